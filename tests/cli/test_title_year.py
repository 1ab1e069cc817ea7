"""Tables whose title only says a year, and a plan that counts over several. 示例数据."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.demo import plan, sheet
from tests.cli.run import qcheck
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
plan: demo-2025
title: 示范市质量强市实施方案
region: 示范市
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - {id: standards, name: 新建计量标准, kind: flow, target: "≥ 22项"}
  - {id: complaints, name: 质量投诉案件, kind: flow, target: "≤ 20起"}
  - {id: accidents, name: 重大质量安全事故, kind: flow, target: "= 0起"}
"""
TITLE = "2025年质量指标完成情况"
ASKED = ("AMBIGUOUS", ["amount-of-title-year"])


def judged(
    folder: Path, *lines: str, target: str = "standards", more: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """The reason of the verdict, and the codes of what was said of the target."""
    path = sheet(folder, *lines[1:], head=lines[0])
    run = qcheck("verify", path, "--plan", plan(folder, PLAN), "--format", "json", *more)
    found: dict[str, Any] = json.loads(run.out)
    (own,) = (one for one in found["results"] if one["id"] == target)
    codes = [f["code"] for f in found["findings"] if f["target"] == target]
    return own["reason"], codes


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("指标名称,完成值", "新建计量标准,9"), ASKED),
        (("填报日期：2025年7月10日,", "指标名称,完成值", "新建计量标准,9"), ASKED),
        (("指标名称,示范市,东县", "新建计量标准,9,1"), ASKED),
        (
            ("指标名称,完成值,2023年以来累计完成", "新建计量标准,9,"),
            ("AMBIGUOUS", ["amount-of-a-part"]),
        ),
        (("指标名称,目标值,完成值", "新建计量标准,,9"), ASKED),
        (
            ("指标名称,目标值,完成值", "新建计量标准,8,9"),
            ("AMBIGUOUS", ["amount-of-title-year", "row-target-differs"]),
        ),
        (("指标名称,完成值,备注", "新建计量标准,9,本年累计"), ASKED),
        (("指标名称,目标值,完成值", "新建计量标准,22,9"), ("MISSED", [])),
        (("指标名称,累计完成值", "新建计量标准,9"), ("MISSED", [])),
        (("指标名称,目前完成值", "新建计量标准,9"), ("MISSED", [])),
        (("指标名称,完成值,数据时点", "新建计量标准,9,2025-12-31"), ("MISSED", [])),
        (("指标名称,完成值,备注", "新建计量标准,9,2023年以来累计"), ("MISSED", [])),
    ],
)
def test_whose_years_amount_it_is(
    tmp_path: Path, lines: tuple[str, ...], expected: tuple[str, list[str]]
) -> None:
    reason, codes = judged(tmp_path, TITLE, *lines)
    assert (reason, sorted(codes)) == expected


def test_the_user_settles_it(tmp_path: Path) -> None:
    lines = (TITLE, "指标名称,完成值", "新建计量标准,9")
    found = judged(tmp_path, *lines, more=("--column", "完成值"))
    assert found == ("MISSED", ["amount-of-a-part-taken"])


def test_the_first_year_is_the_total(tmp_path: Path) -> None:
    lines = ("2023年质量指标完成情况", "指标名称,完成值", "新建计量标准,9")
    assert judged(tmp_path, *lines)[0] == "ON_TRACK"


@pytest.mark.parametrize(
    ("target", "value", "reason"),
    [
        ("accidents", "1", "OCCURRED"),
        ("complaints", "25", "BUDGET_EXHAUSTED"),
        ("complaints", "20", "AMBIGUOUS"),
        ("accidents", "0", "AMBIGUOUS"),
    ],
)
def test_what_is_too_much_in_one_year_is_too_much(
    tmp_path: Path, target: str, value: str, reason: str
) -> None:
    names = {"accidents": "重大质量安全事故", "complaints": "质量投诉案件"}
    lines = ("2024年质量指标完成情况", "指标名称,完成值", f"{names[target]},{value}")
    exceeds = "-exceeds" if reason != "AMBIGUOUS" else ""
    assert judged(tmp_path, *lines, target=target) == (reason, [f"amount-of-title-year{exceeds}"])


def test_cells_of_several_sheets_are_told_apart(tmp_path: Path) -> None:
    parts = {
        year: book.sheet(book.rows(("指标名称", "完成值"), ("新建计量标准", "9")))
        for year in ("2024", "2025")
    }
    path = book.save(tmp_path, book.workbook(parts))
    run = qcheck("verify", path, "--plan", plan(tmp_path, PLAN), "--format", "json")
    (said,) = (
        f["message"] for f in json.loads(run.out)["findings"] if f["code"] == "amount-of-title-year"
    )
    assert "2024!B2、2025!B2" in said


@pytest.mark.parametrize("name", ["Sheet1", "表1", "2", "分市"])
def test_the_name_of_the_sheet_is_no_part_of_the_title(tmp_path: Path, name: str) -> None:
    part = book.sheet(book.rows((TITLE,), ("指标名称", "完成值"), ("新建计量标准", "9")))
    path = book.save(tmp_path, book.workbook({name: part}))
    run = qcheck("verify", path, "--plan", plan(tmp_path, PLAN), "--format", "json")
    codes = {f["code"] for f in json.loads(run.out)["findings"]}
    assert "amount-of-title-year" in codes


@pytest.mark.parametrize("more", [(), ("--column", "累计完成数")])
def test_the_total_of_years_is_no_yearly_amount(tmp_path: Path, more: tuple[str, ...]) -> None:
    text = PLAN.replace('"≥ 22项"', '"≥ 22项", every: year')
    path = sheet(
        tmp_path, "指标名称,累计完成数", "新建计量标准,60", head="2023年1月至2025年6月累计"
    )
    options = ("--as-of", "2025-06-30", "--format", "json", *more)
    run = qcheck("verify", path, "--plan", plan(tmp_path, text), *options)
    found = json.loads(run.out)
    assert found["results"][0]["reason"] == "AMBIGUOUS"
    assert "amount-of-more" in {f["code"] for f in found["findings"]}
