"""What a figure that counts nothing is called: a distance, an extent, a margin, the doing that lasts so long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.dimension import dimension
from checker.lexicon import words
from checker.measure.elided import margin
from checker.measure.predicate import COPULAR
from checker.measure.text import in_words
from checker.model import Mention, Token
from checker.names import LIGHT
from checker.phrases import Chunk, Clause
from checker.wordclass import NOUNISH, gerund, lemma

_OFFERING: Final = words("offering_verbs", "concepts_lists")
_DIRECTIONS: Final = words("directions", "concepts_lists")
_EXTENT_NOUNS: Final = frozenset(
    {"volume", "length", "height", "width", "depth", "diameter", "weight", "area", "size", "thickness", "radius"}
)
_APART: Final = frozenset({"away", "from", "apart", "off", "short", "downhill", "uphill", "ahead"})
_MOTION: Final = words("motion_verbs", "concepts_lists")
_SENTENCING: Final = frozenset({"sentence", "condemn"})
_WHEN: Final = frozenset({"since", "before", "after", "until"})
_BACKWARDS: Final = 2
_NAMES: Final = {
    name: name
    for name in (
        "length",
        "area",
        "volume",
        "temperature",
        "speed",
        "frequency",
        "power",
        "energy",
        "pressure",
        "voltage",
    )
} | {
    "mass": "weight",
    "velocity": "speed",
    "celsius": "temperature",
    "fahrenheit": "temperature",
    "kelvin": "temperature",
    "temperature difference": "temperature",
    "hertz": "frequency",
    "kilohertz": "frequency",
    "megahertz": "frequency",
    "gigahertz": "frequency",
}
"""Dimensions by the names of what is measured in them."""
_RANKED: Final = 3
"""Words before a stretch among which a superlative looks back on it."""
_TO_COME: Final = 6
"""Phrases behind "took three hours" in which what took them may stand."""


def named(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """What such a figure is called whatever it is said of."""
    unit = "" if mention.quantity is None else mention.quantity.unit
    if mention.kind == "measure" and " of " in unit:
        return unit.partition(" of ")[2]  # "barrel of oil"
    if mention.kind == "measure":
        return _extent(tokens, mention) or _distance(tokens, found, hang, mention)
    if mention.kind == "duration":
        return (
            _taken(tokens, found, hang) or _served(tokens, found, mention) or _looked_back(tokens, found, hang, mention)
        )
    return margin(tokens, found, hang, mention) if mention.kind in ("percent", "count") else ""


def _extent(tokens: Sequence[Token], mention: Mention) -> str:
    """Which of its extents a thing is so large in, a conversion in brackets left out: "6 liters in volume"."""
    at = mention.last
    if at < len(tokens) and tokens[at].text == "(":
        at = next((k + 1 for k in range(at + 1, min(at + 8, len(tokens))) if tokens[k].text == ")"), at)
    behind = tokens[at : at + 2]
    told = len(behind) > 1 and behind[0].lower == "in" and behind[1].lower in _EXTENT_NOUNS
    return behind[1].lower if told else ""


def quantity_named(mention: Mention) -> str:
    """The quantity a unit is of, where it has a plain name: "speed" of miles per hour; else the unit."""
    unit = "" if mention.quantity is None else mention.quantity.unit
    return _NAMES.get(dimension("measure", unit), unit) if mention.kind == "measure" else unit


def _distance(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """Whether a length says how far it is: "drove 600 miles", "40 miles west of the city", "50 yards away"."""
    unit = "" if mention.quantity is None else mention.quantity.unit
    if dimension("measure", unit) != "length":
        return ""
    behind = tokens[mention.last].lower if mention.last < len(tokens) else ""
    if behind == "(":
        closes = next((k for k in range(mention.last, min(mention.last + 8, len(tokens))) if tokens[k].text == ")"), 0)
        behind = tokens[closes + 1].lower if 0 < closes < len(tokens) - 1 else behind
    if behind == ")" and mention.last + 1 < len(tokens):
        behind = tokens[mention.last + 1].lower
    moving = (
        hang.verb is not None
        and hang.verb >= hang.phrase - _BACKWARDS
        and hang.verb < hang.phrase
        and hang.preposition is None
        and lemma(tokens[found[hang.verb].head]) in _MOTION
    )
    return "distance" if moving or behind in _APART or behind in _DIRECTIONS else ""


def done(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """What is done so long, as a noun: "working" in "worked there for 20 years"; "" where nothing says it."""
    hours = mention.quantity is not None and mention.quantity.unit.startswith(("hour per", "day per"))
    if mention.kind != "duration" and not hours:
        return ""
    return _lasting(tokens, found, hang, mention) or _timed(tokens, found, hang, mention)


def _lasting(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """What is done so long, as a noun: "working" in "worked there for 20 years"."""
    if not mention.first or hang.verb is None:
        return ""
    head = tokens[found[hang.verb].head]
    if tokens[mention.first - 1].lower != "for" or hang.role != "oblique":
        return ""
    had = found[hang.subject - 1] if hang.subject else None
    apart = hang.subject is not None and hang.subject > 1 and found[hang.subject - 2].kind == "PREP"
    if had is not None and had.kind == "NP" and tokens[had.head].tag in ("NOUN", "PLURAL") and not apart:
        return in_words(tokens, had.first, had.head)  # "a right they had for a century"
    given = found[hang.verb + 1] if lemma(head) in _OFFERING and not found[hang.verb].passive else None
    if given is not None and hang.phrase == hang.verb + 3 and tokens[given.head].tag in ("NOUN", "PLURAL"):
        return in_words(tokens, given.first, given.head)  # "offered funding for five years"
    return gerund(lemma(head)) if head.tag in ("VERB", "PAST", "GER") else ""


def _served(tokens: Sequence[Token], found: Sequence[Chunk], mention: Mention) -> str:
    """What somebody is or is in so long: "after 30 months as president", "18 days into a shutdown"."""
    if mention.last >= len(tokens) or tokens[mention.last].lower not in ("as", "into"):
        return ""
    chunk = next((c for c in found if c.first == mention.last + 1), None)
    if chunk is None or chunk.kind != "NP" or tokens[chunk.head].tag not in NOUNISH:
        return ""
    return in_words(tokens, chunk.first, chunk.head)


def _looked_back(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """What has not been so for so long: the rate in "the rate is the lowest in 30 years"."""
    if mention.first < _RANKED or tokens[mention.first - 1].lower != "in" or hang.subject is None:
        return ""
    ranked = any(t.lower.endswith("est") for t in tokens[mention.first - _RANKED : mention.first - 1])
    subject = found[hang.subject]
    said = (
        hang.verb is not None and lemma(tokens[found[hang.verb].head]) == "be" and tokens[subject.head].tag in NOUNISH
    )
    return in_words(tokens, subject.first, subject.head) if ranked and said else ""


def _taken(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> str:
    """What takes so long: "negotiating" in "took 20 years to negotiate"."""
    if hang.verb is None or hang.role != "object" or lemma(tokens[found[hang.verb].head]) != "take":
        return ""
    for c in found[hang.phrase + 1 : hang.phrase + _TO_COME]:
        if c.kind in ("COMMA", "STOP", "WH"):
            return ""
        if tokens[c.first].tag == "TO" and c.kind == "VG":
            return gerund(lemma(tokens[c.head]))
    return ""


def _timed(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """What took place in, after or over a time: "voting" in "to vote within 30 days"."""
    follows = found[hang.phrase + 1] if hang.phrase + 1 < len(found) else None
    if follows is not None and mention.last < len(tokens) and tokens[mention.last].lower in _WHEN:
        verb = next((c for c in found[hang.phrase + 1 : hang.phrase + _TO_COME] if c.kind in ("VG", "STOP")), None)
        if verb is not None and verb.kind == "VG":
            return _as_noun(tokens, verb)  # "two years since I signed"
    if hang.verb is None:
        return ""
    verb = found[hang.verb]
    if hang.verb == hang.phrase + 1 and tokens[verb.head].lower == "running":
        return ""  # "up for three years running"
    if lemma(tokens[verb.head]) == "spend" and follows is not None and tokens[follows.first].tag == "GER":
        return _as_noun(tokens, follows)  # "spends two hours a day shopping"
    return _as_noun(tokens, verb)


def _as_noun(tokens: Sequence[Token], verb: Chunk) -> str:
    head = tokens[verb.head]
    base = lemma(head)
    if base in _SENTENCING:
        return "sentence"
    if head.tag == "PAST" and base == head.lower and base.endswith(("ed", "id")):
        return ""  # a past form nobody listed
    says = head.tag in ("VERB", "PAST", "GER") and base not in LIGHT | COPULAR
    return gerund(base) if says else ""
