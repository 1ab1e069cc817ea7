"""Header cells in two or three rows → one header for each column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.reading import levels
from qcheck.reading.headers import (
    Header,
    Role,
    in_brackets,
    is_amount,
    is_present,
    is_total,
    is_unit,
    recognised,
)
from qcheck.reading.headrows import header_text, is_bare_unit
from qcheck.reading.places import TOTALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qcheck.reading.grid import Row, Sheet


def headers_of(
    rows: Sequence[Row], sheet: Sheet
) -> tuple[dict[int, Header], dict[int, tuple[int, ...]]]:
    """Each column's header, and the further columns that a header merged over several spans."""
    found: dict[int, Header] = {}
    spans: dict[int, tuple[int, ...]] = {}
    wide: list[tuple[int, int]] = []  # the merged headers of the row above
    for row in rows:
        texts = {c: t for c, cell in row.cells.items() if (t := header_text(cell))}
        groups = {c: left for left, right in wide for c in texts if left <= c <= right}
        spans = {left: span for left, span in spans.items() if left not in groups.values()}
        below = {c: _under(c, text, found, groups, wide=bool(wide)) for c, text in texts.items()}
        for c, role in levels.named(texts, found, groups):
            below[c] = below[c]._replace(role=role)
        found = {**found, **below}
        merged = [r for r in sheet.merges.starting_at(row.number) if r.right > r.left]
        spans.update({r.left: tuple(range(r.left + 1, r.right + 1)) for r in merged})
        wide = [(r.left, r.right) for r in merged]
    return found, spans


def _under(
    column: int, text: str, tops: Mapping[int, Header], groups: Mapping[int, int], *, wide: bool
) -> Header:
    """A header cell with what stands above it: merged, its own, or the nearest to the left."""
    header = in_brackets(text)
    near = column if column in tops or wide else _left_of(column, tops)
    parent = tops.get(groups.get(column, near))
    if parent is None or parent.text == header.text:  # written twice where it was merged
        return header
    return _joined(parent, header, grouped=column in groups or column not in tops)


def _left_of(column: int, tops: Mapping[int, Header]) -> int:
    """The nearest header cell to the left: a group whose other cells are empty."""
    return max((c for c in tops if c < column), default=column)


def _joined(parent: Header, child: Header, *, grouped: bool) -> Header:
    """A header of two rows: 2024年完成情况 over 全年, 2024年 over 完成值, 目标值 over 2025年."""
    unit = child.text.strip("()") if is_unit(child.text) else child.unit
    return Header(
        text=parent.text + child.text,
        role=_joined_role(parent, child, grouped=grouped),
        unit=unit or parent.unit,
        period=_joined_period(parent.period, child.period),
        region=child.region if child.region not in {"", *TOTALS} else parent.region or child.region,
        running=parent.running or child.running,
    )


def _joined_period(above: str, below: str) -> str:
    """2024年 over 一季度, and 2024年9月 over 完成值."""
    year = re.match(r"20[0-9]{2}", above)
    if not below:
        return above
    return f"{year[0]}年{below}" if year and not re.match(r"20[0-9]{2}", below) else below


def _adds_nothing(text: str) -> bool:
    return is_present(text) or is_amount(text) or is_total(text)


def _joined_role(parent: Header, child: Header, *, grouped: bool) -> Role:
    """The lower header decides, unless the upper one says that nothing below is a value."""
    judged = child.role in (Role.PERIOD, Role.VALUE, Role.TARGET, Role.AREA)
    bare = is_amount(child.text) and parent.role in (Role.AREA, Role.PERIOD)
    # 完成值 over 本年, and 累计完成 over 总量 beside 增幅
    bare = bare or (parent.role is Role.VALUE and _adds_nothing(child.text))
    if bare or is_bare_unit(child):
        return parent.role
    if parent.role is Role.OTHER and judged and recognised(parent.text):
        return Role.OTHER  # 得分 or 上年 over 全年
    if parent.role is Role.TARGET and judged and not re.search(r"完成|实际|执行|进展", child.text):
        return Role.TARGET  # 2025年目标 over 数值
    if not recognised(child.text):
        unknown = grouped and parent.role is not Role.TARGET
        return Role.OTHER if unknown or parent.role in (Role.PERIOD, Role.AREA) else parent.role
    if child.role is Role.AREA and parent.role is Role.VALUE:
        return Role.VALUE
    return child.role
