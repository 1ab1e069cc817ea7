"""The notice as Word draws it: the page of GB/T 9704, the result's figures, nobody's name in it."""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qcheck.errors import UsageError
from qcheck.model import Lang
from qcheck.report import render, write, writer_of
from qcheck.table import Table, lead_count_table, verdict_table
from qcheck.table.notice import notice
from tests.cli.demo import GOOD, plan, sheet
from tests.cli.run import qcheck
from tests.reading.office import converted
from tests.report.hostile import empty, hostile, large
from tests.sample import sample

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as DrawnTable


def document(result: dict[str, Any], lang: Lang = Lang.ZH) -> Document:
    return docx.Document(io.BytesIO(render(Path("x.docx"), result, lang)))


def cells(table: DrawnTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# --- The page -------------------------------------------------------------------------------------


def test_the_page_is_that_of_the_standard() -> None:
    (section,) = document(sample()).sections
    wanted = {
        "page_width": 210, "page_height": 297,
        "top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26,
    }  # fmt: skip
    for name, mm in wanted.items():
        assert abs(getattr(section, name) - Mm(mm)) < Mm(0.1), name


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    ("part", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Addressee", "仿宋_GB2312", 16),
        ("Body", "仿宋_GB2312", 16),
        ("Heading", "黑体", 16),
        ("Subheading", "楷体_GB2312", 16),
        ("Date", "仿宋_GB2312", 16),
        ("Annex", "黑体", 16),
        ("Small Cell", "仿宋_GB2312", 9),
    ],
)
def test_every_part_has_its_font_set_for_chinese(
    part: str, font: str, size: int, lang: Lang
) -> None:
    style = document(sample(), lang).styles[f"Notice {part}"]
    fonts = style.element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == font
    assert fonts.get(qn("w:ascii")) == (font if lang is Lang.ZH else "Times New Roman")
    assert not [key for key in fonts.attrib if "Theme" in str(key)]
    assert style.font.size == Pt(size)


def test_lines_are_28_to_30_points_apart_and_begin_two_characters_in() -> None:
    body = document(sample()).styles["Notice Body"]
    form = body.element.pPr
    spacing, indent = form.find(qn("w:spacing")), form.find(qn("w:ind"))
    assert spacing.get(qn("w:lineRule")) == "exact"
    assert 28 <= int(spacing.get(qn("w:line"))) / 20 <= 30
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "640"
    lines = int(spacing.get(qn("w:line"))) / 20 * 22
    assert lines <= Mm(225).pt


def test_the_elements_of_a_style_stand_in_the_order_that_word_wants() -> None:
    order = "keepNext pageBreakBefore spacing ind jc outlineLvl".split()
    runs = "rFonts b spacing sz".split()
    for style in document(sample(), Lang.EN).styles:
        if str(style.name).startswith("Notice"):
            for node, wanted in ((style.element.pPr, order), (style.element.rPr, runs)):
                found = [child.tag.partition("}")[2] for child in node]
                assert found == sorted(found, key=wanted.index), style.name


def test_every_page_has_its_number_at_the_outer_edge() -> None:
    made = document(sample())
    (section,) = made.sections
    assert made.settings.odd_and_even_pages_header_footer
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = foot.paragraphs[0]._p  # noqa: SLF001 - fields have no other way
        text = "".join(written.text for written in paragraph.iter(qn("w:t")))
        assert text == "— 1 —"
        (field,) = paragraph.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"
        (align,) = paragraph.iter(qn("w:jc"))
        assert align.get(qn("w:val")) == side
        assert {size.get(qn("w:val")) for size in paragraph.iter(qn("w:sz"))} == {"28"}
        fonts = {font.get(qn("w:eastAsia")) for font in paragraph.iter(qn("w:rFonts"))}
        assert fonts == {"宋体"}


def test_tables_repeat_their_heading_and_split_no_row() -> None:
    for table in document(large(20, 3)).tables:
        rows = table._tbl.tr_lst  # noqa: SLF001 - these properties have no other way
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        repeated = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert repeated == [True] + [False] * (len(rows) - 1)


