"""Places that are called by their names alone, 义乌 for 义乌市: which of them are known.

Nothing in a word tells that it is the name of a place, so only known names count: those listed
here, the plan's own region and its splits, the region asked for, the sheets and files of the run,
and what stands in full elsewhere in the sheets (义乌市). A listed name is never a common word too.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Names of GB/T 2260: the provinces, the cities at prefecture level, the counties of Zhejiang and of
# Ganzhou. Left out is what is a common word, a brand or a trade too: 朝阳, 日照, 普洱, 路桥, 云和.
_OF_PROVINCES = {
    "市": "北京 天津 上海 重庆",
    "省": "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
    "贵州 云南 陕西 甘肃 青海 台湾",
    "自治区": "内蒙古 西藏",
    "壮族自治区": "广西",
    "回族自治区": "宁夏",
    "维吾尔自治区": "新疆",
}
_PROVINCES = {
    name: name + level for level, names in _OF_PROVINCES.items() for name in names.split()
}
_CITIES = (
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 阳泉 晋城 朔州 晋中 运城 "
    "忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 "
    "鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 白山 松原 白城 "
    "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 "
    "常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 "
    "舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 滁州 阜阳 宿州 六安 亳州 池州 宣城 "
    "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 "
    "抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 临沂 德州 聊城 滨州 菏泽 郑州 "
    "开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 "
    "黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 "
    "张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 "
    "汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 "
    "百色 贺州 河池 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 "
    "南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 "
    "丽江 临沧 拉萨 日喀则 昌都 林芝 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 兰州 "
    "嘉峪关 金昌 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 石嘴山 吴忠 固原 中卫 "
    "乌鲁木齐 克拉玛依 吐鲁番 哈密"
)
_COUNTIES = (
    "上城 拱墅 萧山 余杭 富阳 临安 临平 桐庐 淳安 建德 海曙 北仑 镇海 鄞州 奉化 余姚 慈溪 象山 "
    "宁海 鹿城 龙湾 瓯海 洞头 瑞安 乐清 永嘉 平阳 苍南 泰顺 龙港 吴兴 南浔 德清 长兴 安吉 秀洲 "
    "嘉善 海盐 海宁 平湖 桐乡 越城 柯桥 上虞 诸暨 嵊州 婺城 金东 兰溪 义乌 东阳 永康 武义 浦江 "
    "磐安 柯城 衢江 常山 龙游 定海 普陀 岱山 嵊泗 椒江 黄岩 临海 温岭 玉环 天台 仙居 莲都 青田 "
    "缙云 遂昌 松阳 庆元 景宁 章贡 南康 赣县 瑞金 龙南 信丰 大余 上犹 崇义 安远 定南 全南 宁都 "
    "于都 会昌 寻乌"
)
_LISTED = frozenset((*_PROVINCES, *_CITIES.split(), *_COUNTIES.split()))
_LEVELS = ("自治区", "自治州", "自治县", "省", "市", "州", "盟", "县", "区", "旗")
# A kind of district, and no place once 区 is left out.
_KINDS = regex(
    r"开发|高新|经[开济]|产业|工业|商[业务贸]|科[技创]|保税|综[保合]|[空临海]港|旅游|度假|示范|试验"
    r"|合作|集聚|^[东南西北中]部|行政|服务|管理|核心|中心|重点|试点|[老新主]城$"
)
_SHORTEST = 2
_LONGEST = 4
# A title goes on so behind the name of a place; 浙江制造, 义乌指数 are something else.
_GOES_ON = regex(
    r"$|质量(?!奖)|高质量|指标|工作|完成|主要|重点|各项|目标|任务|考核|统计|数据|情况|汇总|报表|表$"
    r"|国民|经济|年度|发展|实际|核心|关键|推进|落实|进展|监测|评价|分解|部门|自[查评]|[填上]报"
    r"|制造业|标准化|实施|半年|[一二三四]季度|全年|部分|等|的"
)
_heard: set[str] = set()
_caches: list[Callable[[], None]] = []


def on_news(*clearing: Callable[[], None]) -> None:
    """What is to be called when there is one more name: the caches of what hangs on them."""
    _caches.extend(clearing)


def _forget() -> None:
    for clear in _caches:
        clear()


@contextmanager
def knowing(names: Iterable[str]) -> Iterator[None]:
    """The stems of these are known, and of all that `hear` is told, until this ends."""
    hear(names)
    try:
        yield
    finally:
        if _heard:
            _heard.clear()
            _forget()


def hear(names: Iterable[str]) -> None:
    """Places by their full names: from now on the names alone mean them too."""
    new = {stem for name in names if (stem := _stem(name))} - _heard - _LISTED
    if new:
        _heard.update(new)
        _forget()


def _stem(name: str) -> str:
    said = "".join(name.split())
    level = next((one for one in _LEVELS if said.endswith(one)), "")
    stem = said.removesuffix(level) if level else ""
    fits = _SHORTEST <= len(stem) <= _LONGEST and "\u4e00" <= min(stem) <= max(stem) <= "\u9fff"
    return stem if fits and not (level == "区" and _KINDS.search(stem)) else ""


def is_short(text: str) -> bool:
    """Whether a whole text is the known name of a place, without 市, 县 or 区."""
    return text in _LISTED or text in _heard


def opening(text: str) -> str:
    """The longest such name that a text begins with, "" for none; not 义乌 of 义乌市."""
    for size in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
        if is_short(text[:size]):
            short = text[:size]
            full = in_full(short)
            leveled = full != short and text.startswith(full)
            return "" if leveled or text[size:].startswith(_LEVELS) else short
    return ""


def goes_on(rest: str) -> bool:
    """Whether a title may go on so behind the name of a place: 质量工作完成情况."""
    return _GOES_ON.match(rest) is not None


def in_full(short: str) -> str:
    """A province with its level, which tells that it is above a city; others as they are."""
    return _PROVINCES.get(short, short)
