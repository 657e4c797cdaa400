"""Words as TEI sets them: where lines of the page begin, and corrections as `choice`. No format, a help to one."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import xml_text
from banmian.cite.xml import escape
from banmian.model import Correction

if TYPE_CHECKING:
    from banmian.exports.lines import LineStart


def set_text(text: str, starts: Sequence[LineStart], offset: int = 0) -> str:
    """A text escaped, with an `lb` where a line begins; `offset` is where it stands in the text that `starts` is about."""
    parts, at = [], 0
    for one in starts:
        if 0 <= one.at - offset < len(text):
            parts += [escape(xml_text(text[at:one.at - offset])), line_begins(one)]
            at = one.at - offset
    return "".join((*parts, escape(xml_text(text[at:]))))


def line_begins(one: LineStart) -> str:
    """The beginning of a line; `break="no"`: the text runs on over it without white space."""
    return f'<lb n="{one.line}" break="no"/>' if one.joined else f'<lb n="{one.line}"/>'


class Corrected:
    """Marks the corrections of an article in its paragraphs, one after the other; holds those not yet found.

    A correction is put where the reading text has its new form only once, or in the order of the seed where it has it
    exactly as often as there are corrections to that form; any other is a note at the end, never set by a guess.
    """

    def __init__(self, corrections: Sequence[Correction], text: str) -> None:
        ordered = sorted(corrections, key=lambda one: one.start)
        news = [one.new for one in ordered]
        self.waiting = [one for one in ordered if one.new and text.count(one.new) == news.count(one.new)]
        self.unplaced = [one for one in ordered if one not in self.waiting]

    def __call__(self, text: str, starts: Sequence[LineStart] = ()) -> str:
        """`text` escaped, its corrections as `choice` with `sic` and `corr`, an `lb` where a line begins (before a correction
        that a line ends in)."""
        done: list[str] = []
        at = 0
        found = sorted((place, one) for one in self.waiting if (place := text.find(one.new)) >= 0)
        for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].start)):
            place = text.find(one.new, at)
            if place < 0:
                continue
            self.waiting.remove(one)
            end = place + len(one.new)
            inside = (line_begins(start) for start in starts if place <= start.at < end)
            done += (set_text(text[at:place], starts, at), *inside, choice(one))
            at = end
        return "".join((*done, set_text(text[at:], starts, at)))

    def left(self) -> list[Correction]:
        """What could not be put in its place."""
        return [*self.unplaced, *self.waiting]


def choice(one: Correction) -> str:
    """What the page has and what the reader sees."""
    return f"<choice><sic>{escape(xml_text(one.old))}</sic><corr>{escape(xml_text(one.new))}</corr></choice>"
