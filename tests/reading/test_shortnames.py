"""Places called by their names alone are places wherever they stand. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.evidence import of_region
from qcheck.reading import read, shortnames
from qcheck.reading.area import named, places_in
from qcheck.reading.places import are_places
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = ("指标名称", "单位", "目标值", "完成值")
ROW = ("甲", "件", "9", "5")


def whose(tmp_path: Path, lines: Sequence[Sequence[str]], sheet: str = "S") -> str:
    """The region of the last row, as it is for the plan of 金华市; 全市 where it is the whole's."""
    filled = [[book.number(c) if c.isdigit() else c for c in line] for line in lines]
    parts = {sheet: book.sheet(book.rows(*filled))}
    actuals = read([book.save(tmp_path, book.workbook(parts))], home="金华市")
    elsewhere = of_region(actuals.rows[-1:], "金华市", None)[1]
    return elsewhere[0].region if elsewhere else "全市"


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("义乌", "义乌"),
        ("浦江", "浦江"),
        ("婺城、金东", "婺城、金东"),
        ("市区", "市区"),
        ("开发区", "开发区"),
        ("金华", "全市"),
        ("全市", "全市"),
        ("工业", "全市"),
    ],
)
def test_one_rule_for_all_places(tmp_path: Path, place: str, region: str) -> None:
    plain = [HEADER, ROW]
    tables = {
        "sheet": whose(tmp_path, plain, place),
        "bracket": whose(tmp_path, [(f"质量指标完成情况（{place}）",), *plain]),
        "section": whose(tmp_path, [*plain, (f"二、{place}：",), ("乙", *ROW[1:])]),
        "remark": whose(tmp_path, [(*HEADER, "备注"), (*ROW, f"为{place}数据")]),
        "column": whose(tmp_path, [(*HEADER, "属地"), (*ROW, place)]),
        "header": whose(tmp_path, [(*HEADER[:3], f"完成值（{place}）"), ROW]),
    }
    if place == "工业":  # a bracket that nobody understands has a test of its own
        tables.pop("header")
    assert tables == dict.fromkeys(tables, region)


def test_the_group_above_target_and_value(tmp_path: Path) -> None:
    lines = [("指标名称", "单位", "义乌"), ("", "", "目标值", "完成值"), ("甲", "件", "9", "5")]
    filled = [[book.number(c) if c.isdigit() else c for c in line] for line in lines]
    merges = '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>'
    data = book.workbook({"S": book.sheet(book.rows(*filled), after=merges)})
    assert [row.region for row in read([book.save(tmp_path, data)]).rows] == ["义乌"]


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("义乌质量工作完成情况", ("义乌",)),
        ("浙江金华指标完成情况", ("金华",)),
        ("浙江省金华义乌市指标", ("义乌市",)),
        ("江西省赣州市章贡区情况", ("章贡区",)),
        ("浙江质量指标", ("浙江省",)),
        ("浙江制造品牌情况", ()),
        ("浙江质量奖情况", ()),
        ("义乌小商品指数", ()),
        ("兰溪等县指标", ("兰溪",)),
        ("金华市区指标", ("金华市区",)),
        ("金华市区域发展", ("金华市",)),
        ("金华市本级指标", ("金华市本级",)),
        ("金华经济技术开发区指标", ("金华经济技术开发区",)),
        ("全省质量指标完成情况", ("全省",)),
        ("全国文明城市创建指标", ()),
        ("各市区质量指标", ()),
    ],
)
def test_what_a_title_is_about(title: str, places: tuple[str, ...]) -> None:
    assert places_in(title) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("三、义乌", "义乌"),
        ("全国平均水平", "全国平均水平"),
        ("浙江平均", "浙江平均"),
        ("全市平均", ""),
        ("和平", ""),
        ("朝阳", ""),
    ],
)
def test_a_whole_text(text: str, place: str) -> None:
    assert named(text) == place


def test_several_places_are_places_too() -> None:
    assert are_places("义乌、兰溪")
    assert are_places("仁和县")
    assert are_places("兰溪等")
    assert not are_places("义乌、数据")


def test_what_stands_in_full_elsewhere_is_known_for_one_run(tmp_path: Path) -> None:
    lines = [("临江质量指标完成情况",), (*HEADER, "备注"), (*ROW, "")]
    assert whose(tmp_path, lines) == "全市"
    assert whose(tmp_path, [*lines, ("乙", *ROW[1:], "临江县"), ("丙", *ROW[1:], "")]) == "临江"
    assert whose(tmp_path, lines) == "全市"


def test_the_plan_says_what_is_a_place(tmp_path: Path) -> None:
    path = book.table(tmp_path, [("临江质量指标",), HEADER, ROW])
    assert read([path], places=["临江县"]).rows[0].around == (("临江",),)
    assert read([path]).rows[0].around == ()


@pytest.mark.parametrize(
    ("full", "short"),
    [("临江县", "临江"), ("经开区", ""), ("工业区", ""), ("临江区", "临江"), ("江县", "")],
)
def test_a_kind_of_district_is_no_name(full: str, short: str) -> None:
    with shortnames.knowing([full]):
        assert shortnames.opening(full[:-1]) == short
    assert shortnames.opening(full[:-1]) == ""


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("嘉兴港区质量指标完成情况", ("嘉兴港区",)),
        ("嘉兴港区", ("嘉兴港区",)),
        ("嘉兴质量指标完成情况", ("嘉兴",)),
        ("杭州海关统计数据", ()),
        ("重点市区工作", ()),
        ("2023年以来金华市质量指标完成情况", ("金华市",)),
        ("目前金华市质量指标完成情况", ("金华市",)),
        ("全国质量月活动指标完成情况", ()),
        ("全国质量指标", ("全国",)),
    ],
)
def test_a_place_that_begins_with_the_name_of_another(title: str, places: tuple[str, ...]) -> None:
    assert places_in(title) == places
