"""What a table of verdicts shows, and in which order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.quantity import percent
from qcheck.table import (
    about_table,
    count_table,
    lead_count_table,
    lead_table,
    ordered,
    record_table,
    summary_lines,
    verdict_table,
)
from qcheck.table.figures import figure, required
from tests.sample import by_id, column, sample


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("1.8E+4"), "件", "18000件"),
        (Decimal("92.70"), "%", "92.7%"),
        (Decimal("1E-7"), "%", "0.0000001%"),
        (Decimal(123456789), "元", "123456789元"),
        (12, "km", "12 km"),
        (Decimal("-0.57"), "%", "-0.57%"),
        (Decimal(0), "起", "0起"),
        (None, "件", ""),
    ],
)
def test_a_figure_has_its_unit_and_no_exponent(
    value: Decimal | int | None, unit: str, shown: str
) -> None:
    assert figure(value, unit) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.8333", "83.3%"),
        ("0.68333", "68.3%"),
        ("1", "100.0%"),
        ("0.9999", "99.9%"),
        ("-0.0190", "-1.9%"),
        ("1.25", "125.0%"),
        ("0", "0.0%"),
    ],
)
def test_a_share_has_one_decimal_and_never_rounds_up_to_all(share: str, shown: str) -> None:
    assert percent(Decimal(share)) == shown


@pytest.mark.parametrize(
    ("text", "op", "value", "upper", "shown"),
    [
        ("≥ 98.0%", ">=", "98", None, "≥ 98.0%"),
        ("> 1.8万件", ">", "1.8E+4", None, "> 18000%"),
        ("≤ 3.5%", "<=", "3.50", None, "≤ 3.5%"),
        ("≥ 1,800%", ">=", "1800", None, "≥ 1800%"),
        ("= 0%", "=", "0", None, "= 0%"),
        ("2–3个", "range", "2", "3", "2–3%"),
        ("", ">=", "7", None, "≥ 7%"),
    ],
)
def test_the_required_value_keeps_the_plan_s_digits(
    text: str, op: str, value: str, upper: str | None, shown: str
) -> None:
    limits = {"value": Decimal(value), "upper": upper and Decimal(upper)}
    assert required({"op": op, **limits, "unit": "%", "text": text}, Lang.ZH) == shown


def test_the_worst_stand_first_and_equals_in_the_plan_s_order() -> None:
    assert [entry["id"] for entry in ordered(sample())] == [
        "accidents", "export-share", "standards", "small-firms",
        "pilot", "patents", "rd-intensity", "satisfaction",
        "brand", "coverage",
        "complaints", "quality-index", "air-days", "pm25", "labs",
    ]  # fmt: skip


def test_only_and_lead_filter_the_rows() -> None:
    kept = ordered(sample(), only=("fail", "at-risk"), leads=("市科技局", "市商务局"))
    assert [entry["id"] for entry in kept] == ["export-share", "rd-intensity"]


def test_status_is_always_mark_word_and_tone() -> None:
    table = verdict_table(sample(), Lang.ZH)
    cells = {(row[0].text, row[0].tone) for row in table.rows}
    assert cells == {
        ("× 未达标", "fail"),
        ("▲ 预警", "at-risk"),
        ("○ 无法判定", "unknown"),
        ("√ 达标", "pass"),
    }


@pytest.mark.parametrize(
    ("target", "key", "shown"),
    [
        ("patents", "required", "≥ 18000件"),
        ("patents", "actual", "16100件"),
        ("patents", "gap", "1900件"),
        ("patents", "pace", "83.3%/68.3%"),
        ("labs", "required", "2–3个"),
        ("labs", "gap", "0"),
        ("pilot", "required", "完成"),
        ("pilot", "actual", "未完成"),
        ("pilot", "gap", ""),
        ("pilot", "name", "国家质量强市示范城市（示例）〔争取〕"),
        ("brand", "actual", "“约210家”"),
        ("coverage", "actual", ""),
        ("complaints", "required", "≥ 98.0%"),
    ],
)
def test_cells_of_the_screen(target: str, key: str, shown: str) -> None:
    table = verdict_table(sample(), Lang.ZH)
    place = column(table, "id").index(target)
    assert column(table, key)[place] == shown


def test_every_figure_of_the_record_is_the_result_s() -> None:
    result = sample()
    table = record_table(result, Lang.ZH)
    keys = [c.key for c in table.columns]
    for row in table.rows:
        cells = dict(zip(keys, row, strict=True))
        entry = by_id(result, cells["id"].text)
        pace = entry["pace"] or {}
        milestone = entry["target"]["op"] == "done"
        actual = None if milestone or not entry["actual"] else entry["actual"]["value"]
        assert cells["actual-value"].value == actual
        assert cells["gap-value"].value == entry["gap"]
        assert cells["target-value"].value == entry["target"]["value"]
        assert cells["elapsed"].value == pace.get("elapsed")
        assert cells["achieved"].value == pace.get("achieved")


def test_a_share_known_only_as_an_upper_bound_is_no_number() -> None:
    result = sample()
    by_id(result, "patents")["pace"]["rule"] = "upper-bound"
    table = record_table(result, Lang.ZH)
    place = column(table, "id").index("patents")
    assert table.pick("achieved").rows[place][0].value is None
    assert column(table, "achieved")[place] == "≤68.3%"
    assert "83.3%/≤68.3%" in column(verdict_table(result, Lang.ZH), "pace")


def test_the_region_column_stands_only_where_there_are_regions() -> None:
    result = sample()
    assert "region" not in [c.key for c in verdict_table(result, Lang.ZH).columns]
    result["results"][0]["region"] = "东区"
    assert "东区" in column(verdict_table(result, Lang.ZH), "region")


def test_an_unknown_flag_is_shown_by_its_code() -> None:
    result = sample()
    result["results"][0]["flags"] = ["NEW_FLAG"]
    assert "NEW_FLAG" in column(record_table(result, Lang.EN), "flags")


def test_a_hostile_name_is_written_out() -> None:
    result = sample()
    result["results"][0]["name"] = "\x1b[31m红\u202e\ttab\nline\u200b[red]"
    names = column(verdict_table(result, Lang.ZH), "name")
    assert "\\u001b[31m红\\u202e\\ttab\\nline\\u200b[red]" in names


def test_the_summary_splits_the_counts_and_says_where_the_date_came_from() -> None:
    assert "\n".join(summary_lines(sample(), Lang.ZH)) == (
        "共15项：未达标4、预警4、无法判定2、达标5\n"
        "约束性13项：未达标3、预警3、无法判定2、达标5\n"
        "争取性2项：未达标1、预警1、无法判定0、达标0\n"
        "计划 demo-2025《示范市质量强市实施方案（示例数据）》，数据截至 2025-06-30"
        "（由 --as-of 指定）"
    )


@pytest.mark.parametrize("origin", ["option", "row", "title", "today", "profile"])
def test_every_origin_of_the_date_has_words(origin: str) -> None:
    result: dict[str, Any] = {**sample(), "as_of_from": origin}
    last = summary_lines(result, Lang.EN)[-1]
    assert last.endswith(")")
    assert ("profile" in last) is (origin == "profile")


def test_counts_add_up() -> None:
    rows = [[cell.text for cell in row] for row in count_table(sample(), Lang.ZH).rows]
    assert rows == [
        ["全部", "15", "4", "4", "2", "5"],
        ["约束性", "13", "3", "3", "2", "5"],
        ["争取性", "2", "1", "1", "0", "0"],
    ]


def test_a_target_led_by_two_stands_under_both_and_one_led_by_none_is_kept() -> None:
    table = lead_table(sample(), Lang.ZH)
    pairs = set(zip(column(table, "lead"), column(table, "id"), strict=True))
    assert {
        ("市市场监管局", "pilot"),
        ("市发展改革委", "pilot"),
        ("（未列明）", "coverage"),
    } <= pairs
    counted = lead_count_table(sample(), Lang.ZH)
    assert len(pairs) == sum(map(int, column(counted, "total")))


def test_provenance_names_inputs_with_their_hashes_and_the_rules() -> None:
    text = "\n".join(column(about_table(sample(), Lang.ZH), "content"))
    for part in ("1" * 64, "0" * 64, "(fail_lag_points) 10", "示市监〔2023〕1号", "qcheck 0.1.0"):
        assert part in text
