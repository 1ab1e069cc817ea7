"""File names made of other people's words, that every file system takes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 60  # characters: of four bytes each, with what is added, still below the usual 255
# What Windows takes for a device, whatever stands behind a dot.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)")


def safe_stem(text: str) -> str:
    r"""`text` without what a file name may not hold (/ \\ : * ? " < > | and the like).

    >>> safe_stem("市发改委/市统计局"), safe_stem("nul.局"), safe_stem("...")
    ('市发改委_市统计局', '_nul.局', '_')
    """
    shown = unicodedata.normalize("NFC", visible(" ".join(text.split())))
    safe = re.sub(r'[<>:"/\\|?*\s]', "_", shown)[:_LONGEST].strip("._ ~") or "_"
    return f"_{safe}" if _DEVICE.match(safe) else safe


def unique_name(stem: str, extension: str, taken: Collection[str]) -> str:
    """A name that is not among `taken`; names that differ only in case are one file on Windows."""
    used = {name.casefold() for name in taken}
    name, number = f"{stem}{extension}", 2
    while name.casefold() in used:
        name, number = f"{stem}-{number}{extension}", number + 1
    return name
