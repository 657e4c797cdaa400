"""The page of the downloads: every form the exports know has a group and words, every file its link, size and digest."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.config import Site
from banmian.exports import chosen, registry, run
from banmian.exports.downloads import FORMS, page
from banmian.render import Loaded, Theme, load_theme, render_sheet
from banmian.render.views.downloads import FEW, GROUPS, UNITS, Row, context, group_of, rounded, sheet
from tests.exports.corpus import SITE as CORPUS
from tests.exports.corpus import corpus
from tests.exports.test_formats import EXAMPLE, TEXT

SITE = Site(root=Path("/nowhere"), title="试", exports=("all",))
DIGEST = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(SITE)


def printed(theme: Theme, *rows: Row) -> str:
    return render_sheet(theme, sheet(rows), Loaded(), SITE)


def test_every_form_has_its_export_its_group_and_its_words(theme: Theme) -> None:
    forms = {name for name, _, _ in FORMS}
    assert forms <= registry().keys()
    assert forms == {form for _, known in GROUPS for form in known}
    for words in theme.strings.words.values():
        assert {f"downloads.form.{form}" for form in forms} | {f"downloads.group.{group}" for group, _ in GROUPS} <= words.keys()


def test_a_file_is_called_by_the_export_that_made_it() -> None:
    from dataclasses import replace
    made = corpus([EXAMPLE], TEXT, site=CORPUS)
    for name, export in registry().items():
        if export.reads in ("cards", "articles", "made") and export in chosen(replace(CORPUS, exports=("all",))):
            for path, form in page([path for path, _ in run(made, [export])]):
                assert form == name, path
    assert list(page(["data/articles-2022.csv", "data/text-undated.zip", "articles/a.json", "robots.txt", "data/new.xyz"])) == [
        ("data/articles-2022.csv", "csv"), ("data/new.xyz", "xyz"), ("data/text-undated.zip", "text")]


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([form for form, _, _ in FORMS] + ["xyz"]), st.integers(0, 10**12)),
                max_size=40, unique_by=lambda row: row[0]))
def test_every_file_stands_once_in_its_group(found: list[tuple[int, str, int]]) -> None:
    rows = [(f"data/f{n:02}", form, size, DIGEST) for n, form, size in found]
    shown = [(group, form, file["path"], file["size"]) for group, forms in context(sheet(rows), Loaded())["groups"]      # type: ignore[attr-defined]
             for form, files in forms for file in files]
    assert sorted(shown) == sorted((group_of(form), form, path, size) for path, form, size, _ in rows)


def test_a_file_has_its_link_its_bytes_and_its_whole_digest(theme: Theme) -> None:
    text = printed(theme, ("data/articles.csv", "csv", 1234567, DIGEST), ("data/SHA256SUMS", "sums", 1, DIGEST), ("feed.xml", "atom", 5, ""))
    assert '<a class="file" href="../data/articles.csv">articles.csv</a>' in text and '<a class="file" href="../feed.xml">' in text
    assert "1.2 MB" in text and "1,234,567" in text and text.count(f">{DIGEST}<") == 2
    assert "sha256sum -c SHA256SUMS" in text and "<nav" in text and "colophon" in text
    assert "sha256sum" not in printed(theme, ("data/articles.csv", "csv", 1, DIGEST))


def test_names_are_text_and_many_files_are_folded(theme: Theme) -> None:
    text = printed(theme, *((f"data/epub/<b>{n}.epub", "epub", n, DIGEST) for n in range(FEW + 1)))
    assert "<b>" not in text and text.count("<details") == text.count("</details>") == FEW + 2


@given(st.integers(0, 10**17))
def test_a_rounded_size_is_near_and_short(size: int) -> None:
    number, unit = rounded(size).split(" ")
    assert abs(float(number) * 1000 ** UNITS.index(unit) - size) <= size * 0.051
    assert float(number) < 1000


def test_sizes_as_one_says_them() -> None:
    assert [rounded(n) for n in (0, 999, 1000, 9949, 12345, 999_600, 1_234_567)] == [
        "0 B", "999 B", "1.0 kB", "9.9 kB", "12 kB", "1.0 MB", "1.2 MB"]
