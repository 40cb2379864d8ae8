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
        ("It fell in May.", "May", "NAME"),
        ("It may fall.", "may", "MODAL"),
        ("We've seen 12.", "We've", "PRON"),
        ("In all, 193 countries agreed to it.", "agreed", "PAST"),
        ("The groups say 23 people died.", "say", "VERB"),
        ("Senators need to approve it.", "need", "VERB"),
        ("The storm, the third this year, kills 12 people.", "kills", "VERB"),
        ("The toll from the storm stands at 24.", "stands", "VERB"),
        ("It values its ties and gets a subsidy.", "gets", "VERB"),
        ("They had been gathering in the square.", "gathering", "GER"),
        ("He took a public hit for it.", "hit", "NOUN"),
        ("A student was there.", "student", "NOUN"),
        ("It was revised downward to 11.", "downward", "ADV"),
        ("40 guardsmen stood by.", "guardsmen", "PLURAL"),
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
        ("need", "need"),
        ("agreed", "agree"),
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
        ("guardsmen", "guardsman"),
    ],
)
def test_singulars(form: str, expected: str) -> None:
    assert singular(form) == expected


def test_lemma_knows_verbs_from_nouns() -> None:
    tokens = {t.text: lemma(t) for t in tag(tokenize("Officials said the dead were counted."))}
    assert tokens["Officials"] == "official"
    assert tokens["said"] == "say"
    assert tokens["counted"] == "count"


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("decided", "decide"), ("touted", "tout"), ("shared", "share"), ("aimed", "aim"), ("vaping", "vape"),
        ("controlled", "control"), ("explored", "explore"), ("exchanged", "exchange"), ("guided", "guide"),
        ("poured", "pour"), ("dispersed", "disperse"), ("hanged", "hang"), ("spring", "spring"),
    ],
)  # fmt: skip
def test_the_base_of_a_verb_gets_its_silent_letter_back(form: str, base: str) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("biases", "bias"), ("surpluses", "surplus"), ("censuses", "census"), ("causes", "cause"), ("abuses", "abuse"),
        ("foes", "foe"), ("heroes", "hero"), ("movies", "movie"), ("lenses", "lens"),
    ],
)  # fmt: skip
def test_the_singular_is_a_word(form: str, base: str) -> None:
    assert singular(form) == base
