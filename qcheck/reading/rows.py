"""One row under a header → an Actual, or what else the row is. Nothing is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcheck.model import Actual, Figure, Finding, Outcome, Severity, Unreadable
from qcheck.reading import cells
from qcheck.reading.grid import Seen, letters
from qcheck.reading.headers import unit_of_name
from qcheck.reading.titles import labelled

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from qcheck.reading.columns import Columns
    from qcheck.reading.grid import Cell, Range, Row, Sheet

_REMARK = (
    r"(?:注|附注|备注|说明|填表说明|填报说明|数据来源|资料来源)"
    r"\s*(?:[:：]|[0-9０-９]+\s*[.、:：]|$)"
)
_NOTE = (
    rf"{_REMARK}"
    r"|(?:审核人|填表人|填报人|制表人?|经办人|联系人|负责人|单位负责人|分管领导|联系电话|电话|"
    r"填报单位|填报日期|填报时间|制表日期|报送单位|盖章)(?:[(（][^()（）]*[)）])?\s*(?:[:：]|$)|[*※]\s*(?:注|说明)"
)
_TOTAL = r"(?:全[省市县区]|本页|本表|其中)?[:：]?(?:合计|小计|总计|共计)[:：]?"
_NUMBERED = r"(?:第?[一二三四五六七八九十]+[、.．章节部]|[(（][一二三四五六七八九十]+[)）])"
_FOOTNOTE = r"(?<=[^\s0-9A-Za-z])[⁰¹²³⁴-⁹①-⑳*]+$"


@dataclass(slots=True, kw_only=True)
class Context:
    """What holds for the rows of one block: its columns, and what stands above it."""

    sheet: Sheet
    columns: Columns
    title_date: dt.date | None = None
    title_unit: str = ""
    column_date: dt.date | None = None
    held: dict[tuple[int, int], Cell] = field(default_factory=dict)  # first cells of merges

    def merge(self, row: Row, column: int) -> Range | None:
        """The merged range that a cell belongs to."""
        return self.sheet.merges.covering(row.number, column)

    def cell(self, row: Row, column: int | None) -> Cell | None:
        """The cell that a person sees there: a merged one shows its first cell."""
        if column is None:
            return None
        merge = self.merge(row, column)
        if merge is None:
            return row.cells.get(column)
        if merge.top == row.number:
            return row.cells.get(merge.left)
        return self.held.get((merge.top, merge.left))

    def text(self, row: Row, column: int | None) -> str:
        """That cell as one line of text."""
        return cells.words(self.cell(row, column))


def explain(context: Context, row: Row) -> str | None:
    """The code of the finding that explains a row which is no data; None for a row of data."""
    first = next((cells.words(row.cells[c]) for c in sorted(row.cells)), "")
    columns = context.columns
    has_value = _has_figure(context, row)
    name = context.text(row, columns.name)
    if (re.match(_NOTE, first) or re.match(_NOTE, name)) and not has_value:
        return "rows-notes"
    if re.fullmatch(_TOTAL, name) or (not name and re.fullmatch(_TOTAL, first)):
        return "rows-totals"
    if _is_category(context, row, name):
        return "rows-categories"
    if _continues(context, row):
        return "rows-continued"
    if not name and not _id(context, row) and not _value_cell(context, row):
        return "rows-without-name"
    return None


def is_form(row: Row) -> bool:
    """Whether a row only fills in the form (填表人, 电话, 填报日期) or dates the data."""
    texts = [cells.words(row.cells[c]) for c in sorted(row.cells)]
    return any(re.match(_NOTE, text) or labelled(text) for text in texts)


def is_remark(texts: Sequence[str]) -> bool:
    """Whether a line only explains (注：…, 填表说明：…): its dates are not those of the data."""
    return any(re.match(_REMARK, text.strip()) for text in texts[:1]) and not any(
        map(labelled, texts)
    )


def _has_figure(context: Context, row: Row) -> bool:
    cell = _value_cell(context, row)
    return cell is not None and isinstance(cells.figure(cell), Figure)


def _value_cell(context: Context, row: Row) -> Cell | None:
    """The first cell of the row that is, or could be, its value."""
    wanted = (context.columns.value, *context.columns.candidates)
    return next((cell for c in wanted if c is not None and (cell := row.cells.get(c))), None)


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
    if merge and columns.value is not None and merge.left <= columns.value <= merge.right:
        return True
    known = [columns.unit, columns.target, columns.date, columns.note, columns.id]
    return bool(re.match(_NUMBERED, name)) and any(c is not None for c in known)


def _continues(context: Context, row: Row) -> bool:
    """Whether name and value are both merged with those of a row above: one record in two lines."""
    columns = context.columns
    if columns.name is None or columns.value is None:
        return False
    name, value = context.merge(row, columns.name), context.merge(row, columns.value)
    return bool(name and value and name.top == value.top < row.number)


def actual(context: Context, row: Row) -> Actual:
    """What a row of data says; its value is a figure, or why there is none."""
    columns = context.columns
    value, raw = _value(context, row)
    said = _day(context, row)
    if isinstance(said, str):
        if not _missing(value):
            value = _unreadable(Outcome.INVALID, "row-date-unreadable", date=said)
        raw, said = f"{raw} ({said})", None
    return Actual(
        id=_id(context, row),
        name=re.sub(_FOOTNOTE, "", context.text(row, columns.name)),
        value=value,
        raw=raw,
        unit=_unit(context, row),
        date=said or context.column_date,
        title_date=context.title_date,
        region=context.text(row, columns.region),
        stated=cells.shown(context.cell(row, columns.target)),
        source=address(context, row),
        named_at=_named_at(context, row),
    )


def _named_at(context: Context, row: Row) -> str:
    columns = context.columns
    column = columns.name if columns.name is not None else columns.id
    return context.sheet.address(row.number, column if column is not None else 0)


def address(context: Context, row: Row) -> str:
    """Where the row's value stands, or should stand."""
    columns = context.columns
    wanted = (columns.value, *columns.candidates, columns.name, columns.id)
    return context.sheet.address(row.number, next((c for c in wanted if c is not None), 0))


