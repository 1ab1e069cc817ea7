"""unit-unknown (warning): the unit of a target is in no table, so it may be a slip of the pen.

An unknown unit matches only cells that write it the same way.

>>> found(target="≥ 5嫁", clause="新增5嫁")
['unit-unknown']
>>> found(target="≥ 0.5人/万台", clause="达0.5人/万台")
[]
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Names, Severity
from qcheck.quantity import canonical_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {"unit-unknown": Severity.WARNING}

# What plans count and measure in; a rate is two of them with / between.
KNOWN = frozenset(
    "% ‰ 百分点 个百分点 分 度 倍 "
    "件 个 家 项 起 名 人 户 条 例 所 座 台 件套 台件 台套 套 部 批 批次 场 场次 种 类 宗 只 辆 份 "
    "张 处 间 栋 幢 村 镇 乡 街道 社区 组 支 位 次 人次 班次 车次 期 册 篇 门 款 单 笔 站 艘 架 头 "
    "羽 株 棵 盏 根 对 双 片 块 段 届 轮 趟 床 床位 标准箱 标箱 TEU 个村 "
    "元 美元 年 月 天 日 周 小时 分钟 秒 "
    "吨 公斤 千克 克 毫克 微克 斤 吨标准煤 标准煤 千瓦时 度电 千瓦 兆瓦 吉瓦 焦耳 "
    "米 公里 千米 厘米 毫米 里 海里 亩 公顷 平方公里 平方千米 平方米 立方米 升 毫升 "
    "分贝 摄氏度 ℃ 蒸吨 兆比特每秒 Mbps 比特 "
    "μg ug mg kg km m m2 m3 t kWh dB".split()
)
_SMALL = 3


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target whose unit, or a part of it around /, is unknown."""
    for target in plan.targets:
        unit = target.requirement.unit
        base = canonical_unit(unit)[1]
        for part in base.split("/"):
            if part and part not in _BASES:
                yield about(
                    target,
                    "unit-unknown",
                    CODES,
                    unit=unit,
                    near=Names(_near(part)),
                )
                break


_BASES = frozenset(canonical_unit(unit)[1] for unit in KNOWN)


def _near(part: str) -> list[str]:
    """Known units that look like this one, or share a character with it."""
    alike = get_close_matches(part, sorted(_BASES), n=_SMALL, cutoff=0.5)
    shared = [unit for unit in sorted(_BASES, key=len) if unit and re.search(f"[{unit}]", part)]
    return (alike or shared or ["个", "家", "项"])[:_SMALL]
