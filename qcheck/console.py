"""The screen: tables, summary, findings. The only module that imports rich, and only for colour.

Widths, folding and signs follow the stream: its terminal's width, its encoding. Without a terminal
nothing is cut or folded.
"""

from __future__ import annotations

import codecs
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from qcheck.table import Cell, finding_lines, summary_lines, unmatched_lines
from qcheck.table.layout import encodable, fold, lines, text_width
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.reading.inbox import Step
    from qcheck.table import Table

    Line = tuple[Cell, ...]

ROWS_ON_SCREEN = 200  # more is no reading matter; the file has them all
FINDINGS_ON_SCREEN = 50
PATIENCE = 1.0  # seconds before a reading counts as slow
_REDRAW = 0.1
BAR = 20
DEFAULT_WIDTH = 80  # of a terminal that does not say
_STYLES = {
    "fail": "bold red", "at-risk": "yellow", "unknown": "cyan", "pass": "green",
    "dim": "dim", "head": "bold", "title": "bold", "command": "bold",
}  # fmt: skip
# Consoles of these code pages draw box lines, ≥, √ and × two cells wide.
_CHINESE_CONSOLES = {"gbk", "gb2312", "gb18030", "cp936", "hz"}


def print_table(  # noqa: PLR0913 - how a table is shown, one keyword each
    table: Table,
    *,
    color: str = "auto",
    lang: Lang,
    file: TextIO | None = None,
    width: int | None = None,
    every: bool = False,
) -> None:
    """Prints a table for reading. `color` is auto, always or never; `every` row, however many.

    `width` in cells: that of the terminal unless given; without a terminal that of the longest row.
    """
    out = file or sys.stdout
    screen = out.isatty()
    space, ambiguous = room(out)
    width = width or space
    cap = ROWS_ON_SCREEN if screen and not every else None
    encoding = _encoding(out)
    wide = ambiguous > 1
    rule = "-" if wide else encodable("─", encoding)
    drawn = lines(
        replace(table, rows=table.rows[:cap]),
        width,
        encoding=encoding,
        ambiguous=ambiguous,
        rule=rule,
    )
    _print((*drawn, *_more(len(table.rows), cap, lang)), color, out)


def room(file: TextIO | None = None) -> tuple[int | None, int]:
    """How wide a table may be (None: as wide as it is), and how wide ≥ √ × and their like are."""
    out = file or sys.stdout
    return _width(out), 2 if _encoding(out) in _CHINESE_CONSOLES else 1


def print_plain(table: Table, *, file: TextIO | None = None) -> None:
    """Prints tab-separated lines, headings first; tabs and line breaks in cells are written out."""
    out = file or sys.stdout
    for texts in (
        [column.heading for column in table.columns],
        *([cell.text for cell in cells] for cells in table.rows),
    ):
        out.write(encodable("\t".join(map(visible, texts)), _encoding(out)) + "\n")


def print_notes(
    result: Mapping[str, Any], *, color: str = "auto", lang: Lang, file: TextIO | None = None
) -> None:
    """Prints the summary, the unmatched rows and the findings, to stderr unless told otherwise."""
    out = file or sys.stderr
    cap = FINDINGS_ON_SCREEN if out.isatty() else None
    width = _width(out)
    summary: list[Line] = [
        (Cell(part, "head"),)
        for line in summary_lines(result, lang)
        for part in _parts(line, width)
    ]
    noted: list[tuple[str, str]] = [*unmatched_lines(result, lang), *finding_lines(result, lang)]
    notes: list[Line] = [line for text, tone in noted[:cap] for line in _note(text, tone, width)]
    _print((*summary, *notes, *_more(len(noted), cap, lang)), color, out)


def print_lines(
    texts: Iterable[tuple[str, str]], *, color: str = "auto", file: TextIO | None = None
) -> None:
    """Prints lines of (text, tone), to stderr unless told otherwise. The text is shown as it is.

    A command is never folded: what a terminal wraps by itself can be copied in one piece.
    """
    out = file or sys.stderr
    width, ambiguous = room(out)
    parts = [
        (p, tone)
        for text, tone in texts
        for p in _parts(visible(text), None if tone == "command" else width, ambiguous)
    ]
    _print([(Cell(part, tone),) for part, tone in parts], color, out)


