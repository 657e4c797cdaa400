"""OAI-PMH static repository 2.0: oai_dc records that a registered gateway serves to harvesters."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from banmian.cite import card_note
from banmian.cite.clean import closed_name, one_line
from banmian.cite.record import LANGUAGES, is_date
from banmian.cite.xml import escape
from banmian.exports import Corpus, File, absolute, lacks_address
from banmian.model import Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "OAI-PMH static repository"
DEFAULT = False
EXTRA = ""
LIMIT = 4_999                                       # a static repository holds fewer than 5,000 records
EPOCH = "1970-01-01"
MAIL = re.compile(r"[^@\s]+@([^@\s]+\.)+[^@\s]+")    # corrections@example.org
NAMESPACES = (
    'xmlns="http://www.openarchives.org/OAI/2.0/static-repository" xmlns:oai="http://www.openarchives.org/OAI/2.0/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/static-repository '
    'http://www.openarchives.org/OAI/2.0/static-repository.xsd"')
FORMAT = """<ListMetadataFormats><oai:metadataFormat>
<oai:metadataPrefix>oai_dc</oai:metadataPrefix>
<oai:schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</oai:schema>
<oai:metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</oai:metadataNamespace>
</oai:metadataFormat></ListMetadataFormats>"""
DC = ('<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
      'xmlns:dc="http://purl.org/dc/elements/1.1/" '
      'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">')


def lacks(site: Site) -> str:
    """The setting without which no valid repository can be written: records have addresses, their keeper has mail."""
    mail = MAIL.fullmatch(one_line(site.contact).removeprefix("mailto:"))
    return lacks_address(site) or ("" if mail else "contact (an e-mail address)")


def write(corpus: Corpus) -> Iterator[File]:
    """`data/oai.xml`, or beyond 4,999 records one file a newspaper and year, numbered where that is still too many."""
    for path, cards in repositories(corpus):
        lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<Repository {NAMESPACES}>', _identify(corpus, path), FORMAT,
                 '<ListRecords metadataPrefix="oai_dc">', *(_record(corpus, card) for card in cards),
                 "</ListRecords>", "</Repository>\n"]
        yield path, "\n".join(lines).encode()


def repositories(corpus: Corpus) -> Iterator[tuple[str, Sequence[Card]]]:
    """(path, its cards): every card is in exactly one."""
    if len(corpus.cards) <= LIMIT:
        yield "data/oai.xml", corpus.cards
        return
    runs: dict[str, list[Card]] = {}
    for card in corpus.cards:
        stem = corpus.urls.newspaper(card.newspaper).rpartition("/")[2].removesuffix(".html")
        runs.setdefault(f"{stem}-{card.date[:4] or 'undated'}", []).append(card)
    for name, cards in sorted(runs.items()):
        for at in range(0, len(cards), LIMIT):
            number = f"-{at // LIMIT + 1}" if at else ""
            yield f"data/oai/{name}{number}.xml", cards[at:at + LIMIT]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>" if one_line(text) else ""


def datestamp(corpus: Corpus, card: Card) -> str:
    """The day of the last change where it is known, else of publication, else the first that OAI can name."""
    known = corpus.changes.get(card.path, "") or card.date
    return known if len(known) == 10 and is_date(known) else EPOCH


def _identify(corpus: Corpus, path: str) -> str:
    """`baseURL` is the file's own address; a gateway that takes the repository in says what to put before it."""
    site = corpus.site
    return "\n".join([
        "<Identify>", _element("oai:repositoryName", site.title), _element("oai:baseURL", absolute(site, path)),
        "<oai:protocolVersion>2.0</oai:protocolVersion>",
        _element("oai:adminEmail", one_line(site.contact).removeprefix("mailto:")),
        _element("oai:earliestDatestamp", min((datestamp(corpus, card) for card in corpus.cards), default=EPOCH)),
        "<oai:deletedRecord>no</oai:deletedRecord>", "<oai:granularity>YYYY-MM-DD</oai:granularity>", "</Identify>"])


def _record(corpus: Corpus, card: Card) -> str:
    site = corpus.site
    host = urlsplit(site.url).hostname or "localhost"
    values = [
        ("title", card.headline or card.id), *(("creator", closed_name(author.name)) for author in card.authors),
        *(("subject", tag) for tag in card.tags), ("description", card.teaser),
        ("description", card_note(card)), ("publisher", site.publisher),
        ("date", card.date), ("type", "Text"), ("format", "text/html"), ("identifier", absolute(site, card.url)),
        ("source", ", ".join(filter(None, (card.newspaper, card.page)))),
        ("language", LANGUAGES.get(site.languages[0], site.languages[0])),
        ("coverage", ", ".join(filter(None, (card.city, card.county)))), ("rights", site.rights or site.licence)]
    return "\n".join([
        f"<oai:record><oai:header>{_element('oai:identifier', f'oai:{host}:{quote(card.id, safe=chr(45))}')}"
        f"<oai:datestamp>{datestamp(corpus, card)}</oai:datestamp></oai:header>",
        f"<oai:metadata>{DC}", *(_element(f"dc:{name}", value) for name, value in values if one_line(value)),
        "</oai_dc:dc></oai:metadata></oai:record>"])
