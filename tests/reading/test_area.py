"""Whose figures a table holds where no 地区 column says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.evidence import of_region
from qcheck.reading import read
from qcheck.reading.area import named, places_in
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ("指标名称", "单位", "完成值")
LINE = ("甲", "万元", "10")
WITH_CATEGORY = ("类别", *HEAD)


def regions(tmp_path: Path, lines: Sequence[Sequence[str]], whole: str = "金华市") -> list[str]:
    """The regions of the rows that are not of the plan's own."""
    actuals = read([book.table(tmp_path, lines)])
    return [row.region for row in of_region(actuals.rows, whole, None)[1]]


@pytest.mark.parametrize(
    ("lines", "elsewhere"),
    [
        ([("兰溪市主要指标完成情况",), HEAD, LINE], ["兰溪市"]),
        ([("浙江省主要指标",), HEAD, LINE], ["浙江省"]),
        ([("2025年义乌市主要指标",), HEAD, LINE], ["义乌市"]),
        ([("金华市主要指标",), ("填报单位：义乌市发改局",), HEAD, LINE], ["义乌市"]),
        ([("浙江省金华市兰溪市主要指标",), HEAD, LINE], ["兰溪市"]),
        ([("地市", *HEAD), ("兰溪市", *LINE)], ["兰溪市"]),
        ([WITH_CATEGORY, ("兰溪市", *LINE), ("", "乙", "", "2")], ["兰溪市"] * 2),
        ([("", *HEAD), ("兰溪市", *LINE)], ["兰溪市"]),
        ([HEAD, ("兰溪市",), LINE, ("一、义乌市",), LINE], ["兰溪市", "义乌市"]),
        ([(*HEAD, "备注"), (*LINE, "义乌市数据")], ["义乌市"]),
        ([("兰溪市指标",), ("地区", *HEAD), ("合计", *LINE)], ["兰溪市"]),
    ],
)
def test_the_figures_of_another_place_are_not_those_of_the_plan(
    tmp_path: Path, lines: Sequence[Sequence[str]], elsewhere: list[str]
) -> None:
    assert regions(tmp_path, lines) == elsewhere


@pytest.mark.parametrize(
    "lines",
    [
        [("浙江省金华市主要指标完成情况",), HEAD, LINE],
        [("浙江省质量工作考核表",), ("填报单位：金华市市场监管局",), HEAD, LINE],
        [("质量强市主要指标",), HEAD, LINE],
        [("全市主要指标分县(市、区)完成情况",), ("填报单位：市市场监管局",), HEAD, LINE],
        [("义乌市主要指标",), ("地区", *HEAD), ("金华市", *LINE)],
        [WITH_CATEGORY, ("制造强市", *LINE), ("市级", "乙", "", "2")],
        [HEAD, ("兰溪市",), ("全市",), LINE],
        [(*HEAD, "备注"), (*LINE, "义乌市牵头")],
    ],
)
def test_the_plan_s_own_place_or_none(tmp_path: Path, lines: Sequence[Sequence[str]]) -> None:
    assert regions(tmp_path, lines) == []


def test_a_plan_without_a_region_takes_the_table_s(tmp_path: Path) -> None:
    assert regions(tmp_path, [("兰溪市主要指标",), HEAD, LINE], whole="") == []


def test_the_name_of_the_sheet_speaks_of_a_place_too(tmp_path: Path) -> None:
    parts = {n: book.sheet(book.rows(HEAD, LINE)) for n in ("兰溪市", "金华市", "市发改局")}
    actuals = read([book.save(tmp_path, book.workbook(parts))])
    own, other = of_region(actuals.rows, "金华市", None)
    assert (len(own), [row.region for row in other]) == (2, ["兰溪市"])


def test_a_page_goes_on_with_the_place_of_the_one_before(tmp_path: Path) -> None:
    lines = [HEAD, ("兰溪市",), LINE, HEAD, ("乙", "万元", "2")]
    assert regions(tmp_path, lines) == ["兰溪市"] * 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2025年上半年金华市婺城区指标", ("婺城区",)),
        ("内蒙古自治区呼和浩特市指标", ("呼和浩特市",)),
        ("延边朝鲜族自治州指标", ("延边朝鲜族自治州",)),
        ("金华市、兰溪市对比", ("金华市", "兰溪市")),
        ("市中区2025年指标", ("市中区",)),
        ("示范市市场监督管理局", ("示范市",)),
        ("市市场监管局", ()),
        ("县经信局", ()),
        ("文明城市创建", ()),
        ("设区市完成情况", ()),
        ("制造强市建设", ()),
    ],
)
def test_the_places_of_a_title(text: str, places: tuple[str, ...]) -> None:
    assert places_in(text) == places


def test_the_place_of_a_whole_text() -> None:
    assert [named(text) for text in ("一、兰溪市", "市级", "制造强市", "合计", "本溪市")] == [
        "兰溪市",
        "",
        "",
        "",
        "本溪市",
    ]
