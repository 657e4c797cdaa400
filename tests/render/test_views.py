"""Views: every article under each of its values once, every link leads somewhere, a newcomer changes few pages."""
from __future__ import annotations

import datetime
import posixpath
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.cards import card_of
from banmian.layout import Block, Furniture, FurnitureKind, Item, Kind, Layout, Piece, Role
from banmian.model import Article, Card
from banmian.render import Loaded, Sheet, Theme, all_sheets, load_theme, render_sheet, urls, view_names, view_version
from banmian.render.calendar import month_days
from banmian.render.groups import span_of
from banmian.render.offers import downloads
from banmian.render.views import sheets_of_texts, view
from banmian.render.views.about import statuses
from banmian.render.views.newspaper import _months
from tests.render.corpora import SITE, article_of, corpora
from tests.site import text_of


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(SITE)


def by_path(cards: list[Card]) -> dict[str, Sheet]:
    sheets = list(all_sheets(cards, SITE))
    paths = {sheet.path: sheet for sheet in sheets}
    assert len(paths) == len(sheets), "two sheets want one path"
    return paths


def listed(sheets: dict[str, Sheet], base: str) -> list[str]:
    """Ids on the numbered pages of a list, in order."""
    found: list[str] = []
    number = 1
    while (url := urls.numbered(base, number)) in sheets:
        found += [card.id for card in sheets[url].cards]
        number += 1
    return found


@given(corpora())
def test_every_article_stands_once_under_each_of_its_values(cards: list[Card]) -> None:
    sheets = by_path(cards)
    for card in cards:
        assert sheets[card.url].article == card.path
        places = [urls.date(card.date), urls.newspaper(card.newspaper), urls.city(card.city)]
        if card.county:
            places.append(urls.county(card.city, card.county))
        names = {author.name for author in card.authors}
        places += {urls.person(name) for name in names if sum(name in {a.name for a in c.authors} for c in cards) > 1}
        for base in places:
            assert listed(sheets, base).count(card.id) == 1, base


def test_about_counts_every_article_without_a_printed_headline() -> None:
    """One that continues another page's has a status of its own, and no headline either."""
    one = card_of(Article("a", "标题", "正文"), "a.md", "articles/a.html", "d", ("正文",))._replace(seed="seeds/a.txt")
    cards = [one._replace(status="headless", basis="headline=derived"), one._replace(id="b", status="continued", basis="headline=derived;date=printed"),
             one._replace(id="c"), one._replace(id="d", seed="", basis="headline=derived")]      # the last is no page's
    assert statuses(cards) == (("complete", 2), ("continued", 1), ("headless", 2))
    assert statuses([one]) == (("complete", 1),)


def test_newspapers_count_source_pages_and_say_what_is_held_without_a_month(theme: Theme) -> None:
    one = card_of(Article("a", "标题", "正文", newspaper="申报"), "a.md", "articles/a.html", "d", ("正文",))
    cards = [one._replace(seed="seeds/1.txt"), one._replace(id="b", seed="seeds/1.txt"), one._replace(id="c", seed="seeds/2.txt"),
             one._replace(id="d", date="1911", seed="seeds/3.txt"), one._replace(id="e", date="1912", seed="seeds/4.txt"),
             one._replace(id="f", date="1912-03-04", seed="seeds/5.txt"), one._replace(id="g", date="1912-03-04", page="2"), one._replace(id="h", date="1912-03-04", page="2")]
    page = render_sheet(theme, next(iter(view("newspapers").sheets(sorted(cards, key=Card.key), SITE))), Loaded(), SITE)
    assert text_of(page).count("8 篇 · 6 个版面") == 1
    rows = [text_of(row) for row in page.split("<tbody>")[1].split("</tbody>")[0].split("<tr")[1:]]
    assert [row.partition(">")[2] for row in rows] == ["1911月份不详：1 篇", "1912··3·········", "1912月份不详：1 篇"]


@given(corpora())
def test_front_pages_stand_beside_one_another_where_there_are_two(cards: list[Card]) -> None:
    sheets = by_path(cards)
    for day in {card.date for card in cards if len(card.date) == 10}:
        held = [card for card in cards if card.date == day and card.newspaper]
        fronts = [card for card in held if card.page in ("01", "A01")]
        papers = {card.newspaper for card in fronts}
        sheet = sheets.get(urls.fronts(day))
        assert (sheet is not None) == (len(papers) > 1)
        assert dict(sheets[urls.date(day)].data)["fronts"] == len(papers)
        if sheet:
            assert [card.id for card in sheet.cards] == [card.id for card in fronts]
            assert dict(sheet.data)["without"] == tuple(sorted({card.newspaper for card in held} - papers))


@given(corpora())
def test_an_issue_has_its_numbers_and_its_pages(cards: list[Card]) -> None:
    cards = [card._replace(issue="3547" if card.page == "06" else "") for card in cards]
    for sheet in by_path(cards).values():
        issues = dict(sheet.data).get("issues") if sheet.view == "newspaper" else None
        name = dict(sheet.data).get("name")
        for date, numbers, leaves in issues or ():
            mine = [card for card in cards if card.newspaper == name and card.date == date]
            assert set(numbers) == {card.issue for card in mine if card.issue}
            assert set(leaves) == {(card.page, card.seed) for card in mine if card.page or card.seed}


