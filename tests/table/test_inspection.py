"""What the reader saw as lines and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.model import Lang
from qcheck.table.flat import flat_table
from qcheck.table.inspection import MANY, Asked, parts, total
from qcheck.table.layout import lines, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator


def row(number: int, status: str = "read", **changed: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "source": f"a.xlsx!表!C{number}",
        "cell": f"C{number}",
        "record": f"a.xlsx!表!B{number}",
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
        "read": len({one["record"] for one in rows}),
        "values": len(rows),
        "left_out": 0,
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
        "date": None,
        "region": "",
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
    said = {"plan": plan, "files": [file], "summary": counts, "findings": [], "problem": None}
    return said | {"as_of": "2024-12-31" if plan else None}


ASKED = Asked(files=["a.xlsx"], options={"--plan": "demo"})


def drawn(found: dict[str, Any], width: int, *, every: bool = False) -> Iterator[str]:
    for part in parts(found, Lang.ZH, ASKED, every=every):
        yield from [part.title] if part.title else []
        yield from (text for text, _ in part.lines)
        for line in lines(part.table, width) if part.table.rows else ():
            yield "".join(cell.text for cell in line)


def test_the_answer_comes_first() -> None:
    found = entry(row(4), row(5, "doubtful"), row(6, "missing"), row(7, "unmatched"), matched=3)
    file, facts, heads, _, sheet, source, plan, *rest = drawn(found, 80)
    assert file == "a.xlsx"
    assert facts == "xlsx 工作簿，1.5 KB，校验值 SHA-256 0123456789ab"
    assert heads.split() == ["工作表", "读到", "匹配", "未匹配", "未填", "存疑"]
    assert sheet.split() == ["▲", "表", "4", "3", "1", "1", "1"]
    assert source == "   实际值 = C列“完成值\\u001b”（含“完成”），时点 2024-12-31（表题或填报行）"
    assert plan == "对照计划 demo，核验时点 2024-12-31"
    assert rest[:8] == [
        "下一步",
        "1. 改正存疑的单元格：C5",
        "2. 补填：C6",
        "3. 未匹配的1行：把名称改成计划中的写法，或生成名称对照文件：",
        "   qcheck inspect a.xlsx --plan demo --write-map names.yaml",
        "4. 改好后核验：",
        "   qcheck verify a.xlsx --plan demo",
        "表　表头：第2–3行",
    ]
    assert total(found, Lang.ZH) == "共读到4行，匹配3行，未匹配1行，未填1个，1个单元格存疑"


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (entry(row(4)), "√ 表 1 0"),
        (entry(row(4, "unsure")), "▲ 表 1 1 0"),
        (entry(row(4), matched=0), "▲ 表 1 0 1 0"),
        (entry(row(4, "missing"), matched=1), "▲ 表 1 1 1 0"),
        (entry(status="no-value"), "× 表"),
    ],
)
def test_one_line_for_each_sheet(found: dict[str, Any], line: str) -> None:
    assert " ".join(list(drawn(found, 80))[4].split()) == line


def test_sheets_that_were_passed_over_are_one_line_for_each_reason() -> None:
    found = entry(status="hidden")
    (sheet,) = found["files"][0]["sheets"]
    found["files"][0]["sheets"] += [{**sheet, "name": "旧"}, {**sheet, "status": "leaflet"}]
    said = list(drawn(found, 80))
    assert said[2:4] == ["○ 表：已跳过（封面、说明）", "○ 表、旧：已跳过（隐藏的工作表）"]


def several(found: dict[str, Any], *columns: dict[str, Any]) -> dict[str, Any]:
    """With these columns in place of the one."""
    (block,) = found["files"][0]["sheets"][0]["blocks"]
    block["columns"] = [{**block["columns"][0], "column": "C", **one} for one in columns]
    return found


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            [
                {"column": "C", "date": "2024-06-30", "text": "上半年"},
                {"column": "D", "date": "2024-12-31", "text": "全年"},
                {"column": "E", "date": "2025-12-31", "text": "下年"},
            ],
            "C–E列：3个时期（2024-06-30–2025-12-31），核验时点的是D列“全年”",
        ),
        ([{"region": "东县"}, {"column": "D", "region": "西县"}], "C–D列：2个地区"),
        (
            [{"why": "of-periods-down"}, {"column": "D", "why": "of-periods-down"}],
            "C–D列：2列，表头是指标，每行一个时期的值",
        ),
    ],
)
def test_where_several_values_stand(columns: list[dict[str, Any]], said: str) -> None:
    found = several(entry(row(4), matched=1), *columns)
    assert list(drawn(found, 200))[4].endswith(f"实际值 = {said}")


def steps(found: dict[str, Any], asked: Asked = ASKED) -> list[str]:
    (own,) = (p for p in parts(found, Lang.ZH, asked, every=False) if p.title == "下一步")
    return [text for text, _ in own.lines]


def test_next_steps_where_nothing_is_wrong() -> None:
    assert steps(entry(row(4), matched=1)) == ["核验：", "qcheck verify a.xlsx --plan demo"]
    assert steps(entry(row(4)))[1] == "qcheck list-plans"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"meaning": "candidate"}, "有几列都可能是实际值（完成，值）"),
        ({"meaning": "other", "why": "unclear"}, "含义不明的有 完成，值"),
    ],
)
def test_the_command_that_names_the_value(column: dict[str, str], said: str) -> None:
    found = several(entry(status="no-value", matched=0), {"text": "完成，值", **column})
    text, command = steps(found)
    assert said in text
    assert command == 'qcheck inspect a.xlsx --plan demo --column "完成，值"'


@pytest.mark.parametrize(
    ("file", "quoted"),
    [("甲 乙.xlsx", '"甲 乙.xlsx"'), ("$a.xlsx", "'$a.xlsx'"), ("a/b-1.xlsx", "a/b-1.xlsx")],
)
def test_a_command_can_be_typed_as_it_stands(file: str, quoted: str) -> None:
    assert Asked(files=[file]).command("verify") == f"qcheck verify {quoted}"


def test_names_go_into_the_mapping_file_that_there_is() -> None:
    found = entry(row(4, "unmatched"), row(5), matched=1)
    written = Asked(files=["a.xlsx"], mapping="名称.yaml")
    assert "qcheck inspect a.xlsx --map 名称.yaml" in steps(found, written)[1]
    used = Asked(files=["a.xlsx"], options={"--map": "名称.yaml"})
    assert steps(found, used)[0] == "1. 未匹配的1行：把名称补进名称对照文件 名称.yaml"


def test_an_unmatched_row_is_said_once() -> None:
    own = {"name": "甲", "record": "B4", "unmatched": True}
    rows = [row(4, "unmatched", cell=f"{c}4", **own) for c in "CDEF"]
    said = "\n".join(drawn(entry(*rows, row(5), matched=1), 80))
    assert said.count("未匹配  ") == 2  # a heading, a row
    assert "C4–F4" in said
    assert "4个单元格" in said


def test_a_name_stands_where_its_rows_begin() -> None:
    rows = [row(4, name="甲", record="B4", cell=f"{c}4") for c in "CD"]
    said = [line for line in drawn(entry(*rows), 80) if line.startswith("√ 已读")]
    assert ["甲" in line for line in said] == [True, False]
    assert "〃" in said[1]


def bad(number: int, text: str, gist: str = "是文字，请填写数字") -> dict[str, Any]:
    problem = {"code": "x", "severity": "error", "message": f"“{text}”{gist}"}
    return row(number, "doubtful", raw=text, value=None, problems=[problem])


def test_what_holds_for_several_cells_is_said_once_with_their_number() -> None:
    rows = [bad(4, "推进中"), bad(5, "达标"), bad(6, "已办"), bad(7, "多", "有两个数")]
    found = entry(*rows)
    said = [line.strip() for line in drawn(found, 80)]
    assert said.count("“推进中”是文字，请填写数字。（同类共3处）") == 1
    assert said.count("同 C4。") == 2
    assert "“多”有两个数。" in said
    assert "“达标”是文字，请填写数字。" in (line.strip() for line in drawn(found, 80, every=True))


def test_of_a_doubtful_cell_its_own_text_is_shown() -> None:
    said = "\n".join(drawn(entry(row(4, "doubtful", raw="1", value=Decimal(1), unit="%")), 80))
    assert "“1”" in said
    assert "1%" not in said


def test_the_columns_of_a_table_on_its_side_are_rows() -> None:
    found = several(entry(row(4)), {"column": "3"})
    found["files"][0]["sheets"][0]["blocks"][0]["turned"] = True
    said = list(drawn(found, 80))
    assert "实际值 = 第3行“完成值" in said[5]
    assert any(line.startswith("行  表头") for line in said)


def test_of_many_remarks_of_a_kind_the_first_are_shown() -> None:
    one = {"code": "x", "severity": "info", "source": "a", "target": None, "message": "提示"}
    found = entry(row(4)) | {"findings": [{**one, "source": f"a{n}"} for n in range(9)]}
    short = "\n".join(drawn(found, 80))
    assert short.count("提示") == 8  # the title, what is left out, three with their marks
    assert "另有6条同类提示" in short
    assert "a8" in "\n".join(drawn(found, 80, every=True))


def test_a_header_with_what_holds_below_it() -> None:
    said = list(drawn(entry(row(4)), 80))
    start = said.index("表　表头：第2–3行")
    assert said[start + 1] == "时点 2024-12-31（表题或填报行），单位 万元"
    assert said[start + 2].endswith("→ 时点 2024-12-31")
    assert said[start + 3].endswith("2025-01-20（未采用），单位 万元")
    assert "C   完成值\\u001b  → 实际值  含“完成”" in said


@pytest.mark.parametrize("width", [80, 120, 200])
def test_it_fits_the_screen(width: int) -> None:
    problem = {"code": "x", "severity": "error", "message": "解释" * 60}
    near = ["很长的指标名称" * 4]
    rows = (
        row(4, "doubtful", name="很长的名称" * 9, problems=[problem]),
        row(5, "unmatched", unmatched=True, suggestions=near, value=None),
    )
    said = list(drawn(entry(*rows, matched=0), width))
    assert max(map(text_width, said)) <= width
    assert "".join(said).count("释") == 60  # nothing is cut


def test_many_rows_are_counted_and_shown_on_demand() -> None:
    rows = [row(n) for n in range(4, 4 + MANY)]
    assert f"指标{3 + MANY}" in "".join(drawn(entry(*rows), 80))
    found = entry(*rows, row(99, "doubtful", value=None, raw="98。6"))
    short = "\n".join(drawn(found, 80))
    assert f"其余{MANY}个数值读取正常" in short
    assert "“98。6”" in short
    assert "指标4 " not in short
    assert "指标4 " in "\n".join(drawn(found, 80, every=True))


def test_a_target_that_finds_no_room_beside_its_row_stands_below() -> None:
    own = {
        "name": "很长的指标名称" * 2,
        "record": "B4",
        "targets": ["a-target-" * 5],
        "raw": "五" * 9,
    }
    rows = [
        row(4, "doubtful", cell=f"{c}4", own_date=f"2024-0{n}-30", **own)
        for n, c in ((4, "C"), (6, "D"))
    ]
    said = [line.strip() for line in drawn(entry(*rows, matched=1), 80)]
    assert said.count("a-target-" * 5) == 1
    assert max(map(text_width, said)) <= 80


def test_where_all_was_read_that_is_said() -> None:
    said = list(drawn(entry(*(row(n) for n in range(4, 99))), 80))
    assert "表　读到的行" in said
    assert any(line.startswith("全部95个数值读取正常") for line in said)


def test_the_flat_table_keeps_every_row() -> None:
    table = flat_table(entry(*(row(n) for n in range(4, 99))), Lang.EN)
    kinds = [cells[0].text for cells in table.rows]
    assert kinds[:4] == ["file", "sheet", "header", "column"]
    assert kinds.count("row") == 95


def unclear(code: str, *numbers: int) -> list[dict[str, Any]]:
    problem = {"code": code, "severity": "error", "message": f"原因\x1b {code}。"}
    return [row(n, "doubtful", problems=[problem]) for n in numbers]


@pytest.mark.parametrize(
    ("code", "columns", "command"),
    [
        ("value-column-unclear", ({"text": "当年完成"}, {"text": "累计完成"}), "--column 累计完成"),
        ("value-column-unclear", ({"text": "全市"}, {"text": "完成"}), "--column 全市"),
        ("several-regions", ({"meaning": "value", "region": "东县"},), "--region 东县"),
    ],
)
def test_of_many_cells_the_common_cause(
    code: str, columns: tuple[dict[str, str], ...], command: str
) -> None:
    found = entry(*unclear(code, *range(4, 10)), *unclear("other", 20), row(30), matched=8)
    own = [{"meaning": "candidate", "region": ""} | one for one in columns]
    first, typed, second, *_ = steps(several(found, *own))
    assert first == f"1. C4、C5、C6、C7、C8 等6个：原因\\u001b {code}。例如："
    assert typed.strip() == f"qcheck inspect a.xlsx --plan demo {command}"
    assert second == "2. 改正存疑的单元格：C20"


def test_a_cause_that_no_option_settles() -> None:
    first, second, *_ = steps(entry(*unclear("value-dated-twice", *range(4, 10)), matched=6))
    assert first == "1. C4、C5、C6、C7、C8 等6个：原因\\u001b value-dated-twice。"
    assert second == "2. 改好后核验："


def test_a_cause_may_quote_its_cell() -> None:
    def said(number: int) -> dict[str, Any]:
        message = f"C{number} 的“{number}”不能确定。"
        problem = {"code": "any", "severity": "error", "message": message}
        return row(number, "doubtful", problems=[problem])

    first, *_ = steps(entry(*map(said, range(4, 10)), matched=6))
    assert first == "1. C4、C5、C6、C7、C8 等6个：C4 的“4”不能确定。"


def test_few_cells_are_listed() -> None:
    first, *_ = steps(entry(*unclear("value-dated-twice", *range(4, 9)), matched=5))
    assert first == "1. 改正存疑的单元格：C4、C5、C6、C7、C8"
