"""What pages promise is what the exports make."""
from __future__ import annotations

from pathlib import Path

from banmian.config import Site
from banmian.exports import obstacle, registry
from banmian.render.contact import address
from banmian.render.offers import DEFAULTS, DOWNLOADS, HINDERED, NEED_ADDRESS, downloads, makes

ROOT = Path("/nowhere")


def test_every_export_named_here_is_one() -> None:
    known = registry()
    assert {name for name, _, _ in DOWNLOADS} <= known.keys()
    assert {"pwa", "twins"} <= known.keys()


def test_all_promises_only_what_nothing_hinders() -> None:
    hindered = {name for name, e in registry().items() if hasattr(e.module, "NEEDS") or hasattr(e.module, "lacks")}
    assert hindered == HINDERED | NEED_ADDRESS


def test_what_needs_an_address_and_no_more_is_promised_where_there_is_one() -> None:
    here, nowhere = Site(root=ROOT, url="https://x.example"), Site(root=ROOT)
    known = registry()
    assert {name for name, e in known.items() if obstacle(e, nowhere) == "url" and not obstacle(e, here)} == NEED_ADDRESS
    assert obstacle(known["opensearch"], Site(root=ROOT, search=False)) == "search" and obstacle(known["oai"], nowhere) == "url"


def test_the_cheap_ones_are_the_exports_own() -> None:
    assert {name for name, export in registry().items() if export.default} - {"moved"} == DEFAULTS


def test_nothing_is_promised_that_is_not_made() -> None:
    assert not makes(Site(root=ROOT), "atom") and makes(Site(root=ROOT, url="https://x.example"), "atom")
    assert not makes(Site(root=ROOT, exports=("jsonl",)), "csv") and makes(Site(root=ROOT, exports=("jsonl",)), "jsonl")
    assert makes(Site(root=ROOT, exports=("all",)), "pwa") and not makes(Site(root=ROOT, exports=("all",)), "parquet")
    assert ("CSV", "data/articles.csv") in downloads(Site(root=ROOT), 50_000)
    assert ("CSV", "data/articles.csv") not in downloads(Site(root=ROOT), 50_001)


def test_contacts_become_links_only_when_they_are_addresses() -> None:
    assert address("editor@example.org") == "mailto:editor@example.org"
    assert address("https://example.org") == "https://example.org"
    assert address("javascript:alert(1)") == address("张三, 电话 123") == ""
