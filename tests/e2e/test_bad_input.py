"""Input as it comes: each bad thing gets a message with file and line, and everything else is still built."""
from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.site import SITES, Site

GOOD = "青石桥修缮完工恢复通车"


def pages_showing(site: Site, text: str) -> list[str]:
    """Article pages in whose text a reader sees `text`."""
    squeezed = "".join(text.split())
    return [p for p in site.files("public/articles", ".html") if squeezed in "".join(site.text(f"articles/{p}").split())]


def test_the_tiny_site_is_read_and_built(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).segment().build()
    assert len(site.files("content", ".md")) == 2
    assert pages_showing(site, GOOD)
    assert pages_showing(site, "春茶开采")
    site.shows("index.html", "青石小报")


def test_an_empty_seed_is_a_finding(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/empty.txt", "").segment().said("seeds/empty.txt", "F201")
    assert pages_showing(site.build(), GOOD)


def test_white_space_alone_is_empty_too(tmp_path: Path) -> None:
    Site.copy("tiny", tmp_path).write("seeds/blank.txt", " \n\u3000\n").segment().said("seeds/blank.txt", "F201")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gb18030_is_decoded_with_a_note(tmp_path: Path, encoding: str) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_text(encoding="utf-8")
    site = Site.copy("tiny", tmp_path).write("seeds/p02.txt", page.encode(encoding)).segment().said("seeds/p02.txt", "N201")
    assert pages_showing(site.build(), GOOD)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_notepad_calls_unicode_is_decoded_with_a_note(tmp_path: Path, encoding: str) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_text(encoding="utf-8")
    site = Site.copy("tiny", tmp_path).write("seeds/p02.txt", page.encode(encoding)).segment().said("seeds/p02.txt", "N201")
    assert pages_showing(site.build(), GOOD)
    site.check().run("check", "--strict", code=1).write("seeds/pages.yaml", "p02.txt:\n  city: 丽水\n  county: 莲都区\n")
    site.segment().check("--strict")       # a note alone is nothing odd


def test_pages_in_every_kind_of_file_name(tmp_path: Path) -> None:
    """What can be a page is one; what cannot is an error or a note, and stops nothing."""
    page = (SITES / "tiny/seeds/p02.txt").read_bytes()
    site = Site.copy("tiny", tmp_path)
    good = ["a b.txt", "-x.txt", "y..txt", "a%20b#c?d&e.txt", "q'\"<b>.txt", "con.txt", "字" * 80 + ".txt", "OLD.TXT", "😀.txt",
            "{a}, b: c.txt", "in.txt/page.txt"]
    for name in good:
        site.write(f"seeds/{name}", page)
    for name in (".hidden.txt", "picture.jpg", "README", ".DS_Store", "left.proof"):
        site.write(f"seeds/{name}", page)
    (tmp_path / "seeds/round.txt").symlink_to("round.txt")
    (tmp_path / "seeds/round").symlink_to(".")
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    site.segment(code=2).said("seeds: N203 5 files are no pages: .hidden.txt, left.proof, picture.jpg …", "\nseeds/round.txt: E607")
    assert len(site.files("content", ".md")) == 2 * (len(good) + 1)
    for name in (b"line\nbreak.txt", b"\xff\xfe.txt"):
        with open(os.fsencode(tmp_path / "seeds") + b"/" + name, "wb") as file:
            file.write(page)
    site.run("build", "--json", code=2)
    assert [(e["code"], e["path"]) for e in site.report()["errors"]] == [
        ("E207", "seeds/line\\nbreak.txt"), ("E607", "seeds/round.txt"), ("E207", "seeds/\\udcff\\udcfe.txt")]
    assert len(site.files("public/articles", ".html")) == 2 * (len(good) + 1)


def test_files_that_are_no_articles_are_named(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).segment().write("content/a.mdx", "---\ntitle: 甲\n---\n乙\n").write("content/b/notes.txt", "丙")
    site.check().said("content: N303 2 files are no articles: a.mdx, b/notes.txt")
    site.build().said("content: N303 2 files are no articles: a.mdx, b/notes.txt")


def test_check_names_every_file_that_a_build_only_counts(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).segment()
    names = [f"x{n}" for n in range(5)]
    for name in names:
        site.write(f"content/{name}.rst", "甲").write(f"seeds/{name}.jpg", "甲").write(f"corrections/{name}.yml", "甲")
        site.write(f"content/{name}.md", "---\ntitle: 甲\ndraft: true\n---\n乙\n")
    site.build().said("x0.rst, x1.rst, x2.rst …", "x2.jpg …", "x2.yml …", "x2.md …")
    wanted = [f"{', '.join(f'{name}.{suffix}' for name in names)}" for suffix in ("rst", "jpg", "yml", "md")]
    site.check().said(*wanted)
    messages = [found["message"] for found in site.check("--json").report()["findings"]]
    assert all(any(message.endswith(want) for message in messages) for want in wanted)


def test_articles_in_every_kind_of_file_name(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path)
    good = ["a b", "q'\"<b>", "#", "A", "nul", "up.", "{{x}}", "字" * 80, "x" * 250, "tail "]
    for name in good:
        site.write(f"content/n/{name}.md", "---\ntitle: 甲\n---\n\n正文\n")
    (tmp_path / "content/n/round.md").symlink_to("round.md")
    for name in (b"line\nbreak", b"\xff"):
        with open(os.fsencode(tmp_path / "content/n") + b"/" + name + b".md", "wb") as file:
            file.write(b"text\n")
    site.run("build", "--json", code=2)
    told = [("E207", "content/n/line\\nbreak.md"), ("E607", "content/n/round.md"), ("E207", "content/n/\\udcff.md")]
    assert [(e["code"], e["path"]) for e in site.report()["errors"]] == told
    assert len(site.files("public/articles/n", ".html")) == len(good)
    assert pages_showing(site, GOOD)
    assert [(e["code"], e["path"]) for e in site.check("--json", code=2).report()["errors"]] == told


def test_an_alias_of_aliases_is_refused_and_costs_nothing(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    site = Site.copy("tiny", tmp_path).write("content/bomb.md", "---\n" + "\n".join(rows) + "\ntags: *a11\n---\n\n文\n")
    site.build(code=2).said("content/bomb.md:2: E301", "alias", "→")
    assert pages_showing(site, GOOD)
    site.delete("content/bomb.md").write("banmian.yaml", "\n".join(rows) + "\n").build(code=2).said("E101")
    site.write("banmian.yaml", "title: &t 试\nsubtitle: *t\n").build()


@pytest.mark.parametrize("folder", ["content", "content/site", "seeds", ".", "''", "..", "../x", "/srv/x", "a/../b", ".banmian", "themes/x"])
def test_the_site_is_not_built_into_its_sources_or_beyond(tmp_path: Path, folder: str) -> None:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", f"title: 试\noutput: {folder}\n")
    before = site.files(".")
    site.build(code=2).said("banmian.yaml:2: E106 `output`", "→")
    assert site.files(".") == before


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_bytes()
    site = Site.copy("tiny", tmp_path).write("seeds/p02.txt", b"\xef\xbb\xbf" + page).segment().build()
    assert pages_showing(site, GOOD)
    assert not any("\ufeff" in data.decode("utf-8") for data in site.files("content", ".md").values())


def test_bytes_in_no_encoding_are_an_error_with_file_and_offset(tmp_path: Path) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_bytes()
    at = page.index("\n\n沿河".encode())
    bad = page[:at] + b"\xff\xff\xff" + page[at:]
    site = Site.copy("tiny", tmp_path).write("seeds/a-bad.txt", bad).segment(code=2)
    site.said("seeds/a-bad.txt", "E201", str(at), "→")
    assert pages_showing(site.build(code=None), GOOD)


def test_a_binary_file_is_an_error(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    site.segment(code=2).said("seeds/picture.txt", "E202")
    assert pages_showing(site.build(code=None), GOOD)


def test_a_page_without_an_article_is_a_finding(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/slogans.txt", "富强 民主 文明 和谐\n")
    site.segment().said("seeds/slogans.txt", "F202")
    assert pages_showing(site.build(), GOOD)


@pytest.mark.slow
def test_a_page_of_ten_megabytes_is_read_in_the_end(tmp_path: Path) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_text(encoding="utf-8")
    paragraph = page[page.index("沿河"):page.index("春茶开采")]
    times = 10_000_000 // len(paragraph.encode("utf-8")) + 1
    site = Site.copy("tiny", tmp_path).write("seeds/huge.txt", page + paragraph * times)
    site.segment().said("seeds/huge.txt", "F205")
    held = sum(len(data) for data in site.files("content", ".md").values())
    assert held > 9_000_000, "nothing of it is lost"


def test_broken_front_matter_names_file_and_line(tmp_path: Path) -> None:
    site = Site.copy("broken-front-matter", tmp_path).build(code=2)
    site.said("content/notes/bad.md:", "content/notes/unclosed.md", "E301", "→")
    assert pages_showing(site, "这一篇是好的")


@pytest.mark.parametrize(("text", "kind"), [("+++\ntitle = '甲'\n+++\n\n乙\n", "TOML"), ('{\n  "title": "甲"\n}\n\n乙\n', "JSON")])
def test_front_matter_of_another_kind_is_not_printed_as_text(tmp_path: Path, text: str, kind: str) -> None:
    site = Site.copy("broken-front-matter", tmp_path).write("content/notes/foreign.md", text).build(code=2)
    site.said(f"content/notes/foreign.md:1: E301 the front matter is {kind}, not YAML", "→ Write it as")
    assert not (tmp_path / "public/articles/notes/foreign.html").exists()


def test_doubled_ids_are_an_error_that_names_both(tmp_path: Path) -> None:
    site = Site.copy("duplicates", tmp_path).build(code=2).said("E302", "content/notes/one.md", "content/notes/two.md")
    assert pages_showing(site, "第三篇的正文")


def test_check_finds_doubled_headlines_of_a_day(tmp_path: Path) -> None:
    Site.copy("duplicates", tmp_path).delete("content/notes/two.md").check().said("F302").check("--strict", code=1)


def test_a_template_error_names_template_and_line(tmp_path: Path) -> None:
    site = Site.copy("template-error", tmp_path).build(code=2).said("about.html:4", "E401", "no_such_thing")
    assert pages_showing(site, "这一篇是好的")


def test_a_template_that_cannot_be_parsed(tmp_path: Path) -> None:
    site = Site.copy("template-error", tmp_path)
    site.write("themes/mine/templates/about.html", "<p>\n{% if %}\n</p>\n").build(code=2).said("about.html:2", "E401")
    (site.root / "themes/mine/templates/about.html").write_bytes(b"<p>\n\xff</p>\n")
    site.build(code=2).said("about.html:2", "E401", "not UTF-8 at byte 4")


def test_an_unknown_setting_offers_the_nearest(tmp_path: Path) -> None:
    Site.copy("unknown-setting", tmp_path).build(code=2).said("banmian.yaml:2", "E101", "page_sise", "page_size")


def test_settings_that_are_not_yaml(tmp_path: Path) -> None:
    Site.copy("tiny", tmp_path).write("banmian.yaml", "title: [a\nurl: b\n").build(code=2).said("banmian.yaml:", "E103")


def test_pages_yaml_that_cannot_be_read(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", "p02.txt:\n  city: [丽水\n").segment(code=2)
    site.said("seeds/pages.yaml:", "E203")


@pytest.mark.parametrize(("text", "line", "what"), [
    ("p02.txt:\n  city: 丽水\n  date: [2022, 11]\n", 3, "`date` must be a text"),
    ("p02.txt:\n  city: 丽水\np02.txt:\n  city: 宁波\n", 3, "`p02.txt` stands twice: in line 1 as well"),
    ("p02.txt:\n  city: 丽水\n\n  city: 宁波\n", 4, "`city` stands twice: in line 2 as well"),
    ("p02.txt:\n  city: 丽水\np03.txt: 宁波\n", 3, "below p03.txt must stand what is known of it"),
    ("- p02.txt\n", 1, "each line must be the name of a page"),
    ("? [a]\n: {city: 丽水}\n", 1, "each line must be the name of a page")])
def test_pages_yaml_names_the_line_of_what_is_wrong(tmp_path: Path, text: str, line: int, what: str) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", text)
    site.segment(code=2).said(f"seeds/pages.yaml:{line}: E203 {what}", "→")


BESIDE = "第03版 要闻\n2020年1月3日\n\n渡口新添渡船一艘\n\n本报讯 渡口昨天新添渡船一艘，过河的人不必再等半个小时，附近的学生上学也方便得多。\n"


def test_an_entry_that_cannot_be_read_keeps_no_other_page_from_being_cut(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).segment()
    before = site.files("content", ".md")
    site.write("seeds/p03.txt", BESIDE).write("seeds/pages.yaml", "p02.txt:\n  city: [丽水]\np03.txt:\n  city: 宁波\n")
    for verb in ("segment", "build", "build"):      # the error is told until it is mended
        site.run(verb, code=2).said("seeds/pages.yaml:2: E203 `city` must be a text", "→")
    after = site.files("content", ".md")
    assert before.items() < after.items(), "the page of the entry stays as it was cut"
    [new] = [after[path].decode() for path in after.keys() - before.keys()]
    assert "city: 宁波" in new and "渡船" in new
    assert pages_showing(site, GOOD) and pages_showing(site, "渡船")
    site.run("segment", "--json", "out", "seeds/p02.txt", "seeds/p03.txt", code=2).said("seeds/pages.yaml:2: E203")
    assert list(site.files("out")) == ["p03.json"]
    site.check(code=2).said("seeds/pages.yaml:2: E203", "3 articles")
    site.write("seeds/pages.yaml", "p03.txt:\n  city: 宁波\np03.txt:\n  city: 丽水\n").segment(code=2)
    assert site.files("content", ".md").keys() == after.keys(), "of two entries of one page neither is taken"
    site.write("seeds/pages.yaml", "gone.txt: 3\n").segment(code=2).said("seeds/pages.yaml:1: E203 below gone.txt")


def test_corrections_that_cannot_be_read_keep_no_other_page_from_being_cut(tmp_path: Path) -> None:
    from hashlib import sha256
    page = (SITES / "tiny/seeds/p02.txt").read_bytes()
    at = page.decode().rindex("新茶")
    row = f"{{start: {at}, end: {at + 2}, from: 新茶, to: 春茶, reason: 试, who: editor}}"
    entry = f"- seed: seeds/p02.txt\n  sha256: {sha256(page).hexdigest()}\n  corrections:\n    - {row}\n"
    site = Site.copy("tiny", tmp_path).write("corrections/a.yaml", entry).segment()
    before = site.files("content", ".md")
    assert any("头一批春茶" in data.decode() for data in before.values())
    site.write("seeds/p03.txt", BESIDE).write("corrections/a.yaml", entry.replace(", who: editor", ""))
    site.build(code=2).said("corrections/a.yaml:4: E206 a correction lacks who", "→")
    assert before.items() < site.files("content", ".md").items(), "the page stays as it was corrected"
    assert pages_showing(site, "渡船") and pages_showing(site, "头一批春茶")
    site.check(code=2).said("corrections/a.yaml:4: E206", "3 articles")
    site.run("suggest", code=2).said("corrections/a.yaml:4: E206")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
@pytest.mark.parametrize(("path", "code"), [("seeds/pages.yaml", "E203"), ("corrections/a.yaml", "E206"), ("banmian.yaml", "E103"), ("content/moved.yaml", "E305")])
def test_a_list_that_an_editor_saved_otherwise_is_to_be_saved_as_utf_8(tmp_path: Path, path: str, code: str, encoding: str) -> None:
    site = Site.copy("tiny", tmp_path).write(path, "a: b\nc: 丽水\n".encode(encoding))
    site.segment(code=2).said(f"{path}:{2 if encoding == 'gb18030' else 1}: {code} not UTF-8 at byte", "\n  → Save it as UTF-8.")


@pytest.mark.parametrize(("path", "text", "code"), [
    ("seeds/pages.yaml", "p02.txt: [\n", "E203"), ("corrections/a.yaml", "- seed: [\n", "E206"), ("corrections/a.yaml", "- sha256: 1\n", "E206")])
def test_what_cannot_be_told_of_a_page_stops_the_cutting_and_no_check(tmp_path: Path, path: str, text: str, code: str) -> None:
    site = Site.copy("tiny", tmp_path).segment().write("seeds/p03.txt", BESIDE).write("content/odd.md", "---\ntitle: 甲\n---\n乙\n")
    before = site.files("content")
    site.write(path, text).segment(code=2).said(f"{path}:", code, "→")
    assert site.files("content") == before
    site.check(code=2).said(f"{path}:", code, "content/odd.md: F306", "3 articles")


@pytest.mark.parametrize(("line", "code", "what"), [
    ("build_date: 2020-02-30", "E103", "day is out of range"),
    ("repository: git@github.com:a/b.git", "E102", "`repository` must be of the form https://github.com/owner/corpus, not 'git@github.com:a/b.git'"),
    ("licence_url: 'javascript:alert(1)'", "E102", "`licence_url` must be of the form https://")])
def test_a_setting_that_cannot_be_is_named_with_its_line(tmp_path: Path, line: str, code: str, what: str) -> None:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", f"title: 试\nurl: https://a.example/\n{line}\n")
    site.build(code=2).said(f"banmian.yaml:3: {code} ", what, "→")


def test_everything_wrong_in_the_settings_is_told_at_once(tmp_path: Path) -> None:
    wrong = "title: 试\npage_size: '50'\nlicense: MIT\nqwertz: x\nlanguages: zh-Hans, en\nhome_size: many\n"
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", wrong).build(code=2)
    site.said("banmian.yaml:2: E102 `page_size` must be a whole number, not '50'\n  → Write it without quotes.",
              "banmian.yaml:3: E101 there is no setting `license`; the nearest is `licence`\n", "banmian.yaml:4: E101 there is no setting `qwertz`\n",
              "banmian.yaml:5: E102 `languages`", "→ Write a list: languages: [zh-Hans, en]", "banmian.yaml:6: E102 `home_size`")
    assert not (site.root / "content").exists()
    site.delete("banmian.yaml").write("pyproject.toml", '[project]\ntitle = "x"\n[tool.banmian]\ntitel = "y"\n"theme" = "nowhere"\n').build(code=2)
    site.said("pyproject.toml:4: E101 there is no setting `titel`")
    site.edit("pyproject.toml", "titel", "title").build(code=2).said("pyproject.toml:5: E402 there is no theme `nowhere`")


@pytest.mark.parametrize(("text", "line"), [
    ('[tool.banmian]\nexports = [\n  ["csv"],\n  "#[",\n]\ntitel = "x"\n', 6),
    ('[tool.banmian]\ndescription = """\ntitel = 3\n[tool.x]\n\\""""\n# titel = "y"\ntitel = "x"\n', 7),
    ("[tool.banmian]\ndescription = \'\'\'\ntitel = 3\'\'\'\'\ntitel = \'x\'\n", 4),
    ('titel = 1\n[tool.other]\ntitel = 2\n[ tool . "banmian" ] # [x]\r\ntitel = "x"\r\n', 5),
    ('[[tool.other]]\ntitel = 2\n[tool]\nbanmian.titel = "x"\n', 4), ('[tool.banmian]\ntitle = "x"\n[[tool.banmian.titel]]\na = 3\n', 3)])
def test_a_setting_of_pyproject_is_told_with_its_line_whatever_stands_before(tmp_path: Path, text: str, line: int) -> None:
    site = Site.copy("tiny", tmp_path).delete("banmian.yaml").write("pyproject.toml", text).build(code=2)
    site.said(f"pyproject.toml:{line}: E101 there is no setting `titel`")


def test_the_cure_of_a_setting_of_pyproject_can_be_pasted_there(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).delete("banmian.yaml").write("pyproject.toml", '[tool.banmian]\nexports = "csv, jsonl"\n').build(code=2)
    site.said("pyproject.toml:2: E102 `exports`", '→ Write a list: exports = ["csv", "jsonl"]\n')
    site.write("pyproject.toml", '[tool.banmian]\nexports = ["csv", "jsonl"]\n').build()


def test_everything_wrong_with_the_exports_is_told_with_its_line(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", "title: 试\nexports: [atom, jsonn, opensearch, corrections, zz]\n").build(code=2)
    site.said(*(f"banmian.yaml:2: E504 the export `{name}` needs url" for name in ("atom", "opensearch", "corrections")),
              "banmian.yaml:2: E502 there is no export `jsonn`; the nearest is `jsonl`\n", "banmian.yaml:2: E502 there is no export `zz`\n")
    site.write("banmian.yaml", "title: 试\nurl: https://a.example/\nexports: [atom, opensearch, corrections]\n").build()
    assert {"feed.xml", "opensearch.xml", "corrections.xml"} <= site.files().keys()


@pytest.mark.parametrize("name", ["seeds", "corrections"])
def test_a_folder_that_the_settings_name_is_there(tmp_path: Path, name: str) -> None:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", f"title: 试\n{name}: pagez\n")
    site.build(code=2).said(f"banmian.yaml:2: E106 `{name}` is pagez, and there is no such folder", "→ Mend the name, or make the folder.")


@pytest.mark.parametrize("name", ["site.tar", "site.ZIPPED", "site"])
def test_a_site_is_packed_in_a_form_that_there_is(tmp_path: Path, name: str) -> None:
    site = Site.copy("tiny", tmp_path).build()
    site.run("pack", name, code=2).said(f"{name}: E612", ".zip or .zim", "→")
    assert not (site.root / name).exists()


def test_a_page_named_on_the_command_line_that_is_not_there(tmp_path: Path) -> None:
    Site.copy("tiny", tmp_path).run("segment", "--json", "out", "nowhere.txt", code=2).said("nowhere.txt", "E204")


def test_no_traceback_where_a_person_can_mend_it(tmp_path: Path) -> None:
    for name, verb in (("unknown-setting", "build"), ("broken-front-matter", "build"), ("template-error", "build")):
        site = Site.copy(name, tmp_path / name).run(verb, code=2)
        assert site.last is not None
        assert "Traceback" not in site.last.err


def test_lines_may_end_in_carriage_returns_alone(tmp_path: Path) -> None:
    page = (SITES / "tiny/seeds/p02.txt").read_text(encoding="utf-8")
    plain = Site.copy("tiny", tmp_path / "a").segment().build()
    old = Site.copy("tiny", tmp_path / "b").write("seeds/p02.txt", page.replace("\n", "\r")).segment().build()
    assert [_unsealed(old, p) for p in pages_showing(old, GOOD)] == [_unsealed(plain, p) for p in pages_showing(plain, GOOD)] != []
    mac = Site.copy("tiny", tmp_path / "c").write("content/mac.md", "---\rtitle: 旧机器\r---\r\r第一段。\r\r第二段。\r").build()
    mac.shows("articles/mac.html", "旧机器").shows("articles/mac.html", "第二段。")


def _unsealed(site: Site, page: str) -> str:
    """An article's page without the digests of its seed and file."""
    return re.sub(r"\b[0-9a-f]{10,64}\b", "", site.text(f"articles/{page}"))


def test_a_draft_that_was_cut_from_a_page_is_not_read_on_its_page(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path).segment()
    [path] = [path for path in (tmp_path / "content").rglob("*.md") if GOOD in path.read_text(encoding="utf-8")]
    cut = path.read_text(encoding="utf-8")
    path.write_text(cut.replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    site.build().said("N305")
    words = ["".join(line.split())[:8] for line in cut.partition("\n---\n")[2].split("\n") if len(line) > 12]
    pages = {name: "".join(site.text(name).split()) for name in site.files("public", ".html")}
    assert words and not [(name, word) for name, text in pages.items() for word in (GOOD, *words) if word in text]
    site.shows("pages/p02.html", "未公开", "春茶")
    path.write_text(cut, encoding="utf-8")
    assert GOOD in "".join(site.build().text("pages/p02.html").split()) and "未公开" not in site.text("pages/p02.html")


@pytest.mark.parametrize("said", ["draft: true", "draft: 'yes'", "published: false", '{draft: true}'])
def test_drafts_are_not_published_and_said(tmp_path: Path, said: str) -> None:
    front = said[1:-1] if said[0] == "{" else said
    note = f"---\ntitle: 未定稿\n{front}\n---\n\n还没写完。\n"
    site = Site.copy("tiny", tmp_path).write("content/note.md", note).build().said("N305", "content", "note.md")
    assert not pages_showing(site, "还没写完。") and "未定稿" not in (site.root / "public/data/articles.csv").read_text(encoding="utf-8")
    site.check().said("N305", "note.md").build()
    site.write("content/note.md", note.replace(front, "draft: false\npublished: true")).build()
    assert pages_showing(site, "还没写完。")
    site.write("content/note.md", note).build()
    assert not pages_showing(site, "还没写完。")
