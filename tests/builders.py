"""Short ways to the things that tests judge. Dates and figures as in the worked examples."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from qcheck.judge import Judgement, judge
from qcheck.model import (
    Actual,
    Actuals,
    Baseline,
    Basis,
    Commitment,
    Document,
    Figure,
    Input,
    Kind,
    Plan,
    Point,
    Rules,
    Target,
    Unreadable,
)
from qcheck.pace.settings import DEFAULTS
from qcheck.quantity import parse_amount, parse_figure, parse_requirement

START, DUE = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
JUNE = dt.date(2025, 6, 30)


def target(
    required: str,
    kind: str = "level",
    *,
    name: str = "指标",
    id: str = "indicator",  # noqa: A002  (the field's own name)
    aliases: tuple[str, ...] = (),
    baseline: str | None = None,
    start: dt.date = START,
    due: dt.date = DUE,
    yearly: bool = False,
    aspirational: bool = False,
    bounds: tuple[Decimal | None, Decimal | None] | None = None,
    lead: tuple[str, ...] = (),
    rules: Rules = DEFAULTS,
) -> Target:
    """A target of the demo plan."""
    base = None
    if baseline is not None:
        value, unit = parse_amount(baseline)
        base = Baseline(value=value, unit=unit, date=dt.date(2022, 12, 31))
    return Target(
        id=id,
        name=name,
        aliases=aliases,
        kind=Kind(kind),
        requirement=parse_requirement(required),
        start=start,
        due=due,
        yearly=yearly,
        commitment=Commitment.ASPIRATIONAL if aspirational else Commitment.BINDING,
        baseline=base,
        bounds=bounds,
        lead=lead,
        rules=rules,
    )


def plan(*targets: Target) -> Plan:
    """示范市 with these targets."""
    return Plan(
        id="demo-2025",
        title="示范市质量强市实施方案",
        region="示范市",
        issuer="示范市市场监督管理局",
        document=Document(),
        start=START,
        end=DUE,
        rules=DEFAULTS,
        targets=targets,
        source="demo-2025.yaml",
        sha256="0" * 64,
    )


def row(
    text: str,
    *,
    name: str = "指标",
    id: str = "",  # noqa: A002
    unit: str = "",
    date: dt.date | None = None,
    title_date: dt.date | None = None,
    covers: dt.date | None = None,
    of_year: bool = False,
    chosen: bool = False,
    region: str = "",
    stated: str = "",
    stated_for_year: bool = False,
    basis: Basis | None = None,
    cell: str = "E7",
    value: Figure | Unreadable | None = None,
) -> Actual:
    """One row whose value cell holds `text`."""
    return Actual(
        id=id,
        name=name,
        value=parse_figure(text) if value is None else value,
        raw=text,
        unit=unit,
        date=date,
        title_date=title_date,
        covers=covers,
        of_year=of_year,
        chosen=chosen,
        stated_for_year=stated_for_year,
        region=region,
        stated=stated,
        basis=basis,
        source=f"actuals.xlsx!Sheet1!{cell}",
    )


def actuals(*rows: Actual) -> Actuals:
    """One file with these rows."""
    one = Input(path="actuals.xlsx", sha256="1" * 64, sheets=("Sheet1",), rows=len(rows))
    return Actuals(rows=rows, inputs=(one,), findings=())


def judged(
    one: Target, value: str | Decimal, as_of: dt.date = JUNE, run: dt.date | None = None
) -> Judgement:
    """The judgement on one value dated `as_of`."""
    return judge(one, [Point(value=Decimal(value), date=as_of)], run or as_of)