def test_months_without_pages_that_follow_one_another_are_one_row() -> None:
    assert _months("2022", {"2022-04", "2022-05"}) == [
        ("2022-01", "2022-03", 0), ("2022-04", "2022-04", 30), ("2022-05", "2022-05", 31), ("2022-06", "2022-12", 0)]
    assert _months("2022", ()) == [("2022-01", "2022-12", 0)]


def test_of_a_month_that_may_hold_something_it_is_not_said_that_it_holds_nothing(theme: Theme) -> None:
    base = _corpus(1)[0]._replace(newspaper="处州晚报")
    dates = ("2021", "2021-05-01", "2022-03", "2022-11-22")
    cards = [base._replace(id=f"d{n}", path=f"d{n}.md", url=f"articles/d{n}.html", date=date) for n, date in enumerate(dates)]
    sheets = by_path(cards)

    def silent(path: str) -> int:
        return render_sheet(theme, sheets[path], Loaded(), SITE).count("没有收藏版面")

    assert silent(urls.date("2021")) == 0 and silent(urls.date("2022")) == 10
    months = [rows for _, _, rows, *_ in view("newspaper").context(sheets[urls.newspaper("处州晚报")], Loaded())["years"]]
    assert months[0] == [(f"2021-{m:02}", f"2021-{m:02}", month_days(f"2021-{m:02}")) for m in range(1, 13)]
    assert [row for row in months[1] if not row[2]] == [("2022-01", "2022-02", 0), ("2022-04", "2022-10", 0), ("2022-12", "2022-12", 0)]
    assert dict(sheets[urls.ABOUT].data)["days"] == 2


def test_a_year_without_a_month_is_told_beside_the_months(theme: Theme) -> None:
    base = _corpus(1)[0]
    cards = [base._replace(id=f"d{n}", path=f"d{n}.md", url=f"articles/d{n}.html", date=date) for n, date in enumerate(("2020", "2020", "2020-05", "2020-06-01"))]
    page = render_sheet(theme, by_path(cards)[urls.DATES], Loaded(), SITE)
    assert 'search.html?date=2020-XX' in page and "只知2020年的 2 篇" in page


@given(st.lists(st.dates(min_value=datetime.date(2019, 1, 1), max_value=datetime.date(2021, 12, 31)).flatmap(lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]])), max_size=6))
def test_a_span_of_time_begins_and_ends_with_what_is_known(dates: list[str]) -> None:
    """LAW: it is two of the dates, and no other lies wholly before the first or wholly after the last."""
    first, last = span_of(dates)
    assert {first, last} <= {*dates, ""} and bool(first) == bool(dates)
    def days(text: str) -> tuple[str, str]:
        return text + "-01-01"[len(text) - 4:], text + "-12-31"[len(text) - 4:]
    assert not [one for one in dates if days(one)[1] < days(first)[0] or days(one)[0] > days(last)[1]]
    assert span_of(["2020", "2020-01-05", "2020-03", "2021-02-03", "2021"]) == ("2020-01-05", "2021-02-03")


def test_of_a_corpus_without_source_pages_nothing_is_said_of_any(theme: Theme) -> None:
    for seed in ("", "甲.txt"):
        sheets = by_path([card._replace(seed=seed, newspaper="甲报") for card in _corpus(2)])
        papers, about = (render_sheet(theme, sheets[path], Loaded(), SITE) for path in (urls.NEWSPAPERS, urls.ABOUT))
        assert ("个版面" in papers, "由程序切分" in about, "切分校样" in about) == ((True,) * 3 if seed else (False,) * 3)


@given(corpora())
def test_every_source_page_has_a_row(cards: list[Card]) -> None:
    sheets = by_path(cards)
    seeds = [card.seed for url, sheet in sheets.items() if sheet.view == "sources" for card in sheet.cards]
    assert sorted(seeds) == sorted({card.seed for card in cards if card.seed})
    assert (urls.PAGES in sheets) == bool(seeds)
    for sheet in sheets.values():
        if sheet.view == "sources":
            assert [n for n, _ in dict(sheet.data)["counts"]] == [sum(c.seed == card.seed for c in cards) for card in sheet.cards]


@given(corpora())
def test_lists_keep_the_order_of_the_cards(cards: list[Card]) -> None:
    sheets = by_path(cards)
    order = [card.id for card in cards]
    for path in sheets:
        if path.split("/")[0] in ("places", "newspapers", "people", "dates") and ".p" not in path:
            ids = listed(sheets, path)
            assert ids == sorted(ids, key=order.index)


def loaded_for(sheet: Sheet) -> Loaded:
    """What core would load: the article with its body, or the layout of a page."""
    if sheet.article:
        return Loaded(article_of(sheet.cards[0]), "<p>甲,乙</p>")
    if sheet.proof:
        text = "标题<b>\n正文&amp;"
        item = Item(Kind.ARTICLE, (Block(Role.HEADLINE, (Piece(0, 5),)),), "标题", "printed")
        return Loaded(layout=Layout(text, (item,), (Furniture(FurnitureKind.FOLIO, Piece(6, len(text))),)))
    return Loaded()


