"""When a content file changed is read from version control, and said nowhere it is not known."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from banmian.config import Site
from banmian.work.history import changes, head
from tests import site as driver


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
             "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | names)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus in Git: 今日/a.md changed on the second of January, b.md on the first, c.md is edited and not committed."""
    content = tmp_path / "repo" / "corpus" / "content"
    (content / "今日").mkdir(parents=True)
    git(tmp_path / "repo", "init", "-q")
    for name in ("今日/a.md", "b.md", "c.md"):
        (content / name).write_text(f"---\nid: {name[-4]}\ntitle: 标题{name[-4]}\ndate: 2022-01-01\n---\n正文\n", encoding="utf-8")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-qm", "one")
    with (content / "今日/a.md").open("a", encoding="utf-8") as file:
        file.write("\n第二段\n")
    git(tmp_path / "repo", "commit", "-qam", "two", day="2026-01-02")
    (content / "c.md").write_text("---\nid: c\ntitle: 改\n---\n改\n", encoding="utf-8")
    return content.parent


def test_the_day_of_the_last_commit(corpus: Path) -> None:
    assert changes(Site(root=corpus)) == {"今日/a.md": "2026-01-02", "b.md": "2026-01-01"}


def test_a_shallow_clone_and_no_repository_know_nothing(corpus: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/repo", "shallow")
    assert changes(Site(root=tmp_path / "shallow" / "corpus")) == {}
    assert changes(Site(root=tmp_path / "nowhere")) == {}


def test_the_commit_of_a_worktree_is_known(corpus: Path, tmp_path: Path) -> None:
    """Its `.git` is a file; a commit there dates files that it does not alter, and so must make a build anew."""
    git(corpus, "worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))
    for pack in (False, True):
        if pack:
            git(corpus, "pack-refs", "--all")
        for folder in (corpus, tmp_path / "tree" / "corpus"):
            told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
            assert head(Site(root=folder, url="https://corpus.example")) == told
        git(tmp_path / "tree", "commit", "-q", "--allow-empty", "-m", "empty", day="2026-01-04")


def test_the_sitemap_and_the_feed_say_it(corpus: Path) -> None:
    (corpus / "banmian.yaml").write_text("url: https://corpus.example\n", encoding="utf-8")
    assert driver.call("build", cwd=corpus).code == 0
    sitemap = (corpus / "public" / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<lastmod>") == 2 and "<lastmod>2026-01-02</lastmod>" in sitemap
    assert "<updated>2026-01-02T00:00:00Z</updated>" in (corpus / "public" / "feed.xml").read_text(encoding="utf-8")
    git(corpus, "commit", "-qam", "three", day="2026-01-03")
    assert driver.call("build", cwd=corpus).code == 0
    assert "<lastmod>2026-01-03</lastmod>" in (corpus / "public" / "sitemap.xml").read_text(encoding="utf-8")
