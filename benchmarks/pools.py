"""What sharing people is worth: units by themselves, one after the other with each other's people, and as one plan.

The same units, people and rules; each way gets the same seconds for all units. Without a pool a unit gets its part of
them. Two of the example units share ten people, or those of a file do; the rows go to
`results/<date>-pools-<seconds>s.json`.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from others import Others
from record import machine, versions

from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Roster
from arsplan.io.load import load
from arsplan.io.pool_file import read_pool
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.metrics.positions import PositionRow, position_rows, summary
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool import Pooled, pool
from arsplan.planning.stop import MaxRuntime

HERE = Path(__file__).resolve().parent
UNITS = HERE.parent / "examples" / "units"
SHARED = {"solsiden": ("A13", "A19", "A23", "A25", "A37"), "bjorkelia": ("C08", "C10", "C13", "C17", "C28")}
SHARE, MINUTES = Fraction(1, 4), 20
"""Largest part of a person's hours in the other unit, and how far it is."""

WAYS = ("no pool", "one after the other", "together")
HOUR = 60


def example() -> Pool:
    """A ward and a bofellesskap, both with the agreements of the second: units that share people have the same."""
    units = {name: load(UNITS / name) for name in SHARED}
    agreed = {"agreements": units["bjorkelia"].agreements}
    units = {name: unit.model_copy(update=agreed) for name, unit in units.items()}
    people = (
        Shared(unit=name, employee=person, share=SHARE, shifts=("N",) if units[name].person[person].rota == "N" else ())
        for name, ids in SHARED.items()
        for person in ids
    )
    return Pool(units, tuple(people), {frozenset(units): MINUTES})


class Row(NamedTuple):
    """One unit planned one way; hours, and shares in per cent."""

    unit: str
    plan: str
    lawful: str
    short: float
    bound: float | None
    lent: float
    full_time: float
    mean: float
    others: float | None


HEADINGS = (
    *("unit", "plan", "lawful", "short, h", "bound, h", "worked elsewhere, h"),
    *("full time, %", "mean position, %", "others"),
)


def rows(asked: Pool, way: str, *, seconds: float, seed: int) -> Iterator[Row]:
    """Plan one way and measure each unit; at last all of them."""
    others = Others()
    plans: Mapping[str, Plan]
    made: Pooled | None = None
    if way == "no pool":
        stop = MaxRuntime(seconds / len(asked.units))
        plans = {name: plan(unit, stop=stop, seed=seed) for name, unit in asked.units.items()}
        lawful = all(each.outcome.status != "NO_LAWFUL_PLAN" for each in plans.values())
    else:
        made = pool(asked, together=way == "together", seconds=seconds, seed=seed)
        plans, lawful = made.plans, made.lawful
    busy, measured = others.cores(), []
    for name, each in plans.items():
        measured.append(_of_unit(asked, name, way, each, made)._replace(others=busy))
    yield from measured
    bound = sum(each.bound or 0 for each in made.together) / HOUR if made and made.together else None
    whole = sum(row.short for row in measured), sum(row.lent for row in measured)
    people = [row for name, each in plans.items() for row in _positions(asked, name, each)]
    found = summary(people)
    shares = 100 * float(found.full_time_share or 0), 100 * float(found.mean or 0)
    yield Row("all", way, "yes" if lawful else "no", whole[0], bound, whole[1], *shares, busy)


def _of_unit(asked: Pool, name: str, way: str, made: Plan, pooled: Pooled | None) -> Row:
    found = summary(_positions(asked, name, made))
    short = shortage_minutes(coverage(made.planned_unit, made.roster or Roster())) / HOUR
    own = [line for line in pooled.shares if line.shared.unit == name != line.unit] if pooled else []
    return Row(
        name,
        way,
        "no" if made.outcome.status == "NO_LAWFUL_PLAN" else "yes",
        short,
        None,
        sum(line.minutes for line in own) / HOUR,
        100 * float(found.full_time_share or 0),
        100 * float(found.mean or 0),
        None,
    )


def _positions(asked: Pool, name: str, made: Plan) -> list[PositionRow]:
    """Of the unit's own people, as their duties in all units carry them."""
    own = asked.units[name].person
    return [row for row in position_rows(made.unit, made.positions, made.roster or Roster()) if row.employee in own]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pool", nargs="?", type=Path, metavar="POOL.toml")
    parser.add_argument("--seconds", type=float, default=90.0, help="limit of each way, for all units")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    given = {name: getattr(asked, name) for name in ("seconds", "seed")}
    today, found = datetime.now(UTC).date().isoformat(), []
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for way in WAYS:
        for row in rows(example() if asked.pool is None else read_pool(asked.pool), way, **given):
            found.append(row._asdict())
            cells = ["-" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else cell for cell in row]
            print(f"| {' | '.join(cells)} |", flush=True)
    head = {"benchmark": "pools", "date": today, "versions": versions(), "machine": machine(), "settings": given}
    asked.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**head, "rows": found}, indent=1, ensure_ascii=False) + "\n"
    (asked.out / f"{today}-pools-{asked.seconds:g}s.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
