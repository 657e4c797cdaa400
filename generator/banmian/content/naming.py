"""Ids of articles and the files they lie in; who keeps which when a page is cut anew."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Final

from banmian.content.spelling import pinyin
from banmian.content.torn import Chars, Torn, told, torn
from banmian.model import Article

if TYPE_CHECKING:
    from banmian.layout import PageFacts

_UNSPELT: Final = re.compile(r"[^a-z0-9]+")
_LEADING_NUMBER: Final = re.compile(r"\d+")                             # 003 of 003_3ac2adbc.txt
_MORE_DIGITS: Final = re.compile(r"-[0-9a-f]{4}")                        # the -9f86 of …-p01-9f86
_NUMBER: Final = re.compile(r"-i(\d+)$")                                 # the 3 of …-p01-i03


@dataclass(frozen=True, slots=True)
class Held:
    """An article that the content folder holds already: its path (without suffix, below the folder) and what it says."""

    path: str
    article: Article
    edited: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the articles of a page go: to write, (path, article); to keep as edited; gone, old path → new path or "".

    `stay` are files of the machine that stay as they are because of an edited one; `torn` are the edited ones that the page's
    cut disagrees with, and how.
    """

    write: tuple[tuple[str, Article], ...]
    keep: tuple[str, ...]
    gone: tuple[tuple[str, str], ...]
    stay: tuple[str, ...] = ()
    torn: tuple[tuple[str, str], ...] = ()


def spelt(name: str) -> str:
    """A name in lower-case ASCII letters and digits, Chinese by its pinyin: 今日莲都 → jinriliandu; "" for none."""
    return _UNSPELT.sub("-", pinyin(name).lower()).strip("-")[:48].strip("-")


def page_base(facts: PageFacts, seed: str) -> str:
    """The name of a page's articles but for their number: paper or place, date, page; `undated` where no date is known.

    `seed` is the page's path.
    """
    return page_head(facts) + page_name(facts, seed)


def page_head(facts: PageFacts) -> str:
    """What a page's base says of its paper and day: jinriliandu-2022-11-22-"""
    paper = next((spelt(f.value) for f in (facts.newspaper, facts.county, facts.city) if f and spelt(f.value)), "unplaced")
    return f"{paper}-{facts.date.value if facts.date else 'undated'}-"


def kept_base(facts: PageFacts, seed: str, held: Iterable[str]) -> str:
    """Of the bases that a page's files bear the first that still says what is known of it, else `page_base`.

    One with digits more says the same. Where no page number is known any name of the page does: it was made of the seed's name,
    which may have been changed since, and addresses last.
    """
    wanted, head = page_base(facts, seed), page_head(facts)
    unnumbered = not (facts.page and spelt(facts.page.value))
    return next((base for base in held if base == wanted or _MORE_DIGITS.fullmatch(base.removeprefix(wanted))
                 or unnumbered and base.startswith(f"{head}p")), wanted)


def page_name(facts: PageFacts, seed: str) -> str:
    """p06 for page 6, pa03 for A03; where no number is printed, from the seed's name: p003 for 003_3ac2.txt."""
    printed = spelt(facts.page.value) if facts.page else ""
    if printed:
        return "p" + printed.zfill(2)
    stem = seed.rpartition("/")[2].rpartition(".")[0] or seed
    number = _LEADING_NUMBER.match(stem)
    return "p" + (number[0].zfill(3) if number else spelt(stem)[:24] or digits(seed))


def digits(key: str) -> str:
    """Four hexadecimal digits that tell one key from another."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def article_id(base: str, number: int) -> str:
    """The id of a page's n-th article: jinriliandu-2022-11-22-p06-i03."""
    return f"{base}-i{number:02d}"


def page_path(base: str, page: str) -> str:
    """Where a page's files lie below the content folder: jinriliandu/2022/2022-11-22/p06."""
    head, _, rest = base.partition(f"-{page}")
    dated = re.fullmatch(r"(.+)-(\d{4})(-\d\d(?:-\d\d)?)?", head)
    folder = f"{dated[1]}/{dated[2]}/{dated[2]}{dated[3] or ''}" if dated else head.removesuffix("-undated") + "/undated"
    return f"{folder}/{page}{rest}"


def id_at(path: str) -> str:
    """The id that the machine gave to the article at a path of `page_path`: jinriliandu/2022/2022-11-22/p06-i03 →
    jinriliandu-2022-11-22-p06-i03."""
    first, *between, last = path.split("/") if "/" in path else (path, "")
    return "-".join((first, *between[-1:], last)).strip("-")


def base_at(path: str) -> str:
    """The base of the page whose article the machine wrote at a path."""
    return id_at(path).rpartition("-i")[0]


