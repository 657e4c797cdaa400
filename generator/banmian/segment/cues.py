"""Cues: words of which a line must hold one for a pattern to be worth looking for. All are found in one pass over the line."""
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

STAFF, POST, MASTHEAD, SLOGAN, ADVERT, NOTICE, BYLINE, CREDIT = (1 << family for family in range(8))
"""The families, each a bit."""
_WORDS: Final = {
    STAFF: (":", "：", "mail", "数据来源", "电话", "热线", "邮箱"),
    POST: ("编", "版", "校", "編"),
    MASTHEAD: ("年", "总第", "總第", "主办", "主辦", "国内统一", "邮发代号", "CN", "今日", "星", "零售", "每份", "社址", "中共"),
    SLOGAN: ("富强", "讲文明", "公益", "全国文明城市", "核心价值观", "宣"),
    ADVERT: ("下载", "pp", "PP", "Pp", "pP", "售价", "IP", "ip", "Ip", "iP", "产品", "艺术指导", "电话", "地址", "热线",
             "公众号", "二维码", "-", "\t"),
    NOTICE: ("扫码", "登录", "首页", "注意", "转发", "广告", "热线", "微信"),
    BYLINE: ("者", "员", "員", "摄", "攝", "文", "图", "圖", "稿", "影", "约", "生", "译", "譯", "述", "师"),
    CREDIT: ("据", "供", "网", "发布", "日报", "晚报", "在线", "中心", ":", "："),
}


@cache
def _finder() -> tuple[AhoCorasick, tuple[int, ...]]:
    """What finds all cues at once, and the families of each, by its number."""
    from ahocorasick_rs import AhoCorasick, Implementation
    words = tuple(sorted({word for family in _WORDS.values() for word in family}))
    families = tuple(sum(family for family, held in _WORDS.items() if word in held) for word in words)
    return AhoCorasick(words, implementation=Implementation.DFA, store_patterns=False), families


def held(text: str) -> int:
    """The families of which a line holds a word, as a sum of their bits."""
    finder, families = _finder()
    try:
        found = finder.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:          # half a character, which is no cue
        found = finder.find_matches_as_indexes(text.encode("utf-8", "replace").decode(), overlapping=True)
    cued = 0
    for number, _, _ in found:
        cued |= families[number]
    return cued
