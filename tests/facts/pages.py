"""Pages for the tests of this room: texts with a layout made by the segmenter."""
from __future__ import annotations

import hashlib
from pathlib import Path

from banmian.layout import PageFacts, Reading, Seed
from banmian.segment import read_page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def reading_of(path: str, text: str) -> Reading:
    """A text read as a page, without facts."""
    return Reading(Seed(path, hashlib.sha256(text.encode()).hexdigest(), text), PageFacts(), read_page(text))


def seeds() -> list[Reading]:
    """The five pages of this repository."""
    return [reading_of(f"seeds/{path.name}", path.read_bytes().decode("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
