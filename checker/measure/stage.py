"""How far a sum of money has come: asked for, offered, written in a bill, promised or paid.

A demand and the bill that grants it print one figure, and are two measures all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import words
from checker.model import Mention, Token
from checker.wordclass import lemma, singular

ASKED: Final = "asked"
BILLED: Final = "billed"
_ASKING: Final = words("asking", "concepts_lists")
_REQUESTS: Final = words("requests", "concepts_lists")
_OFFERING: Final = words("offering", "concepts_lists")
_HOLDING: Final = words("holding", "concepts_lists")
_GRANTING: Final = words("granting", "concepts_lists")
_BILLS: Final = words("bills", "concepts_lists")
_PASSING: Final = frozenset({"pass", "approve", "adopt", "enact", "ratify"})
_VERBS: Final = frozenset({"VERB", "PAST", "GER"})
_UNLESS: Final = frozenset({"unless", "without", "refuse", "refused", "refuses", "refusing"})
_BREAKS: Final = frozenset({".", ";", ":", "!", "?"})
_REACH: Final = 20
"""How many words before a sum may say of it that it was asked for."""
_DRAFT: Final = 8
"""Within how many words what was voted for is named."""
_AFTER: Final = 12
"""How many words behind it may: "$5 million in relief that the mayors want"."""


def stage_of(tokens: Sequence[Token], mention: Mention) -> str:
    """The stage of a sum of money, "" where its sentence tells none."""
    if mention.kind != "money":
        return ""
    before = _before(tokens, mention.first)
    if written(tokens, mention):
        return BILLED
    if _asked_behind(tokens, mention.last):
        return ASKED
    near = next((k for k in reversed(before) if tokens[k].tag in _VERBS and lemma(tokens[k]) != "be"), None)
    for k in reversed(before):
        noun = tokens[k].tag in ("NOUN", "PLURAL") or tokens[k].lower in _REQUESTS
        if noun and singular(tokens[k].lower) in _REQUESTS and (near is None or k > near or _grants(tokens[near])):
            return ASKED
        if noun and singular(tokens[k].lower) in _OFFERING and (near is None or k > near):
            return "offered"
        if near is not None and k < near and not _grants(tokens[near]):
            break
    if near is None:
        return ""
    verb = lemma(tokens[near])
    if verb in _ASKING:
        return ASKED
    if verb in _OFFERING:
        return "offered"
    if not _grants(tokens[near]):
        return ""
    earlier = [tokens[k] for k in before if k < near]
    if any(t.lower in _UNLESS or (t.tag in _VERBS and lemma(t) in _ASKING) for t in earlier[-8:]):
        return ASKED
    if _denied(tokens, near):
        return ASKED if any(_denied(tokens, k) for k in before if k < near - 2) else ""
    billed = verb in _HOLDING or verb in _GRANTING
    if billed and any(singular(t.lower) in _BILLS for t in earlier[-6:]):
        return BILLED
    return BILLED if verb == "add" else ""


def written(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a sum stands in a draft of a law that was voted for, whoever asked for it: "approved a bill with the $5
    million the mayors seek".
    """
    if mention.kind != "money" or not _holds(tokens, mention.first):
        return False
    before = _before(tokens, mention.first)
    for k in reversed(before):
        if tokens[k].tag == "PAST" and lemma(tokens[k]) in _PASSING:
            draft = any(singular(t.lower) in _BILLS for t in tokens[k + 1 : k + _DRAFT])
            return draft and not _denied(tokens, k) and tokens[k - 1].tag not in ("TO", "MODAL")
    return False


def _holds(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word right before a sum says that something holds it: "with", "including", "that includes"."""
    at = first - 1
    while at > 0 and tokens[at].tag in ("DET", "ADV", "ADJ"):
        at -= 1
    if at < 1:
        return False
    token = tokens[at]
    if token.lower in ("with", "including", "containing"):
        return True
    return token.tag in _VERBS and lemma(token) in _HOLDING and tokens[at - 1].lower in ("that", "which")


def _before(tokens: Sequence[Token], first: int) -> list[int]:
    low = first
    while low > 0 and first - low < _REACH and tokens[low - 1].text not in _BREAKS:
        low -= 1
    return list(range(low, first))


def _grants(token: Token) -> bool:
    return token.tag in _VERBS and lemma(token) in _HOLDING | _GRANTING


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb is denied: "did not include"."""
    return any(t.lower in ("not", "n't") or t.lower.endswith(("n't", "n’t")) for t in tokens[max(0, at - 3) : at])


def _asked_behind(tokens: Sequence[Token], last: int) -> bool:
    """Whether what follows says who asks for the sum: "the $5 million the mayors want", "sought by"."""
    if last < len(tokens) and singular(tokens[last].lower) in _REQUESTS:
        return True
    actor = governed = False
    for k in range(last, min(last + _AFTER, len(tokens))):
        token = tokens[k]
        if token.text in _BREAKS or token.text == "," or token.lower in ("and", "but", "or", "to"):
            return False
        if token.tag == "PREP":
            governed = True
        elif token.tag == "PRON" or token.lower in ("that", "which") or (token.tag == "NAME" and not governed):
            actor, governed = True, False
        elif token.tag == "NOUN":
            governed = False  # "in wall funding Weller is seeking"
        elif token.tag in _VERBS and lemma(token) in _ASKING:
            return actor or token.tag == "PAST"
        elif token.tag in _VERBS and lemma(token) not in ("be", "have", "insist"):
            return False
        elif token.tag == "PLURAL":
            actor, governed = actor or not governed, False
    return False
