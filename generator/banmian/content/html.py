"""Markdown → safe HTML: which extensions, and what a stranger's text may hold; one place."""
from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from banmian.content.bounded import bound, unbound
from banmian.content.plain import simple_html

TAGS: Final = frozenset((
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "mark",
    "q", "cite", "abbr", "ruby", "rt", "rp", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a", "img", "figure", "figcaption", "span", "div"))
ATTRIBUTES: Final = {"a": {"href", "title"}, "img": {"src", "alt", "title", "width", "height"}, "abbr": {"title"},
                     "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
CLASSES: Final = {"p": {"caption", "jump", "credit", "verse", "stanza"}}
SCHEMES: Final = {"http", "https", "mailto"}
EXTENSIONS: Final = ("attr_list", "tables", "sane_lists")


def to_html(markdown: str) -> str:
    """The HTML of an article's Markdown, sanitised: no script, no style, no event, no foreign scheme."""
    html = simple_html(markdown)
    return sanitised(reference_html(markdown)) if html is None else html


def reference_html(markdown: str) -> str:
    """What Python-Markdown makes of the text, not yet sanitised."""
    return unbound(_converter()(bound(markdown)))


def sanitised(html: str) -> str:
    """The HTML with everything taken out that is not in the tables above."""
    import nh3
    return nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, allowed_classes=CLASSES, url_schemes=SCHEMES,
                     link_rel=None, strip_comments=True)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    import markdown
    made = markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")

    def convert(text: str) -> str:
        made.reset()
        return made.convert(text)

    return convert
