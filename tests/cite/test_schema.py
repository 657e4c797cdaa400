"""JSON-LD: article in issue in newspaper, nothing invented, safe inside a script element."""
from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from banmian.cite import PageLinks, breadcrumbs_ld, collection_ld, dataset_ld, json_ld, ld_text
from banmian.model import Article, Author, Correction
from tests.cite.strategies import articles, text

LINKS = PageLinks(url="https://corpus.example/a.html", site="语料", licence="https://creativecommons.org/licenses/by/4.0/")


def test_article_in_issue_in_newspaper() -> None:
    article = Article(id="a", headline="标题", body="x", authors=(Author("孙斌", "记者", "市气象局"), Author("永康市融媒体中心")), newspaper="今日永康",
                      date="2022-01-28", page="03", section="要闻", issue="12", province="浙江", city="金华", county="永康市",
                      corrections=(Correction(1, 3, "瘦情", "疫情", "misread", "reader"),))
    node: Any = json_ld(article, LINKS)
    assert node["@type"] == "NewsArticle" and node["printPage"] == "3" and node["articleSection"] == "要闻"
    issue = node["isPartOf"]
    assert (issue["@type"], issue["issueNumber"], issue["datePublished"]) == ("PublicationIssue", "12", "2022-01-28")
    assert issue["isPartOf"] == {"@type": "Newspaper", "name": "今日永康", "locationCreated": "浙江金华"}
    person, body = node["author"]
    assert person == {"@type": "Person", "name": "孙斌", "jobTitle": "记者", "affiliation": {"@type": "Organization", "name": "市气象局"}}
    assert body == {"@type": "Organization", "name": "永康市融媒体中心"}
    assert node["contentLocation"]["containedInPlace"]["containedInPlace"]["name"] == "浙江"
    assert node["correction"][0]["text"] == "瘦情 → 疫情: misread (reader)"


@given(articles)
def test_any_article_is_json_that_no_script_element_ends_in(article: Article) -> None:
    written = ld_text(json_ld(article, LINKS))
    assert "<" not in written and "\u2028" not in written
    assert json.loads(written) == json_ld(article, LINKS)
    assert_known(json.loads(written))


def assert_known(node: Any) -> None:
    """No empty value anywhere: an unknown fact is left out."""
    for value in node.values() if isinstance(node, dict) else node:
        assert value not in ("", None, [], {}), node
        if isinstance(value, (dict, list)):
            assert_known(value)


@given(text)
def test_corpus_list_and_crumbs(title: str) -> None:
    page = PageLinks(url="https://corpus.example/", site=title, description=title)
    files = [("https://corpus.example/data/articles.csv", "text/csv", 10, "0" * 64)]
    for node in (dataset_ld(page, first="2021-01-01", last="2022-12-31", places=["丽水"], downloads=files),
                 collection_ld(page, 3), breadcrumbs_ld([("首页", page.url), (title or "x", "")])):
        assert json.loads(ld_text(node)) == node
    assert dataset_ld(page, first="2021-01-01", last="2022-12-31")["temporalCoverage"] == "2021-01-01/2022-12-31"
