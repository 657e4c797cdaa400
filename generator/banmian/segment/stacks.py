"""Headings that stand stacked over another item, and texts that lost theirs: each is settled by the words they share."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from banmian.segment import marks
from banmian.segment.affinity import cohesion, coverage
from banmian.segment.drafts import Draft, closing_ink, is_dated, open_ended, opening_ink
from banmian.segment.setting import Setting
from banmian.segment.units import Unit

_REACH = 8        # drafts that a heading may stand away from its text
_COVERED = 0.40   # share of a heading's words that a text must take up to be claimed from afar
_GAIN = 0.12      # and how much more of them than the text it stands over
_ONE = 0.06       # cohesion above which two parts of a text are one text
_FAR = 40         # paragraphs before and after a place that are looked at
_MOST = 80        # units at the end of a text that are looked at for a place where another begins


class Place(NamedTuple):
    """Where a text may begin: a draft, a paragraph of it, a line of that."""

    draft: int
    paragraph: int
    line: int


def settle(drafts: list[Draft], setting: Setting) -> list[Draft]:
    """The drafts after stacked headings were led to their texts and lost ends to their beginnings."""
    for at, draft in enumerate(drafts):
        if len(draft.heads) < 2 and draft.paragraphs or not draft.heads or setting.indented:
            continue
        stacked = len(draft.heads)
        for unit in list(draft.heads):
            if len(draft.heads) > 1 or not draft.paragraphs:
                _lead(drafts, at, unit)
        if 1 < len(draft.heads) < stacked:
            _in_order(drafts, at)
    return _rejoin([draft for draft in drafts if draft.heads or draft.paragraphs or draft.abstract or draft.bylines or draft.credit])


def _lead(drafts: list[Draft], at: int, heading: Unit) -> None:
    """Lead a heading to a text further on that takes up its words better than the text it stands over."""
    best, where = 0.0, None
    whole = opening_ink(drafts[at].paragraphs)
    for place in _places(drafts, at):
        rest, own = _rest(drafts[place.draft], place), whole
        if place.draft == at:
            own = _before(drafts[at], place)
        share, left = coverage(heading.text, rest), coverage(heading.text, own)
        better = share >= max(_COVERED, left + _GAIN) and share - left > best
        if better and not (place.draft == at and cohesion(own, rest) > _ONE):
            best, where = share - left, place
    if where is None:
        return
    drafts[at].heads.remove(heading)
    host = drafts[where.draft]
    if where.paragraph == where.line == 0:
        host.heads.append(heading)
        return
    fresh = Draft(heads=[heading], paragraphs=_take(host, where), signed=host.signed, credit=host.credit)
    host.signed, host.credit = [], []
    fresh.doubts.append("its heading stands apart from its text: the two were matched by the words they share")
    host.doubts.append("its text breaks off where another begins")
    drafts.insert(where.draft + 1, fresh)


def _in_order(drafts: Sequence[Draft], at: int) -> None:
    """Lead what is left of a stack, others of which found their texts, to the texts left without a heading, if they are as many."""
    stack = drafts[at]
    own = opening_ink(stack.paragraphs)
    mine = max(stack.heads, key=lambda unit: coverage(unit.text, own)) if stack.paragraphs else None
    left = [unit for unit in stack.heads if unit is not mine]
    waiting = [draft for draft in drafts[at + 1:at + _REACH] if draft.headless() and not marks.JUMP_FROM.match(draft.paragraphs[0][0].text)]
    if len(waiting) == len(left):
        for unit, draft in zip(left, waiting, strict=True):
            stack.heads.remove(unit)
            draft.heads.append(unit)
            draft.doubts.append("its heading stands apart from its text: the two were matched by their order alone")


def _places(drafts: Sequence[Draft], at: int) -> Iterator[Place]:
    """Where in the draft `at` and those after it a text without its heading may begin."""
    for number in range(at, min(len(drafts), at + _REACH)):
        draft = drafts[number]
        if draft.headless():
            yield Place(number, 0, 0)
        for paragraph, line in islice(_from_last(draft), _MOST):
            part = draft.paragraphs[paragraph]
            before = part[line - 1] if line else draft.paragraphs[paragraph - 1][-1]
            if part[line].gap and not before.form and open_ended(before):
                yield Place(number, paragraph, line)


def _from_last(draft: Draft) -> Iterator[tuple[int, int]]:
    """The lines of a draft's text but the first, from the last, by paragraph and line."""
    for paragraph in range(len(draft.paragraphs) - 1, -1, -1):
        for line in range(len(draft.paragraphs[paragraph]) - 1, 0 if paragraph == 0 else -1, -1):
            yield paragraph, line


def _rest(draft: Draft, place: Place) -> str:
    """The ink of a draft from a place on, as much as tells what it speaks of."""
    return opening_ink([draft.paragraphs[place.paragraph][place.line:], *draft.paragraphs[place.paragraph + 1:place.paragraph + _FAR]])


def _before(draft: Draft, place: Place) -> str:
    """The ink of a draft up to a place, as much as tells what it speaks of."""
    start = max(0, place.paragraph - _FAR)
    return closing_ink([*draft.paragraphs[start:place.paragraph], draft.paragraphs[place.paragraph][:place.line]])


def _take(draft: Draft, place: Place) -> list[tuple[Unit, ...]]:
    """Take the paragraphs from a place on out of a draft."""
    part = draft.paragraphs[place.paragraph]
    taken = [part[place.line:], *draft.paragraphs[place.paragraph + 1:]]
    draft.paragraphs[place.paragraph:] = [part[:place.line]] if place.line else []
    return taken


def _rejoin(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with an unmarked text without a heading joined to the one before that broke off."""
    result: list[Draft] = []
    for draft in drafts:
        before = result[-1] if result else None
        if before is not None and draft.bare() and before.cut() and not is_dated(draft.paragraphs[0]):
            before.paragraphs[-1] += draft.paragraphs[0]
            before.paragraphs += draft.paragraphs[1:]
            before.signed, before.credit = draft.signed, draft.credit
        else:
            result.append(draft)
    return result
