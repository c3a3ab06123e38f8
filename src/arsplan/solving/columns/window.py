"""Some people on some days, cut out of a team: a smaller team in which all else stands as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from arsplan.solving.columns.prices import Prices
from arsplan.solving.columns.problem import FREE, Cells, Integers, PersonProblem, Rosters, TeamProblem

STAYS = 3
"""What it costs to change a day beside the window, in dearest costs."""


@dataclass(frozen=True)
class Window:
    """A cut of a team. Beside the open days lie days that stand, enough to see every run that reaches inside.

    Attributes
    ----------
    team
        The cut as a team of its own.
    people
        The people of the cut, by their place in the whole team.
    days
        The days of the cut.
    stands
        By day of the cut, whether it stands.
    now
        The rosters of the cut as they are.
    """

    team: TeamProblem
    people: list[int]
    days: slice
    stands: Cells
    now: Rosters

    @classmethod
    def of(cls, team: TeamProblem, rosters: Rosters, people: Sequence[int], opened: range) -> "Window":
        """Cut out some people; only the days `opened` may change."""
        chosen = list(people)
        days = _beside(team, chosen, opened)
        numbers = np.arange(days.start, days.stop)
        stands = (numbers < opened.start) | (numbers >= opened.stop)
        now = rosters[chosen, days]
        wishes = team.wishes[chosen, days].copy()
        e, d = np.nonzero((now != FREE) & stands)
        part = team.part(chosen, rosters)
        wishes[e, d, now[e, d]] -= STAYS * team.dearest
        cut = TeamProblem(
            tuple(_cut(team.people[p], rosters[p], days, stands) for p in chosen),
            wishes,
            part.wanted[days],
            team.under[days],
            team.over[days],
        )
        return cls(cut, chosen, days, stands, now)

    def prices(self, whole: Prices) -> Prices:
        """The prices of the whole, for the cut."""
        return Prices(whole.heads[self.days], whole.most[self.people])

    def back(self, whole: Prices, found: Prices) -> Prices:
        """The prices of the whole, with those found for the open days of the cut."""
        heads = whole.heads.copy()
        heads[self.days][~self.stands] = found.heads[~self.stands]
        return Prices(heads, whole.most)

    def into(self, rosters: Rosters, found: Rosters) -> Rosters | None:
        """The whole with what was found for the cut; None where something changed that should stand."""
        if (found[:, self.stands] != self.now[:, self.stands]).any():
            return None
        joined = rosters.copy()
        joined[self.people, self.days] = found
        return joined


def _beside(team: TeamProblem, people: list[int], opened: range) -> slice:
    """The days opened, with as many beside them as any run has, and no weekend cut in two."""
    rules = [team.people[e] for e in people]
    margin = max(max(p.most_work, p.least_work, p.least_free) for p in rules)
    weekend = rules[0].weekend
    first, end = max(0, opened.start - margin), min(len(weekend), opened.stop + margin)
    while first > 0 and weekend[first] != FREE and weekend[first] == weekend[first - 1]:
        first -= 1
    while end < len(weekend) and weekend[end] != FREE and weekend[end] == weekend[end - 1]:
        end += 1
    return slice(first, end)


def _cut(person: PersonProblem, roster: Rosters, days: slice, stands: Cells) -> PersonProblem:
    """What a person may do on the days of a cut, when the other days are as they are."""
    outside = roster.copy()
    outside[days] = FREE
    inside = roster[days]
    allowed = person.allowed[days].copy()
    allowed[stands] = False
    kept = stands & (inside != FREE)
    allowed[kept, inside[kept]] = True
    worked = outside != FREE
    minutes = int(np.array(person.minutes)[outside[worked]].sum())
    weekends = len({person.weekend[d] for d in np.nonzero(worked)[0]} - {FREE})
    counts: Integers = person.counts(outside)
    return replace(
        person,
        allowed=allowed,
        weekend=person.weekend[days],
        least_minutes=max(0, person.least_minutes - minutes),
        most_minutes=person.most_minutes - minutes,
        most_weekends=person.most_weekends - weekends,
        most=tuple(most - int(count) for most, count in zip(person.most, counts, strict=True)),
    )
