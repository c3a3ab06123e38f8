"""The unit that `arsplan new` writes: small, complete, and with every setting explained."""

import os
import tempfile
from importlib.resources import files
from pathlib import Path

from arsplan.errors import InvalidUnit, Problem
from arsplan.io.atomic import write_folder
from arsplan.io.sheet_notes import Lang
from arsplan.io.unit_folder import read_unit
from arsplan.io.unit_workbook_write import write_unit_workbook
from arsplan.io.workbook import is_workbook

__all__ = ["write_template"]


def write_template(path: str | os.PathLike[str], lang: Lang = "en") -> None:
    """Write a constructed unit of 13 people with day, evening and night, ready to be planned.

    Parameters
    ----------
    path
        A folder that is empty or does not exist yet; or a workbook, which does not exist yet.
    lang
        Language of a workbook's sheets, headings and notes. Folders are in English.

    Raises
    ------
    InvalidUnit
        If something lies there already; nothing is overwritten.
    ArsplanError
        If a workbook is asked for and openpyxl is not installed.
    OSError
        If it cannot be written.
    """
    folder = Path(path)
    if is_workbook(folder):
        _write_workbook(folder, lang)
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = f"'{folder}' exists and is not an empty folder, so nothing was written."
        raise InvalidUnit(Problem("folder-not-empty", text, advice="Maybe choose another name."))
    source = files(__package__) / "new_unit"
    # unit.toml last: a folder with it is complete.
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in source.iterdir()}
    write_folder(folder, dict(sorted(texts.items())))


def _write_workbook(file: Path, lang: Lang) -> None:
    if file.exists():
        text = f"'{file}' exists, so nothing was written."
        raise InvalidUnit(Problem("file-exists", text, advice="Maybe choose another name."))
    with tempfile.TemporaryDirectory() as folder:
        write_template(folder)
        unit = read_unit(folder)
    write_unit_workbook(unit, file, lang)
