"""The file of a history: what survives, what is refused, what is kept before it is changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, event, text

from qcheck import history
from qcheck.errors import HistoryError, UsageError
from qcheck.history import place, versions
from qcheck.history.database import engine_for
from qcheck.history.store import Store
from tests.history.made import result

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite"
    with history.open(path) as store:
        store.add(result())
        store.add(result("2025-07-31"))
    return path


def refused(path: Path, *, create: bool = True) -> HistoryError:
    with pytest.raises(HistoryError) as caught:
        history.open(path, create=create).check()
    return caught.value


def change(path: Path, command: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(command, values)


def test_it_is_one_file_in_wal(file: Path) -> None:
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_on_another_machine_is_not_in_wal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qcheck.history.database.is_remote", lambda _: True)
    path = tmp_path / "history.sqlite"
    with history.open(path) as store:
        store.add(result())
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_where_a_file_lies() -> None:
    assert place.place_of("sqlite:///x/y.sqlite") == Path("x/y.sqlite")
    assert place.place_of("C:\\质量\\history.sqlite") == Path("C:\\质量\\history.sqlite")
    assert not place.is_remote(Path("history.sqlite"))


def test_none_is_made_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    assert refused(path, create=False).key == "history.none"
    assert not path.exists()


def test_places_where_none_can_be(tmp_path: Path) -> None:
    assert refused(tmp_path).key == "history.is-folder"
    assert refused(tmp_path / "no" / "history.sqlite").key == "history.no-folder"


def test_an_empty_file_is_what_a_crash_left(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.touch()
    with history.open(path) as store:
        assert store.add(result()).new


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_text("指标名称,实际值\n" * 99, encoding="utf-8")
    before = path.read_bytes()
    assert refused(path).key == "history.damaged"
    assert path.read_bytes() == before
    path.write_bytes(b"SQLite format 3\0" + os.urandom(9000))
    assert refused(path).key == "history.damaged"
    path.unlink()
    change(path, "CREATE TABLE accounts (id)")
    assert refused(path).key == "history.not-a-history"
    with closing(sqlite3.connect(path)) as db:
        assert [row[0] for row in db.execute("SELECT name FROM sqlite_master")] == ["accounts"]


def test_one_of_a_newer_program_is_left_alone(file: Path) -> None:
    change(file, "UPDATE qcheck_history SET version = 99")
    error = refused(file)
    assert (error.key, error.params["found"]) == ("history.newer", "99")


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refused(tmp_path / "history.sqlite").key == "history.denied"


def test_another_one_that_does_not_stop_writing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qcheck.history.database.PATIENCE", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other, history.open(file) as store:
        other.execute("BEGIN IMMEDIATE")
        assert len(store.runs()) == 2  # who reads does not wait
        with pytest.raises(HistoryError) as caught:
            store.add(result("2025-08-31"))
        assert caught.value.key == "history.busy"
        other.execute("ROLLBACK")
        assert store.add(result("2025-08-31")).new


def test_a_full_disk_loses_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def small(path: Path) -> Engine:
        engine = engine_for(path)
        event.listen(engine, "connect", lambda db, _: db.execute("PRAGMA max_page_count = 1"))
        return engine

    monkeypatch.setattr("qcheck.history.store.engine_for", small)
    large = result("2025-08-31", message=os.urandom(40_000).hex())
    with history.open(file) as store:
        with pytest.raises(HistoryError) as caught:
            store.add(large)
        assert caught.value.key == "history.full"
        assert [run.as_of for run in store.runs()] == ["2025-06-30", "2025-07-31"]
        assert store.check() == ()


def found(path: Path) -> list[tuple[str, int | None]]:
    with history.open(path, create=False) as store:
        return [(one.key, one.run_id) for one in store.check()]


def test_whole(file: Path) -> None:
    assert found(file) == []


def test_a_stored_result_that_was_changed(file: Path) -> None:
    forged = zlib.compress(b"{}")
    change(file, "UPDATE qcheck_run SET result = ? WHERE id = 1", forged)
    assert found(file) == [("problem-result", 1)]
    with history.open(file) as store, pytest.raises(HistoryError) as caught:
        store.result(1)
    assert caught.value.key == "history.run-damaged"
    sha256 = hashlib.sha256(b"{}").hexdigest()
    change(file, "UPDATE qcheck_run SET result_sha256 = ? WHERE id = 1", sha256)
    assert found(file) == [("problem-result", 1)]


@pytest.mark.parametrize(
    ("command", "problems"),
    [
        ("UPDATE qcheck_run SET as_of = '2025-06-29' WHERE id = 1", [("problem-row", 1)]),
        ("UPDATE qcheck_verdict SET status = 'pass' WHERE run_id = 2", [("problem-verdicts", 2)]),
        (
            "DELETE FROM qcheck_verdict WHERE run_id = 2 AND position = 1",
            [("problem-verdicts", 2)],
        ),
        ("UPDATE qcheck_run SET revision = 2 WHERE id = 1", [("problem-gap", None)]),
    ],
)
def test_rows_that_were_changed(
    file: Path, command: str, problems: list[tuple[str, int | None]]
) -> None:
    change(file, command)
    assert found(file) == problems


def test_fingerprints_of_another_program_are_made_anew(file: Path) -> None:
    change(file, "UPDATE qcheck_run SET digest = '0:abc'")
    assert found(file) == []
    with history.open(file) as store:
        assert not store.add(result()).new
        assert store.add(result(value="1")).new
    change(file, "UPDATE qcheck_run SET result = x'00' WHERE id = 2")
    with history.open(file) as store:
        assert store.add(result("2025-07-31")).new  # rather twice than lost


def test_a_run_that_was_taken_out(file: Path) -> None:
    change(file, "DELETE FROM qcheck_run WHERE id = 1")
    assert ("problem-file", None) in found(file)


def test_damaged_pages_are_found_and_set_aside(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 * 2 :] = os.urandom(len(data) - 4096 * 2)
    file.write_bytes(data)
    try:
        assert {key for key, _ in found(file)} <= {"problem-file", "problem-result"}
        assert found(file)
    except HistoryError as error:
        assert error.key in {"history.damaged", "history.failed"}  # noqa: PT017
    assert refused(file).key == "history.damaged"
    kept = history.set_aside(file)
    assert kept.name == "history.damaged-1.sqlite"
    assert kept.read_bytes() == data
    with history.open(file) as store:
        assert store.add(result()).new
    assert history.set_aside(file).name == "history.damaged-2.sqlite"


# Bringing old tables up to date, with a step of our own.


def add_column(db: Connection) -> None:
    db.execute(text("ALTER TABLE qcheck_run ADD COLUMN extra TEXT"))


def fail(db: Connection) -> None:
    add_column(db)
    raise OSError(28, "no more room")


def upgrade(where: str) -> None:
    at = place.place_of(where)
    engine = engine_for(at)
    try:
        with place.explained(at):
            versions.prepare(engine, at, 2)
    finally:
        engine.dispose()


def state(where: str) -> tuple[int, bool]:
    at = place.place_of(where)
    engine = create_engine(f"sqlite:///{at}" if isinstance(at, Path) else at)
    with engine.connect() as db:
        version = db.execute(text("SELECT version FROM qcheck_history")).scalar_one()
        columns = db.execute(text("SELECT * FROM qcheck_run")).keys()
    engine.dispose()
    return version, "extra" in columns


def test_old_tables_are_brought_up_to_date(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with history.open(where) as store:
        store.add(result())
    monkeypatch.setitem(versions.STEPS, 1, add_column)
    upgrade(where)
    assert state(where) == (2, True)
    upgrade(where)


def test_a_step_that_fails_changes_nothing(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with history.open(where) as store:
        store.add(result())
    monkeypatch.setitem(versions.STEPS, 1, fail)
    with pytest.raises(HistoryError):
        upgrade(where)
    assert state(where) == (1, False)
    with history.open(where, create=False) as store:
        assert store.check() == ()


def test_a_copy_is_kept_before(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(versions.STEPS, 1, add_column)
    upgrade(str(file))
    kept = file.with_name("history.v1.sqlite")
    assert sorted(one.name for one in file.parent.iterdir()) == [file.name, kept.name]
    assert state(str(kept)) == (1, False)
    with history.open(kept) as store:
        assert len(store.runs()) == 2
        assert store.check() == ()


def test_damaged_tables_are_not_brought_up_to_date(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(versions.STEPS, 1, add_column)
    change(file, "PRAGMA writable_schema = ON")
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'qcheck_verdict'")
    with pytest.raises(HistoryError) as caught:
        upgrade(str(file))
    assert caught.value.key in {"history.damaged", "history.failed"}
    assert [one.name for one in file.parent.iterdir() if "tmp" in one.name] == []


def test_an_address_that_cannot_be_read() -> None:
    with pytest.raises(UsageError):
        Store("postgresql://host:port/x", create=True)
