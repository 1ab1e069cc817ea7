"""`qcheck template`: the workbook that departments fill in, made from a plan."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.errors import Exit, OutputError, UsageError
from qcheck.model import Lang
from qcheck.words import say

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Plan, Target
    from qcheck.table.form import Form


def run(
    *,
    plan: options.Plan = None,
    output: Annotated[Path | None, options.option("--output", "-o", metavar="FILE.xlsx")] = None,
    by_lead: Annotated[Path | None, options.option("--by-lead", metavar="DIR")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="YYYY-MM-DD", help="template.opt-as-of", show_default=False
        ),
    ] = None,
    force: Annotated[bool, options.option("--force")] = False,
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Writes one workbook, one for each lead department, or both."""
    del debug
    from qcheck import library
    from qcheck.report import make_folder

    language, _, color = options.look(lang, color)
    day = options.day("--as-of", as_of)
    own = options.folder(targets)
    if plan is None:
        raise UsageError("cli.no-plan", known=" ".join(library.plan_ids(own)))
    if output is None and by_lead is None:
        raise UsageError("template.no-output")
    if output is not None and output.suffix.lower() != ".xlsx":
        raise UsageError("template.not-xlsx", path=str(output))
    loaded = library.load(plan, own)
    forms = _forms(loaded, output, by_lead, day, language)
    if not force:
        _keep(forms)
    if by_lead is not None:
        make_folder(by_lead)
    failed = _write(forms, language)
    code = Exit.OUTPUT if failed else Exit.OK
    return last_line(code, say(f"cli.exit-{int(code)}", language), language)


def _forms(
    plan: "Plan", output: Path | None, folder: Path | None, day: "dt.date | None", lang: Lang
) -> "dict[Path, Form]":
    """What goes where.

    Raises:
        UsageError: the whole and the part of one department would be the same file.
    """
    from qcheck.report.template import file_name
    from qcheck.table.form import form, forms_by_lead

    found = {} if output is None else {output: form(plan, plan.targets, lang, as_of=day)}
    parts: Mapping[str, tuple[Target, ...]] = {} if folder is None else forms_by_lead(plan)
    names: list[str] = []
    for lead, some in parts.items():
        names.append(file_name(plan.id, lead or say("template.no-lead", lang), names))
        path = (folder or Path()) / names[-1]
        if output is not None and path.resolve() == output.resolve():
            raise UsageError("cli.export-twice", path=str(path))
        found[path] = form(plan, some, lang, lead=lead, as_of=day)
    return found


def _keep(paths: Iterable[Path]) -> None:
    """Refuses, before anything is written, to replace what somebody may have filled in.

    Raises:
        OutputError: one of the files exists.
    """
    for path in paths:
        if path.exists():
            raise OutputError("template.exists", path=str(path))


def _write(forms: "Mapping[Path, Form]", lang: Lang) -> bool:
    """Writes every workbook and says so; whether one of them failed."""
    from qcheck.report import write
    from qcheck.report.template import render

    def written(path: Path) -> bool:
        try:
            write(path, render(forms[path], lang))
        except OutputError as error:
            complain(say(error.key, lang, **error.params))
            return False
        complain(say("cli.written", lang, path=path))
        return True

    return bool([path for path in forms if not written(path)])
