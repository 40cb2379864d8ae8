"""The draw of balanced pairs from mentions put into measures, and what a comparison is taken to say."""

from __future__ import annotations

import group_pairs
import pytest
from group_pairs import Pair, one_sort, pairs_of, sort_of, told

from checker.comparison import Comparison


def mention(measure: str, value: float, comparator: str = "=", **more: object) -> dict[str, object]:
    low, high = (value if comparator in "=>>=~" else None), (value if comparator in "=<<=~" else None)
    if comparator == ">":
        high = None
    if comparator == "<":
        low = None
    if comparator == ">=":
        high = None
    return {
        "event": "flood", "measure": measure, "value": value, "low": low, "high": high, "comparator": comparator,
        "unit": "person", "revised": False, "scope_unclear": False, "file": f"2019-03-04_{value}.txt",
        "sentence": f"{measure} {value}", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "sort"),
    [
        (mention("m1", 24), mention("m1", 31), "clash"),
        (mention("m1", 24), mention("m1", 24), "agree"),
        (mention("m1", 24), mention("m1", 31, ">="), "clash"),
        (mention("m1", 31), mention("m1", 24, ">="), None),
        (mention("m1", 24, ">"), mention("m1", 24), None),
        (mention("m1", 24, "~"), mention("m1", 31), None),
        (mention("m1", 24, revised=True), mention("m1", 31), None),
        (mention("m1", 24), mention("m2", 31), "look-alike"),
        (mention("m1", 24), mention("x", 31), "look-alike"),
        (mention("x", 24), mention("x", 31), None),
        (mention("m1", 24), mention("m2", 24), None),
        (mention("m1", 24), mention("m2", 31, unit="road"), None),
        (mention("m1", 24), mention("m2", 24000), None),
    ],
)
def test_how_two_mentions_stand(a: dict[str, object], b: dict[str, object], sort: str | None) -> None:
    assert sort_of(a, b) == sort
    assert sort_of(b, a) == sort


def test_sentences_stand_as_their_figures_together_do() -> None:
    dead, hurt = mention("m1", 24), mention("m2", 40)
    assert one_sort([dead, hurt], [mention("m1", 31), mention("m2", 40)]) == "clash"
    assert one_sort([dead, hurt], [dead]) == "agree"
    assert one_sort([dead], [hurt]) == "look-alike"
    assert one_sort([dead], [mention("m1", 24, "~"), hurt]) is None


def test_pairs_are_of_two_texts_and_carry_their_dates() -> None:
    found = list(pairs_of([mention("m1", 24), mention("m1", 31), mention("m1", 31, sentence="m1 again")]))
    assert {(p.sort, p.dates) for p in found} == {("clash", ("2019-03-04", "2019-03-04"))}
    assert len(found) == 2


def test_the_draw_is_balanced_and_the_same_again() -> None:
    pool = [Pair(event, sort, str(n), "", ("", "")) for event in "ab" for sort in group_pairs.SORTS for n in range(9)]
    chosen = group_pairs.draw(pool, 7, 12)
    assert chosen == group_pairs.draw(pool[::-1], 7, 12)
    assert [p.sort for p in chosen] == [s for s in group_pairs.SORTS for _ in range(4)]
    assert [p.event for p in chosen[:4]] == ["a", "b", "a", "b"]


def test_what_a_comparison_says() -> None:
    assert told(Comparison("contradiction", "conflicts", "")) == "clash"
    assert told(Comparison("neutral", "rival-speakers", "")) == "clash"
    assert told(Comparison("neutral", "confirmed", "")) == "agree"
    assert told(Comparison("neutral", "unrelated", "")) == "look-alike"
    assert told(Comparison("neutral", "bound-mismatch", "")) == "look-alike"


def test_accuracy_is_of_three_sorts_and_of_two() -> None:
    made = [
        (Pair("a", "clash", "", "", ("", "")), Comparison("contradiction", "conflicts", "")),
        (Pair("a", "agree", "", "", ("", "")), Comparison("neutral", "unrelated", "")),
        (Pair("a", "look-alike", "", "", ("", "")), Comparison("neutral", "conflicts", "")),
    ]
    assert group_pairs.table(made).endswith("3 pairs, accuracy 0.333; contradiction or none 1.000\n")
