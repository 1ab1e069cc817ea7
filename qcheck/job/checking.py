"""One check of a job: judged, recorded, written; whatever goes wrong stays with it."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck import library
from qcheck.changes import diff
from qcheck.errors import DataError, Exit, OutputError, QcheckError, UsageError
from qcheck.filenames import filled, located
from qcheck.history.packing import digest
from qcheck.job import outcome
from qcheck.job.keep import sweep
from qcheck.job.outcome import Checked, Stale
from qcheck.job.results import Results
from qcheck.library.disk import unknown
from qcheck.model import Names
from qcheck.report import check_writable, make_folder, render, write
from qcheck.verifying import Task, verified
from qcheck.words import say, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from qcheck.job.before import Before
    from qcheck.job.record import Record
    from qcheck.model import Check, Job, Lang

    Result = Mapping[str, Any]


class Writing(NamedTuple):
    """Where what a check found goes, and in which language."""

    job: Job
    lang: Lang
    now: dt.datetime
    before: Before
    record: Record | None  # None: nothing is written
    kept: Callable[[Path, str], None]  # is told of every file that was written, and its series
    taken: set[str]  # the reports that other checks of this run have written


def judge(check: Check, writing: Writing, as_of: dt.date | None) -> Checked:
    """The check, done as far as it could be. Never raises."""
    last = writing.before.judged(check.name)
    done = Checked(check=check, judged=last)
    try:
        asked = task(check, writing, as_of)
        result = verified(asked, writing.lang, writing.now)
        done.stale = _stale(result, last)
        done.judged = {key: result[key] for key in ("as_of", "inputs")}
        gate = result["gate"]
        done.result, done.code, done.meaning = result, Exit(gate["exit_code"]), gate["exit_reason"]
        if writing.record is not None:
            _record(done, result, writing, writing.record)
            _export(done, result, writing)
    except QcheckError as error:
        _failed(done, error, writing.lang)
    except MemoryError:
        _failed(done, DataError("cli.no-memory"), writing.lang)
    except Exception as error:  # noqa: BLE001 - a fault of the program; the others go on
        what = visible(f"{type(error).__name__}: {error}")
        done.code, done.meaning = Exit.INTERNAL, say("cli.exit-1", writing.lang)
        done.error = say("cli.internal", writing.lang, what=what)
        done.details = traceback.format_exc().splitlines()
    return done


def task(check: Check, writing: Writing, as_of: dt.date | None) -> Task:
    """What the check asks for.

    Raises:
        UsageError: there is no such plan; none is looked for in the folder of the process.
    """
    folder = writing.job.targets
    known = library.plan_ids(folder)
    if check.plan not in known and not Path(check.plan).is_absolute():
        raise unknown(check.plan, known)
    return Task(
        plan=check.plan,
        targets=folder,
        inputs=check.inputs,
        as_of=as_of or check.as_of,
        latest=writing.before.clock(),
        region=check.region,
        period=check.period,
        sheet=check.sheet,
        column=check.column,
        names=check.names,
        past=check.past,
        profile=check.profile,
        leads=check.leads,
        waivers=check.waivers,
        fail_on=check.fail_on,
        strict=check.strict,
    )


def _stale(result: Result, last: Result | None) -> Stale | None:
    """What was judged before as data of an earlier date, and is dated by nothing but this run.

    Raises:
        DataError: it is the clock that would make data of another year of it. Within a year an old
            figure is late, and said to be; in the next one it would be that of another target.
    """
    if last is None or last["as_of"] >= result["as_of"]:
        return None
    actuals = [one["actual"] for one in result["results"] if one["actual"]]
    undated = [one["source"] for one in actuals if one["as_of"] == result["as_of"]]
    known = {one["sha256"] for one in last["inputs"]}
    old = (one["path"] for one in result["inputs"] if one["sha256"] in known)
    files = tuple(path for path in old if any(one.startswith(f"{path}!") for one in undated))
    year = len("2025")
    if files and result["as_of_from"] == "today" and last["as_of"][:year] != result["as_of"][:year]:
        raise DataError("run.stale", files=Names(files), as_of=last["as_of"])
    return Stale(last["as_of"], files) if files else None


def exports(job: Job, check: Check, result: Result, day: dt.date) -> Iterator[tuple[str, Path]]:
    """Each report of the check: its template, and where it goes this time."""
    plan = result["plan"]
    values = {
        "plan": plan["id"],
        "as_of": result["as_of"],
        "date": day.isoformat(),
        "region": check.region or plan["region"],
        "name": check.name,
    }
    for template in check.exports:
        yield template, located(job.folder, filled(template, values))


def results_of(job: Job, check: Check) -> Results:
    """The dated results of a check."""
    return Results(job.results, job.name, check.name)


def _failed(done: Checked, error: QcheckError, lang: Lang) -> None:
    done.code, done.meaning = outcome.code_of(error), outcome.meaning_of(error, lang)
    done.error, done.details = outcome.words_of(error, lang), outcome.details_of(error, lang)


def _record(done: Checked, result: Result, writing: Writing, record: Record) -> None:
    """Keeps the result in the history and as a file, and says what changed."""
    check = done.check
    # A run that was killed told nobody: what is new is new since the last one that came to its end.
    told = writing.before.result(check.name)
    done.new = told is None or digest(told) != digest(result)
    try:
        kept = record.keep(check, result, results_of(writing.job, check))
    except OutputError as error:
        done.failed(outcome.words_of(error, writing.lang), writing.lang)
        return
    done.result_file = kept.path
    # Its own file each time: a run that was killed may have written it and not listed it.
    for path in dict.fromkeys(kept.files):
        writing.kept(path, f"result/{check.name}")
    if kept.before is not None:
        changes = diff(kept.before, result)
        done.changes = changes.undated(done.stale.files) if done.stale else changes


def _export(done: Checked, result: Result, writing: Writing) -> None:
    """Writes every report; one that cannot be written stops none of the others."""
    check, lang = done.check, writing.lang
    read = (
        *(one["path"] for one in result["inputs"]),
        *(str(one) for one in (writing.job.file, check.names, check.waivers, check.plan) if one),
        *check.past,
    )
    for template, path in exports(writing.job, check, result, writing.now.date()):
        problem = _written(path, result, read, writing)
        if problem is not None:
            done.failed(outcome.words_of(problem, lang), lang)
        else:
            done.exports.append(path)
            writing.kept(path, f"export/{check.name}/{template}")


def _written(
    path: Path, result: Result, read: Iterable[str], writing: Writing
) -> QcheckError | None:
    """Writes one report; why not, where it cannot be."""
    name = str(path).casefold()
    if name in writing.taken:  # placeholders whose values nobody knew when the job was read
        return UsageError("cli.export-twice", path=str(path))
    writing.taken.add(name)
    try:
        check_writable(path, read)
        make_folder(path.parent, parents=True)
        sweep(path.parent)
        write(path, render(path, result, writing.lang))
    except (OutputError, UsageError) as error:
        return error
    return None
