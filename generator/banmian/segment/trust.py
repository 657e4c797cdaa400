"""How far a reading of an item can be trusted, and why not: what docs/segmentation.md calls its confidence."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from banmian.layout import Item, Kind, Role
from banmian.segment.affinity import coheres, coverage
from banmian.segment.drafts import Draft, open_ended, paragraph_ink
from banmian.segment.seams import held_pairs
from banmian.segment.setting import Setting
from banmian.segment.strips import Paragraph
from banmian.text.hanzi import ink

_STRANGE = 0.25       # share of a headline's words that its text takes up when the two are strangers
_APART = 0.012        # cohesion of two neighbouring halves of a text that hardly speak of the same thing
_LONG = 600           # characters of a text that is long enough to have halves


def trust(item: Item, draft: Draft, setting: Setting) -> tuple[float, tuple[str, ...]]:
    """The confidence of an item, 0 to 1, and its doubts, one sentence each: the product of what each doubt leaves."""
    left, doubts = 1.0, list(draft.doubts)
    left *= 0.75 ** len(doubts)
    for rest, sentence in _doubts(item, draft, setting):
        left *= rest
        doubts.append(sentence)
    return round(left, 2), tuple(doubts)


def _doubts(item: Item, draft: Draft, setting: Setting) -> Iterator[tuple[float, str]]:
    """Each doubt with the share of confidence that it leaves."""
    body = draft.text()
    if item.status == "headless":
        yield 0.65, "no headline is printed over the text"
    elif item.status == "continued":
        yield 0.85, "the text goes on from a page that is not at hand"
    elif item.status == "truncated":
        yield 0.8, "the text breaks off"
    heading = "".join(ink(unit.text) for unit in draft.heads)
    verse = any(block.role is Role.VERSE for block in item.blocks)      # whose title seldom is of its words
    if heading and body and not verse and item.kind is Kind.ARTICLE and coverage(heading, body) < _STRANGE:
        yield 0.7, "the text takes up few of its headline's words"
    bold = sum(_is_bold(part, setting) for part in draft.paragraphs)
    if bold:
        yield max(0.7, 0.93 ** bold), f"line ends joined without proof that the sentence goes on: {bold}"
    if len(body) > _LONG and not _coheres(draft.paragraphs):
        yield 0.75, "its parts hardly speak of the same thing"
    if not body and any(block.role is Role.HEADLINE for block in item.blocks):
        yield 0.6, "no text stands under the headline"


def _is_bold(part: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph was joined over a line end that neither a column's measure nor a held pair of characters proves."""
    if setting.wrapped:
        return False
    held = held_pairs()
    return any(open_ended(before) and before.text[-1] not in "，,、；;" and before.text[-1] + unit.text[0] not in held
               for before, unit in pairwise(part))


def _coheres(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether what stands before and after a paragraph's end near the middle of a text speaks of the same thing."""
    inks = [paragraph_ink(part) for part in paragraphs]
    middle = max(1, len(inks) // 2)
    return len(inks) < 2 or coheres("".join(inks[:middle]), "".join(inks[middle:]), _APART)
