"""What became of a check and of a run: codes, words, and the JSON that says all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck import __version__
from qcheck.changes import summary
from qcheck.errors import Exit, PlanError
from qcheck.reading.results import RUN_SCHEMA
from qcheck.table.grouping import error_line
from qcheck.words import say, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from qcheck.changes import Changes
    from qcheck.errors import QcheckError
    from qcheck.model import Check, Job, Lang

    Result = Mapping[str, Any]

LAST = "last-result.json"
# What needs a person before any verdict can be trusted goes first.
_ORDER = (
    Exit.INTERNAL,
    Exit.PLAN,
    Exit.DATA,
    Exit.OUTPUT,
    Exit.FAIL,
    Exit.MISSING,
    Exit.AT_RISK,
    Exit.OK,
)


class Stale(NamedTuple):
    """Files without a date that were judged before as data of an earlier one."""

    as_of: str
    files: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Checked:
    """One check of a run. `error` says what stopped it; `problems` what could not be written."""

    check: Check
    code: Exit = Exit.OK
    meaning: str = ""
    result: Result | None = None
    error: str = ""
    details: list[str] = field(default_factory=list)  # of the error
    result_file: Path | None = None
    exports: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    changes: Changes | None = None  # since the run before it, by the date of the data
    new: bool = False  # whether it is another result than that of the last run
    # `as_of` and `inputs` of the result, or of the one before where nothing could be judged.
    judged: Mapping[str, Any] | None = None
    stale: Stale | None = None  # what is not new in it, although the date is

    def failed(self, text: str, lang: Lang) -> None:
        """Something could not be written."""
        self.problems.append(text)
        self.code, self.meaning = Exit.OUTPUT, say("cli.exit-5", lang)


def worst(codes: Iterable[Exit]) -> Exit:
    """The code of a run whose parts ended with these."""
    return min(codes, key=_ORDER.index, default=Exit.OK)


def code_of(error: QcheckError) -> Exit:
    """What ends a check with this error.

    No command line is wrong in a job: what is asked for is not in the spreadsheets (a sheet, a
    column, a region), or what the job names does not exist.
    """
    if error.exit_code is not Exit.USAGE:
        return error.exit_code
    return Exit.DATA if error.key.startswith("data.") else Exit.PLAN


def words_of(error: QcheckError, lang: Lang) -> str:
    """What the error says."""
    return say(error.key, lang, **{key: visible(value) for key, value in error.params.items()})


def meaning_of(error: QcheckError, lang: Lang) -> str:
    """What the code of the error means."""
    code = code_of(error)
    if code is Exit.PLAN and error.exit_code is Exit.USAGE:
        return say("job.job-exit", lang)
    return say(error.exit_key if code is error.exit_code else f"cli.exit-{int(code)}", lang)


def details_of(error: QcheckError, lang: Lang) -> list[str]:
    """The single problems behind the error, each with its address."""
    of_plan = isinstance(error, PlanError)
    return [error_line(finding, lang, of_plan=of_plan) for finding in error.findings]


def ended(
    checks: Sequence[Checked], problems: Sequence[str], *, recorded: bool, lang: Lang
) -> tuple[Exit, str]:
    """The code of the run and what it means.

    `problems` are what could not be written besides the checks; without `recorded`, one of them is
    that the history could not take the results.
    """
    code = worst([*(one.code for one in checks), *[Exit.OUTPUT] * bool(problems)])
    said = [_named(one, len(checks), lang) for one in checks if one.code is code]
    if code is Exit.OUTPUT and not recorded:
        said.append(say("run.not-recorded", lang))
    elif not said:
        said.append(say("cli.exit-5", lang))
    return code, say("run.join", lang).join(said)


def _named(one: Checked, count: int, lang: Lang) -> str:
    if count == 1:
        return one.meaning
    return say("run.of-check", lang, name=visible(one.check.name), meaning=one.meaning)


def fields(  # noqa: PLR0913 - what the file says
    job: Job,
    checks: Sequence[Checked],
    *,
    started: dt.datetime,
    finished: dt.datetime,
    clock: dt.datetime,
    ended: tuple[Exit, str],
    problems: Sequence[str],
    told: bool,
    note: Path | None,
    log: Path | None,
    lang: Lang,
) -> dict[str, Any]:
    """The run as JSON. `clock` is the latest start of any run so far.

    `told` is whether the note is written, where one was wanted.
    """
    return {
        "schema": RUN_SCHEMA,
        "tool": {"name": "qcheck", "version": __version__},
        "job": job.name,
        "job_file": str(job.file),
        "started": started.isoformat(timespec="seconds"),
        "finished": finished.isoformat(timespec="seconds"),
        "clock": clock.isoformat(timespec="seconds"),
        "exit_code": int(ended[0]),
        "exit_reason": ended[1],
        "problems": list(problems),
        "told": told,
        "note": None if note is None else str(note),
        "log": None if log is None else str(log),
        "checks": [_fields(one, lang) for one in checks],
    }


def _fields(one: Checked, lang: Lang) -> dict[str, Any]:
    plan = one.result["plan"] if one.result else {"id": one.check.plan, "region": ""}
    return {
        "name": one.check.name,
        "plan": plan["id"],
        "region": one.check.region or plan["region"],
        "as_of": one.result["as_of"] if one.result else None,
        "exit_code": int(one.code),
        "exit_reason": one.meaning,
        "error": one.error or None,
        "details": list(one.details),
        "problems": list(one.problems),
        "result_file": None if one.result_file is None else str(one.result_file),
        "exports": [str(path) for path in one.exports],
        "changes": None if one.changes is None else summary(one.changes, lang),
        "last_judged": one.judged,
        "result": one.result,
    }
