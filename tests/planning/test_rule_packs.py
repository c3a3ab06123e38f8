"""A ward is planned under whichever pack it names."""

import pytest
from tests.planning.wards import cut

from arsplan.checking import check
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful


@pytest.mark.parametrize("packs", [("eu",), ("norway", "eu")])
def test_a_ward_is_planned_under_the_packs_it_names(packs):
    ward = cut("bjorkelia", 4).model_copy(update={"rule_packs": packs})
    found = plan(ward, stop=FirstLawful(30))
    assert found.outcome.status in {"LAWFUL", "PROVEN_BEST"}
    assert {"E01", "E02", "E03"} <= {finding.rule for finding in found.findings}
    assert check(found.planned_unit, found.roster, fixed=found.unit.absences).lawful
