"""Findings and errors that a person meets, each through the command line."""
from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from banmian import config
from banmian.cli import VERBS, main
from banmian.errors import CATALOGUE, BanmianError
from banmian.model import Place
from banmian.work.seeds import SeedRead
from tests.site import ROOT, Site

PAGE = Path(__file__).parents[1] / "sites/tiny/seeds/p02.txt"
ARTICLE = "---\ntitle: {title}\ndate: 2022-01-02\nnewspaper: 晨报\n---\n\n{body}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A corpus of two articles written by hand."""
    made = Site(tmp_path / "site").write("banmian.yaml", "title: 试\n")
    for n, title in enumerate(("甲", "乙"), 1):
        made.write(f"content/a{n}.md", ARTICLE.format(title=title, body=f"第{n}段。"))
    return made


class Said:
    """What the last call printed, and its code."""

    def __init__(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        self.site, self.capsys = site, capsys

    def __call__(self, *argv: str, code: int = 0) -> str:
        self.capsys.readouterr()
        got = main(["--root", str(self.site.root), *argv])
        streams = self.capsys.readouterr()
        assert got == code, streams.out + streams.err
        return streams.out + streams.err


@pytest.fixture
def said(site: Site, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(site, capsys)


def test_every_code_has_a_sentence_and_a_cure() -> None:
    for code, entry in CATALOGUE.items():
        assert re.fullmatch(r"[EFN]\d{3}", code)
        assert entry.sentence.endswith(".")
        assert entry.cure.endswith(".")


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    error = BanmianError("E201", Place("seeds/a.txt", 3), "what is wrong")
    assert str(error) == f"seeds/a.txt:3: E201 what is wrong\n  → {CATALOGUE['E201'].cure}"


def test_a_setting_of_the_wrong_type(site: Site, said: Said) -> None:
    for line in ("page_size: many", "exports: {a: b}", "search: perhaps", "home_size: 0", "review_below: 170", "title: [a]", "url: example.org",
                 "url: https://example.org/?x", "build_date: yesterday", "build_date: '2022-13-01'", "languages: []"):
        site.write("banmian.yaml", f"subtitle: 试\n{line}\n")
        assert re.search(r"banmian\.yaml:2: E102", said("build", code=2))
    site.write("banmian.yaml", "build_date: 2022-13-01\n")
    assert "banmian.yaml:1: E103 month must be in 1..12" in said("build", code=2)
    site.write("banmian.yaml", "title: " + "[" * 5000)
    assert re.search(r"banmian\.yaml:\d: E103", said("build", code=2))


def test_settings_in_pyproject_are_read_and_two_files_are_one_too_many(site: Site, said: Said) -> None:
    site.write("pyproject.toml", '[tool.banmian]\ntitle = "项目"\n')
    assert "E105" in said("build", code=2)
    site.delete("banmian.yaml")
    said("build")
    assert "项目" in site.read("public/index.html")
    site.write("pyproject.toml", "[tool.banmian\n")
    assert "E103" in said("build", code=2)


def test_settings_have_type_default_and_help() -> None:
    for setting in config.settings():
        assert setting.help
        assert setting.type in ("text", "number", "true or false", "list of texts")
    assert config.load(Path("/nonexistent")).title == config.Site(root=Path("/")).title


def test_an_article_that_is_not_utf_8(site: Site, said: Said) -> None:
    site.write("content/bad.md", b"---\ntitle: a\n---\n\n\xff\xfe\n")
    assert re.search(r"content/bad\.md:5: E303.*byte 18", said("build", code=2))
    assert (site.root / "public/articles/a1.html").exists()


def test_moves_that_cannot_be_read(site: Site, said: Said) -> None:
    site.write("content/moved.yaml", "a: [\n")
    assert "content/moved.yaml" in (told := said("build", code=2))
    assert "E305" in told


def test_two_things_that_want_one_file() -> None:
    from types import SimpleNamespace

    from banmian.render import Sheet
    from banmian.work.press import Press
    from banmian.work.store import Store
    from banmian.work.survey import Survey, Tree
    press = Press(SimpleNamespace(root=Path("/nonexistent"), output="public"), None, Store(), Survey({}, "", "", "", {}, ""), Tree({}, ()))   # type: ignore[arg-type]
    stale = list(press._stale([Sheet("a.html", "home"), Sheet("a.html", "about")]))
    assert len(stale) == 1
    assert [e.code for e in press.errors] == ["E608"]


def test_a_worker_that_dies_is_an_error() -> None:
    from banmian.work.pool import map_in_order
    with ProcessPoolExecutor(1) as pool, pytest.raises(BanmianError) as caught:
        list(map_in_order(pool, os._exit, [3], 2))
    assert caught.value.code == "E605"
    with pytest.raises(BanmianError) as again:
        map_in_order(pool, abs, [3, 4], 3)
    assert again.value.code == "E605", "and is missed by whoever asks next"


def test_work_is_asked_for_in_order_and_never_far_ahead() -> None:
    from banmian.work.pool import map_in_order
    taken: list[int] = []

    def items() -> object:
        for n in range(100):
            taken.append(n)
            yield n
    with ProcessPoolExecutor(2) as pool:
        results = map_in_order(pool, abs, items(), 6)      # type: ignore[arg-type]
        assert next(results) == 0
        assert len(taken) <= 6
        assert list(results) == list(range(1, 100))


def test_a_scheduler_that_is_not_there(said: Said) -> None:
    assert "E606" in said("build", "--scheduler", "tcp://127.0.0.1:9", code=2)


def test_a_port_that_is_taken(site: Site, said: Said) -> None:
    import socket
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        assert "E610" in said("serve", "--port", str(held.getsockname()[1]), code=2)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    from banmian.work import files
    with pytest.raises(BanmianError) as caught:
        files.read(tmp_path / "nothing")
    assert caught.value.code == "E607"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that stands and cannot be read")
def test_one_article_that_cannot_be_read_does_not_stop_the_others(site: Site, said: Said) -> None:
    (site.root / "content/bad.md").symlink_to("/proc/self/mem")
    for _ in range(2):
        assert "content/bad.md: E607" in (text := said("build", code=2)) and "2 articles" in text
    assert "content/bad.md: E607" in said("check", code=2)
    (site.root / "content/bad.md").unlink()
    site.write("content/bad.md", ARTICLE.format(title="丙", body="第3段。"))
    assert "3 articles" in said("build")


@pytest.mark.parametrize("spoil", [lambda root: (root / "public").write_text("x"), lambda root: (root / "public").symlink_to("nowhere")])
def test_where_the_output_cannot_be_nothing_is_left_behind(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("content/a.md", ARTICLE.format(title="甲", body="一段。"))
    spoil(tmp_path)
    site.run("build", code=2).said("public: E601", "→")
    (tmp_path / "public").unlink()
    (tmp_path / "content/a.md").unlink()
    (tmp_path / "public").mkdir()
    (tmp_path / "public/articles").write_text("x")          # found once a process waits for names to spell
    site.write("content/a.md", ARTICLE.format(title="甲", body="一段。")).run("build", code=2)      # hangs where that process stays
    (tmp_path / "public/articles").unlink()
    site.run("build")


@pytest.mark.parametrize(("path", "code"), [
    ("seeds/pages.yaml", "E607"), ("banmian.yaml", "E103"), ("seeds/lost.txt", "E607"), ("content/lost.md", "E607")])
def test_a_link_that_leads_nowhere_is_no_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, code: str) -> None:
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    said("build")
    held = site.files("content")
    (tmp_path / path).unlink(missing_ok=True)
    (tmp_path / path).symlink_to("nowhere")
    for verb in ("build", "check"):
        assert code in said(verb, code=2)
    assert site.files("content").keys() >= held.keys(), "nothing has moved"
    (tmp_path / path).unlink()
    if path == "banmian.yaml":
        (tmp_path / path).mkdir()
        assert code in said("build", code=2)


def test_a_setting_that_stands_twice(site: Site, said: Said) -> None:
    site.write("banmian.yaml", "title: 甲\nsubtitle: 丙\ntitle: 乙\n")
    assert "banmian.yaml:3: E103 `title` stands in line 1 already" in said("build", code=2)


def test_pages_that_no_build_knows_of_are_told(site: Site, said: Said, tmp_path: Path) -> None:
    assert "N601" not in said("build")
    shutil.rmtree(site.root / ".banmian")
    site.delete("content/a2.md")
    assert re.search(r"public: N601 \d+ files were made by no build known here: articles/a2\.html, search/", said("build"))
    assert "N601" in said("check", "--strict") and "N601" in (text := said("pack", str(tmp_path / "s.zip"))) and "s.zip.sha256" in text
    shutil.rmtree(site.root / "public")
    assert "N601" not in said("build") + said("check")


def test_check_names_what_an_article_lacks(site: Site, said: Said) -> None:
    site.write("content/bare.md", "---\ntags: [a]\n---\n")
    told = said("check")
    for code in ("F301", "F303", "F306"):
        assert re.search(rf"content/bare\.md: {code}", told)
    assert "F3" in said("check", "--strict", code=1)


def test_check_finds_dead_links(site: Site, said: Said) -> None:
    site.write("content/a1.md", ARTICLE.format(title="甲", body='<a href="../nowhere.html">这里</a>'))
    said("build")
    assert re.search(r"public/articles/a1\.html: F304.*nowhere\.html", said("check"))


def test_a_file_that_every_page_asks_for_is_missed_once(site: Site, said: Said) -> None:
    said("build")
    site.delete(next(f"public/{path}" for path in site.files("public", ".css") if path.startswith("assets/site")))
    assert re.search(r"1 findings.*", text := said("check")) and re.search(r"F304 a link leads to assets/site.*; \d+ other links lead there", text)


def test_a_clean_corpus_has_no_findings(site: Site, said: Said) -> None:
    said("build")
    assert "0 findings" in said("check", "--strict")


def test_a_published_site_that_names_nobody_is_noted(site: Site, said: Said) -> None:
    site.write("banmian.yaml", "title: 试\nurl: https://corpus.example/\n")
    assert "banmian.yaml: N103" in said("check", "--strict")
    site.write("banmian.yaml", "title: 试\nurl: https://corpus.example/\ncontact: editor@example.org\n")
    assert "N103" not in said("check", "--strict")


def test_many_findings_of_a_kind_do_not_hide_the_one_of_another(site: Site, said: Said) -> None:
    for n in range(20):
        site.write(f"seeds/p{n:02}.txt", f"青石桥开工\n\n　　青石桥第{n}段开工，桥长一百二十米。\n")
    site.write("seeds/p20.txt", "")
    told = said("segment")
    assert told.count(": F211 ") == 8
    assert "F211: 12 more like these" in told
    assert "seeds/p20.txt: F201" in told
    told = said("check")
    assert told.count(": F211 ") == 20
    assert re.search(r"in all: .*F211 ×20", told) and f"F211: {CATALOGUE['F211'].sentence} → {CATALOGUE['F211'].cure}" in told
    assert len([f for f in json.loads(said("segment", "--json"))["findings"] if f["code"] == "F211"]) == 20


@pytest.mark.parametrize("spoil", [
    lambda text: text.replace("title: ", "title: [", 1), lambda text: text.replace("---\n", "", 1).replace("编者", "编者\udcff"),
    lambda text: re.sub(r"(?s)sources:.*?made:[^\n]*\n", "", text), lambda text: text.replace("\nid: ", "\nid: : ", 1), lambda text: ""])
def test_what_a_person_made_is_never_written_over_however_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                                   spoil: Callable[[str], str]) -> None:
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    said("build")
    path = next(tmp_path / "content" / p for p in site.files("content", ".md") if "p02-i01" in p)
    mine = spoil(path.read_text(encoding="utf-8").replace("青石桥", "编者改过的青石桥")).encode("utf-8", "surrogateescape")
    path.write_bytes(mine)
    site.write("seeds/new.txt", PAGE.read_text(encoding="utf-8").replace("青石桥", "白石桥"))
    for verb in ("build", "segment", "build"):
        main(["--root", str(tmp_path), verb])
        assert path.read_bytes() == mine
    told = capsys.readouterr()
    assert str(path.relative_to(tmp_path)) in told.out + told.err or not mine


def test_check_names_articles_whose_seed_is_gone_or_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    said("segment")
    site.write("seeds/p02.txt", PAGE.read_text(encoding="utf-8") + "\n")
    assert "F308" in said("check")
    site.delete("seeds/p02.txt")
    assert "F305" in said("check")
    assert "F307" in said("segment")
    assert len(site.files("content", ".md")) == 2, "articles of a lost seed are kept"


@pytest.mark.parametrize("edited", [False, True])
def test_a_renamed_seed_keeps_its_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str], edited: bool) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/0.txt", "第1版 要闻\n2020年1月2日\n\n新馆开放\n\n　　新馆昨天开放，读者排起长队。\n")
    said = Said(site, capsys)
    said("build")
    first = next(path for path in site.files("content", ".md") if "p02-i01" in path)
    if edited:
        site.edit(f"content/{first}", "青石桥", "青石老桥")
    (tmp_path / "seeds/p02.txt").rename(tmp_path / "seeds/a.txt")
    before = site.files("content")
    assert "F307" not in said("build")
    assert site.files("content").keys() - {"moved.yaml"} == before.keys(), "nothing was doubled"
    named = {path: re.search(r"seed: (\S+),", text.decode()) for path, text in site.files("content", ".md").items()}
    assert [path for path, found in named.items() if found and found[1] == "seeds/p02.txt"] == [first] * edited
    settled = site.files(".")
    site.write("seeds/0.txt", site.read("seeds/0.txt") + "\n")     # all is cut anew
    said("build")
    assert site.files("content").keys() - {"moved.yaml"} == before.keys()
    assert [path for path, data in site.files("public").items() if settled.get(f"public/{path}") != data and "p02" in path] == []


