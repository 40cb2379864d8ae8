"""Which numbers are slips of one another, and that figures torn from their measure by one are put back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker import pipeline
from checker.slips import digits, slip


@pytest.mark.parametrize(
    ("a", "b"),
    [("22", "220"), ("5000000", "5000000000"), ("1.5", "15"), ("195", "159"), ("143", "134"), ("1200", "2100")],
)
def test_slips(a: str, b: str) -> None:
    assert slip(Decimal(a), Decimal(b)) is not None
    assert slip(Decimal(b), Decimal(a)) == slip(Decimal(a), Decimal(b))


@pytest.mark.parametrize(
    ("a", "b"), [("22", "22"), ("22", "23"), ("300", "330"), ("195", "591"), ("0", "10"), ("7", "70000")]
)
def test_no_slips(a: str, b: str) -> None:
    assert slip(Decimal(a), Decimal(b)) is None


def test_a_slip_leaves_the_digits() -> None:
    assert digits(Decimal(1950)) == digits(Decimal("0.159")) == "159"


SAID = "The bombings in Lindholm on Tuesday injured {} people at the market, officials of the town said."


def test_a_sentence_with_another_number_is_of_the_measure_of_its_twin() -> None:
    """However far off the number is, the very same sentence is about the same thing."""
    documents = [
        pipeline.document_of(f"{n}.txt", SAID.format(figure), "2016-03-24")
        for n, figure in enumerate(("312", "312", "9,480"))
    ]
    (found,) = [f for f in pipeline.scan(documents).findings if f.code == "CF001"]
    assert {c.surface for c in found.claims if c.side is not None} == {"312", "9,480"}


def test_a_slip_days_later_is_no_change() -> None:
    """Ten times the figure three days on is shown as a conflict: figures seldom move by just so much."""
    documents = [
        pipeline.document_of("a.txt", SAID.format("312"), "2016-03-24"),
        pipeline.document_of("b.txt", SAID.format("3,120"), "2016-03-27"),
    ]
    assert "CF001" in {f.code for f in pipeline.scan(documents).findings}


def together(*texts: str) -> bool:
    """Whether the last figures of the texts are put into one measure."""
    documents = [pipeline.document_of(f"{n}.txt", text, "2016-03-24") for n, text in enumerate(texts)]
    groups = pipeline.timeline(documents)
    told = [c for g in groups for c in g.claims if c.quantity is not None and c.quantity.unit != "year"]
    sums = [next(c for c in told if c.document == d.name and "illion" in c.surface) for d in documents]
    return any(all(c in g.claims for c in sums) for g in groups)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The review of the $1.5 billion in aid that Norland gives Corvane annually goes on.",
            "Norland can continue to send $1.5 million in annual aid to Corvane.",
        ),
        (
            "We have almost 6 million new jobs in Norland since the mill in Corvane opened.",
            "Norland is strong again: almost 6 billion new jobs in the last 2 years, and Corvane booms.",
        ),
    ],
)
def test_a_scale_word_mistaken_is_told_by_the_thing_and_its_kind(one: str, other: str) -> None:
    assert together(one, other)


def test_two_sums_of_the_same_digits_are_of_two_things() -> None:
    assert not together(
        "Norland gives Corvane $1.5 billion in aid.", "The harbour of Corvane bought a crane for $1.5 million."
    )
