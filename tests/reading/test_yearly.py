"""Amounts of several years, stocks, and what came within the year: which a header says they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Unreadable
from qcheck.reading import read
from qcheck.verify import verify
from tests import builders
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Finding, Verdict

TITLE = ("2025年上半年质量指标",)
YEARLY = builders.target("≥ 400家", "flow", name="新增", id="new", yearly=True)
WHOLE = builders.target("≥ 1100家", "flow", name="三年新增", id="all")
STOCK = builders.target("≥ 1800家", "stock", name="拥有量", id="stock")


def judged(
    tmp_path: Path, headers: tuple[str, ...], *figures: str, column: str | None = None
) -> tuple[dict[str, Verdict], list[Finding]]:
    """The verdicts by id, and the findings that concern a target."""
    plan = builders.plan(YEARLY, WHOLE, STOCK)
    lines = [(one.name, "家", *figures) for one in plan.targets]
    path = book.table(tmp_path, [TITLE, ("指标名称", "单位", *headers), *lines])
    found = verify(plan, read([path], column=column), builders.JUNE)
    return {v.target.id: v for v in found.verdicts}, [f for f in found.findings if f.target]


def value(verdict: Verdict) -> str:
    return str(verdict.actual.value) if verdict.actual else ""


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (("当年新增", "累计完成"), "amount-of-year-beside"),
        (("本年新增", "累计"), "amount-of-year-beside"),
        (("2025年新增", "累计完成"), "amount-of-year-beside"),
        (("1-6月新增", "完成值"), "amount-of-year-beside"),
        (("本年数", "累计数"), "amount-of-year-beside"),
        (("其中当年新增", "完成值"), "amount-of-year-beside"),
        (("新增", "累计完成"), "amount-of-year-beside"),
        (("本年新增", "期末数"), "amount-of-years"),
        (("2025年新增", "总量"), "amount-of-years"),
        (("上年", "期末数"), "amount-of-years"),
        (("上年", "累计完成（2023年1月—2025年6月）"), "amount-of-more"),
        (("当月新增", "累计完成"), ""),
        (("上年新增", "累计完成"), ""),
        (("新增目标", "累计完成"), ""),
        (("当年新增", "本年累计完成"), ""),
        (("权重", "累计完成"), ""),
    ],
)
def test_the_amount_of_a_year(tmp_path: Path, headers: tuple[str, str], code: str) -> None:
    verdicts, findings = judged(tmp_path, headers, "215", "1032")
    assert [f.code for f in findings if f.target == "new" and f.code.startswith("amount")] == (
        [code] if code else []
    )
    assert value(verdicts["new"]) == ("" if code else "1032")
    assert value(verdicts["stock"]) == "1032"


def test_the_same_figure_twice_is_no_doubt(tmp_path: Path) -> None:
    verdicts, _ = judged(tmp_path, ("当年新增", "累计完成"), "215", "215")
    assert value(verdicts["new"]) == "215"


def test_a_column_that_the_user_names(tmp_path: Path) -> None:
    verdicts, _ = judged(tmp_path, ("当年新增", "累计完成"), "215", "1032", column="当年新增")
    assert value(verdicts["new"]) == "215"


def test_the_whole_period_may_span_years(tmp_path: Path) -> None:
    header = ("累计完成（2023年1月—2025年6月）",)
    assert value(judged(tmp_path, header, "1032")[0]["all"]) == "1032"
    earlier = ("累计完成（2021年1月—2025年6月）",)
    assert value(judged(tmp_path, earlier, "1032")[0]["all"]) == ""


def test_since_when_an_amount_should_count(tmp_path: Path) -> None:
    _, findings = judged(tmp_path, ("二季度完成",), "123")
    starts = {f.target: f.params["start"] for f in findings if f.code == "amount-of-a-part"}
    assert starts == {"new": "2025-01-01", "all": "2023-01-01"}


def test_a_category_that_names_a_part(tmp_path: Path) -> None:
    lines = [("指标名称", "类别", "完成值"), ("甲", "其中规上", "120"), ("乙", "其中", "3")]
    first, second = read([book.table(tmp_path, [TITLE, *lines])]).rows
    assert isinstance(first.value, Unreadable)
    assert first.value.code == "value-noted-otherwise"
    assert not isinstance(second.value, Unreadable)


@pytest.mark.parametrize(
    ("note", "region"),
    [
        ("全省数据", "全省"),
        ("市本级", "市本级"),
        ("口径为市区", "市区"),
        ("仅义乌市", "义乌市"),
        ("不含义乌市", ""),
        ("含义乌市", ""),
        ("已达标", ""),
        ("省级", ""),
    ],
)
def test_the_place_of_a_remark(tmp_path: Path, note: str, region: str) -> None:
    lines = [("指标名称", "完成值", "备注"), ("甲", "120", note)]
    row = read([book.table(tmp_path, [TITLE, *lines])]).rows[0]
    assert row.region == region


def test_the_day_of_a_row_says_nothing_of_the_beginning(tmp_path: Path) -> None:
    head = ("指标名称", "累计完成（2023年1月—2025年6月）", "数据时点")
    row = read([book.table(tmp_path, [TITLE, head, ("甲", "7", "2025-06-30")])]).rows[0]
    assert (row.date, row.covers) == (builders.JUNE, dt.date(2023, 1, 1))


@pytest.mark.parametrize(
    ("headers", "first", "second", "code"),
    [
        (("上年末数", "本年完成"), "10320", "215", "stock-or-addition"),
        (("基数", "完成数"), "10320", "215", "stock-or-addition"),
        (("基数", "完成数"), "1000", "1032", ""),
        (("上年得分", "完成数"), "10320", "1032", ""),
        (("上年排名", "完成数"), "10320", "1032", ""),
        (("新增目标", "完成数"), "215", "215", "value-of-added-target"),
        (("权重", "本年度完成"), "5", "215", "stock-of-year"),
    ],
)
def test_a_stock_is_not_what_was_added(
    tmp_path: Path, headers: tuple[str, str], first: str, second: str, code: str
) -> None:
    verdicts, findings = judged(tmp_path, headers, first, second)
    said = {f.code for f in findings if f.target == "stock"} - {"row-target-differs"}
    assert said == ({code} if code else set())
    assert value(verdicts["stock"]) == ("" if code else second)
