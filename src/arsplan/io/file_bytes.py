"""The content of a file, or a problem that says why it cannot be read."""

from pathlib import Path

from arsplan.errors import Problem
from arsplan.io.report import Report

__all__ = ["file_bytes"]


def file_bytes(file: Path, report: Report) -> bytes | None:
    """Read a file of a plan or a rota; None where that cannot be, and the report says why."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        advice = "Maybe the path is mistyped, or no lawful plan was found."
        report.add(Problem("missing-file", f"There is no file '{file}'.", file.name, advice=advice))
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        report.add(Problem("unreadable-file", said, file.name, advice="Maybe it is open elsewhere."))
    return None
