"""Laws 3 and 4: an article's file gives the article back; a paragraph's text is what the reader sees, whatever it holds."""
from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.cards import card_of, paragraphs_of
from banmian.content.escape import escape, holdable, unescape
from banmian.content.html import reference_html, sanitised, to_html
from banmian.content.markdown_in import is_edited, read_article
from banmian.content.markdown_out import write_article
from banmian.content.plain import simple_html
from banmian.errors import BanmianError
from banmian.model import Article, Author, Correction, Source

SIGNS = st.sampled_from([
    "# ", "1. ", "- ", "> ", "* ", "+ ", "    ", "<script>", "&amp;", "&lt;", "&", "<", "_", "__", "*", "**", "`", "``", "[a](b)", "![x](y)",
    "{: .caption}", "---", "===", "***", "王", "中文，", "。", "a", "1", "2022.", "1)", "~~~", "```", "|", "a|b", "\\", "\\*", "\t", "  ", "\u3000",
    "<!--", "-->", "]]>", "{{ }}", "{% %}", "[^1]:", "[x]: http://a", "http://a.b/", "😀", "𠮷", "\u2028", "\x0c", "\x85", "\x00", "\x02",
    "\x03", "\u200b", "\ufeff", "(", ")", "!", "#", '"', "'", "“", "”", "klzzwxh:0001", "-", "+", "=", ":", "\xa0", ";"])
PARAGRAPHS = st.lists(SIGNS, min_size=1, max_size=7).map("".join)
BLOCKS = st.one_of(PARAGRAPHS, st.sampled_from([
    "## 王a", "# x", "- a\n- b", "> q", "**a** b", "~~~", "[^1]", "[^1]: b", "- a\n  - b", "[t](http://a.b/c)", "王**b**", "p\n{: .caption}", "p *x*", "## a b", "text", "- **a**\n- b",
    "> **b**", "1. x", "a\nb", "### 一、 b", "## a #", "转\n{: .jump}", "a!", "![t](http://a.b/c)", "\\*a", "&lt;b"]))


