"""A site in a folder of its own, driven through the command line as its owner would.

`Site.copy("hostile", tmp).build().shows("index.html", "…")`: calls chain.
"""
from __future__ import annotations

import html.parser
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "sites"
SEEDS = ROOT / "seeds"
HUNG = 600          # seconds after which a call is taken for hung: far beyond what any takes, on a machine however busy


def command() -> list[str]:
    """How to call banmian: the installed command beside this Python."""
    script = Path(sys.executable).parent / "banmian"
    return [str(script)] if script.exists() else [sys.executable, "-m", "banmian"]


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the command line: its arguments, exit code, and what it printed."""

    argv: tuple[str, ...]
    code: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"banmian {' '.join(self.argv)} → {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


def call(*argv: str, cwd: Path, env: dict[str, str] | None = None, timeout: float = HUNG) -> Run:
    """What `banmian ARGV` does in the folder `cwd`, standard input closed."""
    settings = {k: v for k, v in os.environ.items() if not k.startswith("BANMIAN_")}
    done = subprocess.run([*command(), *argv], cwd=cwd, env=settings | (env or {}), timeout=timeout,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return Run(argv, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


class _Text(html.parser.HTMLParser):
    """The text that a reader sees of a page: no script, no style, no markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "template")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def text_of(page: str) -> str:
    """The text of an HTML page as read, with white space squeezed to single blanks."""
    reader = _Text()
    reader.feed(page)
    return " ".join("".join(reader.parts).split())


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Paths that only one of two folders has, or whose bytes differ: empty when the folders are the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


class Site:
    """A site's folder and the last call made in it. Methods that act give the site back, so that calls chain."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last: Run | None = None

    @classmethod
    def copy(cls, name: str, into: Path) -> Site:
        """A copy of the tiny site `tests/sites/NAME` in the folder `into`."""
        shutil.copytree(SITES / name, into, dirs_exist_ok=True)
        return cls(into)

    @classmethod
    def checkout(cls, into: Path) -> Site:
        """A copy of this checkout's own site: settings, seeds, corrections and committed content."""
        into.mkdir(parents=True, exist_ok=True)
        for name in ("seeds", "content", "corrections"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, into / name)
        for name in ("banmian.yaml", "pyproject.toml"):
            if (ROOT / name).is_file():
                shutil.copy(ROOT / name, into / name)
        return cls(into)

    def run(self, *argv: str, code: int | None = 0, env: dict[str, str] | None = None, timeout: float = HUNG) -> Site:
        """Call banmian in the site; fails the test when the exit code is not `code` (None: any)."""
        self.last = call(*argv, cwd=self.root, env=env, timeout=timeout)
        assert code is None or self.last.code == code, str(self.last)
        return self

    def segment(self, *argv: str, code: int | None = 0, timeout: float = HUNG) -> Site:
        """`banmian segment`."""
        return self.run("segment", *argv, code=code, timeout=timeout)

    def build(self, *argv: str, code: int | None = 0) -> Site:
        """`banmian build`."""
        return self.run("build", *argv, code=code)

    def check(self, *argv: str, code: int | None = 0) -> Site:
        """`banmian check`."""
        return self.run("check", *argv, code=code)

    def write(self, path: str, content: str | bytes) -> Site:
        """The file at `path` holds `content`."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return self

    def edit(self, path: str, old: str, new: str) -> Site:
        """The first `old` in the file at `path` becomes `new`; fails the test when there is none."""
        before = (self.root / path).read_bytes().decode("utf-8")
        assert old in before, f"{path} does not hold {old!r}"
        return self.write(path, before.replace(old, new, 1))

    def delete(self, path: str) -> Site:
        """The file at `path` is gone."""
        (self.root / path).unlink()
        return self

    def said(self, *texts: str) -> Site:
        """The last call printed each of `texts`, on either stream."""
        assert self.last is not None, "nothing was called yet"
        for text in texts:
            assert text in self.last.out + self.last.err, f"not said: {text!r}\n{self.last}"
        return self

    def report(self) -> Any:
        """The JSON that the last call printed on standard output."""
        assert self.last is not None, "nothing was called yet"
        return json.loads(self.last.out)

    def read(self, path: str) -> str:
        """The file at `path` as text."""
        return (self.root / path).read_bytes().decode("utf-8")

    def text(self, path: str) -> str:
        """What a reader sees of the page at `path` below public/."""
        return text_of(self.read(f"public/{path}"))

    def shows(self, path: str, *texts: str) -> Site:
        """A reader of the page at `path` below public/ sees each of `texts`."""
        seen = self.text(path)
        for text in texts:
            assert " ".join(text.split()) in seen, f"public/{path} does not show {text!r}"
        return self

    def lacks(self, path: str, *texts: str) -> Site:
        """The page at `path` below public/ holds none of `texts`, not even in its markup."""
        page = self.read(f"public/{path}")
        for text in texts:
            assert text not in page, f"public/{path} holds {text!r}"
        return self

    def files(self, folder: str = "public", suffix: str = "") -> dict[str, bytes]:
        """Every file below `folder` by its path with /, and its bytes."""
        base = self.root / folder
        return {p.relative_to(base).as_posix(): p.read_bytes()
                for p in sorted(base.rglob("*" + suffix)) if p.is_file()}
