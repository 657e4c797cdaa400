"""The row of this project in a comparison of search engines: `search_row.py CORPUS OUT`; search_row.sh says what it leaves.

The whole site is built by `banmian build`, as anybody builds it; `_build.json` has that command's wall seconds and peak memory
(of its largest process), and, by themselves, the seconds of its stage "search".
"""
from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from banmian.content.escape import escape
from banmian.content.markdown_out import write_article
from banmian.model import Article

BENCH = Path(__file__).with_name("search_row.html")


def lay_out(corpus: Path, site: Path) -> int:
    """Writes the corpus as a site's content, named so that card order is corpus order; the number of articles."""
    folders: set[Path] = set()
    count = 0
    with corpus.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            article = json.loads(line)
            body = "\n\n".join(escape(p) for p in article["body"].split("\n") if p.strip())
            name = f"a{count - 1:07d}"
            folder = site / "content" / name[:5]
            if folder not in folders:
                folder.mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            (folder / f"{name}.md").write_text(write_article(Article(name, article["title"], body)), encoding="utf-8")
    (site / "banmian.yaml").write_text("title: search\n", encoding="utf-8")
    return count


def main(corpus: str, out: str) -> None:
    """Lays out, builds, and copies the search."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        count = lay_out(Path(corpus), site)
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-c", "from banmian.cli import entry; entry()", "--root", str(site), "build", "--json"],
                              check=False, capture_output=True, text=True)
        seconds = time.monotonic() - began
        if done.returncode:
            sys.exit(done.stderr or done.stdout)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        for part in ("search",):
            shutil.copytree(site / "public" / part, Path(out) / part, dirs_exist_ok=True)
    shutil.copy(BENCH, Path(out) / "bench.html")
    manifest = (Path(out) / "search/manifest.js").read_text(encoding="utf-8")
    if f'"documents":{count},' not in manifest:
        sys.exit(f"the index does not have {count} documents")
    stages = json.loads(done.stdout).get("seconds", {})
    row = {"build_s": seconds, "peak_mb": peak, "search_s": stages.get("search")}
    (Path(out) / "_build.json").write_text(json.dumps(row), encoding="utf-8")
    print(json.dumps(row))


if __name__ == "__main__":
    main(*sys.argv[1:3])
