"""What planning the year as a whole is worth: beside a flat rota with vacation patched in, both also under sickness.

The same people, rules and time for each: `seasons` is the planner, which knows seasons, vacation and red days from the
start; `flat` is a base rota of some weeks for the ordinary week, repeated over the year, with vacation placed on it
afterwards and duties taken out until it is lawful (`baselines/cyclic.py`). Both get the same years of sickness.
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from baselines.cyclic import cyclic
from baselines.made import Attempt
from judge import findings_of, shortage_of
from others import Others
from staged import arsplan

from arsplan.domain.unit import Unit
from arsplan.io.load import load
from arsplan.metrics.positions import planned_positions, position_rows, summary
from arsplan.metrics.sickness import sickness
from arsplan.rules.positions import ceilings

UNITS = Path(__file__).resolve().parent.parent / "examples" / "units"
NAMES = ("bjorkelia", "elvebredden", "solsiden")
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


def rows(unit: Unit, *, seconds: float, seed: int, cycle: int, years: int) -> Iterator[Row]:
    """Plan both ways and measure both alike."""
    for name, method, given in (
        ("flat", partial(cyclic, cycle=cycle), unit.with_positions(ceilings(unit))),
        ("seasons", arsplan, unit),
    ):
        others = Others()
        made = method(given, seconds=seconds, seed=seed)
        busy = others.cores()
        if made.attempts:
            yield _measured(unit, name, made.attempts[-1], years=years, seed=seed)._replace(others=busy)
        else:
            print(f"{unit.name}: no plan by '{name}' in {seconds:.0f} s")


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
    asked = parser.parse_args(arguments)
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for place in asked.units:
        for row in rows(load(place), seconds=asked.seconds, seed=asked.seed, cycle=asked.cycle, years=asked.years):
            cells = ["-" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else cell for cell in row]
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
