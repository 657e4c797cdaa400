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
from banmian.work.moved import called_now

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


def is_of(group: SeedCorrections | Refused, seed: str) -> bool:
    """Whether corrections are those of a seed, which they may name without its folder, as `corrections_for` takes them."""
    return seed == group.seed or seed.endswith("/" + group.seed)


def odd_corrections(site: Site, paths: Iterable[str]) -> Iterator[Finding]:
    """Corrections of pages that are not there, and files that are read by nobody."""
    seeds = [f"{site.seeds}/{path}" for path in paths]
    for group in corrections(site):
        if isinstance(group, SeedCorrections) and group.places and not any(is_of(group, seed) for seed in seeds):
            seed = group.seed if group.seed.startswith(f"{site.seeds}/") else f"{site.seeds}/{group.seed}"
            yield Finding("F222", group.places[0], f"there is no page {group.seed}: {len(group.places)} corrections are not applied"
                          + called_now(site, seed))
    over = [path for path, _ in files.listing(site.root / site.corrections) if not path.endswith(SUFFIX) and not _README.search(path)]
    if over:
        yield Finding("N204", Place(site.corrections), f"{len(over)} files are not read", tuple(over))
