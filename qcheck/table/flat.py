"""What the reader saw as one flat table for scripts: a line for each thing that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.table.inspection.columns import block_lines, column_row
from qcheck.table.inspection.hints import hint
from qcheck.table.inspection.overview import sheet_line
from qcheck.table.inspection.part import headed
from qcheck.table.inspection.rows import shown_value
from qcheck.table.inspection.skipped import shown_texts
from qcheck.table.shape import Cell, Table, row
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry


def flat_table(entry: Entry, lang: Lang) -> Table:
    """Everything, one line each: what it is, where, its text, the outcome, and why."""
    columns = headed(lang, what={}, place={}, text={}, outcome={}, target={}, remark={})
    return Table(
        title=say("inspect.title-flat", lang),
        columns=columns,
        rows=tuple(
            (Cell(say(f"inspect.flat-{what}", lang)), *row(*map(visible, texts)))
            for what, *texts in _flat(entry, lang)
        ),
    )


def _flat(entry: Entry, lang: Lang) -> Iterator[tuple[str, ...]]:
    for file in entry["files"]:
        kind = say(f"inspect.kind-{file['format']}", lang)
        yield "file", file["path"], file["sha256"], kind, "", file["encoding"] or ""
        for sheet in file["sheets"]:
            place = "!".join(filter(None, (file["path"], sheet["name"])))
            yield "sheet", place, sheet["name"], sheet["status"], "", sheet_line(sheet, lang)
            yield from _flat_sheet(sheet, place, lang)
    problem = [entry["problem"]] if entry["problem"] else []
    for one in (*problem, *entry["findings"]):
        severity = say(f"table.severity-{one['severity']}", lang)
        yield "finding", one["source"], one["code"], severity, one["target"] or "", one["message"]


def _flat_sheet(sheet: Entry, place: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    for block in sheet["blocks"]:
        rows = ",".join(map(str, block["header"]))
        lines = " ".join(text.strip() for text, _ in block_lines(block, lang))
        key = "columns" if block["certain"] else "likely"
        title = say(f"inspect.title-{key}", lang, sheet=sheet["name"], rows=rows)
        yield "header", f"{place}!{rows}", "", title.strip(), "", lines
        for one in block["columns"]:
            _, text, meaning, why = (cell.text for cell in column_row(one, lang))
            what = "line" if block.get("turned") else "column"
            yield what, f"{place}!{one['column']}", text, meaning, "", why
    for one in sheet["rows"]:
        status = say(f"inspect.row-{one['status']}", lang)
        value = shown_value(one) or one["raw"]
        said = " ".join(filter(None, (value, hint(one, lang))))
        yield "row", one["source"], one["name"], status, ",".join(one["targets"]), said
    for one in sheet["skipped"]:
        yield (
            "skipped",
            f"{place}!{one['rows']}",
            shown_texts(one, lang),
            one["code"],
            "",
            one["message"],
        )
