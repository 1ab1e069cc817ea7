"""JUnit XML, for build servers and dashboards: one test case for each verdict.

fail is a failure, unknown is skipped with the reason, at-risk passes. What a test case has no place
for, at-risk and aspirational, are properties of the suite (`at-risk.<id>`, `aspirational.<id>`):
both schemas in use, that of Jenkins (junit-10.xsd) and that of Apache Ant, allow them only there.
Nothing is timed, and the host is not named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from qcheck.table import (
    finding_lines,
    ordered,
    record_table,
    summary_lines,
    unmatched_lines,
)
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.table import Cell, Column

    Entry = Mapping[str, Any]
    Result = Mapping[str, Any]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SECONDS = len("2025-07-10T09:00:00")
_DETAILS = (
    "status", "required", "actual-value", "gap-value", "unit", "elapsed", "achieved", "due",
    "data-date", "raw", "source", "lead", "section", "clause",
)  # fmt: skip


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """One suite, named like the plan; the worst verdicts first."""
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", _suite(result))
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(result):
        ET.SubElement(properties, "property", name=name, value=value)
    details = record_table(result, lang).pick(*_DETAILS)
    for entry, cells in zip(ordered(result), details.rows, strict=True):
        _case(suite, entry, result, _details(details.columns, cells))
    said = [visible(line) for line in summary_lines(result, lang)]
    ET.SubElement(suite, "system-out").text = "\n".join(said)
    problems = (*finding_lines(result, lang), *unmatched_lines(result, lang))
    ET.SubElement(suite, "system-err").text = "\n".join(visible(line) for line, _ in problems)
    ET.indent(root)
    return (_HEAD + ET.tostring(root, encoding="unicode") + "\n").encode()


def _suite(result: Result) -> dict[str, str]:
    statuses = [entry["status"] for entry in result["results"]]
    plan = visible(result["plan"]["id"])
    return {
        "name": plan,
        "tests": str(len(statuses)),
        "failures": str(statuses.count("fail")),
        "errors": "0",
        "skipped": str(statuses.count("unknown")),
        "time": "0",
        "timestamp": result["generated_at"][:_SECONDS],  # a zone is not allowed
        "hostname": "localhost",
        "id": "0",
        "package": plan,
    }


def _properties(result: Result) -> Iterator[tuple[str, str]]:
    """What the whole run was, then every target that a test case cannot tell all about."""
    plan, gate = result["plan"], result["gate"]
    yield "plan", visible(plan["title"])
    yield "as-of", result["as_of"]
    yield "generated-at", result["generated_at"]
    yield "tool", f"{result['tool']['name']} {result['tool']['version']}"
    yield "exit-code", str(gate["exit_code"])
    for entry in ordered(result):
        said = visible(entry["message"])
        if entry["status"] == "at-risk":
            yield f"at-risk.{_key(entry)}", said
        if entry["commitment"] == "aspirational":
            yield f"aspirational.{_key(entry)}", said


def _key(entry: Entry) -> str:
    """The target's id, with the region where there is one: no two verdicts share it."""
    region = visible(entry["region"] or "")
    return f"{visible(entry['id'])}[{region}]" if region else visible(entry["id"])


def _case(suite: ET.Element, entry: Entry, result: Result, details: str) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        name=f"{_key(entry)} {visible(entry['name'])}",
        classname=visible(result["plan"]["id"]),
        time="0",
    )
    said = {"type": visible(entry["reason"]), "message": visible(entry["message"])}
    if entry["status"] == "fail":
        ET.SubElement(case, "failure", said).text = details
    elif entry["status"] == "unknown":
        ET.SubElement(case, "skipped", said).text = details


def _details(columns: Sequence[Column], cells: Iterable[Cell]) -> str:
    """One line for each thing that is known."""
    pairs = zip(columns, cells, strict=True)
    return "\n".join(f"{column.heading}: {cell.text}" for column, cell in pairs if cell.text)
