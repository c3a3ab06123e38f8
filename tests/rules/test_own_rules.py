"""Rules that a unit has written are planned and checked like all others, and never loosen law or tariff."""

from datetime import timedelta

import pytest
from tests.conformance.readings import checker_allows, solver_allows
from tests.law.world import MONDAY, person, roster, world
from tests.planning.wards import cut, pair

from arsplan.checking import check
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.roster import Roster
from arsplan.domain.terms import Agreements, Arrangement, VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.planning.bound import bound
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful, MaxRuntime
from arsplan.rules.rulebook import rulebook

TWO_DAYS = {"kind": "run_length", "most": 2}
ASKED = Arrangement(weekends=1, weekends_of=1, whole_weekends=False)

NONE = VacationPolicy(place=False)


def own(measure=TWO_DAYS, **facts):
    return OwnRule(**{"id": "X1", "title": "At most two days in a row", "measure": measure, **facts})


def ward(*rules, **facts):
    staff = (person("kari"), person("per", competence="HFA"))
    return world(**{"weeks": 1, "staff": staff, "arrangement": ASKED, "vacation": NONE, "own_rules": rules, **facts})


def read_twice(unit, text, name="kari"):
    """The verdict of both readings, which has to be one."""
    rules = tuple(rule for rule in rulebook(unit) if rule.id in {"U01", "X1"} or rule.id.startswith("U07"))
    verdicts = {
        checker_allows(unit, rules, roster(text, name=name)),
        solver_allows(unit, rules, roster(text, name=name)),
    }
    assert len(verdicts) == 1
    return verdicts.pop()


@pytest.mark.parametrize(
    ("facts", "bound_by_it"),
    [
        ({}, {"kari", "per"}),
        ({"people": "all"}, {"kari", "per"}),
        ({"people": ("per",)}, {"per"}),
        ({"rota": "all"}, {"kari", "per"}),
        ({"competence": "HFA", "people": ("kari",)}, {"kari"}),
        ({"valid_from": MONDAY + timedelta(1)}, {"kari", "per"}),
        ({"valid_from": MONDAY + timedelta(3)}, set()),
        ({"valid_to": MONDAY - timedelta(1)}, set()),
        ({"severity": "off"}, set()),
        ({"severity": "soft"}, set()),
    ],
)
def test_whom_and_when_a_rule_binds(facts, bound_by_it):
    unit = ward(own(**facts))
    for name in ("kari", "per"):
        assert read_twice(unit, "D D . D D", name)
        assert read_twice(unit, "D D D", name) is (name not in bound_by_it)


def test_a_soft_rule_is_told_and_weighed():
    unit = ward(own(severity="soft", weight=7))
    (rule,) = [rule for rule in rulebook(unit) if rule.id == "X1"]
    assert (rule.severity, rule.weight) == ("soft", 7)
    findings = check(unit, roster("D D D"))
    assert findings.lawful
    assert {f.rule for f in findings if f.verdict == "broken"} == {"X1"}


def test_its_source_is_the_units():
    (rule,) = [rule for rule in rulebook(ward(own(source="Agreement", paragraph="3"))) if rule.id == "X1"]
    assert (rule.source.title, rule.source.paragraph, rule.source.confidence) == ("Agreement", "3", "UNIT")
    assert rule.layer == "local"


@pytest.mark.parametrize(
    ("switch", "runs", "nights"),
    [
        (Switch(rule="U07", severity="off"), True, False),
        (Switch(rule="U07", severity="soft"), True, False),
        (Switch(rule="U07/N", severity="off"), False, True),
    ],
)
def test_the_units_own_rules_can_be_switched(switch, runs, nights):
    arrangement = ASKED.model_copy(update={"longest_run_days": 2, "longest_run_nights": 1})
    assert not read_twice(ward(arrangement=arrangement), "D D D")
    unit = ward(arrangement=arrangement, switches=(switch,))
    assert read_twice(unit, "D D D") is runs
    assert read_twice(unit, "N N") is nights


