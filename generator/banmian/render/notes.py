"""The arrows behind footnotes, which lead back into the text: what they say, in words that the browser can put into another language."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banmian.content.html import BACK
from banmian.text.late import late

if TYPE_CHECKING:
    from banmian.render.strings import Strings

# <a class="footnote-backref" href="#fnref:1" title="回到正文第 1 注">
_ARROW = late(r'(<a class="footnote-backref" href="[^"]*" )title="' + re.escape(BACK).replace(r"\{\}", r"(\d+)") + '"')


def arrows(strings: Strings, html: str) -> str:
    """The HTML with the names of its arrows said by the theme. LAW: its text does not change."""
    if "footnote-backref" not in html:
        return html
    from markupsafe import Markup
    return Markup(_ARROW.sub(lambda found: found[1] + _named(strings, int(found[2])), html))


def _named(strings: Strings, n: int) -> str:
    """Screen readers seldom say a title, and of an arrow only what it looks like: it has the name as well."""
    name = strings.attribute("aria-label", "note.back", n=n)
    return f'title="{strings.say("note.back", n=n)}" data-t-title="note.back" {name}'
