"""Which target a row belongs to: by id, then by name or alias after normalisation.

Likeness never matches; it only makes a suggestion. NFKC is right for names (PM₂.₅ = PM2.5,
Ⅲ = III), never for values.
"""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.model import Finding, Names, Severity
from qcheck.naming import Naming
from qcheck.quantity import canonical_unit
from qcheck.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from qcheck.model import Actual, Plan, Renaming, Target, Unmatched

_DROPPED = regex(r"[\s\u200b-\u200d\u2060\ufeff\u00ad\"'“”‘’「」『』《》〈〉]")
_NUMBERING = regex(
    r"(?:[①-⑳]|[(][0-9]{1,3}[)][.、]?|[0-9]{1,3}(?:[.、](?![0-9])|[)])"
    r"|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、)",
    having="().①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳、",
)
_ENCLOSED = regex(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_UNIT_BEHIND = regex(
    r"(?P<name>.+?)(?:[(\[【](?:单位[:：])?(?P<unit>[^()\[\]【】]+)[)\]】])", having="([【"
)
_SUGGESTIONS = 3
_CANDIDATES = 12  # several may be aliases of one target
_LONGEST = 100  # characters of a name that are compared
_SUGGESTED = 500  # names that are compared at all, and rows that are listed: nobody reads more


def normalise(name: str) -> str:
    """A name without width, white space, quotes, brackets around all of it, or a list number.

    >>> normalise("（3）“PM₂.₅”浓度")
    'pm2.5浓度'
    """
    return _short(name) if len(name) <= _LONGEST else _normalised(name)


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    return _normalised(name)


def _normalised(name: str) -> str:
    text = _unnumbered(name)
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    if whole := _ENCLOSED.fullmatch(text):
        text = whole[1]
    return text


def _unnumbered(name: str) -> str:
    """Without the list number, which NFKC would make a figure of the name: ① → 1."""
    text = name.strip().translate({0xFF08: "(", 0xFF09: ")", 0xFF0E: "."})
    return _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text


class Matcher:
    """Finds the target that a row names."""

    def __init__(
        self, targets: Sequence[Target], names: Sequence[Renaming] = (), region: str = ""
    ) -> None:
        """`names` are what a mapping file says: they go before the plan's own names.

        `region` is the plan's own, which a name may say too.
        """
        self._said = {normalise(one.written): one.means for one in names}
        self._suggested: dict[str, tuple[str, ...]] = {}
        self._by_id = {target.id: target for target in targets}
        self._by_name: dict[str, list[Target]] = {}
        for target in targets:
            for name in (target.name, *target.aliases):
                key = normalise(name)
                found = self._by_name.setdefault(key, [])
                if target not in found:
                    found.append(target)
        self._naming = Naming(self._by_name, region)

    def by_id(self, written: str) -> Target | None:
        """The target with this id, if there is one."""
        return self._by_id.get(written.strip().casefold())

    def by_name(self, written: str, year: int | None = None) -> tuple[Target | None, str]:
        """The one target of this name, and the unit that stood behind the name.

        `year` is that of the row's value: then the name may say it too.
        """
        found = self.sharing(written)
        if len(found) == 1:
            return found[0], ""
        if found or normalise(written) in self._said:
            return None, ""
        if split := _split(written):
            found = self.sharing(split["name"])
            if len(found) == 1 and _same_base(split["unit"], found[0].requirement.unit):
                return found[0], split["unit"].strip()
        return self._naming.find(normalise(written), year)

    def sharing(self, written: str) -> list[Target]:
        """All targets that have this name; the plan, or a mapping, should have told them apart."""
        name = normalise(written)
        if name in self._said:  # to an id that the plan does not have: then it is none of its own
            said = self._by_id.get(self._said[name])
            return [said] if said else []
        return self._by_name.get(name, [])

    def suggestions(self, written: str) -> tuple[str, ...]:
        """Names of targets of which a name or alias looks like this one, best first."""
        name = normalise(written)[:_LONGEST]
        if name not in self._suggested and len(self._suggested) < _SUGGESTED:
            near = get_close_matches(name, self._by_name, n=_CANDIDATES, cutoff=0.5)
            names = dict.fromkeys(target.name for key in near for target in self._by_name[key])
            self._suggested[name] = tuple(names)[:_SUGGESTIONS]
        return self._suggested.get(name, ())


def _split(name: str) -> re.Match[str] | None:
    """A name and the unit in brackets behind it."""
    return _UNIT_BEHIND.fullmatch(unicodedata.normalize("NFKC", _unnumbered(name)).strip())


def _same_base(unit: str, wanted: str) -> bool:
    return canonical_unit(unit)[1] == canonical_unit(wanted)[1]


def unmatched_rows(rows: Sequence[Unmatched]) -> Iterator[Finding]:
    """What is said where no row belongs to any target: of many rows, how many there are, first."""
    if len(rows) > _SUGGESTED:
        said = {"count": str(len(rows)), "listed": str(_SUGGESTED)}
        yield _warned("row-unmatched-many", rows[0], said)
    for row in rows[:_SUGGESTED]:
        near = Names(row.suggestions)
        code = "row-unmatched" if near else "row-unmatched-alone"
        yield _warned(code, row, {"name": row.name, "near": near})


def _warned(code: str, row: Unmatched, params: dict[str, str]) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, source=row.source, params=params)


# --- Mapping files ------------------------------------------------------------------------------


def doubts(plan: Plan, names: Sequence[Renaming], rows: Iterable[Actual]) -> Iterator[Finding]:
    """What is odd about a mapping's names: an unknown id, a name of the plan's, one never met."""
    if not names:
        return
    ids = {target.id: target for target in plan.targets}
    plain = Matcher(plan.targets)
    met = {name for row in rows for name in _as_matched(row.name)}
    for one in names:
        planned = [target.id for target in plain.sharing(one.written)]
        said = {"text": one.written, "plan": plan.id, "id": one.means, "means": one.means}
        said["planned"] = Names(planned)
        if one.means not in ids:
            near = get_close_matches(one.means, ids, n=1)
            code = "map-id-misspelt" if near else "map-id-unknown"
            yield _of(one, code, Severity.ERROR, said | {"near": "".join(near)})
        elif planned and planned != [one.means]:
            yield _of(one, "map-against-plan", Severity.WARNING, said | {"planned": Names(planned)})
        if normalise(one.written) not in met:
            yield _of(one, "map-name-unseen", Severity.WARNING, said)


def _as_matched(name: str) -> tuple[str, ...]:
    """A row's name as it is looked up: whole, and without the unit behind it."""
    split = _split(name)
    return (normalise(name), normalise(split["name"])) if split else (normalise(name),)


def _of(one: Renaming, code: str, severity: Severity, params: dict[str, str]) -> Finding:
    return Finding(code=code, severity=severity, source=one.source, params=params)
