"""How a figure's phrase hangs in its clause: its verb, the subject of that verb, what it hangs on."""

from __future__ import annotations

import pytest

from checker.phrases import Clause, chunks, clause, phrase_text
from checker.tokens import tokenize
from checker.wordclass import lemma, tag


def hung(text: str, figure: str) -> tuple[Clause, str | None, str | None]:
    """The clause of a figure with its verb's base form and its subject in words."""
    tokens = tag(tokenize(text))
    found = chunks(tokens)
    first = next(k for k, t in enumerate(tokens) if t.text == figure)
    hang = clause(tokens, found, first, first + 1)
    verb = None if hang.verb is None else lemma(tokens[found[hang.verb].head])
    subject = None if hang.subject is None else phrase_text(tokens, found[hang.subject])
    return hang, verb, subject


@pytest.mark.parametrize(
    ("text", "figure", "verb", "subject"),
    [
        ("The flood killed 12 people.", "12", "kill", "flood"),
        ("The flood swept the town, killing 12 people.", "12", "kill", "flood"),
        ("The flood killed 12 people and injured 40.", "40", "injure", "flood"),
        ("Officials said 12 people drowned.", "12", "drown", None),
        ("Officials spoke of the flood in the valley that killed 12 people.", "12", "kill", "flood"),
        ("Officials spoke of the explosion in March that killed 12 people.", "12", "kill", "explosion"),
        ("The man who killed 12 people was arrested.", "12", "kill", "man"),
        ("The man who robbed a bank killed 12 people.", "12", "kill", "man"),
        ("Mayors wept after two blasts in the harbour killed 12 people.", "12", "kill", "two blasts"),
        ("Another 12 are believed to have died.", "12", "die", None),
        ("Another 12 remained hospitalized.", "12", "hospitalize", None),
        ("The clinic treated the 12 people injured in the crash.", "12", "injure", None),
        ("The 12 ships the navy wanted are late.", "12", "want", "navy"),
        ("The government plans to send 12 ships.", "12", "send", "government"),
        ("If the talks fail by then, 12 ships will sail.", "12", "sail", None),
    ],
)
def test_verb_and_subject(text: str, figure: str, verb: str | None, subject: str | None) -> None:
    _, found_verb, found_subject = hung(text, figure)
    assert found_verb == verb
    assert found_subject == subject


def words_of(text: str, kind: str) -> list[str]:
    tokens = tag(tokenize(text))
    return [" ".join(t.text for t in tokens[c.first : c.last]) for c in chunks(tokens) if c.kind == kind]


def test_a_counted_phrase_ends_at_its_plural() -> None:
    assert "800 workers" in words_of("They held 800 workers hostage.", "NP")


def test_a_phrase_may_hold_an_adverb_behind_its_number() -> None:
    assert "300 mostly Chilean miners" in words_of("They met 300 mostly Chilean miners.", "NP")


def test_days_are_no_subjects() -> None:
    assert words_of("The storm on the coast last week killed twelve people Tuesday morning.", "TIME") == [
        "last week",
        "Tuesday morning",
    ]


def test_the_sentence_of_another_clause_stays_apart() -> None:
    hang, _, _ = hung("Police in Denver said 12 people died in Boulder.", "12")
    assert len(hang.tail) == 1
    assert not hang.lead
    assert not hang.wide
