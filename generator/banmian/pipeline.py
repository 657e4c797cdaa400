"""Segment and build, readable aloud: seeds → content, content → site."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Place
from banmian.work import store, survey
from banmian.work.ahead import Ahead, Hand, Standby
from banmian.work.lock import locked
from banmian.work.looks import Seen
from banmian.work.memory import keep_freed, left
from banmian.work.report import Report
from banmian.work.run import Run

if TYPE_CHECKING:
    from banmian.work.press import Press
    from banmian.work.searching import Files, Task
    from banmian.work.seeds import SeedRead
    from banmian.work.speller import Speller


def segment(site: Site, run: Run) -> Report:
    """Every page of the seeds folder to articles in the content folder."""
    with locked(site.root, run.say):
        return _segment(site, run)


def build(site: Site, run: Run) -> Report:
    """The site in the output folder: seeds that are new or changed are segmented, what is stale is made."""
    _make_room(site)
    with locked(site.root, run.say):
        cut = _segment_stale(site, run)
        with run.stage("survey"):
            output = site.root / site.output
            rest = Ahead(partial(survey.rest_part, output), apart=run.several)
            before = store.load_key(site.root)
            speller = _speller(run) if store.is_new(site.root) else None
            looked = survey.glance(site, before.theme)
            same = bool(before.key and looked.digest) and looked.digest == before.glance
            pages = Ahead(partial(survey.pages_part, output), apart=run.several and not same)
            inputs = None if same else _surveyed(site, looked)
            stands = same or (inputs is not None and bool(before.key) and inputs.key == before.key)
            if stands:
                tree = survey.tree_of(pages.value(), rest.value())
                stands = not tree.halves and tree.digest == before.tree
            if stands and inputs:       # only times changed: noted, so that the next build need not read
                store.save_head(site.root, replace(before, glance=inputs.glance))
        if stands:
            counts = {"articles": before.counts[0], "files": before.counts[1], "written": 0, "removed": 0}
            left(looked, inputs, pages, rest)
            return Report("build", counts, cut.findings, cut.errors, run.seconds)
        from banmian.work.making import Helpers, make  # before the copy, which needs half of it
        standby = Standby(ready_to_search, apart=run.several and site.search and bool(before.key and inputs))
        with run.stage("survey"):
            held = store.load(site.root)
            inputs = inputs or _surveyed(site, looked)
            tree = survey.tree_of(pages.value(), rest.value())
        report, after = make(site, run, held, inputs, tree, helpers=Helpers(standby, speller))
        left(held, after, looked, inputs, tree, pages, rest)
        return _joined(report, cut)


def _surveyed(site: Site, looked: survey.Glance) -> survey.Survey:
    """Every input by its content, and noted how it looks."""
    seen = store.load_seen(site.root)
    inputs = survey.survey(site, looked, seen)
    store.save_seen(site.root, inputs.seen, seen)
    return inputs


def _make_room(site: Site) -> None:
    """Raises E601 where something else than a folder stands where the output belongs."""
    output = site.root / site.output
    if os.path.lexists(output) and not output.is_dir():
        raise BanmianError("E601", Place(site.output), "something stands here that is no folder", "Take it away, or name another `output`.")


def _speller(run: Run) -> Speller:
    from banmian.work.speller import Speller
    return Speller(apart=run.several)


def ready_to_search() -> Callable[[Task], Files]:
    """Loads what indexing a few changes needs; what does it."""
    from banmian.work import indexing  # noqa: F401    # which is what there is to make ready
    from banmian.work.searching import files_of
    keep_freed()
    return files_of


class Warm:
    """What a preview keeps in memory between builds: the last build's store, the digests of the content files, how files
    looked when they were read, and the output folder as that build left it, which holds as long as nobody else has built.

    `search` is a process that indexes while this one prints."""

    def __init__(self, search: Hand[Task, Files] | None = None) -> None:
        self.search = search
        self.store: store.Store | None = None
        self.content: dict[str, str] = {}
        self.seen: Seen = {}
        self.tree: survey.Tree | None = None
        self.stamp = 0

    def output_tree(self, site: Site) -> survey.Tree:
        """The output folder, looked at only where another build may have been there."""
        folder = site.root / site.output
        if self.tree is None or self.stamp != store.stamp(site.root) or not folder.is_dir():
            return survey.output_tree(folder)
        return self.tree


def rebuild(site: Site, run: Run, warm: Warm, changed: frozenset[str], shown: Callable[[], None]) -> Report:
    """`build` for a preview: only the content files that a watcher names are read again, the store stays in memory.

    `shown` is called when the site stands and differs from what it was, before what is stale is taken away and what is noted for later
    builds is written.
    """
    from banmian.work.making import Helpers, make
    folder = f"{site.root / site.content}/"
    only_content = bool(changed) and warm.store is not None and all(path.startswith(folder) for path in changed)
    with locked(site.root, run.say):
        cut = Report("segment", {}) if only_content else _segment_stale(site, run)
        with run.stage("survey"):
            known = survey.again(warm.content, folder, changed) if only_content else None
            before = warm.store or store.load(site.root)
            if warm.store and warm.stamp != store.stamp(site.root):
                before.since = store.Since()        # another build has written its own body
            looked = survey.glance(site, before.theme, content=known is None)
            inputs = survey.survey(site, looked, warm.seen or store.load_seen(site.root), known)
            tree = warm.output_tree(site) if only_content else survey.output_tree(site.root / site.output)
        warm.content, warm.tree, warm.seen = dict(inputs.content), None, inputs.seen

        def made(press: Press) -> None:
            if press.written:
                shown()
            warm.tree = press.tree()

        report, warm.store = make(site, run, before, inputs, tree, made, Helpers(warm.search))
        warm.stamp = store.stamp(site.root)
        return _joined(report, cut)


def _joined(report: Report, before: Report) -> Report:
    errors = {str(error): error for error in (*before.errors, *report.errors)}      # a file that cannot be read stands in the way of both
    return replace(report, findings=before.findings + report.findings, errors=tuple(errors.values()))


def _seeds(site: Site) -> list[str]:
    from banmian.work.seeds import seed_paths
    return seed_paths(site.root / site.seeds)


def _segment_stale(site: Site, run: Run) -> Report:
    """Segments when a seed, what is known of it, or the program changed since the last time, or content is missing."""
    if not (site.root / site.seeds).is_dir():
        return Report("segment", {})
    from banmian.work.cut_store import is_fresh
    with run.stage("seeds"):
        if is_fresh(site):
            return Report("segment", {})
    return _segment(site, run)


def _segment(site: Site, run: Run) -> Report:
    from banmian.work import corrected, cut_store, known, seeds
    from banmian.work.cutting import Cutting
    before = cut_store.state(site)
    with run.stage("segment"):
        paths = _seeds(site)
        told = seeds.told(site, paths)
        cutting = Cutting(site, (f"{site.seeds}/{path}" for path in paths))
        cutting.errors += told.errors
        batches = seeds.batches(seeds.tasks(site, paths, told))
        read: Iterable[SeedRead] = chain.from_iterable(run.crew.map(seeds.read_seeds, batches, few=len(paths) < 8))
        cutting.place(run.watch(read, "segment", len(paths)))
        cutting.orphans()
    odd = (*seeds.passed_over(site, paths), *known.odd_entries(site, paths), *corrected.odd_corrections(site, paths))
    findings = (*odd, *cutting.findings)
    cut_store.record(site, before, clean=not cutting.errors)
    counts = {"pages": len(paths), "articles": cutting.articles, "written": cutting.written}
    return Report("segment", counts, findings, tuple(cutting.errors), run.seconds)


def suggest(site: Site, run: Run) -> str:
    """Likely errors of recognition in the seeds, as a corrections file for a person to go through."""
    from banmian.facts.suggestion import draft
    from banmian.facts.suggestion import suggest as suggestions
    from banmian.work import seeds
    paths = _seeds(site)
    told = seeds.told(site, paths)
    if told.errors:         # what corrections have settled must be known
        raise told.errors[0]
    tasks = list(seeds.tasks(site, paths, told))
    read = run.crew.map(seeds.reading_or_none, tasks, few=len(tasks) < 8)
    readings = [reading for reading in run.watch(read, "read", len(tasks)) if reading]
    return draft(suggestions(readings, settled=[group for task in tasks for group in task.corrections]))


def score(pages: Iterable[str], out: str) -> list[BanmianError]:
    """Writes each page's reading in the scorer's form to `out`/NAME.json; what could not be read, as errors."""
    from banmian.work.scoring import name_of, score_page
    errors = []
    made: dict[str, str] = {}
    for page in pages:
        other = made.setdefault(name_of(page), page)
        try:
            if other != page:
                raise BanmianError("E608", Place(page), f"{out}/{name_of(page)} is made of {other} already")
            score_page(page, out)
        except BanmianError as error:
            errors.append(error)
    return errors
