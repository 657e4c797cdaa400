"""An article as a bibliography sees it: every format of this package is written from one `Record`."""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from banmian.cite.clean import closed_name, one_line
from banmian.content.basis import EDITED, known
from banmian.model import Article, Author, Card
from banmian.text.late import late

# An author that is no person: 永康市融媒体中心, 市气象局, 本报编辑部, 新华社.
BODY = late(
    "(?:中心|报社|日报|晚报|商报|电视台|广播台|电台|通讯社|新华社|中新社|编辑部|评论部|记者站|记者组|报道组|采访组|工作室|"
    "委员会|指挥部|办公室|[局厅署院办委科处校社团会队]|公司|集团|部门|组织部|宣传部|统战部|武装部|大学|学校|银行|医院|协会|"
    "政府|机关|融媒体)$|^本报"
)
# Words that a page prints beside a name and that belong to no name: 记者 廖王晶, 通讯员：孙斌.
TITLE = late("^(?:本报)?(?:首席|特约|见习|实习)?(?:记者|通讯员|摄影|撰文|文/图|图/文|文|图|编辑)[\\s:：/]+")
DATE = late(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")                                   # 2022-11-22, 2022-11, 2022
LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh": "zh-CN"}


@dataclass(frozen=True, slots=True)
class Creator:
    """One author: the name in one string, the role printed with it, and whether it is a body and no person."""

    name: str
    role: str = ""
    body: bool = False
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a bibliography says of an article. A fact that is not known is "" and is left out by every format.

    `date` is ISO 8601 (whole or in part); `inferred` names the facts that follow from the page, `supplied` those that
    somebody knows from elsewhere, `place` and a headline that no page prints among them; `notes` says in one sentence each what
    a field cannot hold (issue number, basis of the date). `digest` is of the content file, so that what was cited can be told.
    """

    id: str
    title: str
    creators: tuple[Creator, ...] = ()
    newspaper: str = ""
    date: str = ""
    page: str = ""
    issue: str = ""
    section: str = ""
    edition: str = ""
    place: str = ""
    language: str = "zh-CN"
    abstract: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    rights: str = ""
    inferred: frozenset[str] = frozenset()
    supplied: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    digest: str = ""

    def day(self) -> tuple[int, ...]:
        """The date as numbers: (2022, 11, 22), (2022, 11), (2022,) or ()."""
        return _day(self.date)


@lru_cache(maxsize=1024)
def _day(text: str) -> tuple[int, ...]:
    match = DATE.fullmatch(text)
    return tuple(int(part) for part in match.groups() if part) if match else ()


@lru_cache(maxsize=4096)
def creator_of(author: Author) -> Creator | None:
    """The author as a bibliography names it, or None where nothing is left of the name."""
    name = closed_name(TITLE.sub("", one_line(author.name)))
    if not any(map(str.isalnum, name)):
        return None
    body = len(name) > 3 and BODY.search(name) is not None
    return Creator(name, one_line(author.role), body, one_line(author.affiliation))


def creators_of(authors: tuple[Author, ...]) -> tuple[Creator, ...]:
    """The authors in the order printed, each name once; who is named twice (记者, 摄影) bears both roles."""
    found: dict[str, Creator] = {}
    for creator in filter(None, map(creator_of, authors)):
        known = found.setdefault(creator.name, creator)
        if creator.role and creator.role not in known.role.split("、"):
            found[creator.name] = replace(known, role="、".join(filter(None, (known.role, creator.role))))
    return tuple(found.values())


def page_of(page: str) -> str:
    """The page number as it is cited: "06" is 6, "A01" stays."""
    page = one_line(page)
    return page.lstrip("0") or page if page.isascii() and page.isdigit() else page


@lru_cache(maxsize=1024)
def is_date(text: str) -> bool:
    """Whether `text` is a day, month or year of the calendar in ISO form."""
    match = DATE.fullmatch(text)
    if not match:
        return False
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def record_of(article: Article, url: str = "", abstract: str = "", rights: str = "", *, digest: str = "", edited: bool = False) -> Record:
    """The bibliographic record of `article`; `url` is its absolute address or "", `abstract` stands in for none. `digest` is
    that of its content file, `edited` says whether a hand changed it."""
    basis = _bases(article)
    return Record(
        id=one_line(article.id),
        title=one_line(article.headline),
        creators=creators_of(article.authors),
        newspaper=one_line(article.newspaper),
        date=article.date if is_date(article.date) else "",
        page=page_of(article.page),
        issue=one_line(article.issue),
        section=one_line(article.section),
        edition=one_line(article.edition),
        place=one_line(article.province).removesuffix("省") + one_line(article.city or article.county),
        language=LANGUAGES.get(article.language) or one_line(article.language),
        abstract=one_line(" ".join(article.abstract)) or one_line(abstract),
        tags=tuple(filter(None, map(one_line, article.tags))),
        url=url,
        rights=one_line(rights),
        inferred=frozenset(fact for fact, how in basis.items() if how.startswith("inferred")),
        supplied=frozenset(fact for fact, how in basis.items() if not how.startswith(("printed", "inferred", "corrected"))),
        notes=notes_of(article, edited),
        digest=digest,
    )


def headline_of(article: Article) -> str:
    """The headline in one line, in brackets where no page prints it: the opening words of the text, or an editor's."""
    title = one_line(article.headline)
    return title if article.headline_basis.startswith("printed") else f"[{title}]"


def _bases(article: Article) -> dict[str, str]:
    """How each fact is known; `place` as the smallest area is that it names."""
    basis = dict(known(article))
    return basis | {"place": basis.get("city" if article.city else "county" if article.county else "province", "printed")}


def notes_of(article: Article, edited: bool = False) -> tuple[str, ...]:
    """What no field holds, a sentence each: the running number of the issue, and how facts not printed are known."""
    notes = [f"总第{one_line(article.issue)}期"] if article.issue else []
    unprinted: dict[str, list[str]] = {}
    for fact, how in known(article):
        if not how.startswith("printed"):
            unprinted.setdefault(one_line(how), []).append(fact)
    notes += [f"{', '.join(facts)} {how}" for how, facts in unprinted.items()]
    if article.status not in ("", "complete"):
        notes.append(f"text {one_line(article.status)}")
    if edited:
        notes.append(EDITED)
    return tuple(notes)


def card_note(card: Card) -> str:
    """What `notes_of` says of how facts are known, as far as a card knows: "headline derived; date, city inferred"."""
    unprinted: dict[str, list[str]] = {}
    for fact, _, how in (pair.rpartition("=") for pair in card.basis.split(";") if pair):
        if how != "printed":
            unprinted.setdefault(how, []).append(fact)
    return "; ".join(f"{', '.join(facts)} {how}" for how, facts in unprinted.items())
