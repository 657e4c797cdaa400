"""Jinja filters: a date, a number and a page number as Chinese readers write them."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from banmian.render.calendar import chinese_date
from banmian.render.reading import half_attribute, set_text
from banmian.render.strings import grouped_digits
from banmian.text.late import late


def page_number(value: str) -> str:
    """The page number without leading noughts: 06 → 6, A03 stays."""
    return value.lstrip("0") or value


_set = lru_cache(maxsize=4096)(set_text)       # a headline stands on several pages, and twice on its own


def wide(value: str) -> str:
    """A line of the page with full-width marks."""
    return _set(value)[0]


def half(value: str) -> str:
    """The attribute that says which marks of the line the source has otherwise."""
    from markupsafe import Markup
    return Markup(half_attribute(_set(value)[1]))


# A quotation that the opening's end cuts off where it has hardly begun: 精准落实“国20条”“省…
BARELY = late(r"[“‘《（][^“”‘’《》（）]{0,4}…$")
# Space between paragraphs of an opening, after a mark that has its own room: 。 同时
ROOMY = late(r"(?<=[，。、；：？！”’）》】…]) +")


def running(value: str) -> str:
    """The opening of a text, or a headline in a list, as running text: full-width marks, no space after them.

    Straight quotation marks whose last one the opening's end has cut off are still turned by turn: "一老一小"和"朝… → “一老一小”和“朝…
    """
    if value.count('"') % 2 and value.endswith("…"):
        value = wide(value + '"')[:-1]
    text = wide(value)
    if text.endswith("…"):
        text = BARELY.sub("…", text)
    return ROOMY.sub("", text) if " " in text else text


# A phrase of a headline, which may break after spaces and closing marks, with the marks that cannot begin a line. 认真复盘 举一反三，打赢
PHRASE = late(r"[^\s，。、；：？！”’）》】…—,;:?!)]*[，。、；：？！”’）》】…—,;:?!)]*")
SHORT, LONG = 10, 40


@lru_cache(maxsize=4096)
def fit(headline: str, room: int = SHORT) -> str:
    """Class names for a headline: `phrased` when it can break between its phrases alone, `long` when it needs smaller type.

    `room` is how many characters fit a line of the smallest phone; in a longer phrase a break within is better than one
    before a comma.
    """
    phrased = max(map(len, PHRASE.findall(headline))) <= room
    return ("phrased " if phrased else "") + ("long" if len(headline) > LONG else "")


FILTERS: Mapping[str, Callable[..., object]] = {"cndate": chinese_date, "pageno": page_number, "digits": grouped_digits,
                                               "wide": wide, "running": running, "half": half,
                                               "fit": fit}
