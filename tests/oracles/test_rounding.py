"""Rounding and the two comparing methods of GB/T 8170-2008 against published examples.

Differences by intent: a limit's last digit weighs a power of ten, so the clauses on 0.5 and 0.2
(3.4) have no use and no test here; 100% is all, so it is never rounded, though the table does.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qcheck.quantity import may_round, parse_requirement, rounded, satisfies
from tests.oracles.folder import cases

SAMPLE = """
12.1498  1     12      3.2.1
12.1498  0.1   12.1    3.2.1
1268     100   1300    3.2.2
10.5002  1     11      3.2.2
1.050    0.1   1.0     3.2.3
0.35     0.1   0.4     3.2.3
2500     1000  2000    3.2.3
3500     1000  4000    3.2.3
-355     10    -360    3.2.4
-325     10    -320    3.2.4
-0.0365  0.001 -0.036  3.2.4
97.46    1     97      3.3.1
15.4546  1     15      3.3.1
9.8250   0.01  9.82    secondary
9.82501  0.01  9.83    secondary
"""


def to(value: str, interval: str) -> Decimal:
    """As a limit does whose last digit weighs `interval`, a power of ten."""
    return rounded(Decimal(value), Decimal(1).scaleb(Decimal(interval).adjusted()))


@pytest.mark.parametrize("line", SAMPLE.split("\n")[1:-1])
def test_rounding_sample(line: str) -> None:
    value, interval, expected, _ = line.split()
    assert to(value, interval) == Decimal(expected)


def test_rounding_as_published() -> None:
    published = [
        case
        for case in cases("rounding.json")["rounding"]
        if Decimal(case["interval"]).normalize().as_tuple().digits == (1,)
    ]
    assert len(published) > 20
    for case in published:
        assert to(case["value"], case["interval"]) == Decimal(case["expected"]), case


def requirement(limit: dict[str, Any]) -> str:
    if "min" in limit and "max" in limit:
        return f"{limit['min']}–{limit['max']}"
    if "min" in limit:
        return f"{'>' if limit.get('open_min') else '≥'} {limit['min']}"
    return f"{'<' if limit.get('open_max') else '≤'} {limit['max']}"


def test_both_ways_of_comparing() -> None:
    kept_whole = 0
    for case in cases("rounding.json")["qcheck_cases"]:
        one = parse_requirement(f"{requirement(case['limit'])}%")
        value = Decimal(case["measured"])
        assert satisfies(value, one) == case["full_value_ok"], case
        if not may_round(one):
            kept_whole += 1
            continue
        assert rounded(value, one.quantum) == Decimal(case["rounded"])
        assert satisfies(rounded(value, one.quantum), one) == case["rounded_value_ok"], case
    assert kept_whole == 2
