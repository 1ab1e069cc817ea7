"""The store, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from qcheck import history
from qcheck.errors import DataError, HistoryError, UsageError
from qcheck.history import Facts
from qcheck.history.packing import digest
from qcheck.model import Lang
from qcheck.report.json import render
from tests.history.made import GOOD, result


def test_a_result_comes_back_as_it_was(where: str) -> None:
    given = result(value="94.60")
    given["results"][0]["message"] = "“引号”\n\x00\ud800 🀄 换行"
    with history.open(where) as store:
        added = store.add(given)
        assert (added.new, added.previous_id) == (True, None)
        assert store.text(added.run_id) == render(given, Lang.ZH)
        assert store.result(added.run_id) == json.loads(render(given, Lang.ZH), parse_float=Decimal)
        assert store.check() == ()


def test_the_fingerprint_is_that_of_the_result(where: str) -> None:
    with history.open(where) as store:
        assert store.fingerprint(store.add(result()).run_id) == digest(result())
        with pytest.raises(UsageError):
            store.fingerprint(9)


def test_what_is_kept_of_a_run(where: str) -> None:
    with history.open(where) as store:
        number = store.add(result(), Facts(region="甲县", origin="county")).run_id
    with history.open(where, create=False) as store:
        (run,) = store.runs()
        assert store.run(number) == run
        first, second, *_ = store.figures([number])
    assert run.series == ("demo-2025", "甲县", "county")
    assert (run.as_of, run.revision, run.exit_code) == ("2025-06-30", 1, 12)
    assert (run.total, run.passed, run.at_risk, run.fail, run.unknown) == (15, 5, 4, 4, 2)
    assert (run.version, run.generated_at) == ("0.1.0", "2025-07-10T09:00:00+08:00")
    assert (first.target, first.status, first.value) == (GOOD, "pass", Decimal("94.6"))
    assert (first.unit, first.as_of, second.target) == ("%", "2025-06-30", "satisfaction")


def test_the_region_is_the_plans_unless_the_runner_says_another(where: str) -> None:
    with history.open(where) as store:
        store.add(result())
        store.add(result(), Facts(region="甲县"))
        assert [run.series.region for run in store.runs()] == ["甲县", "示范市"]
        assert len(store.runs(region="甲县")) == len(store.runs(plan="demo-2025")) - 1
        assert store.runs(plan="other") == store.runs(origin="x") == ()


@pytest.mark.parametrize(
    "passing",
    [
        {"generated_at": "2026-01-01T00:00:00+08:00"},
        {"tool": {"name": "qcheck", "version": "9.9"}},
        {"as_of_from": "today"},
        {"gate": {"fail_on": "missing", "exit_code": 12, "exit_reason": "failed"}},
    ],
)
def test_the_same_again_changes_nothing(where: str, passing: dict[str, Any]) -> None:
    with history.open(where) as store:
        first = store.add(result())
        again = store.add({**result(), **passing})
        assert (again.run_id, again.new, again.previous_id) == (first.run_id, False, None)
        assert len(store.runs()) == 1


def test_the_same_file_under_another_name_changes_nothing(where: str) -> None:
    moved = result()
    moved["inputs"][0]["path"] = "七月/填报表.xlsx"
    for entry in moved["results"]:
        if entry["actual"]:
            entry["actual"]["source"] = "七月/填报表.xlsx!Sheet1!E4"
    with history.open(where) as store:
        store.add(result())
        assert not store.add(moved).new


@pytest.mark.parametrize(
    "changed",
    [
        {"value": "94.7"},
        {"status": "at-risk"},
        {"reason": "ON_TRACK"},
        {"flags": ["STALE"]},
    ],
)
def test_another_outcome_of_the_same_date_is_a_revision(
    where: str, changed: dict[str, Any]
) -> None:
    with history.open(where) as store:
        first = store.add(result())
        second = store.add(result(**changed))
        assert (second.new, second.previous_id) == (True, first.run_id)
        assert [run.revision for run in store.runs()] == [1, 2]


@pytest.mark.parametrize("key", ["sha256", "rows", "matched"])
def test_another_input_is_another_run(where: str, key: str) -> None:
    other = result()
    other["inputs"][0][key] = "2" * 64 if key == "sha256" else 3
    with history.open(where) as store:
        store.add(result())
        assert store.add(other).new


def test_going_back_to_an_earlier_sheet_is_seen(where: str) -> None:
    with history.open(where) as store:
        first, second = store.add(result()), store.add(result(value="95"))
        third = store.add(result())
        assert third.new
        assert third.previous_id == second.run_id != first.run_id
        assert not store.add(result()).new


def test_the_date_of_the_data_orders_runs_and_no_clock(where: str) -> None:
    """May judged again after June: what went before May is April."""
    with history.open(where) as store:
        april, june, may = (
            store.add({**result(day), "generated_at": at})
            for day, at in (
                ("2025-04-30", "2025-05-08T09:00:00+08:00"),
                ("2025-06-30", "2025-07-08T09:00:00+08:00"),
                ("2025-05-31", "2020-01-01T00:00:00+08:00"),  # the clock was set back
            )
        )
        assert june.previous_id == may.previous_id == april.run_id
        assert store.previous(june.run_id) == may.run_id
        assert [run.as_of[5:7] for run in store.runs()] == ["04", "05", "06"]
        again = store.add(result("2025-06-30"))
        assert (again.new, again.run_id, again.previous_id) == (False, june.run_id, may.run_id)


def test_series_do_not_mix(where: str) -> None:
    with history.open(where) as store:
        for facts in (Facts(), Facts(region="甲县"), Facts(origin="x")):
            assert store.add(result(), facts).previous_id is None
        other = result()
        other["plan"]["id"] = "demo-2027"
        assert store.add(other).previous_id is None


@pytest.mark.parametrize("lost", ["plan", "results", "summary", "inputs", "gate"])
def test_what_is_no_result_is_not_recorded(where: str, lost: str) -> None:
    broken = result()
    del broken[lost]
    with history.open(where) as store:
        with pytest.raises(DataError) as caught:
            store.add(broken)
        assert caught.value.key == "history.not-a-result"
        assert store.runs() == ()


def test_a_float_is_no_figure(where: str) -> None:
    broken = result()
    broken["results"][0]["gap"] = 0.1
    with history.open(where) as store, pytest.raises(DataError):
        store.add(broken)


def test_a_run_that_is_not_there(where: str) -> None:
    with history.open(where) as store:
        for asked in (store.run, store.result, store.text, store.previous):
            with pytest.raises(UsageError) as caught:
                asked(7)
            assert caught.value.key == "history.no-such-run"


def test_a_figure_longer_than_any_float_is_kept(where: str) -> None:
    figure = "1234567890123456789012345678901234567890.123456789"
    with history.open(where) as store:
        added = store.add(result(value=figure))
        assert store.figures([added.run_id])[0].value == Decimal(figure)
        assert store.result(added.run_id)["results"][0]["actual"]["value"] == Decimal(figure)
        assert store.check() == ()


def test_reading_makes_nothing(where: str) -> None:
    for _ in range(2):
        with pytest.raises(HistoryError) as caught:
            history.open(where, create=False)
        assert caught.value.key == "history.none"


def test_an_address_of_something_else() -> None:
    for said in ("mysql://root:secret@host/db", "http://host/x"):
        with pytest.raises(UsageError) as caught:
            history.open(said)
        assert caught.value.key == "history.bad-address"
        assert "secret" not in caught.value.params["where"]


def test_a_server_that_is_not_there() -> None:
    pytest.importorskip("psycopg", exc_type=ImportError)
    with pytest.raises(HistoryError) as caught:
        history.open("postgresql://qcheck:secret@127.0.0.1:1/none")
    assert caught.value.key == "history.no-server"
    assert "secret" not in str(caught.value.params)
