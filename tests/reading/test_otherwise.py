"""Words around a figure that say that it is another than the plan's: header, title, sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Unreadable
from qcheck.reading import otherwise, read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ("指标名称", "单位", "目标值", "完成值")
ROW = ("甲", "件", "100", "90")


def codes(tmp_path: Path, *lines: tuple[str, ...], column: str | None = None) -> list[str]:
    """What became of each row: "" for a figure."""
    rows = read([book.table(tmp_path, [*lines])], column=column).rows
    return [row.value.code if isinstance(row.value, Unreadable) else "" for row in rows]


SAID = "value-said-otherwise"


@pytest.mark.parametrize(
    ("text", "otherwise_said"),
    [
        ("增量", True),
        ("（二）同比增速（%）", True),
        ("其中：规上企业", True),
        ("以下为增量", True),
        ("三、得分情况", True),
        ("附：作废数据", True),
        ("二、预计全年", True),
        ("不含义乌", True),
        ("三年累计", True),
        ("目标完成情况", False),
        ("一、主要目标", False),
        ("创新增长", False),
        ("质量合格率", False),
        ("全市", False),
        ("万元", False),
        ("年度累计", False),
    ],
)
def test_a_label(text: str, *, otherwise_said: bool) -> None:
    assert bool(otherwise.label(text)) is otherwise_said


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("完成值（增量）", SAID),
        ("完成值（规上）", SAID),
        ("完成值（申报）", SAID),
        ("完成数（公示中）", SAID),
        ("完成值（上报）", ""),
        ("完成值（抽样）", SAID),
        ("完成值（不含义乌）", SAID),
        ("完成值（件）", ""),
        ("完成值（累计）", ""),
        ("目标任务完成情况", ""),
    ],
)
def test_the_bracket_of_a_header(tmp_path: Path, header: str, code: str) -> None:
    assert codes(tmp_path, (*HEADER[:3], header), ROW) == [code]


def test_a_column_that_was_named_is_taken(tmp_path: Path) -> None:
    header = "完成值（规上）"
    assert codes(tmp_path, (*HEADER[:3], header), ROW, column=header) == [""]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2025年质量强市指标增量情况表", SAID),
        ("2025年全年预计完成情况表", SAID),
        ("质量强市考核评分表", SAID),
        ("全省各市平均水平", SAID),
        ("质量强市指标（规上企业口径）", SAID),
        ("2024年完成情况（作废）", SAID),
        ("目标完成情况表", ""),
        ("2025年计划完成情况", ""),
        ("任务完成情况表", ""),
        ("增长目标完成情况表", ""),
        ("主要指标完成情况表（示例数据）", ""),
    ],
)
def test_a_title(tmp_path: Path, title: str, code: str) -> None:
    assert codes(tmp_path, (title,), HEADER, ROW) == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [("目标分解", SAID), ("任务分解表", SAID), ("目标完成", ""), ("指标", ""), ("申报数据", "")],
)
def test_the_name_of_a_sheet(tmp_path: Path, name: str, code: str) -> None:
    part = book.sheet(book.rows(HEADER, ROW))
    path = book.save(tmp_path, book.workbook({name: part}))
    (row,) = read([path]).rows
    assert (row.value.code if isinstance(row.value, Unreadable) else "") == code


@pytest.mark.parametrize(
    ("title", "code"),
    [("2025年工作进展情况", ""), ("目标任务完成情况", ""), ("2025年质量强市目标", SAID)],
)
def test_a_title_says_results_in_a_sheet_named_for_tasks(
    tmp_path: Path, title: str, code: str
) -> None:
    part = book.sheet(book.rows((title,), HEADER, ROW))
    path = book.save(tmp_path, book.workbook({"任务分解": part}))
    (row,) = read([path]).rows
    assert (row.value.code if isinstance(row.value, Unreadable) else "") == code


def test_a_score_has_a_column_of_its_own(tmp_path: Path) -> None:
    assert codes(tmp_path, ("考核评分表",), (*HEADER, "得分"), (*ROW, "5")) == [""]


@pytest.mark.parametrize(("name", "code"), [("甲", SAID), ("甲增速", "")])
def test_the_name_says_it_too(tmp_path: Path, name: str, code: str) -> None:
    assert codes(tmp_path, ("主要指标增速表",), HEADER, (name, *ROW[1:])) == [code]


@pytest.mark.parametrize(
    ("section", "code"),
    [("以下为增量", SAID), ("附：作废数据", SAID), ("二、创新驱动", "")],
)
def test_a_row_over_others(tmp_path: Path, section: str, code: str) -> None:
    lines = (ROW, (section,), ("乙", *ROW[1:]), ("三、创新发展",), ("丙", *ROW[1:]))
    assert codes(tmp_path, HEADER, *lines) == ["", code, ""]


@pytest.mark.parametrize("section", ["一、全省情况", "参考：全国"])
def test_a_row_of_all_the_province(tmp_path: Path, section: str) -> None:
    rows = read([book.table(tmp_path, [HEADER, (section,), ROW])]).rows
    assert [row.region for row in rows] == [otherwise.bare(section)[:2]]


@pytest.mark.parametrize(
    ("header", "said", "code"),
    [
        ("统计方式", "当年增量", SAID),
        ("统计方式", "合计", ""),
        ("口径", "规上工业", SAID),
        ("口径", "全市", ""),
        ("状态", "作废", SAID),
        ("状态", "未达标", ""),
        ("审核意见", "退回", SAID),
        ("审核意见", "通过", ""),
        ("是否有效", "否", SAID),
        ("是否有效", "是", ""),
        ("对象", "企业", SAID),
        ("考核对象", "企业", ""),
        ("版本", "旧", SAID),
        ("版本", "终稿", ""),
    ],
)
def test_a_column_that_qualifies(tmp_path: Path, header: str, said: str, code: str) -> None:
    assert codes(tmp_path, (*HEADER, header), (*ROW, said)) == [code]


def test_words_are_quoted(tmp_path: Path) -> None:
    (row,) = read([book.table(tmp_path, [("指标预测表",), HEADER, ROW])]).rows
    assert not isinstance(row.value, Figure)
    assert row.value.params["note"] == "指标预测表"
