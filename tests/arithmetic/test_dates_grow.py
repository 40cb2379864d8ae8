"""Crowded texts: what the rules on dates, lengths, offices and superlatives do grows in proportion to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker import pipeline
from checker.claims import is_claim
from checker.registry import plugins

Grows = Callable[[Callable[[int], object], int], None]

CROWDS = (
    "on Monday, Jan. 3, a vote and ",
    "it was said today (Tuesday) that 5 roads would close and ",
    "from 3 May to 2 May 2020, for six years, and ",
    "born in 1950, he died in 1941 aged 72 and ",
    "founded in 1986 it kept its 25th anniversary in 2021 and ",
    "the largest harbour in the region, with 40 berths and ",
    "Mayor Jon Smith and Governor Jon Smith met 3 men and ",
    "the first woman to lead the bank in 1990 and ",
    "the mill dates from 1895, so its 120th birthday fell in 2020 and ",
    "for nine hours, from 10 p.m. until 8 a.m., and ",
    "Decree No. 15 of 3 May 2010 and Decree No. 15 of 4 May 2010 and ",
)


def varied(text: str, times: int) -> str:
    """A text again and again, with a word between that is another each time: no sentence stands twice."""
    letters = "bcdfghjklm"
    return "".join(f"{text}{letters[n // 100 % 10]}a{letters[n // 10 % 10]}e{letters[n % 10]}o " for n in range(times))


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda text: text[:24])
@pytest.mark.parametrize(("end", "size"), [("", 120), (".\n\nThe ", 40)], ids=["one sentence", "many"])
def test_work_grows_with_the_text(crowd: str, end: str, size: int, grows_in_proportion: Grows) -> None:
    rules = [r for r in plugins("checker.rules", key="code") if r.code in ("SC008", "SC009", "CF009", "SC013", "CF005")]
    made = {}

    def judge(times: int) -> None:
        if times not in made:
            document = pipeline.document_of("t.txt", "The " + varied(crowd + end, times), "2024-01-03")
            seen = pipeline.subjects_of(document, everything=True)
            claims = [s for s in seen if is_claim(s.claim)]
            marks = [s for s in seen if not is_claim(s.claim)]
            made[times] = pipeline.reconcile(claims, [document], frozenset(), None, threshold=1.01, marks=marks)
        for rule in rules:
            list(rule().check(made[times]))

    for least in (size // 2, size, 4 * size):
        judge(least)
    grows_in_proportion(judge, size)
