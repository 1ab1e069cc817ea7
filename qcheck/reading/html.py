"""Web pages named .xls: each table that holds more than a title is a sheet.

As with a workbook, what cannot be seen is skipped and said, merged cells stay merges, raised marks
stay apart from the figure. A page without a table is no spreadsheet (a 404, a login).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import css, limits
from qcheck.reading.encoding import decode_markup
from qcheck.reading.grid import Merges, Row, Sheet
from qcheck.reading.markup import plain, tokens
from qcheck.reading.pagetable import PageTable
from qcheck.reading.richtext import SHIFTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from qcheck.reading.markup import Tag

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BREAKS = frozenset(
    "address article blockquote br center div dd dl dt form h1 h2 h3 h4 h5 h6 hr li ol p pre"
    " section ul caption".split()
)
# Shown, but not as text: beside no text the cell is a doubtful one.
_PICTURES = frozenset("img select textarea button object canvas svg video iframe".split())
_TYPED = frozenset(("", "text", "number", "tel"))
_RAISED = {"sup": "superscript", "sub": "subscript"}
_STRUCK = frozenset(("s", "del", "strike"))
_CHANGING = frozenset((*_RAISED, *_STRUCK))
_SHIFTED = {"super": "superscript", "sub": "subscript"}
_LEADS = 30  # lines above a table that are kept


def read(data: bytes, file: str) -> tuple[list[Sheet], str]:
    """The tables of a page as sheets, and the page's encoding.

    Raises:
        DataError: no table, cut off, no known encoding, or beyond the limits.
    """
    text, encoding = decode_markup(data, file)
    page = _Page(file, old_dates="<x:date1904" in text.lower())
    for token in tokens(text, file):
        if isinstance(token, str):
            page.on_text(token)
        elif token.closing:
            page.on_end(token.name)
        else:
            page.on_start(token)
    page.close()
    if not page.tables:
        raise DataError("data.is-html", file=file)
    alone = len(page.tables) == 1
    sheets = [
        _sheet(file, "" if alone else f"表{i}", table) for i, table in enumerate(page.tables, 1)
    ]
    return sheets, encoding


def _sheet(file: str, name: str, table: PageTable) -> Sheet:
    rows, merges = table.rows, Merges(table.merges)

    def each() -> Iterator[Row]:
        return iter(rows)

    return Sheet(
        file=file,
        name=name,
        hidden=table.hidden,
        rows=each,
        load_merges=lambda: merges,
        hidden_columns=table.hidden_columns,
        page=True,
    )


class _Effects:
    """The open elements that change the text within them, from the outermost that does."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[tuple[str, str]] = []

    def start(self, name: str, effect: str) -> None:
        if not effect and not self._open:
            return
        self._open.append((name, effect))
        if len(self._open) > limits.XML_DEPTH:
            raise DataError("data.file-too-deep", file=self._file)

    def end(self, name: str) -> str:
        """Close an element; its own effect."""
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == name:
                effect = self._open[i][1]
                del self._open[i:]
                return effect
        return ""

    def clear(self) -> None:
        self._open.clear()

    @property
    def hidden(self) -> bool:
        return any(effect == "hidden" for _, effect in self._open)

    @property
    def shift(self) -> dict[int, int] | None:
        return next((SHIFTS[e] for _, e in reversed(self._open) if e in SHIFTS), None)


