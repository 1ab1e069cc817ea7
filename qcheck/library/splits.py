"""`regions:` of a target: what single regions owe of it, {义乌市: "≥ 5家"}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.library.document import Mapping
from qcheck.library.fields import is_null
from qcheck.model import Op, Requirement
from qcheck.quantity import QuantityError, canonical_unit, parse_requirement
from qcheck.region import in_full

if TYPE_CHECKING:
    from qcheck.library.document import Scalar
    from qcheck.library.fields import Section

_SIDES = {Op.GE: 1, Op.GT: 1, Op.LE: -1, Op.LT: -1}

Splits = tuple[tuple[str, Requirement], ...]


def read_splits(section: Section, whole: Requirement | None) -> Splits:
    """The regions with the required value of each, as written; `whole` is that of the target."""
    node = section.node("regions")
    if node is None or is_null(node):
        return ()
    names = tuple(node.entries) if isinstance(node, Mapping) else ()
    inner = section.section("regions", keys=names or ("…",), required=names)
    if inner is None or whole is None:
        return ()
    found: dict[str, Requirement] = {}
    for name in names:
        written = inner.scalar(name)
        required = None if written is None else _required(inner, written, whole)
        place = "".join(name.split())
        if not place or any(in_full(one, names) == in_full(place, names) for one in found):
            inner.notes.add("split-twice", inner.at(name), region=name)
        elif required is not None:
            found[place] = required
    return tuple(found.items())


def _required(section: Section, written: Scalar, whole: Requirement) -> Requirement | None:
    """What one region owes: in the unit of the whole, and with the same side being good."""
    try:
        required = parse_requirement(written.text)
    except QuantityError as error:
        section.notes.add(error.code, written, text=written.text.strip())
        return None
    if not written.style and required.op is not Op.DONE:
        section.notes.add("target-unquoted", written, text=required.text)
    said = {"text": required.text, "target": whole.text}
    if (required.op is Op.DONE) != (whole.op is Op.DONE) or _SIDES.get(required.op, 0) * _SIDES.get(
        whole.op, 0
    ) < 0:
        section.notes.add("split-operator", written, **said)
    elif canonical_unit(required.unit) != canonical_unit(whole.unit):
        section.notes.add("split-unit", written, **said, unit=whole.unit or "—")
    else:
        return Requirement(
            op=required.op,
            value=required.value,
            upper=required.upper,
            unit=whole.unit,
            quantum=required.quantum,
            text=required.text,
        )
    return None
