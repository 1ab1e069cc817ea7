"""A workbook → its bytes: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from qcheck.report.package import made_at, repacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(book: Workbook, made: datetime, creator: str) -> bytes:
    """The saved workbook with every time in it replaced by `made`, UTC without a zone."""
    book.properties.created = made
    book.properties.creator = creator
    whole = io.BytesIO()
    book.save(whole)
    stamp = rb"\g<1>" + made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return repacked(
        whole.getvalue(), {"docProps/core.xml": lambda core: _MODIFIED.sub(stamp, core)}
    )


def of_result(book: Workbook, result: Mapping[str, Any]) -> bytes:
    """The saved workbook with every time in it replaced by that of the result."""
    creator = f"{result['tool']['name']} {result['tool']['version']}"
    return saved(book, made_at(result), creator)
