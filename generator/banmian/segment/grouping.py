"""From strips to items: which heading stands over which text, and where one text ends and the next begins."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from banmian.segment import marks
from banmian.segment.affinity import Affinity
from banmian.segment.roles import ABSTRACT, BYLINE, CREDIT, FURNITURE, HEAD, OPEN
from banmian.segment.setting import Setting
from banmian.segment.strips import Paragraph, Strip
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, SENTENCE_END

_TURN = 2.0      # how much better headings must agree with the text before them for a page to be read headline-last
_HEADLESS = 1.5  # what a text without a heading, or a heading without a text, costs a reading of the page


@dataclass(slots=True)
class Draft:
    """An item in the making: lines of each kind in page order."""

    heads: list[Unit] = field(default_factory=list)
    abstract: list[Unit] = field(default_factory=list)
    bylines: list[Unit] = field(default_factory=list)     # before the text
    paragraphs: list[Paragraph] = field(default_factory=list)
    crossheads: set[int] = field(default_factory=set)     # numbers of paragraphs that are crossheads
    signed: list[Unit] = field(default_factory=list)      # bylines after the text
    credit: list[Unit] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def group(strips: Sequence[Strip], setting: Setting) -> tuple[list[Draft], list[Unit]]:
    """The items of a page in page order, and the lines that belong to none."""
    strips = _cut_runs(strips, setting)
    if headline_last(strips):
        return _gather_last(strips)
    drafts, loose = _gather_first(strips, setting)
    return drafts, loose


def headline_last(strips: Sequence[Strip]) -> bool:
    """Whether the page as a whole reads better with each headline after its text than before it."""
    inner = [strip for strip in strips if strip.label in (HEAD, OPEN)]
    runs = [at for at, strip in enumerate(inner) if strip.label == OPEN]
    if not runs or len(runs) == len(inner):
        return False
    affinity = Affinity([inner[at].ink() for at in runs])
    number = {at: index for index, at in enumerate(runs)}
    before = after = 0.0
    for at, strip in enumerate(inner):
        if strip.label == HEAD:
            ink = strip.ink()
            before += affinity.between(ink, number[at - 1]) if at - 1 in number else -_HEADLESS
            after += affinity.between(ink, number[at + 1]) if at + 1 in number else -_HEADLESS
    before -= _HEADLESS * (inner[-1].label == OPEN)
    after -= _HEADLESS * (inner[0].label == OPEN)
    return before > after + _TURN


def _cut_runs(strips: Sequence[Strip], setting: Setting) -> list[Strip]:
    """The strips with runs of text cut where a new item begins inside them."""
    result: list[Strip] = []
    for strip in strips:
        if strip.label != OPEN:
            result.append(strip)
            continue
        start = 0
        for at in range(1, len(strip.parts)):
            if _begins(strip.parts[at], strip.parts[at - 1], setting):
                result.append(Strip(OPEN, strip.parts[start:at]))
                start = at
        result.append(Strip(OPEN, strip.parts[start:]))
    return result


def _begins(paragraph: Paragraph, before: Paragraph, setting: Setting) -> bool:
    """Whether `paragraph` begins an item of its own though no heading stands over it."""
    first = paragraph[0]
    if marks.DATELINE.match(first.text) or marks.JUMP_FROM.match(first.text):
        return not marks.JUMP_ALONE.fullmatch(before[-1].text)
    if setting.indented and not first.indent and setting.wrapped:
        return first.width > setting.measure + 6
    return False


def ended(unit: Unit) -> bool:
    """Whether a line ends with a finished sentence."""
    text = unit.text.rstrip("".join(CLOSING))
    return bool(text) and text[-1] in SENTENCE_END


def _gather_first(strips: Sequence[Strip], setting: Setting) -> tuple[list[Draft], list[Unit]]:
    """Items of a page whose headings stand over their texts."""
    drafts: list[Draft] = []
    loose: list[Unit] = []
    now: Draft | None = None
    for at, strip in enumerate(strips):
        units = [unit for part in strip.parts for unit in part]
        follows = strips[at + 1].label if at + 1 < len(strips) else None
        if strip.label == FURNITURE:
            loose += units
        elif strip.label == HEAD:
            now = _new(drafts)
            now.heads += units
        elif strip.label == ABSTRACT:
            now = _new(drafts) if now is None or now.paragraphs else now
            now.abstract += units
        elif strip.label == BYLINE:
            now = _byline(drafts, now, units, follows)
        elif strip.label == CREDIT:
            now = now or _new(drafts)
            now.credit += units
        else:
            if now is None or now.paragraphs:
                now = _new(drafts)
            now.paragraphs += strip.parts
    return drafts, loose


def _byline(drafts: list[Draft], now: Draft | None, units: list[Unit], follows: int | None) -> Draft:
    """Put a byline to its item: over the text that follows, or under the one before."""
    if now is not None and (now.paragraphs or now.abstract) and follows != OPEN:
        (now.signed if now.paragraphs else now.bylines).extend(units)
        return now
    if now is None or now.paragraphs:
        now = _new(drafts)
    now.bylines += units
    return now


def _gather_last(strips: Sequence[Strip]) -> tuple[list[Draft], list[Unit]]:
    """Items of a page whose headings stand under their texts."""
    drafts: list[Draft] = []
    loose: list[Unit] = []
    now: Draft | None = None
    for strip in strips:
        units = [unit for part in strip.parts for unit in part]
        if strip.label == FURNITURE:
            loose += units
            continue
        if now is None or now.heads and strip.label != HEAD:
            now = _new(drafts)
        if strip.label == HEAD:
            now.heads += units
        elif strip.label == ABSTRACT:
            now.abstract += units
        elif strip.label == BYLINE:
            (now.signed if now.paragraphs else now.bylines).extend(units)
        elif strip.label == CREDIT:
            now.credit += units
        else:
            now.paragraphs += strip.parts
    return drafts, loose


def _new(drafts: list[Draft]) -> Draft:
    """A fresh draft at the end of the list."""
    drafts.append(Draft())
    return drafts[-1]
