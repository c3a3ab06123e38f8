"""One job in a process of its own: prove a unit's bound, or run one method; the figures go to a JSON file."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from baselines.cyclic import cyclic
from baselines.highs import highs
from baselines.made import Made
from baselines.plain import plain
from baselines.workforce import workforce
from judge import judge
from staged import arsplan

from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.io.load import load
from arsplan.planning.bound import bound
from arsplan.rules.positions import ceilings

KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""What the operating system counts memory in."""


def as_they_are(unit: Unit) -> Unit:
    """The unit with nobody's position to be decided: all want the one they have."""
    wished = [e.model_copy(update={"wish_min": e.position, "wish_max": e.position}) for e in unit.staff]
    return unit.model_copy(update={"staff": tuple(wished)})


def prove(unit: Unit) -> dict[str, Any]:
    """Bound and demand of a unit."""
    began = time.monotonic()
    proven = bound(unit)
    minutes = {line.code: line.finish - line.start for line in unit.lines}
    return {
        "people": len(unit.staff),
        "weeks": unit.weeks,
        "demand_minutes": sum(sum(need.slots.values()) * minutes[need.line] for need in needs(unit)),
        "bound_minutes": proven.shortage,
        "most_at_goal": proven.heads,
        "most_full_time_equivalents": round(float(proven.total), 4),
        "seconds": round(time.monotonic() - began, 2),
    }


def measure(unit: Unit, method: Callable[..., Made], *, seconds: float, seed: int) -> dict[str, Any]:
    """Run a method; memory is read before the result is judged."""
    ours = method is arsplan  # the others know no ranges of positions: the largest is theirs to fill
    made = method(unit if ours else unit.with_positions(ceilings(unit)), seconds=seconds, seed=seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
    return judge(unit, made) | {"peak_memory_bytes": peak}


def main() -> None:
    """Read the job from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("unit", type=Path)
    parser.add_argument("job", choices=("bound", "arsplan", "plain", "highs", "pyworkforce", "cyclic"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cycle", type=int, default=6)
    parser.add_argument("--positions", choices=("free", "fixed"), default="free")
    asked = parser.parse_args()
    unit = load(asked.unit) if asked.positions == "free" else as_they_are(load(asked.unit))
    methods: dict[str, Callable[..., Made]] = {
        "arsplan": arsplan,
        "plain": plain,
        "highs": highs,
        "pyworkforce": workforce,
        "cyclic": partial(cyclic, cycle=asked.cycle),
    }
    if asked.job == "bound":
        found = prove(unit)
    else:
        found = measure(unit, methods[asked.job], seconds=asked.seconds, seed=asked.seed)
    asked.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