def _value(context: Context, row: Row) -> tuple[Figure | Unreadable, str]:
    """The row's value and the text of its cell."""
    columns = context.columns
    if columns.value is None:
        return _undecided(context, row)
    others = [c for c in columns.beside if c in row.cells and not context.merge(row, c)]
    if others:
        said = [cells.shown(row.cells.get(c)) for c in (columns.value, *others)]
        named = "、".join(f"{letters(c)}{row.number}" for c in (columns.value, *others))
        return _unreadable(Outcome.AMBIGUOUS, "value-cells-several", cells=named), " / ".join(said)
    merge = context.merge(row, columns.value)
    first = (row.number, columns.value)
    if merge and (merge.top, merge.left) != first and context.cell(row, columns.value):
        where = f"{letters(merge.left)}{merge.top}"
        return _unreadable(Outcome.AMBIGUOUS, "merged-value", cell=where), f"({where})"
    cell = context.cell(row, columns.value)
    return cells.figure(cell), cells.shown(cell)


def _undecided(context: Context, row: Row) -> tuple[Unreadable, str]:
    """Several columns could be the value: none is taken, unless all of them are empty."""
    columns = context.columns
    said = [cells.shown(row.cells.get(c)) for c in columns.candidates]
    if not any(said):
        return Unreadable(outcome=Outcome.MISSING, code="value-missing"), ""
    named = "、".join(columns.label(c) for c in columns.candidates)
    return (
        _unreadable(Outcome.AMBIGUOUS, "value-column-unclear", columns=named),
        " / ".join(text or "-" for text in said),
    )


def _unreadable(outcome: Outcome, code: str, **params: str) -> Unreadable:
    return Unreadable(outcome=outcome, code=code, params=params)


def _missing(value: Figure | Unreadable) -> bool:
    return isinstance(value, Unreadable) and value.outcome is Outcome.MISSING


def _id(context: Context, row: Row) -> str:
    """The row's 指标编号: only as text, a number there is a serial number."""
    cell = context.cell(row, context.columns.id)
    return (
        cells.words(cell)
        if cell and cell.seen is Seen.TEXT and not cell.text.strip().isdigit()
        else ""
    )


def _unit(context: Context, row: Row) -> str:
    """The row's own unit, else that of its name, of the value's header, of the title."""
    own = context.text(row, context.columns.unit)
    if own:
        return own
    inside = unit_of_name(context.text(row, context.columns.name))
    return inside or context.columns.value_unit or context.title_unit


def _day(context: Context, row: Row) -> dt.date | str | None:
    return cells.day(context.cell(row, context.columns.date))


def nameless(context: Context, row: Row) -> Finding:
    """The finding about a value that belongs to nothing."""
    return Finding(
        code="value-without-name",
        severity=Severity.ERROR,
        source=address(context, row),
        params={"text": cells.shown(_value_cell(context, row))},
    )


def grouped(sheet: Sheet, code: str, rows: Iterable[int]) -> Finding:
    """One info finding for all the rows that are the same kind of no data."""
    numbers = sorted(set(rows))
    return Finding(
        code=code,
        severity=Severity.INFO,
        source=sheet.address(numbers[0], 0),
        params={"rows": _runs(numbers), "count": str(len(numbers))},
    )


_MOST_RUNS = 30


def _runs(numbers: list[int]) -> str:
    """Row numbers in runs: 5, 6, 7, 9 → 5–7、9; a very long list ends with an ellipsis."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:_MOST_RUNS]]
    return "、".join([*said, "…"] if len(runs) > _MOST_RUNS else said)
