"""Hours with overtime: AML § 10-6. No plan holds overtime, so these limits lie beyond those of ordinary hours."""

from arsplan.domain.terms import Averaging
from arsplan.rules.measures import Overtime, WeekMinutes, WorkPeriodMinutes
from arsplan.rules.packs import PackRow
from arsplan.rules.rule import Rule


def total_hours(ordinary: list[Rule], law: dict[str, PackRow], level: Averaging, people: tuple[str, ...]) -> list[Rule]:
    """R04, R05 and R06.

    Parameters
    ----------
    ordinary
        R01 and R03 as they bind the unit: whoever keeps them keeps R04 and R05, which says `implied_by`.
    """
    found = []
    for rule in ordinary:
        measure = rule.measure
        if isinstance(measure, WorkPeriodMinutes):
            found.append(_beyond(rule, "R04", law["R04"], _day(measure, law["R04"].limit[level])))
        elif isinstance(measure, WeekMinutes):
            limit = law["R05"].limit
            most = limit[level] if measure.weeks == 1 else measure.weeks * limit["average"]
            found.append(_beyond(rule, "R05", law["R05"], measure.model_copy(update={"most": most})))
    row, more = law["R06"], "_tv" if level == "tv" else ""
    overtime = Overtime(**{name: row.limit[name + more] for name in ("week", "four_weeks", "year")})
    return [*found, Rule(id="R06", title=row.title, measure=overtime, people=people, source=row.source)]


def _day(ordinary: WorkPeriodMinutes, most: int) -> WorkPeriodMinutes:
    """As for ordinary hours, and no less than an agreement with a central union allows of them."""
    weekend = None if ordinary.most_weekend is None else max(most, ordinary.most_weekend)
    return ordinary.model_copy(update={"most": max(most, ordinary.most), "most_weekend": weekend})


def _beyond(ordinary: Rule, rule: str, row: PackRow, measure: WorkPeriodMinutes | WeekMinutes) -> Rule:
    """The rule of the same people with the same split: R03/8 gives R05/8."""
    return Rule(
        id=rule + ordinary.id[len(rule) :],
        title=row.title,
        measure=measure,
        people=ordinary.people,
        source=row.source,
        implied_by=ordinary.id,
    )
