"""Articles related by rare words that their headlines share, with those words as the reason."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from banmian.model import Card

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

MOST = 5            # candidates; those that share no word are not shown
COMMON = 24         # headlines that may share a pair of characters before the pair says nothing
BLOCK = 8192        # headlines whose neighbours are counted at a time
MANY = 100_000      # cards above which only articles of one year are compared, so that memory stays bounded
# Characters that join words rather than name things: a pair that holds one is no reason.
JOINING = "的了在和与及为是对等将从向以于并也不上下中这有个一二三四五六七八九十年月日第区市县省镇乡村我你他她各全新同"
GRAMMAR = "的了在和与及为是对等将从向以于并也这有"       # cut from the ends of a shared run


def related(cards: Sequence[Card]) -> dict[int, tuple[int, ...]]:
    """For each card, by index, a few others whose headlines share rare pairs of characters with its own, nearest first.

    Nearness is the sum of 1/(headlines that hold the pair) over the shared pairs. Linear in the headlines.
    """
    found: dict[int, tuple[int, ...]] = {}
    for members in _comparable(cards):
        found.update((members[i], tuple(members[j] for j in near)) for i, near in _among([cards[m].headline for m in members]))
    return found


def related_to(cards: Sequence[Card], at: int) -> tuple[int, ...]:
    """What `related` finds for one card, without counting the pairs of all the others. LAW: related(cards).get(at, ())."""
    members = next(group for group in _comparable(cards) if len(cards) <= MANY or cards[group[0]].date[:4] == cards[at].date[:4])
    headlines = [cards[m].headline for m in members]
    most = min(COMMON, max(3, len(members) // 4))
    text, starts = "\0".join(headlines), list(accumulate(map(len, headlines), lambda end, size: end + size + 1, initial=0))
    holders = ([members[i] for i in _holding(text, starts, pair, most)] for pair in naming_pairs(cards[at].headline))
    nearness: dict[int, float] = {}
    for held in sorted((held for held in holders if 1 < len(held) <= most), key=len):     # the order in which `_nearest` adds
        for other in held:
            nearness[other] = nearness.get(other, 0.0) + 1 / len(held)
    nearness.pop(at, None)
    return tuple(sorted(nearness, key=lambda other: (-round(nearness[other] * 1e6), other))[:MOST])


def _holding(text: str, starts: Sequence[int], pair: str, most: int) -> list[int]:
    """The numbers of the headlines, which begin at `starts` in the text, that hold a pair; of too many, one more than `most`."""
    found: list[int] = []
    at = text.find(pair)
    while at >= 0 and len(found) <= most:
        found.append(bisect_right(starts, at) - 1)
        at = text.find(pair, starts[found[-1] + 1])
    return found


def naming_pairs(headline: str) -> set[str]:
    """The pairs of neighbouring Chinese characters that may name something; those of `pair_postings`."""
    naming = ["\u3400" <= char <= "\u9fff" and char not in JOINING for char in headline]
    return {headline[i:i + 2] for i in range(len(headline) - 1) if naming[i] and naming[i + 1]}


def _comparable(cards: Sequence[Card]) -> Iterator[Sequence[int]]:
    if len(cards) <= MANY:
        yield range(len(cards))
        return
    years: dict[str, list[int]] = {}
    for i, card in enumerate(cards):
        years.setdefault(card.date[:4], []).append(i)
    yield from years.values()


def _among(headlines: Sequence[str]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each headline that has some, the nearest others; so many headlines at a time that memory does not grow with them."""
    import numpy as np
    count = len(headlines)
    keys, owners = pair_postings(headlines)
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    start, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)         # of each posting, those of its pair
    telling = (size > 1) & (size <= min(COMMON, max(3, count // 4)))
    start, size, ones = start[telling], size[telling], owners[telling]
    order = np.lexsort((size, ones))
    start, size, ones = start[order], size[order], ones[order]
    for first in range(0, count, BLOCK):
        mine = slice(*np.searchsorted(ones, [first, first + BLOCK]))
        yield from _block(start[mine], size[mine], ones[mine], owners, count)


def _block(start: Ints, size: Ints, ones: Ints, owners: Ints, count: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The nearest of the headlines of some postings: each shares its pair with those that lie at `start`, `size` of them."""
    import numpy as np
    if not len(ones):
        return
    within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    one, other = np.repeat(ones, size), owners[np.repeat(start, size) + within]
    apart = one != other
    yield from _nearest((one * count + other)[apart], np.repeat(1 / size, size)[apart], count)


def pair_postings(headlines: Sequence[str]) -> tuple[Ints, Ints]:
    """(pair of characters, headline that holds it), each once, in order of the pairs; a pair is its first code << 16 | second."""
    import numpy as np
    text = "\0".join(headlines)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    owner = np.cumsum(codes == 0)
    naming = (codes >= 0x3400) & (codes <= 0x9FFF) & ~np.isin(codes, [ord(c) for c in JOINING])
    at = np.flatnonzero(naming[:-1] & naming[1:])
    both = np.unique((codes[at] << 48 | codes[at + 1] << 32) | owner[at])
    return both >> 32 & 0xFFFFFFFF, both & 0xFFFFFFFF


def _nearest(pairs: Ints, weights: NDArray[np.float64], count: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Of each card the cards that share most, nearest first, the older first among equals."""
    import numpy as np
    known, where = np.unique(pairs, return_inverse=True)
    nearness = np.bincount(where, weights=weights)
    ones, others = known // count, known % count
    order = np.lexsort((others, -nearness.round(6), ones))
    ones, others = ones[order], others[order]
    starts = np.flatnonzero(np.r_[True, ones[1:] != ones[:-1]])
    near = np.arange(len(ones)) - np.repeat(starts, np.diff(np.r_[starts, len(ones)])) < MOST
    for one, run in groupby(zip(ones[near].tolist(), others[near].tolist(), strict=True), key=itemgetter(0)):
        yield one, tuple(other for _, other in run)


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """The runs of Chinese characters that both headlines hold, longest first, at most three.

    One run of two characters alone is no reason: 会议 says nothing, 核酸检测 does, and so do two runs together.
    """
    words: dict[str, None] = {}
    at = 0
    while at < len(one) - 1:
        if one[at:at + 2] not in other:         # mostly so
            at += 1
            continue
        size = 0
        while at + size < len(one) and "\u3400" <= one[at + size] <= "\u9fff" and one[at:at + size + 1] in other:
            size += 1
        if len(word := one[at:at + size].strip(GRAMMAR)) > 1:
            words[word] = None
        at += max(size, 1)
    longest = sorted(words, key=lambda word: -len(word))[:3]
    return tuple(longest) if len(longest) > 1 or any(len(word) > 2 for word in longest) else ()
