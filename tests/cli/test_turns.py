"""`arsplan turns`: days off at the feasts, in the table of what is given."""

from tests.planning.test_turns import year

from arsplan.domain.absences import Lock
from arsplan.io.load import load
from arsplan.io.unit_folder import write_unit_folder


def test_the_feasts_are_settled_and_what_was_given_stays(run, tmp_path):
    given = Lock(employee="P1", date="2027-02-01", shift="D")
    write_unit_folder(year(locks=(given,)), tmp_path / "unit")
    ended = run("turns", tmp_path / "unit", "--out", tmp_path / "unit" / "fixed.csv")
    assert (ended.code, ended.err) == (0, "")
    assert "beside 1 that were given before" in ended.out
    unit = load(tmp_path / "unit")
    assert given in unit.locks
    assert {lock.shift for lock in unit.locks} == {"D", "off"}
    assert "2027-12-24: 3 of 6 free" in ended.out


def test_a_table_that_lies_elsewhere_is_not_called_read(run, tmp_path):
    write_unit_folder(year(), tmp_path / "unit")
    ended = run("turns", tmp_path / "unit", "--out", tmp_path / "feasts.csv")
    assert "arsplan plan" not in ended.out
    assert f"put the rows of {tmp_path / 'feasts.csv'} there" in " ".join(ended.out.split())
