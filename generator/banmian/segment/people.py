"""Authors: the names that a byline, or the opening or closing words of a text, prints with their roles."""
from __future__ import annotations

import re
from collections.abc import Iterator

from banmian.model import Author
from banmian.segment.surnames import DOUBLE, begins_name, is_name, rarity
from banmian.text.late import late

_ROLE = late(
    r"特约记者|特派记者|首席记者|见习记者|实习记者|学生记者|校园记者|小记者|文字记者|摄影记者|记者|特约通讯员|通讯员|实习生|特约撰稿人?|撰稿|撰文"
    r"|摄影报道|摄影|编译|作者|读者|特约评论员|评论员|口述|整理|指导老师|指导教师"
    r"|文/图|图/文|(?<![一-鿿])[文图](?=[/／\s:：]|$)|摄(?=[/／\s:：]|$)")
PICTURES = late(r"^(?:组图|本版图片|图片)\s*[:：/／]\s*")       # 组图：记者 沈阳 摄
# 县委办 赵宝根 / 县人大代表 周平 / 周平（农民）: one name with the office it writes from
POSTED = late(r"[一-鿿]{1,12}(?:办|局|部|镇|乡|街道|村|社|校|学|院|厂|公司|中心|代表|委员|会|站|所|队|班|[村居市]民|读者|职工|社员"
              r"|[区县市]|家长)\s+([一-鿿]{2,3})"
              r"|([一-鿿]{2,3})[（(](?:农民|教师|学生|工人|干部|退休[一-鿿]{2}|[一-鿿]{2,10}(?:局|镇|乡|村|学校|小学|中学|公司))[）)]")
# 市残联 郭玉明: where one works or lives before the name
_PLACE = late(r"([一-鿿]{3,16})\s+([一-鿿]{2,3})")
# 一读者 / 城南 一群家长 / 部分学生家长
NAMELESS = late(r"[一-鿿\s]{0,12}(?:一[名位群个]?|部分|几[名位个])(?:热心|普通)?"
                r"(?:[读讀]者|[村市居農农]民|(?:学生)?家长|职工|工人|学生|乘客|用户|顾客)")
# 周平文 叶军图, 杨丽军文, 周平文/: a word for who wrote that is glued to the name; 胡文 and 李雅文 are names
_GLUED = late(r"(?<![一-鿿])([一-鿿]{2,4})([文图])(?=([/／:：])|\s|[）)]|$)")
_SCHOOL = late(r"[一-鿿]{0,12}?(?:[一二三四五六七八九初高]{1,2}年级?|[一-鿿]{2,10}(?:小学|中学|学校|幼儿园))?[（(]?\d{1,2}[）)]?班"
               r"|(?:[一二三四五六七八九]|[初高][一二三])年级")      # 县实验小学三（2）班, 四年级
# （小小说）, （未完待续）, （据新华社）: in a byline's place, and nobody's name
_NOBODY = frozenset((
    "山歌", "诗歌", "散文", "小说", "小小说", "微小说", "随笔", "杂文", "童话", "寓言", "散文诗", "故事", "连载",
    "农民", "教师", "学生", "工人", "干部", "待续", "未完待续", "图文无关", "据", "完", "上", "中", "下"))
_OFFICE = late(r"[一-鿿]{2,12}(?:社员|村民|居民|大队|公社|局|办|镇|乡|街道|学校|小学|中学|公司|代表|委员|中心|单位)")  # 金桥大队社员
_PAPER = r"[一-鿿]{2,6}(?:日报|晚报|时报|晨报|都市报|商报|卫视|电视台|融媒体中心)"
_AFFILIATION = late(
    r"本报|本刊|本台|新华社|中新社|中央社|(?:[县市区]?融媒体中心)|融媒体?|全媒体|中央人民广播电台|央视|"
    + _PAPER + r"(?=$|\s*(?:全媒体|特约|特派|首席|见习|实习)?(?:记者|通讯员))")
_NOISE = late(
    r"·(?=\s*(?:本报|本刊|新华社|特约|记者|通讯员))|(?<=[者员])·"      # 罗兰·本报特约记者 马骏
    r"|[—－□■◆●○▲△☐◎*（）()【】〔〕：:/／、，,]|报道|采访|本报讯|(?<=报)社|联合")
# 王小明／台北报道, 王小明 北京报道, 王小明 发自北京: what stands behind a stroke is a place, behind a space it may be a name
_PLACED = late(r"(?<=[一-鿿])\s*([/／\s])\s*(?:发自)?([一-鿿]{2,3})(?:综合)?(?:摄影)?报道|\s发自[一-鿿]{2,4}")
_JOINED = late(r"(?<=记者)([一-鿿]{4,5})(?=报道)")     # 记者王小明台北报道
# The words of a byline in their traditional forms, each as long as its modern one: 記者王小明／台北報導
_MODERN = {
    "記者": "记者", "報導": "报道", "報道": "报道", "本報": "本报", "通訊員": "通讯员", "攝影": "摄影", "攝": "摄", "編譯": "编译",
    "實習": "实习", "見習": "见习", "圖": "图", "新華社": "新华社", "評論員": "评论员", "特約": "特约", "讀者": "读者", "駐": "驻",
    "綜合": "综合", "訊": "讯", "電": "电"}
