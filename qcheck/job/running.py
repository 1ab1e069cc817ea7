"""One run of a job: every check judged and written, the history, who is told, what is cleared away.

Nothing that goes wrong with one check stops another, and nothing depends on the clock but names.
"""

from __future__ import annotations

import datetime as dt
import traceback
from typing import TYPE_CHECKING

from qcheck import __version__
from qcheck.errors import INTERRUPTED, Exit, LockedError, OutputError
from qcheck.job import command, lock, notes, outcome, told
from qcheck.job.before import Before
from qcheck.job.checking import Writing, judge
from qcheck.job.keep import Keeper, sweep
from qcheck.job.log import Log
from qcheck.job.outcome import LAST, Checked
from qcheck.job.record import Record
from qcheck.model import LOGS, Lang
from qcheck.report import make_folder, write
from qcheck.report.json import render
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qcheck.errors import QcheckError
    from qcheck.job.lock import Holder
    from qcheck.model import Check, Job

    Tell = Callable[[Checked], None]


def run(
    job: Job, lang: Lang, *, as_of: dt.date | None, wait: float, tell: Tell
) -> tuple[int, str, list[str]]:
    """Runs the job: the exit code, what it means, and what could not be written.

    `tell` is told of every check when it is done; `wait` is how long to wait for another run.

    Raises:
        LockedError: another run holds the job.
    """
    path = job.folder / f".{job.file.stem}.lock"
    try:
        with lock.hold(path, wait=wait) as died:
            return _Run(job, lang, as_of, tell).through(died)
    except LockedError as error:
        _log_of(job.logs, error, lang)
        raise


