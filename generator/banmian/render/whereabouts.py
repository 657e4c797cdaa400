"""Where in its seed each printed character of an article stands, in few signs: a reader's report of a misreading names the place.

`9,895:12 74//139;31,1856:5*3` says: from line 9, character 895 twelve characters of ink, one of white space, 74 of ink, two line
ends, 139 of ink; then from line 31, character 1856 five, a remnant of Markdown that the text leaves out, three. Lines count from 1,
characters are code points and count from 0. Nothing is said where the article's text is not what its seed reads there (a person
edited it): a wrong place is worse than none.
"""
from __future__ import annotations

from collections.abc import Sequence
from html import unescape

from banmian.model import Article
from banmian.render.mended import TAG, TEXT_ROLES, ink
from banmian.text.late import late

RUN = late(r"[^\s*#]+")    # ink between what does not count
SIGNS = {"\n": "/", "*": "*", "#": "*"}
NEAR = 8                    # characters without ink that are written out; what is further away is named anew

Spans = Sequence[tuple[int, int]]


def whereabouts(article: Article, page: str, html: str) -> tuple[str, str]:
    """Where the characters of the headline and of the text stand in the page's text; "" for what cannot be said for certain."""
    if len(article.sources) != 1 or not page:
        return "", ""
    spans = article.sources[0].spans
    headline = tuple((start, end) for role, start, end in spans if role == "headline")
    body = tuple((start, end) for role, start, end in spans if role in TEXT_ROLES)
    touched = frozenset(place for c in article.corrections for place in range(c.start, c.end))
    return (_placed(page, headline, article.headline, touched),
            _placed(page, body, unescape(TAG.sub("", html)), touched))


def _placed(page: str, spans: Spans, shown: str, touched: frozenset[int]) -> str:
    printed = ink("".join(page[start:end] for start, end in spans))
    if not printed or not _same(page, spans, printed, ink(shown), touched):
        return ""
    return runs_of(page, spans)


def _same(page: str, spans: Spans, printed: str, shown: str, touched: frozenset[int]) -> bool:
    """Whether the text shown is what is printed, character for character, but for those that a correction exchanged."""
    if printed == shown or len(printed) != len(shown) or not touched:
        return printed == shown
    places = [place for start, end in spans for place in range(start, end) if ink(page[place])]
    return all(a == b or place in touched for a, b, place in zip(printed, shown, places, strict=True))


def runs_of(page: str, spans: Spans) -> str:
    """The runs of ink within the spans, in their order, as the module says."""
    said: list[str] = []
    last = -1
    for first, stop in spans:
        for run in RUN.finditer(page, first, stop):
            start, end = run.span()
            if 0 <= last <= start <= last + NEAR and not ink(page[last:start]):
                said.append("".join(SIGNS.get(sign, " ") for sign in page[last:start]) or "+")
            else:
                said.append(f"{';' if said else ''}{page.count(chr(10), 0, start) + 1},{start}:")
            said.append(str(end - start))
            last = end
    return "".join(said)
