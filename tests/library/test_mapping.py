"""Mapping files: what is read, and that nothing in them is ignored in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from qcheck import library
from qcheck.errors import Exit, MappingError, UsageError
from qcheck.library.mapping import MEANINGS, parse
from qcheck.model import Lang, Severity
from qcheck.reading.headers import Role
from qcheck.words import message

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
names:
  专利拥有: patents
  "竞争力: 指数": INDEX
columns:
  数 量(万件): 实际值
  事项: Name
  去年: 忽略
"""


def test_names_and_columns() -> None:
    found, findings = parse(GOOD, "names.yaml")
    assert findings == ()
    assert [(n.written, n.means) for n in found.names] == [
        ("专利拥有", "patents"),
        ("竞争力: 指数", "index"),
    ]
    assert [(c.written, c.means) for c in found.columns] == [
        ("数 量(万件)", "value"),
        ("事项", "name"),
        ("去年", "other"),
    ]
    assert found.names[0].source == "names.yaml:2:3"


def test_every_meaning_is_a_role_of_the_reader() -> None:
    assert {Role(role) for role in MEANINGS.values()} == {
        Role.VALUE, Role.NAME, Role.ID, Role.UNIT, Role.TARGET, Role.DATE, Role.REGION, Role.NOTE,
        Role.OTHER,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("names: [a]", "map-no-pairs", "1:8"),
        ("- a", "map-no-mapping", "1:1"),
        ("names:\n  甲: {a: b}", "text-wanted", "2:6"),
        ("names:\n  甲:\n", "map-half", "2:3"),
        ("names:\n  甲: a\n  甲: b", "key-duplicate", "3:3"),
        ("names:\n  甲: a\n  （甲）: b", "map-twice", "3:3"),
        ("columns:\n  数 量: 实际值\n  数量: 单位", "map-twice", "3:3"),
        ("names: {甲: &x a}", "anchor-refused", "1:12"),
        ('names:\n  "甲: a', "yaml-syntax", "2:3"),
    ],
)
def test_what_cannot_be_used_is_an_error(text: str, code: str, at: str) -> None:
    _, findings = parse(text, "names.yaml")
    assert [(f.code, f.severity, f.source) for f in findings] == [
        (code, Severity.ERROR, f"names.yaml:{at}")
    ]
    assert all(message(f, lang) for f in findings for lang in Lang)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name: {甲: a}", "map-key-misspelt"),
        ("他们的名称: {甲: a}", "map-key-unknown"),
        ("columns: {甲: 完成}", "map-meaning-unknown"),
        ("columns: {甲: actul}", "map-meaning-misspelt"),
        ("", "map-empty"),
        ("# 只有注释", "map-empty"),
    ],
)
def test_what_is_left_out_is_said(text: str, code: str) -> None:
    found, findings = parse(text, "names.yaml")
    assert (found.names, found.columns) == ((), ())
    assert [(f.code, f.severity) for f in findings] == [(code, Severity.WARNING)]
    assert all(message(f, lang) for f in findings for lang in Lang)


@pytest.mark.parametrize("text", ["names:\ncolumns:\n", "names: {甲: a, （甲）: a}"])
def test_what_does_no_harm_is_fine(text: str) -> None:
    assert parse(text, "names.yaml")[1] == ()


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    with pytest.raises(UsageError):
        library.load_map(file)
    with pytest.raises(UsageError):
        library.load_map(tmp_path)
    file.write_text(GOOD, encoding="utf-8-sig")
    assert len(library.load_map(file)[0].names) == 2
    file.write_bytes("names: {甲: a}".encode("gb18030"))
    with pytest.raises(MappingError) as caught:
        library.load_map(file)
    assert caught.value.exit_code is Exit.PLAN
    file.write_text("names: [", encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        library.load_map(file)
    assert caught.value.key == "mapping.map-invalid"
    assert library.load_map(None)[1] == ()


def test_the_schema_agrees() -> None:
    schema = json.loads(library.schema("map"))
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["columns"]["additionalProperties"]["enum"] == list(MEANINGS)
    valid = Draft202012Validator(schema)
    assert valid.is_valid({"names": {"甲": "a"}, "columns": {"乙": "实际值"}})
    assert valid.is_valid({"names": None})
    assert not valid.is_valid({"name": {"甲": "a"}})
    assert not valid.is_valid({"columns": {"乙": "完成"}})
