"""Seeds: what bytes they are, what an editor knows of them, what was corrected by hand; read into articles by a worker."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.content.articles import articles_of
from banmian.content.naming import page_base, page_name
from banmian.errors import BanmianError
from banmian.facts.corrections import SeedCorrections, corrections_for, load_corrections
from banmian.model import Article, Finding, Layout, PageFacts, Place, Reading, Seed
from banmian.work import files

LARGE: Final = 1_000_000        # bytes: far beyond any newspaper page
PAGES_FILE: Final = "pages.yaml"
_FEW: Final = 4                 # characters of several bytes that GB18030 text may hold before it stops looking like UTF-8
_WIDE: Final = re.compile("[\x80-\U0010ffff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class SeedTask:
    """One page to read: its file, its path as the user knows it, what is known of it, and the corrections of its text."""

    file: str
    path: str
    known: tuple[tuple[str, str], ...] = ()
    corrections: tuple[SeedCorrections, ...] = ()


@dataclass(frozen=True, slots=True)
class SeedRead:
    """A page as read: its articles under the base that its facts give, its proof, and what was odd or wrong."""

    path: str
    base: str = ""
    page: str = ""
    articles: tuple[Article, ...] = ()
    proof: str = ""
    facts: PageFacts | None = None
    findings: tuple[Finding, ...] = ()
    error: BanmianError | None = None


def seed_paths(folder: Path) -> list[str]:
    """The pages in the seeds folder, relative to it."""
    return [path for path, _ in files.listing(folder, ".txt")]


def decode(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """A page's text: UTF-8, or GB18030 with a note. Raises E202 for what is no text, E201 with the byte where it breaks."""
    if b"\0" in data[:65536]:
        raise BanmianError("E202", Place(path), f"not text: a zero byte at offset {data.index(0)}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(data, path, error.start), (Finding("N201", Place(path), "decoded as GB18030"),)
    if text.startswith("\ufeff"):
        return text[1:], (Finding("N202", Place(path), "a byte order mark was taken off"),)
    return text, ()


def _gb18030(data: bytes, path: str, broken: int) -> str:
    """The text as GB18030, unless it was well on its way as UTF-8: then it is UTF-8 with a damaged byte."""
    line = data.count(b"\n", 0, broken) + 1
    if len(_WIDE.findall(data[:broken].decode("utf-8"))) <= _FEW:
        try:
            text = data.decode("gb18030")
            if not _CONTROL.search(text):
                return text
        except UnicodeDecodeError as error:
            broken, line = error.start, data.count(b"\n", 0, error.start) + 1
    raise BanmianError("E201", Place(path, line), f"neither UTF-8 nor GB18030: byte offset {broken} is {data[broken]:#04x}")


def known_pages(folder: Path, shown: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """What `pages.yaml` of a seeds folder says of each page; E203 with the line where it cannot be read."""
    path = folder / PAGES_FILE
    if not path.is_file():
        return {}
    import yaml
    place = Place(f"{shown}/{PAGES_FILE}" if shown else str(path))
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except UnicodeDecodeError as error:
        raise BanmianError("E203", place, f"not UTF-8 at byte {error.start}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BanmianError("E203", replace(place, line=mark.line + 1 if mark else None),
                           getattr(error, "problem", None) or str(error)) from error
    if not isinstance(table or {}, dict) or not all(isinstance(entry or {}, dict) for entry in (table or {}).values()):
        raise BanmianError("E203", place, "each line must be the name of a page, and below it what is known of it")
    return {name: _entry(entry or {}, place, name) for name, entry in (table or {}).items()}


def _entry(entry: Mapping[str, object], place: Place, name: str) -> tuple[tuple[str, str], ...]:
    for key, value in entry.items():
        if not isinstance(value, str):
            raise BanmianError("E203", place, f"`{key}` of {name} must be a text")
    return tuple((key, str(value)) for key, value in entry.items() if value)


def read_seed(task: SeedTask) -> SeedRead:
    """A page to its articles; what is wrong with it is in the result, so that the other pages are still read."""
    try:
        reading, proof = reading_of(task)
    except BanmianError as error:
        return SeedRead(task.path, error=error)
    if reading is None:
        return SeedRead(task.path, findings=(Finding("F201", Place(task.path), "the page is empty"),))
    corrections, refused = corrections_for(reading.seed, task.corrections)
    reading = replace(reading, findings=reading.findings + refused)
    return SeedRead(task.path, page_base(reading), page_name(reading), articles_of(reading, corrections), proof,
                    reading.facts, reading.findings)


def reading_or_none(task: SeedTask) -> Reading | None:
    """The reading of a page that can be read and is not empty."""
    try:
        return reading_of(task)[0]
    except BanmianError:
        return None


def reading_of(task: SeedTask) -> tuple[Reading | None, str]:
    """The reading of a page and its proof; None for an empty one."""
    data = files.read(task.file)
    text, findings = decode(data, task.path)
    if not text.strip():
        return None, ""
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
    from banmian.segment.proof import read_proof, write_proof
    odd: tuple[Finding, ...] = ()
    beside = Path(task.file).with_suffix(".proof")
    if beside.is_file():
        place = Place(str(Path(task.path).with_suffix(".proof")))
        proof = beside.read_bytes().decode("utf-8", "replace")
        try:
            layout = read_proof(proof)
        except BanmianError as error:
            raise BanmianError("E205", Place(place.path, error.place.line), error.message, error.cure) from error
        except ValueError as error:
            raise BanmianError("E205", place, str(error)) from error
        if layout.text == text:
            return layout, proof, ()
        odd = (Finding("F203", place, "this proof was made from other text: the machine's reading is used"),)
    layout = read_page(text)
    return layout, write_proof(layout), odd


def tasks(site: Site, paths: list[str]) -> Iterator[SeedTask]:
    """A task for each page of the site's seeds folder."""
    folder = site.root / site.seeds
    known = known_pages(folder, site.seeds)
    corrections: dict[str, list[SeedCorrections]] = {}
    for group in _corrections(site):
        corrections.setdefault(group.seed.rpartition("/")[2], []).append(group)
    for path in paths:
        mine = corrections.get(path.rpartition("/")[2], ())
        yield SeedTask(f"{folder}/{path}", f"{site.seeds}/{path}", known.get(path, ()), tuple(mine))


def _corrections(site: Site) -> Iterator[SeedCorrections]:
    """What the files of the corrections folder hold."""
    for path, entry in files.listing(site.root / site.corrections, ".yaml"):
        shown = f"{site.corrections}/{path}"
        try:
            text = files.read(entry.path).decode("utf-8")
        except UnicodeDecodeError as error:
            raise BanmianError("E206", Place(shown), f"not UTF-8 at byte {error.start}") from error
        yield from load_corrections(text, shown)
