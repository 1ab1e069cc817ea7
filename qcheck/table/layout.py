"""A table as lines of text for a screen of a given width, or of any width.

Drawn with spaces and one rule under the headings: a frame would break on consoles that draw its
lines two cells wide. No text is ever cut; what does not fit is folded.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.table.shape import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.table.shape import Table

    Line = tuple[Cell, ...]  # pieces of one line, from left to right

GAP = "  "
NARROWEST = 12  # cells; a folded column is not made narrower
COMPACT_BELOW = 100  # cells; on a wider screen columns are folded, but not squeezed
# Latin words and figures, with a unit sign behind; or a wide character; closing marks never begin
# a line and opening marks never end one.
_CLOSING = r"[,.;:!?)\]}、。，；：！？）〕》〉」』】”’%‰]*"
_TOKEN = rf"\s+|[(\[（〔《〈「『【“‘]*(?:[!-~]+|[^\s!-~]){_CLOSING}"
# A word longer than a line is broken behind a joint, else anywhere but before a closing mark.
_JOINED = re.compile(rf"[^-/_!]*[-/_!]*{_CLOSING}")
_CHARACTER = re.compile(rf"[(\[（〔《〈「『【“‘]*.{_CLOSING}", re.DOTALL)
# What stands in for our own signs where the console cannot show them.
_SPELLED = {
    "≥": ">=", "≤": "<=", "–": "-", "—": "-", "→": "->", "√": "+", "▲": "!", "×": "x", "○": "?",
    "■": "#", "□": ".", "│": "|",
    "〔": "[", "〕": "]", "“": '"', "”": '"', "、": ", ", "。": ".", "─": "-",
    "·": ".", "〃": '"', **{bar: str(height) for height, bar in enumerate("▁▂▃▄▅▆▇█", start=1)},
}  # fmt: skip


@lru_cache(maxsize=4096)
def _cells(character: str, ambiguous: int) -> int:
    if unicodedata.combining(character):
        return 0
    return {"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(character), 1)


def text_width(text: str, ambiguous: int = 1) -> int:
    """Screen cells that `text` takes; `ambiguous` is the width of ≥ √ × and their like."""
    if text.isascii():
        return len(text)
    return sum(_cells(character, ambiguous) for character in text)


def encodable(text: str, encoding: str) -> str:
    """`text` with what `encoding` lacks spelled another way (≥ → >=, ³ → 3), else as "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_in_encoding(character, encoding) for character in text)
    return text


def _in_encoding(character: str, encoding: str) -> str:
    compatible = unicodedata.normalize("NFKC", character)
    for form in (character, _SPELLED.get(character, compatible), compatible):
        try:
            form.encode(encoding)
        except UnicodeEncodeError:
            continue
        return form
    return "?"


def lines(
    table: Table, width: int | None, *, encoding: str = "utf-8", ambiguous: int = 1, rule: str = "─"
) -> Iterator[Line]:
    """The table, heading first. `width` in cells; None: as wide as its longest row.

    Columns that need a wider screen are left out, or stand under the row where they say so. On a
    narrow screen that would squeeze the others, each row becomes a record under no headings.
    """
    table = _spelled(table, encoding)
    shown = _shown(table, width, ambiguous)
    below = [i for i, c in enumerate(table.columns) if i not in shown and c.below]
    if width and _squeezed(table, shown, width, ambiguous):
        yield from _records(table, shown, below, width, ambiguous)
        return
    widths = column_widths(table, shown, width, ambiguous)
    columns = [table.columns[i] for i in shown]
    heads = [Cell(column.heading, "head") for column in columns]
    yield from _folded(heads, columns, widths, ambiguous)
    total = _total(widths)
    yield (Cell(rule * (min(total, width) if width else total), "dim"),)
    for cells in table.rows:
        yield from _folded([cells[i] for i in shown], columns, widths, ambiguous)
        notes = [(table.columns[i], cells[i]) for i in below if cells[i].text]
        yield from _under(notes, widths[0] + len(GAP), width, ambiguous)


def _spelled(table: Table, encoding: str) -> Table:
    return replace(
        table,
        columns=tuple(replace(c, heading=encodable(c.heading, encoding)) for c in table.columns),
        rows=tuple(
            tuple(replace(cell, text=encodable(cell.text, encoding)) for cell in cells)
            for cells in table.rows
        ),
    )


def _shown(table: Table, width: int | None, ambiguous: int) -> list[int]:
    """The columns for this width: those that ask for no wider screen and together fit on it.

    One that may be left out is, too, where no row has anything in it.
    """
    shown = [
        i
        for i, column in enumerate(table.columns)
        if column.from_width is not None
        and (width is None or width >= column.from_width)
        and (column.from_width == 0 or any(_texts(table, i)))
    ]
    while width and _total(column_widths(table, shown, width, ambiguous)) > width:
        widest = max(shown, key=lambda i: (table.columns[i].from_width, i))
        if not table.columns[widest].from_width:
            break
        shown.remove(widest)
    return shown


def _squeezed(table: Table, shown: Sequence[int], width: int, ambiguous: int) -> bool:
    """Whether a table that has a compact form needs it."""
    if not table.compact or width >= COMPACT_BELOW:
        return False
    return _total(column_widths(table, shown, None, ambiguous)) > width


