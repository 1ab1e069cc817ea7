"""The log of one run, which a clerk opens in Notepad.

UTF-8 with a byte order mark, lines as Windows ends them, each handed to the system at once: what a
run that was killed had said is there. A log that cannot be written stops nothing; `error` says why.
"""

from __future__ import annotations

import codecs
import datetime as dt
import os
from contextlib import suppress
from itertools import count
from typing import IO, TYPE_CHECKING

from qcheck.errors import OutputError
from qcheck.report import make_folder
from qcheck.words import say, visible

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Lang


class Log:
    """A new log in `folder`, named by when the run started; `path` is None where none was made."""

    def __init__(self, folder: Path, started: dt.datetime, lang: Lang) -> None:
        self.path: Path | None = None
        self.error: OutputError | None = None
        self._lang = lang
        self._file: IO[bytes] | None = None
        try:
            make_folder(folder)
            self.path, self._file = _new(folder, started.strftime("%Y-%m-%d_%H%M%S"))
        except OutputError as error:
            self.error = error
        except OSError as error:
            self._failed(folder, error)
        self._put(codecs.BOM_UTF8)

    def line(self, text: str) -> None:
        """One line, with the time in front."""
        now = dt.datetime.now().astimezone()
        self._say(f"{now:%H:%M:%S}  {visible(text)}")

    def close(self, code: int, meaning: str) -> None:
        """The last line, which says the exit code and what it means."""
        self._say(say("cli.last-line", self._lang, code=int(code), meaning=meaning))
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                os.fsync(file.fileno())
            with suppress(OSError):
                file.close()

    def _say(self, line: str) -> None:
        self._put(f"{line}\r\n".encode())

    def _put(self, data: bytes) -> None:
        if self._file is None or self.path is None:
            return
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self._failed(self.path, error)

    def _failed(self, place: Path, error: OSError) -> None:
        """Remembers the first thing that went wrong; later lines are tried all the same."""
        why = error.strerror or str(error)
        self.error = self.error or OutputError("report.not-written", path=str(place), why=why)


def _new(folder: Path, stem: str) -> tuple[Path, IO[bytes]]:
    """A file that was not there: two runs may start in one second, and clocks are set back."""
    for number in count(1):
        path = folder / (f"{stem}.log" if number == 1 else f"{stem}-{number}.log")
        with suppress(FileExistsError):
            return path, path.open("xb", buffering=0)
    raise AssertionError
