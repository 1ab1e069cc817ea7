"""What the reader saw as lines and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.model import Lang
from qcheck.table.flat import flat_table
from qcheck.table.inspection import MANY, answer_lines, parts, total
from qcheck.table.layout import lines, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator


def row(number: int, status: str = "read", **changed: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "source": f"a.xlsx!表!C{number}",
        "cell": f"C{number}",
        "name": f"指标{number}",
        "raw": "1",
        "value": Decimal(1),
        "unit": "家",
        "own_date": None,
        "targets": [],
        "suggestions": [],
        "unmatched": False,
        "problems": [],
        "status": status,
    } | changed


def entry(
    *rows: dict[str, Any], status: str = "read", matched: int | None = None
) -> dict[str, Any]:
    counts = {
        "read": len(rows),
        "values": len(rows),
        "matched": matched,
        "missing": sum(one["status"] == "missing" for one in rows),
        "doubtful": sum(one["status"] == "doubtful" for one in rows),
        "unsure": sum(one["status"] == "unsure" for one in rows),
    }
    column = {
        "column": "C",
        "text": "完成值\x1b",
        "meaning": "value",
        "why": "says",
        "word": "完成",
    }
    line = {"text": "2024年度", "date": "2024-12-31", "unit": ""}
    filed = {"text": "填报日期", "date": "2025-01-20", "unit": "万元"}
    block = {
        "header": [2, 3],
        "certain": True,
        "columns": [column],
        "lines": [line, filed],
        "date": "2024-12-31",
        "date_from": "title",
        "unit": "万元",
    }
    sheet = {"name": "表", "status": status, **counts, "blocks": [block]}
    file = {
        "path": "a.xlsx",
        "format": "xlsx",
        "encoding": None,
        "size": 1536,
        "sha256": "0123456789abcdef" * 4,
        "problem": None,
        "sheets": [{**sheet, "rows": list(rows), "skipped": []}],
    }
    plan = None if matched is None else {"id": "demo", "title": "示范市"}
    return {"plan": plan, "files": [file], "summary": counts, "findings": [], "problem": None}


def drawn(found: dict[str, Any], width: int, *, every: bool = False) -> Iterator[str]:
    for part in parts(found, Lang.ZH, every=every):
        yield part.title
        yield from (text for text, _ in part.lines)
        for line in lines(part.table, width):
            yield "".join(cell.text for cell in line)


def test_the_answer_comes_first() -> None:
    found = entry(row(4), row(5, "doubtful"), row(6, "missing"), matched=2)
    (file, _), (sheet, tone) = answer_lines(found, Lang.ZH)
    assert file == "a.xlsx　xlsx 工作簿，1.5 KB，校验值 SHA-256 0123456789ab"
    assert sheet == "▲ 表：读到3行，匹配2行，未匹配1行，未填1个，1个单元格存疑"
    assert tone == "at-risk"
    assert total(found, Lang.ZH) == "共读到3行，匹配2行，未匹配1行，未填1个，1个单元格存疑"


@pytest.mark.parametrize(
    ("found", "line", "tone"),
    [
        (entry(row(4)), "√ 表：读到1行，没有存疑的单元格", "pass"),
        (entry(row(4, "unsure")), "▲ 表：读到1行，1个待核对", "at-risk"),
        (
            entry(row(4), matched=0),
            "▲ 表：读到1行，匹配0行，未匹配1行，没有存疑的单元格",
            "at-risk",
        ),
        (entry(status="hidden"), "○ 表：已跳过（隐藏的工作表）", "dim"),
        (entry(status="no-value"), "× 表：表头中没有实际值列，未读取", "fail"),
    ],
)
def test_one_line_for_each_sheet(found: dict[str, Any], line: str, tone: str) -> None:
    assert list(answer_lines(found, Lang.ZH))[1] == (line, tone)


def test_a_header_with_what_holds_below_it() -> None:
    said = list(drawn(entry(row(4)), 80))
    assert said[0] == "表　表头：第2–3行"
    assert said[1] == "时点 2024-12-31（表题或填报行），单位 万元"
    assert said[2].endswith("→ 时点 2024-12-31")
    assert said[3].endswith("2025-01-20（未采用），单位 万元")
    assert "C   完成值\\u001b  → 实际值  含“完成”" in said


@pytest.mark.parametrize("width", [80, 120, 200])
def test_it_fits_the_screen(width: int) -> None:
    problem = {"code": "x", "severity": "error", "message": "说明" * 60}
    near = ["很长的指标名称" * 4]
    rows = (
        row(4, "doubtful", name="很长的名称" * 9, problems=[problem]),
        row(5, "unmatched", unmatched=True, suggestions=near, value=None),
    )
    said = list(drawn(entry(*rows, matched=0), width))
    assert max(map(text_width, said)) <= width
    assert "".join(said).count("明") == 60  # nothing is cut


def test_many_rows_are_counted_and_shown_on_demand() -> None:
    rows = [row(n) for n in range(4, 4 + MANY)]
    assert f"指标{3 + MANY}" in "".join(drawn(entry(*rows), 80))
    found = entry(*rows, row(99, "doubtful", value=None, raw="98。6"))
    short = "\n".join(drawn(found, 80))
    assert f"其余{MANY}行读取正常" in short
    assert "“98。6”" in short
    assert "指标4 " not in short
    assert "指标4 " in "\n".join(drawn(found, 80, every=True))


def test_the_flat_table_keeps_every_row() -> None:
    table = flat_table(entry(*(row(n) for n in range(4, 99))), Lang.EN)
    kinds = [cells[0].text for cells in table.rows]
    assert kinds[:4] == ["file", "sheet", "header", "column"]
    assert kinds.count("row") == 95
