"""The same indicators in several plans: found by id or name, less than above by value and year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from qcheck.compare import Difference, Place, compare, level_of
from qcheck.model import Level, Plan, Target
from tests.builders import plan, target

DUE_2027 = dt.date(2027, 12, 31)


def of(region: str, *targets: Target, level: Level | None = None) -> Plan:
    return replace(plan(*targets), id=region, region=region, level=level)


def places(*plans: Plan) -> tuple[Place, ...]:
    """The one indicator that the plans share."""
    (only,) = compare(plans)
    return only


def below(city: Target, province: Target) -> bool:
    """Whether 甲市 with this target is marked as asking less than 乙省 with that one."""
    above, under = places(of("乙省", province), of("甲市", city))
    assert above.below == ()
    return bool(under.below)


@pytest.mark.parametrize(
    ("region", "said", "level"),
    [
        ("浙江省", None, Level.PROVINCE),
        ("广西壮族自治区", None, Level.PROVINCE),
        ("上海市", None, Level.PROVINCE),
        ("金华市", None, Level.CITY),
        ("延边朝鲜族自治州", None, Level.CITY),
        ("兴安盟", None, Level.CITY),
        ("阿里地区", None, Level.CITY),
        ("德清县", None, Level.COUNTY),
        ("婺城区", None, Level.COUNTY),
        ("科尔沁右翼前旗", None, Level.COUNTY),
        ("义乌市", Level.COUNTY, Level.COUNTY),
        ("浙江", None, None),
        ("", None, None),
        ("", Level.CITY, Level.CITY),
    ],
)
def test_the_level_of_a_plan(region: str, said: Level | None, level: Level | None) -> None:
    assert level_of(of(region, level=said)) is level


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (target("≥ 1", id="a", name="甲"), target("≥ 1", id="a", name="乙"), True),
        (target("≥ 1", id="a", name="甲"), target("≥ 1", id="b", name="甲"), True),
        (target("≥ 1", id="a", name="“PM₂.₅” 浓度"), target("≥ 1", id="b", name="PM2.5浓度"), True),
        (target("≥ 1", id="a", name="甲"), target("≥ 1", id="b", aliases=("甲",)), True),
        (target("≥ 1", id="a", aliases=("甲",)), target("≥ 1", id="b", name="甲"), True),
        (
            target("≥ 1", id="a", name="产品质量合格率"),
            target("≥ 1", id="b", name="产品质量的合格率"),
            False,
        ),
    ],
)
def test_the_same_indicator_is_one_of_the_same_id_or_name(
    one: Target, other: Target, *, same: bool
) -> None:
    assert bool(compare([of("甲市", one), of("乙省", other)])) is same


def test_a_plan_is_not_compared_with_itself() -> None:
    assert compare([of("甲市", target("≥ 1", id="a"), target("≥ 2", id="b")), of("乙省")]) == []


def test_indicators_come_in_the_order_of_the_first_plan() -> None:
    first = of("甲市", target("≥ 1", id="a", name="甲"), target("≥ 2", id="b", name="乙"))
    second = of("乙省", target("≥ 2", id="b", name="乙"), target("≥ 1", id="a", name="甲"))
    assert [row[0].target.id for row in compare([first, second])] == ["a", "b"]


def test_a_name_in_common_joins_what_ids_keep_apart() -> None:
    plans = (
        of("甲市", target("≥ 1", id="a", name="甲")),
        of("乙省", target("≥ 1", id="b", name="乙")),
        of("丙县", target("≥ 1", id="b", name="丙", aliases=("甲",))),
    )
    assert [place.plan.id for place in places(*plans)] == ["甲市", "乙省", "丙县"]


@pytest.mark.parametrize(
    ("city", "province", "less"),
    [
        ("≥ 90", "≥ 92", True),
        ("≥ 92", "≥ 92", False),
        ("≥ 93", "≥ 92", False),
        ("≥ 92", "> 92", True),  # 92 itself satisfies only the city's
        ("> 92", "≥ 92", False),
        ("≤ 4%", "≤ 3.5%", True),
        ("≤ 3%", "≤ 3.5%", False),
        ("≤ 3.5%", "< 3.5%", True),
        ("≤ 5起", "= 0起", True),
        ("= 0起", "= 0起", False),
        ("= 0起", "≤ 3起", False),
        ("≥ 92", "≤ 95", False),  # opposite directions compare with nothing
        ("80–90%", "85–90%", True),
        ("85–90%", "80–95%", False),
        ("≥ 9‰", "≥ 1%", True),
        ("≥ 10‰", "≥ 1%", False),
        ("≥ 200000元/人", "≥ 27万元/人", True),
        ("≥ 90", "≥ 91分", True),
        ("≥ 90分", "≥ 91", True),
        ("≥ 80", "≥ 85%", False),  # 80 of what?
        ("≥ 0.5", "≥ 85%", False),
        ("≥ 80%", "≥ 85分", False),
        ("≥ 20家", "≥ 400家", False),  # a province counts over more than a city
    ],
)
def test_asking_for_less(city: str, province: str, *, less: bool) -> None:
    assert below(target(city), target(province)) is less


@pytest.mark.parametrize(
    ("city", "province", "less"),
    [
        (target("≥ 90"), target("≥ 92", due=DUE_2027), False),
        (target("≥ 90", "hold"), target("≥ 92", "level"), True),
        (target("≥ 80%", "stock"), target("≥ 90%", "stock"), True),
        (target("≥ 80亩", "stock"), target("≥ 90亩", "stock"), False),
        (target("≥ 80%", "growth"), target("≥ 90%", "level"), False),
        (target("≥ 10%", "growth"), target("≥ 30%", "growth"), True),
        (target("≥ 10%", "growth", start=dt.date(2025, 1, 1)), target("≥ 30%", "growth"), False),
        (target("≤ 5起", "flow"), target("≤ 3起", "flow"), True),
        (target("≤ 5起", "flow", yearly=True), target("≤ 3起", "flow", yearly=True), True),
        (target("≤ 5起", "flow"), target("≤ 3起", "flow", yearly=True), False),
        (target("≥ 90%", yearly=True), target("≥ 92%", due=dt.date(2024, 12, 31)), True),
        (target("≥ 90%"), target("≥ 92%", due=dt.date(2025, 6, 30)), True),
        (target("done", "milestone"), target("done", "milestone"), False),
    ],
)
def test_only_what_is_due_together_and_judged_alike_compares(
    city: Target, province: Target, *, less: bool
) -> None:
    assert below(city, province) is less


@pytest.mark.parametrize(
    ("lower", "higher", "marked"),
    [
        (of("丙县", target("≥ 90")), of("甲市", target("≥ 92")), True),
        (of("丙县", target("≥ 90")), of("乙省", target("≥ 92")), True),
        (of("义乌市", target("≥ 90"), level=Level.COUNTY), of("甲市", target("≥ 92")), True),
        (of("丁市", target("≥ 90")), of("甲市", target("≥ 92")), False),
        (of("乙省", target("≥ 90")), of("甲市", target("≥ 92")), False),
        (of("某地", target("≥ 90")), of("乙省", target("≥ 92")), False),
    ],
)
def test_only_a_higher_level_is_above(lower: Plan, higher: Plan, *, marked: bool) -> None:
    for pair in ((lower, higher), (higher, lower)):
        found = {place.plan.id: place.below for place in places(*pair)}
        assert found == {lower.id: (higher,) if marked else (), higher.id: ()}


@pytest.mark.parametrize(
    ("second", "differs"),
    [
        (target("≥ 2"), set()),
        (target("≥ 2", "hold"), set()),
        (target("≥ 2", name="别的名字"), {Difference.NAME}),
        (target("≥ 2", "stock"), {Difference.KIND}),
        (target("≥ 2%"), {Difference.UNIT}),
        (target("≥ 2分"), set()),
        (target("done", "milestone"), {Difference.KIND, Difference.UNIT}),
    ],
)
def test_what_differs_is_said(second: Target, differs: set[Difference]) -> None:
    _, found = places(of("甲市", target("≥ 1")), of("乙省", second))
    assert set(found.differs) == differs
