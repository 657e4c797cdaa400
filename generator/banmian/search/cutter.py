"""jieba's cut of a few texts, by a table that is used as it lies on the disk.

To load jieba's dictionary, or that of its port, takes ten times as long as to cut an article. The table has the same words; the way
through a text is found as jieba finds it (the likeliest words, and its hidden Markov model where single characters are left).
"""
from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib.util import find_spec
from math import log
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search import arrays
from banmian.search.units import pair_keys, units
from banmian.text.words import dictionary

FIRST, LAST = 0x4E00, 0x9FD5        # what jieba takes for Han
SHORT: Final = 4                    # characters of a word whose units are its key
_VERSION: Final = 2
_HAN: Final = 3                     # bytes of a Han character in UTF-8
_LEAST: Final = -3.14e100           # jieba's logarithm of what cannot be
_START: Final = (-0.26268660809250016, _LEAST, _LEAST, -1.4652633398537678)      # of B, E, M, S: begins, ends, within, single
# What a character's state may come from, and how likely, in the order in which jieba prefers equals: (state before, logarithm).
_FROM: Final = (
    ((3, -0.7211965654669841), (1, -0.5897149736854513)), ((2, -0.33344856811948514), (0, -0.51082562376599)),
    ((2, -1.2603623820268226), (0, -0.916290731874155)), ((3, -0.6658631448798212), (1, -0.8085250474669937)))


