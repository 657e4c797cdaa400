"""Seeds: what bytes they are, what an editor knows of them, what was corrected by hand; read into articles by a worker."""
from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.content.articles import articles_of
from banmian.errors import BanmianError
from banmian.facts.corrections import Refused, SeedCorrections, corrections_for
from banmian.layout import Layout, PageFacts, Reading, Seed
from banmian.model import Article, Finding, Place
from banmian.segment.margin import saved_text
from banmian.text.conflicts import WHAT as UNFINISHED
from banmian.text.conflicts import conflict_line
from banmian.text.encoding import UTF8, Undecodable, shown
from banmian.text.encoding import decode as decoded
from banmian.work import files
from banmian.work.corrected import corrections as load_all
from banmian.work.corrected import names_of
from banmian.work.known import PAGES_FILE, known_pages

BATCH: Final = 6                # pages that a worker reads at a time
LARGE: Final = 1_000_000        # bytes: far beyond any newspaper page
SUFFIX: Final = ".txt"
_BESIDE_PAGES: Final = re.compile(r"(?i)(^|/)(readme[^/]*|\._[^/]*|\.[^/]*(?<!\.txt))$")     # README.md, .DS_Store; not .p01.txt


@dataclass(frozen=True, slots=True)
class SeedTask:
    """One page to read: its file, its path as the user knows it, what is known of it, and the corrections of its text."""

    file: str
    path: str
    known: tuple[tuple[str, str], ...] = ()
    corrections: tuple[SeedCorrections, ...] = ()


@dataclass(frozen=True, slots=True)
class SeedRead:
    """A page as read: its articles, named by nothing but their number, its proof, and what was odd or wrong."""

    path: str
    articles: tuple[Article, ...] = ()
    proof: str = ""
    facts: PageFacts | None = None
    findings: tuple[Finding, ...] = ()
    error: BanmianError | None = None


def seed_paths(folder: Path) -> list[str]:
    """The pages in the seeds folder, relative to it: NAME.txt, or NAME.TXT as old systems wrote it. A link that leads nowhere is one that
    cannot be read."""
    return [path for path, _ in files.listing(folder, lost=True) if path.lower().endswith(SUFFIX)]


def passed_over(site: Site, paths: Iterable[str]) -> tuple[Finding, ...]:
    """A note of the files in the seeds folder that are neither pages nor what belongs beside them; empty where all are."""
    folder = str(site.root / site.seeds)
    beside = {PAGES_FILE, *paths, *(f"{path.rpartition('.')[0]}.proof" for path in paths)}
    over = []
    for base, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(f"{base}/{name}")]
        folders[:] = [name for name in folders if name[0] != "."]
        over += [path for path in (os.path.relpath(f"{base}/{name}", folder).replace(os.sep, "/") for name in (*names, *links))
                 if path not in beside and not _BESIDE_PAGES.search(path)]
    if not over:
        return ()
    return (Finding("N203", Place(site.seeds), f"{len(over)} files are no pages", tuple(sorted(over))),)


