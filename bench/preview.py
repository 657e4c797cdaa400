"""How soon the preview shows a change: `python bench/preview.py --size 10000 --edits 36`.

A corpus of made-up articles (growth.py) is served by `banmian serve`; again and again a paragraph is added to one of them, and the time is taken
from the end of the write to the message on which the reader's page reloads, the watcher's wait included. Each time the page is asked for and must show the paragraph.
"""
from __future__ import annotations

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from growth import articles, calibration

EVENTS = "/__banmian"


@contextmanager
def served(site: Path, jobs: int) -> Iterator[int]:
    """The site in a preview; its port."""
    command = [sys.executable, "-m", "banmian.cli", "serve", "--port", "0", "--jobs", str(jobs)]
    process = subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if line.startswith("serving "))
        yield int(line.split(":")[2].split("/")[0])
    finally:
        process.terminate()
        process.wait()


def message(stream: http.client.HTTPResponse, last: str) -> str:
    """The next message that is another than the last."""
    for line in stream:
        text = line.decode().strip().removeprefix("data: ")
        if text and text != last:
            return text
    raise SystemExit("the preview ended")


def page(port: int, name: str) -> str:
    """An article's page as the preview gives it."""
    asked = http.client.HTTPConnection("127.0.0.1", port)
    asked.request("GET", f"/articles/{name}.html")
    return asked.getresponse().read().decode()


def times(site: Path, port: int, edits: int) -> Iterator[float]:
    """Seconds from the end of each write to the message."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", EVENTS)
    stream = connection.getresponse()
    last, names, rng = message(stream, ""), sorted(path.stem for path in (site / "content").iterdir()), random.Random(7)
    for number in range(edits):
        time.sleep(1.5)                 # as long as somebody reads; what is left of the build before is over
        name, told = rng.choice(names), f"新增第{number}段文字。"
        with (site / "content" / f"{name}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{told}\n")
        start = time.perf_counter()
        last = message(stream, last)
        yield time.perf_counter() - start
        if told not in page(port, name):
            raise SystemExit(f"{name} does not show {told}")


def main() -> None:
    """Measures and prints."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=10_000)
    asked.add_argument("--edits", type=int, default=36)
    asked.add_argument("--jobs", type=int, default=2)
    told = asked.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        site = Path(folder)
        (site / "content").mkdir()
        for name, text in articles(told.size):
            (site / "content" / name).write_text(text, encoding="utf-8")
        with served(site, told.jobs) as port:
            took = sorted(times(site, port, told.edits))
    print(f"{told.edits} changes of {told.size:,} articles: median {statistics.median(took):.3f} s, least {took[0]:.3f}, "
          f"nine of ten within {took[int(len(took) * 0.9)]:.3f}, most {took[-1]:.3f}; calib {calibration():.0f} ms")


if __name__ == "__main__":
    main()
