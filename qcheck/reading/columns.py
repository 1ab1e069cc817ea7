"""Which column of a table means what; above all, which one is the value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from qcheck.model import Figure
from qcheck.reading import cells
from qcheck.reading.grid import Seen, column_index, letters
from qcheck.reading.headers import (
    NAMES,
    Header,
    Role,
    is_whole_year,
    recognised,
    squeeze,
    understand,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qcheck.reading.grid import Cell, Row, Sheet

_LEAST = 2  # header cells that make a header row
_LONGEST_HEADER = 100
_NAMING = (Role.NAME, Role.ID)
_SURE = (Role.UNIT, Role.TARGET, Role.VALUE, Role.PERIOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The meaning of the columns under one header; None where a sheet has no such column.

    `candidates` are the headers that could be the value when that is not certain (then `value` is
    None); `beside` are further columns under the value's own header, `left_out` columns of a
    period that a surer header goes before. `known` is how many header cells were understood.
    """

    header_row: int
    name: int | None = None
    id: int | None = None
    unit: int | None = None
    target: int | None = None
    value: int | None = None
    date: int | None = None
    region: int | None = None
    note: int | None = None
    category: tuple[int, ...] = ()
    numbering: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    known: int = 0
    hidden: tuple[int, ...] = ()
    value_unit: str = ""
    value_period: str = ""
    labels: Mapping[int, str] = field(default_factory=dict)

    def label(self, column: int) -> str:
        """A column as a person finds it: 实际值(E列)."""
        return f"{self.labels.get(column, '')}({letters(column)})"


def is_header(row: Row, column: str | None, block: Columns | None = None) -> bool:
    """Whether a row is a table's header: a name or an id, and one more thing that we know.

    With `--column`, the other thing may be that header, whatever it says. A row with figures must
    say more than a name. Inside an open `block` a row is data that may use the words of a header
    (主要指标, 质量合格率): there a header must be certain.
    """
    texts = [_header_text(cell) for cell in row.cells.values()]
    roles = [understand(text).role for text in texts if text and recognised(text)]
    if not any(role in _NAMING for role in roles):
        return False
    asked = column is not None and any(squeeze(text) == squeeze(column) for text in texts)
    if len(roles) < _LEAST and not asked:
        return False
    figures = any(_is_figure(cell) for cell in row.cells.values())
    if block is not None:
        return not figures and _begins_anew(row, block, _telling(roles))
    return not figures or any(role in _SURE for role in roles)


def _telling(roles: Iterable[Role]) -> int:
    """How many headers are understood; 质量合格率 may be a header that is never the value."""
    return sum(role not in (Role.OTHER, Role.NONE) for role in roles)


def _begins_anew(row: Row, block: Columns, known: int) -> bool:
    """Whether a row inside a block is another header: 指标名称 below 指标名称, or as full a row."""
    below = [cell for c in (block.name, block.id) if c is not None and (cell := row.cells.get(c))]
    if any(_header(cell).role in _NAMING for cell in below):
        return True
    lost = block.value is None and not block.candidates  # a block that gives nothing
    names = [h.text for c in row.cells.values() if (h := _header(c)).role is Role.NAME]
    certain = lost or any(name.endswith("名称") for name in names)  # 主要指标 may be a category
    return bool(names) and known >= (_LEAST if certain else block.known)


def _header(cell: Cell) -> Header:
    return understand(_header_text(cell))


def has_figures(row: Row) -> bool:
    """Whether a row looks like data: two cells or more, and a figure that is no year or date."""
    return len(row.cells) >= _LEAST and any(_is_figure(cell) for cell in row.cells.values())


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is surely no header: a figure, or what stands for one."""
    if cell.seen in (Seen.ERROR, Seen.UNCOMPUTED, Seen.BOOL):
        return True
    if recognised(_header_text(cell)) or isinstance(cells.day(cell), date):
        return False
    return isinstance(cells.figure(cell), Figure)


def _header_text(cell: Cell) -> str:
    """The text of a cell that can be a header, "" for one that cannot."""
    if cell.seen is Seen.NUMBER:  # a year as a number heads a column too
        return f"{cell.text}年" if re.fullmatch(r"20[0-9]{2}", cell.text) else ""
    short = cell.seen is Seen.TEXT and len(cell.text) <= _LONGEST_HEADER
    return cell.text if short else ""


def is_subheader(header: Row, row: Row, sheet: Sheet) -> bool:
    """Whether `row`, right under `header`, is its second half: words under wide or empty cells."""
    if row.number != header.number + 1 or not all(_header_text(c) for c in row.cells.values()):
        return False
    groups = [r for r in sheet.merges.starting_at(header.number) if r.right > r.left]
    taken = {c for c, cell in header.cells.items() if understand(cell.text).role is Role.NAME}
    if taken & row.cells.keys():
        return False
    under = [c for c in row.cells if any(g.left <= c <= g.right for g in groups)]
    return bool(under) or any(
        c not in header.cells and recognised(cell.text) for c, cell in row.cells.items()
    )


def is_above(row: Row | None, header: Row, sheet: Sheet) -> bool:
    """Whether the row over the header holds groups (目标值 over 2025年) and not only a title."""
    if row is None or row.number != header.number - 1:
        return False
    names = [c for c, cell in header.cells.items() if understand(cell.text).role is Role.NAME]
    return any(
        c > max(names, default=0) and recognised(text) and ":" not in squeeze(text)
        for c, cell in row.cells.items()
        if (text := _header_text(cell)) and not sheet.column_hidden(c)
    )


def find(header: Row, below: Row | None, sheet: Sheet, column: str | None) -> Columns:
    """The meaning of each column under a header row and, where there is one, its second row."""
    headers, spans = _headers(header, below, sheet)
    visible = {c: h for c, h in headers.items() if not sheet.column_hidden(c)}
    columns = Columns(
        header_row=(below or header).number,
        name=_name_column(visible),
        category=_all(visible, Role.CATEGORY),
        numbering=_all(visible, Role.NUMBER),
        hidden=tuple(sorted(headers.keys() - visible.keys())),
        labels={c: h.text for c, h in visible.items()},
        known=_telling(_header(cell).role for cell in header.cells.values()),
        id=_first(visible, Role.ID),
        unit=_first(visible, Role.UNIT),
        target=_only(visible, Role.TARGET),
        date=_first(visible, Role.DATE),
        region=_first(visible, Role.REGION),
        note=_first(visible, Role.NOTE),
    )
    candidates = _candidates(visible, column)
    if column is None:
        left = tuple(c for c in _all(visible, Role.PERIOD) if c not in candidates)
        columns = replace(columns, left_out=left)
    if len(candidates) != 1:
        return replace(columns, candidates=candidates)
    value = candidates[0]
    return replace(
        columns,
        value=value,
        value_unit=visible[value].unit,
        value_period=visible[value].period,
        beside=tuple(c for c in spans.get(value, ()) if not sheet.column_hidden(c)),
    )


def _headers(
    header: Row, below: Row | None, sheet: Sheet
) -> tuple[dict[int, Header], dict[int, tuple[int, ...]]]:
    """Each column's header, and the further columns that a header merged over several spans."""
    tops = {c: understand(text) for c, cell in header.cells.items() if (text := _header_text(cell))}
    wide = [r for r in sheet.merges.starting_at(header.number) if r.right > r.left]
    lower = below.cells if below else {}
    groups = {c: r.left for r in wide for c in lower if r.left <= c <= r.right}
    found = dict(tops)
    for c, cell in lower.items():
        above = groups.get(c, c if c in tops or wide else _left_of(c, tops))
        grouped = c in groups or c not in tops
        found[c] = _joined(tops.get(above), understand(_header_text(cell)), grouped=grouped)
    spans = {r.left: tuple(range(r.left + 1, r.right + 1)) for r in wide if r.left not in groups}
    return found, spans


