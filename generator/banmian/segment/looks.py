"""What a line's own characters show, whatever stands around it."""
from __future__ import annotations

import re

from banmian.segment import cues, marks
from banmian.segment.forms import MARKS
from banmian.segment.people import PICTURES, POSTED, are_names, are_posted, is_byline, modern
from banmian.segment.surnames import begins_name, is_name
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, PAUSE, SENTENCE_END

_PHRASES = re.compile(r"[一-鿿”’」』》!！?？]\s+[“‘「『《一-鿿]")   # 不分神 不畏难
_SAYS = ("指出", "强调", "要求", "表示", "认为", "说", "介绍", "听取", "审议")  # 会议指出，
_PAUSE = re.compile(r"[，,：:。]")
_SAYS_MOST, _DATELINE_MOST = 18, 36   # characters in which 会议指出， and 据新华社曼谷1月7日电 end
_ORDINALS = frozenset("第一二三四五六七八九十0123456789（(")
_TAB = re.compile(r"\S\t+\S")
_WIDE_LATIN = re.compile(r"[!-~Ａ-Ｚａ-ｚ　·\s]+")       # ＳＨＥＮＧＺＨＯＵ ＲＩＢＡＯ
_NUMBERED = re.compile(r"\d")
_FOLIO_FIRST, _FOLIO_LAST = frozenset("第0123456789ABCD一二三四五六七八"), "版闻合"
_WEATHER_FIRST = "今明市城本我白夜天气"
_LABEL_MOST = 10      # 【核心提示】
_FOLIO_MOST = 40      # 第3版  要闻·综合  A03版
_HEAD_MOST = 45       # characters; a longer line is hardly a heading
_PHRASED_MOST = 75    # where spaces divide it into phrases and no comma stands in it
_FURNITURE_MOST = 90  # characters of a masthead, a slogan, a staff line
_LISTED_MOST = 30     # a line of a table or of a listing
_MARKS_MOST = 12      # a row of marks: ****, ※※※, a byte order mark
_COLUMN_MOST = 8      # 一句话新闻: 简 and 要 begin names, too
_NAME_MOST = 34       # characters; a longer line is hardly a byline
_JOINED_MOST = 7      # 本报记者王小明
_FOREIGN_MOST = 14    # 胡里奥·塞瓦略斯
_UNPHRASED = frozenset(("m:byline", "m:camera", "m:signed", "m:surnames", "m:masthead", "m:staff", "m:running", "m:listed"))
_OPEN_ENDS = ("e:none", "e:paren", "e:quote", "e:ask")


def looks_of(unit: Unit) -> list[str]:
    """The features of the line's own characters; the second is always its ending."""
    text = unit.text
    if unit.verse:
        return ["bias", _ending(text), "v:line"]
    if unit.form:
        return ["bias", _ending(text), MARKS[unit.form]]
    names = ["bias", _ending(text)]
    stop = text.find("。", 0, -1) >= 0 or text.find("；", 0, -1) >= 0
    if stop:
        names.append("i:stop")
    phrases = not stop and (" " in text or not text.isprintable()) and _PHRASES.search(text) is not None
    commas = text.count("，") + text.count(",")
    if not stop and unit.length <= (_PHRASED_MOST if phrases and not commas else _HEAD_MOST) and names[1] in _OPEN_ENDS:
        names.append("h:shape")
    first = text[0]
    if first in CLOSING and first not in "\"'" or first in PAUSE and first not in "—-" or first in SENTENCE_END and text[1:2] != "[":
        names.append("s:close")
    elif first in "的了着们":
        names.append("s:tail")
    elif first in "—－-":
        names.append("s:dash")
    whole: list[str] = []
    if not stop and unit.length <= _FURNITURE_MOST:
        cued = cues.held(text)
        names += _furniture(text, unit.length, cued)
        whole = _whole(text, unit.length, cued) if unit.length <= _NAME_MOST else []
    names += whole
    if phrases and "h:shape" in names and not _UNPHRASED.intersection(names):
        names.append("i:phrases")
    if text[-2:-1] == "、" and first != "、" and text[-1] not in "、，,。":     # 李浩锋、吴
        names.append("e:list-open")
    if "、" in text and not stop and "h:shape" in names:
        names.append("i:list")
    if text.count('"') % 2 or text.count("“") > text.count("”"):
        names.append("e:unclosed")
    if commas:
        names.append("i:comma" if commas == 1 else "i:commas")
    if not stop and unit.length <= _LISTED_MOST and _NUMBERED.search(text) and marks.LISTED.match(text):
        names.append("m:listed")
    if not whole and text[-1] == "日" and marks.SIGNATURE.fullmatch(text):
        names.append("m:signature")
    names += [name for name in _start(text) if name != "s:dateline" or "m:byline" not in whole]
    return names


