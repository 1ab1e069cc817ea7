"""What is made of what was seen: outcomes of rows, counts, and which finding is shown where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from qcheck.inspection import Matched, build, runs
from qcheck.model import (
    BlockSeen,
    ColumnSeen,
    FileSeen,
    Finding,
    Lang,
    Outcome,
    Severity,
    SheetSeen,
    SkippedSeen,
    Unreadable,
)
from qcheck.verify import match
from tests.builders import JUNE, actuals, plan, row, target

if TYPE_CHECKING:
    from qcheck.model import Actual

PATENTS = target("≥ 1.8万件", "stock", id="patents", name="有效发明专利数量")


def block(*letters: str, value: str = "E", header: int = 1, unit: str = "") -> BlockSeen:
    columns = (
        ColumnSeen(
            letters=one, text="", meaning="value" if one == value else "other", why="unclear"
        )
        for one in letters
    )
    return BlockSeen(header=(header,), columns=tuple(columns), unit=unit)


def sheet(
    state: str = "read", *blocks: BlockSeen, skipped: tuple[SkippedSeen, ...] = ()
) -> SheetSeen:
    return SheetSeen(name="Sheet1", state=state, blocks=blocks, skipped=skipped)


def built(
    *rows: Actual,
    seen: SheetSeen | None = None,
    findings: tuple[Finding, ...] = (),
    planned: bool = False,
    problem: Finding | None = None,
) -> dict[str, Any]:
    one = seen or sheet("read", block("B", "E"))
    file = FileSeen(path="actuals.xlsx", kind="xlsx", size=1, sha256="0" * 64, sheets=(one,))
    held = plan(PATENTS)
    of_target, unmatched, _ = match(held, actuals(*rows), (), lambda _: JUNE)
    return build(
        files=(file,),
        rows=rows,
        findings=findings,
        matched=Matched(plan=held, rows=of_target, unmatched=unmatched) if planned else None,
        lang=Lang.ZH,
        problem=problem,
    )


def only_sheet(entry: dict[str, Any]) -> dict[str, Any]:
    (found,) = entry["files"][0]["sheets"]
    assert isinstance(found, dict)
    return found


def finding(code: str, source: str, severity: Severity = Severity.ERROR, **params: str) -> Finding:
    return Finding(code=code, severity=severity, source=source, params=params)


MISSING = Unreadable(outcome=Outcome.MISSING, code="value-missing")
TEXT = Unreadable(outcome=Outcome.TEXT, code="value-is-text")
BAD = Unreadable(outcome=Outcome.INVALID, code="value-not-a-number")


@pytest.mark.parametrize(
    ("value", "status"),
    [(None, "read"), (MISSING, "missing"), (TEXT, "unsure"), (BAD, "doubtful")],
)
def test_what_a_row_came_to_without_a_plan(value: Unreadable | None, status: str) -> None:
    entry = built(row("5", value=value))
    (one,) = only_sheet(entry)["rows"]
    assert one["status"] == status
    assert [problem["code"] for problem in one["problems"]] == ([value.code] if value else [])
    assert only_sheet(entry)["matched"] is None


def test_with_a_plan_what_verifying_said_goes_first() -> None:
    done = row("已完成", name="有效发明专利数量", value=TEXT)
    (one,) = only_sheet(built(done, planned=True))["rows"]
    assert (one["status"], one["targets"]) == ("read", ["patents"])
    odd = finding("value-hedged-note", done.source, Severity.WARNING, text="约")
    (one,) = only_sheet(built(done, planned=True, findings=(odd,)))["rows"]
    assert (one["status"], one["problems"][0]["code"]) == ("unsure", "value-hedged-note")


def test_a_row_of_no_target_is_unmatched_and_keeps_its_own_doubt() -> None:
    rows = (
        row("5", name="发明专利数量", cell="E7"),
        row("五", name="别的", cell="E8", value=BAD),
        row("6", name="有效发明专利数量", cell="E9"),
    )
    entry = built(*rows, planned=True)
    near, bad, matched = only_sheet(entry)["rows"]
    assert (near["status"], near["suggestions"]) == ("unmatched", ["有效发明专利数量"])
    assert (bad["status"], bad["unmatched"]) == ("doubtful", True)
    assert (matched["status"], matched["target_names"]) == ("read", ["有效发明专利数量"])
    summary = {"read": 3, "values": 3, "matched": 1, "missing": 0, "doubtful": 1, "unsure": 0}
    assert entry["summary"] == summary | {"left_out": 0}


@pytest.mark.parametrize(
    ("value", "status"), [(None, "unmatched"), (TEXT, "unmatched"), (MISSING, "unmatched")]
)
def test_the_name_of_an_unmatched_row_comes_before_its_words(
    value: Unreadable | None, status: str
) -> None:
    (one,) = only_sheet(built(row("已完成", name="别的", value=value), planned=True))["rows"]
    assert one["status"] == status
    codes = [problem["code"] for problem in one["problems"]]
    assert codes == (["value-missing"] if value is MISSING else [])


def test_what_is_said_of_the_plan_is_no_doubt_about_a_cell() -> None:
    one = row("5", name="有效发明专利数量", cell="E7")
    params = {"name": "a", "dated": "b", "value": "c", "target": "d"}
    told = finding("target-below-baseline", one.source, Severity.WARNING, **params)
    entry = built(one, planned=True, findings=(told,))
    assert only_sheet(entry)["rows"][0]["status"] == "read"
    assert [f["code"] for f in entry["findings"]] == ["target-below-baseline"]


def test_a_finding_is_shown_once() -> None:
    one = row("5", cell="E7")
    of_row = finding("value-after-as-of", one.source, Severity.WARNING, dated="a", as_of="b")
    of_sheet = finding("columns-hidden", "actuals.xlsx!Sheet1!A1", Severity.INFO, columns="H")
    grouped = finding("rows-notes", "actuals.xlsx!Sheet1!A9", Severity.INFO, rows="9", count="1")
    seen = sheet(
        "read", block("E"), skipped=(SkippedSeen(code="rows-notes", rows=(9,), texts=("注",)),)
    )
    entry = built(one, seen=seen, findings=(of_row, of_sheet, grouped))
    assert [f["code"] for f in entry["findings"]] == ["columns-hidden"]
    assert only_sheet(entry)["rows"][0]["problems"][0]["code"] == "value-after-as-of"
    assert [s["rows"] for s in only_sheet(entry)["skipped"]] == ["9"]


def test_a_note_on_the_cell_of_a_value_is_not_lost() -> None:
    one = row("5", cell="E7")
    note = finding("rows-elsewhere", one.source, Severity.INFO, count="2", regions="a", name="b")
    entry = built(one, findings=(note,))
    assert [f["code"] for f in entry["findings"]] == ["rows-elsewhere"]


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        (sheet("hidden"), "hidden"),
        (sheet("leaflet"), "leaflet"),
        (sheet("read"), "no-header"),
        (sheet("read", block("A", "B", value="-")), "no-value"),
        (sheet("read", block("A", "E")), "no-rows"),
    ],
)
def test_why_a_sheet_gave_nothing(seen: SheetSeen, status: str) -> None:
    assert only_sheet(built(seen=seen))["status"] == status


def test_a_file_that_broke_off_says_so() -> None:
    broken = finding("csv-broken", "actuals.xlsx", file="actuals.xlsx", line="3")
    entry = built(seen=sheet("read", block("E")), problem=broken)
    assert "第 3 行" in entry["files"][0]["problem"]
    assert only_sheet(entry)["status"] == "failed"


def test_unit_and_date_are_said_where_they_are_the_rows_own() -> None:
    rows = (row("5", unit="万元", cell="E7"), row("5", unit="家", cell="E8"), row("5", cell="F9"))
    seen = sheet("read", block("E", unit="万元"), block("E", header=8, unit="家"))
    one, other, _ = only_sheet(built(*rows, seen=seen))["rows"]
    assert (one["own_unit"], other["own_unit"]) == ("", "家")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "3"), ([3, 4, 6], "3–4、6"), ([6, 3, 4, 4], "3–4、6"), (list(range(1, 60, 2)), "…")],
)
def test_runs(numbers: list[int], said: str) -> None:
    assert runs(numbers).endswith(said)
