"""Every phrase exists in both languages, with the same fields, and every phrase used exists."""

from __future__ import annotations

import ast
import pkgutil
import re
import string
from pathlib import Path

import pytest

import qcheck
from qcheck import words
from qcheck.cli import COMMANDS
from qcheck.model import Finding, Flag, Kind, Lang, Names, Reason, Severity, Status
from qcheck.words import message, phrases, say, visible

MODULES = [module.name for module in pkgutil.iter_modules(words.__path__)]
SOURCES = sorted(Path(qcheck.__file__).parent.rglob("*.py"))


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("module", MODULES)
def test_both_languages_say_the_same(module: str) -> None:
    for key, (chinese, english) in phrases(module).items():
        assert fields(chinese) == fields(english), f"{module}.{key}"
        assert english.strip(), f"{module}.{key}"
        # An address, a brand or a placeholder may be the same in both; a sentence may not.
        assert chinese != english or not re.search(r"[a-z]{3,} [a-z]{3,}", english), key


# Chinese words that English phrases quote, because that is what stands, or is to be written, there.
QUOTED = {
    "headings of the table of figures": "指标名称 指标编号 实际值 完成值",
    "what a cell may say": "已完成 未完成 年 月 万 亿 万件 件 个 示例",
    "headings that settle what figures are": "完成情况 累计",
    "words of policy documents": "力争 争取 每年 以上 超过 以下 以内 不满 二 一 增长 下降",
    "the last line of the form, which is filled in by hand": "审核人 填报人 日期",
}
CHINESE = re.compile(r"[\u3400-\u9fff]+")
WIDE = re.compile(r"[\u3000-\u303f\uff00-\uffef]")


def written(phrase: str) -> str:
    """A phrase without its fields and the names of options."""
    texts = "".join(text for text, *_ in string.Formatter().parse(phrase))
    return re.sub(r"--[a-z-]+", "", texts)


def pairs() -> list[tuple[str, str, str]]:
    return [
        (f"{module}.{key}", chinese, english)
        for module in MODULES
        for key, (chinese, english) in phrases(module).items()
    ]


def test_chinese_is_chinese_or_signs_only() -> None:
    for key, chinese, _ in pairs():
        text = written(chinese)
        assert CHINESE.search(text) or not re.search(r"[A-Za-z]", text), f"{key}: {chinese}"
        # Names, formats and keys may stand in it; three words of English in a row are a sentence.
        assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]", _unlisted(text)), key


def _unlisted(text: str) -> str:
    """The text without what is to be typed: lists of values after a colon, command lines."""
    return re.sub(r"[：:]\s?[a-z -]+|qcheck [a-z -]+", "", text)


def test_english_is_english_but_for_quoted_words() -> None:
    quotable = {word for words_ in QUOTED.values() for word in words_.split()}
    found: set[str] = set()
    for key, _, english in pairs():
        said = set(CHINESE.findall(written(english)))
        assert said <= quotable, f"{key}: {english}"
        assert not WIDE.search(written(english)), f"{key}: {english}"
        found |= said
    assert found == quotable, "a word on the list is no longer quoted"


# Literals that hold Chinese outside words/, in modules that speak to a person, and why.
SPOKEN = {
    "cli/list_targets.py": {"[,，]", "[0-9]{4}年?"},  # how a list and a year may be typed
    "cli/options.py": {"[,，]"},  # the same
    "cli/schedule.py": {"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])"},  # how a time may be typed
    "table/inspection/steps.py": {"累计", "全年", "年度"},  # in the header of a total
    # the meanings of columns, as a mapping file may write them
    "library/mapping.py": {
        *"忽略 实际值 单位 数据时点 地区 指标编号 指标名称 目标值 备注".split(),
    },
    "report/names.py": {"忽略", "实际值"},
    "model/data.py": {"、"},  # how Chinese lists names; `say` does it for English
    # the names of fonts
    "report/page.py": set("楷体_GB2312 黑体 仿宋_GB2312 宋体 方正小标宋简体".split()),
    "table/notice.py": {
        "〉",
        "〈",
        "。.",
        "》",
        "《",
    },  # a title within a title; what ends a sentence
    "regions.py": {"每", "人均", "分"},  # what makes an indicator an average
    "table/prose.py": {"十", "一二三四五六七八九"},  # numerals of headings
    "report/sheet.py": {"宋体"},  # the name of a font
    "report/template.py": {',5,1),"年-./"))'},  # a formula that accepts a typed date
    "table/form.py": {"[每均率比占]"},  # what makes an indicator an average
    # signs and what stands in for them; what never begins a line, what never ends one
    "table/layout.py": {
        "〔",
        "〕",
        "、",
        "。",
        "〃",
        r"[,.;:!?)\]}、。，；：！？）〕》〉」』】”’%‰]*",
        r"\s+|[(\[（〔《〈「『【“‘]*(?:[!-~]+|[^\s!-~])",
        r"[(\[（〔《〈「『【“‘]*.",
    },
    # what ends a sentence; what a message quotes of its own cell
    "table/inspection/hints.py": {
        "。",
        "？",
        r"“[^”]*”|\"[^\"]*\"|（[^）]*）|\([^)]*\)|\b[A-Z]{1,3}[0-9]+\b",
    },
    "table/lists.py": {"〈", "〉", "《", "》"},  # a title within a title
}
# Modules that read Chinese: their literals are words to be recognised.
READ = (
    "audit/", "checks/", "quantity/", "reading/", "sources/",
    "compare.py", "counted.py", "evidence.py", "matching.py", "naming.py", "ofpart.py",
    "period.py", "region.py", "remarked.py", "reported.py",
)  # fmt: skip
# What a person is told, and what no pattern holds: a clause, a stop, a clause; or a request.
SENTENCE = re.compile(
    r"[\u4e00-\u9fff]{2,}[，。；：！？][\u4e00-\u9fff]{2,}|(?<!請)请[\u4e00-\u9fff]{2,}|您"
)


