"""The articles that stand beside an article: on its page where the page is known, else of its day and its newspaper."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from banmian.model import Card

AROUND = 8          # neighbours shown before and after, so that a page of 5,000 items stays a list one can read

Line = tuple[str, str, str]                     # headline, URL, kind


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around an article, itself among it, in order; `scope` says of what: page, day, paper, corpus.

    `beyond`: more of them stand there than are shown. `previous` and `next` are the ones to turn to, () at an end.
    """

    scope: str
    around: tuple[Line, ...]
    beyond: bool
    previous: tuple[str, ...]
    next: tuple[str, ...]


def neighbours(cards: Sequence[Card]) -> Iterator[Neighbours]:
    """For each card, cards being in the order of `Card.key`, its neighbours.

    LAW: from the first article of a page (of a newspaper, where pages are not known) `next` leads through all of them, and
    `previous` back.
    """
    turns = _turns(cards)
    start = 0
    for stop in range(1, len(cards) + 1):
        if stop == len(cards) or _together(cards[stop]) != _together(cards[start]):
            lines = tuple((card.headline, card.url, card.kind) for card in cards[start:stop])
            for i in range(stop - start):
                around = lines[max(0, i - AROUND):i + AROUND + 1]
                previous, after = turns[start + i]
                yield Neighbours(_scope(cards[start]), around if len(around) > 1 else (), len(around) < len(lines),
                                 _line(cards, previous), _line(cards, after))
            start = stop


def neighbours_of(cards: Sequence[Card], i: int) -> Neighbours:
    """Those of one card, found by looking around it. LAW: what `neighbours` gives for it."""
    mine = _together(cards[i])
    start, stop = i, i + 1
    while start > max(0, i - AROUND) and _together(cards[start - 1]) == mine:
        start -= 1
    while stop < min(len(cards), i + AROUND + 1) and _together(cards[stop]) == mine:
        stop += 1
    around = tuple((card.headline, card.url, card.kind) for card in cards[start:stop])
    beyond = start > 0 and _together(cards[start - 1]) == mine or stop < len(cards) and _together(cards[stop]) == mine
    return Neighbours(_scope(cards[i]), around if len(around) > 1 else (), beyond, _line(cards, _turn(cards, i, range(i - 1, -1, -1))),
                      _line(cards, _turn(cards, i, range(i + 1, len(cards)))))


def _turn(cards: Sequence[Card], i: int, way: Iterable[int]) -> int:
    """The card to turn to from a card, looking that way; -1 for none: on its page, else in its newspaper from day to day."""
    card, paged = cards[i], has_page(cards[i])
    for j in way:
        if paged and has_page(cards[j]):
            return j if _together(cards[j]) == _together(card) else -1
        if not paged and not has_page(cards[j]) and cards[j].newspaper == card.newspaper:
            return j
    return -1


def has_page(card: Card) -> bool:
    """Whether it is known on which page the article was printed."""
    return bool(card.seed or card.page)


def _together(card: Card) -> tuple[str, ...]:
    return (card.date, card.newspaper, card.page, card.seed)


def _scope(card: Card) -> str:
    if has_page(card):
        return "page"
    return "day" if len(card.date) == 10 else "paper" if card.newspaper else "corpus"


def _turns(cards: Sequence[Card]) -> list[list[int]]:
    """For each card the cards before and after it, -1 for none: on its page, else in its newspaper from day to day."""
    turns = [[-1, -1] for _ in cards]
    last: dict[tuple[str, ...], int] = {}
    page: tuple[str, ...] = ()
    for i, card in enumerate(cards):
        if has_page(card) and _together(card) != page:
            page = _together(card)
            last.pop(("page",), None)
        chain = ("page",) if has_page(card) else ("paper", card.newspaper)
        if chain in last:
            turns[i][0] = last[chain]
            turns[last[chain]][1] = i
        last[chain] = i
    return turns


def _line(cards: Sequence[Card], i: int) -> tuple[str, ...]:
    return (cards[i].headline, cards[i].url) if i >= 0 else ()
