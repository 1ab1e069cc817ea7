"""Parts, samples, notes, totals, footers, units: what each row under a header is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Figure, Outcome, Unreadable
from qcheck.quantity import parse_figure
from qcheck.reading import lines
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ("序号", "指标名称", "单位", "目标值", "完成值", "备注")


@pytest.mark.parametrize(
    ("written", "name", "part"),
    [
        ("其中：国家级", "国家级", True),
        ("其中:国家级", "国家级", True),
        ("其中国家级", "国家级", True),
        ("（其中）国家级", "国家级", True),
        ("其中：①国家级", "国家级", True),
        ("其中：（1）国家级", "国家级", True),
        ("#国家级", "国家级", True),
        ("＃ 国家级", "国家级", True),
        ("△国家级", "国家级", True),
        ("└─ 国家级", "国家级", True),
        ("——国家级", "国家级", True),
        ("--国家级", "国家级", True),
        ("其中：#国家级", "国家级", True),
        ("★国家级", "国家级", False),
        ("▲国家级", "国家级", False),
        ("*国家级", "国家级", False),
        ("1.国家级", "1.国家级", False),
        ("①国家级", "①国家级", False),
        ("-10号柴油", "-10号柴油", False),
        ("其中：", "其中：", False),
        ("国家级", "国家级", False),
    ],
)
def test_the_marks_of_a_part_are_no_part_of_its_name(written: str, name: str, part: bool) -> None:
    assert lines.without_marks(written) == (name, part)


def test_a_part_takes_the_unit_of_the_row_above(tmp_path: Path) -> None:
    table = [
        ("单位：万元",),
        ("指标名称", "单位", "完成值"),
        ("发明专利", "件", book.number("100")),
        ("其中：高价值", "", book.number("40")),
        ("#国家级", "", book.number("5")),
        ("△省级(家)", "", book.number("5")),
        ("　市级", "〃", book.number("5")),
        ("总产值", "", book.number("9")),
        ("其中：规上", "", book.number("3")),
        ("出口(亿元)", "", book.number("3")),
        ("#一般贸易", "", book.number("3")),
    ]
    actuals = book.read_table(tmp_path, *table)
    assert {row.name: row.unit for row in actuals.rows} == {
        "发明专利": "件",
        "高价值": "件",
        "国家级": "件",
        "省级(家)": "家",
        "市级": "件",
        "总产值": "万元",
        "规上": "万元",
        "出口(亿元)": "亿元",
        "一般贸易": "亿元",
    }
    said = [(f.code, f.params["rows"]) for f in actuals.findings]
    assert said == [("rows-parts", "4–6、9、11")]


def test_two_units_of_a_row_that_contradict(tmp_path: Path) -> None:
    table = [
        ("指标名称", "单位", "完成值"),
        ("甲(亿元)", "万元", book.number("5")),
        ("乙(亿元)", "亿元", book.number("5")),
        ("丙(亿元)", "万元", "5亿元"),
        ("丁(PM2.5)", "微克/立方米", book.number("5")),
        ("戊(微克/立方米)", "μg/m³", book.number("5")),
    ]
    found = book.by_name(book.read_table(tmp_path, *table))
    unclear = found["甲(亿元)"].value
    assert isinstance(unclear, Unreadable)
    assert (unclear.outcome, unclear.code) == (Outcome.AMBIGUOUS, "units-of-row-differ")
    assert sum(isinstance(row.value, Figure) for row in found.values()) == 4


def test_merged_units_and_departments(tmp_path: Path) -> None:
    table = [
        ("指标名称", "单位", "监考单位", "目标值", "完成值"),
        ("甲", "件", "一局", "达标", book.number("5")),
        ("乙", "", "", "按序时进度推进", "已完成"),
        ("丙", "%", "二局", "≥ 15", book.number("16")),
        ("丁", "", "二局", "=100", "100%"),
        ("戊", "台", "二局", "不低于15", "10台套"),
        ("己", "件", "二局", "15以上", "10万"),
        ("庚", "", "二局", "达标", "达标"),
        ("辛", "", "二局", "达标", "±10%"),
    ]
    after = book.merges("B2:B3", "C2:C3", "B4:B5")
    found = book.by_name(book.read_table(tmp_path, *table, after=after))
    assert [found[name].unit for name in "甲乙丙丁"] == ["件", "件", "%", "%"]
    assert [row.stated for row in found.values()] == [line[3] for line in table[1:]]
    assert found["戊"].value == Figure(value=Decimal(10), unit="台套")
    assert found["己"].value == parse_figure("10万")
    outcomes = [v.outcome for name in "乙庚" if isinstance(v := found[name].value, Unreadable)]
    assert outcomes == [Outcome.TEXT, Outcome.TEXT]
    assert isinstance(found["辛"].value, Unreadable)


@pytest.mark.parametrize(
    ("number", "name", "note"),
    [
        ("示例", "合格率", ""),
        ("例", "合格率", ""),
        ("（示例）", "合格率", ""),
        ("填写示例", "合格率", ""),
        ("例如", "合格率", ""),
        ("1", "（示例）合格率", ""),
        ("1", "合格率（示例）", ""),
        ("1", "【样例】合格率", ""),
        ("1", "示例：合格率", ""),
        ("1", "例：合格率", ""),
        ("1", "例如合格率", ""),
        ("1", "合格率", "示例"),
        ("1", "合格率", "（示例）"),
        ("1", "合格率", "示例，填报时请删除"),
        ("1", "合格率", "此行为填报示例，请删除"),
        ("1", "合格率", "本行为示例"),
    ],
)
def test_a_sample_row_is_no_data(tmp_path: Path, number: str, name: str, note: str) -> None:
    table = [
        HEADER,
        (number, name, "%", "95", book.number("96"), note),
        ("2", "满意度", "%", "95", book.number("97"), ""),
    ]
    actuals = book.read_table(tmp_path, *table)
    assert [row.name for row in actuals.rows] == ["满意度"]
    assert [(f.code, f.params["rows"]) for f in actuals.findings] == [("rows-samples", "2")]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("示例市合格率", ""),
        ("病例数", ""),
        ("比例", ""),
        ("合格率", "例行检查"),
        ("合格率", "按示例市口径"),
        ("例会次数", ""),
        ("不良反应监测（例）", ""),  # its unit
        ("不良反应监测[例]", ""),
    ],
)
def test_words_that_only_look_like_a_sample(tmp_path: Path, name: str, note: str) -> None:
    actuals = book.read_table(tmp_path, HEADER, ("1", name, "%", "95", book.number("96"), note))
    assert [row.raw for row in actuals.rows] == ["96"]


def test_notes_footers_totals_and_headers_again(tmp_path: Path) -> None:
    table = [
        ("序号", "指标名称", "单位", "完成值"),
        ("1", "甲", "件", book.number("5")),
        (),
        ("第1页 共3页",),
        ("第 2 页", "共3页"),
        ("序号", "指标名称", "单位", "完成值"),
        ("2", "乙", "件", book.number("6")),
        ("合 计", "", "", book.number("11")),
        ("", "小计：", "", book.number("11")),
        ("", "平均值", "", book.number("5.5")),
        ("", "全市合计（件）", "", book.number("11")),
        ("注：1.数据为快报",),
        ("2.本表由统计局提供",),
        ("", "3、口径见附件"),
        ("", "单位负责人（签字）：", "", "填表人：张三"),
        ("审核：李四", "", "联系电话：80001234"),
        ("分管领导（签字）：",),
        ("2025年7月10日",),
        ("（盖章）",),
        ("- 1 -",),
        ("以下空白",),
    ]
    actuals = book.read_table(tmp_path, *table)
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "5"), ("乙", "6")]
    assert {f.code: f.params["rows"] for f in actuals.findings} == {
        "rows-notes": "4–5、12–21",
        "rows-totals": "8–11",
    }


def test_a_note_above_the_rows_hides_none_of_them(tmp_path: Path) -> None:
    table = [
        ("指标名称", "完成值"),
        ("注：示例数据",),
        ("甲", book.number("5")),
        ("乙",),
    ]
    actuals = book.read_table(tmp_path, *table)
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "5"), ("乙", "")]


@pytest.mark.parametrize(
    ("name", "leaflet"),
    [
        *((name, True) for name in "填报说明 填表说明 填写说明 封面 目录 说明 样表 示例".split()),
        *((name, True) for name in "填报须知 填表须知 模板说明 使用说明 填写示例 指标解释".split()),
        *((name, True) for name in "附件1填报说明 1.填报说明 说明页 填报说明(必读) 首页".split()),
        *((name, True) for name in "市监局（示例） 完成情况样表 README".split()),
        *((name, False) for name in "示例市 Sheet1 完成情况 情况说明表 完成情况说明 表1".split()),
        *((name, False) for name in "示例数据 目录内企业 市监局 质量 2024年 说明书合格率".split()),
    ],
)
def test_the_names_of_sheets_that_are_no_data(name: str, leaflet: bool) -> None:
    assert lines.is_leaflet(name) is leaflet


def test_one_sheet_per_department(tmp_path: Path) -> None:
    parts = {
        "封面": book.sheet(book.rows(("示范市完成情况",))),
        "填报说明": book.sheet(book.rows(HEADER, ("1", "甲", "件", "5", book.number("1")))),
        "样表": book.sheet(book.rows(HEADER, ("1", "甲", "件", "5", book.number("2")))),
        "市监局": book.sheet(book.rows(HEADER, ("1", "甲", "件", "5", book.number("3")))),
        "住建局": book.sheet(book.rows(HEADER, ("1", "乙", "件", "5", book.number("4")))),
        "旧表": book.sheet(book.rows(HEADER, ("1", "甲", "件", "5", book.number("9")))),
    }
    actuals = book.read_bytes(tmp_path, book.workbook(parts, states={"旧表": "hidden"}))
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "3"), ("乙", "4")]
    assert {f.code: f.params["sheets"] for f in actuals.findings} == {
        "sheets-hidden": "旧表",
        "sheets-skipped": "封面、填报说明、样表",
    }


def test_only_leaflets_are_no_data_at_all(tmp_path: Path) -> None:
    parts = {"样表": book.sheet(book.rows(HEADER, ("1", "甲", "件", "5", book.number("2"))))}
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, book.workbook(parts))
    assert "sheets-skipped" in [finding.code for finding in caught.value.findings]


def test_figures_labelled_as_made_up_are_still_data(tmp_path: Path) -> None:
    """示例数据 is how made-up figures are labelled; it does not make a row an example to skip."""
    lines = [("指标名称", "完成值", "备注"), ("甲", "5", "示例数据"), ("乙（示例数据）", "6", "")]
    assert [row.name for row in book.read_table(tmp_path, *lines).rows] == ["甲", "乙（示例数据）"]
