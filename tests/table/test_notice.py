"""The notice (通报): its words, and what each department is told that it owes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.table import Table
from qcheck.table.notice import notice
from qcheck.table.owed import owed
from qcheck.table.paper import Paragraph, Part
from qcheck.table.prose import met_on, numeral, on_track_at, promised
from tests.sample import by_id, sample

AS_OF = "2025-06-30"


def said(result: dict[str, Any], lang: Lang = Lang.ZH) -> list[str]:
    return [p.lead_in + p.text for p in notice(result, lang) if isinstance(p, Paragraph)]


def section(result: dict[str, Any], heading: str) -> list[str]:
    """The paragraphs below a heading, up to the next."""
    pieces = [p for p in notice(result, Lang.ZH) if isinstance(p, Paragraph)]
    start = next(i for i, p in enumerate(pieces) if p.text == heading) + 1
    ends = (
        i for i, p in enumerate(pieces) if i >= start and p.part in (Part.HEADING, Part.CLOSING)
    )
    return [p.lead_in + p.text for p in pieces[start : next(ends)]]


def test_the_parts_stand_in_the_order_of_such_papers() -> None:
    pieces = [p for p in notice(sample(), Lang.ZH) if isinstance(p, Paragraph)]
    parts = [p.part for p in pieces]
    assert list(dict.fromkeys(parts)) == [
        Part.TITLE, Part.ADDRESSEE, Part.BODY, Part.HEADING, Part.INTRO, Part.SUBHEADING,
        Part.CLOSING, Part.ANNEX_NAMED, Part.OFFICE, Part.DATE, Part.ANNEX, Part.ANNEX_TITLE,
        Part.NOTE,
    ]  # fmt: skip
    heads = [p.text for p in pieces if p.part is Part.HEADING]
    assert heads == [
        "一、总体情况", "二、未达标指标", "三、预警指标", "四、数据缺报", "五、工作要求",
    ]  # fmt: skip


def test_the_opening_has_the_counts_of_the_result() -> None:
    title, addressee, opening = said(sample())[:3]
    assert title == "关于《示范市质量强市实施方案（示例数据）》目标完成情况的通报"
    assert addressee == "市市场监管局、市科技局、市生态环境局、市发展改革委、市商务局："
    assert "（示市监〔2023〕1号）" in opening
    assert "截至2025年6月30日" in opening
    assert "共核验目标15项，其中达标5项、预警4项、未达标4项、无法判定2项" in opening


def test_many_departments_are_addressed_as_all() -> None:
    result = sample()
    for place, entry in enumerate(result["results"]):
        entry["lead"] = [f"第{place}局"]
    assert said(result)[1] == "各有关单位："
    for entry in result["results"]:
        entry["lead"] = []
    assert said(result)[1] == "各有关单位："


def test_several_regions_are_counted_as_such() -> None:
    result = sample()
    for place, entry in enumerate(result["results"]):
        entry["region"] = f"第{place % 2}区"
    assert "共核验目标15项次" in said(result)[2]
    assert (
        "（第0区）" in section(result, "二、未达标指标")[1] + section(result, "二、未达标指标")[2]
    )
    annex = [p for p in notice(result, Lang.ZH) if isinstance(p, Table)][-1]
    assert "地区" in [column.heading for column in annex.columns]


def test_a_gap_is_told_with_what_was_asked_and_what_is() -> None:
    result = sample()
    entry = by_id(result, "patents")
    entry["pace"]["on_track_at"] = Decimal(16750)
    entry["pace"]["met_on"] = "2026-03-05"
    (line,) = [line for line in section(result, "三、预警指标") if "有效发明专利数量" in line]
    assert "（牵头单位：市市场监管局）" in line
    assert "要求不低于18000件，截至2025年6月30日为16100件，进度正常的界线为16750件。" in line
    assert line.endswith("预计2026年3月达到要求。")
    assert entry["message"].rstrip("。") in line
    assert "。。" not in line


def test_sections_without_anything_say_so() -> None:
    result = sample()
    passed = [entry for entry in result["results"] if entry["status"] == "pass"]
    result.update(results=[{**e, "flags": [], "missing_years": []} for e in passed], unmatched=[])
    for heading in ("二、未达标指标", "三、预警指标", "四、数据缺报", "五、工作要求"):
        assert section(result, heading) == ["无。"]


def test_a_target_that_has_not_begun_is_neither_missing_nor_owed() -> None:
    result = sample()
    entry = next(e for e in result["results"] if e["reason"] == "NO_DATA")
    entry.update(reason="NOT_STARTED", start="2026-01-01")
    lines = section(result, "四、数据缺报")
    assert "另有1项计划期尚未开始，本次不作评价：" in lines
    assert not any(line.startswith("以下1项没有可用数据") for line in lines)
    assert not any(entry["name"] in line for line in section(result, "五、工作要求"))


def test_every_row_that_belongs_nowhere_is_named() -> None:
    lines = section(sample(), "四、数据缺报")
    for row in sample()["unmatched"]:
        assert any(row["name"] in line and row["source"] in line for line in lines)


def test_every_failed_at_risk_and_unknown_target_is_owed_by_each_of_its_departments() -> None:
    result = sample()
    pieces = [p for p in notice(result, Lang.ZH) if isinstance(p, Paragraph)]
    lead, owes = "", set()
    for piece in pieces:
        if piece.part is Part.SUBHEADING:
            lead = piece.text.partition("）")[2]
        elif lead and piece.part is Part.BODY:
            owes.add((lead, piece.lead_in.partition(".")[2].removesuffix("〔争取〕")))
    for entry in result["results"]:
        for one in entry["lead"] or ["牵头单位未列明的目标"]:
            if entry["status"] != "pass":
                assert (one, entry["name"]) in owes


def test_english_leaves_no_chinese_words_of_our_own() -> None:
    result = sample()
    chinese = {"title": "Plan", "region": "Town"}
    result["plan"].update(chinese, document={"number": "1", "issued": None, "url": None})
    for entry in result["results"]:
        entry.update(name="A", message="B", lead=["C"], cell=None)
        entry["target"].update(unit="")
        if entry["actual"]:
            entry["actual"].update(unit="", raw="1", source="S")
    for row in result["unmatched"]:
        row.update(name="N", source="S")
    text = "".join(said(result, Lang.EN))
    assert not [c for c in text if "\u4e00" <= c <= "\u9fff" or c in "，。；："]


# --- What is owed ---------------------------------------------------------------------------------

_REACH = "目前为16100件，还差1900件（余期月均需316.7件），请在2025年12月31日前做到不低于18000件"


@pytest.mark.parametrize(
    ("change", "clauses"),
    [
        ({}, [_REACH]),
        ({"pace": None}, [_REACH.replace("（余期月均需316.7件）", "")]),
        ({"pace": {"rule": "value"}}, [_REACH.replace("（余期月均需316.7件）", "")]),
        (
            {"pace": {"needed_per_month": Decimal(1900)}},
            [_REACH.replace("（余期月均需316.7件）", "")],
        ),
        (
            {"pace": {"needed_per_month": Decimal("0.5")}},
            [_REACH.replace("（余期月均需316.7件）", "")],
        ),
        (
            {"status": "fail", "reason": "MISSED", "due": "2025-06-30"},
            [
                "2025年6月30日已到期，要求不低于18000件，实际16100件，未达到，请说明原因并报送整改措施"
            ],
        ),
        (
            {"flags": ["PENDING_FINAL"], "due": "2025-03-31"},
            ["2025年3月31日已到期，目前只有截至2025年6月30日的数据，请补报终期数据"],
        ),
        (
            {"status": "fail", "reason": "BUDGET_EXHAUSTED", "target": {"op": "<="}},
            ["要求不高于18000件，实际已达16100件，本期内不能补救，请说明原因并防止再次发生"],
        ),
        (
            {"target": {"op": "<="}, "pace": None},
            ["目前为16100件，还超出1900件，请在2025年12月31日前做到不高于18000件"],
        ),
        (
            {
                "target": {"op": "range", "upper": Decimal(18500), "text": "18000–18500件"},
                "pace": None,
            },
            ["目前为16100件，相差1900件，请在2025年12月31日前做到在18000–18500件之间"],
        ),
        ({"gap": 0}, ["目前为16100件，请采取措施，确保到2025年12月31日做到不低于18000件"]),
        (
            {"target": {"op": "done", "value": None}, "actual": {"raw": "未完成"}},
            ["目前填报为“未完成”，请于2025年12月31日前完成"],
        ),
        ({"status": "pass"}, []),
        ({"status": "pass", "missing_years": [2023, 2024]}, ["请补报2023、2024年数据"]),
        (
            {"status": "pass", "flags": ["STALE"]},
            ["数据时点为2025年6月30日，已陈旧，请报送最新数据"],
        ),
        ({"missing_years": [2024]}, [_REACH, "请补报2024年数据"]),
        ({"status": "unknown", "reason": "NO_DATA"}, ["没有可用数据，请补报"]),
        (
            {"status": "unknown", "reason": "MISSING_YEAR", "missing_years": [2024]},
            ["请补报2024年数据"],
        ),
        ({"status": "unknown", "reason": "NOT_STARTED", "start": "2025-07-01"}, []),
        ({"status": "unknown", "reason": "NOT_STARTED", "start": AS_OF}, ["没有可用数据，请补报"]),
        (
            {"status": "unknown", "reason": "TEXT", "cell": {"raw": "良好", "source": "a!b!C1"}},
            ["已报“良好”（a!b!C1）不能确定，请核实后重新报送"],
        ),
        (
            {"status": "unknown", "reason": "BAD_DATA", "cell": {"raw": " ", "source": "a!b!C1"}},
            ["已报数据（a!b!C1）不能使用，请核实后重新报送"],
        ),
    ],
)
def test_what_a_department_owes(change: dict[str, Any], clauses: list[str]) -> None:
    entry = by_id(sample(), "patents")
    for key, value in change.items():
        inner = key in ("target", "actual")
        entry[key] = {**entry[key], **value} if inner else value
    assert list(owed(entry, AS_OF, Lang.ZH)) == clauses


# --- Prose ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numbers_of_headings(number: int, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize(
    ("op", "text", "words"),
    [
        (">=", "≥ 98.0%", "不低于98.0%"),
        (">", "> 98%", "高于98%"),
        ("<=", "≤ 98%", "不高于98%"),
        ("<", "< 98%", "低于98%"),
        ("=", "= 98%", "为98%"),
        ("range", "98–99%", "在98–99%之间"),
    ],
)
def test_what_is_asked_for_in_words(op: str, text: str, words: str) -> None:
    target = {"op": op, "value": Decimal(98), "upper": Decimal(99), "unit": "%", "text": text}
    assert promised(target, Lang.ZH) == words


@pytest.mark.parametrize(
    ("turn", "unit", "text"),
    [
        (Decimal(17000), "件", "，进度正常的界线为17000件"),
        (Decimal("16833.333333333333"), "件", "，进度正常的界线约为16833.3件"),
        (Decimal("4.75"), "个", ""),
        (Decimal("91.42"), "%", "，进度正常的界线为91.42%"),
        (Decimal("91.416666666667"), "%", "，进度正常的界线约为91.4%"),
        (Decimal("0.548333333333"), "", "，进度正常的界线约为0.548"),
        (None, "件", ""),
    ],
)
def test_which_value_would_be_on_track_today(turn: Decimal | None, unit: str, text: str) -> None:
    entry = {"pace": {"on_track_at": turn}, "gap": 1, "target": {"unit": unit}}
    assert on_track_at(entry, Lang.ZH) == text


def test_nothing_is_said_of_a_pace_that_the_result_does_not_have() -> None:
    for pace in (None, {}, {"on_track_at": None, "met_on": None}):
        entry = {"pace": pace, "gap": 1, "target": {"unit": "件"}}
        assert on_track_at(entry, Lang.ZH) == met_on(entry, Lang.ZH) == ""
