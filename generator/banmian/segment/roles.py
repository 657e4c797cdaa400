"""The joint reading of a page's lines: the likeliest sequence of roles under a few named weights (Viterbi)."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add
from typing import NamedTuple

from banmian.segment.features import Shown, features_of
from banmian.segment.setting import Setting
from banmian.segment.units import Unit

HEAD, BYLINE, ABSTRACT, OPEN, MORE, CREDIT, FURNITURE = range(7)
LABELS = ("head", "byline", "abstract", "open", "more", "credit", "furniture")  # open: first line of a paragraph; more: its next

JOINTS = ("plain", "tight", "gap")  # no empty lines to go by; a dense page without, with one between

Weights = Mapping[str, Sequence[float]]


Row = Sequence[float]


class Scores(NamedTuple):
    """What the features of a unit say for each label: always, and further where text or a heading stands before it."""

    own: Row
    after_text: Row | None
    after_head: Row | None


def read_roles(units: Sequence[Unit], setting: Setting, page: str, weights: Weights) -> list[int]:
    """The label of each unit in the reading of the whole page that scores highest; linear in the number of units."""
    return best_path(scores_of(features_of(units, setting, page), weights), joints(units, setting), weights)


def scores_of(features: Sequence[Shown], weights: Weights) -> list[Scores]:
    """For each unit the score of each label: the sums of its features' weights."""
    known: dict[tuple[str, ...], Row | None] = {(): None}

    def row(names: tuple[str, ...]) -> Row | None:
        if names not in known:
            rows = [weights[name] for name in names if name in weights]
            known[names] = list(map(sum, zip(*rows, strict=True))) if rows else None
        return known[names]

    nothing = [0.0] * len(LABELS)
    return [Scores(row(shown.own) or nothing, row(shown.after_text), row(shown.after_head)) for shown in features]


def joints(units: Sequence[Unit], setting: Setting) -> list[str]:
    """How each unit is joined to the one before: the name of the table of transitions that holds there."""
    if setting.indented or not setting.dense:
        return ["plain"] * len(units)
    return ["gap" if unit.gap else "tight" for unit in units]


def best_path(scores: Sequence[Scores], joined: Sequence[str], weights: Weights) -> list[int]:
    """The sequence of labels with the highest sum of emissions and transitions."""
    if not scores:
        return []
    tables = {name: list(zip(*(weights[f"{name}>{label}"] for label in LABELS), strict=True)) for name in JOINTS}
    best = list(scores[0].own)
    back: list[list[int]] = []
    for score, name in zip(scores[1:], joined[1:], strict=True):
        came, now = [], []
        text, head = score.after_text, score.after_head
        for label, (own, column) in enumerate(zip(score.own, tables[name], strict=True)):
            sums = list(map(add, best, column))
            if text:
                sums[OPEN] += text[label]
                sums[MORE] += text[label]
            if head:
                sums[HEAD] += head[label]
            top = max(sums)
            came.append(sums.index(top))
            now.append(top + own)
        back.append(came)
        best = now
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
