"""A world: a tiny unit, the rules to read, and every roster that is to be tried in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import product

from tests.law.world import MONDAY, person, rule, shift

from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Rota
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Locked, NoOverlap
from arsplan.rules.rule import Rule

MOST = 3_000
"""Rosters that a world may have."""

FREE = "."


@dataclass(frozen=True, eq=False)
class World:
    """Tried completely: the product of what each day may hold.

    Attributes
    ----------
    days
        By person: what to try on each day, such as ``"D/. . | A/N/D+B"``; days left out at the end are free.
    """

    id: str
    unit: Unit
    rules: tuple[Rule, ...]
    days: Mapping[str, str]

    @cached_property
    def kinds(self) -> frozenset[type]:
        """The measures that it is about."""
        return frozenset(type(found.measure) for found in self.rules)

    @cached_property
    def cells(self) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
        """(person, day of the plan, what may stand there) for every day that is mentioned."""
        return tuple(
            (name, k, tuple(signs.split("/")))
            for name, text in self.days.items()
            for k, signs in enumerate(text.replace("|", " ").split())
        )

    @property
    def size(self) -> int:
        """How many rosters there are."""
        count = 1
        for *_, signs in self.cells:
            count *= len(signs)
        return count

    def rosters(self) -> Iterator[Roster]:
        """Every roster of this world."""
        for choice in product(*(signs for *_, signs in self.cells)):
            yield self.roster(choice)

    def roster(self, choice: tuple[str, ...]) -> Roster:
        """The roster in which each cell holds its sign."""
        return Roster(
            Duty(name, self.unit.start + timedelta(k), code)
            for (name, k, _), sign in zip(self.cells, choice, strict=True)
            if sign != FREE
            for code in sign.split("+")
        )


def tiny(*shifts, start=MONDAY, weeks=1, staff=None, rotas=(), **facts):
    """A coherent unit with these shifts and no others."""
    kinds = shifts or (shift("D", "07:30", "15:00"),)
    first = kinds[0]
    return Unit(
        **{
            "name": "a tiny unit",
            "start": start,
            "weeks": weeks,
            "competences": (Competence(code="HFA"),),
            "rotas": (Rota(name="all", shifts=tuple(kind.code for kind in kinds)), *rotas),
            "shifts": kinds,
            "lines": (DemandLine(code="line", start=first.start, end=first.end),),
            "seasons": (Season(name="year", from_week=1, to_week=53),),
            "demand": tuple(
                DemandRow(season="year", day_type=kind, line="line", heads=1) for kind in ("weekday", "weekend")
            ),
            "staff": staff or (person(),),
            **facts,
        }
    )


def world(name, measures, text, *shifts, apart=True, people=("kari",), binds=None, valid=None, **facts):
    """A world of some measures for one person, or for more where `text` is a table of texts.

    Parameters
    ----------
    measures
        One, or several together.
    apart
        Whether one duty at a time is asked for as well, as in every unit.
    binds
        Whom the measures bind, where that is not everybody.
    valid
        `valid_from` and `valid_to`, where the rule is not always in force.
    """
    measures = measures if isinstance(measures, tuple) else (measures,)
    if facts.get("locks") and Locked() not in measures:
        measures += (Locked(),)
    staff = facts.pop("staff", None) or tuple(map(person, people))
    unit = tiny(*shifts, staff=staff, **facts)
    names = tuple(who.id for who in staff)
    rules = tuple(found for measure in measures for found in rule(measure, *(binds or names), **(valid or {})))
    if apart:
        rules += rule(NoOverlap(), *names, id="U01")
    days = {"kari": text} if isinstance(text, str) else text
    return World(name, unit, tuple(r.model_copy(update={"id": f"{r.id}{k}"}) for k, r in enumerate(rules)), days)


def clock(minute):
    """A time of day in minutes, any number of days away, as shifts are written."""
    minute %= 1440
    return f"{minute // 60:02d}:{minute % 60:02d}"


def from_to(code, start, length, paid=None, use="all"):
    """A shift by its start and length in minutes."""
    return shift(code, clock(start), clock(start + length), paid, use)