def test_a_family_is_switched_as_one():
    sequences = ASKED.model_copy(update={"forbidden_sequences": (("A", "D"), ("N", "D"))})
    unit = ward(arrangement=sequences, switches=(Switch(rule="U09", severity="off"),))
    assert {rule.severity for rule in rulebook(unit) if rule.id.startswith("U09")} == {"off"}


TV = {
    "agreements": Agreements(averaging="tv", daily_rest=540, weekly_rest=1680),
    "arrangement": Arrangement(daily_rest=540, weekly_rest=1680),
}


@pytest.mark.parametrize(
    ("measure", "facts", "paragraph"),
    [
        ({"kind": "daily_rest", "full": 660, "floor": 540}, {}, "AML § 10-8(1)(3)"),
        ({"kind": "daily_rest", "full": 660, "floor": 539}, TV, "AML § 10-8(1)(3)"),
        ({"kind": "daily_rest", "full": 600, "floor": 600}, TV, "AML § 10-8(1)(3)"),
        ({"kind": "weekly_rest", "least": 2099}, {}, "AML § 10-8(2)(3)"),
        ({"kind": "week_minutes", "most": 2281}, {}, "AML § 10-4, 10-5(1)-(3)"),
        ({"kind": "week_minutes", "most": 8 * 2880 + 1, "weeks": 8}, TV, "AML § 10-4, 10-5(1)-(3)"),
        ({"kind": "work_period_minutes", "most": 541}, {}, "AML § 10-4(1), 10-5(1)-(3)"),
        ({"kind": "work_period_minutes", "most": 540, "most_weekend": 600}, {}, "AML § 10-4(1), 10-5(1)-(3)"),
        ({"kind": "red_day_sequence", "threshold": 90}, {}, "AML § 10-8(4)"),
        ({"kind": "breaks", "after": 331}, {}, "AML § 10-9"),
        ({"kind": "breaks", "long": 481}, {}, "AML § 10-9"),
        ({"kind": "breaks", "least": 29}, {}, "AML § 10-9"),
        ({"kind": "overtime", "week": 601}, {}, "AML § 10-6(4)-(6)"),
        ({"kind": "overtime", "four_weeks": 1501}, {}, "AML § 10-6(4)-(6)"),
        ({"kind": "overtime", "year": 12001}, {}, "AML § 10-6(4)-(6)"),
        ({"kind": "daily_rest", "full": 660, "floor": 540}, {"rule_packs": ("eu",)}, "Directive 2003/88/EC art. 3"),
    ],
)
def test_what_loosens_law_is_refused_with_the_paragraph(measure, facts, paragraph):
    with pytest.raises(InvalidUnit) as error:
        rulebook(ward(own(measure), **facts))
    (problem,) = error.value.problems
    assert problem.code == "looser-than-law"
    assert f"({paragraph})" in problem.message
    assert "\nMaybe " in str(problem)


@pytest.mark.parametrize(
    ("measure", "facts"),
    [
        ({"kind": "daily_rest", "full": 720, "floor": 720}, {}),
        ({"kind": "daily_rest", "full": 660, "floor": 540}, TV),
        ({"kind": "weekly_rest", "least": 1680}, TV),
        ({"kind": "week_minutes", "most": 2280}, {}),
        ({"kind": "week_minutes", "most": 4 * 2700, "weeks": 4}, TV),
        ({"kind": "red_days_off", "weeks": 8}, {}),
    ],
)
def test_what_asks_for_as_much_or_more_stands(measure, facts):
    assert [rule.id for rule in rulebook(ward(own(measure), **facts))][-1] == "X1"


def test_weeks_are_not_shown_as_hours():
    unit = ward(own({"kind": "red_days_off", "run": 5}), agreements=Agreements(red_day_weeks=26))
    with pytest.raises(InvalidUnit, match=r"value '5': 5 is looser than R10, which sets 4 here \(AML § 10-8\(4\)\)"):
        rulebook(unit)


