"""How the facts of an article are known, headline and authors too: what its front matter says of them, and its corrections."""
from __future__ import annotations

from collections.abc import Iterator

from banmian.model import Article, Correction
from banmian.text.hanzi import ink

EDITED = "edited by hand after it was cut from its page"
_OPENING, _CLOSING = 60, 40         # characters of a text in which it names its authors: （记者 甲 乙）, （丙 摄）


def known(article: Article) -> tuple[tuple[str, str], ...]:
    """`basis` as it stands, with headline and authors where the page does not print them as they read."""
    if article.headline_basis == "printed" and not article.corrections:
        return article.basis
    told = (("headline", headline_basis(article)), ("authors", _mended(_of_authors(article)) if article.authors else ""))
    return (*((fact, how) for fact, how in told if how not in ("", "printed")), *article.basis)


def headline_basis(article: Article) -> str:
    """`headline_basis` of the front matter, but "corrected: …" where the page prints another headline."""
    if article.headline_basis != "printed":
        return article.headline_basis
    return _mended(touching(article, "headline")) or "printed"


def touching(article: Article, *roles: str) -> tuple[Correction, ...]:
    """The corrections that change characters of the article's blocks of these roles."""
    spans = _spans(article, *roles)
    return tuple(one for one in article.corrections if any(one.start < end and start < one.end for start, end in spans))


def _spans(article: Article, *roles: str) -> list[tuple[int, int]]:
    """Where blocks of these roles stand in the first source, the one that corrections count in."""
    return [(start, end) for source in article.sources[:1] for role, start, end in source.spans if role in roles]


def _of_authors(article: Article) -> tuple[Correction, ...]:
    """The corrections that changed a name: those of the byline, and where none is printed those of names within the text."""
    if _spans(article, "byline"):
        return touching(article, "byline")
    body = _spans(article, "body")
    return tuple(one for one in touching(article, "body") if _names(article, one)
                 and (one.start < body[0][0] + _OPENING or one.end > body[-1][1] - _CLOSING))


def _names(article: Article, one: Correction) -> bool:
    """Whether what a correction puts in is a name of an author, a part of it or around it."""
    new = ink(one.new)
    return any(name in new or new in name for name in _ink_names(article))


def _ink_names(article: Article) -> Iterator[str]:
    return filter(None, (ink(author.name) for author in article.authors))


def _mended(corrections: tuple[Correction, ...]) -> str:
    """How a fact is known that was corrected, "" where it was not."""
    if not corrections:
        return ""
    return "corrected: " + ", ".join(f"{one.old} → {one.new} ({one.who})" for one in corrections)
