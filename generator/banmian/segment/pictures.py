"""Who took a picture: the line that says so, and whether the caption it belongs to stands above it."""
from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.segment import marks
from banmian.segment.affinity import coverage
from banmian.segment.drafts import is_dated, paragraph_ink
from banmian.segment.people import is_byline
from banmian.segment.roles import BYLINE, OPEN
from banmian.segment.strips import Strip

_CAPTION = 260      # characters of a caption; a longer text without a mark of one is an article
# ▲城关粮站的工作人员在检验新粮 / 图为采茶
_MARKED = re.compile(r"[▲▼◀▶△▽◁▷◄►↑↓←→]|[（(]?(?:[上下左右]|本)?图(?:[为片]|[①-⑳一二三四五六七八九\d]|[：:])")

_GROUP = re.compile(r"图片|组图|附图")           # 华府隆冬暖 英伦风暴寒（附图片2张）
_NUMBERED = re.compile(r"[①-⑳]|[（(]?\d{1,2}[、.．）)]")      # 2、江苏省南京火车站派出所
_SAME = 0.35        # share of a headline's words that a text behind its picture takes up when it stands under that headline too


def is_photographer(text: str) -> bool:
    """Whether a line names who took a picture and says nothing else: 记者 周海涛 摄, （李铁军　摄）; 爱上摄影 does not."""
    return marks.CAMERA.fullmatch(text) is not None and is_byline(text)


def is_under(strips: Sequence[Strip], at: int) -> bool:
    """Whether the photographer of the strip `at`, between two texts, took the picture that the one above describes.

    One who has texts on both sides stands under his, as credits do, unless what is above is an article and no caption.
    """
    if not 0 < at < len(strips) - 1 or strips[at].label != BYLINE or not (strips[at - 1].label == strips[at + 1].label == OPEN):
        return False
    if not is_photographer(" ".join(unit.text for part in strips[at].parts for unit in part)):
        return False
    last = strips[at - 1].parts[-1]
    if _MARKED.match(last[0].text):
        return True
    return not is_dated(strips[at - 1].parts[0]) and sum(len(unit.text) for part in strips[at - 1].parts for unit in part) <= _CAPTION


def is_within(heading: str, below: Strip) -> bool:
    """Whether the text below a photographer is of the item above him: of a group of pictures, or of the article that they show."""
    first = below.parts[0]
    if not heading:
        return False
    grouped = _GROUP.search(heading) or _NUMBERED.match(first[0].text)
    return grouped is not None or coverage(heading, paragraph_ink(first)) >= _SAME
