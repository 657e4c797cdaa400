"""What stands in a page's <head> for machines: metadata tags and JSON-LD from `banmian.cite`, as HTML."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, cast

from banmian.cite import PageLinks, Record, Tag, collection_ld, dataset_ld, head_tags, json_ld, ld_text, page_tags
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
        node = dataset_ld(links, first=facts.get("from", ""), last=facts.get("to", ""))
    elif sheet.cards:
        node = collection_ld(links, len(sheet.cards))
    else:
        return ""
    return f'\n<script type="application/ld+json">{ld_text(node)}</script>'


def wants(site: Site, export: str, *, default: bool = False) -> bool:
    """Whether the site's settings ask for that export; `default` for those that are made without being asked for."""
    return export in site.exports or "all" in site.exports or (default and "default" in site.exports)


TWINS = ((".md", "text/markdown", "Markdown"), (".txt", "text/plain", "text"), (".json", "application/json", "JSON"))


def page_links(sheet: Sheet, site: Site) -> PageLinks:
    """The addresses that the head of this page names."""
    root = up(sheet.path)
    name = sheet.path.rpartition("/")[2].removesuffix(".html")
    twins = sheet.article and wants(site, "twins")
    return PageLinks(
        url=canonical(site.url, sheet.path), site=site.title, title=site.title, description=site.description,
        language=LANGUAGES.get(site.languages[0], site.languages[0]), licence=site.licence_url, rights=site.rights,
        home=root + HOME,
        feed=f"{root}feed.xml" if site.url and wants(site, "atom", default=True) else "",
        search=f"{root}opensearch.xml" if site.url and site.search and wants(site, "opensearch", default=True) else "",
        manifest=f"{root}manifest.webmanifest" if wants(site, "pwa") else "",
        alternates=tuple((media, name + suffix, title) for suffix, media, title in TWINS) if twins else ())


def printed(tags: Iterable[Tag]) -> str:
    """Tags as HTML, attributes escaped."""
    return "\n".join(
        f"<{name}{''.join(f' {key}={chr(34)}{escape(value)}{chr(34)}' for key, value in pairs)}>" for name, pairs in tags)
