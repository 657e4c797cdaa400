"""Corrected passages, marked in an article's text: the text itself stays as it is, an element is put around what was mended.

A correction names characters of the seed. Where those stand in the reading text follows from the page's layout: reading
text is the blocks' characters without white space that is not theirs, so the n-th printed character of the blocks is the n-th
of the text. Where an article's text is another than its blocks give (a person edited it), nothing is marked.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from banmian.model import Article, Correction
from banmian.render.notes import arrows

if TYPE_CHECKING:
    from banmian.layout import Layout, Piece
    from banmian.render.strings import Strings

TEXT_ROLES = ("body", "verse", "stanza", "crosshead", "caption", "jump")               # values of `layout.Role`, which few pages need
TAG = re.compile(r"(<[^>]*>)")                                      # <p id="p1">
SIGN = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|\w+);|.", re.DOTALL)    # &amp; or one character
REMNANTS = str.maketrans("", "", "*#")                              # of Markdown: not counted, for reading text may drop them

Range = tuple[int, int, Correction]


def ink(text: str) -> str:
    """What of a text is counted: no white space, no remnants of Markdown."""
    return "".join(text.split()).translate(REMNANTS)


def mended_ranges(article: Article, layout: Layout, html: str) -> tuple[Range, ...]:
    """Where in the ink of the article's HTML its corrections stand: (start, end, correction), in order, not overlapping.

    Empty where the HTML's text is not what the layout's blocks read with the corrections made.
    """
    from banmian.facts.mending import corrected  # few articles have any
    if not 0 < article.order <= len(layout.items):
        return ()
    pieces = [p for b in layout.items[article.order - 1].blocks if b.role in TEXT_ROLES for p in b.pieces]
    if not pieces or pieces[-1].end > len(layout.text):
        return ()
    reads = ink(corrected(layout.text, pieces, article.corrections)[0])
    if reads != ink(unescape(TAG.sub("", html))):
        return ()
    return tuple(_ranges(layout.text, pieces, article.corrections, reads))


def heading_ranges(article: Article, layout: Layout) -> dict[str, tuple[Range, ...]]:
    """The same of the lines of its heading: kicker, headline, deck, each by its words; of those alone that hold a correction."""
    from banmian.facts.mending import corrected
    blocks = layout.items[article.order - 1].blocks if 0 < article.order <= len(layout.items) else ()
    found: dict[str, tuple[Range, ...]] = {}
    for role, lines in (("kicker", article.kicker), ("headline", (article.headline,)), ("deck", article.deck)):
        mine = [list(block.pieces) for block in blocks if block.role == role]
        for pieces in [*mine, [piece for run in mine for piece in run]]:
            reads = ink(corrected(layout.text, pieces, article.corrections)[0])
            ranges = tuple(_ranges(layout.text, pieces, article.corrections, reads))
            found |= {line: ranges for line in lines if ranges and ink(line) == reads}
    return found


def _ranges(text: str, pieces: Sequence[Piece], corrections: Sequence[Correction], reads: str) -> Iterator[Range]:
    places = [i for p in pieces for i in range(p.start, p.end) if ink(text[i])]
    moved = last = 0
    for start, end, correction in sorted(_touched(places, corrections), key=lambda row: row[0]):
        whole = ink(text[correction.start:correction.end])
        grown = len(ink(correction.new)) - len(whole) if end - start == len(whole) else 0
        first, stop = start + moved, end + moved + grown
        if first >= last and first < stop and (reads[first:stop] == ink(correction.new) or not grown):
            yield first, stop, correction
            last = stop
        moved += grown


def _touched(places: Sequence[int], corrections: Sequence[Correction]) -> Iterator[Range]:
    """The run of printed characters that each correction touches, by their number in the blocks."""
    for correction in corrections:
        held = [n for n, place in enumerate(places) if correction.start <= place < correction.end]
        if held and held[-1] - held[0] + 1 == len(held):
            yield held[0], held[-1] + 1, correction


def marked_html(strings: Strings, html: str, ranges: Sequence[Range]) -> str:
    """The HTML with `<a class="mended" href="#c336">` around each range of its ink. LAW: its text does not change.

    A range that a tag parts is marked in parts.
    """
    from markupsafe import Markup
    if not ranges or "<a " in html:             # a link within a link is none
        return arrows(strings, html)
    marks = [(start, end, _opening(strings, c))
             for start, end, c in ranges]
    at, out = 0, []
    for i, part in enumerate(TAG.split(html)):
        if i % 2 or not part:
            out.append(part)
            continue
        while marks and marks[0][1] <= at:
            marks.pop(0)
        at = _mark(part, at, marks, out)
    return Markup("".join(out))


def _opening(strings: Strings, correction: Correction) -> str:
    """The element's opening tag. Screen readers seldom say a title: the link's name says what the source has, the text stays."""
    from markupsafe import escape
    name = strings.attribute("aria-label", "corrections.read", new=correction.new, old=correction.old)
    title = escape(strings.say("corrections.mark", old=correction.old))
    return f'<a class="mended" href="#c{correction.start}" title="{title}" data-t-title="corrections.mark" {name}>'


def _mark(part: str, at: int, marks: Sequence[tuple[int, int, str]], out: list[str]) -> int:
    """One text between tags, its marked runs in elements; the number of the ink that follows it."""
    rest, inside = list(marks), False
    for sign in SIGN.findall(part):
        counted = bool(ink(unescape(sign)))
        if inside and rest and at >= rest[0][1]:
            out.append("</a>")
            rest.pop(0)
            inside = False
        if counted and not inside and rest and rest[0][0] <= at < rest[0][1]:
            out.append(rest[0][2])
            inside = True
        out.append(sign)
        at += counted
    if inside:
        out.append("</a>")
    return at
