import pytest
from tests.metrics.fake_plan import STAFF, fake_plan

from arsplan.io.plan_folder import write_plan

SCRIPT, FORMULA, QUOTED, LONG = "<script>alert(1)</script>", "=cmd()", 'Ærø Åse "Ø" 🎿', "Nils " + "x" * 295
NAMES = {"S1": SCRIPT, "H1": FORMULA, "A1": QUOTED, "N1": LONG}


def named_plan():
    people = [
        person.model_copy(update={"name": NAMES[person.id], "birth_year": 1961 + k}) for k, person in enumerate(STAFF)
    ]
    return fake_plan(staff=tuple(people))


@pytest.fixture
def folder(tmp_path):
    write_plan(named_plan(), tmp_path / "plan")
    return tmp_path / "plan"
