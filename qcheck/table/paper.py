"""What a paper is made of: paragraphs, each with its part. Says nothing of how they look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """What a paragraph is; the writer knows how each looks."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    INTRO = "intro"  # says what follows, and stays with it
    CLOSING = "closing"
    ANNEX_NAMED = "annex-named"
    OFFICE = "office"
    DATE = "date"
    ANNEX = "annex"
    ANNEX_TITLE = "annex-title"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `lead_in` is its emphasised beginning."""

    part: Part
    text: str
    lead_in: str = ""
