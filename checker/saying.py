"""Verbs of saying and who stands before or behind them: the ground that attribution is built on.

A subject is a span of tokens, half open; a lone pronoun is one too, for whoever asks may know whom it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from checker.clauses import VerbGroup, groups_of
from checker.lexicon import words
from checker.model import Token
from checker.wordclass import NOUNISH, singular

Span = tuple[int, int]

PRONOUNS: Final = frozenset({"he", "she", "it", "they"})
"""Subjects that stand for somebody named before."""
_NOBODY: Final = frozenset(
    {"we", "i", "you", "that", "this", "which", "who", "what", "there", "one", "me", "us", "him", "her", "them"}
)
_MARK: Final = re.compile('[“”«»„"]')
_OPENING: Final = frozenset("“«„")
_ENDS: Final = frozenset({",", '"', "”", "--", "—", "–"})
"""Marks at which what is said ends and who says it begins."""
_PHRASE: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "NUM", "PAST", "GER"})
_LINKS: Final = frozenset({"of", "for", "with", "at", "from", "in", "by"})
_NOUNS: Final = frozenset({"state", "count", "note", "report", "estimate", "forecast", "claim", "expect"})
"""Verbs of saying whose form is a noun as well."""
_TELLING: Final = frozenset({"say", "tell", "report", "confirm", "disclose", "reveal", "explain", "announce"})
"""Of those who do not do this nothing is known: "he did not say if"."""
_LONGEST: Final = 9
"""Tokens of the longest name of a speaker."""
_INSERTED: Final = 20
"""Tokens of the longest apposition between a speaker and the verb."""


@lru_cache(maxsize=32)
def marks(text: str) -> tuple[tuple[int, int], ...]:
    """The quotation marks of a text: where, and 1 for one that opens, -1 for one that closes."""
    return tuple([(mark.start(), _way(text, mark.start())) for mark in _MARK.finditer(text)])


def _way(text: str, index: int) -> int:
    if text[index] != '"':
        return 1 if text[index] in _OPENING else -1
    before = text[index - 1] if index else " "
    return 1 if before.isspace() or before in "([—–-" else -1


def sayings(tokens: tuple[Token, ...]) -> list[VerbGroup]:
    """The verb groups by which somebody says something, in order."""
    groups = groups_of(tokens)
    found = _memory.get(id(groups))
    if found is None or found[0] is not groups:
        if len(_memory) >= _KEPT:
            _memory.pop(next(iter(_memory)))
        speaking = words("speaking", "times")
        said = [group for group in groups if group.lemma in speaking and _says(tokens, group)]
        found = _memory[id(groups)] = groups, said
    return found[1]


_KEPT: Final = 32
_memory: dict[int, tuple[tuple[VerbGroup, ...], list[VerbGroup]]] = {}
"""The sayings of the sentences last asked about."""


def _says(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a verb of that kind says something here."""
    if group.infinitive or (group.negated and group.lemma in _TELLING):
        return False
    after = tokens[group.last] if group.last < len(tokens) else None
    before = tokens[group.first - 1] if group.first else None
    if tokens[group.head].tag == "GER":  # "was quoted as saying"
        return before is not None and before.lower == "as" and _quoting(tokens, group) is not None
    if group.passive:
        return False
    if after is not None and (after.tag == "TO" or (after.lower == "of" and group.lemma in _NOUNS)):
        return False  # "a road estimated to cost", "a state of emergency"
    if group.lemma == "speak":
        return after is not None and after.lower == "of"
    if group.lemma == "add" and after is not None:
        return after.lower == "that" or after.text in (",", ".", ":", "“", '"', "”") or after.tag == "PRON"
    if group.lemma == "claim":  # "the fire claimed 12 lives"
        return not any(t.lower in ("life", "lives", "victim", "victims") for t in tokens[group.last : group.last + 6])
    if group.lemma in ("find", "show"):
        return (after is not None and after.lower == "that") or _is_inquiry(tokens, group)
    return not (group.lemma in _NOUNS and before is not None and before.tag in ("DET", "ADJ"))