def _records(
    table: Table, shown: Sequence[int], below: Sequence[int], width: int, ambiguous: int
) -> Iterator[Line]:
    """Each row by itself: what leads it, its figures beside that or below, then the rest."""
    first, *others = shown
    leading = [i for i in others if table.columns[i].key in table.compact]
    figures = [i for i in others if i not in leading]
    indent = max(text_width(text, ambiguous) for text in _texts(table, first)) + len(GAP)
    for cells in table.rows:
        head = GAP.join(cells[i].text for i in leading if cells[i].text)
        said = [f"{table.columns[i].heading} {cells[i].text}" for i in figures if cells[i].text]
        mark = cells[first]
        blank = " " * (indent - text_width(mark.text, ambiguous))
        for text in _beside(head, GAP.join(said), width - indent, ambiguous):
            yield mark, Cell(blank + text)
            mark, blank = Cell(""), " " * indent
        notes = [(table.columns[i], cells[i]) for i in below if cells[i].text]
        yield from _under(notes, indent, width, ambiguous)


def _beside(left: str, right: str, room: int, ambiguous: int) -> list[str]:
    """Two texts at the edges of one line; where that is too short, one below the other."""
    free = room - text_width(left, ambiguous) - text_width(right, ambiguous)
    if free >= len(GAP) or not right:
        return [(left + " " * free + right).rstrip()] if free >= 0 else fold(left, room, ambiguous)
    return [*fold(left, room, ambiguous), *fold(right, room, ambiguous)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def column_widths(
    table: Table, shown: Sequence[int], width: int | None, ambiguous: int = 1
) -> list[int]:
    """Cells for each shown column: what it needs, or a fair share of what the others leave."""
    needed = [
        max(text_width(text, ambiguous) for text in (table.columns[i].heading, *_texts(table, i)))
        for i in shown
    ]
    if width is None:
        return needed
    weights = [table.columns[i].fold for i in shown]
    folding = sorted((p for p, w in enumerate(weights) if w), key=lambda p: needed[p] / weights[p])
    fixed = sum(n for p, n in enumerate(needed) if not weights[p])
    room = width - len(GAP) * (len(shown) - 1) - fixed
    left = sum(weights)
    for n, place in enumerate(folding, start=1):
        least = sum(min(needed[other], NARROWEST) for other in folding[n:])
        share = max(NARROWEST, min(room * weights[place] // left, room - least))
        needed[place] = min(needed[place], share)
        room -= needed[place]
        left -= weights[place]
    return needed


def _texts(table: Table, place: int) -> Iterator[str]:
    return (cells[place].text for cells in table.rows)


def _folded(
    cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], ambiguous: int
) -> Iterator[Line]:
    """One row as one line or, where a cell is folded, several."""
    stacks = [fold(c.text, w, ambiguous) for c, w in zip(cells, widths, strict=True)]
    for level in range(max(map(len, stacks))):
        pieces = []
        for stack, cell, column, room in zip(stacks, cells, columns, widths, strict=True):
            text = stack[level] if level < len(stack) else ""
            blank = " " * (room - text_width(text, ambiguous))
            pieces.append(replace(cell, text=blank + text if column.right else text + blank))
        yield _joined(pieces)


def _joined(pieces: Sequence[Cell]) -> Line:
    """The pieces with gaps between them and no blanks at the end of the line."""
    kept = list(pieces)
    while len(kept) > 1 and not kept[-1].text.strip():
        kept.pop()
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(p for piece in kept for p in (piece, Cell(GAP)))[:-1]


def _under(
    notes: Sequence[tuple[Column, Cell]], indent: int, width: int | None, ambiguous: int
) -> Iterator[Line]:
    """What has no column of its own: the last note (the sentence), then the labelled rest.

    The rest stands behind the sentence's last line where it fits there whole.
    """
    if not notes:
        return
    room = (width or 0) - indent
    said = fold(notes[-1][1].text, room, ambiguous)
    labelled = "  ".join(f"{column.heading} {cell.text}" for column, cell in notes[:-1])
    together = GAP.join(filter(None, (said[-1], labelled)))
    if text_width(together, ambiguous) <= room:
        said[-1] = together
    else:
        said += fold(labelled, room, ambiguous)
    for text in said:
        yield Cell(" " * indent), Cell(text, "dim")


def fold(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """`text` in lines of at most `width` cells, broken between words or wide characters.

    Only a single word longer than that is broken inside.
    """
    if text_width(text, ambiguous) <= width:
        return [text]
    done, line, used = [], "", 0
    for token in _pieces(text, max(width, 2), ambiguous):
        size = text_width(token, ambiguous)
        if used + size <= width or not line:
            line, used = line + token, used + size
            continue
        done.append(line.rstrip())
        line = token.lstrip()
        used = text_width(line, ambiguous)
    return [*done, line.rstrip()] if line.strip() or not done else done


def _pieces(text: str, width: int, ambiguous: int) -> Iterator[str]:
    """The tokens of a text, those wider than a line broken at their joints or into characters."""
    position = 0
    for found in re.finditer(_TOKEN, text):
        token = text[position : found.end()]
        position = found.end()
        if text_width(token, ambiguous) <= width:
            yield token
        else:
            yield from _broken(token, width, ambiguous)
    yield text[position:]


def _broken(token: str, width: int, ambiguous: int) -> Iterator[str]:
    """A word that is wider than a line in pieces that are not, unless marks alone are."""
    for piece in filter(None, _JOINED.findall(token)):
        if text_width(piece, ambiguous) <= width:
            yield piece
            continue
        for one in _CHARACTER.findall(piece):
            yield from [one] if text_width(one, ambiguous) <= width else one
