"""Limits on what a figure counts that stand right behind it or open its clause: within what time, per what, among whom,
without whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.model import Mention, QualifierRole, Token
from checker.phrases import PERIODS, Chunk, Clause, phrase_text
from checker.wordclass import NOUNISH, singular

Limit = tuple[QualifierRole, str, str]
"""Role, words, and the head noun in the singular."""

_WITHIN: Final = frozenset({"in", "over", "during", "within", "for", "throughout"})
_TURNS: Final = frozenset({"past", "last", "previous", "next", "first", "coming", "preceding", "following"})
_SPANS: Final = PERIODS | {"hour", "minute", "second"}
_EACH: Final = frozenset({"a", "an", "each", "every"})
_REGULARLY: Final = frozenset(
    {"annually", "yearly", "monthly", "weekly", "daily", "hourly", "nightly", "apiece", "each"}
)
_AGED: Final = frozenset({"aged", "ages"})
_AGE_BOUNDS: Final = frozenset({"under", "over", "above", "below"})
_EXCEPT: Final = frozenset(
    {("not", "including"), ("not", "counting"), ("other", "than"), ("apart", "from"), ("aside", "from")}
)
_LEAVING_OUT: Final = frozenset({"except", *(pair[0] for pair in _EXCEPT)})
"""Words by which those who are not counted are set off."""
_REACH: Final = 24
"""Tokens behind a figure in which a limit is looked for."""


def limits(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Iterator[Limit]:
    """The limits of one figure, in order of place."""
    for preposition, phrase in (*hang.lead, *hang.tail):
        word, chunk = tokens[found[preposition].first].lower, found[phrase]
        if phrase == hang.phrase:
            continue
        head = singular(tokens[chunk.head].lower)
        if word in _WITHIN and _is_window(tokens, chunk, head):
            yield "window", f"{word} {phrase_text(tokens, chunk)}", head
        elif word == "among" and preposition > hang.phrase and tokens[chunk.head].tag in NOUNISH:
            yield "group", f"among {phrase_text(tokens, chunk)}", head
    yield from _behind(tokens, found, hang, mention)


def _is_window(tokens: Sequence[Token], chunk: Chunk, head: str) -> bool:
    """Whether a phrase names a stretch of time: "the past 24 hours", "two weeks"."""
    return head in _SPANS and any(
        tokens[k].lower in _TURNS or tokens[k].tag == "NUM" for k in range(chunk.first, chunk.last)
    )


def _behind(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Iterator[Limit]:
    """Limits among the chunks behind a figure, up to the next stop."""
    end, count = min(mention.last + _REACH, len(tokens)), len(found)
    near = True
    for index in range(hang.phrase + 1, count):
        chunk = found[index]
        if chunk.kind == "STOP" or chunk.first >= end:
            return
        word = tokens[chunk.first].lower
        follows = found[index + 1] if index + 1 < count else None
        if near and found[index - 1].kind != "PREP" and (limit := _rate(tokens, chunk, follows, word)) is not None:
            yield limit
        elif ((near or index == hang.phrase + 2) and word in _AGED) or (
            word in _AGE_BOUNDS and _ages(tokens, chunk, follows)
        ):
            if (age := _age(tokens, chunk.first)) > chunk.first + 1:
                yield "group", _said(tokens, chunk.first, age), "age"
        elif word in _LEAVING_OUT and (limit := _left_out(tokens, found, index)) is not None:
            yield limit
        near = near and not (chunk.kind in ("COMMA", "CONJ", "WH") or _holds_figure(tokens, chunk))


def _rate(tokens: Sequence[Token], chunk: Chunk, follows: Chunk | None, word: str) -> Limit | None:
    """Per what: "tanks a year", "daily", "14 per 100,000 people"."""
    if chunk.kind in ("TIME", "NP") and word in _EACH and singular(tokens[chunk.last - 1].lower) in _SPANS:
        return "per", _said(tokens, chunk.first, chunk.last), singular(tokens[chunk.last - 1].lower)
    if chunk.kind == "OTHER" and word in _REGULARLY:
        return "per", word, word
    if word == "per" and follows is not None and follows.kind == "NP":
        return "per", _said(tokens, chunk.first, follows.last), singular(tokens[follows.head].lower)
    return None


def _ages(tokens: Sequence[Token], chunk: Chunk, follows: Chunk | None) -> bool:
    """Whether a bound is one of age: "under the age of five"."""
    return chunk.kind == "PREP" and follows is not None and tokens[follows.head].lower == "age"


def _age(tokens: Sequence[Token], first: int) -> int:
    """Where the numbers of an age end: "aged 18 to 24", "under the age of five"."""
    last = first + 1
    for k in range(first + 1, min(first + 7, len(tokens))):
        if tokens[k].tag == "NUM":
            last = k + 1
        elif (
            tokens[k].tag not in ("PREP", "DET", "TO", "CONJ")
            and tokens[k].text not in "-–"
            and tokens[k].lower != "age"
        ):
            break
    return last


def _left_out(tokens: Sequence[Token], found: Sequence[Chunk], index: int) -> Limit | None:
    """Who is not counted: "not including the pilot", "other than children"."""
    chunk = found[index]
    words_ = tuple(tokens[k].lower for k in range(chunk.first, min(chunk.first + 2, len(tokens))))
    first = chunk.first + 2 if words_ in _EXCEPT else 0
    if not first and words_[0] == "except":
        first = chunk.first + (2 if words_[-1] == "for" else 1)
    phrase = next((c for c in found[index + 1 : index + 3] if c.kind == "NP" and c.first == first), None)
    if phrase is None or not first:
        return None
    said = f"{_said(tokens, chunk.first, first)} {phrase_text(tokens, phrase)}"
    return "exclusion", said, singular(tokens[phrase.head].lower)


def _holds_figure(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return "NUM" in [token.tag for token in tokens[chunk.first : chunk.last]]


def _said(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as printed, blanks folded."""
    out = ""
    for k in range(first, last):
        out += (" " if out and tokens[k].start > tokens[k - 1].end else "") + tokens[k].text
    return out
