"""What was given out once: an id or address of an article never comes to mean another, and what moved can be found."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site import Site

PAGE = """南湖晚报
全市脱贫攻坚推进会召开
本报讯（记者 田军）全市脱贫攻坚推进会在市会议中心召开。市委书记叶红专出席会议并讲话，要求确保如期完成各项任务。
市一中举行秋季运动会
本报讯（通讯员 向丽）市第一中学举行秋季运动会，有1200名学生参加。
"""
OTHER = """南湖晚报
春茶开采茶农忙
本报讯（记者 王伟）连日来，茶农抓紧晴好天气上山采茶，今年首批春茶陆续上市，价格比去年同期略有上涨，销路也好。
新图书馆开放首日迎客
本报讯（记者 李强）新图书馆昨日开放，读者排起长队等候，馆内藏书二十万册，设有少儿阅览室和自习区。
"""
THIRD = OTHER.replace("春茶开采茶农忙", "早稻插秧开始").replace("上山采茶", "下田插秧").replace("首批春茶", "首批早稻")
SEVENTH, EIGHTH = "content/nanhuwanbao/2023/2023-03-07/p01", "content/nanhuwanbao/2023/2023-03-08/p01"


def known(**days: str) -> str:
    """pages.yaml: the day of each page, all front pages of one newspaper."""
    return "".join(f"{seed}.txt: {{newspaper: 南湖晚报, date: {day}, page: '01'}}\n" for seed, day in days.items())


def headlines(site: Site) -> dict[str, str]:
    """Id → headline of each article."""
    texts = [data.decode() for data in site.files("content", ".md").values()]
    return {re.search(r"^id: (.+)", text, re.M)[1]: re.search(r"^title: (.+)", text, re.M)[1] for text in texts}     # type: ignore[index]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A front page of 7 March that was moved to the 8th since."""
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("seeds/a.txt", PAGE)
    site.write("seeds/pages.yaml", known(a="2023-03-07")).build()
    assert (site.root / f"{SEVENTH}-i01.md").is_file()
    return site.write("seeds/pages.yaml", known(a="2023-03-08")).build()


def moves(site: Site) -> str:
    """moved.yaml but for what it says of itself."""
    return "".join(line for line in site.read("content/moved.yaml").splitlines(keepends=True) if line[0] != "#")


def test_an_address_that_leads_on_is_not_given_to_another_page(site: Site) -> None:
    first = moves(site)
    assert "2023-03-07/p01-i01: nanhuwanbao/2023/2023-03-08/p01-i01\n" in first
    before = headlines(site)
    site.write("seeds/b.txt", OTHER).write("seeds/pages.yaml", known(a="2023-03-08", b="2023-03-07")).build().build()
    assert moves(site) == first
    after = headlines(site)
    assert {one: after[one] for one in before} == before
    assert len(after) == 4 and not any(re.fullmatch(r"nanhuwanbao-2023-03-07-p01-i\d+", one) for one in after)
    assert "url=../../../../articles/nanhuwanbao/2023/2023-03-08/p01-i01.html" in site.read("public/articles/nanhuwanbao/2023/2023-03-07/p01-i01.html")


def test_a_page_that_returns_to_its_day_has_its_old_addresses_again(site: Site) -> None:
    site.write("seeds/b.txt", OTHER).write("seeds/pages.yaml", known(a="2023-03-08", b="2023-03-07")).build()
    site.write("seeds/pages.yaml", known(a="2023-03-07", b="2023-03-09")).build()
    assert headlines(site)["nanhuwanbao-2023-03-07-p01-i01"] == "全市脱贫攻坚推进会召开"
    assert "2023-03-08/p01-i01: nanhuwanbao/2023/2023-03-07/p01-i01\n" in moves(site)
    site.write("seeds/c.txt", THIRD).write("seeds/pages.yaml", known(a="2023-03-07", b="2023-03-09", c="2023-03-08")).build()
    assert "2023-03-08/p01-i01: nanhuwanbao/2023/2023-03-07/p01-i01\n" in moves(site)


def test_the_numbers_of_a_page_whose_articles_are_all_gone_are_not_given_again(site: Site) -> None:
    lines = "".join(f"nanhuwanbao/2023/2023-03-08/p01-i0{n}: ''\n" for n in (1, 2))
    site.write("seeds/a.txt", OTHER).write("content/moved.yaml", lines)
    for path in site.files("content", ".md"):
        site.delete(f"content/{path}")
    assert set(headlines(site.build())) == {"nanhuwanbao-2023-03-08-p01-i03", "nanhuwanbao-2023-03-08-p01-i04"}


