"""The dated results of a check, as files: one for every result that came out otherwise.

`job_check_2025-06-30.json`, and for the same date of the data again `…_2.json`: nothing is ever
overwritten. A result that the history has not taken yet ends in `.pending.json`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck.errors import DataError, OutputError
from qcheck.filenames import safe_stem
from qcheck.history.packing import digest
from qcheck.model import Lang
from qcheck.reading.results import load
from qcheck.report import make_folder, write
from qcheck.report.json import render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Result = Mapping[str, Any]

_NAME = re.compile(r"_([0-9]{4}-[0-9]{2}-[0-9]{2})(?:_([0-9]{1,6}))?(\.pending)?\.json")


class Stored(NamedTuple):
    """A dated result; `number` counts those of one date, from 1."""

    as_of: str
    number: int
    pending: bool
    path: Path


class Results:
    """The dated results of one check of a job, in `folder`."""

    def __init__(self, folder: Path, job: str, check: str) -> None:
        self.folder = folder
        self._stem = safe_stem(f"{job}_{check}")

    def all(self) -> list[Stored]:
        """By the date of the data, then in the order in which they were written."""
        if not self.folder.is_dir():
            return []
        found = []
        for path in self.folder.iterdir():
            name = _NAME.fullmatch(path.name.removeprefix(self._stem))
            if name and path.name.startswith(self._stem):
                found.append(Stored(name[1], int(name[2] or 1), bool(name[3]), path))
        return sorted(found)

    def put(self, result: Result, *, pending: bool = False) -> Path:
        """Where the result lies now: written as the newest of its date, unless it is that already.

        Raises:
            OutputError: it could not be written.
        """
        same = [one for one in self.all() if one.as_of == result["as_of"]]
        if same and (stored := read(same[-1])) and digest(stored) == digest(result):
            return same[-1].path
        number = same[-1].number + 1 if same else 1
        path = self._path(result["as_of"], number, pending=pending)
        make_folder(self.folder, parents=True)
        write(path, render(result, Lang.ZH))
        return path

    def settle(self, one: Stored) -> Path:
        """Marks a pending result as taken, and says where it lies now.

        Raises:
            OutputError: it cannot be renamed.
        """
        path = self._path(one.as_of, one.number, pending=False)
        try:
            one.path.replace(path)
        except OSError as error:
            why = error.strerror or str(error)
            raise OutputError("report.not-written", path=str(path), why=why) from error
        return path

    def _path(self, as_of: str, number: int, *, pending: bool) -> Path:
        count = f"_{number}" if number > 1 else ""
        return self.folder / f"{self._stem}_{as_of}{count}{'.pending' if pending else ''}.json"


def read(one: Stored) -> Result | None:
    """A stored result; None where it is damaged, or gone."""
    try:
        return load(str(one.path))
    except DataError:
        return None
