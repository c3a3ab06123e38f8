"""Everybody's year adds up from the files of a plan alone: work + credits + what is carried = position x year hours.

Nothing of arsplan counts here: the tables are read as a spreadsheet would read them. The rosters are made up, because
what has to balance is the account, whatever the roster.
"""

import csv
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.io.atomic import write_folder
from arsplan.io.load import load
from arsplan.io.plan_folder_accounts import accounts_csv
from arsplan.io.plan_folder_tables import absences_csv, positions_csv, rota_csv
from arsplan.metrics.positions import planned_positions

UNITS = Path(__file__).parents[2] / "examples" / "units"
WEEK = Decimal(2130)
MINUTE = Decimal(1)
CREDITS = ("vacation", "absence", "holiday", "f3", "f4", "f5")


def made_up(unit):
    """Everybody on duty on two days of each week and every third weekend, away for five weeks."""
    duties, away = [], []
    for number, person in enumerate(unit.staff):
        code = unit.rota_by_name[person.rota].shifts[number % 2 if person.rota != "N" else 0]
        leave = unit.start + timedelta(weeks=24 + number % 6)
        away += [Absence(employee=person.id, first=leave, last=leave + timedelta(20))]
        away += [Absence(employee=person.id, first=leave + timedelta(140), last=leave + timedelta(153))]
        gone = {a.first + timedelta(k) for a in away[-2:] for k in range((a.last - a.first).days + 1)}
        for day in unit.horizon.dates:
            weekend = day.weekday() > 4 and (day.isocalendar().week + number) % 3 == 0
            if (
                weekend or (day.weekday() in {number % 5, (number + 2) % 5} and person.rota != "helg")
            ) and day not in gone:
                duties.append(Duty(person.id, day, code))
    away.append(Absence(employee=unit.staff[0].id, first=unit.start, last=unit.start + timedelta(9), kind="sick"))
    start = away[-1].last
    return Roster(d for d in duties if d.employee != unit.staff[0].id or d.date > start), tuple(away)


@pytest.fixture(scope="module", params=["solsiden", "elvebredden", "bjorkelia"])
def folder(request, tmp_path_factory):
    unit = load(UNITS / request.param)
    roster, away = made_up(unit)
    unit = unit.with_absences(away)
    positions = planned_positions(unit, roster)
    made = tmp_path_factory.mktemp(request.param)
    files = {
        "rota.csv": rota_csv(unit, roster),
        "positions.csv": positions_csv(unit, positions),
        "absences.csv": absences_csv(away),
        "accounts.csv": accounts_csv(unit.with_positions(positions), roster, positions),
    }
    write_folder(made, files)
    return made


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_year_adds_up_to_the_minute(folder):
    worked = Counter()
    for row in table(folder, "rota"):
        worked[row["employee"]] += int(row["paid_minutes"])
    position = {row["employee"]: Decimal(row["position_pct"]) / 100 for row in table(folder, "positions")}
    accounts = table(folder, "accounts")
    assert {row["employee"] for row in accounts} == set(position)
    for row in accounts:
        person = row["employee"]
        year = position[person] * WEEK * 52
        credits_ = sum(Decimal(row[f"{name}_minutes"]) for name in CREDITS)
        carried = Decimal(row["remainder_minutes"])
        assert abs(Decimal(row["owed_minutes"]) - year) < MINUTE, person
        assert abs(worked[person] + credits_ + Decimal(row["activity_minutes"]) + carried - year) < MINUTE, person


def test_vacation_is_credited_by_the_day(folder):
    """Six days of a week of vacation are a week's hours; what is due and not placed is credited all the same."""
    position = {row["employee"]: Decimal(row["position_pct"]) / 100 for row in table(folder, "positions")}
    placed = Counter()
    for row in table(folder, "absences"):
        first, last = (date.fromisoformat(row[name]) for name in ("first", "last"))
        if row["kind"] == "vacation":
            placed[row["employee"]] += sum((first + timedelta(k)).weekday() < 6 for k in range((last - first).days + 1))
    for row in table(folder, "accounts"):
        days = Decimal(row["vacation_minutes"]) / (position[row["employee"]] * WEEK / 6)
        assert abs(days - round(days)) < Decimal("0.001"), row["employee"]
        assert round(days) in {30, 36}, row["employee"]
        assert placed[row["employee"]] == 30


def test_other_absence_is_credited_by_the_calendar_day(folder):
    first = table(folder, "accounts")[0]
    position = Decimal(table(folder, "positions")[0]["position_pct"]) / 100
    assert abs(Decimal(first["absence_minutes"]) - 10 * position * WEEK / 7) < MINUTE