def _ending(text: str) -> str:
    """How the line ends: with a sentence, a pause, a bracket, a quotation, or in the open."""
    last = text[-1]
    if last in "）)摄" and marks.ENDED.search(text):
        return "e:stop"
    if last in SENTENCE_END:
        return "e:ask" if last in "？！?!" else "e:stop"
    if last in CLOSING and len(text) > 1:
        if text[-2] in SENTENCE_END:
            return "e:stop"
        return "e:paren" if last in "）)】］]〕" else "e:quote"
    if last in "：:":
        return "e:colon"
    return "e:pause" if last in "，,、；;" else "e:none"


def _start(text: str) -> list[str]:
    """Marks at the beginning of the line; what is looked for first is cheap, so that most lines cost little."""
    names = []
    lead = text[:_DATELINE_MOST]
    if ("讯" in lead or "电" in lead or "訊" in lead or "電" in lead) and marks.DATELINE.match(text):
        names.append("s:dateline")
    if "接" in text[:6] and marks.JUMP_FROM.match(text):
        names.append("s:jump")
    if text[0] in marks.BULLETS:
        names.append("s:bullet")
    if text[0] in _ORDINALS and marks.ORDINAL.match(text):
        names.append("s:ordinal")
    pause = _PAUSE.search(text, 0, _SAYS_MOST)
    if pause and text.endswith(_SAYS, 0, pause.start()):
        names.append("s:says")
    if text[0] in "（(":
        names.append("s:paren")
    if ("接" in text[:6] or "转" in text[:6]) and text[0] not in "（([［【" and marks.JUMP_ALONE.fullmatch(text):
        names.append("m:jump")
    if text[-1] in "：:" and marks.SALUTATION.fullmatch(text):
        names.append("m:salutation")
    return names


def _whole(text: str, length: int, cued: int) -> list[str]:
    """Patterns that a short line matches from end to end, or that mark it as no article's; `cued`: the families of cues that it holds."""
    names = []
    if length <= 2:
        names.append("m:tiny")
    if cued & cues.BYLINE and _is_byline(text):
        names.append("m:byline")
    elif text[0] in marks.BULLETS and _is_bulleted(text):
        names.append("m:byline")
    elif text[-1] not in "。，" and (posted := POSTED.fullmatch(text)) and is_name(posted[1] or posted[2]):
        names.append("m:surnames")
    if "摄" in text and marks.CAMERA.fullmatch(text):
        names.append("m:camera")
        if is_byline(text):
            names.append("m:photographer")
    if text[0] in "（(" and marks.ABOUT.fullmatch(text):
        names.append("m:about")
    elif text[0] in "（(" and marks.PIECES.fullmatch(text):
        names.append("m:pieces")
    elif text[0] in "（(" and marks.SIGNED.fullmatch(text) or text[0] in "—－-" and _is_dashed(text):
        names.append("m:signed")
    if length <= _COLUMN_MOST and marks.COLUMN.fullmatch(text):
        return names
    alone = text.isalpha()      # no white space to part words
    if length <= 24 and marks.NAMES.fullmatch(text):
        names.append("m:names")
        one = is_name(text if alone else "".join(text.split()))
        if one or "  " in text and begins_name(text) or "·" in text and length <= _FOREIGN_MOST:
            names.append("m:spaced-names")
    if 4 <= length <= 24 and (begins_name(text) and are_names(text) or not alone and are_posted(text)):
        names.append("m:surnames")
    if cued & cues.CREDIT and marks.CREDIT.fullmatch(text):
        names.append("m:credit")
    if text[-1] in "）)" and marks.PICTURE_NOTE.search(text):
        names.append("m:picture")
    return names


