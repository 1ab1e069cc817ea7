"""What 备注 says of the figure beside it: what makes it uncertain, and what only goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Target
from qcheck.remarked import doubt
from tests.builders import JUNE, row, target

if TYPE_CHECKING:
    import datetime as dt

STOCK = target("≥ 1.8万件", "stock")
YEARLY = target("≥ 400家", "flow", yearly=True)


def doubted(note: str, value: str = "251", of: Target = STOCK, day: dt.date = JUNE) -> bool:
    said = replace(row(value), note=note)
    assert isinstance(said.value, Figure)
    found = doubt(of, said, day, said.value)
    assert found is None or found.params == {"note": note}
    return found is not None


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("更正：应为99.35%", "98.1"),
        ("笔误，实为215家", "251"),
        ("核定数215家", "251"),
        ("核定215家", "251"),
        ("应填 1.72万件", "17100"),
        ("更正为1,215家", "1251"),
        ("原报251家，更正为215家", "251"),
        ("实际完成215家", "251"),
        ("数据有误，以市场监管局后续报送为准", "251"),
        ("原报数有误", "251"),
        ("与上年重复统计", "251"),
        ("单位：十家", "251"),
        ("单位应为万件", "251"),
    ],
)
def test_a_remark_that_corrects(note: str, value: str) -> None:
    assert doubted(note, value)


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("核定数251家", "251"),
        ("原报215家有误，已更正为251家", "251"),
        ("更正为1.72万件", "17200"),
        ("更正为1.72万件", "1.72"),
        ("已更正", "251"),
        ("核对无误", "251"),
        ("已剔除重复统计", "251"),
        ("目标调整为400家", "251"),
        ("自2024年起改为2024年口径", "251"),
        ("其中新认定38家", "251"),
        ("经核实3家企业已注销", "251"),
        ("责任单位：市场监管局", "251"),
        ("单位：件", "251"),
        ("较上年增长3%", "251"),
        ("数据来源：统计局", "251"),
        ("口径以科技厅公示为准", "251"),
        ("已完成", "251"),
        ("", "251"),
    ],
)
def test_a_remark_that_changes_nothing(note: str, value: str) -> None:
    assert not doubted(note, value)


@pytest.mark.parametrize(
    "note",
    [
        "为2025年3月末数据",
        "截至2025年5月底",
        "截至5月底，下同",
        "2024年12月数据",
        "2024年数据",
        "2024年度测评结果",
        "2023年测评",
        "数据为2024年",
        "去年底数据",
        "上年数据，今年未出",
        "一季度数",
        "1-5月数",
    ],
)
def test_a_remark_of_another_time(note: str) -> None:
    assert doubted(note)


@pytest.mark.parametrize(
    "note",
    [
        "截至2025年6月底",
        "2025年6月数据",
        "2025年数据",
        "上半年数据",
        "1-6月数",
        "2024年12月",
        "2024年3月通过验收",
        "预计9月完成",
        "2023年起实施",
        "2024年为2.61%",
        "上年同期为215家",
    ],
)
def test_a_remark_of_the_same_time_or_of_something_else(note: str) -> None:
    assert not doubted(note)


@pytest.mark.parametrize(
    ("note", "of", "unsure"),
    [
        ("2023年以来累计", YEARLY, True),
        ("2023-2025年累计", YEARLY, True),
        ("三年累计", YEARLY, True),
        ("2025年以来累计", YEARLY, False),
        ("2023年以来累计培育1032家", YEARLY, False),
        ("累计数", YEARLY, False),
        ("2023年以来累计", target("≥ 22项", "flow"), False),
        ("2021年以来累计", target("≥ 22项", "flow"), True),
        ("2020年以来累计", STOCK, False),
        ("当月数", YEARLY, True),
        ("当月数", STOCK, False),
    ],
)
def test_a_remark_of_more_or_fewer_than_its_year(note: str, of: Target, *, unsure: bool) -> None:
    assert doubted(note, of=of) is unsure


@pytest.mark.parametrize(
    ("note", "unsure"),
    [
        ("不含义乌市", True),
        ("含在建2个", True),
        ("含拟建", True),
        ("仅统计规上企业", True),
        ("其中规上", True),
        ("口径为规上企业", True),
        ("不含在建1个", False),
        ("其中国家级3个", False),
        ("含义乌市56家", False),
        ("仅差3家", False),
        ("统计口径与上年一致", False),
    ],
)
def test_a_remark_of_a_part(note: str, *, unsure: bool) -> None:
    assert doubted(note) is unsure


def test_a_scope_that_the_target_names_itself() -> None:
    firms = target("≥ 27万元/人", name="规上制造业全员劳动生产率")
    assert not doubted("口径为规上企业", of=firms)


@pytest.mark.parametrize(
    ("note", "unsure"),
    [
        ("年底才有数据，暂填目标值", True),
        ("按目标填列", True),
        ("同上年", True),
        ("沿用2023年数", True),
        ("沿用2025年数", False),
        ("未公布", True),
        ("空报", True),
        ("作废", True),
        ("为新增数", True),
        ("同比增幅", True),
        ("此为得分", True),
        ("请以附件为准", True),
        ("只统计到3月", True),
        ("规上工业口径", True),
        ("按目标任务推进", False),
        ("无效投诉已剔除", False),
        ("本年新增120件", False),
    ],
)
def test_a_remark_that_leaves_no_figure(note: str, unsure: bool) -> None:
    assert doubted(note) is unsure


@pytest.mark.parametrize(
    ("note", "value", "unsure"),
    [
        ("年底统计", "0", True),
        ("待年底公布", "0", True),
        ("12月认定", "0", True),
        ("待统计", "0", True),
        ("年底统计", "251", False),
        ("创建中", "0", False),
        ("年底前完成", "0", False),
    ],
)
def test_a_nought_until_there_is_a_figure(note: str, value: str, *, unsure: bool) -> None:
    assert doubted(note, value) is unsure


def test_a_nought_of_what_shall_not_happen() -> None:
    assert not doubted("年底统计", "0", target("≤ 3起", "flow"))
