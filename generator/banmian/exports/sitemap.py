"""The sitemap, cut at 50,000 addresses a file, and robots.txt that names it (sitemaps.org 0.9, RFC 9309)."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.cite.xml import escape
from banmian.exports import Corpus, File, absolute

TITLE = "Sitemap and robots.txt"
DEFAULT = True
EXTRA = ""
LIMIT = 50_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HUBS = ("index.html", "dates/index.html", "places/index.html", "newspapers/index.html", "people/index.html",
        "about.html", "review.html", "corrections.html")


def write(corpus: Corpus) -> Iterator[File]:
    """`robots.txt`, and where the site has an address `sitemap.xml`: one file, or the index of `sitemaps/N.xml`.

    `lastmod` is the day on which the content file changed, where version control knows it; it is left out elsewhere,
    because a search engine that catches a sitemap lying never trusts it again.
    """
    site = corpus.site
    yield "robots.txt", robots(absolute(site, "sitemap.xml"))
    if not site.url:
        return
    rows = [_row(absolute(site, url), "") for url in _hubs(corpus)]
    rows += [_row(absolute(site, card.url), corpus.changes.get(card.path, "")) for card in corpus.cards]
    if len(rows) <= LIMIT:
        yield "sitemap.xml", _file("urlset", rows)
        return
    paths = [f"sitemaps/{number}.xml" for number in range(1, -(-len(rows) // LIMIT) + 1)]
    for number, path in enumerate(paths):
        yield path, _file("urlset", rows[number * LIMIT:(number + 1) * LIMIT])
    yield "sitemap.xml", _file("sitemapindex", [f"<sitemap><loc>{absolute(site, path)}</loc></sitemap>"
                                                for path in paths])


def robots(sitemap: str) -> bytes:
    """Everybody may read everything."""
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()


def _hubs(corpus: Corpus) -> list[str]:
    """The pages above the articles: they are reached by links, so the ones that lead on are enough."""
    cities = sorted({card.city for card in corpus.cards if card.city})
    papers = sorted({card.newspaper for card in corpus.cards if card.newspaper})
    return [*HUBS, *map(corpus.urls.city, cities), *map(corpus.urls.newspaper, papers)]


def _row(address: str, lastmod: str) -> str:
    changed = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def _file(root: str, rows: Sequence[str]) -> bytes:
    return "\n".join([HEAD + f"<{root} {XMLNS}>", *rows, f"</{root}>\n"]).encode()
