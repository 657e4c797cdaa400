"""What a person should look at: articles cut apart with less confidence than the site's setting asks, each with its reasons, and
those of which the page does not hold all."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import counted, cut
from banmian.render.sheet import Loaded, Sheet
from banmian.render.spoken import phrases

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
PARTIAL = frozenset({"truncated", "headless", "continued"})       # of which the page does not hold all


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    doubtful = [card for card in cards if needs_review(card, site)]
    overview = (("of", len(cards)), ("statuses", counted(doubtful, lambda c: c.status)), ("reasons", reasons(doubtful)))
    for url, members, facts in cut(doubtful, urls.REVIEW, site.page_size):
        yield Sheet(url, "review", members, (
            ("level", site.review_below), *(overview if url == urls.REVIEW else ()), ("list", facts)))


def needs_review(card: Card, site: Site) -> bool:
    """Whether the article's cut is trusted less than the site asks (one that no program cut apart is trusted), or it is not whole."""
    return 100 * card.confidence < site.review_below or card.status in PARTIAL


def reasons(cards: Sequence[Card]) -> tuple[tuple[str, int, int], ...]:
    """What is doubted in how many of the articles, the most frequent first: (key of its words, articles, places told of)."""
    counts: dict[str, list[int]] = {}
    for card in cards:
        for phrase in dict.fromkeys(phrases(doubt)[0] for doubt in card.doubts if doubt.strip()):
            count = counts.setdefault(phrase.key, [0, 0])
            count[0] += 1
            count[1] += int(str(dict(phrase.values).get("n", 1)))
    known = ((key, articles, places) for key, (articles, places) in counts.items() if key)
    return tuple(sorted(known, key=lambda row: (-row[1], row[0])))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = {"of": 0, "statuses": (), "reasons": (), **dict(sheet.data)}
    return {**data, "list": dict(data["list"]), "cards": [(card, round(100 * card.confidence), lines_of(card)) for card in sheet.cards]}


def lines_of(card: Card) -> str:
    """The address of the article's own lines on its source page, "" where it has none."""
    return f"{urls.page(card.seed)}#i{card.order}" if card.seed else ""
