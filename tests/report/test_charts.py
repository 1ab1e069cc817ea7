"""The sheets beyond the lists: charts, bars behind shares, the regions."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from qcheck.model import Lang
from qcheck.report import charts, render
from qcheck.report.sheet import place
from qcheck.table import Cell, Column, Table
from tests.report.test_render import hostile
from tests.sample import by_id, sample
from tests.table.test_order import of_regions

STATUSES = ("pass", "at-risk", "fail", "unknown")


def parts(result: dict[str, Any], lang: Lang = Lang.ZH) -> dict[str, str]:
    data = render(Path("x.xlsx"), result, lang)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def sheets(result: dict[str, Any], lang: Lang = Lang.ZH) -> Any:  # noqa: ANN401
    return load_workbook(io.BytesIO(render(Path("x.xlsx"), result, lang)))


def figures(result: dict[str, Any], heading: str) -> dict[str, list[object]]:
    """The rows of the table on the chart sheet whose first heading this is."""
    found: dict[str, list[object]] = {}
    inside = False
    for row in sheets(result)["图表"].iter_rows(min_col=20, values_only=True):
        inside = (inside and row[0] is not None) or row[0] == heading
        if inside and row[0] != heading:
            found[str(row[0])] = [value for value in row[1:] if value is not None]
    return found


def test_both_charts_show_the_result_s_figures() -> None:
    result = sample()
    assert figures(result, "牵头单位")["市市场监管局"] == [10, 3, 3, 1, 3]
    shares = figures(result, "指标")
    assert list(shares) == [
        "高新技术产品出口占比（示例）",
        "主导制定国家标准、行业标准（示例）",
        "新增质量管理体系认证企业（示例）〔争取〕",
        "有效发明专利数量（示例）",
        "研发经费投入强度（示例）",
    ]
    pace = by_id(result, "patents")["pace"]
    shown = [Decimal(str(value)) for value in shares["有效发明专利数量（示例）"]]
    assert shown == [pace["elapsed"], pace["achieved"]]
    drawn = [text for name, text in parts(result).items() if name.startswith("xl/charts/chart")]
    assert len(drawn) == 2
    assert sorted(text.count("<ser>") for text in drawn) == [2, 4]


def test_the_worst_are_drawn_and_the_rest_is_counted() -> None:
    result = sample()
    patents = by_id(result, "patents")
    result["results"] = [
        {**patents, "id": f"t-{i}", "name": f"指标{i}", "lead": [f"部门{i}"]} for i in range(50)
    ]
    sheet = sheets(result)["图表"]
    said = [str(row[0]) for row in sheet.iter_rows(max_col=1, values_only=True) if row[0]]
    assert said.count(f"另有{50 - charts.MOST}项未画出，见其他工作表") == 2
    assert len(figures(result, "指标")) == charts.MOST
    assert len(sheet.row_breaks.brk) == 1


def test_a_long_name_leaves_the_bars_their_room() -> None:
    result = sample()
    by_id(result, "patents")["name"] = "长" * 300
    assert "长" * 30 + "…" in figures(result, "指标")


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("lang", list(Lang))
def test_one_status_alone_can_be_drawn(status: str, lang: Lang) -> None:
    result = sample()
    result["results"] = [entry for entry in result["results"] if entry["status"] == status]
    assert len(sheets(result, lang).worksheets) == 7


def test_hostile_names_are_text_in_charts_too() -> None:
    for name, text in parts(hostile()).items():
        if name.startswith("xl/charts/"):
            assert "<script" not in text
    for line in sheets(hostile())["图表"]:
        assert all(cell.data_type in {"s", "n"} for cell in line)


def test_shares_have_bars_on_a_fixed_scale() -> None:
    sheet = parts(sample())["xl/worksheets/sheet4.xml"]
    assert sheet.count("<dataBar") == 2
    assert re.findall(r'<cfvo type="num" val="(\d)"', sheet) == ["0", "1", "0", "1"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("83.3%", value=Decimal("0.8333"), share=True), "0.0%"),
        (Cell("99.9%", value=Decimal("0.9996"), share=True), "0.00%"),
        (Cell("100.0%", value=1, share=True), "0.0%"),
        (Cell("316.7", value=Decimal("316.666666666667")), "0.0"),
        (Cell("0.0667", value=Decimal("0.066666666667")), "0.0000"),
        (Cell("1900", value=1900), "General"),
        (Cell("9.95", value=Decimal("9.95")), "General"),
    ],
)
def test_a_figure_looks_as_its_text_and_stays_exact(cell: Cell, shown: str) -> None:
    sheet = Workbook().create_sheet()
    place(sheet, Table(title="", columns=(Column(key="a", heading="A"),), rows=((cell,),)), 1)
    assert sheet["A2"].number_format == shown
    assert Decimal(str(sheet["A2"].value)) == cell.value


# --- Regions --------------------------------------------------------------------------------------


def test_several_regions_have_a_sheet_of_their_own() -> None:
    assert "地区矩阵" not in sheets(sample()).sheetnames
    book = sheets(of_regions())
    sheet = book["地区矩阵"]
    assert [cell.value for cell in sheet[2]] == ["编号", "指标", "要求", "示范市", "乙县"]
    row = next(row for row in sheet.iter_rows(min_row=3) if row[0].value == "patents")
    assert [cell.value for cell in row[3:]] == ["▲ 预警", "× 未达标"]
    assert [cell.fill.fgColor.rgb for cell in row[3:]] == ["00FFEB9C", "00FFC7CE"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:E17"
    assert "地区" in [cell.value for cell in book["差距清单"][2]]


def test_the_ranking_stands_below_the_matrix() -> None:
    result = of_regions()
    counts = {"total": 15, "pass": 5, "at_risk": 4, "fail": 4, "unknown": 2}
    result["regions"] = [{"region": "示范市", "rank": 1, **counts}]
    rows = list(sheets(result)["地区矩阵"].iter_rows(min_row=18, values_only=True))
    assert ("各地区名次", "名次", 1) in [tuple(row[0] for row in rows[i : i + 3]) for i in range(3)]
    assert rows[-1] == (1, "示范市", 15, 4, 4, 2, 5)
