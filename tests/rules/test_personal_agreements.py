"""What one person has agreed to binds that person instead of the unit's agreement."""

import pytest
from tests.conformance.readings import checker_allows, solver_allows
from tests.io.damage import STAFF
from tests.law.world import law, person, roster, shift, world

from arsplan.domain.agreed import PersonalAgreements
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.errors import InvalidUnit
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit

TV = Agreements(averaging="tv", daily_rest=540, weekly_rest=1680)
ASKED = Arrangement(daily_rest=540, weekly_rest=1680, longest_run_days=7, weekends=1, weekends_of=1)
S0900 = shift("S0900", "09:00", "16:30")
X14 = shift("X14", "07:30", "21:30")


def ward(**own):
    staff = (person("kari"), person("per", agreements=PersonalAgreements(**own)))
    return world(agreements=TV, arrangement=ASKED, staff=staff, more_shifts=(S0900, X14))


@pytest.mark.parametrize(
    ("rule", "own", "text"),
    [
        ("R01", {"averaging": "ind"}, "L"),
        ("R01", {"averaging": "none"}, "N"),
        ("R03", {"averaging": "none"}, "D D D D D D"),
        ("R04", {"averaging": "ind"}, "X14"),
        ("R05", {"averaging": "none"}, "N N N N N"),
        ("R07", {"daily_rest": 660}, "A D"),
        ("R08", {"weekly_rest": 2100}, "A A A A A . D"),
    ],
)
def test_who_has_agreed_to_less_is_bound_by_that(rule, own, text):
    unit = ward(**own)
    rules = law(unit, rule, "U01")
    for name, allowed in (("kari", True), ("per", False)):
        assert checker_allows(unit, rules, roster(text, name=name)) is allowed
        assert solver_allows(unit, rules, roster(text, name=name)) is allowed


def test_people_are_split_by_what_binds_them():
    unit = ward(averaging="none", daily_rest=660)
    people = {rule.id: rule.people for rule in law(unit, "R01", "R03", "R07", "R08")}
    assert people["R07"] == ("kari",)
    assert people["R07/2"] == ("per",)
    assert people["R03/8"] == ("kari",)
    assert people["R08"] == ("kari", "per")


def test_a_level_above_the_units_reaches_one_person_alone():
    staff = (person("kari"), person("per", agreements=PersonalAgreements(averaging="tv", daily_rest=540)))
    unit = world(staff=staff, arrangement=Arrangement(daily_rest=540))
    rules = law(unit, "R01", "R07", "U01")
    for text in ("L", "A D"):
        assert not checker_allows(unit, rules, roster(text))
        assert checker_allows(unit, rules, roster(text, name="per"))
        assert solver_allows(unit, rules, roster(text, name="per"))


def test_columns_in_norwegian(tmp_path):
    write_template(tmp_path)
    staff = tmp_path / STAFF
    lines = staff.read_text(encoding="utf-8").splitlines()
    lines = [f"{lines[0]},gjennomsnitt,døgnhvile,ukehvile", f'{lines[1]},tillitsvalgte,"9,5",28:00']
    staff.write_text("\n".join(lines), encoding="utf-8")
    for name in ("absences", "activities", "fixed", "wishes"):
        (tmp_path / f"{name}.csv").unlink()
    (anna,) = read_unit(tmp_path).staff
    assert anna.agreements == PersonalAgreements(averaging="tv", daily_rest=570, weekly_rest=1680)


def test_a_level_that_is_not_known_is_refused_with_its_place(tmp_path):
    write_template(tmp_path)
    staff = tmp_path / STAFF
    text = staff.read_text(encoding="utf-8").splitlines()
    staff.write_text(
        "\n".join([f"{text[0]},averaging", f"{text[1]},union", *(f"{line}," for line in text[2:])]), encoding="utf-8"
    )
    with pytest.raises(InvalidUnit) as error:
        read_unit(tmp_path)
    (problem,) = error.value.problems
    assert (problem.file, problem.row, problem.column, problem.value) == (STAFF, 2, "averaging", "union")
    assert "Maybe one of: none, ind, tv." in str(problem)
