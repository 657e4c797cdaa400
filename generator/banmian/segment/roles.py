"""The joint reading of a page's lines: the likeliest sequence of roles under a few named weights (Viterbi)."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add
from typing import Any, NamedTuple

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
_MOST = 50_000  # sums of features, and tables made of them, that are kept from page to page


class Scores(NamedTuple):
    """What the features of a unit say for each label: always, and further where text or a heading stands before it."""

    own: Row
    after_text: Row | None
    after_head: Row | None


def joints(units: Sequence[Unit], setting: Setting) -> list[str]:
    """How each unit is joined to the one before: the name of the table of transitions that holds there."""
    if setting.indented or not setting.dense:
        return ["plain"] * len(units)
    return ["gap" if unit.gap else "tight" for unit in units]


class RoleReader:
    """Held state: weights, and what was summed up of them, for lines of other pages show the same features."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._plain = {name: [[round(_FINE * weights[f"{name}>{label}"][to]) for label in LABELS] for to in range(len(LABELS))]
                       for name in JOINTS}
        self._rows: dict[tuple[str, ...], Row | None] = {(): None}
        self._columns: dict[tuple[Row | None, Row | None, str], Columns] = {}

    def read(self, units: Sequence[Unit], setting: Setting, page: str) -> list[int]:
        """The label of each unit in the reading of the whole page that scores highest; linear in the number of units."""
        return self.best_path(self.scores_of(features_of(units, setting, page)), joints(units, setting))

    def scores_of(self, features: Sequence[Shown]) -> list[Scores]:
        """For each unit the score of each label: the sums of its features' weights."""
        nothing = (0,) * len(LABELS)
        row = self._row
        return [Scores(row(shown.own) or nothing, row(shown.after_text), row(shown.after_head)) for shown in features]

    def best_path(self, scores: Sequence[Scores], joined: Sequence[str]) -> list[int]:
        """The sequence of labels with the highest sum of emissions and transitions."""
        if not scores:
            return []
        columns = [self._between(score, name) for score, name in zip(scores, joined, strict=True)]
        before = scores[0].own
        levels = [before]           # for each unit the best sum that ends in each label
        for score, to in zip(scores[1:], columns[1:], strict=True):
            before = _step(before, to, score.own)
            levels.append(before)
        path = [before.index(max(before))]
        for at in range(len(scores) - 1, 0, -1):
            sums = list(map(add, levels[at - 1], columns[at][path[-1]]))
            path.append(sums.index(max(sums)))
        return path[::-1]

    def _row(self, names: tuple[str, ...]) -> Row | None:
        if names not in self._rows:
            _bound(self._rows)
            rows = [self._weights[name] for name in names if name in self._weights]
            self._rows[names] = tuple(round(_FINE * total) for total in map(sum, zip(*rows, strict=True))) if rows else None
        return self._rows[names]

    def _between(self, score: Scores, joint: str) -> Columns:
        """The transitions to a unit, with what it shows after text and after a heading added."""
        key = score.after_text, score.after_head, joint
        if key not in self._columns:
            _bound(self._columns)
            columns = [list(column) for column in self._plain[joint]]
            for labels, row in (((OPEN, MORE), score.after_text), ((HEAD,), score.after_head)):
                for column, more in zip(columns, row or (), strict=row is not None):
                    for label in labels:
                        column[label] += more
            self._columns[key] = columns
        return self._columns[key]


def _step(before: Row, to: Columns, own: Row) -> list[int]:
    """The best sum that ends in each label of the next unit. The seven ways there are written out: a page has thousands of these steps,
    and `max(map(add, before, column))` takes more than twice as long."""
    a, b, c, d, e, f, g = before
    sums = []
    for (p, q, r, s, t, u, v), more in zip(to, own):
        best = a + p
        if (way := b + q) > best:
            best = way
        if (way := c + r) > best:
            best = way
        if (way := d + s) > best:
            best = way
        if (way := e + t) > best:
            best = way
        if (way := f + u) > best:
            best = way
        if (way := g + v) > best:
            best = way
        sums.append(best + more)
    return sums


def _bound(kept: dict[Any, Any]) -> None:
    """Empties what was kept when it is full: it is made again as it is asked for."""
    if len(kept) > _MOST:
        kept.clear()
