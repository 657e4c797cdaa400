"""Crossheads and headlines: which of the headings among a page's texts stands inside an article."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from banmian.segment import marks
from banmian.segment.affinity import coheres, coverage
from banmian.segment.drafts import closing_ink, is_dated, opening_ink
from banmian.segment.pictures import is_under
from banmian.segment.roles import ABSTRACT, BYLINE, CREDIT, HEAD, OPEN
from banmian.segment.setting import Setting
from banmian.segment.signing import CLOSE
from banmian.segment.strips import Paragraph, Strip
from banmian.segment.tables import ROW
from banmian.segment.units import Unit
from banmian.text.hanzi import ink

_CAPTION = 260     # characters; a text this short between headings may be a picture's
_TIES = 25.0       # what a point of cohesion between the texts on both sides of a line says for a crosshead
_APART = 0.08      # the cohesion at which it says nothing
_TIED = 1.2        # and the most it says: two texts on one subject cohere as well
_LEAD = 3.5        # what it says for a headline that the text below takes up more of a line's words than the text above
_EVEN = 0.45       # the difference at which that says nothing
_ABOVE = 12        # strips above a line, and paragraphs of each, that are looked at
_OPENING = 600     # characters of that text
_LEDE = 20         # characters at the head of a text where a headline may come again word for word
_QUOTED = 1.0      # what it says for a crosshead that its words come again so further on
_FIRST = 50        # characters in which an article says when and who
_OPENS = 0.8       # what it says for a headline that the text below opens so
_PHRASES = 0.8     # and that spaces divide the line into phrases
_TIGHT = 2.0       # what it says for a crosshead that no empty line stands over it where one stands over headlines
_INSET = 2.0       # what it says for one that the line is set in like a paragraph where headlines are flush
_BULLET = 1.5      # and that it begins with a mark that other headings of the page do not bear
_AGAIN = 3.0       # and that the crosshead before begins so
_HASH = 3.0        # what a recogniser's Markdown says for a headline that calls it a heading of the page's first rank
_HABIT = 0.4       # what each crosshead found before on the page says for another, three at most
_CROSS = 0.8       # evidence that makes a line among paragraphs a crosshead and not a headline


class Habit(NamedTuple):
    """How a page sets its headings, as they show together."""

    signed: float   # the share of headings whose text bears a mark of its own
    apart: float    # the share over which an empty line stands, but for those over the page's first text
    flush: bool     # most stand flush while paragraphs are set in
    bullet: str     # the mark that some of its headings begin with and others do not: ■改良茶园 夯实产业基础
    rank: str       # the first rank that a recogniser's Markdown gives: "#", "##" or none


def demote(strips: Sequence[Strip], setting: Setting) -> list[Strip]:
    """The strips with headings that are crossheads turned into paragraphs of the text around them."""
    signs = [_signed(strips, at) for at in range(len(strips))]
    habit = _habit(strips, signs, setting)
    result: list[Strip] = []
    found = 0
    mark = ""       # with which the crosshead before begins
    for at, strip in enumerate(strips):
        lean = habit.signed + _HABIT * min(3, found) + _set(strip.first, habit, setting) if strip.label == HEAD else 0.0
        lean += _AGAIN * (mark == strip.first.text[0])
        cross = strip.label == HEAD and not signs[at] and _is_cross(strips, at, lean, setting, result)
        found += cross
        if strip.label == HEAD:
            mark = habit.bullet if cross and strip.first.text[0] == habit.bullet else ""
        parts = (tuple(unit for part in strip.parts for unit in part),) if cross else strip.parts
        result.append(Strip(OPEN if cross else strip.label, parts))
    return _merged(result)


def _habit(strips: Sequence[Strip], signs: Sequence[bool], setting: Setting) -> Habit:
    """The page's habit."""
    heads = [at for at, strip in enumerate(strips) if strip.label == HEAD]
    if not heads:
        return Habit(0.0, 0.0, False, "", "")
    first = next((at for at, strip in enumerate(strips) if strip.label == OPEN), len(strips))
    later = [strips[at].first.gap for at in heads if at > first and setting.dense and not setting.indented]
    ranks = [strips[at].first.marked for at in heads if strips[at].first.marked[:1] == "#"]
    bullets = Counter(strips[at].first.text[0] for at in heads if strips[at].first.text[0] in marks.BULLETS)
    bullet = next((mark for mark, count in bullets.most_common(1) if 1 < count < len(heads)), "")
    return Habit(sum(signs[at] for at in heads) / len(heads), sum(later) / len(later) if later else 0.0,
                 setting.indented and 2 * sum(not strips[at].first.indent for at in heads) >= len(heads), bullet,
                 min(ranks, key=len, default=""))


