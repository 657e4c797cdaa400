"""The files of the corrections folder, and what of them nothing is made of."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.facts.corrections import Refused, SeedCorrections, read_corrections
from banmian.model import Finding, Place
from banmian.work import files
from banmian.work.moved import seeds_now

SUFFIX: Final = ".yaml"
_README: Final = re.compile(r"(?i)(^|/)readme[^/]*$")


def corrections(site: Site) -> Iterator[SeedCorrections | Refused]:
    """What the files of the corrections folder hold, page by page. Raises E206 for what names no page."""
    for path, entry in files.listing(site.root / site.corrections, SUFFIX):
        shown = f"{site.corrections}/{path}"
        try:
            text = files.read(entry.path).decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise BanmianError("E206", Place(shown, line), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
        yield from read_corrections(text, shown)


def names_of(seed: str) -> Iterator[str]:
    """What corrections may call a seed: its path, whole or without folders that it begins with, as `corrections_for` takes them."""
    while seed:
        yield seed
        seed = seed.partition("/")[2]


def odd_corrections(site: Site, paths: Iterable[str]) -> Iterator[Finding]:
    """Corrections of pages that are not there, and files that are read by nobody."""
    there = {name for path in paths for name in names_of(f"{site.seeds}/{path}")}
    lost = [group for group in corrections(site) if isinstance(group, SeedCorrections) and group.places and group.seed not in there]
    now = seeds_now(site) if lost else {}
    for group in lost:
        new = now.get(group.seed if group.seed.startswith(f"{site.seeds}/") else f"{site.seeds}/{group.seed}")
        yield Finding("F222", group.places[0], f"there is no page {group.seed}: {len(group.places)} corrections are not applied"
                      + (f"; it is called {new} now" if new else ""))
    over = [path for path, _ in files.listing(site.root / site.corrections) if not path.endswith(SUFFIX) and not _README.search(path)]
    if over:
        yield Finding("N204", Place(site.corrections), f"{len(over)} files are not read", tuple(over))
