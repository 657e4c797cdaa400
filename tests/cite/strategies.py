"""Articles as strangers write them: facts missing, names with spaces and titles, control characters, rare characters."""
from __future__ import annotations

from hypothesis import strategies as st

from banmian.cite.clean import one_line
from banmian.model import Article, Author, Correction, Source

HOSTILE = ["<script>alert(1)</script>", "]]>", "--", "\\", "{{x}}", "}", "%", "&amp;", "=1+1", "@x", "“”", "\x00\x0b", "\ufffe",
           "𠮷野家", "👨‍👩‍👧", "# x", "- y", "\u2028", "\u3000", "a;b", 'a"b', "a,b", "ER  - ", "\r\nTY  - BOOK", "~ and ^"]
# What would open another record, attribute or element where it is not quoted.
FORGED = ["x\nER  - \nTY  - BOOK\nTI  - forged", 'x" onload="alert(1)', "x'/><script>", "a},\n@book{b", "a\tb", "x y"]
text = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE, "今日衢江", "疫情防控", " ", "\n"]), max_size=5).map("".join),
)
name = st.one_of(st.sampled_from(
    ["廖 王晶", "孙斌", "记者 张三", "通讯员：李四", "永康市融媒体中心", "本报编辑部", "John A. Smith", "Xinhua News Agency", "", " "]), text)
author = st.builds(Author, name=name, role=st.sampled_from(["", "记者", "通讯员", "摄影"]), affiliation=st.sampled_from(["", "市气象局"]))
date = st.one_of(st.dates().map(str), st.sampled_from(["", "2022", "2022-11", "2022-13-45", "0000", "去年"]))
basis = st.lists(st.tuples(st.sampled_from(["date", "newspaper", "city"]),
                           st.sampled_from(["printed: masthead", "inferred: from the text", "editor: known"])),
                 max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
lines = st.lists(text, max_size=2).map(tuple)
source = st.builds(Source, seed=st.sampled_from(["seeds/a.txt", "seeds/今日 #1.txt"]), sha256=st.sampled_from(["0" * 64, "", "</idno><script>&", "a\nb"]),
                   spans=st.lists(st.tuples(st.sampled_from(["body", "headline", "x y"]), st.integers(0, 9), st.integers(10, 99)),
                                  max_size=3).map(tuple))
correction = st.builds(Correction, start=st.integers(0, 99), end=st.integers(100, 120), old=text,
                       new=st.sampled_from(["疫情", "", "x"]), reason=text, who=text)
articles = st.builds(
    Article, language=st.one_of(st.sampled_from(["zh-Hans", "zh-Hant", "en", "", *FORGED]), text),
    id=st.one_of(st.from_regex(r"[a-z]{2,9}-2022-11-22-p0[1-8]-i0[1-9]", fullmatch=True), st.sampled_from(["今日 6", "1/x", *FORGED]), text.filter(one_line)),
    headline=text.filter(one_line), body=st.just("疫情防控。\n\n## 小标题\n\n第二段"), kicker=lines, deck=lines,
    abstract=lines, kind=st.sampled_from(["article", "photo", "notice", "teaser"]), authors=st.lists(author, max_size=8).map(tuple),
    byline=text, dateline=text, credit=text, newspaper=text, date=date, city=text, county=text, province=text, section=text,
    page=st.sampled_from(["", "06", "A01", "1版", "12"]), issue=st.sampled_from(["", "3547", "x"]), edition=st.sampled_from(["", "晨版"]),
    basis=basis, status=st.sampled_from(["complete", "truncated"]), tags=lines, sources=st.lists(source, max_size=2).map(tuple),
    corrections=st.lists(correction, max_size=2).map(tuple), headline_basis=st.sampled_from(["printed", "derived: first sentence"]),
)
PARAGRAPHS = ("疫情防控。", "小标题", "第二段")
