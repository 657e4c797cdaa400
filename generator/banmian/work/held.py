"""The articles that the content folder holds already: which page each was cut from, and which page is whose after renaming."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from banmian.config import Site
from banmian.content import frontmatter
from banmian.content.markdown_in import is_edited
from banmian.content.naming import Held
from banmian.errors import BanmianError
from banmian.work import files
from banmian.work.reading import article_at, edited_at, text_of

# The head of a content file as it was written: "---\nid: jrld-2022-11-22-p06-i01\n", "sources:\n  - {seed: seeds/1.txt, sha256: 9f86…, "
_ID: Final = re.compile(r"---\nid: ([\w-]+)\n")
_SEED: Final = re.compile(r"^sources:\n  - \{seed: ([\w/][\w/.-]*), sha256: ([0-9a-f]{64}), ", re.MULTILINE)

_APART: Final = re.compile(r"-[0-9a-f]{4}$")                            # the -9f86 of …-p01-9f86


class HeldFile(NamedTuple):
    """A content file that was cut from a seed: its path (without suffix), its article's id, the seed and its SHA-256, and
    whether it was edited by hand."""

    path: str
    id: str
    seed: str
    sha256: str
    edited: bool

    @property
    def base(self) -> str:
        """The base of its page, as its id has it."""
        return self.id.rpartition("-i")[0]


class HeldPages(NamedTuple):
    """The files of each page, by its seed as it is called now, and the seeds that were renamed: old name → new."""

    files: dict[str, list[HeldFile]]
    renamed: dict[str, str]


def held_pages(site: Site, seeds: Collection[str]) -> HeldPages:
    """The files of each page; a seed that has the bytes of one that is gone, or has other bytes now, is that one renamed."""
    held, digests = held_by_seed(site), _digests(site, sorted(seeds))
    _reunite(held, digests)
    renamed = _renamed(site, held, digests)
    found: dict[str, list[HeldFile]] = {}
    for seed, theirs in held.items():
        found.setdefault(renamed.get(seed, seed), []).extend(theirs)
    return HeldPages(found, renamed)


def _digests(site: Site, seeds: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for seed in seeds:
        with suppress(BanmianError):        # whoever reads it reports it
            found[seed] = files.sha256(f"{site.root}/{seed}")
    return found


def _reunite(held: dict[str, list[HeldFile]], digests: Mapping[str, str]) -> None:
    """Files edited by hand name a seed that was renamed since, or one whose name another page has now: they are of the page whose other
    files bear its base. No two pages have one base (`claim`), whatever became of the bytes; where there are no others, the bytes tell."""
    owners = {file.base: seed for seed, theirs in held.items() if seed in digests for file in theirs if not file.edited}
    bearers = {digest: seed for seed, digest in digests.items()}
    for seed, theirs in list(held.items()):
        for file in [file for file in theirs if file.edited]:
            owner = owners.get(file.base, "")
            if not owner and file.sha256 != digests.get(seed) and any(not one.edited for one in theirs):
                owner = bearers.get(file.sha256, "")
            if owner not in ("", seed):
                theirs.remove(file)
                held.setdefault(owner, []).append(file)
        if not theirs:
            del held[seed]


def _renamed(site: Site, held: Mapping[str, list[HeldFile]], digests: Mapping[str, str]) -> dict[str, str]:
    """Which seed's bytes bear which other name now. A page put between others moves the names of all that follow: so what counts is
    where the bytes are, not whether the old name is free."""
    bearers: dict[str, list[str]] = {}
    for seed, digest in digests.items():
        bearers.setdefault(digest, []).append(seed)
    renamed: dict[str, str] = {}
    for seed, theirs in sorted(held.items()):
        shas = dict.fromkeys(file.sha256 for file in sorted(theirs, key=lambda file: file.edited))
        if digests.get(seed) in shas:
            continue
        edited = all(file.edited for file in theirs)        # such a file goes on to say the old name
        new = next((one for sha in shas for one in bearers.get(sha, ()) if edited or one not in renamed.values()
                    and all(file.sha256 != sha for file in held.get(one, ()))), "")
        if not new and seed not in digests:             # a copy was taken away: its articles lead on to those of the one that stays
            new = next((one for sha in shas for one in bearers.get(sha, ()) if _same_page(theirs, held.get(one, ()))), "")
        if new and not (seed in digests and _alike(f"{site.root}/{seed}", f"{site.root}/{new}")):
            renamed[seed] = new
    return renamed


def _same_page(one: Iterable[HeldFile], other: Iterable[HeldFile]) -> bool:
    """Whether files of two seeds are of one page of one paper and day: their bases differ in the digits that keep them apart alone."""
    return not {_APART.sub("", file.base) for file in one}.isdisjoint(_APART.sub("", file.base) for file in other)


def _alike(one: str, other: str) -> bool:
    """Whether most lines of a file stand in another: then it is the page still, mended, and the other a copy of what it was."""
    lines = set(files.read(one).split(b"\n"))
    return 2 * len(lines & set(files.read(other).split(b"\n"))) > len(lines)


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
