"""Builds .ods files by hand."""

from __future__ import annotations

from tests.reading import book

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:{name}"'
    for name in ("office", "table", "text", "style", "number", "calcext", "draw", "fo")
)


def text(said: str, attributes: str = "") -> str:
    """A cell with text."""
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}><text:p>{said}</text:p></table:table-cell>"


def number(value: str, kind: str = "float", *, shown: str = "", attributes: str = "") -> str:
    """A cell with a number, and what the program showed of it."""
    said = f"<text:p>{shown}</text:p>" if shown else ""
    given = f'office:value-type="{kind}" office:value="{value}"'
    return f"<table:table-cell {given} {attributes}>{said}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """A row of cells; what is no markup is text."""
    inside = "".join(c if c.startswith("<") else text(c) for c in cells)
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


HEADER = row(*book.HEADER)


def table(inside: str, name: str = "S", attributes: str = "") -> str:
    """A sheet around its columns and rows."""
    return f'<table:table table:name="{name}" {attributes}>{inside}</table:table>'


def content(tables: str, styles: str = "", before: str = "") -> str:
    """The part that holds the sheets."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def package(part: str, **extra: str) -> bytes:
    """The file; `extra` holds further parts, _ for the dot and __ for the slash of their names."""
    named = {k.replace("__", "/").replace("_", "."): v for k, v in extra.items()}
    return book.package({"mimetype": MIMETYPE, "content.xml": part, **named})


def simple(cell: str, styles: str = "") -> bytes:
    """A table with the one indicator 甲."""
    return package(content(table(HEADER + row("甲", "", cell)), styles))
