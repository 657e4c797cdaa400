"""Lines set character by character (本 报 讯, 关 于 夏 收 的 指 示): closed up as a reader reads them."""
from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import Final, NamedTuple

from banmian.text.late import late

_LEAST: Final = 3           # single characters in a row that tell a setting; two do where they are the whole line: 通 知
_GAPS: Final = 2            # gaps between them then
_MANY: Final = 8            # single characters of a line that is set so though recognition left a few together
_MOST_OF: Final = 0.85      # the share of its Han runs that are single then
# Beside which names are set wide: 记者 赵　敏　韩　冰
_ROLES: Final = late(r"[记記]者|通[讯訊][员員]|作者|撰稿|[摄攝]影|[实實][习習]生|[评評][论論][员員]|[/／][文图圖摄攝]")
_WIDEST: Final = 16         # half em of a gap between characters of a word; a wider one is between columns
_NAMES: Final = 8           # characters of a row of such names
_ATOM: Final = late(
    r"(?P<gap>\s+)|(?P<han>[㐀-鿿〇]+)|(?P<digit>[0-9０-９]+)|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ]+)|(?P<bullet>[□■◆●○▲△☐◎★☆※])|(?P<mark>.)",
    re.DOTALL)
_HAN: Final = late(r"[㐀-鿿〇]")
_APART: Final = late(r"(?<![㐀-鿿〇])[㐀-鿿〇]\s+[㐀-鿿〇](?![㐀-鿿〇])")


class _Atom(NamedTuple):
    kind: str
    text: str


def closed_up(run: str) -> str:
    """A run of lines, each without the white space between characters that are set one by one; a gap wider than those stays.

    LAWS: only white space is taken away; what is closed up closes up to itself.
    """
    while is_apart(run):
        once = "\n".join(map(_closed, run.split("\n")))
        if once == run:
            break
        run = once
    return run


def is_apart(run: str) -> bool:
    """Whether single characters stand apart in a run: what has none is closed up as it is."""
    if " " not in run and run.isprintable():       # no white space: found soonest
        return False
    words = run.split()
    return len(words) > 1 and (sum(len(word) == 1 for word in words) > 1 or _APART.search(run) is not None)


def _closed(line: str) -> str:
    """A line closed up once."""
    words = line.split()
    if not is_apart(line) or "\t" in line:      # a table's columns
        return line
    if len(words) > _MANY and len(line.strip()) == 2 * len(words) - 1 and max(map(len, words)) == 1:     # all by one gap: found soonest
        return line.replace(line.strip(), "".join(words)) if len(_HAN.findall(line)) > 1 else line
    atoms = [_Atom(found.lastgroup or "", found[0]) for found in _ATOM.finditer(line)]
    sizes = [len(atom.text) for atom in atoms if atom.kind == "han"]
    single = sizes.count(1)
    named = _ROLES.search(line) is not None
    if max(map(len, words)) == 1 and single > 1 or not named and single >= max(_MANY, _MOST_OF * len(sizes)):
        return _bared(atoms, whole=True)
    parts = []
    for breaks, group in groupby(atoms, key=lambda atom: _breaks(atom, named)):
        chain = list(group)
        paired = None if breaks or not named else _paired(chain)
        parts.append("".join(atom.text for atom in chain) if breaks else paired or _bared(chain, whole=len(sizes) == single == 2))
    return "".join(parts)


def _breaks(atom: _Atom, named: bool) -> bool:
    """Whether an atom is of a word that is set close, or a bullet, and so ends a chain of single characters."""
    word = atom.kind in ("han", "latin") and len(atom.text) > 1
    return word or atom.kind == "bullet" or named and (atom.kind == "mark" or atom.text in "摄攝")


def _paired(chain: list[_Atom]) -> str | None:
    """A chain as names of two characters, each closed up: 赵　敏　韩　冰; None where it is no row of such names."""
    row = [at for at, atom in enumerate(chain) if atom.kind == "han"]
    if not row or len(row) % 2 or len(row) > _NAMES or any(atom.kind not in ("han", "gap") for atom in chain):
        return None
    return "".join(atom.text for at, atom in enumerate(chain) if at - 1 not in row[::2])


def _bared(chain: list[_Atom], *, whole: bool) -> str:
    """A chain of single characters without its gaps; as it is where they are too few to tell."""
    sides = [atom.kind for atom in chain]
    if sides.count("han") < (2 if whole else _LEAST):
        return "".join(atom.text for atom in chain)
    ends = [at for at, side in enumerate(sides) if whole or side in ("han", "digit")]
    first, last = ends[0], ends[-1]
    inner = [at for at in range(first + 1, last) if sides[at] == "gap" and _wide(chain[at].text) <= _WIDEST]
    if len(inner) < _GAPS and not whole:
        return "".join(atom.text for atom in chain)
    usual = _usual([_wide(chain[at].text) for at in inner])
    shut = {at for at in inner if _wide(chain[at].text) <= usual and _is_one(sides[at - 1], sides[at + 1], whole)}
    return "".join(atom.text for at, atom in enumerate(chain) if at not in shut)


def _is_one(before: str, after: str, whole: bool) -> bool:
    """Whether characters of two kinds may be of one word or a word and its mark: figures only where all the line is set so."""
    if "bullet" in (before, after):
        return False
    figures = {before, after} <= {"digit", "latin"}
    return whole if figures or "latin" in (before, after) else True


def _wide(gap: str) -> int:
    """The width of a gap in half em."""
    return len(gap) + gap.count("　")


def _usual(gaps: list[int]) -> int:
    """The width that most gaps have; of two the smaller."""
    count = Counter(gaps)
    return min(count, key=lambda gap: (-count[gap], gap), default=0)
