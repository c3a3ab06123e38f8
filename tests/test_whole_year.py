"""The main job on real input: three units, 52 weeks, by the command, recounted by hand from the files alone."""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[1] / "examples" / "units"
RED_2027 = {
    *("2027-03-25", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-12-25", "2028-01-01"),
}
"""Public holidays of the plan that are not Sundays."""

TOP = {"SPL", "VPL"}
LENGTHS = {"D": ((450, ("D", "L")),), "A": ((330, ("A", "L")), (120, ("A",))), "N": ((600, ("N",)),)}
"""For every line its stretches: minutes, and the shifts that cover them (L covers A until 20:00 only)."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shortage_by_hand(unit: Path, rota: Path) -> int:
    """Head-minutes of unfilled slots, a missing nurse once, from the demand table and the rota."""
    competence = {row["id"]: row["competence"] for row in rows(unit / "staff.csv")}
    on_duty: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for duty in rows(rota):
        on_duty[duty["date"], duty["shift"]][competence[duty["employee"]]] += 1
    season = {
        week: row["season"]
        for row in rows(unit / "seasons.csv")
        for week in range(int(row["from_week"]), int(row["to_week"]) + 1)
    }
    demand: dict[tuple[str, bool, str], dict[str, str]] = {
        (row["season"], row["day_type"] == "weekend", row["shift"]): row for row in rows(unit / "demand.csv")
    }
    missing = 0
    for day in (date(2027, 1, 4) + timedelta(k) for k in range(364)):
        weekend = day.weekday() >= 5 or day.isoformat() in RED_2027
        for line, stretches in LENGTHS.items():
            need = demand[season[day.isocalendar().week], weekend, line]
            nurses = sum(int(need.get(f"min_{code}") or 0) for code in TOP)
            skilled = nurses + int(need["min_HFA"])
            for minutes, shifts in stretches:
                there: Counter[str] = sum((on_duty[day.isoformat(), s] for s in shifts), Counter())
                top = sum(there[code] for code in TOP if int(need.get(f"min_{code}") or 0)) if nurses else 0
                high = there["SPL"] + there["VPL"] + there["HFA"]
                missing += minutes * max(0, nurses - top, skilled - high, int(need["heads"]) - there.total())
    return missing


def accounts_by_hand(unit: Path, plan: Path) -> None:
    """Every account balances, and its lines are those of the staff table, the vacation rule and the rota."""
    staff = {row["id"]: row for row in rows(unit / "staff.csv")}
    paid: Counter[str] = Counter()
    for duty in rows(plan / "rota.csv"):
        paid[duty["employee"]] += int(duty["paid_minutes"])
    accounts = rows(plan / "accounts.csv")
    assert [row["employee"] for row in accounts] == list(staff)
    for row in accounts:
        line = {name.removesuffix("_minutes"): Fraction(value) for name, value in row.items() if name != "employee"}
        share, owed = line.pop("position_pct") / 100, line.pop("owed")
        assert abs(owed - share * 52 * 2130) <= Fraction(1, 50)
        assert owed == sum(line.values())
        assert (line["worked"], line["f3"], line["f4"], line["f5"]) == (paid[row["employee"]], 0, 0, 0)
        assert line["vacation"] >= share * 5 * 2130 - Fraction(1, 50)
        assert line["remainder"] >= 0


@pytest.mark.parametrize("name", ["solsiden", "elvebredden", "bjorkelia"])
def test_a_lawful_year_by_the_command(name: str, tmp_path: Path) -> None:
    out = tmp_path / "plan"
    command = [sys.executable, "-m", "arsplan", "plan", UNITS / name, "--out", out, "--seconds", "90", "--seed", "1"]
    planned = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    assert planned.returncode == 0, planned.stderr
    checked = subprocess.run(
        [sys.executable, "-m", "arsplan", "check", out], capture_output=True, text=True, check=False, timeout=60
    )
    assert checked.returncode == 0, checked.stdout
    coverage = rows(out / "coverage.csv")
    counted: Counter[str] = Counter()
    for row in coverage:
        counted[row["shift"]] += int(row["short"]) * _minutes(row)
    document = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    (goal,) = (goal for goal in document["goals"] if goal["name"] == "shortage")
    assert counted.total() == goal["value"] == shortage_by_hand(UNITS / name, out / "rota.csv")
    assert goal["bound"] <= goal["value"]
    accounts_by_hand(UNITS / name, out)
    if name == "elvebredden":
        weekends = {
            date.fromisoformat(row["start"][:10]).isocalendar().week
            for row in coverage
            if row["shift"] == "N" and row["competence"] == "SPL" and int(row["short"])
        }
        assert len(weekends) >= 52 // 3, "two night nurses every third weekend leave at least every third without one"


def _minutes(row: dict[str, str]) -> int:
    """Length by the clock on the wall, as paid hours are counted."""
    start, end = (int(row[key][11:13]) * 60 + int(row[key][14:16]) for key in ("start", "end"))
    return end - start if end > start else end - start + 1440