def place(articles: Sequence[Article], held: Sequence[Held], base: str, path: str,
          retired: Collection[str] = (), text: str = "") -> Placing:
    """Who keeps which number: an article keeps the number of the held one that it overlaps most, new ones take free ones.

    Free is the article's own place on the page where nobody has it and no `retired` path, whose address leads on or to nothing,
    had it: so a file that was removed is made anew under its name. Else it is the next number. A held file that was edited by hand
    stays as it is; what gives way to it, and which files of the machine stay for its sake, says `torn`. White space of `text`,
    the page's, is no difference.
    """
    pairs = _pairs(articles, held)
    chars, old_chars = _chars(articles, held, text)
    edited = frozenset(n for n, one in enumerate(held) if one.edited)
    gives = torn(chars, old_chars, edited, pairs) if edited else Torn(frozenset(), frozenset())
    taken = {number_of(h.article.id) for h in held} | {number_of(old) for old in retired if old.startswith(f"{path}-i")}
    write: list[tuple[str, Article]] = []
    moved: dict[str, str] = {}
    going = {at: n for at, n in pairs.items() if at not in gives.out and n not in gives.stay}
    for at, article in enumerate(articles):
        if at in gives.out:
            continue
        old = going.get(at)
        if old is not None:
            number = number_of(held[old].article.id)
        else:
            number = article.order if article.order not in taken else max(taken) + 1
            taken.add(number)
        target = f"{path}-i{number:02d}"
        name = article_id(base, number)
        write.append((target, article if article.id == name else replace(article, id=name)))
        if old is not None and held[old].path != target:
            moved[held[old].path] = target
    keep = tuple(held[n] for n in sorted(edited))
    for n in set(range(len(held))) - edited - gives.stay - set(going.values()):
        moved[held[n].path] = _heir(held[n], [*write, *((one.path, one.article) for one in keep)])
    return Placing(tuple(write), tuple(one.path for one in keep), tuple(moved.items()),
                   tuple(held[n].path for n in sorted(gives.stay)), tuple(_torn(chars, held, old_chars, gives)))


def _torn(chars: Sequence[Chars], held: Sequence[Held], old: Sequence[Chars], gives: Torn) -> Iterator[tuple[str, str]]:
    """The edited files that the page's cut disagrees with, and how."""
    if not any(one.edited for one in held):
        return
    written = frozenset(range(len(chars))) - gives.out
    stands = [n for n, one in enumerate(held) if one.edited or n in gives.stay]
    there = frozenset[int]().union(*(chars[i] for i in written), *(old[n] for n in stands))
    for n, one in enumerate(held):
        mine = frozenset[int]().union(*(c for c in chars if c & old[n]))
        beside = [held[k].path.rpartition("/")[2] for k in sorted(gives.stay) if old[k] & mine]
        if one.edited and (how := told(old[n], chars, written, there, beside)):
            yield one.path, how


def _chars(articles: Sequence[Article], held: Sequence[Held], text: str) -> tuple[list[Chars], list[Chars]]:
    """The places of the characters of each article and of each held one; none for one that was cut from other bytes."""
    if not any(one.edited for one in held):
        return [], []
    now = _source(articles[0])[0] if articles else ""
    blank = {at for at, char in enumerate(text) if char.isspace()}

    def places(article: Article) -> Chars:
        sha, spans = _source(article)
        return frozenset(at for start, end in spans for at in range(start, end)) - blank if sha == now else frozenset()
    return [places(article) for article in articles], [places(one.article) for one in held]


def number_of(identifier: str) -> int:
    """The number at the end of an article's id; 0 where it has none."""
    match = _NUMBER.search(identifier)
    return int(match[1]) if match else 0


def _pairs(articles: Sequence[Article], held: Sequence[Held]) -> dict[int, int]:
    """Article → held article, one to one, the greatest likeness first."""
    likeness = sorted(((-_likeness(a, h.article), i, j) for i, a in enumerate(articles) for j, h in enumerate(held)))
    pairs: dict[int, int] = {}
    for score, i, j in likeness:
        if score < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _likeness(one: Article, other: Article) -> float:
    """Shared characters over all of both: of their source spans where the seed is the same, else of their text."""
    mine, theirs = _source(one), _source(other)
    if mine[0] == theirs[0]:
        shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in mine[1] for b in theirs[1])
        whole = sum(e - s for s, e in (*mine[1], *theirs[1])) - shared
        return shared / whole if whole else 0.0
    left, right = _pairs_of(one), _pairs_of(other)
    common = len(left & right) / (len(left | right) or 1)
    return common if common >= 0.3 else 0.0


def _source(article: Article) -> tuple[str, list[tuple[int, int]]]:
    if not article.sources:
        return "", []
    source = article.sources[0]
    return source.sha256, [(start, end) for _, start, end in source.spans]


def _pairs_of(article: Article) -> set[str]:
    text = article.headline + article.body
    return {text[i:i + 2] for i in range(len(text) - 1)}


def _heir(gone: Held, write: Sequence[tuple[str, Article]]) -> str:
    """The path of the article that took over most of a vanished one, "" where none did."""
    scored = [(max(_likeness(article, gone.article), _taken_over(article, gone.article)), path) for path, article in write]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] > 0 else ""


def _taken_over(by: Article, gone: Article) -> float:
    """The share of a vanished article's pairs of characters that one cut from other bytes has, where it has half at least: one that
    several were joined into is far longer than each, and like none of them."""
    pairs = _pairs_of(gone)
    share = len(pairs & _pairs_of(by)) / (len(pairs) or 1)
    return share if share >= 0.5 and _source(by)[0] != _source(gone)[0] else 0.0


def claim(seed: str, wanted: str, owners: dict[str, str]) -> str:
    """The base of a seed's page: the wanted one, or with four digits more where another seed has or had it; noted in `owners`.

    With the bases that pages have already in `owners` from the start, and those whose addresses lead on to them, an older page keeps
    its name, whatever comes before it, and a name once given out is given to no other page.
    """
    more = (f"{wanted}-{digits(seed if n == 1 else f'{seed} {n}')}" for n in count(1))
    base = wanted
    while owners.setdefault(base, seed) != seed:
        base = next(more)
    return base
