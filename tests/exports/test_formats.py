"""Every export of any corpus is valid, holds every article, and is the same when made again."""
from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.errors import BanmianError
from banmian.exports import Former, chosen, parts, registry, tei
from banmian.exports import csv as export_csv
from banmian.exports.formats import joined
from banmian.exports.sitemap import HUBS
from banmian.model import Article, Author, Correction, Source
from tests.cite.strategies import PARAGRAPHS, articles
from tests.exports.corpus import SITE, Corpus, corpus, files

corpora = st.lists(articles, max_size=4, unique_by=lambda article: article.id).map(
    lambda found: corpus([replace(a, id=f"{a.id}-{n}", order=n) for n, a in enumerate(found)], PARAGRAPHS))
NAMES = sorted(name for name, export in registry().items() if export.reads != "paths")
TEI, ATOM, DC = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
EXAMPLE = Article(
    id="jinriqujiang-2022-04-01-p01-i01", headline="全区经济工作会议召开", body="会议指出，疫情防控。\n\n## 一、要求\n\n会议强调。", deck=("副题",),
    authors=(Author("廖 王晶", "记者"), Author("永康市融媒体中心")), newspaper="今日衢江", date="2022-04-01", city="衢州", county="衢江区",
    province="浙江省", page="01", section="要闻", issue="3547", corrections=(Correction(3, 5, "瘦情", "疫情", "misread", "reader"),))
MOVED = Former("old", "articles/a/b/old.html", EXAMPLE.id, "articles/paper/n0.html")
TEXT = ("会议指出，疫情防控。", "一、要求", "会议强调。")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_corpus_gives_the_same_bytes(name: str) -> None:
    made = corpus([EXAMPLE, replace(EXAMPLE, id="b", order=2, date="")], TEXT, moved=(MOVED,))
    made.pages = {"": "会议，瘦情防控。"}
    first = files(made, name)
    assert first and first == files(made, name)
    for path in first:
        assert re.fullmatch(r"[a-z0-9._/-]+|data/CITATION\.cff|data/SHA256SUMS", path), path


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_corpus_has_empty_exports(name: str) -> None:
    for path, data in files(corpus([], ()), name).items():
        read_back(path, data)


@settings(max_examples=40)
@given(corpora)
def test_any_corpus_is_well_formed_in_every_format(made: Corpus) -> None:
    for path, data in files(made, "all").items():
        read_back(path, data)


@given(corpora)
def test_a_line_of_the_csv_is_what_the_csv_module_writes(made: Corpus) -> None:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(export_csv.COLUMNS)
    table.writerows(export_csv.cells(card, card.url) for card in made.cards)
    assert files(replace(made, site=replace(made.site, url="")), "csv")["data/articles.csv"] == text.getvalue().encode()


@given(corpora, st.data())
def test_a_table_mended_is_the_table_made_anew(made: Corpus, data: st.DataObject) -> None:
    changed = [n for n in range(len(made.entries)) if data.draw(st.booleans())]
    entries = [(card._replace(chars=7, digest="new"), *rest) if n in changed else (card, *rest) for n, (card, *rest) in enumerate(made.entries)]
    path, after = "data/articles.csv", replace(made, entries=entries)
    mended = replace(after, before={path: (files(made, "csv")[path], changed)})
    assert files(mended, "csv") == files(after, "csv")


