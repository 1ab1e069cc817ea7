"""The bytes of one file, read once and never more than the limit; never blocks on a pipe."""

from __future__ import annotations

import os
import stat
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from qcheck.errors import DataError
from qcheck.reading import limits

STDIN = "-"
_NAMES = 5000  # of a folder, looked through for a likely one


def load(path: str, stdin: BinaryIO | None) -> bytes:
    """All bytes of the file, or of standard input for "-".

    Raises:
        DataError: missing, no regular file, too large, or refused by the system.
    """
    if path == STDIN:
        return _bounded(stdin or sys.stdin.buffer, path)
    if Path(path).name.startswith("~$"):
        raise DataError("data.lock-file", file=path)
    try:
        _check_regular(path)
        with Path(path).open("rb") as stream:
            return _bounded(stream, path)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except PermissionError as error:
        raise DataError("data.no-permission", file=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DataError("data.unreadable-file", file=path, error=_cause(error)) from error


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _check_regular(path: str) -> None:
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        raise DataError("data.is-directory", file=path)
    if not stat.S_ISREG(mode):
        raise DataError("data.not-regular", file=path)


def _bounded(stream: BinaryIO, path: str) -> bytes:
    data = stream.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise DataError("data.too-large", file=path, limit=f"{limits.FILE_BYTES >> 20} MB")
    return data


def _missing(path: str) -> DataError:
    """The file is not there; the most similar name of its folder goes with the message."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            some = zip(entries, range(_NAMES), strict=False)
            names = [entry.name for entry, _ in some if entry.name != name]
    except OSError:
        return DataError("data.missing-folder" if folder else "data.missing-file", file=path)
    near = get_close_matches(name, names, n=1)
    if near:
        return DataError("data.missing-file-near", file=path, near=str(Path(folder, near[0])))
    return DataError("data.missing-file", file=path)
