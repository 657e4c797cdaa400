"""Reading a page: its lines' roles, its items, and what each item's blocks are."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from banmian.layout import Block, Furniture, FurnitureKind, Item, Layout, Piece, Role
from banmian.segment import marks
from banmian.segment.drafts import Draft
from banmian.segment.fields import item_of
from banmian.segment.forms import TEXTS, running, with_parts, with_tables
from banmian.segment.grouping import group
from banmian.segment.naming import logical_lines, main_line
from banmian.segment.poems import with_groups
from banmian.segment.roles import RoleReader
from banmian.segment.setting import Setting, setting_of
from banmian.segment.strips import Paragraph, strips_of
from banmian.segment.trust import trust
from banmian.segment.units import Unit, units_of
from banmian.segment.verse import is_verse, stanza_starts, with_verse
from banmian.segment.weights import WEIGHTS
from banmian.text.hanzi import ink

_CROSSHEAD_MOST = 40  # characters
_ROLES = RoleReader(WEIGHTS)


def read_page(text: str) -> Layout:
    """The layout of a page: its items in page order and its furniture. Never fails: any text gives a layout."""
    units, setting = formed(text)
    if not units:
        return Layout(text, (), ())
    drafts, loose = group(strips_of(units, _ROLES.read(units, setting, text)), setting)
    items = tuple(_item(text, draft, setting) for draft in drafts)
    return Layout(text, items, tuple(Furniture(furniture_kind(unit.text), _piece(unit)) for unit in loose))


def formed(text: str) -> tuple[tuple[Unit, ...], Setting]:
    """The units of a page, marked where their form tells what they are, and the setting that the others show."""
    units = with_tables(units_of(text))
    setting = setting_of(running(units))
    return with_parts(with_verse(with_groups(units, setting), setting), setting, text), setting


def _piece(unit: Unit) -> Piece:
    """The piece of the page that a unit is."""
    return Piece(unit.start, unit.end)


def _block(role: Role, units: Iterable[Unit]) -> Block:
    """A block of those lines."""
    return Block(role, tuple(map(_piece, units)))


def _item(text: str, draft: Draft, setting: Setting) -> Item:
    """The item that a draft makes: its blocks in reading order and what is read out of them."""
    body = "".join(ink(unit.text) for part in draft.paragraphs for unit in part)
    lines = logical_lines(draft.heads, body, whole=setting.dense and not setting.indented, tight=not setting.dense)
    main = main_line(lines, body)
    blocks = [_block(Role.KICKER if at < main else Role.HEADLINE if at == main else Role.DECK, line)
              for at, line in enumerate(lines)]
    blocks += [_block(Role.ABSTRACT, draft.abstract)] if draft.abstract else []
    blocks += [_block(Role.BYLINE, draft.bylines)] if draft.bylines else []
    blocks += _text_blocks(draft, setting)
    blocks += [_block(Role.BYLINE, draft.signed)] if draft.signed else []
    blocks += [_block(Role.CREDIT, draft.credit)] if draft.credit else []
    item = item_of(text, blocks)
    confidence, doubts = trust(item, draft, setting)
    return replace(item, confidence=confidence, doubts=doubts)


def _text_blocks(draft: Draft, setting: Setting) -> list[Block]:
    """The blocks of the text: a paragraph each, or in verse a line each."""
    lines = [unit for part in draft.paragraphs for unit in part]
    if not any(unit.form for unit in lines) and is_verse(lines, setting):
        return _verse_blocks(lines)
    blocks: list[Block] = []
    roles = zip(_text_roles(draft, setting), draft.paragraphs, strict=True)
    for verse, group_ in groupby(roles, key=lambda pair: pair[1][0].verse):
        run = list(group_)
        blocks += _verse_blocks([unit for _, part in run for unit in part]) if verse else [_block(role, part) for role, part in run]
    return blocks


def _verse_blocks(lines: Sequence[Unit]) -> list[Block]:
    """The blocks of a poem: a line each, the small titles of a group crossheads."""
    return [_block(Role.CROSSHEAD if unit.part else Role.STANZA if first else Role.VERSE, (unit,))
            for first, unit in zip(stanza_starts(lines), lines, strict=True)]


def _text_roles(draft: Draft, setting: Setting) -> list[Role]:
    """The role of each paragraph: body, crosshead, jump line, or a standfirst set to another measure than the text."""
    roles = []
    last = len(draft.paragraphs) - 1
    for at, part in enumerate(draft.paragraphs):
        first = part[0]
        if len(part) == 1 and marks.JUMP_ALONE.fullmatch(first.text):
            roles.append(Role.JUMP)
        elif first.form:
            roles.append(Role.BODY if first.form in TEXTS else Role.CROSSHEAD)
        elif at == 0 < last and _is_standfirst(part, draft.paragraphs[1], setting):
            roles.append(Role.ABSTRACT)
        elif len(part) == 1 and at < last and _is_crosshead(first.text):
            roles.append(Role.CROSSHEAD)
        else:
            roles.append(Role.BODY)
    return roles


def _is_standfirst(part: Paragraph, after: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph is set flush, without a dateline, over text that is set with indents; whom a letter is to is none."""
    flush = setting.indented and not part[0].indent and after[0].indent > 0
    return flush and not marks.DATELINE.match(part[0].text) and part[-1].text[-1] not in "：:"


def _is_crosshead(text: str) -> bool:
    """Whether a paragraph of one short line without an end is a crosshead."""
    if len(text) > _CROSSHEAD_MOST or marks.LISTED.match(text) or marks.DATELINE.match(text):
        return False
    return text[-1] not in "。！？!?…：:，,；;）)”’" and "。" not in text


def furniture_kind(text: str) -> FurnitureKind:
    """What a line that belongs to no item is."""
    for pattern, kind in ((marks.STAFF, FurnitureKind.STAFF), (marks.MASTHEAD, FurnitureKind.MASTHEAD),
                          (marks.SLOGAN, FurnitureKind.SLOGAN), (marks.ADVERT, FurnitureKind.ADVERT)):
        if pattern.search(text):
            return kind
    if marks.STAFF_PAIRS.fullmatch(text):
        return FurnitureKind.STAFF
    if "\t" in text:
        return FurnitureKind.ADVERT    # a table of goods
    if marks.ABSTRACT_LABEL.fullmatch(text):
        return FurnitureKind.SECTION
    if marks.FOLIO.fullmatch(text) or marks.RUNNING.fullmatch(text):
        return FurnitureKind.FOLIO
    return FurnitureKind.DEBRIS if len(text) <= 3 else FurnitureKind.OTHER