def read_back(path: str, data: bytes) -> None:
    """Reads a file with its format's own reader; raises when it is not well formed."""
    suffix = path.rpartition(".")[2]
    if suffix in ("xml", "vrt"):
        ElementTree.fromstring(data)
    elif suffix in ("json", "webmanifest"):
        json.loads(data)
    elif suffix == "jsonl":
        for line in data.split(b"\n")[:-1]:
            json.loads(line)
    elif suffix == "cff":
        assert yaml.safe_load(data)["cff-version"] == "1.2.0"
    elif suffix in ("zip", "epub"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert archive.testzip() is None
        for name in archive.namelist():
            assert not name.startswith("/") and ".." not in name.split("/")
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(archive.read(name))
    elif suffix == "png":
        assert data.startswith(b"\x89PNG")
    elif suffix != "parquet" and suffix != "sqlite":
        data.decode("utf-8")


def test_every_table_says_how_the_facts_are_known() -> None:
    """A day that the page does not print is not taken for a printed one by who only opens the spreadsheet."""
    basis = (("date", "editor: a letter; it names 21 November"), ("city", "inferred: 衢江区 lies there"), ("page", "by the librarian"))
    written = files(corpus([replace(EXAMPLE, basis=basis)], TEXT), "csv", "text", "vrt")
    known = "date=editor;city=inferred;page=other"
    assert [row["basis"] for row in csv.DictReader(io.StringIO(written["data/articles.csv"].decode(), newline=""))] == [known]
    table = zipfile.ZipFile(io.BytesIO(written["data/text.zip"])).read("metadata.tsv").decode().splitlines()
    assert table[0].endswith("\tbasis") and table[1].endswith(f"\t{known}")
    assert [text.get("basis") for text in ElementTree.fromstring(written["data/articles.vrt"])] == [known]


SUPPLIED = replace(EXAMPLE, corrections=(), headline_basis="derived: opening words of the text; the page prints no headline over it")
MENDED = replace(EXAMPLE, headline="疫情防控会议召开", byline="廖 王晶", corrections=(
    Correction(0, 2, "瘦情", "疫情", "misread", "reader"), Correction(11, 14, "廖王品", "廖 王晶", "misread", "reader")),
    sources=(Source("seeds/a.txt", "0" * 64, (("headline", 0, 8), ("byline", 10, 15), ("body", 20, 40))),))


def basis_of(article: Article) -> dict[str, str]:
    """What each export says of how the facts of an article are known."""
    written = files(corpus([article], TEXT), "csv", "text", "vrt", "jsonl", "oai", "sqlite")
    table = zipfile.ZipFile(io.BytesIO(written["data/text.zip"])).read("metadata.tsv").decode().split("\n")
    line = json.loads(written["data/articles.jsonl"])
    assert line["basis"].get("headline", "printed") == line["headline_basis"]
    return {"csv": next(csv.DictReader(io.StringIO(written["data/articles.csv"].decode(), newline="")))["basis"],
            "text": table[1].rpartition("\t")[2], "vrt": ElementTree.fromstring(written["data/articles.vrt"])[0].get("basis", ""),
            "oai": [one.text for one in ElementTree.fromstring(written["data/oai.xml"]).iter(f"{DC}description")][-1] or "",
            "sqlite": database(written).execute("SELECT basis FROM articles").fetchone()[0], "jsonl": line["headline_basis"]}


def test_a_headline_that_no_page_prints_says_so_in_every_format() -> None:
    told = basis_of(replace(SUPPLIED, basis=(("date", "inferred: from the text"), ("city", "inferred: 衢江区 lies there"))))
    assert told["csv"] == told["text"] == told["vrt"] == "headline=derived;date=inferred;city=inferred"
    assert told["oai"] == "headline derived; date, city inferred"
    assert told["sqlite"].startswith("headline: derived: opening words") and told["jsonl"].startswith("derived: opening words")


def test_a_headline_and_authors_that_were_corrected_say_so_in_every_format() -> None:
    told = basis_of(MENDED)
    assert told["csv"] == told["text"] == told["vrt"] == "headline=corrected;authors=corrected"
    assert told["oai"] == "headline, authors corrected" and told["jsonl"] == "corrected: 瘦情 → 疫情 (reader)"


def test_texts_have_a_supplied_headline_in_brackets() -> None:
    written = files(corpus([SUPPLIED], TEXT), "text", "twins", "epub")
    assert written["articles/paper/n0.txt"].decode().startswith("[全区经济工作会议召开]\n\n")
    assert zipfile.ZipFile(io.BytesIO(written["data/text.zip"])).read("paper/n0.txt").decode().startswith("[全区经济工作会议召开]\n\n")
    [book] = [data for path, data in written.items() if path.endswith(".epub")]
    assert "<h1>[全区经济工作会议召开]</h1>" in zipfile.ZipFile(io.BytesIO(book)).read("book/a1.xhtml").decode()


def test_what_a_hand_changed_says_so() -> None:
    made = corpus([EXAMPLE], TEXT)
    made.entries = [(made.cards[0]._replace(edited=True, basis="text=edited"), *made.entries[0][1:])]
    written = files(made, "jsonl", "tei", "oai", "sqlite")
    assert json.loads(written["data/articles.jsonl"])["edited"] is True and b"text edited</dc:description>" in written["data/oai.xml"]
    assert b"<change>edited by hand" in written["data/articles.tei.xml"] and b"<note>edited by hand" in written["data/articles.tei.xml"]
    assert database(written).execute("SELECT edited FROM articles").fetchone() == (1,)


@settings(max_examples=30)
@given(corpora)
def test_every_article_is_in_every_table(made: Corpus) -> None:
    written = files(made, "csv", "jsonl", "sqlite", "tei", "vrt", "oai", "text", "atom", "sitemap")
    ids = [card.id for card in made.cards]
    rows = list(csv.DictReader(io.StringIO(written["data/articles.csv"].decode(), newline="")))
    assert [row["id"] for row in rows] == ids
    lines = [json.loads(line) for line in written["data/articles.jsonl"].split(b"\n")[:-1]]
    assert [line["id"] for line in lines] == ids and all(line["text"] == "\n".join(PARAGRAPHS) for line in lines)
    assert [line["headline"] for line in lines] == [card.headline for card in made.cards]
    assert [row[0] for row in database(written).execute("SELECT id FROM articles ORDER BY rowid")] == ids
    found = ElementTree.fromstring(written["data/articles.tei.xml"]).findall(f"{TEI}TEI")
    assert len(found) == max(len(ids), 1)
    assert len(ElementTree.fromstring(written["data/articles.vrt"])) == len(ids)
    assert len(ElementTree.fromstring(written["data/oai.xml"]).findall(f".//{DC}title")) == len(ids)
    assert len(zipfile.ZipFile(io.BytesIO(written["data/text.zip"])).namelist()) == len(ids) + 1
    assert len(ElementTree.fromstring(written["feed.xml"]).findall(f"{ATOM}entry")) == min(len(ids), made.site.feed_size)
    places = [loc.text for loc in ElementTree.fromstring(written["sitemap.xml"]).iter(f"{MAP}loc")]
    assert len(places) == len(set(places)) and all(f"https://corpus.example/sub/{card.url}" in places for card in made.cards)


def database(written: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(written["data/articles.sqlite"])
    return connection


def test_sqlite_finds_any_three_characters() -> None:
    base = database(files(corpus([EXAMPLE], TEXT), "sqlite"))
    found = base.execute("SELECT a.id, a.city FROM articles_fts JOIN articles a ON a.rowid = articles_fts.rowid WHERE articles_fts MATCH '疫情防'").fetchall()
    assert found == [(EXAMPLE.id, "衢州")]
    assert base.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '防疫情'").fetchone() == (0,)
    assert base.execute("SELECT name, role FROM authors ORDER BY place").fetchall() == [("廖 王晶", "记者"), ("永康市融媒体中心", "")]
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_tei_has_the_printed_structure_and_the_correction() -> None:
    found = ElementTree.fromstring(files(corpus([EXAMPLE], TEXT), "tei")["data/articles.tei.xml"]).find(f"{TEI}TEI")
    assert found is not None
    assert [(head.get("type"), head.text) for head in found.iter(f"{TEI}head")] == [
        ("main", "全区经济工作会议召开"), ("sub", "副题"), ("crosshead", "一、要求")]
    choice = found.find(f".//{TEI}choice")
    assert choice is not None and [child.text for child in choice] == ["瘦情", "疫情"]
    assert found.findtext(f".//{TEI}orgName") == "永康市融媒体中心"
    paragraph = found.find(f".//{TEI}p[{TEI}choice]")
    assert paragraph is not None and "".join(paragraph.itertext()) == "会议指出，瘦情疫情防控。"


def test_tei_has_a_supplied_headline_and_the_corrections_of_headline_and_byline() -> None:
    etree = pytest.importorskip("lxml.etree")
    made = corpus([SUPPLIED, replace(MENDED, id="b", deck=(), order=1)], TEXT)
    written = files(made, "tei")
    text = written["data/articles.tei.xml"].decode()
    assert '<head type="main"><supplied reason="derived">全区经济工作会议召开</supplied></head>' in text
    assert '<title level="a"><supplied reason="derived">全区经济工作会议召开</supplied></title>' in text
    mended = "<choice><sic>瘦情</sic><corr>疫情</corr></choice>防控会议召开"
    assert f'<head type="main">{mended}</head>' in text and f'<title level="a">{mended}</title>' in text
    assert "<byline><choice><sic>廖王品</sic><corr>廖 王晶</corr></choice></byline>" in text
    assert "<p>会议指出，疫情防控。</p>" in text and '<note type="correction">' not in text     # the body's 疫情 was not corrected
    etree.RelaxNG(etree.fromstring(written["data/tei/banmian.rng"])).assertValid(etree.fromstring(written["data/articles.tei.xml"]))


def test_a_correction_is_never_set_by_a_guess() -> None:
    """The corrected word stands twice and was corrected once: which of the two it was is not known."""
    article = replace(EXAMPLE, body="疫情，疫情。")
    found = ElementTree.fromstring(files(corpus([article], ("疫情，疫情。",)), "tei")["data/articles.tei.xml"])
    assert found.find(f".//{TEI}p/{TEI}choice") is None
    assert found.find(f".//{TEI}note[@type='correction']/{TEI}choice") is not None


PAGE = "全区经济\n工作会议召开\n\n副题\n本报讯 会议指出，\n\n瘦情疫情\n防控。\n一、要求\n抓 好落实。"


def run(role: str, words: str) -> tuple[str, int, int]:
    """The span of those words of PAGE."""
    return role, PAGE.index(words), PAGE.index(words) + len(words)


def lined(body: str, spans: tuple[tuple[str, int, int], ...], *texts: str) -> str:
    """The body of the TEI of an article with those spans of PAGE, white space between elements taken out."""
    article = replace(EXAMPLE, body=body, deck=(), corrections=(replace(EXAMPLE.corrections[0], start=PAGE.index("瘦情"), end=PAGE.index("疫情")),),
                      sources=(Source("seeds/a.txt", "0" * 64, spans),))
    made = corpus([article], texts)
    made.pages = {"seeds/a.txt": PAGE}
    return re.sub(r"\n", "", files(made, "tei")["data/articles.tei.xml"].decode().split("<body>")[1].split("</body>")[0])


def test_tei_has_stanzas_and_lines_of_verse() -> None:
    etree = pytest.importorskip("lxml.etree")
    body = "题记。\n\n小时候\n{: .stanza}\n\n我在这头\n{: .verse}\n\n长大后\n{: .stanza}\n\n完。"
    made = corpus([replace(EXAMPLE, body=body, corrections=(), sources=())], ("题记。", "小时候", "我在这头", "长大后", "完。"))
    written = files(made, "tei")
    assert "<p>题记。</p><lg><l>小时候</l><l>我在这头</l></lg><lg><l>长大后</l></lg><p>完。</p>" in re.sub(
        r"\n", "", written["data/articles.tei.xml"].decode())
    etree.RelaxNG(etree.fromstring(written["data/tei/banmian.rng"])).assertValid(etree.fromstring(written["data/articles.tei.xml"]))


def test_tei_says_where_each_line_of_the_page_begins() -> None:
    spans = (("headline", 0, 11), run("body", "本报讯 会议指出，"), run("body", "瘦情疫情\n防控。"), run("crosshead", "一、要求"), run("body", "抓 好落实。"))
    shown = lined("本报讯会议指出，疫情疫情防控。\n\n## 一、要求\n\n抓好落实。", spans, "本报讯会议指出，疫情疫情防控。", "一、要求", "抓好落实。")
    assert '<head type="main"><lb n="1"/>全区经济<lb n="2" break="no"/>工作会议召开</head>' in shown
    assert '<p><lb n="5"/>本报讯会议指出，<lb n="7" break="no"/>' in shown and '疫情<lb n="8" break="no"/>防控。</p>' in shown
    assert '<head type="crosshead"><lb n="9"/>一、要求</head><p><lb n="10"/>抓好落实。</p>' in shown


def test_a_text_that_is_not_its_pages_has_no_lines() -> None:
    spans = (run("body", "本报讯 会议指出，"), run("body", "瘦情疫情\n防控。"))
    assert "<lb" not in lined("本报讯会议强调，疫情疫情防控。", spans, "本报讯会议强调，疫情疫情防控。")


@pytest.mark.parametrize("articles", [[], [EXAMPLE], [EXAMPLE, replace(EXAMPLE, id="今日 6", body="## a\n\n## b", date="", page="", newspaper="")]])
def test_tei_is_valid_against_the_schema_that_comes_with_it(articles: list[Article]) -> None:
    etree = pytest.importorskip("lxml.etree")
    written = files(corpus(articles, TEXT), "tei") if articles else files(corpus([], ()), "tei")
    rng = etree.RelaxNG(etree.fromstring(written["data/tei/banmian.rng"]))
    rng.assertValid(etree.fromstring(written["data/articles.tei.xml"]))


@settings(max_examples=30, deadline=None)
@given(corpora)
def test_whatever_strangers_write_the_tei_is_valid(made: Corpus) -> None:
    etree = pytest.importorskip("lxml.etree")
    written = files(made, "tei")
    etree.RelaxNG(etree.fromstring(written["data/tei/banmian.rng"])).assertValid(etree.fromstring(written["data/articles.tei.xml"]))


def test_no_fact_of_the_front_matter_opens_an_attribute_or_an_element() -> None:
    source = Source("seeds/a.txt", "</idno></bibl><script>", (("body", 0, 2),))
    hostile = replace(EXAMPLE, language='x" onload="alert(1)', sources=(source,))
    written = files(corpus([hostile], TEXT), "epub", "tei")
    [epub] = [data for path, data in written.items() if path.endswith(".epub")]
    chapter = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(epub)).read("book/a1.xhtml"))
    assert sorted(chapter.attrib) == ["lang", "{http://www.w3.org/XML/1998/namespace}lang"]
    assert "<script" not in written["data/articles.tei.xml"].decode()


