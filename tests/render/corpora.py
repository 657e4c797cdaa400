"""Corpora for the tests of the render room: cards and articles made by hypothesis, in the order of `Card.key`."""
from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from banmian.config import Site
from banmian.model import Article, Author, Card
from banmian.render import urls

ROOT = Path(__file__).resolve().parents[2]
SITE = Site(root=ROOT, title="试验报库", description="给测试用的语料", url="https://example.org/corpus", page_size=3, home_size=5)

# What strangers write: markup, template marks, right-to-left, emoji, characters beyond the basic plane, very long lines.
HOSTILE = ["<script>alert(1)</script>", "{{ site }}", "{% raw %}", "a & b &amp; c", '"quoted" \'text\'', "مرحبا بالعالم", "👩‍👩‍👧‍👦 𠮷野家",
           "]]>", "<!--", "标" * 300, "x" * 400, "javascript:alert(1)", "../../etc/passwd", "-->", "\u202eevil", "</style>"]
words = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20),
                  st.sampled_from(["疫情防控工作会议召开", "莲都区党政代表团赴义乌考察交流", "核酸检测(志愿者)", "苏州", "宿州"]))
cities = st.sampled_from(["", "丽水", "苏州", "宿州", "<b>城"])
counties = st.sampled_from(["", "鼓楼区", "莲都区"])
newspapers = st.sampled_from(["", "处州晚报", "嘉兴日报·平湖版", "A&B <Daily>"])
dates = st.one_of(st.just(""), st.sampled_from(["2022", "2022-11", "2022-01-01"]),
                  st.dates(date(2020, 12, 30), date(2022, 1, 3)).map(date.isoformat))
authors = st.lists(st.builds(Author, name=words, role=st.sampled_from(["", "记者", "通讯员", "摄影"])), max_size=3).map(tuple)


@st.composite
def corpora(draw: st.DrawFn, most: int = 12) -> list[Card]:
    """Up to `most` cards, ids and paths unique, those of one seed sharing its facts."""
    cards = []
    for seed in range(draw(st.integers(0, 4))):
        facts = (draw(dates), draw(newspapers), draw(cities), draw(counties))
        named = draw(st.sampled_from([f"seeds/s{seed}.txt", ""]))
        page = draw(st.sampled_from(["", "06", "A03", "01", "A01"]))
        for order in range(1, draw(st.integers(1, max(1, most // 3))) + 1):
            path = f"folder/s{seed}/p{seed:02}-i{order:02}.md"
            cards.append(Card(
                id=f"s{seed}-{order}", path=path, url=urls.article(path), headline=draw(words), kicker=draw(st.sampled_from(["", "引题<i>"])),
                kind=draw(st.sampled_from(["article", "photo", "notice", "teaser"])), date=facts[0], newspaper=facts[1], city=facts[2],
                county=facts[3], section=draw(st.sampled_from(["", "要闻·莲都"])), page=page, order=order, authors=draw(authors), tags=(),
                teaser=draw(words)[:80], chars=draw(st.integers(0, 999)), seed=named, status="complete", confidence=0.9, digest="d"))
    return sorted(cards, key=Card.key)


def article_of(card: Card, paragraphs: tuple[str, ...] = ()) -> Article:
    """An article that the card could be of."""
    return Article(id=card.id, headline=card.headline, body="\n\n".join(paragraphs), kicker=(card.kicker,) if card.kicker else (),
                   kind=card.kind, authors=card.authors, newspaper=card.newspaper, date=card.date, city=card.city, county=card.county,
                   section=card.section, page=card.page, basis=(("date", "printed: masthead, line 1"),) if card.date else (), order=card.order)
