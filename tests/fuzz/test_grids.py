"""Tables that chance makes: what is read stands in the cell that is named, and no row is lost."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qcheck.errors import QcheckError
from qcheck.model import Figure
from qcheck.quantity import parse_figure
from qcheck.reading import read
from qcheck.reading.grid import column_index, letters
from tests.fuzz.place import written
from tests.reading import book

if TYPE_CHECKING:
    from qcheck.model import Actual, Actuals, Unreadable

CODES = (0, 10, '0.0"%"', "yyyy-mm-dd", "0.00", "#,##0,")
PERCENT, LITERAL, DATE, THOUSANDS = 1, 2, 3, 5
NAMING = ("指标名称", "项目名称")
VALUES = ("实际值", "完成值", "2024年完成值", "实际值(万件)", "1—6月完成值")
OTHERS = (
    *("序号", "单位", "目标值", "备注", "责任单位", "分值", "类别", "完成率", "上年同期"),
    *("指标编号", "数据时点", "地区", "2023年完成值", "全年", "某列", ""),
)
TEXTS = (
    *("甲", "乙率", "丙数(件)", "其中：丁", "一、戊", "合计", "注：己", "92.1", "98.6%", "1.8万件"),
    *("约5", "2-3", "已完成", "/", "—", "①3", "1,234", "1.2.3", "#DIV/0!", "全市95.2%,其中", "件"),
    *("审核人：某", "2025年6月", "市区", "0", "-5", "≥92", "%", "=1+1", " 7 ", "1．5", "３"),
)


@dataclass
class Drawn:
    """One cell: its markup, and the figure that it certainly holds if it is a bare number."""

    markup: str
    text: str | None = None
    number: str = ""
    style: int = 0


texts = st.sampled_from(TEXTS).map(lambda said: Drawn(book.text(said), said))
numbers = st.builds(
    lambda number, style: Drawn(book.number(number, style), None, number, style),
    st.decimals(-1000, 100000, places=2).map(str) | st.sampled_from(["0", "0.986", "2024", "1e3"]),
    st.integers(0, len(CODES) - 1),
)
others = st.sampled_from(
    [
        Drawn(book.raw('t="e"', "<v>#REF!</v>")),
        Drawn(book.raw('t="b"', "<v>1</v>")),
        Drawn(book.raw("", "<f>A1</f>")),
    ]
)
cells = st.none() | texts | texts | numbers | numbers | others


@dataclass
class Grid:
    """A sheet: lines of cells, the line of its header, what is merged and hidden."""

    lines: list[list[Drawn | None]]
    header: int
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def file(self) -> bytes:
        markup = [[cell.markup if cell else "" for cell in line] for line in self.lines]
        data = book.rows(*markup)
        for number in self.hidden_rows:
            data = data.replace(f'<row r="{number}">', f'<row r="{number}" hidden="1">')
        columns = "".join(
            f'<col min="{c + 1}" max="{c + 1}" hidden="1"/>' for c in self.hidden_columns
        )
        ranges = [f"{letters(a)}{top}:{letters(b)}{low}" for top, a, low, b in self.merged]
        part = book.sheet(
            data,
            before=f"<cols>{columns}</cols>" if columns else "",
            after=book.merges(*ranges) if ranges else "",
        )
        return book.workbook({"S": part}, extra={"xl/styles.xml": book.styles(*CODES)})

    def cell(self, row: int, column: int) -> Drawn | None:
        line = self.lines[row - 1]
        return line[column] if column < len(line) else None


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    heads = [
        draw(st.sampled_from(NAMING)),
        *draw(st.lists(st.sampled_from(VALUES), min_size=1, max_size=2)),
    ]
    heads = draw(st.permutations([*heads, *draw(st.lists(st.sampled_from(OTHERS), max_size=4))]))
    titles = draw(
        st.lists(
            st.sampled_from(["完成情况表(2024年度)", "填报单位：某局", "单位：件"]), max_size=2
        )
    )
    lines: list[list[Drawn | None]] = [[Drawn(book.text(title), title)] for title in titles]
    lines.append([Drawn(book.text(head), head) if head else None for head in heads])
    width = len(heads)
    lines += draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8))
    grid = Grid(lines, header=len(titles) + 1)
    low, last = grid.header + 1, len(lines)
    rows, columns = st.integers(low, last), st.integers(0, width - 1)
    for _ in range(draw(st.integers(0, 2))):
        top, bottom = sorted((draw(rows), draw(rows)))
        left, right = sorted((draw(columns), draw(columns)))
        free = all(top > d or bottom < b or left > e or right < c for b, c, d, e in grid.merged)
        if free and (top, left) != (bottom, right):
            grid.merged.append((top, left, bottom, right))
    grid.hidden_rows = draw(st.sets(rows, max_size=2))
    grid.hidden_columns = draw(st.sets(columns, max_size=1))
    return grid


def _of(source: str) -> tuple[int, int]:
    found = re.search(r"!([A-Z]+)([0-9]+)$", source)
    assert found, source
    return int(found[2]), column_index(found[1])


def _certain(cell: Drawn) -> Figure | Unreadable | None:
    """What the cell holds, by the rules of the page and not by the reader."""
    if cell.text is not None:
        return parse_figure(cell.text)
    if not cell.number or cell.style in (DATE, THOUSANDS):
        return None
    number = Decimal(cell.number)
    scaled = number * 100 if cell.style == PERCENT else number
    return Figure(value=scaled, unit="%" if cell.style in (PERCENT, LITERAL) else "")


def _check_figure(grid: Grid, row: Actual) -> None:
    if not isinstance(row.value, Figure):
        return
    at, column = _of(row.source)
    cell = grid.cell(at, column)
    assert at not in grid.hidden_rows
    assert column not in grid.hidden_columns
    assert cell is not None, row
    sure = _certain(cell)
    assert isinstance(sure, Figure), row
    assert (row.value.value, row.value.unit) == (sure.value, sure.unit), row


def _explained(actuals: Actuals) -> set[int]:
    rows = {_of(row.source)[0] for row in actuals.rows}
    for finding in actuals.findings:
        if re.search(r"![A-Z]+[0-9]+$", finding.source):
            rows.add(_of(finding.source)[0])
        for run in finding.params.get("rows", "").split("、"):
            first, _, last = run.partition("–")
            if first.isdigit():
                rows.update(range(int(first), int(last or first) + 1))
    return rows


@given(grid=grids())
def test_every_figure_is_that_of_its_cell_and_every_row_is_told(grid: Grid) -> None:
    with suppress(QcheckError):
        actuals = read([written(grid.file())])
        for row in actuals.rows:
            _check_figure(grid, row)
        told = _explained(actuals)
        body = range(grid.header + 1, len(grid.lines) + 1)
        lost = [n for n in body if any(grid.lines[n - 1]) and n not in told]
        assert not lost, (lost, told)


@given(grid=grids())
def test_the_order_of_the_columns_does_not_matter(grid: Grid) -> None:
    """The value is chosen by meaning: the table mirrored gives the same figures."""
    if grid.merged or grid.hidden_columns:
        return
    with suppress(QcheckError):
        first = read([written(grid.file())])
        width = max(map(len, grid.lines))
        body = [
            [*([None] * (width - len(line))), *reversed(line)] if n >= grid.header else line
            for n, line in enumerate(grid.lines, start=1)
        ]
        mirrored = Grid(body, grid.header, hidden_rows=grid.hidden_rows)
        second = read([written(mirrored.file())])
        assert _figures(first) == _figures(second)


def _figures(actuals: Actuals) -> list[tuple[int, str, str, str]]:
    """Row, date, region and value of each figure; columns of periods come in their own order."""
    return sorted(
        (_of(row.source)[0], str(row.date), row.region, str(row.value))
        for row in actuals.rows
        if isinstance(row.value, Figure)
    )
