"""Rule packs as data, with their sources."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from arsplan.rules.source import Source


class PackRow(NamedTuple):
    """One rule of a pack: its title, its numbers by agreement level, and where they come from."""

    title: str
    limit: dict[str, int]
    source: Source


@cache
def pack(name: str = "norway") -> dict[str, PackRow]:
    """Read a pack by name; rows by rule id."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {
        rule: PackRow(
            row["title"],
            row["limit"],
            Source(
                title=row["source"],
                address=row["address"],
                paragraph=row["paragraph"],
                confidence=row["confidence"],
                checked_on=row.get("checked_on"),
            ),
        )
        for rule, row in tomllib.loads(text).items()
    }
