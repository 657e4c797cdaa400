"""Where a file that was edited by hand and the page's new cut disagree: which files stay so that no character is lost."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Chars = frozenset[int]


@dataclass(frozen=True, slots=True)
class Torn:
    """By number: articles that are not written, and files of the machine that stay as they are in their place."""

    out: frozenset[int]
    stay: frozenset[int]


def torn(articles: Sequence[Chars], held: Sequence[Chars], edited: frozenset[int], pairs: Mapping[int, int]) -> Torn:
    """What gives way to edited files, which are never written over. `pairs`: article → the held file that it goes on.

    An article that an edited file stands for, or overlaps, is not written: its text would be lost or doubled. What it would
    have taken from files of the machine stays in them, and so on with the articles that those overlap.
    LAW: a character of an article that a held file had stands in a file afterwards.
    """
    kept = frozenset[int]().union(*(held[n] for n in edited))
    out = {i for i, chars in enumerate(articles) if pairs.get(i) in edited or chars & kept}
    stay: set[int] = set()
    while more := {n for n, chars in enumerate(held) if n not in edited | stay and any(chars & articles[i] - kept for i in out)}:
        stay |= more
        out |= {i for i, chars in enumerate(articles) if any(chars & held[n] for n in more)}
    there = kept.union(*(held[n] for n in stay))
    new = {i for i in out if pairs.get(i) not in edited and articles[i] - there}    # better printed twice in part than not at all
    return Torn(frozenset(out - new), frozenset(stay))


def told(chars: Chars, articles: Sequence[Chars], written: frozenset[int], there: Chars, beside: Sequence[str]) -> str:
    """How an edited file disagrees with the page's cut, in a sentence; "" where it has the characters of one of its articles.

    `there` are the characters that stand in any file, `beside` the files of the machine that stay because of the edited ones.
    """
    if not chars or chars in articles:
        return ""
    overlapping = [i for i, one in enumerate(articles) if one & chars]
    lost = len(frozenset[int]().union(*(articles[i] for i in overlapping)) - there)
    more = f"; {', '.join(beside)} stay as they were" if beside else ""
    more += "; another article of the page has some of its text as well" if written & frozenset(overlapping) else ""
    more += f"; {lost} characters that were in no article stand in none still" if lost else ""
    now = {0: "in no article", 1: "in another article"}.get(len(overlapping), f"in {len(overlapping)} articles")
    return f"edited by hand, so the page's new cut, which has its text {now}, is not applied to it{more}"
