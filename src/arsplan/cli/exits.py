"""How the command ends: an exit code for each way, and plain words on stderr instead of a traceback."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from arsplan.errors import ArsplanError, InvalidUnit, ReadingsDisagree
from arsplan.report.sentences import retold
from arsplan.report.speech import _, many

__all__ = ["BAD_INPUT", "BROKEN", "NO_PLAN", "STOPPED", "give_up", "leave", "plain_errors", "say"]

BESIDE = "beside"
"""How threads are called that prove bounds beside the search."""

BROKEN, BAD_INPUT, NO_PLAN, STOPPED = 1, 2, 3, 130


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what a user can mend into a readable message and exit code 2."""
    try:
        yield
    except InvalidUnit as error:
        number = len(error.problems)
        say(many("%(num)s thing has to be mended:", "%(num)s things have to be mended:", number) + "\n")
        for told in error.told:
            say("* " + "\n  ".join(map(retold, told.splitlines())))
        raise typer.Exit(BAD_INPUT) from None
    except ReadingsDisagree as error:
        say(str(error))
        raise typer.Exit(BROKEN) from None
    except ArsplanError as error:
        say("\n".join(map(retold, str(error).splitlines())))
        raise typer.Exit(BAD_INPUT) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"'{error.filename}': " if error.filename else ""
        advice = _("Maybe the path, the permissions or the space on the disk.")
        say(f"{where}{error.strerror or error}\n{advice}")
        raise typer.Exit(BAD_INPUT) from None
    except KeyboardInterrupt:
        give_up()


def say(text: str) -> None:
    """Write a line to stderr, whatever letters the terminal knows."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()


def leave(code: object) -> None:
    """End at once where a bound is still on its way: it cannot be interrupted, and nobody waits for it."""
    if any(thread.name.startswith(BESIDE) for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


def give_up() -> NoReturn:
    """End at once: a solver's threads do not wait for a second request."""
    say(_("Given up; nothing more was written."))
    sys.stdout.flush()
    os._exit(STOPPED)
