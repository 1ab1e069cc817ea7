"""One row under a header → an Actual, or what else the row is. Nothing is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qcheck.model import Actual, Figure, Finding, Outcome, Severity
from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import unit_of_name
from qcheck.reading.titles import labelled
from qcheck.reading.values import in_column, missing, undecided, unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from qcheck.reading.columns import Columns, ValueColumn
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
    held: dict[tuple[int, int], Cell] = field(default_factory=dict)  # first cells of merges
    places: tuple[int, ...] = field(init=False)  # the columns that hold values, or could

    def __post_init__(self) -> None:
        self.places = self.columns.places

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
    return bool(re.match(_NUMBERED, name)) and any(c is not None for c in known)


def _continues(context: Context, row: Row) -> bool:
    """Whether name and value are both merged with those of a row above: one record in two lines."""
    columns = context.columns
    name = None if columns.name is None else context.merge(row, columns.name)
    if name is None or name.top == row.number or not columns.values:
        return False
    values = (context.merge(row, one.column) for one in columns.values)
    return all(value and value.top == name.top for value in values)


def actuals(context: Context, row: Row) -> list[Actual]:
    """What a row of data says: a value for each region and each period that has one.

    The periods that a region left empty (the months to come) are not missing, unless all are.
    """
    columns = context.columns
    if not columns.values:
        return [_actual(context, row, None)]
    found = [_actual(context, row, one) for one in columns.values]
    if len(found) == 1:
        return found
    by_region: dict[str, list[Actual]] = {}
    for one in found:
        by_region.setdefault(one.region, []).append(one)
    if len(by_region) == len(found):
        return found
    if any(one.late and not missing(a.value) for one, a in zip(columns.values, found, strict=True)):
        return [_too_late(context, own) for own in by_region.values()]
    return [one for own in by_region.values() for one in _reported(own)]


def _reported(own: list[Actual]) -> list[Actual]:
    """The values of a row for one region: those that there are, else one that is missing."""
    return [one for one in own if not missing(one.value)] or [
        replace(own[0], date=None, covers=None)
    ]


def _too_late(context: Context, own: list[Actual]) -> Actual:
    """A row with figures for a time after the table was made: whose they are is not certain."""
    named = "、".join(context.columns.label(one.column) for one in context.columns.values)
    why = unreadable(Outcome.AMBIGUOUS, "value-period-unclear", columns=named)
    raw = " / ".join(one.raw or "-" for one in own)
    return replace(own[0], value=why, raw=raw, date=None, covers=None)


def _actual(context: Context, row: Row, column: ValueColumn | None) -> Actual:
    """One value of a row; it is a figure, or why there is none."""
    columns = context.columns
    value, raw = undecided(context, row) if column is None else in_column(context, row, column)
    said = _day(context, row)
    own = column.date if column else None
    if isinstance(said, str):
        if not missing(value):
            value = unreadable(Outcome.INVALID, "row-date-unreadable", date=said)
        raw, said = f"{raw} ({said})", None
    elif said and own and len(columns.values) > 1 and said != own and not missing(value):
        days = {"row": said.isoformat(), "column": own.isoformat()}
        value = unreadable(Outcome.AMBIGUOUS, "value-dated-twice", **days)
    target = column.stated if column and column.stated is not None else columns.target
    return Actual(
        id=_id(context, row),
        name=re.sub(_FOOTNOTE, "", context.text(row, columns.name)),
        value=value,
        raw=raw,
        unit=_unit(context, row, column),
        date=said or own,
        title_date=context.title_date,
        covers=column.covers if column and not said else None,
        region=context.text(row, columns.region) or (column.region if column else ""),
        stated=cells.shown(context.cell(row, target)),
        source=address(context, row, column),
        named_at=_named_at(context, row),
    )


def _named_at(context: Context, row: Row) -> str:
    columns = context.columns
    column = columns.name if columns.name is not None else columns.id
    return context.sheet.address(row.number, column if column is not None else 0)


def address(context: Context, row: Row, column: ValueColumn | None = None) -> str:
    """Where the row's value stands, or should stand."""
    columns = context.columns
    if column is not None:
        return context.sheet.address(row.number, column.column)
    wanted = (*context.places, columns.name, columns.id)
    return context.sheet.address(row.number, next((c for c in wanted if c is not None), 0))


def _id(context: Context, row: Row) -> str:
    """The row's 指标编号: only as text, a number there is a serial number."""
    cell = context.cell(row, context.columns.id)
    return (
        cells.words(cell)
        if cell and cell.seen is Seen.TEXT and not cell.text.strip().isdigit()
        else ""
    )


def _unit(context: Context, row: Row, column: ValueColumn | None) -> str:
    """The row's own unit, else that of its name, of the value's header, of the title."""
    own = context.text(row, context.columns.unit)
    if own:
        return own
    inside = unit_of_name(context.text(row, context.columns.name))
    return inside or (column.unit if column else "") or context.title_unit


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
