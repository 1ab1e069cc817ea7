"""What changed between two results, each change by itself and all of them in a line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.changes import Move, diff, fields, summary
from qcheck.model import Lang
from tests.sample import sample

Entry = dict[str, Any]


def entry(status: str = "pass", reason: str = "ON_TRACK", **changed: Any) -> Entry:  # noqa: ANN401
    figure = None if status == "unknown" else actual("94.6")
    return {
        "id": "index", "name": "指数", "kind": "level", "region": None, "period": "2025",
        "status": status, "reason": reason, "message": "说明", "start": "2023-01-01",
        "due": "2025-12-31", "every": None, "commitment": "binding", "actual": figure,
        "target": {"op": ">=", "value": 94, "upper": None, "unit": "%", "text": "≥ 94%"},
        "years": [], "rules": None, "baseline": None, **changed,
    }  # fmt: skip


def actual(value: str, as_of: str = "2025-06-30") -> Entry:
    return {"value": Decimal(value), "as_of": as_of}


def result(*entries: Entry) -> dict[str, Any]:
    return {**sample(), "results": list(entries)}


def moves(before: Entry, after: Entry) -> list[str]:
    return [one.move.value for one in diff(result(before), result(after)).items]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (("pass", "ON_TRACK"), ("pass", "ON_TRACK"), []),
        (("pass", "ON_TRACK"), ("fail", "FAR_BEHIND"), ["failed"]),
        (("at-risk", "BEHIND"), ("fail", "MISSED"), ["failed"]),
        (("unknown", "NO_DATA"), ("fail", "MISSED"), ["failed", "updated"]),
        (("fail", "MISSED"), ("pass", "MET"), ["passed"]),
        (("unknown", "NO_DATA"), ("pass", "MET"), ["passed", "updated"]),
        (("fail", "FAR_BEHIND"), ("at-risk", "BEHIND"), ["eased"]),
        (("pass", "ON_TRACK"), ("at-risk", "BEHIND"), ["at-risk"]),
        (("unknown", "TEXT"), ("at-risk", "BEHIND"), ["at-risk", "updated"]),
        (("pass", "ON_TRACK"), ("unknown", "NO_DATA"), ["missing"]),
        (("fail", "MISSED"), ("unknown", "OVERDUE_NO_DATA"), ["missing"]),
        (("unknown", "NOT_STARTED"), ("unknown", "NO_DATA"), ["missing"]),
        (("unknown", "TEXT"), ("unknown", "NO_DATA"), ["missing"]),
        (("pass", "ON_TRACK"), ("unknown", "AMBIGUOUS"), ["unreadable"]),
        (("unknown", "NO_DATA"), ("unknown", "BAD_DATA"), ["unreadable"]),
        (("unknown", "TEXT"), ("unknown", "BAD_DATA"), ["reason"]),
        (("pass", "ON_TRACK"), ("pass", "MET"), ["reason"]),
        (("fail", "FAR_BEHIND"), ("fail", "MISSED"), ["reason"]),
        (("unknown", "NO_DATA"), ("unknown", "NOT_STARTED"), ["reason"]),
    ],
)
def test_what_became_of_a_verdict(
    before: tuple[str, str], after: tuple[str, str], found: list[str]
) -> None:
    assert moves(entry(*before), entry(*after)) == found


def test_another_figure_for_the_same_date_is_a_revision() -> None:
    changes = diff(result(entry()), result(entry(actual=actual("94.7"))))
    (change,) = changes.items
    (revision,) = change.revisions
    assert (change.move, revision.date) == (Move.REVISED, "2025-06-30")
    assert (revision.before, revision.after) == (Decimal("94.6"), Decimal("94.7"))
    assert moves(entry(), entry(actual=actual("94.60"))) == []


def test_a_figure_of_a_later_date_is_no_revision() -> None:
    later = entry(actual=actual("95", "2025-07-31"))
    assert moves(entry(), later) == ["updated"]
    assert not diff(result(entry()), result(later)).notable
    assert diff(result(later), result(entry())).notable


def test_a_figure_that_is_gone_is_said() -> None:
    """The newest figure was taken back: the verdict stands on an older one now."""
    assert moves(entry(actual=actual("95", "2025-07-31")), entry()) == ["withdrawn"]
    # Nothing left at all: the verdict says so, once.
    assert moves(entry(), entry("unknown", "NO_DATA")) == ["missing"]
    # Judged at risk without any figure is as good as withdrawn.
    assert moves(entry(), entry("pass", "ON_TRACK", actual=None)) == ["withdrawn"]


def years(*values: tuple[int, str]) -> list[Entry]:
    return [{"year": y, "actual": actual(v, f"{y}-12-31") if v else None} for y, v in values]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([(2023, "2"), (2024, "3")], [(2023, "2"), (2024, "3")], []),
        ([(2023, "2"), (2024, "3")], [(2023, "1"), (2024, "3")], ["revised"]),
        ([(2023, "2"), (2024, "3")], [(2023, ""), (2024, "3")], ["withdrawn"]),
        ([(2023, "2"), (2024, "3")], [(2024, "3")], ["withdrawn"]),
        ([(2023, ""), (2024, "3")], [(2023, "2"), (2024, "3")], []),
    ],
)
def test_years_of_a_target_that_recurs(
    before: list[tuple[int, str]], after: list[tuple[int, str]], found: list[str]
) -> None:
    old, new = (entry(every="year", years=years(*one)) for one in (before, after))
    assert moves(old, new) == found


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"due": "2026-12-31"}, ["required"]),
        ({"commitment": "aspirational"}, ["required"]),
        ({"kind": "hold"}, ["required"]),
        ({"rules": {"on_track": Decimal(1)}}, ["required"]),
        ({"baseline": {"value": 88, "unit": "%", "date": "2022-12-31"}}, ["baseline"]),
        ({"message": "换一种语言", "note": "x", "lead": ["市经信局"]}, []),
    ],
)
def test_the_plan_asks_for_something_else(changed: Entry, found: list[str]) -> None:
    assert moves(entry(), entry(**changed)) == found


@pytest.mark.parametrize("key", ["value", "op", "unit", "text"])
def test_the_requirement_is_another(key: str) -> None:
    after = entry()
    after["target"] = {**after["target"], key: 95 if key == "value" else "x"}
    assert moves(entry(), after) == ["required"]


def test_figures_in_another_unit_are_not_compared() -> None:
    after = entry(actual=actual("94600"))
    after["target"] = {**after["target"], "unit": "件"}
    assert moves(entry(), after) == ["required"]


def test_the_period_of_a_yearly_target_moves_on_by_itself() -> None:
    this = entry(every="year", start="2024-01-01", due="2024-12-31", period="2024")
    following = entry(every="year", start="2025-01-01", due="2025-12-31")
    assert moves(this, following) == []


def test_targets_that_come_and_go() -> None:
    other = entry(id="other")
    changes = diff(result(entry()), result(other))
    assert [one.move for one in changes.items] == [Move.ADDED, Move.REMOVED]
    assert [one.entry["id"] for one in changes.items] == ["other", "index"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (["甲县", "乙县"], ["乙县", "甲县"], []),
        ([None], ["甲县"], []),  # only now does the sheet say so
        (["甲县"], [None], []),
        (["甲县"], ["乙县"], ["added", "removed"]),
        ([None], ["甲县", "乙县"], ["added", "added", "removed"]),
    ],
)
def test_regions(before: list[str | None], after: list[str | None], found: list[str]) -> None:
    old, new = (result(*(entry(region=one) for one in side)) for side in (before, after))
    assert [one.move.value for one in diff(old, new).items] == found


def test_in_one_line() -> None:
    before = result(
        entry(id="a"), entry(id="b"), entry("fail", id="c"), entry(id="d"), entry(id="e")
    )
    after = result(
        entry("fail", id="a"),
        entry("fail", id="b"),
        entry(id="c"),
        entry("unknown", "NO_DATA", id="d"),
        entry(id="e", actual=actual("94.5")),
    )
    changes = diff(before, after)
    said = "新增未达标2项，新缺报1项，数据修订1项，转为达标1项"
    assert summary(changes, Lang.ZH) == said
    assert fields(changes, Lang.ZH)["summary"] == said
    assert fields(changes, Lang.ZH)["counts"] == {
        "failed": 2, "missing": 1, "revised": 1, "passed": 1,
    }  # fmt: skip
    assert summary(changes, Lang.EN) == (
        "2 newly failed, 1 newly without data, 1 with a figure revised, 1 now passed"
    )


def test_nothing_changed() -> None:
    changes = diff(sample(), sample())
    assert changes.items == ()
    assert (changes.rules, changes.plan_file, changes.program) == ((), False, None)
    assert summary(changes, Lang.ZH) == "没有变化"
    assert not changes.notable


def test_rules_plan_file_and_program() -> None:
    after = sample()
    after["rules"]["on_track"] = Decimal(1)
    after["plan"]["file_sha256"] = "1" * 64
    after["tool"]["version"] = "0.2.0"
    changes = diff(sample(), after)
    assert (changes.rules, changes.plan_file) == (("on_track",), True)
    assert changes.program == ("0.1.0", "0.2.0")
    assert changes.notable
    assert summary(changes, Lang.ZH) == "判定规则有调整"


def test_every_change_of_the_sample_against_itself_reversed() -> None:
    """What is compared is found whatever the order of the entries."""
    after = sample()
    after["results"].reverse()
    assert diff(sample(), after).items == ()
