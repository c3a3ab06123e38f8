"""A tool's own measure: refused without both readings, planned and checked with them."""

import pytest
from tests.conformance.readings import checker_allows, solver_allows
from tests.law.world import roster, world
from tests.planning.wards import cut

import arsplan
from arsplan.checking.reading import at_most
from arsplan.checking.registry import PERSONAL
from arsplan.domain.own_rules import OwnRule
from arsplan.rules.kinds import KINDS
from arsplan.rules.rulebook import rulebook
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.measures.scope import bound


class ShiftCount(arsplan.ToolMeasure):
    """At most `most` duties of one kind in the plan."""

    kind: str = "shift_count"
    code: str
    most: int


def counted(measure, person):
    horizon = person.unit.horizon
    count = sum(duty.code == measure.code for duty in person.planned)
    say = f"{count} duties {measure.code}; at most {measure.most} are wanted."
    yield at_most((horizon.start, horizon.end), count, measure.most, "duties", lambda: say)


def limited(rule, measure, model):
    grid = model.grid
    for e in bound(rule, model):
        terms = [model.x(e, d, grid.shift_index[measure.code]) for d in range(grid.back, len(grid.days))]
        model.at_most(terms, measure.most)


@pytest.fixture
def registered():
    arsplan.register_measure(ShiftCount, counted, limited)
    yield
    for registry, key in ((KINDS, "shift_count"), (PERSONAL, ShiftCount), (DYNAMIC, ShiftCount)):
        del registry[key]


FEW = OwnRule(id="X1", title="Few evenings", measure={"kind": "shift_count", "code": "A", "most": 2})


@pytest.mark.usefixtures("registered")
def test_both_readings_are_asked():
    unit = world(weeks=1, own_rules=(FEW,))
    rules = tuple(rule for rule in rulebook(unit) if rule.id in {"U01", "X1"})
    for text, allowed in (("A A", True), ("A A A", False), ("D D D", True)):
        assert checker_allows(unit, rules, roster(text)) is allowed
        assert solver_allows(unit, rules, roster(text)) is allowed


@pytest.mark.usefixtures("registered")
def test_a_ward_is_planned_with_it():
    unit = cut("bjorkelia", 3).model_copy(update={"own_rules": (FEW,)})
    plan = arsplan.plan(unit, stop=arsplan.FirstLawful(20), deterministic=True)
    assert plan.outcome.status in {"LAWFUL", "PROVEN_BEST"}
    evenings = [duty.employee for duty in plan.roster if duty.shift == "A"]
    assert max(map(evenings.count, set(evenings))) <= 2
    assert "X1" in {finding.rule for finding in plan.findings}


def test_without_it_the_rule_is_refused():
    with pytest.raises(arsplan.InvalidUnit, match="no measure 'shift_count'"):
        rulebook(world(own_rules=(FEW,)))


class Nameless(arsplan.ToolMeasure):
    """Of no kind."""


class Taken(arsplan.ToolMeasure):
    """Called like one of arsplan's."""

    kind: str = "run_length"


class Stranger:
    """No measure at all."""

    kind = "stranger"


@pytest.mark.parametrize(
    ("measure", "reader", "encoder", "said"),
    [
        (ShiftCount, None, limited, "no reader"),
        (ShiftCount, counted, None, "no encoder"),
        (Nameless, counted, limited, "no kind"),
        (Taken, counted, limited, "'run_length'"),
        (Stranger, counted, limited, "ToolMeasure"),
    ],
)
def test_half_a_measure_is_refused(measure, reader, encoder, said):
    with pytest.raises(arsplan.UnsupportedRule, match=said) as error:
        arsplan.register_measure(measure, reader, encoder)
    assert "\nMaybe " in str(error.value)
    assert "shift_count" not in KINDS


@pytest.mark.usefixtures("registered")
def test_a_tool_may_register_its_measure_again():
    arsplan.register_measure(ShiftCount, counted, limited)
    assert KINDS["shift_count"] is ShiftCount
