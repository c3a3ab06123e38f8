"""How many people are needed when, from what happened before: a constructed series becomes a demand table.

Run it with `python examples/06_demand_curve.py [UNIT]`; UNIT is a folder whose demand table is to be made anew.
"""

import sys
from fractions import Fraction
from math import cos, pi
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from arsplan.capacity.curve import FOUR_SEASONS, Conversion, demand_curve
from arsplan.io.curve_files import curve_note, write_curve
from arsplan.io.past_events import read_events

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "emergency")

# Two years of arrivals by the hour: most after noon, more in summer, and chance.
times = pd.date_range("2024-01-01", "2025-12-31 23:00", freq="h")
expected = [(6 - 3.6 * cos(pi * (at.hour - 4) / 12)) * (1 - 0.12 * cos(pi * at.month / 6)) for at in times]
arrivals = pd.DataFrame({"time": times, "arrivals": np.random.default_rng(1).poisson(expected)})

with TemporaryDirectory() as place:
    arrivals.to_csv(Path(place) / "arrivals.csv", index=False)
    past = read_events(Path(place) / "arrivals.csv", grid=30)

conversion = Conversion(Fraction(50), Fraction("0.85"), minimum=4, shares={"SPL": Fraction(1, 2)})
curve = demand_curve(past, conversion)
note = curve_note(past, conversion, curve)
write_curve(folder / "demand.csv", curve, note, FOUR_SEASONS)
print(note["text"])
for row in [row for row in curve.rows if (row.season, row.day_type) == ("summer", "mon")][::8]:
    print(f"a Monday in summer, {row.line}: {row.heads} people")
