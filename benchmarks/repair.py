"""Three weeks of illness in a plan of the year: repaired by the command as users run it, beside a replan from scratch.

The plan is made once and stays in the folder given by `--plan`. Each repair is a process of its own, from reading the
plan to the folder written and checked; the seconds are for all of it. The exit code is 0 only if every repair is lawful
by the checker, ends no more than one shift above the proven least shortage of its window, changes at most three other
days for each duty lost, and takes no more than ten seconds.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from others import Others
from record import machine, versions
from replan import Replan, replanned

from arsplan.checking import check
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.io.load import load
from arsplan.io.plan_folder import StoredPlan, read_stored_plan, write_plan
from arsplan.io.proven import plan
from arsplan.planning.replacements import replacements
from arsplan.planning.stop import MaxRuntime

HERE = Path(__file__).resolve().parent
SOLSIDEN = HERE.parent / "examples" / "units" / "solsiden"
ILL = "A02,A03,A09,A11,A16,A22,A32,A33"
SECONDS, CHANGES = 10.0, 3.0


@dataclass(frozen=True)
class Run:
    """One person ill; hours, and seconds of the whole command.

    Attributes
    ----------
    cpu_seconds
        Of all threads: what the command costs whatever else the machine does.
    replacing_seconds
        To rank who could take the first of the lost duties, in a process that has read the plan.
    proven_cheapest
        Whether it is proven that no other repair with so little shortage costs less in changes and extra time.
    others_cores
        Cores that the machine's other work took meanwhile, on average.
    """

    employee: str
    competence: str
    rota: str
    seconds: float
    cpu_seconds: float
    first: str
    last: str
    lost: int
    changed: int
    changed_per_lost: float
    extra_hours: float
    before_hours: float
    shortage_hours: float
    least_hours: float | None
    proven_cheapest: bool
    longest_shift_hours: float
    lawful: bool
    replacing_seconds: float
    others_cores: float | None

    @property
    def fine(self) -> bool:
        """Everything that is asked of a repair."""
        least = self.least_hours
        close = least is not None and self.shortage_hours <= least + self.longest_shift_hours
        return self.lawful and close and self.changed_per_lost <= CHANGES and self.seconds <= SECONDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Plan once, repair for each person, replan for the first, print and write."""
    asked = _arguments(arguments)
    if not (asked.plan / "plan.json").is_file():
        write_plan(plan(load(asked.unit), stop=MaxRuntime(asked.seconds), seed=1), asked.plan)
    stored = read_stored_plan(asked.plan)
    runs = []
    print(f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}")
    for employee in asked.ill.split(","):
        absence = Absence(employee=employee, first=asked.first, last=asked.last, kind="sick")
        runs.append(_run(stored, asked.plan, absence, asked.search))
        print(_line(runs[-1]), flush=True)
    again = None
    if asked.replan > 0:
        ill = Absence(employee=runs[0].employee, first=asked.first, last=asked.last, kind="sick")
        again = replanned(stored, ill, date.fromisoformat(runs[0].last), seconds=asked.replan)
        print(f"\n{_said(runs[0], again)}")
    print(f"\n{_write(asked, runs, again)}")
    return int(not all(run.fine for run in runs))


