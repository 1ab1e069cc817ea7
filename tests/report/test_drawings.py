"""Where marks stand: in the order of their values, inside the drawing, whatever the figures are."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest

from qcheck.report.html.bullet import WIDTH, bullet
from qcheck.report.html.timeline import timeline
from tests.browser.pages import rich, series
from tests.sample import by_id, sample


def entry(target: str = "patents", **changed: object) -> dict[str, Any]:
    return {**copy.deepcopy(by_id(rich(), target)), **changed}


def valued(op: str, value: str, actual: str, *, kind: str = "level") -> dict[str, Any]:
    one = entry(kind=kind, baseline=None, pace=None)
    one["target"].update(op=op, value=Decimal(value))
    one["actual"]["value"] = Decimal(actual)
    return one


def test_marks_stand_in_the_order_of_their_values() -> None:
    found = bullet(entry())
    assert found is not None
    assert found.baseline is not None
    assert found.actual is not None
    assert found.expected is not None
    assert 0 < found.baseline < found.actual < found.expected < found.required < WIDTH
    assert found.bar == (found.baseline, found.actual - found.baseline)
    assert found.good == (found.required, WIDTH - found.required)


def test_a_falling_target_is_good_on_the_left() -> None:
    found = bullet(valued("<=", "28", "35"))
    assert found is not None
    assert found.good == (0, found.required)
    assert found.actual is not None
    assert found.actual > found.required


def test_a_range_is_good_between_its_ends() -> None:
    found = bullet(entry("labs"))
    assert found is not None
    assert found.upper is not None
    assert found.good == (found.required, found.upper - found.required)


@pytest.mark.parametrize(("kind", "bar"), [("stock", True), ("flow", True), ("level", False)])
def test_a_bar_starts_at_zero_only_where_counting_does(kind: str, bar: bool) -> None:
    found = bullet(valued(">=", "10", "4", kind=kind))
    assert found is not None
    assert (found.bar is not None) is bar


def test_a_baseline_on_another_scale_is_not_drawn() -> None:
    base = {"value": 500, "unit": "亿元", "date": None, "source": ""}
    for one in (entry(baseline=base), entry(kind="growth")):
        found = bullet(one)
        assert found is not None
        assert found.baseline is None


def test_nothing_is_drawn_without_a_second_figure() -> None:
    assert bullet(entry("pilot")) is None
    assert bullet(entry("coverage")) is None


@pytest.mark.parametrize(("limit", "actual"), [("1E+300", "-1E+300"), ("0", "0"), ("1E-300", "0")])
def test_any_figure_stands_inside_the_drawing(limit: str, actual: str) -> None:
    found = bullet(valued(">=", limit, actual))
    assert found is not None
    assert found.actual is not None
    assert 0 <= found.actual <= WIDTH
    assert 0 <= found.required <= WIDTH


def test_every_verdict_of_the_sample_can_be_drawn() -> None:
    drawn = [one["id"] for one in sample()["results"] if bullet(one)]
    assert len(drawn) == 12


def test_a_timeline_goes_from_left_to_right_and_up_with_the_values() -> None:
    found = timeline(entry())
    assert found is not None
    assert found.baseline is not None
    assert found.expected is not None
    across = [found.baseline.x, *(one.x for one in found.points)]
    up = [found.baseline.y, *(one.y for one in found.points), found.limits[0].y]
    assert across == sorted(set(across))
    assert up == sorted(set(up), reverse=True)
    assert (found.first, found.last) == ("2022-12-31", "2025-12-31")
    assert [one.label for one in found.points] == ["12800件", "14100件", "16100件"]


def test_of_many_points_only_the_last_is_labelled() -> None:
    found = timeline(entry(series=series(*map(str, range(9)))))
    assert found is not None
    assert [one.label for one in found.points] == [""] * 8 + ["8件"]


def test_one_point_is_no_series() -> None:
    assert timeline(entry(series=series("1"))) is None
    assert timeline(entry(series=[])) is None
    without = entry()
    del without["series"]
    assert timeline(without) is None


def test_equal_values_stand_on_one_line() -> None:
    one = entry(series=series("5", "5", "5"), baseline=None, pace=None)
    one["target"]["value"] = Decimal(5)
    found = timeline(one)
    assert found is not None
    assert len({point.y for point in found.points}) == 1
