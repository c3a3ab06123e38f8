"""Years that roll on, with sickness, people who come and go, and positions that grow: does anything drift.

At every seam the checker reads the year ahead with the year before as history, and everybody's hours are counted anew
from what was worked: not a minute of anybody's account may differ from what the plan carries over.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from life import enlarged, sickness, turnover
from others import Others
from record import machine, versions
from rolling import settings, short

from arsplan.clock.holidays import is_red, is_virkedag
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.io.atomic import write_text
from arsplan.io.load import load
from arsplan.metrics import account_lines
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import Rolled, roll
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.entitlement import account, vacation_dates

HERE = Path(__file__).resolve().parent
WEEKS = 52


@dataclass
class Ledger:
    """Everybody's hours since the first day, counted without what the plans carry over."""

    hours: dict[str, Fraction] = field(default_factory=dict)

    def add(self, unit: Unit, roster: Roster, to: date, ill: Iterable[Absence]) -> None:
        """Book the days until a seam: hours owed, less vacation taken, duties worked, and duties lost to illness."""
        away = tuple(ill)
        for employee in unit.staff:
            week = employee.position * unit.full_time_week
            employed = sum(employee.employed_on(unit.start + timedelta(k)) for k in range((to - unit.start).days))
            taken = sum(is_virkedag(day) for day in vacation_dates(unit, employee) if unit.start <= day < to)
            due = [d for d in roster.of(employee.id) if d.date < to or _is_away(d, away)]
            paid = sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in due)
            self.hours[employee.id] = (
                self.hours.get(employee.id, Fraction(0))
                + week * Fraction(employed, 7)
                - week * Fraction(taken, 6)
                - paid
            )

    def lost(self, unit: Unit) -> Fraction:
        """Minutes by which the accounts of a rolled unit differ from these; what is left of an absence is no debt."""
        return sum(
            (
                abs(unit.balance_of(e.id).minutes - account(unit, e).absence_credit - self.hours.get(e.id, Fraction(0)))
                for e in unit.staff
            ),
            Fraction(0),
        )


def _is_away(duty: Duty, absences: Sequence[Absence]) -> bool:
    return any(a.employee == duty.employee and a.first <= duty.date <= a.last for a in absences)


