"""What is said of files that were edited by hand and are kept: that they are, and what of their page is not in them."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.config import Site
from banmian.content.naming import Held, Placing
from banmian.model import Article, Correction, Finding, Place


def kept(site: Site, placing: Placing, held: Sequence[Held], articles: Sequence[Article]) -> Iterator[Finding]:
    """For each edited file of a page: that it is kept, that the page's cut is not applied to it, the corrections that are not."""
    how = dict(placing.torn)
    corrections = list(dict.fromkeys(c for article in articles for c in article.corrections))
    for one in held:
        if not one.edited:
            continue
        file = Place(f"{site.content}/{one.path}.md")
        yield Finding("N301", file, "edited by hand: kept as it is")
        if one.path in how:
            yield Finding("F309", file, how[one.path])
        for correction in corrections:
            if articles[0].sources[0].sha256 == one.article.sources[0].sha256 and _lacks(one.article, correction):
                yield Finding("F223", file, f"edited by hand, so the correction {correction.old} → {correction.new} is not applied to it")


def _lacks(article: Article, correction: Correction) -> bool:
    """Whether a correction touches an article and is neither among its own nor made in its text by hand."""
    touches = any(correction.start < end and start < correction.end for _, start, end in article.sources[0].spans)
    text = "".join((article.headline, *article.kicker, *article.deck, *article.abstract, article.byline, article.credit, article.body))
    made = correction.new in text and correction.old not in text
    return touches and correction not in article.corrections and not made
