"""Words of `qcheck compare`."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "title": ("同一指标在各计划中的要求", "The same indicators in several plans"),
    "head-remark": ("说明", "Remark"),
    "cell": ("{required}（{due}）", "{required} ({due})"),
    "cell-yearly": ("每年{required}（{start}–{due}）", "{required} a year ({start}–{due})"),
    "below": ("▲ {cell}", "▲ {cell}"),
    "several": ("；", "; "),
    "differs-unit": ("[单位不同]", "[unit differs]"),
    "differs-kind": ("[类型不同：{kind}]", "[kind differs: {kind}]"),
    "remark-below": (
        "{plan}的要求低于上级计划{above}",
        "{plan} asks for less than {above} of the level above",
    ),
    "remark-name": (
        "仅编号相同，请核对口径：{names}",
        "only the id is the same, check that it means the same: {names}",
    ),
    "name": ("{plan}称{name}", "{plan} calls it {name}"),
    # Remarks on stderr
    "counts": (
        "共{count}项相同指标，下级要求低于上级的{below}项（只看层级和到期年份，未核对隶属关系）",
        (
            "{count} indicators in common, {below} where a lower level asks for less than the "
            "level above (by level and year due; whether one area lies in the other is not checked)"
        ),
    ),
    "no-level": (
        "计划 {plan} 的层级不明（地区“{region}”），未与上下级比较；请在计划文件中写 level: city 等",
        (
            "Plan {plan}: its level is unknown (region {region}), so it is not held against "
            "others; write level: city, or what it is, in the plan file"
        ),
    ),
    "nothing": (
        "这些计划没有相同的指标（编号、名称或别名都不同）",
        "these plans have no indicator in common (no equal id, name or alias)",
    ),
    # Refusals
    "too-few": (
        "至少要两个计划才能比较。例：qcheck compare jinhua-2025 zhejiang-2019；可用：{known}",
        (
            "Comparing takes two plans. For example: qcheck compare jinhua-2025 zhejiang-2019; "
            "there are: {known}"
        ),
    ),
    "twice": (
        "计划 {plan} 写了两次，请换成另一个计划",
        "Plan {plan} is named twice; name another plan",
    ),
}
