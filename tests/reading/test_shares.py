"""Columns of counts beside columns of shares, and rows of text that are longer than their header.

示例数据.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Unreadable
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actuals


def shown(actuals: Actuals) -> list[str]:
    """The text of each value, or the code of why there is none."""
    return [
        one.value.code if isinstance(one.value, Unreadable) else one.raw for one in actuals.rows
    ]


COUNT, RATE = ("创建质量强镇", "12个"), ("药品抽查合格率", "96%")
UNCLEAR = "value-beside-share"


@pytest.mark.parametrize("other", ["占比(%)", "合格率（%）", "比例", "达标率(%)"])
def test_a_rate_beside_shares(tmp_path: Path, other: str) -> None:
    lines = [("指标名称", "目标", "完成数量", other), (*COUNT, "11", "92"), (*RATE, "31", "94.2")]
    path = book.table(tmp_path, lines)
    assert shown(read([path])) == ["11", UNCLEAR]
    assert shown(read([path], column="完成数量")) == ["11", "31"]


def test_under_one_header(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "目标", "完成情况", ""),
        ("", "", "数量", "比例（%）"),
        (*COUNT, "11", "92"),
        (*RATE, "31", "94.2"),
    ]
    path = book.table(tmp_path, lines, book.merges("A1:A2", "B1:B2", "C1:D1"))
    assert shown(read([path])) == ["11", UNCLEAR]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("指标名称", "目标", "完成数量", "完成率(%)"), (*RATE, "94.2", "98")),
        (("指标名称", "目标", "完成数量", "增长率(%)"), (*RATE, "94.2", "2")),
        (("指标名称", "目标", "完成数量", "完成比例(%)"), (*RATE, "94.2", "98")),
        (("指标名称", "目标", "完成数量", "得分率(%)"), (*RATE, "94.2", "98")),
        (("指标名称", "目标", "完成值", "占比(%)"), (*RATE, "94.2", "2")),
        (("指标名称", "目标", "完成数量", "占比(%)"), (*RATE, "94.2%", "2")),
    ],
)
def test_what_leaves_no_doubt(
    tmp_path: Path, header: tuple[str, ...], row: tuple[str, ...]
) -> None:
    assert shown(read([book.table(tmp_path, [header, row])])) == [row[2]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("甲,台件,9,400,9,512", "value-shifted"),
        ("甲,台件,9400,9512", "9400"),
        ("甲,台件,9400,9512,", "9400"),
        ("甲,台件,9400,9512,已上报", "9400"),
        ("甲,台件,9400,较上年高,全省第二", "9400"),
        ('甲,台件,"9,400","9,512"', "9,400"),
    ],
)
def test_a_row_longer_than_the_header(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"指标名称,单位,完成值,目标值\n乙,件,5,6\n{line}\n", encoding="utf-8")
    assert shown(read([str(path)])) == ["5", code]
