"""What `arsplan accounts` and `arsplan evaluate` take: a plan, and the files that say what became of it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from arsplan.cli import accounts_command, evaluate_command, reporting
from arsplan.cli.exits import plain_errors
from arsplan.cli.reality import Reality
from arsplan.io.rota import Noted
from arsplan.report.speech import language_of_pages

__all__ = ["accounts", "evaluate"]

Plan = Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")]
Absences = Annotated[Path | None, typer.Option(metavar="ABSENCES.csv", help="Absence not known before.")]
Extra = Annotated[Path | None, typer.Option(metavar="EXTRA.csv", help="Extra time before the plan.")]
OwnTimes = Annotated[bool, typer.Option("--own-times", help="Take duties at times that no shift has.")]
NightsOnEndDay = Annotated[
    bool, typer.Option("--nights-on-end-day", help="Nights stand on the date on which they end.")
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON to stdout, and nothing else.")]


def accounts(
    plan_dir: Plan,
    *,
    to: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The first day that is not worked yet.")],
    actual: Annotated[Path | None, typer.Option(metavar="ROTA.csv", help="What was worked before the date.")] = None,
    absences: Absences = None,
    extra: Extra = None,
    own_times: OwnTimes = False,
    nights_on_end_day: NightsOnEndDay = False,
    as_json: Json = False,
    as_table: Annotated[bool, typer.Option("--table", help="Write every account as CSV to stdout.")] = False,
) -> None:
    """Show where everybody stands: hours, overtime, extra time, red days, weekends, nights and short rests."""
    if as_json and as_table:
        raise typer.BadParameter("only one of --json and --table can go to stdout. Maybe run it twice.")
    noted = Noted(own_times=own_times, nights_on_end_day=nights_on_end_day)
    reality = Reality(actual, absences, extra, noted)
    with plain_errors():
        accounts_command.accounts(accounts_command.Asked(plan_dir, to.date(), reality, as_json, as_table))


def evaluate(
    plan_dir: Plan,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the evaluation.")],
    actual: Annotated[Path | None, typer.Option(metavar="ROTA.csv", help="What was worked.")] = None,
    absences: Absences = None,
    targets: Annotated[Path | None, typer.Option(metavar="TARGETS.toml", help="What is to be reached.")] = None,
    to: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The first day that is not worked yet.")
    ] = None,
    extra: Extra = None,
    own_times: OwnTimes = False,
    nights_on_end_day: NightsOnEndDay = False,
    audience: Annotated[
        reporting.Audience, typer.Option(help="public: files without persons and without sickness.")
    ] = "all",
    as_json: Json = False,
) -> None:
    """Compare a plan with what was worked and with targets: tables, and one page for the management dialogue."""
    noted = Noted(own_times=own_times, nights_on_end_day=nights_on_end_day)
    day = None if to is None else to.date()
    reality = Reality(actual, absences, extra, noted)
    asked = evaluate_command.Asked(plan_dir, reality, targets, day, out, language_of_pages(), audience, as_json)
    with plain_errors():
        evaluate_command.evaluate(asked)
