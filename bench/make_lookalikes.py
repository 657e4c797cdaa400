"""Writes `generator/banmian/facts/data/lookalikes.tsv`: for each common character those that look most like it in print.

    python bench/make_lookalikes.py FONT.ttc          # Noto Serif CJK SC, the Song face that newspapers are set in (OFL 1.1)

Needs Pillow and numpy. Each of the 6,763 characters of GB 2312 is drawn 48 pixels high, blurred, and compared with all
others by the correlation of the two pictures, over shifts of up to two pixels. A row: the character, a tab, its neighbours
from the most alike on: the MOST nearest of level 1 above a correlation of FLOOR, and those of which it is itself a neighbour.
The table holds measures, no outlines.
"""
from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

OUT = Path(__file__).resolve().parent.parent / "generator/banmian/facts/data/lookalikes.tsv"
SIZE, BLUR, FLOOR, MOST = 48, 1.6, 0.6, 12


def common_characters() -> list[str]:
    """The 6,763 characters of GB 2312, levels 1 and 2."""
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return sorted({char for code in codes for char in code.decode("gb2312", errors="ignore")})


def level_one(char: str) -> bool:
    """Whether a character is of the 3,755 of level 1, the common ones."""
    return char.encode("gb2312")[0] < 0xD8


def picture(char: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    """One character drawn, blurred, with zero mean and unit length."""
    image = Image.new("L", (SIZE + 8, SIZE + 8), 0)
    ImageDraw.Draw(image).text((4, -6), char, 255, font=font)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32)
    pixels = pixels - pixels.mean()
    return (pixels / np.linalg.norm(pixels)).astype(np.float32)


def likeness(pictures: np.ndarray) -> np.ndarray:
    """The greatest correlation of each pair over small shifts, as a square matrix."""
    flat = pictures.reshape(len(pictures), -1)
    best = np.zeros((len(pictures), len(pictures)), dtype=np.float32)
    for down in (-2, 0, 2):
        for right in (-2, 0, 2):
            moved = np.roll(pictures, (down, right), axis=(1, 2)).reshape(len(pictures), -1)
            np.maximum(best, flat @ moved.T, out=best)
    return np.maximum(best, best.T)


def main(path: str) -> int:
    font = ImageFont.truetype(path, SIZE, index=2)
    chars = common_characters()
    alike = likeness(np.stack([picture(char, font) for char in chars]))
    np.fill_diagonal(alike, 0)
    alike_common = np.where([level_one(char) for char in chars], alike, 0)          # of two that are confused one is common
    near = [[int(i) for i in np.argsort(-row)[:MOST] if row[i] >= FLOOR] for row in alike_common]
    both: list[set[int]] = [set(row) for row in near]
    for number, row in enumerate(near):
        for other in row:
            both[other].add(number)
    rows = [f"{char}\t{''.join(chars[i] for i in sorted(both[n], key=lambda i, n=n: -alike[n, i]))}" for n, char in enumerate(chars)]
    OUT.write_text("\n".join(row for row in rows if not row.endswith("\t")) + "\n", encoding="utf-8")
    print(f"{len(rows)} characters with {font.getname()}, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
