"""A workbook for each department: only its targets, under a name that every file system takes."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from qcheck.filenames import safe_stem, unique_name
from qcheck.model import Lang
from qcheck.report import render
from qcheck.report.bylead import is_ours, workbooks
from tests.sample import by_id, sample


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("市发改委/市统计局", "市发改委_市统计局"),
        ('a<b>c:d"e\\f|g?h*i', "a_b_c_d_e_f_g_h_i"),
        ("  市经信局 \n", "市经信局"),
        ("名称...", "名称"),
        ("../../etc/passwd", "etc_passwd"),
        (".", "_"),
        ("", "_"),
        ("CON", "_CON"),
        ("nul.局", "_nul.局"),
        ("com1", "_com1"),
        ("LPT³", "_LPT³"),
        ("conference", "conference"),
        ("~$锁", "$锁"),
        ("\u202e甲", "u202e甲"),
        ("é", "\u00e9"),
        ("e\u0301", "\u00e9"),
        ("长" * 300, "长" * 60),
        ("长" * 59 + ".局", "长" * 59),
    ],
)
def test_any_name_becomes_a_file_name(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_names_differ_in_more_than_case() -> None:
    assert unique_name("ab", ".xlsx", ["AB.xlsx", "ab-2.xlsx"]) == "ab-3.xlsx"


def made(lang: Lang = Lang.ZH) -> dict[str, Workbook]:
    return {name: load_workbook(io.BytesIO(data)) for name, data in workbooks(sample(), lang)}


def test_each_department_has_its_own_targets_and_no_others() -> None:
    books, result = made(), sample()
    wanted = {f"{lead}.xlsx" for entry in result["results"] for lead in entry["lead"]}
    assert set(books) == {*wanted, "未明确牵头单位.xlsx"}
    for name, book in books.items():
        lead = name.removesuffix(".xlsx")
        owned = {
            entry["name"]
            for entry in result["results"]
            if lead in entry["lead"] or (lead == "未明确牵头单位" and not entry["lead"])
        }
        shown = {str(row[1].value) for row in book["全部指标"].iter_rows(min_row=4) if row[1].value}
        assert {text.removesuffix("〔争取〕") for text in shown} == owned


def test_the_list_says_what_is_owed_by_when() -> None:
    result = sample()
    by_id(result, "patents")["pace"]["needed_per_month"] = Decimal("316.666666666667")
    data = dict(workbooks(result, Lang.ZH))["市市场监管局.xlsx"]
    sheet = load_workbook(io.BytesIO(data))["催办清单"]
    assert sheet["A1"].value == "市市场监管局催办清单"
    assert "数据截至2025-06-30。共10项：未达标3" in str(sheet["A2"].value)
    heads = [str(cell.value) for cell in sheet[3]]
    assert heads == "状态 指标 到期 要求 实际值 差距 需月均 单位 数据时点 说明".split()
    rows = {str(row[1].value): row for row in sheet.iter_rows(min_row=4)}
    patents = rows["有效发明专利数量（示例）"]
    assert [cell.value for cell in patents[2:6]] == ["2025-12-31", "≥ 18000件", 16100, 1900]
    assert (str(patents[6].value), patents[6].number_format) == ("316.666666666667", "0.0")
    assert not any(
        "达标" in str(row[0].value) and "√" in str(row[0].value) for row in rows.values()
    )
    assert sheet.freeze_panes == "C4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_a_department_that_owes_nothing_is_told_so() -> None:
    sheet = made()["市生态环境局.xlsx"]["催办清单"]
    assert sheet["A4"].value == "（无）"


def test_every_list_is_made_again_byte_for_byte() -> None:
    assert list(workbooks(sample(), Lang.EN)) == list(workbooks(sample(), Lang.EN))


def test_only_departments_that_are_asked_for() -> None:
    assert [name for name, _ in workbooks(sample(), Lang.ZH, ["市科技局"])] == ["市科技局.xlsx"]


def test_hostile_names_stay_text_and_have_a_file_each() -> None:
    result = sample()
    names = ["=1+1", "<script>", "A", "a", "AUX", "\x1b[2J", "x/..", "长" * 300]
    for entry, name in zip(result["results"], names, strict=False):
        entry["lead"], entry["name"] = [name], name
    found = dict(workbooks(result, Lang.ZH))
    assert {"=1+1.xlsx", "script.xlsx", "A.xlsx", "a-2.xlsx", "_AUX.xlsx"} <= set(found)
    for name, data in found.items():
        assert len(name.encode()) < 240
        for sheet in load_workbook(io.BytesIO(data)).worksheets:
            assert all(cell.data_type in {"s", "n"} for line in sheet for cell in line)


def test_a_list_of_ours_is_told_from_any_other_file(tmp_path: Path) -> None:
    for name, data in workbooks(sample(), Lang.ZH):
        (tmp_path / name).write_bytes(data)
        assert is_ours(tmp_path / name)
    other = tmp_path / "other.xlsx"
    assert not is_ours(other)
    other.write_bytes(b"PK\x03\x04 no workbook")
    assert not is_ours(other)
    other.write_bytes(render(Path("x.xlsx"), sample(), Lang.ZH))
    assert not is_ours(other)
