"""Words of the notice (通报): the paper that an office signs and sends to the departments."""

from __future__ import annotations

PHRASES = {
    "title": ("关于{plan}目标完成情况的通报", "Notice on Progress towards the Targets of {plan}"),
    "plan": ("《{title}》", "{title}"),
    "numbered": ("{plan}（{number}）", "{plan} ({number})"),
    "addressee": ("{leads}：", "To: {leads}"),
    "everyone": ("各有关单位", "all departments concerned"),
    "opening": (
        (
            "为推动{plan}各项目标如期实现，现对截至{as_of}的完成情况进行了核验。"
            "本次共核验目标{total}{item}，其中达标{pass_}{item}、预警{at_risk}{item}、"
            "未达标{fail}{item}、无法判定{unknown}{item}。现将有关情况通报如下。"
        ),
        (
            "To have every target of {plan} reached in time, progress was verified with the data "
            "as of {as_of}. Number of {item}: {total}, of which {pass_} passed, {at_risk} at risk, "
            "{fail} failed, {unknown} unknown. The findings are as follows."
        ),
    ),
    "item": ("项", "targets"),
    "item-of-regions": ("项次", "targets, each region counted apart"),
    "date": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    # Headings
    "head-overall": ("一、总体情况", "I. Overall"),
    "head-fail": ("二、未达标指标", "II. Failed"),
    "head-at-risk": ("三、预警指标", "III. At Risk"),
    "head-unknown": ("四、数据缺报", "IV. Missing Data"),
    "head-work": ("五、工作要求", "V. What Is Required"),
    "head-lead": ("（{number}）{lead}", "({number}) {lead}"),
    "head-number": ("序号", "No."),
    "none": ("无。", "None."),
    # Overall
    "period": (
        "{plan}计划期为{start}至{end}，数据截至{as_of}。",
        "{plan} runs from {start} to {end}; the data are as of {as_of}.",
    ),
    "scope": (
        (
            "{scope}目标{total}{item}：达标{pass_}{item}、预警{at_risk}{item}、"
            "未达标{fail}{item}、无法判定{unknown}{item}"
        ),
        (
            "{scope} {item}, {total} in all: {pass_} passed, {at_risk} at risk, {fail} failed, "
            "{unknown} unknown"
        ),
    ),
    "stop": ("{text}。", "{text}."),
    "leads-follow": (
        "各牵头单位情况如下（几家共同牵头的，各计一次）：",
        "By department (a target led by several counts for each):",
    ),
    # Failed, at risk
    "some-fail": (
        "截至{as_of}，有{count}{item}未达标，具体如下：",
        "Failed {item} as of {as_of}: {count}.",
    ),
    "some-at-risk": (
        "截至{as_of}，有{count}{item}预警，具体如下：",
        "At-risk {item} as of {as_of}: {count}.",
    ),
    "entry": ("{number}.{name}", "{number}. {name}"),
    "of-region": ("{name}（{region}）", "{name} ({region})"),
    "led-by": ("（牵头单位：{leads}）", " (lead: {leads})"),
    "facts": (
        "。要求{required}，截至{date}为{actual}{turn}。{message}。",
        ". Required: {required}; as of {date}: {actual}{turn}. {message}.",
    ),
    "facts-done": (
        "。要求完成，截至{date}填报为“{actual}”。{message}。",
        '. To be done; reported as of {date}: "{actual}". {message}.',
    ),
    "facts-bare": ("。要求{required}。{message}。", ". Required: {required}. {message}."),
    "on-track": ("，进度正常的界线为{turn}", " (on track at {turn})"),
    "on-track-about": ("，进度正常的界线约为{turn}", " (on track at about {turn})"),
    "met-on": (
        "照目前进度，预计{year}年{month}月达到要求。",
        " At the present pace it will be met in {year}-{month:02}.",
    ),
    "op-ge": ("不低于{amount}", "at least {amount}"),
    "op-gt": ("高于{amount}", "more than {amount}"),
    "op-le": ("不高于{amount}", "at most {amount}"),
    "op-lt": ("低于{amount}", "less than {amount}"),
    "op-eq": ("为{amount}", "exactly {amount}"),
    "op-range": ("在{amount}之间", "between {amount}"),
    "op-done": ("完成", "done"),
    # Missing data
    "some-missing": (
        "以下{count}{item}没有可用数据：",
        "Without usable data, {item}: {count}.",
    ),
    "some-doubtful": (
        "以下{count}{item}已报数据不能确定，有待核实：",
        "With data that are not certain and have to be checked, {item}: {count}.",
    ),
    "some-years": (
        "以下{count}{item}缺往年数据，按已报年度判定：",
        "Judged without the data of some years, {item}: {count}.",
    ),
    "some-not-started": (
        "另有{count}{item}计划期尚未开始，本次不作评价：",
        "Not judged because the period has not begun, {item}: {count}.",
    ),
    "some-stray": (
        "报来的数据中，有{count}行未能对应任何目标，请核对名称：",
        "Reported rows that belong to no target (check their names): {count}.",
    ),
    "reported": ("。{message}（{source}）。", ". {message} ({source})."),
    "not-reported": ("。{message}。", ". {message}."),
    "without-years": ("。{years}年无数据。", ". No data for {years}."),
    "overdue-years": (
        "。{years}年终期数据逾期未报。",
        ". The final value of {years} is overdue.",
    ),
    "stray": ("“{name}”（{source}）。", '"{name}" ({source}).'),
    # What is required, and of whom
    "work": (
        "请各有关单位对照下列清单逐项落实，于×月×日前将整改情况以及补报、核实的数据书面报送×××。",
        "Act on every item below; report, with the missing and corrected data, to ××× by ××.",
    ),
    "no-lead": ("牵头单位未列明的目标", "Targets without a named lead"),
    "owes": ("：{owed}。", ": {owed}."),
    "owe-missed": (
        "{due}已到期，要求{required}，实际{actual}，未达到，请说明原因并报送整改措施",
        "due {due}: required {required}, actual {actual}, not reached; explain and remedy",
    ),
    "owe-broken": (
        "要求{required}，实际已达{actual}，本期内不能补救，请说明原因并防止再次发生",
        "required {required}, actual {actual}: not to be undone this time; explain and prevent",
    ),
    "owe-done": ("目前填报为“{actual}”，请于{due}前完成", '"{actual}" so far; finish by {due}'),
    "owe-reach": (
        "目前为{actual}，还差{gap}{needed}，请在{due}前做到{required}",
        "{actual} so far, {gap} still missing{needed}; reach {required} by {due}",
    ),
    "owe-lower": (
        "目前为{actual}，还超出{gap}{needed}，请在{due}前做到{required}",
        "{actual} so far, over by {gap}{needed}; come down to {required} by {due}",
    ),
    "owe-between": (
        "目前为{actual}，相差{gap}{needed}，请在{due}前做到{required}",
        "{actual} so far, off by {gap}{needed}; reach {required} by {due}",
    ),
    "owe-keep": (
        "目前为{actual}，请采取措施，确保到{due}做到{required}",
        "{actual} so far; make sure of {required} by {due}",
    ),
    "needed": ("（余期月均需{needed}）", " ({needed} a month)"),
    "owe-final": (
        "{due}已到期，目前只有截至{date}的数据，请补报终期数据",
        "due {due}, but the data are as of {date}; report the final value",
    ),
    "owe-report": ("没有可用数据，请补报", "no usable data; report them"),
    "owe-check": (
        "已报“{raw}”（{source}）不能确定，请核实后重新报送",
        '"{raw}" ({source}) is not certain; check and report again',
    ),
    "owe-check-blank": (
        "已报数据（{source}）不能使用，请核实后重新报送",
        "the data ({source}) cannot be used; check and report again",
    ),
    "owe-years": ("请补报{years}年数据", "report the data of {years}"),
    "owe-final-years": ("请补报{years}年终期数据", "report the final value of {years}"),
    "owe-newer": (
        "数据时点为{date}，已陈旧，请报送最新数据",
        "the data of {date} are old; report newer ones",
    ),
    # Closing, annex and signature
    "closing": ("特此通报。", "Issued for action."),
    "annex-named": ("附件：目标完成情况表", "Annex: All Targets"),
    "annex": ("附件", "Annex"),
    "annex-title": ("目标完成情况表", "All Targets"),
    "note": ("{item}：{content}。", "{item}: {content}."),
    "office": ("×××", "×××"),
    "signed": ("　　　　年　　月　　日", "Date: ____-__-__"),
}
