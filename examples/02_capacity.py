"""What positions does the demand allow? No rota needed: python examples/02_capacity.py [UNIT]."""

import sys
from pathlib import Path

import arsplan


def main(folder: Path) -> None:
    """Print, for each way of working weekends, how many people are needed and how large positions can be."""
    report = arsplan.capacity(arsplan.load(folder)).as_json()
    print(f"{report['unit']}, an ordinary week of {report['base_season']}")
    for group in report["groups"]:
        everybody = group["base"]["demand"][0] if group["base"]["demand"] else None
        if everybody is None:
            continue
        now = group["staff"]["all"]
        print(f"\n{' + '.join(group['rotas'])}: {everybody['week_h']:g} hours a week, now {now['heads']} people")
        for row in everybody["arrangements"]:
            if row["agreed"] and row["used"]:
                own = "  <- as now" if row["own"] else ""
                print(
                    f"  every {row['weekend_every']:g}. weekend, {row['weekend_h_each']:g} h each: "
                    f"{row['heads']:.1f} people, {row['mean_position_pct']:.1f} % on average{own}"
                )
    print("\nAbove 100 % weekends no longer keep positions small.")
    if report["headline"]:
        print(f"\nTightest of all: {report['headline']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "solsiden")
