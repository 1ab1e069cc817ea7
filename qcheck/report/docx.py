"""The notice (通报) as a Word document, with the extra `qcheck[docx]`.

`qcheck.table.notice` says what stands in it, `qcheck.report.page` how it looks. The same result
gives the same bytes; nothing in the file tells who made it, or where.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from qcheck.report.package import made_at, repacked
from qcheck.report.page import (
    CELL,
    HEAD_CELL,
    SMALL_CELL,
    SMALL_HEAD_CELL,
    TEXT_WIDTH,
    prepare,
    style_of,
)
from qcheck.table import Table
from qcheck.table.notice import notice
from qcheck.table.paper import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from qcheck.model import Lang
    from qcheck.table.paper import Paragraph
    from qcheck.table.shape import Cell

_TWIPS = 56.7  # in a millimetre
_PADDINGS = {"top": 20, "left": 40, "bottom": 20, "right": 40}  # twips within a cell
_MANY = 6  # a table with more columns is set small
# Columns of fixed widths in mm; those that are not named share the rest in proportion.
_WIDTHS = {"number": 9, "status": 20, "due": 19, "total": 16}
_SHARES = {"name": 34, "region": 16, "required": 19, "actual": 19, "gap": 18, "lead": 22}
_COUNT_WIDTH = 25
_CENTRED = ("number", "status", "due")


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The notice as docx."""
    document = docx.Document()
    prepare(document, lang)
    end = document.element.body.sectPr
    title = ""
    for piece in notice(result, lang):
        if isinstance(piece, Table):
            end.addprevious(_table(piece))
            continue
        title = piece.text if piece.part is Part.TITLE else title
        end.addprevious(_paragraph(piece))
    _describe(document, result, title)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _describe(document: Document, result: Mapping[str, Any], title: str) -> None:
    """Properties without an author; the picture of the library's empty page goes."""
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    core.title, core.revision = title[:255], 1
    core.created = core.modified = made_at(result)
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]


def _paragraph(said: Paragraph) -> BaseOxmlElement:
    runs = [_run(said.lead_in, bold=True)] if said.lead_in else []
    return _styled(style_of(said.part), [*runs, _run(said.text)])


def _styled(style: str, runs: Iterable[BaseOxmlElement], align: str = "") -> BaseOxmlElement:
    form = _node("w:pPr", _node("w:pStyle", val=style.replace(" ", "")))
    if align:
        form.append(_node("w:jc", val=align))
    return _node("w:p", form, *runs)


def _run(text: str, *, bold: bool = False) -> BaseOxmlElement:
    written = _node("w:t")
    written.text = text
    written.set(qn("xml:space"), "preserve")
    return _node("w:r", *([_node("w:rPr", _node("w:b"))] if bold else []), written)


def _table(table: Table) -> BaseOxmlElement:
    """A grid as wide as the text; the headings stand on every page, no row is split."""
    widths = _widths([column.key for column in table.columns])
    many = len(widths) > _MANY
    style, head_style = (SMALL_CELL, SMALL_HEAD_CELL) if many else (CELL, HEAD_CELL)
    head = [_cell(c.heading, w, head_style) for c, w in zip(table.columns, widths, strict=True)]
    aligns = [_align(column.key, right=column.right) for column in table.columns]
    return _node(
        "w:tbl",
        _table_form(sum(widths)),
        _node("w:tblGrid", *(_node("w:gridCol", w=str(width)) for width in widths)),
        _row(head, repeated=True),
        *(_row(_cells(cells, style, widths, aligns)) for cells in table.rows),
    )


def _cells(
    cells: Sequence[Cell], style: str, widths: Sequence[int], aligns: Sequence[str]
) -> list[BaseOxmlElement]:
    placed = zip(cells, widths, aligns, strict=True)
    return [_cell(cell.text, width, style, align) for cell, width, align in placed]


def _align(key: str, *, right: bool) -> str:
    return "center" if right or key in _CENTRED else ""


def _widths(keys: Sequence[str]) -> list[int]:
    """Twips for each column: the fixed ones, then the rest in proportion."""
    counted = [key for key in keys if key.startswith("count-")]
    fixed = {**_WIDTHS, **dict.fromkeys(counted, _COUNT_WIDTH)}
    room = TEXT_WIDTH - sum(fixed.get(key, 0) for key in keys)
    shares = sum(_SHARES.get(key, 0) for key in keys if key not in fixed)
    wide = [fixed.get(key) or room * _SHARES[key] / shares for key in keys]
    return [round(mm * _TWIPS) for mm in wide]


def _table_form(width: int) -> BaseOxmlElement:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [
        _node(f"w:{side}", val="single", sz="4", space="0", color="000000") for side in sides
    ]
    paddings = [_node(f"w:{side}", w=str(w), type="dxa") for side, w in _PADDINGS.items()]
    return _node(
        "w:tblPr",
        _node("w:tblW", w=str(width), type="dxa"),
        _node("w:jc", val="center"),
        _node("w:tblBorders", *borders),
        _node("w:tblLayout", type="fixed"),
        _node("w:tblCellMar", *paddings),
    )


def _row(cells: Iterable[BaseOxmlElement], *, repeated: bool = False) -> BaseOxmlElement:
    form = _node("w:trPr", _node("w:cantSplit"))
    if repeated:
        form.append(_node("w:tblHeader"))
    return _node("w:tr", form, *cells)


def _cell(text: str, width: int, style: str, align: str = "") -> BaseOxmlElement:
    form = _node(
        "w:tcPr", _node("w:tcW", w=str(width), type="dxa"), _node("w:vAlign", val="center")
    )
    return _node("w:tc", form, _styled(style, [_run(text)], align))


def _node(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    node = OxmlElement(tag, {qn(f"w:{key}"): value for key, value in attributes.items()})
    node.extend(children)
    return node
