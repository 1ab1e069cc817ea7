"""File names and paths of other people's words, as every file system takes them."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from qcheck.regex import regex
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_LONGEST = 60  # characters: of four bytes each, with what is added, still below the usual 255
# What Windows takes for a device, whatever stands behind a dot.
_DEVICE = regex(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)")


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


# Paths that only Windows knows: \\server\share\…, D:\…
_WINDOWS = regex(r"\\\\|[A-Za-z]:", having=":\\")
_PLACEHOLDER = regex(r"\{([^{}]*)\}")


def is_foreign(path: str) -> bool:
    r"""Whether this machine cannot know a path: one of Windows (\\server\…, D:\…) elsewhere."""
    return os.name != "nt" and _WINDOWS.match(path) is not None


def located(folder: Path, path: str) -> Path:
    r"""What a file in `folder` means by a path: relative ones begin there.

    A job that was written on Windows may be run elsewhere: a\b is a/b there too.
    """
    return folder / (path if os.name == "nt" else path.replace("\\", "/"))


def placeholders(template: str) -> tuple[str, ...]:
    """The names that stand in braces.

    >>> placeholders("{plan}/{as_of}.xlsx")
    ('plan', 'as_of')
    """
    return tuple(_PLACEHOLDER.findall(template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with these values in it, each as a part of a file name; others stay as they are.

    >>> filled("{region}_{date}.xlsx", {"region": "a/b"})
    'a_b_{date}.xlsx'
    """

    def value(found: re.Match[str]) -> str:
        return safe_stem(values[found[1]]) if found[1] in values else found[0]

    return _PLACEHOLDER.sub(value, template)