def literals(source: Path) -> set[str]:
    """The texts in a module, docstrings apart."""
    tree = ast.parse(source.read_text("utf-8"))
    expressions = (one for one in ast.walk(tree) if isinstance(one, ast.Expr))
    remarks = {id(one.value) for one in expressions}
    constants = (one for one in ast.walk(tree) if isinstance(one, ast.Constant))
    return {one.value for one in constants if isinstance(one.value, str) and id(one) not in remarks}


def test_no_phrase_stands_outside_of_words() -> None:
    root = Path(qcheck.__file__).parent
    for source in SOURCES:
        name = source.relative_to(root).as_posix()
        if name.startswith("words/"):
            continue
        chinese = {one for one in literals(source) if CHINESE.search(one) or WIDE.search(one)}
        if name.startswith(READ):
            assert not [one for one in chinese if SENTENCE.search(one)], name
            continue
        assert chinese == SPOKEN.get(name, set()), name


def test_names_are_listed_as_the_language_does() -> None:
    names = Names(["甲", "乙"])
    assert names == "甲、乙"
    said = {"spelled": "", "lead": names, "known": names}
    assert "甲、乙" in say("cli.no-such-lead", Lang.ZH, **said)
    assert "甲, 乙" in say("cli.no-such-lead", Lang.EN, **said)
    finding = Finding(
        code="rows-elsewhere",
        severity=Severity.INFO,
        source="a!b!C1",
        params={"count": "2", "regions": names, "name": "指标"},
    )
    assert "甲, 乙" in message(finding, Lang.EN)


def test_every_key_that_the_program_names_exists() -> None:
    known = {f"{module}.{key}" for module in MODULES for key in phrases(module)}
    named = {
        key
        for source in SOURCES
        for key in re.findall(
            rf"\"((?:{'|'.join(MODULES)})\.[A-Za-z0-9_-]+)\"", source.read_text("utf-8")
        )
        if not key.endswith((".py", ".json", ".xlsx"))
    }
    assert len(named) > 50
    assert named - known == set()


def test_every_finding_code_that_the_program_names_has_a_phrase() -> None:
    known = {key for module in words.FINDING_MODULES for key in phrases(module)}
    codes = {
        code
        for source in SOURCES
        for code in re.findall(
            r"(?:code=|_warning\(|_of_sheet\(|notes\.add\(|\bunreadable\([^\"]*)\"([a-z0-9-]+)\"",
            source.read_text("utf-8"),
        )
    }
    assert len(codes) > 20
    assert codes - known == set()


# Keys that the program puts together.
_BUILT = ("opt-", "panel-", "exit-", "sheet-", "lint-", "audit-", "arg-")


def test_no_phrase_is_left_over() -> None:
    """Every key of the flat modules stands somewhere in the program."""
    program = "".join(
        source.read_text("utf-8") for source in SOURCES if "words" not in source.parts
    )
    for module in (*words.FINDING_MODULES, "report", "cli"):
        for key in phrases(module):
            by_name = re.search(rf"['\"](?:{module}\.)?{re.escape(key)}['\"]", program)
            built = key.startswith(_BUILT) or key in COMMANDS
            built = built or key.endswith(("-unknown", "-misspelt"))
            assert by_name or built, f"{module}.{key}"


def test_finding_modules_share_no_code() -> None:
    keys = [key for module in words.FINDING_MODULES for key in phrases(module)]
    assert len(keys) == len(set(keys))


def test_every_reason_flag_kind_and_status_has_words() -> None:
    for reason in Reason:
        assert reason.value in phrases("verdict")
    for flag in Flag:
        assert f"flag-{flag.value}" in phrases("table")
    for kind in Kind:
        assert f"kind-{kind.value}" in phrases("explain")
        assert f"kind-{kind.value}" in phrases("table")
    for status in Status:
        assert f"status-{status.value}" in phrases("table")


def test_say() -> None:
    assert say("verdict.points", Lang.ZH, value="3") == "3个百分点"
    assert say("verdict.points", Lang.EN, value="3") == "3 points"
    with pytest.raises(KeyError):
        say("verdict.no-such-phrase", Lang.ZH)


def test_a_findings_message_is_filled_from_its_parameters() -> None:
    finding = Finding(
        code="value-is-text", severity=Severity.ERROR, source="a!b!C1", params={"text": "已完成"}
    )
    assert "已完成" in message(finding, Lang.ZH)
    assert "已完成" in message(finding, Lang.EN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("指标", "指标"),
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("a\x85b", "a\\u0085b"),
    ],
)
def test_text_that_would_act_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_word_of_inspect_is_used() -> None:
    program = "".join(
        source.read_text("utf-8") for source in SOURCES if "words" not in source.parts
    )
    built = (
        "kind-",
        "state-",
        "mean-",
        "why-",
        "row-",
        "flat-",
        "head-",
        "date-",
        "title-",
        "step-",
        "at-",
        "all-",
        "more-",
    )
    for key in phrases("inspect"):
        assert key.startswith(built) or re.search(rf"[\"'.]{key}[\"']", program), key
