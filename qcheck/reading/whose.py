"""Whose figures the rows of a run are: those that `--region` asks for, and what files are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.model import Finding, Severity
from qcheck.reading.area import PROVINCE, places_in
from qcheck.reading.places import unknown
from qcheck.region import in_full, is_whole, of_table, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Actual


def named_by(paths: Iterable[str]) -> list[str]:
    """The places that files are named after."""
    return [place for path in paths for place in places_in(Path(path).stem)]


def of_file(rows: list[Actual], path: str) -> list[Actual]:
    """The rows of one file of several: 义乌市.xlsx is of 义乌市, unless its rows say otherwise.

    A province in the name says little where the tables speak of a place themselves.
    """
    said = places_in(Path(path).stem)
    below = tuple(place for place in said if not place.endswith(PROVINCE))

    def told(row: Actual) -> Actual:
        places = below if row.around else said
        return replace(row, around=(*row.around, places)) if places else row

    return [told(row) for row in rows] if said else rows


def of_region(
    rows: list[Actual], region: str, home: str = ""
) -> tuple[list[Actual], list[Finding]]:
    """The values of one area. A table that names no areas at all is that of one area already.

    Args:
        rows: the rows of all files.
        region: what `--region` asks for.
        home: the region of the plan: where that is asked for, 全市 is it too.

    Raises:
        UsageError: no row is of it.
    """
    whole = home if home and is_whole(region, home) else ""
    rows = [of_table(row, whole) for row in rows] if whole else _of_tables(rows, region)
    named = list(dict.fromkeys(row.region for row in rows if row.region))
    if not named:
        source = rows[0].source if rows else ""
        return rows, [_noted("region-unnamed", Severity.WARNING, source, region=region)]
    asked = _spellings(region, named)
    if whole:
        asked.update(squeezed(row.region) for row in rows if is_whole(row.region, whole))
    kept = [row for row in rows if squeezed(row.region) in asked]
    if not kept:
        raise unknown(region, named)
    left = [row for row in rows if squeezed(row.region) not in asked]
    if not left:
        return kept, []
    count = str(sum(1 + row.more for row in left))
    source = left[0].source
    said = _noted("rows-of-other-regions", Severity.INFO, source, region=region, count=count)
    return kept, [said]


def _of_tables(rows: list[Actual], region: str) -> list[Actual]:
    """The rows of several tables or files, where some of those are the region's by their titles."""
    read = [of_table(row, region) for row in rows]
    own = [not row.region and bool(row.around) for row in read]
    if not any(own):
        return rows
    return [replace(row, region=region) if is_ else row for row, is_ in zip(read, own, strict=True)]


def _spellings(region: str, named: Iterable[str]) -> set[str]:
    """How the region asked for is written: 义乌 and 义乌市 are one where no other is called so."""
    names = {squeezed(region), *map(squeezed, named)}
    wanted = in_full(region, names)
    alike = {name for name in names if name and in_full(name, names) == wanted}
    return alike if len(wanted) == 1 else {squeezed(region)}


def _noted(code: str, severity: Severity, source: str, **params: str) -> Finding:
    return Finding(code=code, severity=severity, source=source, params=params)
