"""Text that Python-Markdown would look through again from each bracket: brackets beyond a bound are taken for what they show.

It seeks the end of a link from every `[`, of a tag from every `<`, through all that follows: 8,000 of them took 20 seconds.
"""
from __future__ import annotations

from typing import Final

from banmian.text.late import late

MOST: Final = 64            # brackets that open and do not close, in a paragraph or of tags in a text
# One that opens neither [text], [text](address) nor [text][name] without brackets inside
_OPEN: Final = late(r"\[(?![^\[\]]*\](?:\([^()]*\)|(?!\()))")
_TAG: Final = late(r"<(?=[A-Za-z/!?])(?![^<>]*>)")        # <a href= with no > before the next <
_GAP: Final = late(r"(\n[ \t]*\n)")                       # between paragraphs
# Two characters that Unicode gives no meaning stand for them meanwhile: an escape would cost a look at all that follows as well
_BRACKET, _ANGLE = "\ufdd0", "\ufdd1"


def bound(markdown: str) -> str:
    """The text with what opens and does not close hidden where there is more of it than people write; else as it is."""
    if markdown.count("<") > MOST and len(_TAG.findall(markdown)) > MOST:
        markdown = _TAG.sub(_ANGLE, markdown)
    if markdown.count("[") <= MOST:
        return markdown
    return "".join(_OPEN.sub(_BRACKET, part) if len(_OPEN.findall(part)) > MOST else part for part in _GAP.split(markdown))


def unbound(html: str) -> str:
    """HTML with what was hidden as the reader sees it."""
    return html.replace(_BRACKET, "[").replace(_ANGLE, "&lt;") if _BRACKET in html or _ANGLE in html else html
