"""Corrections of the reading text: files that people write, and how they meet the text. The seed itself never changes.

    - seed: seeds/0001.txt                # path as in the site
      sha256: 9f2c…                       # of the seed's bytes; a correction made for other bytes is refused
      corrections:
        - {start: 120, end: 124, from: 外防输人, to: 外防输入, reason: misread, who: editor}
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from banmian.errors import BanmianError
from banmian.layout import Seed
from banmian.model import Correction, Finding, Place
from banmian.text.hanzi import ink
from banmian.text.nesting import check_nesting
from banmian.text.slips import slip_of

MOST_DIGITS = 9              # of an offset: no page is longer
KEYS = {"start": int, "end": int, "from": str, "to": str, "reason": str, "who": str}


@dataclass(frozen=True, slots=True)
class SeedCorrections:
    """The corrections that one file holds for one seed; `places` are where each stands, in the same order."""

    seed: str
    sha256: str
    corrections: tuple[Correction, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The page whose corrections in one file cannot be read, and why: none of them is taken, lest half of what was decided be done."""

    seed: str
    error: BanmianError


def load_corrections(text: str, path: str) -> tuple[SeedCorrections, ...]:
    """The corrections of a file's text. Raises BanmianError E206 with file, line, what is wrong and the cure."""
    found: list[SeedCorrections] = []
    for group in read_corrections(text, path):
        if isinstance(group, Refused):
            raise group.error
        found.append(group)
    return tuple(found)


def read_corrections(text: str, path: str) -> tuple[SeedCorrections | Refused, ...]:
    """The corrections of a file's text, page by page. Raises E206 where no page is named that the error could be told of."""
    try:
        check_nesting(text)
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        slip = slip_of(text, error)
        raise BanmianError("E206", Place(path, slip.line + 1), slip.what, slip.cure) from error
    if root is None:
        return ()
    return tuple(_group_or_refused(node, path) for node in _sequence(root, path, "the file"))


def _group_or_refused(node: yaml.Node, path: str) -> SeedCorrections | Refused:
    try:
        return _group(node, path)
    except BanmianError as error:
        if seed := _seed_named(node):
            return Refused(seed, error)
        raise


def _seed_named(node: yaml.Node) -> str:
    """The page that an entry names, however wrong the rest of it is; "" for none, or two."""
    rows = node.value if isinstance(node, yaml.MappingNode) else ()
    named = [str(value.value) for key, value in rows if key.value == "seed" and isinstance(value, yaml.ScalarNode)]
    return named[0] if len(named) == 1 else ""


def _group(node: yaml.Node, path: str) -> SeedCorrections:
    entry = _mapping(node, path, "an entry", {"seed", "sha256", "corrections"})
    seed, digest = (_scalar(entry[key], path, key, str) for key in ("seed", "sha256"))
    if len(str(digest)) != 64 or set(str(digest)) - set("0123456789abcdef"):
        raise _wrong(path, entry["sha256"].start_mark, "sha256 is not 64 hexadecimal digits", "give the digest of the seed's bytes")
    rows = _sequence(entry["corrections"], path, "corrections")
    found = tuple(_correction(row, path) for row in rows)
    return SeedCorrections(str(seed), str(digest), found, tuple(Place(path, row.start_mark.line + 1) for row in rows))


def _correction(node: yaml.Node, path: str) -> Correction:
    entry = _mapping(node, path, "a correction", set(KEYS))
    value = {key: _scalar(entry[key], path, key, kind) for key, kind in KEYS.items()}
    start, end, old, new = value["start"], value["end"], str(value["from"]), str(value["to"])
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise _wrong(path, node.start_mark, f"start {start} and end {end} are no run of characters", "count from 0, end exclusive")
    for key in ("from", "to", "who"):
        if not str(value[key]).strip():
            raise _wrong(path, entry[key].start_mark, f"`{key}` is empty", "say what was read, what is meant, and who decided")
    if "".join(old.split()) == "".join(new.split()):
        raise _wrong(path, node.start_mark, "`from` and `to` are the same", "remove the correction")
    return Correction(start, end, old, new, str(value["reason"]), str(value["who"]))


