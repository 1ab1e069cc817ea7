"""JUnit: valid in both schemas, with the result's verdicts and nothing that XML cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from qcheck.model import Lang
from qcheck.report import render
from tests.report.hostile import empty, hostile, large
from tests.sample import by_id, sample


def written(result: dict[str, Any], lang: Lang = Lang.ZH) -> bytes:
    return render(Path("x.xml"), result, lang)


def suite(result: dict[str, Any]) -> ET.Element:
    found = ET.fromstring(written(result)).find("testsuite")  # noqa: S314 - our own
    assert found is not None
    return found


def properties(result: dict[str, Any]) -> dict[str, str]:
    return {p.attrib["name"]: p.attrib["value"] for p in suite(result).iter("property")}


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("result", [sample(), hostile(), empty(), large(30, 3)])
def test_it_follows_the_schema(result: dict[str, Any], lang: Lang) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit.xsd"))))
    schema.assertValid(etree.fromstring(written(result, lang)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'hostname="localhost" ', b""),
        (b'timestamp="2025-07-10T09:00:00"', b'timestamp="2025-07-10T09:00:00+08:00"'),
        (b"failure", b"failed"),
        (b"</testcase>", b"<properties /></testcase>"),
        (b"<system-err>", b"<system-out /><system-err>"),
    ],
)
def test_the_schema_refuses_what_is_wrong(before: bytes, after: bytes) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit.xsd"))))
    data = written(sample())
    assert before in data
    assert not schema.validate(etree.fromstring(data.replace(before, after)))


def test_each_verdict_is_a_test_case_with_its_outcome() -> None:
    result = sample()
    outcomes = {"fail": ["failure"], "unknown": ["skipped"], "at-risk": [], "pass": []}
    cases = {case.attrib["name"].split()[0]: case for case in suite(result).iter("testcase")}
    assert len(cases) == len(result["results"])
    for entry in result["results"]:
        case = cases[entry["id"]]
        assert [child.tag for child in case] == outcomes[entry["status"]]
        for child in case:
            assert child.attrib == {"type": entry["reason"], "message": entry["message"]}


def test_the_counts_are_those_of_the_result() -> None:
    counts, found = sample()["summary"], suite(sample()).attrib
    for key, ours in (("tests", "total"), ("failures", "fail"), ("skipped", "unknown")):
        assert int(found[key]) == counts[ours]
    assert found["errors"] == "0"


def test_what_passes_with_a_reservation_is_a_property() -> None:
    result = sample()
    found = properties(result)
    for entry in result["results"]:
        assert (f"at-risk.{entry['id']}" in found) == (entry["status"] == "at-risk")
        strives = entry["commitment"] == "aspirational"
        assert (f"aspirational.{entry['id']}" in found) == strives
    assert found["at-risk.patents"] == by_id(result, "patents")["message"]
    assert (found["as-of"], found["exit-code"]) == ("2025-06-30", "12")


def test_a_failure_says_all_that_is_known() -> None:
    case = next(
        c for c in suite(sample()).iter("testcase") if c.attrib["name"].startswith("standards")
    )
    text = case.findtext("failure") or ""
    for line in (
        "要求: ≥ 2600项",
        "实际值: 1100",
        "差距: 1500",
        "数据位置: 示例填报表.xlsx!Sheet1!E8",
    ):
        assert line in text.splitlines()


def test_no_two_cases_of_several_regions_share_a_name() -> None:
    names = [case.attrib["name"] for case in suite(large(20, 3)).iter("testcase")]
    assert len(set(names)) == len(names) == 60


def test_nothing_that_acts_gets_into_the_file() -> None:
    text = written(hostile()).decode()
    assert not any(not c.isprintable() and c != "\n" for c in text)
    assert "<script" not in text
    assert "]]>" not in text
