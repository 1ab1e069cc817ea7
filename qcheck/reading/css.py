"""The few declarations of a page's style sheet that change what its cells hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(r"\\.|[\"';]|[^\\\"';]+", re.DOTALL)
_SELECTOR = re.compile(r"([a-z0-9]*)(?:\.([\w-]+))?", re.IGNORECASE)
# Spreadsheets write a quote inside a quoted value as \0022.
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_HIDING = (("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"))
_KEPT = frozenset(
    "display visibility vertical-align text-decoration text-decoration-line"
    " mso-number-format".split()
)


class Styles:
    """What elements look like, by their names, their classes and their own style."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}

    def add(self, css: str) -> None:
        """Take in the text of one `style` element."""
        css = css.replace("<!--", "").replace("-->", "")
        css = "".join(
            part.partition("*/")[2] if i else part for i, part in enumerate(css.split("/*"))
        )
        for rule in css.split("}"):
            selectors, _, body = rule.partition("{")
            said = declarations(body)
            if not said:
                continue
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found:
                    where = (found[1].lower(), found[2] or "")
                    self._rules.setdefault(where, {}).update(said)

    def of(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """The declarations that hold for an element."""
        said: dict[str, str] = {}
        if not attributes and not self._rules:
            return said
        if self._rules:
            said.update(self._rules.get((name, ""), {}))
            for one in attributes.get("class", "").split():
                said.update(self._rules.get(("", one), {}))
                said.update(self._rules.get((name, one), {}))
        if "style" in attributes:
            said.update(declarations(attributes["style"]))
        if "hidden" in attributes:
            said.setdefault("display", "none")
        return said


def declarations(text: str) -> dict[str, str]:
    """The declarations of `text` that matter here; the last one of a name counts."""
    found = {}
    for part in _parts(text):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in _KEPT:
            value = value.strip()
            found[name] = value if name == "mso-number-format" else _word(value)
    return found


def _word(value: str) -> str:
    return value.lower().replace("!important", "").strip()


def _parts(text: str) -> Iterator[str]:
    """The parts between semicolons that stand in no quotes."""
    part: list[str] = []
    quote = ""
    for token in _TOKEN.findall(text):
        if token == ";" and not quote:
            yield "".join(part)
            part.clear()
            continue
        if token == quote:
            quote = ""
        elif token in ("'", '"') and not quote:
            quote = token
        part.append(token)
    yield "".join(part)


def number_format(said: Mapping[str, str]) -> str | None:
    r"""The number format that a style gives, as a workbook would write it.

    >>> number_format({"mso-number-format": '"0\\.0%"'})
    '0.0%'
    """
    value = said.get("mso-number-format")
    if value is None:
        return None
    if value[:1] in ("'", '"'):
        value = value[1:].removesuffix(value[0])
    return _ESCAPE.sub(lambda m: _character(m[1]) if m[1] else m[2], value)


def _character(code: str) -> str:
    number = int(code, 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)  # noqa: PLR2004 - surrogates


def hides(said: Mapping[str, str]) -> bool:
    """Whether an element with these declarations cannot be seen."""
    return any(said.get(name) == value for name, value in _HIDING)
