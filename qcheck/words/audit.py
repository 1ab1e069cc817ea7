"""Phrases of the audit: finding codes, its summary, and documents that cannot be read."""

from __future__ import annotations

PHRASES = {
    # Findings
    "clause-empty": (
        "目标“{name}”没有 clause，无法与文件核对；请补上含有该数字的原文。",
        "target “{name}” has no clause to hold against the document; add the words that carry it.",
    ),
    "clause-not-found": (
        "文件中找不到“{clause}”，也没有相近的句子；请核对文件版本，或删去该目标。",
        (
            "the document does not hold “{clause}”, nor anything like it; check its version, or"
            " remove the target."
        ),
    ),
    "clause-differs": (
        "文件中找不到“{clause}”；最相近的是 {place}：“{near}”。请按文件改正 clause 和 target。",
        (
            "the document does not hold “{clause}”; nearest is {place}: “{near}”. Correct clause"
            " and target by the document."
        ),
    ),
    "clause-wrong-section": (
        "“{clause}”不在所写的“{claimed}”，而在“{actual}”（{place}）；请改正 section。",
        "“{clause}” is not in section {claimed} but in {actual} ({place}); correct section.",
    ),
    "clause-cut": (
        "“{clause}”漏摘了紧连着的“{cut}”（{place}）；请写进 clause，并核对 target 和 commitment。",
        (
            "“{clause}” leaves out “{cut}”, which stands beside it ({place}); write it into the"
            " clause, and check target and commitment."
        ),
    ),
    "section-unreadable": (
        "看不懂位置“{section}”；请按文件的序号写，如 二(一)1。",
        "section “{section}” is not understood; write the document's numbering, like 二(一)1.",
    ),
    "figure-uncovered": (
        "“{figure}”没有着落（{section}）：“{sentence}”请补录，或写入 not_targets 并注明理由。",
        (
            "“{figure}” is not accounted for ({section}): “{sentence}” Add a target, or list it"
            " under not_targets with the reason."
        ),
    ),
    "figure-of-no-target": (
        (
            "“{figure}”只出现在 {others} 的原文里，但不是其要求值（{section}）：“{sentence}”"
            "请补录为目标，或写入 not_targets 并注明理由。"
        ),
        (
            "“{figure}” stands only in the clause of {others}, whose value it is not ({section}): "
            "“{sentence}” Add a target, or list it under not_targets with the reason."
        ),
    ),
    "fragment-unused": (
        "not_targets 的“{text}”在文件中没有出现；请改正或删去。",
        "“{text}” of not_targets does not occur in the document; correct or remove it.",
    ),
    "fragment-without-figure": (
        "not_targets 的“{text}”不含数字；请删去。",
        "“{text}” of not_targets holds no figure; remove it.",
    ),
    "fragment-needless": (
        "not_targets 的“{text}”不必列出：其中的数字均可按规则识别；请删去。",
        "“{text}” of not_targets is needless: its figures are recognised by rule; remove it.",
    ),
    # The table and its summary
    "title": ("{plan} 与 {source} 核对", "{plan} against {source}"),
    "clauses": (
        "原文：共{total}条，找到{found}条，位置相符{in_section}条。",
        "Clauses: {total}, found {found}, in the section claimed {in_section}.",
    ),
    "figures": (
        (
            "数字：共{total}处；在目标中{in_targets}，在 not_targets 中{in_not_targets}，"
            "按规则识别{recognised}，没有着落{uncovered}。"
        ),
        (
            "Figures: {total}; in targets {in_targets}, in not_targets {in_not_targets}, recognised"
            " by rule {recognised}, not accounted for {uncovered}."
        ),
    ),
    "complete": ("核对完整：没有遗漏", "complete: nothing is missing"),
    "incomplete": (
        "核对不完整：{count}个错误，见上表",
        "not complete: {count} errors, listed above",
    ),
    # Documents that cannot be read
    "no-source": (
        "请用 --source 指明政策文件（.txt .html .docx .pdf）。",
        "Name the policy document with --source (.txt .html .docx .pdf).",
    ),
    "source-format": (
        "无法识别 {file} 的格式；请另存为 .docx、.txt 或 .html 后重试。",
        "{file} is of a format that is not read; save it as .docx, .txt or .html.",
    ),
    "source-empty": (
        "{file} 中没有文字；扫描件须先识别成文字。",
        "{file} holds no text; scanned pages must be turned into text first.",
    ),
    "source-unclosed": (
        "{file} 中的 <{tag}> 没有结束，其后的文字无法读取；请另存为 .docx 或 .txt 后重试。",
        "<{tag}> in {file} is never closed and hides the text behind it; save it as .docx or .txt.",
    ),
    "source-damaged": (
        "{file} 已损坏或不完整；请重新获取，或打开后另存为 .docx、.txt 再核对。",
        "{file} is damaged or incomplete; get it again, or open it and save it as .docx or .txt.",
    ),
    "source-encrypted": (
        "{file} 已加密；请去掉打开密码，另存后再核对。",
        "{file} is encrypted; remove the password and save it again.",
    ),
    "source-too-much": (
        "{file} 解压后的内容超过上限（{limit}），已停止读取；请删去图片等无关内容，或另存为 .txt。",
        "{file} unpacks to more than the limit ({limit}); remove pictures, or save it as .txt.",
    ),
    "source-file-too-deep": (
        "{file} 的内部结构嵌套过深，已停止读取；请另存为 .txt 后重试。",
        "{file} is nested too deep to be read; save it as .txt.",
    ),
    "source-doctype": (
        "{file} 含有不允许的 DOCTYPE 声明，已停止读取；请用 WPS/Word 打开后另存为 .docx。",
        "{file} holds a DOCTYPE, which is not allowed; open it in WPS/Word and save it as .docx.",
    ),
    "source-encoding-unknown": (
        "{file} 的文字编码无法识别（可用 UTF-8、GB18030、UTF-16）；请另存为 UTF-8 的 .txt。",
        "{file} is in no known encoding (UTF-8, GB18030, UTF-16); save it as .txt in UTF-8.",
    ),
    "pdf-extra": (
        "读取 PDF 须另装组件：pip install 'qcheck[pdf]'；或把 {file} 另存为 .txt、.docx。",
        "PDF needs an extra: pip install 'qcheck[pdf]'; or save {file} as .txt or .docx.",
    ),
    "pdf-damaged": (
        "无法读取 PDF {file}（损坏或加密）；请另存为 .txt 或 .docx 后重试。",
        "The PDF {file} is damaged or encrypted; save it as .txt or .docx.",
    ),
}
