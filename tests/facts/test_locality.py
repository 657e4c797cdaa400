"""The place of a page: what is a name, and what only looks like one."""
from __future__ import annotations

import pytest

from banmian.facts.locality import locality


@pytest.mark.parametrize("text", ["我县召开县委全会，现任县委书记讲话。全县建成县城新区，加强管理县级单位。县里召开县人大会议，我县召开县政府会议。",
                                  "老城区改造工程启动，全区干部下沉老城区。我区老城区群众盼望已久，老城区水管换新。"])
def test_the_end_of_one_word_and_the_beginning_of_another_are_no_county(text: str) -> None:
    assert locality([text, text], []).county is None


def test_a_district_of_a_common_name_is_meant_where_its_city_is_named() -> None:
    text = "洛阳市老城区今天启动改造，全区干部下沉。我区老城区群众盼望已久，老城区水管换新。"
    county = locality([text, text], []).county
    assert county is not None and county.name == "老城区"
