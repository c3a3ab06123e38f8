"""The commands: what they take, what they show, and how they end."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from arsplan import __version__
from arsplan.capacity import capacity as capacity_of
from arsplan.cli import (
    calendar_command,
    check_command,
    commands,
    compare_command,
    curve_command,
    edits_command,
    explaining,
    exporting,
    overlay_command,
    pool_command,
    reality_commands,
    replacements_command,
    reporting,
    rolling,
    shifts_command,
    turns_command,
)
from arsplan.cli.exits import plain_errors
from arsplan.cli.speaking import Speaking
from arsplan.cli.views import next_step, show_blocks, show_json
from arsplan.clock.instants import TIMEZONE
from arsplan.domain.terms import PositionGoal
from arsplan.io.load import load
from arsplan.io.rota import Noted
from arsplan.io.template import write_template
from arsplan.report.capacity_text import capacity_blocks
from arsplan.report.rules_table import rule_lines, rules_blocks
from arsplan.report.speech import _, language_of_pages

__all__ = ["app"]

app = typer.Typer(
    name="arsplan",
    cls=Speaking,
    help="Lawful 52-week staff rotas with the largest positions the rules allow, and the proof.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

UnitPath = Annotated[Path, typer.Argument(metavar="UNIT", help="Folder of a unit, its workbook, or its unit.json.")]
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
    place: Annotated[
        Path, typer.Argument(metavar="DIR|UNIT.xlsx", help="A folder, or a workbook, that does not exist yet.")
    ],
) -> None:
    """Write a commented template unit that plans as it stands: a folder in English, a workbook in your language."""
    with plain_errors():
        write_template(place, language_of_pages())
        show_blocks(
            [
                _("A template unit lies in %(folder)s. Put in your own shifts, demand and people.") % {"folder": place},
                next_step(f"arsplan capacity {place}"),
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
            show_blocks([*capacity_blocks(document), "", next_step(f"arsplan plan {unit} --out my-plan")])


@app.command()
def rules(unit: UnitPath, *, as_json: Json = False) -> None:
    """Show the rules in force for a unit: their numbers, whom they bind, and where they come from."""
    with plain_errors():
        asked = load(unit)
        if as_json:
            show_json({"unit": asked.name, "rules": [line._asdict() for line in rule_lines(asked)]})
        else:
            show_blocks([*rules_blocks(asked), next_step(f"arsplan plan {unit} --out my-plan")])


@app.command()
def plan(
    unit: UnitPath,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the plan.")],
    seconds: Annotated[float | None, typer.Option(min=0.001, help="Stop after so many seconds; 60 without it.")] = None,
    cyclic: Annotated[
        int | None,
        typer.Option(min=1, metavar="WEEKS", help="Begin with a rota that repeats after so many weeks; cyclic.txt."),
    ] = None,
    goal: Annotated[
        PositionGoal | None, typer.Option(help="What positions are to come to; the unit's own goal without it.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same search.")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="Threads to search with; one a core without it.")] = None,
    deterministic: Annotated[bool, typer.Option("--deterministic", help="The same result every time.")] = False,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Make a lawful rota with the largest positions, and write it as a folder.

    Ctrl-C stops with the best plan so far; a second Ctrl-C gives up. Exit codes: 0 fine, 1 rules broken,
    2 bad input, 3 no lawful or no finished plan in the time, 130 stopped by the user.
    """
    wanted = commands.Wanted(
        unit,
        out,
        seconds,
        goal,
        seed,
        workers,
        deterministic=deterministic,
        as_json=as_json,
        quiet=quiet,
        cyclic=cyclic,
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
def compare(
    unit: UnitPath,
    scenarios: Annotated[Path, typer.Argument(metavar="SCENARIOS.toml", help="A [[scenario]] for each arrangement.")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the comparison.")],
    full: Annotated[
        bool, typer.Option("--full", help="Make a lawful rota for each; without it, bounds alone.")
    ] = False,
    seconds: Annotated[
        float | None, typer.Option(min=0.001, help="For each rota; without it, a quarter of an hour shared out.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the search and of simulated sickness.")] = 1,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes at a time; one for each core without it.")] = None,
    dask: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Scheduler of a Dask cluster instead.")] = None,
    rates: Annotated[Path | None, typer.Option(metavar="RATES.toml", help="Kroner an hour of supplements.")] = None,
    today: Annotated[Path | None, typer.Option(metavar="ROTA", help="The rota worked today, to compare with.")] = None,
    as_json: Json = False,
) -> None:
    """Lay arrangements of working time side by side: positions, weekends, shortage, agreements, each with its bound.

    A second run with the same folder goes on where the first ended. Exit codes: 0 fine, 2 bad input, 3 nothing found,
    130 stopped by the user.
    """
    if dask is not None and jobs is not None:
        raise typer.BadParameter("--jobs is for this machine, --dask for a cluster. Maybe leave one out.")
    asked = compare_command.Asked(unit, scenarios, out, full, seconds, seed, jobs, dask, rates, as_json, today)
    with plain_errors():
        raise typer.Exit(compare_command.compare(asked))


@app.command()
def report(
    plan: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    *,
    audience: Annotated[
        reporting.Audience, typer.Option(help="public: without names, birth years and reasons of absence.")
    ] = "all",
) -> None:
    """Write the report of a plan as one HTML file: report.html, or report-public.html for the public."""
    with plain_errors():
        reporting.report(plan, lang=language_of_pages(), audience=audience)


@app.command()
def export(
    plan: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
) -> None:
    """Write a plan as a workbook, plan.xlsx, and a calendar file for each person."""
    with plain_errors():
        exporting.export(plan, lang=language_of_pages())


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PLAN_DIR|UNIT", help="Folder of a plan, or a unit.")],
    rota: Annotated[Path | None, typer.Argument(metavar="[ROTA]", help="A rota of that unit, CSV or Excel.")] = None,
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
    known: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When it became known; the first day away without it.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Search for so many seconds at most.")] = 5.0,
    extra: Annotated[bool, typer.Option(help="Whether part-timers may be asked for extra time.")] = True,
    as_json: Json = False,
) -> None:
    """Let others work the duties of somebody who is away unexpectedly, with few changes."""
    when = None if known is None else known.date()
    asked = rolling.Away(plan_dir, absent, first.date(), last.date(), kind, out, seconds, extra, when, as_json)
    with plain_errors():
        raise typer.Exit(rolling.repair(asked))


@app.command()
def replacements(
    plan_dir: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    *,
    day: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="When the duty begins.")],
    shift: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its shift; all that stand empty on the date without it.")
    ] = None,
    absent: Annotated[
        str | None, typer.Option(metavar="EMPLOYEE", help="Id of who cannot come; the duty is theirs then.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Rank who may lawfully take an empty duty: own hours, extra time of part-timers, overtime, and why."""
    asked = replacements_command.Empty(plan_dir, day.date(), shift, absent, as_json)
    with plain_errors():
        replacements_command.replacements(asked)


@app.command()
def roll(
    plan_dir: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    *,
    to: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The new start: a Monday.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the rolled plan.")],
    actual: Annotated[Path | None, typer.Option(metavar="ROTA.csv", help="What was worked before the date.")] = None,
    absences: Annotated[Path | None, typer.Option(metavar="ABSENCES.csv", help="Absence not known before.")] = None,
    unit: Annotated[Path | None, typer.Option(metavar="UNIT", help="The unit with what has changed.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Search for so many seconds.")] = 25.0,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same search.")] = 1,
    as_json: Json = False,
) -> None:
    """Move a plan on: the past as worked, the near weeks as planned, a full year ahead again, with few changes."""
    asked = rolling.Onward(plan_dir, to.date(), out, actual, absences, unit, seconds, seed, as_json)
    with plain_errors():
        raise typer.Exit(rolling.roll(asked))


app.command()(reality_commands.accounts)
app.command()(reality_commands.evaluate)


@app.command()
def curve(
    data: Annotated[Path, typer.Argument(metavar="DATA.csv", help="A row for each event, or a count for each hour.")],
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The demand table, .csv or .xlsx, best in a unit's folder.")
    ],
    minutes_per_event: Annotated[str, typer.Option(metavar="N", help="Working time that one event takes.")],
    utilisation: Annotated[str, typer.Option(metavar="SHARE", help="Working time that events may bind.")] = "0.85",
    quantile: Annotated[str | None, typer.Option(metavar="SHARE", help="Enough on so many of the days.")] = None,
    service_level: Annotated[str | None, typer.Option(metavar="SHARE", help="Enough for so much of the work.")] = None,
    minimum: Annotated[int, typer.Option(min=0, max=1000, help="Fewest heads at any time.")] = 0,
    grid: Annotated[int, typer.Option(min=1, help="Minutes of an interval.")] = 30,
    each_day: Annotated[
        bool, typer.Option("--each-day/--kinds-of-day", help="By day of the week, or weekdays and weekends.")
    ] = True,
    share: Annotated[
        list[str] | None, typer.Option(metavar="CODE=SHARE", help="Of the heads, with a competence.")
    ] = None,
    seasons: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A table of seasons; otherwise the one beside --out, or four.")
    ] = None,
    timezone: Annotated[str, typer.Option(help="The clock of the file.")] = TIMEZONE,
    time: Annotated[str | None, typer.Option(metavar="COLUMN", help="Where the time stands.")] = None,
    count: Annotated[str | None, typer.Option(metavar="COLUMN", help="Where the count stands.")] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="Write times down the side and days across.")] = False,
    as_json: Json = False,
) -> None:
    """Turn what happened by the hour into heads by season, day and time of day: a unit's demand table."""
    level = (utilisation, quantile, service_level, minimum, grid)
    asked = curve_command.Curving(
        data, out, minutes_per_event, *level, each_day, share or [], seasons, timezone, time, count, matrix, as_json
    )
    with plain_errors():
        curve_command.curve(asked)


