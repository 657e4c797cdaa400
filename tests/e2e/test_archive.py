"""An archive that is lived with: scans that are replaced, copies that are taken away, folders that are renamed, other machines, merges."""
from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from banmian.work import files
from tests.site import Site, differing

DAY = "2015年9月22日 星期二\n南湖晚报\n第02版\n"
FIRST = """全市脱贫攻坚推进会召开
本报讯（记者 田军）9月21日，全市脱贫攻坚推进会在市会议中心召开。市委书记叶红专出席会议并讲话，要求确保如期完成各项任务。
"""
SECOND = """市一中举行秋季运动会
本报讯（通讯员 向丽）近日，市第一中学举行秋季运动会，有1200名学生参加。运动会为期三天，设田径、球类等二十个项目。
"""
PAGE = DAY + FIRST + SECOND
HOME = "content/nanhuwanbao/2015/2015-09-22/"
OTHER = "2015年9月23日 星期三\n南湖晚报\n第01版\n城区新增三条公交线路\n本报讯（记者 李明）记者昨日从市公交公司获悉，城区新增三条公交线路。\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of two articles, cut and built."""
    return Site(tmp_path).write("banmian.yaml", "title: 试\n").write("seeds/a.txt", PAGE).build()


def articles(site: Site) -> set[str]:
    """The content files that are articles, below the page's folder."""
    return {path.removeprefix(HOME.removeprefix("content/")) for path in site.files("content", ".md")}


def is_clean(site: Site) -> bool:
    """Whether a build from nothing but what one commits makes what stands there."""
    before = site.files(), site.files("content")
    for folder in ("public", ".banmian"):
        shutil.rmtree(site.root / folder)
    site.build()
    return not (differing(before[0], site.files()) or differing(before[1], site.files("content")))


