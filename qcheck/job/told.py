"""What people read of a run: the line of a check, the log, the note in the office's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qcheck.changes import summary
from qcheck.errors import Exit
from qcheck.model import Names, Notify
from qcheck.table.lists import finding_lines, summary_lines, unmatched_lines
from qcheck.table.order import ordered
from qcheck.table.owed import doubtful, missing
from qcheck.verifying import is_over
from qcheck.words import say, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from qcheck.job.outcome import Checked
    from qcheck.model import Job, Lang

    Entry = Mapping[str, Any]
    Groups = dict[str, list[Entry]]

_GROUPS = ("fail", "missing", "unreadable", "at-risk")
_HELP = {Exit.INTERNAL: "internal", Exit.PLAN: "plan", Exit.DATA: "data"}


def check_line(done: Checked, lang: Lang) -> tuple[str, str]:
    """A check in one line, and its tone: how many of each status, or why there is none."""
    name = visible(done.check.name)
    if done.result is None:
        return say("run.line-error", lang, name=name, error=done.error), "fail"
    counts = summary_lines(done.result, lang)[0]
    params = {"name": name, "as_of": done.result["as_of"], "counts": counts}
    line = say("run.line", lang, **params, meaning=done.meaning)
    return line, "fail" if done.code else "pass"


def report_lines(done: Checked, lang: Lang) -> list[tuple[str, str]]:
    """Where its reports went, and their tone."""
    return [(say("run.note-report", lang, path=path), "dim") for path in done.exports]


def log_lines(done: Checked, today: dt.date, lang: Lang) -> Iterator[str]:
    """All that is to be said of a check: counts, problems with the data, changes, files."""
    yield from done.details
    yield check_line(done, lang)[0]
    yield from stale_lines(done, lang)
    if done.result is not None:
        yield from summary_lines(done.result, lang)[1:]
        yield from _listed(done, lang)
        for text, _ in (*unmatched_lines(done.result, lang), *finding_lines(done.result, lang)):
            yield text
        if is_over(done.result, today):
            ends = {"end": done.result["plan"]["end"], "as_of": done.result["as_of"]}
            yield say("cli.plan-over", lang, **ends)
        if done.error:
            yield done.error
        yield from changed(done, lang)
        if not done.new:
            yield say("run.same", lang)
    for path in filter(None, (done.result_file, *done.exports)):
        yield say("cli.written", lang, path=path)
    yield from done.problems


def _listed(done: Checked, lang: Lang) -> Iterator[str]:
    """The targets that the exit code counts: what is wrong, who leads, by how much."""
    for key, entries in _counting(done).items():
        if entries:
            yield say(f"run.note-{key}", lang, count=len(entries))
        yield from (_entry(entry, lang) for entry in entries)


def _entry(entry: Entry, lang: Lang) -> str:
    place = visible(entry["region"] or "")
    lead = say("history.join", lang).join(map(visible, entry["lead"]))
    return say(
        "run.note-entry",
        lang,
        name=f"{place} {visible(entry['name'])}".strip(),
        lead=lead or say("run.no-lead", lang),
        message=visible(entry["message"]),
    )


def changed(done: Checked, lang: Lang) -> Iterator[str]:
    """What is other than in the run before, by the date of the data, where that is known."""
    if done.changes is not None:
        yield say("run.changed", lang, changes=summary(done.changes, lang))
    elif done.result_file is not None:
        yield say("run.first", lang)


def stale_lines(done: Checked, lang: Lang) -> Iterator[str]:
    """That data are those of an earlier date, although a later one was named, or is of others."""
    if done.stale is not None and done.result is not None:
        said = done.stale._asdict() | {"files": Names(done.stale.files)}
        yield say("run.stale-named", lang, **said, now=done.result["as_of"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of a run to the people of the office, and whether anything is."""

    job: Job
    checks: Sequence[Checked]
    problems: Sequence[str]
    aside: Path | None  # where a damaged history lies
    code: Exit
    meaning: str
    day: dt.date
    lang: Lang
    overdue: bool = False  # the last run could not tell, or not write, what it should

    @property
    def wanted(self) -> bool:
        """Whether the job wants people to be told of this run."""
        if self.job.notify is Notify.ALWAYS:
            return True
        if self.job.notify is Notify.ATTENTION:
            return bool(self.code or self.aside)
        return bool(self.aside or self._stopped() or self._unwritten() or self._moved())

    def parts(self) -> list[str]:
        """The parts of the note's file name."""
        counts = {key: sum(len(_counting(one)[key]) for one in self.checks) for key in _GROUPS}
        if not any(one.check.fail_on == "at-risk" for one in self.checks):
            counts.pop("at-risk")
        counts |= {"stopped": len(self._stopped()), "unwritten": self._unwritten()}
        counts |= {"history": int(self.aside is not None)}
        said = [self._say(f"part-{key}", count=count) for key, count in counts.items() if count]
        if not said:
            well = "changed" if self._moved() else "well"
            said.append(self._say("part-see" if self.code else f"part-{well}"))
        return [self._say("note-attention" if self.code or self.aside else "note-news"), *said]

    def text(self) -> str:
        """The note itself. It says no time, so that the same run again says the same."""
        return "\n".join(self._lines())

    def _say(self, key: str, **params: object) -> str:
        return say(f"run.{key}", self.lang, **params)

    def _stopped(self) -> list[Checked]:
        return [one for one in self.checks if one.error]

    def _unwritten(self) -> int:
        return len(self.problems) + sum(len(one.problems) for one in self.checks)

    def _moved(self) -> bool:
        """Whether a check came out otherwise than last time, or needs attention from the start."""
        new = (one for one in self.checks if one.new or self.overdue)
        return any(one.code if one.changes is None else one.changes.notable for one in new)

    def _lines(self) -> Iterator[str]:
        head = {"job": visible(self.job.name), "day": self.day.isoformat()}
        yield self._say("note-head", **head, meaning=self.meaning)
        for one in self.checks:
            yield ""
            yield from self._of_check(one)
        if self.aside or self.problems:
            yield ""
        if self.aside:
            yield self._say("note-history", path=self.aside)
        yield from self.problems
        yield ""
        yield from self._advice()

    def _of_check(self, one: Checked) -> Iterator[str]:
        if one.code is not Exit.INTERNAL:  # a traceback is for the log
            yield from one.details
        yield check_line(one, self.lang)[0]
        if one.result is None:
            return
        yield from stale_lines(one, self.lang)
        yield from _listed(one, self.lang)
        yield from changed(one, self.lang)
        yield from (line for line, _ in report_lines(one, self.lang))
        yield from one.problems

    def _advice(self) -> Iterator[str]:
        """What to do, for each sort of trouble once."""
        groups = {key for one in self.checks for key, some in _counting(one).items() if some}
        stopped = {_HELP[one.code] for one in self._stopped() if one.code in _HELP}
        keys = [key for key in _GROUPS if key in groups] + sorted(stopped)
        keys += ["unwritten"] * bool(self._unwritten())
        yield from (self._say(f"do-{key}") for key in keys)
        yield self._say("note-log", path=self.job.logs)


def _counting(done: Checked) -> Groups:
    """The targets that the exit code counts, by what is wrong with them."""
    found: Groups = {key: [] for key in _GROUPS}
    if done.result is None:
        return found
    as_of = done.result["as_of"]
    for entry in ordered(done.result):
        standing = _standing(entry)
        if standing is None or not (done.check.strict or entry["commitment"] == "binding"):
            continue
        key = _group(standing, as_of)
        if key:
            found[key].append(standing)
    return found


def _group(entry: Entry, as_of: str) -> str:
    if entry["status"] in ("fail", "at-risk"):
        return str(entry["status"])
    if doubtful(entry):
        return "unreadable"
    return "missing" if missing(entry, as_of) else ""


def _standing(entry: Entry) -> Entry | None:
    """What counts of a target: its verdict, the adjusted one, or nothing where it is exempt."""
    waiver = entry.get("waiver")
    if waiver is None:
        return entry
    return None if waiver["verdict"] is None else {**entry, **waiver["verdict"]}
