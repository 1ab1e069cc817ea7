"""Plain text: its own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable


def texts(data: bytes, file: str) -> Iterable[str]:
    """The whole text; UTF-8, GB18030 or UTF-16.

    Raises:
        DataError: no text in any of these.
    """
    return (decode(data, file)[0],)
