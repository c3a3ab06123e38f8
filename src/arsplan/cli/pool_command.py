"""`arsplan pool`: units that share people, each with a plan of its own."""

import threading
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from arsplan.cli.exits import BROKEN, NO_PLAN, STOPPED, plain_errors, say
from arsplan.cli.views import show_blocks, show_json
from arsplan.io.pool_file import read_pool

__all__ = ["pool"]


class Asked(NamedTuple):
    """What the user asked of `arsplan pool`; with `check`, `out` holds plans that were made before."""

    pool: Path
    out: Path
    seconds: float
    seed: int
    workers: int | None
    deterministic: bool
    check: bool
    together: bool
    as_json: bool


def pool(
    pool_file: Annotated[
        Path, typer.Argument(metavar="POOL.toml", help="Units, the people that they share, and the way between them.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the plans, one in it for each unit.")],
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop after so many seconds, all units together.")] = 120.0,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same search.")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="Threads to search with; one a core without it.")] = None,
    deterministic: Annotated[bool, typer.Option("--deterministic", help="The same result every time.")] = False,
    check_only: Annotated[bool, typer.Option("--check", help="Judge the plans that lie there; plan nothing.")] = False,
    together: Annotated[
        bool, typer.Option("--together", help="Plan units that share people as one, not one after the other.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON to stdout, and nothing else.")] = False,
) -> None:
    """Plan units that share people: everybody at home first, then with those of the others.

    What stays open is offered to those of the others who may; or, with --together, all units are planned as one.

    Exit codes: 0 fine, 1 something broken, 2 bad input, 3 a unit without a lawful plan, 130 stopped by the user.
    """
    asked = Asked(pool_file, out, seconds, seed, workers, deterministic, check_only, together, as_json)
    with plain_errors():
        raise typer.Exit(_check(asked) if asked.check else _plan(asked))


def _plan(asked: Asked) -> int:
    # The solver is loaded only by the command that needs it.
    import arsplan
    from arsplan.cli.listening import while_listening
    from arsplan.io.pool_folder import check_pool_target, write_pool
    from arsplan.planning.pool import Pooled
    from arsplan.report.pool_text import pool_blocks, pool_document

    units = read_pool(asked.pool, together=asked.together)
    check_pool_target(units, asked.out)

    def work(cancel: threading.Event) -> Pooled:
        """The plans of all units, or the best so far."""
        return arsplan.pool(
            units,
            together=asked.together,
            seconds=asked.seconds,
            seed=asked.seed,
            workers=asked.workers,
            deterministic=asked.deterministic,
            on_step=say,
            cancel=cancel,
        )

    made, stopped = while_listening(work, "Stopping: the best plans so far will be written.")
    write_pool(made, asked.out)
    document = pool_document(made)
    if asked.as_json:
        show_json(document)
    else:
        lies = [
            f"The plans lie in {asked.out}, a folder for each unit, with who worked where in pool.csv.",
            f"Next:  arsplan pool {asked.pool} --out {asked.out} --check   after a plan was changed by hand",
        ]
        show_blocks([*pool_blocks(document), "", *lies])
    if stopped:
        return STOPPED
    if any(plan.outcome.status == "NO_LAWFUL_PLAN" for plan in made.plans.values()):
        return NO_PLAN
    return 0 if made.lawful else BROKEN


def _check(asked: Asked) -> int:
    from arsplan.io.pool_folder import read_pool_plans
    from arsplan.planning.pool_check import check_pool
    from arsplan.report.pool_text import verdict_lines

    units = read_pool(asked.pool)
    findings = check_pool(units, *read_pool_plans(units, asked.out))
    if asked.as_json:
        show_json({"lawful": findings.lawful, "findings": verdict_lines(findings)})
    else:
        show_blocks(verdict_lines(findings))
    return 0 if findings.lawful else BROKEN
