"""What stands in a page's <head> for machines: metadata tags and JSON-LD from `banmian.cite`, as HTML."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, cast

from banmian.cite import PageLinks, Record, Tag, collection_ld, dataset_ld, head_tags, json_ld, ld_text, page_tags
from banmian.render.offers import downloads, makes
from banmian.render.sheet import Loaded, Sheet
from banmian.render.strings import Strings
from banmian.render.urls import HOME, canonical, up

if TYPE_CHECKING:
    from banmian.config import Site

LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}


def head_of(sheet: Sheet, loaded: Loaded, site: Site, strings: Strings, context: Mapping[str, object]) -> str:
    """The tags of the page, one a line, then its JSON-LD."""
    links = page_links(sheet, site)
    if loaded.article is None:
        return f"{printed(page_tags(links))}{_listed(sheet, site, links)}"
    record = cast(Record, context["record"])
    data = ld_text(json_ld(loaded.article, links, record))
    return f'{printed(head_tags(loaded.article, links, record))}\n<script type="application/ld+json">{data}</script>'


def _listed(sheet: Sheet, site: Site, links: PageLinks) -> str:
    """The JSON-LD of a page that is no article: the corpus as a Dataset on the about page, else a list of articles."""
    facts = dict(sheet.data)
    if sheet.view == "about":
        found = downloads(site, facts.get("articles", 0)) if site.url else ()
        node = dataset_ld(links, first=facts.get("from", ""), last=facts.get("to", ""),
                          downloads=[(canonical(site.url, path), "", 0, "") for _, path in found if path.startswith("data/articles")])
    elif sheet.cards:
        node = collection_ld(links, len(sheet.cards))
    else:
        return ""
    return f'\n<script type="application/ld+json">{ld_text(node)}</script>'


TWINS = ((".md", "text/markdown", "Markdown"), (".txt", "text/plain", "text"), (".json", "application/json", "JSON"))


def page_links(sheet: Sheet, site: Site) -> PageLinks:
    """The addresses that the head of this page names."""
    root = up(sheet.path)
    return PageLinks(
        url=canonical(site.url, sheet.path), site=site.title, title=site.title, description=site.description,
        language=LANGUAGES.get(site.languages[0], site.languages[0]), licence=site.licence_url, rights=site.rights,
        home=root + HOME, feed=root + "feed.xml" if makes(site, "atom") else "",
        search=root + "opensearch.xml" if makes(site, "opensearch") else "",
        manifest=root + "manifest.webmanifest" if makes(site, "pwa") else "",
        alternates=_twins(sheet) if sheet.article and makes(site, "twins") else ())


def _twins(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """The article's other forms, which lie beside its page: (media type, address, name)."""
    stem = sheet.path.rpartition("/")[2].removesuffix(".html")
    return tuple((media, stem + suffix, title) for suffix, media, title in TWINS)


_quoted = lru_cache(maxsize=2048)(escape)       # a headline stands in five tags, a paper's name in those of many pages


def printed(tags: Iterable[Tag]) -> str:
    """Tags as HTML, attributes escaped."""
    return "\n".join([
        f'<{name} {pairs[0][0]}="{_quoted(pairs[0][1])}" {pairs[1][0]}="{_quoted(pairs[1][1])}">' if len(pairs) == 2 else
        f"<{name}{''.join([f' {key}={chr(34)}{_quoted(value)}{chr(34)}' for key, value in pairs])}>" for name, pairs in tags])
