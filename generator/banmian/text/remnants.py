"""Remnants of Markdown that recognition leaves in a page's text: they are no print, and readers do not see them."""
from __future__ import annotations

import re

STRONG = re.compile(r"\*\*(?=[^\s*])([^*\n]+)\*\*")          # **李钱乾)**


def without_remnants(text: str) -> str:
    """Reading text without the paired `**` around words; one that stands alone stays, for it may be print.

    LAWS: only asterisks are taken away; the result gives itself.
    """
    while "**" in text and (plain := STRONG.sub(r"\1", text)) != text:
        text = plain
    return text
