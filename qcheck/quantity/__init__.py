"""Text or cell → exact quantity with unit; operators; units; rounding.

The one parser for plan files, cells and documents. Everything is `Decimal`; a number that is not
certain is never returned, an `Unreadable` says why instead.
"""

from qcheck.quantity.beside import names_new_part, names_rate
from qcheck.quantity.cell import figure_from_number, parse_figure
from qcheck.quantity.compare import approximate, directed, percent, plain, satisfies, trimmed
from qcheck.quantity.grammar import BARE, MAX_DIGITS
from qcheck.quantity.requirement import QuantityError, parse_amount, parse_requirement
from qcheck.quantity.rounding import may_round, rounded
from qcheck.quantity.stated import parse_stated
from qcheck.quantity.unit import (
    UNIT_LIST,
    canonical_unit,
    convert,
    fitting_unit,
    in_large,
    is_count,
    scaled_name,
)

__all__ = [
    "BARE",
    "MAX_DIGITS",
    "UNIT_LIST",
    "QuantityError",
    "approximate",
    "canonical_unit",
    "convert",
    "directed",
    "figure_from_number",
    "fitting_unit",
    "in_large",
    "is_count",
    "may_round",
    "names_new_part",
    "names_rate",
    "parse_amount",
    "parse_figure",
    "parse_requirement",
    "parse_stated",
    "percent",
    "plain",
    "rounded",
    "satisfies",
    "scaled_name",
    "trimmed",
]
