"""Likely errors of recognition, found by the corpus itself: a rare wording one look-alike character from a frequent one.

外防输人 once beside 外防输入 twelve times: 人 and 入 look alike (`lookalikes`), so the first is suggested to be the second.
Nothing is applied: `draft` writes a file of corrections for a person to read (docs/corrections.md has the measured precision).
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from banmian.facts.corrections import SeedCorrections
from banmian.layout import Reading
from banmian.text.packaged import packaged

LENGTHS = (2, 3, 4)          # wordings of so many characters are counted
LEAST = 3                    # the frequent wording stands so often at least
RATIO = 3                    # and so many times as often as the rare one
RARE = 2                     # a wording that stands so often at most is looked at
PAIRS = 30                   # a pair of characters is a misprint of another that stands so many times as often
BOUND = 0.8                  # the share that binds a neighbour to its wording: 疫 stands before 情防控
FREE = 3                     # pairs that stand for each other in so many frames are two good words: 上 and 下, 他 and 她
NUMERALS = frozenset("一二三四五六七八九十百千万两〇零壹贰叁")
EDGE = "|"                   # where a run of Han characters begins or ends: a comma, a digit, the paragraph's end
HAN_RUN = re.compile("[㐀-䶿一-鿿]{2,}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One likely error: the seed's characters start:end read `old` and may be meant as `new`; how often each stands elsewhere."""

    seed: str
    sha256: str
    start: int
    end: int
    old: str
    new: str
    wording: str                 # the rare wording, with `old` in it
    usual: str                   # the frequent one
    rare: int
    frequent: int

    @property
    def evidence(self) -> str:
        """`外防输人 ×1 beside 外防输入 ×12; 人 and 入 look alike`."""
        return f"{self.wording} ×{self.rare} beside {self.usual} ×{self.frequent}; {self.old} and {self.new} look alike"


@cache
def lookalikes() -> dict[str, str]:
    """A character → those that look most like it in print, the most alike first (bench/make_lookalikes.py)."""
    table = packaged("banmian.facts", "data/lookalikes.tsv").decode()
    return dict(line.split("\t") for line in table.split("\n") if line)


@dataclass(frozen=True, slots=True)
class Run:
    """Han characters that stand together in a block, white space left out, between two EDGE marks; where each stands in the seed.

    `places` has -1 for the marks.
    """

    text: str
    places: tuple[int, ...]


def runs(reading: Reading) -> Iterator[Run]:
    """The runs of Han characters of a reading's blocks, joined over line and column ends."""
    text = reading.seed.text
    for item in reading.layout.items:
        for block in item.blocks:
            places = [i for p in block.pieces for i in range(p.start, p.end) if not text[i].isspace()]
            ink = "".join(text[i] for i in places)
            for match in HAN_RUN.finditer(ink):
                yield Run(f"{EDGE}{match[0]}{EDGE}", (-1, *places[match.start():match.end()], -1))


def count_wordings(readings: Iterable[Reading]) -> Counter[str]:
    """How often each wording of 2, 3 and 4 Han characters stands in the corpus. Counters add up, so parts may be counted apart."""
    counts: Counter[str] = Counter()
    for reading in readings:
        for run in runs(reading):
            for length in LENGTHS:
                counts.update(run.text[i:i + length] for i in range(len(run.text) - length + 1))
    return counts


def suggest(readings: Sequence[Reading], counts: Counter[str] | None = None, *,
            settled: Iterable[SeedCorrections] = ()) -> tuple[Suggestion, ...]:
    """The likely errors of recognition in the readings, by seed and place; `counts` may come from a larger corpus.

    What corrections have `settled` is not suggested again.

    Suggested where the printed character makes an unknown pair with each neighbour, and, with a look-alike put in, every
    wording around the place that stands more than once is at least as frequent, and two of them stand LEAST times and RATIO
    times as often as what is printed: one that begins before the place and one that goes on after it; or on one side only,
    if what stands beside it stands beside the look-alike nearly always (疫 before 情防控). The edge of a run counts as a character.
    """
    counts = count_wordings(readings) if counts is None else counts
    found = [(reading, s) for reading in readings for run in runs(reading) for s in _in_run(run, counts)]
    done = {(group.sha256, place) for group in settled for c in group.corrections for place in range(c.start, c.end)}
    found = [(reading, s) for reading, s in found if (reading.seed.sha256, s[0]) not in done]
    free = _free_pairs({(s[1], s[2]) for _, s in found}, counts)
    return tuple(Suggestion(reading.seed.path, reading.seed.sha256, place, place + 1, old, new, wording, usual, rare, frequent)
                 for reading, (place, old, new, wording, usual, rare, frequent) in found if frozenset((old, new)) not in free)


_Found = tuple[int, str, str, str, str, int, int]


