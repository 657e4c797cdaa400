"""The joint reading of roles: no sequence of labels scores higher than the one that is found."""
from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.segment.roles import HEAD, JOINTS, LABELS, MORE, OPEN, RoleReader, Scores
from banmian.segment.weights import WEIGHTS

READER = RoleReader(WEIGHTS)


def rows(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(-most, most), min_size=len(LABELS), max_size=len(LABELS)).map(tuple)


# What a line is by itself weighs as much as the transitions and more, so that now and then one label leads by far, and just not
UNITS = st.tuples(st.builds(Scores, rows(2500), st.none() | rows(300), st.none() | rows(300)), st.sampled_from(JOINTS))


def step(score: Scores, joint: str, before: int, label: int) -> int:
    """What a label adds behind another: its own, the transition, and what the line shows after such a one."""
    total = score.own[label] + round(100 * WEIGHTS[f"{joint}>{LABELS[before]}"][label])
    total += score.after_text[label] if score.after_text and before in (OPEN, MORE) else 0
    return total + (score.after_head[label] if score.after_head and before == HEAD else 0)


def worth(units: Sequence[tuple[Scores, str]], path: Sequence[int]) -> int:
    rest = zip(units[1:], path[:-1], path[1:], strict=True)
    return units[0][0].own[path[0]] + sum(step(score, joint, before, label) for (score, joint), before, label in rest)


def highest(units: Sequence[tuple[Scores, str]]) -> int:
    """The best sum of all sequences, every label looked at behind every label."""
    best = list(units[0][0].own)
    for score, joint in units[1:]:
        best = [max(best[before] + step(score, joint, before, label) for before in range(len(LABELS))) for label in range(len(LABELS))]
    return max(best)


@settings(max_examples=400)
@given(st.lists(UNITS, min_size=1, max_size=12))
def test_no_sequence_of_labels_scores_higher(units: list[tuple[Scores, str]]) -> None:
    path = READER.best_path([score for score, _ in units], [joint for _, joint in units])
    assert len(path) == len(units) and worth(units, path) == highest(units)


def test_of_nothing_there_is_nothing_to_read() -> None:
    assert READER.best_path([], []) == []
