"""A job file → the job it describes, or everything that is wrong with it.

Relative paths begin in the folder of the file, wherever the program was started: a scheduler starts
it in a folder of its own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.errors import JobError, PlanError, UsageError
from qcheck.filenames import is_foreign, located
from qcheck.library.checks import read_checks
from qcheck.library.disk import decoded, read_bytes
from qcheck.library.document import MAX_BYTES, Mapping, Place, read_document
from qcheck.library.fields import section
from qcheck.library.notes import Notes, failed
from qcheck.model import HISTORY_FILE, LOGS, RESULTS, Alarm, Job, Lang, Notify

if TYPE_CHECKING:
    from collections.abc import Collection

    from qcheck.library.fields import Section
    from qcheck.model import Finding

KEYS = (
    "job",
    "lang",
    "targets",
    "history",
    "logs",
    "results",
    "keep",
    "attention",
    "on_attention",
    "notify",
    "checks",
)
ALARM_KEYS = ("command", "timeout")
NO_HISTORY = "none"
_TIMEOUT = 60  # seconds
_LONGEST = 3600
_MOST_KEPT = 10_000
_ADDRESS = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
# What is damaged is set aside and begun anew: never do that to somebody's spreadsheet.
_DATABASES = (".sqlite", ".sqlite3", ".db")


def load(path: Path, formats: Collection[str]) -> Job:
    """The job in a file; `formats` are the extensions that reports may have.

    Raises:
        UsageError: there is no such file.
        JobError: it cannot be used; all its problems are in `findings`.
    """
    shown = str(path)
    try:
        if not path.exists():
            raise UsageError("job.job-missing", file=shown)
        if not path.is_file():
            raise JobError("job.job-not-a-file", file=shown)
    except (OSError, ValueError) as error:  # a NUL in the name, a folder that may not be entered
        raise UsageError("job.job-missing", file=shown) from error
    try:
        text = decoded(read_bytes(path, shown, MAX_BYTES), shown)
    except PlanError as error:
        raise JobError(error.key, error.findings, **error.params) from error
    job, findings = parse(text, shown, path.absolute(), formats)
    if job is None:
        raise JobError("job.job-invalid", findings, file=shown, count=str(len(findings)))
    return job


def parse(
    text: str, source: str, file: Path, formats: Collection[str]
) -> tuple[Job | None, tuple[Finding, ...]]:
    """The job that `text` describes, and every problem in it at `source:line:column`."""
    notes = Notes(source)
    node = read_document(text, notes)
    job = None
    if isinstance(node, Mapping):
        root = section(node, notes, keys=KEYS, required=("checks",))
        job = _job(root, file, formats) if root else None
    elif not notes.findings():
        notes.add("job-empty", node or Place(1, 1))
    findings = notes.findings()
    return (None if failed(findings) else job), findings


def _job(root: Section, file: Path, formats: Collection[str]) -> Job:
    folder = file.parent
    name = root.text("job") or file.stem
    places = {key: read_path(root, key, folder) for key in ("targets", "attention")}
    logs, results = (read_path(root, key, folder) or folder / key for key in (LOGS, RESULTS))
    written = [place for place in (logs, results, places["attention"]) if place]
    job = Job(
        name=name,
        file=file,
        lang=Lang(root.choice("lang", [one.value for one in Lang]) or Lang.ZH),
        targets=places["targets"],
        history=_history(root, folder),
        logs=logs,
        results=results,
        keep=_whole(root, "keep", 1, _MOST_KEPT),
        attention=places["attention"],
        alarm=_alarm(root),
        notify=Notify(root.choice("notify", [one.value for one in Notify]) or Notify.ATTENTION),
        checks=read_checks(root, name, folder, formats, written),
    )
    # Two counties begin with the same file name: their runs would be one series.
    if job.history_on_server and "job" not in root and not all(one.region for one in job.checks):
        root.notes.add("job-nameless", root.at("history"))
    return job


def read_path(inner: Section, key: str, folder: Path) -> Path | None:
    """A path, from the folder of the job."""
    text = inner.text(key)
    if not text:
        return None
    if is_foreign(text):
        inner.notes.add("job-windows-path", inner.at(key), path=text)
        return None
    return located(folder, text)


def _history(root: Section, folder: Path) -> str | None:
    """Where the history is; None where the job wants none."""
    text = root.text("history")
    if text == NO_HISTORY:
        return None
    if not text:
        return str(folder / HISTORY_FILE)
    if _ADDRESS.match(text):
        return text
    if "://" in text or Path(text).suffix.lower() not in _DATABASES:
        root.notes.add("job-history", root.at("history"), text=text, endings=" ".join(_DATABASES))
        return None
    path = read_path(root, "history", folder)
    return None if path is None else str(path)


def _alarm(root: Section) -> Alarm | None:
    inner = root.section("on_attention", keys=ALARM_KEYS, required=ALARM_KEYS[:1])
    if inner is None:
        return None
    argv = inner.texts("command")
    if "command" in inner and not argv:
        inner.notes.add("field-empty", inner.at("command"), field="command")
    return Alarm(argv=argv, timeout=_whole(inner, "timeout", 1, _LONGEST) or _TIMEOUT)


def _whole(inner: Section, key: str, low: int, high: int) -> int | None:
    found = inner.number(key, low, high, whole=True)
    return None if found is None else int(found)
