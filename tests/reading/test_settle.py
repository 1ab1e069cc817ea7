"""A column of an earlier year beside one of no time: 2012年实际, 完成数. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Unreadable
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

Seen = list[tuple[str, str, bool]]


def seen(tmp_path: Path, *lines: tuple[str, ...]) -> Seen | str:
    """Text, date and whether it is a year's amount, of each value; or why there is none."""
    rows = read([book.table(tmp_path, lines)]).rows
    if isinstance(rows[0].value, Unreadable):
        return rows[0].value.code
    assert all(isinstance(row.value, Figure) for row in rows)
    return [(row.raw, str(row.date or row.title_date or row.undated), row.of_year) for row in rows]


@pytest.mark.parametrize("title", ["", "2013年度完成情况", "完成情况（截至2013年6月30日）"])
def test_the_base_beside_what_was_done(tmp_path: Path, title: str) -> None:
    lines = (
        ("指标名称", "2012年实际", "目标任务", "完成数", "完成率(%)"),
        ("甲", "10", "12", "8", "66"),
    )
    day = {"": "2012年实际(B)", "2": "2013-12-31", "完": "2013-06-30"}[title[:1]]
    found = seen(tmp_path, *([(title,)] if title else []), *lines)
    assert found == [("10", "2012-12-31", True), ("8", day, True)]


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        ("2012年度完成情况", ("2012年实际", "完成数")),
        ("2013年度完成情况", ("2012年实际", "累计完成")),
        ("2013年度完成情况", ("2012年6月实际", "完成数")),
        ("2013年度完成情况", ("2012年实际", "完成数", "完成值")),
        ("2013年度完成情况", ("2012年实际", "2012年完成", "完成值")),
    ],
)
def test_anything_less_certain_is_asked_about(
    tmp_path: Path, title: str, headers: tuple[str, ...]
) -> None:
    lines = (title,), ("指标名称", *headers), ("甲", *"987"[: len(headers)])
    assert seen(tmp_path, *lines) == "value-column-unclear"