def test_a_seed_of_another_name_keeps_the_addresses_that_its_old_one_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "新馆开放\n\n　　新馆昨天开放，读者排起长队。馆长说，新馆的藏书有二十万册。\n"
    site = Site.copy("tiny", tmp_path).write("seeds/old.txt", page)
    said = Said(site, capsys)
    said("build")
    (tmp_path / "seeds/old.txt").rename(tmp_path / "seeds/new.txt")
    assert "N302" not in said("build")
    names = [path for path in site.files("content", ".md") if "p02" not in path]
    assert len(names) == 1 and "pold" in names[0]
    assert "pages/new.html" in site.read("public/pages/old.html")


def test_a_proof_of_other_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    capsys.readouterr()
    assert main(["proof", str(site.root / "seeds/p02.txt")]) == 0
    proof = capsys.readouterr().out
    site.write("seeds/p02.proof", proof.replace("\n", "\n", 1))
    said("segment")
    made = site.files("content", ".md")
    site.write("seeds/p02.txt", PAGE.read_text(encoding="utf-8") + "又一行。\n")
    assert "F203" in said("segment")
    site.write("seeds/p02.proof", "not a proof\n")
    assert re.search(r"seeds/p02\.proof.*E205", said("segment", code=2))
    assert site.files("content", ".md").keys() >= made.keys(), "a page in error keeps what it had"


