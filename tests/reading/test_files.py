"""Files that are no spreadsheet, or cannot be opened: each with a message of its own."""

from __future__ import annotations

import hashlib
import io
import os
import re
import string
import sys
from pathlib import Path

import pytest

from qcheck import reading
from qcheck.errors import DataError
from qcheck.model import Lang, Severity
from qcheck.reading import limits, read
from qcheck.words import message, say
from qcheck.words.data import PHRASES
from tests.reading import book

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \r\n", "empty-file"),
        (OLE + "Workbook".encode("utf-16-le"), "damaged"),
        (b"\x09\x08\x10\x00\x00\x06", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "is-word"),
        (b"%TSD-Header-###%\x00\x01\x02", "protected"),
        (b"%PDF-1.7\n", "is-pdf"),
        (b"\x89PNG\r\n\x1a\n\0", "is-image"),
        (b"\xff\xd8\xff\xe0", "is-image"),
        (b"GIF89a", "is-image"),
        (book.package({"xl/workbook.bin": b"1"}), "is-xlsb"),
        (book.package({"word/document.xml": "<a/>"}), "is-word"),
        (book.package({"ppt/presentation.xml": "<a/>"}), "is-slides"),
        (book.package({"mimetype": "x", "content.xml": "<a/>"}), "is-archive"),
        (book.package({"a.txt": "x"}), "is-archive"),
        (b"7z\xbc\xaf\x27\x1c", "is-archive"),
        ("<html><table><tr><td>指标名称".encode("gb18030"), "damaged"),
        ("<html><table><tr><td>某事</table>".encode("gb18030"), "is-html"),
        (b"\r\n <!DOCTYPE html><title>404</title>", "is-html"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "damaged",
        ),
        (b'<?xml version="1.0"?><a/>', "is-xml"),
        (book.simple("5")[:-40], "damaged"),
        (b"PK\x03\x04" + b"junk" * 20, "damaged"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "b.xls"])
def test_what_is_refused_goes_by_content(tmp_path: Path, data: bytes, key: str, name: str) -> None:
    path = book.save(tmp_path, data, name)
    with pytest.raises(DataError) as caught:
        read([path])
    assert caught.value.key == f"data.{key}"
    for lang in Lang:
        assert path in say(caught.value.key, lang, **caught.value.params)


def test_a_missing_file_suggests_its_neighbour(tmp_path: Path) -> None:
    book.save(tmp_path, b"x", "actuals.xlsx")
    with pytest.raises(DataError) as caught:
        read([str(tmp_path / "actual.xlsx")])
    assert caught.value.key == "data.missing-file-near"
    assert caught.value.params["near"] == str(tmp_path / "actuals.xlsx")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (".", "folder-empty"),
        ("*.xlsx", "pattern-empty"),
        ("zzzz", "missing-file"),
        ("no/such/folder.xlsx", "missing-folder"),
        ("~$报表.xlsx", "lock-file"),
        ("a\0b", "unreadable-file"),
    ],
)
def test_paths_that_are_no_file(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read([f"{tmp_path}/{name}"])
    assert caught.value.key == f"data.{key}"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", "/dev/zero"):
        with pytest.raises(DataError) as caught:
            read([str(path)])
        assert caught.value.key == "data.not-regular"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(DataError) as caught:
        read([str(path)])
    assert caught.value.key == "data.no-permission"


@pytest.mark.parametrize("begin", [b"PK\x03\x04", OLE, b'[{"a": 1}]'])
def test_a_file_beyond_the_limit(tmp_path: Path, begin: bytes) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as stream:
        stream.write(begin)
        stream.truncate(31 << 20)
    with pytest.raises(DataError) as caught:
        read([str(path)])
    assert caught.value.key == "data.too-large"


def test_a_text_beyond_its_own_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as stream:
        stream.truncate(limits.TEXT_BYTES + 1)
    with pytest.raises(DataError) as caught:
        read([str(path)])
    assert caught.value.params["limit"] == "256 MB"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("piped", [False, True])
def test_text_larger_than_what_is_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, piped: bool
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    lines = "".join(f"指标{number},{number}.5\n" for number in range(200))
    data = f"指标名称,实际值\n{lines}".encode(encoding)
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    actuals = read(["-"], stdin=io.BytesIO(data)) if piped else read([str(path)])
    assert [row.raw for row in actuals.rows] == [f"{number}.5" for number in range(200)]
    assert actuals.inputs[0].sha256 == hashlib.sha256(data).hexdigest()


def test_one_bad_file_among_others_is_a_finding(tmp_path: Path) -> None:
    good = book.save(tmp_path, book.simple("5"), "good.xlsx")
    bad = book.save(tmp_path, b"%PDF-1.7", "bad.xlsx")
    lock = str(tmp_path / "~$good.xlsx")
    actuals = read([bad, good, lock])
    assert [(f.code, f.severity, f.source) for f in actuals.findings] == [
        ("is-pdf", Severity.ERROR, bad),
        ("lock-file", Severity.INFO, lock),
    ]
    assert [one.path for one in actuals.inputs] == [good]
    assert all(message(f, lang) for f in actuals.findings for lang in Lang)


def test_only_bad_files_are_an_error_that_names_each(tmp_path: Path) -> None:
    paths = [book.save(tmp_path, b"%PDF-1.7", f"{i}.pdf") for i in range(3)]
    with pytest.raises(DataError) as caught:
        read(paths)
    assert caught.value.key == "data.nothing-read"
    assert [f.source for f in caught.value.findings] == paths


def test_every_code_of_the_reader_has_a_phrase() -> None:
    folder = Path(reading.__file__).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    # The names of OpenDocument look like codes: there, only those that say data. count. What
    # `seen` records are keys of words.inspect.
    said = "".join(text for name, text in texts.items() if not name.startswith(("ods", "seen")))
    codes = set(re.findall(r'"(?:data\.)?([a-z]+(?:-[a-z0-9]+)+)"', said))
    codes |= set(re.findall(r'"data\.([a-z0-9-]+)"', "".join(texts.values())))
    others = {"utf-8", "utf-16-le", "utf-16-be", "line-through"}
    others |= {"vertical-align", "text-decoration", "text-decoration-line", "mso-number-format"}
    assert len(codes) > 60
    for module in ("css", "encoding", "formats"):  # names of other people's formats
        path = folder / f"{module}.py"
        others |= set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', path.read_text(encoding="utf-8")))
    assert codes - others <= PHRASES.keys()


@pytest.mark.parametrize("code", PHRASES)
def test_both_languages_have_the_same_fields(code: str) -> None:
    chinese, english = (
        {field for _, field, _, _ in string.Formatter().parse(phrase) if field is not None}
        for phrase in PHRASES[code]
    )
    assert chinese == english
