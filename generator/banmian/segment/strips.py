"""Strips: neighbouring lines of one role, the stuff that items are put together from."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from banmian.segment.roles import MORE, OPEN
from banmian.segment.units import Unit

Paragraph = tuple[Unit, ...]


class Strip(NamedTuple):
    """Neighbouring lines of one role: a heading's or a byline's lines, or the paragraphs of a run of text."""

    label: int                          # a label of `roles`; OPEN for text
    parts: tuple[Paragraph, ...]        # for text its paragraphs, else one part a line

    @property
    def first(self) -> Unit:
        """The first line of the strip."""
        return self.parts[0][0]

    @property
    def last(self) -> Unit:
        """The last line of the strip."""
        return self.parts[-1][-1]

    def ink(self) -> str:
        """All characters of the strip but white space."""
        return "".join("".join(unit.text.split()) for part in self.parts for unit in part)


def strips_of(units: Sequence[Unit], labels: Sequence[int]) -> list[Strip]:
    """The strips of a page in page order; each unit lies in one."""
    strips: list[tuple[int, list[list[Unit]]]] = []
    for unit, label in zip(units, labels, strict=True):
        kind = OPEN if label == MORE else label
        if strips and strips[-1][0] == kind:
            if label == MORE:
                strips[-1][1][-1].append(unit)
            else:
                strips[-1][1].append([unit])
        else:
            strips.append((kind, [[unit]]))
    return [Strip(kind, tuple(map(tuple, parts))) for kind, parts in strips]
