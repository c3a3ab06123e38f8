"""Do the tests guard every rule? Change one thing at a time, and see which named test fails.

    python tests/mutants.py [--only TEXT] [--sample N] [--jobs N]

Exit code 1 where a mutant survives. Each is tried in a process of its own, which stops at the first failure.
"""

import argparse
import contextlib
import hashlib
import io
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
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

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.killer = self.killer or report.nodeid

    def pytest_collectreport(self, report):
        if report.failed:
            self.killer = self.killer or f"{report.nodeid} does not load"


def trial(mutant: Mutant) -> Trial:
    """Put a mutant in place and run its tests up to the first failure."""
    begun = time.monotonic()
    mutant.apply()
    witness = Witness()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for tests in mutant.tests:
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


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", default="", metavar="TEXT", help="mutants with this text in their name")
    words.add_argument("--sample", type=int, metavar="N", help="so many of them, always the same")
    words.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at once")
    asked = words.parse_args()
    os.chdir(ROOT)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([*HEAVY])
    begun, survived, count = time.monotonic(), 0, 0
    with ProcessPoolExecutor(asked.jobs, processes, max_tasks_per_child=1) as pool:
        for found in pool.map(trial, chosen(asked.only, asked.sample)):
            count += 1
            survived += not found.killer
            print(f"{found.mutant:60} {found.killer or 'SURVIVED':90} {found.seconds:5.1f} s", flush=True)
    print(f"{count} mutants, {count - survived} killed, {survived} survived, {time.monotonic() - begun:.0f} s")
    return int(survived > 0 or count == 0)


if __name__ == "__main__":
    sys.exit(main())