def _is_inquiry(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a report or survey is what finds: others find what lies about."""
    subject = subject_before(tokens, group)
    found = words("inquiries", "speech")
    return subject is not None and any(singular(t.lower) in found for t in tokens[subject[0] : subject[1]])


def _quoting(tokens: tuple[Token, ...], group: VerbGroup) -> VerbGroup | None:
    """The passive before "as saying"."""
    before = (g for g in groups_of(tokens) if g.last == group.first - 1)
    return next((g for g in before if g.passive or g.lemma in ("quote", "cite")), None)


def subject_before(tokens: tuple[Token, ...], group: VerbGroup, trailing: bool = False) -> Span | None:
    """The noun phrase before a verb of saying; an apposition, a day or "who" between them is skipped."""
    if tokens[group.head].tag == "GER":
        group = _quoting(tokens, group) or group
    end = group.first
    while end and tokens[end - 1].tag == "ADV":
        end -= 1
    if end > 1 and tokens[end - 1].lower == "who":
        end -= 2 if tokens[end - 2].text == "," else 1
    elif end and tokens[end - 1].text == ",":
        opening = end - 2
        while opening > 0 and tokens[opening].text != "," and end - opening < _INSERTED:
            opening -= 1
        if opening > 0 and tokens[opening].text == ",":
            end = opening
        else:
            return None
    between = words("weekdays", "times") | words("asides", "speech")
    stop = end
    while stop and tokens[stop - 1].lower in between:
        stop -= 1
    if stop > 1 and tokens[stop - 2].lower in ("last", "this", "next") and tokens[stop - 1].lower in _spans():
        stop -= 2
    first = phrase_start(tokens, stop)
    if first == stop or (stop - first == 1 and tokens[first].lower in _NOBODY):
        return None
    if trailing and first and tokens[first - 1].text not in _ENDS:
        return None
    return first, stop


def _spans() -> frozenset[str]:
    return words("recurring", "times") | words("weekdays", "times") | words("months", "times")


def subject_behind(tokens: tuple[Token, ...], group: VerbGroup) -> Span | None:
    """The subject behind its verb: "…,” said the minister"."""
    before = tokens[group.first - 1] if group.first else None
    if before is None or before.text not in _ENDS or group.lemma == "tell":
        return None  # behind "told" stands who listens
    if group.last < len(tokens) and tokens[group.last].lower in words("weekdays", "times"):
        return None
    end = phrase_end(tokens, group.last)
    if end == group.last or (end - group.last == 1 and tokens[group.last].lower in _NOBODY):
        return None
    verb = end + 1 if end < len(tokens) and tokens[end].tag == "ADV" else end
    if verb < len(tokens) and tokens[verb].tag in ("MODAL", "BE", "HAVE", "DO", "VERB", "PAST"):
        return None  # "Lo, the third officer, said boats could": the clause that is said begins there
    return group.last, end


def phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends before ``end`` begins, "of", "for", "by" and such links taken in."""
    first = end
    while first and end - first < _LONGEST:
        token = tokens[first - 1]
        if token.tag in _PHRASE or token.tag in ("DET", "POSS") or token.text in ("-", "&", ".", "/"):
            first -= 1
            if token.tag == "DET" and not (first and (tokens[first - 1].lower in _LINKS or _busy(tokens, first - 1))):
                break
        elif (
            token.lower in _LINKS
            and first < end
            and first > 1
            and (tokens[first - 2].tag in NOUNISH or (token.lower == "by" and tokens[first - 2].tag == "PAST"))
        ) or (
            token.lower == "and" and first < end and first > 1 and tokens[first - 2].tag in NOUNISH and end - first < 4
        ):
            first -= 1
        elif token.tag == "PRON" and first == end:
            return first - 1
        else:
            break
    while first < end and (
        tokens[first].tag in ("PREP", "CONJ", "PUNCT", "POSS")
        and tokens[first].lower not in ("his", "her", "their", "its")
    ):
        first += 1
    return first if any(t.tag in NOUNISH for t in tokens[first:end]) else end


def _busy(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says right behind a person what he is doing: the agent [leading] the investigation."""
    doing = tokens[at].tag in ("GER", "ADJ") and tokens[at].lower.endswith("ing")
    return doing and at > 0 and tokens[at - 1].tag in NOUNISH


def phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase at ``first`` ends, "of", "for", "by" and such links taken in; a lone pronoun is one."""
    end = first
    if first < len(tokens) and tokens[first].lower in PRONOUNS:
        return first + 1
    while end < len(tokens) and end - first < _LONGEST + 3:
        token = tokens[end]
        if token.tag in _PHRASE or token.tag in ("DET", "POSS") or (token.text in ("-", "&") and end > first):
            if token.tag == "PAST" and end > first and tokens[end - 1].tag in NOUNISH:
                break
            if (end > first and token.lower in ("last", "this", "earlier")) or token.lower in words(
                "weekdays", "times"
            ):
                break
            end += 1
        elif (
            (token.text == "." and end > first and len(tokens[end - 1].text) <= 4 and _titled(tokens, end))
            or (
                token.lower in ("of", "for", "at", "from", "by")
                and end > first
                and end + 1 < len(tokens)
                and tokens[end + 1].tag in _PHRASE | {"DET"}
            )
            or (
                token.lower == "and"
                and end > first
                and end + 1 < len(tokens)
                and tokens[end - 1].tag == "NAME"
                and tokens[end + 1].tag == "NAME"
            )
        ):
            end += 1
        else:
            break
    while end > first and tokens[end - 1].tag in ("PREP", "DET", "POSS", "PUNCT"):
        end -= 1
    return end if any(t.tag in NOUNISH for t in tokens[first:end]) else first


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a full stop only shortens the title before a name: "Dr. Lee"."""
    return (
        tokens[index - 1].end == tokens[index].start
        and tokens[index - 1].text[0].isupper()
        and index + 1 < len(tokens)
        and tokens[index + 1].tag == "NAME"
    )
