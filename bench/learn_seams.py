"""Learn which pairs of characters hold together, from a corpus of Chinese articles: what a word broken over a line end is known by.

Usage: learn_seams.py ARTICLES.jsonl[.xz] [--write]

A pair is kept when it is common and its characters meet more often than chance (pointwise mutual information). The
corpus stays where it is; only the list of pairs, `generator/banmian/segment/seams.py`, is written.
"""
from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from banmian.text.hanzi import is_han

LEAST = 30          # times a pair must occur
TIES = 1.9          # how much more often than chance, in natural logarithms
MOST = 24_000       # pairs kept


def texts(path):
    """The texts of the articles."""
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as lines:
        for line in lines:
            article = json.loads(line)
            yield " ".join(str(value) for value in article.values() if isinstance(value, str))


def main(argv):
    path = next(a for a in argv if not a.startswith("--"))
    pairs, chars = Counter(), Counter()
    for text in texts(path):
        chars.update(text)
        pairs.update(map(str.__add__, text, text[1:]))
    han = {c for c in chars if is_han(c)}
    total = sum(chars[c] for c in han)
    kept = []
    running = held = 0
    for pair, n in pairs.items():
        if pair[0] in han and pair[1] in han:
            running += n
            ties = math.log(n * total / (chars[pair[0]] * chars[pair[1]]))
            if n >= LEAST and ties >= TIES:
                kept.append((n, pair))
    kept = sorted(kept, reverse=True)[:MOST]
    held = sum(n for n, _pair in kept)
    print(f"{len(kept)} pairs hold {held / running:.3f} of running text")
    after = defaultdict(list)
    for _n, pair in kept:
        after[pair[0]].append(pair[1])
    chance = sum(chars[a] / total * sum(chars[b] for b in seconds) / total for a, seconds in after.items())
    print(f"two characters at random are such a pair with probability {chance:.3f}")
    if "--write" in argv:
        write(after)


def write(after):
    groups = [first + "".join(sorted(seconds)) for first, seconds in sorted(after.items())]
    lines, now = [], ""
    for group in groups:
        if len(now) + len(group) > 56 and now:
            lines.append(now)
            now = ""
        now = f"{now} {group}" if now else group
    lines.append(now)
    body = " ".join(lines)
    Path(__file__).parents[1].joinpath("generator/banmian/segment/seams.py").write_text(
        '"""Pairs of characters that hold together in Chinese print, learnt by `bench/learn_seams.py` from 20,000 news articles.\n\n'
        'Each word of the table is a first character and all that follow it more often than chance.\n"""\n'
        "from __future__ import annotations\n\nfrom functools import cache\n\n"
        f'_TABLE = "{body}"  # noqa: E501\n\n\n'
        "@cache\ndef held_pairs() -> frozenset[str]:\n"
        '    """Every pair that holds together."""\n'
        "    return frozenset(group[0] + second for group in _TABLE.split() for second in group[1:])\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
