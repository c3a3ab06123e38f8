"""Arrangements of weekends side by side: python examples/07_compare_arrangements.py [UNIT]."""

import sys
from pathlib import Path

import arsplan


def main(folder: Path) -> None:
    """Compare how often weekends are worked, by the closed form and by what no lawful rota passes."""
    found = arsplan.compare(arsplan.load(folder), arsplan.grid({"weekends": ["1/2", "2/5", "1/4"]}))
    for row in found.rows:
        print(f"{row['scenario']}: {row['status']} {row['why']}".rstrip())
        if row["status"] == "bounds":
            print(f"  on paper {row['closed_form_heads']} people, mean position {row['closed_form_mean_pct']:.1f} %")
            print(f"  at least {row['shortage_bound_h']:g} h open, at most {row['fte_bound']:g} full-time equivalents")
    for line in found.checklist:
        print(f"{line['scenario']}. {line['question']} {line['answer']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "units" / "solsiden")
