"""Packs of rules: every row whole, every number with its source, and what a row says is what is planned and checked."""

import re
import tomllib
from datetime import date, datetime, time, timedelta
from importlib.resources import files

import pytest
from tests.conformance.readings import checker_allows, solver_allows
from tests.law.world import MONDAY, roster, shift, world

from arsplan.checking import check
from arsplan.clock.holidays import red_zones
from arsplan.domain.absences import Wish
from arsplan.domain.terms import Arrangement
from arsplan.rules import measures as m
from arsplan.rules import rulebook
from arsplan.rules.packs import LEVELS, pack, read_pack, row_of

PACKS = ("norway", "eu", "unit")
ROWS = [pytest.param(name, rule, row, id=rule) for name in PACKS for rule, row in pack(name).items()]
S0859 = shift("S0859", "08:59", "16:29")


@pytest.mark.parametrize(("name", "rule", "row"), ROWS)
def test_a_row_says_where_it_comes_from(name, rule, row):
    assert row.title
    assert row.source.title
    assert row.source.confidence in {"TEXT", "SRC", "3P", "GK", "D", "UNIT"}
    assert row.layer in {"law", "tariff", "local"}
    assert row.source.paragraph or row.layer == "local"


@pytest.mark.parametrize(("name", "rule", "row"), ROWS)
def test_a_row_says_in_plain_words_what_it_asks(name, rule, row):
    assert row.says.endswith(".")
    assert 1 <= len(re.findall(r"[a-zæøå0-9)]\.(?= [A-Z]|$)", row.says)) <= 2, "at most two sentences"
    assert row.window or row.role != "limit"
    assert row.words.keys() == row.limit.keys() - set(LEVELS)


def test_every_rule_in_force_has_a_row_that_says_what_it_asks():
    unit = world(
        rule_packs=("norway", "eu"),
        arrangement=Arrangement(weekends_in_plan=17, forbidden_sequences=(("A", "D"),)),
        wishes=(Wish(employee="kari", kind="max_consecutive_shifts", value="4", strength="must"),),
    )
    assert [rule.id for rule in rulebook.rulebook(unit) if row_of(rule.id) is None] == []
    assert row_of("R03/8") == pack()["R03"]
    assert row_of("U07/N") == pack("unit")["U07"]
    assert row_of("X1") is None


def test_a_level_without_a_number_has_that_of_the_level_below():
    row = pack()["R07"]
    assert [row.at(level) for level in LEVELS] == [660, 660, 480]


@pytest.mark.parametrize(
    ("red", "key"),
    [
        (date(2027, 8, 8), "from"),
        (date(2027, 3, 28), "feasts_from"),
        (date(2027, 12, 25), "feasts_from"),
        (date(2027, 5, 1), "national_days_from"),
    ],
)
def test_the_zones_that_are_read_are_those_of_the_pack(red, key):
    limit = pack()["R11"].limit
    (zone,) = red_zones(red, red)
    assert zone.start == datetime.combine(red - timedelta(1), time()) + timedelta(minutes=limit[key])
    assert zone.end.hour * 60 == limit["to"]


def rules(unit, prefix=""):
    return {rule.id: rule for rule in rulebook.rulebook(unit) if rule.id.startswith(prefix)}


def test_the_eu_pack_is_the_directive_and_no_norwegian_law():
    found = rules(world(rule_packs=("eu",)))
    assert not [name for name in found if name.startswith("R")]
    assert found["E01"].measure == m.DailyRest(full=660, floor=660)
    assert found["E02"].measure == m.WeeklyRest(least=2100)
    assert found["E03"].measure == m.WeekMinutes(most=17 * 48 * 60, weeks=17)
    assert found["E04"].measure == m.Breaks(after=360, long=1440, least=1)
    assert "E05" not in found, "nobody works at night"
    assert isinstance(found["E06"].measure, m.VacationPlaced)
    assert isinstance(found["E07"].measure, m.PositionHours)
    assert found["E01"].layer == "law"
    assert "art. 3" in found["E01"].source.paragraph


