"""`arsplan compare`: arrangements of working time side by side."""

import os
import threading
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from arsplan.cli.exits import NO_PLAN, STOPPED, say
from arsplan.cli.reporting import can_report
from arsplan.cli.views import next_step, show_blocks, show_json
from arsplan.errors import ArsplanError
from arsplan.io.load import load
from arsplan.io.plan_folder import PLAN_FILE
from arsplan.io.rota import read_any_rota
from arsplan.io.unit_folder import SETTINGS_FILE
from arsplan.report.compare_text import arrangement_name, compare_blocks
from arsplan.report.sentences import retold
from arsplan.report.speech import _, language_of_pages

__all__ = ["Asked", "compare", "seconds_for_each"]

QUARTER, LONGEST = 900.0, 120.0
WORKING = 0.9
"""Share of the time that is left for searching, when units are read and rotas checked and written."""


class Asked(NamedTuple):
    """What the user asked of `arsplan compare`."""

    unit: Path
    scenarios: Path
    out: Path
    full: bool
    seconds: float | None
    seed: int
    jobs: int | None
    dask: str | None
    rates: Path | None
    as_json: bool
    today: Path | None = None


def compare(asked: Asked) -> int:
    """Compare and write; return the exit code.

    Parameters
    ----------
    asked
        The arguments.

    Returns
    -------
    int
        0; 3 where no scenario gave anything, 130 when stopped by the user.
    """
    # The solver is loaded only by the command that needs it.
    import arsplan
    from arsplan.cli.listening import while_listening
    from arsplan.scenarios.compare import Comparison
    from arsplan.scenarios.file import read_scenarios
    from arsplan.scenarios.files import write_comparison
    from arsplan.scenarios.rates import read_rates

    unit, scenarios = load(asked.unit), read_scenarios(asked.scenarios)
    rates = None if asked.rates is None else read_rates(asked.rates)
    today = None if asked.today is None else read_any_rota(unit, asked.today)
    if asked.out.is_file() or any((asked.out / name).exists() for name in (SETTINGS_FILE, PLAN_FILE)):
        raise ArsplanError(f"'{asked.out}' is no folder for a comparison.\nMaybe name a new one.")

    def told(row: dict[str, Any], done: int, number: int) -> None:
        """Say which arrangement is ready."""
        numbers = {"done": done, "all": number, "name": arrangement_name(row), "status": retold(row["status"])}
        say(_("%(done)s of %(all)s: %(name)s (%(status)s)") % numbers)

    def work(cancel: threading.Event) -> Comparison:
        """Compare in a thread of its own, on this machine or on a cluster."""
        with _executor(asked.dask) as executor:
            return arsplan.compare(
                unit,
                scenarios,
                executor,
                full=asked.full,
                seconds=seconds_for_each(asked, len(scenarios) + 1),
                seed=asked.seed,
                jobs=asked.jobs,
                rates=rates,
                today=today,
                folder=asked.out,
                on_row=told,
                cancel=cancel,
            )

    found, stopped = while_listening(work, _("Stopping: what is under way will be finished, nothing more is begun."))
    document = found.as_json()
    pages = _pages(document)
    write_comparison(found, asked.out, pages)
    if asked.as_json:
        show_json(document)
    else:
        show_blocks([*compare_blocks(document), "", *_folder(asked, pages)])
    if stopped:
        return STOPPED
    return 0 if any(row["status"] not in {"failed", "no lawful rota"} for row in found.rows) else NO_PLAN


def seconds_for_each(asked: Asked, rotas: int) -> float:
    """For each rota: as asked, or what a quarter of an hour here leaves for each, two minutes at the most."""
    if asked.seconds is not None:
        return asked.seconds
    jobs = rotas if asked.dask else min(asked.jobs or os.cpu_count() or 1, rotas)
    return min(LONGEST, QUARTER * WORKING / ceil(rotas / jobs))


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """Of a Dask cluster; None for processes of this machine."""
    if address is None:
        yield None
        return
    try:
        distributed: Any = import_module("distributed")  # its functions have no annotations
    except ImportError:
        raise ArsplanError("--dask needs Dask.\nMaybe: pip install 'arsplan[cluster]'.") from None
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise ArsplanError(f"No cluster answers at '{address}': {error}\nMaybe tcp://host:8786.") from None
    with client:
        yield client.get_executor()


def _pages(document: Mapping[str, Any]) -> dict[str, str]:
    """The page for the parties, where the report extra is installed."""
    if not can_report():
        return {}
    from arsplan.report.page.comparison_write import COMPARISON_PAGE, comparison_page

    return {COMPARISON_PAGE: comparison_page(document, lang=language_of_pages())}


def _folder(asked: Asked, pages: Collection[str]) -> list[str]:
    """What lies where, and what to do next."""
    lies = {
        **dict.fromkeys(pages, _("all of it to read, without names")),
        "comparison.csv": _("every figure of every arrangement, comparison.json the same for programs"),
        "differences.csv": _("why each mean position is not that of the closed form"),
        "checklist.csv": _("what a union asks of more weekend work, answered"),
        **({"rotas/": _("a plan folder for each")} if asked.full else {}),
    }
    lines = [_("The comparison lies in %(folder)s:") % {"folder": asked.out}]
    lines += [f"  {name:<16} {said}" for name, said in lies.items()]
    if asked.full:
        return [*lines, next_step(f"arsplan check {asked.out}/rotas/as-it-is")]
    named = {"rates": asked.rates, "today": asked.today}
    more = "".join(f" --{option} {file}" for option, file in named.items() if file is not None)
    again = next_step(f"arsplan compare {asked.unit} {asked.scenarios} --out {asked.out}{more} --full")
    return [*lines, f"{again}   {_('for a lawful rota behind each')}"]