def seen(page: str) -> str:
    """The text of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


@settings(max_examples=1500, deadline=None)
@given(PARAGRAPHS)
def test_a_paragraph_reads_as_itself(paragraph: str) -> None:
    wanted = " ".join(re.split(r"[\n\t]", holdable(paragraph))).strip()
    assert seen(to_html(escape(paragraph))) == wanted
    assert seen(sanitised(reference_html(escape(paragraph)))) == wanted
    assert unescape(escape(paragraph)) == wanted


@settings(max_examples=3000, deadline=None)
@given(st.lists(st.tuples(BLOCKS, st.sampled_from(["\n\n", "\n\n\n", "\n\n\n\n\n", "\n \n", "\n"])), max_size=4).map(
    lambda rows: "".join(block + gap for block, gap in rows)))
def test_the_quick_way_gives_what_python_markdown_gives(text: str) -> None:
    quick = simple_html(text)
    if quick is not None:
        assert quick == reference_html(text)
        assert quick == sanitised(quick)


@pytest.mark.parametrize("text", ["本报讯 **春茶**上市。", "## 一、部署", "- 甲\n- 乙", "> 他说好", "见[报道](https://example.com/a)。", "图\n{: .caption}", "甲。\n\n\n乙。\n"])
def test_the_quick_way_is_taken_for_what_news_is_made_of(text: str) -> None:
    assert simple_html(text) is not None


def test_footnotes_are_notes_and_lead_there_and_back() -> None:
    page = to_html("产量达500[^1]吨[^据]。\n\n[^1]: 据县志。\n[^据]: 一段。\n\n    又一段。\n")
    assert set(re.findall(r'href="#([^"]+)"', page)) == set(re.findall(r' id="([^"]+)"', page)) == {"fn:1", "fnref:1", "fn:据", "fnref:据"}
    assert paragraphs_of(page) == ("产量达500[1]吨[2]。", "据县志。", "一段。", "又一段。")


def test_a_stranger_gives_no_other_ids_and_classes() -> None:
    page = to_html('<ul><li id="p1" class="footnote">a</li></ul>\n\n<sup id="fn:x y" onclick="x">b</sup> **c**{: #report .bar }\n\n# d {: #top }')
    assert not re.search(r" (id|class|onclick)=", page)


def test_fenced_code_is_code() -> None:
    assert to_html("```python\na = [1]\n\n- b\n```") == "<pre><code>a = [1]\n\n- b\n</code></pre>"
    assert to_html("~~~\n\n甲\n\n~~~") == "<pre><code>\n甲\n\n</code></pre>"


@pytest.mark.parametrize(("text", "lists"), [
    ("1. 甲\n   - 乙\n   - 丙\n2. 丁", "ol(ul())"), ("- 甲\n  - 乙\n    - 丙\n- 丁", "ul(ul(ul()))"), ("- 甲\n    - 乙", "ul(ul())"),
    (" - 甲\n - 乙", "ul()"), ("1. 甲\n\n   又一段\n\n   - 子\n2. 乙", "ol(ul())"), ("```\n- 甲\n  - 乙\n```", "")])
def test_lists_are_nested_as_they_are_indented(text: str, lists: str) -> None:
    page = to_html(text)
    assert "".join(f"{tag}(" if not end else ")" for end, tag in re.findall(r"<(/?)([ou]l)>", page)) == lists
    assert page.count("<li>") == (len(re.findall(r"(?m)^ *(?:-|\d\.) ", text)) if lists else 0)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_nothing_dangerous_comes_through(text: str) -> None:
    for page in (to_html(text), to_html(f"<script>{text}</script>"), to_html(f"<p onclick='{text}' style='x'>a</p>"),
                 to_html(f"[a](javascript:{text})"), to_html(f"<a href=' java\nscript:{text}'>b</a>")):
        assert "<script" not in page.lower()
        assert not re.search(r"<[^>]*\son\w+=", page)
        assert not re.search(r"<[^>]*(?:href|src)\s*=\s*[\"']?\s*java", page, re.I)


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12).map(str.strip).filter(bool)
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
TAGS = st.lists(st.text("疫情防控春茶", min_size=1, max_size=4), max_size=3, unique=True).map(tuple)
SPANS = st.lists(st.tuples(st.sampled_from(["body", "headline"]), st.integers(0, 99), st.integers(100, 999)), max_size=4).map(tuple)
ARTICLES = st.builds(
    Article, id=TEXTS, headline=TEXTS, body=st.lists(PARAGRAPHS, max_size=3).map(lambda p: "\n\n".join(filter(None, map(escape, p)))),
    headline_basis=TEXTS, kicker=TUPLES, deck=TUPLES, abstract=TUPLES, kind=TEXTS, byline=TEXTS, dateline=TEXTS, credit=TEXTS,
    authors=st.lists(st.builds(Author, TEXTS, st.one_of(st.just(""), TEXTS), st.one_of(st.just(""), TEXTS)), max_size=2).map(tuple),
    newspaper=TEXTS, date=st.sampled_from(["", "2022", "2022-11", "2022-11-22"]), city=st.sampled_from(["", "丽水", "沙市"]), county=TEXTS,
    page=st.sampled_from(["", "06", "A03"]), issue=st.sampled_from(["", "3547"]), doubts=TUPLES, tags=TAGS,
    confidence=st.integers(0, 100).map(lambda n: n / 100), order=st.integers(0, 40),
    basis=st.lists(st.tuples(st.sampled_from(["date", "city", "page"]), TEXTS), max_size=3, unique_by=lambda p: p[0]).map(tuple),
    sources=st.lists(st.builds(Source, TEXTS, st.sampled_from(["", "0af9" * 16]), SPANS), max_size=2).map(tuple),
    corrections=st.lists(st.builds(Correction, st.integers(0, 9), st.integers(10, 19), TEXTS, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple))


@settings(max_examples=400, deadline=None)
@given(ARTICLES)
def test_an_article_comes_back_from_its_file(article: Article) -> None:
    text = write_article(article)
    assert read_article(text, "a/b.md") == article
    assert not is_edited(text, "a/b.md")
    assert is_edited(text + "又一段。\n", "a/b.md")
    assert write_article(read_article(text, "a/b.md")) == text


def test_a_strangers_front_matter_is_read() -> None:
    article = read_article('---\ntitle: "题（1）"\ndate: 2020/5/9\ncity: 杭州市\ncounty: 莲区\nnewspaper: "今日某"\nbyline: "记者 王伟"\n'
                           "tags: [交通, 民生]\nslug: x\n---\n\n正文。\n", "notes/a.md")
    assert (article.headline, article.date, article.city, article.tags) == ("题（1）", "2020-05-09", "杭州", ("交通", "民生"))
    assert article.authors == (Author("王伟", "记者"),)
    assert article.id == "notes-a"
    assert article.body == "正文。"


@pytest.mark.parametrize(("front", "field", "value"), [
    ("Title: 题", "headline", "题"), ("标题: 题", "headline", "题"), ("报纸: 晨报", "newspaper", "晨报"), ("版次: 6", "page", "6"),
    ("author: {name: 赵六}", "authors", (Author("赵六"),)), ("作者:\n  - {name: 赵六, role: 记者}", "authors", (Author("赵六", "记者"),)),
    ("Author: 记者 赵六", "authors", (Author("赵六", "记者"),)), ("categories:\n- [农业, 水稻]\n- 农村", "tags", ("农业", "水稻", "农村")),
    ("Date: 2020\ndate: 2021", "date", "2021"), ("date: 2021\nDate: 2020", "date", "2021")])
def test_facts_are_read_by_their_other_names_and_forms(front: str, field: str, value: object) -> None:
    assert getattr(read_article(f"---\n{front}\n---\n\nx\n", "x.md"), field) == value


@pytest.mark.parametrize(("path", "front", "day"), [
    ("_posts/2019-03-04-x.md", "title: a", "2019-03-04"), ("2019-03-04.md", "title: a", "2019-03-04"), ("2019-13-40-x.md", "title: a", ""),
    ("2019-03-04-x.md", "date: 2020", "2020"), ("2019-03-041.md", "title: a", ""), ("2019-03-04/p06-i01.md", "title: a", "")])
def test_a_day_in_the_files_name_is_a_fact_with_its_ground(path: str, front: str, day: str) -> None:
    article = read_article(f"---\n{front}\n---\n\nx\n", path)
    assert article.date == day
    assert article.basis == ((("date", "inferred: the name of the file"),) if len(day) == 10 else ())


def test_the_machines_text_keeps_what_looks_like_a_comment() -> None:
    article = Article(id="a", headline="b", body="增长5%%，又10%%。", sources=(Source("seeds/1.txt", "0" * 64, ()),))
    assert read_article(write_article(article), "2019-03-04.md") == article


@pytest.mark.parametrize(("line", "what"), [
    ("date: 2022-13-45", "2022-13-45"), ("date: yesterday", "yesterday"), ("order: x", "x"), ("confidence: 2", "0 and 1"),
    ("tags: {a: b}", "tags"), ("authors:\n  - {role: x}", "name"),
    ("sources: [{seed: a, sha256: </idno>}]", "64"), ("sources: [{seed: a, spans: body 1-" + "9" * 5000 + "}]", "role start-end"),
    ("date: ２０２２-０２-３１", "is not a date")])
def test_a_fact_that_cannot_be_is_named_by_its_line(line: str, what: str) -> None:
    with pytest.raises(BanmianError) as caught:
        read_article(f"---\ntitle: a\n{line}\n---\n\nx\n", "x.md")
    assert caught.value.code == "E304"
    assert caught.value.place.line == 3
    assert what in caught.value.message


@pytest.mark.parametrize(("front", "names"), [
    ("authors: [欧阳 修, John Smith, \"Ibn 'Arabi, M.\"]", ["欧阳 修", "John Smith", "Ibn 'Arabi, M."]),
    ("author: [欧阳 修, José García]", ["欧阳 修", "José García"]), ("authors: [记者 王伟, 通讯员 李明]", ["王伟", "李明"]),
    ("authors: [记者 王伟 通讯员 李明]", ["王伟", "李明"]), ("authors: 记者 王伟 通讯员 李明", ["王伟", "李明"]),
    ("author: Mary Hunt and Li Wei", ["Mary Hunt", "Li Wei"]), ("authors: [By Mary Hunt]", ["Mary Hunt"])])
def test_an_entry_of_a_list_is_one_author(front: str, names: list[str]) -> None:
    """Its blanks and commas are its own; one text may name several."""
    assert [author.name for author in read_article(f"---\n{front}\n---\n正文", "a.md").authors] == names


def test_a_file_without_title_takes_its_first_heading_or_its_name_and_says_so() -> None:
    assert read_article("# 标题\n\n正文。\n", "a.md").headline == "标题"
    nameless = read_article("正文。\n", "n/甲.md")
    assert (nameless.headline, nameless.headline_basis) == ("甲", "derived: the name of the file")
    for heading, name in (("## 甲 # 乙 ##", "甲 # 乙"), ("# # #", "#"), ("#  ", " "), ("# 甲  ", "甲"), ("####### 甲", "a")):
        assert read_article(f"{heading}\n", "a.md").headline == name


@given(st.text(" #甲\n", max_size=12))
def test_a_heading_is_what_it_was_when_it_took_a_minute(text: str) -> None:
    slow = re.match(r"#{1,6} +([^\n]+?)[ #]*(?:\n|\Z)", text.strip("\n"))
    assert read_article(text, "a.md").headline == (slow[1] if slow else "a")


def test_full_width_digits_of_a_date_are_digits() -> None:
    """As an input method leaves them; they stood so in addresses."""
    assert read_article("---\ndate: ２０２２－０１-０２\n---\nx\n", "a.md").date == "2022-01-02"


def test_a_card_says_what_its_article_says() -> None:
    article = read_article("---\ntitle: 题\nbyline: Mary Hunt and Li Wei\n---\n\n第一段**重**。\n\n第二段 &lt;b&gt;。\n", "a.md")
    card = card_of(article, "a.md", "articles/a.html", "d", paragraphs_of(to_html(article.body)))
    assert card.teaser == "第一段重。 第二段 <b>。"
    assert card.chars == len("第一段重。第二段 <b>。")
    assert [author.name for author in card.authors] == ["Mary Hunt", "Li Wei"]
    assert card.basis == "" and card_of(article, "a.md", "articles/a.html", "d", (), edited=True).basis == "text=edited"
    assert paragraphs_of(to_html(article.body)) == ("第一段重。", "第二段 <b>。")


HAN = st.text(st.sampled_from("软换行继续，“”"), min_size=1, max_size=6)


@given(HAN, HAN, st.sampled_from(["", " ", "  "]))
def test_chinese_goes_on_in_the_next_line_without_a_space(one: str, two: str, indent: str) -> None:
    """LAW: what is read, found and shown is the sentence, wherever its line was broken."""
    html = to_html(f"{one}\n{indent}{two}")
    assert html == f"<p>{one}{two}</p>"
    assert paragraphs_of(html) == (one + two,)


@pytest.mark.parametrize(("text", "wanted"), [
    ("**软换**\n*行*继续", ("软换行继续",)), ("- 软\n  换\n- 行", ("软换", "行")), ("> 软\n> 换", ("软换",)), ("软换\nrow", ("软换 row",)), ("soft\nrow", ("soft row",)),
    ("软换  \n行", ("软换", "行")), ("软\n\n换", ("软", "换")), ("    软\n    换", ("软 换",)), ("软换\n　　行", ("软换 行",))])
def test_other_lines_end_as_they_did(text: str, wanted: tuple[str, ...]) -> None:
    assert paragraphs_of(to_html(text)) == wanted


@pytest.mark.parametrize(("byline", "names"), [
    ("记者 欧阳修 通讯员 John Smith", [("欧阳修", "记者"), ("John Smith", "通讯员")]), ("记者 John Smith and Mary Hunt 李明", [("John Smith", "记者"), ("Mary Hunt", "记者"), ("李明", "记者")]),
    ("文/王伟 图/José García", [("王伟", "文"), ("José García", "图")]), ("Mary Hunt and Li Wei", [("Mary Hunt", ""), ("Li Wei", "")]), ("John Smith 摄", [("John Smith", "摄影")])])
def test_a_name_in_latin_letters_is_one_name(byline: str, names: list[tuple[str, str]]) -> None:
    article = read_article(f"---\ntitle: 题\nbyline: {byline}\n---\n\n文。\n", "a.md")
    assert [(author.name, author.role) for author in article.authors] == names
