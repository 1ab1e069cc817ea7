"""The gap report as one page that opens from a USB stick: nothing is fetched, all text is escaped.

The page forbids itself everything by a Content-Security-Policy: only the style and the script that
it carries, known by their hashes, may act. Without JavaScript all of it can be read and opened.
"""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from qcheck.report.html import page
from qcheck.table import about_table, findings_table, lead_count_table, unmatched_table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Lang


_LANGUAGES = {"zh": "zh-CN", "en": "en"}  # as browsers and screen readers know them


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The whole page."""
    made = _environment(lang)
    columns = page.columns(result, lang)
    style = made.get_template("style.css").render(columns=columns)
    script = _part("script.js")
    text = made.get_template("whole.html").render(
        language=_LANGUAGES[lang.value],
        columns=columns,
        head=page.head(result, lang),
        tiles=page.tiles(result, lang),
        view=page.view(result, lang),
        leads=lead_count_table(result, lang),
        tables=(
            findings_table(result, lang),
            unmatched_table(result, lang),
            about_table(result, lang),
        ),
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return text.encode()


def _environment(lang: Lang) -> Environment:
    """Escapes every value, and writes out characters that would act instead of being seen."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_part),
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["say"] = partial(_say, lang)
    return made


def _say(lang: Lang, key: str, **params: object) -> str:
    return say(key, lang, **params)


def _shown(value: object) -> object:
    written = hasattr(value, "__html__")  # by a template of ours
    return visible(value) if isinstance(value, str) and not written else value


def _part(name: str) -> str:
    """A file of this package, from a folder or a zip; line ends as the hashes expect them."""
    text = resources.files(__name__).joinpath("parts", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
