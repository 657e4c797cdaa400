"""What is wrong with YAML that a person wrote is told in plain words, wherever it stands, with its line and a cure."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import Site

SLIPS = [       # the value of `title`, or whole lines; what is said; the cure
    ("title: 甲: 乙", "has a colon and a space", "`title: '甲: 乙'`"),
    ("title: @甲", "cannot begin with @", "`title: '@甲'`"),
    ("title: `甲", "cannot begin with `", "`title: '`甲'`"),
    ('title: "甲"乙', "behind the closing quotation mark: 乙", """`title: '"甲"乙'`"""),
    ('title: "甲": 乙', "behind the closing quotation mark", "in quotes"),
    ("title: '甲", "opened and not closed", "Close it with '"),
    ("\ttitle: 甲", "a tab stands before the words", "spaces"),
    ("title：甲", "full-width colon", "`title: 甲`"),
    ("title:甲", "no space behind the colon", "`title: 甲`"),
    ("title: [甲", "[ opens a list that is not closed", "Close it"),
    ('title: "甲\\乙"', "escape", "single quotes"),
    ("title: 甲\n  city: 丽水", "indented otherwise", "column"),
    ("<<<<<<< HEAD\ntitle: 甲\n=======\ntitle: 乙\n>>>>>>> other", "two versions that Git could not merge", "Keep one of them"),
]


@pytest.mark.parametrize(("lines", "what", "cure"), SLIPS)
def test_a_slip_is_told_in_plain_words(tmp_path: Path, lines: str, what: str, cure: str) -> None:
    """In front matter, settings and pages.yaml alike; the line is that of the slip, not where a reader gave up."""
    site = Site(tmp_path)
    indented = "\n".join(f"  {line}" for line in lines.split("\n"))
    for place, code, text, path in (
            ("content/a.md:", "E301", f"---\n{lines}\ndate: 2022-01-02\n---\n\n文。\n", "content/a.md"),
            ("banmian.yaml:", "E103", f"{lines}\nsubtitle: 试\n", "banmian.yaml"),
            ("seeds/pages.yaml:", "E203", f"p.txt:\n{indented}\n  date: 2022-01-02\n", "seeds/pages.yaml"),
            ("corrections/c.yaml:", "E206", f"- seed: x\n{indented}\n", "corrections/c.yaml")):
        text = text.replace("  <<<<<<<", "<<<<<<<").replace("  =======", "=======").replace("  >>>>>>>", ">>>>>>>")      # as Git writes them
        if code in ("E203", "E206") and "\t" in lines:
            continue
        if code == "E301" and lines.startswith("<<<<<<<"):
            code = "E306"       # of an article, whose text may be torn as its front matter
        site.write("banmian.yaml", "subtitle: 试\n").write("seeds/p.txt", "文。\n").write(path, text).run("check", code=2)
        if code != "E206" or "：" not in lines:
            site.said(place, code, what, cure)
        (tmp_path / path).unlink()
    assert "not allowed in this context" not in site.last.err     # type: ignore[union-attr]
