"""A job: what an office has verified again and again, and what becomes of the results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qcheck.model.record import Record

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from qcheck.model.terms import Lang


HISTORY_FILE = "qcheck-history.sqlite"  # beside the job, unless the job says otherwise
LOGS, RESULTS = "logs", "results"  # folders, likewise


class Notify(Enum):
    """When a job tells people: by a note, and by the program that it names."""

    CHANGE = "change"  # also where all is well, if something is other than last time
    ATTENTION = "attention"  # where something fails, is missing, or could not be done
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Alarm(Record):
    """A program to run where something needs attention, and the seconds that it may take."""

    argv: tuple[str, ...]
    timeout: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Check(Record):
    """One verification of a job. Paths are absolute, but for `exports`.

    `plan` is an id, or a path where the job writes one. `exports` are paths as written, relative to
    the job's folder, with placeholders. `inputs` are files, folders and patterns.
    """

    name: str
    plan: str
    inputs: tuple[str, ...]
    region: str | None = None
    period: str | None = None
    sheet: str | None = None
    column: str | None = None
    names: Path | None = None
    waivers: str | None = None
    profile: str | None = None
    past: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    as_of: dt.date | None = None
    exports: tuple[str, ...] = ()
    fail_on: str = "missing"
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Job(Record):
    """A job file. `folder` is where it lies, absolute, and so is every other path.

    `history` is a file or an address, None where none is kept; `keep` None keeps everything.
    """

    name: str
    file: Path
    lang: Lang
    targets: Path | None
    history: str | None
    logs: Path
    results: Path
    keep: int | None
    attention: Path | None
    alarm: Alarm | None
    notify: Notify
    checks: tuple[Check, ...]

    @property
    def folder(self) -> Path:
        """Where the job file lies; relative paths in it begin there."""
        return self.file.parent

    @property
    def history_on_server(self) -> bool:
        """Whether the history is at an address, where others write to it, too."""
        return self.history is not None and "://" in self.history
