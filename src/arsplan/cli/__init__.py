"""The `arsplan` command."""

import sys

__all__ = ["main"]

_STOPPED = 130
"""The exit code where somebody changes their mind while the command is loaded."""

_EXTRA = {"typer", "rich", "click", "babel"}


def main() -> None:
    """Run the command with the arguments of the process, and end it with an exit code.

    0 fine; 1 findings broken; 2 bad input; 3 no lawful plan found in time; 130 stopped by the user.

    Raises
    ------
    SystemExit
        Always.
    """
    try:
        from arsplan.cli.app import app
        from arsplan.cli.exits import leave
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write("The arsplan command needs typer, rich and babel. Maybe run: pip install 'arsplan[cli]'\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
    try:
        app(prog_name="arsplan")
    except SystemExit as ended:
        leave(ended.code)
        raise
    sys.exit(0)
