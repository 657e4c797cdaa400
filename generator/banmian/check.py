"""What is odd in a corpus and its site: facts, sources, doubles, links. Nothing is written."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from posixpath import join, normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from banmian.config import SETTINGS_FILE, Site
from banmian.content.suffixes import is_article, stem
from banmian.errors import BanmianError
from banmian.facts.series import check_claims, check_series
from banmian.model import Article, Card, Finding, Place
from banmian.work import files
from banmian.work.corrected import odd_corrections
from banmian.work.known import odd_entries
from banmian.work.media import told_missing, told_no_articles
from banmian.work.moved import Called, read_moved, seeds_now
from banmian.work.proofs import changed
from banmian.work.reading import Paths, article_at, read_cards, told_drafts
from banmian.work.report import Report
from banmian.work.run import Run
from banmian.work.seeds import passed_over, read_seed, seed_paths, tasks, told
from banmian.work.strays import strays

_LINK: Final = re.compile(r"""<(?:a|link|img|script|source)\b[^>]*?\b(?:href|src)=["']([^"']*)["']""")   # <a href="x.html#a">
_NOT_OURS: Final = ("http:", "https:", "mailto:", "data:", "javascript:", "tel:", "//", "#")


def check(site: Site, run: Run) -> Report:
    """Every finding of the seeds, the content and the built site, and every error."""
    content = [path for path, _ in files.listing(site.root / site.content, lost=True)]
    findings: list[Finding] = []
    errors: list[BanmianError] = []
    cards = list(_cards(site, run, content, findings, errors))
    cards = Called(cards, seeds_now(site)).on_their_pages(cards)
    seeds = seed_paths(site.root / site.seeds)
    with run.stage("seeds"):
        try:
            findings += _pages(site, run, seeds, errors)
        except BanmianError as error:       # what people say of the pages cannot be read: content and site are looked at all the same
            errors.append(error)
    with run.stage("content"):
        findings += told_missing(site, cards, set(content))
        findings += changed(site)
        errors += _moves(site)
        findings += _nobody(site, cards)
        findings += _facts(site, cards)
        findings += _doubles(site, cards)
        findings += _sources(site, cards, {f"{site.seeds}/{path}" for path in seeds})
    with run.stage("links"):
        findings += links(site)
        findings += strays(site)
    run.close()
    counts = {"articles": len(cards), "pages": len(seeds), "findings": len(findings), "errors": len(errors)}
    return Report("check", counts, tuple(findings), tuple(errors), run.seconds)


def _pages(site: Site, run: Run, seeds: list[str], errors: list[BanmianError]) -> list[Finding]:
    """What is odd of the pages and of what people say of them; what is wrong is added."""
    people = told(site, seeds)
    errors += people.errors
    found: list[Finding] = []
    pages = []
    for read in run.crew.map(read_seed, tasks(site, seeds, people), few=len(seeds) < 8):
        found += read.findings
        errors += [read.error] if read.error else []
        pages += [(read.path, read.facts)] if read.facts else []
    return [*found, *passed_over(site, seeds), *odd_entries(site, seeds), *odd_corrections(site, seeds),
            *check_series(pages), *check_claims(pages)]


def _cards(site: Site, run: Run, content: Sequence[str], findings: list[Finding], errors: list[BanmianError]) -> Iterator[Card]:
    """The cards of all articles; what is odd of the files of the content folder is added."""
    paths = [path for path in content if is_article(path)]
    shares = (Paths(site, tuple(paths[i:i + 250])) for i in range(0, len(paths), 250))
    ids: dict[str, str] = {}
    drafts: list[str] = []
    blank: list[str] = []
    beside: set[str] = set()
    for read in run.crew.map(read_cards, shares, few=len(paths) < 500):
        errors += read.errors
        findings += read.odd
        drafts += read.drafts
        blank += read.blank
        for card in read.cards():
            other = ids.setdefault(card.id, card.path)
            if other != card.path:
                errors.append(BanmianError("E302", _place(site, card), f"the id `{card.id}` is that of "
                                           f"{site.content}/{other} as well"))
            beside.update(card.files)
            yield card
    findings += told_no_articles(site, content, beside, blank)
    findings += told_drafts(site, drafts)


def _place(site: Site, card: Card) -> Place:
    return Place(f"{site.content}/{card.path}")


def _moves(site: Site) -> Iterator[BanmianError]:
    """What is wrong with the table of what moved, which a build needs."""
    try:
        read_moved(site)
    except BanmianError as error:
        yield error


def _nobody(site: Site, cards: Sequence[Card]) -> Iterator[Finding]:
    """A note that readers of a published site are told nobody whom to report errors to; one that is nowhere needs no address."""
    if cards and site.url and not site.contact:
        yield Finding("N103", Place(SETTINGS_FILE), "the site has a `url` and no `contact`: readers can only copy their reports")


def _facts(site: Site, cards: Iterable[Card]) -> Iterator[Finding]:
    """What an article lacks."""
    for card in cards:
        if not card.date:
            yield Finding("F306", _place(site, card), "no date is known")
        if not card.chars and card.kind not in ("teaser", "photo"):
            yield Finding("F303", _place(site, card), "there is no text")
        if not card.seed and card.headline == stem(card.path).rpartition("/")[2]:
            yield Finding("F301", _place(site, card), "it has no `title`: the name of the file stands for it")


def _doubles(site: Site, cards: Iterable[Card]) -> Iterator[Finding]:
    """Articles of one newspaper and day that have the same headline."""
    first: dict[tuple[str, str, str], Card] = {}
    for card in cards:
        other = first.setdefault((card.date, card.newspaper, card.headline), card)
        if other is not card and card.date:
            yield Finding("F302", _place(site, card), f"{site.content}/{other.path} of the same day has this headline as well")


def _sources(site: Site, cards: Iterable[Card], seeds: set[str]) -> Iterator[Finding]:
    """Articles cut from seeds that are gone or have changed since, or edited by hand."""
    from hashlib import sha256
    digests: dict[str, str] = {}
    for card in cards:
        if not card.seed:
            continue
        if card.seed not in seeds:
            yield Finding("F305", _place(site, card), f"its seed {card.seed} is not there")
            continue
        if card.seed not in digests:
            digests[card.seed] = sha256(files.read(site.root / card.seed)).hexdigest()
        yield from _aged(site, card, article_at(site, card.path)[0], digests[card.seed])


def _aged(site: Site, card: Card, article: Article, digest: str) -> Iterator[Finding]:
    first, *others = article.sources        # the first is of the card's page, whatever that was called
    if first.sha256 != digest or any(s.seed == card.seed and s.sha256 != digest for s in others):
        stays = "; it was edited by hand, so segmenting leaves it as it is" if card.edited else ""
        yield Finding("F308", _place(site, card), f"its seed {card.seed} has changed since{stays}")
    if card.edited:
        yield Finding("N301", _place(site, card), "edited by hand")


def links(site: Site) -> Iterator[Finding]:
    """Relative links of the built pages that lead to no file, one finding a target: a file that every page asks for is missed once."""
    folder = site.root / site.output
    there = {path for path, _ in files.listing(folder)}
    missed: dict[str, list[tuple[str, str]]] = {}
    for page in sorted(path for path in there if path.endswith(".html")):
        text = files.read(folder / page).decode("utf-8", "replace")
        for target in dict.fromkeys(_LINK.findall(text)):
            aim = _aim(page, unescape(target))
            if aim and aim not in there and not aim.startswith("media/"):       # of which `told_missing` says more
                missed.setdefault(aim, []).append((page, target))
    for (page, target), *others in missed.values():
        more = f"; {len(others)} other links lead there" if others else ""
        yield Finding("F304", Place(f"{site.output}/{page}"), f"a link leads to {target}, which is not there{more}")


def _aim(page: str, target: str) -> str:
    """The path below the output folder that a link means; "" where it leads elsewhere."""
    if not target or target.startswith(_NOT_OURS):
        return ""
    path = unquote(urlsplit(target).path)
    if not path:                            # ?q=…: the page itself
        return page
    return normpath(join(page.rpartition("/")[0], path)) + ("index.html" if path.endswith("/") else "")
