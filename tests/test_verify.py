from __future__ import annotations

import datetime as dt

import pytest

from qcheck.errors import DataError, Exit
from qcheck.model import Actual, Reason, Status, Verification
from qcheck.verify import gate, resolve_as_of, verify
from tests.builders import JUNE, actuals, plan, row, target

D = dt.date
INDEX = target("≥ 92", id="index", name="质量竞争力指数")
PATENTS = target("≥ 1.8万件", "stock", id="patents", name="有效发明专利数量")
DEMO = plan(INDEX, PATENTS)


def run(*rows: Actual, as_of: dt.date = JUNE, origin: str = "option") -> Verification:
    return verify(DEMO, actuals(*rows), as_of, origin)


def test_every_target_has_one_verdict_in_the_plans_order() -> None:
    found = run(row("16100件", name="有效发明专利数量"))
    assert [(v.target.id, v.status, v.reason) for v in found.verdicts] == [
        ("index", Status.UNKNOWN, Reason.NO_DATA),
        ("patents", Status.AT_RISK, Reason.NOT_MET_NO_BASELINE),
    ]


def test_rows_of_no_target_are_listed_with_suggestions() -> None:
    found = run(row("92", name="质量竞争力指数"), row("5", name="有效发明专利数", cell="E8"))
    (other,) = found.unmatched
    assert (other.source, other.name) == ("actuals.xlsx!Sheet1!E8", "有效发明专利数")
    assert other.suggestions == ("有效发明专利数量",)
    assert found.inputs[0][1] == 1


def test_nothing_matched_cannot_be_judged() -> None:
    with pytest.raises(DataError) as refused:
        run(row("5", name="别的"))
    assert refused.value.key == "data.nothing-matched"


def test_an_id_goes_before_the_name() -> None:
    found = run(row("92", id="index", name="某指数"))
    assert found.verdicts[0].status is Status.PASS


def test_an_id_and_a_name_of_two_targets_make_both_ambiguous() -> None:
    found = run(row("92", id="index", name="有效发明专利数量"))
    assert [v.reason for v in found.verdicts] == [Reason.AMBIGUOUS, Reason.AMBIGUOUS]
    assert "id-name-differ" in {finding.code for finding in found.findings}


def test_dates_go_row_then_option_then_title() -> None:
    march, may = D(2025, 3, 31), D(2025, 5, 31)

    def dated(origin: str, **dates: dt.date) -> dt.date:
        found = run(row("91", name="质量竞争力指数", **dates), origin=origin)  # type: ignore[arg-type]
        point = found.verdicts[0].actual
        assert point is not None
        return point.date

    assert dated("option", date=march, title_date=may) == march
    assert dated("option", title_date=may) == JUNE
    assert dated("title", title_date=may) == may
    assert dated("today") == JUNE


def test_the_date_of_the_run() -> None:
    today, title = D(2025, 7, 10), D(2025, 6, 30)
    with_title = actuals(row("1", title_date=title))
    assert resolve_as_of(None, with_title, today)[:2] == (title, "title")
    day, origin, findings = resolve_as_of(D(2025, 5, 31), with_title, today)
    assert (day, origin) == (D(2025, 5, 31), "option")
    assert [finding.code for finding in findings] == ["as-of-differs"]
    assert resolve_as_of(title, with_title, today) == (title, "option", ())
    by_row = actuals(row("1", date=D(2025, 3, 31)), row("2", date=D(2025, 4, 30)))
    assert resolve_as_of(None, by_row, today)[:2] == (D(2025, 4, 30), "row")
    assert resolve_as_of(None, actuals(row("1")), today)[:2] == (today, "today")


def test_a_value_later_than_the_run_yields_to_an_earlier_one() -> None:
    rows = (
        row("90", name="质量竞争力指数", date=D(2025, 3, 31)),
        row("95", name="质量竞争力指数", date=D(2025, 9, 30)),
    )
    point = run(*rows).verdicts[0].actual
    assert point is not None
    assert point.date == D(2025, 3, 31)


def test_the_whole_goes_before_its_parts() -> None:
    rows = (
        row("93", name="质量竞争力指数", region="全市"),
        row("80", name="质量竞争力指数", region="义乌市", cell="E8"),
    )
    assert run(*rows).verdicts[0].status is Status.PASS


def test_several_regions_without_the_whole_are_ambiguous_even_when_equal() -> None:
    rows = (
        row("93", name="质量竞争力指数", region="东阳市"),
        row("93", name="质量竞争力指数", region="义乌市", cell="E8"),
    )
    found = run(*rows)
    assert found.verdicts[0].reason is Reason.AMBIGUOUS
    assert {finding.code for finding in found.findings} == {"several-regions"}


def test_before_the_period_nothing_is_missing() -> None:
    found = run(row("", name="质量竞争力指数"), as_of=D(2022, 6, 30))
    assert {verdict.reason for verdict in found.verdicts} == {Reason.NOT_STARTED}
    assert gate(found, "missing", strict=False) == (Exit.MISSING, ("nothing-compared", 2))


PASSED, RISK, FAILED, MISSING = "95", "90", "80", ""


def gated(
    first: str, second: str, fail_on: str, *, strict: bool = False, aspirational: bool = False
) -> int:
    one = target("≥ 92", id="a", name="甲", baseline="88")
    two = target("≥ 92", id="b", name="乙", baseline="88", aspirational=aspirational)
    found = verify(plan(one, two), actuals(row(first, name="甲"), row(second, name="乙")), JUNE)
    return int(gate(found, fail_on, strict=strict)[0])


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [  # never, fail, missing, at-risk
        (PASSED, PASSED, (0, 0, 0, 0)),
        (PASSED, RISK, (0, 0, 0, 10)),
        (PASSED, MISSING, (0, 0, 11, 11)),
        (RISK, MISSING, (0, 0, 11, 11)),
        (FAILED, PASSED, (0, 12, 12, 12)),
        (FAILED, MISSING, (0, 12, 12, 12)),
        (MISSING, MISSING, (11, 11, 11, 11)),  # nothing compared is never 0
    ],
)
def test_gate(first: str, second: str, codes: tuple[int, ...]) -> None:
    levels = ("never", "fail", "missing", "at-risk")
    assert tuple(gated(first, second, level) for level in levels) == codes


def test_only_binding_targets_gate_unless_strict() -> None:
    assert gated(PASSED, FAILED, "missing", aspirational=True) == 0
    assert gated(PASSED, FAILED, "missing", aspirational=True, strict=True) == 12
