"""What is wrong with a file of waivers, and with waivers that do not hold in a run."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # --- The file as a whole: nothing is judged ------------------------------------------------
    "waivers-missing": (
        "豁免文件 {file} 不存在。请检查 --waivers 的路径",
        "The file of waivers {file} does not exist. Check the path given with --waivers",
    ),
    "waivers-not-a-file": (
        "{file} 不是普通文件。请把豁免清单存为 .yaml 文件",
        "{file} is not a regular file. Save the waivers as a .yaml file",
    ),
    "waivers-too-large": (
        "豁免文件 {file} 超过 1 MB。请只留当前的豁免",
        "The file of waivers {file} is larger than 1 MB. Keep the current waivers only",
    ),
    "waivers-invalid": (
        "豁免文件 {file} 有 {count} 处问题，无法读出各条豁免，未作核验。请按上列提示修改",
        (
            "The file of waivers {file} has problems ({count}), its entries cannot be told apart "
            "and nothing was judged. Correct what is listed above"
        ),
    ),
    "waivers-no-list": (
        "豁免文件应为列表。每条豁免以“- target: 指标编号”开头",
        "A file of waivers is a list. Begin each one with “- target: id”",
    ),
    "waivers-empty": (
        "豁免文件中没有豁免。请写“- target: 指标编号”等，或去掉 --waivers",
        "There is no waiver in the file. Write “- target: id” and so on, or leave --waivers out",
    ),
    # --- One entry: it does not hold, the plan's own requirement stands ------------------------
    "waiver-other-region": (
        (
            "{target} 的豁免属于计划所在地区，本次核验的是“{region}”，未执行；"
            "该地区的调整请写在计划的 regions 中。"
        ),
        (
            "The waiver of {target} is that of the plan's own region; {region} was judged, and it "
            "was not applied. Write what holds there under regions in the plan."
        ),
    ),
    "waiver-malformed": (
        "第 {number} 条豁免（{target}）填写有误，未执行，仍按原目标判定。请按该条的其他提示修改",
        (
            "Waiver {number} ({target}) is not written correctly and was not applied: the plan's "
            "own requirement stands. Correct what else is said of it"
        ),
    ),
    "waiver-value-empty": (
        "“value”没有内容。调整目标的请填写调整值，如“≥ 85%”；免予考核的请删去这一行",
        "“value” is empty. Write the adjusted value, as in “≥ 85%”; to exempt, delete the line",
    ),
    "waiver-value-unquoted": (
        '调整值 {text} 未加引号。请写成 value: "{text}"',
        'The adjusted value {text} is not quoted. Write value: "{text}"',
    ),
    "waiver-expired": (
        (
            "{target} 的豁免（{document}）已于 {expires} 到期，核验时点为 {as_of}，未执行。"
            "请补充新的批准文件，或删去该条"
        ),
        (
            "The waiver of {target} ({document}) expired on {expires}, the run is of {as_of}: not "
            "applied. Enter the document that renews it, or delete it"
        ),
    ),
    "waiver-target-unknown": (
        (
            "计划 {plan} 中没有指标“{target}”，该条豁免（{document}）未执行。"
            "请用 list-targets 查看指标编号"
        ),
        (
            "Plan {plan} has no target “{target}”: the waiver ({document}) was not applied. See "
            "list-targets for the ids"
        ),
    ),
    "waiver-target-near": (
        (
            "计划 {plan} 中没有编号为“{target}”的指标，该条豁免（{document}）未执行。"
            "您是否要写：{near}？"
        ),
        (
            "Plan {plan} has no target with the id “{target}”: the waiver ({document}) was not "
            "applied. Did you mean {near}?"
        ),
    ),
    "waiver-twice": (
        "{target} 另有豁免（{others}），不知以哪一条为准，均未执行。请只留一条",
        (
            "There is another waiver of {target} ({others}): which one holds is not clear, so none "
            "was applied. Keep one"
        ),
    ),
    "waiver-value-milestone": (
        (
            "{target} 的原目标为“{required}”，不能调整为“{value}”，未执行。"
            "完成类指标只能免予考核：请删去 value"
        ),
        (
            "{target} requires “{required}”, which cannot become “{value}”: not applied. What "
            "is done or not can only be exempted: delete value"
        ),
    ),
    "waiver-value-unit": (
        "{target} 的调整值“{value}”与原目标“{required}”单位不同，未执行。请写明单位 {unit}",
        (
            "The adjusted value “{value}” of {target} has another unit than “{required}”: not "
            "applied. Write it in {unit}"
        ),
    ),
    "waiver-value-direction": (
        "{target} 的调整值“{value}”与原目标“{required}”方向不同，未执行。请检查比较符号",
        (
            "The adjusted value “{value}” of {target} has another direction than “{required}”: not "
            "applied. Check the operator"
        ),
    ),
    "waiver-value-same": (
        "{target} 的调整值“{value}”就是原目标，未执行。请填写调整后的值；免予考核的请删去 value",
        (
            "The adjusted value “{value}” of {target} is the plan's own: not applied. Write the "
            "new one; to exempt, delete value"
        ),
    ),
    "waiver-value-bounds": (
        "{target} 的调整值“{value}”超出计划给出的取值范围，未执行。请检查数值和单位",
        (
            "The adjusted value “{value}” of {target} lies outside the bounds that the plan gives: "
            "not applied. Check figure and unit"
        ),
    ),
    "waiver-value-stricter": (
        "{target} 的调整值“{value}”比原目标“{required}”更严，已按调整值判定。请核对批准文件",
        (
            "The adjusted value “{value}” of {target} asks for more than “{required}”; it was "
            "applied. Check the document"
        ),
    ),
}
