"""Orders, groups, bullets and the one line for scripts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.table import group_tables, ordered, ranking_table, record_table, summary_line
from qcheck.table.order import SORTS, parted
from qcheck.table.progress import CELLS, bar
from qcheck.table.regions import region_matrix, regions_of
from tests.sample import by_id, column, sample


def ids(result: dict[str, Any], sort: str) -> list[str]:
    return [entry["id"] for entry in ordered(result, sort=sort)]


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_keeps_every_result(sort: str) -> None:
    result = sample()
    assert sorted(ids(result, sort)) == sorted(entry["id"] for entry in result["results"])


def test_by_gap_a_passing_target_may_stand_before_an_unknown_one() -> None:
    result = sample()
    found = ids(result, "gap")
    assert found[:3] == ["accidents", "pilot", "export-share"]
    assert found.index("complaints") < found.index("brand")
    assert {entry["gap"] for entry in ordered(result, sort="gap")[-2:]} == {None}


def test_by_due_the_earliest_stands_first() -> None:
    dues = [entry["due"] for entry in ordered(sample(), sort="due")]
    assert dues == sorted(dues)
    assert dues[0] == "2024-12-31"


def test_by_section_as_in_the_document_and_without_one_last() -> None:
    result = sample()
    for place, entry in enumerate(result["results"]):
        entry["section"] = ("三", "", "二", "一")[place % 4]
    found = [entry["section"] for entry in ordered(result, sort="section")]
    assert list(dict.fromkeys(found)) == ["三", "二", "一", ""]


def test_by_lead_departments_stand_together_and_none_last() -> None:
    found = [(entry["lead"] or [""])[0] for entry in ordered(sample(), sort="lead")]
    runs = [name for place, name in enumerate(found) if not place or found[place - 1] != name]
    assert len(runs) == len(set(runs))
    assert runs[-1] == ""


def test_what_two_departments_lead_stands_in_both_groups() -> None:
    result = sample()
    parts = parted(result["results"], "lead", result["results"])
    both = [lead for lead, entries in parts.items() if by_id(result, "pilot") in entries]
    assert both == ["市市场监管局", "市发展改革委"]
    some = parted(result["results"], "lead", result["results"], ["市发展改革委"])
    assert [entry["id"] for entry in some["市发展改革委"]] == ["pilot"]
    assert list(some) == ["市发展改革委"]


def test_groups_count_what_they_show() -> None:
    result = sample()
    tables = group_tables(ordered(result, ("fail",)), "lead", result, Lang.ZH)
    assert [(table.title, len(table.rows)) for table in tables] == [
        ("市市场监管局　共3项：未达标3、预警0、无法判定0、达标0", 3),
        ("市商务局　共1项：未达标1、预警0、无法判定0、达标0", 1),
    ]


def entry_with(achieved: str | None, elapsed: str | None, rule: str = "schedule") -> dict[str, Any]:
    shares = {"achieved": achieved and Decimal(achieved), "elapsed": elapsed and Decimal(elapsed)}
    return {"status": "at-risk", "pace": {"rule": rule, **shares}}


@pytest.mark.parametrize(
    ("achieved", "elapsed", "drawn"),
    [
        ("0.5", "0.4", "■■■■│■□□□□□"),
        ("0.68", "0.8333", "■■■■■■■□│□□"),
        ("-0.019", "0.8333", "□□□□□□□□│□□"),
        ("0.001", "0", "│■□□□□□□□□□"),
        ("0.9996", "1", "■■■■■■■■■□│"),
        ("1.7", "0.5", "■■■■■│■■■■■"),
        ("1E+9", "1", "■■■■■■■■■■│"),
    ],
)
def test_the_bullet_is_to_scale_and_never_flatters(achieved: str, elapsed: str, drawn: str) -> None:
    cell = bar(entry_with(achieved, elapsed))
    assert (cell.text, cell.tone) == (drawn, "at-risk")
    assert len(cell.text) == CELLS + 1
    cell.text.encode("gbk")


@pytest.mark.parametrize(
    "entry",
    [
        entry_with(None, "0.5"),
        entry_with("0.5", None),
        entry_with("0.5", "0.5", rule="upper-bound"),
        {"status": "unknown", "pace": None},
    ],
)
def test_no_bullet_where_no_pace_is_known(entry: dict[str, Any]) -> None:
    assert bar(entry).text == ""


def test_what_is_needed_is_read_rounded_and_kept_exact() -> None:
    result = sample()
    pace = by_id(result, "patents")["pace"]
    pace["needed_per_month"] = Decimal("316.666666666667")
    pace["met_on"] = "2026-08-31"
    for entry in result["results"]:  # a result of an older version lacks the keys
        if entry["id"] != "patents" and entry["pace"]:
            entry["pace"].pop("needed_per_month", None)
    shown = record_table(result, Lang.ZH).pick("id", "needed", "met-on")
    cells = {row[0].text: row[1:] for row in shown.rows}
    assert (cells["patents"][0].text, cells["patents"][0].value) == (
        "316.7",
        Decimal("316.666666666667"),
    )
    assert cells["patents"][1].text == "2026-08-31"
    assert cells["standards"][0].text == ""


def test_the_line_for_scripts() -> None:
    result = sample()
    assert summary_line(result) == (
        "demo-2025 2025-06-30 total=15 pass=5 at-risk=4 fail=4 unknown=2 exit=12"
    )
    result["plan"]["id"] = "a b\nc"
    result["summary"]["waived"] = 1
    assert summary_line(result).startswith("a_b\\nc 2025-06-30 total=15 ")
    assert " waived=1 exit=" in summary_line(result)


# --- Regions --------------------------------------------------------------------------------------


def of_regions() -> dict[str, Any]:
    """The sample for two regions; in 乙县 everything failed, and patents ask for less."""
    result = sample()
    second = sample()["results"]
    for entry in result["results"]:
        entry["region"] = "示范市"
    for entry in second:
        entry["region"], entry["status"] = "乙县", "fail"
    by_id({"results": second}, "patents")["target"] = {
        "op": ">=", "value": 500, "upper": None, "unit": "件", "text": "≥ 500件",
    }  # fmt: skip
    result["results"] += second[:-1]
    return result


def test_the_matrix_has_a_row_for_each_target_and_a_column_for_each_region() -> None:
    result = of_regions()
    table = region_matrix(result, Lang.ZH)
    assert regions_of(result) == ["示范市", "乙县"]
    assert [c.heading for c in table.columns] == ["编号", "指标", "要求", "示范市", "乙县"]
    rows = {cells[0].text: cells for cells in table.rows}
    assert len(table.rows) == 15
    patents = rows["patents"]
    assert [cell.text for cell in patents[2:]] == ["分地区", "▲ 预警", "× 未达标"]
    assert [cell.tone for cell in patents[3:]] == ["at-risk", "fail"]
    assert table.rows[-1][4].text == ""  # not judged there


def test_the_ranking_is_the_result_s() -> None:
    result = of_regions()
    assert not ranking_table(result, Lang.ZH).rows
    counts = {"total": 15, "pass": 5, "at_risk": 4, "fail": 4, "unknown": 2}
    result["regions"] = [{"region": "乙县", "rank": 2, **counts}]
    table = ranking_table(result, Lang.EN)
    assert [cell.text for cell in table.rows[0]] == ["2", "乙县", "15", "4", "4", "2", "5"]
    assert column(table, "count-at-risk") == ["4"]
