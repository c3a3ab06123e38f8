"""A bound with all that is needed to recompute it, in a file of its own: the program, the prices, what they rest on.

Nothing here knows a solver. What a file proves is weighed up from its own whole numbers, so whoever changes the prices
gets a weaker bound or the same one. Whether the program is the unit's own is for `arsplan.proves` to say.
"""

import gzip
import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isinf
from pathlib import Path
from typing import Annotated, Literal
from zlib import error as ZlibError  # noqa: N812 - the module's own name for it is too short to stand alone

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter

from arsplan.capacity.certificate import SCALE, LinearProgram, weigh, worth_of_ranges, worth_of_rows
from arsplan.capacity.proof_words import sentence
from arsplan.errors import ArsplanError

__all__ = ["About", "Certificate", "StoredProgram", "read_certificate", "write_certificate"]

About = Literal["shortage", "heads", "total", "smallest"]

SUFFIX = ".json.gz"

_closed = PlainSerializer(lambda side: None if isinf(side) else int(side))
_Low = Annotated[float, BeforeValidator(lambda side: -inf if side is None else side), _closed]
_High = Annotated[float, BeforeValidator(lambda side: inf if side is None else side), _closed]


@dataclass
class StoredProgram:
    """A linear program as `arsplan.capacity.certificate` weighs it, with a word for each row."""

    low: list[int]
    high: list[int]
    cost: list[int]
    row_low: list[_Low]
    row_high: list[_High]
    entry_row: list[int]
    entry_column: list[int]
    entry: list[int]
    what: list[str]

    @classmethod
    def of(cls, program: LinearProgram, what: Sequence[str]) -> "StoredProgram":
        """Copy a program."""
        columns = {name: list(getattr(program, name)) for name in LinearProgram.__annotations__}
        return cls(**columns, what=list(what))


@dataclass(frozen=True)
class Certificate:
    """Proof of one bound for the people of one part of a unit.

    Attributes
    ----------
    unit, people
        Name of the unit, and the ids of those whom the bound is about.
    about
        `shortage`: head-minutes that must be missing. `heads`, `total`, `smallest`: millionths of a person at the
        position aimed at, of a full-time equivalent, of the smallest position; these count below zero.
    claim
        What no roster costs less than.
    weights
        By row, its price in millionths.
    """

    unit: str
    people: tuple[str, ...]
    about: About
    claim: int
    program: StoredProgram
    weights: tuple[int, ...]

    def check(self) -> int:
        """Recompute the bound from the stored whole numbers alone; whatever the prices, it holds for the program."""
        return weigh(self.program, self.weights)

    def worths(self) -> dict[str, int]:
        """What each kind of row adds to the bound, in its own unit; `people` is what each can do at the very most."""
        found: dict[str, int] = {}
        for what, worth in zip(self.program.what, worth_of_rows(self.program, self.weights), strict=True):
            found[what] = found.get(what, 0) + worth
        found["people"] = sum(worth_of_ranges(self.program, self.weights))
        return {what: round(worth / SCALE) for what, worth in found.items() if worth}

    @property
    def sentence(self) -> str:
        """What is proven, and the sum that it rests on."""
        return sentence(self.about, self.claim, self.worths())


_FILE = TypeAdapter(Certificate)


def write_certificate(certificate: Certificate, path: str | os.PathLike[str]) -> None:
    """Write a certificate as compressed JSON; the same certificate gives the same bytes."""
    target = Path(path)
    draft = target.with_name(target.name + ".part")
    draft.write_bytes(gzip.compress(_FILE.dump_json(certificate), mtime=0))
    draft.replace(target)


def read_certificate(path: str | os.PathLike[str]) -> Certificate:
    """Read a certificate and recompute its bound; no solver is asked.

    Raises
    ------
    ArsplanError
        If the file is no certificate, or proves less than it claims.
    """
    try:
        found = _FILE.validate_json(gzip.decompress(Path(path).read_bytes()), strict=True)
        proven, _ = found.check(), found.worths()
    except (ValueError, EOFError, IndexError, ZlibError, gzip.BadGzipFile) as error:
        raise ArsplanError(f"{path}: this is no certificate of arsplan.\n{_ADVICE}") from error
    if proven < found.claim:
        raise ArsplanError(f"{path}: it claims {found.claim} but proves only {proven}.\n{_ADVICE}")
    return found


_ADVICE = "Maybe it was cut short or changed; write it anew with arsplan.bound(unit, certificates=DIR)."
