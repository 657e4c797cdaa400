"""URLs: plain, unique, inside the site."""
from __future__ import annotations

import posixpath
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from banmian.config import Site
from banmian.exports import absolute
from banmian.render import urls

names = st.text(min_size=1, max_size=30)
PLAIN_URL = re.compile(r"[a-z0-9._/-]+")


def test_names_that_sound_alike_have_different_slugs() -> None:
    assert urls.slug("苏州").startswith("suzhou-") and urls.slug("宿州").startswith("suzhou-")
    assert urls.slug("苏州") != urls.slug("宿州")


def test_counties_of_one_name_in_two_cities_have_different_pages() -> None:
    assert urls.county("南京", "鼓楼区") != urls.county("徐州", "鼓楼区")


def test_only_the_index_of_a_folder_loses_its_name() -> None:
    for url, address in (("index.html", ""), ("dates/index.html", "dates/"), ("articles/news-index.html", "articles/news-index.html")):
        assert urls.canonical("https://a.example/c/", url) == absolute(Site(Path(), url="https://a.example/c"), url) == f"https://a.example/c/{address}"
        assert urls.canonical("", url) == ""


@given(names)
def test_a_slug_is_plain_and_the_same_every_time(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{4}", urls.slug(name))
    assert urls.slug(name) == urls.slug.__wrapped__(name)


@given(st.lists(names, min_size=1, max_size=5).map("/".join))
def test_no_path_climbs_out_or_needs_quoting(path: str) -> None:
    for url in (urls.article(path), urls.page(path)):
        assert PLAIN_URL.fullmatch(url), url
        assert posixpath.normpath(url) == url
        assert url.split("/")[0] in ("articles", "pages") and url.endswith(".html")
        assert not any(urls.RESERVED.fullmatch(part) for part in url.split("/"))


@given(st.lists(names, min_size=1, max_size=4).map("/".join), st.sampled_from([".png", ".PDF", ""]))
def test_copies_of_files_lie_in_their_folder_and_need_no_quoting(path: str, suffix: str) -> None:
    url = urls.media(path + suffix)
    assert PLAIN_URL.fullmatch(url) and posixpath.normpath(url) == url and url.startswith("media/")
    assert url.endswith(suffix.lower())
    assert not any(urls.RESERVED.fullmatch(part) for part in url.split("/"))


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_different_content_files_have_different_pages(one: str, other: str) -> None:
    one, other = one.strip("./") or "a", other.strip("./") or "a"
    if one.replace("/", "") != other.replace("/", "") and "/" not in one + other and "." not in one + other:
        assert urls.article(f"content/{one}.md") != urls.article(f"content/{other}.md")


def test_no_two_pages_are_one_file_on_a_disk_that_knows_no_capitals() -> None:
    pages = {urls.article(f"content/{name}.md") for name in ("a", "A", "n/a", "n/A", "N/a")}
    assert len({page.casefold() for page in pages}) == 5


def test_dates_that_are_none_go_to_the_undated_page() -> None:
    assert urls.date("2022-11-22") == "dates/2022-11-22.html"
    assert urls.date("../x") == urls.date("") == urls.UNDATED


def test_links_are_relative_to_the_page_that_prints_them() -> None:
    assert urls.link("articles/a/b.html", "index.html") == "../../index.html"
    assert urls.link("index.html", "dates/2022.html") == "dates/2022.html"
    assert urls.numbered("dates/2022.html", 1) == "dates/2022.html"
    assert urls.numbered("dates/2022.html", 2) == "dates/2022.p2.html"


def test_canonical_addresses_need_a_site_url() -> None:
    assert urls.canonical("", "dates/index.html") == ""
    assert urls.canonical("https://example.org/x/", "dates/index.html") == "https://example.org/x/dates/"
    assert urls.canonical("https://example.org/x", "articles/a.html") == "https://example.org/x/articles/a.html"
