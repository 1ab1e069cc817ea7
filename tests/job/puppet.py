"""A process that runs the program again and again, each time in a fork that meets with an accident.

The accidents are counted, not timed: every file that is opened for writing, moved, deleted or
flushed, every folder made, every program started and every statement of SQLite within the watched
folder is one step, and the run is killed before the step that it is told. So a test can kill it at
each step there is.

`Puppet` is the hand, for tests; this module run as a program is the glove.
"""

from __future__ import annotations

import datetime as dt
import errno
import gc
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# What opens a file or changes a folder, and how many of its arguments say where.
_PATHS = {"open": 1, "os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2}
_CHANGES = ("BEGIN IMMEDIATE", "CREATE", "INSERT", "UPDATE", "DELETE", "COMMIT")


@dataclass(frozen=True, kw_only=True)
class Order:
    """One run.

    `die_at` is the step before which it is killed, `die_after` the seconds after which; `largest`
    the size in bytes that no file may exceed, as on a disk that is full; `held` the name of a file
    that another program has open, so that it can be neither read nor replaced; `now` the time that
    its clock shows. With `stay` it runs in the puppet itself, without accidents: what it leaves in
    memory can be measured.
    """

    args: tuple[str, ...]
    watched: str
    now: str = ""
    die_at: int = 0
    die_after: float = 0
    largest: int = 0
    held: str = ""
    stay: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """How a run went: its exit code, or minus the signal; what it said; the steps it took."""

    code: int
    err: str
    steps: tuple[str, ...]
    memory: int  # bytes, resident now where it stayed, else its most

    @property
    def killed(self) -> bool:
        return self.code in {-signal.SIGKILL, -signal.SIGALRM}


class Puppet:
    """Starts the process, gives orders, hears what became of them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def run(self, order: Order) -> Told:
        """Does one run to its end."""
        self.begin(order)
        return self.end()

    def begin(self, order: Order) -> None:
        """Starts a run; `end` hears of it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()

    def end(self) -> Told:
        """Waits for the run that was begun."""
        assert self._process.stdout is not None
        said = json.loads(self._process.stdout.readline())
        return Told(**{**said, "steps": tuple(said["steps"])})


_REAL = dt.datetime


class _Stopped(dt.datetime):
    """A clock that shows what it is told."""

    shown = ""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Self:
        real = _REAL.fromisoformat(cls.shown) if cls.shown else _REAL.now(dt.timezone.utc)
        told = real.astimezone(tz)
        return cls.fromisoformat((told if tz else told.replace(tzinfo=None)).isoformat())


class _Watch:
    """Counts the steps of this process and kills it before the one that is ordered."""

    def __init__(self, order: Order, steps: IO[str]) -> None:
        self._order = order
        self._steps = steps
        self._count = 0
        self._connect = sqlite3.connect
        # Which arguments they take is all the same here.
        setattr(os, "fsync", self._flushed)  # noqa: B010
        for module in (sqlite3, sqlite3.dbapi2):
            setattr(module, "connect", self._connected)  # noqa: B010
        sys.addaudithook(self._heard)

    def _step(self, what: str) -> None:
        self._count += 1
        self._steps.write(f"{what}\n")
        self._steps.flush()
        if self._count == self._order.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _flushed(self, fd: int) -> None:
        """Is not done, which takes long: what the system has outlives a process that is killed."""
        del fd
        self._step("fsync")

    def _connected(self, *args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
        made: sqlite3.Connection = self._connect(*args, **options)
        made.set_trace_callback(self._statement)
        return made

    def _statement(self, sql: str) -> None:
        if sql.lstrip().startswith(_CHANGES):
            self._step(f"sql {sql.split(maxsplit=1)[0]}")

    def _heard(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "subprocess.Popen":
            self._step(f"run {args[0]}")
        elif event in _PATHS:
            self._touched(event, args)

    def _touched(self, event: str, args: tuple[Any, ...]) -> None:
        paths = [os.fsdecode(one) for one in args[: _PATHS[event]] if not isinstance(one, int)]
        if not any(os.path.realpath(path).startswith(self._order.watched) for path in paths):
            return
        names = [Path(path).name for path in paths]
        if self._order.held in names:
            raise PermissionError(errno.EACCES, "held")
        if _is_step(event, paths[0], args):
            self._step(f"{event} {names[0]}")


def _is_step(event: str, path: str, args: tuple[Any, ...]) -> bool:
    """Whether anything will be other than before."""
    if event == "open":
        return bool(args[2] & _WRITES)
    return Path(path).exists() != (event == "os.mkdir")


def _run(args: list[str], err: IO[str]) -> int:
    from qcheck.cli import main  # noqa: PLC0415 - after the clock

    before = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, sys.stderr = nowhere, err
        try:
            return main(args)
        finally:
            err.flush()
            sys.stdout, sys.stderr = before


def _forked(order: Order, err: IO[str]) -> tuple[int, tuple[str, ...], int]:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as steps:
        pid = os.fork()
        if not pid:
            _child(order, err, steps)
        _, status, usage = os.wait4(pid, 0)
        steps.seek(0)
        said = tuple(steps.read().splitlines())
    return os.waitstatus_to_exitcode(status), said, usage.ru_maxrss * 1024


def _child(order: Order, err: IO[str], steps: IO[str]) -> None:
    code = 99
    with suppress(BaseException):
        if order.largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (order.largest, order.largest))
        _Watch(order, steps)
        # The system ends a process at the alarm, in the midst of whatever it does.
        signal.setitimer(signal.ITIMER_REAL, order.die_after)
        code = _run(list(order.args), err)
    os._exit(code)


def _resident() -> int:
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def _obey(order: Order) -> Told:
    _Stopped.shown = order.now
    with tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        steps: tuple[str, ...] = ()
        if order.stay:
            code, memory = _run(list(order.args), err), _resident()
        else:
            code, steps, memory = _forked(order, err)
        err.seek(0)
        return Told(code=code, err=err.read(), steps=steps, memory=memory)


def _warm() -> None:
    """Does one run, so that what every run needs is loaded once, here."""
    from tests.job.county import County, Figures  # noqa: PLC0415 - after the clock

    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile("w+", encoding="utf-8") as err,
    ):
        county = County(Path(folder))
        county.send_in(Figures(day="2020-01-31", due=0))
        _run(["run", str(county.job)], err)


def _main() -> None:
    setattr(dt, "datetime", _Stopped)  # noqa: B010 - before the program imports it
    _warm()
    for line in sys.stdin:
        said = json.loads(line)
        told = _obey(Order(**{**said, "args": tuple(said["args"])}))
        sys.stdout.write(json.dumps(asdict(told)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
