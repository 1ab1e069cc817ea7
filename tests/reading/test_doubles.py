"""A column of unknown meaning whose figures are near those of the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Renaming, Unreadable
from qcheck.reading import doubles, read
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actuals

SECOND = "value-column-second"


def table(header: str, *others: str, value: str = "完成值") -> list[tuple[str, ...]]:
    """Rows with the values 100, 90 and 80, and what stands beside each."""
    rows = [("甲乙丙"[at], "件", ("100", "90", "80")[at], other) for at, other in enumerate(others)]
    return [("指标名称", "单位", value, header), *rows]


def codes(found: Actuals) -> list[str]:
    """What became of each row: "" for a figure."""
    return [row.value.code if isinstance(row.value, Unreadable) else "" for row in found.rows]


def of(tmp_path: Path, lines: Sequence[Sequence[str]], column: str | None = None) -> list[str]:
    return codes(read([book.table(tmp_path, lines)], column=column))


@pytest.mark.parametrize(
    "header", ["剔除重复后", "统计局数", "国家评估值", "确认数", "第三方评估值", "比对后", "终核数"]
)
def test_another_state_of_the_values(tmp_path: Path, header: str) -> None:
    assert of(tmp_path, table(header, "95", "85", "70")) == [SECOND] * 3


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (("95",), [SECOND]),
        (("100",), [""]),
        (("20",), [""]),
        (("100", "90", "80"), ["", "", ""]),
        (("100", "90", "70"), ["", "", SECOND]),
        (("95", "", "70"), [SECOND] * 3),
        (("95", "9", "8"), ["", "", ""]),
        (("95", "85", "8"), [SECOND] * 3),
        (("", "", ""), ["", "", ""]),
        (("属实", "属实", "属实"), ["", "", ""]),
        (("95", "属实", "属实"), [SECOND] * 3),
        (("95%", "85%", "70%"), ["", "", ""]),
        (("95项", "85项", "70项"), ["", "", ""]),
    ],
)
def test_how_near_and_how_often(
    tmp_path: Path, others: tuple[str, ...], expected: list[str]
) -> None:
    assert of(tmp_path, table("确认数", *others)) == expected


@pytest.mark.parametrize(
    "header",
    [
        "目标值",
        "上年数",
        "基数",
        "权重",
        "得分",
        "合格率",
        "序号",
        "备注",
        "备注1",
        "本月",
        "其中：规上",
        "全省平均",
        "杭州市",
        "国家标准",
        "满意值",
        "不允许值",
        "联系电话",
        "抽检批次",
        "确认数(万元)",
        "责任单位",
        "审核意见",
    ],
)
def test_a_header_that_tells_of_something_else(tmp_path: Path, header: str) -> None:
    assert of(tmp_path, table(header, "95", "85", "70")) == ["", "", ""]


def test_batches_and_their_rate(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "单位", "完成值", "抽检批次", "合格批次", "合格率"),
        ("抽检合格批次数", "批次", "490", "500", "490", "98%"),
        ("农产品抽检批次", "批次", "300", "310", "300", "97%"),
    ]
    assert of(tmp_path, lines) == ["", ""]


def test_years_are_no_values(tmp_path: Path) -> None:
    lines = [("指标名称", "完成值", "核准"), ("甲", "1800", "2021"), ("乙", "1700", "2022")]
    assert of(tmp_path, lines) == ["", ""]


@pytest.mark.parametrize(("header", "code"), [("2024年确认", SECOND), ("2025年确认", "")])
def test_figures_of_another_year(tmp_path: Path, header: str, code: str) -> None:
    lines = table(header, "95", "85", value="2024年完成值")
    assert of(tmp_path, lines) == [code] * 2


def test_both_columns_are_named(tmp_path: Path) -> None:
    row = read([book.table(tmp_path, table("确认数", "95", "85", "70"))]).rows[0]
    assert isinstance(row.value, Unreadable)
    assert row.value.params == {"columns": "完成值(C)、确认数(D)"}


@pytest.mark.parametrize("column", ["完成值", "确认数"])
def test_the_column_that_was_named_is_taken(tmp_path: Path, column: str) -> None:
    assert of(tmp_path, table("确认数", "95", "85", "70"), column) == ["", "", ""]


@pytest.mark.parametrize(
    ("header", "means"), [("确认数", "other"), ("确认数", "value"), ("完成值", "value")]
)
def test_what_a_mapping_says_settles_it(tmp_path: Path, header: str, means: str) -> None:
    said = [Renaming(written=header, means=means, source="names.yaml:2:3")]
    path = book.table(tmp_path, table("确认数", "95", "85", "70"))
    assert codes(read([path], columns=said)) == ["", "", ""]


def test_each_block_is_judged_by_itself(tmp_path: Path) -> None:
    lines = [*table("确认数", "95", "85"), ("丙表",), *table("确认数", "9", "8")]
    assert of(tmp_path, lines) == [SECOND, SECOND, "", ""]


def test_rows_that_repeat_are_compared_too(tmp_path: Path) -> None:
    header = "指标名称,单位,地区,完成值,确认数"
    rows = [f"甲,件,义乌市,{100 + at},{95 + at % 7}" for at in range(60)]
    path = book.save(tmp_path, "\n".join([header, *rows]), "a.csv")
    assert codes(read([path])) == [SECOND] * 60


def test_a_long_table_stops_watching_what_is_not_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubles, "_ENOUGH", 10)
    far = [f"甲{at},件,100,5" for at in range(10)]
    near = [f"乙{at},件,100,95" for at in range(30)]
    for rows, code in (([*far, *near], ""), ([*near, *far], SECOND)):
        path = book.save(tmp_path, "\n".join(["指标名称,单位,完成值,确认数", *rows]), "a.csv")
        assert codes(read([path])) == [code] * 40
