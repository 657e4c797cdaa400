"""Read a great many damaged and made-up pages: no exception, no character lost or doubled, the proof reads back.

Usage: fuzz_segment.py PAGES_DIR [COUNT] [SEED]        (COUNT is 100000 unless said)

Inputs are stretches of the pages of PAGES_DIR under one to three of the damages of `tests/segment/mutations.py`
(lines shuffled, dropped, joined, set to another measure, marks changed in width, byte order marks, carriage returns,
U+2028, private characters, stretches doubled), and runs of random characters of a newspaper's alphabet. A failing
input is written to stderr as a Python literal.
"""
from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from banmian.segment import read_page
from banmian.segment.proof import read_proof, write_proof
from tests.segment.mutations import MUTATIONS

ALPHABET = "　 \n\n\n\r\t\u2028\ufeff\ue000。，、；：“”‘’《》（）()□■**—…·本报讯记者通讯员摄据发布上接第一版图片12一、莲都区A9%"
LONGEST = 1500


def made(pages: list[str], dice: random.Random) -> tuple[str, str]:
    """An input and what was done to make it."""
    if dice.random() < 0.15:
        return "".join(dice.choice(ALPHABET) for _ in range(dice.randrange(1, 300))), "made up"
    page = dice.choice(pages)
    start = dice.randrange(len(page))
    text, done = page[start:start + dice.randrange(1, LONGEST)], []
    for mutation in dice.sample(MUTATIONS, dice.randrange(1, 4)):
        text = mutation(text, dice)
        done.append(mutation.__name__)
    return text, "+".join(sorted(done))


def main(argv: list[str]) -> int:
    pages = [path.read_text(encoding="utf-8") for path in sorted(Path(argv[0]).glob("*.txt"))]
    count, dice = int(argv[1]) if len(argv) > 1 else 100_000, random.Random(int(argv[2]) if len(argv) > 2 else 1)
    failed, kinds, chars, start = 0, Counter(), 0, time.process_time()
    for _turn in range(count):
        text, done = made(pages, dice)
        kinds[done] += 1
        chars += len(text)
        try:
            layout = read_page(text)
            assert layout.text == text and read_proof(write_proof(layout)) == layout
        except Exception as error:
            failed += 1
            print(f"{done}: {type(error).__name__} {error}\n{text!r}", file=sys.stderr)
    print(f"{count} inputs of {len(kinds)} kinds, {chars:,} characters, {failed} failed, {time.process_time() - start:.0f} s of CPU")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
