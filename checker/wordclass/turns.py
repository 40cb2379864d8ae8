"""Turns of phrase that settle a class whatever else speaks for another: an adjective that stands for persons, a
participle in a headline, what a preposition governs.

Each is a rule of grammar that examples alone teach badly, since its words are few or its place is rare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import words
from checker.tokens import Raw
from checker.wordclass.forms import base_form, irregular_forms, verbs
from checker.wordclass.glance import can_be

_SAID_OF: Final = frozenset({"PAST", "VERB", "BE", "HAVE", "MODAL", "DO"})
_CLOSED_BY: Final = frozenset({"PREP", "PUNCT", "BE", "HAVE", "MODAL", "CONJ", "POSS", "PAST", "TO", ""})
_WITH_A_VERB: Final = frozenset({"help", "let", "make", "see", "hear", "watch", "feel", "dare", "need", "come", "go", "run"})
"""Verbs behind which another may stand bare: "helped track"."""
_DESCRIBED: Final = frozenset({"DET", "POSS", "ADJ", "NOUN", "NAME", "PLURAL"})


def turn(raw: Sequence[Raw], lowers: Sequence[str], classes: list[str]) -> None:
    """Settle such words, in place, left to right."""
    for i, found in enumerate(classes):
        before = classes[i - 1] if i else ""
        after = classes[i + 1] if i + 1 < len(classes) else ""
        if found == "POSS":
            if lowers[i] in ("'s", "’s") and before in ("PRON", "WH", "ADV"):
                classes[i] = "BE"  # "he's" is "he is"; after a name it is the genitive
        elif found == "ADJ":
            if i and lowers[i - 1] == "the" and after in _SAID_OF:
                classes[i] = "NOUN"  # "half of the dead were", "the chief said"
            elif i and lowers[i - 1] == "the" and after == "PREP" and lowers[i].endswith("st"):
                classes[i] = "NOUN"  # "the worst since 1950"
            elif before in ("NOUN", "PLURAL", "NAME", "MODAL") and after in ("SYM", "NUM") and "M" in can_be(lowers[i]):
                classes[i] = "VERB"  # "claims after the storm total $2 billion", "it will average $3"
        elif found == "GER":
            gerund = after == "PREP" and i + 1 < len(lowers) and lowers[i + 1] == "of" and before in _DESCRIBED
            if gerund or ("N" in can_be(lowers[i]) and before in ("DET", "POSS", "ADJ", "NOUN") and _governed(classes, i)):
                classes[i] = "NOUN"  # "the Sunday killing of 12", "in bridge funding the mayor wanted"
        elif found == "PAST":
            if before in ("DET", "POSS", "ADJ") and after in _CLOSED_BY and irregular_forms().get(lowers[i]) == lowers[i]:
                classes[i] = "NOUN"  # "took a public hit for": the past form of such verbs is also a noun
        elif found == "VERB":
            if _governed_base(raw, lowers, classes, i) or (
                before == "PAST"
                and after in ("NUM", "PREP", "PUNCT")
                and "M" in can_be(lowers[i])
                and base_form(lowers[i - 1]) not in _WITH_A_VERB
            ):
                classes[i] = "NOUN"  # "a per-head levy", "played track 4"
        elif found == "NAME":
            if before in ("NAME", "NUM", "SYM", "PLURAL") and after in ("PREP", "PUNCT", "") and _reported(raw, classes, i):
                classes[i] = "PAST"  # "Eight Officers Hurt in Blast, 12 Arrested"
            elif before == "NUM" and raw[i][2].isupper() and len(raw[i][2]) <= 2:
                classes[i] = "NOUN"  # a unit: "5 KM"
        elif found == "NOUN":
            if before == "PLURAL" and lowers[i] in words("verb_behind_plural") and after in ("PLURAL", "ADJ", "NAME", "DET"):
                classes[i] = "VERB"  # "these five ways concern programs"


def _governed(classes: Sequence[str], i: int) -> bool:
    """Whether the word at ``i`` ends a phrase that stands behind a preposition or an article."""
    first = i
    while first > max(0, i - 5) and classes[first - 1] in ("NOUN", "ADJ", "NAME", "NUM"):
        first -= 1
    return first > 0 and classes[first - 1] in ("PREP", "DET", "POSS")


def _governed_base(raw: Sequence[Raw], lowers: Sequence[str], classes: Sequence[str], i: int) -> bool:
    """Whether a base form hangs on a hyphen behind a preposition, where no verb can stand."""
    if i < 2 or raw[i - 1][2] not in "-‑‐" or raw[i - 1][1] != raw[i][0]:
        return False
    return classes[i - 2] == "PREP" and base_form(lowers[i]) == lowers[i]


def _reported(raw: Sequence[Raw], classes: Sequence[str], i: int) -> bool:
    """Whether a capitalised word of a headline says what was done to those counted before it."""
    lower = raw[i][2].lower()
    if not (lower.endswith("ed") or lower in irregular_forms()) or base_form(lower) not in verbs():
        return False
    k = i - 2 if raw[i - 1][2] == "+" else i - 1
    if classes[k] == "NAME" and not raw[k][2].lower().endswith(("s", "men", "people", "children")):
        return False
    while k > 0 and classes[k] in ("NAME", "PLURAL") and i - k < 5:
        k -= 1
    return classes[k] == "NUM"