def test_the_schema_and_its_odd_name_the_same_elements() -> None:
    folder = Path(tei.__file__).parent / "schema"
    rng = ElementTree.parse(folder / "banmian.rng").iter("{http://relaxng.org/ns/structure/1.0}element")
    odd = ElementTree.parse(folder / "banmian.odd").iter(f"{TEI}moduleRef")
    assert {one.get("name") for one in rng} == {name for module in odd for name in module.get("include", "").split()}


def test_the_schema_of_the_tei_consortium(tmp_path: Path) -> None:
    """Run with BANMIAN_TEI_RNG naming a tei_all.rng; bench/validate_exports.py says where one is had."""
    import os
    schema = os.environ.get("BANMIAN_TEI_RNG")
    if not schema:
        pytest.skip("no TEI schema: BANMIAN_TEI_RNG names none")
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    rng = etree.RelaxNG(etree.parse(schema))
    made = corpus([EXAMPLE, replace(EXAMPLE, id="今日 6", body="## a\n\n## b", date="", page="", newspaper="")], TEXT)
    rng.assertValid(etree.fromstring(files(made, "tei")["data/articles.tei.xml"]))


def test_the_data_package_describes_what_is_there() -> None:
    written = files(corpus([EXAMPLE], TEXT), "csv", "jsonl", "datapackage", "sums")
    package = json.loads(written["data/datapackage.json"])
    assert package["$schema"].endswith("/2.0/datapackage.json")
    for resource in package["resources"]:
        data = written[f"data/{resource['path']}"]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{digest(data)}"
    header = next(csv.reader(io.StringIO(written["data/articles.csv"].decode())))
    table = next(resource for resource in package["resources"] if resource["format"] == "csv")
    assert [column["name"] for column in table["schema"]["fields"]] == header
    assert f"{digest(written['data/articles.csv'])}  articles.csv\n" in written["data/SHA256SUMS"].decode()


