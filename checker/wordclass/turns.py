"""Turns of phrase that settle a class whatever else speaks for another: an adjective that stands for persons, a
participle in a headline, what a preposition governs.

Each is a rule of grammar that examples alone teach badly, since its words are few or its place is rare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from checker.lexicon import words
from checker.tokens import Raw
from checker.wordclass.forms import base_form, irregular_forms, verbs
from checker.wordclass.glance import can_be

_SAID_OF: Final = frozenset({"PAST", "VERB", "BE", "HAVE", "MODAL", "DO"})
_CLOSED_BY: Final = frozenset({"PREP", "PUNCT", "BE", "HAVE", "MODAL", "CONJ", "POSS", "PAST", "TO", ""})
_WITH_A_VERB: Final = frozenset(
    {"help", "let", "make", "see", "hear", "watch", "feel", "dare", "need", "come", "go", "run"}
)
"""Verbs behind which another may stand bare: "helped track"."""
_TIED: Final = 3
"""Tokens of a type's letters, hyphen and number."""
_DEEDS: Final = 20
"""How far back a deed may stand that another is joined to."""
_PER_CENT: Final = frozenset({"percent", "cent", "%"})
_HYPHENS: Final = frozenset({"-", "‑", "‐"})
_NOUNISH: Final = ("NOUN", "PLURAL", "NAME")


class Place(NamedTuple):
    """A word among its neighbours: its index, its form in lower case, and the classes on either side ("" for none)."""

    at: int
    lower: str
    before: str
    after: str
    raw: Sequence[Raw]
    lowers: Sequence[str]
    classes: Sequence[str]


def turn(raw: Sequence[Raw], lowers: Sequence[str], classes: list[str]) -> None:
    """Settle such words, in place, left to right."""
    last = len(classes) - 1
    for at, found in enumerate(classes):
        turns = _TURNS.get(found)
        if turns is None:
            continue
        before = classes[at - 1] if at else ""
        rule, behind = turns
        if before not in behind and not (at and lowers[at - 1] in _LEADS):
            continue
        after = classes[at + 1] if at < last else ""
        classes[at] = rule(Place(at, lowers[at], before, after, raw, lowers, classes)) or found


def _genitive(p: Place) -> str | None:
    """ "He's" is "he is"; after a name it is the genitive."""
    return "BE" if p.lower in ("'s", "’s") and p.before in ("PRON", "WH", "ADV") else None


def _joined_past(p: Place) -> bool:
    """Whether a past form that no ending tells goes on with a list of deeds: "created jobs and cut rates"."""
    if irregular_forms().get(p.lower) != p.lower or not p.at or p.lowers[p.at - 1] not in ("and", ","):
        return False
    behind = p.after in ("NOUN", "PLURAL", "ADJ", "DET", "POSS", "NAME", "NUM")
    return behind and not {"PAST", "VERB"}.isdisjoint(p.classes[max(0, p.at - _DEEDS) : p.at])


def _adjective(p: Place) -> str | None:
    if _joined_past(p):
        return "PAST"
    said = p.lowers[p.at - 1] if p.at else ""
    if said == "the" and (p.after in _SAID_OF or (p.lower.endswith("st") and _next(p) == "since")):
        return "NOUN"  # "half of the dead were", "the chief said", "the worst since 1950"
    if p.before in (*_NOUNISH, "MODAL") and p.after in ("SYM", "NUM") and "M" in can_be(p.lower):
        return "VERB"  # "claims after the storm total $2 billion", "it will average $3"
    return None


def _gerund(p: Place) -> str | None:
    if p.after == "PREP" and _next(p) == "of" and p.before in (*_NOUNISH, "DET", "POSS", "ADJ"):
        return "NOUN"  # "the Sunday killing of 12"
    if "N" not in can_be(p.lower):
        return None
    governed = p.before in ("DET", "POSS", "ADJ", "NOUN") and _governed(p)  # "in bridge funding the mayor wanted"
    return (
        "NOUN" if governed or (p.before == "PREP" and p.after in ("NOUN", "PLURAL")) else None
    )  # "on training videos"


