"""The first half of the pipeline: pages read, their articles placed in the content folder, hand edits respected."""
from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from banmian.config import Site
from banmian.content import frontmatter
from banmian.content.markdown_in import is_edited
from banmian.content.markdown_out import write_article
from banmian.content.naming import Held, article_id, claim, number_of, page_base, page_name, page_path, place
from banmian.errors import BanmianError
from banmian.model import Article, Finding, Place
from banmian.segment.margin import page_text
from banmian.work import files
from banmian.work.kept import kept
from banmian.work.moved import MOVED, read_moved
from banmian.work.proofs import Proofs
from banmian.work.reading import article_at, edited_at, text_of
from banmian.work.seeds import SeedRead

# The head of a content file as it was written: "---\nid: jrld-2022-11-22-p06-i01\n", "sources:\n  - {seed: seeds/1.txt, sha256: 9f86…, "
_ID: Final = re.compile(r"---\nid: ([\w-]+)\n")
_SEED: Final = re.compile(r"^sources:\n  - \{seed: ([\w/][\w/.-]*), sha256: ([0-9a-f]{64}), ", re.MULTILINE)


class HeldFile(NamedTuple):
    """A content file that was cut from a seed: its path (without suffix), its article's id, the seed and its SHA-256, and
    whether it was edited by hand."""

    path: str
    id: str
    seed: str
    sha256: str
    edited: bool


class Cutting:
    """The content folder while articles are written to it."""

    def __init__(self, site: Site, seeds: Iterable[str]) -> None:
        self._site = site
        self._folder = f"{site.root}/{site.content}"
        self._seeds = frozenset(seeds)
        self._held = held_by_seed(site)
        self._reunite()
        self._gone = {file.sha256: seed for seed, held in sorted(self._held.items()) if seed not in self._seeds
                      for file in [one for one in held if not one.edited] or held[:1]}
        self._moved = read_moved(site)
        self._proofs = Proofs(site)
        self.findings: list[Finding] = []
        self.errors: list[BanmianError] = []
        self.written = self.articles = 0

    def place(self, pages: Iterable[SeedRead]) -> None:
        """Writes the articles and the proof of each page that could be read; a page that could not keeps what it had."""
        owners = self._held_bases()
        moved: dict[str, str] = {}
        for page in map(self._noted, pages):
            if page.facts:
                self._inherit(page, owners)
                name = page_name(page.facts, page.path)
                moved.update(self._place(page, claim(page.path, page_base(page.facts, page.path), owners), name))
        self._proofs.save()
        self.findings += self._proofs.findings
        self._record({old: new for old, new in moved.items() if old != new})

    def _noted(self, page: SeedRead) -> SeedRead:
        self.findings += page.findings
        if page.error:
            self.errors.append(page.error)
        return page

    def _inherit(self, page: SeedRead, owners: dict[str, str]) -> None:
        """A seed that has the bytes of one that is gone is that one, renamed: its content goes on."""
        old = self._gone.get(page.articles[0].sources[0].sha256, "") if page.articles else ""
        mine, theirs = self._held.get(page.path, []), self._held.pop(old, [])
        if theirs:
            self._held[page.path] = mine + [file for file in theirs if file.edited or not mine]
            owners.update({base: page.path for base, seed in owners.items() if seed == old})

    def _reunite(self) -> None:
        """Files edited by hand name a seed that was renamed since: they are of the page whose other files bear its name. No two pages
        have one name (`claim`), whatever became of the bytes."""
        owners = {held[0].id.rpartition("-i")[0]: seed for seed, held in self._held.items() if seed in self._seeds}
        for seed, held in list(self._held.items()):
            owner = owners.get(held[0].id.rpartition("-i")[0])
            if owner and seed not in self._seeds and all(file.edited for file in held):
                self._held[owner] = self._held[owner] + self._held.pop(seed)

    def _held_bases(self) -> dict[str, str]:
        return {held[0].id.rpartition("-i")[0]: seed for seed, held in sorted(self._held.items())}

    def _place(self, page: SeedRead, base: str, name: str) -> dict[str, str]:
        """One page's files, under its base; what became of paths that it had before."""
        path = page_path(base, name)
        articles = [replace(article, id=article_id(base, article.order)) for article in page.articles]
        held = self._held.get(page.path, [])
        if self._stands(held, articles, path):
            self.articles += len(articles)
            self.written += self._proofs.write(f"{path}.proof", page.proof)
            return {}
        loaded = list(load(self._site, held))
        placing = place(articles, loaded, base, path, self._moved, page_text(page.proof))
        self.findings += kept(self._site, placing, loaded, articles)
        mine = {file.path for file in held if not file.edited}
        for target, article in placing.write:
            if target in mine or self._is_free(f"{target}.md"):
                self._write(f"{target}.md", write_article(article))
        self.written += self._proofs.write(f"{path}.proof", page.proof)
        self.articles += len(placing.write) + len(placing.keep) + len(placing.stay)
        written = {target for target, _ in placing.write}
        gone = dict(placing.gone) | dict(_unreadable(held, loaded, written))
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

    def _drop_proofs(self, seed: str, path: str) -> None:
        """Takes away a proof that the page left behind when its name changed."""
        for held in self._held.get(seed, ()):
            old = held.path.rpartition("-i")[0]
            if old and old != path:
                self._proofs.drop(f"{old}.proof")

    def _record(self, moved: Mapping[str, str]) -> None:
        """Adds to moved.yaml what moved now; an older move that led to a path which moved on leads on as well."""
        if not moved:
            return
        table = {old: moved.get(new, new) for old, new in self._moved.items()} | dict(moved)
        alive = {held.path for many in held_by_seed(self._site).values() for held in many}
        rows = [f"{old}: {new or chr(39) * 2}\n" for old, new in sorted(table.items()) if old not in alive]
        head = "# Content files that moved: the address of each old one leads to the new one ('' where the article is gone).\n"
        files.write(self._folder, MOVED, (head + "".join(rows)).encode())

    def orphans(self) -> None:
        """Notes content whose seed is no longer there; it is kept."""
        for seed, held in sorted(self._held.items()):
            if seed not in self._seeds:
                place = Place(f"{self._site.content}/{held[0].path}.md")
                self.findings.append(Finding("F307", place, f"its seed {seed} is not there; {len(held)} articles are kept"))


