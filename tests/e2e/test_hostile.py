"""Text that looks like markup comes out as the text it is; names that look like paths stay inside."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site import Site

PRINTED = [
    'alert("正文")', "&lt;script&gt;", "{{ 7*7 }}", "{% raw %}",
    "--- 这一段以三个短横开头", "# 这一段以井号开头", "1. 这一段以数字和点开头", "> 这一段以大于号开头",
    "*星号*", "_下划线_", "`反引号`", "[方括号](javascript:alert(1))", "![叹号](x.png)",
    "<img src=x onerror=alert(1)>", '<a href="https://example.org/">链接</a>', "\\反斜线\\",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The hostile page, segmented and built."""
    return Site.copy("hostile", tmp_path_factory.mktemp("hostile")).segment().build()


def tight(text: str) -> str:
    """Text without white space, marks in their half-width forms: setting may trade one form for the other."""
    return re.sub(r"\s", "", text).translate(str.maketrans("，。：；！？（）“”", ',.:;!?()""'))


@pytest.mark.parametrize("printed", PRINTED)
def test_it_is_shown_as_printed(hostile: Site, printed: str) -> None:
    shown = "".join(hostile.text(f"articles/{p}") for p in hostile.files("public/articles", ".html"))
    assert tight(printed) in tight(shown)


def test_none_of_it_becomes_markup(hostile: Site) -> None:
    for path, data in hostile.files("public", ".html").items():
        page = data.decode("utf-8")
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert 'href="javascript:' not in page, path
        assert not re.search(r"<b>尖括号</b>", page), path


def test_none_of_it_is_evaluated(hostile: Site) -> None:
    for path, data in hostile.files("public", ".html").items():
        assert "和49" not in data.decode("utf-8"), path


def test_the_title_of_the_site_is_text(hostile: Site) -> None:
    hostile.shows("index.html", "<b>尖括号</b> & {{ 大括号 }}")


@pytest.mark.parametrize("name", ["x..%2f..%2fevil", "a b", "%41", "#1", "?x=1", "<b>", "p&q", "'quote\"", "-rf", "版面", "CON", "a'b"])
def test_any_file_name_of_a_seed_gives_a_page_that_links_reach(tmp_path: Path, name: str) -> None:
    tiny = (Path(__file__).parent.parent / "sites/tiny/seeds/p02.txt").read_bytes()
    site = Site.copy("tiny", tmp_path / "site").write(f"seeds/{name}.txt", tiny).delete("seeds/p02.txt").segment().build()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]
    assert len(site.files("public/pages", ".html")) >= 1
    site.check()


@pytest.mark.parametrize("evil", ["../../evil", "/etc/evil", "..", "a/../../../evil"])
def test_an_id_cannot_climb_out(tmp_path: Path, evil: str) -> None:
    article = f"---\nid: {evil}\ntitle: 标题\ndate: 2023-05-09\ncity: {evil}\nnewspaper: {evil}\n---\n\n正文。\n"
    site = Site.copy("tiny", tmp_path / "site").write("content/x.md", article)
    site.segment(code=None).build(code=None)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]
    assert not (Path("/etc/evil.html").exists() or Path("/etc/evil").exists())


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("kept", encoding="utf-8")
    site = Site.copy("tiny", tmp_path / "site").segment().build()
    (site.root / "public" / "link").symlink_to(outside)
    site.build(code=None)
    assert (outside / "keep.txt").read_text(encoding="utf-8") == "kept"
