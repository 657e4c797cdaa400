"""A heading's printed lines as a reader reads them: a break between two phrases stays a space, one inside a phrase goes."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from banmian.layout import TEXT_ROLES, Block, Piece
from banmian.segment.seams import held_pairs
from banmian.text.hanzi import CLOSING, OPENING, ink, is_han
from banmian.text.late import late
from banmian.text.spaced import closed_up

RUN_OVER = 5       # characters of a line that holds but the last words of a heading
LINE = 12          # characters of the line before it
_PHRASE = 3        # characters of the shortest phrase
_EVEN = 0.55       # the share of a line's length that the next one has at least where lines end with phrases and not with the column
_BEGINS = OPENING - {"（", "("}      # what stands in brackets is parted by them
_LEADS_ON = frozenset("的和与及或对为是在把被将让向从由以并而")     # behind which a phrase goes on: 036候车室里的 / “贴心人”
_LABEL = late(r"^[【〔\[][^】〕\]]*[】〕\]]")                         # 【经济转型进行时】东部服务业快跑
_PAIRED = (("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"), ("《", "》"), ("「", "」"), ("『", "』"), ("【", "】"))
_ENDS = frozenset("！？!?").union(CLOSING)      # marks that may end a phrase; others part by themselves


def heading_runs(text: str, block: Block, blocks: Sequence[Block]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of a heading's block in runs, each read as one line: 全市经济工作会议召开 / 部署明年重点任务 are two.

    `blocks` are those of the item, whose text shows which words go on over a line's end and how wide its column is.
    """
    if len(block.pieces) < 2:
        return (block.pieces,)
    printed = [text[piece.start:piece.end].strip() for piece in block.pieces]
    lines = [_LABEL.sub("", ink(line)) or ink(line) for line in printed]
    phrased = [len(closed_up(line).split()) > 1 for line in printed]     # phrases parted by spaces: a line's end need part none
    words = [ink(text[piece.start:piece.end]) for other in blocks if other.role in TEXT_ROLES for piece in other.pieces]
    measure, body = _measure(text, blocks), "".join(words)
    runs, above, opened = [[block.pieces[0]]], "", [0] * len(_PAIRED)
    for at in range(1, len(lines)):
        before = lines[at - 1]
        above = (above + before)[-LINE:]
        opened = [count + before.count(a) - before.count(b) for count, (a, b) in zip(opened, _PAIRED, strict=True)]
        told = len(before) + 1 < measure and phrased[at - 1] == phrased[at] and max(opened) <= 0
        if told and _parts(above, before, lines[at], body):
            runs.append([block.pieces[at]])
        else:
            runs[-1].append(block.pieces[at])
    return tuple(map(tuple, runs))


def _parts(above: str, before: str, after: str, body: str) -> bool:
    """Whether a line's end, where nothing is open, parts two phrases: no word or phrase of the text goes on over it."""
    if min(len(before), len(after)) < _PHRASE or len(after) < _EVEN * len(before) or is_run_over(above, after):
        return False
    if before[-1] in _LEADS_ON or not (is_han(before[-1]) or before[-1] in _ENDS) or not (after[0].isalnum() or after[0] in _BEGINS):
        return False
    seam = before[-1] + after[0]
    return seam not in held_pairs() and seam not in body


def is_open(above: str) -> bool:
    """Whether a bracket or a quotation stands open at the end of a heading's line."""
    return any(above.count(a) > above.count(b) for a, b in _PAIRED)


def is_run_over(before: str, rest: str) -> bool:
    """Whether a line holds but a heading's last word: 共享明天丰盈 / 民生."""
    return len(rest) <= RUN_OVER and len(before) >= LINE and is_han(before[-1]) and is_han(rest[0])


def _measure(text: str, blocks: Sequence[Block]) -> float:
    """The characters of a full line of the item's text, at which a line's end tells nothing; endless where none is full."""
    sizes = Counter(len(ink(text[piece.start:piece.end])) for block in blocks if block.role in TEXT_ROLES for piece in block.pieces[:-1])
    return max(sizes, key=lambda size: (sizes[size], size), default=float("inf"))
