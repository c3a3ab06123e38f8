"""Hours with overtime: AML § 10-6. No plan holds overtime, so these limits lie beyond those of ordinary hours."""

from collections.abc import Iterable
from itertools import count

from arsplan.domain.unit import Unit
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.measures import Overtime, WeekMinutes, WorkPeriodMinutes
from arsplan.rules.packs import PackRow
from arsplan.rules.rule import Rule


def total_hours(unit: Unit, ordinary: Iterable[Rule], law: dict[str, PackRow]) -> list[Rule]:
    """R04 and R05, at the agreement level of each person.

    Parameters
    ----------
    ordinary
        R01 and R03 as they bind the unit: whoever keeps them keeps R04 and R05, which says `implied_by`.
    """
    found: dict[str, Rule] = {}
    for rule in ordinary:
        family = "R04" if isinstance(rule.measure, WorkPeriodMinutes) else "R05"
        by_measure: dict[AnyMeasure, list[str]] = {}
        for employee in rule.people:
            level = unit.agreements_of(unit.person[employee]).averaging
            by_measure.setdefault(_beyond(rule.measure, level, law[family]), []).append(employee)
        for measure, people in by_measure.items():
            name = family + rule.id[len(family) :]  # R03/8 gives R05/8
            if name in found:
                name = next(free for number in count(2) if (free := f"{family}/{number}") not in found)
            found[name] = law[family].rule(name, measure, tuple(people), implied_by=rule.id)
    return list(found.values())


def overtime(row: PackRow, level: str) -> Overtime:
    """R06 at an agreement level."""
    more = "_tv" if level == "tv" else ""
    return Overtime(**{name: row.limit[name + more] for name in ("week", "four_weeks", "year")})


def _beyond(ordinary: AnyMeasure, level: str, row: PackRow) -> AnyMeasure:
    """As for ordinary hours, and of a day no less than an agreement with a central union allows."""
    if isinstance(ordinary, WorkPeriodMinutes):
        most = row.limit[level]
        weekend = None if ordinary.most_weekend is None else max(most, ordinary.most_weekend)
        return ordinary.model_copy(update={"most": max(most, ordinary.most), "most_weekend": weekend})
    if isinstance(ordinary, WeekMinutes):
        most = row.limit[level] if ordinary.weeks == 1 else ordinary.weeks * row.limit["average"]
        return ordinary.model_copy(update={"most": most})
    return ordinary
