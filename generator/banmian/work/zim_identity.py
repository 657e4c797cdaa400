"""What is random in a ZIM, replaced by what follows from its content: the same site gives the same bytes.

libzim gives every ZIM a random identity, and Xapian each of the two indexes within one; neither can be asked for another. Both
formats say where theirs stands, and that an MD5 of all before it ends the file.
"""
from __future__ import annotations

import hashlib
import mmap
import struct
from pathlib import Path
from typing import Final

IDENTITY: Final = slice(8, 24)                      # of the file, in its head
CHECKSUM: Final = slice(72, 80)                     # in the head: where the MD5 stands
INDEX: Final = b"\x0f\x0dXapian Glass"              # an index begins so; two bytes of version follow, then its identity
INDEXES: Final = 2                                  # of titles and of texts


def settle(path: Path) -> bool:
    """Gives the ZIM and its indexes an identity that is a digest of all the rest (a UUID of version 8), and its checksum anew.

    False, and nothing done, where the file is not laid out as expected.
    """
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as held:
        end = struct.unpack("<Q", held[CHECKSUM])[0]
        places = [IDENTITY, *_indexes(held)]
        if end != len(held) - hashlib.md5(usedforsecurity=False).digest_size or len(places) != 1 + INDEXES:
            return False
        for place in places:
            held[place] = bytes(16)
        with memoryview(held) as view:
            identity = bytearray(hashlib.sha256(view[:end]).digest()[:16])
        identity[6], identity[8] = identity[6] & 0x0F | 0x80, identity[8] & 0x3F | 0x80
        for place in places:
            held[place] = bytes(identity)
        with memoryview(held) as view:
            checksum = hashlib.md5(view[:end], usedforsecurity=False).digest()
        held[end:] = checksum
    return True


def _indexes(held: mmap.mmap) -> list[slice]:
    """Where the identities of the indexes stand."""
    found = []
    at = held.find(INDEX)
    while at >= 0:
        start = at + len(INDEX) + 2
        found.append(slice(start, start + 16))
        at = held.find(INDEX, at + 1)
    return found
