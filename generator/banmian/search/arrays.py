"""Arrays as bytes: written one after the other, and read as they lie, without copying."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


def dumps(what: str, version: int, arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The arrays, each of one dimension; `what` names what they are together: "part"."""
    held = [(name, np.ascontiguousarray(array)) for name, array in arrays.items()]
    head = json.dumps([version, [[name, array.dtype.str, len(array)] for name, array in held]]).encode()
    pieces = [_mark(what), len(head).to_bytes(8, "little"), head]
    at = sum(map(len, pieces))
    for _, array in held:
        pieces += [bytes(-at % 8), array.tobytes()]
        at += len(pieces[-2]) + len(pieces[-1])
    return b"".join(pieces)


def loads(what: str, version: int, data: bytes | memoryview) -> dict[str, NDArray[Any]]:
    """What `dumps` wrote. Raises ValueError for anything else, another version included."""
    mark = _mark(what)
    start = len(mark) + 8
    if bytes(data[:len(mark)]) != mark:
        raise ValueError(f"these bytes are no {what} of a search index")
    size = int.from_bytes(data[len(mark):start], "little")
    found, table = json.loads(bytes(data[start:start + size]))
    if found != version:
        raise ValueError(f"a {what} of version {found}, not {version}")
    at, arrays = start + size, {}
    for name, kind, count in table:
        at += -at % 8
        arrays[name] = np.frombuffer(data, np.dtype(kind), count, at)
        at += arrays[name].nbytes
    return arrays


def _mark(what: str) -> bytes:
    return f"banmian-{what}\n".encode()
