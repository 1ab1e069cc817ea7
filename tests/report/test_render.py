"""Every report draws the sample: the same figures, nothing that runs, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from qcheck.errors import UsageError
from qcheck.model import Lang
from qcheck.report import WRITERS, render
from qcheck.report.csv import of_table
from qcheck.report.json import dumps
from qcheck.report.markdown import escape
from qcheck.table import Cell, Column, Table, record_table
from tests.sample import SAMPLE, by_id, sample

if TYPE_CHECKING:
    from openpyxl import Workbook

HOSTILE = (
    "=cmd|' /C calc'!A1",
    "<script>alert(1)</script>",
    "[red]|`x`",
    "\x1b[2J",
    "\u202e",
    "\ufffe",
)


def hostile() -> dict[str, Any]:
    result = sample()
    for entry, name in zip(result["results"], HOSTILE, strict=False):
        entry["name"] = name
        entry["message"] = name
        entry["lead"] = [name]
    result["unmatched"][0]["name"] = "@SUM(A1)"
    result["plan"]["title"] = "=1+1"
    return result


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("extension", WRITERS)
def test_the_same_result_gives_the_same_bytes(extension: str, lang: Lang) -> None:
    path = Path(f"报告{extension.upper()}")
    assert render(path, sample(), lang) == render(path, sample(), lang)


@pytest.mark.parametrize("extension", WRITERS)
def test_hostile_names_and_no_results_can_be_drawn(extension: str) -> None:
    empty = {**sample(), "results": [], "findings": [], "unmatched": [], "inputs": []}
    for result in (hostile(), empty):
        assert render(Path(f"x{extension}"), result, Lang.ZH)


def test_an_unknown_extension_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        render(Path("gap.pdf"), sample(), Lang.ZH)
    assert ".xlsx" in caught.value.params["formats"]


# --- json -----------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    text = resources.files("qcheck").joinpath("schemas/result.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_sample_follows_the_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert [e.message for e in Draft202012Validator(schema()).iter_errors(sample())] == []


@pytest.mark.parametrize(
    ("target", "field", "wrong"),
    [
        ("patents", "status", "ok"),
        ("patents", "gap", -1),
        ("patents", "actual", {"value": "16100"}),
        ("patents", "due", "2025年"),
        ("brand", "commitment", "争取"),
    ],
)
def test_the_schema_refuses_what_is_wrong(target: str, field: str, wrong: object) -> None:
    result = sample()
    by_id(result, target)[field] = wrong
    assert not Draft202012Validator(schema()).is_valid(result)


def test_json_is_written_again_byte_for_byte() -> None:
    assert render(Path("x.json"), sample(), Lang.ZH) == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("98.0"), "98.0"),
        (Decimal("1.8E+4"), "18000"),
        (Decimal("1E-7"), "0.0000001"),
        (True, "true"),
        (None, "null"),
        ('"示', '"\\"示"'),
        ("\ud800", '"\\ud800"'),
        ({}, "{}"),
        ([1, []], "[\n  1,\n  []\n]"),
    ],
)
def test_json_figures_are_exact(value: object, text: str) -> None:
    assert dumps(value) == text


@pytest.mark.parametrize("value", [0.1, [0.5], {"a": 1.0}, b"x"])
def test_a_float_never_gets_into_json(value: object) -> None:
    with pytest.raises(TypeError):
        dumps(value)


# --- csv ------------------------------------------------------------------------------------------


def test_csv_figures_are_the_result_s() -> None:
    text = render(Path("x.csv"), sample(), Lang.ZH)
    assert text.startswith(b"\xef\xbb\xbf")
    result = sample()
    for line in csv.DictReader(io.StringIO(text.decode("utf-8-sig"))):
        entry = by_id(result, line["编号"])
        if entry["actual"] and entry["target"]["op"] != "done":
            assert Decimal(line["实际值"]) == entry["actual"]["value"]
        assert (Decimal(line["差距"]) if line["差距"] else None) == entry["gap"]


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        (Cell("=cmd()"), "'=cmd()"),
        (Cell("+1"), "'+1"),
        (Cell("-1+2"), "'-1+2"),
        (Cell("@SUM(A1)"), "'@SUM(A1)"),
        (Cell(" =1"), "' =1"),
        (Cell("\uff1d1"), "'\uff1d1"),
        (Cell("-0.57%"), "-0.57%"),
        (Cell("-0.57", value=Decimal("-0.57")), "-0.57"),
        (Cell("18000", value=Decimal("1.8E+4")), "18000"),
        (Cell("a-b"), "a-b"),
    ],
)
def test_csv_text_cannot_run(cell: Cell, field: str) -> None:
    table = Table(title="", columns=(Column(key="a", heading="A"),), rows=((cell,),))
    assert next(csv.DictReader(io.StringIO(of_table(table)))) == {"A": field}


# --- xlsx -----------------------------------------------------------------------------------------

SHEETS = ["汇总", "图表", "差距清单", "全部指标", "按责任单位", "数据问题", "说明"]


def workbook(result: dict[str, Any]) -> Workbook:
    return load_workbook(io.BytesIO(render(Path("x.xlsx"), result, Lang.ZH)))


def test_the_workbook_has_its_sheets_and_prints_on_a4() -> None:
    book = workbook(sample())
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        fit, footer = sheet.sheet_properties.pageSetUpPr, sheet.oddFooter
        assert fit is not None
        assert fit.fitToPage
        assert footer is not None
        assert footer.center.text == "第 &P 页 共 &N 页"
        fonts = {cell.font.name for line in sheet for cell in line if cell.value is not None}
        assert fonts == {"宋体"}
        assert all(d.width <= 102 for d in sheet.column_dimensions.values())
    for name in SHEETS[2:5]:
        assert book[name].print_title_rows == "$1:$2"
        assert book[name].freeze_panes in {"C3", "D3"}
        assert book[name].auto_filter.ref.startswith("A2:")


def test_every_figure_of_the_workbook_is_the_result_s_to_the_digit() -> None:
    result = sample()
    by_id(result, "patents")["gap"] = Decimal("9.95")  # 9.949999999999999 through a float
    data = render(Path("x.xlsx"), result, Lang.ZH)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        written = re.findall("<v>([^<]*)</v>", file.read("xl/worksheets/sheet4.xml").decode())
    wanted = record_table(result, Lang.ZH).pick(
        "actual-value", "gap-value", "attainment", "elapsed", "achieved"
    )
    assert [Decimal(v) for v in written] == [
        cell.value for cells in wanted.rows for cell in cells if cell.value is not None
    ]
    assert "9.95" in written


def test_status_is_mark_word_and_colour_on_paper_too() -> None:
    sheet = workbook(sample())["差距清单"]
    fills = {sheet.cell(row=r, column=1).value: sheet.cell(row=r, column=1).fill.fgColor.rgb
             for r in range(3, sheet.max_row + 1)}  # fmt: skip
    assert fills == {"× 未达标": "00FFC7CE", "▲ 预警": "00FFEB9C", "○ 无法判定": "00D9E1F2"}


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    for sheet in workbook(hostile()).worksheets:
        for line in sheet:
            for cell in line:
                assert cell.data_type in {"s", "n"}
                if isinstance(cell.value, str) and cell.value.startswith(("=", "@")):
                    assert cell.quotePrefix


def test_the_times_in_the_workbook_are_those_of_the_result() -> None:
    data = render(Path("x.xlsx"), sample(), Lang.ZH)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        core = file.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2025-07-10T01:00:00Z") == 2


# --- markdown and svg -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("<script>", "&lt;script&gt;"),
        ("*_`[]", "\\*\\_\\`\\[\\]"),
        ("https://x", "https\\://x"),
        ("2&3", "2&amp;3"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_markdown_tables_have_as_many_cells_as_headings() -> None:
    text = render(Path("x.md"), hostile(), Lang.ZH).decode()
    assert "<script" not in text
    lines = text.replace("\\|", "").splitlines()
    widths = [line.count("|") for line in lines if line.startswith("|")]
    assert set(widths) == {3, 4, 6, 7, 11}


def test_the_picture_is_xml_and_names_no_host_but_the_svg_name_space() -> None:
    text = render(Path("x.svg"), hostile(), Lang.ZH).decode()
    expat.ParserCreate().Parse(text, True)
    assert text.count("http") == 1
    assert "<script" not in text
