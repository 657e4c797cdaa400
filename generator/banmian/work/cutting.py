"""The first half of the pipeline: pages read, their articles placed in the content folder, hand edits respected."""
from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from banmian.config import Site
from banmian.content.markdown_out import write_article
from banmian.content.naming import Held, article_id, base_at, claim, kept_base, number_of, page_head, page_path, place
from banmian.errors import BanmianError
from banmian.layout import PageFacts
from banmian.model import Article, Finding, Place
from banmian.segment.margin import page_text
from banmian.work import files
from banmian.work.heirs import Heirs
from banmian.work.held import HeldFile, held_by_seed, held_pages, load
from banmian.work.kept import kept
from banmian.work.moved import Moved, read_moved, write_moved
from banmian.work.proofs import Proofs
from banmian.work.reading import article_at, edited_at
from banmian.work.seeds import SeedRead


class Cutting:
    """The content folder while articles are written to it."""

    def __init__(self, site: Site, seeds: Iterable[str]) -> None:
        self._site = site
        self._folder = f"{site.root}/{site.content}"
        self._seeds = frozenset(seeds)
        pages = held_pages(site, self._seeds)
        self._held, self._renamed = pages
        self._heirs = Heirs(site, pages, self._seeds)
        self._moved = read_moved(site)
        self._retired: dict[str, list[str]] = {}        # paths that are given to no other article, by what they begin with
        lost = (file.path for seed, theirs in self._held.items() if seed not in self._seeds for file in theirs)
        for old in (*self._moved.articles, *lost):
            self._retired.setdefault(old.rpartition("-i")[0], []).append(old)
        self._proofs = Proofs(site)
        self.findings: list[Finding] = []
        self.errors: list[BanmianError] = []
        self.written = self.articles = 0

    def place(self, pages: Iterable[SeedRead]) -> None:
        """Writes the articles and the proof of each page that could be read; a page that could not keeps what it had."""
        owners = self._owners()
        moved: dict[str, str] = {}
        for page in map(self._noted, pages):
            if page.facts:
                self.findings += self._heirs.find(page, page.facts, owners)
                moved.update(self._place(page, *self._name(page, page.facts, owners)))
        self.findings += self._proofs.findings
        self._record({old: new for old, new in moved.items() if old != new})

    def _name(self, page: SeedRead, facts: PageFacts, owners: dict[str, str]) -> tuple[str, str]:
        """The base of a page and the path of its files; those cut from these very bytes say best what it is called."""
        sha = page.articles[0].sources[0].sha256 if page.articles else ""
        held = sorted(self._held.get(page.path, ()), key=lambda file: (file.edited, file.sha256 != sha, file.seed != page.path))
        wanted = kept_base(facts, page.path, (file.base for file in held))
        base = claim(page.path, wanted, owners)
        return base, page_path(base, wanted.removeprefix(page_head(facts)))

    def _noted(self, page: SeedRead) -> SeedRead:
        self.findings += page.findings
        if page.error:
            self.errors.append(page.error)
        return page

    def _owners(self) -> dict[str, str]:
        """Whose each base is: of the page whose files bear it, or whose files moved away from it. A cited address comes to mean no other
        article, and a page that returns to what it was called finds its own addresses."""
        held = sorted(((file.edited, seed, file) for seed, files in self._held.items() for file in files), key=lambda row: row[:2])
        owners: dict[str, str] = {}
        for _, seed, file in held:
            owners.setdefault(file.base, seed)
        paths = {file.path: seed for _, seed, file in held}
        for old, new in self._moved.articles.items():
            if new in paths:
                owners.setdefault(base_at(old), paths[new])
        return owners

    def _place(self, page: SeedRead, base: str, path: str) -> dict[str, str]:
        """One page's files, under its base; what became of paths that it had before."""
        articles = [replace(article, id=article_id(base, article.order)) for article in page.articles]
        held = sorted(self._held.get(page.path, ()), key=lambda file: file.seed != page.path)      # those of a copy that is gone last
        if self._stands(held, articles, path):
            self.articles += len(articles)
            self.written += self._proofs.write(f"{path}.proof", page.proof)
            return {}
        loaded = list(load(self._site, held))
        placing = place(articles, loaded, base, path, self._retired.get(path, ()), page_text(page.proof))
        self.findings += kept(self._site, placing, loaded, articles)
        mine = {file.path for file in held if not file.edited}
        for target, article in placing.write:
            if target in mine or self._is_free(f"{target}.md"):
                self._write(f"{target}.md", write_article(article))
        self.written += self._proofs.write(f"{path}.proof", page.proof)
        self.articles += len(placing.write) + len(placing.keep) + len(placing.stay)
        written = {target for target, _ in placing.write}
        gone = dict(placing.gone) | dict(_unreadable(held, loaded, written))
        for file in held:
            if not gone.get(file.path, file.path) and self._is_lost(file, page):
                del gone[file.path]
        for old, new in gone.items():
            self._remove(old, new, keep=old in written)
        self._drop_proofs(page.path, path)
        return gone

    def _stands(self, held: Sequence[HeldFile], articles: Sequence[Article], path: str) -> bool:
        """Whether the files of a page are, to the byte, what would be written: then nothing is paired, kept or moved."""
        wanted = {f"{path}{article.id[article.id.rindex('-i'):]}": article for article in articles}
        return {file.path for file in held} == set(wanted) and all(
            files.read(f"{self._folder}/{target}.md") == write_article(article).encode("utf-8", "replace")
            for target, article in wanted.items())

    def _is_free(self, path: str) -> bool:
        """Whether nothing stands at a content path but what the machine wrote. What a person made is never written over, least of all
        where it cannot be read: a slip of the pen in its front matter hides whose it is."""
        if not os.path.lexists(f"{self._folder}/{path}"):
            return True
        try:
            article_at(self._site, path)
            edited = edited_at(self._site, path)
        except BanmianError as error:
            self.errors.append(error)
            return False
        if edited:
            self.findings.append(Finding("N301", Place(f"{self._site.content}/{path}"), "edited by hand: kept as it is"))
        return not edited

    def _write(self, path: str, text: str) -> None:
        self.written += files.write(self._folder, path, text.encode("utf-8", "replace"))[1]

    def _remove(self, old: str, new: str, *, keep: bool) -> None:
        if not keep:
            Path(files.safe(self._folder, f"{old}.md")).unlink(missing_ok=True)
        place = Place(f"{self._site.content}/{old}.md")
        self.findings.append(Finding("N302", place, f"now {new}" if new else "no longer an article of its page"))

    def _is_lost(self, file: HeldFile, page: SeedRead) -> bool:
        """Whether an article without heir is of a file that is gone, whose place the page's takes: nobody can cut it again, so it stays,
        as all content does whose seed is gone."""
        if file.seed in self._seeds or any(file.sha256 == article.sources[0].sha256 for article in page.articles):
            return False
        self._held[page.path].remove(file)
        self._held.setdefault(file.seed, []).append(file)
        return True

    def _drop_proofs(self, seed: str, path: str) -> None:
        """Takes away a proof that the page left behind when its name changed."""
        for held in self._held.get(seed, ()):
            old = held.path.rpartition("-i")[0]
            if old and old != path:
                self._proofs.drop(f"{old}.proof")

    def _record(self, moved: dict[str, str]) -> None:
        """Adds to moved.yaml what moved now, and which seeds were renamed; takes out a seed whose name another has now."""
        if moved or self._renamed or not self._seeds.isdisjoint(self._moved.seeds):
            alive = {held.path for many in held_by_seed(self._site).values() for held in many}
            write_moved(self._site, self._moved, Moved(moved, self._renamed), alive | self._seeds)

    def orphans(self) -> None:
        """Notes content whose seed is no longer there; it is kept."""
        for seed, held in sorted(self._held.items()):
            if seed not in self._seeds:
                place = Place(f"{self._site.content}/{held[0].path}.md")
                self.findings.append(Finding("F307", place, f"its seed {seed} is not there; {len(held)} articles are kept"))


def _unreadable(held: Iterable[HeldFile], loaded: Iterable[Held], written: Collection[str]) -> Iterator[tuple[str, str]]:
    """The files of a page that the machine wrote and cannot read back (an older version let a fact pass that this one refuses): each with
    the file that is made in its stead, which has its number."""
    numbered = {number_of(target): target for target in sorted(written)}
    read = {one.path for one in loaded}
    for file in held:
        if not file.edited and file.path not in read and file.path not in written:
            yield file.path, numbered.get(number_of(file.path), "")
