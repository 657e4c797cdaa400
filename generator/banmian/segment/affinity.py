"""How strongly two texts of a page speak of the same thing: shared pairs of characters, the rarer on the page the more."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add

_TAIL, _LEAD = 800, 500  # characters around a seam between two texts
_MOST = 4000  # characters of a text that are looked at: enough to know its subject, and linear


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of `text` that hold a word's worth: Han, letters or digits on both sides."""
    return _pairs(text[:2 * _MOST])


@lru_cache(maxsize=256)     # the same headings and texts of a page are asked about again and again
def _pairs(text: str) -> frozenset[str]:
    ink = _ink(text)
    return frozenset(filter(str.isalnum, set(map(add, ink, ink[1:]))))


def _ink(text: str) -> str:
    """The ink of a text that is looked at."""
    return "".join(text[:2 * _MOST].split())[:_MOST]


def coverage(heading: str, text: str) -> float:
    """The share of a heading's pairs that `text` takes up: 0 none, 1 all."""
    wanted = pairs(heading)
    ink = _ink(text)        # a heading's few pairs are sooner looked up in it than all of its own are gathered
    return sum(pair in ink for pair in wanted) / len(wanted) if wanted else 0.0


def cohesion(before: str, after: str) -> float:
    """How much the end of one text and the beginning of another say with the same pairs: about 0.15 inside an article, 0.03 across two."""
    left, right = pairs(before[-_TAIL:]), pairs(after[:_LEAD])
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def coheres(before: str, after: str, least: float) -> bool:
    """Whether `cohesion` is at least so much. Where two texts cohere far more, as the halves of an article do, few pairs tell."""
    if least <= 0:
        return True
    left, lead = _ink(before[-_TAIL:]), _ink(after[:_LEAD])
    shared = set()
    for pair in map(add, lead, lead[1:]):
        if pair in left and pair.isalnum():
            shared.add(pair)
            if len(shared) / len(lead) >= least:    # no text of so many characters has more pairs
                return True
    return cohesion(before, after) >= least


class Affinity:
    """Held state: how many texts of the page hold each pair."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.sets = [pairs(text) for text in texts]
        self.count = Counter(pair for each in self.sets for pair in each)
        self.total = max(2, len(texts))

    def weight(self, shared: Iterable[str]) -> float:
        """The information in pairs that two texts share, in units of the page's rarest pair."""
        scale = math.log(1 + self.total)
        return sum(math.log((1 + self.total) / (0.5 + self.count.get(pair, 0.5))) for pair in shared) / scale

    def between(self, text: str, index: int) -> float:
        """How much of `text` (a heading) is found again in the page's text number `index`: its shared information."""
        return self.weight(pairs(text) & self.sets[index])
