"""One workbook with one of everything, and LibreOffice to save it in other formats."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

FILES = Path(__file__).parent / "files"
DAY = dt.date(2025, 6, 30)
# Name, unit, what the cell holds, its number format. The figures are made up (示例数据).
LINES = [
    ("甲率", "%", 0.986, "0.0%"),
    ("乙数", "件", 1234.5, "0.00;[Red]-0.00"),
    ("丙率", "%", 98.6, '0.0"%"'),
    ("丁数", "件", 1.8, '0.0"万件"'),
    ("戊数", "", CellRichText("98.6", TextBlock(InlineFont(vertAlign="superscript"), "1")), ""),
    ("己数", "", "=1/0", ""),
    ("庚数", "", "=1+1", ""),
    ("辛项", "", True, ""),
    ("壬数", "", "隐藏", ""),
    ("癸数", "", DAY, "yyyy-mm-dd"),
    ("子数", "件", 1234567, "#,##0,"),
    ("丑数", "件", -3, "#,##0"),
]
# What is read of it, whatever the format: the figure, or the code of the reason against it.
READ = {
    "甲率": "98.6%",
    "乙数": "1234.5",
    "丙率": "98.6%",
    "丁数": "18000件",
    "戊数": "98.6",
    "己数": "value-is-an-error",
    "庚数": "2",
    "辛项": "value-is-text",
    "癸数": "value-is-a-date",
    "子数": "value-scaled-by-format",
    "丑数": "-3",
}


def workbook(path: Path) -> Path:
    """Write the workbook as xlsx."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "完成情况"
    page.append(["示例市主要指标完成情况表（示例数据）"])
    page.append(["类别", "指标名称", "单位", "实际值", "数据时点", "完成值"])
    for row, (name, unit, value, code) in enumerate(LINES, start=3):
        page.append(["质量", name, unit, value, DAY, 1])
        page[f"D{row}"].number_format = code or "General"
    page.merge_cells("A1:E1")
    page.merge_cells("A3:A5")
    page.row_dimensions[11].hidden = True
    page.column_dimensions["F"].hidden = True
    old = book.create_sheet("旧")
    old.append(["指标名称", "实际值"])
    old.append(["甲率", 1])
    old.sheet_state = "hidden"
    book.save(path)
    return path


def converted(source: Path, form: str, folder: Path) -> Path:
    """The file saved once more by LibreOffice; without it, the test is skipped."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "out" / f"{source.stem}.{form.partition(':')[0]}"
