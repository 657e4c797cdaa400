"""The galleys: what was put aside is what was read; they are of one build and gone after it."""
from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.config import Site
from banmian.content.html import to_html
from banmian.content.spelling import remembered
from banmian.model import Article, Author, Card, Correction, Source
from banmian.pipeline import build
from banmian.work import galley
from banmian.work.reading import article_at, set_article
from banmian.work.run import Run

TEXTS = st.text(max_size=5)
ARTICLES = st.builds(
    Article, id=TEXTS, headline=TEXTS, body=TEXTS, kicker=st.tuples(TEXTS), authors=st.tuples(st.builds(Author, TEXTS, TEXTS, TEXTS)),
    basis=st.tuples(st.tuples(TEXTS, TEXTS)), confidence=st.floats(0, 1), order=st.integers(0, 99), tags=st.tuples(TEXTS, TEXTS),
    sources=st.tuples(st.builds(Source, TEXTS, TEXTS, st.tuples(st.tuples(TEXTS, st.integers(0, 9), st.integers(0, 9))))),
    corrections=st.tuples(st.builds(Correction, st.integers(0, 9), st.integers(0, 9), TEXTS, TEXTS, TEXTS, TEXTS)))


CARDS = st.builds(
    Card, id=TEXTS, headline=TEXTS, authors=st.tuples(st.builds(Author, TEXTS, TEXTS, TEXTS)), tags=st.tuples(TEXTS), chars=st.integers(0, 9),
    corrections=st.tuples(st.builds(Correction, st.integers(0, 9), st.integers(0, 9), TEXTS, TEXTS, TEXTS, TEXTS)), doubts=st.tuples(TEXTS),
    confidence=st.floats(0, 1), edited=st.booleans())


@given(st.lists(ARTICLES, min_size=1, max_size=5), st.lists(CARDS, max_size=3))
def test_what_was_put_aside_comes_back(tmp_path_factory: pytest.TempPathFactory, articles: list[Article], cards: list[Card],
                                          ) -> None:
    site = Site(root=tmp_path_factory.mktemp("galley"))
    held = {f"{n}.md": (article, f"<p>{article.headline}</p>") for n, article in enumerate(articles)}
    galley.put_aside(site, 0, held)
    assert galley.galleys(site).article("0.md") is None, "not closed, not there"
    galley.close(site, ["0.md"], cards, {"丽水": "lishui"})
    galleys = galley.galleys(site)
    assert list(galleys.cards(range(len(galleys))).values()) == cards and remembered()["丽水"] == "lishui"
    assert {path: galleys.article(path) for path in held} == held
    assert galleys.article("") is None and galleys.article("zz") is None
    galley.clear(site)
    assert galley.galleys(site).article("0.md") is None


def test_a_build_leaves_no_galleys_and_trusts_none_that_it_did_not_make(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    folder = tmp_path / "content"
    folder.mkdir()
    for n in range(210):        # enough that a build puts them aside
        (folder / f"{n:03}.md").write_text(f"---\ntitle: 题{n}\n---\n第{n}篇。\n", encoding="utf-8")
    lie = Article(id="lie", headline="假", body="假")
    galley.put_aside(site, 0, {f"{n:03}.md": (lie, "<p>假</p>") for n in range(210)})
    galley.close(site, ["000.md"], [], {})
    build(site, Run(jobs=1))
    assert not list((tmp_path / ".banmian").glob("galley*"))
    assert "第7篇。" in (tmp_path / "public/articles/007.html").read_text(encoding="utf-8")
    assert set_article(site, galley.galleys(site), "007.md") == (article_at(site, "007.md")[0], to_html("第7篇。"))


def test_galleys_of_two_builds_within_a_tick_of_the_disks_clock_are_told_apart(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    for text in ("一", "二"):
        article = Article(id="a", headline="题", body=text)
        galley.put_aside(site, 0, {"a.md": (article, f"<p>{text}</p>")})
        galley.close(site, ["a.md"], [], {})
        for path in (tmp_path / ".banmian" / "galley").iterdir():
            os.utime(path, ns=(1, 1))
        assert galley.galleys(site).article("a.md") == (article, f"<p>{text}</p>")
        galley.clear(site)


@pytest.mark.parametrize("count", [3, 210])
def test_where_several_cannot_read_one_open_file_a_build_makes_no_galleys(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(galley, "CAN", False)
    (tmp_path / "content").mkdir()
    for n in range(count):
        (tmp_path / f"content/{n:03}.md").write_text(f"---\ntitle: 题{n}\n---\n第{n}篇。\n", encoding="utf-8")
    monkeypatch.delattr(os, "pread")
    build(Site(root=tmp_path, search=False), Run(jobs=1))
    assert "第2篇。" in (tmp_path / "public/articles/002.html").read_text(encoding="utf-8")
