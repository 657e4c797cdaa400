"""What an editor knows of a page (its entry of pages.yaml), set above what the page says; contradictions are told."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from banmian.facts.gazetteer import Level, find, prefecture_of
from banmian.layout import Fact, PageFacts

KEYS = tuple(field.name for field in fields(PageFacts))
PARTIAL = re.compile(r"((?:18|19|20)\d\d)(?:-(?:0[1-9]|1[0-2]))?")  # 2022, 2022-11
FULL = re.compile(r"\d{4}-\d\d-\d\d")  # 2022-11-22; not 20221122 or 2022-W47-2, which no later reader of the article takes


def full_date(value: object) -> date | None:
    """The day that a value names as YYYY-MM-DD (or is), None for anything else."""
    written = str(value or "").strip()
    try:
        return date.fromisoformat(written) if FULL.fullmatch(written) and written.isascii() else None
    except ValueError:
        return None


def year_given(known: Mapping[str, object]) -> int | None:
    """The year of an editor's partial date (2022, 2022-11)."""
    found = PARTIAL.fullmatch(str(known.get("date") or "").strip())
    return int(found[1]) if found else None


def overridden(read: PageFacts, known: Mapping[str, object]) -> tuple[PageFacts, tuple[tuple[str, int | None, str], ...]]:
    """The facts with an editor's values above them; contradictions with what is printed are told."""
    basis = str(known.get("basis") or "editor: pages.yaml")
    if not basis.startswith(("editor", "printed", "inferred")):
        basis = f"editor: {basis}"
    odd: list[tuple[str, int | None, str]] = []
    facts = read
    for key in KEYS:
        value = str(known.get(key) or "").strip()
        seen: Fact | None = getattr(read, key)
        partial = key == "date" and PARTIAL.fullmatch(value) is not None
        if not value or partial and seen and seen.value.startswith(f"{value}-"):
            continue                                         # the page gives the rest of what the editor knows
        if key == "date" and not partial and full_date(value) is None:
            odd.append(("F214", None, f"pages.yaml gives the date {value!r}: write YYYY-MM-DD, YYYY-MM or YYYY"))
            continue
        if seen and seen.value != value and (partial or seen.basis.startswith("printed")):
            odd.append(("F210", _line_of(seen.basis), f"pages.yaml says {key} {value}, the page {seen.value} ({seen.basis})"))
        facts = replace(facts, **{key: Fact(value, basis)})
    return _consistent(facts, known, basis), tuple(odd)


def _consistent(facts: PageFacts, known: Mapping[str, object], basis: str) -> PageFacts:
    """Where an editor gives county or city, a city or province inferred for another place does not stand beside it."""
    given = str(known.get("county") or known.get("city") or "")
    if not given:
        return facts
    level = Level.COUNTY if known.get("county") else Level.PREFECTURE
    bearers = {p.code: p for p in find(given) if p.level is level}
    above = {c.name: c for p in bearers.values() if (c := prefecture_of(p))}
    if known.get("city"):
        above = {name: c for name, c in above.items() if str(known["city"]) in (c.short, c.name)}
    only = next(iter(above.values())) if len(above) == 1 else None
    why = f"inferred: {given} of the editor's entry ({basis}) lies there" if only else ""
    changes: dict[str, Fact | None] = {}
    if not known.get("city"):
        changes["city"] = Fact(only.short, why) if only else None
    if not known.get("county"):
        changes["county"] = facts.county if facts.county and any(
            p.prefecture in above for p in find(facts.county.value)) else None
    if not known.get("province"):
        changes["province"] = Fact(only.province, why) if only else None
    return replace(facts, **changes)


def _line_of(basis: str) -> int | None:
    found = re.search(r"line (\d+)", basis)
    return int(found[1]) if found else None