def decode(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """A page's text, with a note where it is not plain UTF-8. Raises E202 for what is no text, E201 with the byte where it breaks."""
    try:
        text, encoding, marked = decoded(data)
    except Undecodable as error:
        if b"\0" in data:
            raise _no_text(data.index(b"\0"), path) from error
        line = data.count(b"\n", 0, error.offset) + 1
        raise BanmianError("E201", Place(path, line), str(error)) from error
    if "\0" in text:
        raise _no_text(data.index(b"\0"), path)
    if encoding != UTF8:
        return text, (Finding("N201", Place(path), f"decoded as {encoding}"),)
    return text, (Finding("N202", Place(path), "a byte order mark was taken off"),) if marked else ()


def _no_text(offset: int, path: str) -> BanmianError:
    return BanmianError("E202", Place(path), f"not text: a zero byte at offset {offset}")


def read_seed(task: SeedTask) -> SeedRead:
    """A page to its articles; what is wrong with it is in the result, so that the other pages are still read."""
    if shown(task.path) != task.path:
        return SeedRead(task.path, error=BanmianError("E207", Place(shown(task.path)), "this name cannot be written down"))
    try:
        reading, proof = reading_of(task)
    except BanmianError as error:
        return SeedRead(task.path, error=error)
    if reading is None:
        return SeedRead(task.path, findings=(Finding("F201", Place(task.path), "the page is empty"),))
    corrections, refused = corrections_for(reading.seed, task.corrections)
    reading = replace(reading, findings=reading.findings + refused)
    return SeedRead(task.path, articles_of(reading, corrections), proof, reading.facts, reading.findings)


def read_seeds(tasks: tuple[SeedTask, ...]) -> list[SeedRead]:
    """Some pages: handing over a task takes a tenth of the time that a page does."""
    return [read_seed(task) for task in tasks]


def reading_or_none(task: SeedTask) -> Reading | None:
    """The reading of a page that can be read and is not empty."""
    try:
        return reading_of(task)[0]
    except BanmianError:
        return None


def reading_of(task: SeedTask) -> tuple[Reading | None, str]:
    """The reading of a page and its proof; None for an empty one."""
    data = files.read(task.file, task.path)
    text, findings = decode(data, task.path)
    if not text.strip():
        return None, ""
    if line := conflict_line(text):
        raise BanmianError("E208", Place(task.path, line), UNFINISHED)
    if len(data) > LARGE:
        findings += (Finding("F205", Place(task.path), f"{len(data):,} bytes are much for one page"),)
    layout, proof, odd = _layout(task, text)
    from banmian.facts import page_facts
    facts, found = page_facts(text, layout, dict(task.known) or None)
    if not layout.items:
        findings += (Finding("F202", Place(task.path), "no article was found on this page"),)
    located = tuple(_at(finding, task.path) for finding in found)
    seed = Seed(task.path, sha256(data).hexdigest(), text)
    return Reading(seed, facts, layout, findings + odd + located), proof


def _at(finding: Finding, path: str) -> Finding:
    """The finding at the path of its page: the facts know only its text."""
    return replace(finding, place=Place(path, finding.place.line))


def _layout(task: SeedTask, text: str) -> tuple[Layout, str, tuple[Finding, ...]]:
    """The layout that a proof beside the seed gives, where there is one of this very text, else the machine's."""
    from banmian.segment import read_page
    from banmian.segment.margin import with_line_ends
    from banmian.segment.proof import read_proof, write_proof
    odd: tuple[Finding, ...] = ()
    beside = Path(task.file).with_suffix(".proof")
    proof = saved_text(files.read(beside)) if beside.is_file() else ""       # empty: `banmian proof P.txt > P.proof` begun
    if proof:
        place = Place(str(Path(task.path).with_suffix(".proof")))
        try:
            layout = read_proof(proof)
            if "\r" in text and layout.text != text:
                proof = with_line_ends(proof, text)
                layout = read_proof(proof)
        except BanmianError as error:
            raise BanmianError("E205", Place(place.path, error.place.line), error.message, error.cure) from error
        except ValueError as error:
            raise BanmianError("E205", place, str(error)) from error
        if layout.text == text:
            return layout, proof, ()
        odd = (Finding("F203", place, "this proof was made from other text: the machine's reading is used"),)
    layout = read_page(text)
    return layout, write_proof(layout, machine=True), odd


def batches(tasks: Iterable[SeedTask]) -> Iterator[tuple[SeedTask, ...]]:
    """Tasks in the shares that a worker takes at a time."""
    rest = iter(tasks)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


@dataclass(frozen=True, slots=True)
class Told:
    """What people say of pages, in pages.yaml and in files of corrections; of the pages in `refused` they say it so that it cannot be
    read, for the reasons in `errors`: these pages stay as they were cut."""

    entries: Mapping[str, tuple[tuple[str, str], ...]]
    corrections: Mapping[str, list[SeedCorrections]]        # by the name of a page's file
    refused: frozenset[str]
    errors: tuple[BanmianError, ...]


def told(site: Site, paths: Iterable[str]) -> Told:
    """What people say of the pages of the site's seeds folder. Raises E203 or E206 where it cannot be told of which page."""
    known = known_pages(site.root / site.seeds, site.seeds)
    groups = tuple(load_all(site))
    errors = [group.error for group in groups if isinstance(group, Refused)]
    wrong = {group.seed for group in groups if isinstance(group, Refused)}
    corrections: dict[str, list[SeedCorrections]] = {}
    for group in groups:
        if not isinstance(group, Refused):
            corrections.setdefault(group.seed.rpartition("/")[2], []).append(group)
    refused = {path for path in paths if path in known.wrong or not wrong.isdisjoint(names_of(f"{site.seeds}/{path}"))}
    return Told(known.entries, corrections, frozenset(refused), (*known.wrong.values(), *errors))


def tasks(site: Site, paths: list[str], told: Told) -> Iterator[SeedTask]:
    """A task for each page of the site's seeds folder but those that are refused."""
    folder = site.root / site.seeds
    for path in paths:
        if path not in told.refused:
            mine = told.corrections.get(path.rpartition("/")[2], ())
            yield SeedTask(f"{folder}/{path}", f"{site.seeds}/{path}", told.entries.get(path, ()), tuple(mine))
