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
    "質质標标準准強强產产業业務务區区縣县鎮镇鄉乡國国際际級级項项個个萬万億亿達达優优總总數数據据"
    "監监測测檢检驗验認认證证環环氣气體体療疗醫医藥药農农漁渔電电訊讯網网絡络設设備备術术創创專专"
    "權权誌志貿贸進进關关稅税銀银險险貸贷資资財财稱称蓋盖滿满實实現现積积極极爭争廠厂車车機机構构"
    "組组織织領领導导責责單单衛卫員员學学習习訓训養养齡龄幫帮貧贫戶户減减節节約约廢废汙污淨净動动"
    "運运輸输鐵铁橋桥築筑樓楼間间場场點点線线長长廣广東东華华圍围層层開开發发擴扩佔占較较歷历屆届"
    "執执處处罰罚獎奖類类別别與与為为無无從从後后對对應应當当將将併并確确維维護护續续繼继結结規规"
    "劃划計计統统經经濟济紅红綠绿終终給给聯联繫系聲声職职舉举興兴舊旧藝艺藍蓝蘇苏蘭兰號号補补裝装"
    "複复見见視视覺觉觀观訂订記记許许評评試试話话詢询該该詳详語语誠诚課课調调談谈請请論论講讲識识"
    "議议讓让負负貢贡貨货費费貫贯買买賣卖賽赛贏赢趕赶趨趋軟软載载輛辆輪轮轉转辦办邊边遠远適适選选"
    "還还鄰邻醬酱釋释鋼钢錄录鍵键門门閉闭隊队階阶陽阳雙双雜杂難难雲云霧雾靈灵響响頂顶順顺預预頻频"
    "題题額额願愿顯显風风飛飞飯饭飲饮館馆馬马駐驻驅驱鬥斗魚鱼鹽盐麥麦齊齐嚴严兩两佈布係系傳传僅仅"
    "價价償偿內内冊册凍冻則则剛刚勞劳勢势匯汇協协參参嘗尝圖图團团園园報报壓压壞坏壯壮夠够奪夺婦妇"
    "孫孙寧宁審审寫写寬宽屬属島岛帶带幣币幹干庫库廳厅張张徑径復复徹彻恆恒態态慶庆憲宪懷怀戰战擊击"
    "擇择擔担損损換换搶抢攝摄敗败敵敌斷断時时晉晋暢畅書书會会朧胧條条來来樣样樹树檔档歐欧歲岁殘残"
    "毀毁決决沒没況况淺浅渦涡湧涌溫温滅灭滲渗漢汉潔洁潤润澤泽濃浓灣湾災灾煙烟煉炼熱热營营燈灯爾尔"
    "牆墙狀状獨独獲获異异畫画畢毕皺皱盡尽眾众矯矫碼码礎础禮礼種种穩稳穫获窮穷競竞筆笔簡简簽签籌筹"
    "糧粮紀纪純纯納纳紙纸細细紹绍絕绝絲丝緊紧練练編编緩缓縮缩績绩纖纤腦脑臨临艦舰蟲虫衝冲製制襲袭"
    "親亲謀谋貴贵賓宾購购賴赖蹤踪軍军輔辅過过違违遊游遲迟郵邮鑒鉴針针鍊链鏈链閱阅隨随離离靜静須须"
    "頭头顧顾餘余驟骤魯鲁鮮鲜麗丽黨党龍龙龐庞範范於于臺台幾几隻只裡里裏里週周徵征"
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


_SPACED = re.compile(r"(?<=[\u4e00-\u9fff()、]) {1,2}(?=[\u4e00-\u9fff()、])")


def compact(folded: str) -> tuple[str, list[int]]:
    """Folded text without the spaces inside words, and the places of what is left and of the end.

    >>> compact("进 一 步, 二 (一 )5 家")[0]
    '进一步, 二(一)5 家'
    """
    gaps = {i for found in _SPACED.finditer(folded) for i in range(*found.span())}
    kept = [i for i in range(len(folded)) if i not in gaps]
    return "".join(folded[i] for i in kept), [*kept, len(folded)]


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
