"""Pages whose seed is gone, and the new seeds that are these pages again: a better scan under another name, or each half of one."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from banmian.config import Site
from banmian.content.naming import page_base
from banmian.layout import PageFacts
from banmian.model import Article, Finding, Place
from banmian.work.held import HeldFile, HeldPages, load
from banmian.work.seeds import SeedRead

HERE: Final = 0.5       # of an article's pairs of characters those that a page has, at least: of one misread at every fifth it has 0.64
MUCH: Final = 0.3       # of a page's characters those that its articles account for


class Heirs:
    """The pages that the content folder holds and the seeds folder does not, while new seeds are looked at."""

    def __init__(self, site: Site, pages: HeldPages, seeds: Collection[str]) -> None:
        self._site, self._pages = site, pages
        self._gone = {file.base: seed for seed, held in pages.files.items() if seed not in seeds for file in held if not file.edited}
        self._owned: dict[str, list[str]] | None = None

    def find(self, page: SeedRead, facts: PageFacts, owners: dict[str, str]) -> Iterator[Finding]:
        """Gives a new seed the articles of a page that is gone which stand on it, where both are of one paper, day and page number;
        says so. What stands elsewhere stays, for the seed that is the other half."""
        if not self._gone or page.path in self._pages.files or not (facts.date and facts.page):
            return
        gone = self._gone.get(page_base(facts, page.path), "")
        theirs = self._pages.files.get(gone, [])        # none is left where other seeds have taken all
        if not theirs:
            return
        mine = self._standing(page, theirs)
        if not mine:
            return
        rest = [file for file in theirs if file not in mine]
        if rest:
            self._pages.files[gone] = rest
        else:
            del self._pages.files[gone]
        self._pages.files[page.path] = mine
        self._pages.renamed.setdefault(gone, page.path)
        owners.update(dict.fromkeys(self._bases(owners).pop(gone, ()), page.path))
        yield Finding("N205", Place(page.path), f"takes the place of {gone}, which is gone: one paper, day and page, and "
                      + (f"{len(mine)} of {len(theirs)} articles" if rest else "most of the text"))

    def _bases(self, owners: dict[str, str]) -> dict[str, list[str]]:
        """The bases that each page that is gone owns; counted once, for an archive may have all its files replaced at a time."""
        if self._owned is None:
            self._owned = {seed: [] for seed in self._gone.values()}
            for base, seed in owners.items():
                if seed in self._owned:
                    self._owned[seed].append(base)
        return self._owned

    def _standing(self, page: SeedRead, held: Sequence[HeldFile]) -> list[HeldFile]:
        """The files whose articles stand on a page; none where they are but little of it."""
        text = _text_of(page.articles)
        there, found, chars = _pairs(text), set(), 0
        for one in load(self._site, held):
            pairs = _pairs(_text_of((one.article,)))
            if pairs and (pairs & there).total() >= HERE * pairs.total():
                found.add(one.path)
                chars += pairs.total()
        return [file for file in held if file.path in found] if chars >= MUCH * len(text) else []


def _text_of(articles: Collection[Article]) -> str:
    return "".join("".join((article.headline + article.body).split()) for article in articles)


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at:at + 2] for at in range(len(text) - 1))