@pytest.mark.parametrize("result", [sample(), large(20, 3), empty()])
def test_tables_are_as_wide_as_the_text(result: dict[str, Any]) -> None:
    for table in document(result).tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]  # noqa: SLF001 - as above
        assert abs(sum(widths) / 20 - Mm(156).pt) < 1
        assert min(widths) / 20 > Mm(8).pt


# --- What stands in it ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("result", [sample(), hostile(), empty(), large(20, 3)])
def test_all_of_the_notice_stands_in_the_file(result: dict[str, Any], lang: Lang) -> None:
    pieces = list(notice(result, lang))
    made = document(result, lang)
    said = [p.lead_in + p.text for p in pieces if not isinstance(p, Table)]
    assert [paragraph.text for paragraph in made.paragraphs] == said
    tables = [p for p in pieces if isinstance(p, Table)]
    assert len(tables) == len(made.tables)
    for table, drawn in zip(tables, made.tables, strict=True):
        heads = [column.heading for column in table.columns]
        assert cells(drawn) == [heads, *([cell.text for cell in row] for row in table.rows)]


def test_the_figures_of_the_annex_are_those_of_the_table() -> None:
    result = sample()
    keys = ("status", "name", "required", "actual", "gap", "due", "lead")
    wanted = verdict_table(result, Lang.ZH).pick(*keys).rows
    made = document(result)
    assert [row[1:] for row in cells(made.tables[-1])[1:]] == [[c.text for c in r] for r in wanted]
    counts = lead_count_table(result, Lang.ZH).rows
    assert cells(made.tables[0])[1:] == [[c.text for c in row] for row in counts]


# --- The file -------------------------------------------------------------------------------------


def test_nothing_in_the_file_tells_who_made_it_or_where() -> None:
    data = render(Path("x.docx"), sample(), Lang.ZH)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name]
        core = file.read("docProps/core.xml").decode()
        styles = file.read("word/styles.xml").decode()
    assert core.count("2025-07-10T01:00:00Z") == 2
    assert "python" not in core
    values = re.findall(r"<(?:dc:creator|cp:lastModifiedBy|dc:description)[^>]*>([^<]*)", core)
    assert set(values) <= {""}
    # Latin text marked as Chinese would have its figures broken over two lines.
    assert 'w:lang w:val="en-US" w:eastAsia="zh-CN"' in styles


def test_a_report_drawn_again_is_the_same(tmp_path: Path) -> None:
    stored, first, again = (tmp_path / name for name in ("r.json", "a.docx", "b.docx"))
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    exports = ("--export", stored, "--export", first)
    qcheck("verify", file, "--plan", demo, "--as-of", "2025-06-30", *exports)
    qcheck("report", stored, "--export", again)
    assert first.read_bytes() == again.read_bytes()


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError) as caught:
        writer_of(Path("x.DOCX"))
    assert caught.value.key == "report.extra-missing"
    assert writer_of(Path("x.xlsx"))
    # Before anything is read: the missing input is not what it complains of.
    target = tmp_path / "x.docx"
    run = qcheck("verify", tmp_path / "none.xlsx", "--plan", plan(tmp_path), "--export", target)
    assert run.code == 2
    assert "qcheck[docx]" in run.err
    assert not target.exists()


def test_libreoffice_opens_it_and_reads_all_of_it(tmp_path: Path) -> None:
    if shutil.which("lowriter") is None and shutil.which("swriter") is None:
        pytest.skip("LibreOffice Writer is not installed")
    result = hostile()
    write(tmp_path / "gap.docx", render(Path("x.docx"), result, Lang.ZH))
    text = converted(tmp_path / "gap.docx", "txt:Text (encoded):UTF8", tmp_path)
    lines = text.read_text(encoding="utf-8-sig").splitlines()
    for piece in notice(result, Lang.ZH):
        said = [] if isinstance(piece, Table) else [piece.lead_in + piece.text]
        said += (
            [cell.text for row in piece.rows for cell in row] if isinstance(piece, Table) else []
        )
        assert {one.strip() for one in said} <= {line.strip() for line in lines}
