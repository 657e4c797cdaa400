"""A page of ours, read by Zotero's rules, is a complete newspaperArticle: field by field."""
from __future__ import annotations

from html import escape

import pytest
from hypothesis import given

from banmian.cite import PageLinks, Tag, head_tags, page_tags, record_of
from banmian.model import Article, Author
from tests.cite.strategies import articles
from tests.cite.zotero import clean_author, clean_issn, item, title_without
from tests.site import Site

ARTICLE = Article(
    id="chuzhouwanbao-2022-11-22-p06-i01", headline="不分神 不畏难 不松劲 莲都坚决打赢常态化疫情防控攻坚战", body="x",
    authors=(Author("廖 王晶", "记者"), Author("孙斌", "通讯员"), Author("永康市融媒体中心")), newspaper="处州晚报", date="2022-11-22",
    province="浙江", city="丽水", county="莲都区", page="06", section="要闻·莲都", edition="晨版", issue="3547",
    basis=(("date", "inferred: from the text"),))
LINKS = PageLinks(url="https://corpus.example/articles/2022-11-22/p06-i01.html", site="语料", description="导语第一句。", rights="版权属报社")


def html(tags: tuple[Tag, ...]) -> str:
    """The tags as a page has them."""
    return "<!doctype html><head>" + "".join(
        f"<{name} {' '.join(f'{key}={chr(34)}{escape(value)}{chr(34)}' for key, value in pairs)}>" for name, pairs in tags) + "</head>"


def test_every_field_of_a_newspaper_article() -> None:
    assert item(html(head_tags(ARTICLE, LINKS))) == {
        "itemType": "newspaperArticle",
        "title": "不分神 不畏难 不松劲 莲都坚决打赢常态化疫情防控攻坚战",
        "creators": [("", "廖王晶"), ("", "孙斌"), ("", "永康市融媒体中心")],
        "publicationTitle": "处州晚报",
        "place": "浙江丽水",
        "section": "要闻·莲都",
        "pages": "6",
        "date": "2022-11-22",
        "edition": "晨版",
        "language": "zh-CN",
        "abstractNote": "导语第一句。",
        "rights": "版权属报社",
        "url": "https://corpus.example/articles/2022-11-22/p06-i01.html",
        "extra": "总第3547期; date inferred: from the text",
    }


def test_what_is_not_known_is_not_said() -> None:
    bare = item(html(head_tags(Article(id="a", headline="标题", body="x"), PageLinks())))
    assert bare == {"itemType": "newspaperArticle", "title": "标题", "language": "zh-CN", "url": "https://reader.example/here"}


@given(articles)
def test_any_article_arrives_whole(article: Article) -> None:
    record = record_of(article, LINKS.url, LINKS.description, LINKS.rights)
    found = item(html(head_tags(article, LINKS)))
    assert found["itemType"] == "newspaperArticle"
    assert found.get("title", "") == title_without(record.title, record.newspaper or LINKS.site)
    for name, value in [("date", record.date), ("pages", record.page), ("place", record.place), ("section", record.section),
                        ("edition", record.edition), ("url", record.url), ("language", record.language), ("abstractNote", record.abstract)]:
        assert found.get(name, "") == value, name
    assert found.get("publicationTitle") == (record.newspaper or LINKS.site)
    assert "ISSN" not in found and "archiveLocation" not in found
    expected = [clean_author(creator.name) for creator in record.creators]
    if not any(";" in creator.name or "," in creator.name for creator in record.creators):
        assert found.get("creators", []) == expected


def test_other_pages_are_no_articles() -> None:
    assert item(html(page_tags(PageLinks(url="https://corpus.example/", title="首页", description="d"))))["itemType"] == "webpage"


@pytest.mark.parametrize("tag", ["citation_journal_title"])
def test_the_rules_see_the_tags_that_harm(tag: str) -> None:
    """The table can fail: the tag that everybody copies makes a journal article of it."""
    harmed = html((*head_tags(ARTICLE, LINKS), ("meta", (("name", tag), ("content", "处州晚报")))))
    assert item(harmed)["itemType"] == "journalArticle"
    assert clean_issn("https://corpus.example/2022-11-22/x") or clean_issn("1234-5679") == "1234-5679"


def test_the_built_pages(five_seeds: Site) -> None:
    """Every article page of the built site is a newspaperArticle with its headline, language and what else is known."""
    pages = sorted((five_seeds.root / "public" / "articles").rglob("*.html"))
    assert len(pages) > 20
    found = [item(page.read_text(encoding="utf-8")) for page in pages]
    assert {one["itemType"] for one in found} == {"newspaperArticle"}
    assert all(one.get("title") and one.get("language") == "zh-CN" for one in found)
    assert sum("creators" in one for one in found) > 10
    assert all(not first for one in found for first, _ in one.get("creators", []))  # type: ignore[attr-defined]
    assert sum(one.get("date", "").startswith("2022-") for one in found) > 10  # type: ignore[attr-defined]
