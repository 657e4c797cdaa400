"""Files beside articles: which are copied to the site, which are missing, and what lies in the content folder and is neither."""
from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from banmian.config import Site
from banmian.content.suffixes import is_article
from banmian.errors import BanmianError
from banmian.model import Card, Finding, Place
from banmian.render import urls
from banmian.work import files
from banmian.work.moved import MOVED
from banmian.work.press import Press

MAKER: Final = "media"
_OURS: Final = (".proof", ".proof.edited")      # what the program itself puts beside articles


def copy(site: Site, press: Press, cards: Iterable[Card], content: Mapping[str, str]) -> None:
    """Copies the files that articles show or link to; one is read only where its copy does not stand as it was made."""
    for path in sorted({path for card in cards for path in card.files}):
        if not missing(site, path, content):
            try:
                press.copy(MAKER, content[path], urls.media(path), partial(files.read, _place(site, path), f"{site.content}/{path}"))
            except BanmianError as error:
                if error.code == "E601":
                    raise
                press.errors.append(error)


def missing(site: Site, path: str, content: Collection[str]) -> str:
    """Why a file that an article shows or links to cannot be copied; "" where it can. A link may not lead out of the content folder."""
    if path not in content:
        return "is not there"
    folder = os.path.realpath(site.root / site.content)
    inside = os.path.realpath(_place(site, path)).startswith(folder + os.sep)
    return "" if inside else "is a link that leads out of the content folder"


def _place(site: Site, path: str) -> str:
    return f"{site.root}/{site.content}/{path}"


def told_missing(site: Site, cards: Iterable[Card], content: Collection[str]) -> Iterator[Finding]:
    """A finding for each file that an article shows or links to and that is not copied."""
    for card in cards:
        for path in card.files:
            if why := missing(site, path, content):
                yield Finding("F310", Place(f"{site.content}/{card.path}"), f"{site.content}/{path} {why}")


def told_no_articles(site: Site, content: Iterable[str], beside: Collection[str], blank: Iterable[str]) -> Iterator[Finding]:
    """A note of the files in the content folder that are neither articles nor what belongs beside them: in it `beside`, which articles
    show or link to. `blank` are articles by their names that say nothing."""
    ours = {MOVED, *beside}
    names = [path for path in content if not (is_article(path) or path in ours or path.endswith(_OURS) or "/." in f"/{path}")]
    over = sorted([*names, *blank])
    if over:
        are = "files are no articles" if len(over) > 1 else "file is no article"
        yield Finding("N303", Place(site.content), f"{len(over)} {are}", tuple(over))
