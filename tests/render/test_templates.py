"""The quick compiler of templates: what it writes is what Jinja2's own writes; names that every template has stay what they are."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.config import Site, load
from banmian.render import all_sheets, load_theme, render_sheet
from banmian.render.templates import FIXED, environment_of
from banmian.work import files
from banmian.work.printing import loaded
from banmian.work.reading import Paths, read_cards

ROOT = Path(__file__).resolve().parents[2]


def test_every_page_of_the_corpus_is_the_same_as_by_jinja2_alone() -> None:
    site = load(ROOT)
    paths = tuple(path for path, _ in files.listing(ROOT / site.content, ".md"))
    cards = sorted(read_cards(Paths(site, paths)).cards(), key=lambda card: card.key())
    quick, plain = load_theme(site), load_theme(site, quick=False)
    assert quick.environment.code_generator_class is not plain.environment.code_generator_class
    sheets = list(all_sheets(cards, site))
    assert len({sheet.view for sheet in sheets}) > 12
    for sheet in sheets:
        shown = loaded(site, sheet)
        assert render_sheet(quick, sheet, shown, site) == render_sheet(plain, sheet, shown, site), sheet.path


PARTS = st.sampled_from([
    "{{ one }}", "{{ two.name }}", "{{ two.items }}", "{{ two['name'] }}", "{{ say('a.b') }}", "{{ say('a.b', n=n) }}", "{{ say('q', **{'from': 1}) }}",
    "{{ label('title', 'a') }}", "{{ site.title }}", "{{ language }}", "{{ asset('x') }}", "text & <b>", "\n", "{{ one|upper }}", "{{ n + 1 }}",
    "{% if one %}yes{{ one }}{% endif %}", "{% for row in rows %}{{ loop.index }}{{ row.name }}{{ say('a', n=row.n) }}{% else %}none{% endfor %}",
    "{% set x = one %}{{ x }}", "{% macro m(a) %}<i>{{ a }}{{ a.name }}</i>{% endmacro %}{{ m(two) }}", "{{ two.name.upper() }}",
    "{% for k, v in two.pairs if v %}{{ k }}={{ v }}{% endfor %}", "{{ rows|map(attribute='name')|join(', ') }}", "{{ none }}", "{{ n }}",
    "{% filter upper %}{{ one }}{% endfilter %}", "{% call(x) c() %}{{ x }}{{ one }}{% endcall %}", "{{ [one, two.name]|first }}", "{{ nothing.x }}",
    "{{ two.nothing }}", "{% block b %}{{ one }}{{ t('k') }}{% endblock %}", "{{ t('k') ~ one }}", "{{ escaped }}",
])
NAMES = {
    "site": Site(root=ROOT, title="报 & <库>"), "language": "zh-Hans", "t": lambda key, **v: f"<{key}{sorted(v.items())}>",
    "say": lambda key, **v: f"{key}&{sorted(v.items())}", "label": lambda name, key, **v: f'{name}="{key}"', "asset": {"x": "y"}.__getitem__,
}


@given(st.lists(PARTS, max_size=8), st.text(max_size=5), st.integers(-2, 2))
def test_any_template_says_the_same_and_fails_the_same(parts: list[str], one: str, n: int) -> None:
    from markupsafe import Markup
    source = "{% macro c() %}[{{ caller(1) }}]{% endmacro %}" + "".join(part for i, part in enumerate(parts) if "{% block" not in part or
                                                                          part not in parts[:i])
    values = {"one": one, "n": n, "two": {"name": one, "pairs": [(1, n)]}, "rows": [{"name": one, "n": n}] * max(n, 0), "escaped": Markup("<u>")}
    said = []
    for quick in (True, False):
        try:
            said.append(environment_of((), NAMES, quick=quick).from_string(source).render(values))
        except Exception as error:
            said.append(f"{type(error).__name__}: {error}")
    assert said[0] == said[1]


@pytest.mark.parametrize("source", ["{% set NAME = 1 %}", "{% for NAME in [1] %}{% endfor %}", "{% macro NAME() %}{% endmacro %}",
                                    "{% macro m(NAME) %}{% endmacro %}", "{% import 'a' as NAME %}", "{% from 'a' import b as NAME %}"])
def test_a_fixed_name_cannot_be_given_another_value(source: str) -> None:
    from jinja2 import TemplateSyntaxError
    environment = environment_of((), NAMES)
    for name in FIXED:
        with pytest.raises(TemplateSyntaxError, match=f"`{name}`"):
            environment.from_string("\n" + source.replace("NAME", name))
