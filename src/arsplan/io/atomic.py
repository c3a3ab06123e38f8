"""Writing so that a file under its final name is always whole."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_bytes", "write_folder", "write_text"]


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file under a temporary name beside it and rename it; whoever looks sees the old or the new.

    Parameters
    ----------
    path
        The file; its folder is made where it is missing.
    data
        All of its content.

    Raises
    ------
    OSError
        If it cannot be written; what stood there before is untouched.
    """
    write_folder(Path(path).parent, {Path(path).name: data})


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text file as UTF-8, whole or not at all; line ends are kept as they are.

    Parameters
    ----------
    path
        The file; its folder is made where it is missing.
    text
        All of its content.

    Raises
    ------
    OSError
        If it cannot be written; what stood there before is untouched.
    """
    write_bytes(path, text.encode("utf-8"))


def write_folder(path: str | os.PathLike[str], files: Mapping[str, str | bytes]) -> None:
    """Write several files into a folder, each of them whole or not at all.

    All are written under temporary names before the first is renamed: a disk that is full leaves neither half a folder
    nor new tables among old ones.

    Parameters
    ----------
    path
        The folder; made where it is missing. Files in it that are not named here stay.
    files
        Content by name; a name may lead into a folder below, such as `calendar/A01.ics`.

    Raises
    ------
    OSError
        If one of them cannot be written.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            target = Path(path) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
            ready.append((Path(temporary), target))
            _fill(handle, content.encode("utf-8") if isinstance(content, str) else content)
            Path(temporary).chmod(_mode(target))
        for draft, target in ready:
            draft.replace(target)
    except BaseException:
        for draft, _ in ready:
            with contextlib.suppress(OSError):
                draft.unlink()
        raise


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one would get."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