def test_a_proof_by_hand_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the machine calls body and a person calls furniture is no longer in the article, and its id moves on."""
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    said("segment")
    before = site.files("content", ".md")
    path = next(p for p in before if b"\xe6\x98\xa5\xe8\x8c\xb6" in before[p])
    capsys.readouterr()
    main(["proof", str(site.root / "seeds/p02.txt")])
    rows = capsys.readouterr().out.split("\n")
    number = next(row.split(".")[0] for row in rows if re.match(r"\d+\.\d+ ", row) and "春茶" in row)
    kept = [row for row in rows if not row.startswith(f"item {number} ")]
    drop = re.compile(rf"{number}\.\d+ \w+ *")
    site.write("seeds/p02.proof", "\n".join(drop.sub("F other       ", row) if drop.match(row) else row for row in kept))
    told = said("segment")
    assert "N302" in told
    assert f"content/{path}" in told
    assert path not in site.files("content", ".md")
    moves = site.read("content/moved.yaml")
    assert path.removesuffix(".md") in moves


def test_an_unknown_page_in_pages_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", "nowhere.txt:\n  city: 丽水\n")
    assert "seeds/pages.yaml:1: F204 there is no page nowhere.txt" in Said(site, capsys)("segment")
    assert "F204" in Said(site, capsys)("check")


def test_an_unknown_fact_in_pages_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen is told, and the rest of the entry holds."""
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", "p02.txt:\n  city: 丽水\n  conty: 莲都区\n")
    assert "seeds/pages.yaml:3: F216 `conty` of p02.txt is no fact of a page; the nearest is `county`" in Said(site, capsys)("segment")
    assert any("city: 丽水" in data.decode() for data in site.files("content", ".md").values())


