"""What planning is doing, as one live line on a terminal and as plain lines elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.live import Live
from rich.text import Text

from arsplan.cli.exits import say
from arsplan.report.numbers import thousands
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["Reported", "progress_line", "show_progress"]

_EVERY = 10.0


class Reported(Protocol):
    """What planning says about where it is."""

    @property
    def phase(self) -> str:
        """What it is doing, in a word or two."""

    @property
    def shortage(self) -> int | None:
        """Head-minutes that the best rota leaves uncovered; None while there is none."""

    @property
    def bound(self) -> int | None:
        """Head-minutes that every rota must leave uncovered; None while not proven."""

    @property
    def seconds(self) -> float:
        """Since planning began."""

    @property
    def text(self) -> str:
        """What else there is to say; may be empty."""


def progress_line(progress: Reported, seconds: float) -> str:
    """One line: the phase, what is short and must be, and the time.

    Parameters
    ----------
    progress
        What planning reported last.
    seconds
        Since planning began.
    """
    parts = [f"{seconds:5.0f} s", retold(progress.phase)]
    if progress.shortage is not None:
        parts.append(_("%(hours)s h short") % {"hours": thousands(progress.shortage / 60)})
    if progress.bound:
        parts.append(_("at least %(hours)s h") % {"hours": thousands(progress.bound / 60)})
    if progress.text:
        parts.append(retold(progress.text))
    return " | ".join(parts)


@contextmanager
def show_progress(limit: float | None = None) -> Iterator[Callable[[Reported], None]]:
    """Give a callback for planning; on stderr, so that results on stdout stay clean.

    Parameters
    ----------
    limit
        Seconds that it may take, to show on a terminal what is left; None where nobody knows.
    """
    console = Console(stderr=True)
    view = _live(console, limit) if console.is_terminal else _lines()
    with view as callback:
        yield callback


@contextmanager
def _live(console: Console, limit: float | None) -> Iterator[Callable[[Reported], None]]:
    last: list[Reported] = []
    began = time.monotonic()

    def line() -> Text:
        seconds = time.monotonic() - began
        said = progress_line(last[-1], seconds) if last else f"{seconds:5.0f} s | {_('starting')}"
        left = _("%(seconds)s s left") % {"seconds": f"{(limit or 0) - seconds:.0f}"}
        return Text(f"{said} | {left}" if limit and seconds < limit else said, overflow="ellipsis")

    with Live(console=console, get_renderable=line, refresh_per_second=4, transient=True):
        yield last.append


@contextmanager
def _lines() -> Iterator[Callable[[Reported], None]]:
    """A line when the phase changes or the shortage falls, and otherwise one every ten seconds."""
    shown: list[tuple[str, int | None]] = []
    due = [0.0]

    def callback(progress: Reported) -> None:
        now = (progress.phase, progress.shortage)
        if not shown or now != shown[-1] or progress.seconds >= due[0]:
            shown[:] = [now]
            due[0] = progress.seconds + _EVERY
            say(progress_line(progress, progress.seconds))

    yield callback
