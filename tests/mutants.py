"""Do the tests guard every rule? Change one thing at a time, and see which named test fails.

    python tests/mutants.py [--only TEXT] [--sample N] [--jobs N] [--results FILE]

Exit code 1 where a mutant survives. Each is tried in a process of its own, which stops at the first failure. The test
that killed a mutant before (`tests/killers.csv`) is tried first, then all that guard what it changes. With `--results`
each trial is written down as it ends, and a run that was broken off goes on where it stopped; such a file is what
`tests/killers.csv` is made of.
"""

import argparse
import contextlib
import csv
import hashlib
import io
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
KILLERS = ROOT / "tests" / "killers.csv"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.mutations import Mutant, mutants  # noqa: E402 (the path first)

HEAVY = ("numpy", "pandas", "pydantic", "holidays", "ortools.sat.python.cp_model")
"""Imported once, before there are mutants."""


class Trial(NamedTuple):
    """A mutant, the test that fails by it (none if it survives), and how long that took."""

    mutant: str
    killer: str
    seconds: float


class Witness:
    """Remembers the first test that fails."""

    def __init__(self) -> None:
        self.killer = ""

    def pytest_configure(self):
        """A busy machine kills nobody: random examples are always the same, and may take their time."""
        from hypothesis import HealthCheck, settings  # not before pytest has prepared it

        settings.register_profile("mutants", deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.killer = self.killer or report.nodeid

    def pytest_collectreport(self, report):
        if report.failed:
            self.killer = self.killer or report.nodeid  # a file that does not load


def trial(mutant: Mutant, first: str) -> Trial:
    """Put a mutant in place and run its tests up to the first failure, those of `first` before the others."""
    begun = time.monotonic()
    mutant.apply()
    witness = Witness()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for tests in (first, *mutant.tests) if first else mutant.tests:
            pytest.main(["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", tests], [witness])
            if witness.killer:
                break
    return Trial(mutant.id, witness.killer, time.monotonic() - begun)


def chosen(only: str, sample: int | None) -> list[Mutant]:
    """Mutants with these words in their names; of them so many, always the same."""
    found = [mutant for mutant in mutants() if only in mutant.id]
    if sample is None:
        return found
    return sorted(found, key=lambda mutant: hashlib.sha256(mutant.id.encode()).digest())[:sample]


def read(path: Path) -> dict[str, Trial]:
    """Trials written down before, by mutant; none where there is no file."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: Trial(row[0], row[1], float(row[2])) for row in csv.reader(file)}


def trials(asked: list[Mutant], jobs: int) -> Iterator[Trial]:
    """Try mutants, so many at once; each as it ends."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([*HEAVY])
    before = read(KILLERS)
    with ProcessPoolExecutor(jobs, processes, max_tasks_per_child=1) as pool:
        known = (before[mutant.id].killer if mutant.id in before else "" for mutant in asked)
        for done in as_completed([pool.submit(trial, *one) for one in zip(asked, known, strict=True)]):
            yield done.result()


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", default="", metavar="TEXT", help="mutants with this text in their name")
    words.add_argument("--sample", type=int, metavar="N", help="so many of them, always the same")
    words.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at once")
    words.add_argument("--results", type=Path, metavar="FILE", help="write trials here; those in it are not repeated")
    asked = words.parse_args()
    os.chdir(ROOT)
    begun = time.monotonic()
    wanted = chosen(asked.only, asked.sample)
    found = read(asked.results) if asked.results else {}
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(asked.results.open("a", encoding="utf-8", newline="")) if asked.results else None
        for one in trials([mutant for mutant in wanted if mutant.id not in found], asked.jobs):
            found[one.mutant] = one
            print(f"{one.mutant:60} {one.killer or 'SURVIVED':90} {one.seconds:5.1f} s", flush=True)
            if file:
                csv.writer(file, lineterminator="\n").writerow((one.mutant, one.killer, f"{one.seconds:.1f}"))
                file.flush()
    survived = [mutant.id for mutant in wanted if not found[mutant.id].killer]
    killed = len(wanted) - len(survived)
    print(f"{len(wanted)} mutants, {killed} killed, {len(survived)} survived, {time.monotonic() - begun:.0f} s")
    print(*survived, sep="\n", end="\n" if survived else "")
    return int(bool(survived) or not wanted)


if __name__ == "__main__":
    sys.exit(main())
