from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qcheck.library.document import MAX_BYTES, Items, Mapping, Scalar, read_document, resolves
from qcheck.library.notes import Notes

PARSERS = [pytest.param(False, id="c"), pytest.param(True, id="python")]


def codes(text: str, *, pure: bool) -> list[tuple[str, str]]:
    notes = Notes("f")
    read_document(text, notes, pure=pure)
    return [(finding.source.removeprefix("f:"), finding.code) for finding in notes.findings()]


def test_the_fast_parser_is_there_to_be_tested() -> None:
    assert hasattr(yaml, "CSafeLoader")


@pytest.mark.parametrize("pure", PARSERS)
def test_scalars_stay_as_written_with_their_place(*, pure: bool) -> None:
    notes = Notes("f")
    text = "# 注\n甲: 010\n乙: [12:30, '引 ', \"b\\tc\"]\n丙: |\n  一\n  二\n"
    assert read_document(text, notes, pure=pure) == Mapping(
        {
            "甲": (Scalar("甲", "", 2, 1), Scalar("010", "", 2, 4)),
            "乙": (
                Scalar("乙", "", 3, 1),
                Items(
                    [
                        Scalar("12:30", "", 3, 5),
                        Scalar("引 ", "'", 3, 12),
                        Scalar("b\tc", '"', 3, 18),
                    ],
                    3,
                    4,
                ),
            ),
            "丙": (Scalar("丙", "", 4, 1), Scalar("一\n二\n", "|", 4, 4)),
        },
        2,
        1,
    )
    assert notes.findings() == ()


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("pure", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a: 1\na: 2\nb: 1\nb: 2\n", [("2:1", "key-duplicate"), ("4:1", "key-duplicate")]),
        ("a: &x 1\nb: *x\n", [("1:4", "anchor-refused"), ("2:4", "alias-refused")]),
        ("a: !!python/object:os.system 1\n", [("1:4", "tag-refused")]),
        ("a: ! 1\nb: !x [1]\n", [("1:4", "tag-refused"), ("2:4", "tag-refused")]),
        ("a: 1\n---\nb: 2\n", [("2:1", "several-documents")]),
        ("? [a]\n: 1\n", [("1:3", "key-not-text")]),
        ("a: " + nested(19), []),
        ("a: " + nested(20), [("1:23", "too-deep")]),
        ("[" * 100_000, [("1:21", "too-deep")]),
        ("a: 1\n\tb: 2\n", [("2:1", "yaml-tab")]),
        ("a:\n\tb: 1\n", [("2:1", "yaml-tab")]),
        ("a: b: c\n", [("1:5", "yaml-syntax")]),
        ("a: 1\nb: 'x\nc: 2\n", [("2:4", "yaml-syntax")]),
        ("a: [1\nb: 2\n", [("2:2", "yaml-syntax")]),
        ("a: @x\n", [("1:4", "yaml-syntax")]),
        ("t:\n  - target: > 30%\n", [("2:13", "target-unquoted")]),
        ("t:\n  - {target: >= 98%}\n", [("2:14", "target-unquoted")]),
        ("a: \x00\n", [("1:4", "control-character")]),
        ("a: 1\r\nb: \x1b[31m\n", [("2:4", "control-character")]),
        ('a: 1\nb: "\\e[31m"\n', [("2:4", "control-character")]),
        ("a: 1\nb: x\ufeff\n", [("2:5", "control-character")]),
        ("x" * (MAX_BYTES + 1), [("1:1", "file-too-large")]),
    ],
)
def test_what_is_refused(text: str, expected: list[tuple[str, str]], *, pure: bool) -> None:
    assert codes(text, pure=pure) == expected


@pytest.mark.parametrize(
    "text",
    ['a: "\\UFFFFFFFF"', "%YAML " + "1" * 5000 + ".1\n---\na: 1", 'a: "\\uD800"', "!<%ff> a"],
)
@pytest.mark.parametrize("pure", PARSERS)
def test_text_that_trips_a_parser_is_a_finding(text: str, *, pure: bool) -> None:
    assert codes(text, pure=pure)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("12:30", True),
        ("no", True),
        ("On", True),
        ("010", True),
        ("1_000", True),
        ("2025", True),
        ("2.5", True),
        ("2025-12-31", True),
        ("~", True),
        ("", True),
        ("98%", False),
        ("12件", False),
        ("Norway", False),
        ("市场监管局", False),
    ],
)
def test_what_yaml_does_not_read_as_text(text: str, typed: bool) -> None:
    assert resolves(text) is typed


YAMLISH = st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`?,~ \n\t\r\\ue80x一，\x85\u2028\ufeff\x1b"))


@pytest.mark.parametrize("pure", PARSERS)
@given(st.text() | YAMLISH)
def test_no_text_raises(pure: bool, text: str) -> None:
    codes(text, pure=pure)
