"""What a spreadsheet's number format says: percent, date, scaling, words around the number."""

from __future__ import annotations

import re
from functools import lru_cache

from qcheck.reading.grid import GENERAL, NumberForm
from qcheck.regex import regex

_PERCENT = frozenset({9, 10})
# ECMA-376 18.8.30; 27-36 and 50-58 are dates in the Chinese, Japanese and Korean built-ins.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PLAIN_NAMES = frozenset({"general", "g/通用格式", "通用格式", "standard", "标准", "@", ""})
_TOKEN = regex(
    r"""(?P<elapsed>\[(?:h+|m+|s+)\])|(?P<bracket>\[[^\]]*\])|"(?P<quoted>[^"]*)"?
    |[\\!](?P<escaped>.)|(?P<skipped>[_*].)|(?P<general>general|g/通用格式)|(?P<exponent>e[+-])
    |(?P<percent>%)|(?P<digit>[0#?.])|(?P<comma>,)|(?P<date>[ymdhsge]|am/pm|上午/下午)
    |(?P<quiet>[-+()\s/$¥￥:@])|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SECTION = regex(r'(?:"[^"]*"?|\\.|!.|\[[^\]]*\]|[^;])*', re.DOTALL)
_LONGEST = 1000  # Excel allows 255
# The formats that HTML and XML Spreadsheet 2003 call by name.
_NAMED = {
    "percent": "0.00%",
    "currency": "#,##0.00",
    "euro currency": "#,##0.00",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "scientific": "0.00E+00",
    "general number": "General",
    **dict.fromkeys(("yes/no", "true/false", "on/off"), '"yes"'),
    **dict.fromkeys(
        (
            *("general date", "long date", "medium date", "short date"),
            *("long time", "medium time", "short time"),
        ),
        "yyyy-mm-dd",
    ),
}


def named_form(code: str) -> NumberForm:
    """The meaning of a number format that may be called by its English name.

    >>> named_form("Percent").percent, named_form("Short Date").date
    (True, True)
    """
    return number_form(-1, _NAMED.get(code.strip().lower(), code))


@lru_cache(maxsize=4096)
def number_form(identifier: int, code: str | None) -> NumberForm:
    """The meaning of a number format: its id and, for a custom one, its code.

    >>> number_form(10, None).percent, number_form(176, '0.0"%"').percent
    (True, False)
    """
    if code is None:
        return NumberForm(percent=identifier in _PERCENT, date=identifier in _DATES)
    found = _SECTION.match(code[:_LONGEST])
    section = found[0] if found else ""
    if section.strip().lower() in _PLAIN_NAMES:
        return GENERAL
    return _form([(m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(section)])


def _form(tokens: list[tuple[str, str]]) -> NumberForm:
    kinds = [kind for kind, _ in tokens]
    if "date" in kinds or "elapsed" in kinds:
        return NumberForm(date=True)
    digits = [i for i, kind in enumerate(kinds) if kind in ("digit", "general")]
    if not digits:
        # Nothing of the number is shown, only words: what is seen is not what is stored.
        return NumberForm(scaled=bool(_words(tokens)))
    first, last = digits[0], digits[-1]
    return NumberForm(
        percent="percent" in kinds,
        scaled=kinds.count("percent") > 1
        or "comma" in kinds[last + 1 : last + 2]
        or bool(_words(tokens[first:last])),
        before=_words(tokens[:first]),
        after=_words(tokens[last + 1 :]),
    )


def _words(tokens: list[tuple[str, str]]) -> str:
    """The literal words among tokens, without currency signs and white space."""
    said = "".join(text for kind, text in tokens if kind in ("quoted", "escaped", "other"))
    return said.strip().strip("¥￥$+-() \u00a0\u3000")
