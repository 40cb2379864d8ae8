"""Whose age a figure gives, and the dimension that makes an age of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.dimension import dimension
from checker.model import Mention, Token
from checker.names import fold, is_calendar, phrase_names
from checker.phrases import Chunk, Clause
from checker.wordclass import lemma

_AGED: Final = frozenset({"aged", "ages"})


def owner_of(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[frozenset[str], str]:
    """Whose age it is, and the dimension of the figure."""
    quantity = mention.quantity
    unit = quantity.unit if quantity is not None else ""
    dim = dimension(mention.kind, unit)
    if dim not in ("time", "age"):
        return frozenset(), dim
    aged = any(
        tokens[k].lower in ("old", "olds") or tokens[k].lower.endswith(("-old", "-olds"))
        for k in range(mention.first, min(mention.last + 3, len(tokens)))
    ) or (mention.first > 0 and tokens[mention.first - 1].lower in _AGED)
    if aged:
        return _aged(tokens, found, hang, mention), "age"
    if (
        mention.first >= 2
        and tokens[mention.first - 1].text == ","
        and tokens[mention.first - 2].tag == "NAME"
        and dim == "age"
    ):
        before = mention.first - 2
        while before >= 0 and tokens[before].tag == "NAME":
            before -= 1
        return frozenset(fold(t.text) for t in tokens[before + 1 : mention.first - 1]), "age"
    return frozenset(), dim


def _aged(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> frozenset[str]:
    """Whose age "N-year-old" gives: the name after it, else the name it is set beside, else the subject of "is N years
    old".
    """
    phrase = found[hang.phrase]
    beside = phrase.first - 1
    if (
        beside > 1
        and tokens[beside].text == ","
        and tokens[beside - 1].tag == "NAME"
        and tokens[phrase.first].tag == "DET"
    ):
        run = [beside - 1]  # "Omar Mateen, a 29-year-old American citizen"
        while run[-1] > 0 and tokens[run[-1] - 1].tag == "NAME":
            run.append(run[-1] - 1)
        if not is_calendar(tokens, Chunk("NP", run[-1], beside, run[0])):
            return frozenset(fold(tokens[k].text) for k in run)
    end = max(phrase.last, mention.last)
    after = [k for k in range(mention.last, min(end + 1, len(tokens))) if tokens[k].tag == "NAME"]
    if not after and end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].tag == "NAME":
        after = [end + 1]  # "the 29-year-old gunman, Omar Mateen"
    if (
        not after
        and end + 1 < len(tokens)
        and tokens[end].lower in ("named", "called")
        and tokens[end + 1].tag == "NAME"
    ):
        after = [end + 1]
    if after:
        run = [after[0]]
        while run[-1] + 1 < len(tokens) and tokens[run[-1] + 1].tag == "NAME":
            run.append(run[-1] + 1)
        return frozenset(fold(tokens[k].text) for k in run)
    before = phrase.first - 1
    if before > 0 and tokens[before].text == "," and tokens[before - 1].tag == "NAME":
        run = [before - 1]
        while run[-1] > 0 and tokens[run[-1] - 1].tag == "NAME":
            run.append(run[-1] - 1)
        return frozenset(fold(tokens[k].text) for k in run)
    if hang.verb is not None and hang.subject is not None and lemma(tokens[found[hang.verb].head]) == "be":
        return phrase_names(tokens, found[hang.subject])
    return frozenset()
