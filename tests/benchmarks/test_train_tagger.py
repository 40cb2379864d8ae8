"""Learning word classes from marked text: what is marked is read, and what is learnt holds on what was left out."""

from __future__ import annotations

import train_tagger
from train_tagger import best, learnt, marked, seen_of, sentences, settled, shares, written

from checker.wordclass.context import OPEN, fitting


def test_every_sentence_of_ours_is_still_read_as_it_was_marked() -> None:
    pairs = list(sentences())
    read = [marked(text, letters) for text, letters in pairs]
    assert len(pairs) > 9000
    assert sum(m is not None for m in read) >= len(pairs) * 0.995
    assert marked("Two words", "NNN") is None


def test_what_is_learnt_beats_the_first_look_on_sentences_left_out() -> None:
    data = [m for m in (marked(*pair) for pair in list(sentences())[:1200]) if m is not None]
    train, test = data[:900], data[900:]
    weights, sure = learnt(train, epochs=2), settled(train)
    words, look, model, _, _ = shares(test, weights, sure)
    assert words > 1000
    assert model > look + 0.03
    assert written(weights, sure) == written(learnt(train, epochs=2), settled(train))  # the same, run again


def test_the_best_class_is_one_that_fits() -> None:
    sentence = marked("They poll voters.", ".VL.")
    assert sentence is not None
    word = sentence.words[1]
    assert word is not None
    fits = fitting(word, 1, sentence.lowers, sentence.first)
    for name in OPEN:
        weights = {sentence.words[1].kind: {name: 5.0}}  # type: ignore[union-attr]
        found = best(weights, seen_of(sentence, 1, sentence.first), fits)
        assert OPEN.index(found) in fits
        assert found == name or OPEN.index(name) not in fits


def test_rare_features_are_left_out() -> None:
    train = [m for m in (marked(*pair) for pair in list(sentences())[:200]) if m is not None]
    known = train_tagger.common(train)
    assert known
    assert set(learnt(train, epochs=1)) <= known
