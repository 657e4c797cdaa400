"""What was corrected in the reading text: where, from what to what, by whom and why; the source stays as it was."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card, Correction
from banmian.render import urls
from banmian.render.groups import cut
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1
PAIRS = 24          # kinds of change that the overview lists


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    corrected = [card for card in cards if card.corrections]
    every = dict.fromkeys((card.seed, c) for card in corrected for c in card.corrections)
    overview = (("total", len(every)), ("kinds", kinds(c for _, c in every)), ("pairs", pairs(c for _, c in every)))
    for url, members, facts in cut(corrected, urls.CORRECTIONS, site.page_size):
        yield Sheet(url, "corrections", members, (*(overview if url == urls.CORRECTIONS else ()), ("list", facts)))


def kinds(corrections: Iterable[Correction]) -> tuple[tuple[str, int], ...]:
    """How many corrections exchange, supply and remove characters: ("exchanged", 5), …, the most frequent first."""
    counts = Counter(kind_of(c) for c in corrections)
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def kind_of(correction: Correction) -> str:
    """"exchanged", "supplied" or "removed": by the characters that old and new have, white space apart."""
    old, new = "".join(correction.old.split()), "".join(correction.new.split())
    if len(old) < len(new) and _within(old, new):
        return "supplied"
    return "removed" if len(old) > len(new) and _within(new, old) else "exchanged"


def _within(part: str, whole: str) -> bool:
    """Whether a text's characters stand in another in the same order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def pairs(corrections: Iterable[Correction]) -> tuple[tuple[str, str, int], ...]:
    """Characters exchanged for others, the most frequent first: ("人", "入", 4)."""
    counts: Counter[tuple[str, str]] = Counter()
    for c in corrections:
        old, new = "".join(c.old.split()), "".join(c.new.split())
        if len(old) == len(new):
            counts.update((a, b) for a, b in zip(old, new, strict=True) if a != b)
    return tuple((a, b, n) for (a, b), n in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:PAIRS])


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = {"total": 0, "kinds": (), "pairs": (), **dict(sheet.data)}
    return {**data, "list": dict(data["list"]),
            "cards": [(card, [(c, place_of(card, c)) for c in card.corrections]) for card in sheet.cards]}


def place_of(card: Card, correction: Correction) -> str:
    """The address of the corrected characters on the source page, "" where the article has none."""
    return f"{urls.page(card.seed)}#c{correction.start}" if card.seed else ""