_TRADITIONAL = late("|".join(_MODERN))
# (记者 洪纲 邵秀清) / 【记者王小明台北报道】
_INLINE = late(r"[（(【〔［\[]\s*([^（）()【】〔〕]{0,16}(?:记者|通讯员|见习|实习)[^（）()【】〔〕]{1,40})[）)】〕］\]]")
_REPORTED = late(r"[讯电]\s*((?:本报|新华社)?(?:驻[一-鿿]{2,6})?(?:记者|通讯员)[一-鿿、\s]{2,24}?)报道")   # 讯记者颜世贵报道
_SPACED = late(r"[讯电]\s+((?:(?:见习|实习)?(?:记者|通讯员|实习生)\s+(?:[一-鿿]{2,3}\s+)+)+)")   # 讯 记者 王勇 通讯员 李明 昨天
_NAMED = late(r"讯\s*[（(]([一-鿿\s]{2,16})[）)]")           # 本报讯（王勇）
# …的结晶。（龙晓勤刘洋）, …评价。（宣传部 叶军）
_CLOSING = late(r"[。！？”][（(](?:[一-鿿]{2,10}(?:部|局|办|镇|乡|街道|中心|学校|公司|院|社)\s+)?([一-鿿·、\s]{2,24}?)"
                r"(?:摄|文/图)?[）)]$")
_ALONE = late(r"[（(]([一-鿿·、\s]{2,24})[）)]$")                 # （周平）, （通讯员 李大明）: a paragraph of its own
_SUFFIX = late(r"(?:[/／\s]?(?:摄影报道|摄影|摄)|[/／\s](著|译))\s*[）)]?$")          # 卢斌 摄, 林楠 徐家和/摄, 马长河 著
_NUMERALS = frozenset("〇零一二三四五六七八九十百上中下")        # （二十三）: the part of a serial, and nobody's name
_WIDE = late(r"(?<!\S)([一-鿿])\s+([一-鿿]{1,2})(?!\S)")             # 周 平　赵宝根, 白 桦林: a name set wide
_TASK = late(r"([一-鿿·]{2,6})\s*[/／]\s*(文|图|摄)(?![一-鿿])")   # 张三/文 李四/摄
_POST = late(r"驻[一-鿿]{2,8}(?=记者)")                       # 驻阿联酋记者
_MOST = 12    # names in a byline
_SURE = 0.6   # share of its names that must begin with a surname


def authors_of(byline: str) -> tuple[Author, ...]:
    """The authors that a byline names, in order, each once: 记者 甲 乙 通讯员 丙, 甲 乙/摄, 本报记者甲乙丙丁."""
    text, taken = _plain(PICTURES.sub("", byline.strip())), ""
    if NAMELESS.fullmatch(text):
        return ()
    if posted := POSTED.fullmatch(text):
        text = posted[1] or posted[2]
    elif (placed := _PLACE.fullmatch(text)) and not (is_name(placed[1]) or _ROLE.search(placed[1]) or _AFFILIATION.search(placed[1])):
        text = placed[2] if is_name(placed[2]) else text
    if ("/" in text or "／" in text) and len(_TASK.findall(text)) > 1:
        text = _TASK.sub(lambda m: f" 摄影 {m[1]} " if m[2] == "摄" else f" {m[1]} ", text)
    elif suffix := _SUFFIX.search(text):
        text, taken = text[:suffix.start()], suffix[1] or "摄影"
    authors: dict[str, Author] = {}
    role = affiliation = ""
    tokens = list(_tokens(text))
    named = any(map(is_name, tokens))
    for token in tokens:
        if _ROLE.fullmatch(token):
            role = "摄影" if token in ("摄", "摄影报道") else "记者" if token == "首席记者" else token
        elif _AFFILIATION.fullmatch(token):
            affiliation, role = token, ""
        elif not (_NUMERALS.issuperset(token) or token in _NOBODY or _OFFICE.fullmatch(token) or named and _is_place(token)):
            authors.setdefault(token, Author(token, role or taken, affiliation if role else ""))
    return tuple(authors.values())


def _is_place(token: str) -> bool:
    """Whether a word beside names is too long for one and tells where they live or work: 纺织厂宿舍."""
    return len(token) > 4 and "·" not in token and not begins_name(token) and "".join(token.split()).isalpha() and not token.isascii()


def inline_authors(opening: str, closing: str = "") -> tuple[Author, ...]:
    """The authors that a text's opening names (本报讯 (记者 甲 乙), 本报北京1月8日讯记者甲报道), else its closing: …。（甲 乙）."""
    opening = modern(opening)
    found = _INLINE.search(opening) or _REPORTED.search(opening) or _SPACED.search(opening)
    if found:
        return authors_of(found[1])
    for bare, least in ((_NAMED.search(opening), 2), (_CLOSING.search(closing), 3)):   # （金华） at the end is a place
        if bare and len("".join(bare[1].split())) >= least and all(map(is_name, _tokens(bare[1]))):
            return authors_of(bare[1])
    return ()


