"""What a person changed and what the machine makes anew: neither loses a character of the page, and every quarrel is told."""
from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from banmian.content.markdown_out import sealed
from banmian.errors import BanmianError
from banmian.segment import read_page
from banmian.segment.proof import read_proof, write_proof
from tests.site import Site

PAGE = """2015年9月22日 星期二
南湖晚报
全市脱贫攻坚推进会召开
本报讯（记者 田军）9月21日，全市脱贫攻坚推进会在市会议中心召开。市委书记叶红专出席会议并讲话，要求确保如期完成各项任务。
市一中举行秋季运动会
本报讯（通讯员 向丽）近日，市第一中学举行秋季运动会，有1200名学生参加。
"""
FIRST, SECOND = "content/nanhuwanbao/2015/2015-09-22/pa-i01.md", "content/nanhuwanbao/2015/2015-09-22/pa-i02.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of two articles, cut."""
    return Site(tmp_path).write("banmian.yaml", "title: 试\n").write("seeds/a.txt", PAGE).build()


def proof(site: Site) -> str:
    """The proof of the page as it is read now."""
    last = site.run("proof", "seeds/a.txt").last
    assert last is not None
    return last.out


def joined(site: Site) -> Site:
    """The second article joins the first, by a proof."""
    rows = [row for row in proof(site).split("\n") if not row.startswith("item 2")]
    return site.write("seeds/a.proof", re.sub(r"(?m)^2\.2 body", "1.4 body", re.sub(r"(?m)^2\.1 headline ", "1.3 crosshead", "\n".join(rows))))


def copies(site: Site, text: str) -> int:
    """How often a text stands in the articles."""
    return sum(data.decode().count(text) for data in site.files("content", ".md").values())


@pytest.mark.parametrize(("edited", "old", "new"), [(FIRST, "如期", "按期"), (SECOND, "1200", "1300")])
def test_where_articles_are_joined_and_one_was_edited_both_stay(site: Site, edited: str, old: str, new: str) -> None:
    before = site.edit(edited, old, new).files("content", ".md")
    joined(site).build().said(f"{edited}: F309", "as they were", f"{edited}: N301")
    assert site.files("content", ".md") == before
    site.segment().said("F309")
    assert site.files("content", ".md") == before
    other = SECOND if edited == FIRST else FIRST
    assert f"{other}: N302" not in site.last.err        # type: ignore[union-attr]
    site.delete(edited).segment()       # the cure
    assert copies(site, "推进会在市会议中心召开") == copies(site, "秋季运动会，有1200名学生") == 1


def test_where_an_edited_article_is_cut_in_two_its_text_does_not_stand_twice(site: Site) -> None:
    site.delete(FIRST).delete(SECOND)
    two = proof(site)
    joined(site).segment()
    path = f"content/{next(iter(site.files('content', '.md')))}"
    before = site.edit(path, "如期", "按期").files("content", ".md")
    site.write("seeds/a.proof", two).build().said(f"{path}: F309", "in 2 articles")
    assert site.files("content", ".md") == before
    assert copies(site, "有1200名学生") == 1


def test_an_edited_article_that_is_cut_as_before_is_no_quarrel(site: Site) -> None:
    site.edit(FIRST, "如期", "按期").write("seeds/a.proof", proof(site)).segment().said("N301")
    assert "F309" not in site.last.err      # type: ignore[union-attr]


def correction(site: Site, seed: str = "seeds/a.txt") -> str:
    """The corrections file that mends 如期."""
    at = PAGE.index("如期")
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    return (f"- seed: {seed}\n  sha256: {digest}\n  corrections:\n"
            f"    - {{start: {at}, end: {at + 2}, from: 如期, to: 按期, reason: 试, who: editor}}\n")


def test_a_correction_of_an_article_that_was_edited_before_is_told(site: Site) -> None:
    site.edit(FIRST, "讲话", "发言").write("corrections/c.yaml", correction(site)).build().said(f"{FIRST}: F223", "如期 → 按期")
    assert "如期" in site.read(FIRST)
    site.edit(FIRST, "如期", "按期").segment()
    assert "F223" not in site.last.err      # type: ignore[union-attr]


