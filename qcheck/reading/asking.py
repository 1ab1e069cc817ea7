"""What the user asks of every sheet, handed down to the layout of each table in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qcheck.reading.seen import SheetTrace
    from qcheck.reading.span import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """`--column`, `--period`, and where what is seen is recorded (for inspect only)."""

    column: str | None = None
    period: Asked | None = None
    seen: SheetTrace | None = None
