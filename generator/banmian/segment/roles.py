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


Row = Sequence[int]
Columns = Sequence[Row]     # for each label what coming to it from each label adds

_FINE = 100     # scores are counted in hundredths, so that sums are exact whatever their order


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
            known[names] = tuple(round(_FINE * total) for total in map(sum, zip(*rows, strict=True))) if rows else None
        return known[names]

    nothing = (0,) * len(LABELS)
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
    tables = _Tables(weights)
    levels = [scores[0].own]        # for each unit the best sum that ends in each label
    columns = [tables.between(score, name) for score, name in zip(scores, joined, strict=True)]
    for score, to in zip(scores[1:], columns[1:], strict=True):
        before = levels[-1]
        levels.append([max(map(add, before, column)) + own for own, column in zip(score.own, to, strict=True)])
    last = levels[-1]
    path = [last.index(max(last))]
    for at in range(len(scores) - 1, 0, -1):
        sums = list(map(add, levels[at - 1], columns[at][path[-1]]))
        path.append(sums.index(max(sums)))
    return path[::-1]


class _Tables:
    """Held state: the transitions of each joint, and what the marks of a unit make of them."""

    def __init__(self, weights: Weights) -> None:
        rows = {name: [weights[f"{name}>{label}"] for label in LABELS] for name in JOINTS}
        self._plain = {name: [[round(_FINE * weight) for weight in column] for column in zip(*each, strict=True)]
                       for name, each in rows.items()}
        self._known: dict[tuple[int, int, str], Columns] = {}

    def between(self, score: Scores, joint: str) -> Columns:
        """The transitions to a unit, with what it shows after text and after a heading added."""
        key = id(score.after_text), id(score.after_head), joint     # the rows live as long as the page's scores
        if key not in self._known:
            columns = [list(column) for column in self._plain[joint]]
            for labels, row in (((OPEN, MORE), score.after_text), ((HEAD,), score.after_head)):
                for column, more in zip(columns, row or (), strict=row is not None):
                    for label in labels:
                        column[label] += more
            self._known[key] = columns
        return self._known[key]
