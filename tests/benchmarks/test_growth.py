"""Claims made for measuring growth are unevenly spread, keep their truth, and the arithmetic over them is right."""

from __future__ import annotations

from collections import Counter

import growth
import pytest

from checker import match


@pytest.fixture(scope="module")
def data() -> growth.Made:
    return growth.made(600, 7)


def test_every_wording_gives_a_model() -> None:
    assert {kind: len(found) for kind, found in growth.models().items()} == {
        kind: len(sentences) for kind, sentences in growth.KINDS.items()
    }


def test_claims_are_the_same_for_one_seed_and_unevenly_spread(data: growth.Made) -> None:
    assert growth.made(600, 7).subjects == data.subjects
    told = Counter(data.truth)
    assert max(told.values()) > 20
    assert sum(n <= 5 for n in told.values()) > len(told) / 2


def test_a_copy_says_elsewhere_what_the_model_says_of_its_place(data: growth.Made) -> None:
    claims = [s.claim for s in data.subjects]
    assert len({c.id for c in claims}) == 600
    assert not any("Alverton" in c.sentence or "Corvell" in c.sentence for c in claims)
    for subject in data.subjects[:50]:
        assert not any("alverton" in stem or "corvell" in stem for stem in subject.frame.words | subject.frame.names)
        quantity = subject.claim.quantity
        assert quantity is not None
        assert quantity.value is not None
        assert quantity.low in (quantity.value, None)


def test_invented_words_differ() -> None:
    assert len({growth.invented(n) for n in range(20000)}) == 20000


def test_quality_counts_pairs() -> None:
    assert growth.quality([[0, 1, 2], [3]], [5, 5, 6, 6]) == (1 / 3, 1 / 2)


def test_what_all_pairs_find_is_sought_in_the_groups(data: growth.Made) -> None:
    whole = [list(range(600))]
    alone = [[i] for i in range(600)]
    assert growth.all_pairs(data, whole, 40, 7, "ratio").found == 1.0
    assert growth.all_pairs(data, alone, 40, 7, "ratio").found == 0.0
    assert growth.all_pairs(data, match.groups(data.subjects), 40, 7, "ratio").true > 0
