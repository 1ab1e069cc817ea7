"""Where a history is, a file or a database of PostgreSQL, and what can go wrong there, in words."""

from __future__ import annotations

import ctypes
import os
import re
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from qcheck.errors import HistoryError, UsageError
from qcheck.history import without_password

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_FILE = "sqlite:///"
_REMOTE = 4  # GetDriveTypeW, a drive letter that stands for a folder of another machine

# What SQLite says → the phrase; the first that fits.
_SAID = (
    ("locked", "busy"),
    ("not a database", "damaged"),
    ("malformed", "damaged"),
    ("corrupt", "damaged"),
    ("disk is full", "full"),
    ("readonly", "denied"),
    ("unable to open", "denied"),
)
# What PostgreSQL says in its own language, by its code; without one there was no connection.
_STATES = {"55P03": "busy", "53100": "full", "42501": "denied", "": "no-server"}


def place_of(where: str | os.PathLike[str]) -> Path | URL:
    """The file or the address that is meant.

    Raises:
        UsageError: it is an address of something else.
    """
    said = os.fspath(where)
    if _SERVER.match(said):
        try:
            return make_url(said).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as error:
            raise UsageError("history.bad-address", where=without_password(said)) from error
    said = said.removeprefix(_FILE)
    if "://" in said:
        raise UsageError("history.bad-address", where=without_password(said))
    return Path(said)


def shown(place: Path | URL) -> str:
    """The place as it may be printed: without a password."""
    return str(place) if isinstance(place, Path) else place.render_as_string(hide_password=True)


def is_remote(path: Path) -> bool:
    r"""Whether a file lies on another machine (\\server\share, or a drive that stands for one).

    The shared memory of SQLite's write-ahead log does not reach over a network.
    """
    drive = path.absolute().drive
    if drive.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32" and drive:
        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")) == _REMOTE
    return False


@contextmanager
def explained(place: Path | URL) -> Iterator[None]:
    """Says in words what the database complains of.

    Raises:
        HistoryError: whatever it was.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        inner = getattr(error, "orig", None) or error
        why = (str(inner).strip().splitlines() or [type(inner).__name__])[0]
        if isinstance(place, Path):
            key = next((key for part, key in _SAID if part in why.lower()), "failed")
        else:
            key = _STATES.get(getattr(inner, "sqlstate", "failed") or "", "failed")
        raise HistoryError(f"history.{key}", path=shown(place), why=why) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise HistoryError("history.denied", path=shown(place), why=why) from error
