"""Why an output is as it is: what it was made from, down to the lines of the seed, and why it was last made."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Article, Card, Place, Source
from banmian.work import store
from banmian.work.reading import article_at
from banmian.work.seeds import decode
from banmian.work.store import Output

REASONS: Final = {
    "NEW": "it was not there before",
    "OUTPUT_MISSING": "the file was gone from the output folder",
    "OUTPUT_CHANGED": "the file had been changed from outside",
    "GROUND_CHANGED": "the theme, the settings or the program changed",
    "TEXT_CHANGED": "the content file or proof that it shows changed",
    "MEMBERS_CHANGED": "what it lists or links to changed",
}


def why(site: Site, path: str) -> str:
    """The answer as lines of text. Raises E609 for a file that no build made."""
    outputs = store.load(site.root)
    url = _below(site, path)
    output = outputs.outputs.get(url)
    if output is None:
        raise BanmianError("E609", Place(path), "no build made this file",
                           "Build first, and name a file of the output folder.")
    card = next((card for card in outputs.cards.values() if card.url == url), None)
    return "\n".join((*_made(site, url, output), *(_origin(site, card) if card else ())))


def _below(site: Site, path: str) -> str:
    """The path below the output folder, however it was given."""
    full = (Path.cwd() / path).resolve()
    folder = (site.root / site.output).resolve()
    return full.relative_to(folder).as_posix() if full.is_relative_to(folder) else path.removeprefix(f"{site.output}/")


def _made(site: Site, url: str, output: Output) -> Iterable[str]:
    kind, _, name = output.maker.partition(":")
    yield f"{site.output}/{url}"
    yield f"  made by    {kind} {name}".rstrip()
    yield f"  last made  because {REASONS.get(output.reason, output.reason)} ({output.reason})"
    yield f"  key        sheet {output.sheet[:12]}, source {output.source[:12] or '-'}, ground {output.ground[:12]}"


def _origin(site: Site, card: Card) -> Iterable[str]:
    article, digest = article_at(site, card.path)
    yield f"  article    {article.id} {article.headline}"
    yield f"  content    {site.content}/{card.path} ({digest[:12]})"
    for source in article.sources:
        yield f"  seed       {source.seed} (sha256 {source.sha256[:12]}), lines {_lines(site, source)}"
    yield from _facts(article)


def _facts(article: Article) -> Iterable[str]:
    for name, basis in article.basis:
        yield f"  {name:<10} {getattr(article, name, '')} – {basis}"


def _lines(site: Site, source: Source) -> str:
    """The lines of the seed that the article's characters stand on: 3-5, 9-12."""
    try:
        text, _ = decode((site.root / source.seed).read_bytes(), source.seed)
    except (OSError, BanmianError):
        return "? (the seed is not there)"
    numbers = sorted({n for _, start, end in source.spans
                      for n in range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2)})
    return ", ".join(_ranges(numbers))


def _ranges(numbers: list[int]) -> Iterable[str]:
    start = at = -1
    for number in [*numbers, 1 << 62]:
        if number != at + 1:
            if start > 0:
                yield f"{start}-{at}" if at > start else str(start)
            start = number
        at = number
