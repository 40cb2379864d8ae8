"""Word classes by lexicon, ending and place; dictionary forms."""

from __future__ import annotations

import pytest

from checker.tokens import tokenize
from checker.wordclass import base_form, lemma, singular, tag


def classes(text: str) -> dict[str, str]:
    return {t.text: t.tag for t in tag(tokenize(text))}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The committee will vote on Monday.", "vote", "VERB"),
        ("The vote was close.", "vote", "NOUN"),
        ("Two bombs exploded, killing at least 30 people.", "killing", "GER"),
        ("The killing of two officers shocked the town.", "killing", "NOUN"),
        ("They search for survivors.", "search", "VERB"),
        ("Rescuers found 12 bodies.", "found", "PAST"),
        ("Norway has 19 counties.", "Norway", "NAME"),
        ("Investigators arrived.", "Investigators", "PLURAL"),
        ("It attacks three targets.", "attacks", "VERB"),
        ("The attacks were planned.", "attacks", "PLURAL"),
        ("He's 64.", "'s", "BE"),
        ("Norway's coast is long.", "'s", "POSS"),
        ("The 12 injured people left.", "injured", "PAST"),
    ],
)
def test_classes(text: str, word: str, expected: str) -> None:
    assert classes(text)[word] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("killed", "kill"),
        ("dying", "die"),
        ("ratified", "ratify"),
        ("stopped", "stop"),
        ("won", "win"),
        ("used", "use"),
        ("wounding", "wound"),
    ],
)
def test_base_forms(form: str, expected: str) -> None:
    assert base_form(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("countries", "country"),
        ("children", "child"),
        ("buses", "bus"),
        ("crises", "crisis"),
        ("class", "class"),
        ("troops", "troop"),
    ],
)
def test_singulars(form: str, expected: str) -> None:
    assert singular(form) == expected


def test_lemma_knows_verbs_from_nouns() -> None:
    tokens = {t.text: lemma(t) for t in tag(tokenize("Officials said the dead were counted."))}
    assert tokens["Officials"] == "official"
    assert tokens["said"] == "say"
    assert tokens["counted"] == "count"
