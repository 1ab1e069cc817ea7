from __future__ import annotations

import pytest

from qcheck.matching import Matcher, doubts, normalise
from qcheck.model import Lang, Renaming
from qcheck.words import message
from tests.builders import plan, row, target

PATENTS = target(
    "≥ 1.8万件", "stock", id="patents", name="有效发明专利数量", aliases=("有效发明专利拥有量",)
)
PM = target("< 37 微克/立方米", id="pm25", name="PM2.5平均浓度")
WATER = target("≥ 100%", id="water", name="达到或优于Ⅲ类水质比例")
MADE = target("≥ 450项", "stock", id="made", name="发布“浙江制造”标准")
RATE = target("≥ 27万元/人", id="rate", name="规上制造业全员劳动生产率")
MATCHER = Matcher((PATENTS, PM, WATER, MADE, RATE))


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("有效发明专利数量", "patents"),
        ("有效发明专利拥有量", "patents"),
        (" 有效发明\n专利数量　", "patents"),
        ("1.有效发明专利数量", "patents"),
        ("1、有效发明专利数量", "patents"),
        ("（1）有效发明专利数量", "patents"),
        ("(一)有效发明专利数量", "patents"),
        ("一、有效发明专利数量", "patents"),
        ("①有效发明专利数量", "patents"),
        ("【有效发明专利数量】", "patents"),
        ("“有效发明专利数量”", "patents"),
        ("PM₂.₅平均浓度", "pm25"),
        ("ＰＭ2．5平均浓度", "pm25"),
        ("pm2.5平均浓度", "pm25"),
        ("达到或优于III类水质比例", "water"),
        ('发布"浙江制造"标准', "made"),
        ("发布浙江制造标准", "made"),
        ("发布\u200b浙江制造标准", "made"),
    ],
)
def test_the_same_name_written_otherwise(written: str, id_: str) -> None:
    found, unit = MATCHER.by_name(written)
    assert found is not None
    assert (found.id, unit) == (id_, "")


@pytest.mark.parametrize(
    "written",
    [
        "有效发明专利",
        "有效发明专利数",
        "发明专利数量",
        "有效发明专利数量增长率",
        "PM10平均浓度",
        "",
    ],
)
def test_likeness_never_matches(written: str) -> None:
    assert MATCHER.by_name(written) == (None, "")


def test_a_unit_behind_the_name() -> None:
    found, unit = MATCHER.by_name("规上制造业全员劳动生产率（万元/人）")
    assert found is RATE
    assert unit == "万元/人"
    assert MATCHER.by_name("规上制造业全员劳动生产率(元/人)") == (RATE, "元/人")
    assert MATCHER.by_name("规上制造业全员劳动生产率(市区)") == (None, "")


def test_a_list_number_is_not_a_figure_of_the_name() -> None:
    assert normalise("3.5万人计划") == "3.5万人计划"
    assert normalise("2.5G覆盖率") == "2.5g覆盖率"


def test_ids_match_whatever_their_case() -> None:
    assert MATCHER.by_id(" Patents ") is PATENTS
    assert MATCHER.by_id("patent") is None


def test_suggestions_are_the_plans_own_words() -> None:
    assert MATCHER.suggestions("有效发明专利数")[0] == "有效发明专利数量"
    assert MATCHER.suggestions("完全无关的东西") == ()


def test_one_name_for_two_targets_matches_neither() -> None:
    twin = target("≥ 2万件", "stock", id="twin", name="有效发明专利数量")
    assert Matcher((PATENTS, twin)).by_name("有效发明专利数量") == (None, "")


# --- Mapping files -------------------------------------------------------------------------------


def said(written: str, means: str) -> Renaming:
    return Renaming(written=written, means=means, source="names.yaml:2:3")


@pytest.mark.parametrize(
    ("written", "id_", "unit"),
    [
        ("专利拥有", "patents", ""),
        (" 1.专利 拥有", "patents", ""),
        ("专利拥有(万件)", "patents", "万件"),
        ("专利拥有(家)", None, ""),
        ("PM2.5平均浓度", "water", ""),  # a mapping goes before the plan's own names
        ("发布“浙江制造”标准", None, ""),  # to an id that the plan does not have
        ("规上制造业全员劳动生产率", "rate", ""),
    ],
)
def test_a_mapping_goes_first(written: str, id_: str | None, unit: str) -> None:
    names = [said("专利拥有", "patents"), said("PM2.5平均浓度", "water"), said(MADE.name, "gone")]
    matcher = Matcher((PATENTS, PM, WATER, MADE, RATE), names)
    found, behind = matcher.by_name(written)
    assert (found.id if found else None, behind) == (id_, unit)


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (said("专利拥有", "patents"), []),
        (said("有效发明专利数量", "patents"), ["map-name-unseen"]),
        (said("专利拥有", "patens"), ["map-id-misspelt"]),
        (said("专利拥有", "zzzzzzzz"), ["map-id-unknown"]),
        (said("PM2.5平均浓度", "water"), ["map-against-plan"]),
        (said("没有的", "zzzzzzzz"), ["map-id-unknown", "map-name-unseen"]),
    ],
)
def test_what_is_odd_about_a_mapping_is_said(one: Renaming, codes: list[str]) -> None:
    rows = [row("1", name="专利拥有(万件)"), row("2", name="PM2.5平均浓度")]
    found = list(doubts(plan(PATENTS, PM, WATER), [one], rows))
    assert [finding.code for finding in found] == codes
    assert all(finding.source == one.source for finding in found)
    assert all(message(finding, lang) for finding in found for lang in Lang)
