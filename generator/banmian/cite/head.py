"""The metadata tags of a page's `<head>`, as ordered values that a template prints and escapes."""
from __future__ import annotations

from dataclasses import dataclass

from banmian.cite.record import Record, record_of
from banmian.model import Article

Tag = tuple[str, tuple[tuple[str, str], ...]]
"""An element's name and its attributes in order: ("meta", (("name", "DC.title"), ("content", "…")))."""

LOCALES = {"zh-CN": "zh_CN", "zh-TW": "zh_TW", "en": "en_US"}


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What the head of a page needs to know of its site; everything may be "".

    `url`: absolute address of this page. `home`, `feed`, `search`, `manifest`: addresses to link, as the page reaches
    them. `licence`: an address. `modified`: ISO date of the last change of the content. `alternates`: (media type,
    address, name) of the same article in other formats.
    """

    url: str = ""
    site: str = ""
    title: str = ""
    description: str = ""
    language: str = "zh-CN"
    licence: str = ""
    rights: str = ""
    modified: str = ""
    home: str = ""
    feed: str = ""
    search: str = ""
    manifest: str = ""
    alternates: tuple[tuple[str, str, str], ...] = ()


def head_tags(article: Article, page: PageLinks, record: Record | None = None) -> tuple[Tag, ...]:
    """The tags under which Zotero files an article page as a complete newspaperArticle, and what other harvesters read.

    Unknown facts have no tag. `citation_journal_title` or `og:type=website` would make Zotero file it as something
    else. `record` spares the work where the caller has made it already.
    """
    record = record or record_of(article, page.url, page.description, page.rights)
    return (*_zotero(record), *_dublin_core(record), *_highwire(record), *_open_graph(record, page),
            *_links(page), *_signposts(page))


def page_tags(page: PageLinks) -> tuple[Tag, ...]:
    """The tags of every other page: description, Open Graph and links."""
    pairs = (("og:type", "website"), ("og:title", page.title), ("og:description", page.description),
             ("og:url", page.url), ("og:site_name", page.site), ("og:locale", LOCALES.get(page.language, "")))
    return (*_named((("description", page.description),)), *_properties(pairs), *_links(page), *_licence(page))


def _named(pairs: tuple[tuple[str, str], ...]) -> tuple[Tag, ...]:
    return tuple(("meta", (("name", name), ("content", value))) for name, value in pairs if value)


def _properties(pairs: tuple[tuple[str, str], ...]) -> tuple[Tag, ...]:
    return tuple(("meta", (("property", name), ("content", value))) for name, value in pairs if value)


def _link(rel: str, href: str, media_type: str = "", title: str = "") -> tuple[Tag, ...]:
    if not href:
        return ()
    pairs = (("rel", rel), ("type", media_type), ("title", title), ("href", href))
    return (("link", tuple(pair for pair in pairs if pair[1])),)


def _zotero(record: Record) -> tuple[Tag, ...]:
    """What decides the type, and the names that alone reach newspaper, date, page, edition and place."""
    return _named((
        ("z:itemType", "newspaperArticle"),
        ("prism.publicationName", record.newspaper),
        ("prism.publicationDate", record.date),
        ("prism.startingPage", record.page),
        ("prism.edition", record.edition),
        ("eprints.place_of_pub", record.place),
    ))


def _dublin_core(record: Record) -> tuple[Tag, ...]:
    """Dublin Core; `DC.description` holds the notes, which Zotero keeps in Extra.

    No `DC.identifier`: Zotero reads the day within an address as an ISSN whenever its last digit happens to check.
    """
    schemas = (("link", (("rel", "schema.DC"), ("href", "http://purl.org/dc/elements/1.1/"))),
               ("link", (("rel", "schema.DCTERMS"), ("href", "http://purl.org/dc/terms/"))))
    return (*schemas, *_named((
        ("DC.title", record.title),
        *(("DC.creator", creator.name) for creator in record.creators),
        ("DC.type", "newspaperArticle"),
        ("DC.source", record.newspaper),
        ("DC.date", record.date),
        ("DC.language", record.language),
        ("DC.description", "; ".join(record.notes)),
        ("DC.rights", record.rights),
        *(("DC.subject", tag) for tag in record.tags),
    )))


def _highwire(record: Record) -> tuple[Tag, ...]:
    """The tags of Google Scholar's guide that do no harm beside `z:itemType`; they win over the others in Zotero."""
    return _named((
        ("citation_title", record.title),
        *(("citation_author", creator.name) for creator in record.creators),
        ("citation_date", record.date),
        ("citation_firstpage", record.page),
        ("citation_language", record.language),
        ("citation_public_url", record.url),
        ("description", record.abstract),
    ))


def _open_graph(record: Record, page: PageLinks) -> tuple[Tag, ...]:
    return _properties((
        ("og:type", "article"),
        ("og:title", record.title),
        ("og:description", record.abstract),
        ("og:url", record.url),
        ("og:site_name", page.site),
        ("og:locale", LOCALES.get(record.language, "")),
        ("article:published_time", record.date),
        ("article:modified_time", page.modified),
        ("article:section", record.section),
        *(("article:author", creator.name) for creator in record.creators),
        *(("article:tag", tag) for tag in record.tags),
    ))


def _links(page: PageLinks) -> tuple[Tag, ...]:
    return (*_link("canonical", page.url),
            *_link("alternate", page.feed, "application/atom+xml", page.site),
            *_link("search", page.search, "application/opensearchdescription+xml", page.site),
            *_link("manifest", page.manifest))


def _licence(page: PageLinks) -> tuple[Tag, ...]:
    return _link("license", page.licence)


def _signposts(page: PageLinks) -> tuple[Tag, ...]:
    """FAIR Signposting, level 1: what to cite, what this is, what it belongs to, where its other forms lie."""
    alternates = tuple(tag for media, href, title in page.alternates for tag in _link("alternate", href, media, title))
    return (*_link("cite-as", page.url), *_link("type", "https://schema.org/NewsArticle"),
            *_link("collection", page.home), *_licence(page), *alternates)
