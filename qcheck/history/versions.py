"""The version of a history's tables: made new, or brought up to date with a copy kept before."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from qcheck.errors import HistoryError
from qcheck.history.database import one_at_a_time
from qcheck.history.place import shown
from qcheck.history.tables import META, VERSION, about

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection, Engine

# From each older version to the next: what changes the tables, within one transaction.
STEPS: dict[int, Callable[[Connection], None]] = {}


def prepare(
    engine: Engine, place: Path | URL, version: int = VERSION, *, create: bool = True
) -> None:
    """Leaves the tables as this program knows them; makes none unless `create` says so.

    Raises:
        HistoryError: they are of a newer program, or the database holds something else.
    """
    with engine.connect() as db:
        found = _version(db)
    if found == version:
        return
    if found is None and not create:
        raise HistoryError("history.none", path=shown(place))
    with engine.connect().execution_options(qcheck_writes=True) as db, db.begin():
        one_at_a_time(db, "tables")
        found = _version(db)  # another one may have been quicker
        if found is None:
            _make(db, place, version)
        elif found > version:
            known = str(version)
            raise HistoryError("history.newer", path=shown(place), found=str(found), known=known)
        elif found < version:
            _upgrade(db, place, found, version)


def _version(db: Connection) -> int | None:
    if not inspect(db).has_table(about.name):
        return None
    found = db.execute(about.select()).scalars().all()
    return max(found, default=0)


def _make(db: Connection, place: Path | URL, version: int) -> None:
    """New tables; a file that holds those of another program is left alone."""
    if isinstance(place, Path) and inspect(db).get_table_names():
        raise HistoryError("history.not-a-history", path=shown(place))
    META.create_all(db)
    db.execute(about.insert().values(version=version))


def _upgrade(db: Connection, place: Path | URL, found: int, version: int) -> None:
    """All steps or, where one fails, none; a server's own backups are its keeper's affair."""
    if isinstance(place, Path):
        _back_up(place, found)
    for step in range(found, version):
        STEPS[step](db)
    db.execute(about.update().values(version=version))


def _back_up(path: Path, version: int) -> None:
    """A copy of the file beside it, whole or not at all, as it is before the first step.

    Raises:
        HistoryError: the file is damaged, so that a copy would be no help.
    """
    kept = path.with_name(f"{path.stem}.v{version}{path.suffix}")
    scratch = path.with_name(f".{path.name}.{os.getpid()}.qcheck-tmp")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(scratch)) as copy:
            source.backup(copy)
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise HistoryError("history.damaged", path=str(path), why=said)
        scratch.replace(kept)
    finally:
        scratch.unlink(missing_ok=True)


def check_pages(engine: Engine, path: Path) -> None:
    """Refuses to write into a file whose pages do not hold together.

    Raises:
        HistoryError: they do not.
    """
    with engine.connect() as db:
        said = str(db.execute(text("PRAGMA quick_check(1)")).scalar())
    if said != "ok":
        raise HistoryError("history.damaged", path=str(path), why=said.splitlines()[0])


def file_problems(db: Connection) -> list[str]:
    """What SQLite itself finds wrong with its file; nothing where it is not SQLite."""
    if db.dialect.name != "sqlite":
        return []
    said = [str(one) for one in db.execute(text("PRAGMA integrity_check(20)")).scalars()]
    broken = [str(tuple(one)) for one in db.execute(text("PRAGMA foreign_key_check"))]
    return [*(one for one in said if one != "ok"), *broken]
