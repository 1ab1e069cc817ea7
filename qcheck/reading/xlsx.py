"""xlsx and xlsm: a bounded, streaming reader. Rows are yielded, nothing holds all cells.

Kept, because the figure depends on it: percent and date formats, error cells, formulas that were
never computed, merged ranges, hidden sheets, rows and columns, raised footnote marks.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.fonts import Fonts
from qcheck.reading.formats import number_form
from qcheck.reading.grid import GENERAL, Merges, NumberForm, Range, Sheet, column_index
from qcheck.reading.package import Package, attribute, walk
from qcheck.reading.richtext import RichText
from qcheck.reading.stored import Stored, Styles
from qcheck.reading.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qcheck.reading.grid import Row

_MERGE = rb"<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']([^\"'<>]*)[\"']"
_REFERENCE = r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_LARGE = 1 << 20  # bytes of a part, as declared: from here on the short way pays
_TAIL = 512  # a mergeCell element is never longer


@dataclass(slots=True)
class _Book:
    """What workbook.xml says: sheets as (name, relation, hidden), and the date system."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    date1904: bool = False


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook, and whether its styles could be read."""

    sheets: list[Sheet]
    styles_broken: bool = False


def read(data: bytes, file: str) -> Workbook:
    """The sheets of an xlsx file; their rows are read when they are asked for.

    Raises:
        DataError: damaged, encrypted, or beyond the limits.
    """
    package = Package(data, file)
    main = _main_part(package)
    relations = _relations(package, main)
    book = _read_book(package, main)
    broken, styles = _read_styles(package, _related(relations, "styles", "xl/styles.xml"))
    styles.date1904 = book.date1904
    strings = _read_strings(package, _related(relations, "sharedStrings", "xl/sharedStrings.xml"))
    parts = {name: part for name, (kind, part) in relations.items() if kind == "worksheet"}
    budget = [limits.CELLS]
    stored = Stored(file, strings, styles)
    sheets = [
        _sheet(package, (name, parts[relation], hidden), Worksheet(stored, budget))
        for name, relation, hidden in book.sheets
        if relation in parts
    ]
    if not sheets:
        raise DataError("data.damaged", file=file)
    return Workbook(sheets, styles_broken=broken)


def _sheet(package: Package, which: tuple[str, str, bool], reader: Worksheet) -> Sheet:
    name, part, hidden = which

    def rows() -> Iterator[Row]:
        large = package.size(part) > _LARGE
        return reader.rows(package.chunks(part), sheet, large=large)

    sheet = Sheet(
        file=package.file,
        name=name,
        hidden=hidden,
        rows=rows,
        load_merges=lambda: _merges(package, part),
    )
    return sheet


def _parse(
    package: Package,
    part: str,
    starts: dict[str, Callable[[dict[str, str]], None]],
    ends: dict[str, Callable[[], None]] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    for _ in walk(
        package.chunks(part), starts=starts, ends=ends or {}, text=text, file=package.file
    ):
        pass


def _main_part(package: Package) -> str:
    """The part that is the workbook: named by the package's relations, usually xl/workbook.xml."""
    if "_rels/.rels" in package:
        for kind, part in _relations(package, "").values():
            if kind == "officeDocument" and part in package:
                return part
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise DataError("data.damaged", file=package.file)


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part: id → (last word of the type, part that is meant)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def on_relation(attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "").replace("\\", "/")
        if not target.startswith("/"):
            target = posixpath.normpath(posixpath.join(folder, target))
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels in package:
        _parse(package, rels, {"Relationship": on_relation})
    return found


def _related(relations: dict[str, tuple[str, str]], kind: str, default: str) -> str:
    return next((part for found, part in relations.values() if found == kind), default)


def _read_book(package: Package, part: str) -> _Book:
    book = _Book()

    def on_sheet(attributes: dict[str, str]) -> None:
        hidden = attributes.get("state", "visible") != "visible"
        book.sheets.append((attributes.get("name", ""), attribute(attributes, "id"), hidden))
        if len(book.sheets) > limits.SHEETS:
            raise DataError("data.too-much-sheets", file=package.file, limit=str(limits.SHEETS))

    def on_properties(attributes: dict[str, str]) -> None:
        book.date1904 = attributes.get("date1904", "0") in ("1", "true")

    _parse(package, part, {"sheet": on_sheet, "workbookPr": on_properties})
    return book


def _read_styles(package: Package, part: str) -> tuple[bool, Styles]:
    """The number format of each cell style; broken styles count as General, and that is said."""
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = False
    fonts = Fonts()
    struck: set[str] = set()

    def on_format(attributes: dict[str, str]) -> None:
        codes[int(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")

    def on_style(attributes: dict[str, str]) -> None:
        if not inside:
            return
        if fonts.struck(attributes.get("fontId", "")):
            struck.add(str(len(used)))
        used.append(int(attributes.get("numFmtId", "0")))

    def on_list(_: dict[str, str]) -> None:
        nonlocal inside
        inside = True

    def on_list_end() -> None:
        nonlocal inside
        inside = False

    if part not in package:
        return False, Styles([])
    try:
        _parse(
            package,
            part,
            {
                "numFmt": on_format,
                **fonts.starts(),
                "cellXfs": on_list,
                "xf": on_style,
            },
            {"cellXfs": on_list_end, **fonts.ends()},
        )
    except DataError as error:
        if error.key != "data.damaged":
            raise
        return True, Styles([])
    forms: list[NumberForm] = [number_form(i, codes.get(i)) for i in used]
    return False, Styles(forms or [GENERAL], struck=frozenset(struck))


def _read_strings(package: Package, part: str) -> list[str]:
    strings: list[str] = []
    if part not in package:
        return strings
    rich = RichText(package.file)
    size = 0

    def on_end() -> None:
        nonlocal size
        strings.append(rich.take())
        size += len(strings[-1])
        if len(strings) > limits.STRINGS or size > limits.STRING_CHARACTERS:
            raise DataError("data.too-much", file=package.file, limit=str(limits.STRING_CHARACTERS))

    _parse(package, part, rich.starts(), {**rich.ends(), "si": on_end}, rich.feed)
    return strings


def _merges(package: Package, part: str) -> Merges:
    """The merged ranges, found before the rows: they stand after them in the part.

    Found in the bytes, without parsing the cells a second time; UTF-16 is ASCII with NULs between.
    """
    found: list[Range] = []
    cells = 0
    rest = b""
    for chunk in package.chunks(part):
        rest += chunk.replace(b"\0", b"")
        end = 0
        cells += chunk.count(b"<c ") + chunk.count(b"<c>")
        if cells > limits.CELLS:  # this soon: each of them would be looked at
            raise DataError("data.too-much-cells", file=package.file, limit=str(limits.CELLS))
        if b"mergeCell" not in rest:
            rest = rest[-_TAIL:]
            continue
        for match in re.finditer(_MERGE, rest):
            end = match.end()
            _add_merge(found, match[1].decode("ascii", "replace"), package.file)
        rest = rest[max(end, len(rest) - _TAIL) :]
    return Merges(found)


def _add_merge(found: list[Range], reference: str, file: str) -> None:
    match = re.fullmatch(_REFERENCE, reference)
    if not match:  # a single cell, which merges nothing, or nonsense
        return
    left, right = sorted((column_index(match[1]), column_index(match[3])))
    top, bottom = sorted((int(match[2]), int(match[4])))
    found.append(Range(top, left, bottom, right))
    if len(found) > limits.MERGES:
        raise DataError("data.too-much-merges", file=file, limit=str(limits.MERGES))
