"""`arsplan explain`: what binds a unit, and what would help."""

from pathlib import Path

from arsplan.cli.exits import STOPPED
from arsplan.cli.views import next_step, show_blocks, show_json
from arsplan.io.load import load
from arsplan.report.binds_text import binds_blocks
from arsplan.report.speech import _

__all__ = ["explain"]


def explain(path: Path, *, seconds: float | None, as_json: bool) -> int:
    """Say what binds a unit and what would help; return the exit code.

    Parameters
    ----------
    path
        The unit.
    seconds
        How long at the most; None for as long as it takes.
    as_json
        Whether to write JSON.

    Returns
    -------
    int
        0, or 130 when stopped by the user.
    """
    # The solver is loaded only by the command that needs it.
    import arsplan
    from arsplan.cli.listening import while_listening
    from arsplan.cli.progress_view import show_progress

    unit = load(path)
    with show_progress() as callback:
        found, stopped = while_listening(
            lambda cancel: arsplan.binds(unit, seconds=seconds, cancel=cancel, on_progress=callback),
            _("Stopping: what is ready will be shown."),
        )
    document = found.as_json()
    if as_json:
        show_json(document)
    else:
        show_blocks([*binds_blocks(document), "", next_step(f"arsplan plan {path} --out my-plan")])
    return STOPPED if stopped else 0
