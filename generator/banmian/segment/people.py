"""Authors: the names that a byline, or the opening words of a text, prints with their roles."""
from __future__ import annotations

import re
from collections.abc import Iterator

from banmian.model import Author

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景单柏宁柯阮桂闵解强柴华车冉房边"
    "辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜鄢卓仇艾蓝巩稽井仲虞卞封竺冼楚佟栗匡宗"
    "巫鞠僧桑荆谌岑习蔺尚戎荀逄羊支")
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "夏侯", "轩辕")
_ROLE = re.compile(
    r"特约记者|首席记者|见习记者|实习记者|记者|特约通讯员|通讯员|实习生|特约撰稿人?|撰稿|撰文|摄影报道|摄影|编译|作者"
    r"|文/图|图/文|[文图摄](?=[/／\s:：]|$)")
_AFFILIATION = re.compile(r"(?:本报|本刊|本台|新华社|融媒体?|全媒体|中央人民广播电台)")
_NOISE = re.compile(r"[□■◆●○▲△☐◎*（）()：:/／、，,]|报道|整理|采访")
_INLINE = re.compile(r"[（(]\s*([^（）()]{0,16}(?:记者|通讯员|见习|实习)[^（）()]{1,40})[）)]")
_REPORTED = re.compile(r"[讯电]\s*((?:本报|新华社)?(?:驻[一-鿿]{2,6})?记者[一-鿿、]{2,24}?)报道")
_SUFFIX = re.compile(r"[/／\s]?(摄影报道|摄影|摄)\s*[）)]?$")
_POST = re.compile(r"驻[一-鿿]{2,8}(?=记者)")


def authors_of(byline: str) -> tuple[Author, ...]:
    """The authors that a byline names, in order, each once: 记者 甲 乙 通讯员 丙, 甲 乙/摄, 本报记者甲乙丙丁."""
    suffix = _SUFFIX.search(byline.strip())
    taken = "摄影" if suffix else ""
    text = _POST.sub("", byline[:suffix.start()] if suffix else byline)
    authors: dict[str, Author] = {}
    role = affiliation = ""
    for token in _tokens(text):
        if _ROLE.fullmatch(token):
            role = "摄影" if token in ("摄", "摄影报道") else token.removeprefix("首席") if token == "首席记者" else token
        elif _AFFILIATION.fullmatch(token):
            affiliation, role = token, ""
        else:
            authors.setdefault(token, Author(token, role or taken, affiliation if role else ""))
    return tuple(authors.values())


def begins_name(run: str) -> bool:
    """Whether a run of characters begins with a surname."""
    return run[0] in _SURNAMES or run.startswith(_DOUBLE)


def are_names(run: str) -> bool:
    """Whether a run of characters is two or more names, set apart or not: 林楠 徐家和, 李济国贾建舟."""
    tokens = run.split()
    if len(tokens) > 1:
        return all(len(token) in (2, 3) and token[0] in _SURNAMES for token in tokens)
    return len(run) > 3 and run[0] in _SURNAMES and len(list(_names(run))) > 1


def inline_authors(opening: str) -> tuple[Author, ...]:
    """The authors that the opening words of a text name: 本报讯 (记者 甲 乙), 本报北京1月8日讯记者甲报道."""
    found = _INLINE.search(opening) or _REPORTED.search(opening)
    return authors_of(found[1]) if found else ()


def _tokens(text: str) -> Iterator[str]:
    """Role words and names of a byline in order; two single characters side by side are one name set wide (乔 栋)."""
    text = _ROLE.sub(lambda m: f" {m[0]} ", _NOISE.sub(" ", text))
    text = _AFFILIATION.sub(lambda m: f" {m[0]} ", text)
    wide = ""
    for token in text.split():
        if wide:
            yield wide + token if len(token) == 1 else wide
            if len(token) == 1:
                wide = ""
                continue
            wide = ""
        if len(token) == 1 and not _ROLE.fullmatch(token):
            wide = token
        elif _ROLE.fullmatch(token) or _AFFILIATION.fullmatch(token) or "·" in token:
            yield token
        else:
            yield from _names(token)
    if wide:
        yield wide


def _names(run: str) -> Iterator[str]:
    """The names in a run of characters without spaces, cut before surnames: 李济国贾建舟 is two."""
    if len(run) <= 3 or len(run) == 4 and run.startswith(_DOUBLE):
        yield run
        return
    best: list[tuple[str, ...] | None] = [()] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (3, 2, 4):
            before = best[end - size] if end >= size else None
            if before is None or not _is_name(run[end - size:end]):
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, run[end - size:end])
    yield from best[-1] or (run,)


def _is_name(run: str) -> bool:
    """Whether a run of two to four characters looks like a Chinese name."""
    return run[0] in _SURNAMES and len(run) < 4 or run.startswith(_DOUBLE) and len(run) > 2
