"""Which waivers hold, what stands beside a verdict, and what gates."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest

from qcheck import library
from qcheck.errors import Exit
from qcheck.gate import Gated, gate
from qcheck.model import Granted, Lang, Reason, Severity, Status, Verification, Waiver, Waivers
from qcheck.quantity import parse_requirement
from qcheck.result import build
from qcheck.verify import verify
from qcheck.waiving import grant
from qcheck.words import message
from tests.builders import DUE, actuals, plan, row, target

D = dt.date
SCHEMA = json.loads(library.schema("result"))
INDEX = target("≥ 92", id="index", name="质量竞争力指数")
RATE = target("≥ 98%", id="rate", name="合格率", bounds=(Decimal(90), Decimal(100)))
AIR = target("≤ 35微克/立方米", id="air", name="浓度")
DONE = target("done", "milestone", id="done", name="创建")
NONE = target("= 0起", "flow", id="none", name="事故")
STRIVE = target("≥ 5家", "flow", id="strive", name="工厂", aspirational=True)
DEMO = plan(INDEX, RATE, AIR, DONE, NONE, STRIVE)


def waiver(of: str, value: str | None = None, *, expires: dt.date = DUE, line: int = 1) -> Waiver:
    return Waiver(
        target=of,
        reason="机构改革",
        document="示市质强办〔2025〕8号",
        approver="示范市人民政府",
        expires=expires,
        requirement=None if value is None else parse_requirement(value),
        source=f"w.yaml:{line}:3",
    )


def granted(*waivers: Waiver, as_of: dt.date = DUE, broken: tuple[str, ...] = ()) -> Granted:
    count = len(waivers) + len(broken)
    file = Waivers(path="w.yaml", sha256="2" * 64, count=count, entries=waivers, broken=broken)
    return grant(DEMO, file, as_of)


# --- Which hold ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "value"),
    [
        ("index", None),
        ("index", "≥ 90"),
        ("index", "> 90"),
        ("rate", "≥ 95%"),
        ("air", "≤ 37 µg/m³"),
        ("none", "≤ 2起"),
        ("done", None),
    ],
)
def test_a_waiver_that_fits_holds(of: str, value: str | None) -> None:
    found = granted(waiver(of, value))
    assert [one.target for one in found.by_target] == [of]
    assert (found.findings, found.refused) == ((), 0)


@pytest.mark.parametrize(
    ("of", "value", "code"),
    [
        ("patents", None, "waiver-target-unknown"),
        ("indx", None, "waiver-target-near"),
        ("INDEX", None, "waiver-target-near"),
        ("质量竞争力指数", None, "waiver-target-near"),
        ("index", "≥ 90%", "waiver-value-unit"),
        ("rate", "≥ 95", "waiver-value-unit"),
        ("rate", "≥ 950‰", "waiver-value-unit"),
        ("index", "≤ 90", "waiver-value-direction"),
        ("index", "85–90", "waiver-value-direction"),
        ("air", "≥ 37微克/立方米", "waiver-value-direction"),
        ("index", "done", "waiver-value-milestone"),
        ("done", "≥ 1个", "waiver-value-milestone"),
        ("done", "done", "waiver-value-same"),
        ("index", "≥ 92.0", "waiver-value-same"),
        ("rate", "≥ 85%", "waiver-value-bounds"),
    ],
)
def test_a_waiver_that_does_not_fit_is_refused_aloud(of: str, value: str | None, code: str) -> None:
    found = granted(waiver(of, value))
    assert (found.by_target, found.refused) == ((), 1)
    (finding,) = found.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert finding.source == "w.yaml:1:3"
    for lang in Lang:
        assert message(finding, lang)


def test_a_name_is_answered_with_its_id() -> None:
    (finding,) = granted(waiver("质量竞争力指数")).findings
    assert finding.params["near"] == "index"


@pytest.mark.parametrize(
    ("of", "value"), [("index", "≥ 95"), ("index", "> 92"), ("air", "≤ 30微克/立方米")]
)
def test_a_stricter_value_holds_with_a_warning(of: str, value: str) -> None:
    found = granted(waiver(of, value))
    assert len(found.by_target) == 1
    assert [(one.code, one.severity) for one in found.findings] == [
        ("waiver-value-stricter", Severity.WARNING)
    ]


@pytest.mark.parametrize(("day", "holds"), [(D(2025, 12, 31), True), (D(2026, 1, 1), False)])
def test_the_last_day_is_included(day: dt.date, *, holds: bool) -> None:
    found = granted(waiver("index", expires=D(2025, 12, 31)), as_of=day)
    assert bool(found.by_target) is holds
    assert [one.code for one in found.findings] == ([] if holds else ["waiver-expired"])


def test_of_two_for_one_target_neither_holds() -> None:
    found = granted(waiver("index"), waiver("index", "≥ 90", line=7), waiver("rate"))
    assert [one.target for one in found.by_target] == ["rate"]
    assert [one.code for one in found.findings] == ["waiver-twice", "waiver-twice"]
    assert [one.params["others"] for one in found.findings] == ["w.yaml:7:3", "w.yaml:1:3"]
    assert found.refused == 2


def test_one_that_has_expired_leaves_the_field_to_its_successor() -> None:
    found = granted(waiver("index", expires=D(2024, 12, 31)), waiver("index", "≥ 90"))
    assert [one.requirement is not None for one in found.by_target] == [True]
    assert [one.code for one in found.findings] == ["waiver-expired"]


def test_beside_a_malformed_one_for_the_same_target_it_does_not_hold() -> None:
    found = granted(waiver("index"), broken=("index",))
    assert (found.by_target, found.refused) == ((), 2)


# --- What stands beside the verdict --------------------------------------------------------------


def run(value: str, *waivers: Waiver) -> Verification:
    """`INDEX` with this value and `NONE`, which is met, at the due date."""
    rows = actuals(row(value, name=INDEX.name), row("0起", name=NONE.name, cell="E9"))
    return verify(plan(INDEX, NONE), rows, DUE, waivers=granted(*waivers))


def test_the_original_verdict_stays() -> None:
    plain = run("88").verdicts[0]
    for one in (waiver("index"), waiver("index", "≥ 85")):
        beside = run("88", one).verdicts[0]
        assert replace(beside, waived=None) == plain
        assert beside.waived is not None


def test_an_exempt_target_has_no_second_verdict() -> None:
    waived = run("88", waiver("index")).verdicts[0].waived
    assert waived is not None
    assert waived.verdict is None


@pytest.mark.parametrize(
    ("value", "new", "status", "reason"),
    [
        ("88", "≥ 88", Status.PASS, Reason.MET),
        ("88", "> 88", Status.FAIL, Reason.MISSED),
        ("88", "≥ 90", Status.FAIL, Reason.MISSED),
        ("93", "≥ 95", Status.FAIL, Reason.MISSED),
        ("", "≥ 85", Status.UNKNOWN, Reason.NO_DATA),
        ("已完成", "≥ 85", Status.UNKNOWN, Reason.TEXT),
        # Whether a hedged value can be judged depends on the limit.
        ("近90", "≥ 88", Status.UNKNOWN, Reason.AMBIGUOUS),
    ],
)
def test_the_adjusted_value_is_judged_beside_it(
    value: str, new: str, status: Status, reason: Reason
) -> None:
    waived = run(value, waiver("index", new)).verdicts[0].waived
    assert waived is not None
    assert waived.verdict is not None
    assert (waived.verdict.status, waived.verdict.reason) == (status, reason)


def test_what_only_the_adjusted_value_brings_up_is_a_finding() -> None:
    """近90 is not 92, as certain as can be; whether it is 90 is not."""
    plain, found = run("近90"), run("近90", waiver("index", "≥ 90"))
    assert plain.verdicts[0].status is Status.FAIL
    new = [one for one in found.findings if one not in plain.findings]
    assert [(one.code, one.target) for one in new] == [("value-hedged-limit", "index")]


def test_a_sheet_that_states_the_old_requirement_is_right() -> None:
    rows = actuals(row("88", name=INDEX.name, stated="92"))
    found = verify(plan(INDEX), rows, DUE, waivers=granted(waiver("index", "≥ 88")))
    assert found.findings == ()


# --- The gate ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "new", "code"),
    [
        ("88", None, Exit.OK),
        ("", None, Exit.OK),
        ("已完成", None, Exit.OK),
        ("88", "≥ 88", Exit.OK),
        ("88", "≥ 90", Exit.FAIL),
        ("93", "≥ 95", Exit.FAIL),
        ("", "≥ 88", Exit.MISSING),
        ("已完成", "≥ 88", Exit.MISSING),
    ],
)
def test_what_gates_of_a_waived_target(value: str, new: str | None, code: Exit) -> None:
    found = run(value, waiver("index", new))
    said, gated = gate(found, "missing", strict=False)
    assert said is code
    assert (gated.exempt, gated.adjusted) == ((1, 0) if new is None else (0, 1))


def test_at_risk_by_the_adjusted_value_gates_as_such() -> None:
    one = target("≥ 92", id="index", name="质量竞争力指数", baseline="80")
    rows, june = actuals(row("85", name=one.name)), D(2025, 6, 30)
    waivers = granted(waiver("index", "≥ 88"))
    found = verify(plan(one), rows, june, waivers=waivers)
    assert found.verdicts[0].status is Status.FAIL
    assert gate(found, "at-risk", strict=False)[0] is Exit.AT_RISK
    assert gate(found, "missing", strict=False)[0] is Exit.OK


def test_only_what_gates_is_counted_as_waived_in_the_gate() -> None:
    rows = actuals(row("1家", name=STRIVE.name), row("0起", name=NONE.name, cell="E9"))
    found = verify(plan(STRIVE, NONE), rows, DUE, waivers=granted(waiver("strive")))
    assert gate(found, "missing", strict=False)[1].exempt == 0
    assert gate(found, "missing", strict=True) == (Exit.OK, Gated(0, 0, 0, 0, exempt=1))


def test_a_run_that_compared_nothing_never_passes() -> None:
    found = verify(
        plan(INDEX), actuals(row("", name=INDEX.name)), DUE, waivers=granted(waiver("index"))
    )
    assert gate(found, "never", strict=False)[0] is Exit.MISSING


def test_a_refused_waiver_lets_the_plan_gate() -> None:
    found = run("88", waiver("index", expires=D(2025, 1, 1)))
    code, gated = gate(found, "missing", strict=False)
    assert (code, gated.refused) == (Exit.FAIL, 1)
    assert found.findings[0].code == "waiver-expired"


# --- The result ----------------------------------------------------------------------------------


def test_the_result_shows_both() -> None:
    found = run("88", waiver("index", "≥ 90"), waiver("rate"), waiver("nobody"))
    result = build(found, lang=Lang.ZH, version="0", generated_at="", gate={})
    jsonschema.validate(
        json.loads(json.dumps(result["results"], default=float)),
        {**SCHEMA, "type": "array", "required": [], "items": {"$ref": "#/$defs/result"}},
    )
    index, none = result["results"]
    assert (index["status"], index["gap"], none["waiver"]) == ("fail", 4, None)
    beside = index["waiver"]
    assert beside["value"]["text"] == "≥ 90"
    assert (beside["verdict"]["status"], beside["verdict"]["gap"]) == ("fail", 2)
    assert beside["verdict"]["message"] == "到期未达到要求，差2"
    assert (beside["document"], beside["expires"]) == ("示市质强办〔2025〕8号", "2025-12-31")
    assert (result["summary"]["waived"], result["summary"]["binding"]["waived"]) == (1, 1)
    file = {"path": "w.yaml", "sha256": "2" * 64}
    assert result["waivers"] == {**file, "count": 3, "applied": 1, "refused": 1}
