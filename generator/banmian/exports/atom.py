"""Atom feeds: the newest articles of the site, of each city and of each newspaper (RFC 4287)."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from banmian.cite.clean import closed_name, one_line
from banmian.cite.xml import escape, quoteattr
from banmian.exports import Corpus, File, absolute, lacks_address
from banmian.model import Card

TITLE = "Atom feeds"
DEFAULT = True
EXTRA = ""
lacks = lacks_address
EPOCH = "1970-01-01"


def write(corpus: Corpus) -> Iterator[File]:
    """`feed.xml`, and beside each city's and newspaper's page its feed. Without an address of the site there is none:
    the ids of a feed are absolute."""
    if not corpus.site.url:
        return
    yield "feed.xml", feed(corpus, "feed.xml", "index.html", corpus.site.title, newest(corpus, corpus.cards))
    for name, cards in groups(corpus.cards, "city"):
        yield from _of_group(corpus, corpus.urls.city(name), name, cards)
    for name, cards in groups(corpus.cards, "newspaper"):
        yield from _of_group(corpus, corpus.urls.newspaper(name), name, cards)


def _of_group(corpus: Corpus, url: str, name: str, cards: list[Card]) -> Iterator[File]:
    path = url.removesuffix(".html") + ".xml"
    yield path, feed(corpus, path, url, f"{corpus.site.title}: {name}", newest(corpus, cards))


def groups(cards: Sequence[Card], fact: str) -> list[tuple[str, list[Card]]]:
    """The cards of each value of a fact, values in code-point order; cards without it are in none."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        if value := getattr(card, fact):
            found.setdefault(value, []).append(card)
    return sorted(found.items())


def newest(corpus: Corpus, cards: Sequence[Card]) -> list[Card]:
    """The last `feed_size` cards, newest first."""
    return list(cards[-corpus.site.feed_size:])[::-1]


def instant(date: str) -> str:
    """An ISO date, whole or in part, as the RFC 3339 instant that Atom asks for: its first day, at midnight UTC."""
    return f"{(date + '-01-01')[:10] if len(date) < 10 else date}T00:00:00Z"


def changed(corpus: Corpus, card: Card) -> str:
    """The instant of the last change: the day the content changed where that is known, else the day of publication."""
    return instant(corpus.changes.get(card.path) or card.date or EPOCH)


def feed(corpus: Corpus, path: str, page: str, title: str, cards: Sequence[Card],
         summaries: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """One Atom feed of `cards`; its time is the newest of theirs, so that it changes only when they do.

    `summaries` stand in for the teasers of the articles with those ids.
    """
    site = corpus.site
    address = absolute(site, path)
    updated = max((changed(corpus, card) for card in cards), default=instant(EPOCH))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.languages[0])}>',
        _element("id", address),
        _element("title", title),
        _element("subtitle", site.description) if site.description else "",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(site, page))}/>',
        _element("updated", updated),
        f"<author>{_element('name', site.publisher or site.title)}</author>",
        _element("rights", site.rights) if site.rights else "",
        '<generator>banmian</generator>',
        *(_entry(corpus, card, summaries.get(card.id, card.teaser)) for card in cards),
        "</feed>",
    ]
    return ("\n".join(filter(None, lines)) + "\n").encode()


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>"


def _entry(corpus: Corpus, card: Card, summary: str) -> str:
    address = absolute(corpus.site, card.url)
    names = dict.fromkeys(filter(None, (closed_name(author.name) for author in card.authors)))
    terms = dict.fromkeys(filter(None, map(one_line, (card.newspaper, card.city, card.county, *card.tags))))
    return "\n".join([
        "<entry>",
        _element("id", address),
        _element("title", card.headline or card.id),
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>',
        *([_element("published", instant(card.date))] if card.date else []),
        _element("updated", changed(corpus, card)),
        *(f"<author>{_element('name', name)}</author>" for name in names),
        *(f"<category term={quoteattr(term)}/>" for term in terms),
        _element("summary", summary),
        "</entry>",
    ])
