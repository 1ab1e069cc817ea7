"""Web pages as a stream of tags and texts, in time that grows with the page and no faster.

The parser of the standard library takes quadratic time over unfinished constructs, and reads them
differently from one version to the next; here an unfinished one is damage.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from qcheck.errors import DataError
from qcheck.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

# Their inside is no markup; that of `textarea` is shown, and ends a cell as a doubtful one.
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
_BEGIN = re.compile(r"<(?=[A-Za-z/!?])")
_BARE = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,30})>")
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_SPACE = re.compile(r"[\s/]*")
_KEY = re.compile(r"[^\s/>][^\s/>=]*")
_VALUE = re.compile(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|(?=>))")
_EQUALS = re.compile(r"\s*=")
_ENDLESS = re.compile(r"&#[xX]?[0-9A-Fa-f]{12}")


class Tag(NamedTuple):
    """A start or an end tag; names are in lower case. `inside` is the text of a raw element."""

    name: str
    attributes: dict[str, str]
    closing: bool = False
    inside: str = ""


def tokens(text: str, file: str) -> Iterator[Tag | str]:
    """The tags and the texts of a page, in order; comments and declarations are left out.

    Raises:
        DataError: the page ends within a tag or a comment, or holds too many tags.
    """
    at = 0
    count = 0
    while begin := _BEGIN.search(text, at):
        if begin.start() > at:
            yield plain(text[at : begin.start()], file)
        tag, at = _markup(text, begin.start(), file)
        if tag:
            yield tag
        count += 1
        if count > limits.TAGS:
            raise DataError("data.too-much-cells", file=file, limit=str(limits.HELD_CELLS))
    if at < len(text):
        yield plain(text[at:], file)


def plain(text: str, file: str) -> str:
    """A text with its character references resolved."""
    if "&" not in text:
        return text
    if _ENDLESS.search(text):
        raise _damaged(file)
    return html.unescape(text)


def _markup(text: str, at: int, file: str) -> tuple[Tag | None, int]:
    """The tag that begins at `at`, if it is one, and where it ends."""
    bare = _BARE.match(text, at)
    if bare and bare[2].lower() not in _RAW:
        return Tag(bare[2].lower(), {}, closing=bool(bare[1])), bare.end()
    if text.startswith("<!--", at):
        # <!--> and <!---> are whole comments.
        return None, _after(text, "-->", at + 2, file)
    found = _NAME.match(text, at)
    if not found:
        return None, _after(text, ">", at, file)
    closing = text[at + 1] == "/"
    attributes, end = _attributes(text, found.end(), file)
    tag = Tag(found[1].lower(), attributes, closing=closing)
    if closing or tag.name not in _RAW:
        return tag, end
    stop = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, end)
    if not stop:
        raise _damaged(file)
    return tag._replace(inside=text[end : stop.start()]), _after(text, ">", stop.end(), file)


def _attributes(text: str, at: int, file: str) -> tuple[dict[str, str], int]:
    """The attributes of a tag and where it ends; of two by one name the first counts."""
    attributes: dict[str, str] = {}
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        if text[at : at + 1] == ">":
            return attributes, at + 1
        key = _KEY.match(text, at)
        if not key:
            raise _damaged(file)
        at = key.end()
        value = _VALUE.match(text, at)
        if not value and _EQUALS.match(text, at):
            raise _damaged(file)  # a quote that is never closed
        said = ""
        if value:
            said = next((part for part in value.groups() if part), "")
            at = value.end()
        attributes.setdefault(key[0].lower(), plain(said, file))


def _after(text: str, mark: str, at: int, file: str) -> int:
    end = text.find(mark, at)
    if end < 0:
        raise _damaged(file)
    return end + len(mark)


def _damaged(file: str) -> DataError:
    return DataError("data.damaged", file=file)
