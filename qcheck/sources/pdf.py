"""PDF, with the extra `qcheck[pdf]`: the lines of its pages, put together again to paragraphs."""

from __future__ import annotations

import io
import re
from importlib import import_module
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.sources.wrapped import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAGE_NUMBER = re.compile(r"\s*[-—–]?\s*\d{1,4}\s*[-—–]?\s*")


def texts(data: bytes, file: str) -> Iterable[str]:
    """The paragraphs of all pages.

    Raises:
        DataError: the extra is not installed, or the file is damaged, encrypted or only pictures.
    """
    try:
        pypdf = import_module("pypdf")
    except ImportError as error:
        raise DataError("audit.pdf-extra", file=file) from error
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # the library raises whatever a broken file makes of its code
        raise DataError("audit.pdf-damaged", file=file) from error
    return tuple(_paragraphs(line for page in pages for line in _content(page)))


def _content(page: str) -> list[str]:
    """The lines of a page without a page number at its top or bottom."""
    lines = [line for line in page.splitlines() if line.strip()]
    for end in (-1, 0):
        if lines and _PAGE_NUMBER.fullmatch(lines[end]):
            lines.pop(end)
    return lines


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """A line that ends without a stop goes on in the next, unless that is numbered."""
    held = ""
    for line in lines:
        if held and not goes_on(held, line):
            yield held
            held = ""
        held += line.strip()
    yield held