def held_by_seed(site: Site) -> dict[str, list[HeldFile]]:
    """The articles that the content folder holds, by the seed that each was cut from; their texts are not kept."""
    found: dict[str, list[HeldFile]] = {}
    for path, entry in files.listing(site.root / site.content, ".md"):
        try:
            file = _held_file(site, path, text_of(files.read(entry.path), path))
        except BanmianError:        # the build reports it
            continue
        if file:
            found.setdefault(file.seed, []).append(file)
    return found


def _held_file(site: Site, path: str, text: str) -> HeldFile | None:
    """Whose a content file is; its head tells where the machine wrote it, else it is read. None for one of no seed."""
    name = path.removesuffix(".md")
    identifier, seed = _ID.match(text), _SEED.search(text, 0, max(0, text.find("\n---\n")))
    edited = is_edited(text, path)
    if identifier and seed and not edited:
        return HeldFile(name, identifier[1], seed[1], seed[2], edited)
    try:
        article, _ = article_at(site, path)
    except BanmianError:
        if edited:
            raise
        return _own(name, frontmatter.read(text, path).values)
    if not article.sources:
        return None
    return HeldFile(name, article.id, article.sources[0].seed, article.sources[0].sha256, edited)


def _own(name: str, values: Mapping[str, frontmatter.Value]) -> HeldFile | None:
    """Whose a file is that the machine wrote and cannot read back, by what its front matter says in so many words."""
    rows = values.get("sources")
    first = rows[0] if isinstance(rows, list) and rows else None
    if not isinstance(first, dict):
        return None
    return HeldFile(name, str(values.get("id", "")), str(first.get("seed", "")), str(first.get("sha256", "")), edited=False)


def _unreadable(held: Iterable[HeldFile], loaded: Iterable[Held], written: Collection[str]) -> Iterator[tuple[str, str]]:
    """The files of a page that the machine wrote and cannot read back (an older version let a fact pass that this one refuses): each with
    the file that is made in its stead, which has its number."""
    numbered = {number_of(target): target for target in sorted(written)}
    read = {one.path for one in loaded}
    for file in held:
        if not file.edited and file.path not in read and file.path not in written:
            yield file.path, numbered.get(number_of(file.path), "")


def load(site: Site, held: Iterable[HeldFile]) -> Iterator[Held]:
    """The articles of content files, each with whether it was edited by hand; one that cannot be read is left out."""
    for file in held:
        path = f"{file.path}.md"
        try:
            article, _ = article_at(site, path)
            edited = edited_at(site, path)
        except BanmianError:        # the build reports it
            continue
        yield Held(file.path, article, edited)
