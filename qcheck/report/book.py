"""A workbook → its bytes: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def saved(book: Workbook, made: datetime, creator: str) -> bytes:
    """The saved workbook with every time in it replaced by `made`, UTC without a zone."""
    book.properties.created = made
    book.properties.creator = creator
    whole, out = io.BytesIO(), io.BytesIO()
    book.save(whole)
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp, data)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            new.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
