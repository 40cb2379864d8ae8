"""Words settled by their neighbours: what form and place allow, and that the weights fit the features they are for."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from checker.tokens import tokenize
from checker.wordclass import tag
from checker.wordclass.context import LETTERS, OPEN, features, fitting, looks, model
from checker.wordclass.glance import can_be


def allowed(word: str, first: str) -> set[str]:
    return {OPEN[index] for index in looks(word, word.lower(), first, False).may_be}


@pytest.mark.parametrize(
    ("word", "first", "can", "cannot"),
    [
        ("voucher", "NOUN", {"NOUN"}, {"ADJ", "ADV", "VERB", "NAME"}),
        ("poll", "NOUN", {"NOUN", "VERB"}, {"PLURAL", "PAST", "GER", "NAME"}),
        ("occurs", "PLURAL", {"VERB"}, {"PLURAL"}),
        ("reports", "PLURAL", {"VERB", "PLURAL"}, {"ADJ"}),
        ("wounded", "PAST", {"PAST"}, {"PLURAL", "GER", "ADV"}),
        ("calmer", "NOUN", {"ADJ", "NOUN"}, {"PLURAL"}),
        ("oversells", "PLURAL", {"VERB"}, {"PAST"}),
        ("Kestrel", "NAME", {"NAME"}, {"VERB", "ADJ"}),
    ],
)
def test_the_form_of_a_word_allows_some_classes(word: str, first: str, can: set[str], cannot: set[str]) -> None:
    assert can <= allowed(word, first)
    assert not cannot & allowed(word, first)


def test_an_article_or_a_preposition_takes_no_verb() -> None:
    word = looks("poll", "poll", "NOUN", False)
    verb = OPEN.index("VERB")
    assert verb in fitting(word, 1, ["they", "poll"], ["PRON", "NOUN"])
    assert verb not in fitting(word, 1, ["the", "poll"], ["DET", "NOUN"])
    assert verb not in fitting(word, 1, ["in", "poll"], ["PREP", "NOUN"])
    assert verb in fitting(word, 1, ["than", "poll"], ["PREP", "NOUN"])


def test_what_lists_say_of_a_word() -> None:
    assert can_be("votes") == "VM"
    assert "A" in can_be("dry")
    assert can_be("zyx") == ""


def test_features_name_no_word_that_no_list_has() -> None:
    lowers = ["the", "brontide", "votes"]
    first = ["DET", "NOUN", "PLURAL"]
    words = [None, looks("brontide", "brontide", "NOUN", False), looks("votes", "votes", "PLURAL", False)]
    assert not [f for f in features(1, words, lowers, first, first) if "brontide" in f]
    assert "wvotes" in features(2, words, lowers, first, first)


def test_the_weights_are_of_known_classes_and_of_features_that_occur() -> None:
    data = json.loads(resources.files("checker.wordclass").joinpath("weights.json").read_text("utf-8"))
    assert {letter for listed in data["weights"].values() for letter in listed} <= set(LETTERS)
    assert set(data["settled"].values()) <= set(LETTERS)
    text = "The storm, the third this year, kills 12 people and forces the town to close its schools."
    raw = tokenize(text)
    lowers = [token.lower() for _, _, token in raw]
    first = [token.tag for token in tag(raw)]
    words = [
        looks(t, t.lower(), look, False) if look in OPEN else None for (_, _, t), look in zip(raw, first, strict=True)
    ]
    seen = [f for at, word in enumerate(words) if word for f in features(at, words, lowers, first, first)]
    assert sum(feature in model().weights for feature in seen) > len(seen) / 3


@pytest.mark.parametrize(
    "text", ["", "—", "’", "x", "12", "A" * 500, "the the the", "Å Ünïcode wörd runs", "\u4e2d\u6587"]
)
def test_whatever_comes_is_tagged(text: str) -> None:
    tokens = tag(tokenize(text))
    assert [t.text for t in tokens] == [t for _, _, t in tokenize(text)]
    assert all(t.tag for t in tokens)