def test_a_byte_order_mark_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.copy("tiny", tmp_path).write("seeds/p02.txt", b"\xef\xbb\xbf" + PAGE.read_bytes())
    assert "N202" in Said(site, capsys)("segment")


def test_a_damaged_utf_8_page_is_not_taken_for_gb18030() -> None:
    from banmian.work.seeds import decode
    data = PAGE.read_bytes()
    for at in range(60, len(data), 97):
        damaged = data[:at] + b"\x80" + data[at:]
        with pytest.raises(BanmianError) as caught:
            decode(damaged, "seeds/x.txt")
        assert caught.value.code == "E201"
        assert at - 3 <= int(caught.value.message.split("offset ")[1].split(" ")[0]) <= at + 3
    assert decode(PAGE.read_text(encoding="utf-8").encode("gb18030"), "x")[0] == PAGE.read_text(encoding="utf-8")


def test_corrections_change_the_reading_text_and_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from hashlib import sha256
    site = Site.copy("tiny", tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    at = text.rindex("新茶")
    entry = f"{{start: {at}, end: {at + 2}, from: 新茶, to: 春茶, reason: 试, who: editor}}"
    site.write("corrections/a.yaml", f"- seed: seeds/p02.txt\n  sha256: {sha256(PAGE.read_bytes()).hexdigest()}\n  corrections:\n    - {entry}\n")
    Said(site, capsys)("segment")
    body = next(d.decode() for d in site.files("content", ".md").values() if "头一批" in d.decode())
    assert "头一批春茶" in body
    assert "title: 春茶开采 头一批新茶上市" in body
    assert "who: editor" in body
    headline = entry.replace(str(at + 2), str(text.index("新茶") + 2)).replace(str(at), str(text.index("新茶")))
    site.edit("corrections/a.yaml", entry, headline)
    Said(site, capsys)("segment")
    assert any("title: 春茶开采 头一批春茶上市" in d.decode() for d in site.files("content", ".md").values())
    site.write("corrections/a.yaml", "- seed: x\n")
    assert re.search(r"corrections/a\.yaml:\d+: E206", Said(site, capsys)("segment", code=2))


def test_suggest_prints_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Said(Site.copy("tiny", tmp_path), capsys)("suggest").startswith("# Suggestions")


def test_what_corrections_have_settled_is_not_suggested_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.checkout(tmp_path / "site")
    said = Said(site, capsys)
    settled = said("suggest")
    site.delete("corrections/004_0dd1bf38e13a6761.yaml")
    again = said("suggest")
    assert "瘦情防控" in again and "瘦情防控" not in settled
    assert said("suggest", "-j1") == again, "any number of processes says the same"


def test_segment_reports_as_json_alone_and_scores_with_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site.copy("tiny", tmp_path)
    said = Said(site, capsys)
    assert json.loads(said("segment", "--json"))["counts"]["pages"] == 1
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert said("segment", "--json", str(tmp_path / "out"), str(site.root / "seeds/p02.txt")) == ""
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and "out" not in p.parts} == before
    assert len(json.loads((tmp_path / "out/p02.json").read_text(encoding="utf-8"))["articles"]) == 2
    assert "E604" in said("segment", "--json", str(tmp_path / "out"), code=2), "the folder was forgotten, or the pages"
    site.write("other/p02.txt", PAGE.read_bytes() + b"\n")
    pages = [str(site.root / folder / "p02.txt") for folder in ("seeds", "other")]
    assert "E608" in said("segment", "--json", str(tmp_path / "two"), *pages, code=2), "the second would write over the first"
    assert (tmp_path / "two/p02.json").read_bytes() == (tmp_path / "out/p02.json").read_bytes()


