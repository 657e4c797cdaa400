"""The five seed pages from end to end through the command line: page text → content/ → public/."""
from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import yaml

from tests.site import ROOT, SEEDS, Site, differing

PAGES = sorted(p.name for p in SEEDS.glob("*.txt"))

# What an attentive reader of the printed pages would list: the headline (spaces aside) and the authors in printed order.
# Of two headline lines of one size either may be taken for the main one: "|" stands between them.
ARTICLES = {
    "000_b6377f11c347119b": [
        ("莲都坚决打赢常态化疫情防控攻坚战", ["廖王晶", "孙斌"]),
        ("莲都区党政代表团赴义乌考察交流", ["钟伟明", "雷雅丽", "毛颖琦"]),
        ("莲都这两场农民趣味运动会", ["钟兰俊"]),
        ("莲都区96345市民服务中心入选2022年度", ["胡必翀"]),
    ],
    "001_c12e5674522ed952": [
        ("市委常委会会议研究部署下步疫情防控工作", []),
        ("企服团", ["郑凯侠", "戴旭光", "徐幼蕾", "刘欢"]),
        ("奋战在“疫”线是责任", ["侯敏敏"]),
    ],
    "002_80ccb6417e60abae": [
        ("打赢疫情防控阻击战", ["林旭东"]),
        ("抗击疫情筑防线|投身疫情防控一线", ["杨昊玥", "张其良", "张丹燕"]),
        ("应急志愿快响应|“志愿浙江·浙志援”助力疫情防控", ["李雨婷"]),
        ("推动防疫工作取得最后胜利", []),
        ("汇聚“你我他”之力", ["汪锦秀"]),
        ("保障生活物资", ["周雯婷", "张丹燕", "王强"]),
        ("让社会面管控彻底“静下来”", ["林旭东", "张其良", "张丹燕", "沈萍", "夏文洁"]),
    ],
    "003_3ac2adbc3d512c05": [
        ("市委常委会研究部署近期重点工作", ["陈晓苏"]),
        ("状态紧起来", ["陈晓苏"]),
        ("防疫不放松", ["卢斌"]),
    ],
    "004_0dd1bf38e13a6761": [
        ("疫情防控工作推进会召开", ["洪纲", "邵秀清"]),
        ("区十六届人大常委会第一次会议召开", ["叶建康", "张德祥"]),
        ("区政协十四届一次常委会会议召开", []),
        ("筑牢“外防输入”防线", ["林楠", "徐家和"]),
        ("衢江区全面实行“全民扫码”“全民戴口罩”的通告", []),
        ("让两地共享优质教育资源", []),
    ],
}
FACTS = {
    "000_b6377f11c347119b": {"city": "丽水", "county": "莲都区", "date": "2022-11-22"},
    "001_c12e5674522ed952": {"city": "宁波", "county": "镇海区", "date": "2021-12-22"},
    "002_80ccb6417e60abae": {"city": "嘉兴", "county": "平湖市", "date": "2022-10-25", "newspaper": "嘉兴日报·平湖版"},
    "003_3ac2adbc3d512c05": {"city": "金华", "county": "永康市", "date": "2022-01-28"},
    "004_0dd1bf38e13a6761": {"city": "衢州", "county": "衢江区", "date": "2022-04-01", "newspaper": "今日衢江"},
}


def squeeze(text: str) -> str:
    """Text as headlines are compared: no white space; quotation marks of one form."""
    pairs = iter("“”" * len(text))
    return re.sub(r'"', lambda _: next(pairs), re.sub(r"\s", "", text))


