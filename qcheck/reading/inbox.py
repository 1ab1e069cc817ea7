"""What the user names → the files to read: folders and patterns expanded, nothing read twice."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qcheck.errors import DataError, QcheckError
from qcheck.filenames import is_foreign
from qcheck.model import Finding, Names, Severity
from qcheck.reading import limits
from qcheck.reading.files import STDIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qcheck.reading.grid import Row, Sheet

    Report = Callable[["Step"], None]

# What the system puts into folders by itself. Hidden files begin with a dot, lock files with ~$.
_LITTER = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db"))
_SKIPPED = (".", "~$")
# Beside the spreadsheets of a folder these are no harm: nobody said that they hold figures.
_BYSTANDERS = frozenset(
    "is-word is-slides is-pdf is-image is-xml encoding-unknown lock-file file-same-content".split()
)
_EVERY = 500  # rows, from one report to the next
_SHOWN = 20  # names of folders in one finding


class Step(NamedTuple):
    """How far the reading is: file `number` of `files`, by name, and the rows of it so far."""

    number: int
    files: int
    file: str
    rows: int


class Turn(NamedTuple):
    """One file whose turn it is to be read."""

    path: str
    inbox: Inbox
    step: Step
    report: Report | None

    def once(self, sha256: str) -> str:
        """The hash of the file's content.

        Raises:
            DataError: an earlier file had the same.
        """
        return self.inbox.once(sha256, self.path)

    def watch(self, sheets: Iterable[Sheet]) -> None:
        """Has every few hundred rows of these sheets reported, if anybody wants to know."""
        for sheet in sheets if self.report else ():
            sheet.rows = partial(self._watched, sheet.rows)

    def _watched(self, begin: Callable[[], Iterator[Row]]) -> Iterator[Row]:
        due = 0  # some rows are only counted, and never seen here
        for row in begin():
            if self.report and row.number >= due:
                self.report(self.step._replace(rows=row.number - 1))
                due = row.number + _EVERY
            yield row


@dataclass(slots=True)
class Inbox:
    """The files to read in order, those that were only found in a folder, and what is to be said.

    `failures` are names that lead to no file at all, each with its error.
    """

    files: list[str] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    failures: list[tuple[str, QcheckError]] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)  # real path → name it was given first
    _contents: dict[str, str] = field(default_factory=dict)  # hash → file

    def add(self, path: str, *, found: bool = False) -> None:
        """One more file, unless it is one of the others under this or another name."""
        first = self._known.setdefault(_real(path), path)
        if first in self.files:
            params = {"file": path, "first": first}
            code = "file-named-twice" if path == first else "file-twice"
            self.findings.append(_info(code, path, params))
            return
        self.files.append(path)
        if found:
            self.found.add(path)

    def turns(self, report: Report | None) -> Iterator[Turn]:
        """The files in order, each when it is to be read; `report` is told of it."""
        for number, path in enumerate(self.files, start=1):
            turn = Turn(path, self, Step(number, len(self.files), path, 0), report)
            if report:
                report(turn.step)
            yield turn

    def once(self, sha256: str, path: str) -> str:
        """The hash of a file's content, as it is.

        Raises:
            DataError: another file has the same, byte for byte.
        """
        first = self._contents.setdefault(sha256, path)
        if first != path:
            raise DataError("data.file-same-content", file=path, first=first)
        return sha256

    def told(self, path: str, error: QcheckError) -> Finding:
        """The finding about one file that cannot be read, or need not be, among others."""
        code = error.key.rpartition(".")[2]
        harmless = code in ("lock-file", "file-same-content")
        if path in self.found:
            harmless = code in _BYSTANDERS
        severity = Severity.INFO if harmless else Severity.ERROR
        return Finding(code=code, severity=severity, source=path, params=error.params)


def gather(paths: Iterable[str]) -> Inbox:
    """The files that the names mean: files, "-", folders (not those inside), patterns."""
    inbox = Inbox()
    for path in paths:
        _gather_one(inbox, path)
    return inbox


def _gather_one(inbox: Inbox, path: str) -> None:
    try:
        if not path.strip():  # an empty name would be the folder of the run
            raise DataError("data.no-name")
        if is_foreign(path) and not _exists(path):
            raise DataError("data.windows-path", file=path)
        for name in _matches(path):
            if _is_folder(name):
                _folder(inbox, name)
            else:
                inbox.add(name)
    except QcheckError as error:
        inbox.failures.append((path, error))


def _matches(path: str) -> Sequence[str]:
    """What a name means: itself, or what fits the pattern that no shell has expanded.

    The command line of Windows leaves *.xlsx to the program.
    """
    try:
        if not glob.has_magic(path) or Path(path).exists():
            return (path,)
        found = sorted(glob.glob(path))  # noqa: PTH207 - Path.glob wants a folder apart
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return (path,)
    shown = [name for name in found if not _skipped(Path(name).name)]
    if not shown:
        raise DataError("data.pattern-empty", file=path)
    _check_count(path, shown)
    return shown


def _folder(inbox: Inbox, folder: str) -> None:
    """The files of a folder, by name; folders inside it are left alone, and that is said."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((e.name, _is_folder(e.path)) for e in entries if not _skipped(e.name))
    except PermissionError as error:
        raise DataError("data.no-permission", file=folder) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError("data.unreadable-file", file=folder, error=why) from error
    files = [name for name, inner in names if not inner]
    if not files:
        raise DataError("data.folder-empty", file=folder)
    _check_count(folder, files)
    inner = [name for name, is_folder in names if is_folder]
    if inner:
        params = {"folders": Names(inner[:_SHOWN]), "count": str(len(inner))}
        inbox.findings.append(_info("folders-inside", folder, params))
    for name in files:
        inbox.add(str(Path(folder, name)), found=True)


def _is_folder(path: str) -> bool:
    try:
        return path != STDIN and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _skipped(name: str) -> bool:
    return name.startswith(_SKIPPED) or name.lower() in _LITTER


def _check_count(path: str, files: Sequence[str]) -> None:
    if len(files) > limits.FILES:
        raise DataError("data.too-much-files", file=path, limit=str(limits.FILES))


def _real(path: str) -> str:
    """What tells two names of the same file; "-" is none that could be meant by another name."""
    if path == STDIN:
        return path
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def _info(code: str, source: str, params: dict[str, str]) -> Finding:
    return Finding(code=code, severity=Severity.INFO, source=source, params=params)
