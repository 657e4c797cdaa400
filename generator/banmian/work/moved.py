"""What moved: the table in which segmenting notes which content files, and which source pages, are called otherwise since."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final, NamedTuple

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Card, Place
from banmian.text.conflicts import WHAT as UNFINISHED
from banmian.text.encoding import shown
from banmian.work import files
from banmian.work.nodes import composed

MOVED: Final = "moved.yaml"
_HEAD: Final = """\
# Content files that moved: the address of each old one leads to the new one ('' where the article is gone). Seeds that were renamed:
# the address of the source page leads on as well. Keep this file: what it names is given to no other article.
"""
_PLAIN: Final = re.compile(r"\w[\w./-]*")        # what YAML takes as it is: seeds/a-1.txt


class Moved(NamedTuple):
    """Content paths (without suffix) and seeds that moved, old → new; a content path whose article is gone leads to ""."""

    articles: dict[str, str]
    seeds: dict[str, str]


def read_moved(site: Site) -> Moved:
    """What moved.yaml of the content folder says; E305 where it cannot be read."""
    path = site.root / site.content / MOVED
    if not path.is_file():
        return Moved({}, {})
    import yaml
    place = Place(f"{site.content}/{MOVED}")
    try:
        top = composed(path, place, "E305")
    except BanmianError as error:
        if error.message != UNFINISHED:
            raise
        raise BanmianError("E305", error.place, error.message, "Take the marks out and keep the lines of both: each says what became of an "
                           "address.") from error
    rows = top.value if isinstance(top, yaml.MappingNode) else [(top, top)] if top else []
    for node in (node for row in rows for node in row):
        if not isinstance(node, yaml.ScalarNode) or not isinstance(top, yaml.MappingNode):
            raise BanmianError("E305", replace(place, line=node.start_mark.line + 1), "each line must be `old path: new path`")
    found = {str(old.value): str(new.value) for old, new in rows}
    pages = {old: new for old, new in found.items() if _is_seed(site, old) and _is_seed(site, new)}
    return Moved({old: new for old, new in found.items() if old not in pages}, pages)


def seeds_now(site: Site) -> Mapping[str, str]:
    """What seeds that were renamed are called now, old → new; none where moved.yaml cannot be read, which the build reports."""
    with suppress(BanmianError):
        return read_moved(site).seeds
    return {}


class Called:
    """What the pages of files that were edited by hand are called now: such a file goes on to say the name that its page had, and is of
    the page all the same. The page's other files bear its name as it is, and no two pages have one base; where there are none, the
    seeds that were renamed (old → new) tell, but for those whose old name another page has now."""

    def __init__(self, cards: Iterable[Card], seeds: Mapping[str, str]) -> None:
        self._pages: dict[str, str] = {}
        alive = set()
        for card in cards:
            if card.seed and not card.edited:
                alive.add(card.seed)
                other = self._pages.setdefault(_base(card.id), card.seed)
                if other != card.seed and (other in seeds, other) > (card.seed in seeds, card.seed):    # what nobody took over of one gone
                    self._pages[_base(card.id)] = card.seed
        self._seeds = {old: new for old, new in seeds.items() if old not in alive}

    def now(self, seed: str, identifier: str) -> str:
        """The seed of the edited article of that id, which says that it was cut from `seed`."""
        return self._pages.get(_base(identifier)) or self._seeds.get(seed, seed)

    def on_their_pages(self, cards: Iterable[Card]) -> list[Card]:
        """The cards, each edited one with the name that its page has now."""
        return [card._replace(seed=self.now(card.seed, card.id)) if card.edited and card.seed else card for card in cards]


def _base(identifier: str) -> str:
    return identifier.rpartition("-i")[0] or identifier


def _is_seed(site: Site, path: str) -> bool:
    return path.startswith(f"{site.seeds}/") and path.lower().endswith(".txt")


def write_moved(site: Site, before: Moved, now: Moved, alive: Collection[str]) -> None:
    """Adds to moved.yaml what moved now. What led to a path that moved on leads on as well; what is `alive` leads nowhere."""
    articles, seeds = _followed(before.articles, now.articles), _followed(before.seeds, now.seeds)
    rows = [f"{_written(old)}: {_written(new)}\n" for table in (articles, seeds) for old, new in sorted(table.items())
            if old not in alive and shown(old + new) == old + new]
    files.write(f"{site.root}/{site.content}", MOVED, (_HEAD + "".join(rows)).encode())


def _followed(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The older moves, each led on, and the new ones; none from a path to itself."""
    table = {old: now.get(new, new) for old, new in before.items()} | dict(now)
    return {old: new for old, new in table.items() if old != new}


def _written(path: str) -> str:
    return path if _PLAIN.fullmatch(path) else "'" + path.replace("'", "''") + "'"
