"""From an article to its lines and back; the review list; neighbours in any corpus; names printed once."""
from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest
from hypothesis import given

from banmian.model import Author, Card
from banmian.render import all_sheets, urls
from banmian.render.grounds import grounds
from banmian.render.neighbours import AROUND, has_page, neighbours, neighbours_of
from banmian.render.views.article import FACTS
from banmian.render.views.review import reasons
from tests.render.corpora import SITE, article_of, corpora
from tests.render.test_views import _corpus, by_path, listed
from tests.site import Site


def pages(site: Site, folder: str) -> dict[str, str]:
    return {path: data.decode() for path, data in site.files(suffix=".html").items() if path.startswith(folder + "/")}


def test_every_article_of_a_seed_leads_to_its_own_lines(five_seeds: Site) -> None:
    sources = pages(five_seeds, "pages")
    for path, html in pages(five_seeds, "articles").items():
        link = re.search(r'href="([^"]*pages/[^"]*)#i(\d+)"', html)
        assert link, path
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[1]))
        assert f'<span id="i{link[2]}"></span>' in sources[target] and f'data-i="{link[2]}"' in sources[target]
        assert re.search(rf'href="\.\./{re.escape(path)}"', sources[target]), "the page links back"


def test_every_source_page_accounts_for_every_character(five_seeds: Site) -> None:
    for path, html in pages(five_seeds, "pages").items():
        seed = five_seeds.read(f"seeds/{posixpath.basename(path).removesuffix('.html')}.txt")
        body = re.search(r"<tbody>(.*?)</tbody>\n<tfoot>.*?<td>([\d,]+)</td>", html, re.DOTALL)
        assert body
        rows = [int(n.replace(",", "")) for n in re.findall(r"<td>([\d,]+)</td>", body[1])]
        assert sum(rows) == int(body[2].replace(",", "")) == len(seed)
        placed = re.search(r'data-t="page.placed" data-chars="([\d,]+)" data-articles="([\d,]+)" data-furniture="([\d,]+)" data-white="([\d,]+)"', html)
        assert placed
        chars, *parts = (int(n.replace(",", "")) for n in placed.groups())
        assert chars == sum(parts) == len(seed)


def test_no_ground_stands_on_a_page_in_a_language_it_is_not_in(five_seeds: Site) -> None:
    for html in pages(five_seeds, "articles").values():
        for basis in re.findall(r'<span class="basis">(.*?)</span></dd>', html, re.DOTALL):
            shown = re.sub(r"<[^>]*>", "", re.sub(r'<q lang="en">.*?</q>', "", basis))
            assert not re.search(r"\b(?:printed|inferred|editor|derived|line|masthead|lies|agree)\b", shown), shown


@given(corpora())
def test_the_review_list_holds_what_lies_below_the_level_or_is_not_whole(cards: list[Card]) -> None:
    cards = [card._replace(confidence=(0.5, 0.69, 0.7, 1.0)[i % 4], doubts=("the text breaks off",) * (i % 2),
                     status=("complete", "truncated", "", "teaser", "headless")[i % 5]) for i, card in enumerate(cards)]
    found = listed(by_path(cards), urls.REVIEW)
    assert found == [card.id for card in cards if card.confidence < 0.7 or card.status in ("truncated", "headless")]
    assert sum(n for _, n, _ in reasons(cards)) == sum(bool(card.doubts) for card in cards)
    strict = [sheet for sheet in all_sheets(cards, replace(SITE, review_below=100)) if sheet.view == "review"]
    assert sum(len(sheet.cards) for sheet in strict) == sum(card.confidence < 1 or card.status in ("truncated", "headless") for card in cards)


def test_the_review_list_gives_reasons_status_and_lines(five_seeds: Site) -> None:
    page = five_seeds.read("public/review.html")
    entries = page.split('<ol class="rows doubtful">')[1].split("</ol>")[0].split("<li><a class")[1:]
    assert entries
    for entry in entries:
        assert re.search(r'href="pages/[^"]+#i\d+"', entry) and "review.confidence" in entry
        assert 'data-t="doubt.' in entry or 'data-t="status.' in entry


@given(corpora())
def test_next_leads_through_every_article_of_a_page_or_a_newspaper(cards: list[Card]) -> None:
    found = dict(zip([card.url for card in cards], neighbours(cards), strict=True))
    assert list(found.values()) == [neighbours_of(cards, i) for i in range(len(cards))]
    chains = {(card.date, card.newspaper, card.page, card.seed) if has_page(card) else (card.newspaper,) for card in cards}
    firsts = [url for url, beside in found.items() if not beside.previous]
    assert len(firsts) == len(chains)
    seen: list[str] = []
    for url in firsts:
        while url:
            seen.append(url)
            after = found[url].next
            assert not after or found[after[1]].previous[1] == url
            url = after[1] if after else ""
    assert sorted(seen) == sorted(found)
    for url, beside in found.items():
        assert not beside.around or url in [line[1] for line in beside.around]
        assert len(beside.around) <= 2 * AROUND + 1
        assert not beside.beyond or len(beside.around) > AROUND


def test_a_list_of_a_page_that_leaves_some_out_says_so() -> None:
    page = [card._replace(date="2022-04-01", newspaper="甲报", page="4", seed="seeds/a.txt") for card in _corpus(AROUND + 2)]
    assert [beside.beyond for beside in neighbours(page)] == [True] + [False] * AROUND + [True]
    assert not any(beside.beyond for beside in neighbours(page[:AROUND + 1]))


def test_an_article_alone_on_its_day_has_neighbours_from_day_to_day() -> None:
    cards = [card._replace(page="") for card in _corpus(3)]
    assert [(b.previous[1:], b.next[1:]) for b in neighbours(cards)] == [
        ((), (cards[1].url,)), ((cards[0].url,), (cards[2].url,)), ((cards[1].url,), ())]


@given(corpora())
def test_a_name_has_a_page_from_its_second_article_on_and_stands_in_the_index(cards: list[Card]) -> None:
    sheets = by_path(cards)
    rows = [row for path, sheet in sheets.items() if sheet.view == "people" for row in dict(sheet.data)["names"]]
    held = {name: [c.url for c in cards if name in {a.name for a in c.authors}] for c in cards for name in {a.name for a in c.authors}}
    assert {row[0]: row[3] for row in rows} == {name: len(found) for name, found in held.items()}
    for name, url, *_ in rows:
        assert url in sheets and (url == urls.person(name)) == (len(held[name]) > 1)


@given(corpora())
def test_every_fact_stands_in_one_ground_once(cards: list[Card]) -> None:
    for card in cards:
        article = replace(article_of(card), basis=tuple((name, f"editor: {n % 2}") for n, name in enumerate(FACTS)))
        told = [fact for ground in grounds(article, FACTS) for fact in ground.facts]
        assert sorted(told) == sorted((name, getattr(article, name)) for name in FACTS if getattr(article, name))


@pytest.mark.parametrize("count", [1, 2])
def test_an_author_is_linked_where_there_is_a_page(count: int) -> None:
    cards = [card._replace(authors=(Author("刘威", "记者"),)) for card in _corpus(count)]
    people = {dict(sheet.data)["people"] for sheet in all_sheets(cards, SITE) if sheet.view == "article"}
    assert people == ({("刘威",)} if count > 1 else {()})
