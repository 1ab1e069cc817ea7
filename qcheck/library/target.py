"""One entry under `targets:` → Target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qcheck.library.document import Items, Mapping
from qcheck.library.fields import is_null, number, shown
from qcheck.library.judging import KEYS as JUDGE_KEYS
from qcheck.library.judging import misfit, read_judge
from qcheck.library.splits import read_splits
from qcheck.model import (
    Baseline,
    Commitment,
    Figure,
    Kind,
    Op,
    Record,
    Requirement,
    Rules,
    Target,
    Unreadable,
)
from qcheck.quantity import (
    QuantityError,
    canonical_unit,
    convert,
    may_round,
    parse_amount,
    parse_requirement,
)
from qcheck.regex import regex

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from qcheck.library.document import Node, Scalar
    from qcheck.library.fields import Section

KEYS = (
    "id",
    "name",
    "aliases",
    "kind",
    "target",
    "due",
    "start",
    "every",
    "commitment",
    "baseline",
    "section",
    "clause",
    "lead",
    "support",
    "bounds",
    "regions",
    "judge",
    "accept",
    "note",
)
REQUIRED = ("id", "name", "kind", "target")
BASELINE_KEYS = ("value", "date", "source")
EVERY = ("year",)
MAX_CLAUSE = 60
_ID = regex(r"[a-z0-9-]+")
_QUOTES = ("'", '"')

Bounds = tuple["Decimal | None", "Decimal | None"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Defaults(Record):
    """What the plan says for every target; None where the plan itself is broken there."""

    start: date | None
    end: date | None
    rules: Rules


def read_id(section: Section, key: str) -> str:
    """An id, [a-z0-9-]+; "" where there is none that can be used."""
    name = section.text(key)
    if name and not _ID.fullmatch(name):
        section.notes.add("id-characters", section.at(key), text=name)
        return ""
    return name


def read_accept(section: Section) -> tuple[tuple[str, str], ...]:
    """Codes of warnings that are accepted, each with its reason; `qcheck.checks` knows them."""
    node = section.node("accept")
    keys = tuple(node.entries) if isinstance(node, Mapping) else ("unit-unknown",)
    inner = section.section("accept", keys=keys, required=keys)
    return tuple((key, inner.text(key)) for key in keys) if inner else ()


def _check_calendar(
    section: Section, rules: Rules, start: date | None, due: date | None, *, yearly: bool
) -> None:
    """A calendar profile has one share for each quarter of the period that is judged."""
    wanted = misfit(rules, start, due, yearly=yearly) if start and due else None
    if wanted:
        had = len(rules.shares)
        # Four shares of three years are nine months each: it can be judged, and is seldom meant.
        say = section.notes.add if int(wanted) % had else section.notes.warn
        say("calendar-count", section.place, had=str(had), wanted=wanted)
    elif wanted is not None:
        section.notes.add("calendar-period", section.place)


def read_target(section: Section, defaults: Defaults) -> Target | None:
    """The target that a section describes; None, and findings in the notes, where it is broken."""
    name_id = read_id(section, "id")
    kind = section.choice("kind", [kind.value for kind in Kind])
    commitment = section.choice("commitment", [word.value for word in Commitment])
    every = section.choice("every", EVERY)
    requirement = _requirement(section, Kind(kind) if kind else None)
    start, due = _period(section, defaults)
    rules = _rules(section, defaults.rules, requirement)
    baseline = _baseline(section, kind, requirement, start, due)
    bounds = _bounds(section, requirement)
    regions = read_splits(section, requirement)
    texts = {key: section.text(key) for key in ("name", "section", "note")}
    lists = {key: section.texts(key) for key in ("aliases", "lead", "support")}
    clause = _clause(section)
    accept = read_accept(section)
    _check_calendar(section, rules, start, due, yearly=every is not None)
    if not (name_id and kind and requirement and start and due):
        return None
    return Target(
        id=name_id,
        name=texts["name"],
        aliases=lists["aliases"],
        kind=Kind(kind),
        requirement=requirement,
        start=start,
        due=due,
        yearly=every is not None,
        commitment=Commitment(commitment or "binding"),
        baseline=baseline,
        bounds=bounds,
        regions=regions,
        section=texts["section"],
        clause=clause,
        lead=lists["lead"],
        support=lists["support"],
        rules=rules,
        note=texts["note"],
        accept=accept,
        source=section.notes.address(section.place),
    )


def _requirement(section: Section, kind: Kind | None) -> Requirement | None:
    written = section.scalar("target")
    if written is None:
        return None
    if written.style not in _QUOTES and written.text != "done":
        section.notes.add("target-unquoted", written, text=written.text.strip())
    try:
        requirement = parse_requirement(written.text)
    except QuantityError as error:
        section.notes.add(error.code, written, text=written.text.strip())
        return None
    _check_kind(section, kind, requirement, written)
    return requirement


def _check_kind(section: Section, kind: Kind | None, requirement: Requirement, at: Scalar) -> None:
    """`done` belongs to milestones alone; growth is always in %."""
    if kind is None:
        return
    done = requirement.op is Op.DONE
    if done and kind is not Kind.MILESTONE:
        section.notes.add("done-needs-milestone", at, kind=kind.value)
    if kind is Kind.MILESTONE and not done:
        section.notes.add("milestone-needs-done", at, text=requirement.text)
    if kind is Kind.GROWTH and not done and canonical_unit(requirement.unit)[1] != "%":
        section.notes.add("growth-not-percent", at, text=requirement.text)


def _period(section: Section, defaults: Defaults) -> tuple[date | None, date | None]:
    start, due = section.day("start", defaults.start), section.day("due", defaults.end)
    if start and due and due < start:
        at = section.at("due" if "due" in section else "start")
        section.notes.add("due-before-start", at, start=start.isoformat(), due=due.isoformat())
    return start, due


def _rules(section: Section, rules: Rules, requirement: Requirement | None) -> Rules:
    """The plan's rules with the target's own; where rounding is refused, the plan's wish is not."""
    own = section.section("judge", keys=JUDGE_KEYS)
    judged = read_judge(own, rules)
    if (
        not judged.compare_rounded
        or requirement is None
        or requirement.op is Op.DONE
        or may_round(requirement)
    ):
        return judged
    if own is not None and "compare" in own:
        section.notes.add("rounding-refused", own.at("compare"), text=requirement.text)
    return replace(judged, compare_rounded=False)


