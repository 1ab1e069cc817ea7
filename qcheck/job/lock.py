"""One run of a job at a time, told apart by a lock of the operating system.

The system frees the lock when its holder ends, however that ends, so that no crash blocks the next
run. The file of the lock stays: to delete it would let a third run lock another file of that name.
What it says (process, computer, since when) is for people, and names a run that died.

Folders of other computers sometimes know no locks. There a file that only one run can make stands
for the lock; after a crash it is taken over if its process is gone from this computer, otherwise
left to the person who knows what runs on the other one.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import socket
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.errors import LockedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAUSE = 0.1  # seconds between two tries
_LONGEST = 500  # bytes of the text that are read
_LINES = 3
# What a file system without locks says.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
# What a lock says that another one holds.
_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds, or held, a job: process, computer, since when (ISO 8601)."""

    pid: str
    host: str
    since: str

    def text(self) -> bytes:
        """As the file says it."""
        return f"{self.pid}\n{self.host}\n{self.since}\n".encode("utf-8", "replace")


if sys.platform == "win32":
    import msvcrt

    # Far behind the text: what is locked on Windows cannot be read by others.
    _BYTE = 1 << 30

    def _lock(fd: int) -> None:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _is_gone(pid: int) -> bool:
        del pid  # to ask for a process by its number may end it there
        return False

    def _owner(path: Path) -> str:
        del path  # nobody may ask there
        return ""

else:
    import fcntl
    import pwd

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_gone(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False

    def _owner(path: Path) -> str:
        """Whose the file is, if it is another user's."""
        try:
            user = path.stat().st_uid
        except OSError:
            return ""
        if user == os.geteuid():
            return ""
        try:
            return pwd.getpwuid(user).pw_name
        except KeyError:
            return str(user)


@contextmanager
def hold(path: Path, *, wait: float = 0.0) -> Iterator[Holder | None]:
    """Holds the job whose lock is `path`; yields the holder before that did not come to its end.

    `wait` is how many seconds to wait for another run.

    Raises:
        LockedError: another run holds it still, or nothing can be locked there.
    """
    end = time.monotonic() + wait
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        raise _denied(path, error) from error
    try:
        release = _taken(fd, path, end)
        try:
            died = _parsed(_read(fd))
            _write(fd, _me().text())
            yield died
            _write(fd, b"")  # not where it failed: the next one is to know
        finally:
            release()
    finally:
        os.close(fd)


def _taken(fd: int, path: Path, end: float) -> Callable[[], None]:
    """Tries until `end`; hands back what lets go, besides the end of the process."""
    while True:
        try:
            release = _tried(fd, path)
        except OSError as error:
            raise _denied(path, error) from error
        if release is not None:
            return release
        if time.monotonic() >= end:
            raise _busy(path, fd)
        time.sleep(_PAUSE)


def _tried(fd: int, path: Path) -> Callable[[], None] | None:
    try:
        _lock(fd)
    except OSError as error:
        if error.errno in _HELD:
            return None
        if error.errno not in _NO_LOCKS:
            raise
        return _marked(_marker(path))
    return lambda: None


def _marker(path: Path) -> Path:
    return path.with_name(f"{path.name}-held")


def _marked(marker: Path) -> Callable[[], None] | None:
    """Makes the file that stands for the lock, unless another run has made it and is alive."""
    me = _me().text()
    try:
        fd = os.open(marker, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except FileExistsError:
        _clear(marker)
        return None  # the next try makes it
    with os.fdopen(fd, "wb") as file:
        file.write(me)
    return lambda: marker.unlink(missing_ok=True)


def _clear(marker: Path) -> None:
    """Takes away what a run that died on this computer left, and nothing else."""
    said = _text(marker)
    holder = _parsed(said)
    if holder is None or holder.host != socket.gethostname() or not holder.pid.isdigit():
        return
    if not _is_gone(int(holder.pid)):
        return
    aside = marker.with_name(f"{marker.name}-{os.getpid()}")
    with suppress(OSError):
        marker.rename(aside)
        if _text(aside) != said:  # another run was quicker: this is its own file
            os.link(aside, marker)
        aside.unlink()


def _me() -> Holder:
    now = dt.datetime.now().astimezone()
    return Holder(
        pid=str(os.getpid()), host=socket.gethostname(), since=now.isoformat(" ", "seconds")
    )


def _parsed(text: bytes) -> Holder | None:
    lines = text.decode("utf-8", "replace").splitlines()
    if len(lines) != _LINES or not all(line.strip() for line in lines):
        return None
    pid, host, since = lines
    return Holder(pid=pid, host=host, since=since)


def _text(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError:
        return b""


def _read(fd: int) -> bytes:
    os.lseek(fd, 0, os.SEEK_SET)
    return os.read(fd, _LONGEST)


def _write(fd: int, text: bytes) -> None:
    """Says who holds it; where the disk is full it is held all the same."""
    with suppress(OSError):
        os.ftruncate(fd, 0)
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, text)


def _busy(path: Path, fd: int) -> LockedError:
    marker = _marker(path)
    key, holder = "busy-elsewhere", _parsed(_text(marker))
    if holder is None or holder.host == socket.gethostname():
        key, holder = "busy", _parsed(_read(fd))
    if holder is None:
        return LockedError("running.busy-unknown")
    said = {"pid": holder.pid, "host": holder.host, "since": holder.since}
    return LockedError(f"running.{key}", (), path=str(marker), **said)


def _denied(path: Path, error: OSError) -> LockedError:
    said, owner = {"path": str(path), "why": error.strerror or str(error)}, _owner(path)
    if owner:
        return LockedError("running.lock-of-another", (), **said, owner=owner)
    return LockedError("running.lock-denied", (), **said)
