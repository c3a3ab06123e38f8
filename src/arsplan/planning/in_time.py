"""Work in threads that nobody waits for once time is up."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from arsplan.solving.run import Budget

__all__ = ["in_time", "pool_until"]

LISTEN = 0.05
"""Seconds between two looks at a budget, whose cancel event may be set meanwhile."""

_Result = TypeVar("_Result")


def in_time(future: "Future[_Result]", budget: Budget) -> _Result | None:
    """What a thread has found by the end of a budget; None where it is still at work."""
    while not future.done() and budget.left() > 0:
        try:
            return future.result(min(LISTEN, budget.left()))
        except TimeoutError:
            continue
    return future.result() if future.done() and not future.cancelled() else None


@contextmanager
def pool_until(budget: Budget) -> Iterator[ThreadPoolExecutor]:
    """Threads for work that looks at a budget before each of its steps; nobody waits for its last one."""
    pool = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="beside")
    try:
        yield pool
    finally:
        pool.shutdown(wait=budget.left() > 0, cancel_futures=True)
