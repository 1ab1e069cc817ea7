"""Ordinary words that merely contain a numeral: the one list of them.

A word belongs here only where it never counts anything, in any document. 一次, 一个, 第一, 三年 or
两大 do count something, or may: they are reported, and a plan's `not_targets` says why they are no
target.
"""

from __future__ import annotations

import re

# 建成监管系统一个, 发布名单一份: the numeral belongs to what follows, not to the word before it.
_BORDER = "(?![个家项件份批次名套])"
# A word that counts something beside certain characters carries them as a lookaround.
WORDS = r"""
一批(?!次|\s*(?:[,。;、)]|$)) 一系列 一些 一定 一般 一律 一直
一旦 一并 一样 一贯 一致 一体 一流
一线 一方面 一揽子 一切 一手 一边 一时 一经 一视同仁 一如既往
一把手 一站式 一次性 一窗式 一门式 一大批 一整套 一整批
(?<!系)(?<!传)统一{b} 进一步 唯一{b}
(?<!名)(?<!清)单一{b} (?<!合)(?<!协)同一{b} 同一个
逐一 (?<!分)之一 专一{b}
万一 不一 (?<!计)(?<!规)划一{b} 任一{b} 某一 每一 这一 另一
新一代 新一轮 下一步 上一级 下一级
第三方 质量第一 安全第一 第一时间 第一线
万众 千方百计 千家万户 千差万别 成千上万 百花齐放 百姓 十分(?![钟之]) 四面八方 五花八门
三农 五金 三者 两者 二者 两端 两侧 两岸 两旁 长三角 珠三角 三角洲 三维 二维 四季
二氧化 二手 三废 三伏 三产 一产 二产 四川 三亚 三门峡 三明市 九江 六安 百色 千岛湖
百分点 千克 千瓦 千米 千伏 千赫 亿万
零售 零件 零部件 零配件 零星 零散 零食 零碎 零钱
""".replace("{b}", _BORDER).split()
# What names the party's congresses and plenary sessions; every document opens with them.
_CONGRESS = (
    r"党的[一二三四五六七八九十]+大|[一二三四五六七八九十]+届[一二三四五六七八九十]*(?:中)?全会"
)
PATTERN = re.compile("|".join([*sorted(WORDS, key=len, reverse=True), _CONGRESS]))
