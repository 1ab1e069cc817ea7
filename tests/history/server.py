"""A PostgreSQL of our own in a temporary folder, as long as a test session lasts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# A server refuses to run as root; distributions make one of these users.
_USERS = ("postgres", "nobody")
_PATIENCE = 60


def program(name: str) -> Path:
    """A program of PostgreSQL; without it, the test is skipped."""
    found = shutil.which(name)
    if found:
        return Path(found).resolve()  # what it needs lies beside it
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not kept:
        pytest.skip(f"PostgreSQL ({name}) is not installed")
    return kept[-1]


@contextmanager
def server() -> Iterator[str]:
    """The address of a server, up to the name of the database: no network, one socket."""
    pytest.importorskip("psycopg", exc_type=ImportError)
    if sys.platform == "win32":
        pytest.skip("a server of one's own needs a socket in a folder")
    initdb, postgres = program("initdb"), program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="qcheck-pg-"))
    how: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    how["cwd"] = folder
    if os.getuid() == 0:
        how["user"] = _user(folder)
    data = folder / "data"
    try:
        options = ("-U", "qcheck", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        subprocess.run([initdb, "-D", data, *options], check=True, timeout=_PATIENCE, **how)
        settings = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-F")
        with subprocess.Popen([postgres, "-D", data, *settings], **how) as running:
            try:
                _wait(folder, running)
                yield f"postgresql://qcheck@/{{name}}?host={folder}"
            finally:
                running.terminate()  # waits for those who are connected
                running.wait(_PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user(folder: Path) -> str:
    import pwd  # noqa: PLC0415 - not on Windows

    known = {one.pw_name for one in pwd.getpwall()}
    user = next((one for one in _USERS if one in known), None)
    if user is None:
        pytest.skip("no user that a server may run as")
    shutil.chown(folder, user)
    return user


def _wait(folder: Path, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while not _answers(folder):
        if time.monotonic() > end or running.poll() is not None:
            pytest.fail("PostgreSQL did not start")
        time.sleep(0.1)


def _answers(folder: Path) -> bool:
    import psycopg  # noqa: PLC0415 - asked for above

    try:
        psycopg.connect(f"host={folder} user=qcheck dbname=postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def make_database(address: str, name: str) -> str:
    """A new, empty database; its address."""
    import psycopg  # noqa: PLC0415 - asked for above

    with psycopg.connect(address.format(name="postgres"), autocommit=True) as db:
        db.execute(f'CREATE DATABASE "{name}"'.encode())
    return address.format(name=name)
