"""Scenarios x units x seeds on any executor; one that fails takes nobody along."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, wait
from typing import Any

from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.load import load
from arsplan.scenarios.processes import DIED, on_own_processes
from arsplan.scenarios.results import Results
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.task import Depth, Result, Task, failed, run

__all__ = ["sweep"]

Key = tuple[str, int, str]
"""Of a row: unit, seed and scenario."""

OnRow = Callable[[dict[str, Any], int, int], None]

_LISTEN = 0.5
"""Seconds between looks at whether the user wants to stop."""


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
    for task, result in on_own_processes(left, jobs, cancel) if executor is None else _on(executor, left, cancel):
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
                yield task, failed(task, f"{DIED} ({type(error).__name__})")
        if cancel is not None and cancel.is_set():
            for future in [future for future in waiting if future.cancel()]:
                waiting.pop(future)
