"""The shipped plans against lists made by hand from their documents."""

from __future__ import annotations

import pytest

from qcheck import library
from qcheck.model import Commitment

# id, required, kind, every year, aspirational
JINHUA_2025 = """
quality-competitiveness-index | ≥ 92 | level | |
rd-intensity | ≥ 2.8% | level | |
labour-productivity | ≥ 27万元/人 | level | |
farm-produce-pass-rate | ≥ 98% | level | |
food-pass-rate | ≥ 99% | level | |
essential-medicines-pass-rate | ≥ 99.5% | level | |
procured-medicines-pass-rate | ≥ 99.5% | level | |
product-pass-rate | ≥ 94% | level | |
construction-acceptance-rate | ≥ 100% | level | |
service-satisfaction | ≥ 90分 | level | |
good-air-days | ≥ 92.7% | level | |
surface-water-grade-3 | ≥ 100% | level | |
brand-sales-share | ≥ 55% | level | |
new-high-tech-firms | ≥ 400家 | flow | year |
new-tech-sme | ≥ 1000家 | flow | year |
invention-patents | ≥ 1.8万件 | stock | |
high-value-patents-per-10k | ≥ 7件 | level | |
quality-benchmark-cities | ≥ 1个 | flow | | strives
brand-demonstration-areas | ≥ 1个 | flow | | strives
forest-quality | ≥ 139.65万亩 | stock | |
trusted-consumption-units | ≥ 30000家 | stock | |
future-factories | ≥ 2家 | flow | year | strives
industry-quality-projects | ≥ 10个 | flow | year |
two-industries-pilot-areas | ≥ 5个 | stock | |
service-manufacturing-firms | ≥ 23家 | stock | |
moderate-pollution-days | done | milestone | |
international-standards | ≥ 25项 | stock | |
national-industry-standards | ≥ 2600项 | stock | |
zhejiang-made-standards | ≥ 450项 | stock | |
quality-management-adopters | ≥ 200家 | flow | year |
new-champion-firms | ≥ 10家 | flow | year | strives
zhejiang-made-products | ≥ 240个 | flow | year | strives
zhejiang-export-brands | ≥ 15个 | flow | year | strives
registered-trademarks | ≥ 53万件 | stock | | strives
quality-inspection-centres | ≥ 10个 | stock | |
new-measurement-standards | ≥ 22项 | flow | |
measurement-standards | ≥ 276项 | stock | |
quality-service-platforms | ≥ 18个 | stock | |
"""
JINHUA_2027 = """
quality-competitiveness-index | ≥ 92.5 | level | |
rd-intensity | ≥ 3% | level | |
labour-productivity | ≥ 35万元/人 | level | |
brand-sales-share | ≥ 57% | level | |
quality-service-platforms | ≥ 20个 | stock | |
"""


@pytest.mark.parametrize(
    ("plan", "by_hand"), [("jinhua-2025", JINHUA_2025), ("jinhua-2027", JINHUA_2027)]
)
def test_what_the_document_promises(plan: str, by_hand: str) -> None:
    loaded = library.load(plan)
    found = [
        [
            target.id,
            target.requirement.text,
            target.kind.value,
            "year" if target.yearly else "",
            "strives" if target.commitment is Commitment.ASPIRATIONAL else "",
        ]
        for target in loaded.targets
    ]
    expected = [[part.strip() for part in line.split("|")] for line in by_hand.strip().splitlines()]
    assert found == expected
    assert {target.due for target in loaded.targets} == {loaded.end}


@pytest.mark.parametrize(
    ("plan", "targets"),
    [("yiwu-2018", 75), ("ganzhou-2020", 31), ("jiaxing-2013", 41), ("zhejiang-2019", 31)],
)
def test_how_many_targets(plan: str, targets: int) -> None:
    assert len(library.load(plan).targets) == targets
