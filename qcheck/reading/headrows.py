"""Which rows are a table's header: by their words, and by where they stand."""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.model import Figure
from qcheck.quantity import BARE
from qcheck.reading import cells, levels
from qcheck.reading.grid import GENERAL, Seen
from qcheck.reading.headers import (
    LEVELS,
    TOLD,
    Header,
    Role,
    in_brackets,
    is_unit,
    recognised,
    squeeze,
    understand,
)
from qcheck.reading.places import is_han
from qcheck.reading.resort import is_task, is_work
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.reading.columns import Columns
    from qcheck.reading.grid import Cell, Row, Sheet

_LEAST = 2  # header cells that make a header row
_LONGEST_HEADER = 100
_LONGEST_UNIT = 4  # Chinese characters that a unit begins with, at most
_YEAR = regex(r"20[0-9]{2}", having="0")
# What is less is no year and no date; nor is a number that is more, but for 20250630.
_FIRST, _LAST, _DAYS = 1900, 2200, 10_000_000
_NAMING = (Role.NAME, Role.ID)
_CARRIERS = (*_NAMING, Role.UNIT, Role.NUMBER)
_BELOW = (Role.VALUE, Role.TARGET, Role.PERIOD, Role.AREA)
_HEADED = (*_BELOW, Role.OTHER)
_SURE = (Role.UNIT, Role.TARGET, Role.VALUE, Role.PERIOD)


def is_header(row: Row, column: str | None, block: Columns | None = None) -> bool:
    """Whether a row is a table's header: a name or an id, and one more thing that we know.

    With `--column`, the other thing may be that header, whatever it says. A row with figures must
    say more than a name. Inside an open `block` a row is data that may use the words of a header
    (主要指标, 质量合格率): there a header must be certain.
    """
    value = row.cells.get(block.value) if block and block.value is not None else None
    if value is not None and is_figure(value):
        return False  # a row of data like any other, said quickly
    texts = [header_text(cell) for cell in row.cells.values()]
    roles = [understand(text).role for text in _recognised(row).values()]
    named = any(role in _NAMING for role in roles)
    if not (named or _levelled(texts, roles) or _tasked(texts, roles)):
        return False
    asked = column is not None and any(squeeze(text) == squeeze(column) for text in texts)
    if len(roles) < _LEAST and not asked:
        return False
    figures = any(is_figure(cell) for cell in row.cells.values())
    if block is not None:
        return not figures and _begins_anew(row, block, telling(roles))
    return not figures or any(role in _SURE for role in roles)


