"""Every phrase exists in both languages, with the same fields, and every phrase used exists."""

from __future__ import annotations

import pkgutil
import re
import string
from pathlib import Path

import pytest

import qcheck
from qcheck import words
from qcheck.cli import COMMANDS
from qcheck.model import Finding, Flag, Kind, Lang, Reason, Severity, Status
from qcheck.words import message, phrases, say, visible

MODULES = [module.name for module in pkgutil.iter_modules(words.__path__)]
SOURCES = sorted(Path(qcheck.__file__).parent.rglob("*.py"))


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("module", MODULES)
def test_both_languages_say_the_same(module: str) -> None:
    for key, (chinese, english) in phrases(module).items():
        assert fields(chinese) == fields(english), f"{module}.{key}"
        assert english.strip(), f"{module}.{key}"
        # An address, a brand or a placeholder may be the same in both; a sentence may not.
        assert chinese != english or not re.search(r"[a-z]{3,} [a-z]{3,}", english), key


def test_english_holds_no_chinese_sentence() -> None:
    """Words of a document or a heading may be quoted, a sentence may not."""
    for module in MODULES:
        for key, (_, english) in phrases(module).items():
            longest = max(map(len, re.findall(r"[\u4e00-\u9fff]+", english)), default=0)
            assert longest <= 8, f"{module}.{key}: {english}"


def test_every_key_that_the_program_names_exists() -> None:
    known = {f"{module}.{key}" for module in MODULES for key in phrases(module)}
    named = {
        key
        for source in SOURCES
        for key in re.findall(
            rf"\"((?:{'|'.join(MODULES)})\.[A-Za-z0-9_-]+)\"", source.read_text("utf-8")
        )
        if not key.endswith((".py", ".json", ".xlsx"))
    }
    assert len(named) > 50
    assert named - known == set()


def test_every_finding_code_that_the_program_names_has_a_phrase() -> None:
    known = {key for module in words.FINDING_MODULES for key in phrases(module)}
    codes = {
        code
        for source in SOURCES
        for code in re.findall(
            r"(?:code=|_warning\(|_of_sheet\(|notes\.add\(|\bunreadable\([^\"]*)\"([a-z0-9-]+)\"",
            source.read_text("utf-8"),
        )
    }
    assert len(codes) > 20
    assert codes - known == set()


# Keys that the program puts together.
_BUILT = ("opt-", "panel-", "exit-", "sheet-", "lint-", "audit-", "arg-")


def test_no_phrase_is_left_over() -> None:
    """Every key of the flat modules stands somewhere in the program."""
    program = "".join(
        source.read_text("utf-8") for source in SOURCES if "words" not in source.parts
    )
    for module in (*words.FINDING_MODULES, "report", "cli"):
        for key in phrases(module):
            by_name = re.search(rf"['\"](?:{module}\.)?{re.escape(key)}['\"]", program)
            built = key.startswith(_BUILT) or key in COMMANDS
            built = built or key.endswith(("-unknown", "-misspelt"))
            assert by_name or built, f"{module}.{key}"


def test_finding_modules_share_no_code() -> None:
    keys = [key for module in words.FINDING_MODULES for key in phrases(module)]
    assert len(keys) == len(set(keys))


def test_every_reason_flag_kind_and_status_has_words() -> None:
    for reason in Reason:
        assert reason.value in phrases("verdict")
    for flag in Flag:
        assert f"flag-{flag.value}" in phrases("table")
    for kind in Kind:
        assert f"kind-{kind.value}" in phrases("explain")
        assert f"kind-{kind.value}" in phrases("table")
    for status in Status:
        assert f"status-{status.value}" in phrases("table")


def test_say() -> None:
    assert say("verdict.points", Lang.ZH, value="3") == "3个百分点"
    assert say("verdict.points", Lang.EN, value="3") == "3 points"
    with pytest.raises(KeyError):
        say("verdict.no-such-phrase", Lang.ZH)


def test_a_findings_message_is_filled_from_its_parameters() -> None:
    finding = Finding(
        code="value-is-text", severity=Severity.ERROR, source="a!b!C1", params={"text": "已完成"}
    )
    assert "已完成" in message(finding, Lang.ZH)
    assert "已完成" in message(finding, Lang.EN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("指标", "指标"),
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("a\x85b", "a\\u0085b"),
    ],
)
def test_text_that_would_act_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_word_of_inspect_is_used() -> None:
    program = "".join(
        source.read_text("utf-8") for source in SOURCES if "words" not in source.parts
    )
    built = ("kind-", "state-", "mean-", "why-", "row-", "flat-", "head-", "date-", "title-")
    for key in phrases("inspect"):
        assert key.startswith(built) or re.search(rf"[\"'.]{key}[\"']", program), key
