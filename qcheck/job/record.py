"""The history of a job while it runs: opened, healed, written; without it all the rest goes on.

A result is in the history before its file is written, and a file that the history could not take is
marked as pending: so that no kill loses a run, and none is taken twice.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck import history
from qcheck.errors import DataError, HistoryError, QcheckError
from qcheck.history import Facts, Series
from qcheck.history.packing import digest
from qcheck.job.results import newest_of, read, read_of, subject
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.history import Run
    from qcheck.history.store import Store
    from qcheck.job.results import Results, Stored
    from qcheck.model import Check, Job

    Result = Mapping[str, Any]

_DAMAGED, _ROW_DAMAGED = "history.damaged", "history.run-damaged"


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
    how many results of earlier runs were taken, `is_new` whether the file was not there; `troubles`
    are what stops nothing.
    """

    def __init__(self, job: Job) -> None:
        self.problem: QcheckError | None = None
        self.aside: Path | None = None
        self.restored = 0
        self.is_new = False
        self.troubles: list[QcheckError] = []
        self._job = job
        self._store: Store | None = None
        if job.history is not None:
            with suppress(OSError, ValueError):  # opening it says what is wrong with the place
                self.is_new = not job.history_on_server and not Path(job.history).exists()
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
        return self._filed(result, facts.region, files)

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

    def _filed(self, result: Result, asked: str, files: Results) -> Kept:
        """As a file only: the run before it is the file before it."""
        path = files.put(result, asked, pending=self._job.history is not None)
        earlier = files.all()
        place = next(place for place, one in enumerate(earlier) if one.path == path)
        before = newest_of(earlier[:place], subject(result, asked), asked)
        return Kept(path, before and before[1], (path,))

    def _kept(self, store: Store, result: Result, facts: Facts, files: Results) -> Kept:
        series = Series(*subject(result, facts.region), facts.origin)
        healed = self._heal(store, series, facts, files)
        added = store.add(result, facts)
        path = files.put(result, facts.region)
        before = None if added.previous_id is None else self._result(store, added.previous_id)
        return Kept(path, before, (*healed, path))

    def _heal(self, store: Store, series: Series, facts: Facts, files: Results) -> list[Path]:
        """Makes good what a kill, a lock or a damaged history left undone; says which files."""
        stored = [one for one in files.all() if not one.pending]
        runs = store.runs(**series._asdict())
        for result in _unknown(store, _Mine(stored, series, facts.region), runs):
            self.restored += store.add(result, facts).new
        pending = [one for one in files.all() if one.pending]
        healed = [files.settle(one) for one in pending if self._take(store, one, facts)]
        # Killed between the two: the history has what no file says. One that others write to, too,
        # may have taken it from somebody else.
        if self._is_own() and (runs := store.runs(**series._asdict())):
            last = self._result(store, max(one.id for one in runs))
            healed += [files.put(last, facts.region)] if last else []
        return healed

    def _is_own(self) -> bool:
        """Whether the history lies with the job, so that nobody else writes to it."""
        where = self._job.history
        if where is None or self._job.history_on_server:
            return False
        return Path(where).resolve().is_relative_to(self._job.folder.resolve())

    def _take(self, store: Store, one: Stored, facts: Facts) -> bool:
        """Takes a pending result, whatever it is of; False where that cannot be known."""
        held = read(one)
        if held is None:
            return True
        if held.subject(facts.region) is None:
            self.troubles.append(HistoryError("job.pending-waits", path=str(one.path)))
            return False
        of = Facts(region=held.asked or "", origin=facts.origin)
        self.restored += store.add(held.result, of).new
        return True

    def _result(self, store: Store, run_id: int) -> Result | None:
        """A stored result; one that is damaged is as if it were not known."""
        try:
            return store.result(run_id)
        except HistoryError as error:
            if error.key != _ROW_DAMAGED:
                raise
            if str(run_id) not in (one.params.get("run") for one in self.troubles):
                self.troubles.append(error)
            return None


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


class _Mine(NamedTuple):
    """The files of a check, of which only those of this series count."""

    stored: Sequence[Stored]
    series: Series
    asked: str

    def result(self, one: Stored) -> Result | None:
        return read_of(one, self.series[:2], self.asked)

    def newest(self) -> tuple[Stored, Result] | None:
        return newest_of(self.stored, self.series[:2], self.asked)


def _unknown(store: Store, mine: _Mine, runs: Sequence[Run]) -> Iterable[Result]:
    """The results that the history has not: none, but for a history that is another one."""
    if _is_known(store, mine, runs):
        return
    for as_of, some in groupby(mine.stored, key=lambda one: one.as_of):
        results = [result for one in some if (result := mine.result(one))]
        known = [store.fingerprint(run.id) for run in runs if run.as_of == as_of]
        yield from results[known_of([digest(one) for one in results], known) :]


def _is_known(store: Store, mine: _Mine, runs: Sequence[Run]) -> bool:
    """Whether the history is the one that was written last: no fewer runs, and the newest file.

    Files of another series are counted, too: with them it is only looked at more closely.
    """
    dates = [run.as_of for run in runs]
    files = Counter(one.as_of for one in mine.stored)
    if any(dates.count(as_of) < count for as_of, count in files.items()):
        return False
    newest = mine.newest()
    if newest is None:
        return True
    same = [run for run in runs if run.as_of == newest[0].as_of]
    return any(store.fingerprint(run.id) == digest(newest[1]) for run in same)


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