class Links(HTMLParser):
    """Addresses and ids of a page, and the elements that no template writes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.scripts = 0
        self.strange: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href") is not None:
            self.hrefs.append(str(values["href"]))
        self.ids += [str(values["id"])] if "id" in values else []
        self.scripts += tag == "script"
        self.strange += [tag] if tag in ("iframe", "object", "embed", "b", "marquee") else []
        self.strange += [name for name in values if name.startswith("on") or name == "style"]


@settings(max_examples=25)
@given(cards=corpora())
def test_every_link_leads_to_a_page_and_no_text_becomes_markup(theme: Theme, cards: list[Card]) -> None:
    sheets = by_path(cards)
    assets = {path for path, _ in theme.assets().values()} | {path for _, path in downloads(SITE, len(cards))}
    for path, sheet in sheets.items():
        page = render_sheet(theme, sheet, loaded_for(sheet), SITE)
        links = Links(page)
        assert not links.strange, (path, links.strange)
        ours = ("<script src=", "<script defer src=", '<script type="application/ld+json">', "<script data-asset=")
        assert links.scripts == sum(map(page.count, ours))
        assert len(links.ids) == len(set(links.ids)), path
        for href in links.hrefs:
            plain = urldefrag(href)[0].partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), plain)) if plain else path
            assert href.startswith("https://") or target in sheets or target in assets, (path, href)


def test_each_view_has_a_template_and_a_version(theme: Theme) -> None:
    for name in view_names():
        assert theme.environment.get_template(f"{name}.html")
        assert view_version(name) >= 1


@given(corpora())
def test_an_empty_corpus_has_the_pages_that_do_not_need_one(cards: list[Card]) -> None:
    paths = set(by_path([]))
    assert {urls.HOME, urls.SEARCH, urls.CONCORDANCE, urls.COMPARE, urls.ABOUT, urls.NOTFOUND, urls.DATES, urls.PLACES, urls.NEWSPAPERS, urls.PEOPLE} <= paths
    assert paths <= set(by_path(cards)) and not any(path.startswith("articles/") for path in paths)


def _corpus(size: int) -> list[Card]:
    """Articles of one paper, one a day."""
    base = Card(id="", path="", url="", headline="", kicker="", kind="article", date="", newspaper="处州晚报", city="丽水", county="莲都区",
                section="", page="1", order=1, authors=(), tags=(), teaser="", chars=1, seed="", status="complete", confidence=1.0, digest="")
    return [base._replace(id=f"a{n:04}", path=f"a{n:04}.md", url=f"articles/a{n:04}.html", headline=chr(0x4E00 + 2 * n) + chr(0x4E01 + 2 * n),
                    date=f"20{10 + n // 336:02}-{1 + n // 28 % 12:02}-{1 + n % 28:02}") for n in range(size)]


def test_a_new_article_changes_few_pages() -> None:
    before, after = by_path(_corpus(1000)), by_path(_corpus(1001))
    changed = {path for path, sheet in after.items() if before.get(path) != sheet}
    new = after.keys() - before.keys()
    assert len(changed) <= len(new) + 16, sorted(changed)
    assert sum(path.startswith("articles/") for path in changed) == 1


def test_a_day_of_5000_articles_is_cut_into_pages() -> None:
    base = _corpus(1)[0]
    cards = [base._replace(id=f"b{n:05}", path=f"b{n:05}.md", url=f"articles/b{n:05}.html", order=n) for n in range(5000)]
    sheets = by_path(cards)
    assert max(len(sheet.cards) for sheet in sheets.values()) <= max(SITE.page_size, SITE.home_size)
    assert len(listed(sheets, urls.date(base.date))) == 5000
    assert all(len(dict(sheet.data)["around"]) <= 17 for sheet in sheets.values() if sheet.view == "article")


@given(corpora(), st.sampled_from([0, 1, 7, 5000]))
def test_a_text_that_grows_changes_no_other_sheets(cards: list[Card], more: int) -> None:
    chars = {i: card.chars + more if card.chars else more // 7 for i, card in enumerate(cards) if i % 3 == 0}
    grown = [card._replace(chars=chars[i], digest="other") if i in chars else card for i, card in enumerate(cards)]
    wanted = {i for i, card in enumerate(grown) if card is not cards[i]}
    before, after = by_path(cards), by_path(grown)
    some = {sheet.path: sheet for sheet in sheets_of_texts(grown, SITE, wanted, cards)}
    assert some == {path: after[path] for path in some} and {cards[i].url for i in wanted} <= some.keys()
    for path in after.keys() - some.keys():
        alike = [card._replace(chars=0, digest="") for card in before[path].cards]
        assert [card._replace(chars=0, digest="") for card in after[path].cards] == alike
        assert replace(after[path], cards=()) == replace(before[path], cards=())