def _is_byline(text: str) -> bool:
    """Whether a line is a byline with a role: 本报记者 蔡茂楷, 記者王小明／台北報導, 组图：记者 沈阳 摄; 记者探访爆炸现场 is none."""
    if marks.NOTE.fullmatch(text):
        return False
    plain = modern(text)
    if pictures := PICTURES.match(plain):
        return is_byline(plain[pictures.end():])
    if marks.BYLINE.fullmatch(plain):
        return any(map(str.isspace, plain)) or len(plain) <= _JOINED_MOST or is_byline(plain)
    return text[0] not in "（(" and marks.REPORTER.search(plain) is not None and is_byline(plain)


def _is_bulleted(text: str) -> bool:
    """Whether a line behind a bullet is names: □汪锦秀, ■ 市委宣传部; a point of a list is none."""
    found = marks.BULLET_NAMES.fullmatch(text)
    return marks.BULLETED.fullmatch(text) is not None or found is not None and (are_names(found[1]) or is_name(found[1]))


def _is_dashed(text: str) -> bool:
    """Whether a line is a dash and who signs: ——编 者, ——王小明."""
    return marks.DASHED.fullmatch(text) is not None and ("编" in text or is_name("".join(text.split()).lstrip("—－-")))


def _may_be_folio(text: str) -> bool:
    """Whether a line begins, ends or is divided as a folio is."""
    return text[0] in _FOLIO_FIRST or text[-1] in _FOLIO_LAST or "·" in text or "•" in text


def _furniture(text: str, length: int, cued: int) -> list[str]:
    """Patterns of what belongs to no article; `cued`: the families of cues that the line holds."""
    names = []
    bare = length <= _MARKS_MOST and not any(map(str.isalnum, text)) and text[0] not in CLOSING and text[0] not in SENTENCE_END
    if bare or text[0] == "!" and marks.IMAGE.fullmatch(text):
        names.append("m:debris")
    if length <= _LABEL_MOST and marks.ABSTRACT_LABEL.fullmatch(text):
        names.append("m:abstract-label")
    if cued & cues.STAFF and marks.STAFF.search(text) or cued & cues.POST and marks.STAFF_PAIRS.fullmatch(text):
        names.append("m:staff")
    if (text[0].isdigit() or cued & cues.MASTHEAD) and marks.MASTHEAD.search(text):
        names.append("m:masthead")
    if length <= _FOLIO_MOST and _NUMBERED.search(text) and marks.RUNNING.fullmatch(text):
        names.append("m:running")
    if length <= _FOLIO_MOST and _may_be_folio(text) and marks.FOLIO.fullmatch(text):
        names.append("m:folio")
    if text[-1] in "报報" and marks.TITLE.fullmatch("".join(text.split())):
        names.append("m:title")
    if ("℃" in text or "级" in text or "气温" in text) and text[0] in _WEATHER_FIRST and marks.WEATHER.match(text):
        names.append("m:weather")
    if cued & cues.SLOGAN and marks.SLOGAN.search(text):
        names.append("m:slogan")
    if cued & cues.ADVERT and (marks.ADVERT.search(text) or _TAB.search(text)):
        names.append("m:advert")
    elif cued & cues.NOTICE and marks.NOTICE.search(text):
        names.append("m:public")
    if (text.isascii() or _WIDE_LATIN.fullmatch(text)) and any(map(str.isalpha, text)):
        names.append("m:latin")
    return names
