"""One run at a time, whatever happened to the one before."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import Exit, LockedError
from qcheck.job import lock
from qcheck.job.lock import Holder, hold
from qcheck.model import Lang
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys, time
from pathlib import Path
from qcheck.job import lock
if sys.argv[2] == "no-locks":
    import errno, os
    def without(fd):
        raise OSError(errno.ENOLCK, "no locks")
    lock._lock = without
with lock.hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held(path: Path, how: str = "") -> Iterator[subprocess.Popen[str]]:
    """Another process that holds it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), how],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture(params=["locks", "no-locks"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file system that knows locks, or one that does not."""
    if request.param == "no-locks":

        def without(_: int) -> None:
            raise OSError(errno.ENOLCK, "no locks")

        monkeypatch.setattr(lock, "_lock", without)
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".任务.lock"


@pytest.mark.usefixtures("how")
def test_it_is_free_again_afterwards_and_its_file_says_nobody(path: Path) -> None:
    for _ in range(2):
        with hold(path) as died:
            assert died is None
            assert path.read_text("utf-8").splitlines()[:2] == [
                str(os.getpid()),
                socket.gethostname(),
            ]
    assert path.read_bytes() == b""
    assert list(path.parent.iterdir()) == [path]


def test_a_second_run_is_told_who_holds_it(path: Path, how: str) -> None:
    with held(path, how) as process:
        with pytest.raises(LockedError) as caught, hold(path):
            pytest.fail("two at once")
        assert caught.value.params["pid"] == str(process.pid)
        text = say(caught.value.key, Lang.ZH, **caught.value.params)
        assert f"{process.pid}" in text
        assert socket.gethostname() in text
    assert (caught.value.exit_code, caught.value.exit_key) == (Exit.DATA, "running.exit-locked")


@pytest.mark.usefixtures("how")
def test_within_one_process_too(path: Path) -> None:
    with hold(path), pytest.raises(LockedError), hold(path):
        pytest.fail("two at once")
    with hold(path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as POSIX does it")
def test_one_that_is_killed_frees_it_and_is_named(path: Path, how: str) -> None:
    with held(path, how) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        # Without locks the next try takes it over.
        with hold(path, wait=5) as died:
            assert died is not None
            assert (died.pid, died.host) == (str(process.pid), socket.gethostname())
    with hold(path) as died:
        assert died is None


def test_it_waits_as_long_as_it_may(path: Path, how: str) -> None:
    with held(path, how) as process:
        begun = time.monotonic()
        with pytest.raises(LockedError), hold(path, wait=0.3):
            pytest.fail("two at once")
        assert time.monotonic() - begun >= 0.3
        process.kill()
        process.wait()
        with hold(path, wait=5):
            pass


@pytest.mark.parametrize(
    "text", [b"", b"\x00\xff\xfe", b"x\n", b"1\n2\n3\n4\n", b"\n\n\n", b"9" * 10_000]
)
def test_whatever_the_file_says_it_can_be_held(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with hold(path) as died:
        assert died is None
        path.write_bytes(text)
        with pytest.raises(LockedError) as caught, hold(path):
            pytest.fail("two at once")
    assert caught.value.key == "running.busy-unknown"
    assert say(caught.value.key, Lang.EN, **caught.value.params)


@pytest.mark.usefixtures("how")
def test_a_run_that_failed_lets_go_and_is_named(path: Path) -> None:
    def fails() -> None:
        with hold(path):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with hold(path) as died:
        assert died is not None
        assert died.pid == str(os.getpid())
    with hold(path) as died:
        assert died is None


def test_without_locks_another_computer_is_believed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(_: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "no locks")

    monkeypatch.setattr(lock, "_lock", without)
    marker = path.with_name(f"{path.name}-held")
    marker.write_bytes(Holder(pid="1", host="office-7", since="2025-06-30 09:00:00").text())
    with pytest.raises(LockedError) as caught, hold(path, wait=0.2):
        pytest.fail("two at once")
    assert caught.value.key == "running.busy-elsewhere"
    assert str(marker) in say(caught.value.key, Lang.ZH, **caught.value.params)
    assert "office-7" in say(caught.value.key, Lang.EN, **caught.value.params)
    marker.unlink()
    with hold(path):
        pass


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_is_said(
    path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(LockedError) as caught, hold(path):
        pytest.fail("nothing is held")
    assert caught.value.key == "running.lock-denied"
    assert os.strerror(code) in say(caught.value.key, Lang.ZH, **caught.value.params)


@pytest.mark.skipif(sys.platform == "win32", reason="files have owners as POSIX knows them")
def test_a_lock_of_another_user_names_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    path.touch()
    owner = path.owner()
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(LockedError) as caught, hold(path):
        pytest.fail("nothing is held")
    assert owner in say(caught.value.key, Lang.ZH, **caught.value.params)


def test_a_full_disk_does_not_hinder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with hold(path), pytest.raises(LockedError) as caught, hold(path):
            pytest.fail("two at once")
    assert caught.value.key == "running.busy-unknown"
