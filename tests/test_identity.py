"""The id of a claim: of its place in its document, and of nothing else."""

from __future__ import annotations

from checker import pipeline
from checker.identity import identity


def test_it_is_that_of_the_place() -> None:
    (claim,) = pipeline.extract([pipeline.document_of("a.txt", "The fire killed 40 people.", "2020-05-04")])
    assert claim.id == identity("a.txt", 16, 18, "count")


def test_each_part_tells() -> None:
    places = [
        ("a", 1, 2, "count"),
        ("b", 1, 2, "count"),
        ("a", 0, 2, "count"),
        ("a", 1, 3, "count"),
        ("a", 1, 2, "rank"),
    ]
    assert len({identity(*place) for place in places}) == len(places)
