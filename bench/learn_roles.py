"""How well the line roles are read, and whether learning from other papers would read them better.

Usage: learn_roles.py REFERENCE.yaml PAGES_DIR [REFERENCE.yaml PAGES_DIR …] [--wrong=N]

REFERENCE.yaml is in the form of the project's reference segmentations (spans by line or by code point); the pages stay
where they are and nothing is written. Printed for each paper: the share of lines whose role is right under the weights
of `segment/weights.py`, set by hand, and under weights learnt on top of them from all other papers (an averaged
perceptron over whole pages: leave one paper out). --wrong=N lists the first N wrong lines of each paper.
"""
from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml

from banmian.segment.features import Shown, features_of
from banmian.segment.roles import (
    ABSTRACT,
    BYLINE,
    CREDIT,
    FURNITURE,
    HEAD,
    LABELS,
    MORE,
    OPEN,
    RoleReader,
    joints,
)
from banmian.segment.setting import setting_of
from banmian.segment.units import units_of
from banmian.segment.weights import WEIGHTS

ROUNDS, STEP, STRETCH = 6, 0.05, 80
WIDTH = len(LABELS)


class Page(NamedTuple):
    """A page with the labels that the reference allows each line."""

    paper: str
    name: str
    shown: list[Shown]
    joined: list[str]
    allowed: list[set[int]]


def spans(text, specs):
    """The code-point spans that reference specs name."""
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append((at, at + len(line)))
        at += len(line) + 1
    for spec in specs or ():
        if spec.startswith("@"):
            start, end = spec[1:].split(":")
            yield int(start), int(end)
            continue
        m = re.fullmatch(r"(\d+)(?:-(\d+)|([<>])(.+))?", spec)
        start, end = starts[int(m[1]) - 1]
        if m[2]:
            end = starts[int(m[2]) - 1][1]
        if m[3]:
            cut = text.index(m[4], start, end)
            start, end = (start, cut) if m[3] == "<" else (cut, end)
        yield start, end


def gold_labels(text, ref, units):
    """For each unit the labels that the reference allows; all where it says nothing."""
    label = {}

    def put(specs, what):
        for start, end in spans(text, specs):
            label.update((at, {what}) for at in range(start, end))

    put(ref.get("furniture"), FURNITURE)
    for art in ref["articles"]:
        for key, what in (("heading", HEAD), ("abstract", ABSTRACT), ("byline", BYLINE), ("credit", CREDIT)):
            put(art.get(key), what)
        for paragraph in art["body"]:
            what = OPEN
            for start, end in spans(text, paragraph):
                for at in range(start, end):
                    if not text[at].isspace():
                        label[at] = {what}
                        what = MORE
    return [label.get(unit.start, set(range(WIDTH))) for unit in units]


def load(pairs):
    """The pages of the references."""
    pages = []
    for reference, folder in pairs:
        for name, ref in yaml.safe_load(Path(reference).read_text(encoding="utf-8")).items():
            text = (Path(folder) / name).read_text(encoding="utf-8")
            units = units_of(text)
            setting = setting_of(units)
            paper = re.match(r"\d{3}|[a-z]+", name)[0]
            shown, joined = features_of(units, setting, text), joints(units, setting)
            pages.append(Page(paper, name, shown, joined, gold_labels(text, ref, units)))
    return pages


def learn(pages, seed=7):
    """The hand-set weights changed where reading the pages went wrong, averaged over the rounds."""
    weights = defaultdict(lambda: [0.0] * WIDTH, {name: list(row) for name, row in WEIGHTS.items()})
    total = defaultdict(lambda: [0.0] * WIDTH)
    order, dice = list(pages), random.Random(seed)
    for _round in range(ROUNDS):
        dice.shuffle(order)
        for page in order:
            for start in range(0, len(page.shown), STRETCH):
                part = slice(start, start + STRETCH)
                update(weights, page.shown[part], page.joined[part], page.allowed[part])
            for name, row in weights.items():
                total[name] = [a + b for a, b in zip(total[name], row, strict=True)]
    return {name: [value / (ROUNDS * len(pages)) for value in row] for name, row in total.items()}


def update(weights, shown, joined, allowed):
    """One step of the perceptron over a stretch of lines."""
    roles = RoleReader(weights)
    scores = roles.scores_of(shown)
    held = [score._replace(own=[s if k in ok else -1e9 for k, s in enumerate(score.own)])
            for score, ok in zip(scores, allowed, strict=True)]
    for path, sign in ((roles.best_path(held, joined), STEP), (roles.best_path(scores, joined), -STEP)):
        for at, label in enumerate(path):
            before = path[at - 1] if at else None
            names = shown[at].own + (shown[at].after_text if before in (OPEN, MORE) else ())
            names += shown[at].after_head if before == HEAD else ()
            for name in names:
                weights[name][label] += sign
            if before is not None:
                weights[f"{joined[at]}>{LABELS[before]}"][label] += sign


def test(pages, weights):
    """Lines read rightly, lines that the reference speaks of, and the wrong ones."""
    right = total = 0
    wrong = []
    roles = RoleReader(weights)
    for page in pages:
        path = roles.best_path(roles.scores_of(page.shown), page.joined)
        for at, (got, ok) in enumerate(zip(path, page.allowed, strict=True)):
            if len(ok) == 1:
                total += 1
                right += got in ok
                if got not in ok:
                    shown = " | ".join(" ".join(names) for names in page.shown[at])
                    wrong.append(f"{page.name} {at} {LABELS[min(ok)]} read as {LABELS[got]}: {shown}")
    return right, total, wrong


def main(argv):
    args = [a for a in argv if not a.startswith("--")]
    listed = int(next((a[8:] for a in argv if a.startswith("--wrong=")), 0))
    pages = load(list(zip(args[::2], args[1::2], strict=True)))
    print("paper        lines  set by hand  learnt from the others on top")
    for paper in sorted({page.paper for page in pages}):
        held, rest = [p for p in pages if p.paper == paper], [p for p in pages if p.paper != paper]
        right, total, wrong = test(held, WEIGHTS)
        learnt, _total, _wrong = test(held, learn(rest))
        print(f"{paper:10} {total:7d}  {right / total:11.4f}  {learnt / total:11.4f}")
        for line in wrong[:listed]:
            print("   ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
