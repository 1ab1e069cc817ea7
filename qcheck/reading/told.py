"""What a mapping file says of headers: it goes before what the words of a header seem to mean.

A header is understood in many places, none of which knows the user; and it is understood once and
remembered. So what the user says is put where `headers` looks first, for as long as one run reads.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qcheck.model import Finding, Severity
from qcheck.reading.headers import TOLD, Header, Role, recognised, squeeze, understand
from qcheck.reading.shortnames import on_news

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Renaming
    from qcheck.reading.grid import Row

_ANY_NUMBER = (Role.CATEGORY, Role.NUMBER, Role.OTHER)  # a table may have several of these
_met: set[str] = set()


@contextmanager
def telling(columns: Sequence[Renaming]) -> Iterator[list[Finding]]:
    """Headers mean what `columns` say (roles by their values) until this ends.

    Then the list holds a warning for each of them that no table had.
    """
    unmet: list[Finding] = []
    if not columns:
        yield unmet
        return
    TOLD.update({squeeze(one.written): Role(one.means) for one in columns})
    _forget()
    try:
        yield unmet
        unmet.extend(_unmet(columns))
    finally:
        TOLD.clear()
        _met.clear()
        _forget()


def _forget() -> None:
    understand.cache_clear()
    recognised.cache_clear()


on_news(_forget)  # 义乌 may be a place from now on


def applied(headers: dict[int, Header], rows: Sequence[Row | None]) -> dict[int, Header]:
    """The headers of a table, those of two rows too, with what was said put over their roles.

    A column that was said to be the value is the only one: others that seem to be are not asked.

    Args:
        headers: what the columns are called, the two rows of a header joined.
        rows: the rows that those were made of; the words of the lower one alone may be meant.
    """
    if not TOLD:
        return headers
    own = [{c: squeeze(cell.text) for c, cell in row.cells.items()} for row in rows if row]
    _met.update(h.text for h in headers.values())
    _met.update(text for texts in own for text in texts.values())
    said = {c: TOLD[h.text] for c, h in headers.items() if h.text in TOLD}
    for c, text in own[-1].items():
        if c not in said and c in headers and TOLD.get(text) is headers[c].role:
            said[c] = TOLD[text]
    return {c: _over(header, said.get(c), said) for c, header in headers.items()}


def _over(header: Header, role: Role | None, said: Mapping[int, Role]) -> Header:
    if role:
        return header._replace(role=role)
    likely = Role.VALUE if header.role is Role.PERIOD else header.role
    rival = likely in said.values() and likely not in _ANY_NUMBER
    return header._replace(role=Role.OTHER) if rival else header


def _unmet(columns: Sequence[Renaming]) -> list[Finding]:
    return [
        Finding(
            code="map-column-unseen",
            severity=Severity.WARNING,
            source=one.source,
            params={"text": one.written},
        )
        for one in columns
        if squeeze(one.written) not in _met
    ]
