from __future__ import annotations

import pytest

from qcheck.audit import Audit, audit, entry
from qcheck.model import Lang, Severity
from tests.audit.demo import DOCUMENT, PLAN, lines, narrowed, plan, widened


def held(document: str = DOCUMENT, text: str = PLAN) -> Audit:
    return audit(plan(text), lines(document), "demo.txt")


def codes(audited: Audit) -> list[tuple[str, str | None]]:
    return [(one.code, one.target) for one in audited.findings]


def test_a_plan_that_holds_every_figure_is_complete() -> None:
    audited = held()
    assert codes(audited) == []
    assert audited.complete
    assert audited.clauses == {"total": 8, "found": 8, "in_section": 8}
    figures = dict(audited.figures)
    assert figures.pop("total") == sum(figures.values())
    assert figures["in_targets"] == 8
    assert figures["in_not_targets"] == 2
    assert figures["uncovered"] == 0


@pytest.mark.parametrize(
    "copy",
    [
        widened,
        narrowed,
        lambda text: text.replace("达", "达\u00a0").replace("92.5", "92．5"),
        lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda text: text.replace("质量", "質量").replace("万件", "萬件"),
    ],
    ids=["full width", "half width", "nbsp", "digits", "traditional"],
)
def test_another_writing_of_the_document_changes_nothing(copy: object) -> None:
    assert callable(copy)
    audited = held(copy(DOCUMENT))
    assert codes(audited) == []
    assert (audited.clauses, audited.figures) == (held().clauses, held().figures)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("产品合格率达98%,", "", [("clause-not-found", "rate")]),
        ("重点企业监测全覆盖", "重点企业监测", [("clause-differs", "coverage")]),
        ("92.5以上", "93.5以上", [("clause-differs", "index"), ("figure-uncovered", None)]),
        ("达98%", "达98.5%", [("clause-differs", "rate"), ("figure-uncovered", None)]),
        ("1.8万件", "1.8件", [("clause-differs", "patents"), ("figure-uncovered", None)]),
        ("5-10项", "10项", [("clause-differs", "standards"), ("figure-uncovered", None)]),
        ("网点20个", "网点120个", [("clause-differs", "outlets"), ("figure-uncovered", None)]),
        ("新增网点20个。", "新增网点20个,培训千名骨干。", [("figure-uncovered", None)]),
        ("建设一批平台。", "建设一批平台。企业全部达标。", [("figure-uncovered", None)]),
        ("建设一批平台。", "建设一批平台。杜绝次品。", [("figure-uncovered", None)]),
        ("建设一批平台。", "建设五区六业。", [("figure-uncovered", None)] * 2),
        ("奖励50万元", "奖励80万元", [("figure-uncovered", None), ("fragment-unused", None)]),
        ("围绕“336”体系", "", [("fragment-unused", None)]),
    ],
)  # fmt: skip
def test_what_was_removed_added_or_changed_is_found(
    before: str, after: str, expected: list[tuple[str, str | None]]
) -> None:
    assert DOCUMENT.count(before) == 1
    assert codes(held(DOCUMENT.replace(before, after))) == expected


def test_a_missing_target_leaves_its_figure_uncovered() -> None:
    less = "\n".join(line for line in PLAN.split("\n") if "网点" not in line)
    audited = held(text=less)
    assert codes(audited) == [("figure-uncovered", None)]
    finding = audited.findings[0]
    assert finding.source == "demo.txt:15"
    assert finding.params["sentence"] == "新增网点20个。"
    assert finding.params["section"] == "二(二)二是"


def test_a_figure_in_the_clause_of_another_target_needs_its_own() -> None:
    chained = PLAN.replace(
        "clause: 培育百家示范企业", 'clause: "有效发明专利数量达1.8万件,培育百家示范企业"'
    )
    assert codes(held(text=chained)) == []
    less = "\n".join(line for line in chained.split("\n") if "专利," not in line)
    less = less.replace("     clause: 有效发明专利数量达1.8万件}\n", "")
    audited = held(text=less)
    assert codes(audited) == [("figure-of-no-target", None)]
    assert audited.findings[0].params["others"] == "firms"
    assert not audited.complete