@pytest.fixture
def undated(tmp_path: Path) -> Site:
    """Two pages without date and number: their names are of the seeds'."""
    named = "".join(f"'{seed}.txt': {{newspaper: 南湖晚报}}\n" for seed in ("002", "003", "004", "版 #2", "zz"))
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("seeds/pages.yaml", named)
    return site.write("seeds/002.txt", PAGE).write("seeds/003.txt", OTHER).build()


def test_a_renamed_seed_keeps_its_ids(undated: Site) -> None:
    before = headlines(undated)
    (undated.root / "seeds/002.txt").rename(undated.root / "seeds/版 #2.txt")
    assert headlines(undated.build()) == before
    assert headlines(undated.build()) == before
    assert "seeds/002.txt: 'seeds/版 #2.txt'\n" in moves(undated)


def test_a_page_put_between_others_leaves_their_ids_alone(undated: Site) -> None:
    """All names behind it move by one: a name that was one page's is another's, and no address is."""
    before = headlines(undated)
    (undated.root / "seeds/003.txt").rename(undated.root / "seeds/004.txt")
    (undated.root / "seeds/002.txt").rename(undated.root / "seeds/003.txt")
    after = headlines(undated.write("seeds/002.txt", THIRD).build().build())
    assert {one: after[one] for one in before} == before
    assert len(after) == 6


def test_a_copy_of_a_page_as_it_was_is_not_the_page(undated: Site) -> None:
    before = headlines(undated)
    undated.write("seeds/zz.txt", PAGE).write("seeds/002.txt", PAGE.replace("如期", "按期"))
    after = headlines(undated.build())
    assert {one: after[one] for one in before} == before
    assert "按期" in undated.read("content/nanhuwanbao/undated/p002-i01.md")


def test_a_page_that_took_the_place_of_another_takes_its_own_articles_along(undated: Site) -> None:
    (undated.root / "seeds/002.txt").replace(undated.root / "seeds/003.txt")
    assert headlines(undated.build()) == {"nanhuwanbao-undated-p002-i01": "全市脱贫攻坚推进会召开", "nanhuwanbao-undated-p002-i02": "市一中举行秋季运动会"}
    assert "nanhuwanbao/undated/p003-i01: ''\n" in moves(undated)


def test_an_article_that_is_gone_leaves_a_page_that_says_so(undated: Site) -> None:
    gone = "articles/nanhuwanbao/undated/p002-i02.html"
    undated.write("seeds/002.txt", PAGE[:PAGE.index("市一中")]).build().shows(gone, "这里已没有文章", "查看原版面")
    page = undated.read(f"public/{gone}")
    assert 'name="robots" content="noindex"' in page and 'href="../../../pages/002.html"' in page and 'data-t="gone.title"' in page
    assert not [path for path, data in undated.files("public").items() if b"p002-i02" in data and path not in (gone, "data/moved.csv")]
    undated.shows("data/index.html", "moved.csv")
    rows = undated.read("public/data/moved.csv").split("\r\n")
    assert rows == ["old_id,new_id,old_url,new_url", f"nanhuwanbao-undated-p002-i02,,{gone},", ""]
    assert "F304" not in undated.check().last.err       # type: ignore[union-attr]
    undated.write("seeds/pages.yaml", "002.txt: {newspaper: 南湖晚报, date: 2023-03-07}\n").build()
    assert 'href="../../../pages/002.html"' in undated.read(f"public/{gone}"), "where its neighbours moved to"


def test_a_renamed_source_page_leads_on_from_its_old_address(undated: Site) -> None:
    (undated.root / "seeds/002.txt").rename(undated.root / "seeds/zz.txt")
    undated.build()
    assert "url=../pages/zz.html" in undated.read("public/pages/002.html")
    assert ",,pages/002.html,pages/zz.html" in undated.read("public/data/moved.csv")
    (undated.root / "seeds/zz.txt").rename(undated.root / "seeds/002.txt")
    undated.build()
    assert "refresh" not in undated.read("public/pages/002.html") and "url=../pages/002.html" in undated.read("public/pages/zz.html")


def test_the_table_of_what_moved_leads_from_old_ids_to_new(site: Site) -> None:
    assert ("nanhuwanbao-2023-03-07-p01-i01,nanhuwanbao-2023-03-08-p01-i01,articles/nanhuwanbao/2023/2023-03-07/p01-i01.html,"
            "articles/nanhuwanbao/2023/2023-03-08/p01-i01.html\r\n") in site.read("public/data/moved.csv")
    assert '"moved.csv"' in site.read("public/data/datapackage.json")
