"""The words that tell one place from the others: what its headlines say more often than the corpus does."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from banmian.model import Card
from banmian.render.related import GRAMMAR, pair_postings

WORDS = 8               # named of each place
PAIRS = 24              # pairs of characters of which they are made
MANY = 200_000          # cards above which no words are sought: memory stays bounded
TOGETHER = 0.7          # of a word's places where the same character must stand beside it to be a part of it
LONGEST = 12
ENOUGH = 1000           # of a group's newest headlines in which neighbours are counted


def telling_words(cards: Sequence[Card], groups: Sequence[int], size: int) -> list[tuple[str, ...]]:
    """Of each of `size` groups the words that set it apart, the most telling first; `groups` names each card's group.

    A pair of characters tells by k·ln(kN/Kn): k of the group's n headlines hold it, K of all N. A word is a pair
    with the characters that mostly stand beside it.
    """
    found: list[tuple[str, ...]] = [()] * size
    if size < 2 or len(cards) > MANY:
        return found
    headlines: list[list[str]] = [[] for _ in range(size)]
    for card, group in zip(cards, groups, strict=True):
        headlines[group].append(card.headline)
    for group, pairs in _pairs_of_groups(cards, groups, size).items():
        found[group] = _words(pairs, "\n".join(["", *headlines[group][-ENOUGH:], ""]))
    return found


def _pairs_of_groups(cards: Sequence[Card], groups: Sequence[int], size: int) -> dict[int, dict[str, int]]:
    """Per group its telling pairs with the number of headlines that hold each, the most telling first."""
    import numpy as np
    keys, owners = pair_postings([card.headline for card in cards])
    if not len(keys):
        return {}
    pairs, pair = np.unique(keys, return_inverse=True)
    joint, inside = np.unique(pair * size + np.asarray(groups)[owners], return_counts=True)
    which, group = joint // size, joint % size
    everywhere = np.bincount(pair)[which]
    members = np.bincount(np.asarray(groups), minlength=size)[group]
    score = inside * np.log(inside * len(cards) / (everywhere * members))
    tells = (inside > 1) & (score > 1)
    order = np.lexsort((which[tells], -score[tells].round(6), group[tells]))
    rows = zip(group[tells][order].tolist(), pairs[which[tells][order]].tolist(), inside[tells][order].tolist(), strict=True)
    found: dict[int, dict[str, int]] = {}
    for one, code, count in rows:
        mine = found.setdefault(one, {})
        if len(mine) < PAIRS:
            mine[chr(code >> 16) + chr(code & 0xFFFF)] = count
    return found


def _words(pairs: dict[str, int], text: str) -> tuple[str, ...]:
    """Pairs grown to words, best first, none within another: 张壮 is 张壮雄 where 雄 mostly follows it."""
    words: list[str] = []
    for pair in pairs:
        word = _grown(pair, text).strip(GRAMMAR)
        if len(word) > 1 and text.count(word) > 1 and not any(word in other or other in word for other in words):
            words.append(word)
        if len(words) == WORDS:
            break
    return tuple(words)


def _grown(word: str, text: str) -> str:
    """The word with the characters that stand before and after it in most of its places in the text; as it is where it has none."""
    while len(word) < LONGEST:
        pieces = text.split(word)
        if len(pieces) == 1:        # it stands only in headlines older than the text
            return word
        before = Counter(piece[-1:] for piece in pieces[:-1]).most_common(1)[0]
        after = Counter(piece[:1] for piece in pieces[1:]).most_common(1)[0]
        (mark, held), grown = max(((before[0], before[1]), before[0] + word), ((after[0], after[1]), word + after[0]),
                                  key=lambda choice: choice[0][1])
        if held < TOGETHER * (len(pieces) - 1) or not "\u3400" <= mark <= "\u9fff":
            return word
        word = grown
    return word
