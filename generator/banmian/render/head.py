"""What stands in a page's <head> for machines: metadata tags and JSON-LD from `banmian.cite`, as HTML."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, cast

from banmian.cite import PageLinks, Record, Tag, head_tags, json_ld, ld_text, page_tags
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
        return printed(page_tags(links))
    record = cast(Record, context["record"])
    data = ld_text(json_ld(loaded.article, links, record))
    return f'{printed(head_tags(loaded.article, links, record))}\n<script type="application/ld+json">{data}</script>'


def page_links(sheet: Sheet, site: Site) -> PageLinks:
    """The addresses that the head of this page names."""
    return PageLinks(
        url=canonical(site.url, sheet.path), site=site.title, title=site.title, description=site.description,
        language=LANGUAGES.get(site.languages[0], site.languages[0]), licence=site.licence_url, rights=site.rights,
        home=up(sheet.path) + HOME)


def printed(tags: Iterable[Tag]) -> str:
    """Tags as HTML, attributes escaped."""
    return "\n".join(
        f"<{name}{''.join(f' {key}={chr(34)}{escape(value)}{chr(34)}' for key, value in pairs)}>" for name, pairs in tags)
