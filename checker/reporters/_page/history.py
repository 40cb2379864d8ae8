"""What moved: a drawing a measure, with the same in words below."""

from __future__ import annotations

from itertools import islice
from typing import Final

from checker.model import Group
from checker.reporters._page.chart import chart, listed
from checker.reporters._page.contents import Contents
from checker.reporters._page.elements import Markup, element, join
from checker.reporters._wording import many, measured

MOST: Final = 120
"""Measures drawn, those with the most claims."""
ROWS: Final = 60
"""Values put in words of one measure."""
KEY: Final = (("swatch mine", "the draft"), ("swatch", "its sources"))
UNFOLDED: Final = 8
"""So many values are shown at once."""


def history(contents: Contents) -> Markup:
    """The measures that moved, those with the most claims first."""
    view = contents.report.view
    assert view is not None
    ordered = sorted(view.moved, key=lambda group: -len(group.claims))
    shown = [measure(number, group, contents) for number, group in enumerate(ordered[:MOST])]
    left = len(ordered) - len(shown)
    more = (
        [element("p", f"{many(left, 'more measure')} moved and {'is' if left == 1 else 'are'} not drawn")]
        if left
        else []
    )
    return join([element("div", *shown, class_="measures"), *more])


def measure(number: int, group: Group, contents: Contents) -> Markup:
    """One measure: its drawing, and the same in words. ``number`` tells its anchors from those of others."""
    rows = list(islice(listed(group, contents), ROWS + 1))
    heads = element("tr", *(element("th", name, scope="col") for name in ("When", "Figure", "Who says so")))
    body = (
        element("tr", element("td", time), element("td", element("b", figure)), element("td", who))
        for time, figure, who in rows[:ROWS]
    )
    more = [element("p", "The rest is not listed", class_="soft")] if len(rows) > ROWS else []
    table = element("table", element("thead", heads), element("tbody", *body), class_="values")
    count = many(len(rows[:ROWS]), "value")
    return element(
        "figure",
        element("figcaption", element("h3", measured(group.measure))),
        chart(group, number, contents),
        _key() if contents.drafts() else "",
        element("details", element("summary", f"{count} with their sources"), table, *more, open=len(rows) <= UNFOLDED),
        class_="measure",
    )


def _key() -> Markup:
    """Which dots are the draft's."""
    marks = ((element("span", "", class_=look), element("span", told)) for look, told in KEY)
    return element("p", *(part for mark in marks for part in mark), class_="key", aria_hidden="true")
