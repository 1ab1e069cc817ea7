"""What a row under a header is where it is no row of data. Nothing is dropped in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.model import Figure, Finding, Names, Severity
from qcheck.reading import area, cells, lines, otherwise, rowsaid
from qcheck.reading.grid import Seen
from qcheck.reading.rowkind import RowKind, kind_of
from qcheck.reading.titles import labelled
from qcheck.reading.values import is_other_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.reading.context import Context
    from qcheck.reading.grid import Cell, Row

_NUMBERED = r"(?:第?[一二三四五六七八九十]+[、.．章节部]|[(（][一二三四五六七八九十]+[)）])"


def first(row: Row) -> str:
    """The text of the first cell of a row."""
    return cells.words(row.cells[min(row.cells)]) if row.cells else ""


def explain(context: Context, row: Row) -> str | None:
    """The code of the finding that explains a row which is no data; None for a row of data."""
    said = first(row)
    name = context.text(row, context.columns.name)
    if _is_note(context, row, said, name):
        context.noted = True
        return "rows-notes"
    if lines.is_total(name) or (not name and lines.is_total(said)):
        return "rows-totals"
    if is_other_row(context, row):
        return "rows-not-results"
    code = _explain_further(context, row, name)
    context.noted = context.noted and code is not None
    return code


def _explain_further(context: Context, row: Row, name: str) -> str | None:
    if _is_sample(context, row, name):
        return "rows-samples"
    if area.opens(context, row) or _is_category(context, row, name):
        kind = _kind_of_group(name)
        context.group = (kind, name) if kind else None
        return "rows-categories"
    said = rowsaid.kind_said(context, row)
    if said and said[0] is RowKind.OTHER and _value_cell(context, row):
        return "rows-not-results"
    if _continues(context, row):
        return "rows-continued"
    if not name and not context.own_id(row) and not _value_cell(context, row):
        return "rows-without-name"
    return None


def _is_note(context: Context, row: Row, first: str, name: str) -> bool:
    """Whether a row is a note, a signature or a footer, or goes on with the notes above it."""
    if _has_figure(context, row):
        return False
    if lines.is_note(name) or lines.is_note(first):
        return True
    if lines.is_footer([cells.words(cell) for cell in row.cells.values()]):
        return True
    alone = len(row.cells) == 1 and not context.own_id(row)
    return context.noted and alone and not lines.is_total(name)


def _is_sample(context: Context, row: Row, name: str) -> bool:
    columns = context.columns
    if not context.held and not any("例" in cell.text for cell in row.cells.values()):
        return False  # the usual row, said quickly
    marking = (*columns.numbering, *columns.category, columns.id)
    marks = [text for c in marking if (text := context.text(row, c))]
    return lines.is_sample(marks, name, context.text(row, columns.note))


def is_part(context: Context, row: Row) -> bool:
    """Whether a row is a part of one above it: 其中：国家级, #规上工业."""
    return lines.without_marks(context.text(row, context.columns.name)).part


def is_form(row: Row) -> bool:
    """Whether a row only fills in the form (填表人, 电话, 填报日期) or dates the data."""
    said = (row.cells[c] for c in sorted(row.cells))
    texts = (cells.words(cell) for cell in said if cell.seen is Seen.TEXT)
    return any(lines.is_note(text) or labelled(text) for text in texts)


is_remark = lines.is_remark


def _has_figure(context: Context, row: Row) -> bool:
    held = (row.cells.get(c) for c in context.places)
    return any(cell is not None and isinstance(cells.figure(cell), Figure) for cell in held)


def _value_cell(context: Context, row: Row) -> Cell | None:
    """The first cell of the row that is, or could be, its value."""
    return next((cell for c in context.places if (cell := row.cells.get(c))), None)


def _is_category(context: Context, row: Row, name: str) -> bool:
    """Whether the row only names a group: nothing but a category, or a numbered heading alone."""
    columns = context.columns
    quiet = {*columns.category, *columns.numbering}
    filled = row.cells.keys() - quiet
    if not filled:
        return not name
    if filled != {columns.name}:
        return False
    merge = context.merge(row, columns.name) if columns.name is not None else None
    if merge and any(merge.left <= one.column <= merge.right for one in columns.values):
        return True
    known = [columns.unit, columns.target, columns.date, columns.note, columns.id]
    plain = re.match(_NUMBERED, name) or _kind_of_group(name)
    return bool(plain) and any(c is not None for c in known)


def _kind_of_group(name: str) -> RowKind | None:
    said = kind_of(otherwise.bare(name), loose=False)
    return said or (RowKind.DOUBT if otherwise.label(name) else None)


def _continues(context: Context, row: Row) -> bool:
    """Whether name and value are both merged with those of a row above: one record in two lines."""
    columns = context.columns
    name = None if columns.name is None else context.merge(row, columns.name)
    if name is None or name.top == row.number or not columns.values:
        return False
    values = (context.merge(row, one.column) for one in columns.values)
    return all(value and value.top == name.top for value in values)


def nameless(context: Context, row: Row) -> Finding:
    """The finding about a value that belongs to nothing."""
    return Finding(
        code="value-without-name",
        severity=Severity.ERROR,
        source=context.address(row),
        params={"text": Names(_said(context, row))},
    )


def _said(context: Context, row: Row) -> Iterator[str]:
    """All that a row without a name says, by the columns: the cause may be any of it."""
    for c in sorted(row.cells):
        if text := cells.shown(row.cells[c]):
            yield f"{context.columns.column_names(c)}: {text}"
