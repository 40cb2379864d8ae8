"""The words a person asks with → the claims they fit: "countries", "people killed", "Vietnam defence".

Words meet by concept, as claims do: singular and plural, ``killed`` and ``dead``, ``nation`` and ``country``.
Spelling may differ a little, so that ``defence`` finds ``defense``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from checker.lexicon import mapping
from checker.model import Claim, Subject, Token
from checker.names import fold
from checker.tokens import tokenize
from checker.wordclass import lemma, singular, tag

CONTENT: Final = frozenset({"NOUN", "PLURAL", "VERB", "PAST", "GER", "ADJ", "NAME"})
LIKE: Final = 85.0
"""Likeness of two words (per cent of characters kept) from which one is a spelling of the other."""
LONG: Final = 5
"""Shorter words have to be spelled alike."""

Keys = frozenset[str]


def asked(words: str) -> tuple[Keys, ...]:
    """What is asked for: the keys of each word, any of which will do."""
    tokens = tag(tokenize(words, 0))
    telling = [token for token in tokens if token.tag in CONTENT] or [t for t in tokens if t.lower[:1].isalnum()]
    return tuple(_keys(token) for token in telling)


def fits(subject: Subject, wanted: Iterable[Keys]) -> bool:
    """Whether every word asked for is among those of what the claim measures."""
    known = terms(subject)
    return all(met(word, known) for word in wanted)


def met(word: Keys, known: Keys) -> bool:
    """Whether a word asked for is among the terms of a claim, or spelled like one."""
    return bool(word & known) or any(_spelled_alike(a, b) for a in word for b in known)


def _keys(token: Token) -> Keys:
    forms = {token.lower, lemma(token), singular(token.lower)}
    tables = (mapping("heads", "concepts"), mapping("predicates", "concepts"))
    return frozenset(
        {fold(form) for form in forms} | {table[form] for table in tables for form in forms if form in table}
    )


def terms(subject: Subject) -> Keys:
    """The terms under which a claim is found."""
    frame = subject.frame
    keyed = (
        frame.heads | frame.modifiers | frame.predicates | frame.subjects | frame.places | frame.events | frame.owner
    )
    return keyed.union(*(_keys(token) for token in tag(tokenize(_words(subject.claim), 0)) if token.tag in CONTENT))


def _words(claim: Claim) -> str:
    measure = claim.measure
    parts = (measure.subject, measure.predicate, measure.counted, *(q.text for q in measure.qualifiers))
    return " ".join(part for part in parts if part)


def _spelled_alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) > LONG and fuzz.ratio(a, b) >= LIKE