def _left_of(column: int, tops: Mapping[int, Header]) -> int:
    """The nearest header cell to the left: a group whose other cells are empty."""
    return max((c for c in tops if c < column), default=column)


def _joined(parent: Header | None, child: Header, *, grouped: bool) -> Header:
    """A header of two rows: 2024年完成情况 over 全年, 2024年 over 完成值, 目标值 over 2025年."""
    if parent is None:
        return child
    period = (
        child.period if re.search(r"20[0-9]{2}", child.period) else _year(parent) + child.period
    )
    return Header(
        text=parent.text + child.text,
        role=_joined_role(parent, child, grouped=grouped),
        unit=child.unit or parent.unit,
        period=period,
    )


def _joined_role(parent: Header, child: Header, *, grouped: bool) -> Role:
    """The lower header decides, unless the upper one says that nothing below is a value."""
    judged = child.role in (Role.PERIOD, Role.VALUE, Role.TARGET)
    if parent.role is Role.OTHER and judged and recognised(parent.text):
        return Role.OTHER  # 得分 or 上年 over 全年
    if parent.role is Role.TARGET and judged and not re.search(r"完成|实际|执行|进展", child.text):
        return Role.TARGET  # 2025年目标 over 数值
    if not recognised(child.text):
        return Role.OTHER if grouped and parent.role is not Role.TARGET else parent.role
    return child.role


def _year(header: Header) -> str:
    found = re.match(r"20[0-9]{2}", header.period)
    return f"{found[0]}年" if found else ""


def _candidates(headers: Mapping[int, Header], column: str | None) -> tuple[int, ...]:
    """The columns that could be the value; one that says 完成 or 实际 goes before a bare period.

    But not before 全年, which may be the later state of the same thing.
    """
    if column is not None:
        return _named(headers, column)
    sure, periods = _all(headers, Role.VALUE), _all(headers, Role.PERIOD)
    whole = (c for c in periods if is_whole_year(headers[c].text))
    return tuple(sorted({*sure, *whole})) if sure else periods


def _named(headers: Mapping[int, Header], column: str) -> tuple[int, ...]:
    """The columns that `--column` names: by the whole header, its last part, or their letters."""
    asked = squeeze(column)
    whole = tuple(c for c, h in headers.items() if h.text == asked)
    if whole:
        return whole
    parts = tuple(c for c, h in headers.items() if h.text.endswith(asked))
    if parts:
        return parts
    letter = column.strip().removesuffix("列")
    if re.fullmatch(r"[A-Za-z]{1,3}", letter) and column_index(letter) in headers:
        return (column_index(letter),)
    return ()


def _all(headers: Mapping[int, Header], role: Role) -> tuple[int, ...]:
    return tuple(sorted(c for c, h in headers.items() if h.role is role))


def _first(headers: Mapping[int, Header], role: Role) -> int | None:
    return next(iter(_all(headers, role)), None)


def _only(headers: Mapping[int, Header], role: Role) -> int | None:
    found = _all(headers, role)
    return found[0] if len(found) == 1 else None


def _name_column(headers: Mapping[int, Header]) -> int | None:
    """The column of the indicators' names: the most telling header, then the leftmost."""
    base = {c: re.sub(r"[(\[【].*", "", h.text) for c, h in headers.items() if h.role is Role.NAME}
    return min(
        base, key=lambda c: (NAMES.index(base[c]) if base[c] in NAMES else 99, c), default=None
    )
