"""Columns that no header calls 地区 and whose cells name places all the same: 所在地, 统计范围.

Only the cells can say so: there is no end to the words that such a column may be headed with.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.model import Finding, Names, Severity
from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import Role, squeeze, understand
from qcheck.reading.places import SUBJECT, TOTALS, are_places
from qcheck.reading.shortnames import on_news
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.reading.columns import Columns
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row, Sheet

_WITHOUT = regex(r"(?:不(?:含|包括)|剔除|扣除).{2,8}|除.{2,8}外")
_DUTY = regex(r"责任|牵头|配合|参与|主管|负责|协[同办]|承办")
_SHORT = r"[\u4e00-\u9fff]{2,3}"
_STATE = regex(r"完成|达标|合格|正常|滞后|[是否无有未已]")
_BESIDE = 2  # columns behind the last header that may hold a word about the row
_MOST = 5  # places named in a message


def unsaid(columns: Columns, sheet: Sheet) -> frozenset[int]:
    """The columns behind the names that may say of which place a row is, whatever heads them.

    Those that nothing was made of, and those without a header; not who is responsible.
    """
    labels = columns.labels
    used = {columns.name, *columns.places}
    used.update(c for one in columns.values for c in (*one.beside, *one.rivals))
    span = range((columns.name or 0) + 1, max(labels, default=0) + 1 + _BESIDE)
    idle = (c for c in {*labels, *span} - used if _idle(labels.get(c)))
    return frozenset(c for c in idle if not sheet.column_hidden(c))


def _idle(label: str | None) -> bool:
    if label is None:
        return True
    return understand(label).role in (Role.OTHER, Role.AREA) and not _DUTY.search(label)


@lru_cache(maxsize=4096)
def within(text: str) -> str:
    """The place that a text says its row is of, "" for none: 义乌市, 全省, 不含义乌; not 市级."""
    said = re.sub(r"\((?:含|包括)[^()]*\)$", "", squeeze(text)).strip(":()")
    if _WITHOUT.fullmatch(said):
        return said
    alone = are_places(said) and said not in TOTALS and not SUBJECT.search(said)
    return said if alone and not re.fullmatch(r"[省市县区州]级|[各每按分该某].*", said) else ""


on_news(within.cache_clear)


def hear(context: Context, row: Row) -> None:
    """Hear of places in columns that nothing was made of: such a column is one of regions."""
    for c in sorted(context.unsaid & row.cells.keys()):
        cell = row.cells[c]
        if cell.seen is not Seen.TEXT:
            continue
        place = within(text := cells.words(cell))
        if not place and c not in context.scopes:
            continue
        context.areas[c] = place or _short(text)
        told = context.scopes.setdefault(c, {})
        if context.areas[c] and len(told) < _MOST:
            told[context.areas[c]] = None


def _short(text: str) -> str:
    """义乌 among places in full; "" for what is none and ends the rows of the place above."""
    return text if re.fullmatch(_SHORT, text) and not _STATE.search(text) else ""


def findings(context: Context) -> Iterator[Finding]:
    """Which columns told the regions of the rows although no header says 地区."""
    for c, places in context.scopes.items():
        yield Finding(
            code="column-of-places",
            severity=Severity.INFO,
            source=context.sheet.address(context.columns.header_row, c),
            params={
                "column": context.columns.label(c),
                "places": Names(places),
            },
        )