def test_law_that_binds_others_does_not_bind_the_rule():
    facts = {"agreements": Agreements(averaging="tv")}
    short = {"kind": "week_minutes", "most": 3240}
    assert rulebook(ward(own(short, people=("per",)), **facts))
    with pytest.raises(InvalidUnit):
        rulebook(ward(own(short, people=("per",))))


@pytest.mark.parametrize("agreements", [Agreements(daily_rest=479), Agreements(weekly_rest=1679)])
def test_nobody_agrees_to_less_than_the_law_lets_anybody(agreements):
    with pytest.raises(InvalidUnit, match=r"AML § 10-8"):
        rulebook(world(agreements=agreements))


def test_the_directive_gives_four_weeks_of_vacation():
    policy = VacationPolicy(days=23)
    with pytest.raises(InvalidUnit, match=r"art. 7"):
        rulebook(world(rule_packs=("eu",), vacation=policy))
    assert rulebook(world(vacation=policy))


@pytest.mark.parametrize(
    ("switch", "code", "said"),
    [
        (Switch(rule="R07", severity="off"), "law-cannot-be-switched", "AML § 10-8(1)(3)"),
        (Switch(rule="R02", severity="soft"), "law-cannot-be-switched", "tariff"),
        (Switch(rule="U01", severity="off"), "always-in-force", "One duty at a time"),
        (Switch(rule="U60", severity="off"), "unknown-rule", "U60"),
    ],
)
def test_what_cannot_be_switched_is_refused(switch, code, said):
    with pytest.raises(InvalidUnit) as error:
        rulebook(ward(switches=(switch,), arrangement=Arrangement()))
    (problem,) = error.value.problems
    assert problem.code == code
    assert said in str(problem)


def test_law_can_be_switched_to_what_it_is():
    assert rulebook(ward(switches=(Switch(rule="R07", severity="hard"),)))


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        (own(people=("pre",)), "people"),
        (own(rota="DA"), "rota"),
        (own(competence="SPL"), "competence"),
        (own(id="R07"), "id"),
        (own({"kind": "run_lenght", "most": 2}), "measure.kind"),
        (own({"kind": "no_overlap"}), "measure.kind"),
        (own({"most": 2}), "measure.kind"),
        (own({"kind": "run_length"}), "measure.most"),
        (own({"kind": "run_length", "most": -1}), "measure.most"),
        (own({"kind": "run_length", "most": 2, "off": "days"}), "measure.off"),
        (own({"kind": "weekend_rhythm", "every": 0}), "measure.every"),
        (own({"kind": "week_minutes", "most": 10, "weeks": 0}), "measure.weeks"),
        (own({"kind": "forbidden_sequence", "codes": ["A", "X"]}), "measure.codes"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_with_its_key(rule, column):
    with pytest.raises(InvalidUnit) as error:
        rulebook(ward(rule))
    (problem,) = error.value.problems
    assert (problem.file, problem.row, problem.column) == ("own_rules", 0, column)
    assert "\nMaybe " in str(problem)


def test_two_rules_of_one_name_are_refused():
    with pytest.raises(InvalidUnit, match="another rule 'X1'"):
        rulebook(ward(own(), own()))


def test_a_bound_stays_a_bound_when_a_rule_is_in_force_for_a_while():
    free = own({"kind": "week_minutes", "most": 0}, valid_from=MONDAY + timedelta(7))
    ward_ = pair(1).model_copy(update={"weeks": 2})
    for rule in (free, own({"kind": "run_length", "most": 0}, valid_to=MONDAY + timedelta(6))):
        unit = ward_.model_copy(update={"own_rules": (rule,)})
        assert bound(unit).shortage <= plan(unit, stop=MaxRuntime(2)).goals[0].value


def test_a_ward_is_planned_with_a_rule_of_its_own():
    unit = cut("bjorkelia", 3)
    unit = unit.model_copy(update={"own_rules": (own({"kind": "run_length", "most": 3}),)})
    found = plan(unit, stop=FirstLawful(20))
    assert found.outcome.status in {"LAWFUL", "PROVEN_BEST"}
    assert "X1" in {finding.rule for finding in found.findings}
    assert len(Roster(found.roster))