def digest(data: bytes) -> str:
    import hashlib
    return hashlib.sha256(data).hexdigest()


def test_frictionless_finds_no_fault(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless[json] is not installed")
    for path, data in files(corpus([EXAMPLE, replace(EXAMPLE, id="b", order=2, headline='a,"b"\n=1')], TEXT), "csv", "jsonl", "datapackage").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_parquet_holds_the_columns() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (the extra banmian[parquet])")
    import pyarrow.parquet as pq
    table = pq.read_table(io.BytesIO(files(corpus([EXAMPLE], TEXT), "parquet")["data/articles.parquet"]))
    [row] = table.to_pylist()
    assert row["headline"] == EXAMPLE.headline and row["text"] == "\n".join(TEXT)
    assert row["authors"][0] == {"name": "廖 王晶", "role": "记者", "affiliation": ""}
    assert row["corrections"] == [{"start": 3, "end": 5, "old": "瘦情", "new": "疫情", "reason": "misread", "who": "reader"}]


def test_feeds_change_only_with_what_they_show() -> None:
    """The time of a feed is that of its newest entry, never of the build."""
    made = corpus([EXAMPLE], TEXT)
    feed = ElementTree.fromstring(files(made, "atom")["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2022-04-01T00:00:00Z"
    known = replace_changes(made, {made.cards[0].path: "2026-11-20"})
    feed = ElementTree.fromstring(files(known, "atom")["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert feed.findtext(f"{ATOM}entry/{ATOM}published") == "2022-04-01T00:00:00Z"


def replace_changes(made: Corpus, changes: dict[str, str]) -> Corpus:
    return Corpus(made.site, made.entries, changes, made.moved)


def test_lastmod_is_said_only_where_it_is_known() -> None:
    made = corpus([EXAMPLE, replace(EXAMPLE, id="b", order=2)], TEXT)
    assert b"lastmod" not in files(made, "sitemap")["sitemap.xml"]
    known = files(replace_changes(made, {made.cards[0].path: "2026-11-20"}), "sitemap")["sitemap.xml"]
    assert known.count(b"<lastmod>2026-11-20</lastmod>") == 1


def test_a_sitemap_is_cut_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banmian.exports.sitemap.LIMIT", 7)
    written = files(corpus([replace(EXAMPLE, id=f"a{n}", order=n) for n in range(10)], TEXT), "sitemap")
    index = ElementTree.fromstring(written["sitemap.xml"])
    named = [loc.text for loc in index.iter(f"{MAP}loc")]
    assert named == [f"https://corpus.example/sub/{path}" for path in written if path.startswith("sitemaps/")]
    sizes = [len(ElementTree.fromstring(written[path])) for path in written if path.startswith("sitemaps/")]
    assert sum(sizes) == len(HUBS) + 2 + 10 and max(sizes) <= 7       # hubs, one city, one newspaper, the articles


def test_without_an_address_nothing_absolute_is_written() -> None:
    bare = corpus([EXAMPLE], TEXT, site=replace(SITE, url="", contact=""))
    written = files(bare, "all")
    assert not {"feed.xml", "sitemap.xml", "opensearch.xml", "data/oai.xml", "data/croissant.json"} & set(written)
    assert written["robots.txt"] == b"User-agent: *\nAllow: /\n"
    for path, data in written.items():
        assert b"corpus.example" not in data, path


def test_redirects_lead_from_former_addresses() -> None:
    gone = Former("gone", "articles/gone.html", "", "")
    written = files(corpus([EXAMPLE], TEXT, moved=(MOVED, gone)), "moved")
    assert list(written) == ["articles/a/b/old.html", "data/moved.csv"]
    assert list(csv.reader(io.StringIO(written["data/moved.csv"].decode()))) == [
        ["old_id", "new_id", "old_url", "new_url"],
        ["old", EXAMPLE.id, "https://corpus.example/sub/articles/a/b/old.html", "https://corpus.example/sub/articles/paper/n0.html"],
        ["gone", "", "https://corpus.example/sub/articles/gone.html", ""]]
    table = json.loads(files(corpus([EXAMPLE], TEXT, moved=(MOVED,)), "moved", "datapackage")["data/datapackage.json"])["resources"][0]
    assert (table["path"], [one["name"] for one in table["schema"]["fields"]]) == ("moved.csv", ["old_id", "new_id", "old_url", "new_url"])
    assert b'content="0; url=../../../articles/paper/n0.html"' in written["articles/a/b/old.html"]


def test_large_corpora_are_cut_by_year() -> None:
    cards = corpus([replace(EXAMPLE, id=f"a{n}", date=date) for n, date in enumerate(["2021-01-01", "2022-01-01", "", "2022-05-05"])], TEXT).cards
    assert parts(cards, size=4) == [("", cards)]
    assert [(name, len(run)) for name, run in parts(cards, size=3)] == [("2021", 1), ("2022", 2), ("undated", 1)]
    assert sorted(card.id for _, run in parts(cards, size=3) for card in run) == sorted(card.id for card in cards)


def test_oai_files_keep_within_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banmian.exports.oai.LIMIT", 2)
    made = corpus([replace(EXAMPLE, id=f"a{n}", order=n) for n in range(5)], TEXT)
    sizes = [data.count(b"<oai:record>") for data in files(made, "oai").values()]
    assert sizes == [2, 2, 1]


def test_names_that_cannot_be_made() -> None:
    with pytest.raises(BanmianError, match=r"E502.*cvs"):
        chosen(replace(SITE, exports=("cvs",)))
    with pytest.raises(BanmianError, match=r"E504.*contact"):
        chosen(replace(SITE, exports=("oai",), contact="a telephone"))
    assert "oai" not in [export.name for export in chosen(replace(SITE, exports=("all",), contact=""))]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banmian.exports.parquet.NEEDS", ("no_such_library",))
    with pytest.raises(BanmianError, match=r"E503.*no_such_library[\s\S]*banmian\[parquet\]"):
        chosen(replace(SITE, exports=("parquet",)))


def test_a_library_that_does_not_load_is_named_with_its_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Found is not loaded: one made for another system raises when it is asked for."""
    (tmp_path / "broken_arrow.py").write_text("raise ImportError('libarrow.so.1: wrong ELF class')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("banmian.exports.parquet.NEEDS", ("broken_arrow",))
    with pytest.raises(BanmianError, match=r"E503.*broken_arrow.*wrong ELF class[\s\S]*--force-reinstall 'banmian\[parquet\]'"):
        chosen(replace(SITE, exports=("parquet",)))
    assert "parquet" not in [export.name for export in chosen(replace(SITE, exports=("all",)))]


def test_the_version_of_the_corpus_names_its_state() -> None:
    made = corpus([EXAMPLE, replace(EXAMPLE, id="b", order=2)], TEXT)
    other = replace(made, entries=[(made.cards[0]._replace(digest="new"), *made.entries[0][1:]), made.entries[1]])
    undated = replace(made, site=replace(made.site, build_date=""))

    def versions(one: Corpus) -> set[str]:
        written = files(one, "csv", "datapackage", "citation_cff", *(["croissant"] if one.site.build_date else []))
        cited = yaml.safe_load(written["data/CITATION.cff"])["version"]
        return {cited, *(json.loads(data)["version"] for path, data in written.items() if path.endswith(".json"))}

    [version] = versions(made)
    assert re.fullmatch(r"2026\.11\.23\+[0-9a-f]{12}", version)
    assert versions(undated) == {version.partition("+")[2]}
    assert versions(other) != {version} == versions(replace(made, entries=list(reversed(made.entries))))


VALUES = st.lists(st.text("甲;\\, a", min_size=1), max_size=3)


@given(VALUES)
def test_values_of_one_cell_can_be_parted_again(values: list[str]) -> None:
    parted = re.findall(r"((?:[^;\\]|\\.)+)", joined(values))
    assert [re.sub(r"\\(.)", r"\1", one) for one in parted] == values


def test_a_tag_with_a_semicolon_is_one_tag() -> None:
    written = files(corpus([replace(EXAMPLE, tags=("a;b", "c,d"))], TEXT), "csv")
    assert next(csv.DictReader(io.StringIO(written["data/articles.csv"].decode(), newline="")))["tags"] == r"a\;b;c,d"


def test_epub_checks(tmp_path: Path) -> None:
    """A book has its mimetype first and stored, and names every chapter in its spine."""
    written = files(corpus([EXAMPLE, replace(EXAMPLE, id="b", order=2, headline="<b>&", date="")], TEXT), "epub")
    assert len(written) == 2 and any("undated" in path for path in written)
    for data in written.values():
        archive = zipfile.ZipFile(io.BytesIO(data))
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", zipfile.ZIP_STORED, b"application/epub+zip")
        package = ElementTree.fromstring(archive.read("book/package.opf"))
        items = {item.get("id"): item.get("href") for item in package.iter("{http://www.idpf.org/2007/opf}item")}
        spine = [items[ref.get("idref")] for ref in package.iter("{http://www.idpf.org/2007/opf}itemref")]
        assert spine and all(f"book/{href}" in archive.namelist() for href in items.values())