def _clause(section: Section) -> str:
    clause = section.text("clause")
    if len(clause) > MAX_CLAUSE:
        section.notes.add("clause-too-long", section.at("clause"), length=str(len(clause)))
    return clause


# --- Baseline and bounds -------------------------------------------------------------------------


def _baseline(
    section: Section,
    kind: str | None,
    requirement: Requirement | None,
    start: date | None,
    due: date | None,
) -> Baseline | None:
    inner = section.section("baseline", keys=BASELINE_KEYS, required=("value",))
    if inner is None:
        return None
    day, source = inner.day("date"), inner.text("source")
    if day and due and day >= due:
        inner.notes.add("baseline-late", inner.at("date"), due=due.isoformat())
    elif day and start and day > start:
        inner.notes.warn("baseline-in-period", inner.at("date"), start=start.isoformat())
    written = inner.scalar("value")
    if written is None or requirement is None:
        return None
    amount = _amount(inner, written)
    if amount is not None and kind != Kind.GROWTH.value:
        amount = _in_unit(inner, written, amount, requirement.unit)
    if amount is None:
        return None
    return Baseline(value=amount.value, unit=amount.unit, date=day, source=source)


def _amount(section: Section, written: Scalar) -> Figure | None:
    try:
        value, unit = parse_amount(written.text)
    except QuantityError:
        section.notes.add("baseline-unreadable", written, text=written.text.strip())
        return None
    multiplied = not unit and not written.text.strip()[-1].isdigit()
    return Figure(value=value, unit=unit, multiplied=multiplied)


def _in_unit(section: Section, written: Scalar, amount: Figure, unit: str) -> Figure | None:
    """The baseline in the target's unit; only powers of ten and spellings convert."""
    said = {"text": written.text.strip(), "unit": unit or "—"}
    if amount.multiplied and canonical_unit(unit)[0]:
        section.notes.add("baseline-unit", written, **said)  # 24万 of 万元/人: 24, or 240000?
        return None
    value = convert(amount, "", unit)
    if isinstance(value, Unreadable):
        # A bare 0.57 for a % is 57% or 0.57%; any other failure is a unit that does not convert.
        share = value.code == "share-or-percent"
        section.notes.add("baseline-share" if share else "baseline-unit", written, **said)
        return None
    return Figure(value=value, unit=unit)


def _bounds(section: Section, requirement: Requirement | None) -> Bounds | None:
    """Natural limits in the target's unit; None leaves them to the judge."""
    node = section.node("bounds")
    if node is None or is_null(node):
        return None
    ends = [end for end in node.nodes if end is not None] if isinstance(node, Items) else []
    if len(ends) != len(("lower", "upper")):
        section.notes.add("bounds-form", node, text=shown(node))
        return None
    low, high = (_end(section, end) for end in ends)
    if low is not None and high is not None and low >= high:
        section.notes.add("bounds-form", node, text=f"[{low}, {high}]")
    elif requirement is not None and _outside(requirement, low, high):
        section.notes.add("bounds-exclude-target", node, text=requirement.text)
    return low, high


def _end(section: Section, node: Node) -> Decimal | None:
    return None if is_null(node) else number(node, section.notes)


def _outside(requirement: Requirement, low: Decimal | None, high: Decimal | None) -> bool:
    limits = [limit for limit in (requirement.value, requirement.upper) if limit is not None]
    too_low = low is not None and any(limit < low for limit in limits)
    return too_low or (high is not None and any(limit > high for limit in limits))
