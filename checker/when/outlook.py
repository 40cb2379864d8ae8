"""Whether what stands round a time looks ahead or back."""

from __future__ import annotations

from typing import Final

from checker.aspect import proposes
from checker.clauses import governing, groups_of
from checker.lexicon import table, words
from checker.model import Mention, Sentence, Token
from checker.nesting import main_verbs, verb_of
from checker.wordclass import NOUNISH, base_form

_MODALS: Final = frozenset({"should", "could", "may", "might", "must", "would"})
_RUNNING: Final = tuple(table("times")["tally_cues"])
_NEAR: Final = 12
"""Tokens either side of a time in which a word may point it to the future."""


def ahead(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether words near a time, or the verb it goes with, look to the future."""
    future = words("future", "times")
    if any(t.lower in future for t in tokens[max(0, first - _NEAR) : last + _NEAR]):
        return True
    group = governing(tokens, groups_of(tokens), first, last)
    return group is not None and group.tense == "future"


def behind(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the verb a time goes with looks back."""
    group = governing(tokens, groups_of(tokens), first, last)
    return group is not None and group.tense in ("past", "perfect")


def ahead_here(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the nearest verb before the time, or the one after a leading time, looks ahead."""
    if _told_of(tokens, first):
        return False
    groups = groups_of(tokens)
    group = governing(tokens, groups, first, last)
    if group is None:
        return False
    if group.tense == "future" or group.lemma in ("schedule", "expect", "slate", "schedul"):
        return True
    if group.tense == "present" and group.lemma == "be":
        return not _told_of(tokens, first, 1)  # "up for election Tuesday are", not "in hospital after the crash Monday"
    return group.infinitive and any(
        t.lower in words("future", "times") for t in tokens[max(0, group.first - 3) : group.first]
    )


def _told_of(tokens: tuple[Token, ...], first: int, least: int = 2) -> bool:
    """Whether a time stands in what is told of: "we will report on the two blasts Monday" means Monday's."""
    place = first - 1
    while place >= 0 and first - place < _NEAR and tokens[place].tag in NOUNISH | {"ADJ", "NUM"}:
        place -= 1
    return (
        0 < place < first - least
        and tokens[place].tag == "DET"
        and tokens[place - 1].lower in ("about", "after", "since")
    )


def is_over(sentence: Sentence, mention: Mention) -> bool:
    """Whether what is counted came about once and is done: "killed 12", "has bought 12 ships"; not a count that runs.

    A count still runs where the words say so, where the verb tells what it has come to, and in the perfect where it is
    that of victims or of those who have done something: "floods have killed 12", "40 have signed".
    """
    tokens = sentence.tokens
    group = verb_of(tokens, mention)
    if group is not None and group.tense == "none" and not group.modal and group.last <= mention.first:
        outer = [g for g in main_verbs(tokens, mention) if g.last <= group.first]
        return bool(outer) and outer[-1].tense == "past" and not _runs(sentence, mention)  # "it blew up, killing 12"
    if group is None or group.tense not in ("past", "perfect") or group.lemma in words("reaching", "times"):
        return False
    if group.tense == "perfect" and (group.lemma in words("casualty_verbs", "times") or mention.last <= group.first):
        return False
    if any(t.lower in ("times", "occasions") for t in tokens[mention.first : mention.last + 1]):
        return False  # "has been there five times"
    inside = tokens[mention.first : mention.last]
    if mention.kind == "duration" and group.tense == "perfect" and "-" not in [t.text for t in inside]:
        return False  # "have waited for 40 years"
    if group.tense == "perfect" and any(t.lower == "already" for t in tokens[group.first : mention.last + 4]):
        return False  # "has already been ratified by 147"
    return not _runs(sentence, mention)


def _runs(sentence: Sentence, mention: Mention) -> bool:
    """Whether words beside a figure say that it is still being counted."""
    tokens = sentence.tokens
    low = max((k + 1 for k in range(mention.first) if tokens[k].text == ";"), default=0)
    high = next((k for k in range(mention.last, len(tokens)) if tokens[k].text == ";"), len(tokens))
    text = " " + " ".join([t.lower for t in tokens[low:high]]) + " "
    return any(f" {cue} " in text for cue in _RUNNING)


def is_to_come(sentence: Sentence, mention: Mention) -> bool:
    """Whether a figure waits for what is not yet so: "should rise by 20 percent", "when 55 percent have acceded"."""
    tokens = sentence.tokens
    group = verb_of(tokens, mention)
    if group is None:
        return False
    if group.tense == "perfect" and group.first >= mention.last:
        return _awaited(tokens, mention)
    if mention.change is not None and group.modal == "should":
        return True
    if any(t.tag == "HAVE" for t in tokens[group.first : group.last]) or group.lemma in words("stative", "times"):
        return False
    if mention.change is not None and proposes(tokens, group, mention):
        return True
    if mention.change is not None and group.infinitive:
        looking = words("expecting", "times") | words("planning", "times")
        return any(base_form(t.lower) in looking for t in tokens[max(0, group.first - 3) : group.first])
    if mention.change is not None:
        return group.modal in _MODALS
    if group.modal == "could":
        return group.lemma in words("reaching", "times")
    return group.modal in ("may", "might") and mention.kind in ("count", "money") and group.last <= mention.first


def _awaited(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether the clause of a figure tells on what something waits, while the main verb holds now or later."""
    low = mention.first
    while low and mention.first - low < 3 and tokens[low - 1].tag in ("DET", "ADV", "ADJ", "PREP"):
        low -= 1
    if not any(t.lower in words("awaiting", "times") for t in tokens[max(0, low - 1) : mention.first]):
        return False
    return not any(g.tense == "past" for g in groups_of(tokens))
