"""Drafts: items in the making, and the small questions that grouping asks of them."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from banmian.segment import marks
from banmian.segment.strips import Paragraph
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, SENTENCE_END, ink

ENOUGH = 4000  # characters that tell what a text speaks of


@dataclass(slots=True)
class Draft:
    """An item in the making: lines of each kind in page order."""

    heads: list[Unit] = field(default_factory=list)
    abstract: list[Unit] = field(default_factory=list)
    bylines: list[Unit] = field(default_factory=list)     # before the text
    paragraphs: list[Paragraph] = field(default_factory=list)
    signed: list[Unit] = field(default_factory=list)      # bylines after the text
    credit: list[Unit] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The ink of the paragraphs."""
        return "".join(paragraph_ink(part) for part in self.paragraphs)

    def headless(self) -> bool:
        """Whether text stands here without a heading."""
        return bool(self.paragraphs) and not self.heads

    def waits(self) -> bool:
        """Whether but a byline stands here, set over its headline: 本报评论员."""
        return bool(self.bylines) and not (self.heads or self.abstract or self.paragraphs or self.credit)

    def bare(self) -> bool:
        """Whether nothing stands over the text: no heading, no abstract, no byline."""
        return self.headless() and not (self.abstract or self.bylines)

    def cut(self) -> bool:
        """Whether the text breaks off in the middle of a sentence."""
        return bool(self.paragraphs) and open_ended(self.paragraphs[-1][-1]) and not (self.signed or self.credit)


def paragraph_ink(paragraph: Paragraph) -> str:
    """The ink of a paragraph."""
    return "".join(ink(unit.text) for unit in paragraph)


def closing_ink(paragraphs: Sequence[Paragraph]) -> str:
    """The ink at the end of a text, in its order."""
    inks: list[str] = []
    size = 0
    for paragraph in reversed(paragraphs):
        inks.append(paragraph_ink(paragraph))
        size += len(inks[-1])
        if size >= ENOUGH:
            break
    return "".join(reversed(inks))


def opening_ink(paragraphs: Iterable[Paragraph]) -> str:
    """The ink at the beginning of a text: enough to know its subject, whatever its length."""
    inks: list[str] = []
    size = 0
    for paragraph in paragraphs:
        inks.append(paragraph_ink(paragraph))
        size += len(inks[-1])
        if size >= ENOUGH:
            break
    return "".join(inks)


def open_ended(unit: Unit) -> bool:
    """Whether a line of text ends in the open: no stop, no colon, no bracket that closes."""
    text = unit.text.rstrip("".join(CLOSING) + " ")
    return bool(text) and text[-1] not in SENTENCE_END and text[-1] not in "：:" and unit.text[-1] not in "）)】]"


def is_dated(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with a dateline or goes on from another page."""
    return marks.DATELINE.match(paragraph[0].text) is not None or marks.JUMP_FROM.match(paragraph[0].text) is not None
