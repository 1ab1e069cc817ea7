"""The xlsx reader: what other programs write differently and mean the same."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from qcheck.errors import DataError, UsageError
from qcheck.model import Figure, Outcome, Severity, Unreadable
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

LINES = [book.HEADER, ("甲", "件", book.number("5")), ("乙", "%", book.number("98.6"))]
FIVE = Figure(value=Decimal(5), unit="")


def _figures(tmp_path: Path, data: bytes) -> dict[str, Decimal]:
    found = book.read_bytes(tmp_path, data).rows
    return {row.name: row.value.value for row in found if isinstance(row.value, Figure)}


EXPECTED = {"甲": Decimal(5), "乙": Decimal("98.6")}


@pytest.mark.parametrize(
    "data",
    [
        book.workbook({"S": book.sheet(book.rows(*LINES))}),
        book.workbook(
            {"S": book.sheet(book.rows(*LINES), namespace=book.STRICT)}, namespace=book.STRICT
        ),
        book.workbook({"S": book.sheet(book.rows(*LINES, addressed=False))}),
        book.workbook({"S": book.sheet(book.rows(*LINES), before='<dimension ref="A1"/>')}),
        book.workbook({"S": book.sheet(book.rows(*LINES))}, folder="XL/"),
        book.workbook({"S": book.sheet(book.rows(*LINES)).replace("<row", "\n <row")}),
    ],
    ids=["plain", "strict", "no-addresses", "wrong-dimension", "upper-case", "white-space"],
)
def test_the_same_table_however_it_is_written(tmp_path: Path, data: bytes) -> None:
    assert _figures(tmp_path, data) == EXPECTED


def test_prefixed_elements_and_absolute_targets(tmp_path: Path) -> None:
    data = book.rows(*LINES)
    for tag in ("row", "c", "v", "is", "t"):
        data = data.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
        data = data.replace(f"</{tag}>", f"</x:{tag}>")
    part = f'<x:worksheet xmlns:x="{book.MAIN}"><x:sheetData>{data}</x:sheetData></x:worksheet>'
    office = book.OFFICE
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="/odd/workbook.xml"/></Relationships>',
        "odd/workbook.xml": f'<w:workbook xmlns:w="{book.MAIN}" xmlns:rel="{office}"><w:sheets>'
        '<w:sheet name="S" sheetId="1" rel:id="q"/></w:sheets></w:workbook>',
        "odd/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="q" '
        f'Type="{office}/worksheet" Target="/data/one.xml"/></Relationships>',
        "data/one.xml": part,
    }
    assert _figures(tmp_path, book.package(parts)) == EXPECTED


def test_shared_strings_with_runs_and_escapes(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{book.MAIN}"><si><t>指标名称</t></si><si><t>实际_x000D_值</t></si>'
        "<si><r><t>有效</t></r><r><t>专利</t></r><rPh><t>ん</t></rPh></si></sst>"
    )
    cell = 't="s"'
    lines = [
        (book.raw(cell, "<v>0</v>"), book.raw(cell, "<v>1</v>")),
        (book.raw(cell, "<v>2</v>"), book.number("7")),
    ]
    extra = {"xl/sharedStrings.xml": strings}
    data = book.workbook({"S": book.sheet(book.rows(*lines))}, extra=extra)
    assert _figures(tmp_path, data) == {"有效专利": Decimal(7)}


def test_a_string_that_is_not_there_is_damage(tmp_path: Path) -> None:
    lines = [book.HEADER, ("甲", "", book.raw('t="s"', "<v>9</v>"))]
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines))}))
    assert caught.value.key == "data.damaged"


def test_broken_styles_count_as_general_and_that_is_said(tmp_path: Path) -> None:
    part = book.sheet(book.rows(book.HEADER, ("甲", "%", book.number("0.57", 1))))
    data = book.workbook({"S": part}, extra={"xl/styles.xml": "<styleSheet><cellXfs><xf"})
    actuals = book.read_bytes(tmp_path, data)
    assert actuals.rows[0].value == Figure(value=Decimal("0.57"), unit="")
    assert [(f.code, f.severity) for f in actuals.findings] == [("styles-broken", Severity.WARNING)]


@pytest.mark.parametrize(
    ("properties", "serial", "day"),
    [
        ("", "45838", dt.date(2025, 6, 30)),
        ('<workbookPr date1904="1"/>', "44376", dt.date(2025, 6, 30)),
        ("", "59", dt.date(1900, 2, 28)),
        ("", "61", dt.date(1900, 3, 1)),
    ],
)
def test_dates_in_both_systems(tmp_path: Path, properties: str, serial: str, day: dt.date) -> None:
    lines = [("指标名称", "实际值", "数据时点"), ("甲", book.number("5"), book.number(serial, 1))]
    data = book.workbook(
        {"S": book.sheet(book.rows(*lines))},
        extra={"xl/styles.xml": book.styles(0, 14)},
        properties=properties,
    )
    assert book.read_bytes(tmp_path, data).rows[0].date == day


def test_hidden_sheets_rows_and_columns_are_skipped_and_said(tmp_path: Path) -> None:
    lines = [("指标名称", "完成值", "实际值"), ("甲", book.number("1"), book.number("5"))]
    hidden_row = '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>乙</t></is></c></row>'
    part = book.sheet(
        book.rows(*lines) + hidden_row, before='<cols><col min="2" max="2" hidden="1"/></cols>'
    )
    data = book.workbook({"今年": part, "旧": part}, states={"旧": "veryHidden"})
    actuals = book.read_bytes(tmp_path, data)
    assert [(row.name, row.value) for row in actuals.rows] == [("甲", FIVE)]
    assert book.codes_of(actuals) == ["sheets-hidden", "columns-hidden", "rows-hidden"]
    assert actuals.inputs[0].sheets == ("今年",)


def test_one_sheet_by_name_even_a_hidden_one(tmp_path: Path) -> None:
    parts = {name: book.sheet(book.rows(book.HEADER, (name, "", "5"))) for name in ("甲表", "乙表")}
    path = book.save(tmp_path, book.workbook(parts, states={"乙表": "hidden"}))
    assert [row.name for row in read([path], sheet="乙表").rows] == ["乙表"]
    with pytest.raises(UsageError) as caught:
        read([path], sheet="丙表")
    assert caught.value.params["sheets"] == "甲表、乙表"


def test_the_source_is_the_path_as_typed_with_sheet_and_cell(tmp_path: Path) -> None:
    data = book.workbook({"一季度": book.sheet(book.rows(*LINES))})
    path = book.save(tmp_path, data)
    actuals = read([path])
    assert actuals.rows[0].source == f"{path}!一季度!C2"
    assert actuals.inputs[0].sha256 == hashlib.sha256(data).hexdigest()
    assert (actuals.inputs[0].path, actuals.inputs[0].rows) == (path, 2)


def test_a_workbook_by_openpyxl(tmp_path: Path) -> None:
    written = openpyxl.Workbook()
    page = written.worksheets[0]
    page.append(["指标编号", "指标名称", "单位", "目标值", "实际值", "数据时点", "地区", "备注"])
    page.append(["rd", "研发强度", "%", ">= 2.8%", 0.0285, dt.date(2025, 6, 30), "全市", "快报"])
    page.append([7, "人均产值", "万元/人", 27, 27.3, "2025年6月", None, None])
    page.append(["sum", "合成", "件", 1, "=1+1", None, None, None])
    page["E2"].number_format = "0.00%"
    written.save(tmp_path / "a.xlsx")
    first, second, third = read([str(tmp_path / "a.xlsx")]).rows
    assert first.value == Figure(value=Decimal("2.85"), unit="%")
    assert (first.id, first.stated, first.raw) == ("rd", ">= 2.8%", "2.85%")
    assert (first.date, first.region) == (dt.date(2025, 6, 30), "全市")
    assert second.value == Figure(value=Decimal("27.3"), unit="")
    assert (second.id, second.unit, second.date) == ("", "万元/人", dt.date(2025, 6, 30))
    assert isinstance(third.value, Unreadable)
    assert third.value.code == "value-not-computed"


def test_a_merged_name_fills_down_and_a_merged_value_does_not(tmp_path: Path) -> None:
    lines = [
        ("类别", "指标名称", "单位", "实际值"),
        ("质量", "甲", "件", book.number("5")),
        ("", "乙", "", ""),
        ("", "丙", "", book.number("6")),
    ]
    after = book.merges("A2:A4", "C2:C4", "D2:D3")
    found = book.by_name(book.read_table(tmp_path, *lines, after=after))
    assert found["甲"].value == FIVE
    second = found["乙"].value
    assert isinstance(second, Unreadable)
    assert (second.outcome, second.code) == (Outcome.AMBIGUOUS, "merged-value")
    assert found["乙"].raw not in ("5", "")
    assert (found["丙"].unit, found["丙"].value) == ("件", Figure(value=Decimal(6), unit=""))


def test_a_merged_name_over_several_values_names_them_all(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "地区", "实际值"),
        ("甲", "东县", book.number("5")),
        ("", "西县", book.number("6")),
    ]
    actuals = book.read_table(tmp_path, *lines, after=book.merges("A2:A3"))
    assert [(r.name, r.region, r.raw) for r in actuals.rows] == [
        ("甲", "东县", "5"),
        ("甲", "西县", "6"),
    ]


def test_a_record_merged_over_two_lines_is_one(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "实际值", "责任单位"),
        ("甲", book.number("5"), "一局"),
        ("", "", "二局"),
    ]
    actuals = book.read_table(tmp_path, *lines, after=book.merges("A2:A3", "B2:B3"))
    assert [row.value for row in actuals.rows] == [FIVE]
    assert book.codes_of(actuals) == ["rows-continued"]


def test_a_value_merged_with_the_target_is_nobodys(tmp_path: Path) -> None:
    lines = [("指标名称", "目标值", "实际值"), ("甲", book.number("5"), "")]
    actuals = book.read_table(tmp_path, *lines, after=book.merges("B2:C2"))
    value = actuals.rows[0].value
    assert isinstance(value, Unreadable)
    assert value.outcome is Outcome.AMBIGUOUS


def test_a_stray_text_does_not_leak_into_the_next_cell(tmp_path: Path) -> None:
    stray = book.raw("", "<v>5</v><is><t>9</t></is>")
    lines = [("实际值", "指标名称"), (stray, "甲"), (stray, "乙")]
    actuals = book.read_table(tmp_path, *lines)
    assert [(row.name, row.value) for row in actuals.rows] == [("甲", FIVE), ("乙", FIVE)]
