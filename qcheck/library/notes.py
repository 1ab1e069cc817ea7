"""Where the problems of one plan file are collected, each with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from qcheck.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


class Placed(Protocol):
    """Anything that stands somewhere in a file; line and column count from 1."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The character in the line, from 1."""


class Notes:
    """Findings about one file; `about` gives a view of it that names a target."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._target: str | None = None
        self._found: list[tuple[int, int, Finding]] = []

    def about(self, target: str | None) -> Notes:
        """The same notes, whose further findings are about `target`."""
        view = Notes(self.source)
        view._target, view._found = target, self._found
        return view

    def add(self, code: str, at: Placed, **params: str) -> None:
        """Record an error."""
        self._add(code, at, Severity.ERROR, params)

    def warn(self, code: str, at: Placed, **params: str) -> None:
        """Record something that does not keep the plan from being used."""
        self._add(code, at, Severity.WARNING, params)

    def _add(self, code: str, at: Placed, severity: Severity, params: dict[str, str]) -> None:
        finding = Finding(
            code=code,
            severity=severity,
            source=self.address(at),
            params=params,
            target=self._target,
        )
        self._found.append((at.line, at.column, finding))

    def address(self, at: Placed) -> str:
        """`file:line:column`, which editors and terminals can jump to."""
        return f"{self.source}:{at.line}:{at.column}"

    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of the file."""
        return tuple(found for *_, found in sorted(self._found, key=lambda entry: entry[:2]))


def failed(findings: Iterable[Finding]) -> bool:
    """Whether any of them keeps the plan from being used."""
    return any(finding.severity is Severity.ERROR for finding in findings)