def _run(stored: StoredPlan, folder: Path, absence: Absence, search: float | None) -> Run:
    unit = stored.planned_unit
    who = unit.person[absence.employee]
    lost = [duty for duty in stored.roster.of(who.id) if absence.first <= duty.date <= absence.last]
    if not lost:
        raise SystemExit(f"{who.id} has no duty from {absence.first} to {absence.last}. Maybe name somebody who has.")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "repaired"
        command = [sys.executable, "-m", "arsplan", "repair", str(folder), "--absent", who.id]
        dates = ["--from", str(absence.first), "--to", str(absence.last), "--out", str(out), "--json"]
        limit = [] if search is None else ["--seconds", str(search)]
        others, began, spent = Others(), time.monotonic(), _spent()
        done = subprocess.run([*command, *dates, *limit], capture_output=True, text=True, check=False)
        seconds, spent = time.monotonic() - began, _spent() - spent
        busy = others.cores()
        if not done.stdout:
            raise SystemExit(done.stderr)
        found = json.loads(done.stdout)
        read = read_stored_plan(out)
    away = unit.with_absences((*unit.absences, absence))
    began = time.monotonic()
    replacements(away, Roster(set(stored.roster) - set(lost)), lost[0].date, lost[0].shift)
    replacing = time.monotonic() - began
    used = {duty.shift for duty in stored.roster if duty.employee in unit.person}
    return Run(
        employee=who.id,
        competence=who.competence,
        rota=who.rota,
        seconds=round(seconds, 2),
        cpu_seconds=round(spent, 2),
        first=found["first"],
        last=found["last"],
        lost=found["lost"],
        changed=found["moved"],
        changed_per_lost=found["moved_per_lost"],
        extra_hours=round(found["extra_hours"], 1),
        before_hours=found["shortage_before_hours"],
        shortage_hours=found["shortage_hours"],
        least_hours=found["shortage_bound_hours"],
        proven_cheapest=found["cheapest"],
        longest_shift_hours=max(unit.shift_by_code[code].paid_minutes for code in used) / 60,
        lawful=check(read.planned_unit, read.roster, fixed=read.unit.absences).lawful,
        replacing_seconds=round(replacing, 2),
        others_cores=busy,
    )


def _spent() -> float:
    """Processor seconds of the processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


HEADS = (
    *("ill", "seconds", "cpu s", "lost", "changed", "for each", "extra, h"),
    *("short before, h", "short now, h", "proven least, h", "cheapest", "lawful", "replacements, s", "others"),
)


def _line(run: Run) -> str:
    cells = (
        f"{run.employee} ({run.competence}, {run.rota})",
        f"{run.seconds:.1f}",
        f"{run.cpu_seconds:.1f}",
        run.lost,
        run.changed,
        f"{run.changed_per_lost:.2f}",
        f"{run.extra_hours:.1f}",
        f"{run.before_hours:.1f}",
        f"{run.shortage_hours:.1f}",
        "–" if run.least_hours is None else f"{run.least_hours:.1f}",
        "proven" if run.proven_cheapest else "found",
        "yes" if run.lawful else "no",
        f"{run.replacing_seconds:.2f}",
        "–" if run.others_cores is None else f"{run.others_cores:.1f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _said(run: Run, again: Replan) -> str:
    times = again.changed_in_window / max(1, run.changed)
    return (
        f"{run.employee}: the repair changes {run.changed} other days and leaves {run.shortage_hours:.1f} h uncovered "
        f"from {run.first} to {run.last}. The rest of the year planned anew in {again.seconds:.0f} s, without "
        f"stability, changes {again.changed_in_window} days there ({times:.0f} times as many) and {again.changed} to "
        f"the end of the year, and leaves {again.shortage_hours:.1f} h uncovered there."
    )


def _write(asked: argparse.Namespace, runs: Sequence[Run], again: Replan | None) -> Path:
    now = datetime.now(UTC).date().isoformat()
    record = {
        "benchmark": "repair",
        "schema": 1,
        "date": now,
        "versions": versions(),
        "machine": machine(),
        "settings": {
            "unit": load(asked.unit).name,
            "from": str(asked.first),
            "to": str(asked.last),
            "search": asked.search,
        },
        "runs": [{**asdict(run), "fine": run.fine} for run in runs],
        "replan": again and asdict(again),
    }
    asked.out.mkdir(parents=True, exist_ok=True)
    file: Path = asked.out / f"{now}-repair.json"
    file.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", type=Path, required=True, metavar="DIR", help="the plan; made there if there is none")
    parser.add_argument("--unit", type=Path, default=SOLSIDEN, metavar="DIR")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of the plan, where it has to be made")
    parser.add_argument("--ill", default=ILL, help="ids, separated by commas")
    parser.add_argument("--first", type=date.fromisoformat, default=date(2027, 3, 1), metavar="DATE")
    parser.add_argument("--last", type=date.fromisoformat, default=date(2027, 3, 21), metavar="DATE")
    parser.add_argument("--search", type=float, help="limit of each search; that of the command without it")
    parser.add_argument("--replan", type=float, default=60.0, help="seconds for the replan from scratch; 0 for none")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
