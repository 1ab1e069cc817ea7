"""The column that dates the rows: 数据时点, or 时期 where its cells name periods."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("header", "said", "day"),
    [
        ("时期", "2024年", dt.date(2024, 12, 31)),
        ("期间", "2025年上半年", dt.date(2025, 6, 30)),
        ("时段", "2025-03", dt.date(2025, 3, 31)),
        ("时期", "本年", None),
        ("期间", "建设期", None),
        ("期间", "", None),
    ],
)
def test_the_period_of_a_row(tmp_path: Path, header: str, said: str, day: dt.date | None) -> None:
    (row,) = read([book.table(tmp_path, [("指标名称", header, "完成值"), ("甲", said, "9")])]).rows
    assert isinstance(row.value, Figure)
    assert row.date == day


def test_a_column_of_dates_goes_first(tmp_path: Path) -> None:
    lines = [("指标名称", "时期", "数据时点", "完成值"), ("甲", "2025年", "2025-06-30", "9")]
    assert read([book.table(tmp_path, lines)]).rows[0].date == dt.date(2025, 6, 30)


@pytest.mark.parametrize(("name", "year"), [("2024", 2024), ("2024年", 2024), ("20240", None)])
def test_a_sheet_that_is_called_by_a_year(tmp_path: Path, name: str, year: int | None) -> None:
    part = book.sheet(book.rows(("指标名称", "完成值"), ("甲", "9")))
    (row,) = read([book.save(tmp_path, book.workbook({name: part}))]).rows
    assert row.title_year == year
