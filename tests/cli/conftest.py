import sys
import types
from typing import NamedTuple

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.cli import main


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Progress(NamedTuple):
    phase: str
    shortage: int | None
    bound: int | None
    seconds: float
    text: str


@pytest.fixture(autouse=True)
def process_goes_on(monkeypatch):
    """A command ends its process at once where a thread of it, or of an earlier test, is still proving something."""
    monkeypatch.setattr("arsplan.cli.exits.leave", lambda _code: None)


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command in this process."""

    def call(*args):
        monkeypatch.setattr(sys, "argv", ["arsplan", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(ended.value.code or 0, said.out, said.err)

    return call


@pytest.fixture
def planner(monkeypatch):
    """A planner that answers at once; tests change what it gives and see what it was asked."""
    asked = types.SimpleNamespace(result=fake_plan(), calls=[], act=None)

    def plan(unit, **settings):
        asked.calls.append((unit, settings))
        report = settings["on_progress"]
        if report is not None:
            report(Progress("skeleton", None, None, 0.5, ""))
            report(Progress("windows", 9000, 4500, 12.0, "week 4"))
        if asked.act is not None:
            return asked.act(settings["cancel"])
        return asked.result

    monkeypatch.setattr("arsplan.cli.planning_run.plan", plan)
    return asked
