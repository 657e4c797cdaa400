"""Everything a build reads, by digest: what decides that nothing changed before anything heavy is imported."""
from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.work import files, history

PACKAGE: Final = Path(__file__).resolve().parents[1]
_SHARE: Final = 512             # files that one reading thread takes at a time


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of the content folder with their digests, in order of path, and the digest of all that a build reads."""

    content: Mapping[str, str]
    settings: str
    program: str
    theme: str
    key: str


def survey(site: Site, theme_folders: Iterable[str], known: Mapping[str, str] | None = None) -> Survey:
    """Reads every input once. `theme_folders` are those that the last build found the theme in.

    `known` spares the reading: digests of content files that a watcher vouches for.
    """
    content = known if known is not None else content_digests(site.root / site.content)
    settings = settings_digest(site)
    theme = tree_digest([str(site.root / "themes"), *theme_folders])
    whole = blake2b(digest_size=12)
    for name, digest in sorted(content.items()):
        whole.update(f"{name}\0{digest}\n".encode("utf-8", "surrogateescape"))
    program = program_digest()
    whole.update("\0".join((settings, program, theme, history.head(site))).encode())
    return Survey(content, settings, program, theme, whole.hexdigest())


def settings_digest(site: Site) -> str:
    """The digest of every setting."""
    return files.digest(repr([(f.name, getattr(site, f.name)) for f in fields(site) if f.name != "root"]).encode())


def content_digests(folder: Path) -> dict[str, str]:
    """Each file below the content folder with the digest of its bytes."""
    paths = [path for path, _ in files.listing(folder)]
    shares = [paths[i:i + _SHARE] for i in range(0, len(paths), _SHARE)]
    if len(shares) < 2:
        return dict(files.digests(folder, paths))
    with ThreadPoolExecutor(2) as readers:          # reading and hashing both let the other thread run
        return dict(pair for share in readers.map(lambda s: list(files.digests(folder, s)), shares) for pair in share)


def again(content: Mapping[str, str], folder: str, changed: Iterable[str]) -> dict[str, str]:
    """The digests with those of the changed files (absolute paths in the folder) taken anew, in order of path."""
    fresh = dict(content)
    for path in changed:
        name = Path(path).relative_to(folder).as_posix()
        fresh.pop(name, None)
        if os.path.isfile(path):
            fresh[name] = files.digest(files.read(path))
        elif os.path.isdir(path) or not os.path.splitext(path)[1]:      # a folder came or went: look at all
            return content_digests(Path(folder))
    return fresh


def tree_digest(folders: Iterable[str]) -> str:
    """The digest of every file in these folders, by name and content; what Python compiled for itself says nothing of its own."""
    whole = blake2b(digest_size=12)
    for folder in folders:
        for path, entry in files.listing(folder):
            if path.endswith(".pyc"):
                continue
            whole.update(f"{folder}\0{path}\0{files.digest(files.read(entry.path))}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


@cache
def program_digest() -> str:
    """The digest of banmian's own code and of the names and versions of the packages beside it.

    So a page is stale when the program that made it is, and nobody need think of raising a number.
    """
    whole = blake2b(tree_digest([str(PACKAGE)]).encode(), digest_size=12)
    try:
        names = sorted(n for n in os.listdir(sysconfig.get_path("purelib")) if n.endswith(".dist-info"))
    except OSError:
        names = []
    whole.update("\n".join(n for n in names if n.partition("-")[0].lower() in _MATTERS).encode())
    return whole.hexdigest()


# Packages whose version can change a byte of the site.
_MATTERS: Final = frozenset({"jinja2", "markdown", "markupsafe", "nh3", "lunr", "jieba", "rjieba", "numpy", "pypinyin",
                             "pyyaml", "opencc", "orjson"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The output folder as it stands: size and time (ns) of each file, and half files left by a build that died."""

    files: dict[str, tuple[int, int]]
    halves: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Of all names, sizes and times."""
        rows = sorted(f"{path}\0{size}\0{time}" for path, (size, time) in self.files.items())
        return files.digest("\n".join(rows).encode("utf-8", "surrogateescape"))


def output_tree(folder: Path) -> Tree:
    """Looks at every name of the output folder, opens none."""
    found: dict[str, tuple[int, int]] = {}
    halves: list[str] = []
    for path, entry in files.listing(folder):
        if path.endswith(files.HALF):
            halves.append(path)
            continue
        stat = entry.stat()
        found[path] = (stat.st_size, stat.st_mtime_ns)
    return Tree(found, tuple(halves))