def signers(paragraph: str) -> tuple[Author, ...]:
    """The authors that a paragraph of nothing but a signature names: （周平）, （通讯员 李大明）; not who took a picture."""
    alone = _ALONE.fullmatch(paragraph) if paragraph[:1] in ("（", "(") and "摄" not in paragraph else None
    return authors_of(alone[1]) if alone and (_is_posted(alone[1]) or is_byline(alone[1]) or all(map(is_name, _tokens(alone[1])))) else ()


def _is_posted(text: str) -> bool:
    """Whether a text is one name with where it writes from: 大田乡 孙国华."""
    posted = POSTED.fullmatch(text)
    return posted is not None and is_name(posted[1] or posted[2])


def modern(text: str) -> str:
    """The text with a byline's words in their modern forms, each character in its place."""
    return _TRADITIONAL.sub(lambda m: _MODERN[m[0]], text) if _TRADITIONAL.search(text) else text


def _plain(byline: str) -> str:
    """A byline in modern words, without the places that reporters write from."""
    text = modern(byline)
    if "驻" in text:
        text = _POST.sub("", text)
    if "报道" in text:
        text = _JOINED.sub(lambda m: m[1][:len(m[1]) - 2] if _is_placed(m[1]) else m[1], text)
    if "报道" in text or "发自" in text:
        text = _PLACED.sub(lambda m: m[0] if m[1] and m[1] not in "/／" and is_name(m[2]) else " ", text)
    return text


def _is_placed(run: str) -> bool:
    """Whether a run is a name with a place behind it, and not two names: 王小明台北."""
    return is_name(run[:-2]) and not is_name(run[-2:])


def is_byline(line: str) -> bool:
    """Whether a line holds nothing but names with their roles, one role at least: 记者 张三/文 李四/摄."""
    tokens = list(_tokens(_plain(line)))
    roles = sum(_ROLE.fullmatch(token) is not None for token in tokens)
    names = [token for token in tokens if not _ROLE.fullmatch(token) and not _AFFILIATION.fullmatch(token)]
    if not roles or len(names) > _MOST or not all(1 < len(name) < 5 or "·" in name for name in names):
        return False
    return sum(begins_name(name) or "·" in name for name in names) >= _SURE * len(names)


def are_names(run: str) -> bool:
    """Whether a run of characters is two or more names, set apart or not: 林楠 徐家和, 李济国贾建舟."""
    tokens = _WIDE.sub(r"\1\2", run).split()
    if len(tokens) > 1:
        return all(map(is_name, tokens))
    return len(run) > 3 and begins_name(run) and len(list(names_in(run))) > 1


def are_posted(run: str) -> bool:
    """Whether a run is an office and several names that write from it: 县农业局 王 强 李大伟."""
    office, *names = run.split()
    return len(names) > 1 and _OFFICE.fullmatch(office) is not None and are_names(" ".join(names))


def _tokens(text: str) -> Iterator[str]:
    """Role words and names of a byline in order; two single characters side by side are one name set wide (乔 栋)."""
    text = _WIDE.sub(lambda m: m[1] + m[2] if is_name(m[1] + m[2]) else m[0], text)      # 张 文, where 文 is no role
    text = _unglued(_SCHOOL.sub(" ", text) if "班" in text or "年级" in text else text)
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
            yield from names_in(token)
    if wide:
        yield wide


def _unglued(text: str) -> str:
    """A byline with a gap before 文 and 图 where they are no part of a name: where a stroke follows, behind three characters and more, or
    where the line has both."""
    if "文" not in text and "图" not in text:
        return text
    both = len({found[2] for found in _GLUED.finditer(text)}) > 1

    def parted(found: re.Match[str]) -> str:
        whole = len(found[1]) > 2 or found[3] or both
        return f"{found[1]} {found[2]}" if whole and is_name(found[1][:3]) else found[0]
    return _GLUED.sub(parted, text)


def names_in(run: str) -> Iterator[str]:
    """The names in a run of characters without spaces, cut before surnames: 李济国贾建舟 is two.

    As few names as can be; where several ways give as few, that of the commoner surnames: 徐惠文潘佶 is 徐惠文 and 潘佶, not
    徐惠 and 文潘佶.
    """
    if len(run) <= 3 or len(run) == 4 and run.startswith(DOUBLE):
        yield run
        return
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (3, 2, 4):
            before = best[end - size] if end >= size else None
            name = run[end - size:end]
            if before is None or not is_name(name):
                continue
            count, rare, names = before
            now = best[end]
            if now is None or (count + 1, rare + rarity(name)) < now[:2]:
                best[end] = count + 1, rare + rarity(name), (*names, name)
    found = best[-1]
    yield from found[2] if found else (run,)
