"""The lines behind a verdict: every figure is the result's, and what is absent gives no line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.table import waiver_cell
from qcheck.table.detail import found_lines, planned_lines, series_text
from tests.browser.pages import rich
from tests.sample import by_id


def entry() -> dict[str, Any]:
    found = by_id(rich(), "patents")
    assert isinstance(found, dict)
    return found


def test_the_arithmetic_is_that_of_the_result() -> None:
    lines = dict(found_lines(entry(), Lang.ZH))
    assert lines == {
        "数据位置": "示例填报表.xlsx!Sheet1!E7",
        "原始填报": "1.61万件",
        "换算": "1.61万件 → 16100件",
        "数据时点": "2025-06-30",
        "占目标值": "89.4%",
        "时序": "83.3%",
        "进度": "68.3%",
        "进度与时序之比": "82.0%",
        "落后": "15个百分点",
        "差距": "1900件",
        "余期每月需": "316.7件",
        "现在应达到": "16750.01件",
        "照此达到之日": "2026-11-30",
        "原因代码": "BEHIND",
        "豁免": "示市监函〔2025〕3号，示范市人民政府批准，有效期至2025-12-31：统计口径调整",
    }


def test_beside_cells_only_the_rest_is_told() -> None:
    left_out = dict(found_lines(entry(), Lang.ZH)).keys() - dict(
        found_lines(entry(), Lang.ZH, beside_cells=True)
    )
    assert left_out == {"时序", "进度", "差距"}


def test_working_of_the_result_stands_in_the_place_of_the_figures() -> None:
    one = {**entry(), "working": [{"heading": "步骤\u202e", "text": "1 + 1 = 2"}]}
    lines = dict(found_lines(one, Lang.ZH))
    assert lines["步骤\\u202e"] == "1 + 1 = 2"
    assert "落后" not in lines


@pytest.mark.parametrize("missing", ["on_track_at", "met_on", "needed_per_month", "ratio"])
def test_what_the_pace_does_not_say_gives_no_line(missing: str) -> None:
    whole, without, null = entry(), entry(), entry()
    without["pace"].pop(missing)
    null["pace"][missing] = None
    told = found_lines(without, Lang.ZH)
    assert told == found_lines(null, Lang.ZH)
    assert len(told) == len(found_lines(whole, Lang.ZH)) - 1


@pytest.mark.parametrize(
    ("op", "value", "shown"),
    [
        (">=", "16750.001", "16750.01件"),
        ("<=", "16750.009", "16750件"),
        (">=", "16750", "16750件"),
        (">=", "1E+300", "1" + "0" * 300 + "件"),
    ],
)
def test_where_it_should_be_is_never_rounded_towards_too_little(
    op: str, value: str, shown: str
) -> None:
    one = entry()
    one["target"]["op"], one["pace"]["on_track_at"] = op, Decimal(value)
    assert dict(found_lines(one, Lang.ZH))["现在应达到"] == shown


def test_ahead_of_time_is_not_a_negative_lag() -> None:
    one = entry()
    one["pace"]["lag_points"] = -9
    assert dict(found_lines(one, Lang.EN))["Ahead"] == "9 points"


def test_figures_too_long_for_arithmetic_are_written_out() -> None:
    one = entry()
    one["pace"].update(ratio=Decimal("1E+300"), projected=Decimal("1E+300"))
    lines = dict(found_lines(one, Lang.ZH))
    assert lines["照此到期"] == "1" + "0" * 300 + "件"


def test_the_plan_s_side() -> None:
    lines = dict(planned_lines(entry(), Lang.ZH))
    assert lines["计划要求"] == "≥ 1.8万件"
    assert lines["基期"].startswith("12000件 2022-12-31")
    assert lines["期间"] == "2023-01-01 – 2025-12-31"


def test_the_series_in_one_line() -> None:
    told = series_text(entry(), Lang.ZH)
    assert told == "2023-12-31 12800件、2024-12-31 14100件、2025-06-30 16100件"
    assert series_text({**entry(), "series": []}, Lang.ZH) == ""


def test_an_adjusted_value_is_judged_beside_the_original() -> None:
    one = entry()
    value = {"op": ">=", "value": 16000, "upper": None, "unit": "件", "text": "≥ 1.6万件"}
    verdict = {"status": "pass", "message": "已提前达到要求"}
    one["waiver"] = {**one["waiver"], "value": value, "verdict": verdict}
    lines = dict(found_lines(one, Lang.ZH))
    assert lines["豁免"].endswith("统计口径调整，调整后要求≥ 16000件")
    assert lines["按调整值"] == "√ 达标：已提前达到要求"
    assert waiver_cell(one, Lang.ZH).text == "豁免→√ 达标"
    assert waiver_cell(entry(), Lang.EN).text == "waived"
    assert waiver_cell({**entry(), "waiver": None}, Lang.EN).text == ""
