"""Scenarios x units x seeds on any executor; one that fails takes nobody along."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from typing import Any

from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.load import load
from arsplan.scenarios.results import Results
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.task import Depth, Result, Task, failed, run

__all__ = ["sweep", "with_threads"]

Key = tuple[str, int, str]
"""Of a row: unit, seed and scenario."""

OnRow = Callable[[dict[str, Any], int, int], None]

_LISTEN = 0.5
"""Seconds between looks at whether the user wants to stop."""

_DIED = "The process that worked on it ended without a result. Maybe memory ran out."


def sweep(
    units: Mapping[str, Unit | str | os.PathLike[str]],
    scenarios: Iterable[Scenario],
    *,
    seeds: Sequence[int] = (1,),
    full: bool = False,
    seconds: float = 120.0,
    executor: Executor | None = None,
    jobs: int | None = None,
    folder: str | os.PathLike[str] | None = None,
    on_row: OnRow | None = None,
    cancel: threading.Event | None = None,
) -> list[dict[str, Any]]:
    """Work out every scenario for every unit and seed.

    Parameters
    ----------
    units
        By name: units, or where they lie. One that cannot be read is told in its rows.
    scenarios
        As they are to stand in the table.
    seeds
        Of the search and of simulated sickness.
    full
        Whether a rota is made for each.
    seconds
        For each rota.
    executor
        Any of `concurrent.futures`, such as `distributed.Client(...).get_executor()`; processes of this machine where
        None.
    jobs
        Processes where there is no executor; one for each core where None.
    folder
        Keeps every result as a file; those of an earlier run with the same units and settings are taken over.
    on_row
        Called with each row as it is ready, and with how many are and will be.
    cancel
        Set it from another thread: what is not begun is left out.

    Returns
    -------
    list of dict
        A row for each unit, seed and scenario, in this order; failed ones say why.

    Raises
    ------
    ValueError
        If two scenarios have the same name.
    """
    wanted = tuple(scenarios)
    if len({scenario.name for scenario in wanted}) < len(wanted):
        raise ValueError("Two scenarios have the same name.\nMaybe add a number.")
    results = Results(folder, several_units=len(units) > 1, several_seeds=len(seeds) > 1)
    tasks, rows = _laid_out(units, seeds, wanted, "full" if full else "fast", seconds)
    number, left = len(tasks) + len(rows), []

    def ready(task: Task, row: dict[str, Any]) -> None:
        rows[task.name, task.seed, task.scenario.name] = row
        if on_row is not None:
            on_row(row, len(rows), number)

    for task in tasks:
        known = results.known(task)
        if known is None:
            left.append(task)
        else:
            ready(task, known)
    for task, result in _on_own_processes(left, jobs, cancel) if executor is None else _on(executor, left, cancel):
        ready(task, results.keep(task, result))
    order = ((name, seed, scenario.name) for name in units for seed in seeds for scenario in wanted)
    return [rows[key] for key in order if key in rows]


def _laid_out(
    units: Mapping[str, Unit | str | os.PathLike[str]],
    seeds: Sequence[int],
    scenarios: Sequence[Scenario],
    depth: Depth,
    seconds: float,
) -> tuple[list[Task], dict[Key, dict[str, Any]]]:
    """What is to be worked out, and the rows of units that cannot be read."""
    tasks: list[Task] = []
    unread: dict[Key, dict[str, Any]] = {}
    for name, given in units.items():
        unit = _read(given)
        for seed in seeds:
            for scenario in scenarios:
                if isinstance(unit, Unit):
                    tasks.append(Task(name, unit, scenario, depth, seconds, seed))
                    continue
                row = {"unit": name, "scenario": scenario.name, "says": scenario.says, "seed": seed, "depth": depth}
                unread[name, seed, scenario.name] = {**row, "status": "failed", "why": unit, "plan": ""}
    return tasks, unread


def _read(unit: Unit | str | os.PathLike[str]) -> Unit | str:
    """The unit, or why it cannot be read."""
    if isinstance(unit, Unit):
        return unit.model_copy()  # without what was derived from it, which need not travel
    try:
        return load(unit)
    except (ArsplanError, OSError) as error:
        return str(error)


def _on(executor: Executor, tasks: Sequence[Task], cancel: threading.Event | None) -> Iterator[tuple[Task, Result]]:
    """All at once on an executor that looks after its own workers."""
    waiting = {executor.submit(run, task): task for task in tasks}
    while waiting:
        done, _ = wait(waiting, timeout=_LISTEN, return_when=FIRST_COMPLETED)
        for future in done:
            task = waiting.pop(future)
            try:
                yield task, future.result()
            except CancelledError:
                continue
            except Exception as error:  # noqa: BLE001 - such as a worker that died too often
                yield task, failed(task, f"{_DIED} ({type(error).__name__})")
        if cancel is not None and cancel.is_set():
            for future in [future for future in waiting if future.cancel()]:
                waiting.pop(future)


def _on_own_processes(
    tasks: Sequence[Task], jobs: int | None, cancel: threading.Event | None
) -> Iterator[tuple[Task, Result]]:
    """No more at a time than there are processes, so that it is known who was at work when one dies.

    Those are tried again, each alone; whoever's process dies then has failed.
    """
    jobs = max(1, jobs or os.cpu_count() or 1)
    left = deque(with_threads(tasks, jobs))
    jobs = max(1, min(jobs, len(tasks)))
    while left:
        suspects: list[Task] = []
        with _pool(jobs) as pool:
            at_work: dict[Future[Result], Task] = {}
            while _fill(pool, left, at_work, jobs, cancel) and not suspects:
                done, _ = wait(at_work, return_when=FIRST_COMPLETED)
                for future in done:
                    task = at_work.pop(future)
                    if isinstance(future.exception(), BrokenExecutor):
                        suspects += [task, *at_work.values()]
                        break
                    yield task, future.result()
        for task in suspects:
            yield task, _alone(task)


def with_threads(tasks: Sequence[Task], jobs: int) -> list[Task]:
    """Tasks that are fewer than the processes in the last round, with the processors that would be idle shared out."""
    last = len(tasks) % jobs
    first = len(tasks) - last
    return [*tasks[:first], *(task._replace(threads=jobs // last) for task in tasks[first:])]


def _fill(
    pool: Executor,
    left: deque[Task],
    at_work: dict[Future[Result], Task],
    jobs: int,
    cancel: threading.Event | None,
) -> bool:
    """Give every free process a task; whether anything is at work then. A pool that broke while idle takes none."""
    if cancel is not None and cancel.is_set():
        left.clear()
    while left and len(at_work) < jobs:
        try:
            at_work[pool.submit(run, left[0])] = left[0]
        except BrokenExecutor:
            break
        left.popleft()
    return bool(at_work)


def _alone(task: Task) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(run, task).result()
        except BrokenExecutor:
            return failed(task, _DIED)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started anew, not forked: threads of solvers do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_deaf)


def _deaf() -> None:
    """Ctrl-C is heard by the process that asks; those at work finish what they have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
