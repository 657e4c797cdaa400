"""Corrections at work: the reading text as corrected, and what the page prints in its place. The seed itself never changes."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banmian.layout import Item, Piece, Role
from banmian.model import Correction
from banmian.text.hanzi import ink, unmarked
from banmian.text.join import reading_text


def changes(text: str, correction: Correction) -> Iterator[tuple[int, int, str]]:
    """The smallest replacements (start, end, new) that make the correction: character by character where lengths agree."""
    new = ink(correction.new)
    places = [i for i in range(correction.start, min(correction.end, len(text))) if not text[i].isspace()]
    if len(places) != len(new):
        yield correction.start, correction.end, correction.new
        return
    for place, char in zip(places, new, strict=True):
        if text[place] != char:
            yield place, place + 1, char


_AROUND = 16        # characters on either side of a correction that a search for the printed wording may take in


def as_printed(text: str, correction: Correction) -> tuple[str, int, int] | None:
    """What a page prints around a correction, without its white space, and from where to where of that the reading text differs
    (code points); None where the page prints nothing there, or the correction changes nothing."""
    edits = list(changes(text, correction))
    start, end = min((edit[0] for edit in edits), default=0), max((edit[1] for edit in edits), default=0)
    held = ink(text[start:end])
    if not held or end > len(text):
        return None
    before = ink(text[max(0, start - 3 * _AROUND):start])[-_AROUND:]
    after = ink(text[end:end + 3 * _AROUND])[:_AROUND]
    return before + held + after, len(before), len(before) + len(held)


def corrected(text: str, pieces: Iterable[Piece], corrections: Sequence[Correction]) -> tuple[str, tuple[Piece, ...]]:
    """A text in which the pieces stand corrected, one a line, and where each now stands.

    A replacement that reaches over a piece's end changes only what lies in the piece. A piece that a correction empties
    is left out. LAW: without corrections each piece reads as before.
    """
    runs = []
    for piece in pieces:
        run = text[piece.start:piece.end]
        edits = [edit for c in corrections if c.start < piece.end and piece.start < c.end for edit in changes(text, c)]
        for start, end, new in sorted(edits, reverse=True):
            if piece.start <= start and end <= piece.end:
                run = run[:start - piece.start] + new + run[end - piece.start:]
        if run:
            runs.append(run)
    placed, at = [], 0
    for run in runs:
        placed.append(Piece(at, at + len(run)))
        at += len(run) + 1
    return "\n".join(runs), tuple(placed)


def reading_text_corrected(text: str, pieces: Iterable[Piece], corrections: Sequence[Correction], *,
                           phrases: bool | None = None) -> str:
    """The reading text of pieces with the corrections applied; `text.join.reading_text` itself where none touches them."""
    pieces = tuple(pieces)
    touching = [c for c in corrections if any(c.start < p.end and p.start < c.end for p in pieces)]
    if not touching:
        return reading_text(text, pieces, phrases=phrases)
    return reading_text(*corrected(text, pieces, touching), phrases=phrases)


def headline_corrected(text: str, item: Item, corrections: Sequence[Correction]) -> str:
    """The headline of an item with the corrections of its headline blocks; as it is where none touches them.

    A headline that was derived from other words than its headline blocks' stays as it is.
    """
    headline = item.headline
    for block in item.blocks:
        if block.role is Role.HEADLINE:
            for piece in block.pieces:      # between whose readings a space may stand
                read, mended = reading_text(text, (piece,), phrases=True), reading_text_corrected(text, (piece,), corrections, phrases=True)
                if read != mended:
                    bare = read not in headline         # an item's mark is no part of its headline
                    headline = headline.replace(unmarked(read) if bare else read, unmarked(mended) if bare else mended, 1)
    return headline
