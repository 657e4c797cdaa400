"""The interface's words in each of its languages: one YAML file a language, read from the theme."""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from banmian.config import place_of
from banmian.errors import BanmianError
from banmian.model import Place
from banmian.render.calendar import date_in, weekday_in
from banmian.render.theme_files import words_in

NEEDED: Final = ("language.name", "language.short")      # what a language is called in itself, on the button that chooses it

CORPUS = "zh-Hans"         # what templates say of elements that hold words of the corpus, among which the interface's may stand


@dataclass(frozen=True, slots=True)
class Strings:
    """Words by language and key. `first` is the language that pages are written in."""

    first: str
    words: Mapping[str, Mapping[str, str]]

    def say(self, key: str, /, **values: object) -> str:
        """The words of a key in the first language, `{name}` filled in; for a key without words its last part.

        Keys made from data (`kind.` and the kind an article names) may have none; those written in templates are tested.
        """
        return fill(self.words[self.first].get(key) or key.rpartition(".")[2], values, self.first)

    def span(self, key: str, /, **values: object) -> str:
        """The words as an element that the browser can put into another language."""
        from markupsafe import Markup, escape
        data = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())
        tongue = "" if self.first == CORPUS else f' lang="{escape(self.first)}"'
        return Markup(f'<span data-t="{escape(key)}"{data}{tongue}>{escape(self.say(key, **values))}</span>')

    def attribute(self, name: str, key: str, /, **values: object) -> str:
        """An attribute in the first language with what the browser needs to put it into another: aria-label, title."""
        from markupsafe import Markup, escape
        data = "".join(f' data-{n}="{escape(value)}"' for n, value in values.items())
        return Markup(f'{name}="{escape(self.say(key, **values))}" data-t-{name}="{escape(key)}"{data}')

    def names(self) -> list[tuple[str, str, str]]:
        """(tag, name, short name) of each language in itself, the first first."""
        return [(tag, words["language.name"], words["language.short"]) for tag, words in self.words.items()]

    def script(self, language: str) -> str:
        """The words of a language as a classic script, which a page opened from disk may load."""
        words = json.dumps(dict(sorted(self.words[language].items())), ensure_ascii=False, separators=(",", ":"))
        return (f'(window.BANMIAN_WORDS=window.BANMIAN_WORDS||{{}})["{language}"]={words};'
                f'window.BANMIAN_STRINGS=window.BANMIAN_STRINGS||window.BANMIAN_WORDS["{language}"];\n')


def fill(words: str, values: Mapping[str, object], language: str = CORPUS) -> str:
    """Words with `{name}` replaced; "one|many" takes the part for `n`: "{n} page|{n} pages"."""
    one, bar, many = words.partition("|")
    text = (one if str(values.get("n")) == "1" else many) if bar else words
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", shown(name, value, language))
    return text


def shown(name: str, value: object, language: str = CORPUS) -> str:
    """A value as it stands among words: numbers in groups, dates as readers of the language write them."""
    if isinstance(value, int):
        return grouped_digits(value)
    return date_in(language)(str(value)) if name == "date" else weekday_in(language, str(value))


def grouped_digits(number: int) -> str:
    """A number as readers of all three languages write it: 12,345."""
    return f"{number:,}"


def strings_of(folders: Sequence[Path], languages: Sequence[str], root: Path = Path()) -> Strings:
    """The words of every language: all `strings/[NAME.]LANGUAGE.yaml`, the most special theme winning.

    Raises E401 when a language lacks a key that the first one has, and for one that the theme has no words in: at the line of the
    settings of the site in `root`, which names it.
    """
    words: dict[str, dict[str, str]] = {}
    for language in languages:
        held = words.setdefault(language, {})
        for folder in reversed(folders):
            for path in sorted((folder / "strings").glob("*.yaml")):
                if _language(path) == language:
                    held.update(words_in(path))
        if not held:
            raise _speechless(folders, language, root)
    for language in languages:
        if lacking := sorted({key for held in words.values() for key in held}.union(NEEDED) - words[language].keys()):
            having = [other for other in languages if lacking[0] in words[other]]
            raise BanmianError("E401", Place(str(folders[0] / "strings" / f"{language}.yaml")),
                               f"there are no words in {language} for {', '.join(f'`{key}`' for key in lacking[:8])}"
                               + (f"; there are in {', '.join(having)}" if having else ""),
                               f"Add them: a key has words in each language of the site ({', '.join(languages)}).")
    return Strings(languages[0], words)


def _speechless(folders: Sequence[Path], language: str, root: Path) -> BanmianError:
    """The error that a theme speaks a language not, at the line of the settings that asks for it."""
    spoken = sorted({_language(path) for folder in folders for path in (folder / "strings").glob("*.yaml")})
    return BanmianError("E401", place_of(root, "languages"),
                        f"`languages`: the theme has no words in `{language}`; it has {', '.join(spoken) or 'none in any language'}",
                        f"Name one of these in `languages`, or give a theme of your own strings/{language}.yaml.")


def _language(path: Path) -> str:
    """Whose words a file holds: search.zh-Hans.yaml → zh-Hans."""
    return path.stem.rpartition(".")[2]
