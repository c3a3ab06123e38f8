"""Two units as one."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.planning.wards import pair

from arsplan.domain.absences import Absence, Lock
from arsplan.domain.need import needs
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.scenarios.change import changed
from arsplan.scenarios.closed import closed_form
from arsplan.scenarios.file import read_scenarios
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.task import Task, run

UNITS = Path(__file__).parents[2] / "examples" / "units"


def by_day(name):
    """Day and evening of an example unit, everybody on ordinary shifts, and no weekend posts."""
    unit = load(UNITS / name)
    staff = tuple(e.model_copy(update={"long_shift_minutes": None}) for e in unit.staff if e.rota == "DA")
    demand = tuple(row for row in unit.demand if row.line in {"D", "A"})
    lines = tuple(line for line in unit.lines if line.code in {"D", "A"})
    shifts = tuple(shift for shift in unit.shifts if shift.code in {"D", "A"})
    rotas = tuple(r.model_copy(update={"shifts": ("D", "A")}) for r in unit.rotas if r.name == "DA")
    return unit.model_copy(
        update={"staff": staff, "demand": demand, "lines": lines, "shifts": shifts, "rotas": rotas, "wishes": ()}
    )


@pytest.fixture(scope="module")
def ward():
    return by_day("solsiden")


@pytest.fixture(scope="module")
def home():
    return by_day("bjorkelia")


@pytest.fixture(scope="module")
def both(ward, home):
    return changed(ward, Scenario(name="s", pool=(home,)))


def test_the_oracle_of_a_ward_and_a_shared_home(both):
    found = closed_form(both)
    assert found.heads == 63
    assert found.fte == Fraction(1215) / Fraction("35.5")
    assert round(float(found.mean), 3) == 0.543


def test_every_day_asks_for_the_heads_of_both(ward, home, both):
    def slots(unit):
        return {(need.date, need.line): need.slots for need in needs(unit)}

    one, other, together = slots(ward), slots(home), slots(both)
    assert together.keys() == one.keys() | other.keys()
    for key, found in together.items():
        of = [one.get(key, {}), other.get(key, {})]
        assert found == {code: sum(each.get(code, 0) for each in of) for code in found}
        assert sum(found.values()) == sum(sum(each.values()) for each in of)


def test_everybody_is_there_and_may_work_in_both(ward, home, both):
    assert len(both.staff) == len(ward.staff) + len(home.staff)
    assert {e.rota for e in both.staff} == {"DA"}
    assert [line.code for line in both.lines] == ["D", "A"]


def test_ids_that_stand_twice_get_the_name_of_their_unit():
    one, other = (
        pair(1),
        pair(2).model_copy(
            update={
                "name": "other",
                "locks": (Lock(employee="P1", date=date(2027, 8, 3), shift="D"),),
                "absences": (Absence(employee="P2", first=date(2027, 8, 2), last=date(2027, 8, 2), kind="leave"),),
            }
        ),
    )
    after = changed(one, Scenario(name="s", pool=(other,)))
    assert list(after.person) == ["P1", "P2", "P1 (other)", "P2 (other)"]
    assert after.locks[0].employee == "P1 (other)"
    assert after.absences[0].employee == "P2 (other)"


def test_shifts_and_lines_of_other_times_keep_apart():
    one = pair(1)
    late = one.shifts[0].model_copy(update={"start": 480, "covers": ()})
    other = pair(1).model_copy(update={"name": "late", "shifts": (*one.shifts, late.model_copy(update={"code": "D8"}))})
    assert [s.code for s in changed(one, Scenario(name="s", pool=(other,))).shifts] == ["D", "D8"]
    clash = pair(1).model_copy(
        update={"name": "late", "shifts": (one.shifts[0].model_copy(update={"paid_minutes": 420}),)}
    )
    after = changed(one, Scenario(name="s", pool=(clash,)))
    assert [s.code for s in after.shifts] == ["D", "D (late)"]
    assert after.rota_by_name["DA (late)"].shifts == ("D (late)",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"weeks": 2}, "other weeks"),
        ({"full_time_week": 2250}, "full-time week"),
        ({"competences": tuple(c.model_copy(update={"fills": ()}) for c in pair(1).competences)}, "other slots"),
        ({"lines": tuple(line.model_copy(update={"start": 480}) for line in pair(1).lines)}, "no demand line"),
    ],
)
def test_what_cannot_be_pooled_is_refused(change, said):
    with pytest.raises(InvalidUnit, match=rf"Scenario 's': pair .*{said}[\s\S]*Maybe"):
        changed(pair(1), Scenario(name="s", pool=(pair(1).model_copy(update=change),)))


def test_a_row_says_what_the_units_come_to_apart():
    row = run(Task("s", pair(1), Scenario(name="s", pool=(pair(2),)))).row
    assert row["closed_form_apart_heads"] == closed_form(pair(1)).heads + closed_form(pair(2)).heads


def test_who_has_consented_in_the_other_unit_is_not_asked_anew():
    staff = tuple(e.model_copy(update={"long_shift_minutes": 750}) for e in pair(2).staff)
    row = run(Task("s", pair(1), Scenario(name="s", pool=(pair(2).model_copy(update={"staff": staff}),)))).row
    assert (row["consents"], row["consents_more"]) == (2, 0)


def test_in_a_file_units_lie_beside_it(tmp_path):
    text = f'[[scenario]]\nname = "a"\npool = ["{UNITS.as_posix()}/bjorkelia"]\n'
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    assert read_scenarios(tmp_path / "s.toml")[0].pool[0].name == "Bjørkelia"
    (tmp_path / "s.toml").write_text(text.replace("bjorkelia", "nowhere"), encoding="utf-8")
    with pytest.raises(InvalidUnit, match="row 3, column pool"):
        read_scenarios(tmp_path / "s.toml")
