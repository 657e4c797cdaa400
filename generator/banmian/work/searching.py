"""The stage of the search. Where the texts of a few articles are all that changed, a process of its own indexes them while pages are
printed: only that one loads what indexing needs."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from banmian.config import Site
from banmian.model import Card
from banmian.work.ahead import Hand
from banmian.work.press import Press
from banmian.work.ranges import MANIFEST, Plan, keep, plan
from banmian.work.run import Run

Task = tuple[int, Plan, Collection[str]]        # processes at most, what there is to do, which files of the last index stand
Files = tuple[list[str], list[tuple[str, bytes]]]
"""The paths of the index's files that stay, and those that are made, with their bytes."""


class Searching:
    """The index of a build; `held` are the last build's cards by path, `standby` a process that is ready for `files_of`."""

    def __init__(self, site: Site, run: Run, press: Press, cards: Sequence[Card], program: str, held: Mapping[str, Card],
                 standby: Hand[Task, Files] | None) -> None:
        self._run, self._press, self._standby = run, press, standby
        self._plan = plan(site, cards, program, held) if site.search else None
        self._told = bool(standby and self._plan and self._plan.light)
        self._parts: Iterator[str] | None = None
        if standby and self._plan and self._plan.light:
            bare = tuple(replace(r, cards=()) for r in self._plan.wanted)       # of the others their names are enough
            standby.tell((run.crew.jobs, replace(self._plan, wanted=bare), press.former.sound("index")))
        elif standby:
            standby.value()             # it is not needed
        if self._plan and self._plan.heavy:
            run.crew.foresee(_ready)

    def begin(self) -> None:
        """Gives out the stale parts of a large index, so that others make them while this process does something else."""
        if self._plan and self._plan.heavy and not self._press.is_made("index", self._plan.key, MANIFEST):
            from banmian.work.indexing import parts
            self._parts = parts(self._run, self._plan)

    def finish(self) -> None:
        """Makes the index's stale parts, and its files where a part changed."""
        if self._plan:
            self._press.renewed("index", self._plan.key, MANIFEST, partial(self._made, self._plan))
            self._run.crew.close()      # what comes next wants the memory that idle workers hold
            keep(self._plan)

    def _made(self, plan: Plan, paths: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
        found = self._standby.value() if self._standby and self._told else []
        if not found:
            from banmian.work.indexing import made
            yield from made(self._run, plan, paths, self._parts)
        for kept, files in found:
            yield from ((path, None) for path in kept)
            yield from files


def _ready() -> None:
    """Loads what indexing needs."""
    from banmian.work import indexing
    indexing.ready()


def files_of(task: Task) -> Files:
    """The files of a plan's index."""
    from banmian.work.indexing import made
    jobs, plan, paths = task
    run = Run(jobs)
    files = list(made(run, plan, paths))
    run.close()
    return [path for path, data in files if data is None], [(path, data) for path, data in files if data is not None]
