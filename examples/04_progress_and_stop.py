"""See a plan grow, stop when it is good enough: python examples/04_progress_and_stop.py [UNIT] [SECONDS]."""

import sys
import threading
from pathlib import Path

import arsplan
from arsplan.planning.progress import Progress
from arsplan.planning.stop import Gap


def tell(progress: Progress) -> None:
    """Print a line for each step, as a progress bar or a web page would show it."""
    short = "" if progress.shortage is None else f", {progress.shortage / 60:.0f} h short"
    bound = "" if progress.bound is None else f", at least {progress.bound / 60:.0f} h"
    print(f"{progress.seconds:5.1f} s  {progress.phase}{short}{bound}  {progress.text}", flush=True)


def main(folder: Path, seconds: float) -> None:
    """Plan until within 1 % of the proven limit; another thread stops it after so many seconds, as a button would."""
    unit = arsplan.load(folder)
    cancel = threading.Event()
    button = threading.Timer(seconds, cancel.set)
    button.start()
    plan = arsplan.plan(unit, stop=Gap(0.01, seconds=3600), on_progress=tell, cancel=cancel)
    button.cancel()
    why = {"good_enough": "good enough", "gap_closed": "proven best", "stopped_by_user": "stopped by the button"}
    print(f"{plan.outcome.status}: {why.get(plan.outcome.reason, plan.outcome.reason)}")
    print(f"The best so far is kept: {0 if plan.roster is None else len(plan.roster)} duties")


if __name__ == "__main__":
    UNIT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "units" / "bjorkelia"
    main(UNIT, float(sys.argv[2]) if sys.argv[2:] else 60)
