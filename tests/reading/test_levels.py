"""一级 | 二级 below one 指标, and 计划 | 完成 below each indicator of a table of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from tests.reading import book
from tests.reading.test_reshape import figure, table

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

TITLE = ("示范市主要指标完成情况（截至2025年6月30日）",)


def told(row: Actual) -> tuple[str, str, str, str, str]:
    cell = row.source.rpartition("!")[2]
    return row.name, row.region, figure(row), row.stated, cell


@pytest.mark.parametrize("levels", [("一级", "二级"), ("一级指标", "二级指标")])
def test_the_lowest_level_is_the_name(tmp_path: Path, levels: tuple[str, str]) -> None:
    found = table(
        tmp_path,
        TITLE,
        ("序号", "指标", "", "单位", "完成值"),
        ("", *levels),
        ("1", "质量", "合格率", "%", "98.5"),
        ("2", "", "生产率", "万元/人", "26"),
        after=book.merges("B2:C2", "A2:A3", "D2:D3", "E2:E3", "B4:B5"),
    )
    assert [told(row) for row in found.rows] == [
        ("合格率", "", "98.5%", "", "E4"),
        ("生产率", "", "26万元/人", "", "E5"),
    ]


def test_one_level_alone_may_be_an_indicator(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        ("序号", "指标", "", "完成值"),
        ("1", "一级", "某", "5"),
        ("2", "二级", "某", "6"),
        after=book.merges("B1:C1"),
    )
    assert [row.name for row in found.rows] == ["一级", "二级"]


MERGED = book.merges("A2:A3", "B2:D2", "E2:F2", "G2:G3")


def test_the_value_below_each_indicator(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        TITLE,
        ("地区", "产值(亿元)", "", "", "专利", "", "备注"),
        ("", "计划", "完成", "完成率(%)", "实际完成(件)", "得分"),
        ("金华市", "1000", "950", "95", "170", "9", "无"),
        ("义乌市", "300", "", "", "60", "8"),
        after=MERGED,
    )
    assert [told(row) for row in found.rows] == [
        ("产值(亿元)", "金华市", "950亿元", "1000", "C4"),
        ("产值(亿元)", "义乌市", "value-missing", "300", "C5"),
        ("专利", "金华市", "170件", "", "E4"),
        ("专利", "义乌市", "60件", "", "E5"),
    ]
    assert {row.named_at.rpartition("!")[2] for row in found.rows} == {"B2", "E2"}


@pytest.mark.parametrize(
    "below",
    [
        ("计划", "完成", "核定完成"),  # which of the two?
        ("计划", "完成", "调整后完成"),
        ("计划", "6月完成", "完成率"),  # of another time than the title
        ("计划", "本年完成", "完成率"),
        ("计划", "完成(万元)", "完成率"),  # another unit than the name
        ("计划", "目标", "完成率"),
        ("计划", "目标", "完成"),  # two targets
        ("计划", "完成", "某列"),
        ("预计完成", "上年完成", "完成率"),
    ],
)
def test_what_is_not_certain_is_not_read(tmp_path: Path, below: tuple[str, ...]) -> None:
    with pytest.raises(DataError):
        table(
            tmp_path,
            TITLE,
            ("地区", "产值(亿元)", "", ""),
            ("", *below),
            ("金华市", "1000", "950", "95"),
            after=book.merges("A2:A3", "B2:D2"),
        )
