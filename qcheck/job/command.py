"""The program that a job starts when something needs attention.

Without a shell, without input, with a time limit; what becomes of it is told, changes no verdict
and no exit code.
"""

from __future__ import annotations

import codecs
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Lang

RESULT = "{result}"
_KEPT = 4000  # bytes of what the program says; the rest is read and dropped
_GRACE = 2.0  # seconds for the last of its output, which something that it started may hold open
_CODECS = ("utf-8", "gb18030")
_NEW_GROUP = 0x00000200  # CREATE_NEW_PROCESS_GROUP
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended, and the lines about it for the log: the first in words, then its own."""

    ok: bool
    said: tuple[str, ...]


def run(argv: Sequence[str], result: Path, timeout: float, *, folder: Path, lang: Lang) -> Outcome:
    """Runs a program, in `folder`, with the path of the result; ends it and its children in time.

    The path stands where the arguments say {result}, or else behind them. A program that lies in
    `folder`, or is named with one (`scripts/mail.cmd`), is taken from there, others from the PATH.
    """
    program = _program(argv[0], folder)
    try:
        process = _started([program, *_with(argv[1:], str(result))], folder)
    except FileNotFoundError:
        return _outcome("not-found", lang, program=program)
    except (OSError, ValueError) as error:
        return _outcome("denied", lang, program=program, why=str(error))
    kept = bytearray()
    reader = threading.Thread(target=_drain, args=(process.stdout, kept), daemon=True)
    reader.start()
    try:
        code = process.wait(timeout)
    except subprocess.TimeoutExpired:
        _end(process)
        reader.join(_GRACE)
        return _outcome("late", lang, bytes(kept), program=program, timeout=f"{timeout:g}")
    reader.join(_GRACE)
    key = "failed" if code else "done"
    return _outcome(key, lang, bytes(kept), program=program, code=code)


def _outcome(key: str, lang: Lang, output: bytes = b"", **params: object) -> Outcome:
    lines = (line.rstrip() for line in _decoded(output).splitlines())
    said = say(f"running.command-{key}", lang, **params)
    return Outcome(ok=key == "done", said=(said, *filter(None, lines)))


def _program(name: str, folder: Path) -> str:
    beside = folder / name
    return str(beside) if Path(name).name != name or beside.is_file() else name


def _with(arguments: Sequence[str], result: str) -> list[str]:
    if not any(RESULT in one for one in arguments):
        return [*arguments, result]
    return [one.replace(RESULT, result) for one in arguments]


def _started(argv: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    windows = sys.platform == "win32"
    return subprocess.Popen(  # noqa: S603 - the program that the job names, without a shell
        argv,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        start_new_session=not windows,
        creationflags=_NEW_GROUP | _NO_WINDOW if windows else 0,
    )


def _drain(stream: IO[bytes], kept: bytearray) -> None:
    """Reads to the end, so that the program never waits for a reader; keeps the beginning."""
    with stream, suppress(OSError):
        while part := stream.read(8192):
            kept.extend(part[: _KEPT - len(kept)])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends it and what it started."""
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607 - Windows' own
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _decoded(output: bytes) -> str:
    """UTF-8, or what Chinese Windows writes; cut anywhere, it may end within a character."""
    for name in _CODECS:
        with suppress(UnicodeDecodeError):
            return codecs.getincrementaldecoder(name)().decode(output)
    return output.decode("utf-8", "replace")
