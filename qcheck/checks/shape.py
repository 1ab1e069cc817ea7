"""How a check says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Severity, Target


def about(target: Target, code: str, codes: Mapping[str, Severity], /, **params: str) -> Finding:
    """A finding about one target, at its place in the plan file."""
    return Finding(
        code=code, severity=codes[code], source=target.source, params=params, target=target.id
    )
