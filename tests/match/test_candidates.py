"""Claims propose the few others that share their most telling keys, however many share one."""

from __future__ import annotations

import pytest

from checker.extraction import subjects_of
from checker.match import candidates as proposing
from checker.match.candidates import BESIDE, MOST, WITHIN, candidates
from checker.model import Subject
from checker.pipeline import document_of


def claims(*texts: str) -> list[Subject]:
    documents = [document_of(f"{n}.txt", text, "2024-05-02") for n, text in enumerate(texts)]
    return [s for d in documents for s in subjects_of(d) if s.claim.quantity is not None]


def test_pairs_are_told_once_and_in_order() -> None:
    found = candidates(claims(*(f"The flood in Arden killed {n} people." for n in range(40, 60))))
    assert found == sorted(set(found))
    assert all(i < j for i, j in found)


def test_what_shares_no_key_is_never_compared() -> None:
    assert candidates(claims("The flood killed 40 people.", "The road is 40 miles long.")) == []


def test_of_a_few_claims_all_of_one_dimension_are_compared() -> None:
    few = claims("The flood killed 40 people.", "A dozen towns were built anew.", "The road is 40 miles long.")
    assert candidates(few) == [(0, 1)]


def test_a_claim_proposes_no_more_than_it_may() -> None:
    subjects = claims(*(f"The flood in Arden killed {n} people." for n in range(40, 160)))
    assert len(candidates(subjects)) <= MOST * len(subjects)


def test_a_key_that_too_many_share_proposes_those_of_the_nearest_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "LOOK", 10)
    subjects = claims(*(f"The flood killed {n * 37} people." for n in range(3, 60)))
    found = candidates(subjects)
    assert found
    assert all(j - i <= BESIDE for i, j in found)


def test_figures_of_one_text_and_one_thing_are_always_held_against_each_other() -> None:
    text = "\n\n".join(f"The flood in Arden killed {n} people." for n in range(40, 60))
    subjects = claims(text, *(f"The flood killed {n} people." for n in range(40, 80)))
    found = set(candidates(subjects))
    assert {(i, j) for i in range(20) for j in range(i + 1, 20) if j - i <= WITHIN} <= found
