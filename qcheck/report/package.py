"""Office files are zips: written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def repacked(data: bytes, edits: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The zip with every date in it fixed, and the members that `edits` names changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            edit = (edits or {}).get(name, bytes)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            new.writestr(entry, edit(old.read(name)), compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def made_at(result: Mapping[str, Any]) -> datetime:
    """When the result was made, UTC without a zone, as office files want it."""
    made = datetime.fromisoformat(result["generated_at"].replace("Z", "+00:00"))
    return made.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