def _past(p: Place) -> str | None:
    """The past form of verbs like hit and cut is also a noun: "took a public hit for", "a 12 percent cut in"."""
    if p.after not in _CLOSED_BY or irregular_forms().get(p.lower) != p.lower:
        return None
    share = p.before == "NOUN" and p.lowers[p.at - 1] in _PER_CENT and "DET" in p.classes[max(0, p.at - 5) : p.at - 1]
    return "NOUN" if share or p.before in ("DET", "POSS", "ADJ") else None


def _verb(p: Place) -> str | None:
    if base_form(p.lower) != p.lower:
        return None
    if p.at > 1 and p.raw[p.at - 1][2] in _HYPHENS and p.raw[p.at - 1][1] == p.raw[p.at][0]:
        return "NOUN" if p.classes[p.at - 2] == "PREP" else None  # "a per-head levy"
    object_of = p.before == "PAST" and base_form(p.lowers[p.at - 1]) not in _WITH_A_VERB and "M" in can_be(p.lower)
    return "NOUN" if object_of and p.after in ("NUM", "PREP", "PUNCT") else None  # "played track 4"


def _name(p: Place) -> str | None:
    if p.before in (*_NOUNISH, "NUM", "SYM") and p.after in ("PREP", "PUNCT", "") and _reported(p):
        return "PAST"  # "Eight Officers Hurt in Blast, 12 Arrested"
    unit = p.before == "NUM" and p.raw[p.at][2].isupper() and len(p.raw[p.at][2]) <= 2
    return "NOUN" if unit else None  # "5 KM"


def _noun(p: Place) -> str | None:
    """ "These five ways concern programs"."""
    if _joined_past(p):
        return "PAST"
    verb = p.before == "PLURAL" and p.after in ("PLURAL", "ADJ", "NAME", "DET")
    return "VERB" if verb and p.lower in words("verb_behind_plural") else None


def _plural(p: Place) -> str | None:
    """ "One B-17 costs $275,000": a number tied to letters counts nothing, so what follows is its verb."""
    if (
        p.before != "NUM"
        or p.after not in ("SYM", "NUM", "DET")
        or not {"V", "M"} & set(can_be(p.lower))
        or p.at < _TIED
    ):
        return None
    tied = p.raw[p.at - 2][2] in _HYPHENS and p.raw[p.at - 3][2].isupper() and p.raw[p.at - 3][1] == p.raw[p.at - 2][0]
    return "VERB" if tied else None


_LEADS: Final = frozenset({"and", ",", "the"})
"""Words behind which any rule may hold, whatever their class is taken for."""
_TURNS: Final[dict[str, tuple[Callable[[Place], str | None], frozenset[str]]]] = {
    "POSS": (_genitive, frozenset({"PRON", "WH", "ADV"})),
    "ADJ": (_adjective, frozenset({*_NOUNISH, "MODAL"})),
    "GER": (_gerund, frozenset({*_NOUNISH, "DET", "POSS", "ADJ", "PREP"})),
    "PAST": (_past, frozenset({"NOUN", "DET", "POSS", "ADJ"})),
    "VERB": (_verb, frozenset({"PAST", "PUNCT"})),
    "NAME": (_name, frozenset({*_NOUNISH, "NUM", "SYM"})),
    "NOUN": (_noun, frozenset({"PLURAL"})),
    "PLURAL": (_plural, frozenset({"NUM"})),
}
"""What may become of a word of a class by its place, None where it stays; and the classes it must stand behind."""


def _next(p: Place) -> str:
    return p.lowers[p.at + 1] if p.at + 1 < len(p.lowers) else ""


def _governed(p: Place) -> bool:
    """Whether a word ends a phrase that stands behind a preposition or an article."""
    first = p.at
    while first > max(0, p.at - 5) and p.classes[first - 1] in ("NOUN", "ADJ", "NAME", "NUM"):
        first -= 1
    return first > 0 and p.classes[first - 1] in ("PREP", "DET", "POSS")


def _reported(p: Place) -> bool:
    """Whether a capitalised word of a headline says what was done to those counted before it."""
    if not (p.lower.endswith("ed") or p.lower in irregular_forms()) or base_form(p.lower) not in verbs():
        return False
    k = p.at - 2 if p.raw[p.at - 1][2] == "+" else p.at - 1
    if p.classes[k] == "NAME" and not p.lowers[k].endswith(("s", "men", "people", "children")):
        return False
    while k > 0 and p.classes[k] in ("NAME", "PLURAL") and p.at - k < 5:
        k -= 1
    return p.classes[k] == "NUM"