def _in_run(run: Run, counts: Counter[str]) -> Iterator[_Found]:
    """The likely errors of one run: place, old, new, rare wording, usual wording, their counts."""
    alike = lookalikes()
    for at, char in enumerate(run.text):
        if char == EDGE or char in NUMERALS or _is_known(run.text, at, counts) or not _suspicious(run.text, at, counts):
            continue
        best: _Found | None = None
        for other in alike.get(char, ""):
            evidence = None if other in NUMERALS else _evidence(run.text, at, other, counts)
            if evidence and (best is None or evidence[3] > best[6]):
                best = (run.places[at], char, other, *evidence)
        if best:
            yield best


def _windows(length: int, at: int, size: int) -> range:
    """The starts of the windows of `size` characters that hold the place `at` of a run of `length`."""
    return range(max(0, at - size + 1), min(at, length - size) + 1)


def _is_known(text: str, at: int, counts: Counter[str]) -> bool:
    """Whether the printed character makes a pair with a neighbour that is too frequent for any misprint: so it is at most places, which
    need no look at each look-alike."""
    before, after = text[at - 1:at + 1], text[at:at + 2]        # a run begins and ends with EDGE
    return counts[before] > RARE and EDGE not in before or counts[after] > RARE and EDGE not in after


def _suspicious(text: str, at: int, counts: Counter[str]) -> bool:
    """Whether every wording of four characters (three in a short run) around a place is rare."""
    size = min(4, len(text))
    return all(counts[text[i:i + size]] <= RARE for i in _windows(len(text), at, size))


def _evidence(text: str, at: int, other: str, counts: Counter[str]) -> tuple[str, str, int, int] | None:
    """(rare wording, usual wording, counts) that speak for `other` at a place, None where they do not suffice."""
    changed = text[:at] + other + text[at + 1:]
    if _known_pairs(text, changed, at, counts):
        return None
    best: tuple[str, str, int, int] | None = None
    support, before, after, bound = 0, False, False, False
    for size in (4, 3):
        for i in _windows(len(text), at, size):
            old, new = text[i:i + size], changed[i:i + size]
            rare, frequent = counts[old], counts[new]
            if rare > max(frequent, 1):
                return None
            if frequent >= LEAST and frequent >= RATIO * rare:
                support, before, after = support + 1, before or i < at, after or i + size > at + 1
                bound = bound or size == 4 and _bound(new, i - at, counts)
                if best is None or (size, frequent) > (len(best[1]), best[3]):
                    best = (old, new, rare, frequent)
    return best if support >= 2 and (before and after or bound) else None


def _known_pairs(text: str, changed: str, at: int, counts: Counter[str]) -> bool:
    """Whether the printed character makes a known pair with a neighbour: it stands elsewhere too, and is no rare misprint."""
    for i in _windows(len(text), at, 2):
        pair = text[i:i + 2]
        if EDGE not in pair and counts[pair] > min(RARE, 1 + counts[changed[i:i + 2]] // PAIRS):
            return True
    return False


def _bound(new: str, offset: int, counts: Counter[str]) -> bool:
    """Whether the rest of a wording that begins or ends with the look-alike stands nearly always beside it."""
    rest = new[1:] if offset == 0 else new[:-1] if offset == -3 else ""
    return bool(rest) and EDGE not in rest and counts[new] >= 2 * LEAST and counts[new] >= BOUND * counts[rest]


def _free_pairs(pairs: set[tuple[str, str]], counts: Counter[str]) -> frozenset[frozenset[str]]:
    """Pairs of characters that stand for each other in FREE frames of three characters, each at least twice."""
    wanted = {old: {b for a, b in pairs if a == old} | {a for a, b in pairs if b == old} for pair in pairs for old in pair}
    frames: Counter[frozenset[str]] = Counter()
    for wording, count in counts.items():
        if len(wording) != 3 or count < 2 or wording[1] not in wanted:
            continue
        for other in wanted[wording[1]]:
            if counts[wording[0] + other + wording[2]] >= 2:
                frames[frozenset((wording[1], other))] += 1
    return frozenset(pair for pair, seen in frames.items() if seen >= 2 * FREE)


def draft(suggestions: Sequence[Suggestion]) -> str:
    """The suggestions as a corrections file whose entries lack `who`: it is refused until a person has signed each."""
    groups: dict[tuple[str, str], list[dict[str, object]]] = {}
    for s in suggestions:
        groups.setdefault((s.seed, s.sha256), []).append(
            {"start": s.start, "end": s.end, "from": s.old, "to": s.new, "reason": s.evidence, "who": ""})
    tree = [{"seed": seed, "sha256": digest, "corrections": rows} for (seed, digest), rows in groups.items()]
    head = "# Suggestions. Read each against its page; remove what is wrong, sign what is right (who), save as a .yaml file.\n"
    return head + (yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=160) if tree else "")
