"""The search in Firefox, served and from disk: a second engine, because one alone proves little.

Where there is no Firefox the tests are skipped, in CI too: nobody need install 80 MB for them.
"""
from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.firefox import Firefox, firefox, started
from tests.site import Site

COUNT = "return document.getElementById('seek-count').textContent"
SETTLED = "return /\\d/.test(document.getElementById('seek-count').textContent) && !document.querySelector('main [aria-busy=true]')"
TITLES = "return [...document.querySelectorAll('#seek-list h2 a')].map(a => a.textContent)"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = firefox()
    if not program:
        pytest.skip("no Firefox on this machine")
    with started(program, tmp_path_factory.mktemp("firefox") / "profile") as running:
        yield running


@pytest.fixture
def home(how: str, five_seeds: Site, request: pytest.FixtureRequest) -> str:
    """The site's address: on a server, or on disk."""
    return str(request.getfixturevalue("served")) if how == "served" else (five_seeds.root / "public").as_uri() + "/"


def asked(fox: Firefox, home: str, query: str, more: str = "") -> list[str]:
    """The headlines found, once the page has settled."""
    fox.open(f"{home}search.html?q={quote(query)}{more}")
    fox.until(SETTLED)
    found: list[str] = fox.says(TITLES)
    return found


def test_a_word_is_found_marked_and_counted(fox: Firefox, home: str) -> None:
    titles = asked(fox, home, "疫情")
    assert titles
    assert "18 篇" in fox.says(COUNT)
    assert fox.says("return document.querySelectorAll('#seek-list .kwic mark').length") > 5
    assert fox.until("return document.querySelectorAll('#seek-facets fieldset').length") > 2
    assert fox.until("return document.querySelectorAll('#seek-time button').length") > 2


def test_phrases_wildcards_fields_and_other_characters(fox: Firefox, home: str) -> None:
    assert asked(fox, home, "“疫情防控”") == asked(fox, home, '"疫情防控"')
    assert sorted(asked(fox, home, "防控會議")) == sorted(asked(fox, home, "防控会议"))
    assert all("疫情" in title for title in asked(fox, home, "title:疫情"))
    assert asked(fox, home, "g22*")
    assert asked(fox, home, "quzhou")
    assert not asked(fox, home, "石油输出国组织")


def test_what_is_typed_is_searched_for(fox: Firefox, home: str) -> None:
    fox.open(f"{home}search.html")
    fox.until("return !document.querySelector('.seek').hidden")
    fox.type("#seek", "疫情")
    fox.until(SETTLED)
    assert fox.until("return document.querySelectorAll('#seek-list li').length") == 10
    fox.type("#seek", "防")
    fox.until("return document.getElementById('seek-count').textContent.includes('疫情防') && !document.querySelector('main [aria-busy=true]')")


def test_a_facet_narrows_and_an_article_shows_the_places(fox: Firefox, home: str) -> None:
    asked(fox, home, "疫情")
    before = fox.says(COUNT)
    fox.until("const box = document.querySelector('#seek-facets input'); if (box) box.click(); return !!box")
    fox.until("return document.getElementById('seek-count').textContent !== arguments[0] && !document.querySelector('main [aria-busy=true]')", before)
    address = fox.says("return document.querySelector('#seek-list h2 a').href")
    fox.open(address)
    assert fox.until("return document.querySelectorAll('mark.found').length") > 0
