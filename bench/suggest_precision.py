"""How often `banmian suggest` is right: look-alikes are planted in pages, and what it says of them is counted.

    python bench/suggest_precision.py [--rate 0.004] [--rounds 20] [--more ARTICLES.jsonl --lines 2000] PAGE.txt …

Each round replaces RATE of the Han characters of the pages' articles by one of their four nearest look-alikes, then asks
for suggestions. Precision: of those not made for the pages as they are (listed first), the share that names a planted
place with the character that stood there. Recall: the share of planted errors found; most stand in wordings that the
corpus has only once, and cannot be found. `--more` counts wordings of further text, one JSON object with `body` a line.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

from banmian.facts.suggestion import EDGE, HAN_RUN, LENGTHS, count_wordings, lookalikes, runs, suggest
from banmian.layout import PageFacts, Reading, Seed
from banmian.segment import read_page


def read(path: Path) -> Reading:
    text = path.read_text(encoding="utf-8")
    return Reading(Seed(path.name, hashlib.sha256(text.encode()).hexdigest(), text), PageFacts(), read_page(text))


def planted(reading: Reading, rate: float, dice: random.Random) -> tuple[Reading, dict[int, str]]:
    """The reading with look-alikes in its text, and what stood at each place."""
    text, was = list(reading.seed.text), {}
    for run in runs(reading):
        for place in run.places:
            near = lookalikes().get(text[place], "")[:4] if place >= 0 else ""
            if near and dice.random() < rate:
                was[place] = text[place]
                text[place] = dice.choice(near)
    changed = "".join(text)
    return replace(reading, seed=replace(reading.seed, text=changed), layout=replace(reading.layout, text=changed)), was


def wordings(path: Path, lines: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for line in islice(file, lines):
            for run in HAN_RUN.findall(json.loads(line)["body"]):
                run = f"{EDGE}{run}{EDGE}"
                for length in LENGTHS:
                    counts.update(run[i:i + length] for i in range(len(run) - length + 1))
    return counts


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--rate", type=float, default=0.004)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--lines", type=int, default=2000)
    args = parser.parse_args()
    pages = [read(path) for path in args.pages]
    more = wordings(args.more, args.lines) if args.more else Counter()
    already = set()
    for s in suggest(pages, count_wordings(pages) + more):
        already.add((s.seed, s.start))
        print(f"as it is  {s.seed} {s.start} {s.old} → {s.new}  {s.evidence}")
    dice, right, wrong, errors = random.Random(20221122), 0, 0, 0
    for _ in range(args.rounds):
        changed = [planted(page, args.rate, dice) for page in pages]
        there = {(r.seed.path, place): char for r, was in changed for place, char in was.items()}
        errors += len(there)
        readings = [r for r, _ in changed]
        for s in suggest(readings, count_wordings(readings) + more):
            if there.get((s.seed, s.start)) == s.new:
                right += 1
            elif (s.seed, s.start) not in already:
                wrong += 1
                print(f"wrong     {s.seed} {s.start} {s.old} → {s.new}  {s.evidence}")
    exact, found = right / max(1, right + wrong), right / max(1, errors)
    print(f"planted {errors}, right {right}, wrong {wrong}: precision {exact:.3f}, recall {found:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
