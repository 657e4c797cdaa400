"""Authors: the names that a byline, or the opening or closing words of a text, prints with their roles."""
from __future__ import annotations

import re
from collections.abc import Iterator

from banmian.model import Author
from banmian.segment.surnames import DOUBLE, begins_name, is_name

_ROLE = re.compile(
    r"特约记者|首席记者|见习记者|实习记者|记者|特约通讯员|通讯员|实习生|特约撰稿人?|撰稿|撰文|摄影报道|摄影|编译|作者|读者|特约评论员|评论员"
    r"|文/图|图/文|[文图摄](?=[/／\s:：]|$)")
_AFFILIATION = re.compile(r"本报|本刊|本台|新华社|融媒体?|全媒体|中央人民广播电台")
_NOISE = re.compile(r"[□■◆●○▲△☐◎*（）()：:/／、，,]|报道|整理|采访|本报讯")
_INLINE = re.compile(r"[（(]\s*([^（）()]{0,16}(?:记者|通讯员|见习|实习)[^（）()]{1,40})[）)]")   # (记者 洪纲 邵秀清)
_REPORTED = re.compile(r"[讯电]\s*((?:本报|新华社)?(?:驻[一-鿿]{2,6})?(?:记者|通讯员)[一-鿿、\s]{2,24}?)报道")   # 讯记者颜世贵报道
_SPACED = re.compile(r"[讯电]\s+((?:(?:见习|实习)?(?:记者|通讯员|实习生)\s+(?:[一-鿿]{2,3}\s+)+)+)")   # 讯 记者 王勇 通讯员 李明 昨天
_NAMED = re.compile(r"讯\s*[（(]([一-鿿\s]{2,16})[）)]")           # 本报讯（王勇）
_CLOSING = re.compile(r"[。！？”][（(]([一-鿿·\s]{2,24}?)(?:摄|文/图)?[）)]$")  # …的结晶。（龙晓勤刘洋）
_SUFFIX = re.compile(r"[/／\s]?(摄影报道|摄影|摄)\s*[）)]?$")          # 卢斌 摄, 林楠 徐家和/摄
_TASK = re.compile(r"([一-鿿·]{2,6})\s*[/／]\s*(文|图|摄)(?![一-鿿])")   # 张三/文 李四/摄
_POST = re.compile(r"驻[一-鿿]{2,8}(?=记者)")                       # 驻阿联酋记者
_MOST = 12    # names in a byline
_SURE = 0.6   # share of its names that must begin with a surname


def authors_of(byline: str) -> tuple[Author, ...]:
    """The authors that a byline names, in order, each once: 记者 甲 乙 通讯员 丙, 甲 乙/摄, 本报记者甲乙丙丁."""
    text, taken = _POST.sub("", byline.strip()), ""
    if len(_TASK.findall(text)) > 1:
        text = _TASK.sub(lambda m: f" 摄影 {m[1]} " if m[2] == "摄" else f" {m[1]} ", text)
    elif suffix := _SUFFIX.search(text):
        text, taken = text[:suffix.start()], "摄影"
    authors: dict[str, Author] = {}
    role = affiliation = ""
    for token in _tokens(text):
        if _ROLE.fullmatch(token):
            role = "摄影" if token in ("摄", "摄影报道") else "记者" if token == "首席记者" else token
        elif _AFFILIATION.fullmatch(token):
            affiliation, role = token, ""
        else:
            authors.setdefault(token, Author(token, role or taken, affiliation if role else ""))
    return tuple(authors.values())


def inline_authors(opening: str, closing: str = "") -> tuple[Author, ...]:
    """The authors that a text's opening names (本报讯 (记者 甲 乙), 本报北京1月8日讯记者甲报道), else its closing: …。（甲 乙）."""
    found = _INLINE.search(opening) or _REPORTED.search(opening) or _SPACED.search(opening)
    if found:
        return authors_of(found[1])
    for bare, least in ((_NAMED.search(opening), 2), (_CLOSING.search(closing), 3)):   # （金华） at the end is a place
        if bare and len("".join(bare[1].split())) >= least and all(map(is_name, _tokens(bare[1]))):
            return authors_of(bare[1])
    return ()


def is_byline(line: str) -> bool:
    """Whether a line holds nothing but names with their roles, one role at least: 记者 张三/文 李四/摄."""
    tokens = list(_tokens(line))
    roles = sum(_ROLE.fullmatch(token) is not None for token in tokens)
    names = [token for token in tokens if not _ROLE.fullmatch(token) and not _AFFILIATION.fullmatch(token)]
    if not roles or len(names) > _MOST or not all(1 < len(name) < 5 or "·" in name for name in names):
        return False
    return sum(begins_name(name) or "·" in name for name in names) >= _SURE * len(names)


def are_names(run: str) -> bool:
    """Whether a run of characters is two or more names, set apart or not: 林楠 徐家和, 李济国贾建舟."""
    tokens = run.split()
    if len(tokens) > 1:
        return all(len(token) < 4 and is_name(token) for token in tokens)
    return len(run) > 3 and begins_name(run) and len(list(_names(run))) > 1


def _tokens(text: str) -> Iterator[str]:
    """Role words and names of a byline in order; two single characters side by side are one name set wide (乔 栋)."""
    text = _ROLE.sub(lambda m: f" {m[0]} ", _NOISE.sub(" ", text))
    text = _AFFILIATION.sub(lambda m: f" {m[0]} ", text)
    wide = ""
    for token in text.split():
        known = _ROLE.fullmatch(token) or _AFFILIATION.fullmatch(token)
        if len(token) == 1 and not known:
            if wide:
                yield wide + token
            wide = "" if wide else token
            continue
        if wide:
            yield wide
            wide = ""
        if known or "·" in token:
            yield token
        else:
            yield from _names(token)
    if wide:
        yield wide


def _names(run: str) -> Iterator[str]:
    """The names in a run of characters without spaces, cut before surnames: 李济国贾建舟 is two."""
    if len(run) <= 3 or len(run) == 4 and run.startswith(DOUBLE):
        yield run
        return
    best: list[tuple[str, ...] | None] = [()] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (3, 2, 4):
            before = best[end - size] if end >= size else None
            if before is None or not is_name(run[end - size:end]):
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, run[end - size:end])
    yield from best[-1] or (run,)