class _Run:
    """The run, from its first line to its last."""

    def __init__(self, job: Job, lang: Lang, as_of: dt.date | None, tell: Tell) -> None:
        self._job = job
        self._lang = lang
        self._as_of = as_of
        self._tell = tell
        self._started = dt.datetime.now().astimezone()
        self._before = Before(job)
        self._log = Log(job.logs, self._started, lang)
        self._problems: list[str] = []
        self._keeper = Keeper(job.folder / f".{job.file.stem}.kept.json") if job.keep else None
        self._kept(self._log.path, "log", growing=True)

    def through(self, died: Holder | None) -> tuple[int, str, list[str]]:
        """All of it."""
        try:
            self._begin(died)
            done, code, meaning = self._checks()
            self._clear()
        except BaseException as error:
            self._broken(error)
            raise
        self._log.close(code, meaning)
        self._kept(self._log.path, "log")
        return code, meaning, [*(text for one in done for text in one.problems), *self._problems]

    def _broken(self, error: BaseException) -> None:
        """The log of a run that ends before its time has a last line, too."""
        if isinstance(error, KeyboardInterrupt):
            self._log.close(INTERRUPTED, say("cli.interrupted", self._lang))
            return
        for text in traceback.format_exception(error):
            for line in text.splitlines():
                self._log.line(line)
        self._log.close(Exit.INTERNAL, say("cli.exit-1", self._lang))

    def _begin(self, died: Holder | None) -> None:
        self._line("run.log-begin", version=__version__, job=self._job.name, path=self._job.file)
        if died is not None:
            self._line("run.log-died", since=died.since)
        if self._keeper and self._keeper.damaged:
            self._line("running.manifest-damaged", path=self._keeper.manifest)
        for folder in filter(None, (self._job.folder, self._job.results, self._job.attention)):
            sweep(folder)

    def _checks(self) -> tuple[list[Checked], Exit, str]:
        record = Record(self._job)
        writing = Writing(
            self._job, self._lang, self._started, self._before, record, self._kept, set()
        )
        try:
            done = [self._check(check, writing) for check in self._job.checks]
        finally:
            record.close()
        self._say_history(record)
        if self._log.error is not None:
            self._problem(outcome.words_of(self._log.error, self._lang))
        return done, *self._finish(done, record)

    def _check(self, check: Check, writing: Writing) -> Checked:
        self._line("run.log-check", name=check.name, plan=check.plan)
        done = judge(check, writing, self._as_of)
        for line in told.log_lines(done, self._started.date(), self._lang):
            self._log.line(line)
        try:
            self._tell(done)
        except OutputError as error:  # a full disk behind standard output
            self._problem(outcome.words_of(error, self._lang))
        return done

    def _say_history(self, record: Record) -> None:
        if record.aside is not None:
            self._line("run.history-renewed", path=record.aside, count=record.restored)
        elif record.restored:
            key = "job.history-made" if record.is_new else "run.history-restored"
            self._line(key, count=record.restored)
        for trouble in record.troubles:
            self._log.line(outcome.words_of(trouble, self._lang))
        if record.problem is not None:
            self._problem(outcome.words_of(record.problem, self._lang))

    def _finish(self, done: list[Checked], record: Record) -> tuple[Exit, str]:
        """Who is told, and the JSON of the run, which knows of everything that went wrong."""
        ended = self._ended(done, record)
        said = told.Told(
            job=self._job,
            checks=done,
            problems=tuple(self._problems),
            aside=record.aside,
            code=ended[0],
            meaning=ended[1],
            day=self._started.date(),
            lang=self._lang,
            overdue=not self._before.is_told(),
        )
        note = self._note(said) if said.wanted else None
        told_all = note is not None or not said.wanted or self._job.attention is None
        last = self._written(done, self._ended(done, record), note, told=told_all)
        if said.wanted:
            self._alarm(last)
        return self._ended(done, record)

    def _written(
        self, done: list[Checked], ended: tuple[Exit, str], note: Path | None, *, told: bool
    ) -> Path | None:
        """Writes last-result.json and says where; None where that is not possible."""
        fields = outcome.fields(
            self._job,
            done,
            started=self._started,
            clock=max(filter(None, (self._started, self._before.clock()))),
            finished=dt.datetime.now().astimezone(),
            ended=ended,
            problems=self._problems,
            told=told,
            note=note,
            log=self._log.path,
            lang=self._lang,
        )
        last = self._job.results / LAST
        try:
            make_folder(self._job.results, parents=True)
            write(last, render(fields, Lang.ZH))
        except OutputError as error:
            self._problem(outcome.words_of(error, self._lang))
            return None
        return last

    def _ended(self, done: list[Checked], record: Record) -> tuple[Exit, str]:
        return outcome.ended(done, self._problems, recorded=record.problem is None, lang=self._lang)

    def _note(self, said: told.Told) -> Path | None:
        if self._job.attention is None:
            return None
        try:
            note = notes.write(self._job.attention, self._started.date(), said.parts(), said.text())
        except OutputError as error:
            self._problem(outcome.words_of(error, self._lang))
            return None
        self._line("run.log-note", path=note)
        self._kept(note, "note")
        return note

    def _alarm(self, last: Path | None) -> None:
        """Runs the job's program; what becomes of that is in the log and changes no code."""
        alarm = self._job.alarm
        if alarm is None:
            return
        if last is None:
            self._line("run.log-no-alarm", program=alarm.argv[0])
            return
        done = command.run(
            alarm.argv, last, alarm.timeout, folder=self._job.folder, lang=self._lang
        )
        for line in done.said:
            self._log.line(line)

    def _kept(self, path: Path | None, series: str, *, growing: bool = False) -> None:
        """Lists a file that may be cleared away some day; to fail at that costs only room."""
        if self._keeper is None or path is None:
            return
        try:
            self._keeper.add(path, series, growing=growing)
        except OutputError as error:
            self._log.line(outcome.words_of(error, self._lang))

    def _clear(self) -> None:
        if self._keeper is None or self._job.keep is None:
            return
        try:
            pruned = self._keeper.prune(self._job.keep)
        except OutputError as error:
            self._log.line(outcome.words_of(error, self._lang))
            return
        for key in ("deleted", "changed", "refused"):
            for path in getattr(pruned, key):
                self._line(f"run.log-{key}", path=path)

    def _problem(self, text: str) -> None:
        self._problems.append(text)
        self._log.line(text)

    def _line(self, key: str, **params: object) -> None:
        self._log.line(say(key, self._lang, **params))


def refused(file: Path, error: QcheckError, lang: Lang) -> None:
    """Says why a job file cannot be used, in a log, where a folder of logs lies beside it.

    Whoever started it is not there to read it; which folder the job names, nobody knows.
    """
    folder = file.absolute().parent / LOGS
    if folder.is_dir():
        _log_of(folder, error, lang)


def _log_of(folder: Path, error: QcheckError, lang: Lang) -> None:
    """A log of a run that did not begin."""
    log = Log(folder, dt.datetime.now().astimezone(), lang)
    for line in (*outcome.details_of(error, lang), outcome.words_of(error, lang)):
        log.line(line)
    log.close(error.exit_code, say(error.exit_key, lang))
