"""Results on stdout: JSON for programs, tables and lines for people."""

import json
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any

from rich.console import Console
from rich.table import Table

from arsplan.report.capacity_text import TextTable
from arsplan.report.speech import _

__all__ = ["next_step", "show_blocks", "show_csv", "show_json", "show_lines"]

_WIDTH = 120


def show_json(document: Any) -> None:  # noqa: ANN401 - any JSON
    """Write a document as indented JSON, and nothing else."""
    # Escapes keep it the same bytes whatever encoding the terminal or pipe has.
    sys.stdout.write(json.dumps(document, indent=2, allow_nan=False) + "\n")


def show_csv(text: str) -> None:
    """Write a table as UTF-8, as files have it, whatever encoding the terminal or pipe has."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)


def next_step(command: str) -> str:
    """The line that ends an answer: what usually comes next."""
    return _("Next:  %(command)s") % {"command": command}


def show_lines(lines: Iterable[str]) -> None:
    """Write lines as they are."""
    show_blocks(lines)


def show_blocks(blocks: Iterable[str | TextTable]) -> None:
    """Write lines and tables one after another."""
    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = _WIDTH
    for block in blocks:
        console.print(block if isinstance(block, str) else _table(block))


def _table(block: TextTable) -> Table:
    table = Table(title=block.title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for number, column in enumerate(block.columns):
        plain = number == 0 or number in block.words
        table.add_column(column, justify="left" if plain else "right", overflow="fold")
    for row in block.rows:
        table.add_row(*row)
    return table
