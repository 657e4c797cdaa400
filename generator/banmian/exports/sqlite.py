"""SQLite: facts, text, authors and sources in tables, with full-text search of any three characters (FTS5 trigram)."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.content.basis import known
from banmian.exports import Corpus, File, absolute, named
from banmian.exports.formats import joined
from banmian.model import Article, Card

if TYPE_CHECKING:
    import sqlite3

    from banmian.config import Site

TITLE = "SQLite with full-text search, opens in Datasette"
DEFAULT = False
EXTRA = ""

# The tables. `articles_fts` keeps no second copy of the text; it answers any run of three characters or more.
SCHEMA = """
CREATE TABLE articles (
  rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, headline TEXT NOT NULL, kicker TEXT, deck TEXT, abstract TEXT,
  kind TEXT, byline TEXT, dateline TEXT, credit TEXT, newspaper TEXT, date TEXT, city TEXT, county TEXT,
  province TEXT, section TEXT, page TEXT, issue TEXT, edition TEXT, "order" INTEGER, chars INTEGER, status TEXT,
  confidence REAL, language TEXT, tags TEXT, basis TEXT, url TEXT, path TEXT, digest TEXT, edited INTEGER, text TEXT NOT NULL);
CREATE TABLE authors (
  article TEXT NOT NULL REFERENCES articles(id), place INTEGER NOT NULL, name TEXT NOT NULL, role TEXT,
  affiliation TEXT, PRIMARY KEY (article, place)) WITHOUT ROWID;
CREATE TABLE sources (
  article TEXT NOT NULL REFERENCES articles(id), place INTEGER NOT NULL, seed TEXT NOT NULL, sha256 TEXT NOT NULL,
  role TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (article, place)) WITHOUT ROWID;
CREATE TABLE corrections (
  article TEXT NOT NULL REFERENCES articles(id), place INTEGER NOT NULL, "start" INTEGER, "end" INTEGER, old TEXT,
  new TEXT, reason TEXT, who TEXT, PRIMARY KEY (article, place)) WITHOUT ROWID;
CREATE INDEX articles_date ON articles(date);
CREATE INDEX articles_newspaper ON articles(newspaper, date);
CREATE INDEX articles_city ON articles(city, date);
CREATE INDEX authors_name ON authors(name);
CREATE VIRTUAL TABLE articles_fts USING fts5(headline, text, content='articles', tokenize='trigram');
"""
Value = str | int | float
Line = tuple[Value, ...]
Row = tuple[Line, tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]
FACTS = 30      # values of an article beside rowid


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The rows of one article: its own, its authors', its sources', its corrections'."""
    spans = [(source, span) for source in article.sources for span in source.spans]
    facts = (
        article.id, article.headline, "\n".join(article.kicker), "\n".join(article.deck), "\n".join(article.abstract),
        article.kind, article.byline, article.dateline, article.credit, article.newspaper, article.date, article.city,
        article.county, article.province, article.section, article.page, article.issue, article.edition, article.order,
        card.chars, article.status, article.confidence, article.language, joined(article.tags),
        "\n".join(f"{fact}: {how}" for fact, how in known(article)), absolute(site, card.url) or card.url, card.path,
        card.digest, int(card.edited), "\n".join(paragraphs))
    return (
        tuple(_known(value) for value in facts),
        tuple((article.id, at, _known(a.name), a.role, a.affiliation) for at, a in enumerate(article.authors, 1)),
        tuple((article.id, at, s.seed, s.sha256, *span) for at, (s, span) in enumerate(spans, 1)),
        tuple((article.id, at, c.start, c.end, c.old, c.new, c.reason, c.who)
              for at, c in enumerate(article.corrections, 1)))


def _known(value: Value) -> Value:
    """Text that UTF-8 can hold: a lone surrogate, which no well-formed file brings, becomes a question mark."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`data/articles.sqlite`: the same rows give the same bytes with the same release of SQLite."""
    import sqlite3
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.executescript(SCHEMA)
        _fill(database, rows)
        yield named("articles", part, ".sqlite"), database.serialize()
    finally:
        database.close()


def _fill(database: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """All rows in one transaction; the search index merged into one piece, then the file without gaps."""
    database.execute("BEGIN")
    marks = ", ".join("?" * FACTS)
    database.executemany(f"INSERT INTO articles VALUES (NULL, {marks})", (row[0] for row in rows))
    tables = {"authors": (5, (row[1] for row in rows)), "sources": (7, (row[2] for row in rows)),
              "corrections": (8, (row[3] for row in rows))}
    for table, (width, lines) in tables.items():
        marks = ", ".join("?" * width)
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", (line for some in lines for line in some))
    database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')")
    database.execute("COMMIT")
    database.execute("VACUUM")
