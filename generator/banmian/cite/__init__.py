"""Citations and metadata of an article: pure functions from an `Article` to tags, JSON-LD and citation texts."""
from __future__ import annotations

from banmian.cite.citations import Citation, citations
from banmian.cite.coins import coins
from banmian.cite.head import PageLinks, Tag, head_tags, page_tags
from banmian.cite.record import Creator, Record, card_note, headline_of, record_of
from banmian.cite.schema import breadcrumbs_ld, collection_ld, dataset_ld, json_ld, ld_text

__all__ = [
    "Citation", "Creator", "PageLinks", "Record", "Tag", "breadcrumbs_ld", "card_note", "citations", "coins",
    "collection_ld", "dataset_ld", "head_tags", "headline_of", "json_ld", "ld_text", "page_tags", "record_of",
]
