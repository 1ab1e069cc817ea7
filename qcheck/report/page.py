"""The page of an official paper (GB/T 9704-2012): A4, margins, fonts, line pitch, page numbers.

Sizes are those that Chinese offices name: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小五 9 pt. Fonts are
named, not embedded; every font is set for Chinese text explicitly, since a font that is set for
Latin text alone leaves the Chinese to whatever the program likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qcheck.model import Lang
from qcheck.table.paper import Part

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

_SONG, _FANG, _HEI, _KAI = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_TITLE_FONT = "方正小标宋简体"
_LATIN = "Times New Roman"
_LEFT, _CENTRE, _RIGHT, _BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
TEXT_WIDTH = 156  # mm between the margins
_PITCH = 28.9  # pt: 22 lines in 225 mm
_TITLE_PITCH = 36
_TIGHTER = -5  # twentieths of a point, so that 28 characters of 16 pt stand in 156 mm
_AFTER_INDENT = ("w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr")


class Look(NamedTuple):
    """How a paragraph looks. Indents are in characters, `pitch` in points (0: single)."""

    font: str = _FANG
    size: float = 16
    align: WD_ALIGN_PARAGRAPH = _BOTH
    first: int = 0
    right: int = 0
    left: int = 0
    pitch: float = _PITCH
    level: int = 0  # of a heading
    keep: bool = False  # on one page with what follows
    new_page: bool = False
    before: float = 0
    after: float = 0


LOOKS = {
    Part.TITLE: Look(_TITLE_FONT, 22, _CENTRE, pitch=_TITLE_PITCH),
    Part.ADDRESSEE: Look(before=_PITCH),
    Part.HEADING: Look(_HEI, first=2, level=1, keep=True),
    Part.SUBHEADING: Look(_KAI, first=2, level=2, keep=True),
    Part.BODY: Look(first=2),
    Part.INTRO: Look(first=2, keep=True),
    Part.CLOSING: Look(first=2, keep=True),
    Part.ANNEX_NAMED: Look(first=2, before=_PITCH, keep=True),
    # The office stands centred above its date, which ends four characters from the right.
    Part.OFFICE: Look(align=_RIGHT, right=8, before=2 * _PITCH, keep=True),
    Part.DATE: Look(align=_RIGHT, right=4),
    Part.ANNEX: Look(_HEI, level=1, keep=True, new_page=True),
    Part.ANNEX_TITLE: Look(
        _TITLE_FONT, 22, _CENTRE, pitch=_TITLE_PITCH, before=14, after=10, keep=True
    ),
    Part.NOTE: Look(size=9, pitch=0),
}
# What stands in the cells of a table, and in those of one with many columns.
CELL, HEAD_CELL = "Notice Cell", "Notice Head Cell"
SMALL_CELL, SMALL_HEAD_CELL = "Notice Small Cell", "Notice Small Head Cell"
_CELLS = {
    CELL: Look(size=12, align=_LEFT, pitch=0),
    HEAD_CELL: Look(_HEI, 12, _CENTRE, pitch=0),
    SMALL_CELL: Look(size=9, align=_LEFT, pitch=0),
    SMALL_HEAD_CELL: Look(_HEI, 9, _CENTRE, pitch=0),
}
_FOOTER = Look(_SONG, 14, pitch=0)


def style_of(part: Part) -> str:
    """The name of the paragraph style for a part."""
    return f"Notice {part.value.replace('-', ' ').title()}"


def prepare(document: Document, lang: Lang) -> None:
    """The page, the styles and the page numbers."""
    _language(document)
    for name, look in (*((style_of(part), look) for part, look in LOOKS.items()), *_CELLS.items()):
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _dress(added, look, lang)
    section = document.sections[0]
    _page(section)
    document.settings.odd_and_even_pages_header_footer = True
    for foot, odd in ((section.footer, True), (section.even_page_footer, False)):
        _number(foot.paragraphs[0]._p, odd=odd, lang=lang)  # noqa: SLF001 - fields have no other way


def _language(document: Document) -> None:
    """Which language the text is in: line breaks and the choice of fonts depend on it.

    Latin text stays English in a Chinese paper too: were it Chinese, figures would be broken over
    lines like Chinese text.
    """
    for tag, root in (("w:lang", document.styles), ("w:themeFontLang", document.settings)):
        for language in root.element.iter(qn(tag)):
            language.set(qn("w:eastAsia"), "zh-CN")
            language.set(qn("w:val"), "en-US")


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(22)


def _dress(style: ParagraphStyle, look: Look, lang: Lang) -> None:
    style.quick_style = True
    style.font.size = Pt(look.size)
    if look.level and lang is Lang.EN:  # there is no Latin 黑体
        style.font.bold = True
    properties = style.element.get_or_add_rPr()
    _fonts(properties, look.font, lang)
    if look.first or look.right:
        _tighten(properties)
    form = style.paragraph_format
    form.alignment = _LEFT if look.align is _BOTH and lang is Lang.EN else look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = Pt(look.pitch) if look.pitch else 1
    if look.pitch:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.keep_with_next, form.page_break_before = look.keep, look.new_page
    paragraph = style.element.get_or_add_pPr()
    _indent(paragraph, look)
    if look.level:
        _outline(paragraph, look.level)


def _fonts(properties: BaseOxmlElement, font: str, lang: Lang) -> None:
    """The same font for Chinese and Latin text, so that “ ”, ≥ and — are not of another one."""
    fonts = properties.get_or_add_rFonts()
    latin = _LATIN if lang is Lang.EN else font
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    if lang is Lang.ZH:
        fonts.set(qn("w:hint"), "eastAsia")
    for kind, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", font), ("cs", latin)):
        fonts.set(qn(f"w:{kind}"), name)


def _tighten(properties: BaseOxmlElement) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_TIGHTER))
    size = properties.find(qn("w:sz"))
    if size is not None:
        size.addprevious(spacing)


def _indent(paragraph: BaseOxmlElement, look: Look) -> None:
    """In characters, with the same in twips for programs that know no characters."""
    indent = OxmlElement("w:ind")
    for side, many in (("left", look.left), ("right", look.right), ("firstLine", look.first)):
        if many:
            indent.set(qn(f"w:{side}Chars"), str(100 * many))
            indent.set(qn(f"w:{side}"), str(round(20 * look.size * many)))
    if indent.attrib:
        paragraph.insert_element_before(indent, *_AFTER_INDENT)


def _outline(paragraph: BaseOxmlElement, level: int) -> None:
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph.insert_element_before(outline, "w:rPr")


def _number(paragraph: BaseOxmlElement, *, odd: bool, lang: Lang) -> None:
    """— 1 — at the foot, one character from the outer edge."""
    form = paragraph.get_or_add_pPr()
    look = _FOOTER._replace(right=1) if odd else _FOOTER._replace(left=1)
    _indent(form, look)
    align = OxmlElement("w:jc")
    align.set(qn("w:val"), "right" if odd else "left")
    form.insert_element_before(align, "w:rPr")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(_run("1", look, lang))
    for piece in (_run("— ", look, lang), field, _run(" —", look, lang)):
        paragraph.append(piece)


def _run(text: str, look: Look, lang: Lang) -> BaseOxmlElement:
    run, properties, written = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "t"))
    _fonts(properties, look.font, lang)
    for name in ("sz", "szCs"):
        size = OxmlElement(f"w:{name}")
        size.set(qn("w:val"), str(round(2 * look.size)))
        properties.append(size)
    written.text = text
    written.set(qn("xml:space"), "preserve")
    run.extend((properties, written))
    return run
