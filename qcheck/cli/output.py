"""Putting a result, or any table, where the user wants it: screen, pipe, files."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.cli.failure import complain
from qcheck.errors import OutputError, UsageError
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from qcheck.cli.options import View
    from qcheck.model import Lang
    from qcheck.table import Table
    from qcheck.table.inspection import Asked


def show_result(result: Mapping[str, Any], form: str, lang: Lang, color: str, view: View) -> None:
    """The result on standard output; summary, unmatched rows and findings on stderr.

    `view` says which results are shown, and how; summary, findings and gate are of the whole.
    """
    from qcheck import console, table

    if view.summary:
        console.print_lines([(table.summary_line(result), "")], color="never", file=sys.stdout)
    elif form == "json":
        show_json({**result, "results": _kept(result, view)})
    elif result.get("regions") and not view.group:
        show_regions(result, form, lang, color, view.only)
    elif form == "csv":
        shown = table.record_table(result, lang, view.only, view.leads, view.sort)
        show_table(shown, form, lang, color)
    else:
        _show_verdicts(result, form, lang, color, view)
    sys.stdout.flush()
    console.print_notes(result, color=color, lang=lang)


def _show_verdicts(
    result: Mapping[str, Any], form: str, lang: Lang, color: str, view: View
) -> None:
    """For reading: as one table or in groups, with bullets on a screen."""
    from qcheck import table

    entries = table.ordered(result, view.only, view.leads, view.sort)
    if view.group and entries:
        shown = table.group_tables(entries, view.group, result, lang, view.leads)
    else:
        shown = [table.screen_table(entries, result, lang)]
    if form != "table":
        shown = [one.drop("bar") for one in shown]
    if view.group:
        show_groups(shown, form, lang, color)
    else:
        show_table(shown[0], form, lang, color)


def _kept(result: Mapping[str, Any], view: View) -> list[Mapping[str, Any]]:
    """The results that the view shows, in the plan's order: a program sorts for itself."""
    from qcheck.table import ordered

    shown = {id(entry) for entry in ordered(result, view.only, view.leads)}
    return [entry for entry in result["results"] if id(entry) in shown]


def show_regions(
    result: Mapping[str, Any], form: str, lang: Lang, color: str, only: Sequence[str]
) -> None:
    """Every region on every target: the matrix of marks and the ranking; `only` adds the details.

    For programs both are one table: a row for each region.
    """
    from qcheck import console, table
    from qcheck.report.markdown import escape

    if form in {"plain", "csv"}:
        show_table(table.flat_matrix(result, lang, only), form, lang, color)
        return
    forms = [make(result, lang, only) for make in (table.matrix_table, table.turned_table)]
    width, ambiguous = console.room() if form == "table" else (None, 1)
    show_groups(table.fitted(forms, width, ambiguous, lang), form, lang, color)
    if form == "table":
        lines = ((text, "dim") for text in table.legend(result, lang))
        console.print_lines(lines, color=color, file=sys.stdout)
    else:
        sys.stdout.writelines(f"\n{escape(text)}\n" for text in table.legend(result, lang))
    sys.stdout.write("\n")
    groups = [table.ranking_table(result, lang)]
    if only:
        details = table.verdict_table(result, lang, only)
        groups.append(replace(details, title=say("table.title-of-regions", lang)))
    show_groups(groups, form, lang, color)


def show_json(value: object) -> None:
    """JSON with exact figures on standard output."""
    from qcheck.report.json import dumps

    text = dumps(value) + "\n"
    # A program reads it: what the console's encoding lacks is escaped, never replaced.
    utf8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    sys.stdout.write(text if utf8 else _escaped(text))


def _escaped(text: str) -> str:
    r"""JSON text in ASCII; all that is not stands within strings, where \uXXXX means the same."""
    return re.sub(r"[^\x00-\x7f]", lambda found: _utf16(found[0]), text)


def _utf16(character: str) -> str:
    data = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[i]:02x}{data[i + 1]:02x}" for i in range(0, len(data), 2))


def show_table(shown: Table, form: str, lang: Lang, color: str) -> None:
    """A table on standard output, in any format but JSON."""
    from qcheck import console

    if form == "table":
        console.print_table(shown, color=color, lang=lang)
    elif form == "plain":
        console.print_plain(shown)
    elif form == "csv":
        from qcheck.report.csv import of_table

        sys.stdout.write(of_table(shown).replace("\r\n", "\n"))
    else:
        from qcheck.report.markdown import of_table as as_markdown

        sys.stdout.write(as_markdown(shown) + "\n")


