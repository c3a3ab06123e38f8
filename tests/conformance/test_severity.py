"""Only hard rules forbid; of soft ones, those that can be weighed cost their weight."""

import numpy as np
import pytest
from tests.conformance.readings import Solver
from tests.conformance.verdicts import verdicts
from tests.conformance.worlds import WORLDS
from tests.conformance.worlds_runs import run

from arsplan.rules.measures import Locked, NoOverlap

FIRST = {}
for _world in WORLDS:
    for _kind in _world.kinds - {Locked}:
        if not all(lawful for _, lawful in verdicts(_world).values()):
            FIRST.setdefault(_kind, _world)


@pytest.mark.parametrize("severity", ["soft", "off"])
@pytest.mark.parametrize("world", FIRST.values(), ids=lambda world: world.id)
def test_a_rule_that_is_not_hard_forbids_nothing(world, severity):
    keep = (Locked, NoOverlap) if NoOverlap in world.kinds and len(world.kinds) > 1 else (Locked,)
    rules = tuple(
        rule if isinstance(rule.measure, keep) else rule.model_copy(update={"severity": severity})
        for rule in world.rules
    )
    hard = tuple(rule for rule in rules if rule.severity == "hard")
    soft, without = Solver(world.unit, rules), Solver(world.unit, hard)
    for roster, _ in verdicts(world).values():
        assert soft.allows(roster) == without.allows(roster), roster


def test_a_soft_run_costs_its_weight_for_each_stretch_beyond_it():
    world = run("soft", "D/. D/. D/. D/. D/. D/. D/.", most=2)
    rules = tuple(rule.model_copy(update={"severity": "soft", "weight": 7}) for rule in world.rules[:1])
    for roster, _ in verdicts(world).values():
        solver = Solver(world.unit, rules)
        solver.model.minimize_costs()
        assert solver.allows(roster)
        days = np.isin(world.unit.horizon.dates, [duty.date for duty in roster])
        beyond = sum(bool(days[k : k + 3].all()) for k in range(5))
        assert solver._solver.objective_value == 7 * beyond
