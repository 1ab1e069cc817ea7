"""Why a verdict was given, in one sentence; and what the exit codes mean."""

PHRASES = {
    # Reasons. {elapsed} and {achieved} are shares of the period and of the planned change.
    "MET": ("到期达到要求", "met at the due date"),
    "MISSED": ("到期未达到要求，差{gap}", "missed at the due date, short by {gap}"),
    "MISSED_YEAR": ("{year}年度未达到要求，差{gap}", "the year {year} was missed, short by {gap}"),
    "MISSED-on-limit": (
        "到期恰等于限值，要求{required}，等于不算达到",
        "exactly on the limit at the due date; {required} is asked for and equal is not enough",
    ),
    "MISSED-over": ("到期超出要求{gap}", "over the limit by {gap} at the due date"),
    "MISSED-milestone": ("到期未完成", "not done at the due date"),
    "MISSED_YEAR-on-limit": (
        "{year}年度恰等于限值，要求{required}，等于不算达到",
        "the year {year} ended exactly on the limit; {required} is asked for",
    ),
    "MISSED_YEAR-over": ("{year}年度超出要求{gap}", "the year {year} was over the limit by {gap}"),
    "MISSED_YEAR-milestone": ("{year}年度未完成", "not done in the year {year}"),
    "MET-milestone": ("已完成", "done"),
    "MET_EARLY-milestone": ("已提前完成", "done already"),
    "of-year": ("{year}年：{said}", "{year}: {said}"),
    "MET_EARLY": ("已提前达到要求", "already met"),
    "ON_TRACK": (
        "时间过{elapsed}，进度{achieved}，按时序推进",
        "{elapsed} of the time gone, {achieved} achieved: on track",
    ),
    "BEHIND": (
        "时间过{elapsed}，进度{achieved}，落后{lag}个百分点",
        "{elapsed} of the time gone, {achieved} achieved: {lag} points behind",
    ),
    "BEHIND-ahead": (
        "时间过{elapsed}，进度{achieved}，超前{lag}个百分点，但低于所要求的进度",
        "{elapsed} of the time gone, {achieved} achieved: {lag} points ahead, yet less than asked",
    ),
    "FAR_BEHIND": (
        "时间过{elapsed}，进度仅{achieved}，落后{lag}个百分点，严重滞后",
        "{elapsed} of the time gone, only {achieved} achieved: far behind, by {lag} points",
    ),
    "MOVING_AWAY": (
        "比基期更差（进度{achieved}），与目标背向而行",
        "worse than at the baseline ({achieved}): moving away from the target",
    ),
    "BOUNDARY": (
        "刚好等于限值，要求{required}，等于不算达到",
        "exactly on the limit; {required} is asked for and equal is not enough",
    ),
    "NOT_MET_NO_BASELINE": (
        "尚未达到要求，没有可比的基期值，无法判断进度",
        "not met yet; without a baseline to compare with no pace can be told",
    ),
    "HOLDING": ("持续保持在要求之内", "kept as required"),
    "NOT_HOLDING": ("应当保持而未保持，差{gap}", "to be kept but not kept, short by {gap}"),
    "NOT_HOLDING-on-limit": (
        "恰等于限值，要求{required}，等于不算达到",
        "exactly on the limit; {required} is asked for and equal is not enough",
    ),
    "NOT_HOLDING-over": ("应当保持而未保持，超出{gap}", "to be kept but not kept, over by {gap}"),
    "RECOVERING": (
        "应当保持而未保持，差{gap}，但正在好转",
        "to be kept but not kept, short by {gap}, and recovering",
    ),
    "RECOVERING-on-limit": (
        "恰等于限值，要求{required}，等于不算达到，但正在好转",
        "exactly on the limit; {required} is asked for and equal is not enough; recovering",
    ),
    "RECOVERING-over": (
        "应当保持而未保持，超出{gap}，但正在好转",
        "to be kept but not kept, over by {gap}, and recovering",
    ),
    "NOT_RECOVERING": (
        "应当保持而未保持，差{gap}，且没有好转",
        "to be kept but not kept, short by {gap}, and not recovering",
    ),
    "NOT_RECOVERING-on-limit": (
        "恰等于限值，要求{required}，等于不算达到，且没有好转",
        "exactly on the limit; {required} is asked for and equal is not enough; not recovering",
    ),
    "NOT_RECOVERING-over": (
        "应当保持而未保持，超出{gap}，且没有好转",
        "to be kept but not kept, over by {gap}, and not recovering",
    ),
    "MET_BUT_SLIPPING": (
        "目前达到要求，但照近年趋势（年均{trend}）到期为{projected}，将不再达到",
        "met now, but the trend ({trend} a year) leads to {projected} at the due date",
    ),
    "TREND_ON_TRACK": (
        "照近年趋势（年均{trend}）到期为{projected}，基本可以达到",
        "the trend ({trend} a year) leads to {projected} at the due date: on track",
    ),
    "TREND_SHORT": (
        "照近年趋势（年均{trend}）到期为{projected}，缺口占余下差距的{miss}",
        "the trend ({trend} a year) leads to {projected}: {miss} of what is left will be missing",
    ),
    "TREND_FAR_SHORT": (
        "照近年趋势（年均{trend}）到期为{projected}，缺口占余下差距的{miss}，远达不到",
        "the trend ({trend} a year) leads to {projected}: {miss} of what is left missing, too much",
    ),
    "SHORT_SERIES": (
        "尚未达到要求，可比的历史数据不足4个，看不出趋势",
        "not met yet; fewer than four comparable reports, which show no trend",
    ),
    "IN_RANGE": ("在要求的区间之内", "inside the required range"),
    "OUT_OF_RANGE": ("在要求的区间之外，差{gap}", "outside the required range by {gap}"),
    "BUDGET_EXHAUSTED": ("已超过上限{gap}", "the limit is exceeded by {gap}"),
    "BUDGET_EXHAUSTED-on-limit": (
        "已到限值，要求{required}，等于不算达到",
        "the limit is reached; {required} is asked for and equal is not enough",
    ),
    "PROJECTED_OVER": (
        "时间过{elapsed}，已用去上限的{achieved}，照此到期将达{projected}",
        "{elapsed} of the time gone, {achieved} of the limit used: heading for {projected}",
    ),
    "ZERO_SO_FAR": ("至今未发生", "none so far"),
    "OCCURRED": ("已发生{actual}，要求不发生", "{actual} occurred where none may"),
    "NOT_DONE": ("尚未完成", "not done yet"),
    "NOT_STARTED": ("计划期尚未开始", "the period has not begun"),
    "NOT_STARTED-begun": (
        "最近一次数据（{dated}）早于计划期，请补报",
        "the newest data ({dated}) are from before the period; report newer ones",
    ),
    "OVERDUE_NO_DATA": (
        "已过期{days}天仍无终期数据，最近一次数据时点为{dated}，请补报",
        "{days} days past due without a final value (latest: {dated}); report it",
    ),
    "MISSING_YEAR": ("不能判定", "cannot be judged"),
    "NO_DATA": ("没有数据，请补报", "no data; report it"),
    "NO_DATA-near": (
        "没有数据：表中“{near}”（{at}）名称相近，未能对应，请改名或用 --map 指定",
        'no data: "{near}" ({at}) is called nearly so; rename it, or say so with --map',
    ),
    "BAD_DATA": (
        "数据“{cell}”不可用，请按“数据问题”核实",
        "the value “{cell}” cannot be used; see the findings",
    ),
    "BAD_DATA-blank": (
        "数据不可用，请按“数据问题”核实",
        "the value cannot be used; see the findings",
    ),
    "AMBIGUOUS": (
        "数据“{cell}”不能确定，请按“数据问题”明确",
        "the value “{cell}” is not certain; see the findings",
    ),
    "TEXT": (
        "只有文字“{cell}”，没有数字，请填数字",
        "only words (“{cell}”) and no figure; fill in a number",
    ),
    "TEXT-milestone": (
        "“{cell}”看不出是否完成，请填“已完成”或“未完成”",
        "“{cell}” does not say whether it is done; write 已完成 or 未完成",
    ),
    # What is missing from here.
    "still": ("还差{gap}", "{gap} still missing"),
    "still-monthly": (
        "还差{gap}，余{months}个月需月均{needed}",
        "{gap} still missing: {needed} a month over {months} months",
    ),
    "still-monthly-now": (
        "还差{gap}，余{months}个月需月均{needed}（{now}）",
        "{gap} still missing: {needed} a month over {months} months ({now})",
    ),
    "now-more": ("目前月均{amount}", "{amount} a month so far"),
    "now-less": ("目前月均减少{amount}", "{amount} less a month so far"),
    "now-down": ("目前月均下降{amount}", "{amount} less a month so far"),
    "now-up": ("目前月均上升{amount}", "{amount} more a month so far"),
    "trend-beside": ("照近年趋势到期为{projected}", "by the trend {projected} at the due date"),
    "over": ("还超出{gap}", "still over by {gap}"),
    "over-monthly": (
        "还超出{gap}，余{months}个月需月均下降{needed}",
        "still over by {gap}: {needed} less a month over {months} months",
    ),
    "over-monthly-now": (
        "还超出{gap}，余{months}个月需月均下降{needed}（{now}）",
        "still over by {gap}: {needed} less a month over {months} months ({now})",
    ),
    # The shares of a budget or a yearly growth are told in other words.
    "ON_TRACK-budget": (
        "时间过{elapsed}，已用去上限的{achieved}，照此到期为{projected}",
        "{elapsed} of the time gone, {achieved} of the limit used: heading for {projected}",
    ),
    "ON_TRACK-value": ("当年累计已达到要求", "the year to date meets the requirement"),
    "BEHIND-value": ("当年累计低于要求", "the year to date is below the requirement"),
    "MOVING_AWAY-value": ("当年累计为负增长", "the year to date is shrinking"),
    "ON_TRACK-cagr": (
        "时间过{elapsed}，年均增速为所需的{ratio}，按进度推进",
        "{elapsed} of the time gone, growing at {ratio} of the rate required: on track",
    ),
    "BEHIND-cagr": (
        "时间过{elapsed}，按增长率计，年均增速仅为所需的{ratio}，增速不足",
        "{elapsed} of the time gone, by growth rates: only {ratio} of the rate required",
    ),
    "FAR_BEHIND-cagr": (
        "时间过{elapsed}，年均增速仅为所需的{ratio}，严重滞后",
        "{elapsed} of the time gone, growing at only {ratio} of the rate required: far behind",
    ),
    "MOVING_AWAY-trend": (
        "近年没有向目标靠近（年均{trend}）",
        "not moving towards the target ({trend} a year)",
    ),
    "MOVING_AWAY-range": (
        "在要求的区间之外，差{gap}，且没有靠近",
        "outside the required range by {gap} and not coming nearer",
    ),
    "BEHIND-bound": (
        "时间过{elapsed}，即使从零算起进度也至多{achieved}",
        "{elapsed} of the time gone, at the very most {achieved} achieved",
    ),
    "FAR_BEHIND-bound": (
        "时间过{elapsed}，即使从零算起进度也至多{achieved}，严重滞后",
        "{elapsed} of the time gone, at the very most {achieved} achieved: far behind",
    ),
    # Flags.
    "PENDING_FINAL": ("已到期，待终期数据", "past due, final value awaited"),
    "STALE": ("数据已超过400天", "the data are more than 400 days old"),
    "CAGR_UNDEFINED": (
        "有零或正负不一，不能计算增长率，按时序判定",
        "no growth rate with a zero or mixed signs: judged by the schedule",
    ),
    "NOT_SPLIT": (
        "全域总量指标未分解到本地区，按全域目标值核验",
        "a total of the whole that was not shared out, held against this region as it is",
    ),
    "HEDGED": ("数值为约数", "the value is hedged"),
    "CAGR_UNDEFINED-range": (
        "区间或定值没有增长率，按时序判定",
        "a range or an exact value has no growth rate: judged by the schedule",
    ),
    "flag-PENDING_FINAL": (
        "{years}年已到期，待终期数据",
        "{years}: past due, final value awaited",
    ),
    "flag-MISSING_YEAR": ("{years}年无数据", "no data for {years}"),
    "flag-OVERDUE_YEAR": (
        "{years}年终期数据逾期未报，请补报",
        "the final value of {years} is overdue; report it",
    ),
    "ROUNDING-met": ("按修约值比较为达标", "met if compared rounded"),
    "ROUNDING-not-met": ("按修约值比较为未达标", "not met if compared rounded"),
    "ROUNDING-met-full": ("按全数值比较为达标", "met if compared in full"),
    "ROUNDING-not-met-full": ("按全数值比较为未达标", "not met if compared in full"),
    # Exit codes: the last line on stderr.
    "gate-failed": ("存在未达标：{scope}{count}项", "{scope}failed: {count}"),
    "gate-missing": (
        "数据缺报：{scope}{count}项无可用数据",
        "{scope}without a usable value: {count}",
    ),
    "gate-at-risk": ("存在风险：{scope}预警{count}项", "{scope}at risk: {count}"),
    "gate-nothing-compared": (
        "数据缺报：全部{count}项均未能判定",
        "none of {count} targets could be judged",
    ),
    "gate-passed": ("达标：{scope}均无问题", "passed: {scope}have no problem"),
    "gate-passed-but": (
        "达标：{scope}除免予考核的外均无问题",
        "passed: {scope}have no problem, the exempt ones apart",
    ),
    "gate-waived": (
        "豁免{waived}项（免予考核{exempt}项不计入，调整目标{adjusted}项按调整值计入）",
        "waived: {waived} (exempt {exempt}, not counted; adjusted {adjusted}, by their new value)",
    ),
    "gate-refused": (
        "{refused}条豁免未执行，见数据问题",
        "waivers not applied: {refused}, see the findings",
    ),
    "gate-below": (
        "未触发退出门槛（{fail_on}）：{scope}未达标{fail}、缺报{missing}、预警{at_risk}",
        "below the gate ({fail_on}): {scope}failed {fail}, no data {missing}, at risk {at_risk}",
    ),
    "gate-binding": ("约束性目标", "binding targets "),
    "gate-all": ("", "targets "),
    "points": ("{value}个百分点", "{value} points"),
    "list-separator": ("、", ", "),
    "sentence-separator": ("；", "; "),
}
