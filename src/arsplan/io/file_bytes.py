"""The content of a file, or a problem that says why it cannot be read."""

from pathlib import Path

from arsplan.errors import Problem
from arsplan.io.report import Report

__all__ = ["file_bytes"]


_NO_PLAN = "Maybe the path is mistyped, or no lawful plan was found."


def file_bytes(file: Path, report: Report, missing: str = _NO_PLAN, inside: str = "") -> bytes | None:
    """Read a file; None where that cannot be, and the report says why, with advice where the file is missing.

    Where a folder stands in its place, the file of that name `inside` is what may have been meant.
    """
    if file.is_dir():
        meant = file / inside
        advice = f"Maybe the file '{meant}'." if meant.is_file() else "Maybe one of the files in it."
        report.add(Problem("unreadable-file", f"'{file}' is a folder, and a file is asked for.", advice=advice))
        return None
    try:
        return file.read_bytes()
    except FileNotFoundError:
        report.add(Problem("missing-file", f"There is no file '{file}'.", file.name, advice=missing))
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        report.add(Problem("unreadable-file", said, file.name, advice="Maybe it is open elsewhere."))
    return None
