"""Words of the written reports, and of what can go wrong when they are written."""

from __future__ import annotations

PHRASES = {
    "sheet-summary": ("汇总", "Summary"),
    "sheet-charts": ("图表", "Charts"),
    "sheet-regions": ("地区矩阵", "Regions"),
    "chart-leads": ("各责任单位指标状态（项）", "Targets by department and status"),
    "chart-bullets": (
        "未达标和预警指标的进度：实条为进度，框为时序（没有可比进度的不画）",
        "Failed and at-risk targets: bar = done, frame = time gone (only where a pace is known)",
    ),
    "chart-more": (
        "另有{count}项未画出，见其他工作表",
        "{count} more are not drawn; see the other sheets",
    ),
    "sheet-gaps": ("差距清单", "Gaps"),
    "sheet-all": ("全部指标", "All targets"),
    "sheet-by-lead": ("按责任单位", "By department"),
    "sheet-waivers": ("豁免", "Waivers"),
    "sheet-findings": ("数据问题", "Data problems"),
    "sheet-about": ("说明", "About"),
    "title-listing": (
        "{plan} {sheet}（数据截至{as_of}）",
        "{plan}: {sheet} (data of {as_of})",
    ),
    "footer": ("第 &P 页 共 &N 页", "Page &P of &N"),
    "signatures": (
        "审核人：______________    填报人：______________    日期：______________",
        "Checked by: ______________    Filled in by: ______________    Date: ______________",
    ),
    "none": ("（无）", "(none)"),
    "unknown-format": (
        "{path}：不认识的扩展名，请改用 {formats}",
        "{path}: unknown extension; use one of {formats}",
    ),
    "extra-missing": (
        "{path}：此格式须另装组件，请先运行 pip install 'qcheck[{extra}]'，或改用其他扩展名",
        "{path}: this format needs an extra: pip install 'qcheck[{extra}]', or another extension",
    ),
    "not-a-result": (
        "{path}：不是 qcheck 的核验结果，请使用 verify --format json 或 --export x.json 的输出",
        "{path}: not a result of qcheck; use what verify --format json or --export x.json wrote",
    ),
    "several-checks": (
        "{path}：有几项核验（{known}），请加 --check 选定一项",
        "{path}: holds several checks ({known}); choose one with --check",
    ),
    "no-such-check": (
        "{path}：没有核验“{check}”，有：{known}",
        "{path}: there is no check {check}; there are: {known}",
    ),
    "no-checks": (
        "{path}：只有一个结果，请去掉 --check",
        "{path}: is a single result; leave --check out",
    ),
    "not-judged": (
        "{path}：核验“{check}”当时未能完成（{why}），没有结果，请先解决后重新运行",
        "{path}: check {check} could not be made ({why}), so there is no result; run the job again",
    ),
    "no-folder": (
        "{path}：文件夹不存在，请先建立 {folder}",
        "{path}: there is no such folder; create {folder} first",
    ),
    "is-folder": (
        "{path}：这是文件夹，请写明文件名",
        "{path}: this is a folder; name a file in it",
    ),
    "folder-denied": (
        "{path}：没有在 {folder} 中写入的权限，请换一个位置",
        "{path}: writing into {folder} is not permitted; choose another place",
    ),
    "saved-beside": (
        "{path}：无法覆盖（可能正在 WPS 或 Excel 中打开），已另存为 {beside}；请关闭后重试",
        "{path}: cannot be replaced (open in WPS or Excel?); saved as {beside}; close it first",
    ),
    "cannot-replace": (
        "{path}：无法覆盖，也无法另存，请关闭打开它的程序后重试",
        "{path}: can be neither replaced nor saved beside; close what holds it open and run again",
    ),
    "disk-full": (
        "{path}：磁盘空间不足，未写入；请腾出空间后重试",
        "{path}: the disk is full, nothing was written; free some space and run again",
    ),
    "no-temporary": (
        "工作簿未写成：临时文件夹 {folder} 写不进去（{why}），请腾出空间后重试",
        "no workbook: the temporary folder {folder} cannot be written ({why}); free some space",
    ),
    "read-only": (
        "{path}：磁盘为只读，请换一个位置",
        "{path}: the disk is read-only; choose another place",
    ),
    "not-written": (
        "{path}：写入失败（{why}），请换一个位置或文件名",
        "{path}: could not be written ({why}); choose another place or name",
    ),
}
