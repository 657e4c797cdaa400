"""The former addresses of a site: what moved.yaml notes, as addresses of what there is now."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.config import Site
from banmian.content.naming import id_at
from banmian.exports import Former
from banmian.model import Card
from banmian.render import Sheet, urls
from banmian.render.views import gone
from banmian.work.moved import Moved, read_moved


def formers(site: Site, cards: Sequence[Card]) -> list[Former]:
    """Every former address in order, of articles and of source pages; none that stands for something now."""
    return _formers(read_moved(site), cards)


def _formers(moved: Moved, cards: Sequence[Card]) -> list[Former]:
    if not (moved.articles or moved.seeds):         # as in most corpora: every build asks
        return []
    articles = {card.path.removesuffix(".md"): card for card in cards}
    pages = {urls.page(card.seed) for card in cards if card.seed}
    taken = {card.url for card in cards}
    found = {}
    for old, new in moved.articles.items():
        url, card = urls.article(f"{old}.md"), articles.get(new)
        found[url] = Former(id_at(old), url, card.id if card else "", card.url if card else "")
    for old, new in moved.seeds.items():
        if (there := urls.page(new)) in pages and (url := urls.page(old)) not in pages:
            found[url] = Former("", url, "", there)
    return [former for url, former in sorted(found.items()) if url not in taken]


def gone_sheets(site: Site, cards: Sequence[Card]) -> Iterator[Sheet]:
    """A page at each former address whose article is gone: it leads to the source page that the article stood on."""
    moved = read_moved(site)
    lost = [former.url for former in _formers(moved, cards) if former.id and not former.new_url]
    pages = _source_pages(moved, cards) if lost else {}
    for url in lost:
        yield gone.sheet(url, pages.get(url.rpartition("-i")[0], ""))


def _source_pages(moved: Moved, cards: Sequence[Card]) -> dict[str, str]:
    """The address of a source page by what the addresses of its articles begin with; where the page is called otherwise now, its other
    articles tell where it is."""
    found = {card.url.rpartition("-i")[0]: urls.page(card.seed) for card in cards if card.seed}
    for old, new in moved.articles.items():
        there = urls.article(f"{new}.md").rpartition("-i")[0] if new else ""
        if there in found:
            found.setdefault(urls.article(f"{old}.md").rpartition("-i")[0], found[there])
    return found
