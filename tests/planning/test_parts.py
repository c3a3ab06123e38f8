"""A unit whose parts are planned apart: what it says of some of its people alone stands in the way of nobody else."""

import pytest
from tests.planning.test_month_hours import planned
from tests.planning.wards import pair

from arsplan.domain.absences import Wish
from arsplan.domain.demand import DemandLine, DemandRow
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Rota
from arsplan.domain.unit import Unit

RULE = OwnRule(id="X1", title="At most two days in a row", measure={"kind": "run_length", "most": 2})
RUN = Wish(employee="P1", kind="max_consecutive_shifts", value="2", strength="must")


def two_rotas(**facts: object) -> Unit:
    """One person for days and one for evenings, who share nothing."""
    unit = pair(1, nurses=0)
    evening = ShiftType(code="A", start="15:00", end="22:00", paid_minutes=420, covers=(Cover(line="A"),))
    return unit.model_copy(
        update={
            "rotas": (*unit.rotas, Rota(name="E", shifts=("A",))),
            "shifts": (*unit.shifts, evening),
            "lines": (*unit.lines, DemandLine(code="A", start="15:00", end="22:00")),
            "demand": tuple(
                DemandRow(season="all", day_type=kind, line=line, heads=1)
                for line in "DA"
                for kind in ("weekday", "weekend")
            ),
            "staff": (unit.staff[0], unit.staff[1].model_copy(update={"rota": "E"})),
            **facts,
        }
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"own_rules": (RULE.model_copy(update={"people": ("P2",)}),)},
        {"own_rules": (RULE.model_copy(update={"rota": "E"}),)},
        {"wishes": (RUN,), "switches": (Switch(rule="W01/P1", severity="off"),)},
    ],
    ids=["people", "rota", "a wish that is switched off"],
)
def test_what_is_said_of_one_part_does_not_stop_the_other(facts: dict[str, object]) -> None:
    made = planned(two_rotas(**facts), seconds=0.5)
    assert {duty.employee for duty in made.roster} == {"P1", "P2"}
