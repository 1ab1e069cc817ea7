"""Phrases of findings and refusals about spreadsheets."""

from __future__ import annotations

from qcheck.words.data import cells, checks, files, formats, tables

PHRASES: dict[str, tuple[str, str]] = {
    **files.PHRASES,
    **formats.PHRASES,
    **tables.PHRASES,
    **cells.PHRASES,
    **checks.PHRASES,
}
