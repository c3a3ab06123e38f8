"""The unit that a newcomer starts from."""

import re
from pathlib import Path

import pytest

from arsplan.domain.absences import VACATION
from arsplan.domain.need import needs
from arsplan.domain.prices import Prices
from arsplan.domain.terms import Agreements, Arrangement, VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.io.table_specs import DEMAND, HISTORY, SEASONS, SETTLED, SHIFTS, STAFF
from arsplan.io.template import write_template
from arsplan.rules.entitlement import account


def test_it_reads_as_it_stands(tmp_path: Path):
    write_template(tmp_path / "new")
    unit = load(tmp_path / "new")
    assert (len(unit.staff), len(unit.competences), unit.weeks) == (13, 3, 52)
    assert unit.constructed


def test_hours_of_the_staff_are_about_the_hours_of_the_demand(tmp_path: Path):
    write_template(tmp_path)
    unit = load(tmp_path)
    for rota, lines in (("DA", {"D", "A"}), ("N", {"N"})):
        room = sum(account(unit, person).room for person in unit.staff if person.rota == rota)
        wanted = sum(
            unit.shift_by_code[need.line].paid_minutes * sum(need.slots.values())
            for need in needs(unit)
            if need.line in lines
        )
        assert 1 <= room / wanted < 1.05


def test_every_setting_is_explained(tmp_path: Path):
    write_template(tmp_path)
    text = (tmp_path / "unit.toml").read_text(encoding="utf-8")
    for kind in (Agreements, Arrangement, VacationPolicy, Prices):
        for name in kind.model_fields:
            assert f"\n{name} = " in text or f"\n# {name} = " in text, name


def test_every_table_and_column_is_named(tmp_path: Path):
    write_template(tmp_path)
    text = (tmp_path / "unit.toml").read_text(encoding="utf-8")
    head = text.partition("\nname = ")[0].replace("\n#                    ", " ")
    tables = {"shifts": SHIFTS, "seasons": SEASONS, "demand": DEMAND, "staff": STAFF, "history": HISTORY}
    for name, (_, columns) in SETTLED.items():
        tables["fixed" if name == "locks" else name] = columns
    for name, columns in tables.items():
        (line,) = (line for line in head.splitlines() if line.startswith(f"#   {name}.csv "))
        assert {column.name for column in columns} <= set(re.findall(r"\w+", line)), name


def test_the_settings_written_out_are_the_defaults(tmp_path: Path):
    write_template(tmp_path)
    unit = load(tmp_path)
    assert unit.arrangement == Arrangement()
    assert unit.vacation == VacationPolicy()


def test_nothing_is_overwritten(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(InvalidUnit, match="not an empty folder"):
        write_template(tmp_path)
    with pytest.raises(InvalidUnit, match="not an empty folder"):
        write_template(tmp_path / "mine.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]


def test_one_more_person_of_a_group_still_finds_room_for_vacation(tmp_path: Path):
    """Vacation that is given fills a whole third of the main weeks, so that two more thirds are left beside it."""
    write_template(tmp_path)
    unit = load(tmp_path)
    policy = unit.vacation
    (given,) = (absence for absence in unit.absences if absence.kind == VACATION)
    weeks = policy.main_days // 6
    assert given.first.isoweekday() == 1
    assert (given.first.isocalendar().week - policy.from_week) % weeks == 0
    assert (given.last - given.first).days == 7 * weeks - 2