def test_a_correction_of_a_page_that_is_not_there_is_told(site: Site) -> None:
    site.write("corrections/c.yaml", correction(site, "seeds/aa.txt")).build().said("corrections/c.yaml:4: F222 there is no page seeds/aa.txt")
    site.check().said("F222")
    site.write("corrections/c.yaml", correction(site, "a.txt")).build()
    assert "F222" not in site.last.err and "按期" in site.read(FIRST)     # type: ignore[union-attr]


def test_what_people_said_of_a_renamed_page_names_it_as_it_is_called_now(site: Site) -> None:
    site.write("seeds/pages.yaml", "a.txt: {city: 丽水}\n").write("corrections/c.yaml", correction(site)).build()
    (site.root / "seeds/a.txt").rename(site.root / "seeds/b.txt")
    for verb in ("build", "check"):
        site.run(verb).said("seeds/pages.yaml:1: F204 there is no page a.txt; it is called b.txt now",
                            "F222 there is no page seeds/a.txt: 1 corrections are not applied; it is called seeds/b.txt now")
    site.write("seeds/pages.yaml", "b.txt: {city: 丽水}\n").write("corrections/c.yaml", correction(site, "seeds/b.txt")).build().check()
    assert "F204" not in site.last.err and "F222" not in site.last.err      # type: ignore[union-attr]


def test_a_file_of_corrections_that_nobody_reads_is_noted(site: Site) -> None:
    site.write("corrections/c.yml", correction(site)).write("corrections/README.md", "x").build().said("corrections: N204 1 files are not read: c.yml")
    site.check().said("N204")


def test_settings_under_another_name_are_an_error(site: Site) -> None:
    site.write("banmian.yml", "title: 他\n").build()
    site.delete("banmian.yaml").build(code=2).said("banmian.yml: E103", "→ Rename it to banmian.yaml")


@pytest.mark.parametrize("ends", ["lf", "crlf", "as printed"])
def test_a_proof_of_a_page_of_windows_is_heard_however_its_lines_end(site: Site, ends: str) -> None:
    page = PAGE.replace("\n", "\r\n").replace("市一中", "\r\n \r\n市一中", 1).encode("gb18030")
    site.write("seeds/a.txt", page).segment()
    said = proof(site).replace("2.1 headline", "1.9 crosshead").replace("2.2 body", "1.10 body").replace("item 2 article\n", "")
    assert "\r\n" in said and "\n---\n" in said and "1.10 body" in said
    lines = said.replace("\r\n", "\n")
    site.write("seeds/a.proof", {"lf": lines, "crlf": lines.replace("\n", "\r\n"), "as printed": said}[ends].encode()).segment()
    assert "F203" not in site.last.err and not (site.root / SECOND).exists()      # type: ignore[union-attr]
    assert "运动会" in site.read(FIRST) and proof(site) == said
    site.edit("seeds/a.proof", "秋季", "春季").segment().said("seeds/a.proof: F203")


@pytest.mark.parametrize("null", ["~", "null", "Null", "NULL", ""])
def test_nothing_in_pages_yaml_is_no_fact(site: Site, null: str) -> None:
    before = site.files("content")
    site.write("seeds/pages.yaml", f"a.txt:\n  newspaper: {null}\n").build()
    assert site.files("content") == before
    site.write("seeds/pages.yaml", f"a.txt: {null}\n").build()
    assert site.files("content") == before


def test_null_in_quotes_is_a_text(site: Site) -> None:
    site.write("seeds/pages.yaml", "a.txt:\n  newspaper: 'null'\n").build()
    assert any("newspaper: 'null'" in data.decode() for data in site.files("content", ".md").values())


