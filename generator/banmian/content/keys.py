"""Names of facts in front matter, ours and others' → the article's fields: `Title`, `标题` and `title` are one."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banmian.content.markdown_out import NAMES

# docs/content.md has the table for people.
ALIASES: Final[Mapping[str, str]] = {
    **{name: field for field, name in NAMES.items()}, "headline": "headline", "subtitle": "deck", "summary": "abstract",
    "author": "byline", "paper": "newspaper", "publication": "newspaper", "keywords": "tags", "categories": "tags", "lang": "language",
    "标题": "headline", "题目": "headline", "引题": "kicker", "肩题": "kicker", "副题": "deck", "副标题": "deck",
    "提要": "abstract", "摘要": "abstract", "日期": "date", "作者": "byline", "署名": "byline", "电头": "dateline", "来源": "credit",
    "报纸": "newspaper", "报名": "newspaper", "省": "province", "省份": "province", "市": "city", "城市": "city", "县": "county",
    "区县": "county", "版名": "section", "版次": "page", "期号": "issue", "标签": "tags", "关键词": "tags", "分类": "tags",
    "语言": "language",
}
WITHHELD: Final[Mapping[str, str]] = {"draft": "draft", "草稿": "draft", "published": "published", "发布": "published"}


def field_of(key: str) -> str:
    """The field of an article that a name in front matter means; the name in small letters where it means none."""
    return ALIASES.get(key) or ALIASES.get(small := key.strip().lower()) or small