def show_groups(groups: Sequence[Table], form: str, lang: Lang, color: str) -> None:
    """Titled tables one below the other, for reading: `form` is table or markdown."""
    from qcheck import console
    from qcheck.report.markdown import escape

    for place, shown in enumerate(groups):
        sys.stdout.write("\n" if place else "")
        if form == "table":
            console.print_lines([(shown.title, "title")], color=color, file=sys.stdout)
        else:
            sys.stdout.write(f"## {escape(shown.title)}\n\n")
        show_table(shown, form, lang, color)


def show_inspection(
    entry: Mapping[str, Any], form: str, lang: Lang, color: str, *, every: bool, asked: Asked
) -> None:
    """What the reader saw: the answer, then the detail; for scripts one flat table, or JSON."""
    from qcheck import console
    from qcheck.report.markdown import escape
    from qcheck.table.flat import flat_table
    from qcheck.table.inspection import parts

    if form == "json":
        show_json(entry)
    elif form in {"plain", "csv"}:
        show_table(flat_table(entry, lang), form, lang, color)
    elif form == "markdown":
        for part in parts(entry, lang, asked, every=every):
            sys.stdout.write(f"\n## {escape(part.title)}\n\n" if part.title else "\n")
            sys.stdout.writelines(_item(text.strip(), tone) for text, tone in part.lines)
            sys.stdout.write("\n" if part.lines else "")
            if part.table.rows:
                show_table(part.table, form, lang, color)
    else:
        for number, part in enumerate(parts(entry, lang, asked, every=every)):
            head = ([("", "")] if number else []) + ([(part.title, "title")] if part.title else [])
            console.print_lines([*head, *part.lines], color=color, file=sys.stdout)
            if part.table.rows:
                console.print_table(part.table, color=color, lang=lang, every=every)
    sys.stdout.flush()


def _item(text: str, tone: str) -> str:
    """A line of a list in Markdown, a command as code."""
    from qcheck.report.markdown import escape

    return f"  `{text}`\n" if tone == "command" else f"- {escape(text)}\n"


def hint(key: str, lang: Lang, color: str, **params: object) -> None:
    """A remark on stderr that is no finding: it depends on today, not on the files."""
    from qcheck import console

    console.print_lines([(say(key, lang, **params), "at-risk")], color=color)


def check_exports(exports: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuses, before anything is read, exports that cannot be meant.

    Raises:
        UsageError: an unknown extension, the same file twice, or a file that is read.
    """
    from qcheck.report import check_writable, real_path, writer_of

    seen: set[Path] = set()
    for path in exports:
        writer_of(path)
        check_writable(path, inputs)
        place = real_path(path)
        if place in seen:
            raise UsageError("cli.export-twice", path=str(path))
        seen.add(place)


def export(paths: Sequence[Path], result: Mapping[str, Any], lang: Lang) -> bool:
    """Writes every file that was asked for and says so; whether one of them failed."""
    from qcheck.report import render

    failed = [not _written(path, partial(render, path, result, lang), lang) for path in paths]
    return any(failed)


def export_by_lead(
    folder: Path | None,
    result: Mapping[str, Any],
    lang: Lang,
    *,
    inputs: Sequence[str],
    leads: Sequence[str] = (),
) -> bool:
    """Writes a workbook for each lead department and says so; whether one of them failed.

    Replaces none that was read or that somebody else made: departments name what they send in by
    themselves, too.
    """
    if folder is None:
        return False
    from qcheck.report import make_folder, real_path
    from qcheck.report.bylead import workbooks

    try:
        make_folder(folder)
    except OutputError as error:
        complain(say(error.key, lang, **error.params))
        return True
    read = {real_path(Path(name)) for name in inputs}
    failed = False
    for name, data in workbooks(result, lang, leads):
        failed |= not _written(folder / name, partial(_ours, folder / name, data, read), lang)
    return failed


def _ours(path: Path, data: bytes, read: Collection[Path]) -> bytes:
    """`data`, unless it would replace what is no list of ours.

    Raises:
        OutputError: the file was read, or somebody else made it.
    """
    from qcheck.report import real_path
    from qcheck.report.bylead import is_ours

    if real_path(path) in read:
        raise OutputError("bylead.is-input", path=str(path))
    if path.exists() and not is_ours(path):
        raise OutputError("bylead.not-ours", path=str(path))
    return data


def _written(path: Path, data: Callable[[], bytes], lang: Lang) -> bool:
    """Writes one file and says so, or why not."""
    from qcheck.report import write

    try:
        write(path, data())
    except OutputError as error:
        complain(say(error.key, lang, **error.params))
        return False
    complain(say("cli.written", lang, path=visible(str(path))))
    return True
