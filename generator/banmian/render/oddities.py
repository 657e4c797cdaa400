"""What is known to be odd in the corpus, for its readers: contradictions of a page's facts, doubles, texts changed by hand."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls

if TYPE_CHECKING:
    from banmian.layout import Fact

SHOWN = 20              # places named of each kind; beyond them there is the count
CODES = ("F203", "F205", "F206", "F210", "F211", "F212", "F213", "F214", "F215", "F218", "F220", "F221", "F302", "F303", "N301")


@dataclass(frozen=True, slots=True)
class Oddity:
    """One place where something is odd: code (`banmian.errors`), what stands there, its page, and the program's sentence."""

    code: str
    name: str
    url: str
    told: str = ""


def oddities(cards: Sequence[Card]) -> list[tuple[str, int, tuple[tuple[str, str, str], ...]]]:
    """Each kind with how often it is found and the first places of it: (code, count, ((name, URL, sentence), …))."""
    found: dict[str, list[Oddity]] = {}
    for one in (*_of_pages(cards), *_of_series(cards), *_of_articles(cards)):
        found.setdefault(one.code, []).append(one)
    return [(code, len(held), tuple((one.name, one.url, one.told) for one in held[:SHOWN])) for code, held in sorted(found.items())]


def told_of(odd: str) -> tuple[str, str]:
    """(code, sentence) of what an article carries about its page: "F212 line 5: but …" """
    head, _, sentence = odd.partition(": ")
    return head.split(" ")[0], sentence


def _of_pages(cards: Sequence[Card]) -> Iterator[Oddity]:
    seen = set()
    for card in cards:
        for odd in card.odd:
            if (card.seed, odd) not in seen:
                seen.add((card.seed, odd))
                code, sentence = told_of(odd)
                yield Oddity(code, _page(card), urls.page(card.seed), sentence)


def _page(card: Card) -> str:
    """A page by its newspaper or place and its date, or by its file."""
    return " ".join(filter(None, (card.newspaper or card.city + card.county, card.date))) or card.seed


def _of_series(cards: Sequence[Card]) -> Iterator[Oddity]:
    """Issue numbers and dates of one newspaper that contradict one another, and pages that are held twice."""
    pages = {card.seed: card for card in cards if card.seed and (card.issue or card.page) and card.date and card.newspaper}
    if not pages:
        return
    from banmian.facts.series import check_claims, check_series
    from banmian.layout import Fact, PageFacts
    facts = [(seed, PageFacts(Fact(card.newspaper, ""), Fact(card.date, ""), page=_fact(card.page), issue=_fact(card.issue)))
             for seed, card in pages.items() if len(card.date) == len("2022-11-22")]
    for finding in (*check_series(facts), *check_claims(facts)):
        yield Oddity(finding.code, _page(pages[finding.place.path]), urls.page(finding.place.path), finding.message)


def doubles(cards: Sequence[Card]) -> frozenset[str]:
    """The addresses of source pages that are the same page of the same newspaper and day as one before them."""
    return frozenset(odd.url for odd in _of_series(cards) if odd.code == "F218")


def _fact(value: str) -> Fact | None:
    from banmian.layout import Fact
    return Fact(value, "") if value else None


def _of_articles(cards: Sequence[Card]) -> Iterator[Oddity]:
    first: dict[tuple[str, str, str], Card] = {}
    for card in cards:
        if card.date and first.setdefault((card.date, card.newspaper, card.headline), card) is not card:
            yield Oddity("F302", card.headline, card.url)
        if not card.chars and card.kind not in ("teaser", "photo"):
            yield Oddity("F303", card.headline, card.url)
        if card.edited:
            yield Oddity("N301", card.headline, card.url)
