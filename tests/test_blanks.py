"""An empty cell of the newest period beside an older value."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Flag
from qcheck.reading import read
from qcheck.verify import verify
from tests.builders import DUE, plan, target
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Verification

TITLE = ("示范市2025年质量指标完成情况",)
HEAD = ("指标名称", "单位", "一季度", "上半年", "前三季度", "全年")
TESTS = target("≥ 400批次", "stock", id="tests", name="药品快检")
RATE = target("≥ 98%", id="rate", name="抽检合格率")
OTHER = ("抽检合格率", "%", "98", "98", "98", "99")
YEARS = ("年份", "药品快检（批次）", "抽检合格率（%）")


def judged(tmp_path: Path, *lines: tuple[str, ...], as_of: dt.date = DUE) -> Verification:
    return verify(plan(TESTS, RATE), read([book.table(tmp_path, lines)]), as_of)


@pytest.mark.parametrize(
    ("last", "code"),
    [("—", "value-newest-missing"), ("无", "value-newest-missing"), ("", "value-newest-blank")],
)
def test_it_is_said(tmp_path: Path, last: str, code: str) -> None:
    row = ("药品快检", "批次", "100", "300", "450", last)
    found = judged(tmp_path, TITLE, HEAD, row, OTHER)
    verdict = found.verdicts[0]
    assert verdict.actual is not None
    assert verdict.actual.date == dt.date(2025, 9, 30)
    assert verdict.flags == (Flag.PENDING_FINAL,)
    assert [(one.code, one.source.rpartition("!")[2]) for one in found.findings] == [(code, "F3")]
    assert found.verdicts[1].flags == ()


def test_before_the_due_date_it_is_said_too(tmp_path: Path) -> None:
    row = ("药品快检", "批次", "100", "300", "—", "")
    found = judged(tmp_path, TITLE, HEAD, row, OTHER[:-1], as_of=dt.date(2025, 9, 30))
    assert found.verdicts[0].flags == ()
    assert [one.code for one in found.findings] == ["value-newest-missing"]


def test_a_time_to_come_is_no_gap(tmp_path: Path) -> None:
    row = ("药品快检", "批次", "100", "300", "450", "")
    found = judged(tmp_path, TITLE, HEAD, row, OTHER[:-1])
    assert found.findings == ()
    late = judged(tmp_path, TITLE, HEAD, row, OTHER, as_of=dt.date(2025, 9, 30))
    assert not [one for one in late.findings if one.code.startswith("value-newest")]


def test_periods_down_the_side(tmp_path: Path) -> None:
    lines = ("2024年", "300", "97"), ("2025年", "", "99")
    found = judged(tmp_path, YEARS, *lines)
    assert [one.code for one in found.findings if one.code.startswith("value-")] == [
        "value-newest-blank"
    ]


def test_another_row_that_has_the_value(tmp_path: Path) -> None:
    row, again = (
        ("药品快检", "批次", "100", "300", "450", "—"),
        ("1、药品快检", "批次", "", "", "", "470"),
    )
    found = judged(tmp_path, TITLE, HEAD, row, again, OTHER)
    assert found.findings == ()
    assert found.verdicts[0].flags == ()
