"""A reading in the form that the reference scorer takes."""
from __future__ import annotations

from banmian.layout import TEXT_ROLES, Item, Kind, Reading, Role
from banmian.text.join import reading_text
from banmian.text.remnants import without_remnants

_NAMES = {Role.CROSSHEAD: "crosshead", Role.JUMP: "body", Role.VERSE: "body", Role.STANZA: "body"}


def score_form(reading: Reading) -> dict[str, object]:
    """The page as `{"page", "articles", "furniture"}`: roles by the scorer's names, a teaser among the furniture."""
    facts, layout = reading.facts, reading.layout
    page = {name: fact.value for name in ("city", "county", "date", "newspaper") if (fact := getattr(facts, name))}
    articles = [_article(layout.text, item) for item in layout.items if item.kind is not Kind.TEASER]
    furniture = [{"kind": str(f.kind), "start": f.piece.start, "end": f.piece.end} for f in layout.furniture]
    furniture += [{"kind": "teaser", "start": piece.start, "end": piece.end}
                  for item in layout.items if item.kind is Kind.TEASER for block in item.blocks for piece in block.pieces]
    return {"page": page, "articles": articles, "furniture": furniture}


def _article(text: str, item: Item) -> dict[str, object]:
    """One item as the scorer takes it."""
    return {
        "headline": without_remnants(item.headline),
        "headline_basis": "printed" if item.headline_basis == "printed" else "derived",
        "authors": [author.name for author in item.authors],
        "paragraphs": [reading_text(text, block.pieces) for block in item.blocks if block.role in TEXT_ROLES],
        "spans": [{"role": _NAMES.get(block.role, str(block.role)), "start": piece.start, "end": piece.end}
                  for block in item.blocks for piece in block.pieces],
    }
