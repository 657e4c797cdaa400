"""Markdown → safe HTML: which extensions, and what a stranger's text may hold; one place."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from banmian.content.bounded import bound, unbound
from banmian.content.nesting import nested
from banmian.content.plain import simple_html
from banmian.text.late import late

TAGS: Final = frozenset((
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "mark",
    "q", "cite", "abbr", "ruby", "rt", "rp", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a", "img", "figure", "figcaption", "span", "div"))
ATTRIBUTES: Final = {"a": {"href", "title"}, "img": {"src", "alt", "title", "width", "height"}, "abbr": {"title"},
                     "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "sup": {"id"}, "li": {"id"}}
CLASSES: Final = {"p": {"caption", "jump", "credit", "verse", "stanza"}, "a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}
SCHEMES: Final = {"http", "https", "mailto"}
EXTENSIONS: Final = ("attr_list", "tables", "sane_lists", "fenced_code", "footnotes")
CALL: Final = "[{}]"                  # in brackets, or 500 with its first note would read 5001 in plain text
BACK: Final = "回到正文第 {} 注"         # what the arrow behind a footnote says to those who do not see it
# The ids of footnotes and of the places that call them, of no other form: fn:1, fnref:1, fnref2:注. The page's own hold no colon.
_NOTE_ID: Final = late(r"fn(?:ref\d*)?:[^\s\"'<>]{1,80}")

_CHINESE: Final = "[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
_IN_LINE: Final = "(?:</?(?:strong|em|b|i|u|s|sub|sup|small|mark|q|cite|abbr|a|span)(?: [^<>]*)?>)*"
# A line that goes on in the next, between Chinese characters: 软换⏎行; what is set as it is written stays so.
_BROKEN: Final = late(rf"<pre.*?</pre>|(?<={_CHINESE})({_IN_LINE}) *\n *({_IN_LINE})(?={_CHINESE})", re.DOTALL)


def to_html(markdown: str) -> str:
    """The HTML of an article's Markdown, sanitised: no script, no style, no event, no foreign scheme. Chinese is written without
    spaces, so a line that is broken within it goes on without one (as CSS Text 3 says, and not every browser does)."""
    html = simple_html(markdown)
    return _BROKEN.sub(_joined, sanitised(reference_html(markdown))) if html is None else html


def _joined(match: re.Match[str]) -> str:
    return match[0] if match[1] is None else match[1] + match[2]


def reference_html(markdown: str) -> str:
    """What Python-Markdown makes of the text, not yet sanitised."""
    return unbound(_converter()(nested(bound(markdown))))


def sanitised(html: str) -> str:
    """The HTML with everything taken out that is not in the tables above."""
    import nh3
    return nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, allowed_classes=CLASSES, url_schemes=SCHEMES,
                     attribute_filter=_held if " id=" in html else None, link_rel=None, strip_comments=True)


def _held(tag: str, name: str, value: str) -> str | None:
    """An attribute's value, None where it may not stand."""
    return value if name != "id" or _NOTE_ID.fullmatch(value) else None


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    import markdown
    settings: dict[str, dict[str, Any]] = {"footnotes": {"BACKLINK_TITLE": BACK, "SUPERSCRIPT_TEXT": CALL}}
    made = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=settings, output_format="html")

    def convert(text: str) -> str:
        made.reset()
        return made.convert(text)

    return convert
