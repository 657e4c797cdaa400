"""Content as other tools and hands write it: links, images, names of facts, fences, encodings; and what is no article."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from banmian.content.suffixes import is_article, stem
from tests.site import Site, differing

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))


def note(body: str, front: str = "title: 甲\ndate: 2020-01-02") -> str:
    return f"---\n{front}\n---\n\n{body}\n"


def body(site: Site, path: str) -> str:
    """The markup of an article's text."""
    found = re.search(r'<div class="text">(.*?)</div>', site.read(f"public/articles/{path}"), re.S)
    assert found
    return found[1]


def reached(site: Site, page: str, markup: str) -> list[str]:
    """Where the links and images of some markup of a page lead, as paths of the output folder that are there."""
    folder = (site.root / "public" / page).parent
    aims = [(folder / aim.partition("#")[0]).resolve() for aim in re.findall(r'(?:href|src)="(\.\./[^"]*)"', markup)]
    return [aim.relative_to((site.root / "public").resolve()).as_posix() for aim in aims if aim.is_file()]


def test_links_between_articles_lead_to_their_pages(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/x/b c.md", note("乙文")).write("content/乙.markdown", note("丙文", "title: 丙"))
    site.write("content/n/m/a.md", note("[乙](../../x/b%20c.md#p1)、[丙](/乙.markdown)、[无](no.md)、[外](https://example.org/a.md)、[搜](../../../search.html)"))
    site.build()
    markup = body(site, "n/m/a.html")
    assert len(reached(site, "articles/n/m/a.html", markup)) == 3
    assert '#p1"' in markup and 'href="https://example.org/a.md"' in markup
    site.check().said("F304", "articles/n/m/no.html")


def test_files_that_articles_show_or_link_to_are_copied_and_no_others(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/n/图 1.PNG", PNG).write("content/表.pdf", b"%PDF").write("content/n/raw.png", PNG)
    site.write("content/n/a.md", note("![图](图%201.PNG \"题\")\n\n[表](../表.pdf)")).build().said("N303 1 file is no article: n/raw.png")
    made = reached(site, "articles/n/a.html", body(site, "n/a.html"))
    assert [(site.root / "public" / path).read_bytes() for path in made] == [PNG, b"%PDF"]
    assert set(made) == {f"media/{path}" for path in site.files("public/media")}
    before = site.files()
    site.build("--json")
    assert site.report()["counts"]["written"] == 0
    site.write("content/n/图 1.PNG", PNG + b"2").build()
    assert [path for path in differing(before, site.files()) if path.startswith(("media", "articles"))] == made[:1]
    (site.root / "public" / made[0]).unlink()
    site.build("-j1")
    clean = Site(tmp_path / "again")
    for path, data in site.files("content").items():
        clean.write(f"content/{path}", data)
    clean.write("banmian.yaml", site.read("banmian.yaml")).build("-j2")
    assert not differing({p: d for p, d in site.files().items() if p.startswith(("media", "articles/n"))},
                         {p: d for p, d in clean.files().items() if p.startswith(("media", "articles/n"))})
    site.edit("content/n/a.md", "![图](图%201.PNG \"题\")", "").build()
    assert list(site.files("public/media")) == [path.removeprefix("media/") for path in made[1:]]


def test_a_file_that_is_not_there_is_told_until_it_is(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/a.md", note("![图](p.png) [表](x/y.csv)"))
    site.build().said("content/a.md: F310 content/p.png is not there", "content/x/y.csv is not there")
    site.check().said("F310 content/p.png is not there").write("content/p.png", PNG).write("content/x/y.csv", "a").build()
    assert len(reached(site, "articles/a.html", body(site, "a.html"))) == 2
    site.check()
    assert site.last and "F310" not in site.last.err


def test_no_file_outside_the_content_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    site = Site.copy("tiny", tmp_path / "site").write("secret.png", PNG)
    for aim in ("../../secret.png", "../secret.png", "/../secret.png", "%2e%2e/secret.png", "x/../../secret.png", "s.svg"):
        site.write("content/a.md", note(f"![密]({aim})")).build().said("content/a.md: F310 images are not shown")
        assert "<img" not in body(site, "a.html") and "密" in body(site, "a.html")
    (site.root / "content/link.png").symlink_to(tmp_path / "secret.png")
    site.write("content/a.md", note("![密](link.png)")).build().said("F310", "leads out of the content folder")
    assert not site.files("public/media")


@pytest.mark.parametrize("image", ["![远](https://e.org/x.png)", "![远](//e.org/x.png)", '<img alt="远" src="/\\e.org/x.png">', "![远][1]\n\n[1]: http://e.org/x.png"])
def test_nothing_is_loaded_from_other_hosts(tmp_path: Path, image: str) -> None:
    site = Site.copy("tiny", tmp_path).write("content/a.md", note(image)).build().said("content/a.md: N307", "e.org/x.png")
    assert re.search(r'<a href="https?://e.org/x.png">远</a>', body(site, "a.html")) and "<img" not in body(site, "a.html")
    site.check().said("N307").write("content/a.md", note("[![远](https://e.org/x.png)](b.md)")).build()
    assert body(site, "a.html").count("<a ") == 1 and ">远</a>" in body(site, "a.html")


def test_footnotes_lead_there_and_back_on_the_page(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/a.md", note("产量达500[^1]吨。\n\n[^1]: 据县志。")).build()
    page = site.read("public/articles/a.html")
    assert re.search(r'<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">', page) and re.search(r'<li id="fn:1">', page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and '<a class="footnote-backref" href="#fnref:1"' in page


@pytest.mark.parametrize(("path", "article"), [
    ("n/a.md", True), ("a.MD", True), ("甲.Markdown", True), ("myreadme.md", True), ("x.readme.md", True), ("n/ReadMe.md", False),
    ("README.markdown", False), ("n/_index.md", False), ("a.mdx", False), ("md", False), ("a.png", False)])
def test_what_a_file_is_is_told_by_its_name(path: str, article: bool) -> None:
    assert is_article(path) is article
    assert stem(path) == (path.rpartition(".")[0] if re.search(r"(?i)\.(md|markdown)$", path) else path)


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown"])
def test_an_article_may_end_in_any_of_these(tmp_path: Path, name: str) -> None:
    site = Site.copy("tiny", tmp_path).write(f"content/n/{name}", note("正文。")).build().shows("articles/n/a.html", "正文。")
    site.write("content/n/a.Markdown", note("又一文。")).build(code=2).said("E302")


def test_what_is_no_article_is_left_out_and_named(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/README.md", "# 说明\n").write("content/n/_index.md", "---\ntitle: 栏目\n---\n")
    site.write("content/nul.md", "").write("content/two.md", "---\n---\n").write("content/k.mdx", "x").build()
    site.said("content: N303 5 files are no articles").check().said("content: N303 5 files are no articles")
    assert not (site.root / "public/articles/n").exists()
    assert not [path for path in site.files("public/articles") if path.startswith(("readme", "nul", "two", "k."))]


@pytest.mark.parametrize(("path", "front"), [("a.md", "Draft: True"), ("a.md", "DRAFT: yes"), ("a.md", "Published: False"), ("a.md", "草稿: 是"),
                                             ("_drafts/a.md", "tags: [甲]")])
def test_drafts_by_any_name_stay_out(tmp_path: Path, path: str, front: str) -> None:
    site = Site.copy("tiny", tmp_path).write(f"content/{path}", note("没写完。", f"title: 未定\n{front}")).build().said("N305", path)
    assert not (site.root / "public/articles" / path.replace(".md", ".html")).exists()


def test_comments_for_writers_are_not_published(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("content/a.md", note("正文%%查证%%。\n\n%%\n多行\n%%\n\n`%%a%%`"))
    site.build().lacks("articles/a.html", "查证", "多行").shows("articles/a.html", "正文。", "%%a%%")


@pytest.mark.parametrize("data", [
    "\n\n---\ntitle: 新题\ndate: 2020-01-02\n---\n正文。\n", "\ufeff\n---\ntitle: 新题\ndate: 2020-01-02\n---\n正文。\n",
    "--- \ntitle: 新题\ndate: 2020-01-02\n--- \n正文。\n", "---\ntitle: 新题\ndate: 2020-01-02\n...\n正文。\n\n---\n\n尾。\n",
    "title: 新题\ndate: 2020-01-02\ntags:\n- 甲\n---\n正文。\n", "---\n标题: 新题\n日期: 2020-01-02\n---\n正文。\n", "---\nTitle: 新题\nDATE: 2020-01-02\n---\n正文。\n"])
def test_front_matter_in_other_forms_is_read(tmp_path: Path, data: str) -> None:
    site = Site.copy("tiny", tmp_path).write("content/a.md", data).build().shows("articles/a.html", "新题", "2020", "正文。")
    assert "title" not in body(site, "a.html") and "标题" not in body(site, "a.html")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_an_article_in_another_encoding_is_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    text = note("市委召开会议，研究部署下一步工作，确保各项任务落地见效，压实责任。")
    site = Site.copy("tiny", tmp_path).write("content/a.md", text.encode(encoding)).build().said("content/a.md: N306 decoded as ")
    site.shows("articles/a.html", "压实责任").check().said("N306")
    site.write("content/a.md", text.replace("title", "draft: true\ntitle").encode(encoding)).build()
    assert not (site.root / "public/articles/a.html").exists()


@pytest.mark.parametrize(("content", "said"), [
    ({}, {"index.html": "本库还没有文章", "dates/index.html": "本库还没有文章", "places/index.html": "本库还没有文章",
          "newspapers/index.html": "本库还没有文章", "people/index.html": "没有署名的文章"}),
    ({"content/a.md": "---\ntitle: 题\n---\n\n正文。\n"}, {"dates/index.html": "没有日期已知的文章", "people/index.html": "没有署名的文章"})])
def test_a_list_of_nothing_says_so(tmp_path: Path, content: dict[str, str], said: dict[str, str]) -> None:
    """And prints no table of twelve months without a year, nor how names are put in order."""
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n")
    (tmp_path / "content").mkdir()
    for path, text in content.items():
        site.write(path, text)
    site.build()
    for path, words in said.items():
        site.shows(path, words)
    assert "<table" not in site.read("public/dates/index.html") and "拼音" not in site.text("people/index.html")
