"""Opening the database: how SQLite and PostgreSQL are told to keep what they are given."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, NullPool, create_engine, event, text

from qcheck.errors import HistoryError
from qcheck.history.place import is_remote, shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

PATIENCE = 30  # seconds that one writer waits for another
_CONNECT = 10
_MAGIC = b"SQLite format 3\0"


def engine_for(place: Path | URL) -> Engine:
    """The database there; a file is made where there is none.

    Raises:
        HistoryError: it is no database, or what talks to it is not installed.
    """
    return _file(place) if isinstance(place, Path) else _server(place)


def check_file(path: Path, *, create: bool) -> None:
    """Refuses what cannot be a history before a database is asked.

    Raises:
        HistoryError: there is none and none is to be made, or something else lies there.
    """
    if path.is_dir():
        raise HistoryError("history.is-folder", path=str(path))
    if not path.exists():
        if not create:
            raise HistoryError("history.none", path=str(path))
        if not path.parent.is_dir():
            folder = str(path.absolute().parent)
            raise HistoryError("history.no-folder", path=str(path), folder=folder)
        return
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    # An empty file is what a crash leaves before the first thing is written.
    if start and start != _MAGIC:
        raise HistoryError("history.damaged", path=str(path), why="SQLite format 3")


def _file(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": PATIENCE},
    )
    remote = is_remote(path)

    def connected(connection: sqlite3.Connection, _: object) -> None:
        # Transactions begin where `begun` says so: the driver's own leave tables out of them.
        connection.isolation_level = None
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")  # what is kept survives a power cut
            if not remote:
                # Refused while another one writes, or where the disk is read-only: good without.
                with suppress(sqlite3.OperationalError):
                    connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            connection.close()  # a damaged file that is held open cannot be set aside on Windows
            raise

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("qcheck_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _server(url: URL) -> Engine:
    options: dict[str, Any] = {"connect_timeout": _CONNECT, "client_encoding": "utf8"}
    try:
        return create_engine(
            url,
            poolclass=NullPool,
            isolation_level="READ COMMITTED",
            connect_args=options,
        )
    except ImportError as error:
        raise HistoryError("history.no-driver", path=shown(url)) from error


def one_at_a_time(db: Connection, name: str) -> None:
    """Waits until no other transaction holds this name; SQLite has one writer at a time anyway."""
    if db.dialect.name == "postgresql":
        db.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
        key = "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"
        db.execute(text(key), {"name": f"qcheck {name}"})
