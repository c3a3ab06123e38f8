"""Writing workbooks: a book, texts that stay texts, and the whole file or none."""

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from arsplan.errors import ArsplanError
from arsplan.io.atomic import write_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook

__all__ = ["LONGEST_TEXT", "need_openpyxl", "new_book", "put_text", "write_book"]

LONGEST_TEXT = 32_767
"""Letters that a cell of a workbook holds."""


def need_openpyxl() -> None:
    """Say how to get workbooks where their library is missing.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: F401 - only whether it is there
    except ImportError:
        raise ArsplanError("A workbook needs openpyxl.\nMaybe run: pip install 'arsplan[excel]'") from None


def new_book() -> "Workbook":
    """A workbook without sheets.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    """
    need_openpyxl()
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    return book


def put_text(cell: "Cell | MergedCell", text: str) -> "Cell | MergedCell":
    """Put a text into a cell, as a text in any case: openpyxl makes a formula of what begins with an equals sign.

    Characters that a workbook cannot hold are left out, and so is what is longer than a cell.
    """
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def book_bytes(book: "Workbook") -> bytes:
    """A workbook as the content of its file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write_book(book: "Workbook", path: str | os.PathLike[str]) -> None:
    """Write a workbook, whole or not at all.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    write_bytes(Path(path), book_bytes(book))