def simulate(unit: Unit, asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Plan a year, roll it on step by step, and keep the books; tells at every seam what there is so far."""
    random, ledger = Random(asked.seed), Ledger()
    began = time.monotonic()
    now = plan(unit, stop=MaxRuntime(asked.seconds), seed=asked.seed)
    seams: list[dict[str, Any]] = []
    shares: dict[int, Counter[str]] = {}
    while (now.unit.start - unit.start).days < 7 * WEEKS * asked.years:
        to = now.unit.start + timedelta(weeks=asked.step)
        changed, what = _turn(now.planned_unit, len(seams), random)
        ill = _ill(now, changed, to, random, asked.sick)
        ledger.add(now.planned_unit, now.roster or Roster(), to, ill)
        year = (now.unit.start - unit.start).days // (7 * WEEKS) + 1
        _count(shares.setdefault(year, Counter()), now, to, ill)
        step = time.monotonic()
        rolled = roll(now, to, absences=ill, unit=changed, seconds=asked.roll, seed=asked.seed)
        took = {"to": to.isoformat(), "seconds": round(time.monotonic() - step, 1), "what": what, "spells": len(ill)}
        seams.append(took | _seam(now, rolled) | {"lost_minutes": str(ledger.lost(rolled.plan.unit))})
        now = rolled.plan
        years = {number: _year(counted) for number, counted in shares.items()}
        yield {"seconds": round(time.monotonic() - began, 1), "seams": seams, "years": years}


def _ill(now: Plan, changed: Unit, to: date, random: Random, share: float) -> list[Absence]:
    """Spells of those who are there before and after the seam, on days on which they are not away already."""
    unit = now.planned_unit
    people = [e.id for e in changed.staff if e.id in unit.person]
    away = {(a.employee, day) for a in unit.absences for day in _days(a)}
    spells = sickness(people, unit.start, to - timedelta(1), random, share=share)
    return [a for a in spells if not any((a.employee, day) in away for day in _days(a))]


def _days(absence: Absence) -> list[date]:
    return [absence.first + timedelta(k) for k in range((absence.last - absence.first).days + 1)]


def _seam(before: Plan, rolled: Rolled) -> dict[str, Any]:
    """What the checker says across the seam, and how the new weeks are."""
    after = rolled.plan
    new = before.unit.horizon.end + timedelta(1)
    weeks = (after.unit.horizon.end - new).days // 7 + 1
    left = {line.employee: line.remainder for line in account_lines(after.planned_unit, after.roster or Roster())}
    most = max(left, key=left.__getitem__)
    return {
        "lawful": after.findings.lawful,
        "broken": [f"{f.rule} {f.employee} {f.first}: {f.text}" for f in after.findings.broken[:5]],
        "changes": sum(change.date < rolled.new_from for change in rolled.changes),
        "short_in_a_new_week": round(short(after.unit, after.roster or Roster(), new, date.max) / weeks, 1),
        "most_hours_left": {most: round(float(left[most] / 60))},
    }


def _turn(unit: Unit, number: int, random: Random) -> tuple[Unit, str]:
    """At every other seam somebody leaves and another one comes; now and then a position grows."""
    if number % 2:
        after, who = turnover(unit, number, random)
        return after, f"{who} leaves, new{number} comes"
    if number % 6 == 0:
        absent = {a.employee for a in unit.absences if a.kind != VACATION}
        after, who = enlarged(unit, absent, random)
        return after, f"{who} gets a tenth more"
    return unit, ""


def _count(year: Counter[str], now: Plan, to: date, ill: Sequence[Absence]) -> None:
    """Add what was worked until a seam."""
    unit, roster = now.planned_unit, now.roster or Roster()
    worked = [d for d in roster if d.date < to and not _is_away(d, ill)]
    year["short"] += round(short(unit, roster, unit.start, to))
    year["ill"] += sum(d.date < to and _is_away(d, ill) for d in roster)
    for duty in worked:
        year["duties"] += 1
        if is_red(duty.date) and duty.date.weekday() < 6:
            year[f"red {duty.employee}"] += 1
    for person, _ in {(d.employee, d.date - timedelta(d.date.weekday())) for d in worked if d.date.weekday() > 4}:
        year[f"weekend {person}"] += 1
    for employee in unit.staff:
        days = vacation_dates(unit, employee)
        year[f"vacation {employee.id}"] += sum(is_virkedag(day) for day in days if unit.start <= day < to)
        year[f"here {employee.id}"] += 1


def _year(counted: Counter[str]) -> dict[str, Any]:
    """A year's sums, and the least and the most of weekends, red days and vacation of those who were there all year."""
    found: dict[str, Any] = {name: counted[name] for name in ("duties", "short", "ill")}
    here = {key.removeprefix("here "): count for key, count in counted.items() if key.startswith("here ")}
    stayed = [person for person, count in here.items() if count == max(here.values())]
    for name in ("weekend", "red", "vacation"):
        own = [counted[f"{name} {person}"] for person in stayed]
        found[name] = {"least": min(own), "most": max(own), "mean": round(sum(own) / len(own), 1)} if own else None
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Simulate, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unit", type=Path, default=HERE.parent / "examples" / "units" / "solsiden")
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--step", type=int, default=8, help="weeks from one roll to the next")
    parser.add_argument("--seconds", type=float, default=40.0, help="limit of the first plan")
    parser.add_argument("--roll", type=float, default=8.0, help="limit of each roll")
    parser.add_argument("--sick", type=float, default=0.06, help="share of days lost to illness")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    others = Others()
    unit = load(asked.unit)
    last = unit.seasons[-1].model_copy(update={"to_week": 53})  # some of the years have that week
    unit = unit.model_copy(update={"seasons": (*unit.seasons[:-1], last)})
    now = datetime.now(UTC).date().isoformat()
    record = {"benchmark": "years", "date": now, "versions": versions(), "machine": machine()}
    record["settings"] = settings(asked)
    for found in simulate(unit, asked):
        print(json.dumps(found["seams"][-1]), flush=True)
        text = json.dumps(record | {"others_cores": others.cores()} | found, indent=1)
        write_text(asked.out / f"{now}-years.json", text + "\n")
    broken = [seam["to"] for seam in found["seams"] if not seam["lawful"]]
    lost = [seam["to"] for seam in found["seams"] if seam["lost_minutes"] != "0"]
    for year, sums in found["years"].items():
        print(year, sums)
    print(f"{len(found['seams'])} seams in {found['seconds']} s: {len(broken)} unlawful, {len(lost)} with hours lost")
    return int(bool(broken or lost))


if __name__ == "__main__":
    raise SystemExit(main())
