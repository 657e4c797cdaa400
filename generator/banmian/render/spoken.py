"""How a fact is known, in the reader's language: the sentences of `facts` and `segment` taken apart and said again.

Those rooms say how they know a fact in one English sentence, which stands in the front matter for everybody and for good:
`printed: masthead, line 5 (Gregorian date, weekday, lunar date agree)`. A page says the same in words of its theme
(`strings/basis.*.yaml`), which the browser can put into another language. What an editor wrote, and what no pattern
knows, is shown as it was written, in the language in which it was.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from banmian.render.sentences import CLAUSES, SENTENCES, Pattern
from banmian.text.late import late

if TYPE_CHECKING:
    from banmian.render.strings import Strings

Values = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence: a key of the theme's words with what is filled in, or (key "") words as somebody wrote them."""

    key: str
    values: Values = ()
    words: str = ""


# How the fact is known, at the head of a sentence: a label of its own.
WAYS = late(r"(?P<way>printed|inferred|derived)(?:: (?P<rest>.+))?", re.DOTALL)
HEADED = late(r"([^\s,;×]+) ×\d+ \((\d+) in masthead, section or imprint[),]")     # 吴江区 ×29 (2 in masthead, …)
LATIN, HAN = late(r"[A-Za-z]"), late("[\u3400-\u9fff]")


@lru_cache(maxsize=8192)
def phrases(sentence: str) -> tuple[Phrase, ...]:
    """The phrases that a sentence is made of, in order; what no pattern knows is one phrase of words as written."""
    for pattern in SENTENCES:
        if found := pattern.form.fullmatch(sentence):
            return tuple(_of(pattern, found))
    if way := WAYS.fullmatch(sentence):
        return (Phrase(f"basis.{way['way']}"), *(phrases(way["rest"]) if way["rest"] else ()))
    return tuple(phrase for clause in sentence.split("; ") for phrase in _clause(clause))


def _clause(clause: str) -> Iterator[Phrase]:
    for pattern in CLAUSES:
        if found := pattern.form.fullmatch(clause):
            yield from _of(pattern, found)
            return
    if clause.strip():
        yield Phrase("", (), clause)


def _of(pattern: Pattern, found: re.Match[str]) -> Iterator[Phrase]:
    """The phrases of a match: its own, the words it quotes, the sentences it holds."""
    groups = {name: value or "" for name, value in found.groupdict().items()}
    if "way" in groups:
        yield Phrase(f"basis.{groups.pop('way')}")
    if pattern.key == "basis.told" and groups["day"]:
        yield Phrase("found.day", (("day", groups["day"]),))
    held = {*pattern.parts, pattern.quoted, *(("day",) if pattern.key == "basis.told" else ())}
    tally = groups.get("tally", "")
    values = {name: _value(name, value) for name, value in groups.items() if name not in held}
    yield Phrase(pattern.key, tuple(values.items()))
    if headed := HEADED.findall(tally):
        yield Phrase("basis.tally.head", (("tally", " · ".join(f"{place} ×{n}" for place, n in headed)),))
    if pattern.quoted:
        yield Phrase("", (), groups[pattern.quoted])
    for part in pattern.parts:
        yield from phrases(groups[part])


def _value(name: str, value: str) -> object:
    if name == "n":
        return int(value)
    if name in ("tally", "own"):
        return re.sub(r" \([^()]*\)", "", value).replace(", ", " · ")
    return value


def language_of(words: str) -> str:
    """The language of words that somebody wrote: Chinese where they are Chinese characters for the most part."""
    return "zh-Hans" if 2 * len(HAN.findall(words)) >= len(LATIN.findall(words)) and HAN.search(words) else "en"


def told(strings: Strings, sentence: str, page: str = "", said: Iterable[Phrase] = ()) -> str:
    """The sentence as HTML in the site's first language, each phrase with the key by which the browser says it in another.

    `page` is the address of the source page: a phrase that names a line leads to it. Phrases in `said` are left out unless
    nothing would be left.
    """
    known = set(said)
    parts = [phrase for phrase in phrases(sentence) if phrase not in known] or list(phrases(sentence))
    from markupsafe import Markup
    shown: list[str] = []
    for before, phrase in zip([None, *parts], parts, strict=False):
        if before is not None:
            shown.append(strings.span("basis.colon" if _opens(before) else "basis.stop"))
        shown.append(_shown(strings, phrase, page))
    return Markup("").join(shown)


OPENING = frozenset({"basis.printed", "basis.inferred", "basis.derived", "basis.editor", "basis.entry", "found.against",
                     "found.yearless", "found.day"})


def _opens(phrase: Phrase) -> bool:
    """Whether what follows a phrase is said of it, and a colon stands between."""
    return phrase.key in OPENING


def _shown(strings: Strings, phrase: Phrase, page: str) -> str:
    from markupsafe import Markup, escape
    if not phrase.key:
        return Markup(f'<q lang="{language_of(phrase.words)}">{escape(phrase.words)}</q>')
    span = strings.span(phrase.key, **dict(phrase.values))
    line = dict(phrase.values).get("line")
    return Markup(f'<a href="{escape(page)}#L{line}">{span}</a>') if page and line else span


def keys() -> frozenset[str]:
    """Every key that a sentence may be said with."""
    rows: Sequence[Pattern] = (*SENTENCES, *CLAUSES)
    return frozenset({row.key for row in rows} | OPENING | {"basis.colon", "basis.stop", "basis.tally.head"})
