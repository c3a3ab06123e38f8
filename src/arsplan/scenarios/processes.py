"""Tasks on processes of this machine, where it is known who was at work when one dies."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait

from arsplan.scenarios.task import Result, Task, failed, run

__all__ = ["DIED", "on_own_processes", "with_threads"]

DIED = "The process that worked on it ended without a result. Maybe memory ran out."


def on_own_processes(
    tasks: Sequence[Task], jobs: int | None, cancel: threading.Event | None
) -> Iterator[tuple[Task, Result]]:
    """Work tasks out, no more at a time than there are processes, so that it is known who was at work when one dies.

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
            return failed(task, DIED)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started anew, not forked: threads of solvers do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_deaf)


def _deaf() -> None:
    """Ctrl-C is heard by the process that asks; those at work finish what they have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
