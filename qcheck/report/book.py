"""A workbook → its bytes: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import tempfile
from typing import TYPE_CHECKING, Any

from qcheck.errors import OutputError
from qcheck.report.package import made_at, repacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(book: Workbook, made: datetime, creator: str) -> bytes:
    """The saved workbook with every time in it replaced by `made`, UTC without a zone.

    Raises:
        OutputError: the system's folder for temporary files takes no more.
    """
    book.properties.created = made
    book.properties.creator = creator
    whole = io.BytesIO()
    try:
        book.save(whole)
    except Exception as error:
        # Its sheets are put together in the folder for temporary files, whose disk may be full;
        # lxml, where it is installed, has an error of its own for that.
        if not isinstance(error, OSError) and type(error).__name__ != "SerialisationError":
            raise
        folder, why = tempfile.gettempdir(), getattr(error, "strerror", None) or str(error)
        raise OutputError("report.no-temporary", folder=folder, why=why) from error
    stamp = rb"\g<1>" + made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return repacked(
        whole.getvalue(), {"docProps/core.xml": lambda core: _MODIFIED.sub(stamp, core)}
    )


def of_result(book: Workbook, result: Mapping[str, Any]) -> bytes:
    """The saved workbook with every time in it replaced by that of the result."""
    creator = f"{result['tool']['name']} {result['tool']['version']}"
    return saved(book, made_at(result), creator)