@dataclass(frozen=True, slots=True)
class Table:
    """jieba's words and its model. `pair`: the numbers of the pairs of units that are words, rising; `key`: the units of a word of up
    to four characters, rising, with its frequency; `start`: the first four units of each longer word, rising; `long`: in the same
    order a line with the word and its frequency, and a last line with the sum of all frequencies; `unit`: a character, rising, with
    its likelihood in each of the four states."""

    pair: NDArray[np.uint32]
    key: NDArray[np.uint64]
    frequency: NDArray[np.uint32]
    start: NDArray[np.uint64]
    long: NDArray[np.uint8]
    unit: NDArray[np.uint16]
    emitted: NDArray[np.float64]    # four a character

    def dumps(self) -> bytes:
        """The table as bytes; `loads` reads them without copying."""
        return arrays.dumps("wordlist", _VERSION, {f.name: getattr(self, f.name) for f in fields(self)})

    @staticmethod
    def loads(data: bytes | memoryview) -> Table:
        """The table that `dumps` wrote."""
        return Table(**arrays.loads("wordlist", _VERSION, data))

    def cut(self, runs: str) -> list[str] | None:
        """The words of runs of Han characters that spaces part, each space an entry of its own; None where jieba would take a
        character for another thing."""
        if not all(FIRST <= ord(char) <= LAST for char in set(runs) - {" "}):
            return None
        ready = _Cutter(self, runs)
        return [word for start, stop in _runs(runs) for word in (ready.words(start, stop) if runs[start] != " " else " ")]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs and the spaces of a text begin and end."""
    start = 0
    for at in [i for i, char in enumerate(text) if char == " "]:
        if start < at:
            yield start, at
        yield at, at + 1
        start = at + 1
    if start < len(text):
        yield start, len(text)


class _Cutter:
    """One text, with the words of the table that stand in it."""

    def __init__(self, table: Table, text: str) -> None:
        self._table, self._text = table, text
        lines = bytes(table.long).split(b"\n")
        self._total = log(int(lines[-1]))
        self._short, long = _found(table, units(text))
        self._long = {at: [_line(line) for line in lines[first:last]] for at, first, last in long}

    def _from(self, at: int, stop: int) -> list[tuple[int, float]]:
        """The words that begin here, by their ends, with the logarithm of their frequency."""
        found = [(at + 1 + more, log(n)) for more, n in enumerate(self._short[at]) if n and at + 1 + more <= stop]
        for word, n in self._long.get(at, ()):
            if self._text.startswith(word, at) and at + len(word) <= stop:
                found.append((at + len(word), log(n)))
        return found or [(at + 1, 0.0)]

    def words(self, start: int, stop: int) -> Iterator[str]:
        """The words of a run: the likeliest way through it, and what the model makes of single characters side by side."""
        best: dict[int, tuple[float, int]] = {stop: (0.0, 0)}
        for at in range(stop - 1, start - 1, -1):
            best[at] = max((much - self._total + best[end][0], end) for end, much in self._from(at, stop))
        at = alone = start
        while at < stop:
            end = best[at][1]
            if end - at > 1:
                yield from self._alone(alone, at)
                yield self._text[at:end]
                alone = end
            at = end
        yield from self._alone(alone, stop)

    def _alone(self, start: int, stop: int) -> Iterator[str]:
        """The words of characters that the dictionary leaves single."""
        text = self._text[start:stop]
        if len(text) < 2 or any(end == stop and much for end, much in self._from(start, stop)):
            yield from text
            return
        begin = 0
        for at, state in enumerate(self._states(text)):
            if state in (1, 3):
                yield text[begin:at + 1]
                begin = at + 1
        if begin < len(text):
            yield text[begin:]

    def _states(self, text: str) -> list[int]:
        """The likeliest state of each character."""
        chances = [self._emitted(char) for char in text]
        likely = [start + chance for start, chance in zip(_START, chances[0], strict=True)]
        ways: list[list[int]] = []
        for chance in chances[1:]:
            found = [_likelier([(likely[state] + step + chance[to], state) for state, step in _FROM[to]]) for to in range(4)]
            ways.append([state for _, state in found])
            likely = [much for much, _ in found]
        states = [_likelier([(likely[3], 3), (likely[1], 1)])[1]]
        for way in reversed(ways):
            states.append(way[states[-1]])
        return states[::-1]

    def _emitted(self, char: str) -> Sequence[float]:
        unit, table = ord(char), self._table
        at = int(np.searchsorted(table.unit, np.uint16(unit)))
        known = at < len(table.unit) and int(table.unit[at]) == unit
        return table.emitted[4 * at:4 * at + 4].tolist() if known else (_LEAST,) * 4


def _likelier(found: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """The first of the greatest."""
    return max(found, key=lambda pair: pair[0])


def _line(line: bytes) -> tuple[str, int]:
    word, _, n = line.decode().partition(" ")
    return word, int(n)


def _found(table: Table, unit: NDArray[np.uint16]) -> tuple[list[list[int]], list[list[int]]]:
    """For each place the frequencies of the words of one to four units that begin there, 0 for what is no word; and the places
    where longer words may begin: (place, first and last line of them)."""
    wide = np.concatenate([unit, np.zeros(SHORT, np.uint16)]).astype(np.uint64)
    key, columns = np.zeros(len(unit), np.uint64), []
    for more in range(SHORT):
        key = key | wide[more:more + len(unit)] << np.uint64(16 * (SHORT - 1 - more))
        at = np.minimum(np.searchsorted(table.key, key), len(table.key) - 1)
        columns.append(np.where((table.key[at] == key) & (wide[more:more + len(unit)] != 0), table.frequency[at], 0))
    first, last = (np.searchsorted(table.start, key, side=side) for side in ("left", "right"))
    long = np.flatnonzero(first < last)
    return np.stack(columns, axis=1).tolist(), np.stack([long, first[long], last[long]], axis=1).tolist()


def word_table() -> Table:
    """The table of the jieba that is installed."""
    text = dictionary()
    data = np.frombuffer(b"\n" + text.rstrip(b"\n") + b"\n", np.uint8)
    line = np.flatnonzero(data == ord("\n"))
    space = np.flatnonzero(data == ord(" "))[:2 * (len(line) - 1)].reshape(-1, 2)        # 法国 5482 ns
    start, size, digits = line[:-1] + 1, space[:, 0] - line[:-1] - 1, space[:, 1] - space[:, 0] - 1
    frequency = np.zeros(len(start), np.int64)
    for place in range(int(digits.max())):
        digit = data[np.minimum(space[:, 0] + 1 + place, len(data) - 1)].astype(np.int64) - ord("0")
        frequency = np.where(place < digits, frequency * 10 + digit, frequency)
    keys, known = [], []
    for count in range(1, SHORT + 1):
        of = np.flatnonzero(size == _HAN * count)
        byte = data[start[of][:, None] + np.arange(_HAN * count)].astype(np.uint64)
        lead, middle, last = byte[:, ::3], byte[:, 1::3] & np.uint64(63), byte[:, 2::3] & np.uint64(63)
        char = (lead & np.uint64(15)) << np.uint64(12) | middle << np.uint64(6) | last
        han = ((lead >> np.uint64(4) == 14) & (char >= FIRST) & (char <= LAST)).all(axis=1)
        shift = np.array([16 * (SHORT - 1 - i) for i in range(count)], np.uint64)
        keys.append((char[han] << shift).sum(axis=1, dtype=np.uint64))
        known.append(frequency[of[han]])
    key, much = np.concatenate(keys), np.concatenate(known)
    order = np.argsort(key)
    begins, lines = _long(data, start, size, frequency)
    return Table(_pairs(key), key[order], much[order].astype(np.uint32), begins, lines, *_model())


def _pairs(key: NDArray[np.uint64]) -> NDArray[np.uint32]:
    two = key[(key & np.uint64(0xFFFFFFFF) == 0) & (key >> np.uint64(32) & np.uint64(0xFFFF) != 0)]
    return np.sort(pair_keys((two >> np.uint64(48)).astype(np.uint16), (two >> np.uint64(32)).astype(np.uint16)))


def _long(data: NDArray[np.uint8], start: NDArray[np.int64], size: NDArray[np.int64],
          frequency: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """The words of more than four Han characters: their first four, and their lines."""
    words = [(bytes(data[start[i]:start[i] + size[i]]).decode(), int(frequency[i])) for i in np.flatnonzero(size > _HAN * SHORT).tolist()]
    words = sorted((word, n) for word, n in words if all(FIRST <= ord(char) <= LAST for char in word))
    begins = [sum(ord(char) << 16 * (SHORT - 1 - i) for i, char in enumerate(word[:SHORT])) for word, _ in words]
    lines = [*(f"{word} {n}" for word, n in words), str(int(frequency.sum()))]
    return np.array(begins, np.uint64), np.frombuffer("\n".join(lines).encode(), np.uint8)


def _model() -> tuple[NDArray[np.uint16], NDArray[np.float64]]:
    """The characters of jieba's model, and how likely each is in each of its states."""
    spec: Any = find_spec("jieba")
    held = pickle.loads(spec.loader.get_data(f"{spec.submodule_search_locations[0]}/finalseg/prob_emit.p"))
    chars = sorted({char for state in held.values() for char in state})
    rows = [[held[state].get(char, _LEAST) for state in "BEMS"] for char in chars]
    return np.array([ord(char) for char in chars], np.uint16), np.array(rows, np.float64).ravel()
