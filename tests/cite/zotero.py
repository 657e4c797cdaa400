"""What Zotero makes of a page: its published rules for embedded metadata, restated as a table.

Read off Zotero's translators `Embedded Metadata` and `RDF` and its `cleanAuthor`, as they stood in June 2026; written anew
from what they do. Only what bears on a newspaper article is here: types, the order in which properties win, Highwire
tags over all of them, names cut at the last blank, identifiers guessed from digits.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

PREFIXES = {
    "bib": "bib:", "bibo": "bibo:", "dc": "dc:", "dcterms": "dcterms:", "prism": "prism:", "foaf": "foaf:", "vcard": "vcard:",
    "link": "link:", "z": "z:", "eprint": "eprints:", "eprints": "eprints:", "og": "og:", "article": "article:", "book": "book:",
    "music": "music:", "video": "video:", "so": "so:", "codemeta": "codemeta:", "rdf": "rdf:",
}
# Zotero's field ← the properties that fill it, the first that is there wins.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("dc:title", "dcterms:title", "eprints:title", "og:title", "so:headline"),
    "publicationTitle": ("prism:publicationName", "eprints:publication", "eprints:book_title", "dc:source", "dcterms:source"),
    "rights": ("prism:copyright", "dc:rights", "dcterms:rights", "so:license"),
    "section": ("article:section", "so:genre"),
    "edition": ("prism:edition", "bibo:edition", "so:bookEdition"),
    "place": ("eprints:place_of_pub", "eprints:event_location"),
    "date": ("eprints:date", "prism:publicationDate", "og:published_time", "article:published_time", "dc:date.issued",
             "dcterms:date.issued", "dcterms:issued", "dc:date", "dcterms:date", "so:datePublished"),
    "url": ("eprints:official_url", "og:url", "bibo:uri", "so:url"),
    "abstractNote": ("eprints:abstract", "prism:teaser", "og:description", "bibo:abstract", "dcterms:abstract",
                     "dc:description.abstract", "dcterms:description.abstract", "so:description"),
    "language": ("dc:language", "dcterms:language", "so:inLanguage"),
    "extra": ("dc:description",),                    # only where z:itemType is given
    "archiveLocation": ("dc:coverage", "dcterms:coverage"),
}
PAGES = ("prism:startingPage", "prism:endingPage")
AUTHORS = ("bib:authors", "so:author", "so:creator", "dc:creator", "dcterms:creator", "eprints:creators_name", "dc:contributor")
HIGHWIRE = {"citation_title": "title", "citation_publication_date": "date", "citation_date": "date",
            "citation_journal_title": "publicationTitle", "citation_issue": "issue", "citation_publisher": "publisher",
            "citation_abstract": "abstractNote", "citation_public_url": "url", "citation_language": "language"}
HIGHWIRE_TYPES = {"citation_journal_title": "journalArticle", "citation_conference_title": "conferencePaper",
                  "citation_book_title": "bookSection", "citation_dissertation_institution": "thesis"}


@dataclass
class Page(HTMLParser):
    """The meta and link elements of a page."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta" and values.get("content"):
            self.metas.append((values.get("name") or values.get("property") or "", values["content"]))
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")


def item(html: str, address: str = "https://reader.example/here") -> dict[str, object]:
    """The item that Zotero saves from the page, empty fields left out; creators are (firstName, lastName)."""
    page = Page()
    page.feed(html)
    facts = statements(page.metas)
    found: dict[str, object] = {"itemType": item_type(page.metas, facts)}
    for name, properties in FIELDS.items():
        value = next((facts[prop][0] for prop in properties if prop in facts), "")
        if name == "extra" and "z:itemType" not in facts:
            continue
        found[name] = value
    found["pages"] = "-".join(facts[prop][0] for prop in PAGES if prop in facts)
    found["creators"] = [clean_author(name) for prop in AUTHORS if prop in facts for name in facts[prop]][:99]
    found["ISSN"] = next((issn for value in facts.get("dc:identifier", []) if (issn := clean_issn(value))), "")
    highwire(page.metas, found)
    if not found["publicationTitle"]:
        found["publicationTitle"] = facts.get("og:site_name", [""])[0]
    found["title"] = title_without(str(found["title"]), str(found["publicationTitle"]))
    found["url"] = found["url"] or page.canonical or address
    return {name: value for name, value in found.items() if value}


