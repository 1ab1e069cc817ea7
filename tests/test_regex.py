"""Patterns that wait: every one is valid, and none is compiled by an import."""

from __future__ import annotations

import copy
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

import qcheck
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Only a parsed pattern tells what it needs.
PARSER: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
WAITING = type(regex(""))
MOST = 200  # characters of a class that a test lists


def _patterns() -> Iterator[tuple[str, Any]]:
    """All that stand in a module, by a name of their own or in a tuple."""
    for found in pkgutil.walk_packages(qcheck.__path__, "qcheck."):
        if not found.name.endswith("__main__"):
            for name, value in vars(import_module(found.name)).items():
                for number, one in enumerate(_waiting(value)):
                    yield f"{found.name}.{name}[{number}]", one


def _waiting(value: object) -> Iterator[object]:
    if isinstance(value, WAITING):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _waiting(one)


def test_every_waiting_pattern_compiles() -> None:
    found = dict(_patterns())
    assert len(found) > 100
    for name, pattern in found.items():
        assert pattern.groups >= 0, name


def _listed(members: Iterable[tuple[object, Any]]) -> set[str]:
    """The characters of a class; none where it is too large to list, or of what it is not."""
    listed: set[str] = set()
    for code, of in members:
        low, high = (
            (of, of) if str(code) == "LITERAL" else of if str(code) == "RANGE" else (0, MOST)
        )
        if high - low >= MOST:
            return set()
        listed.update(map(chr, range(low, high + 1)))
    return listed


def _holds(part: Iterable[tuple[object, Any]], having: frozenset[str]) -> bool:
    """Whether every match has one of `having`."""
    for code, of in part:
        kind = str(code)
        if kind == "BRANCH":
            found = all(_holds(one, having) for one in of[1])
        elif kind == "SUBPATTERN":
            found = _holds(of[-1], having)
        elif kind == "ASSERT":
            found = _holds(of[1], having)
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            found = bool(of[0]) and _holds(of[2], having)
        else:
            listed = {chr(of)} if kind == "LITERAL" else _listed(of) if kind == "IN" else set()
            found = bool(listed) and listed <= having
        if found:
            return True
    return False


def test_what_a_pattern_is_said_to_have_it_has() -> None:
    """Where it is not so, a match would be missed."""
    found = {name: one for name, one in _patterns() if "having" in vars(one)}
    assert len(found) > 100
    wrong = [n for n, one in found.items() if not _holds(PARSER.parse(one.pattern), one.having)]
    assert wrong == []
    flags = re.IGNORECASE | re.VERBOSE
    assert not any(one.flags & flags or "(?i" in one.pattern for one in found.values())


@pytest.mark.parametrize("text", ["", "2024", "2024年", "2024年和2025年", "和年"])
def test_without_what_it_has_it_answers_as_the_pattern_does(text: str) -> None:
    now = re.compile("(20[0-9]{2})年")

    def later() -> re.Pattern[str]:
        return regex("(20[0-9]{2})年", having="年")

    for method in ("search", "match", "fullmatch"):
        one, other = getattr(later(), method)(text), getattr(now, method)(text)
        assert (one and one.span()) == (other and other.span())
    assert later().findall(text) == now.findall(text)
    assert [one[1] for one in later().finditer(text)] == now.findall(text)
    assert later().sub(r"<\1>", text) == now.sub(r"<\1>", text)
    assert later().sub("", text, count=1) == now.sub("", text, count=1)
    assert later().split(text) == now.split(text)


def test_a_copy_is_one_too() -> None:
    assert copy.deepcopy(regex("年", having="年")).findall("2024年") == ["年"]
    assert copy.copy(regex("年")).findall("2024年") == ["年"]


def test_it_does_what_the_pattern_does() -> None:
    late, now = (
        regex("(?P<year>20[0-9]{2})年", re.ASCII),
        re.compile("(?P<year>20[0-9]{2})年", re.ASCII),
    )
    text = "2024年和2025年"
    for _ in range(2):  # the second time by what the first one kept
        assert late.findall(text) == now.findall(text) == ["2024", "2025"]
        assert late.sub(r"\g<year>", text) == now.sub(r"\g<year>", text)
    assert (late.pattern, late.flags, late.groupindex) == (now.pattern, now.flags, now.groupindex)


def test_an_import_compiles_none() -> None:
    script = (
        "import qcheck.verifying, qcheck.console, qcheck.cli\n"
        "from qcheck import remarked\n"
        "print('search' in vars(remarked._VOID), 'pattern' in vars(remarked._VOID))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["False", "True"]
