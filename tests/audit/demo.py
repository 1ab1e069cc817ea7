"""A made-up document (示例数据) and a plan that holds every figure of it."""

from __future__ import annotations

from qcheck.library.plan import parse_plan
from qcheck.model import Line, Plan

DOCUMENT = """\
索引号: 11330000000000000X/2023-00001
发布时间:2023-03-01 09:00:00

示范市质量强市实施方案(示例)

根据示市监〔2023〕1号文件和“十四五”规划,进一步提升质量,制定本方案。

一、总体目标
到2025年,质量竞争力指数达92.5以上,产品合格率达98%,重大质量安全事故不发生。

二、主要任务
(一)提升产品质量。围绕“336”体系,建设一批平台。
1.培育企业。全市有效发明专利数量达1.8万件,培育百家示范企业,每年新增标准5-10项。
2.强化监管。实现重点企业监测全覆盖。
(二)提升服务质量。一是优化窗口。对优秀窗口奖励50万元。二是方便群众。新增网点20个。
"""

PLAN = """\
plan: demo
title: 示范市质量强市实施方案(示例)
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - {id: index, name: 指数, kind: level, target: "≥ 92.5", section: 一,
     clause: "质量竞争力指数达92.5以上"}
  - {id: rate, name: 合格率, kind: level, target: "≥ 98%", section: 一 总体目标,
     clause: "产品合格率达98%"}
  - {id: accidents, name: 事故, kind: flow, target: "= 0起", section: 一,
     clause: 重大质量安全事故不发生}
  - {id: patents, name: 专利, kind: stock, target: "≥ 1.8万件", section: 二(一)1,
     clause: 有效发明专利数量达1.8万件}
  - {id: firms, name: 企业, kind: flow, target: "≥ 100家", section: 二(一)1,
     clause: 培育百家示范企业}
  - {id: standards, name: 标准, kind: flow, target: "≥ 5项 (5–10项)", section: 二(一)1,
     clause: 每年新增标准5-10项}
  - {id: coverage, name: 覆盖率, kind: level, target: "≥ 100%", section: 二(一)2 强化监管,
     clause: 重点企业监测全覆盖}
  - {id: outlets, name: 网点, kind: flow, target: "≥ 20个", section: 二(二)二是,
     clause: 新增网点20个}
not_targets:
  - {text: “336”体系, reason: name}
  - {text: 奖励50万元, reason: money}
"""


def lines(text: str = DOCUMENT) -> tuple[Line, ...]:
    return tuple(Line(number=i, text=text) for i, text in enumerate(text.splitlines(), 1))


def plan(text: str = PLAN) -> Plan:
    found, findings = parse_plan(text, "demo.yaml", "demo")
    assert found is not None, findings
    return found


_WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "!%(),.:;?/-+"}
_HALF = str.maketrans("，。、；：？！（）％“”‘’〔〕《》—～", ",.,;:?!()%\"\"''[]<>--")


def widened(text: str) -> str:
    """A copy of a text with full-width punctuation."""
    return text.translate(_WIDE)


def narrowed(text: str) -> str:
    """A copy of a text with half-width punctuation."""
    return text.translate(_HALF)
