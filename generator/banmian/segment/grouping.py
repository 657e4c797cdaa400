"""From strips to items: which heading stands over which text, and where one text ends and the next begins."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from banmian.segment import marks
from banmian.segment.affinity import Affinity, cohesion, coverage
from banmian.segment.drafts import Draft, closing_ink, is_dated, opening_ink, paragraph_ink
from banmian.segment.roles import ABSTRACT, BYLINE, CREDIT, FURNITURE, HEAD, OPEN
from banmian.segment.setting import Setting
from banmian.segment.stacks import settle
from banmian.segment.strips import Paragraph, Strip
from banmian.segment.units import Unit
from banmian.text.hanzi import ink

_TURN = 2.0        # how much better headings must agree with the text before them for a page to be read headline-last
_HEADLESS = 1.5    # what a text without a heading, or a heading without a text, costs a reading of the page
_SAME = 0.35       # share of a heading's words that a dispatch below it takes up when it stands under that heading too
_CAPTION = 260     # characters; a text this short between headings may be a picture's
_TIES = 25.0       # what a point of cohesion between the texts on both sides of a line says for a crosshead
_APART = 0.08      # the cohesion at which it says nothing
_TIED = 1.2        # and the most it says: two texts on one subject cohere as well
_LEAD = 3.5        # what it says for a headline that the text below takes up more of a line's words than the text above
_EVEN = 0.45       # the difference at which that says nothing
_ABOVE = 12        # strips above a line, and paragraphs of each, that are looked at
_OPENING = 600     # characters of that text
_TIGHT = 2.0       # what it says for a crosshead that no empty line stands over it where one stands over headlines
_INSET = 2.0       # what it says for one that the line is set in like a paragraph where headlines are flush
_HABIT = 0.4       # what each crosshead found before on the page says for another, three at most
_TEASER = 10       # characters; a shorter line over no text is a sign or a slogan
_CROSS = 0.8       # evidence that makes a line among paragraphs a crosshead and not a headline


def group(strips: Sequence[Strip], setting: Setting) -> tuple[list[Draft], list[Unit]]:
    """The items of a page in page order, and the lines that belong to none."""
    if headline_last(strips):
        return _loosen(*_gather_last(strips))
    drafts, loose = _gather_first(_demote(strips, setting), setting)
    return _loosen(settle(_briefs(drafts, setting), setting), loose)


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
            words = strip.ink()
            before += affinity.between(words, number[at - 1]) if at - 1 in number else -_HEADLESS
            after += affinity.between(words, number[at + 1]) if at + 1 in number else -_HEADLESS
    before -= _HEADLESS * (inner[-1].label == OPEN)
    after -= _HEADLESS * (inner[0].label == OPEN)
    return before > after + _TURN


def _demote(strips: Sequence[Strip], setting: Setting) -> list[Strip]:
    """The strips with headings that are crossheads turned into paragraphs of the text around them."""
    signs = [_signed(strips, at) for at in range(len(strips))]
    heads = [at for at, strip in enumerate(strips) if strip.label == HEAD]
    share = sum(signs[at] for at in heads) / len(heads) if heads else 0.0
    flush = setting.indented and 2 * sum(not strips[at].first.indent for at in heads) >= len(heads)
    apart = _apart(strips, heads) if setting.dense and not setting.indented else 0.0
    result: list[Strip] = []
    found = 0
    for at, strip in enumerate(strips):
        lean = share + _TIGHT * apart * (not strip.first.gap) + _INSET * (flush and 0 < strip.first.indent <= setting.inset + 1)
        cross = strip.label == HEAD and not signs[at] and _is_cross(strips, at, lean, setting, result, found)
        found += cross
        parts = (tuple(unit for part in strip.parts for unit in part),) if cross else strip.parts
        result.append(Strip(OPEN if cross else strip.label, parts))
    return _merged(result)


def _apart(strips: Sequence[Strip], heads: Sequence[int]) -> float:
    """The share of headings, but for the page's first, over which an empty line stands."""
    later = [strips[at].first.gap for at in heads if at and any(strip.label == OPEN for strip in strips[:at])]
    return sum(later) / len(later) if later else 0.0


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
    return len(after) > 1 and (after[1].label == CREDIT or after[1].label == BYLINE and (len(after) < 3 or after[2].label != OPEN))


