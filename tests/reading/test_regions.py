"""One column for each region: who is whose, and where nobody can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError, UsageError
from qcheck.evidence import of_region
from qcheck.model import Severity, Unreadable
from qcheck.reading import read
from qcheck.reading.headers import Role, understand
from tests.builders import row
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actuals

TABLE = [
    ("示范市主要指标完成情况",),
    ("(单位：万元)",),
    ("指标名称", "示范市", "市区", "东县"),
    ("甲", "10", "5", "3"),
    ("乙", "9", "", "2"),
]


def seen(actuals: Actuals) -> list[tuple[str, str, str, str]]:
    """Name, region, text and cell of each value."""
    return [(r.name, r.region, r.raw, r.source.rpartition("!")[2]) for r in actuals.rows]


def test_a_column_for_each_region(tmp_path: Path) -> None:
    actuals = read([book.table(tmp_path, TABLE)])
    assert seen(actuals) == [
        ("甲", "示范市", "10", "B4"),
        ("甲", "市区", "5", "C4"),
        ("甲", "东县", "3", "D4"),
        ("乙", "示范市", "9", "B5"),
        ("乙", "市区", "", "C5"),
        ("乙", "东县", "2", "D5"),
    ]
    assert {row.unit for row in actuals.rows} == {"万元"}
    assert actuals.inputs[0].rows == 2
    assert actuals.findings == ()


def test_the_region_asked_for(tmp_path: Path) -> None:
    path = book.table(tmp_path, TABLE)
    actuals = read([path], region="东县")
    assert seen(actuals) == [("甲", "东县", "3", "D4"), ("乙", "东县", "2", "D5")]
    assert [f.code for f in actuals.findings] == ["rows-of-other-regions"]
    with pytest.raises(UsageError, match=r"data\.region-unknown") as caught:
        read([path], region="西县")
    assert caught.value.params["regions"] == "示范市、市区、东县"


def test_target_and_value_under_each_region(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "单位", "示范市", "", "东县", ""),
        ("", "", "目标值", "完成值", "目标值", "完成值"),
        ("甲", "件", "10", "9", "5", "4"),
    ]
    actuals = read([book.table(tmp_path, lines, book.merges("C1:D1", "E1:F1"))])
    assert seen(actuals) == [("甲", "示范市", "9", "D3"), ("甲", "东县", "4", "F3")]
    assert [row.stated for row in actuals.rows] == ["10", "5"]


@pytest.mark.parametrize("merged", [True, False])
def test_three_rows_of_headers(tmp_path: Path, *, merged: bool) -> None:
    lines = [
        ("2024年情况",),
        ("指标名称", "单位", "2024年完成情况", "", "", ""),
        ("", "", "示范市", "", "东县", ""),
        ("", "", "目标", "完成", "目标", "完成"),
        ("甲", "件", "10", "9", "5", "4"),
    ]
    after = book.merges("A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3") if merged else ""
    actuals = read([book.table(tmp_path, lines, after)])
    assert seen(actuals) == [("甲", "示范市", "9", "D5"), ("甲", "东县", "4", "F5")]
    assert [row.stated for row in actuals.rows] == ["10", "5"]


def test_the_value_beside_its_regions(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "完成值", "其中：", "", ""),
        ("", "", "市区", "东县", "合计"),
        ("甲", "10", "5", "4", "9"),
    ]
    actuals = read([book.table(tmp_path, lines, book.merges("C1:E1"))])
    assert [row.region for row in actuals.rows] == ["", "市区", "东县", "合计"]


def test_periods_under_regions(tmp_path: Path) -> None:
    lines = [
        ("2024年情况",),
        ("指标名称", "示范市", "", "东县", ""),
        ("", "一季度", "上半年", "一季度", "上半年"),
        ("甲", "1", "2", "3", ""),
    ]
    actuals = read([book.table(tmp_path, lines, book.merges("B2:C2", "D2:E2"))])
    assert [(r.region, r.raw, str(r.date)) for r in actuals.rows] == [
        ("示范市", "1", "2024-03-31"),
        ("示范市", "2", "2024-06-30"),
        ("东县", "3", "2024-03-31"),
    ]


def test_the_column_asked_for_under_each_region(tmp_path: Path) -> None:
    lines = [
        ("2024年情况",),
        ("指标名称", "示范市", "", "东县", ""),
        ("", "一季度", "二季度", "一季度", "二季度"),
        ("甲", "1", "2", "3", "4"),
    ]
    path = book.table(tmp_path, lines, book.merges("B2:C2", "D2:E2"))
    for actuals in (read([path], column="二季度"), read([path], period="2024Q2")):
        assert seen(actuals) == [("甲", "示范市", "2", "C4"), ("甲", "东县", "4", "E4")]
        assert {(str(r.date), r.chosen) for r in actuals.rows} == {("2024-06-30", True)}


@pytest.mark.parametrize(
    "headers",
    [
        ("服务区", "园区名称"),
        ("责任单位", "监考单位"),
        ("东县",),
        ("合计", "东县"),
        ("上年全市", "上年东县"),
        ("是否达标县", "创建示范县"),
    ],
)
def test_what_is_no_column_of_a_region(tmp_path: Path, headers: tuple[str, ...]) -> None:
    line = ("甲", "件", *("5" for _ in headers))
    with pytest.raises(DataError, match=r"data\.no-value-column"):
        read([book.table(tmp_path, [("指标名称", "单位", *headers), line])])


@pytest.mark.parametrize(
    ("header", "role", "region"),
    [
        ("义乌市", Role.AREA, "义乌市"),
        ("市本级", Role.AREA, "市本级"),
        ("开发区", Role.AREA, "开发区"),
        ("义乌市完成值", Role.VALUE, "义乌市"),
        ("金华市区目标值", Role.TARGET, "金华市区"),
        ("完成值(全市)", Role.VALUE, "全市"),
        ("义乌市2024年完成值", Role.VALUE, "义乌市"),
        ("义乌市完成率", Role.OTHER, ""),
        ("园区完成值", Role.OTHER, ""),
        ("赣县区", Role.AREA, "赣县区"),
        ("各县区", Role.OTHER, ""),
        ("质量强镇", Role.OTHER, ""),
        ("特色小镇", Role.OTHER, ""),
        ("创建质量强镇", Role.OTHER, ""),
        ("2017年以来累计完成值", Role.VALUE, ""),
        ("自2023年以来完成数", Role.VALUE, ""),
        ("地区", Role.REGION, ""),
    ],
)
def test_the_place_in_a_header(header: str, role: Role, region: str) -> None:
    read_header = understand(header)
    assert (read_header.role, read_header.region, read_header.unit) == (role, region, "")


def test_a_table_that_sets_tasks_gives_no_values(tmp_path: Path) -> None:
    lines = [("2025年目标任务分解表",), ("指标名称", "示范市", "东县"), ("甲", "10", "4")]
    path = book.table(tmp_path, lines)
    actuals = read([path])
    value = actuals.rows[0].value
    assert isinstance(value, Unreadable)
    assert [(f.code, f.severity) for f in actuals.findings] == [("planned-columns", Severity.ERROR)]
    assert [row.raw for row in read([path], column="示范市").rows] == ["10"]


def test_names_under_tasks_beside_regions(tmp_path: Path) -> None:
    lines = [("目标任务", "目标值", "示范市", "东县"), ("甲", "9", "10", "4")]
    path = book.table(tmp_path, lines)
    assert [row.name for row in read([path]).rows] == ["甲", "甲"]
    assert [row.raw for row in read([path], region="示范市").rows] == ["10"]


def test_amounts_and_ranks_under_each_region(tmp_path: Path) -> None:
    lines = [
        ("指标", "示范市", "", "东县", ""),
        ("", "数量", "排名", "数量", "排名"),
        ("甲", "5", "1", "4", "2"),
    ]
    actuals = read([book.table(tmp_path, lines, book.merges("B1:C1", "D1:E1"))])
    assert seen(actuals) == [("甲", "示范市", "5", "B3"), ("甲", "东县", "4", "D3")]


def test_a_value_merged_over_two_regions_is_of_none(tmp_path: Path) -> None:
    lines = [("指标名称", "示范市", "市区", "东县"), ("甲", "10", "5", "")]
    actuals = read([book.table(tmp_path, lines, book.merges("C2:D2"))])
    codes = [r.value.code if isinstance(r.value, Unreadable) else r.raw for r in actuals.rows]
    assert codes == ["10", "merged-value", "merged-value"]


def test_two_values_of_one_region(tmp_path: Path) -> None:
    lines = [("指标名称", "东县完成值", "东县实际值", "西县完成值"), ("甲", "1", "2", "3")]
    actuals = read([book.table(tmp_path, lines)])
    assert [f.code for f in actuals.findings] == ["value-columns"]
    assert len(actuals.rows) == 1


@pytest.mark.parametrize(
    ("plan", "regions", "own"),
    [
        ("金华市", ["金华市", "市区", "义乌市"], ["金华市"]),
        ("金华市", ["金华", "金华市区"], ["金华"]),
        ("金华市", ["全市", "全省", "义乌市"], ["全市"]),
        ("金华市", ["合计", "义乌市"], ["合计"]),
        ("吉林市", ["吉林省", "吉林市"], ["吉林市"]),
        ("浙江省", ["全省", "全市"], ["全省"]),
        ("浙江", ["浙江省", "全省"], ["浙江省", "全省"]),
        ("金华市", ["我市", "全国"], ["我市"]),
    ],
)
def test_whose_a_column_is(plan: str, regions: list[str], own: list[str]) -> None:
    rows = [row("5", region=region) for region in regions]
    assert [one.region for one in of_region(rows, plan, None)[0]] == own