@app.command()
def turns(
    unit: UnitPath,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="What is given: fixed.csv in the unit's folder.")],
    last: Annotated[Path | None, typer.Option(metavar="PLAN_DIR", help="The plan of the year before.")] = None,
) -> None:
    """Settle who is free at Christmas or New Year, at Easter or on 17 May, in turns from year to year."""
    with plain_errors():
        turns_command.turns(unit, last, out)


@app.command()
def overlay(
    unit: UnitPath,
    changes: Annotated[
        Path | None, typer.Argument(metavar="[CHANGES.csv]", help="Stretches of dates with more or less demand.")
    ] = None,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the changed unit.")],
    sickness_margin: Annotated[
        bool, typer.Option("--sickness-margin", help="More heads by quarter for expected sickness, too.")
    ] = False,
) -> None:
    """Lay growth over the year, special weeks or a margin over a unit's demand, and write it as a unit of its own."""
    with plain_errors():
        overlay_command.overlay(unit, changes, out, margin=sickness_margin)


@app.command()
def shifts(
    unit: UnitPath,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The table of shifts.")],
    first: Annotated[str, typer.Option(metavar="CLOCK", help="Earliest start.")] = "06:00",
    last: Annotated[str, typer.Option(metavar="CLOCK", help="Latest start.")] = "23:00",
    every: Annotated[int, typer.Option(min=5, help="Minutes from one possible start to the next.")] = 60,
    length: Annotated[list[str] | None, typer.Option(metavar="HOURS", help="Lengths; 7.5 and 10 otherwise.")] = None,
    within: Annotated[float, typer.Option(min=0, max=1, help="How much more work than the least is no matter.")] = 0.05,
    seconds: Annotated[float, typer.Option(min=0.1, help="For each of the two steps.")] = 30.0,
) -> None:
    """Choose the fewest shifts that cover a unit's demand curve well, from starts and lengths that are allowed."""
    lengths = length or ["7.5", "10"]
    asked = shifts_command.Choosing(unit, out, first, last, every, lengths, within, seconds)
    with plain_errors():
        shifts_command.shifts(asked)


app.command()(pool_command.pool)
app.command()(calendar_command.calendar)
app.command()(edits_command.edits)
