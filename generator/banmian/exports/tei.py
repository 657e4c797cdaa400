"""TEI P5: the printed structure of each article, its lines as they stand on the page, and corrections as `choice`."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from banmian.cite import Record, record_of
from banmian.cite.clean import language_tag, one_line
from banmian.cite.xml import escape, quoteattr
from banmian.content.basis import EDITED, touching
from banmian.exports import Corpus, File, absolute, named
from banmian.exports.blocks import blocks_of
from banmian.exports.choices import Corrected, choice
from banmian.model import Article, Card, Correction
from banmian.text.packaged import packaged

if TYPE_CHECKING:
    from banmian.config import Site
    from banmian.exports.lines import LineStart

TITLE = "TEI P5, printed structure, source spans and corrections"
DEFAULT = False
EXTRA = ""
SCHEMAS = ("banmian.odd", "banmian.rng")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")                 # what xml:id may be without further thought
PAGES = True
BODY = ("body", "verse", "stanza", "crosshead", "caption", "jump")
HEADS = (("kicker", "kicker"), ("headline", "main"), ("deck", "sub"), ("abstract", "abstract"))
ROLES = (*(role for role, _ in HEADS), "byline", *BODY)


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site, page: str) -> bytes:
    """The `TEI` element of one article; `page` is the text of its source page."""
    record = record_of(article, absolute(site, card.url), rights=site.rights, edited=card.edited)
    lines = [f"<TEI{_identity(article)} xml:lang={quoteattr(language_tag(record.language))}>", *_header(article, record, site, card.edited),
             "<text><body>", *_division(article, paragraphs, page), "</body></text>", "</TEI>\n"]
    return "\n".join(filter(None, lines)).encode("utf-8", "replace")


def files(corpus: Corpus, part: str, rows: Sequence[bytes]) -> Iterator[File]:
    """`data/articles.tei.xml`: one `teiCorpus`, an element `TEI` an article, in card order; what it may hold in `data/tei/`."""
    site = corpus.site
    if not part or part == (corpus.cards[0].date[:4] or "undated"):       # once, however many parts there are
        yield from ((f"data/tei/{name}", packaged("banmian.exports", f"schema/{name}")) for name in SCHEMAS)
    head = "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<?xml-model href="tei/banmian.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>',
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">',
        "<teiHeader><fileDesc>",
        f"<titleStmt><title>{_text(site.title)}</title></titleStmt>",
        *_publication(site, ""),
        f"<sourceDesc><p>{_text(site.description or site.title)}</p></sourceDesc>",
        "</fileDesc>",
        '<encodingDesc><schemaRef type="interchangeODD" url="tei/banmian.odd"/><editorialDecl>',
        "<p>Source spans count Unicode code points of the seed named, from 0, end exclusive (RFC 5147).</p>",
        "<p>Lines (lb) are those of the seed, numbered from 1; a text changed by hand has none.</p></editorialDecl></encodingDesc>",
        "</teiHeader>\n"])
    if not rows:        # a corpus of TEI holds at least one text; an empty one says so
        rows = [b'<TEI><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt>'
                b'<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p/></body></text></TEI>\n']
    yield named("articles", part, ".tei.xml"), b"".join([head.encode(), *rows, b"</teiCorpus>\n"])


def _text(text: str) -> str:
    return escape(one_line(text))


def _identity(article: Article) -> str:
    """`xml:id` where the id can be one, else `n`."""
    if NAME.fullmatch(article.id):
        return f' xml:id="{article.id}"'
    return f" n={quoteattr(one_line(article.id))}"


def _publication(site: Site, address: str) -> list[str]:
    licence = f"<licence{f' target={quoteattr(quote(site.licence_url, safe=SAFE))}' if site.licence_url else ''}>" \
              f"{_text(site.licence or site.licence_url)}</licence>" if site.licence or site.licence_url else ""
    rights = f"<p>{_text(site.rights)}</p>" if site.rights else ""
    return ["<publicationStmt>", f"<publisher>{_text(site.publisher or site.title)}</publisher>",
            f'<idno type="URI">{_text(address)}</idno>' if address else "",
            f"<availability>{licence or rights}</availability>" if licence or rights else "",
            "</publicationStmt>"]


SAFE = ":/?#[]@!$&'()*+,;=%~"


def _header(article: Article, record: Record, site: Site, edited: bool) -> list[str]:
    notes = "".join(f"<note>{_text(note)}</note>" for note in record.notes)
    return [
        "<teiHeader><fileDesc>",
        f"<titleStmt><title>{_text(record.title)}</title>{_authors(record)}</titleStmt>",
        *_publication(site, record.url),
        f"<notesStmt>{notes}</notesStmt>" if notes else "",
        "<sourceDesc>", *_printed(article, record), *_seeds(article), "</sourceDesc>",
        "</fileDesc>", *_revisions(article, edited), "</teiHeader>",
    ]


def _revisions(article: Article, edited: bool) -> list[str]:
    """Every correction with its reason and who made it, and that a hand changed the article."""
    changes = [f"<change>{_text(f'{one.old} → {one.new}: {one.reason} ({one.who})')}</change>"
               for one in article.corrections]
    changes += [f"<change>{EDITED}</change>"] if edited else []
    return ["<revisionDesc>", *changes, "</revisionDesc>"] if changes else []


def _authors(record: Record) -> str:
    """Authors with the role they were printed with; a body is an `orgName`, a person a `persName`."""
    return "".join(
        f"<author{f' role={quoteattr(word)}' if (word := ''.join(filter(str.isalnum, c.role))) else ''}>"
        f"<{'orgName' if c.body else 'persName'}>{_text(c.name)}</{'orgName' if c.body else 'persName'}></author>"
        for c in record.creators)


def _printed(article: Article, record: Record) -> list[str]:
    """The printed item as a bibliography has it; `cert` is medium where a fact is inferred."""
    certain = ' cert="medium"' if "date" in record.inferred else ""
    units = (("issue", record.issue), ("page", one_line(article.page)))
    imprint = [f"<pubPlace>{_text(record.place)}</pubPlace>" if record.place else "",
               f'<date when="{record.date}"{certain}>{record.date}</date>' if record.date else "<date/>",
               *(f'<biblScope unit="{unit}">{_text(value)}</biblScope>' for unit, value in units if value)]
    return [
        "<biblStruct>",
        f'<analytic><title level="a">{_supplied(article, _title(article))}</title>{_authors(record)}</analytic>',
        f'<monogr><title level="j">{_text(record.newspaper)}</title>' if record.newspaper else "<monogr><title/>",
        f"<imprint>{''.join(imprint)}</imprint></monogr>",
        "</biblStruct>",
    ]


def _title(article: Article) -> str:
    """The headline as the bibliography of the printed item has it, its corrections as `choice`."""
    title = one_line(article.headline)
    return Corrected(_only(article, "headline"), title)(title)


def _seeds(article: Article) -> list[str]:
    """Each seed with its digest, and a pointer to every run of its characters that the article is made of."""
    return [
        f'<bibl type="seed"><idno type="path">{_text(source.seed)}</idno><idno type="sha256">{_text(source.sha256)}</idno>'
        + "".join(f'<ref type="{_role(role)}" target="{quote(source.seed, safe="/")}#char={start},{end}"/>'
                  for role, start, end in source.spans) + "</bibl>"
        for source in article.sources]


def _role(role: str) -> str:
    return role if NAME.fullmatch(role) else "other"


def _lines(article: Article, roles: Sequence[str], texts: Sequence[str], page: str) -> list[list[LineStart]]:
    """Where lines of the page begin in texts of these roles; none where the page is not there."""
    if not page or not article.sources:
        return [[] for _ in texts]
    from banmian.exports.lines import line_starts
    return line_starts(texts, roles, article.sources[0], page, article.corrections)


def _division(article: Article, paragraphs: Sequence[str], page: str) -> Iterator[str]:
    """The article as `div`: heads as printed, byline, then paragraphs; a crosshead opens a `div` within."""
    yield f'<div type="{_role(article.kind)}">'
    if article.page:
        yield f"<pb n={quoteattr(one_line(article.page))}/>"
    waiting: list[Correction] = []
    for field, kind in HEADS:
        value = getattr(article, field)
        texts = [one_line(text) for text in ((value,) if isinstance(value, str) else value)]
        corrected = Corrected(_only(article, field), "\n".join(texts))
        for text, starts in zip(texts, _lines(article, (field,), texts, page), strict=True):
            if text:
                words = corrected(text, starts)
                yield f'<head type="{kind}">{_supplied(article, words) if kind == "main" else words}</head>'
        waiting += corrected.left()
    if article.byline:
        corrected = Corrected(_only(article, "byline"), one_line(article.byline))
        yield f"<byline>{corrected(one_line(article.byline))}</byline>"
        waiting += corrected.left()
    yield from _body(article, paragraphs, _lines(article, BODY, paragraphs, page), waiting)
    yield "</div>"


def _only(article: Article, role: str) -> tuple[Correction, ...]:
    """The corrections of blocks of that role alone: what reaches over into others is looked for in the body, and told in a note."""
    return tuple(one for one in touching(article, role) if one not in touching(article, *(name for name in ROLES if name != role)))


def _supplied(article: Article, words: str) -> str:
    """The words of the headline, as `supplied` where no page prints them."""
    if article.headline_basis.startswith("printed"):
        return words
    how = article.headline_basis.partition(":")[0]
    return f'<supplied reason="{how if NAME.fullmatch(how) else "other"}">{words}</supplied>'


def _body(article: Article, paragraphs: Sequence[str], lines: Sequence[Sequence[LineStart]],
          waiting: Sequence[Correction]) -> Iterator[str]:
    """The paragraphs; `waiting` are corrections of the heads that found no place there, which are told at the end."""
    heads = {one for role, _ in (*HEADS, ("byline", "")) for one in _only(article, role)}
    corrected = Corrected([one for one in article.corrections if one not in heads], "\n".join(paragraphs))
    inside = filled = verse = False
    for (role, text), starts in zip(blocks_of(article.body, paragraphs), lines, strict=True):
        if verse and role != "verse":
            yield "</lg>"
            verse = False
        words = corrected(text, starts)
        if role == "crosshead":
            yield ("</div>" if inside else "") + f'<div type="section"><head type="crosshead">{words}</head>'
            inside = True
            continue
        if role in ("verse", "stanza"):
            yield ("" if verse else "<lg>") + f"<l>{words}</l>"
            verse = True
        else:
            yield f"<p{f' rend={quoteattr(role)}' if role != 'body' else ''}>{words}</p>"
        filled = True
    yield ("</lg>" if verse else "") + ("" if filled else "<p/>") + ("</div>" if inside else "")
    yield from (f'<note type="correction">{choice(one)}</note>' for one in (*waiting, *corrected.left()))
