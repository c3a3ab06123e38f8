import io
import re

from rich.console import Console
from tests.cli.conftest import Progress

from arsplan.cli import progress_view


def test_line_names_what_is_known():
    line = progress_view.progress_line(Progress("windows", 60000, 120, 3.0, "week 4"), 65.0)
    assert line == "   65 s | windows | 1 000 h short | at least 2 h | week 4"
    assert progress_view.progress_line(Progress("capacity", None, None, 0.0, ""), 0.0) == "    0 s | capacity"


def test_plain_lines_are_not_repeated(capsys):
    with progress_view.show_progress() as report:
        report(Progress("windows", 600, None, 1.0, ""))
        report(Progress("windows", 600, None, 2.0, ""))
        report(Progress("windows", 540, None, 3.0, ""))
        report(Progress("windows", 540, None, 14.0, ""))
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_live_line_on_a_terminal(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(progress_view, "Console", lambda **_: Console(file=screen, force_terminal=True, width=100))
    with progress_view.show_progress() as report:
        report(Progress("windows", 600, 300, 1.0, ""))
    assert "windows | 10 h short | at least 5 h" in screen.getvalue()
    assert " s left" not in screen.getvalue()


def test_what_is_left_of_the_time(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(progress_view, "Console", lambda **_: Console(file=screen, force_terminal=True, width=100))
    with progress_view.show_progress(6000) as report:
        report(Progress("windows", 600, 300, 1.0, ""))
    assert re.search(r"windows \| 10 h short \| at least 5 h \| (?:6000|59\d\d) s left", screen.getvalue())
