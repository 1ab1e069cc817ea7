"""Every phrase that a person reads, Chinese and English side by side.

Each module here holds `PHRASES`: key → (中文, English), with the same `{fields}` in both. A phrase
is asked for by `say("module.key", lang, field=...)`; only the modules asked for are imported.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from qcheck.model import Lang, Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Finding

# Finding codes are flat (they are part of the result); these modules share their name space.
_LONGEST = 200
FINDING_MODULES = ("data", "plan", "audit", "lint", "mapping", "waivers", "job")

# Unicode's noncharacters: the last two of each plane, and a block of 32.
_LAST = 0xFFFE
_NONCHARACTERS = range(0xFDD0, 0xFDF0)


@cache
def phrases(module: str) -> Mapping[str, tuple[str, str]]:
    """All phrases of one module of this package."""
    found: Mapping[str, tuple[str, str]] = import_module(f"qcheck.words.{module}").PHRASES
    return found


def say(key: str, lang: Lang, **params: object) -> str:
    """The phrase `module.key` in `lang`, its fields filled.

    Raises:
        KeyError: there is no such phrase, or a field is not given.
    """
    module, _, name = key.partition(".")
    chinese, english = phrases(module)[name]
    if lang is Lang.EN:
        return english.format_map({key: _listed(value) for key, value in params.items()})
    return chinese.format_map(params)


def _listed(value: object) -> object:
    """Names as English lists them; anything else as it is."""
    return ", ".join(value.names) if isinstance(value, Names) else value


def message(finding: Finding, lang: Lang) -> str:
    """What is wrong and what to do, for one finding."""
    module = next(m for m in FINDING_MODULES if finding.code in phrases(m))
    shown = {key: _short(value) for key, value in finding.params.items()}
    return say(f"{module}.{finding.code}", lang, **shown)


def _short(text: str) -> str:
    """A cell may hold a book; a message quotes its beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def visible(text: str) -> str:
    r"""`text` with every character that would act instead of being seen written out.

    Control, bidi, zero-width and line-separating characters, lone surrogates and noncharacters (not
    allowed in XML) become \uXXXX; line breaks and tabs, common in spreadsheets, \n and \t.
    """
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(character: str) -> str:
    code = ord(character)
    if character in "\n\t":
        return "\\n" if character == "\n" else "\\t"
    if (
        code & _LAST == _LAST
        or code in _NONCHARACTERS
        or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ):
        return f"\\u{code:04x}"
    return character