class Progress:
    """One line on a terminal that tells how far a slow reading is, and is gone when that is done.

    Called with each step. Draws nothing within the first second, and no more often than can be
    read; ASCII alone, which every console has.
    """

    def __init__(self, lang: Lang, file: TextIO | None = None) -> None:
        self._out = file or sys.stderr
        self._lang = lang
        self._next = time.monotonic() + PATIENCE
        self._drawn = 0

    def __enter__(self) -> Progress | None:
        """Something to call with each step; None where nobody watches."""
        watched = self._out.isatty() and os.environ.get("TERM") != "dumb"
        return self if watched else None

    def __exit__(self, *_: object) -> None:
        self._clear()

    def __call__(self, step: Step) -> None:
        """Shows the step, if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _REDRAW
        done = BAR * (step.number - 1) // step.files
        bar = "#" * done + "." * (BAR - done)
        said = {"number": step.number, "files": step.files, "rows": f"{step.rows:,}"}
        text = say("cli.progress", self._lang, bar=bar, file=visible(step.file), **said)
        # Ambiguous characters count as wide: a line that wraps could not be taken back.
        text = fold(encodable(text, _encoding(self._out)), _screen_width(self._out) - 1, 2)[0]
        self._clear()
        self._drawn = text_width(text, 2)
        self._write(text)

    def _clear(self) -> None:
        if self._drawn:
            self._write(f"\r{' ' * self._drawn}\r")
            self._drawn = 0

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def use_color(choice: str, file: TextIO) -> bool:
    """Whether to colour: `--color`, then NO_COLOR, then FORCE_COLOR, then a capable terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return os.environ["FORCE_COLOR"] != "0"
    return file.isatty() and os.environ.get("TERM") != "dumb"


def _screen_width(file: TextIO) -> int:
    """As `shutil.get_terminal_size`, whose import alone takes longer than drawing the table."""
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal() and int(wished):
        return int(wished)
    try:
        return os.get_terminal_size(file.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def _width(file: TextIO) -> int | None:
    """The width of a terminal; None for anything else, where nothing is folded."""
    return _screen_width(file) if file.isatty() else None


def _parts(text: str, width: int | None, ambiguous: int = 1) -> list[str]:
    """A line folded to the terminal, what follows the first part indented."""
    if width is None:
        return [text]
    first, *rest = fold(text, width, ambiguous)
    return [first, *(f"  {part}" for line in rest for part in fold(line, width - 2, ambiguous))]


def _note(text: str, tone: str, width: int | None) -> Iterator[Line]:
    """A line whose mark alone is coloured."""
    first, *rest = _parts(text, width)
    mark, _, said = first.partition(" ")
    yield Cell(mark, tone), Cell(f" {said}")
    yield from ((Cell(part),) for part in rest)


def _more(count: int, cap: int | None, lang: Lang) -> Iterator[Line]:
    if cap is not None and count > cap:
        yield (Cell(say("table.more-rows", lang, count=count - cap), "head"),)


def _encoding(file: TextIO) -> str:
    try:
        return codecs.lookup(file.encoding or "utf-8").name
    except (LookupError, AttributeError):
        return "utf-8"


def _print(drawn: Sequence[Line], color: str, file: TextIO) -> None:
    encoding = _encoding(file)
    spelled = [tuple(replace(c, text=encodable(c.text, encoding)) for c in line) for line in drawn]
    if use_color(color, file):
        _print_colored(spelled, file)
    else:
        file.writelines("".join(cell.text for cell in line) + "\n" for line in spelled)


def _print_colored(drawn: Iterable[Line], file: TextIO) -> None:
    """Through rich, for the consoles of old Windows; its markup and wrapping stay out of it."""
    from rich.console import Console  # noqa: PLC0415 - start-up: most runs need no colour
    from rich.text import Text  # noqa: PLC0415

    console = Console(
        file=file,
        force_terminal=True,
        color_system="auto" if file.isatty() else "standard",
        no_color=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for line in drawn:
        text = Text.assemble(*((cell.text, _STYLES.get(cell.tone, "")) for cell in line))
        console.print(text, soft_wrap=True)
