"""EPUB 3: the articles of a newspaper and month as a book, for readers without a network."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite import citations, headline_of
from banmian.cite.clean import language_tag, one_line, xml_text
from banmian.cite.xml import escape, quoteattr
from banmian.exports import Corpus, File, absolute
from banmian.exports.blocks import blocks_of
from banmian.exports.text import EPOCH, zipped
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "EPUB, a book a newspaper and month"
DEFAULT = False
EXTRA = ""
CHAPTER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" ' \
          'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang={language} lang={language}>\n<head><title>{title}' \
          '</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}\n</body></html>\n'
STYLE = "body{line-height:1.8;text-align:justify}p{text-indent:2em;margin:0}h1{font-size:1.4em}.fact{text-indent:0;" \
        "font-size:.85em}.verse,.stanza{text-indent:0;margin-left:2em}.stanza{margin-top:1em}.cite{text-indent:0;font-size:.85em;margin-top:1em}\n"
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
Row = tuple[Card, str]


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The card and its chapter: headline group, facts, paragraphs, citation."""
    facts = " · ".join(filter(None, map(one_line, (
        article.newspaper, article.date, f"第{article.page}版" if article.page else "", article.section,
        article.byline))))
    lines = [f'<p class="fact">{_text(line)}</p>' for line in article.kicker if _text(line)]
    lines.append(f"<h1>{escape(headline_of(article)) if _text(article.headline) else _text(article.id)}</h1>")
    lines += [f'<p class="fact">{_text(line)}</p>' for line in (*article.deck, facts) if _text(line)]
    for role, text in blocks_of(article.body, paragraphs):
        inner = escape(xml_text(text))
        lines.append(f"<h2>{inner}</h2>" if role == "crosshead" else f"<p>{inner}</p>")
    cited = citations(article, absolute(site, card.url))[0].text
    lines.append(f'<p class="cite">{_text(cited)}</p>')
    return card, CHAPTER.format(language=quoteattr(language_tag(article.language)), title=_text(article.headline) or _text(article.id),
                                body="\n".join(lines))


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`data/epub/<newspaper>-<yyyy-mm>.epub`; articles without a date are in `…-undated.epub`."""
    books: dict[tuple[str, str], list[Row]] = {}
    for card, chapter in rows:
        books.setdefault((card.newspaper, card.date[:7]), []).append((card, chapter))
    for (newspaper, month), chapters in sorted(books.items()):
        stem = corpus.urls.newspaper(newspaper).rpartition("/")[2].removesuffix(".html")
        title = " ".join(filter(None, (newspaper or corpus.site.title, month)))
        yield f"data/epub/{stem}-{month or 'undated'}.epub", book(corpus.site, title, chapters)


def book(site: Site, title: str, chapters: Sequence[Row]) -> bytes:
    """One EPUB; `dcterms:modified` is the last day of its articles or the build's, for EPUB must have an instant."""
    names = [f"a{number}.xhtml" for number in range(1, len(chapters) + 1)]
    days = [card.date for card, _ in chapters if len(card.date) == 10]
    modified = site.build_date or max(days, default="1970-01-01")
    identity = hashlib.sha256("\n".join(chapter for _, chapter in chapters).encode("utf-8", "replace")).hexdigest()
    titles = [_text(card.headline) or _text(card.id) for card, _ in chapters]
    members = [
        ("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER.encode()),
        ("book/package.opf", _package(site, title, names, modified, identity).encode()),
        ("book/nav.xhtml", _contents(site, title, names, titles).encode()), ("book/style.css", STYLE.encode()),
        *((f"book/{name}", chapter.encode("utf-8", "replace"))
          for name, (_, chapter) in zip(names, chapters, strict=True))]
    return zipped(members, EPOCH, stored=("mimetype",))


def _text(text: str) -> str:
    return escape(one_line(text))


def _package(site: Site, title: str, names: Sequence[str], modified: str, identity: str) -> str:
    items = "".join(f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
    rights = f"<dc:rights>{_text(site.rights)}</dc:rights>" if _text(site.rights) else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:sha256:{identity}</dc:identifier><dc:title>{_text(title)}</dc:title>'
        f"<dc:language>{_text(site.languages[0])}</dc:language>"
        f"<dc:creator>{_text(site.publisher) or _text(site.title)}</dc:creator>{rights}"
        f'<meta property="dcterms:modified">{modified}T00:00:00Z</meta></metadata>\n<manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="style" href="style.css" media-type="text/css"/>{items}</manifest>\n<spine>{spine}</spine>\n'
        "</package>\n")


def _contents(site: Site, title: str, names: Sequence[str], titles: Sequence[str]) -> str:
    rows = "".join(f"<li><a href={quoteattr(name)}>{text}</a></li>" for name, text in zip(names, titles, strict=True))
    return CHAPTER.format(language=quoteattr(language_tag(site.languages[0])), title=_text(title),
                          body=f'<nav epub:type="toc"><h1>{_text(title)}</h1><ol>{rows}</ol></nav>')
