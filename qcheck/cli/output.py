"""Putting a result, or any table, where the user wants it: screen, pipe, files."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.cli.failure import complain
from qcheck.errors import OutputError, UsageError
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.table import Table


def show_result(
    result: Mapping[str, Any],
    form: str,
    lang: Lang,
    color: str,
    *,
    only: Sequence[str] = (),
) -> None:
    """The result on standard output; summary, unmatched rows and findings on stderr.

    `only` keeps the results of these statuses; summary, findings and gate stay those of the whole.
    """
    from qcheck import console, table

    if form == "json":
        kept = [one for one in result["results"] if not only or one["status"] in only]
        show_json({**result, "results": kept})
    elif form == "csv":
        show_table(table.record_table(result, lang, only), form, lang, color)
    else:
        show_table(table.verdict_table(result, lang, only), form, lang, color)
    sys.stdout.flush()
    console.print_notes(result, color=color, lang=lang)


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
    entry: Mapping[str, Any], form: str, lang: Lang, color: str, *, every: bool
) -> None:
    """What the reader saw: the answer, then the detail; for scripts one flat table, or JSON."""
    from qcheck import console
    from qcheck.report.markdown import escape
    from qcheck.table.flat import flat_table
    from qcheck.table.inspection import answer_lines, parts

    if form == "json":
        show_json(entry)
    elif form in {"plain", "csv"}:
        show_table(flat_table(entry, lang), form, lang, color)
    elif form == "markdown":
        sys.stdout.writelines(f"- {escape(text)}\n" for text, _ in answer_lines(entry, lang))
        for part in parts(entry, lang, every=every):
            sys.stdout.write(f"\n## {escape(part.title)}\n\n")
            sys.stdout.writelines(f"- {escape(text.strip())}\n" for text, _ in part.lines)
            sys.stdout.write("\n" if part.lines else "")
            if part.table.rows:
                show_table(part.table, form, lang, color)
    else:
        console.print_lines(answer_lines(entry, lang), color=color, file=sys.stdout)
        for part in parts(entry, lang, every=every):
            lines = [("", ""), (part.title, "title"), *part.lines]
            console.print_lines(lines, color=color, file=sys.stdout)
            if part.table.rows:
                console.print_table(part.table, color=color, lang=lang, every=every)
    sys.stdout.flush()


def hint(key: str, lang: Lang, color: str, **params: object) -> None:
    """A remark on stderr that is no finding: it depends on today, not on the files."""
    from qcheck import console

    console.print_lines([(say(key, lang, **params), "at-risk")], color=color)


def check_exports(exports: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuses, before anything is read, exports that cannot be meant.

    Raises:
        UsageError: an unknown extension, the same file twice, or a file that is read.
    """
    from qcheck.report import writer_of

    seen: set[Path] = set()
    for path in exports:
        writer_of(path)
        check_writable(path, inputs)
        real = _real(path)
        if real in seen:
            raise UsageError("cli.export-twice", path=str(path))
        seen.add(real)


def check_writable(path: Path, inputs: Sequence[str]) -> None:
    """Refuses to write over what is read.

    Raises:
        UsageError: `path` is one of the inputs.
    """
    if _real(path) in {_real(Path(name)) for name in inputs if name != "-"}:
        raise UsageError("cli.export-is-input", path=str(path))


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def export(paths: Sequence[Path], result: Mapping[str, Any], lang: Lang) -> bool:
    """Writes every file that was asked for and says so; whether one of them failed."""
    from qcheck.report import render, write

    def written(path: Path) -> bool:
        try:
            write(path, render(path, result, lang))
        except OutputError as error:
            complain(say(error.key, lang, **error.params))
            return False
        complain(say("cli.written", lang, path=path))
        return True

    return bool([path for path in paths if not written(path)])
