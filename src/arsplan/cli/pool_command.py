"""`arsplan pool`: units that share people, each with a plan of its own."""

import threading
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.exits import BROKEN, NO_PLAN, STOPPED, say
from arsplan.cli.views import show_blocks, show_json
from arsplan.io.pool_file import read_pool

__all__ = ["Asked", "pool"]


class Asked(NamedTuple):
    """What the user asked of `arsplan pool`; with `check`, `out` holds plans that were made before."""

    pool: Path
    out: Path
    seconds: float
    seed: int
    workers: int | None
    deterministic: bool
    check: bool
    as_json: bool


def pool(asked: Asked) -> int:
    """Plan the units of a pool and write the plans, or check those that lie there; return the exit code.

    Returns
    -------
    int
        0; 1 where something is broken, 3 where a unit has no lawful plan, 130 when stopped by the user.
    """
    return _check(asked) if asked.check else _plan(asked)


def _plan(asked: Asked) -> int:
    # The solver is loaded only by the command that needs it.
    import arsplan
    from arsplan.cli.listening import while_listening
    from arsplan.io.pool_folder import check_pool_target, write_pool
    from arsplan.planning.pool import Pooled
    from arsplan.report.pool_text import pool_blocks, pool_document

    units = read_pool(asked.pool)
    check_pool_target(units, asked.out)

    def work(cancel: threading.Event) -> Pooled:
        return arsplan.pool(
            units,
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
            f"The plans lie in {asked.out}, a folder for each unit; pool.csv has who worked where.",
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
