"""Learn the weights of the line roles from reference segmentations, and report them leave-one-paper-out.

Usage: learn_roles.py REFERENCE.yaml PAGES_DIR [REFERENCE.yaml PAGES_DIR …] [--write]

REFERENCE.yaml is in the form of the project's reference segmentations (spans by line or by code point). The pages stay
where they are; only `generator/banmian/segment/weights.py` is written. The learner is an averaged perceptron over whole
pages: each page is read with the present weights, and where its best reading differs from the best reading that agrees
with the reference, the features of the one gain and those of the other lose.
"""
from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml

from banmian.segment.features import features_of
from banmian.segment.roles import (
    ABSTRACT,
    BYLINE,
    CREDIT,
    FURNITURE,
    HEAD,
    JOINTS,
    LABELS,
    MORE,
    OPEN,
    best_path,
    joints,
    scores_of,
)
from banmian.segment.setting import setting_of
from banmian.segment.units import units_of

ROUNDS = 12
WIDTH = len(LABELS)
FAR = -1e9


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
    """For each unit the set of labels the reference allows; all where it says nothing."""
    label = [None] * len(text)

    def put(specs, what):
        for start, end in spans(text, specs):
            for at in range(start, end):
                label[at] = what

    put(ref.get("furniture"), {FURNITURE})
    for art in ref["articles"]:
        put(art.get("heading"), {HEAD})
        put(art.get("abstract"), {ABSTRACT})
        put(art.get("byline"), {BYLINE})
        put(art.get("credit"), {CREDIT})
        for paragraph in art["body"]:
            fresh = True
            for start, end in spans(text, paragraph):
                for at in range(start, end):
                    if text[at].isspace():
                        continue
                    label[at] = {OPEN} if fresh else {MORE}
                    fresh = False
    out = []
    for unit in units:
        out.append(label[unit.start] or set(range(WIDTH)))
    return out


def load(pairs):
    """Pages as (paper, name, features, joints, allowed labels)."""
    pages = []
    for reference, folder in pairs:
        for name, ref in yaml.safe_load(Path(reference).read_text(encoding="utf-8")).items():
            text = (Path(folder) / name).read_text(encoding="utf-8")
            units = units_of(text)
            setting = setting_of(units)
            paper = re.split(r"[_0-9]", name)[0] or name
            pages.append((paper, name, features_of(units, setting, text), joints(units, setting), gold_labels(text, ref, units)))
    return pages


def learn(pages, rounds=ROUNDS, seed=7):
    """Averaged weights after some rounds over the pages."""
    weights = defaultdict(lambda: [0.0] * WIDTH)
    for name in JOINTS:
        for label in LABELS:
            weights[f"{name}>{label}"]
    total, steps = defaultdict(lambda: [0.0] * WIDTH), 0
    order, dice = list(pages), random.Random(seed)
    for _round in range(rounds):
        dice.shuffle(order)
        for _paper, _name, features, joined, allowed in order:
            for chunk in range(0, len(features), 60):  # short stretches: more updates a page
                part = slice(chunk, chunk + 90)
                update(weights, features[part], joined[part], allowed[part])
                steps += 1
            for key, row in weights.items():
                total[key] = [a + b for a, b in zip(total[key], row)]
    count = rounds * len(pages)
    return {key: [value / count for value in row] for key, row in total.items()}


def update(weights, features, joined, allowed, rate=0.1, margin=0.3):
    scores = scores_of(features, weights)
    gold = best_path([[s if k in ok else FAR for k, s in enumerate(row)] for row, ok in zip(scores, allowed)], joined, weights)
    guess = best_path([[s + (0 if k in ok else margin) for k, s in enumerate(row)] for row, ok in zip(scores, allowed)], joined, weights)
    for at, (want, got) in enumerate(zip(gold, guess)):
        if want != got:
            for name in features[at]:
                weights[name][want] += rate
                weights[name][got] -= rate
        if at:
            for path, sign in ((gold, rate), (guess, -rate)):
                weights[f"{joined[at]}>{LABELS[path[at - 1]]}"][path[at]] += sign


def test(pages, weights):
    right = total = 0
    wrong = []
    for _paper, name, features, joined, allowed in pages:
        path = best_path(scores_of(features, weights), joined, weights)
        for at, (got, ok) in enumerate(zip(path, allowed)):
            if len(ok) == 1:
                total += 1
                right += got in ok
                if got not in ok:
                    wrong.append((name, at, LABELS[min(ok)], LABELS[got], " | ".join(" ".join(x) for x in features[at])))
    return right, total, wrong


def main(argv):
    from banmian.segment.weights import WEIGHTS
    args = [a for a in argv if not a.startswith("--")]
    pages = load(list(zip(args[::2], args[1::2])))
    papers = sorted({p[0] for p in pages})
    for paper in papers:
        right, total, wrong = test([p for p in pages if p[0] == paper], WEIGHTS)
        print(f"{paper:24} {right}/{total} {right / total:.4f}")
        for row in wrong[:int(next((a[8:] for a in argv if a.startswith('--wrong=')), 0))]:
            print("   ", *row)


if __name__ == "__main__":
    main(sys.argv[1:])
