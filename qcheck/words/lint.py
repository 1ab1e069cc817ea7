"""What `qcheck lint` finds in a plan and what to do; finding codes are the keys."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # --- The figure --------------------------------------------------------------------------
    "clause-number": (
        "目标值“{target}”与原文的数字（{said}）不符。请核对文件，改正 target 或 clause",
        (
            "The required value “{target}” is not in the clause, which says: {said}. Check the "
            "document, then correct target or clause"
        ),
    ),
    "clause-other": (
        (
            "按原文词序，本指标的数字是“{said}”，不是“{target}”。"
            "请核对；原文确为如此的，clause 只摘本项"
        ),
        (
            "By its words the clause gives this indicator “{said}”, not “{target}”. Correct "
            "target, or keep in clause only the words of this indicator"
        ),
    ),
    "clause-unit": (
        "原文“{said}”的单位不是“{unit}”（目标值“{target}”）。请改用原文的单位",
        (
            "The unit of “{said}” in the clause is not “{unit}” (required: “{target}”). Write the "
            "unit of the document"
        ),
    ),
    "clause-no-figure": (
        "原文摘录中没有数字，无从核对“{target}”。请在 clause 中摘入含有该数字的几个字",
        (
            "The clause holds no figure to check “{target}” against. Put the few words with the "
            "figure into clause"
        ),
    ),
    "clause-missing": (
        "没有原文摘录，无从核对。请补上 clause: 含有该数字的几个字",
        "There is no clause to check against. Add clause: the few words with the figure",
    ),
    "clause-operator": (
        "原文“{said}”应为 {wanted}，目标值却是“{target}”（《民法典》第1259条）。请改正比较符号",
        (
            "“{said}” in the clause means {wanted}, but the required value is “{target}” (Civil "
            "Code art. 1259). Correct the operator"
        ),
    ),
    "clause-bare": (
        (
            "原文“{said}”没有比较词，应为 {wanted}，目标值却是“{target}”。"
            "请核对，或在 accept 中写明理由"
        ),
        (
            "“{said}” stands without a word of comparison and means {wanted}, but the required "
            "value is “{target}”. Check it, or give the reason under accept"
        ),
    ),
    # --- Splits to regions -------------------------------------------------------------------
    "split-whole": (
        "“{region}”就是本计划的地区，其目标就是 target，不能再分解为“{text}”。请从 regions 中删去",
        (
            "“{region}” is the plan's own region and owes the target itself, not “{text}”. Take it "
            "out of regions"
        ),
    ),
    "split-sum": (
        "各地区分解值合计 {total}，各地都完成也不合目标“{target}”。请核对，或在 accept 中写明理由",
        (
            "The splits add up to {total}: were all of them kept, “{target}” would still not be. "
            "Check them, or give the reason under accept"
        ),
    ),
    # --- The other fields --------------------------------------------------------------------
    "commitment-strive": (
        (
            "原文写“{said}”，目标却是约束性。"
            "请写 commitment: aspirational；该词不管本项的，在 accept 中写明"
        ),
        (
            "The clause says “{said}”, but the target is binding. Write commitment: aspirational, "
            "or say under accept that the word is not about this target"
        ),
    ),
    "commitment-promise": (
        (
            "目标为争取性，原文摘录中却没有“力争”“争取”。"
            "请删去 commitment；该词在句首的，在 accept 中写明"
        ),
        (
            "The target is aspirational, but the clause does not strive (力争, 争取). Delete "
            "commitment, or say under accept where the word stands"
        ),
    ),
    "every-missing": (
        "原文写“{said}”，目标却不按年核算。请补上 every: year；不是逐年目标的，在 accept 中写明",
        (
            "The clause says “{said}”, but the target does not recur. Add every: year, or say "
            "under accept why it does not"
        ),
    ),
    "every-unsaid": (
        "目标按年核算，原文摘录中却没有“每年”。请删去 every；“每年”在句首的，在 accept 中写明",
        (
            "The target recurs, but the clause does not say 每年. Delete every, or say under "
            "accept where the word stands"
        ),
    ),
    "clause-year": (
        "原文写到{said}年，截止日期却是 {due}。请改正 due，或在 accept 中写明理由",
        (
            "The clause names the year {said}, but the target is due on {due}. Correct due, or "
            "give the reason under accept"
        ),
    ),
    "kind-flow": (
        "原文“{said}”是期内从零计数，类型却是 {kind}。请改为 kind: flow，或在 accept 中写明理由",
        (
            "“{said}” counts from zero within the period, but the kind is {kind}. Write "
            "kind: flow, or give the reason under accept"
        ),
    ),
    "kind-stock": (
        "原文“{said}”是累计总量，类型却是 {kind}。请改为 kind: stock，或在 accept 中写明理由",
        (
            "“{said}” is a running total, but the kind is {kind}. Write kind: stock, or give the "
            "reason under accept"
        ),
    ),
    "kind-hold": (
        "原文“{said}”要求始终保持，类型却是 {kind}。请改为 kind: hold，或在 accept 中写明理由",
        (
            "“{said}” is to be kept at every report, but the kind is {kind}. Write kind: hold, or "
            "give the reason under accept"
        ),
    ),
    "kind-not-hold": (
        (
            "类型是 {kind}，原文却没有“稳定在”“保持在”“控制在”等词。"
            "请改为 level，或在 accept 中写明理由"
        ),
        (
            "The kind is {kind}, but no word of the clause says that the value is kept. Write "
            "kind: level, or give the reason under accept"
        ),
    ),
    "kind-none": (
        (
            "原文“{said}”指期内一起也不能有，类型却是 {kind}。"
            "请改为 kind: flow，或在 accept 中写明理由"
        ),
        (
            "“{said}” means that none may happen in the period, but the kind is {kind}. Write "
            "kind: flow, or give the reason under accept"
        ),
    ),
    "kind-rate": (
        (
            "“{said}”是比率，不是数量，类型却是 {kind}。"
            "请改为 level、hold 或 growth，或在 accept 中写明理由"
        ),
        (
            "“{said}” is a share and no amount, but the kind is {kind}. Write level, hold or "
            "growth, or give the reason under accept"
        ),
    ),
    "kind-count": (
        (
            "“{said}”是计数，类型却是 {kind}：累计总数写 stock，期内新增写 flow；"
            "否则在 accept 中写明理由"
        ),
        (
            "“{said}” is a count, but the kind is {kind}. Write stock for a running total or flow "
            "for what the period adds, or give the reason under accept"
        ),
    ),
    "kind-growth": (
        (
            "原文的增减词“{said}”与类型 {kind} 不符：较基期增减的百分数用 growth，否则用 level。"
            "请改正，或在 accept 中写明理由"
        ),
        (
            "The word of change “{said}” does not fit the kind {kind}: growth is a change in % "
            "against a base year, else it is level. Correct it, or give the reason under accept"
        ),
    ),
    "name-shared": (
        (
            "名称“{name}”与目标 {other} 相同（不计全半角、空格和引号），填报时无法区分。"
            "请改名或删去别名"
        ),
        (
            "The name “{name}” is also that of target {other} (width, space and quotes aside), so "
            "rows could mean either. Rename one, or delete the alias"
        ),
    ),
    "alias-needless": (
        "别名“{name}”与名称或另一别名相同（不计全半角、空格和引号）。请删去",
        "The alias “{name}” is the name or another alias again (width, spaces aside). Delete it",
    ),
    "due-outside": (
        "截止日期 {day} 不在计划期 {start} 至 {end} 之内。请改正，或在 accept 中写明理由",
        (
            "The due date {day} is outside the plan's period, {start} to {end}. Correct it, or "
            "give the reason under accept"
        ),
    ),
    "start-outside": (
        "开始日期 {day} 不在计划期 {start} 至 {end} 之内。请改正，或在 accept 中写明理由",
        (
            "The start {day} is outside the plan's period, {start} to {end}. Correct it, or give "
            "the reason under accept"
        ),
    ),
    "baseline-future": (
        "基期日期 {day} 晚于计划期（{start} 至 {end}）。请改正",
        "The baseline's date {day} is after the plan's period, {start} to {end}. Correct it",
    ),
    "unit-unknown": (
        (
            "单位“{unit}”不在单位表中，只能匹配写法完全相同的填报。"
            "您是否要写：{near}？否则在 accept 中写明理由"
        ),
        (
            "The unit “{unit}” is not known and matches only cells that write it the same. Did you "
            "mean {near}? Else give the reason under accept"
        ),
    ),
    "percent-outside": (
        "“{text}”超出比率的上下限（0 至 {top}，或 bounds），无法达到。请改正数值，或写明 bounds",
        (
            "“{text}” lies outside what a share can be (0 to {top}, or bounds), or cannot be "
            "reached. Correct it, or write bounds"
        ),
    ),
    "baseline-met": (
        "基期值 {baseline} 已满足目标“{target}”。请核对两个数字和方向，或在 accept 中写明理由",
        (
            "The baseline {baseline} meets “{target}” already. Check both figures and the "
            "operator, or give the reason under accept"
        ),
    ),
    "id-renamed": (
        (
            "同一编号在计划 {plan} 中是“{other}”，此处是“{name}”。"
            "不是同一指标的请换编号；是的，加别名或写 accept"
        ),
        (
            "In plan {plan} this id is “{other}”, here “{name}”. Choose another id, or, if it is "
            "the same indicator, add an alias or accept it"
        ),
    ),
    "id-remeasured": (
        (
            "同一编号在计划 {plan} 中为 {other}，此处为 {mine}（类型和单位）。"
            "请换编号、改正，或在 accept 中写明理由"
        ),
        (
            "In plan {plan} this id is {other}, here {mine} (kind and unit). Choose another id, "
            "correct one of them, or give the reason under accept"
        ),
    ),
    "id-new": (
        (
            "同一地区的计划 {plan} 中，“{name}”的编号是 {other}，此处另起了编号。"
            "同一指标请沿用原编号；否则在 accept 中写明理由"
        ),
        (
            "In plan {plan} of the same region “{name}” has the id {other}, here a new one. Use "
            "that id for the same indicator, or give the reason under accept"
        ),
    ),
    # --- accept ------------------------------------------------------------------------------
    "accept-unused": (
        "accept 中的 {accepted} 已不再出现。请删去该行",
        "{accepted} under accept does not occur any more. Delete it",
    ),
    "accept-unknown": (
        "没有 {accepted} 这个可认可的代码。您是否要写：{near}？",
        "There is no code {accepted} to accept. Did you mean {near}?",
    ),
    "accept-strange": (
        "没有 {accepted} 这个可认可的代码。请改写为下列之一：{known}",
        "There is no code {accepted} to accept. Write one of these: {known}",
    ),
    "accept-error": (
        "{accepted} 是错误，不能认可。请按提示改正，并删去该行",
        "{accepted} is an error and cannot be accepted. Correct it and delete this line",
    ),
    # --- The last line ------------------------------------------------------------------------
    "unchecked": (
        "；其中{count}个计划文件尚不可用，未对照原文核对，请改正后再运行一次",
        (
            "; {count} of them cannot be used yet and were not held against their clauses: correct "
            "them and run this again"
        ),
    ),
}
