"""OpenSearch description: lets a browser add the site's search to its own (OpenSearch 1.1)."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line
from banmian.cite.xml import escape, quoteattr
from banmian.exports import Corpus, File, absolute, lacks_address

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "OpenSearch description"
DEFAULT = True
EXTRA = ""


def lacks(site: Site) -> str:
    """The setting without which it cannot be made."""
    return lacks_address(site) if site.search else "search"


def write(corpus: Corpus) -> Iterator[File]:
    """`opensearch.xml`, where the site has an address and a search: its template is absolute."""
    site = corpus.site
    if not (site.url and site.search):
        return
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(one_line(site.title)[:16])}</ShortName>",
        f"<Description>{escape(one_line(site.description or site.title)[:1024])}</Description>",
        f'<Url type="text/html" template={quoteattr(absolute(site, "search.html") + "?q={searchTerms}")}/>',
        f"<Language>{escape(site.languages[0])}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
    ]
    yield "opensearch.xml", ("\n".join(lines) + "\n").encode()