@pytest.mark.parametrize("seed", ["a", "a b"])
def test_what_the_machine_wrote_and_cannot_read_back_does_not_stay(site: Site, seed: str) -> None:
    shutil.rmtree(site.root / "content")
    (site.root / "seeds/a.txt").rename(site.root / f"seeds/{seed}.txt")
    before = site.segment().files("content")
    for path in site.files("content", ".md"):
        text = site.read(f"content/{path}").replace("date: 2015-09-22", "date: 20150922").replace("-2015-09-22-", "-20150922-", 1)
        front, body = text.split("---\n", 2)[1:]
        site.write(f"content/old/undated/{path.rpartition('/')[2]}", sealed(front.rpartition("made:")[0], body.strip("\n"))).delete(f"content/{path}")
    site.run("build", code=None)
    assert {path for path in site.files("content") if path != "moved.yaml"} == set(before) - {"moved.yaml"}
    site.build()


@pytest.mark.parametrize("line", ["confidence 7", "confidence -1", "confidence NaN", "confidence Infinity", "confidence true", 'status "foo"',
                                  'headline ""', 'headline " "'])
def test_a_proof_is_told_of_its_own_errors(line: str) -> None:
    text = write_proof(read_page(PAGE)).replace("item 1 article\n", f"item 1 article\n  {line}\n")
    with pytest.raises(BanmianError) as caught:
        read_proof(text)
    assert (caught.value.code, caught.value.place.line) == ("E205", 3)


def test_what_a_saved_proof_says_wrongly_is_not_laid_on_content(site: Site) -> None:
    site.write("seeds/a.proof", proof(site).replace("item 1 article\n", "item 1 article\n  confidence 7\n")).build(code=2)
    site.said("seeds/a.proof:3: E205")
    assert "E304" not in site.last.err      # type: ignore[union-attr]


def test_check_refuses_what_build_refuses_of_what_moved(site: Site) -> None:
    for text in ("# x\n- a\n", "a: b\nc: [d]\n", "a: b\nc: [\n"):
        for verb in ("build", "check"):
            site.write("content/moved.yaml", text).run(verb, code=2)
            assert re.search(r"content/moved\.yaml:[23]: E305", site.last.err)      # type: ignore[union-attr]
            assert "unicode string" not in site.last.err                            # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["0.txt", "b.txt"])
def test_a_seed_that_was_changed_and_renamed_keeps_its_articles_beside_an_edited_one(site: Site, name: str) -> None:
    site.write("seeds/pages.yaml", "a.txt: {page: 3}\n0.txt: {page: 3}\nb.txt: {page: 3}\n").segment()
    first = next(path for path in site.files("content", ".md") if path.endswith("i01.md"))
    site.edit(f"content/{first}", "如期", "按期").write("seeds/a.txt", PAGE + "\n").segment()
    site.check().said("F308", "edited by hand, so segmenting leaves it", "put that file elsewhere")
    (site.root / "seeds/a.txt").rename(site.root / "seeds" / name)
    before = set(site.files("content"))
    for text in (PAGE + "\n", PAGE + "\n", PAGE + "\n\n"):
        site.write(f"seeds/{name}", text).segment()
        assert set(site.files("content")) == before
        assert "F307" not in site.last.err      # type: ignore[union-attr]


def test_a_proof_that_was_changed_in_the_content_folder_is_kept_and_told(site: Site) -> None:
    path = FIRST.replace("-i01.md", ".proof")
    mine = site.edit(path, "1.1 headline", "1.1 kicker  ").read(path)
    site.check().said(f"{path}: N304", "seeds/NAME.proof")
    site.segment().said(f"{path}: N304", "kept as pa.proof.edited").segment()
    assert "N304" not in site.last.err      # type: ignore[union-attr]
    assert site.read(f"{path}.edited") == mine and "1.1 headline" in site.read(path)
    site.edit(path, "1.1 headline", "1.1 deck    ").write("seeds/pages.yaml", "a.txt: {page: 3}\n").segment().said("N304", "pa.proof.edited-2")
    assert "1.1 deck" in site.read(f"{path}.edited-2")
