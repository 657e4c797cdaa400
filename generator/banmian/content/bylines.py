"""The names in a byline that front matter gives as one text: 记者 王伟 通讯员 李明, 文/王伟, Mary Hunt and Li Wei."""
from __future__ import annotations

import re
from typing import Final

from banmian.model import Author

_ROLE: Final = re.compile(                                              # 本报记者, 通讯员, 实习生
    r"(?:本报|本网|本刊|全媒体|特约|首席|见习|实习|融媒体|驻站)*(?:记者|通讯员|实习生|评论员|撰稿人?|作者|摄影|编辑|文|图|报道组)")
_BETWEEN: Final = re.compile(r"[\s、，,;；·|]+|(?<=[^\x00-\x7f])/|/(?=[^\x00-\x7f])")     # 王伟、李明; 文/王伟
_LATIN_BETWEEN: Final = re.compile(r"\s*(?:[,;、，；]|\band\b|&)\s*")     # Mary Hunt and Li Wei
_MARKS: Final = "■□●◆▲★☆○◎△▎|()（）[]【】:： \u3000"
_CJK: Final = re.compile("[㐀-鿿]")


def authors_of(byline: str) -> tuple[Author, ...]:
    """The names of a byline in order, each with the role named before it; a name without one has the empty role."""
    text = byline.strip(_MARKS)
    if not _CJK.search(text):
        names = _LATIN_BETWEEN.split(re.sub(r"(?i)^by\s+", "", text))
        return tuple(Author(name) for name in dict.fromkeys(n.strip(_MARKS) for n in names) if name)
    found: dict[Author, None] = {}
    role = ""
    for word in _BETWEEN.split(text):
        word = word.strip(_MARKS)
        match = _ROLE.match(word)
        if match:
            role, word = match[0], word[match.end():].strip(_MARKS)
        if word:
            found.setdefault(Author(word, role))
    return tuple(found)
