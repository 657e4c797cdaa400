"""What is known of an article, put together by how it is known, so that no ground is told twice."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banmian.model import Article
from banmian.render.spoken import Phrase, phrases

EVIDENCE = ("basis.tally", "basis.own", "basis.head", "basis.readas", "basis.named")     # told once, with the first fact


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts that are known in the same way: ((fact, value), …), the sentence that says how ("" where none does), and what
    of it was said of facts before."""

    facts: tuple[tuple[str, str], ...]
    basis: str
    said: tuple[Phrase, ...] = ()


def grounds(article: Article, names: Sequence[str]) -> tuple[Ground, ...]:
    """The article's facts of those names, unknown ones left out, those of one basis together where the first of them stands.

    LAW: every known fact stands in one ground, once.
    """
    basis = dict(article.basis)
    together: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        if value := getattr(article, name):
            how = basis.get(name, "")
            together.setdefault(how or f"\0{name}", []).append((name, value))
    found, said = [], dict[Phrase, None]()
    for how, facts in together.items():
        how = "" if how.startswith("\0") else how
        found.append(Ground(tuple(facts), how, tuple(said)))
        said |= dict.fromkeys(phrase for phrase in phrases(how) if phrase.key.startswith(EVIDENCE) or not phrase.key)
    return tuple(found)
