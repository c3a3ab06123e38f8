"""What planning the year as a whole is worth: beside a flat rota with vacation patched in, both also under sickness.

The same people, rules and time for each: `seasons` is the planner, which knows seasons, vacation and red days from the
start; `flat` is a base rota of some weeks for the ordinary week, repeated over the year, with vacation placed on it
afterwards and duties taken out until it is lawful (`baselines/cyclic.py`). Both get the same years of sickness.
Every row is written to `results/<date>-seasons-<seconds>s.json` as it is there; the same command goes on where it
stopped, as long as date, versions and settings are the same.
"""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from baselines.cyclic import cyclic
from baselines.made import Attempt
from judge import findings_of, shortage_of
from others import Others
from record import machine, versions
from staged import arsplan

from arsplan.domain.unit import Unit
from arsplan.io.load import load
from arsplan.metrics.positions import planned_positions, position_rows, summary
from arsplan.metrics.sickness import sickness
from arsplan.rules.positions import ceilings

HERE = Path(__file__).resolve().parent
UNITS = HERE.parent / "examples" / "units"
NAMES = ("bjorkelia", "elvebredden", "solsiden")
PLANS = ("flat", "seasons")
HOUR = 60
BAD_YEAR = 0.95
"""Share of the drawn years that are no worse than the one shown as bad."""


class Row(NamedTuple):
    """One plan of one unit; hours, and shares in per cent."""

    unit: str
    plan: str
    lawful: str
    short: float
    full_time: float
    mean: float
    short_sick: float
    short_bad_year: float
    others: float | None


HEADINGS = (
    *("unit", "plan", "lawful", "short, h", "full time, %", "mean position, %"),
    *("short in a mean sick year, h", "in one of twenty, h", "others"),
)


def row(place: Path, plan: str, *, seconds: float, seed: int, cycle: int, years: int) -> Row | None:
    """Plan one way and measure; None where no plan was found."""
    unit, flat = load(place), plan == "flat"
    method = partial(cyclic, cycle=cycle) if flat else arsplan
    others = Others()
    made = method(unit.with_positions(ceilings(unit)) if flat else unit, seconds=seconds, seed=seed)
    busy = others.cores()
    if not made.attempts:
        return None
    return _measured(unit, plan, made.attempts[-1], years=years, seed=seed)._replace(unit=place.name, others=busy)


def _measured(unit: Unit, name: str, attempt: Attempt, *, years: int, seed: int) -> Row:
    planned = unit.with_absences((*unit.absences, *attempt.placed))
    positions = planned_positions(planned, attempt.roster)
    found = summary(position_rows(unit, positions, attempt.roster))
    ill = sickness(planned, attempt.roster, years=years, seed=seed)
    return Row(
        unit.name,
        name,
        "yes" if findings_of(unit, attempt).lawful else "no",
        shortage_of(unit, attempt).minutes / HOUR,
        100 * float(found.full_time_share or 0),
        100 * float(found.mean or 0),
        ill.mean_shortage / HOUR,
        ill.shortage_in(BAD_YEAR) / HOUR,
        None,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", nargs="+", type=Path, metavar="DIR", default=[UNITS / name for name in NAMES])
    parser.add_argument("--seconds", type=float, default=120.0, help="limit of each plan")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cycle", type=int, default=6, help="weeks of the flat rota")
    parser.add_argument("--years", type=int, default=100, help="years of sickness to draw")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    asked = parser.parse_args(arguments)
    given = {name: getattr(asked, name) for name in ("seconds", "seed", "cycle", "years")}
    record = Record(asked.out, given)
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for place in asked.units:
        for plan in PLANS:
            found = record.known(place.name, plan) or row(place, plan, **given)
            if found is None:
                print(f"{place.name}: no plan by '{plan}' in {asked.seconds:.0f} s")
                continue
            record.keep(found)
            cells = ["-" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else cell for cell in found]
            print(f"| {' | '.join(cells)} |", flush=True)


class Record:
    """The dated file of results; begins with what it holds of the same versions and settings."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        today = datetime.now(UTC).date().isoformat()
        self.file = folder / f"{today}-seasons-{settings['seconds']:g}s.json"
        self.head = {"benchmark": "seasons", "date": today, "versions": versions(), "settings": settings}
        stored = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        same = all(stored.get(name) == value for name, value in self.head.items())
        self.rows = [Row(**found) for found in stored["rows"]] if same else []

    def known(self, unit: str, plan: str) -> Row | None:
        """The row of an earlier run."""
        return next((row for row in self.rows if (row.unit, row.plan) == (unit, plan)), None)

    def keep(self, row: Row) -> None:
        """Write the file with one row more."""
        if self.known(row.unit, row.plan) is None:
            self.rows.append(row)
        document = {**self.head, "machine": machine(), "rows": [row._asdict() for row in self.rows]}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
