"""How much of the machine went to something else while a run was measured."""

import os
import resource
import time
from pathlib import Path

STAT = Path("/proc/stat")

IDLE = (3, 4)
"""Positions of idle time and of waiting for a disk among the counters of a core; guests are part of user time."""

COUNTED = 8


class Others:
    """Counts from its making on; the processes started by this one and already ended are not others."""

    def __init__(self) -> None:
        self.began, self.busy, self.own = time.monotonic(), _busy(), _own()

    def cores(self) -> float | None:
        """Return the cores that others took on average, also those that a virtual machine was denied."""
        now = _busy()
        if now is None or self.busy is None:
            return None
        took = now - self.busy - (_own() - self.own)
        return round(max(0.0, took / (time.monotonic() - self.began)), 2)


def _busy() -> float | None:
    """Seconds of all cores together that were not idle since the machine started."""
    if not STAT.is_file():
        return None
    ticks = [int(word) for word in STAT.read_text(encoding="ascii").split("\n", 1)[0].split()[1 : 1 + COUNTED]]
    return sum(count for k, count in enumerate(ticks) if k not in IDLE) / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
