"""A rota as it was worked: marks for extra time and overtime, and people who were hired."""

import pytest
from tests.metrics.small import MONDAY, small

from arsplan.domain.roster import Duty
from arsplan.errors import InvalidUnit
from arsplan.io.rota import Noted
from arsplan.io.worked_rota import read_worked


def read(tmp_path, text, noted=None):
    file = tmp_path / "worked.csv"
    file.write_text(text, encoding="utf-8")
    return read_worked(small(), file, *([] if noted is None else [noted]))


def problems(tmp_path, text):
    with pytest.raises(InvalidUnit) as refused:
        read(tmp_path, text)
    return refused.value.problems


def test_without_marks_it_is_any_rota(tmp_path):
    found = read(tmp_path, "employee,date,shift\nS1,2027-01-04,D\n")
    assert list(found.roster) == [Duty("S1", MONDAY, "D")]
    assert (found.hired, found.extra, found.overtime) == (frozenset(), frozenset(), frozenset())


def test_marks_in_either_language(tmp_path):
    rows = "S1;04.01.2027;D;overtid\nH1;04.01.2027;D;mertid\nA1;04.01.2027;D;\n"
    found = read(tmp_path, "ansattnr;dato;vakt;hours\n" + rows)
    assert found.overtime == {Duty("S1", MONDAY, "D")}
    assert found.extra == {Duty("H1", MONDAY, "D")}


def test_hired_people_stand_beside_the_list(tmp_path):
    rows = "agency-1,2027-01-04,D,hired,SPL\nagency-1,2027-01-05,D,innleie,SPL\n"
    found = read(tmp_path, "employee,date,shift,hours,competence\n" + rows)
    assert found.hired == {"agency-1"}
    assert found.unit.person["agency-1"].competence == "SPL"
    assert len(found.roster) == 2
    assert len(found.own) == 0


def test_times_of_their_own_are_taken_where_that_is_asked(tmp_path):
    text = "employee,date,start,end,hours\nS1,2027-01-04,07:30,17:00,overtime\n"
    found = read(tmp_path, text, Noted(own_times=True))
    (duty,) = found.roster
    assert found.unit.shift_by_code[duty.shift].paid_minutes == 570
    assert found.overtime == {duty}


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("S1,2027-01-04,D,hired,SPL", "hired-on-list", "hours"),
        ("agency-1,2027-01-04,D,hired,", "missing-value", "competence"),
        ("agency-1,2027-01-04,D,hired,DOC", "unknown-competence", "competence"),
        ("agency-1,2027-01-04,D,,SPL", "unknown-employee", "employee"),
        ("S1,2027-01-04,D,now and then,", "unknown-word", "hours"),
        ("S1,2027-01-04,X,,", "unknown-shift", "shift"),
        ("S1,2026-01-04,D,,", "outside-plan", "date"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(tmp_path, row, code, column):
    (found,) = problems(tmp_path, f"employee,date,shift,hours,competence\n{row}\n")
    assert (found.code, found.file, found.row, found.column) == (code, "worked.csv", 2, column)
    assert "Maybe" in str(found)


def test_one_id_is_one_person(tmp_path):
    rows = "agency-1,2027-01-04,D,hired,SPL\nagency-1,2027-01-05,D,hired,HFA\n"
    (found,) = problems(tmp_path, "employee,date,shift,hours,competence\n" + rows)
    assert (found.code, found.row) == ("two-competences", 3)


def test_a_rota_without_duties_is_refused(tmp_path):
    (found,) = problems(tmp_path, "employee,date\nS1,2027-01-04\n")
    assert found.code == "missing-column"


def test_an_empty_rota_is_refused(tmp_path):
    (found,) = problems(tmp_path, "employee,date,shift\n")
    assert found.code == "no-duties"
