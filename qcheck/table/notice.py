"""The notice (通报) of a result: its paragraphs and tables in order, as such papers have them.

Everything is taken from the result as it stands there; `qcheck.report.docx` draws it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcheck.model import Lang
from qcheck.table.lists import about_table, lead_count_table
from qcheck.table.owed import doubtful, missing, not_started, owed
from qcheck.table.paper import Paragraph, Part
from qcheck.table.prose import date, listed, met_on, numeral, on_track_at, promised, reported
from qcheck.table.shape import Cell, Column, Table
from qcheck.table.verdicts import ordered, verdict_table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Entry = Mapping[str, Any]
    Result = Mapping[str, Any]

_SCOPES = ("binding", "aspirational")
_INNER_MARKS = {ord("《"): "〈", ord("》"): "〉"}  # a title within a title
_MOST_ADDRESSED = 12  # more departments are addressed as all
_ANNEX = ("status", "name", "region", "required", "actual", "gap", "due", "lead")
_NOTES = ("fail", "at-risk", "unknown", "pass")


def notice(result: Result, lang: Lang) -> Iterator[Paragraph | Table]:
    """Title, addressee, five sections, office and date, and the annex with every target."""
    yield Paragraph(part=Part.TITLE, text=say("notice.title", lang, plan=_plan(result, lang)))
    yield Paragraph(part=Part.ADDRESSEE, text=_addressee(result, lang))
    yield _body("opening", lang, plan=_plan(result, lang, numbered=True), **_total(result, lang))
    yield from _overall(result, lang)
    for status in ("fail", "at-risk"):
        yield from _judged(result, status, lang)
    yield from _unjudged(result, lang)
    yield from _work(result, lang)
    yield Paragraph(part=Part.CLOSING, text=say("notice.closing", lang))
    yield Paragraph(part=Part.ANNEX_NAMED, text=say("notice.annex-named", lang))
    yield Paragraph(part=Part.OFFICE, text=say("notice.office", lang))
    yield Paragraph(part=Part.DATE, text=say("notice.signed", lang))
    yield from _annex(result, lang)


def _body(key: str, lang: Lang, **params: object) -> Paragraph:
    return Paragraph(part=Part.BODY, text=say(f"notice.{key}", lang, **params))


def _intro(key: str, lang: Lang, **params: object) -> Paragraph:
    return Paragraph(part=Part.INTRO, text=say(f"notice.{key}", lang, **params))


def _heading(key: str, lang: Lang) -> Paragraph:
    return Paragraph(part=Part.HEADING, text=say(f"notice.head-{key}", lang))


def _plan(result: Result, lang: Lang, *, numbered: bool = False) -> str:
    plan = result["plan"]
    title = visible(plan["title"]).translate(_INNER_MARKS)
    named = say("notice.plan", lang, title=title)
    number = visible((plan.get("document") or {}).get("number") or "")
    if not (numbered and number):
        return named
    return say("notice.numbered", lang, plan=named, number=number)


def _addressee(result: Result, lang: Lang) -> str:
    leads = list(dict.fromkeys(lead for entry in result["results"] for lead in entry["lead"]))
    named = listed(leads, lang) if 0 < len(leads) <= _MOST_ADDRESSED else ""
    return say("notice.addressee", lang, leads=named or say("notice.everyone", lang))


def _item(result: Result, lang: Lang) -> str:
    """What is counted: targets or, where several regions are judged, targets of a region."""
    regions = {entry["region"] for entry in result["results"]}
    return say("notice.item-of-regions" if len(regions) > 1 else "notice.item", lang)


def _total(result: Result, lang: Lang) -> dict[str, object]:
    day = date(result["as_of"], lang)
    return {"as_of": day, "item": _item(result, lang), **_counts(result["summary"])}


def _counts(counts: Mapping[str, int]) -> dict[str, object]:
    """The counts as fields of a phrase (`pass` is a keyword)."""
    fields = ("total", "fail", "at_risk", "unknown")
    return {**{key: counts[key] for key in fields}, "pass_": counts["pass"]}


# --- The sections -------------------------------------------------------------------------------


def _overall(result: Result, lang: Lang) -> Iterator[Paragraph | Table]:
    plan = result["plan"]
    yield _heading("overall", lang)
    days = {key: date(plan[key], lang) for key in ("start", "end")}
    said = say(
        "notice.period",
        lang,
        plan=_plan(result, lang),
        as_of=date(result["as_of"], lang),
        **days,
    )
    yield Paragraph(part=Part.BODY, text=said + _scopes(result, lang))
    if any(entry["lead"] for entry in result["results"]):
        yield _intro("leads-follow", lang)
        yield lead_count_table(result, lang)


def _scopes(result: Result, lang: Lang) -> str:
    """The counts of binding and aspirational targets apart, where there are any."""
    item = _item(result, lang)
    said = [
        say(
            "notice.scope",
            lang,
            scope=say(f"table.{scope}", lang),
            item=item,
            **_counts(result["summary"][scope]),
        )
        for scope in _SCOPES
        if result["summary"][scope]["total"]
    ]
    text = say("verdict.sentence-separator", lang).join(said)
    return _gap_between(lang) + say("notice.stop", lang, text=text) if said else ""


def _gap_between(lang: Lang) -> str:
    """What stands between two sentences."""
    return " " if lang is Lang.EN else ""


def _judged(result: Result, status: str, lang: Lang) -> Iterator[Paragraph]:
    """The failed, or the at-risk, targets: what was asked, what is, and why."""
    yield _heading(status, lang)
    entries = ordered(result, only=(status,))
    found = _items(f"some-{status}", entries, result, lang, _facts)
    yield from found or [_body("none", lang)]


def _unjudged(result: Result, lang: Lang) -> Iterator[Paragraph]:
    """What has no data, what is not certain, and rows that belong nowhere."""
    yield _heading("unknown", lang)
    as_of, entries = result["as_of"], ordered(result, only=("unknown",))
    years = [e for e in ordered(result) if e.get("missing_years") and e["status"] != "unknown"]
    groups: tuple[tuple[str, Iterable[Entry], Callable[[Entry, Lang], str]], ...] = (
        ("missing", (e for e in entries if missing(e, as_of)), _reported),
        ("doubtful", (e for e in entries if doubtful(e)), _reported),
        ("years", years, _years),
        ("not-started", (e for e in entries if not_started(e, as_of)), _reported),
    )
    found = [
        p for key, some, text in groups for p in _items(f"some-{key}", some, result, lang, text)
    ]
    yield from (*found, *_stray(result, lang)) or [_body("none", lang)]


def _stray(result: Result, lang: Lang) -> list[Paragraph]:
    rows = result["unmatched"]
    if not rows:
        return []
    said = [
        Paragraph(
            part=Part.BODY,
            lead_in=say("notice.entry", lang, number=number, name=""),
            text=say("notice.stray", lang, name=visible(r["name"]), source=visible(r["source"])),
        )
        for number, r in enumerate(rows, 1)
    ]
    return [_intro("some-stray", lang, count=len(rows)), *said]


def _items(
    key: str,
    entries: Iterable[Entry],
    result: Result,
    lang: Lang,
    text: Callable[[Entry, Lang], str],
) -> list[Paragraph]:
    """A sentence with their number, then each; nothing where there is none."""
    every = list(entries)
    if not every:
        return []
    day, item = date(result["as_of"], lang), _item(result, lang)
    items = [
        Paragraph(part=Part.BODY, lead_in=_name(entry, number, lang), text=_led(entry, lang, text))
        for number, entry in enumerate(every, 1)
    ]
    return [_intro(key, lang, count=len(every), as_of=day, item=item), *items]


def _name(entry: Entry, number: int, lang: Lang) -> str:
    name = visible(entry["name"])
    if entry["commitment"] == "aspirational":
        name += say("table.aspirational-tag", lang)
    if entry["region"]:
        name = say("notice.of-region", lang, name=name, region=visible(entry["region"]))
    return say("notice.entry", lang, number=number, name=name)


def _led(entry: Entry, lang: Lang, text: Callable[[Entry, Lang], str]) -> str:
    leads = listed(entry["lead"], lang)
    return (say("notice.led-by", lang, leads=leads) if leads else "") + text(entry, lang)


def _facts(entry: Entry, lang: Lang) -> str:
    if entry["actual"] is None:
        required = promised(entry["target"], lang)
        return say("notice.facts-bare", lang, required=required, message=_message(entry))
    done = entry["target"]["op"] == "done"
    said = say(
        "notice.facts-done" if done else "notice.facts",
        lang,
        required=promised(entry["target"], lang),
        date=date(entry["actual"]["as_of"], lang),
        actual=reported(entry),
        turn=on_track_at(entry, lang),
        message=_message(entry),
    )
    return said + met_on(entry, lang)


def _message(entry: Entry) -> str:
    return visible(entry["message"]).rstrip("。.")


def _reported(entry: Entry, lang: Lang) -> str:
    source = visible((entry.get("cell") or {}).get("source") or "")
    key = "reported" if source else "not-reported"
    return say(f"notice.{key}", lang, message=_message(entry), source=source)


def _years(entry: Entry, lang: Lang) -> str:
    late = entry.get("overdue_years") or []
    without = [year for year in entry["missing_years"] if year not in late]
    told = (("without-years", without), ("overdue-years", late))
    return "".join(
        say(f"notice.{key}", lang, years=listed(map(str, years), lang))
        for key, years in told
        if years
    )


def _work(result: Result, lang: Lang) -> Iterator[Paragraph]:
    """Department by department, in the order of the worst target: what each owes, and when."""
    yield _heading("work", lang)
    of_lead: dict[str, list[tuple[Entry, tuple[str, ...]]]] = {}
    for entry in ordered(result):
        clauses = owed(entry, result["as_of"], lang)
        for lead in (entry["lead"] or [""]) if clauses else ():
            of_lead.setdefault(lead, []).append((entry, clauses))
    yield _body("work" if of_lead else "none", lang)
    semicolon = say("verdict.sentence-separator", lang)
    for place, (lead, debts) in enumerate(of_lead.items(), 1):
        number = str(place) if lang is Lang.EN else numeral(place)
        named = visible(lead) or say("notice.no-lead", lang)
        yield Paragraph(
            part=Part.SUBHEADING, text=say("notice.head-lead", lang, number=number, lead=named)
        )
        for count, (entry, clauses) in enumerate(debts, 1):
            text = say("notice.owes", lang, owed=semicolon.join(clauses))
            yield Paragraph(part=Part.BODY, lead_in=_name(entry, count, lang), text=text)


# --- The annex ----------------------------------------------------------------------------------


def _annex(result: Result, lang: Lang) -> Iterator[Paragraph | Table]:
    yield Paragraph(part=Part.ANNEX, text=say("notice.annex", lang))
    yield Paragraph(part=Part.ANNEX_TITLE, text=say("notice.annex-title", lang))
    table = verdict_table(result, lang)
    table = table.pick(*_ANNEX[:2], *_region(table), *_ANNEX[3:], unless_empty="lead")
    yield _numbered(table, lang)
    # A date that nobody gave is said with where it came from.
    assumed = () if result["as_of_from"] == "option" else ("as-of",)
    wanted = {say(f"table.about-{key}", lang) for key in (*assumed, *_NOTES)}
    for item, content in about_table(result, lang).rows:
        if item.text in wanted:
            text = say("notice.note", lang, item=item.text, content=content.text)
            yield Paragraph(part=Part.NOTE, text=text)


def _region(table: Table) -> tuple[str, ...]:
    return ("region",) if any(column.key == "region" for column in table.columns) else ()


def _numbered(table: Table, lang: Lang) -> Table:
    """The table with the number of each row before it."""
    number = Column(key="number", heading=say("notice.head-number", lang))
    return replace(
        table,
        columns=(number, *table.columns),
        rows=tuple((Cell(str(n)), *cells) for n, cells in enumerate(table.rows, 1)),
    )
