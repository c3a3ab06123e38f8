"""Rolling month by month against planning the year in one piece with full knowledge: the price of not knowing.

Absence of whole weeks becomes known some weeks ahead. The rolled plan hears of it month by month and keeps what it has
planned as far as it can; the other one knows all of it before it begins. Both get the same people, demand, rules and
time in all.
"""

import argparse
import json
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from life import Known, late_absences
from others import Others
from record import machine, versions

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.load import load
from arsplan.metrics.coverage import coverage
from arsplan.metrics.positions import position_rows, summary
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import Rolled, roll
from arsplan.planning.stop import MaxRuntime

HERE = Path(__file__).resolve().parent
HOUR = 60


def short(unit: Unit, roster: Roster, since: date, until: date) -> float:
    """Hours short on some days of a plan, the last one left out."""
    return sum(row.short * row.minutes for row in coverage(unit, roster) if since <= row.date < until) / HOUR


def in_one_piece(unit: Unit, known: Sequence[Known], *, seconds: float, seed: int) -> dict[str, Any]:
    """Plan the year with all absence known."""
    began = time.monotonic()
    aware = unit.with_absences((*unit.absences, *(k.absence for k in known)))
    made = plan(aware, stop=MaxRuntime(seconds), seed=seed)
    bound = made.goals[0].bound
    found = _figures(unit, made, made.roster or Roster(), began)
    more = {"lawful": made.findings.lawful, "changes": 0, "bound": None if bound is None else round(bound / HOUR, 1)}
    return found | more


def month_by_month(
    unit: Unit, known: Sequence[Known], months: int, *, seconds: float, a_roll: float, seed: int
) -> dict[str, Any]:
    """Plan the year, then roll it on month by month; what is worked is what stood when its month began."""
    began = time.monotonic()
    first = now = plan(unit, stop=MaxRuntime(seconds), seed=seed)
    worked, rolls, told = list[Any](), list[dict[str, Any]](), unit.start
    for month in range(1, months + 1):
        to = unit.start + timedelta(weeks=month * unit.weeks // months)
        news = [k.absence for k in known if told < k.on <= to]
        step = time.monotonic()
        rolled = roll(now, to, absences=news, seconds=a_roll, seed=seed)
        worked += [duty for duty in now.roster or () if duty.date < to]
        rolls.append(_rolled(now, rolled, to, round(time.monotonic() - step, 1), len(news)))
        print(json.dumps(rolls[-1]), flush=True)
        now, told = rolled.plan, to
    found = _figures(unit, first, Roster(worked), began)
    return found | {
        "lawful": first.findings.lawful and all(step["lawful"] for step in rolls),
        "changes": sum(step["changes"] for step in rolls),
        "as_planned_at_first": round(short(unit, first.roster or Roster(), unit.start, date.max), 1),
        "rolls": rolls,
    }


def _rolled(before: Plan, rolled: Rolled, to: date, seconds: float, news: int) -> dict[str, Any]:
    """One roll: its changes in weeks that stay planned, and hours short in the weeks that are new, a week."""
    unit, roster = rolled.plan.unit, rolled.plan.roster or Roster()
    weeks = max(1, (unit.horizon.end - before.unit.horizon.end).days // 7)
    beyond = short(unit, roster, before.unit.horizon.end + timedelta(1), date.max)
    return {
        "to": to.isoformat(),
        "seconds": seconds,
        "absences": news,
        "lawful": rolled.plan.findings.lawful,
        "changes": sum(change.date < rolled.new_from for change in rolled.changes),
        "exceptions": len(rolled.exceptions),
        "new_weeks": weeks,
        "short_in_a_new_week": round(beyond / weeks, 1),
    }


def _figures(unit: Unit, made: Plan, worked: Roster, began: float) -> dict[str, Any]:
    sizes = summary(position_rows(made.unit, made.positions, worked))
    return {
        "short": round(short(unit, worked, unit.start, date.max), 1),
        "full_time_equivalents": round(float(sizes.total), 2),
        "mean_position": round(float(sizes.mean or 0), 4),
        "full_time": sizes.full_time,
        "seconds": round(time.monotonic() - began, 1),
    }


def settings(asked: argparse.Namespace) -> dict[str, Any]:
    """What was asked for, without the folders of this machine."""
    given = {key: value for key, value in vars(asked).items() if key != "out"}
    return {key: value.name if isinstance(value, Path) else value for key, value in given.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unit", type=Path, default=HERE.parent / "examples" / "units" / "solsiden")
    parser.add_argument("--weeks", type=int, help="of the plan; those of the unit otherwise")
    parser.add_argument("--months", type=int, default=12, help="rolls")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of the first plan")
    parser.add_argument("--roll", type=float, default=12.0, help="limit of each roll")
    parser.add_argument("--absences", type=float, default=1.5, help="that begin in four weeks, on average")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    unit = load(asked.unit)
    unit = unit if asked.weeks is None else unit.model_copy(update={"weeks": asked.weeks})
    known = late_absences(unit, Random(asked.seed), a_month=asked.absences, notice=range(2, 9), length=range(1, 5))
    others = Others()
    rolling = month_by_month(unit, known, asked.months, seconds=asked.seconds, a_roll=asked.roll, seed=asked.seed)
    as_long = asked.seconds + asked.months * asked.roll
    whole = in_one_piece(unit, known, seconds=as_long, seed=asked.seed)
    demand = sum(row.need * row.minutes for row in coverage(unit, Roster())) / HOUR
    price = rolling["short"] - whole["short"]
    now = datetime.now(UTC).date().isoformat()
    record = {
        "benchmark": "rolling",
        "date": now,
        "versions": versions(),
        "machine": machine(),
        "others_cores": others.cores(),
        "settings": settings(asked),
        "absences": [(k.on.isoformat(), k.absence.first.isoformat(), k.absence.last.isoformat()) for k in known],
        "rolling": rolling,
        "whole": whole,
        "price_of_not_knowing": {"hours": round(price, 1), "share_of_demand": round(price / demand, 5)},
    }
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / f"{now}-rolling.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    for name, found in (("rolling", rolling), ("in one piece", whole)):
        print(name, {key: value for key, value in found.items() if key != "rolls"})
    print(f"price of not knowing: {price:.1f} h short, {price / demand:.2%} of the demand")
    if whole["bound"] is not None:
        print(
            f"at most {rolling['short'] - whole['bound']:.1f} h: nobody who knows all is below {whole['bound']:.1f} h"
        )
    return int(not (rolling["lawful"] and whole["lawful"]))


if __name__ == "__main__":
    raise SystemExit(main())
