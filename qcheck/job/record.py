"""The history of a job while it runs: opened, healed, written; without it all the rest goes on.

A result is in the history before its file is written, and a file that the history could not take is
marked as pending: so that no kill loses a run, and none is taken twice.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck import history
from qcheck.errors import DataError, HistoryError, QcheckError
from qcheck.history import Facts, Series
from qcheck.history.packing import digest
from qcheck.job.results import read
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.history import Run
    from qcheck.history.store import Store
    from qcheck.job.results import Results, Stored
    from qcheck.model import Check, Job

    Result = Mapping[str, Any]

_DAMAGED = "history.damaged"


class Kept(NamedTuple):
    """Where a result lies, the one before it by the date of the data, and all files looked after.

    Of these the last is that of the result; a kill may have left any of them unlisted.
    """

    path: Path
    before: Result | None
    files: tuple[Path, ...]


class Record:
    """The history of one run.

    `problem` is what keeps it from being written, `aside` where a damaged one lies now, `restored`
    how many results of earlier runs were taken.
    """

    def __init__(self, job: Job) -> None:
        self.problem: QcheckError | None = None
        self.aside: Path | None = None
        self.restored = 0
        self._job = job
        self._store: Store | None = None
        if job.history is not None:
            try:
                self._store = self._opened(job.history)
            except QcheckError as error:
                self.problem = error

    def close(self) -> None:
        """Lets go of the history."""
        if self._store is not None:
            self._store.close()

    def keep(self, check: Check, result: Result, files: Results) -> Kept:
        """Keeps a result in the history and as a dated file.

        Raises:
            OutputError: the file could not be written; what the history says stands.
        """
        facts = Facts(region=check.region or "", origin=origin(self._job, check))
        for _ in range(2):
            if self._store is None:
                break
            try:
                return self._kept(self._store, result, facts, files)
            except (HistoryError, DataError) as error:
                self._fail(error)
        return self._filed(result, files)

    def _opened(self, where: str) -> Store:
        try:
            return history.open(where)
        except HistoryError as error:
            if error.key != _DAMAGED:
                raise
            self._put_aside(Path(where))
            return history.open(where)

    def _put_aside(self, path: Path) -> None:
        """Renames a damaged history: a new one begins in its place."""
        try:
            self.aside = history.set_aside(path)
        except OSError as error:
            why = error.strerror or str(error)
            raise HistoryError("history.denied", path=str(path), why=why) from error

    def _fail(self, error: QcheckError) -> None:
        """Begins a new history in place of a damaged file, once; gives up on any other trouble."""
        if self._store is not None:
            self._store.close()
            self._store = None
        try:
            if error.key != _DAMAGED or self.aside or self._job.history is None:
                raise error
            self._put_aside(Path(self._job.history))
            self._store = history.open(self._job.history)
        except QcheckError as found:
            self.problem = found

    def _filed(self, result: Result, files: Results) -> Kept:
        """As a file only: the run before it is the file before it."""
        path = files.put(result, pending=self._job.history is not None)
        earlier = files.all()
        place = next(place for place, one in enumerate(earlier) if one.path == path)
        before = read(earlier[place - 1]) if place else None
        return Kept(path, before, (path,))

    def _kept(self, store: Store, result: Result, facts: Facts, files: Results) -> Kept:
        plan = result["plan"]
        series = Series(plan["id"], visible(facts.region or plan["region"]), facts.origin)
        healed = self._heal(store, series, facts, files)
        added = store.add(result, facts)
        path = files.put(result)
        before = None if added.previous_id is None else store.result(added.previous_id)
        return Kept(path, before, (*healed, path))

    def _heal(self, store: Store, series: Series, facts: Facts, files: Results) -> list[Path]:
        """Makes good what a kill, a lock or a damaged history left undone; says which files."""
        healed = []
        stored = [one for one in files.all() if not one.pending]
        runs = store.runs(**series._asdict())
        for one in _unknown(store, stored, runs):
            self._take(store, one, facts)
        for one in (one for one in files.all() if one.pending):
            self._take(store, one, facts)
            healed.append(files.settle(one))
        runs = store.runs(**series._asdict())
        if runs:  # killed between the two: the history has what no file says
            last = max(runs, key=lambda one: one.id)
            healed.append(files.put(store.result(last.id)))
        return healed

    def _take(self, store: Store, one: Stored, facts: Facts) -> None:
        result = read(one)
        if result is not None:
            self.restored += store.add(result, facts).new


def origin(job: Job, check: Check) -> str:
    """What tells the runs of a check apart in a history that others write to, too.

    The job's name; with the check's where another one judges the same plan, and perhaps the same
    region: one that names none judges the plan's own.
    """
    others = (one for one in job.checks if one is not check)
    shared = any(_stem(one) == _stem(check) and _may_be_same(one, check) for one in others)
    return visible(f"{job.name}/{check.name}" if shared else job.name)


def _stem(check: Check) -> str:
    return Path(check.plan).stem


def _may_be_same(one: Check, other: Check) -> bool:
    return not one.region or not other.region or one.region == other.region


def _unknown(store: Store, stored: Sequence[Stored], runs: Sequence[Run]) -> Iterable[Stored]:
    """The files whose results the history has not: none, but for a history that is another one."""
    if _is_known(store, stored, runs):
        return
    for as_of, some in groupby(stored, key=lambda one: one.as_of):
        files = [(one, digest(result)) for one in some if (result := read(one))]
        known = [digest(store.result(run.id)) for run in runs if run.as_of == as_of]
        yield from (one for one, _ in files[known_of([said for _, said in files], known) :])


def _is_known(store: Store, stored: Sequence[Stored], runs: Sequence[Run]) -> bool:
    """Whether the history is the one that was written last: no fewer runs, and the newest file."""
    dates = [run.as_of for run in runs]
    files = Counter(one.as_of for one in stored)
    if any(dates.count(as_of) < count for as_of, count in files.items()):
        return False
    result = read(stored[-1]) if stored else None
    same = [run for run in runs if stored and run.as_of == stored[-1].as_of]
    return result is None or any(digest(store.result(run.id)) == digest(result) for run in same)


def known_of(files: Sequence[str], known: Sequence[str]) -> int:
    """How many of the files of a date, from the first on, the history has.

    Of the files the first may be gone, and the last may not have been written; of the history, the
    last may be missing.

    >>> known_of("ABA", "A"), known_of("AB", ""), known_of("A", "AB"), known_of("BA", "A")
    (1, 0, 1, 0)
    """
    size = len(files)
    if any(list(known[at : at + size]) == list(files) for at in range(len(known) - size + 1)):
        return size
    counts = range(min(size, len(known)), 0, -1)
    return next((n for n in counts if list(files[:n]) == list(known[-n:])), 0)