def test_a_clause_in_another_section_names_both() -> None:
    audited = held(text=PLAN.replace("section: 二(一)2 强化监管", "section: 二(二)"))
    assert codes(audited) == [("clause-wrong-section", "coverage")]
    params = audited.findings[0].params
    assert (params["claimed"], params["actual"], params["place"]) == (
        "二(二)",
        "二(一)2",
        "demo.txt:14",
    )


def test_the_same_words_in_another_section_are_looked_at() -> None:
    audited = held(DOCUMENT.replace("建设一批平台。", "建设一批平台,新增网点20个。"))
    assert codes(audited) == [("figure-uncovered", None)]


def test_a_target_without_a_clause_proves_nothing() -> None:
    audited = held(text=PLAN.replace(",\n     clause: 新增网点20个", ""))
    assert codes(audited) == [("clause-empty", "outlets"), ("figure-uncovered", None)]


def test_a_section_that_is_no_number_is_refused() -> None:
    audited = held(text=PLAN.replace("section: 二(二)二是", "section: 服务质量"))
    assert codes(audited) == [("section-unreadable", "outlets")]


def test_the_nearest_sentence_is_named() -> None:
    finding = held(DOCUMENT.replace("1.8万件", "2.8万件")).findings[0]
    assert finding.params["near"] == "全市有效发明专利数量达2.8万件"
    assert finding.params["place"] == "demo.txt:13"


def test_a_fragment_covers_all_its_occurrences() -> None:
    assert codes(held(DOCUMENT + "完善“336”体系。\n")) == []


def test_a_fragment_without_a_figure_is_a_warning() -> None:
    audited = held(text=PLAN + "  - {text: 提升服务质量, reason: vague}\n")
    assert codes(audited) == [("fragment-without-figure", None)]
    assert audited.findings[0].severity is Severity.WARNING
    assert audited.complete


def test_an_audit_as_data() -> None:
    data = entry(held(DOCUMENT.replace("92.5", "93.5")), Lang.EN)
    assert data["complete"] is False
    assert data["figures"]["uncovered"] == 1
    assert {one["code"] for one in data["findings"]} == {"clause-differs", "figure-uncovered"}


@pytest.mark.parametrize(
    ("clause", "missing"),
    [
        ("PM2.5浓度小于37ug/m3", []),
        ("新增床位37张以上,惠及每千名老人", ["千"]),
        ("新增37万家", ["37万"]),  # 37 is not 370000
        ("CEO37名,O36名", ["36"]),
        ("新增37个,培训三名骨干", ["三"]),
        ("新增三十七个", []),
        ("新增37个,合格率全部达标", ["全部"]),
        ("新增37个,杜绝次品", ["杜绝"]),
        ("A企业37个、B企业37个", ["37"]),
        ("A企业7个、B企业37个", ["7"]),
        ("新增37家,培训百名骨干", ["百"]),
        ("由30元提高到37元", []),
        ("由29元提高到37元", ["29"]),
    ],
)
def test_which_figures_of_a_clause_are_the_targets_own(clause: str, missing: list[str]) -> None:
    text = PLAN.replace("≥ 20个", "≥ 37个").replace(
        "clause: 新增网点20个", f'clause: "{clause}", baseline: {{value: "30个"}}'
    )
    audited = held(DOCUMENT.replace("新增网点20个", clause), text)
    assert [one.params["figure"] for one in audited.findings] == missing


@pytest.mark.parametrize(
    ("written", "clause", "cut"),
    [
        ("网点20个以下", "新增网点20个", "以下"),
        ("网点20个(含)以上", "新增网点20个", "(含)以上"),
        ("网点20个左右", "新增网点20个", "左右"),
        ("网点不低于20个", "20个", "不低于"),
        ("网点超过20个", "20个", "超过"),
    ],
)
def test_a_clause_may_not_leave_out_a_comparison_word(written: str, clause: str, cut: str) -> None:
    text = PLAN.replace("clause: 新增网点20个", f"clause: {clause}")
    audited = held(DOCUMENT.replace("网点20个", written), text)
    assert codes(audited) == [("clause-cut", "outlets")]
    assert audited.findings[0].params["cut"] == cut


