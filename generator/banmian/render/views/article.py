"""One article as printed, where it stands, and how to cite it."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from banmian.cite import citations, record_of
from banmian.model import Card, LawError
from banmian.render import urls
from banmian.render.contact import address
from banmian.render.grounds import grounds
from banmian.render.mended import heading_ranges, mended_ranges
from banmian.render.neighbours import Neighbours, neighbours, neighbours_of
from banmian.render.oddities import told_of
from banmian.render.reading import half_attribute, set_html
from banmian.render.related import related, related_to, shared_words
from banmian.render.sheet import Loaded, Sheet
from banmian.render.views.page import proof_path
from banmian.render.views.person import with_pages
from banmian.render.whereabouts import whereabouts

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 7
FACTS = ("newspaper", "date", "page", "section", "issue", "edition", "province", "city", "county", "dateline", "byline")
RELATED = 3


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    near = related(cards)
    paged = with_pages(cards)
    for i, beside in enumerate(neighbours(cards)):
        yield _sheet(cards, i, site, beside, near.get(i, ()), paged)


def sheets_of(cards: Sequence[Card], site: Site, wanted: Collection[int]) -> Iterator[Sheet]:
    """Those of `sheets` that show the cards of these numbers."""
    paged = with_pages(cards, {author.name for i in wanted for author in cards[i].authors})
    for i in sorted(wanted):
        yield _sheet(cards, i, site, neighbours_of(cards, i), related_to(cards, i), paged)


def _sheet(cards: Sequence[Card], i: int, site: Site, beside: Neighbours, near: Sequence[int], paged: frozenset[str]) -> Sheet:
    card = cards[i]
    return Sheet(card.url, "article", (card,), (
        ("address", urls.canonical(site.url, card.url)), ("rights", site.rights),
        ("contact", address(site.contact)), ("level", site.review_below),
        ("people", tuple(sorted({a.name for a in card.authors} & paged))),
        ("related", tuple((cards[j].headline, cards[j].url, cards[j].date) for j in near)),
        ("scope", beside.scope), ("around", beside.around), ("beyond", beside.beyond), ("previous", beside.previous), ("next", beside.next),
    ), article=card.path, proof=proof_path(card.path) if card.seed else "")


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    card, article = sheet.cards[0], loaded.article
    if article is None:
        raise LawError(f"the sheet of an article comes with its article: {sheet.path}")
    data = dict(sheet.data)
    record = record_of(article, str(data["address"]), card.teaser, str(data["rights"]), digest=card.digest, edited=card.edited)
    body, half = set_html(loaded.html)
    return {**data, "card": card, "article": article, "body": Markup(body), "half": Markup(half_attribute(half)), "record": record,
            "ranges": mended_ranges(article, loaded.layout, loaded.html) if loaded.layout else (),
            "headings": heading_ranges(article, loaded.layout) if loaded.layout else {},
            "placed": whereabouts(article, loaded.page, loaded.html),
            "spans": [(s.seed, min(a for _, a, _ in s.spans), max(b for _, _, b in s.spans)) for s in article.sources if s.spans],
            "report": _report(str(data["contact"]), article.headline, record.url or sheet.path),
            "odd": [told_of(odd) for odd in article.odd], "edited": card.edited,
            "unprinted": dict.fromkeys(record.inferred, "inferred") | dict.fromkeys(record.supplied, "editor"),
            "grounds": grounds(article, FACTS), "related": _explained(card, data["related"]),
            "citations": citations(article, record.url, record),
            "page_url": f"{urls.page(card.seed)}#i{card.order}" if card.seed else "",
            "lines_url": urls.page(card.seed) if card.seed else "",
            "date_url": urls.date(card.date), "city_url": urls.city(card.city),
            "county_url": urls.county(card.city, card.county) if card.county else "",
            "newspaper_url": urls.newspaper(card.newspaper),
            "around_url": _whole(card),
            "percent": round(100 * article.confidence),
            "authors": [(a, urls.person(a.name) if a.name in data["people"] else "") for a in article.authors]}


def _whole(card: Card) -> str:
    """Where all that stands around an article is listed: its source page, its day, its newspaper."""
    return urls.page(card.seed) if card.seed else urls.date(card.date) if len(card.date) == 10 else urls.newspaper(card.newspaper)


def _report(contact: str, headline: str, url: str) -> str:
    """Where a reader reports an error in this article: mail with the address filled in, or the contact page, or ""."""
    if not contact.startswith("mailto:"):
        return contact
    return f"{contact}?subject={quote(headline[:60])}&body={quote(url)}"


def _explained(card: Card, kin: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Up to three related articles with the reason: (headline, URL, date, words shared)."""
    told = ((headline, url, date, "、".join(shared_words(card.headline, headline))) for headline, url, date in kin)
    return list(islice((row for row in told if row[3]), RELATED))
