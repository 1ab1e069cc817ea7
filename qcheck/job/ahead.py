"""What a run of a job would do. Everything is read and judged, nothing written: not even a lock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qcheck.history import without_password
from qcheck.job import told
from qcheck.job.before import Before
from qcheck.job.checking import Writing, exports, judge
from qcheck.job.outcome import LAST, ended
from qcheck.reading.inbox import gather
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.errors import Exit
    from qcheck.job.outcome import Checked
    from qcheck.model import Check, Job, Lang

    Line = tuple[str, str]


def ahead(job: Job, lang: Lang, *, as_of: dt.date | None) -> tuple[list[Line], Exit, str]:
    """Lines of (text, tone), the exit code that the run would have, and what it would mean."""
    now, before = dt.datetime.now().astimezone(), Before(job)
    writing = Writing(job, lang, now, before, None, lambda *_: None, set())
    done = [judge(check, writing, as_of) for check in job.checks]
    lines = [line for one in done for line in _of_check(one, writing)]
    lines += [(text, "") for text in _of_job(job, lang)]
    code, meaning = ended(done, (), recorded=True, lang=lang)
    return lines, code, meaning


def _of_check(done: Checked, writing: Writing) -> Iterator[Line]:
    job, lang, check = writing.job, writing.lang, done.check
    yield from ((text, "dim") for text in done.details)
    yield told.check_line(done, lang)
    yield from ((text, "dim") for text in told.stale_lines(done, lang))
    yield from ((say("run.ahead-read", lang, path=path), "dim") for path in _read(check))
    if done.result is not None:
        for _, path in exports(job, check, done.result, writing.now.date()):
            yield say("run.ahead-write", lang, path=path), "dim"


def _read(check: Check) -> list[str]:
    return gather(check.inputs).files


def _of_job(job: Job, lang: Lang) -> Iterator[str]:
    """Where the rest would go."""
    yield say("run.ahead-results", lang, path=job.results / LAST)
    yield say("run.ahead-logs", lang, path=job.logs)
    if job.history is not None:
        yield say("run.ahead-history", lang, path=without_password(job.history))
    if job.attention is not None:
        yield say("run.ahead-notes", lang, path=job.attention)
