"""Of which area a cell says its figure is (全市…, 其中市区…), beside the area of its indicator.

市区空气质量优良天数比例 is an indicator of a part: the figure of the whole is not its value,
however plainly it stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.quantity import canonical_unit, parse_figure
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Actual, Target

_LEVELS = "省市县区"
_PLACES = r"市区|中心城区|主城区|老城区|城区|建成区|县城|市本级|农村"
# Of the firms of the whole: 全市规上 is no contradiction, 其中规上 is.
_SCOPES = r"规上|规模以上|限上|限额以上"
_LEAD = regex(rf"(?P<part>{_PLACES})(?![和与及、/(（])")
# Texts without a certain figure that may be so only because they begin with the area.
_SEVERAL = ("value-several-figures", "value-after-words")


def in_region(row: Actual, region: str) -> Actual:
    """A cell that says 全省95.2% in the table of a city does not speak of that city."""
    value = row.value
    if isinstance(value, Unreadable) or not value.area or not region:
        return row
    if value.area[-1] == region[-1] or region[-1] not in _LEVELS:
        return row
    return _doubted(row, "value-of-other-area", area=value.area, region=region)


def as_named(target: Target, row: Actual) -> Actual:
    """The row with the figure of the part that its indicator is of, or with none.

    全市89.2%,其中市区88.2% is 88.2% of 市区空气质量…, and nothing certain of 城区空气质量…;
    市区93.1%,其中金东区92% is 93.1% of 市区空气质量….
    """
    value = row.value
    if isinstance(value, Unreadable):
        figure = _led(target, row) if value.code in _SEVERAL else None
        return replace(row, value=figure) if figure else row
    named = f"{target.name} {row.name}"
    places = bool(re.search(_PLACES, named))
    behind = value.beside if "其中" in value.beside else ""
    of_whole = (places and (value.area or re.search(_PLACES, behind))) or (
        re.search(_SCOPES, named) and re.search(_SCOPES, behind)
    )
    if not of_whole:
        return row
    own = next((one for one in _parts(target, behind) if _alike(one, value)), None)
    return replace(row, value=own) if own else _doubted(row, "value-of-whole", name=target.name)


def _led(target: Target, row: Actual) -> Figure | None:
    """The figure of a cell that begins with the part as the indicator's name does."""
    found = _LEAD.match(target.name)
    said = row.raw.strip()
    if found is None or not said.startswith(found["part"]):
        return None
    figure = parse_figure(said.removeprefix(found["part"]).lstrip(":： "))
    return figure if isinstance(figure, Figure) and not figure.area else None


def _parts(target: Target, behind: str) -> Iterator[Figure]:
    """The figures behind 其中 that are said to be of the part that the name begins with."""
    found = _LEAD.match(target.name)
    if found is None:
        return
    said = behind.partition("其中")[2].rstrip(")。")
    for one in re.split(r"[、,;]", said):
        rest = one.strip(": ")
        if rest.startswith(found["part"]):
            figure = parse_figure(rest.removeprefix(found["part"]).lstrip(": "))
            if isinstance(figure, Figure):
                yield figure


def _alike(one: Figure, whole: Figure) -> bool:
    """Whether the figure of a part is one like that of the whole, and not a change of it."""
    return canonical_unit(one.unit) == canonical_unit(whole.unit) and not one.hedge


def _doubted(row: Actual, code: str, **said: str) -> Actual:
    params = {"text": row.raw, **said}
    return replace(row, value=Unreadable(outcome=Outcome.AMBIGUOUS, code=code, params=params))
