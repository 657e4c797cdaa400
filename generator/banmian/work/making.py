"""The second half of the pipeline: cards, pages, search, exports, and what is noted for next time."""
from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from banmian.config import Site
from banmian.content.spelling import remember, remembered
from banmian.content.suffixes import is_article
from banmian.errors import BanmianError
from banmian.model import Card, Finding, Place
from banmian.render import all_sheets, load_views, sheets_of_texts
from banmian.render.theme import folders_of
from banmian.render.views.page import withholding
from banmian.work import files, galley, media, store, survey
from banmian.work.ahead import Ahead, Hand
from banmian.work.downloads import downloads
from banmian.work.formers import gone_sheets
from banmian.work.moved import Called, read_moved
from banmian.work.press import Press
from banmian.work.printing import compile_templates, compiled, theme_of
from banmian.work.reading import Paths, Withheld, read_cards, told_drafts
from banmian.work.report import Report
from banmian.work.run import Run
from banmian.work.searching import Files, Searching, Task
from banmian.work.speller import Speller
from banmian.work.store import Store
from banmian.work.strays import told

SHARE: Final = 250              # content files that a worker reads at a time
FEW: Final = 200                # changed files below which they are read in this process


@dataclass(frozen=True, slots=True)
class Helpers:
    """Processes that have made ready while it was being found out what there is to do: for the search, for the spelling of names."""

    search: Hand[Task, Files] | None = None
    speller: Speller | None = None


ALONE: Final = Helpers()


class Odd(NamedTuple):
    """What was found while the content was read."""

    errors: list[BanmianError]
    notes: list[Finding]


def make(site: Site, run: Run, before: Store, inputs: survey.Survey, tree: survey.Tree,
         made: Callable[[Press], None] = lambda press: None, helpers: Helpers = ALONE) -> tuple[Report, Store]:
    """Content to site: every stage takes what the one before it made.

    The report, and the store as it is for the next build. `made` is told when the site stands, and only notes remain and what to take away.
    """
    store.drop(site.root)
    remember(before.slugs)
    same = before.theme and before.ground == inputs.ground      # then it was found where it is found now
    after = Store(theme=before.theme if same else tuple(str(folder) for folder in folders_of(site.theme, site.root)))
    if after.theme != before.theme:
        seen, inputs = inputs.seen, survey.survey(site, survey.glance(site, after.theme), inputs.seen)
        store.save_seen(site.root, inputs.seen, seen)
    galley.clear(site)
    with run.stage("cards"):
        after.others = _others(inputs)
        cards, odd, withheld = _cards(site, run, before, inputs, helpers.speller or Speller(apart=False), after.others)
        after.cards = {card.path: card for card in cards}
    press = Press(site, run.crew, before, inputs, tree)
    with run.stage("search"):
        searching = Searching(site, run, press, cards, inputs.program, before.cards, helpers.search)
    with run.stage("pages"):
        retold = None if odd.errors else _retold(before, after, cards)
        if retold is None or not press.reprint(withholding(sheets_of_texts(cards, site, retold, tuple(before.cards.values())), withheld)):
            sheets = chain(run.watch(all_sheets(cards, site), "pages", len(cards)), gone_sheets(site, cards))
            press.print(withholding(sheets, withheld), cards)
        media.copy(site, press, cards, inputs.content)
    with run.stage("theme"):
        theme = theme_of(site, inputs.ground)
        _tidy(compiled(site, inputs.ground))
        for path, data in theme.assets().values():
            press.file("theme", files.digest(data), path, data)
    with run.stage("search"):
        searching.begin()
    with run.stage("exports"):
        listed = downloads(site, _each_id_once(cards), press, theme, retold)
    with run.stage("search"):
        searching.finish()
    with run.stage("exports"):
        listed()
    with run.stage("finish"):
        galley.clear(site)
        made(press)
        removed = press.finish()
        return _finished(site, run, before, after, press, inputs, odd, removed), after


def _tidy(folder: str) -> None:
    """Takes away the compiled templates of themes, settings and programs that were."""
    beside = Path(folder).parent
    for other in beside.iterdir() if beside.is_dir() else ():
        if other != Path(folder):
            shutil.rmtree(other, ignore_errors=True)


