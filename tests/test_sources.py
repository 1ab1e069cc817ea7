from __future__ import annotations

import io
import sys
import zipfile
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.sources import read

if TYPE_CHECKING:
    from pathlib import Path

HTML = """<!DOCTYPE html><html><head><title>标题</title><script>var a = 5;</script></head>
<body><p>到2025年,合格率达
98%<br>第二行</p><table><tr><td>5家</td><td>6家</td></tr></table><p>&nbsp;&lt;完&gt;</p></body></html>"""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"""<w:document {W}><w:body>
<w:p><w:r><w:t>到2025年,</w:t></w:r><w:r><w:t>合格率达98%</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>9家</w:delText></w:r></w:del><w:r><w:t>7家</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>5家</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""


def texts(file: Path) -> list[str]:
    return [line.text for line in read(str(file))]


def package(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("一、目标\r\n\r\n达98%".encode(encoding))
    lines = read(str(file))
    assert [(line.number, line.text) for line in lines] == [(1, "一、目标"), (2, ""), (3, "达98%")]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML.encode(encoding))
    assert texts(file) == ["到2025年,合格率达 98%", "第二行", "5家", "6家", "<完>"]


def test_a_word_document(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(package(**{"word__document.xml": DOCUMENT}))
    assert texts(file) == ["到2025年,合格率达98%", "7家", "5家"]


def word(body: str, **parts: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return package(**{"word__document.xml": document, **parts})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:r><w:t>达9</w:t><w:noBreakHyphen/><w:t>10家</w:t></w:r>", "达9-10家"),
        ("<w:moveFrom><w:r><w:t>8家</w:t></w:r></w:moveFrom><w:r><w:t>9家</w:t></w:r>", "9家"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>8家</w:t></w:r><w:r><w:t>9家</w:t></w:r>", "9家"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>9家</w:t></w:r>', "9家"),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>9家</w:t></w:r>", "9家"),
    ],
)
def test_a_word_document_reads_as_word_shows_it(tmp_path: Path, body: str, expected: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(word(f"<w:p>{body}</w:p>"))
    assert texts(file) == [expected]


def test_footnotes_are_read(tmp_path: Path) -> None:
    notes = f"<w:footnotes {W}><w:p><w:r><w:t>另加6家</w:t></w:r></w:p></w:footnotes>"
    file = tmp_path / "a.docx"
    file.write_bytes(word("<w:p><w:r><w:t>9家</w:t></w:r></w:p>", **{"word__footnotes.xml": notes}))
    assert texts(file) == ["9家", "另加6家"]


@pytest.mark.parametrize("tag", ["span", "article", "section", "h1", "ul"])
def test_a_page_may_begin_with_any_element(tmp_path: Path, tag: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(f"<{tag}>达98%<script>9</script></{tag}>", encoding="utf-8")
    assert texts(file) == ["达98%"]


def test_an_element_without_an_end_swallows_nothing_silently(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<div><select><option>甲<p>达98%</p></div>", encoding="utf-8")
    assert texts(file) == ["达98%"]
    file.write_text("<div>一</div><style>a{}<p>达98%</p>", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read(str(file))
    assert raised.value.key == "audit.source-unclosed"


def test_a_text_that_was_broken_at_a_fixed_width_is_joined(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    wrapped = [
        "一、总体目标",
        "到2025年,全市产品质量合格率达到9",
        "8.5%以上,重大质量安全事故一律不发",
        "生。",
        "(一)新增网点20个。",
    ]
    file.write_text("\n".join(wrapped), encoding="utf-8")
    assert [(line.number, line.text) for line in read(str(file))] == [
        (1, wrapped[0]),
        (2, "".join(wrapped[1:4])),
        (5, wrapped[4]),
    ]


def test_what_a_file_is_its_content_says(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(package(**{"word__document.xml": DOCUMENT}))
    assert texts(file)[0] == "到2025年,合格率达98%"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "audit.source-empty"),
        (b" \n\n", "audit.source-empty"),
        (b"<html><body></body></html>", "audit.source-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "audit.source-format"),
        (package(a="b"), "audit.source-format"),
        (b"PK\x03\x04 damaged", "audit.source-damaged"),
        (package(**{"word__document.xml": "<w:document"}), "audit.source-damaged"),
        (package(**{"word__document.xml": "<!DOCTYPE a><a/>"}), "audit.source-doctype"),
        (b"abc\xff\xff", "audit.source-encoding-unknown"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, key: str) -> None:
    file = tmp_path / "a.dat"
    file.write_bytes(content)
    with pytest.raises(DataError) as raised:
        read(str(file))
    assert raised.value.key == key


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "data.is-directory"), (tmp_path / "x.txt", "data.missing-file")):
        with pytest.raises(DataError) as raised:
            read(str(path))
        assert raised.value.key == key


def test_pdf_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(DataError) as raised:
        read(str(file))
    assert raised.value.key == "audit.pdf-extra"


def test_pdf_lines_become_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ["一、目标\n到2025年,合格率达到\n98%以上。\n- 1 -", "(一)任务\n新增\n5家。\n2"]
    fake = ModuleType("pypdf")
    made = [SimpleNamespace(extract_text=lambda page=page: page) for page in pages]
    fake.PdfReader = lambda _: SimpleNamespace(pages=made)  # type: ignore[attr-defined] # a stand-in
    monkeypatch.setitem(sys.modules, "pypdf", fake)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    assert texts(file) == ["一、目标到2025年,合格率达到98%以上。", "(一)任务新增5家。"]
