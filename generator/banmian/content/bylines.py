"""The names in a byline that front matter gives as one text: 记者 王伟 通讯员 李明, 文/王伟, Mary Hunt and Li Wei."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banmian.model import Author
from banmian.segment.people import authors_of as chinese_authors

_BETWEEN: Final = re.compile(r"[,;]|\band\b|&")                          # Mary Hunt and Li Wei
_BY: Final = re.compile(r"(?i)^by\s+")                                  # By Mary Hunt

_AND: Final = re.compile(r"(?<=[A-Za-z]) +(?:and|&) +(?=[A-Z])")       # John Smith and Mary Hunt
_LATIN: Final = r"[A-Za-z\u00c0-\u024f.'’-]"
_WITHIN: Final = re.compile(rf"(?<={_LATIN}) +(?={_LATIN})")            # the space of John Smith, in a byline that is Chinese otherwise
_HELD: Final = "\ue000"                                                # stands for it while the byline is cut at spaces


def authors_of(byline: str) -> tuple[Author, ...]:
    """The names of a byline in order, each once, each with the role named before it; without one the role is empty."""
    text = byline.strip()
    if not text.isascii():
        held = _WITHIN.sub(_HELD, _AND.sub("，", " ".join(text.split())))       # rows of blanks would be looked through again from each
        return tuple(replace(author, name=author.name.replace(_HELD, " ")) for author in chinese_authors(held))
    names = (name.strip() for name in _BETWEEN.split(_BY.sub("", text)))
    return tuple(Author(name) for name in dict.fromkeys(names) if name)
