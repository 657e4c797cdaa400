"""Where links and images of an article lead: whatever is written, nothing is loaded but copies of files below the content folder."""
from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.html import to_html
from banmian.render.hrefs import placed

ADDRESSES = st.lists(st.sampled_from([
    "http:", "https:", "//", "/", "\\", "..", "../", "%2e%2e/", "a", "b.png", ".PNG", "e.org", "?x.png", "#y.png", "\t", "\n", "&#47;", "&amp;", "图",
    " ", "data:image/png,", "javascript:", "%00", "%2f", "'", "&quot;", ">", "x.svg", "c.md", ":"]), min_size=1, max_size=6).map("".join)
PIECES = st.one_of(
    ADDRESSES.map("![甲]({})".format), ADDRESSES.map("[乙]({})".format), ADDRESSES.map('<img src="{}">'.format),
    ADDRESSES.map("<a href='{}'>".format), ADDRESSES.map("<IMG alt=x title='a>b' src={} >".format), st.sampled_from(["</a>", "\n\n", "甲", "<img>", "<img alt='"]))


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=4).map("".join))
def test_no_image_is_loaded_but_a_copy(text: str) -> None:
    made = placed(to_html(text), "n/m/a.md")
    images = re.findall(r"<img\b(?:[^>\"]|\"[^\"]*\")*>", made.html)
    assert made.html.count("<img") == len(images)
    for image in images:
        src = re.findall(r' src="([^"]*)"', image)
        assert len(src) == 1 and re.fullmatch(r"\.\./\.\./\.\./media/[a-z0-9._/-]+", src[0]) and ".." not in src[0].removeprefix("../../../").split("/"), image
    assert not any(path.startswith(("/", "../")) or "/../" in path for path in made.files)


def test_an_article_without_links_is_left_as_it_is() -> None:
    assert placed("<p>甲</p>", "a.md").html == "<p>甲</p>"
    assert placed('<p><a href="https://e.org/?a=1&amp;b=2">甲</a></p>', "a.md").html == '<p><a href="https://e.org/?a=1&amp;b=2">甲</a></p>'
