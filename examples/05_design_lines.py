"""Positions by way of working weekends, a rota behind each: python examples/05_design_lines.py [UNIT] [SECONDS]."""

import sys
from pathlib import Path

import arsplan

WAYS = {
    "every 2nd": arsplan.WeekendDesign(every=2),
    "every 3rd": arsplan.WeekendDesign(every=3),
    "every 3rd, 12.5 h": arsplan.WeekendDesign(every=3, long="L"),
    "every 4th, 12.5 h": arsplan.WeekendDesign(every=3, long="L", long_every=4),
    "every 4th, 14 h": arsplan.WeekendDesign(every=3, long="LL", long_every=4),
}


def main(folder: Path, seconds: float) -> None:
    """Design the lines for each way whose shifts the unit has, and say why they are not those on paper."""
    unit = arsplan.load(folder)
    for name, way in WAYS.items():
        if way.long is None or way.long in unit.shift_by_code:
            found = arsplan.design(unit, way, stop=arsplan.MaxRuntime(seconds))
            mean, full, paper = (
                100 * float(x) for x in (found.mean_position, found.full_time_share, found.closed_form)
            )
            print(f"{name}: {found.heads} lines (at least {found.bound}), mean {mean:.1f} %, {full:.0f} % of them full")
            print(f"  {found.short / 60:g} h open in {found.stretch.weeks} weeks; mean on paper {paper:.1f} %")
            for part in found.difference:
                print(f"  {100 * float(part.share):+.1f} {part.reason}")
            for need in found.needs:
                print(f"  asks for {need}")


if __name__ == "__main__":
    given = [*sys.argv[1:], *(str(Path(__file__).parent / "units" / "solsiden"), "45")[len(sys.argv) - 1 :]]
    main(Path(given[0]), float(given[1]))
