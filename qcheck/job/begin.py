"""A new job: its commented file, a folder for what departments send in, the form they fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qcheck import library
from qcheck.errors import OutputError
from qcheck.report import make_folder, write
from qcheck.report.template import render
from qcheck.table.form import form
from qcheck.words import say, visible

if TYPE_CHECKING:
    from qcheck.model import Lang

FILE = "county.yaml"
INBOX = "inbox"
PLAN = "jinhua-2025"  # where none is asked for: one that everybody has, to see how it goes


def begin(folder: Path, plan: str | None, lang: Lang) -> list[Path]:
    """Makes them and says where they are; nothing that exists is touched.

    Raises:
        UsageError: there is no such plan.
        PlanError: it is not usable.
        OutputError: one of the files is there already, or cannot be written.
    """
    said = plan or PLAN
    loaded = library.load(said)
    job, sheet = folder / FILE, folder / say("run.form-name", lang, plan=loaded.id)
    for path in (job, sheet):
        if path.exists():
            raise OutputError("run.exists", path=str(path))
    for place in (folder, folder / INBOX):
        make_folder(place, parents=True)
    meant = said if said in library.plan_ids(None) else Path(said).absolute().as_posix()
    write(sheet, render(form(loaded, loaded.targets, lang, as_of=None), lang))
    # Counties that share a history are told apart by the names of their jobs.
    name = _quoted(folder.absolute().name or job.stem)
    text = say("run.job-file", lang, job=name, plan=meant, title=loaded.title, form=sheet.name)
    write(job, text.encode())
    return [job, folder / INBOX, sheet]


def _quoted(text: str) -> str:
    """As YAML takes any text, and as a text: a folder may be called 2025."""
    return "'{}'".format(visible(text).replace("'", "''"))
