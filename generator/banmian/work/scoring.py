"""Pages named one by one: their reading in the scorer's form, their proof. Nothing else is touched."""
from __future__ import annotations

from pathlib import Path
from typing import Final

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.segment import score_form
from banmian.work import files
from banmian.work.known import known_pages
from banmian.work.seeds import SeedTask, reading_of

EMPTY: Final[dict[str, object]] = {"page": {}, "articles": [], "furniture": []}


def task_of(page: str) -> SeedTask:
    """The task of reading a page named by its path; the `pages.yaml` beside it is heard."""
    path = Path(page)
    if not path.is_file():
        raise BanmianError("E204", Place(page), "there is no such page")
    known = known_pages(path.parent, str(path.parent))
    if error := known.wrong.get(path.name):
        raise error
    return SeedTask(page, page, known.entries.get(path.name, ()))


def name_of(page: str) -> str:
    """The name of the file that a page's reading goes to."""
    return Path(page).stem + ".json"


def score_page(page: str, out: str) -> None:
    """Writes `out`/NAME.json of one page."""
    import orjson
    reading, _ = reading_of(task_of(page))
    form = score_form(reading) if reading else EMPTY
    files.write(out, name_of(page), orjson.dumps(form, option=orjson.OPT_INDENT_2) + b"\n")


def proof_of(page: str) -> str:
    """The proof of one page."""
    return reading_of(task_of(page))[1]
