"""The proofs of the content folder: the seal of each tells one that a person changed since it was written."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from banmian.config import Site
from banmian.model import Finding, Place
from banmian.segment.margin import alike, saved_text, sealed, unsealed
from banmian.work import files

ASIDE: Final = ".edited"        # ends the name under which a person's proof is kept
SUFFIX: Final = ".proof"


class Proofs:
    """The proofs while pages are cut; `findings` tell of those that were put aside."""

    def __init__(self, site: Site) -> None:
        self._site, self._folder = site, f"{site.root}/{site.content}"
        self._now: set[str] = set()         # those of this cut
        self.findings: list[Finding] = []

    def write(self, path: str, text: str) -> bool:
        """Whether the proof at a path was written; what a person made of the one that stood there is kept beside it."""
        self._keep(path, text)
        self._now.add(path)
        return files.write(self._folder, path, sealed(text).encode("utf-8", "replace"))[1]

    def drop(self, path: str) -> None:
        """Takes away the proof at a path, but for what a person made of it; none that another page has there now."""
        if path in self._now:
            return
        self._keep(path)
        if os.path.lexists(file := files.safe(self._folder, path)):
            os.unlink(file)

    def _keep(self, path: str, now: str = "") -> None:
        """Puts aside what stands at a path unless it is the machine's, or says what is to be written `now`. One without a seal may be
        anybody's."""
        file = files.safe(self._folder, path)
        if not os.path.isfile(file):
            return
        plain, made = unsealed(saved_text(files.read(file)))
        if made or now and alike(plain, unsealed(now)[0]):
            return
        number, aside = 1, f"{path}{ASIDE}"
        while os.path.lexists(f"{self._folder}/{aside}"):
            number += 1
            aside = f"{path}{ASIDE}-{number}"
        os.rename(file, f"{self._folder}/{aside}")
        self.findings.append(Finding("N304", Place(f"{self._site.content}/{path}"), f"changed by hand: kept as {aside.rpartition('/')[2]}"))


def changed(site: Site) -> Iterator[Finding]:
    """A note of each proof in the content folder that is not as it was written."""
    for path, entry in files.listing(site.root / site.content, SUFFIX):
        if unsealed(saved_text(files.read(entry.path)))[1] is False:
            yield Finding("N304", Place(f"{site.content}/{path}"), "changed by hand: it shows on the page and cuts nothing")
