"""How two figures of one sentence hang together by the few words and marks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.arithmetic.passages import Passage
from checker.arithmetic.seams import SEAM
from checker.model import Claim, Quantity

REACH: Final = 3
"""How many figures away its fellow may stand."""
_BEHIND: Final = 120
"""Characters looked at behind or before a figure."""
_FAR: Final = 160
"""Characters between two figures from which on they do not hang together."""
_NOTHING: Final = "\0"
_NO_THING: Final = frozenset({"date", "identifier", "clock", "ordinal", "rank", "role"})

WORD: Final = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?"
"""A word without digits."""
_PARTING: Final = (
    r"(?:and|but|while|whereas|with|without|than|although|though|after|before|because|since|when|if|unless|versus|vs\.?"
    r"|compared|against|not|nor|plus|minus|down|up|to|from|by|including|excluding|except)\b"
)
"""Words over which no two figures hang together."""
LINK: Final = rf"(?:(?!{_PARTING}){WORD})"
"""A word that may stand between a figure and what is said of it again."""
PHRASE: Final = rf"(?:\s+{LINK}){{0,6}}"
"""What is counted, and what it did, between a figure and what is said of it again."""
THE: Final = r"(?:the|its|their|his|her|our|those|these|all|an?|that|this)"
AGAIN: Final = (
    rf"(?:{SEAM}|(?:\s*(?P<paren>[(\[])\s*|\s*(?P<dash>[–—]|--)\s*|\s*[,:]\s*|\s+(?=or\s))"
    r"(?:(?:or|that is|that’s|that's|i\.e\.|ie|meaning|(?:which|that) (?:is|was|makes?|made|means|meant|equals|equalled"
    r"|comes to|came to|amounts to|amounted to|works out at|represents|gives)|equal to|equivalent to|the equivalent of"
    r"|equalling|equaling|representing|amounting to|just)\s*,?\s+)?)$"
)
"""What leads from a figure to the same said in another way: "120 of 200 (", "120 of 200, or "; by group name how."""


def between(passage: Passage, a: Claim, b: Claim) -> str:
    """The text between two figures, on one line; what no pattern fits where they stand far apart."""
    if not 0 <= b.start - a.end <= _FAR:
        return _NOTHING
    return _folded(passage.document.text[a.end : b.start])


def behind(passage: Passage, claim: Claim) -> str:
    """The text behind a figure, to the end of its sentence or as far as is looked."""
    return _folded(passage.document.text[claim.end : min(passage.end, claim.end + _BEHIND)])


def before(passage: Passage, claim: Claim) -> str:
    """The text before a figure, from the beginning of its sentence or as far as is looked."""
    return _folded(passage.document.text[max(passage.start, claim.start - _BEHIND) : claim.start])


def figures(passage: Passage) -> list[Claim]:
    """The claims of a passage with a quantity, none of them denied or taken back."""
    return [
        c
        for c in passage.claims
        if c.quantity is not None and c.kind not in _NO_THING and c.modality not in ("negated", "revised")
    ]


def following(claims: Sequence[Claim], index: int) -> Sequence[Claim]:
    """The few figures that come next after figure ``index`` and do not lie in it."""
    return [c for c in claims[index + 1 : index + 2 + REACH] if c.start >= claims[index].end][:REACH]


def ends(tail: str, opened: re.Match[str], own: str = "") -> bool:
    """Whether what was said again, led to by ``opened``, is said when ``tail`` begins: the parenthesis closes, the
    aside ends. ``own`` is a pattern of words that may still belong to it.
    """
    named = opened.groupdict()
    close = r"[)\],;]" if named.get("paren") else r"(?:[,.;:)!?”\"]|–|—|--|$)"
    return re.match(rf"(?:{own})?\s*{close}", tail) is not None


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one unit."""
    return a.unit == b.unit


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)