def _cards(site: Site, run: Run, before: Store, inputs: survey.Survey, speller: Speller,
           others: str) -> tuple[list[Card], Odd, list[tuple[str, int]]]:
    """The card of every article, in order, what was odd, and what of the source pages is of drafts.

    Cards of files that did not change are the last build's; where the digest of the `others` is another, what moved may lead the pages
    of edited ones elsewhere."""
    paths = [path for path in inputs.content if is_article(path)]
    held, moved = before.cards, others != before.others
    changed = [p for p in paths if p not in held or held[p].digest != inputs.content[p] or moved and held[p].edited and held[p].seed]
    cards: list[Card] = []
    odd = Odd([], [])
    drafts: list[str] = []
    withheld: list[Withheld] = []
    blank: list[str] = []
    few = len(changed) < FEW
    tasks = [Paths(site, tuple(changed[i:i + SHARE]), i // SHARE if galley.CAN else -1) for i in range(0, len(changed), SHARE)]
    typeset = None if few else Ahead(partial(compile_templates, site, inputs.ground), apart=run.several)
    reading = run.crew.map(read_cards, tasks, few=few, window=len(tasks))
    if not few:
        load_views()            # meanwhile: what the sheets will need
    for read in reading:
        found = read.cards()
        speller.tell(found)
        cards += found
        odd.errors.extend(read.errors)
        odd.notes.extend(read.odd)
        drafts += read.drafts
        withheld += read.withheld
        blank += read.blank
    speller.finish()
    if typeset:
        typeset.value()
    if withheld or any(card.edited for card in cards):
        called = Called(chain(cards, map(held.__getitem__, set(paths).difference(changed))), read_moved(site).seeds)
        withheld = [(called.now(seed, name), number, name) for seed, number, name in withheld]
        cards = called.on_their_pages(cards)
    cards = _in_order(paths, changed, cards, held)
    if galley.CAN:
        galley.close(site, [task.paths[0] for task in tasks], () if few else cards, remembered())
    odd.errors.extend(_doubled(site, cards))
    beside = {path for card in cards for path in card.files}
    odd.notes.extend((*media.told_missing(site, cards, inputs.content), *told_drafts(site, drafts),
                      *media.told_no_articles(site, inputs.content, beside, blank)))
    return cards, odd, [(seed, number) for seed, number, _ in withheld]


def _in_order(paths: Sequence[str], changed: Sequence[str], cards: Sequence[Card], held: Mapping[str, Card]) -> list[Card]:
    """The cards of the changed files with those held of the others, in the order of `Card.key`, in which the last build's are held:
    most often it is still theirs."""
    now = {card.path: card for card in cards}
    if len(paths) == len(held) and len(now) == len(changed) and all(
            path in held and held[path].key() == card.key() for path, card in now.items()):
        return [now.get(path, card) for path, card in held.items()]
    stale = set(changed)
    return sorted([*(held[path] for path in paths if path not in stale), *cards], key=Card.key)


def _others(inputs: survey.Survey) -> str:
    """The digest of the content files that are no articles: proofs."""
    rows = [f"{path}\0{digest}" for path, digest in inputs.content.items() if not is_article(path)]
    return files.digest("\n".join(rows).encode("utf-8", "surrogateescape"))


def _retold(before: Store, after: Store, cards: Sequence[Card]) -> frozenset[int] | None:
    """The numbers of the cards whose text alone changed since a build without errors; None where anything else did."""
    if not before.key or before.others != after.others or before.theme != after.theme or len(before.cards) != len(cards):
        return None
    pairs = list(zip(before.cards.values(), cards, strict=True))
    changed = [i for i, (old, card) in enumerate(pairs) if old is not card]
    same = all(store.shown_row(old) == store.shown_row(card) for old, card in (pairs[i] for i in changed))
    return frozenset(changed) if same else None


def _doubled(site: Site, cards: Sequence[Card]) -> list[BanmianError]:
    """An error for each article whose id another has already."""
    if len({card.id for card in cards}) == len(cards):
        return []
    first: dict[str, str] = {}
    errors = []
    for card in cards:
        other = first.setdefault(card.id, card.path)
        if other != card.path:
            errors.append(BanmianError("E302", Place(f"{site.content}/{card.path}"),
                                       f"the id `{card.id}` is that of {site.content}/{other} as well"))
    return errors


def _each_id_once(cards: Sequence[Card]) -> Sequence[Card]:
    """The cards, of those with one id the first: a table names its rows by them. What `_doubled` tells of."""
    first = {card.id: card for card in reversed(cards)}
    return cards if len(first) == len(cards) else [card for card in cards if first[card.id] is card]


def _finished(site: Site, run: Run, before: Store, after: Store, press: Press, inputs: survey.Survey, found: Odd,
              removed: int) -> Report:
    """Notes what was made; the report."""
    errors = [*found.errors, *press.errors]
    after.outputs = press.outputs
    after.counts = (len(after.cards), len(press.outputs))
    tree = press.tree()
    after.tree = tree.digest
    after.ground = inputs.ground
    after.key, after.glance = "" if errors else inputs.key, inputs.glance
    after.slugs = remembered()
    store.save(site.root, after, before)
    press.settle()
    counts = {"articles": len(after.cards), "files": len(press.outputs), "written": len(press.written), "removed": removed}
    odd = () if before.outputs else told(site, tree.files, press.outputs)      # where nothing is noted of what stood there
    return Report("build", counts, (*odd, *found.notes), tuple(errors), run.seconds, dict(press.reasons))


