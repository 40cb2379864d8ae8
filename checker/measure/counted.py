"""The thing counted or described: its phrase, its head, the concept it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.measure.money import money
from checker.measure.predicate import CHANGES, COPULAR, ELLIPTICAL
from checker.model import Mention, Token
from checker.names import fold
from checker.phrases import TRANSPARENT, Chunk, Clause
from checker.wordclass import NOUNISH, lemma, singular

_OTHERS: Final = words("others", "concepts_lists")
_STRONG: Final = frozenset({"strong", "plus", "odd", "or", "some"})
"""What a hyphen may tie to a figure without being counted: "7,000-strong"."""
_POINTING: Final = frozenset({"them", "these", "those", "which", "whom", "us", "it"})
_COLLECTIVE: Final = words("collective_nouns", "concepts_lists")
_DURATIVE: Final = words("durative_verbs", "concepts_lists")


def counted_phrase(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[int, int] | None:
    """The token range of the noun phrase that is counted or described, or None where the figure stands alone."""
    phrase = found[hang.phrase]
    if phrase.kind == "NP" and any(t.lower in ("strong", "person") for t in tokens[mention.last : mention.last + 3]):
        strong = next((k for k in range(mention.last, phrase.last) if tokens[k].lower == "strong"), None)
        if strong is not None:
            return strong + 1, phrase.last  # "a 7,000-strong caravan"
    if mention.counted is not None:
        if mention.counted[0] < mention.first and mention.last < phrase.last:
            return mention.last, phrase.last  # "24 people, nine of them children"
        return mention.counted
    after = max(mention.last, phrase.first)
    if (
        after + 1 < len(tokens)
        and tokens[after].text in "-‐‑"
        and tokens[after].end == tokens[after + 1].start
        and tokens[after + 1].tag in NOUNISH
        and tokens[after + 1].lower not in _STRONG
        and (tokens[after + 1].tag != "NOUN" or mention.kind == "count")
    ):
        return after + 1, after + 2  # "a 195-nation pact" counts nations
    if phrase.kind == "NP" and any(tokens[k].tag in NOUNISH for k in range(after, phrase.last)):
        return after, phrase.last
    following = hang.phrase + 1
    if (
        following + 1 < len(found)
        and found[following].kind == "PREP"
        and tokens[found[following].first].lower in ("of", "in")
        and found[following + 1].kind == "NP"
        and (tokens[found[following].first].lower == "of" or mention.kind == "money")
    ):
        return found[following + 1].first, found[following + 1].last
    return None


def heads_of(
    tokens: Sequence[Token],
    counted: tuple[int, int] | None,
    predicates: frozenset[str],
    mention: Mention,
    found: Sequence[Chunk],
    hang: Clause,
) -> tuple[frozenset[str], frozenset[str], str]:
    """Concepts of what is counted, the other stems of its phrase, and the phrase in words (head in the singular)."""
    if mention.kind == "money":
        return money(tokens, counted, found, hang, mention)
    if counted is not None and all(
        tokens[k].tag in ("PRON", "WH", "DET") or tokens[k].lower in _POINTING for k in range(*counted)
    ):
        counted = None
    if counted is not None and tokens[counted[1] - 1].lower in _OTHERS:
        rest = [k for k in range(*counted) if tokens[k].lower not in _OTHERS]
        counted = (rest[0], rest[-1] + 1) if rest else None
    unit = mention.quantity.unit if mention.quantity is not None else ""
    if counted is None:
        if mention.kind in ("count", "ratio") and predicates & ELLIPTICAL:
            return frozenset({"person"}), frozenset(), "person"
        chunk = _described(tokens, found, hang, mention)
        if chunk is None:
            return frozenset(), frozenset(), unit
        counted = (chunk.first, chunk.last)
    stems = [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in (*NOUNISH, "ADJ", "PAST", "GER")]
    last = next((k for k in range(counted[1] - 1, counted[0] - 1, -1) if tokens[k].tag in NOUNISH), None)
    if last is None or tokens[last].tag == "NUM":
        text = " ".join(tokens[k].text for k in range(*counted) if tokens[k].tag not in ("PRON", "DET", "POSS"))
        return frozenset(), frozenset(stems), text or unit
    head = singular(tokens[last].lower)
    text = " ".join(
        [tokens[k].text for k in range(counted[0], last) if tokens[k].tag in (*NOUNISH, "ADJ", "GER")]
        + [singular(tokens[last].text)]
    )
    key = head_concept(tokens, last, counted[0])
    if head in _COLLECTIVE and not any(k == mention.last for k in counted):
        key = "person"  # "the caravan grew to 7,000"
    return frozenset({key}), frozenset(fold(s) for s in stems if s != head), text.strip()


def head_concept(tokens: Sequence[Token], last: int, first: int) -> str:
    """The concept of a head noun: the compound's where one is listed ("asylum seeker"), else the noun's, else its last
    part's ("grade-schooler").
    """
    concepts = mapping("heads", "concepts")
    head = singular(tokens[last].lower)
    if last > first:
        compound = concepts.get(f"{tokens[last - 1].lower}-{head}")
        if compound is not None:
            return compound
    return concepts.get(head) or concepts.get(head.rpartition("-")[2]) or fold(head)


def _described(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """What a figure that counts no noun of its own is of: the noun it hangs on, the subject it is said of, or the
    object beside it ("cut emissions 26 percent").
    """
    chunk: Chunk | None = None
    head = None if hang.verb is None else lemma(tokens[found[hang.verb].head])
    if hang.governor is not None and tokens[found[hang.preposition or 0].first].lower in ("of", "to", "at", "by"):
        chunk = _content(tokens, found, hang.governor)
    elif hang.subject is not None and head is not None:
        beside = hang.phrase - 1
        if hang.role == "object" and found[beside].kind == "NP" and mention.kind not in ("count", "ratio"):
            chunk = found[beside]
        elif (
            head in COPULAR
            or (mention.kind == "duration" and head in _DURATIVE)
            or (mention.kind in ("percent", "measure") and mapping("predicates", "concepts").get(head) in CHANGES)
        ):
            chunk = _content(tokens, found, hang.subject)
    if chunk is not None and (
        tokens[chunk.head].tag in ("PRON", "NUM") or singular(tokens[chunk.head].lower) in TRANSPARENT
    ):
        return None  # "a count of 24" does not say of what
    return chunk


def _content(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> Chunk:
    """A phrase, or the one it counts: "the number of survivors" is of survivors."""
    if (
        at + 2 < len(found)
        and singular(tokens[found[at].head].lower) in TRANSPARENT
        and tokens[found[at + 1].first].lower == "of"
        and found[at + 2].kind == "NP"
        and tokens[found[at + 2].head].tag != "NUM"
    ):
        return found[at + 2]
    return found[at]
