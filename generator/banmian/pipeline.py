"""Segment and build, readable aloud: seeds → content, content → site."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Finding, Place
from banmian.work import store, survey
from banmian.work.lock import locked
from banmian.work.report import Report
from banmian.work.run import Run

if TYPE_CHECKING:
    from banmian.work.seeds import SeedRead


def segment(site: Site, run: Run) -> Report:
    """Every page of the seeds folder to articles in the content folder."""
    with locked(site.root, run.say):
        return _segment(site, run, _seeds(site))


def build(site: Site, run: Run, warm: store.Store | None = None) -> Report:
    """The site in the output folder: seeds that are new or changed are segmented, what is stale is made."""
    with locked(site.root, run.say):
        cut = _segment_stale(site, run)
        with run.stage("survey"):
            before = warm or store.load_key(site.root)
            inputs = survey.survey(site, before.theme)
            tree = survey.output_tree(site.root / site.output)
        if inputs.key == before.key and tree.digest == before.tree and not tree.halves:
            counts = {"articles": before.counts[0], "files": before.counts[1], "written": 0, "removed": 0}
            return Report("build", counts, cut.findings, cut.errors, run.seconds)
        from banmian.work.making import make
        return _joined(make(site, run, warm or store.load(site.root), inputs.content, tree), cut)


def _joined(report: Report, before: Report) -> Report:
    return replace(report, findings=before.findings + report.findings, errors=before.errors + report.errors)


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
    return _segment(site, run, _seeds(site))


def _segment(site: Site, run: Run, paths: list[str]) -> Report:
    from banmian.work import cut_store, seeds
    from banmian.work.cutting import Cutting
    folder = site.root / site.seeds
    with run.stage("segment"):
        cutting = Cutting(site)
        tasks = seeds.tasks(folder, site.seeds, paths)
        read: Iterable[SeedRead] = run.crew.map(seeds.read_seed, tasks, few=len(paths) < 8)
        cutting.place(run.watch(read, "segment", len(paths)))
        cutting.orphans(f"{site.seeds}/{path}" for path in paths)
    findings = (*_unknown_pages(site, paths), *cutting.findings)
    cut_store.record(site, clean=not cutting.errors)
    counts = {"pages": len(paths), "articles": cutting.articles, "written": cutting.written}
    return Report("segment", counts, findings, tuple(cutting.errors), run.seconds)


def _unknown_pages(site: Site, paths: list[str]) -> list[Finding]:
    from banmian.work.seeds import PAGES_FILE, known_pages
    place = Place(f"{site.seeds}/{PAGES_FILE}")
    return [Finding("F204", place, f"there is no page {name}")
            for name in known_pages(site.root / site.seeds, site.seeds) if name not in set(paths)]


def score(pages: Iterable[str], out: str) -> list[BanmianError]:
    """Writes each page's reading in the scorer's form to `out`/NAME.json; what could not be read, as errors."""
    from banmian.work.scoring import score_page
    errors = []
    for page in pages:
        try:
            score_page(page, out)
        except BanmianError as error:
            errors.append(error)
    return errors
