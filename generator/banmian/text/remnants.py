"""Remnants of Markdown that recognition leaves in a page's text: they are no print, and readers do not see them."""
from __future__ import annotations

import re

HASHES = re.compile(r"#{1,6}\s+(?=[^\s#])")                     # ## 推进会召开
STRONG = re.compile(r"\*\*(?=[^\s*])([^*\n]+)\*\*")          # **李钱乾)**


def without_remnants(text: str) -> str:
    """Reading text without the number signs before a heading and the paired `**` around words; what stands alone may be print and stays.

    LAWS: only asterisks, number signs before the text and the space after them are taken away; the result gives itself.
    """
    while hashes := HASHES.match(text):
        text = text[hashes.end():]
    while "**" in text and (plain := STRONG.sub(r"\1", text)) != text:
        text = plain
    return text