def _levelled(texts: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether 二级指标 holds the names: a header of a target or a value stands beside it."""
    levels = any(squeeze(text) in LEVELS for text in texts)
    return levels and any(role in (Role.TARGET, Role.VALUE) for role in roles)


def _tasked(texts: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether 目标任务 holds the names: others are headers of targets, and of values or places.

    Or 工作内容, beside a header of units, targets or values.
    """
    valued = Role.VALUE in roles or roles.count(Role.AREA) >= _LEAST
    promised = valued and roles.count(Role.TARGET) > 1
    found = [text for text in texts if is_work(text)]
    found = [text for text in found if "工作项目" not in text] or found
    works = len(found) == 1 and any(role in _SURE[:3] for role in roles)
    return works or (promised and sum(map(is_task, texts)) == 1)


def _recognised(row: Row) -> dict[int, str]:
    """The headers by column; a place counts where another place stands beside it."""
    texts = {c: text for c, cell in row.cells.items() if (text := header_text(cell))}
    found = {c: text for c, text in texts.items() if recognised(text)}
    places = [c for c, text in found.items() if understand(text).role is Role.AREA]
    return {c: text for c, text in found.items() if len(places) >= _LEAST or c not in places}


def telling(roles: Iterable[Role]) -> int:
    """How many headers are understood; 质量合格率 or 创建示范市 may be the name of an indicator."""
    return sum(role not in (Role.OTHER, Role.NONE, Role.AREA) for role in roles)


def _begins_anew(row: Row, block: Columns, known: int) -> bool:
    """Whether a row inside a block is another header: 指标名称 below 指标名称, or as full a row."""
    below = [cell for c in (block.name, block.id) if c is not None and (cell := row.cells.get(c))]
    if any(_header(cell).role in _NAMING or squeeze(cell.text) in LEVELS for cell in below):
        return True
    lost = not block.places and not block.elsewhen  # a block that gives nothing
    names = [h.text for c in row.cells.values() if (h := _header(c)).role is Role.NAME]
    certain = lost or any(name.endswith("名称") for name in names)  # 主要指标 may be a category
    return bool(names) and known >= (_LEAST if certain else block.known)


def _header(cell: Cell) -> Header:
    return understand(header_text(cell))


def has_figures(row: Row) -> bool:
    """Whether a row looks like data: two cells or more, and a figure that is no year or date."""
    return len(row.cells) >= _LEAST and any(is_figure(cell) for cell in row.cells.values())


def words(row: Row) -> list[str]:
    """The cells of a row that is all words, as a header would be; none where a figure stands."""
    texts = [text for c in sorted(row.cells) if (text := header_text(row.cells[c]))]
    return [] if any(map(is_figure, row.cells.values())) else texts


def is_plain_figure(cell: Cell) -> bool:
    """Whether a cell is a bare number, and surely no year, no date and no header."""
    seen, text, number, form, _ = cell
    if seen is Seen.TEXT and BARE.fullmatch(text) and text not in TOLD:
        number = float(text)
    elif seen is not Seen.NUMBER or form is not GENERAL or not isfinite(number):
        return False
    return number < _FIRST or _LAST < number < _DAYS


def is_figure(cell: Cell) -> bool:
    """Whether a cell is surely no header: a figure, or what stands for one."""
    if is_plain_figure(cell):
        return True  # the usual one, said quickly
    if cell.seen in (Seen.ERROR, Seen.UNCOMPUTED, Seen.BOOL):
        return True
    if recognised(header_text(cell)) or isinstance(cells.day(cell), date):
        return False
    figure = cells.figure(cell)
    return isinstance(figure, Figure) and not _is_named(figure.unit)


def _is_named(unit: str) -> bool:
    """Whether what stands behind a number makes a name of both: 5G基站数量, 12315投诉办结率."""
    if "A" <= unit[:1] <= "Z":
        return is_han(unit[1:2])
    return len(unit) > _LONGEST_UNIT and is_han(unit[: _LONGEST_UNIT + 1])


def header_text(cell: Cell) -> str:
    """The text of a cell that can be a header, "" for one that cannot."""
    if cell.seen is Seen.NUMBER:  # a year as a number heads a column too
        return f"{cell.text}年" if _YEAR.fullmatch(cell.text) else ""
    if cell.seen is Seen.DATE and cell.day:  # 2024年9月 is a date to the program that wrote it
        whole = cell.day.day == 1
        return f"{cell.day.year}年{cell.day.month}月" + ("" if whole else f"{cell.day.day}日")
    short = cell.seen is Seen.TEXT and len(cell.text) <= _LONGEST_HEADER
    return cell.text if short else ""


def shown(headers: Sequence[Row], labels: Mapping[int, str]) -> list[str]:
    """The headers for a message: those that were read, and cells that can be none (202504)."""
    texts = {c: cells.shown(cell) for row in headers for c, cell in row.cells.items()}
    return [text for _, text in sorted({**texts, **labels}.items())]


def is_subheader(headers: Sequence[Row], row: Row, sheet: Sheet) -> bool:
    """Whether `row`, right under `headers`, is one more of them: words under wide or empty cells.

    Or the units of the columns, each under its header.
    """
    last = headers[-1]
    if row.number != last.number + 1 or not all(map(header_text, row.cells.values())):
        return False
    if levels.below(last, row, sheet):  # 一级 | 二级 under 指标
        return True
    above = {c: cell for header in headers for c, cell in header.cells.items()}
    own = {c: cell for c, cell in row.cells.items() if not _again(above.get(c), cell)}
    if any(_header(cell).role in _NAMING for c, cell in above.items() if c in own):
        return False
    if not own or any(map(is_figure, own.values())):
        return False
    if _carried(above, row, sheet) or all(is_bare_unit(_header(cell)) for cell in own.values()):
        return True
    groups = [r for r in sheet.merges.starting_at(last.number) if r.right > r.left]
    under = any(g.left <= c <= g.right for c in own for g in groups)
    return under or any(c not in above for c in _recognised(row)) or _all_below(above, own)


def _again(above: Cell | None, cell: Cell) -> bool:
    """Whether a cell repeats the header above it, as where merged cells were written out."""
    return above is not None and squeeze(header_text(above)) == squeeze(header_text(cell))


def _carried(above: Mapping[int, Cell], row: Row, sheet: Sheet) -> bool:
    """Whether 指标名称, 单位 or 序号 reaches down to this row: merged, or written again."""
    carriers = [c for c, cell in above.items() if _header(cell).role in _CARRIERS]
    for c in carriers:
        merge = sheet.merges.covering(row.number, c)
        if merge and merge.top < row.number and merge.left in above:
            return True
    return any(c in row.cells and _again(above[c], row.cells[c]) for c in carriers)


def _all_below(above: Mapping[int, Cell], own: Mapping[int, Cell]) -> bool:
    """Whether nothing but headers of values stands here, each under another: 计划 under 2025年."""
    heads = {c: _header(cell).role for c, cell in above.items()}
    return all(
        heads.get(c) in _HEADED and (_below(cell) or is_bare_unit(_header(cell)))
        for c, cell in own.items()
    )


def _below(cell: Cell) -> bool:
    header = in_brackets(header_text(cell))
    return header.role in _BELOW or (header.role is Role.OTHER and recognised(header.text))


def is_bare_unit(header: Header) -> bool:
    """Whether a header cell only holds a unit: (万元) or % under 完成值."""
    return header.text.strip("()") == header.unit or is_unit(header.text)


def is_above(row: Row | None, header: Row, sheet: Sheet) -> bool:
    """Whether the row over the header holds groups (目标值 over 2025年) and not only a title."""
    if row is None or row.number != header.number - 1:
        return False
    names = [c for c, cell in header.cells.items() if _header(cell).role is Role.NAME]
    return any(
        c > max(names, default=0)
        and ":" not in squeeze(text)
        and not _beside(row, c, header, sheet)
        for c, text in _recognised(row).items()
        if not sheet.column_hidden(c)
    )


def _beside(row: Row, column: int, header: Row, sheet: Sheet) -> bool:
    """Whether a date stands beside the title by chance: over 备注 or over nothing."""
    below = header.cells.get(column)
    headed = _header(below).role in _HEADED if below else column < max(header.cells)
    if headed or sheet.merges.covering(row.number, column):
        return False
    return isinstance(cells.day(row.cells[column]), date)


def is_alone(row: Row) -> bool:
    """Whether a row is one text: a title, a group, a note, or an indicator without anything."""
    return len(row.cells) == 1 and next(iter(row.cells.values())).seen is Seen.TEXT
