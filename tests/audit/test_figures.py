from __future__ import annotations

import pytest

from qcheck.audit.figures import figures
from qcheck.audit.fold import _SCRIPT, fold, squeeze
from qcheck.audit.ordinary import WORDS
from qcheck.audit.sections import Sections, claimed, within, written


def left(text: str) -> list[str]:
    """The figures that no rule recognises."""
    return [one.text for one in figures(fold(text)) if not one.rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到９２．５％以上", ["92.5%"]),
        ("达到1.8万件", ["1.8万"]),
        ("1,200家", ["1,200"]),
        ("2—3个,5-10家", ["2-3", "5-10"]),
        ("百家以上、千名、万人以上", ["百", "千", "万"]),
        ("五区六业,三大,十项", ["五", "六", "三", "十"]),
        ("全部达标,监测全覆盖,百分之百", ["全部", "全覆盖", "百分之百"]),
        ("不发生事故,消除黑水,杜绝假货,零投诉", ["不发生", "消除", "杜绝", "零"]),
        ("三分之一以上", ["三分之一"]),
        ("十分钟生活圈", ["十"]),
        ("检验一批次", ["一"]),
        ("师生比达1:18", ["1", "18"]),
        ("综合排名保持全省第一,建立三年", ["一", "三"]),
        ("控制在83.2025年底", ["83"]),
        ("见https://example.org/1.html新增5家", ["5"]),
        ("质量指数达92。5", ["92.5"]),
        ("建成监管系统一个", ["一"]),
        ("制定行动计划一项", ["一"]),
        ("发布名单一份", ["一"]),
        ("签订合同一批", ["一"]),
        ("举报电话500部", ["500"]),
        ("网站阅读次数: 5000次以上", ["5000"]),
        ("2至3个,2到3家,2个至3个", ["2至3", "2到3", "2个至3"]),
        ("三至五个", ["三至五"]),
        ("2万—3万人", ["2万-3万"]),
        ("3、50家企业完成改造", ["50"]),
        ("应检尽检,所有企业,半数以上", ["应检尽检", "所有", "半数"]),
        ("百分之六十五,九成以上,壹佰家", ["百分之六十五", "九成", "壹佰"]),
        ("达到9 万件,1万5千家", ["9 万", "1万5千"]),
        ("连续三个月,每年3个月", ["三", "3"]),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert left(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、总体目标", "(二十一)抓好", "12.推动", "①建立", "二、打造", "三,打造", "2、加强",
        "强化监管。一是完善机制。二是加强宣传",
        "到2025年,", "2018年11月13日", "11月13日", "2023-11-13 09:37:45", "“十三五”时期",
        "2017—2019年", "2017- 07- 21 10: 28", "2018年度", "二零二五年",
        "浙政办发〔2017〕72号", "国发[2012]9号", "第25次会议", "第24期(总第1173期)",
        "索引号: 000014349/2017-777818", "    11330700099033995K/2023-04340",
        "https://example.org/2023/1.html", "联系电话:0579-12345678", "附件1", "附件:2.目录",
        "GB/T 19001-2016", "2023-11-1309:37:45", "2025年1-6月", "1至6月", "六月底", "三季度",
        "5G基站", "( 一 )加强", "二 、打造", "进 一 步", "发展权和所有权",
        "邮编:321000 电话 0579-12345678",
        "党的二十大精神", "十九届五中全会",
    ],
)  # fmt: skip
def test_numbering_dates_and_document_numbers_are_recognised(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    "text",
    """一批 统一 进一步 一线 第三方 万众 一流 一体化 不一致 覆盖城乡 长三角 五金 零售 零部件
    十分重要 百姓 一把手 一站式 质量第一 两端 一般性 百分点""".split(),
)
def test_ordinary_words_count_nothing(text: str) -> None:
    assert left(f"推动{text}工作") == []


def test_no_ordinary_word_stands_twice() -> None:
    assert len(WORDS) == len(set(WORDS))


def test_no_character_of_the_script_table_stands_twice() -> None:
    table = list(_SCRIPT[::2])
    assert len(table) == len(set(table))
    assert fold("臺幾隻裡週徵") == "台几只里周征"


def test_folding_keeps_every_place() -> None:
    text = "達９２．５％（含）—“甲”\u3000〔2018〕１号"
    assert len(fold(text)) == len(text)
    assert fold(text) == '达92.5%(含)-"甲" (2018)1号'


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("达 92.5%,", "达９２．５％，", True),
        ("92.5", "925", False),
        ("2、3", "23", False),
        ("“品”字标", "品字标", True),
        ("10 20", "1020", False),
    ],
)
def test_squeezing(one: str, other: str, same: bool) -> None:
    assert (squeeze(fold(one))[0] == squeeze(fold(other))[0]) is same


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("一", ("一",)),
        ("二(一)1", ("二", "(一)", "1")),
        ("二（一）1.释放高质量发展新动能", ("二", "(一)", "1")),
        ("三(三)四是", ("三", "(三)", "四是")),
        ("六(二十二)", ("六", "(二十二)")),
        ("第三部分(一)", ("三", "(一)")),
        ("二、(一)①", ("二", "(一)", "①")),
        ("二 (一 )", ("二", "(一)")),
        ("服务质量", ()),
    ],
)
def test_a_claimed_section(section: str, path: tuple[str, ...]) -> None:
    assert claimed(fold(section)) == path


def test_sections_of_a_document() -> None:
    text = [
        "前言",
        "一、甲",
        "(一)乙",
        "1.丙。一是丁。二是戊",
        "2.己",
        "1.8万件",
        "(二)庚",
        "二、辛",
    ]
    starts = [sum(len(line) + 1 for line in text[:i]) for i in range(len(text))]
    sections = Sections(list(zip(starts, map(fold, text), strict=True)))
    at = [written(sections.at(start)) for start in starts]
    assert at == ["", "一", "一(一)", "一(一)1", "一(一)2", "一(一)2", "一(二)", "二"]
    assert written(sections.at(starts[3] + 5)) == "一(一)1一是"
    assert within(("一", "(一)", "1"), ("一", "(一)"))
    assert not within(("一",), ("一", "(一)"))
