"""The look at the output folder, by a process of its own: it opens nothing and asks the system 25,000 times, while the build sees to
what it reads."""
from __future__ import annotations

import marshal
import os
import sys
import threading
from pathlib import Path

from banmian.work.survey import Tree, output_tree


class Looking:
    """A look at a folder that begins at once. Where no process can be had for it (`apart` False, one processor, a system other than
    Linux, threads under way), it is done when it is asked for; so it is when that process did not end well."""

    def __init__(self, folder: Path, *, apart: bool) -> None:
        self._folder = folder
        self._tree: Tree | None = None
        self._child = _begun(folder) if apart and _can() else None

    def tree(self) -> Tree:
        """The folder as it stood."""
        if self._tree is None:
            self._tree = (_ended(*self._child) if self._child else None) or output_tree(self._folder)
        return self._tree


def _can() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _begun(folder: Path) -> tuple[int, int]:
    """The process, and the file in memory that it will leave the tree in."""
    file = os.memfd_create("tree")
    child = os.fork()
    if child:
        return child, file
    code = 1
    try:
        tree = output_tree(folder)
        with open(file, "wb", closefd=False) as out:
            out.write(marshal.dumps((tree.files, tree.halves, tree.digest)))
        code = 0
    finally:
        os._exit(code)


def _ended(child: int, file: int) -> Tree | None:
    """What the process left; None where it failed, and the look is to be had again, with its error."""
    with open(file, "rb") as left:
        _, status = os.waitpid(child, 0)
        if status:
            return None
        left.seek(0)
        return Tree(*marshal.loads(left.read()))
