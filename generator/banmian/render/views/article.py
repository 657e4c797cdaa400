"""One article as printed, where it stands, and how to cite it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from banmian.cite import citations, record_of
from banmian.model import Card, LawError
from banmian.render import urls
from banmian.render.contact import address
from banmian.render.grounds import grounds
from banmian.render.mended import mended_ranges
from banmian.render.reading import half_attribute, set_html
from banmian.render.related import related, shared_words
from banmian.render.sheet import Loaded, Sheet
from banmian.render.views.page import proof_path

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
FACTS = ("newspaper", "date", "page", "section", "issue", "edition", "province", "city", "county", "dateline", "byline")
RELATED = 3
AROUND = 8          # neighbours shown before and after, so that a page of 5,000 items stays a list one can read


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    near = related(cards)
    start = 0
    for stop in range(1, len(cards) + 1):
        if stop == len(cards) or _page(cards[stop]) != _page(cards[start]):
            kin = [tuple((cards[j].headline, cards[j].url, cards[j].date) for j in near.get(i, ())) for i in range(start, stop)]
            yield from _page_sheets(cards[start:stop], kin, site)
            start = stop


def _page(card: Card) -> tuple[str, str, str, str]:
    return (card.date, card.newspaper, card.page, card.seed)


def _page_sheets(cards: Sequence[Card], kin: Sequence[tuple[tuple[str, str, str], ...]], site: Site) -> Iterator[Sheet]:
    """The articles of one newspaper page; each names its neighbours in printed order."""
    lines = tuple((card.headline, card.url, card.kind) for card in cards)
    known = bool(cards[0].seed or cards[0].page)
    for i, card in enumerate(cards):
        around = lines[max(0, i - AROUND):i + AROUND + 1] if known else ()
        yield Sheet(card.url, "article", (card,), (
            ("address", urls.canonical(site.url, card.url)), ("rights", site.rights),
            ("contact", address(site.contact)),
            ("related", kin[i]),
            ("around", around if len(around) > 1 else ()),
            ("previous", lines[i - 1] if known and i else ()),
            ("next", lines[i + 1] if known and i + 1 < len(lines) else ()),
        ), article=card.path, proof=proof_path(card.path) if card.corrections and card.seed else "")


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    card, article = sheet.cards[0], loaded.article
    if article is None:
        raise LawError(f"the sheet of an article comes with its article: {sheet.path}")
    data = dict(sheet.data)
    record = record_of(article, str(data["address"]), card.teaser, str(data["rights"]))
    body, half = set_html(loaded.html)
    return {**data, "card": card, "article": article, "body": Markup(body), "half": Markup(half_attribute(half)), "record": record,
            "ranges": mended_ranges(article, loaded.layout, loaded.html) if loaded.layout else (),
            "spans": [(s.seed, min(a for _, a, _ in s.spans), max(b for _, _, b in s.spans)) for s in article.sources if s.spans],
            "report": _report(str(data["contact"]), article.headline, record.url or sheet.path),
            "grounds": grounds(article, FACTS), "related": _explained(card, data["related"]),
            "citations": citations(article, record.url, record),
            "page_url": f"{urls.page(card.seed)}#i{card.order}" if card.seed else "",
            "lines_url": urls.page(card.seed) if card.seed else "",
            "date_url": urls.date(card.date), "city_url": urls.city(card.city),
            "county_url": urls.county(card.city, card.county) if card.county else "",
            "newspaper_url": urls.newspaper(card.newspaper),
            "authors": [(a, urls.person(a.name)) for a in article.authors]}


def _report(contact: str, headline: str, url: str) -> str:
    """Where a reader reports an error in this article: mail with the address filled in, or the contact page, or ""."""
    if not contact.startswith("mailto:"):
        return contact
    return f"{contact}?subject={quote(headline[:60])}&body={quote(url)}"


def _explained(card: Card, kin: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Up to three related articles with the reason: (headline, URL, date, words shared)."""
    told = [(headline, url, date, "、".join(shared_words(card.headline, headline))) for headline, url, date in kin]
    return [row for row in told if row[3]][:RELATED]
