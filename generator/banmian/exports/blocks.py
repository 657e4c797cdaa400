"""The body of an article as printed units: what each paragraph of the reading text is. No format, a help to several."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

HEADING = re.compile(r"#{1,6} ")                             # "## 一、工作"
MARK = re.compile(r"\n\{: \.([a-z]+)\}\s*\Z")                # a paragraph's last line: "{: .caption}"


def blocks_of(body: str, paragraphs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(role, text) of each paragraph: crosshead, caption, jump, credit or body.

    The roles are read off the Markdown block of the same place; where the blocks do not pair with the paragraphs
    (Markdown by foreign hands), every paragraph is body text.
    """
    sources = [block for block in body.split("\n\n") if block.strip()]
    if len(sources) != len(paragraphs):
        yield from (("body", text) for text in paragraphs)
        return
    for source, text in zip(sources, paragraphs, strict=True):
        yield role_of(source), text


def role_of(block: str) -> str:
    """What a block of Markdown says of itself."""
    mark = MARK.search(block)
    if mark:
        return mark[1]
    return "crosshead" if HEADING.match(block) else "body"