@pytest.fixture(scope="module")
def scoring(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What `segment --json` says of each of the five pages."""
    site = Site.checkout(tmp_path_factory.mktemp("scoring") / "site")
    before = site.files(".")
    out = tmp_path_factory.mktemp("out")
    site.run("segment", "--json", str(out), *(f"seeds/{name}" for name in PAGES))
    assert not differing(site.files("."), before), "the scoring form touches nothing but its folder"
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(out.iterdir())}


def test_the_scoring_form_has_a_file_a_page(scoring: dict[str, dict]) -> None:
    assert sorted(scoring) == [name.removesuffix(".txt") for name in PAGES]


@pytest.mark.parametrize("name", PAGES)
def test_every_character_lies_in_exactly_one_place(scoring: dict[str, dict], name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    page = scoring[name.removesuffix(".txt")]
    spans = [s for a in page["articles"] for s in a["spans"]] + page["furniture"]
    times = [0] * len(text)
    for span in spans:
        for at in range(span["start"], span["end"]):
            times[at] += 1
    wrong = [at for at, n in enumerate(times) if n != 1 and text[at].strip()]
    assert not wrong, f"{len(wrong)} characters lie in no place or in two, the first at {wrong[0]}"


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_articles_are_found_with_headline_and_authors(scoring: dict[str, dict], name: str) -> None:
    given = [(squeeze(a["headline"]), a["authors"]) for a in scoring[name]["articles"]]
    for headline, authors in ARTICLES[name]:
        match = [a for h, a in given if any(squeeze(wording) in h for wording in headline.split("|"))]
        assert match, f"no article is headed {headline}: {[h for h, _ in given]}"
        assert authors in match, f"{headline} is by {authors}, not {match}"


@pytest.mark.parametrize("name", sorted(FACTS))
def test_page_facts(scoring: dict[str, dict], name: str) -> None:
    page = scoring[name]["page"]
    assert {k: page.get(k) for k in FACTS[name]} == FACTS[name]


def test_a_lost_headline_is_derived_and_says_so(scoring: dict[str, dict]) -> None:
    bases = [a["headline_basis"] for a in scoring["004_0dd1bf38e13a6761"]["articles"]]
    assert any(b.startswith("derived") for b in bases)
    assert all(b.startswith(("printed", "derived")) for b in bases)


def test_committed_content_is_what_segment_makes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The golden file of the whole first half is the repository's own content/."""
    site = Site.checkout(tmp_path / "site")
    for path in site.files("content"):
        if path.endswith((".md", ".proof")):
            site.delete(f"content/{path}")
    made = site.segment().files("content")
    if request.config.getoption("--bless"):
        Site(ROOT).segment()
    committed = Site(ROOT).files("content")
    assert not differing(made, committed), "`banmian segment` makes other content than is committed"


def test_segmenting_twice_changes_nothing(five_seeds: Site, tmp_path: Path) -> None:
    site = Site.checkout(tmp_path / "site").segment()
    first = site.files("content")
    assert not differing(site.segment().files("content"), first)


def front_matters(site: Site) -> dict[str, dict]:
    """Front matter of every content file by its path without the ending."""
    found = {}
    for path, data in site.files("content", ".md").items():
        head = data.decode("utf-8").split("---\n")[1]
        found[path.removesuffix(".md")] = yaml.safe_load(head)
    return found


def test_every_article_has_its_page_and_shows_its_headline(five_seeds: Site) -> None:
    heads = front_matters(five_seeds)
    assert len(heads) >= sum(map(len, ARTICLES.values()))
    for path, head in heads.items():
        assert squeeze(str(head.get("headline") or head["title"])) in squeeze(five_seeds.text(f"articles/{path}.html"))


def test_every_fixed_page_is_there(five_seeds: Site) -> None:
    made = five_seeds.files("public")
    for path in ("index.html", "search.html", "about.html", "404.html", "dates/index.html", "dates/2022.html", "dates/2022-11.html",
                 "dates/2022-11-22.html", "places/index.html", "newspapers/index.html", "people/index.html"):
        assert path in made, path
    for name in PAGES:
        assert f"pages/{name.removesuffix('.txt')}.html" in made


def test_a_surname_stands_together_in_the_list_of_bylines(five_seeds: Site) -> None:
    """李雨婷 stood apart from 李钱乾, for 刘 lies between them letter by letter."""
    shown = re.findall(r'lang="zh-Hans">([^<]+)</a>', five_seeds.read("public/people/index.html").partition('id="lL"')[2].partition("</ul>")[0])
    assert {"李钱乾", "李雨婷", "刘欢"} <= set(shown) and len(shown) == len(set(shown))
    surnames = [name[0] for name in shown]
    assert all(surnames[at:at + surnames.count(one)] == [one] * surnames.count(one) for at, one in enumerate(surnames) if surnames.index(one) == at)


# href="…" or src="…" of any tag, as in <a href="../dates/2022.html">
ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')


def test_every_relative_link_leads_to_a_file(five_seeds: Site) -> None:
    made = five_seeds.files("public")
    dead = []
    for path, data in made.items():
        if not path.endswith(".html"):
            continue
        for address in ADDRESS.findall(data.decode("utf-8")):
            target = address.split("#")[0].split("?")[0]
            if not target or re.match(r"[a-z]+:", target):
                continue
            if target.startswith("/"):
                dead.append((path, address, "absolute"))
                continue
            base = (five_seeds.root / "public" / path).parent
            if not (base / target).resolve().is_file():
                dead.append((path, address, "missing"))
    assert not dead, dead[:10]


def ways(made: dict[str, bytes], page: str) -> set[str]:
    """The pages that a page of the site has links to."""
    addresses = re.findall(r'<a\s[^>]*?href="([^"#?]+)', made[page].decode("utf-8"))
    return {normpath(join(dirname(page), address)) for address in addresses} & made.keys()


def test_every_page_is_reached_from_home_and_every_article_stands_under_its_facts(five_seeds: Site) -> None:
    """Law 8, Reach: without search and without scripts."""
    made = five_seeds.files("public", ".html")
    reached, fresh = {"index.html"}, {"index.html"}
    while fresh:
        fresh = {target for page in fresh for target in ways(made, page)} - reached
        reached |= fresh
    alone = {page for page in made if page not in reached and "http-equiv=\"refresh\"" not in made[page].decode("utf-8")}
    assert alone <= {"404.html"}
    for path, head in front_matters(five_seeds).items():
        page = f"articles/{path}.html"
        kinds = {name: [f for f in made if f.startswith(f"{name}/") and page in ways(made, f)] for name in ("dates", "places", "newspapers")}
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(head.get("date"))):
            assert f"dates/{head['date']}.html" in kinds["dates"]
        assert all(kinds.values()), (page, kinds)