def _is_cross(strips: Sequence[Strip], at: int, lean: float, setting: Setting, before: Sequence[Strip], found: int) -> bool:
    """Whether a heading without marks of its own stands inside an item: over a part of its text."""
    follows = at + 1 < len(strips) and strips[at + 1].label == OPEN
    if not follows or not before:
        return False
    first = strips[at].first
    if before[-1].label == BYLINE:      # headline, byline, crosshead, text
        return len(before) > 1 and before[-2].label == HEAD and not (setting.dense and first.gap)
    if before[-1].label != OPEN or len(strips[at].parts) > 1 + (setting.wrapped and not setting.indented):
        return False
    if marks.ORDINAL.match(first.text):
        return True
    if setting.indented and (not first.indent or first.indent > setting.inset + 1) or setting.dense and not setting.indented and first.gap:
        return False
    text = opening_ink(strips[at + 1].parts)
    above = closing_ink([part for strip in _run_above(before) for part in strip.parts[-_ABOVE:]])
    score = lean + min(_TIED, _TIES * (cohesion(above, text) - _APART)) + _HABIT * min(3, found)
    score += _LEAD * (_EVEN - coverage(first.text, text[:_OPENING]) + coverage(first.text, above))
    score -= 0.5 * (len(text) <= _CAPTION)
    return score + 0.3 * (marks.HAN_COMMA.search(first.text) is not None) >= _CROSS


def _run_above(before: Sequence[Strip]) -> list[Strip]:
    """The last strips of text, nothing else between them, in their order."""
    run = list(takewhile(lambda strip: strip.label == OPEN, before[:-_ABOVE - 1:-1]))
    return run[::-1]


def _begins(paragraph: Paragraph, before: Sequence[Paragraph], heading: str, setting: Setting) -> bool:
    """Whether `paragraph` begins an item of its own though no heading stands over it."""
    first = paragraph[0]
    if setting.indented and setting.wrapped and not first.indent and first.width > setting.measure + 6:
        return not heading or any(part[0].indent for part in before)
    if setting.indented and first.indent and heading:   # headlines are flush here: a second dispatch under the same one
        return False
    if not is_dated(paragraph) or all(marks.JUMP_ALONE.fullmatch(part[-1].text) for part in before):
        return False
    return not heading or coverage(heading, paragraph_ink(paragraph)) < _SAME


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
            now = _text(drafts, now, strip.parts, setting)
    return drafts, loose


def _text(drafts: list[Draft], now: Draft | None, parts: Sequence[Paragraph], setting: Setting) -> Draft:
    """Put paragraphs to the item they stand under, a new one where one begins."""
    if now is None or now.paragraphs and (now.signed or now.credit or not now.heads):
        now = _new(drafts)
    heading = "".join(unit.text for unit in now.heads)
    for part in parts:
        if now.paragraphs and _begins(part, now.paragraphs, heading, setting):
            now = _new(drafts)
            heading = ""
        now.paragraphs.append(part)
    return now


def _byline(drafts: list[Draft], now: Draft | None, units: list[Unit], follows: int | None) -> Draft:
    """Put a byline to its item: over the text that follows, or under the one before."""
    signs = marks.SIGNED.fullmatch(units[0].text) is not None
    if now is not None and (now.paragraphs or now.abstract) and (follows != OPEN or signs):
        (now.signed if now.paragraphs else now.bylines).extend(units)
        return now
    if now is None or now.paragraphs:
        now = _new(drafts)
    now.bylines += units
    return now


def _briefs(drafts: Sequence[Draft], setting: Setting) -> list[Draft]:
    """The drafts with neighbouring briefs, each one flush paragraph without a heading, put together as one column."""
    if not setting.indented:
        return list(drafts)
    result: list[Draft] = []
    brief = False
    for draft in drafts:
        mine = draft.bare() and not draft.credit and len(draft.paragraphs) == 1 and not draft.paragraphs[0][0].indent
        if mine and brief:
            result[-1].paragraphs += [*draft.paragraphs, *((unit,) for unit in draft.signed)]
        else:
            result.append(draft)
            if mine:
                draft.paragraphs += [(unit,) for unit in draft.signed]
                draft.signed = []
        brief = mine
    return result


def _loosen(drafts: Sequence[Draft], loose: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """The drafts with headings over no text each for itself: a teaser where the line is long enough for one, else no item's."""
    result: list[Draft] = []
    for draft in drafts:
        if draft.paragraphs or draft.abstract or draft.heads and (draft.bylines or draft.credit):
            result.append(draft)
            continue
        loose += draft.bylines + draft.credit
        short = sum(len(ink(unit.text)) < _TEASER for unit in draft.heads)
        for unit in draft.heads:
            if 2 * short > len(draft.heads) or len(ink(unit.text)) < _TEASER:
                loose.append(unit)
            elif result and not result[-1].paragraphs and not unit.gap and unit is not draft.heads[0]:
                result[-1].heads.append(unit)
            else:
                result.append(Draft(heads=[unit]))
    return result, sorted(loose, key=lambda unit: unit.start)


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