def test_rest_that_the_arrangement_asks_for_holds_in_every_pack():
    asked = Arrangement(daily_rest=720, weekly_rest=2160)
    found = rules(world(rule_packs=("eu",), arrangement=asked))
    assert found["E01"].measure == m.DailyRest(full=720, floor=720)
    assert found["E02"].measure == m.WeeklyRest(least=2160)


def test_both_packs_say_the_hours_of_the_position_and_the_vacation_once():
    found = rules(world(rule_packs=("norway", "eu")))
    assert {"R07", "E01", "R17"} <= found.keys()
    assert not {"E06", "E07"} & found.keys()


@pytest.mark.parametrize(
    ("text", "verdict"), [("A S0859", False), ("A D", False), ("A . D", True), ("A A A A A A A", False)]
)
def test_the_eu_pack_is_read_twice(text, verdict):
    unit = world(rule_packs=("eu",), more_shifts=(S0859,), arrangement=Arrangement(longest_run_days=7))
    law = tuple(rules(unit, "E0").values())[:3]
    assert checker_allows(unit, law, roster(text)) is verdict
    assert solver_allows(unit, law, roster(text)) is verdict


def with_row(monkeypatch, **change):
    """The Norwegian pack with other words in its row on daily rest."""
    row = pack()["R07"]._replace(**change)
    monkeypatch.setattr(rulebook, "pack", lambda name="norway": {**pack(name), "R07": row})


@pytest.mark.parametrize(
    ("change", "lawful"),
    [
        ({}, False),
        ({"severity": "soft"}, True),
        ({"severity": "off"}, True),
        ({"valid_from": MONDAY + timedelta(1)}, False),
        ({"valid_from": MONDAY + timedelta(2)}, True),
        ({"valid_to": MONDAY}, False),
        ({"valid_to": MONDAY - timedelta(1)}, True),
    ],
)
def test_severity_and_validity_of_a_row_count_in_both_readings(monkeypatch, change, lawful):
    with_row(monkeypatch, **change)
    unit = world(weeks=1)
    law = tuple(rules(unit, "R07").values()) + tuple(rules(unit, "U01").values())
    assert check(unit, roster("A D"), law).lawful is lawful
    assert solver_allows(unit, law, roster("A D")) is lawful


def test_a_soft_row_is_told_and_one_that_is_off_is_not(monkeypatch):
    unit = world(weeks=1)
    with_row(monkeypatch, severity="soft")
    (told,) = [f for f in check(unit, roster("A D"), tuple(rules(unit, "R07").values())) if f.verdict == "broken"]
    assert told.severity == "soft"
    with_row(monkeypatch, severity="off")
    assert not list(check(unit, roster("A D"), tuple(rules(unit, "R07").values())))


def test_a_row_carries_its_dates_layer_and_severity():
    (row,) = read_pack(
        '[X01]\ntitle = "t"\nlimit = { none = 1 }\nlayer = "tariff"\nseverity = "soft"\nvalid_from = 2027-01-01\n'
        'valid_to = 2027-12-31\nparagraph = "§ 1"\nsource = "s"\naddress = ""\nconfidence = "GK"\n'
    ).values()
    assert (row.layer, row.severity, row.valid_from, row.valid_to) == (
        "tariff",
        "soft",
        date(2027, 1, 1),
        date(2027, 12, 31),
    )


def test_a_number_that_a_setting_begins_with_is_said_once():
    rows = tomllib.loads(files("arsplan.rules.packs").joinpath("norway.toml").read_text(encoding="utf-8"))
    assert rows["R02"]["limit"] == {"full_time": "unit.full_time_week"}
    assert rows["R17"]["limit"] == {"tariff": "vacation.days", "senior": "vacation.senior_days"}
    assert (pack()["R02"].limit, pack()["R17"].limit) == ({"full_time": 2130}, {"tariff": 30, "senior": 6})
