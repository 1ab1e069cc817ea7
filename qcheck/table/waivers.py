"""Waivers beside verdicts: the words for a cell, and the list of them for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.table.figures import required
from qcheck.table.shape import Cell
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

# Of a waiver itself; results of older versions have none.
WAIVER_KEYS = (
    "waiver", "waiver-value", "waiver-message", "waiver-document", "waiver-reason",
    "waiver-approver", "waiver-expires",
)  # fmt: skip


def waiver_cell(entry: Entry, lang: Lang) -> Cell:
    """豁免, or 豁免→√ 达标 where an adjusted value was judged; nothing where there is no waiver.

    The status beside it stays the original one; the tone is that of the adjusted status.
    """
    waiver = entry.get("waiver")
    if not waiver:
        return Cell("")
    verdict = waiver["verdict"]
    if verdict is None:
        return Cell(say("table.waived", lang))
    status = verdict["status"]
    mark, word = (say(f"table.{part}-{status}", lang) for part in ("mark", "status"))
    return Cell(say("table.waived-to", lang, mark=mark, status=word), tone=status)


def waiver_value(entry: Entry, lang: Lang) -> Cell:
    """The adjusted required value, or the words for an exemption."""
    waiver = entry.get("waiver")
    if not waiver:
        return Cell("")
    value = waiver["value"]
    return Cell(say("table.exempt", lang) if value is None else required(value, lang))


def waiver_message(entry: Entry, _: Lang) -> Cell:
    """The sentence of the verdict on the adjusted value."""
    verdict = (entry.get("waiver") or {}).get("verdict") or {}
    return Cell(visible(verdict.get("message") or ""))


def _said(key: str) -> Callable[[Entry, Lang], Cell]:
    return lambda entry, _: Cell(visible((entry.get("waiver") or {}).get(key) or ""))


WAIVER_CELLS: Mapping[str, Callable[[Entry, Lang], Cell]] = {
    "waiver": waiver_cell,
    "waiver-value": waiver_value,
    "waiver-message": waiver_message,
    "waiver-document": _said("document"),
    "waiver-reason": _said("reason"),
    "waiver-approver": _said("approver"),
    "waiver-expires": _said("expires"),
}
