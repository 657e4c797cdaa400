"""SHA256SUMS: the digests of the downloads, as `sha256sum -c` reads them."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.exports import Corpus, File, Made

TITLE = "SHA256SUMS"
DEFAULT = True
EXTRA = ""


def describe(corpus: Corpus, made: Sequence[Made]) -> Iterator[File]:
    """`data/SHA256SUMS`, of every file in data/ made before it, in path order."""
    files = sorted((file.path.removeprefix("data/"), file.sha256) for file in made if file.path.startswith("data/"))
    yield "data/SHA256SUMS", "".join(f"{digest}  {path}\n" for path, digest in files).encode()
