"""The search of some documents, written to a folder and asked through Node as a browser asks it."""
from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from banmian.search import SearchDoc, index_files
from tests.node import find_node

HERE = Path(__file__).parent
NODE = find_node()
needs_node = pytest.mark.skipif(not NODE, reason="Node is not here, and the browser's code needs something to run it")


def write(site: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """The files in the folder."""
    for name, data in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    return site


def built(site: Path, docs: Sequence[SearchDoc]) -> Path:
    """The search of the documents in the folder."""
    return write(site, index_files(docs))


def node(script: str, site: Path, value: object) -> list:
    """What a script of this folder answers."""
    assert NODE
    done = subprocess.run([NODE, str(HERE / script), str(site)], input=json.dumps(value), capture_output=True,
                          check=True, encoding="utf-8", timeout=120)
    return json.loads(done.stdout)


def ask(site: Path, queries: Iterable[str], **options: object) -> list[dict]:
    """The answers to the queries, in order; none may have failed."""
    answers = node("ask.js", site, [{"q": q, "options": options} for q in queries])
    assert not [a["error"] for a in answers if "error" in a]
    return answers