def crlf(site: Site, *folders: str) -> Site:
    """The text files of folders with lines ended as a checkout on Windows ends them."""
    for folder in folders:
        for path, data in site.files(folder).items():
            site.write(f"{folder}/{path}", data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return site


def test_a_better_scan_under_another_name_keeps_articles_and_addresses(site: Site) -> None:
    before = articles(site)
    site.delete("seeds/a.txt").write("seeds/2015-09-22_02_v2.txt", PAGE.replace("确保如期", "确保按期").replace("参加", "参赛"))
    site.build().said("seeds/2015-09-22_02_v2.txt: N205", "takes the place of seeds/a.txt")
    assert articles(site) == before == {"p02-i01.md", "p02-i02.md"}
    assert "确保按期" in site.read(f"{HOME}p02-i01.md")
    assert "2015-09-22_02_v2.html" in site.read("public/pages/a.html")        # the source page's own address leads on
    assert is_clean(site)


def test_another_page_of_that_number_takes_nothing_over(site: Site) -> None:
    before = site.files("content", ".md")
    site.delete("seeds/a.txt").write("seeds/b.txt", DAY + OTHER.partition("第01版\n")[2])
    assert "N205" not in site.build().said("F307", "seeds/a.txt is not there").last.err     # type: ignore[union-attr]
    assert before.items() <= site.files("content", ".md").items()


def test_each_half_of_a_page_that_was_split_takes_its_articles_along(site: Site) -> None:
    site.delete("seeds/a.txt").write("seeds/a1.txt", DAY + FIRST).write("seeds/a2.txt", DAY + SECOND).build()
    site.said("seeds/a1.txt: N205", "1 of 2 articles", "seeds/a2.txt: N205")
    texts = site.files("content", ".md")
    assert len(texts) == 2 and f"{HOME}p02-i01.md".removeprefix("content/") in texts
    (old, new), = (line.split(": ") for line in site.read("content/moved.yaml").split("\n") if "p02-i02: " in line)
    assert old == "nanhuwanbao/2015/2015-09-22/p02-i02" and f"{new}.md" in texts
    assert {"p02.proof"} < {path.rpartition("/")[2] for path in site.files("content", ".proof")}
    assert is_clean(site)


@pytest.mark.parametrize("gone", ["a", "copy"])
def test_of_a_page_that_stood_twice_the_copy_that_stays_has_the_articles_alone(site: Site, gone: str) -> None:
    site.write("seeds/copy.txt", PAGE).build()
    assert len(articles(site)) == 4
    site.delete(f"seeds/{gone}.txt").build()
    assert len(articles(site)) == 2
    assert "F307" not in site.last.err                                              # type: ignore[union-attr]
    assert site.read("content/moved.yaml").count("-i0") == 4                        # two addresses lead on to two
    assert is_clean(site)


def test_two_pages_of_the_same_bytes_and_other_days_are_not_one(site: Site) -> None:
    site.write("seeds/copy.txt", PAGE).write("seeds/pages.yaml", "copy.txt:\n  date: 2015-10-01\n").build()
    before = site.files("content", ".md")
    site.delete("seeds/copy.txt").delete("seeds/pages.yaml").build().said("F307")
    assert site.files("content", ".md") == before


def test_an_edited_article_is_of_its_page_though_the_folder_was_renamed(site: Site) -> None:
    (site.root / "seeds/2015").mkdir()
    (site.root / "seeds/a.txt").rename(site.root / "seeds/2015/a.txt")
    site.build().edit(f"{HOME}p02-i02.md", "1200", "1300").build()
    (site.root / "seeds/2015").rename(site.root / "seeds/旧报")
    site.build().shows("pages.html", "1 个版面").check()
    assert "F305" not in site.last.out + site.last.err                              # type: ignore[union-attr]
    assert len(site.files("public/pages")) == 3         # the page, and what it was called before and before that
    assert is_clean(site)
    (site.root / "seeds/旧报").rename(site.root / "seeds/2015")
    site.build().shows("pages.html", "1 个版面")
    assert is_clean(site)


def test_lines_ended_as_on_windows_change_neither_site_nor_proofs(site: Site) -> None:
    site.edit(f"{HOME}p02-i02.md", "1200", "1300").build()
    before = site.files()
    crlf(site, "content").build()
    assert differing(before, site.files()) == []
    site.segment()
    assert "N304" not in site.last.err and not site.files("content", ".edited")     # type: ignore[union-attr]
    assert b"\r\n" in site.files("content", ".md")[f"{HOME}p02-i02.md".removeprefix("content/")]     # what a person made stays


def test_a_proof_changed_in_the_content_folder_is_kept_by_a_machine_that_did_not_write_it(site: Site) -> None:
    proof = f"{HOME}p02.proof"
    shutil.rmtree(site.root / ".banmian")
    site.edit(proof, "1.2 ", "1.3 ").check().said(f"{proof}: N304")
    mine = site.read(proof)
    site.segment().said(f"{proof}: N304", "kept as p02.proof.edited")
    assert site.read(f"{proof}.edited") == mine != site.read(proof)
    site.segment()
    assert "N304" not in site.last.err                                              # type: ignore[union-attr]


def test_a_proof_taken_over_from_the_content_folder_cuts_its_page(site: Site) -> None:
    before = site.files("content")
    site.write("seeds/a.proof", site.read(f"{HOME}p02.proof")).build()
    assert site.files("content") == before


def test_a_proof_that_cannot_be_read_is_named_with_its_cure(site: Site) -> None:
    proof = f"{HOME}p02.proof"
    site.edit(proof, "banmian proof 1", "banmian").build(code=2).said(f"{proof}:1: E205", "run `banmian segment`")
    site.delete(proof).segment().build()


MERGE = "<<<<<<< HEAD\n{0}=======\n{1}>>>>>>> theirs\n"


def test_an_article_with_an_unfinished_merge_is_told_and_not_published(site: Site) -> None:
    path = f"{HOME}p02-i02.md"
    text = site.read(path)
    head, _, body = text.partition("\n---\n\n")
    for merged, line in ((f"{head}\n---\n\n{MERGE.format(body, body)}", text.count("\n") - body.count("\n") + 1), (MERGE.format(text, text), 1),
                         (text.replace("\nkind:", "\nkind:", 1).replace("---\n", "---\n" + MERGE.format("date: 2015-09-22\n", ""), 1), 2)):
        site.write(path, merged).build(code=2).said(f"{path}:{line}: E306", "<<<<<<<")
        assert site.read(path) == merged
    site.write(path, text).build()


def test_code_may_show_what_a_merge_looks_like(site: Site) -> None:
    site.write("content/x/git.md", f"---\ntitle: 合并\n---\n\n```\n{MERGE.format('a', 'b')}```\n").build()


def test_a_page_with_an_unfinished_merge_keeps_its_articles(site: Site) -> None:
    before = site.files("content")
    site.write("seeds/a.txt", MERGE.format(PAGE, PAGE)).build(code=2).said("seeds/a.txt:1: E208")
    assert site.files("content") == before


@pytest.mark.parametrize(("path", "code"), [("seeds/pages.yaml", "E203"), ("content/moved.yaml", "E305"), ("banmian.yaml", "E103"),
                                            ("corrections/c.yaml", "E206")])
def test_an_unfinished_merge_is_told_as_what_it_is(site: Site, path: str, code: str) -> None:
    site.write(path, "# \n" + MERGE.format("a.txt:\n  city: 杭州\n", "a.txt:\n  city: 宁波\n")).build(code=2)
    site.said(f"{path}:2: {code} a merge was left unfinished", "keep the lines of both" if code == "E305" else "git checkout --theirs")


@pytest.mark.parametrize(("between", "line"), [("\f", 8), ("\n\n", 10), ("\n\f\n", 9)])
def test_several_pages_in_one_file_are_told_and_shown(site: Site, between: str, line: int) -> None:
    last = PAGE.replace("第02版", "第03版").replace("推进会", "动员会")
    site.write("seeds/a.txt", f"{PAGE}{between}{last}\f").build().said(f"seeds/a.txt:{line}: F206")
    site.shows("about.html", "一个文件里有几个版面").shows("pages/a.html", "2 个版面")
    site.write("seeds/pages.yaml", "a.txt:\n  page: 2\n").segment()
    assert ("F206" in site.last.err) is ("\f" in between)                           # type: ignore[union-attr]


@pytest.mark.parametrize("text", [PAGE + "\f", "\f" + PAGE, PAGE + "本版编辑 王伟\n2015年9月22日 星期二\n第02版\n",
                                  DAY + "导读\n第03版 运动会开幕\n第04版 天气\n" + FIRST + SECOND])
def test_one_page_is_not_taken_for_several(site: Site, text: str) -> None:
    site.write("seeds/a.txt", text).segment()
    assert "F206" not in site.last.err                                              # type: ignore[union-attr]


def test_a_page_that_is_held_twice_is_told_to_readers(site: Site) -> None:
    site.write("seeds/copy.txt", PAGE).build()
    site.shows("pages.html", "2 个版面", "同一天同一报纸的同一版收有两份").shows("about.html", "南湖晚报 2015-09-22 第 02 版另有一份：seeds/a.txt")
    site.delete("seeds/copy.txt").build()
    assert "收有两份" not in site.text("pages.html") + site.text("about.html")


def test_pages_are_listed_in_the_order_of_their_numbers(site: Site) -> None:
    for number in (10, 2, 9):
        site.write(f"seeds/{number}.txt", OTHER.replace("第01版", f"第{number}版").replace("公交", f"{number}路公交"))
    shown = site.build().text("pages.html")
    assert shown.index("23日 第2版") < shown.index("第9版") < shown.index("第10版")


def git(folder: Path, *argv: str) -> None:
    """One command of Git in a folder."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *argv], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("attributes", [None, "* text=auto\n/seeds/** -text\n"])
def test_a_checkout_that_ends_lines_as_on_windows_builds_the_same_bytes(tmp_path: Path, attributes: str | None) -> None:
    site = Site(tmp_path / "s")
    site.root.mkdir()
    site.run("init")
    if attributes is not None:      # what people have who began without `init`
        site.write(".gitattributes", attributes)
    site.write("seeds/2015/a.txt", PAGE).write("seeds/b.txt", OTHER.replace("\n", "\r\n")).build()
    git(site.root, "init", "-q")
    git(site.root, "add", "-A")
    git(site.root, "commit", "-qm", "x")
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", "s", "t")
    other = Site(tmp_path / "t").build()
    assert differing(site.files("content"), other.files("content")) == differing(site.files("seeds"), other.files("seeds")) == []
    pages = site.files("public/articles"), other.files("public/articles")
    assert differing(*pages) == []


def test_what_moved_on_two_machines_is_merged_and_no_address_is_lost(tmp_path: Path) -> None:
    site = Site(tmp_path / "s")
    site.root.mkdir()
    site.run("init").write("seeds/a.txt", PAGE).write("seeds/b.txt", OTHER).build()
    git(site.root, "init", "-q", "-b", "main")
    git(site.root, "add", "-A")
    git(site.root, "commit", "-qm", "x")
    git(tmp_path, "clone", "-q", "s", "t")
    other = Site(tmp_path / "t")
    for one, name, new in ((site, "a", "seeds/甲.txt"), (other, "b", "seeds/乙.txt")):
        (one.root / f"seeds/{name}.txt").rename(one.root / new)
        one.build()
        git(one.root, "add", "-A")
        git(one.root, "commit", "-qm", "renamed")
    git(site.root, "-c", "user.name=a", "pull", "-q", "--no-rebase", "--no-edit", "../t", "main")
    site.build()
    assert {"a.html", "b.html"} < set(site.files("public/pages"))
    assert is_clean(site)


@pytest.mark.parametrize("edited", [False, True])
def test_a_new_page_under_a_name_that_another_had_before_is_not_that_other(site: Site, edited: bool) -> None:
    if edited:
        site.edit(f"{HOME}p02-i02.md", "1200", "1300").build()
    (site.root / "seeds/a.txt").rename(site.root / "seeds/b.txt")
    site.build().write("seeds/a.txt", OTHER).build().shows("pages/a.html", "城区新增三条公交线路").shows("pages/b.html", "秋季运动会")
    assert "seeds/a.txt:" not in site.read("content/moved.yaml")
    assert "秋季运动会" not in site.text("pages/a.html") and "公交线路" not in site.text("pages/b.html")
    before = site.files("content", ".md")
    assert is_clean(site)
    site.write("seeds/c.txt", OTHER.replace("23日", "24日").replace("公交", "地铁")).build()      # all is cut anew
    assert before.items() <= site.files("content", ".md").items() and "秋季运动会" in site.text("pages/b.html")
    assert "F305" not in site.check().last.err                                      # type: ignore[union-attr]


def test_the_only_article_of_a_renamed_page_is_not_the_page_s_that_has_its_name_now(site: Site) -> None:
    site.write("seeds/a.txt", DAY + FIRST).write("seeds/z.txt", OTHER).build().edit(f"{HOME}p02-i01.md", "如期", "按期").build()
    (site.root / "seeds/a.txt").rename(site.root / "seeds/b.txt")
    site.build().write("seeds/a.txt", OTHER.replace("23日", "24日").replace("公交", "地铁")).build()
    before = site.files("content", ".md")
    site.write("seeds/z.txt", OTHER + "\n").segment()
    assert site.files("content", ".md").keys() == before.keys()         # nothing was doubled


MORE = """春茶开采茶农忙
本报讯（记者 王伟）连日来，茶农抓紧晴好天气上山采茶，今年首批春茶陆续上市，价格比去年同期略有上涨，销路也好。
新图书馆开放首日迎客
本报讯（记者 李强）新图书馆昨日开放，读者排起长队等候，馆内藏书二十万册，设有少儿阅览室和自习区。
"""


def test_a_scan_that_reads_all_articles_as_one_leads_on_from_each(site: Site) -> None:
    site.write("seeds/a.txt", PAGE + MORE).build()
    assert len(articles(site)) == 4
    texts = "".join(line.partition("）")[2] for line in (PAGE + MORE).split("\n") if line.startswith("本报讯"))
    site.delete("seeds/a.txt").write("seeds/b.txt", f"{DAY}{texts}\n").build().said("N205")
    (one,) = articles(site)
    moved = [line for line in site.read("content/moved.yaml").splitlines() if "-i0" in line]
    assert len(moved) == 4 - (one[-5] in "1234")
    assert all(line.endswith(f"/{one.removesuffix('.md')}") for line in moved)
    assert is_clean(site)


def test_what_has_no_heir_in_a_better_scan_stays(site: Site) -> None:
    parts = ["市一中运动会秋季开幕", "一千二百名学生报名", "田径球类都有项目", "三天赛程安排紧凑"]
    long = "，".join(f"{part}，{more}" for part, more in zip(parts, MORE.replace("\n", "").split("，")[1:5], strict=True))
    site.write("seeds/a.txt", f"{DAY}{FIRST}市一中消息\n本报讯（记者 田军）{long}。\n").build()
    before = site.files("content", ".md")
    torn = "".join(f"{head}\n本报讯（记者 李明）{part}。\n" for head, part in zip(
        ("今日要闻一则", "城建简况", "农事提醒", "文化生活"), (long[i * len(long) // 4:(i + 1) * len(long) // 4] for i in range(4)), strict=True))
    site.delete("seeds/a.txt").write("seeds/b.txt", DAY + FIRST + torn).build().said("N205", "F307", "seeds/a.txt is not there; 1 articles are kept")
    after = site.files("content", ".md")
    (kept,) = [path for path, data in before.items() if after.get(path) == data]
    assert len(after) == 6 and "no longer" not in site.last.err       # type: ignore[union-attr]
    site.write("seeds/b.txt", f"{DAY}{FIRST}{torn}{SECOND}").build().said("F307")
    assert site.files("content", ".md")[kept] == before[kept] and is_clean(site)


@pytest.mark.parametrize("same", [True, False])
def test_an_edited_article_says_of_its_source_what_is_so(site: Site, same: bool) -> None:
    old = hashlib.sha256(PAGE.encode()).hexdigest()
    new = PAGE if same else PAGE.replace("确保如期", "确保按期")
    site.edit(f"{HOME}p02-i02.md", "1200", "1300").delete("seeds/a.txt").write("seeds/c.txt", new).build().shows("pages/c.html", "秋季运动会")
    name = "c" if same else "a"
    page = site.read(f"public/articles/{HOME.removeprefix('content/')}p02-i02.html")
    assert f'"name":"seeds/{name}.txt","identifier":"sha256:{old}"' in page.replace('": "', '":"').replace('", "', '","')
    assert 'href="../../../../pages/c.html' in page
    assert ("F308" in site.check().last.err) is not same                            # type: ignore[union-attr]
    assert is_clean(site)


@pytest.mark.parametrize(("noted", "mine", "told"), [
    (True, False, ""), (True, True, "p02.proof: N304 changed by hand: kept"), (False, False, "p02.proof: N304 may have been changed by hand: kept")])
def test_a_proof_of_a_version_without_seals_is_known_by_what_that_version_noted(site: Site, noted: bool, mine: bool, told: str) -> None:
    path = f"{HOME}p02.proof"
    plain = site.write(path, "".join(line for line in site.read(path).splitlines(keepends=True) if not line.startswith("made "))).read(path)
    if noted:
        files.keep(f"{site.root}/.banmian", "proofs", {path.removeprefix("content/"): files.digest(plain.encode())})
    if mine:
        site.edit(path, "1.1 headline", "1.1 kicker  ").check().said(f"{path}: N304")
    site.write("seeds/a.txt", PAGE.replace("如期", "按期")).segment()
    assert bool(told) is ("N304" in site.last.err) is bool(site.files("content", ".edited"))     # type: ignore[union-attr]
    site.said(told)


def test_a_draft_is_withheld_on_its_own_page_whatever_that_was_called(site: Site) -> None:
    site.edit(f"{HOME}p02-i02.md", "---\n", "---\ndraft: true\n").build()
    assert "秋季运动会" not in site.text("pages/a.html")
    (site.root / "seeds/a.txt").rename(site.root / "seeds/b.txt")
    site.build().write("seeds/a.txt", OTHER + SECOND.replace("运动会", "歌咏会")).build()
    new = next(path for path, data in site.files("content", ".md").items() if "歌咏会" in data.decode())
    site.edit(f"content/{new}", "---\n", "---\ndraft: true\n").build().shows("pages/a.html", "公交线路").shows("pages/b.html", "推进会")
    assert "歌咏会" not in site.text("pages/a.html") and "秋季运动会" not in site.text("pages/b.html")
    assert is_clean(site)