def _wrong(path: str, mark: yaml.Mark | None, what: str, cure: str) -> BanmianError:
    return BanmianError("E206", Place(path, mark.line + 1 if mark else None), what, cure)


def _sequence(node: yaml.Node, path: str, what: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _wrong(path, node.start_mark, f"{what} is not a list", "begin each entry with `- `")
    return list(node.value)


def _mapping(node: yaml.Node, path: str, what: str, keys: set[str]) -> dict[str, yaml.Node]:
    """The keys of a mapping, which must be exactly `keys`."""
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, node.start_mark, f"{what} has no keys", f"give {', '.join(sorted(keys))}")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in keys:
            raise _wrong(path, key.start_mark, f"`{name}` is not known", f"the keys are {', '.join(sorted(keys))}")
        if found.setdefault(name, value) is not value:
            raise _wrong(path, key.start_mark, f"`{name}` stands twice in {what}", "keep one of the two")
    if missing := sorted(keys - set(found)):
        raise _wrong(path, node.start_mark, f"{what} lacks {', '.join(missing)}", "add it")
    return found


def _scalar(node: yaml.Node, path: str, key: str, kind: type) -> int | str:
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(path, node.start_mark, f"`{key}` is not a plain value", f"write {key}: VALUE")
    if kind is str:
        return str(node.value)
    if not node.value.isascii() or not node.value.isdigit() or len(node.value) > MOST_DIGITS:
        raise _wrong(path, node.start_mark, f"`{key}` is not a number: {node.value}", "count characters from 0")
    return int(node.value)


def corrections_for(seed: Seed, loaded: Iterable[SeedCorrections]) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """The corrections that apply to a seed, by their place in it, and a finding for each that was refused.

    Refused: made for other bytes (F220), `from` is not what stands there (F220; white space does not count), or overlapping
    an earlier one (F221). LAW: what is returned fits the seed's text and does not overlap.
    """
    found: list[tuple[Correction, Place]] = []
    odd: list[Finding] = []
    for group in loaded:
        if group.seed != seed.path and not seed.path.endswith("/" + group.seed):
            continue
        for correction, place in zip(group.corrections, group.places, strict=True):
            why = _unfit(correction, group, seed)
            if why:
                odd.append(Finding("F220", place, why))
            else:
                found.append((correction, place))
    applied: list[Correction] = []
    for correction, place in sorted(found, key=lambda pair: (pair[0].start, pair[0].end)):
        if applied and correction.start < applied[-1].end:
            odd.append(Finding("F221", place, f"the correction at {correction.start}:{correction.end} overlaps another"))
        else:
            applied.append(correction)
    return tuple(applied), tuple(odd)


def _stands(words: str, text: str) -> str:
    """Where words stand in a text, as a clause; "" where they do not, or too often to be of help."""
    places: list[str] = []
    at = text.find(words)
    while at >= 0 and len(places) < 4:
        places.append(f"{at}:{at + len(words)}")
        at = text.find(words, at + 1)
    return f"; that stands at {', '.join(places)}" if 0 < len(places) < 4 else ""


def _unfit(correction: Correction, group: SeedCorrections, seed: Seed) -> str:
    """Why a correction does not fit a seed, or "" where it does."""
    if group.sha256 != seed.sha256:
        return f"{seed.path} has changed since the correction {correction.old} → {correction.new} was made"
    there = seed.text[correction.start:correction.end]
    if ink(there) != ink(correction.old):
        return (f"{seed.path} reads {there[:40]!r} at {correction.start}:{correction.end}, not {correction.old!r}"
                + _stands(correction.old, seed.text))
    if "\n" in there and len(ink(correction.old)) != len(ink(correction.new)):
        return f"the correction {correction.old} → {correction.new} changes the length across a line end: cut it in two"
    return ""
