"""A column of unknown meaning whose figures are near those of the values: another state of them.

初核数 beside 终核数, 完成值 beside 统计局数, 去重后 or any other word: which of the two counts the
words do not say, but the figures say that both are of the same thing. What no header tells is known
only when the rows have been read; so the figures are tallied, and the block is judged at its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from qcheck.model import Figure, Names, Outcome
from qcheck.quantity import canonical_unit
from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import TOLD, Role, understand, why
from qcheck.reading.values import unreadable
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Actual
    from qcheck.reading.columns import Columns, ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Cell, Row

_TIMES = 2  # what is more than this many times another figure is rather another thing
_ENOUGH = 1_000  # rows with both figures, after which a column that is not near is watched no more
_REMEMBERED = 20_000  # rows whose figures are equal: of those further down that is not known
_FIRST_YEAR, _LAST_YEAR = 1990, 2050
_DIGIT = regex(r"\d")
# Who can be reached, numbers that name, money, requirements, other places, other times, parts.
_OF_ELSE = regex(
    r"电话|手机|联系|邮[编箱]|[编代号码]$|id$|序|批次|样本|人[数员口]|资金|经费|金额|投[资入]|预算|次数"
    r"|批[复准]|标准|限值|阈值|警戒|预警|[上下底]限|底线|红线|要求|[应需拟]|力争|满分|[分赋].?值|分数|下达|分解"
    r"|(?:满意|允许|优秀|良好|[合及]格|期望|理想|约束|参考)值|门槛|区间"
    r"|奋斗|挑战|指标[数值]|[任业]务|平均|均值|中位|最[高低大小优]|第[一二三](?!方)|标杆|对标|先进|其中|部分"
    r"|全[省国]|[省市县区州]$|世界|同类|兄弟|周边|[上前往历原][季月周期次轮年有史值]|上个|期初|年初"
    r"|历史|累计|差|缺|剩|尚|增加|减少|下降|提[高升]|较|比[上去重例]|变化|幅|波动|天数|时长"
    r"|[本当单各][月季旬周]|月[份数]|年[份数限度]|日期|时间|意见|文号|附件|备注|说明"
)


@dataclass(slots=True)
class _Tally:
    """How the figures of one column stand to the values of the same rows."""

    both: int = 0
    near: int = 0  # the equal ones among them
    differ: int = 0  # near, and not equal
    years: bool = True  # so far all of them look like years
    equal: set[str] = field(default_factory=set)  # where the values stand that they are equal to

    def doubles(self) -> bool:
        """Whether the figures are most often near the values, and not by the chance of one row."""
        if self.years or not self.differ or 2 * self.near <= self.both:
            return False
        return self.differ > 1 or self.near == self.both


class Doubles:
    """Watches the columns of one block that may be a second one of its values.

    `start` is the number of rows of the sheet that were read before the block.
    """

    def __init__(self, context: Context, start: int) -> None:
        self._context = context
        self._start = start
        watched = _unknown(context.columns)
        self._tallies = {c: _Tally() for c in watched}

    def holds(self, row: Row) -> bool:
        """Whether a row has a figure in such a column; then it must be compared, each time."""
        return any(_figure(row.cells.get(c)) for c in self._tallies)

    def hear(self, row: Row, read: Actual) -> None:
        """Compare the figures of a row with its value."""
        value = read.value
        if not self._tallies or not isinstance(value, Figure):
            return
        for c, tally in tuple(self._tallies.items()):
            beside = _figure(row.cells.get(c))
            if beside:
                tally.both += 1
                if self._comparable(c, beside, value, read.unit):
                    _count(tally, beside, value, read.source)
                if tally.both >= _ENOUGH and not tally.doubles():
                    del self._tallies[c]

    def _comparable(self, column: int, beside: Figure, value: Figure, unit: str) -> bool:
        """Whether two figures are of one unit, as far as cells, headers and row say."""
        own = beside.unit or self._context.columns.header_units.get(column, "") or unit
        return canonical_unit(own) == canonical_unit(value.unit or unit)

    def applied(self, rows: list[Actual]) -> list[Actual]:
        """The rows of the sheet, those of the block without the values that are not certain."""
        found = {c: tally for c, tally in self._tallies.items() if tally.doubles()}
        if not found:
            return rows
        columns = self._context.columns
        named = Names(columns.label(c) for c in (columns.values[0].column, *sorted(found)))
        doubt = unreadable(Outcome.AMBIGUOUS, "value-column-second", columns=named)
        agreed = set.intersection(*(tally.equal for tally in found.values()))
        for at in range(self._start, len(rows)):
            row = rows[at]
            if isinstance(row.value, Figure) and row.source not in agreed:
                rows[at] = replace(row, value=doubt)
        return rows


def _figure(cell: Cell | None) -> Figure | None:
    """The figure of a cell; most cells that have none have no digit, which is quickly seen."""
    if cell is None or (cell.seen is Seen.TEXT and not _DIGIT.search(cell.text)):
        return None
    read = cells.figure(cell)
    return read if isinstance(read, Figure) else None


def _count(tally: _Tally, beside: Figure, value: Figure, source: str) -> None:
    one, other = beside.value, value.value
    tally.years = tally.years and one % 1 == 0 and _FIRST_YEAR <= one <= _LAST_YEAR
    if one == other:
        tally.near += 1
        tally.years = False
        if len(tally.equal) < _REMEMBERED:
            tally.equal.add(source)
    elif one * other > 0 and abs(one) <= _TIMES * abs(other) <= _TIMES * _TIMES * abs(one):
        tally.near += 1
        tally.differ += 1


def _unknown(columns: Columns) -> Iterable[int]:
    """The columns of one value whose headers tell nothing of what their figures are."""
    labels = columns.labels
    if len(columns.values) != 1 or columns.asked:
        return ()
    value = columns.values[0]
    if labels.get(value.column) in TOLD or not value.header:
        return ()
    single = (getattr(columns, key) for key in ("name", "id", "unit", "target", "date", "region"))
    known = {*single, columns.note, columns.basis, value.column, value.stated}
    known.update(columns.units, columns.category, columns.further_names, columns.further_regions)
    known.update(columns.numbering, columns.left_out, columns.timed)
    known.update(chain(value.beside, value.rivals, value.newer, value.before))
    others = ((c, text) for c, text in labels.items() if c not in known)
    return tuple(c for c, text in others if _tells_nothing(text) and _of_time(text, value))


def _of_time(text: str, value: ValueColumn) -> bool:
    """Whether a header may be of the time of the values: it names none, or the same."""
    said = understand(text).period
    return not (said and value.when) or said == value.when


def _tells_nothing(text: str) -> bool:
    """Whether a header could be that of a value for all that its words say."""
    unclear = understand(text).role in (Role.OTHER, Role.NONE) and why(text)[0] == "unclear"
    return unclear and text not in TOLD and not _OF_ELSE.search(text)
