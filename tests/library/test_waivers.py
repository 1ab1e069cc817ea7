from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from qcheck import library
from qcheck.errors import PlanError, UsageError
from qcheck.library.waivers import KEYS, REQUIRED, parse_waivers
from qcheck.model import Op, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Waivers

SCHEMA: dict[str, Any] = json.loads(library.schema("waivers"))
GOOD = {
    "target": "index",
    "reason": "机构改革",
    "document": "示市质强办〔2025〕8号",
    "approver": "示范市人民政府",
    "expires": "2025-12-31",
}


def entry(**changed: str | None) -> str:
    """One entry, with these lines in the place of its own; None leaves one out."""
    lines = {**GOOD, **changed}
    return "- " + "  ".join(f"{k}: {v}\n" for k, v in lines.items() if v is not None)


def found(file: Waivers) -> list[tuple[str, str]]:
    return [(one.source, one.code) for one in file.findings]


def test_entries_are_read_with_their_places() -> None:
    file = parse_waivers(entry() + entry(target="patents", value='"≥ 1.6万件"'), "w.yaml")
    first, second = file.entries
    assert (first.target, first.document) == ("index", "示市质强办〔2025〕8号")
    assert (first.reason, first.approver) == ("机构改革", "示范市人民政府")
    assert (first.expires, first.requirement) == (dt.date(2025, 12, 31), None)
    assert (first.source, second.source) == ("w.yaml:1:3", "w.yaml:6:3")
    assert second.requirement is not None
    assert (second.requirement.op, second.requirement.value) == (Op.GE, Decimal(16000))
    assert (file.count, file.broken, file.findings) == (2, (), ())


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        (entry(document=None), "1:3", "field-missing"),
        (entry(expires=None), "1:3", "field-missing"),
        (entry(reason=""), "2:3", "field-empty"),
        (entry(reason='" "'), "2:11", "field-empty"),
        (entry(expires="2025-02-30"), "5:12", "date-unreadable"),
        (entry(expires="2025-12"), "5:12", "date-unreadable"),
        (entry(expires="长期"), "5:12", "date-unreadable"),
        (entry(until="2025-12-31"), "6:3", "key-unknown"),
        (entry(aprover="示范市"), "6:3", "key-misspelt"),
        (entry(value="≥ 85%"), "6:10", "waiver-value-unquoted"),
        (entry(value='"85%"'), "6:10", "operator-missing"),
        (entry(value='"若干"'), "6:10", "quantity-unreadable"),
        (entry(value=""), "6:3", "waiver-value-empty"),
        (entry(value="~"), "6:10", "waiver-value-empty"),
        (entry(value="[1]"), "6:10", "text-wanted"),
        (entry(document="2025"), "3:13", "text-unquoted"),
        (entry() + "  reason: 又一个\n", "6:3", "key-duplicate"),
        (entry(approver="&a 示范市"), "4:13", "anchor-refused"),
        ("- index\n", "1:3", "mapping-wanted"),
        ("- \n", "1:2", "mapping-wanted"),
    ],
)
def test_a_bad_entry_is_refused_where_it_is_wrong(text: str, at: str, code: str) -> None:
    file = parse_waivers(text, "w.yaml")
    assert (f"w.yaml:{at}", code) in found(file)
    assert "waiver-malformed" in {one.code for one in file.findings}
    assert all(one.severity is Severity.ERROR for one in file.findings)
    assert (file.entries, file.count) == ((), 1)


def test_a_bad_entry_leaves_the_others_alone() -> None:
    text = entry(target="one") + entry(target="two", expires="x") + entry(target="three")
    file = parse_waivers(text, "w.yaml")
    assert [one.target for one in file.entries] == ["one", "three"]
    assert (file.count, file.broken) == (3, ("two",))
    assert {one.target for one in file.findings} == {"two"}


def test_entries_on_one_line_are_told_apart() -> None:
    rest = ", ".join(f"{key}: {value}" for key, value in GOOD.items() if key != "target")
    file = parse_waivers(f"[{{target: one, {rest}, x: 1}}, {{target: two, {rest}}}]", "w.yaml")
    assert ([one.target for one in file.entries], file.broken) == (["two"], ("one",))


@pytest.mark.parametrize(
    "text",
    [
        "target: index\n",
        "豁免\n",
        entry(value=">= 85"),  # a bare > folds the text: nobody knows where it ends
        entry() + "---\n" + entry(),
        "- &a {target: x}\n- *a\n",
        "- target: [\n",
        "- target: 'x\n",
    ],
)
def test_a_file_whose_entries_cannot_be_told_apart_is_refused(text: str) -> None:
    with pytest.raises(PlanError) as refused:
        parse_waivers(text, "w.yaml")
    assert refused.value.key == "waivers.waivers-invalid"
    assert refused.value.findings


@pytest.mark.parametrize("text", ["", "# 尚无豁免\n", "[]\n"])
def test_an_empty_list_is_said_aloud(text: str) -> None:
    file = parse_waivers(text, "w.yaml")
    assert (file.entries, file.count) == ((), 0)
    assert [(one.code, one.severity) for one in file.findings] == [
        ("waivers-empty", Severity.WARNING)
    ]


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        library.load_waivers(str(tmp_path / "w.yaml"))
    with pytest.raises(UsageError):
        library.load_waivers("")
    with pytest.raises(PlanError):
        library.load_waivers(str(tmp_path))
    (tmp_path / "gbk.yaml").write_bytes(entry().encode("gbk"))
    with pytest.raises(PlanError):
        library.load_waivers(str(tmp_path / "gbk.yaml"))
    (tmp_path / "large.yaml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(PlanError):
        library.load_waivers(str(tmp_path / "large.yaml"))


def test_a_file_with_a_byte_order_mark_is_read_with_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text(entry(), encoding="utf-8-sig")
    read = library.load_waivers(str(file))
    assert len(read.entries) == 1
    assert len(read.sha256) == 64


def test_the_schema_is_one_and_names_the_same_keys() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["items"]["properties"]) == set(KEYS)
    assert set(SCHEMA["items"]["required"]) == set(REQUIRED)


@pytest.mark.parametrize(
    "text",
    [
        entry(),
        entry(value='"≥ 85%"'),
        entry(value=""),
        entry(reason='""'),
        entry(expires="2025-12"),
        entry(until="x"),
        entry(approver=None),
        entry(target="A b"),
    ],
)
def test_the_schema_and_the_reader_agree(text: str) -> None:
    file = parse_waivers(text, "w.yaml")
    content = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    fits = Draft202012Validator(SCHEMA).is_valid(content)
    # An id that cannot be one is refused by the plan: there is no such target.
    assert fits == (bool(file.entries) and file.entries[0].target != "A b")
