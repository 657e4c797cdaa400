"""The joint reading of a page's lines: the likeliest sequence of roles under a few named weights (Viterbi)."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from banmian.segment.features import features_of
from banmian.segment.setting import Setting
from banmian.segment.units import Unit

HEAD, BYLINE, ABSTRACT, OPEN, MORE, CREDIT, FURNITURE = range(7)
LABELS = ("head", "byline", "abstract", "open", "more", "credit", "furniture")  # open: first line of a paragraph; more: its next

JOINTS = ("plain", "tight", "gap")  # no empty lines to go by; a dense page without, with one between

Weights = Mapping[str, Sequence[float]]


def read_roles(units: Sequence[Unit], setting: Setting, weights: Weights) -> list[int]:
    """The label of each unit in the reading of the whole page that scores highest; linear in the number of units."""
    return best_path(emissions(features_of(units, setting), weights), joints(units, setting), weights)


def emissions(features: Sequence[tuple[str, ...]], weights: Weights) -> list[list[float]]:
    """For each unit the score of each label: the sum of its features' weights."""
    known: dict[tuple[str, ...], list[float]] = {}
    result = []
    for names in features:
        row = known.get(names)
        if row is None:
            rows = [weights[name] for name in names if name in weights]
            row = [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(LABELS)
            known[names] = row
        result.append(row)
    return result


def joints(units: Sequence[Unit], setting: Setting) -> list[str]:
    """How each unit is joined to the one before: the name of the table of transitions that holds there."""
    if setting.indented or not setting.dense:
        return ["plain"] * len(units)
    return ["gap" if unit.gap else "tight" for unit in units]


def best_path(scores: Sequence[Sequence[float]], joined: Sequence[str], weights: Weights) -> list[int]:
    """The sequence of labels with the highest sum of emissions and transitions."""
    if not scores:
        return []
    tables = {name: list(zip(*(weights[f"{name}>{label}"] for label in LABELS), strict=True)) for name in JOINTS}
    width = range(len(LABELS))
    best = list(scores[0])
    back: list[list[int]] = []
    for row, name in zip(scores[1:], joined[1:], strict=True):
        came, now = [], []
        for label in width:
            sums = list(map(float.__add__, best, tables[name][label]))
            top = max(sums)
            came.append(sums.index(top))
            now.append(top + row[label])
        back.append(came)
        best = now
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
