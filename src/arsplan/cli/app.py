"""The commands: what they take, what they show, and how they end."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from arsplan import __version__
from arsplan.capacity import capacity as capacity_of
from arsplan.cli import check_command, commands, explaining, rolling
from arsplan.cli.exits import plain_errors
from arsplan.cli.views import show_blocks, show_json
from arsplan.domain.terms import PositionGoal
from arsplan.io.load import load
from arsplan.io.rota import Noted
from arsplan.io.template import write_template
from arsplan.report.capacity_text import capacity_blocks
from arsplan.report.rules_table import rule_lines, rules_blocks

__all__ = ["app"]

app = typer.Typer(
    name="arsplan",
    help="Lawful 52-week staff rotas with the largest positions the rules allow, and the proof.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

UnitPath = Annotated[Path, typer.Argument(metavar="UNIT", help="Folder of a unit, or its unit.json.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON to stdout, and nothing else.")]


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"arsplan {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda asked: _version(asked=asked), is_eager=True)
    ] = False,
) -> None:
    del version


@app.command()
def new(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")],
) -> None:
    """Write a commented template unit that plans as it stands."""
    with plain_errors():
        write_template(directory)
        show_blocks(
            [
                f"A template unit lies in {directory}. Put in your own shifts, demand and people.",
                f"Next:  arsplan capacity {directory}",
            ]
        )


@app.command()
def capacity(unit: UnitPath, *, as_json: Json = False) -> None:
    """Show heads, full-time equivalents and mean position that the demand allows, without a rota."""
    with plain_errors():
        document = capacity_of(load(unit)).as_json()
        if as_json:
            show_json(document)
        else:
            show_blocks([*capacity_blocks(document), "", f"Next:  arsplan plan {unit} --out plan"])


@app.command()
def rules(unit: UnitPath, *, as_json: Json = False) -> None:
    """Show the rules in force for a unit: their numbers, whom they bind, and where they come from."""
    with plain_errors():
        asked = load(unit)
        if as_json:
            show_json({"unit": asked.name, "rules": [line._asdict() for line in rule_lines(asked)]})
        else:
            show_blocks(rules_blocks(asked))


@app.command()
def plan(
    unit: UnitPath,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the plan.")],
    seconds: Annotated[float | None, typer.Option(min=0.001, help="Stop after so many seconds.")] = None,
    goal: Annotated[
        PositionGoal | None, typer.Option(help="What positions are to come to; the unit's own goal without it.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same search.")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="Threads to search with.")] = None,
    deterministic: Annotated[bool, typer.Option("--deterministic", help="The same result every time.")] = False,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Make a lawful rota with the largest positions, and write it as a folder.

    Ctrl-C stops with the best plan so far; a second Ctrl-C gives up. Exit codes: 0 fine, 1 rules broken,
    2 bad input, 3 no lawful plan found, 130 stopped by the user.
    """
    wanted = commands.Wanted(
        unit, out, seconds, goal, seed, workers, deterministic=deterministic, as_json=as_json, quiet=quiet
    )
    with plain_errors():
        raise typer.Exit(commands.plan(wanted))


@app.command()
def explain(
    unit: UnitPath,
    *,
    seconds: Annotated[float | None, typer.Option(min=0.001, help="Stop after so many seconds.")] = None,
    as_json: Json = False,
) -> None:
    """Show what binds a unit, and what one change at a time would give, every figure proven.

    Takes some minutes for a ward. Ctrl-C shows what is ready. Exit codes: 0 fine, 2 bad input, 130 stopped by the user.
    """
    with plain_errors():
        raise typer.Exit(explaining.explain(unit, seconds=seconds, as_json=as_json))


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PLAN_DIR|UNIT", help="Folder of a plan, or a unit.")],
    rota: Annotated[Path | None, typer.Argument(metavar="[ROTA.csv]", help="A rota of that unit.")] = None,
    *,
    own_times: Annotated[bool, typer.Option("--own-times", help="Take duties at times that no shift has.")] = False,
    nights_on_end_day: Annotated[
        bool, typer.Option("--nights-on-end-day", help="Nights stand on the date on which they end.")
    ] = False,
    as_json: Json = False,
    as_table: Annotated[bool, typer.Option("--table", help="Write every verdict as CSV to stdout.")] = False,
    excel: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a workbook as well.")] = None,
) -> None:
    """Judge a rota by every rule, also one that arsplan did not make. Exit code 1 when a rule that binds is broken."""
    if as_json and as_table:
        raise typer.BadParameter("only one of --json and --table can go to stdout. Maybe run it twice.")
    noted = Noted(own_times=own_times, nights_on_end_day=nights_on_end_day)
    with plain_errors():
        raise typer.Exit(check_command.check(check_command.Asked(path, rota, noted, as_json, as_table, excel)))


@app.command()
def repair(
    plan_dir: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    *,
    absent: Annotated[str, typer.Option("--absent", metavar="EMPLOYEE", help="Id of who is away.")],
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day away.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day away.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the repaired plan.")],
    kind: Annotated[str, typer.Option(help="What kind of absence it is.")] = "sick",
    seconds: Annotated[float, typer.Option(min=0.1, help="Search for so many seconds.")] = 5.0,
    extra: Annotated[bool, typer.Option(help="Whether part-timers may be asked for extra time.")] = True,
    as_json: Json = False,
) -> None:
    """Let others work the duties of somebody who is away unexpectedly, with few changes."""
    asked = rolling.Away(plan_dir, absent, first.date(), last.date(), kind, out, seconds, extra, as_json)
    with plain_errors():
        raise typer.Exit(rolling.repair(asked))


@app.command()
def roll(
    plan_dir: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    *,
    to: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The new start: a Monday of the plan.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the rolled plan.")],
    actual: Annotated[Path | None, typer.Option(metavar="ROTA.csv", help="What was worked before the date.")] = None,
    absences: Annotated[Path | None, typer.Option(metavar="ABSENCES.csv", help="Absence not known before.")] = None,
    unit: Annotated[Path | None, typer.Option(metavar="UNIT", help="The unit with what has changed.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Search for so many seconds.")] = 60.0,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same search.")] = 1,
    as_json: Json = False,
) -> None:
    """Move a plan on: the past as worked, the near weeks as planned, a full year ahead again, with few changes."""
    asked = rolling.Onward(plan_dir, to.date(), out, actual, absences, unit, seconds, seed, as_json)
    with plain_errors():
        raise typer.Exit(rolling.roll(asked))
