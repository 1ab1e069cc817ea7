"""What is struck out is shown and meant no more: in .ods and .xls files too. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Outcome, Unreadable
from tests.reading import biffbook, book, odsbook

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

THROUGH = 'style:text-line-through-style="solid" style:text-line-through-type="single"'
PLAIN = 'style:text-line-through-style="none" style:text-line-through-type="none"'


def style(name: str, said: str, *, family: str = "table-cell", parent: str = "") -> str:
    inherits = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {inherits}>'
        f"<style:text-properties {said}/></style:style>"
    )


def is_struck(row: Actual) -> bool:
    found = isinstance(row.value, Unreadable) and row.value.code == "value-struck-out"
    assert found or isinstance(row.value, Figure)
    return found


@pytest.mark.parametrize(
    ("styles", "struck"),
    [
        (style("a", THROUGH), True),
        (style("b", THROUGH) + style("a", 'fo:color="#000000"', parent="b"), True),
        (style("b", THROUGH) + style("a", PLAIN, parent="b"), False),
        (style("b", THROUGH), False),
        (style("a", PLAIN), False),
    ],
)
@pytest.mark.parametrize("whole", ["number", "text"])
def test_a_whole_cell_of_ods(tmp_path: Path, styles: str, whole: str, *, struck: bool) -> None:
    said = 'table:style-name="a"'
    cells = {"number": odsbook.number("7", attributes=said), "text": odsbook.text("7", said)}
    row = book.read_bytes(tmp_path, odsbook.simple(cells[whole], styles), "a.ods").rows[0]
    assert is_struck(row) is struck


def test_the_style_of_the_column_strikes_too(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="a"/>'
    )
    rows = odsbook.row(*book.HEADER[:2], odsbook.text(book.HEADER[2], 'table:style-name="p"'))
    rows += odsbook.row("甲", "", odsbook.number("7"))
    styles = style("a", THROUGH) + style("p", PLAIN)
    data = odsbook.package(odsbook.content(odsbook.table(columns + rows), styles))
    assert is_struck(book.read_bytes(tmp_path, data, "a.ods").rows[0])


def test_a_run_of_ods_is_no_digit(tmp_path: Path) -> None:
    cell = odsbook.text('<text:span text:style-name="t">7</text:span>710')
    data = odsbook.simple(cell, style("t", THROUGH, family="text"))
    row = book.read_bytes(tmp_path, data, "a.ods").rows[0]
    assert is_struck(row)
    assert row.raw == "~~7~~710"


@pytest.mark.parametrize(("font", "struck"), [(0, False), (1, True)])
def test_a_whole_cell_of_xls(tmp_path: Path, font: int, *, struck: bool) -> None:
    sheet = biffbook.header() + biffbook.label(1, 0, "甲") + biffbook.label(1, 1, "%")
    sheet += biffbook.number(1, 2, 0.98, 1)
    fonts = biffbook.font() + biffbook.font(struck=True)
    data = biffbook.workbook(sheet, before=fonts, last=font)
    row = book.read_bytes(tmp_path, data, "a.xls").rows[0]
    assert is_struck(row) is struck
    if isinstance(row.value, Unreadable):
        assert (row.value.outcome, row.raw) == (Outcome.INVALID, "~~98%~~")
