"""Files in the output folder that no build known here made: a withdrawn page, say, where the notes of earlier builds were lost."""
from __future__ import annotations

from collections.abc import Collection, Iterable

from banmian.config import Site
from banmian.model import Finding, Place
from banmian.work import files, store


def strays(site: Site) -> tuple[Finding, ...]:
    """A note of them; none where nothing is noted of any build here, and all may be another machine's."""
    outputs = store.load(site.root).outputs
    return told(site, (path for path, _ in files.listing(site.root / site.output)), outputs) if outputs else ()


def told(site: Site, there: Iterable[str], made: Collection[str]) -> tuple[Finding, ...]:
    """The note, if any of what is there was not made."""
    over = sorted(path for path in there if path not in made and not path.endswith(files.HALF))
    return (Finding("N601", Place(site.output), f"{len(over)} files were made by no build known here", tuple(over)),) if over else ()