@pytest.mark.parametrize("full", ["新增网点20个以下", "力争今年新增网点20个"])
def test_a_clause_that_holds_its_words_is_not_cut(full: str) -> None:
    text = PLAN.replace("clause: 新增网点20个", f"clause: {full}")
    assert codes(held(DOCUMENT.replace("新增网点20个", full), text)) == []


def test_striving_may_not_be_left_out_of_a_binding_target() -> None:
    document = DOCUMENT.replace("新增网点20个", "力争今年新增网点20个")
    assert codes(held(document)) == [("clause-cut", "outlets")]
    strives = PLAN.replace("id: outlets,", "id: outlets, commitment: aspirational,")
    assert codes(held(document, strives)) == []
    before = DOCUMENT.replace("新增网点20个", "力争上游,新增网点20个")
    assert codes(held(before)) == []


def test_a_leading_not_may_not_be_left_out() -> None:
    document = DOCUMENT.replace("新增网点20个", "不新增网点20个")
    assert codes(held(document)) == [("clause-cut", "outlets")]


def test_two_words_for_one_thing_need_one_target() -> None:
    clause = "所有重点企业监测全覆盖"
    text = PLAN.replace("clause: 重点企业监测全覆盖", f"clause: {clause}")
    assert codes(held(DOCUMENT.replace("重点企业监测全覆盖", clause), text)) == []


def test_a_word_that_stands_twice_needs_two_targets() -> None:
    clause = "超市监测全覆盖、重点企业监测全覆盖"
    text = PLAN.replace("clause: 重点企业监测全覆盖", f"clause: {clause}")
    document = DOCUMENT.replace("重点企业监测全覆盖", clause)
    assert codes(held(document, text)) == [("figure-of-no-target", None)]


def test_a_fragment_whose_figures_rules_recognise_is_needless() -> None:
    audited = held(text=PLAN + "  - {text: 建设一批平台, reason: vague}\n")
    assert codes(audited) == [("fragment-needless", None)]
    assert audited.complete


def test_spaces_inside_words_change_nothing() -> None:
    document = DOCUMENT.replace("(二)", "( 二 )").replace("进一步", "进 一 步")
    document = document.replace("1.8万件", "1.8 万件").replace("二是", "二 是")
    assert codes(held(document)) == []


def test_the_sentence_stands_in_quotation_marks() -> None:
    data = entry(held(DOCUMENT.replace("建设一批平台。", "培训千名骨干。")), Lang.ZH)
    assert "培训千名骨干。”请" in data["findings"][0]["message"]


@pytest.mark.parametrize(
    ("clause", "target", "missing"),
    [
        ("新增1万5千家", "≥ 1.5万家", []),
        ("新增1万5千家", "≥ 5千家", ["1万5千"]),
        ("新增一百零五家", "≥ 105家", []),
        ("新增一百零五家", "≥ 5家", ["一百零五"]),
        ("新增A企业5家、B企业15家", "≥ 15家", ["5"]),
        ("劳动生产率达27万元/人", "≥ 27万元/人", []),
        ("完成率九成以上", "≥ 90%", []),
        ("新增10家至20家", "≥ 10家 (10–20家)", []),
        ("新增三至五个", "≥ 3个 (3–5个)", []),
        ("实现零事故", "= 0起", []),
    ],
)
def test_figures_are_compared_by_value(clause: str, target: str, missing: list[str]) -> None:
    text = PLAN.replace("≥ 20个", target).replace("新增网点20个", clause)
    audited = held(DOCUMENT.replace("新增网点20个", clause), text)
    assert [one.params["figure"] for one in audited.findings] == missing