def _set(line: Unit, habit: Habit, setting: Setting) -> float:
    """What the way a line is set says for a crosshead where the page sets its headlines another way."""
    ranked = habit.rank and line.marked == habit.rank
    inset = habit.flush and 0 < line.indent <= setting.inset + 1
    marked = habit.bullet and line.text[0] == habit.bullet
    return _TIGHT * habit.apart * (not line.gap) + _INSET * inset + _BULLET * bool(marked) - (_HASH if ranked else 0.0)


def _merged(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with neighbouring texts put together."""
    runs: list[tuple[int, list[Paragraph]]] = []
    for strip in strips:
        if strip.label == OPEN and runs and runs[-1][0] == OPEN:
            runs[-1][1].extend(strip.parts)
        else:
            runs.append((strip.label, list(strip.parts)))
    return [Strip(label, tuple(parts)) for label, parts in runs]


def _signed(strips: Sequence[Strip], at: int) -> bool:
    """Whether a heading's text bears a mark of its own: byline before or after, dateline, jump, credit."""
    after = strips[at + 1:at + 4]
    if not after or after[0].label != OPEN:
        return bool(after) and after[0].label in (BYLINE, ABSTRACT)
    if any(is_dated(part) for part in after[0].parts[:2]):
        return True
    signed = len(after) > 1 and after[1].label == BYLINE and (len(after) < 3 or after[2].label != OPEN)
    return signed or len(after) > 1 and after[1].label == CREDIT or is_under(strips, at + 2)


def _is_cross(strips: Sequence[Strip], at: int, lean: float, setting: Setting, before: Sequence[Strip]) -> bool:
    """Whether a heading without marks of its own stands inside an item: over a part of its text."""
    follows = at + 1 < len(strips) and strips[at + 1].label == OPEN
    first = strips[at].first
    if not follows or not before or first.form or marks.BRIEFS.fullmatch(first.text):
        return False
    if before[-1].label == BYLINE:      # headline, byline, crosshead, text
        return len(before) > 1 and before[-2].label == HEAD and not (setting.dense and first.gap)
    if before[-1].label != OPEN or len(strips[at].parts) > 1 + (setting.wrapped and not setting.indented):
        return False
    if marks.ORDINAL.match(first.text):
        return True
    if before[-1].last.form == CLOSE or strips[at + 1].first.form == ROW:     # the text above is over; a table has a headline of its own
        return False
    if setting.indented and (not first.indent or first.indent > setting.inset + 1) or setting.dense and not setting.indented and first.gap:
        return False
    text = opening_ink(strips[at + 1].parts)
    above = closing_ink([part for strip in _run_above(before) for part in strip.parts[-_ABOVE:]])
    score = lean
    quoted = text.find(ink(first.text), _LEDE) > 0      # a headline's words come again otherwise put, a part's may be a quotation
    score += _QUOTED if quoted else _LEAD * (_EVEN - coverage(first.text, text[:_OPENING]) + coverage(first.text, above))
    score -= 0.5 * (len(text) <= _CAPTION) + _OPENS * (marks.OPENS.search(text[:_FIRST]) is not None) + _PHRASES * (" " in first.text)
    wanted = _CROSS - score - 0.3 * (marks.HAN_COMMA.search(first.text) is not None)     # of what the cohesion says
    return wanted <= _TIED and coheres(above, text, _APART + wanted / _TIES)


def _run_above(before: Sequence[Strip]) -> list[Strip]:
    """The last strips of text, nothing else between them, in their order."""
    run = list(takewhile(lambda strip: strip.label == OPEN, before[:-_ABOVE - 1:-1]))
    return run[::-1]


