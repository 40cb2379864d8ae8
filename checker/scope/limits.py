"""Limits on what a figure counts that stand right behind it or open its clause: within what time, per what, among whom,
without whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.lexicon import words
from checker.model import Mention, QualifierRole, Token
from checker.phrases import PERIODS, Chunk, Clause, phrase_text
from checker.wordclass import NOUNISH, singular

Limit = tuple[QualifierRole, str, str]
"""Role, words, and the head noun in the singular."""

_WITHIN: Final = frozenset({"in", "over", "during", "within", "for", "throughout"})
_TURNS: Final = frozenset({"past", "last", "previous", "next", "first", "coming", "preceding", "following"})
_SPANS: Final = PERIODS | {"hour", "minute", "second"}
_COMPARED: Final = frozenset({"earlier", "ago", "later", "before", "after", "prior"})
_EACH: Final = frozenset({"a", "an", "each", "every"})
_SHARING: Final = frozenset({"in", "for", "during", "on", "from", "at"})
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
_AGAINST: Final = frozenset({"from", "below", "above", "over"})
_TENURES: Final = words("tenures", "concepts_lists")
_GROUPINGS: Final = words("groupings", "concepts_lists")
_CALENDAR: Final = words("calendar", "concepts_lists")
_TIED: Final = frozenset({"by", "against", "without", "about", "between"})
"""Prepositions that tie what follows to the noun before them, though a verb governs it."""
_TIED_BEFORE_VERB: Final = _TIED | {"from", "for", "under", "behind"}
_NEAR: Final = 3
"""Phrases between those who leave a group and the group."""
_REACH: Final = 24
"""Tokens behind a figure in which a limit is looked for."""


def limits(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Iterator[Limit]:
    """The limits of one figure, in order of place."""
    for preposition, phrase in (*hang.lead, *hang.tail):
        word, chunk = tokens[found[preposition].first].lower, found[phrase]
        if phrase == hang.phrase:
            continue
        head = singular(tokens[chunk.head].lower)
        close = word == "during" or preposition == hang.phrase + 1
        if word in _WITHIN and (_is_window(tokens, chunk, head) or (close and head in _TENURES)):
            if mention.kind == "duration":
                continue  # a stretch of time lies in no other
            yield "window", f"{word} {phrase_text(tokens, chunk)}", head
        elif word in _AGAINST and head == "level" and preposition == hang.phrase + 1 and mention.kind != "duration":
            yield "window", f"{word} {phrase_text(tokens, chunk)}", head  # "70% from 1990 levels"
        elif word == "with" and preposition == hang.phrase + 1 and _marks_out(tokens, found, hang, chunk):
            yield "group", f"with {phrase_text(tokens, chunk)}{_so_large(tokens, found, phrase)}", head
        elif word == "from" and head in _GROUPINGS and 0 < preposition - hang.phrase <= _NEAR:
            yield "group", f"from {phrase_text(tokens, chunk)}", head
        elif word == "among" and preposition > hang.phrase and tokens[chunk.head].tag in NOUNISH:
            yield "group", f"among {phrase_text(tokens, chunk)}", head
    if (tied := _tied(tokens, found, hang, mention)) is not None:
        yield tied
    yield from _behind(tokens, found, hang, mention)


def _tied(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Limit | None:
    """Whose, by, from or against whom those counted are, told right behind them: "two rallies by teachers"."""
    at = hang.phrase + 1
    if mention.kind not in ("count", "ratio", "percent") or at + 1 >= len(found) or found[at].kind != "PREP":
        return None
    word, phrase = tokens[found[at].first].lower, found[at + 1]
    counted = tokens[found[hang.phrase].last - 1]
    if word not in (_TIED if hang.role == "object" else _TIED_BEFORE_VERB) or counted.tag != "PLURAL":
        return None
    if phrase.kind != "NP" or tokens[phrase.head].tag not in NOUNISH or _holds_figure(tokens, phrase):
        return None
    head = singular(tokens[phrase.head].lower)
    if head in _SPANS or head in _CALENDAR or (hang.role != "object" and not (hang.verb is None or hang.verb > at)):
        return None
    return "group", f"{word} {phrase_text(tokens, phrase)}{_of_whom(tokens, found, at + 1)}", head


def _of_whom(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> str:
    """Whose a phrase is: " of the party" in "by members of the party"."""
    if at + 2 >= len(found) or tokens[found[at + 1].first].lower != "of" or found[at + 2].kind != "NP":
        return ""
    return f" of {phrase_text(tokens, found[at + 2])}"


def _marks_out(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, chunk: Chunk) -> bool:
    """Whether those counted are only such with something: "26 states with Labour governors"."""
    counted = tokens[found[hang.phrase].last - 1]
    return counted.tag == "PLURAL" and tokens[chunk.head].tag in ("NOUN", "PLURAL") and not _holds_figure(tokens, chunk)


def _so_large(tokens: Sequence[Token], found: Sequence[Chunk], phrase: int) -> str:
    """How large it is that marks them out: " under $30,000" in "families with incomes under $30,000"."""
    behind = found[phrase + 1 : phrase + 3]
    last = next((c for c in behind if c.kind != "PREP"), None)
    if last is None or last.kind != "NP" or not _holds_figure(tokens, last):
        return ""
    return f" {as_printed(tokens, behind[0].first, last.last)}"


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
        if near and word in _SHARING and (each := _each_of(tokens, found, index)) is not None:
            yield each
        elif near and found[index - 1].kind != "PREP" and (limit := _rate(tokens, chunk, follows, word)) is not None:
            yield limit
        elif ((near or index == hang.phrase + 2) and word in _AGED) or (
            word in _AGE_BOUNDS and _ages(tokens, chunk, follows)
        ):
            if (age := _age(tokens, chunk.first)) > chunk.first + 1:
                yield "group", as_printed(tokens, chunk.first, age), "age"
        elif word in _LEAVING_OUT and (limit := _left_out(tokens, found, index)) is not None:
            yield limit
        near = near and not (chunk.kind in ("COMMA", "CONJ", "WH") or _holds_figure(tokens, chunk))


def _rate(tokens: Sequence[Token], chunk: Chunk, follows: Chunk | None, word: str) -> Limit | None:
    """Per what: "tanks a year", "daily", "14 per 100,000 people"."""
    if chunk.last < len(tokens) and tokens[chunk.last].lower in _COMPARED:
        return None  # "up from 31 tons a year earlier"
    if chunk.kind in ("TIME", "NP") and word in _EACH and singular(tokens[chunk.last - 1].lower) in _SPANS:
        return "per", as_printed(tokens, chunk.first, chunk.last), singular(tokens[chunk.last - 1].lower)
    if chunk.kind == "OTHER" and word in _REGULARLY:
        return "per", word, word
    if word == "per" and follows is not None and follows.kind == "NP":
        return "per", as_printed(tokens, chunk.first, follows.last), singular(tokens[follows.head].lower)
    return None


def _each_of(tokens: Sequence[Token], found: Sequence[Chunk], index: int) -> Limit | None:
    """Per what: "in each of the next two years", "for every man, woman and child"."""
    at = found[index].last
    if found[index].kind != "PREP" or at >= len(tokens) or tokens[at].lower not in ("each", "every"):
        return None
    k = index + 1
    if tokens[at].lower == "each" and at + 1 < len(tokens) and tokens[at + 1].lower == "of":
        k = next((n for n in range(index + 2, min(index + 4, len(found))) if found[n].kind == "NP"), k)
    if k >= len(found) or found[k].kind not in ("NP", "TIME"):
        return None
    head = singular(tokens[found[k].last - 1].lower)
    while (
        k + 2 < len(found)
        and found[k + 1].kind in ("COMMA", "CONJ")
        and found[k + 2].kind == "NP"
        and found[k + 2].last - found[k + 2].first == 1
        and tokens[found[k + 2].head].tag == "NOUN"
    ):
        k += 2
    return "per", as_printed(tokens, found[index].first, found[k].last), head


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
    said = f"{as_printed(tokens, chunk.first, first)} {phrase_text(tokens, phrase)}"
    return "exclusion", said, singular(tokens[phrase.head].lower)


def _holds_figure(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return "NUM" in [token.tag for token in tokens[chunk.first : chunk.last]]


def as_printed(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as printed, blanks folded."""
    out = ""
    for k in range(first, last):
        out += (" " if out and tokens[k].start > tokens[k - 1].end else "") + tokens[k].text
    return out
