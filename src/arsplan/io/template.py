"""The unit that `arsplan new` writes: small, complete, and with every setting explained."""

import os
from importlib.resources import files
from pathlib import Path

from arsplan.errors import InvalidUnit, Problem
from arsplan.io.atomic import write_folder

__all__ = ["write_template"]


def write_template(path: str | os.PathLike[str]) -> None:
    """Write a constructed unit of 13 people with day, evening and night, ready to be planned.

    Parameters
    ----------
    path
        A folder that is empty or does not exist yet.

    Raises
    ------
    InvalidUnit
        If something lies there already; nothing is overwritten.
    OSError
        If it cannot be written.
    """
    folder = Path(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = f"'{folder}' exists and is not an empty folder, so nothing was written."
        raise InvalidUnit(Problem("folder-not-empty", text, advice="Maybe choose another name."))
    source = files(__package__) / "new_unit"
    # unit.toml last: a folder with it is complete.
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in source.iterdir()}
    write_folder(folder, dict(sorted(texts.items())))