def statements(metas: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Property → values in order. A name is cut at . : or _; its second part may be the prefix (og:video:tag)."""
    facts: dict[str, list[str]] = {}
    for names, value in metas:
        for tag in names.split():
            parts = re.split(r"[.:_]", tag)
            prefix, length = parts[0].lower(), len(parts[0])
            if len(parts) > 2 and parts[1].lower() in PREFIXES:
                prefix, length = parts[1].lower(), len(parts[0]) + len(parts[1]) + 1
            if prefix in PREFIXES:
                rest = tag[length + 1:]
                facts.setdefault(PREFIXES[prefix] + rest[:1].lower() + rest[1:], []).append(value)
    return facts


def item_type(metas: list[tuple[str, str]], facts: dict[str, list[str]]) -> str:
    """The type: a Highwire journal or book beats all, then z:itemType, then og:type, then DC.type, then a guess."""
    for name, _ in metas:
        if name in HIGHWIRE_TYPES:
            return HIGHWIRE_TYPES[name]
    if "z:itemType" in facts:
        return facts["z:itemType"][0]
    kind = facts.get("og:type", [""])[0]
    if kind in ("website", "book"):
        return {"website": "webpage", "book": "book"}[kind]
    dc = facts.get("dc:type", [""])[0]
    if dc in ("newspaperArticle", "webpage", "journalArticle", "report"):
        return dc
    if dc.lower() == "newsitem":
        return "newspaperArticle"
    return "journalArticle" if any(name == "citation_title" for name, _ in metas) else "webpage"


def highwire(metas: list[tuple[str, str]], found: dict[str, object]) -> None:
    """Highwire tags stand over everything that came before."""
    for tag, name in HIGHWIRE.items():
        values = [value for key, value in metas if key == tag and value.strip()]
        if values:
            found[name] = " ".join(values[0].split())
    authors = [value for key, value in metas if key == "citation_author"]
    if len(authors) == 1 and re.search(r"\S+ \S+\s*,\s*\S+ \S+", authors[0]):
        authors = re.split(r"\s*,\s*", authors[0])
    names = [clean_author(name) for value in authors for name in re.split(r"\s*;\s*", value) if re.search(r"[^\s,-.;]", name)]
    if names:
        found["creators"] = [one for at, one in enumerate(names) if at == 0 or one != names[at - 1]]
    first = [value for key, value in metas if key == "citation_firstpage"]
    if first:
        found["pages"] = first[0].strip()


def clean_author(name: str) -> tuple[str, str]:
    """(first, last): cut at a comma, else at the last blank before a letter."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        parts = re.split(r", ?", name)
        return parts[1], parts[0]
    at = len(name)
    while True:
        at = name.rfind(" ", 0, max(at, 0))
        if at <= 0 or name[at + 1:at + 2].isalpha():
            return name[:max(at, 0)], name[at + 1:]


def clean_issn(text: str) -> str:
    """Eight digits anywhere, dashes ignored, whose last one checks."""
    plain = re.sub(r"[-\xad\u2010-\u2015\u2212]+", "", text.upper())
    for match in re.finditer(r"\b(?=((?:\d\s*){7}[\dX])\b)", plain):
        digits = re.sub(r"\s", "", match[1])
        total = sum(int(digit) * (8 - at) for at, digit in enumerate(digits[:7]))
        if (total + (10 if digits[7] == "X" else int(digits[7]))) % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return ""


def title_without(title: str, publication: str) -> str:
    """The title without the newspaper's name after a dash or bar at its end."""
    title = re.sub(r"\s+", " ", title)
    return re.sub(rf"\s*[-–—=_:|~#]\s*{re.escape(publication)}\s*$", "", title, flags=re.I) if publication else title
