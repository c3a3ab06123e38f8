"""What a run leaves behind: its figures, the machine, the versions, and what a unit is proven to allow."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import arsplan

SCHEMA = 1


@dataclass(frozen=True)
class Proof:
    """What no plan for a unit can go below; the same for every method.

    Attributes
    ----------
    demand_minutes, bound_minutes
        Head-minutes demanded, and those that are proven to stay open.
    most_at_goal, most_full_time_equivalents
        People at the position that the unit aims at, and positions in all: proven not to be passed.
    seconds
        What the proof took.
    """

    unit: str
    people: int
    weeks: int
    demand_minutes: int
    bound_minutes: int
    most_at_goal: int
    most_full_time_equivalents: float
    seconds: float


@dataclass(frozen=True)
class Run:
    """One method on one unit with one seed, judged by the checker and by the metrics.

    Attributes
    ----------
    claimed, lawful
        What the method says of its result, and what the checker says; None without a result.
    broken
        Up to five breaches in words.
    first_seconds
        To the first complete plan that the checker calls lawful; None where there was none.
    seconds, build_seconds
        In all, and before the first call of a solver.
    shortage_minutes, over_minutes
        Head-minutes missing, and those beyond the need; None without a result.
    people_at_goal, full_time_equivalents
        People whose duties fill the position that the unit aims at, and full-time equivalents worked, credits included.
    gap
        Shortage above its proven bound as a share of the demand; None without a lawful result.
    peak_memory_bytes
        Of the process that did this run and nothing else.
    others_cores
        Cores that the machine's other work took during the run, on average; None where the system does not tell.
    trace
        (seconds, head-minutes short) on the way.
    notes
        What the method recorded of itself, or the error that ended it.
    """

    unit: str
    method: str
    seed: int = 1
    claimed: bool = False
    lawful: bool | None = None
    broken: Sequence[str] = ()
    first_seconds: float | None = None
    seconds: float = 0.0
    build_seconds: float = 0.0
    shortage_minutes: int | None = None
    over_minutes: int | None = None
    people_at_goal: int | None = None
    full_time_equivalents: float | None = None
    bound_minutes: int | None = None
    gap: float | None = None
    peak_memory_bytes: int | None = None
    others_cores: float | None = None
    trace: Sequence[tuple[float, int]] = ()
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def fine(self) -> bool:
        """No error, no false claim, and nothing below what is proven."""
        if "error" in self.notes or (self.claimed and not self.lawful):
            return False
        return not self.lawful or None in {self.gap, self.shortage_minutes} or (self.gap or 0.0) >= 0


def machine() -> dict[str, Any]:
    """Processor, cores and memory."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_bytes": pages * size,
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def versions() -> dict[str, str]:
    """Of all that decides about the figures; `source` changes with any line of the package."""
    found = {name: version(name) for name in ("ortools", "arsplan")}
    return {"python": platform.python_version(), **found, "source": _source()}


def _source() -> str:
    """Checksum of the package's modules."""
    package = Path(arsplan.__file__).parent
    checksum = sha256()
    for module in sorted(package.rglob("*.py")):
        checksum.update(module.read_bytes())
    return checksum.hexdigest()[:12]


def circumstances(record: dict[str, Any]) -> str:
    """A line on how the results of a stored file came about."""
    asked = ", ".join(f"{name} {value}" for name, value in record["settings"].items())
    made = ", ".join(f"{name} {record['versions'][name]}" for name in ("python", "ortools", "arsplan"))
    machine = record["machine"]
    return f"{record['benchmark']}, {record['date']}; {asked}; {made}; {machine['processor']}, {machine['cores']} cores"
