"""Places in columns that no header calls 地区: the rows are of them all the same. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.evidence import of_region
from qcheck.reading import read
from qcheck.reading.scope import within
from tests.reading import book
from tests.reading.test_seen import meanings, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actuals

PLACES = ("义乌市", "全省", "金华市", "市区")


def table(tmp_path: Path, lines: Sequence[Sequence[str]]) -> Actuals:
    return read([book.table(tmp_path, lines)])


def elsewhere(actuals: Actuals) -> list[str]:
    """The regions of the rows that are not of the plan's own."""
    return [row.region for row in of_region(actuals.rows, "金华市", None)[1]]


def headed(header: str) -> list[tuple[str, ...]]:
    named = [(f"指标{i}", place, "件", "5") for i, place in enumerate(PLACES)]
    return [("指标名称", header, "单位", "完成值"), *named]


@pytest.mark.parametrize(
    "header",
    [*"所在地 统计范围 统计口径 层级 属地 单位名称 填报地区 辖区 级别 报送地 范围".split(), ""],
)
def test_whatever_heads_the_places(tmp_path: Path, header: str) -> None:
    assert elsewhere(table(tmp_path, headed(header))) == ["义乌市", "全省", "市区"]


def test_who_is_responsible_is_no_place(tmp_path: Path) -> None:
    actuals = table(tmp_path, headed("责任单位"))
    assert elsewhere(actuals) == []
    assert "column-of-places" not in book.codes_of(actuals)


def test_the_column_is_said_once(tmp_path: Path) -> None:
    (said,) = [
        one for one in table(tmp_path, headed("范围")).findings if one.code == "column-of-places"
    ]
    assert said.source.endswith("!B1")
    assert said.params == {"column": "范围(B)", "places": "义乌市、全省、金华市、市区"}


def test_a_single_place_is_that_of_its_row_and_of_the_blanks_below(tmp_path: Path) -> None:
    header = ("指标名称", "完成值", "范围")
    lines = [header, ("甲", "1"), ("乙", "2", "义乌市"), ("丙", "3"), ("丁", "4", "全市（含义乌）")]
    assert [row.region for row in table(tmp_path, lines).rows] == ["", "义乌市", "义乌市", "全市"]


def test_a_word_among_places_is_of_no_other_place_than_it_says(tmp_path: Path) -> None:
    lines = [("指标名称", "完成值", "范围"), ("甲", "1", "兰溪市"), ("乙", "2", "义乌")]
    assert elsewhere(table(tmp_path, lines)) == ["兰溪市", "义乌"]


def test_regions_by_their_own_column_go_before(tmp_path: Path) -> None:
    lines = [("地区", "指标名称", "注册地", "完成值"), ("金华市", "甲", "义乌市", "1")]
    assert elsewhere(table(tmp_path, lines)) == []


def test_a_county_behind_its_city(tmp_path: Path) -> None:
    lines = [("地市", "县区", "指标名称", "完成值"), ("金华市", "义乌市", "甲", "1")]
    assert elsewhere(table(tmp_path, [*lines, ("金华市", "", "乙", "2")])) == ["义乌市"]


def test_other_words_in_such_a_column_end_the_rows_of_a_place(tmp_path: Path) -> None:
    told = ("义乌市", "", "已完成", "", "按序时推进")
    lines = [("指标名称", "完成值", "进度说明"), *(("甲", "1", one) for one in told)]
    assert elsewhere(table(tmp_path, lines)) == ["义乌市", "义乌市"]


@pytest.mark.parametrize("text", ["市级", "省级", "制造强市", "各县区", "合计", "按序时", "城市"])
def test_no_place(text: str) -> None:
    assert within(text) == ""


@pytest.mark.parametrize("text", ["不含义乌", "市本级", "全省", "除义乌市外", "剔除开发区"])
def test_a_part_of_the_whole(text: str) -> None:
    assert within(text) == text


def test_inspect_shows_it(tmp_path: Path) -> None:
    (block,) = sheet(tmp_path, *headed("所在地")).blocks
    assert ("B", "region", "places") in meanings(block)
