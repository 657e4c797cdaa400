"""An editor's partial date stands above the page; what the page says otherwise is told, and odd forms are refused."""
from __future__ import annotations

import pytest

from tests.facts.test_page import BODY, facts_of

NEWS = BODY.format(lede="9月21日")
PRINTED = "湖滨晚报\n2015年9月22日 星期二\n" + BODY.format(lede="昨日")
SILENT = BODY.format(lede="近日")


@pytest.mark.parametrize(("page", "given", "date", "code"), [
    (SILENT, "2014-10", "2014-10", "F211"), (SILENT, 2014, "2014", "F211"),
    (NEWS, "2014", "2014-09-22", None), (NEWS, "2014-09", "2014-09-22", None), (NEWS, "2014-12", "2014-12", "F210"),
    (PRINTED, "2015", "2015-09-22", None), (PRINTED, "2015-09", "2015-09-22", None),
    (PRINTED, "2014", "2014", "F210"), (PRINTED, "2015-10", "2015-10", "F210")])
def test_a_partial_date(page, given, date, code) -> None:
    values, codes, _ = facts_of(page, {"date": given})
    assert values["date"] == date
    assert [c for c in codes if c in ("F210", "F211", "F212", "F214")] == ([code] if code else [])


def test_a_partial_date_has_the_editors_basis_and_what_it_overrules_is_told() -> None:
    from banmian.facts import page_facts
    from banmian.segment import read_page
    facts, findings = page_facts(NEWS, read_page(NEWS), {"date": "2014-12", "basis": "the reader's letter"})
    assert facts.date.basis == "editor: the reader's letter"
    assert "2014-09-22" in next(f.message for f in findings if f.code == "F210")


@pytest.mark.parametrize("given", ["2014-13", "2014-00", "20150922", "2015-W39-2", "2015-9-31", "2015-09-31", "2015-09-22 10:00", "15-09"])
@pytest.mark.parametrize("page", [NEWS, PRINTED, SILENT])
def test_other_forms_are_refused(page, given) -> None:
    values, codes, _ = facts_of(page, {"date": given})
    assert "F214" in codes and values.get("date") in (None, "2015-09-22")


def test_an_editors_day_needs_no_year_on_the_date_line() -> None:
    page = "湖滨晚报\n9月22日 星期二 农历八月初十\n" + SILENT
    assert "F211" in facts_of(page)[1]
    assert "F211" not in facts_of(page, {"date": "2015-09-22"})[1]
