"""Article → card; article → the paragraphs of its text, plain."""
from __future__ import annotations

from html import unescape
from typing import Final

from banmian.content.basis import known
from banmian.model import Article, Card
from banmian.text.late import late

TEASER: Final = 80
_KINDS: Final = frozenset(("printed", "inferred", "editor", "derived", "corrected"))
_BLOCK_END: Final = late(r"</(?:p|h[1-6]|li|td|th|dt|dd|pre|caption|figcaption)>|<br ?/?>|<hr ?/?>")    # </p>
_BACK: Final = late(r'(?:&nbsp;)?<a [^>]*footnote-backref[^>]*>[^<]*</a>')     # the arrow behind a footnote
_TAG: Final = late(r"<[^>]*>")                                    # <strong>
_PARTED: Final = late(r"\s+")


def paragraphs_of(html: str) -> tuple[str, ...]:
    """The text of each paragraph, heading, list entry or cell of safe HTML, in order, without markup."""
    if "footnote-backref" in html:
        html = _BACK.sub("", html)
    texts = (unescape(_TAG.sub("", part)).strip() for part in _BLOCK_END.split(html))
    return tuple(_PARTED.sub(" ", text) if "\n" in text else text for text in texts if text)


def card_of(article: Article, path: str, url: str, digest: str, paragraphs: tuple[str, ...], *, edited: bool = False,
            files: tuple[str, ...] = ()) -> Card:
    """The card of the article in that content file; `digest` is of the file's bytes, `paragraphs` are the article's, `edited`
    says whether a hand changed it, `files` are those that it shows or links to."""
    return Card(
        id=article.id, path=path, url=url, headline=article.headline, kicker=" ".join(article.kicker), kind=article.kind,
        date=article.date, newspaper=article.newspaper, city=article.city, county=article.county,
        section=article.section, page=article.page, order=article.order, authors=article.authors, tags=article.tags,
        teaser=teaser_of(article, paragraphs), chars=sum(map(len, paragraphs)),
        seed=article.sources[0].seed if article.sources else "", status=article.status,
        confidence=article.confidence, digest=digest, doubts=article.doubts, corrections=article.corrections,
        odd=article.odd, issue=article.issue, edited=edited, files=files,
        basis=";".join([*(f"{fact}={_kind(how)}" for fact, how in known(article)), *(("text=edited",) if edited else ())]))


def _kind(how: str) -> str:
    """Printed, inferred, editor, derived or corrected; what a hand wrote in other words is other."""
    word = how.partition(":")[0].strip()
    return word if word in _KINDS else "other"


def teaser_of(article: Article, paragraphs: tuple[str, ...]) -> str:
    """The opening of the text (of the abstract where there is one), at most 80 characters, cut with an ellipsis."""
    text = " ".join(article.abstract)
    for paragraph in paragraphs:
        if len(text) >= TEASER:
            break
        text = f"{text} {paragraph}" if text else paragraph
    return text if len(text) <= TEASER else text[:TEASER - 1] + "…"
