"""From strips to items: which heading stands over which text, and where one text ends and the next begins."""
from __future__ import annotations

from collections.abc import Sequence

from banmian.segment import marks
from banmian.segment.affinity import Affinity, coverage
from banmian.segment.crossheads import demote
from banmian.segment.drafts import Draft, is_dated, paragraph_ink
from banmian.segment.pictures import is_under, is_within
from banmian.segment.roles import ABSTRACT, BYLINE, CREDIT, FURNITURE, HEAD, OPEN
from banmian.segment.setting import Setting
from banmian.segment.signing import CLOSE, SIGN
from banmian.segment.stacks import settle
from banmian.segment.strips import Paragraph, Strip
from banmian.segment.units import Unit
from banmian.text.hanzi import ink

_TURN = 2.0        # how much better headings must agree with the text before them for a page to be read headline-last
_HEADLESS = 1.5    # what a text without a heading, or a heading without a text, costs a reading of the page
_SAME = 0.35       # share of a heading's words that a dispatch below it takes up when it stands under that heading too
_TEASER = 10       # characters; a shorter line over no text is a sign or a slogan


def group(strips: Sequence[Strip], setting: Setting) -> tuple[list[Draft], list[Unit]]:
    """The items of a page in page order, and the lines that belong to none."""
    if headline_last(strips):
        return _loosen(*_gather_last(strips))
    drafts, loose = _gather_first(demote(strips, setting), setting)
    return _loosen(settle(_briefs(drafts, setting), setting), loose)


def headline_last(strips: Sequence[Strip]) -> bool:
    """Whether the page as a whole reads better with each headline after its text than before it.

    A page that begins with a heading and ends with a text does not, and is not asked.
    """
    inner = [strip for strip in strips if strip.label in (HEAD, OPEN)]
    runs = [at for at, strip in enumerate(inner) if strip.label == OPEN]
    if not runs or len(runs) == len(inner) or inner[0].label == HEAD and inner[-1].label == OPEN:
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


def _begins(paragraph: Paragraph, before: Sequence[Paragraph], heading: str, setting: Setting) -> bool:
    """Whether `paragraph` begins an item of its own though no heading stands over it."""
    first = paragraph[0]
    if setting.indented and setting.wrapped and not first.indent and first.width > setting.measure + 6:
        return not heading or any(part[0].indent for part in before)
    if setting.indented and first.indent and heading:   # headlines are flush here: a second dispatch under the same one
        return False
    if marks.BRIEFS.fullmatch(heading) or not is_dated(paragraph) or all(marks.JUMP_ALONE.fullmatch(part[-1].text) for part in before):
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
            now = now if now is not None and now.waits() else _new(drafts)
            now.heads += units
        elif strip.label == ABSTRACT:
            now = _new(drafts) if now is None or now.paragraphs else now
            now.abstract += units
        elif strip.label == BYLINE:
            under = is_under(strips, at)
            now = _pictured(drafts, now, strip, strips[at + 1], setting) if under else _byline(drafts, now, units, follows)
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
        over = bool(now.paragraphs) and now.paragraphs[-1][0].form == CLOSE != part[0].form
        if over or now.paragraphs and _begins(part, now.paragraphs, heading, setting):
            now = _new(drafts)
            heading = ""
        now.paragraphs.append(part)
    return now


def _byline(drafts: list[Draft], now: Draft | None, units: list[Unit], follows: int | None) -> Draft:
    """Put a byline to its item: over the text that follows, or under the one before."""
    signs = units[0].form == SIGN or marks.SIGNED.fullmatch(units[0].text) is not None
    if now is not None and (now.paragraphs or now.abstract) and (follows != OPEN or signs):
        (now.signed if now.paragraphs else now.bylines).extend(units)
        return now
    if now is None or now.paragraphs:
        now = _new(drafts)
    now.bylines += units
    return now


def _pictured(drafts: list[Draft], now: Draft | None, strip: Strip, below: Strip, setting: Setting) -> Draft:
    """Put a photographer to the caption above: within its item where that goes on, else at its end, as one set flush among indents is."""
    now = now or _new(drafts)
    closes = setting.indented and not strip.first.indent
    if not closes and is_within("".join(unit.text for unit in now.heads), below):
        now.paragraphs += strip.parts
    else:
        now.signed += [unit for part in strip.parts for unit in part]
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
    for at, strip in enumerate(strips):
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
            now = None if is_under(strips, at) else now
        elif strip.label == CREDIT:
            now.credit += units
        else:
            now.paragraphs += strip.parts
    return drafts, loose


def _new(drafts: list[Draft]) -> Draft:
    """A fresh draft at the end of the list."""
    drafts.append(Draft())
    return drafts[-1]
