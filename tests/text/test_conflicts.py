"""Merges left unfinished: found where they stand, and not in code that shows one."""
from __future__ import annotations

import pytest

from banmian.text.conflicts import conflict_line

REAL = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> x\n"


@pytest.mark.parametrize(("text", "line"), [
    (REAL, 1), (f"```\n{REAL}```\n", 0), (f"~~~ text\n{REAL}~~~\n", 0), (f"```\n{REAL}```\n文\n{REAL}", 9),
    (f"```\n~~~\n```\n{REAL}", 4), (f"````\n```\n{REAL}````\n", 0), ("<<<<<<< HEAD\n```\n甲\n```\n=======\n乙\n>>>>>>> x\n", 1),
    ("<<<<<<< HEAD\n```\n=======\n乙\n>>>>>>> x\n```\n", 1), ("=======\n<<<<<<< HEAD\n", 0), ("", 0)])
def test_the_first_merge_outside_code_is_found(text: str, line: int) -> None:
    assert conflict_line(text, code=True) == line


def test_without_code_a_fence_is_text() -> None:
    assert conflict_line(f"```\n{REAL}```\n") == 2
