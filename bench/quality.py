"""Score the segmentation against reference segmentations, and say what it costs a reader.

Usage: quality.py SCORER.py REFERENCE.yaml PAGES_DIR [REFERENCE.yaml PAGES_DIR …] [--pages]

SCORER.py is the reference scorer (imported for its own figures); to them are added:
  splits   reference articles whose characters fall to more than one given article (5 % of them or more each)
  merges   given articles that hold 5 % or more of the characters of more than one reference article
  bcubed   B-cubed precision, recall and F1 over characters of articles
  ms       milliseconds a page
"""
from __future__ import annotations

import importlib.util
import sys
import time
from collections import Counter
from pathlib import Path

import yaml

from banmian.layout import PageFacts, Reading, Seed
from banmian.segment import read_page, score_form

SHARE = 0.05


def scorer(path):
    """The reference scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def grouping(owner, given):
    """Splits, merges, and B-cubed precision and recall of characters owned by a reference article."""
    both = Counter((o, g) for o, g in zip(owner, given, strict=True) if isinstance(o, int))
    wanted, got = Counter(), Counter()
    for (o, g), n in both.items():
        wanted[o] += n
        got[g] += n
    splits = sum(sum(n >= SHARE * wanted[o] for (oo, g), n in both.items() if oo == o) > 1 for o in wanted)
    merges = sum(sum(n >= SHARE * wanted[o] for (o, gg), n in both.items() if gg == g) > 1 for g in got if isinstance(g, int))
    total = sum(wanted.values())
    precision = sum(n * n / got[g] for (o, g), n in both.items() if isinstance(g, int)) / total if total else 1.0
    recall = sum(n * n / wanted[o] for (o, g), n in both.items() if isinstance(g, int)) / total if total else 1.0
    return splits, merges, precision, recall, total


def measure(module, name, text, ref):
    """The scorer's counts of a page, with ours added."""
    start = time.perf_counter()
    layout = read_page(text)
    spent = time.perf_counter() - start
    form = score_form(Reading(Seed(name, "", text), PageFacts(), layout))
    counts = module.score_page(text, ref, form)
    owner, _role, _breaks, _joins = module.reference_labels(text, ref)
    given = [None] * len(text)
    for number, article in enumerate(form["articles"]):
        for span in article["spans"]:
            given[span["start"]:span["end"]] = [number] * (span["end"] - span["start"])
    ink = [i for i, c in enumerate(text) if not c.isspace()]
    splits, merges, precision, recall, total = grouping([owner[i] for i in ink], [given[i] for i in ink])
    counts |= {"splits": splits, "merges": merges, "b_precision": precision * total, "b_recall": recall * total,
               "b_total": total, "ms": spent * 1000}
    return counts


def row(module, name, t):
    """One printed row."""
    f = module.figures(t)
    total = t["b_total"] or 1
    p, r = t["b_precision"] / total, t["b_recall"] / total
    cells = " ".join(f"{v:10.3f}" for v in f.values())
    return f"{name[:27]:28}{cells} {t['splits']:7d} {t['merges']:7d} {2 * p * r / (p + r) if p + r else 0:7.3f} {t['ms']:8.1f}"


def main(argv):
    args = [a for a in argv if not a.startswith("--")]
    module = scorer(args[0])
    for reference, folder in zip(args[1::2], args[2::2], strict=True):
        total = Counter()
        print(f"{Path(reference).name[:27]:28}" + " ".join(
            k.rjust(10) for k in ("placed", "assigned", "found", "precision", "role", "headline", "paragraphs", "authors", "page"))
            + "  splits  merges  bcubed       ms")
        for name, ref in yaml.safe_load(Path(reference).read_text(encoding="utf-8")).items():
            counts = measure(module, name, (Path(folder) / name).read_text(encoding="utf-8"), ref)
            total.update(counts)
            if "--pages" in argv:
                print(row(module, name, counts))
        print(row(module, "all", total))


if __name__ == "__main__":
    main(sys.argv[1:])
