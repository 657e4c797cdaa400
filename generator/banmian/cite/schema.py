"""schema.org descriptions (JSON-LD): an article within its issue within its newspaper, the corpus, lists, crumbs."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import orjson

from banmian.cite.clean import one_line
from banmian.cite.head import PageLinks
from banmian.cite.record import Creator, Record, record_of
from banmian.model import Article, Correction

Node = dict[str, object]
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
CONTEXT = "https://schema.org"
# What would end the script element or a line of JavaScript, written as JSON escapes.
UNSAFE = re.compile("[<>&\u2028\u2029]")                                   # "</script>"


def ld_text(node: Mapping[str, object]) -> str:
    """`node` as JSON that may stand inside `<script type="application/ld+json">` whatever strangers wrote into it."""
    return UNSAFE.sub(_escaped, _json(node))


def _json(node: Mapping[str, object]) -> str:
    """`node` as JSON; the quick encoder refuses half a character, which the slow one writes."""
    try:
        return orjson.dumps(node).decode()
    except TypeError:
        return ENCODER.encode(node)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _known(node: Node) -> Node:
    """`node` without its unknown facts."""
    return {name: value for name, value in node.items() if value}


def json_ld(article: Article, page: PageLinks, record: Record | None = None) -> Node:
    """A `NewsArticle` within its `PublicationIssue` within its `Newspaper`. Unknown facts are left out."""
    record = record or record_of(article, page.url, page.description, page.rights)
    return _known({
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": record.url,
        "identifier": record.id,
        "headline": record.title,
        "alternativeHeadline": [line for line in map(one_line, (*article.kicker, *article.deck)) if line],
        "abstract": one_line(" ".join(article.abstract)),
        "description": record.abstract,
        "author": [_agent(creator) for creator in record.creators],
        "datePublished": record.date,
        "dateModified": page.modified,
        "dateline": one_line(article.dateline),
        "articleSection": record.section,
        "printPage": record.page,
        "pageStart": record.page,
        "printSection": record.section,
        "printEdition": record.edition,
        "creditText": one_line(article.credit),
        "inLanguage": record.language,
        "keywords": list(record.tags),
        "contentLocation": _place(article),
        "isPartOf": _issue(record),
        "correction": [_correction(one) for one in article.corrections],
        "disambiguatingDescription": "; ".join(record.notes),
        "license": page.licence,
        "isAccessibleForFree": True,
        "url": record.url,
        "mainEntityOfPage": record.url,
        "isBasedOn": [{"@type": "CreativeWork", "name": one_line(source.seed), "identifier": f"sha256:{source.sha256}"}
                      for source in article.sources],
    })


def _agent(creator: Creator) -> Node:
    if creator.body:
        return {"@type": "Organization", "name": creator.name}
    body: Node = {"@type": "Organization", "name": creator.affiliation} if creator.affiliation else {}
    return _known({"@type": "Person", "name": creator.name, "jobTitle": creator.role, "affiliation": body})


def _place(article: Article) -> Node:
    """The administrative area the page belongs to, the smaller within the larger."""
    area: Node = {}
    for name in (article.province, article.city, article.county):
        if name:
            area = _known({"@type": "AdministrativeArea", "name": one_line(name), "containedInPlace": area})
    return area


def _issue(record: Record) -> Node:
    """The issue within its newspaper; the newspaper alone where nothing is known of the issue."""
    paper = _known({"@type": "Newspaper", "name": record.newspaper, "locationCreated": record.place}
                   if record.newspaper else {})
    if not (record.issue or record.date):
        return paper
    return _known({"@type": "PublicationIssue", "issueNumber": record.issue, "datePublished": record.date,
                   "isPartOf": paper})


def _correction(one: Correction) -> Node:
    text = f"{one.old} → {one.new}: {one_line(one.reason)} ({one_line(one.who)})"
    return {"@type": "CorrectionComment", "text": text}


def breadcrumbs_ld(crumbs: Sequence[tuple[str, str]]) -> Node:
    """A `BreadcrumbList` of (name, absolute address or "") from the home page down."""
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": [
        _known({"@type": "ListItem", "position": at, "name": one_line(name), "item": url})
        for at, (name, url) in enumerate(crumbs, 1)]}


def collection_ld(page: PageLinks, size: int) -> Node:
    """A `CollectionPage` of `size` articles."""
    return _known({"@context": CONTEXT, "@type": "CollectionPage", "@id": page.url, "url": page.url,
                   "name": one_line(page.title or page.site), "description": one_line(page.description),
                   "inLanguage": page.language, "license": page.licence, "mainEntity": {"@type": "ItemList", "numberOfItems": size},
                   "isPartOf": _known({"@type": "WebSite", "name": one_line(page.site), "url": page.home})})


def dataset_ld(page: PageLinks, *, first: str = "", last: str = "", places: Sequence[str] = (),
               downloads: Sequence[tuple[str, str, int, str]] = ()) -> Node:
    """The corpus as a `Dataset`: days `first` to `last`, and downloads (address, media type, bytes, SHA-256).

    Of a download that is not made yet, bytes are 0 and the digest is "": both are left out.
    """
    return _known({
        "@context": CONTEXT, "@type": "Dataset", "@id": page.url, "url": page.url, "name": one_line(page.site),
        "description": one_line(page.description), "inLanguage": page.language, "license": page.licence,
        "temporalCoverage": f"{first}/{last}" if first and last else "",
        "spatialCoverage": [{"@type": "Place", "name": one_line(name)} for name in places],
        "distribution": [_known({"@type": "DataDownload", "contentUrl": url, "encodingFormat": media,
                                 "contentSize": f"{size} B" if size else "", "sha256": digest})
                         for url, media, size, digest in downloads],
    })