def test_no_page_loads_anything_from_elsewhere(five_seeds: Site) -> None:
    """Links may lead out; scripts, styles, pictures and type may not come in."""
    loads = re.compile(r'<(?:script|img|iframe|source|video|audio)[^>]*\ssrc="(?:https?:)?//|'
                       r'<link[^>]*\srel="(?:stylesheet|preload|icon|modulepreload|manifest)"[^>]*\shref="(?:https?:)?//')
    for path, data in five_seeds.files("public", ".html").items():
        assert not loads.search(data.decode("utf-8")), path


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    site = Site.checkout(tmp_path / "site").segment().build()
    first = {p: (site.root / "public" / p).stat().st_mtime_ns for p in site.files("public")}
    site.build()
    assert {p: (site.root / "public" / p).stat().st_mtime_ns for p in site.files("public")} == first


def test_the_same_bytes_for_any_number_of_jobs(five_seeds: Site, tmp_path: Path) -> None:
    alone = Site.checkout(tmp_path / "alone").run("segment", "--jobs", "1").run("build", "--jobs", "1")
    assert not differing(alone.files("content"), five_seeds.files("content"))
    assert not differing(alone.files("public"), five_seeds.files("public"))


def test_the_same_bytes_whatever_the_machine_is_set_to(five_seeds: Site, tmp_path: Path) -> None:
    """Language, time zone, hashing, the rights of new files: none of it is on the site."""
    odd = {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
           "PYTHONIOENCODING": "ascii", "HOME": "/nonexistent"}
    before = os.umask(0o077)
    try:
        site = Site.checkout(tmp_path / "odd").run("segment", env=odd).run("build", env=odd)
    finally:
        os.umask(before)
    assert not differing(site.files("content"), five_seeds.files("content"))
    assert not differing(site.files("public"), five_seeds.files("public"))


def test_a_site_that_was_carried_elsewhere_is_known_again(five_seeds: Site, tmp_path: Path) -> None:
    """Moved with or without its times, its store along with it: the next build there writes nothing."""
    for copy, name in ((shutil.copy2, "moved"), (shutil.copyfile, "copied")):
        there = Site(Path(shutil.copytree(five_seeds.root, tmp_path / name, copy_function=copy)))
        assert there.run("build", "--json").report()["counts"]["written"] == 0
        assert not differing(there.files("public"), five_seeds.files("public"))


def test_seeds_are_never_touched(five_seeds: Site) -> None:
    for name in PAGES:
        assert (five_seeds.root / "seeds" / name).read_bytes() == (SEEDS / name).read_bytes()
