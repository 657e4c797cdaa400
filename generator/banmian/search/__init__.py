"""The site's search: exact for any run of characters, in shards, ranked by lunr.js in the browser. See docs/search.md."""
from __future__ import annotations

from banmian.search.before import Before
from banmian.search.document import SearchDoc
from banmian.search.index import client_files, exchange, index_files, merge, merger, part, read_part, renew, table
from banmian.search.merge import FACTS, MANIFEST, Made, Merger, Share
from banmian.search.part import Part

__all__ = ["FACTS", "MANIFEST", "Before", "Made", "Merger", "Part", "SearchDoc", "Share", "client_files", "exchange", "index_files",
           "merge", "merger", "part", "read_part", "renew", "table"]