class _Page:
    """Collects the tables of a page, with the lines of text above each."""

    def __init__(self, file: str, *, old_dates: bool) -> None:
        self._file = file
        self._old_dates = old_dates
        self._styles = css.Styles()
        self._open: list[PageTable] = []
        self._effects = [_Effects(file)]
        self._lines: list[str] = []
        self._line: list[str] = []
        self._ended = False
        self._budget = [limits.CELLS, limits.HELD_CELLS, limits.SPAN_STEPS, limits.MERGES]
        self.tables: list[PageTable] = []
        self._on_start: dict[str, Callable[[Tag, Mapping[str, str]], None]] = {
            "table": self._table,
            "tr": self._row,
            "td": self._cell,
            "th": self._cell,
            "col": self._column,
            **dict.fromkeys(("thead", "tbody", "tfoot"), self._section),
        }

    def on_start(self, tag: Tag) -> None:
        """An element begins."""
        if tag.name == "style":
            self._styles.add(tag.inside)
            return
        said = self._styles.of(tag.name, tag.attributes)
        handler = self._on_start.get(tag.name)
        if handler:
            handler(tag, said)
            return
        if tag.name in _BREAKS:
            self._break()
        if tag.name in _PICTURES or tag.name == "input":
            self._widget(tag, said)
        if tag.name not in _VOID and not tag.inside:
            self._effect(tag.name, said)

    def on_end(self, name: str) -> None:
        """An element ends."""
        if name in ("body", "html"):
            self._ended = True
        elif name == "table":
            self._table_end()
        elif name in ("tr", "td", "th", "thead", "tbody", "tfoot"):
            self._part_end(name)
        else:
            if self._effects[-1].end(name) == "struck":
                self._add("~~")
            if name in _BREAKS:
                self._break()

    def on_text(self, text: str) -> None:
        """Text; what an element hides is left out."""
        if not self._effects[-1].hidden:
            shift = self._effects[-1].shift
            self._add(text.translate(shift) if shift else text)

    def close(self) -> None:
        """The page ends: a table that is still open then was cut off."""
        if self._open and not self._ended:
            raise DataError("data.damaged", file=self._file)
        while self._open:
            self._table_end()

    def _add(self, text: str) -> None:
        table = self._open[-1] if self._open else None
        if table and table.in_cell:
            table.add(text)
        else:
            self._line.append(text)

    def _break(self) -> None:
        if self._open and self._open[-1].in_cell:
            self._open[-1].add("\0")
        else:
            self._end_line()

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).replace("\0", " ").split())
        self._line.clear()
        if line:
            self._lines.append(line)
            del self._lines[:-_LEADS]

    def _effect(self, name: str, said: Mapping[str, str]) -> None:
        if not said and name not in _CHANGING:
            self._effects[-1].start(name, "")
            return
        effect = _SHIFTED.get(said.get("vertical-align", ""), "") or _RAISED.get(name, "")
        decoration = said.get("text-decoration", "") + said.get("text-decoration-line", "")
        if name in _STRUCK or "line-through" in decoration:
            effect = "struck"
            self._add("~~")
        if css.hides(said):
            effect = "hidden"
        self._effects[-1].start(name, effect)

    def _widget(self, tag: Tag, said: Mapping[str, str]) -> None:
        """A field to type in shows its value; anything else than text makes a cell doubtful."""
        kind = tag.attributes.get("type", "").lower()
        if kind == "hidden" or css.hides(said) or self._effects[-1].hidden:
            return
        if tag.name == "input" and kind in _TYPED:
            self._add(f" {tag.attributes.get('value', '')} ")
        elif self._open and self._open[-1].in_cell:
            inside = plain(tag.inside, self._file).strip()
            self._open[-1].picture(f"<{tag.name}>", certain=tag.name == "img" and not inside)

    def _table(self, _: Tag, said: Mapping[str, str]) -> None:
        self._end_line()
        self._effects[-1].end("p")
        leads = list(self._lines)
        if self._open:
            leads += self._open[-1].titles()
            self._open[-1].picture("<table>", certain=False)
        hidden = css.hides(said) or self._effects[-1].hidden
        table = PageTable(self._file, leads, self._budget, hidden=hidden, old_dates=self._old_dates)
        self._open.append(table)
        self._effects.append(_Effects(self._file))
        if len(self._open) > limits.XML_DEPTH:
            raise DataError("data.file-too-deep", file=self._file)

    def _table_end(self) -> None:
        if not self._open:
            return
        self._end_line()
        table = self._open.pop()
        self._effects.pop()
        table.close()
        if table.is_title():
            if not table.hidden:
                self._lines.extend(table.own_titles())
            return
        self._lines.clear()
        self.tables.append(table)
        if len(self.tables) > limits.SHEETS:
            raise DataError("data.too-much-sheets", file=self._file, limit=str(limits.SHEETS))

    def _row(self, _: Tag, said: Mapping[str, str]) -> None:
        if self._open:
            self._effects[-1].clear()
            self._open[-1].row(hidden=css.hides(said))

    def _cell(self, tag: Tag, said: Mapping[str, str]) -> None:
        if self._open:
            self._end_line()
            self._effects[-1].clear()
            self._open[-1].cell(tag.attributes, said)
            if "line-through" in said.get("text-decoration", ""):
                self._add("~~")

    def _column(self, tag: Tag, said: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].column(tag.attributes, hidden=css.hides(said))

    def _section(self, _: Tag, said: Mapping[str, str]) -> None:
        if self._open:
            self._effects[-1].clear()
            self._open[-1].section(hidden=css.hides(said))

    def _part_end(self, name: str) -> None:
        if not self._open:
            return
        self._effects[-1].clear()
        if name in ("td", "th"):
            self._open[-1].end_cell()
        elif name == "tr":
            self._open[-1].end_row()
        else:
            self._open[-1].section(hidden=False)
