"""What goes into a ZIM: the site's files as entries, and what a ZIM says of itself."""
from __future__ import annotations

import html
import mimetypes
import re
from collections.abc import Mapping
from typing import Any, Final

from banmian.config import Site

TITLE: Final = re.compile(r"<title>(.*?)</title>", re.S)                # <title>标题 · 站名</title>
TYPES: Final = {".js": "text/javascript", ".xml": "application/xml", ".md": "text/markdown", ".webmanifest": "application/json"}
TITLE_LIMIT, DESCRIPTION_LIMIT = 30, 80                                 # graphemes; a Han character is one


def metadata(site: Site) -> Mapping[str, str]:
    """The mandatory metadata of a ZIM and the licence, within their limits. The language is ISO 639-3."""
    title = site.title[:TITLE_LIMIT] or "corpus"
    facts = {
        "Name": f"{_latin(site)}_zho", "Title": title, "Description": (site.description or site.title)[:DESCRIPTION_LIMIT],
        "Language": "zho", "Creator": site.publisher or site.title, "Publisher": site.publisher or site.title,
        "Date": site.build_date or "1970-01-01", "License": site.licence, "Source": site.url,
        "LongDescription": site.description[:4000] if len(site.description) > DESCRIPTION_LIMIT else "",
        "Scraper": "banmian", "Tags": "newspapers;_ftindex:yes"}
    return {name: value for name, value in facts.items() if value}


def _latin(site: Site) -> str:
    from urllib.parse import urlsplit
    return re.sub(r"[^a-z0-9]+", "-", (urlsplit(site.url).hostname or "banmian").lower())


def item(path: str, data: bytes, media_type: str = "") -> Any:
    """One file as an entry, of that media type or of the one its name tells; pages are listed by their titles."""
    from libzim.writer import Hint, Item, StringProvider
    suffix = path[path.rfind("."):]
    page = suffix == ".html"
    found = TITLE.search(data.decode("utf-8", "replace")) if page else None
    title = html.unescape(found[1]).strip() if found else ""

    class Entry(Item):      # type: ignore[misc]
        """A file of the site."""

        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            return title

        def get_mimetype(self) -> str:
            return media_type or TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"

        def get_contentprovider(self) -> Any:
            return StringProvider(data)

        def get_hints(self) -> Mapping[Any, int]:
            return {Hint.FRONT_ARTICLE: page and b'http-equiv="refresh"' not in data, Hint.COMPRESS: True}
    return Entry()
