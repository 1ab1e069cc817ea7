"""The history of a job: every run with what it was made from, in SQLite or in PostgreSQL.

SQLAlchemy is imported when a history is opened, and not before: a run without one does not wait.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.history.records import Added, Facts, Figure, Problem, Run, Series

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from qcheck.history.store import Store

__all__ = [
    "Added",
    "Facts",
    "Figure",
    "Problem",
    "Run",
    "Series",
    "open",
    "set_aside",
    "without_password",
]

_PARTS = ("", "-wal", "-shm", "-journal")


def open(where: str | os.PathLike[str], *, create: bool = True) -> Store:  # noqa: A001 - history.open
    """Opens the history in a file or at postgresql://…, made or brought up to date where needed.

    With `create` False, a file that is not there is an error.

    Raises:
        UsageError: the address is of no kind that is known.
        HistoryError: it cannot be opened; `key` history.damaged where the file is no database.
    """
    from qcheck.history.store import Store  # noqa: PLC0415 - see above

    return Store(where, create=create)


def without_password(address: str) -> str:
    """An address as it may be printed."""
    return re.sub(r":[^:/@]*@", ":***@", address)


def set_aside(path: Path) -> Path:
    """Renames a damaged file, with what belongs to it, so that a new one can begin in its place.

    Returns where it lies now; nothing of it is lost. Raises OSError where another one holds it.
    """
    number = 1
    while (kept := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    for part in reversed(_PARTS):
        source = path.with_name(path.name + part)
        if source.exists():
            source.rename(kept.with_name(kept.name + part))
    return kept
