"""The dated results of a check, as files: one for every result that came out otherwise.

`job_check_2025-06-30.json`, and for the same date of the data again `…_2.json`: nothing is ever
overwritten. A result that the history has not taken yet ends in `.pending.json`. Each says which
region was asked for, too: a check may be given another one, or another plan, and keep its name.
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
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Result = Mapping[str, Any]
    Subject = tuple[str, str]

_ASKED = "asked_region"  # "" where the check names none
_NAME = re.compile(r"_([0-9]{4}-[0-9]{2}-[0-9]{2})(?:_([0-9]{1,6}))?(\.pending)?\.json")


class Stored(NamedTuple):
    """A dated result; `number` counts those of one date, from 1."""

    as_of: str
    number: int
    pending: bool
    path: Path


class Held(NamedTuple):
    """What a dated result holds; `asked` is None in a file that does not say its region."""

    result: Result
    asked: str | None

    def subject(self, asked: str) -> Subject | None:
        """What the result is of; None where that cannot be known.

        A file that does not say its region is the plan's own as long as the check names none.
        """
        known = asked if self.asked is None else self.asked
        return None if self.asked is None and asked else subject(self.result, known)


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

    def put(self, result: Result, asked: str, *, pending: bool = False) -> Path:
        """Where the result lies now: written as the newest of its date, unless it is that already.

        `asked` is the region that the check names, or "".

        Raises:
            OutputError: it could not be written.
        """
        same = [one for one in self.all() if one.as_of == result["as_of"]]
        newest = newest_of(same, subject(result, asked), asked)
        if newest and digest(newest[1]) == digest(result):
            return newest[0].path
        number = same[-1].number + 1 if same else 1
        path = self._path(result["as_of"], number, pending=pending)
        make_folder(self.folder, parents=True)
        write(path, render({**result, _ASKED: asked}, Lang.ZH))
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


def read(one: Stored) -> Held | None:
    """A stored result; None where it is damaged, or gone."""
    try:
        said = dict(load(str(one.path)))
        held = Held(said, said.pop(_ASKED, None))
        subject(held.result, "")
    except (DataError, KeyError, TypeError):
        return None
    return held


def subject(result: Result, asked: str) -> Subject:
    """Plan and region: the results of a check that are about the same are compared."""
    plan = result["plan"]
    return plan["id"], visible(asked or plan["region"])


def read_of(one: Stored, wanted: Subject, asked: str) -> Result | None:
    """A stored result if it is of that plan and region; `asked` is what the check names now."""
    held = read(one)
    return held.result if held and held.subject(asked) == wanted else None


def newest_of(
    stored: Sequence[Stored], wanted: Subject, asked: str
) -> tuple[Stored, Result] | None:
    """The last of these that is of that plan and region."""
    found = ((one, read_of(one, wanted, asked)) for one in reversed(stored))
    return next(((one, result) for one, result in found if result is not None), None)