def test_a_table_of_settings_that_is_none(site: Site, said: Said) -> None:
    site.delete("banmian.yaml").write("pyproject.toml", "[tool]\nbanmian = 3\n")
    assert "pyproject.toml: E103" in said("build", code=2)
    site.write("pyproject.toml", "tool = 3\n")
    said("build")


@pytest.mark.parametrize("argv", [("build", "--jobs", "-1"), ("serve", "--port", "65536"), ("serve", "--port", "http")])
def test_a_number_that_cannot_be(site: Site, said: Said, argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        said(*argv)
    assert caught.value.code == 2


def test_what_nobody_thought_of_is_a_bug_of_ours(site: Site, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    from banmian import pipeline

    def broken(*_: object) -> None:
        raise ZeroDivisionError("no such luck")

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "public/x")

    monkeypatch.setattr(pipeline, "build", broken)
    assert "ZeroDivisionError" in (text := said("build", code=70)) and "please report" in text
    monkeypatch.setattr(pipeline, "build", refused)
    assert said("build", code=2).startswith("public/x: E607 Permission denied")


def test_a_seed_saved_while_it_is_cut_is_cut_again(said: Said, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from banmian.work.cutting import Cutting
    place, text = Cutting.place, PAGE.read_text("utf-8")
    site.write("seeds/p02.txt", text)

    def saved_meanwhile(self: Cutting, read: Iterable[SeedRead]) -> None:
        place(self, read)
        site.write("seeds/p02.txt", text.replace("青石桥", "白石桥"))

    monkeypatch.setattr(Cutting, "place", saved_meanwhile)
    said("segment")
    monkeypatch.undo()
    said("build")
    assert any("白石桥" in path.read_text("utf-8") for path in (site.root / "content").rglob("*.md"))


def test_what_is_no_second_or_day_is_told(said: Said, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for epoch in ("99999999999999", "²", "-1", "soon"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert "SOURCE_DATE_EPOCH: E102" in said("build", code=2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1669075200")
    said("build")


@pytest.mark.parametrize("line", ["page_size: 0x" + "f" * 4000, "title: 0x" + "f" * 4000, "page_size: 1000000000", "exports: [0x" + "f" * 4000 + "]",
                                  "0x" + "f" * 4000 + ": 1", 'build_date: "2022-02-31"', 'build_date: "２０２２-01-02"', "search: 0x" + "f" * 4000])
def test_a_setting_that_cannot_be_is_told_by_its_line(said: Said, site: Site, line: str) -> None:
    site.write("banmian.yaml", f"subtitle: 试\n{line}\n")
    assert "banmian.yaml:2: E10" in said("build", code=2)


def test_two_articles_of_one_id_are_told_whatever_is_exported(said: Said, site: Site) -> None:
    site.write("banmian.yaml", "title: 试\nexports: [sqlite, csv]\n")
    for name in ("a1", "a2"):
        site.write(f"content/{name}.md", f"---\nid: same\ntitle: {name}\nauthors: [王伟]\n---\n\n正文。\n")
    assert "content/a2.md: E302" in said("build", code=2)
    assert {"data/articles.sqlite", "articles/a1.html", "articles/a2.html"} <= set(site.files())


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_help_says_what_every_argument_is_and_every_exit_code(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    assert "70 a bug of ours" in " ".join(capsys.readouterr().out.split())
    assert all(settings.get("help") for one in VERBS if one.name == verb for _, settings in one.options)


def test_only_what_a_build_reads_makes_a_preview_build(tmp_path: Path) -> None:
    """`banmian serve > out.txt` built for ever: each build wrote a line, and each line was a change."""
    from banmian.serve import is_source
    made = config.Site(tmp_path, content="articles")
    for path, is_one in (("out.txt", False), ("public/index.html", False), (".git/HEAD", False), ("content/a.md", False), ("seeds/a.txt~", False),
                         ("articles/a.md", True), ("articles", True), ("seeds/pages.yaml", True), ("corrections/a.yaml", True),
                         ("themes/mine/theme.yaml", True), ("banmian.yaml", True), ("pyproject.toml", True), ("seeds-old/a.txt", False)):
        assert is_source(made, ["/elsewhere/theme"], str(tmp_path / path)) == is_one, path
    assert is_source(made, ["/elsewhere/theme"], "/elsewhere/theme/static/a.css")


def test_every_package_that_can_change_a_byte_counts_for_what_is_stale() -> None:
    import tomllib

    from banmian.work import survey
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = (*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra))
    names = {re.match(r"[\w-]+", one)[0].replace("-", "_") for one in needed}
    assert names - {"rich", "watchfiles", "distributed"} == survey._MATTERS     # a bar, a watch and a cluster change none


def test_version_is_told_without_what_a_build_needs() -> None:
    heavy = "import sys, banmian.cli; print([m for m in ('jinja2', 'markdown', 'jieba', 'numpy', 'yaml', 'orjson') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_build_of_one_change_loads_neither_what_cuts_pages_nor_yaml(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in "abc":
        (tmp_path / "content" / f"{name}.md").write_text(f"---\ntitle: 题{name}\ndate: 2022-01-02\nbyline: 记者 张三\n---\n\n正文。\n", "utf-8")
    told = "import atexit, sys; atexit.register(lambda: print('loaded', *sys.modules, file=sys.stderr)); import os; os._exit = sys.exit; "
    run = [sys.executable, "-c", told + "import banmian.cli; sys.argv = ['banmian', 'build', '-j1']; banmian.cli.entry()"]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    with open(tmp_path / "content" / "b.md", "a", encoding="utf-8") as file:
        file.write("\n又一段。\n")
    done = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True)
    loaded = next(line for line in done.stderr.splitlines() if line.startswith("loaded ")).split()
    assert "banmian.work.making" in loaded and not {"yaml", "markdown", "jieba", "banmian.segment.marks", "banmian.layout"} & set(loaded)


def test_the_package_itself_can_be_run(tmp_path: Path) -> None:
    """Where the script is not on the path, as on machines whose users may not install: `python -m banmian`."""
    run = subprocess.run([sys.executable, "-m", "banmian", "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("banmian ")
