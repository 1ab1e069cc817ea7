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
    "section-unreadable": (
        "看不懂位置“{section}”；请按文件的序号写，如 二(一)1。",
        "section “{section}” is not understood; write the document's numbering, like 二(一)1.",
    ),
    "figure-uncovered": (
        "“{figure}”没有着落（{section}）：{sentence} 请补录为目标，或写入 not_targets 并注明理由。",
        (
            "“{figure}” is not accounted for ({section}): {sentence} Add a target, or list it under"
            " not_targets with the reason."
        ),
    ),
    "figure-of-no-target": (
        (
            "“{figure}”只出现在 {others} 的原文里，但不是其要求值（{section}）：{sentence} "
            "请补录为目标，或写入 not_targets 并注明理由。"
        ),
        (
            "“{figure}” stands only in the clause of {others}, whose value it is not ({section}): "
            "{sentence} Add a target, or list it under not_targets with the reason."
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
    "pdf-extra": (
        "读取 PDF 须另装组件：pip install 'qcheck[pdf]'；或把 {file} 另存为 .txt、.docx。",
        "PDF needs an extra: pip install 'qcheck[pdf]'; or save {file} as .txt or .docx.",
    ),
    "pdf-damaged": (
        "无法读取 PDF {file}（损坏或加密）；请另存为 .txt 或 .docx 后重试。",
        "The PDF {file} is damaged or encrypted; save it as .txt or .docx.",
    ),
}
