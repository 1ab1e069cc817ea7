"""What two writings of the same words have in common: width, punctuation, script.

Copies of a policy text differ in full- and half-width characters, in the signs for dashes, quotes
and brackets, in white space, and now and then in traditional characters.
"""

from __future__ import annotations

import re
import unicodedata

# Each traditional character stands before its simplified form. Only pairs that hold in every
# context, and only characters that documents of this kind are made of: a whole table is not needed
# for a document that is published in simplified characters with a few slips.
_SCRIPT = (
    "質质量量標标準准強强產产業业務务區区縣县鎮镇鄉乡國国際际級级項项個个萬万億亿達达優优總总數数據据"
    "監监測测檢检驗验認认證证環环氣气體体療疗醫医藥药農农業业漁渔電电訊讯網网絡络設设備备術术創创"
    "專专利利權权標标誌志商商務务貿贸進进關关稅税銀银險险貸贷資资財财稱称覆覆蓋盖滿满意意實实現现"
    "積积極极爭争廠厂車车機机構构組组織织領领導导責责單单衛卫員员學学習习訓训養养齡龄幫帮貧贫戶户"
    "減减節节約约廢废汙污淨净動动運运輸输鐵铁橋桥築筑樓楼間间場场點点線线長长廣广東东華华圍围層层"
    "開开發发擴扩佔占較较歷历屆届執执處处罰罚獎奖類类別别與与為为無无從从後后對对應应當当將将併并"
    "確确維维護护護护續续繼继總总結结規规劃划計计劃划統统計计經经濟济紅红綠绿終终給给聯联繫系聲声"
    "職职舉举興兴舊旧藝艺藍蓝蘇苏蘭兰號号補补裝装複复見见視视覺觉觀观訂订記记許许評评試试話话詢询"
    "該该詳详語语誠诚課课調调談谈請请論论講讲識识議议讓让負负貢贡貨货費费貫贯買买賣卖賽赛贏赢趕赶"
    "趨趋軟软載载輛辆輪轮轉转辦办邊边遠远適适選选還还鄰邻醬酱釋释鋼钢錄录鍵键門门閉闭隊队階阶際际"
    "陽阳雙双雜杂難难雲云霧雾靈灵響响頂顶順顺預预頻频題题額额願愿顯显風风飛飞飯饭飲饮館馆馬马駐驻"
    "驅驱鬥斗魚鱼鹽盐麥麦齊齐產产嚴严兩两佈布係系備备傳传僅仅價价億亿償偿內内冊册凍冻則则剛刚勞劳"
    "勢势匯汇協协單单參参嘗尝圖图團团園园執执報报壓压壞坏壯壮夠够奪夺婦妇孫孙寧宁審审寫写寬宽屬属"
    "島岛帶带幣币幹干庫库廳厅張张徑径復复徹彻恆恒態态慶庆憲宪懷怀戰战擊击擇择擔担據据損损換换搶抢"
    "攝摄敗败敵敌斷断時时晉晋暢畅書书會会朧胧條条來来東东極极樣样樹树檔档歐欧歲岁殘残毀毁決决沒没"
    "況况淺浅渦涡湧涌溫温滅灭滲渗漢汉潔洁潤润澤泽濃浓灣湾災灾煙烟煉炼熱热營营燈灯爾尔牆墙狀状獨独"
    "獲获現现異异畫画畢毕療疗發发皺皱盡尽眾众矯矫碼码礎础禮礼種种穩稳穫获窮穷競竞筆笔簡简簽签籌筹"
    "糧粮紀纪純纯納纳紙纸級级細细紹绍組组絕绝絲丝網网緊紧練练編编緩缓縮缩績绩纖纤腦脑臨临艦舰蟲虫"
    "術术衝冲補补製制襲袭規规親亲謀谋貴贵賓宾質质購购賴赖蹤踪軍军輔辅農农過过違违遊游遲迟郵邮鑒鉴"
    "針针鍊链鏈链閱阅隨随離离需需靜静須须頭头顧顾養养餘余驟骤體体魯鲁鮮鲜麗丽黨党龍龙龐庞範范於于"
)
_DASHES = "‐‑‒–—―−﹣－~～〜∼"
_QUOTES = "“”„‟‘’‚‛「」『』＂＇﹁﹂﹃﹄"
_OPENING, _CLOSING = "〔【［[〖", "〕】］]〗"
_TABLE: dict[int, str] = {
    **{ord(old): new for old, new in zip(_SCRIPT[::2], _SCRIPT[1::2], strict=True)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _OPENING), "("),
    **dict.fromkeys(map(ord, _CLOSING), ")"),
    **dict.fromkeys(map(ord, "〇"), "零"),
    ord("｡"): "。",
    ord("､"): "、",
    ord("﹪"): "%",
    ord("∶"): ":",
    ord("﹒"): ".",
}
_KEPT = "%‰"  # punctuation by its category, but part of a figure


def fold(text: str) -> str:
    """`text` in one width, one set of signs and one script; character for character, same length.

    >>> fold("達９２．５％（含）")
    '达92.5%(含)'
    """
    folded = "".join(" " if c.isspace() else c for c in text.translate(_TABLE))
    return re.sub("(?<=[0-9])。(?=[0-9])", ".", folded)  # a point that was made a full stop


def squeeze(folded: str) -> tuple[str, list[int]]:
    """Folded text without white space and punctuation, and the place of each character left.

    A sign between two digits is kept: without it 2、3 would read as 23 and 92.5 as 925.

    >>> squeeze("达 92.5%,第2、3类")[0]
    '达92.5%第2,3类'
    """
    kept = [i for i in range(len(folded)) if not _dropped(folded[i : i + 2])]
    chars: list[str] = []
    places: list[int] = []
    for before, i in zip([None, *kept], kept, strict=False):
        if before is not None and i - before > 1 and _digits(folded[before], folded[i]):
            chars.append(_separator(folded[before + 1 : i]))
            places.append(before + 1)
        chars.append(folded[i])
        places.append(i)
    return "".join(chars), places


def _digits(before: str, after: str) -> bool:
    return bool(re.fullmatch("[0-9]{2}", before + after))


def _separator(between: str) -> str:
    """What stands between two digits: a decimal point, a range, or merely something."""
    sign = between.strip()
    if sign == ".":
        return "."
    return "-" if sign and not sign.strip("-") else ","


def _dropped(two: str) -> bool:
    """Whether the first of two characters says nothing: < and > do only before a digit."""
    if two[0] in "<>":
        return not two[1:].isdecimal()
    return two[0] not in _KEPT and unicodedata.category(two[0])[0] in "PZC"
