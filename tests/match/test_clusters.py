"""Average-link clusters over a sparse graph."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checker.extraction import subjects_of
from checker.match.candidates import candidates
from checker.match.clusters import groups, kept_apart, successors, told_apart
from checker.match.likeness import score
from checker.match.linkage import average_link
from checker.match.rarity import Rarity
from checker.model import Subject
from checker.pipeline import document_of


def cluster(count: int, scores: dict[tuple[int, int], float], threshold: float = 0.5) -> list[list[int]]:
    return average_link(count, scores, lambda i, j: scores.get((i, j), 0.0), threshold)


def test_pairs_are_joined() -> None:
    assert cluster(4, {(0, 1): 0.9, (2, 3): 0.8}) == [[0, 1], [2, 3]]


def test_one_link_does_not_chain_two_measures() -> None:
    scores = {(0, 1): 0.95, (2, 3): 0.95, (1, 2): 0.7}
    assert cluster(4, scores) == [[0, 1], [2, 3]]


def test_a_third_joins_when_the_average_is_high_enough() -> None:
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.6}) == [[0, 1, 2]]
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.7}) == [[0, 1], [2]]


@given(st.dictionaries(st.sampled_from(list(combinations(range(8), 2))), st.floats(0.06, 1.0)))
def test_every_claim_is_in_exactly_one_measure(scores: dict[tuple[int, int], float]) -> None:
    made = cluster(8, scores)
    assert sorted(i for group in made for i in group) == list(range(8))
    assert made == sorted(sorted(group) for group in made)


def figures(*texts: str) -> list[Subject]:
    documents = [document_of(f"{n}.txt", text, "2024-05-02") for n, text in enumerate(texts)]
    return [s for d in documents for s in subjects_of(d) if s.claim.quantity is not None]


def together(subjects: list[Subject], a: str, b: str) -> bool:
    made = groups(subjects)
    of = {subjects[i].claim.surface: n for n, members in enumerate(made) for i in members}
    return of[a] == of[b]


def test_figures_that_several_texts_tell_side_by_side_are_of_two_measures() -> None:
    told = "The flood in Arden killed 40 people.", "The flood killed 65 people."
    other = "Forty people were killed by the flood in Arden.\n\nThe flood killed 65 people in the valley."
    subjects = figures("\n\n".join(told), other)
    scores = {p: score(subjects[p[0]], subjects[p[1]], Rarity([])) for p in candidates(subjects)}
    apart = told_apart(subjects, scores, Rarity([]))
    assert {figures for figures, _ in apart} == {("count", Decimal(40), Decimal(65))}
    assert not told_apart(subjects[:2], {p: s for p, s in scores.items() if p[1] < 2}, Rarity([]))


def test_what_texts_of_one_happening_tell_apart_says_nothing_of_another() -> None:
    told = "The flood in {0} killed 40 people.\n\nThe flood in {0} killed 65 people in the valley."
    subjects = figures(*[told.format("Arden")] * 2, *[f"The flood in Corvane killed {n} people." for n in (40, 65)])
    scores = {p: score(subjects[p[0]], subjects[p[1]], Rarity([])) for p in candidates(subjects)}
    apart = told_apart(subjects, scores, Rarity([]))
    arden, corvane = subjects[:2], subjects[-2:]
    assert kept_apart(arden[0], arden[1], apart, Rarity([]))
    assert not kept_apart(corvane[0], corvane[1], apart, Rarity([]))


def test_what_a_text_revises_goes_with_its_successor() -> None:
    subjects = figures(
        "Officials earlier reported 51 deaths in the storm.\n\nThe storm killed 24 people.",
        "The storm killed 24 people.",
    )
    scores = {p: score(subjects[p[0]], subjects[p[1]], Rarity([])) for p in candidates(subjects)}
    assert successors(subjects, scores, 0.3) == {0: 1}
    assert together(subjects, "51", "24")


def test_what_is_of_one_part_alone_is_no_whole() -> None:
    assert not together(
        figures("The police killed 377 people in the camp alone.", "The police killed 380 people."), "377", "380"
    )


def test_places_named_together_and_several_happenings_make_a_joint_figure() -> None:
    joint = figures("Gunmen killed 31 people in Arden and Belford on Friday.", "The two attacks killed 31 people.")
    single = figures("A gunman killed 22 people in Arden.", "The attack killed 22 people.")
    assert [s.frame.joint for s in joint if s.claim.surface.startswith("31")] == [True, True]
    assert [s.frame.joint for s in single] == [False, False]
