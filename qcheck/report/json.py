"""The result itself as JSON: figures as exact decimals, never through a float."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Lang

_CONSTANTS = {None: "null", True: "true", False: "false"}


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The result, indented by two; every language reads the same."""
    del lang
    return (dumps(result) + "\n").encode()


def dumps(value: object) -> str:
    """JSON text of dicts, lists, text, Decimal, int, bool and None.

    Raises:
        TypeError: anything else, a float above all.
    """
    return _text(value, "\n")


def _text(value: object, newline: str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, (Decimal, int)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    inner = newline + "  "
    if isinstance(value, (dict, Mapping)):  # dict goes first: Mapping is slow to ask for
        pairs = (f"{_quoted(str(key))}: {_text(v, inner)}" for key, v in value.items())
        return _wrapped("{}", pairs, newline)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return _wrapped("[]", (_text(item, inner) for item in value), newline)
    raise TypeError(type(value).__name__)


def _quoted(text: str) -> str:
    """JSON text; a lone surrogate (a file name of unknown encoding) has no UTF-8 form."""
    written = encode_basestring(text)
    try:
        written.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", written)
    return written


def _wrapped(brackets: str, items: Iterable[str], newline: str) -> str:
    body = f",{newline}  ".join(items)
    return f"{brackets[0]}{newline}  {body}{newline}{brackets[1]}" if body else brackets
