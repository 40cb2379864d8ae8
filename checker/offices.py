"""The grammar of offices: where a title, the name of who holds it, and what it is an office of begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.clauses import printed
from checker.lexicon import words
from checker.model import Token

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ALSO_NAMES = frozenset({"april", "may", "june", "august", "jan", "mar"})
_LONGEST = 16
"""Tokens of the longest apposition read."""


_CHIEF: Final = 4
"""Tokens of "chief electoral officer" and the like before their last."""


def office_start(tokens: Sequence[Token], index: int, free: int) -> int:
    """Where the small-letter words of an office begin: "deputy finance minister"."""
    while index > free and tokens[index - 1].tag in ("NOUN", "ADJ") and not is_capital(tokens[index - 1]):
        index -= 1
    return index


def full_name(tokens: Sequence[Token], last: int, free: int) -> tuple[int, int] | None:
    """The full name that ends before a token."""
    first = last
    while first > free and in_name(tokens, first - 1) and last - first < 6:
        first -= 1
    if last - first < 2 or tokens[first].tag != "NAME":
        return None
    if any(tokens[k].lower in words("things", "roles") or is_title(tokens[k]) for k in range(first, last)):
        return None
    return first, last


def is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def office_of(token: Token) -> str:
    """The office a word names, without the "then-" or "ex-" that says when."""
    return _office(token.lower)


def _office(lower: str) -> str:
    return lower.removeprefix("then-").removeprefix("ex-")


def is_title(token: Token) -> bool:
    return titles(token.lower)


def titles(lower: str) -> bool:
    """Whether a word in small letters names an office."""
    return _office(lower) in words("titles", "roles") or lower in words("abbreviated", "roles")


def modifies(tokens: Sequence[Token], index: int, capital: bool) -> bool:
    """Whether a word belongs to the title and not to the organisation before it."""
    token = tokens[index]
    lower = token.lower.rstrip(".")
    opening = not index and not tokens[1].text[0].isupper()
    small = opening or not token.text[0].isupper()
    if small and not capital and token.tag in ("NOUN", "ADJ"):
        return True  # "foreign policy chief"
    return (lower in words("modifiers", "roles") or is_title(token) or lower in ("of", "and", "the", "for")) and (
        capital or small or lower == "former"
    )


def ends_place(token: Token) -> bool:
    """Whether a word ends a place's name rather than beginning an office: "Salem City"."""
    return token.lower in ("city", "county") and is_capital(token)


def past_honorific(tokens: Sequence[Token], index: int) -> int:
    """Past a "Mr." before a name."""
    if index + 1 < len(tokens) and tokens[index].lower in words("honorifics", "speech"):
        return index + 2 if tokens[index + 1].text == "." else index + 1
    return index


def chief_end(tokens: Sequence[Token], index: int) -> int:
    """Past "chief executive (officer)", "chief financial officer"; 0 where no such title begins."""
    if tokens[index].lower != "chief":
        return 0
    end = index + 1
    while end < len(tokens) and end - index < _CHIEF and tokens[end].lower in words("modifiers", "roles"):
        end += 1
    if end < len(tokens) and tokens[end].lower == "officer" and end > index + 1:
        return end + 1
    return index + 2 if index + 1 < len(tokens) and tokens[index + 1].lower == "executive" else 0


def title_end(tokens: Sequence[Token], index: int) -> int:
    """Past the last title word of a chain: "Prime Minister and Foreign Minister", "Secretary of State", "Lt. Gen."."""
    end = chief_end(tokens, index) or index + 1
    while end < len(tokens) and end - index < _LONGEST:
        token = tokens[end]
        if (
            token.text == "."
            and token.start == tokens[end - 1].end
            and tokens[end - 1].lower in words("abbreviated", "roles")
        ) or (is_title(token) and (token.text[0].isupper() or not tokens[index].text[0].isupper())):
            end += 1
        elif (
            token.lower in ("of", "for")
            and end + 1 < len(tokens)
            and tokens[end - 1].lower in ("secretary", "chief", "minister")
        ):
            stop = end + 1
            while stop < len(tokens) and tokens[stop].lower in words("modifiers", "roles") | {
                "the",
                "and",
                "foreign",
                "affairs",
                "staff",
            }:
                stop += 1
            if stop == end + 1:
                break
            end = stop
        elif token.lower in words("modifiers", "roles") or token.lower == "and":
            stop = end
            while (
                stop < len(tokens)
                and stop - end < 6
                and (tokens[stop].lower in words("modifiers", "roles") or tokens[stop].lower == "and")
            ):
                stop += 1
            closing = next(
                (
                    k
                    for k in range(min(stop, len(tokens) - 1), end - 1, -1)
                    if is_title(tokens[k]) and is_capital(tokens[k])
                ),
                None,
            )
            if closing is None:
                break
            end = closing + 1
        else:
            break
    return end


def rank_start(tokens: Sequence[Token], index: int, last: int) -> int | None:
    """Where a military rank follows a civil office in one chain ("Defence Minister Senior Colonel …") and ends it."""
    if tokens[index].lower in words("military", "roles"):
        return None
    for place in range(index + 1, last):
        if tokens[place].lower in words("military", "roles"):
            if tokens[index].lower in (
                "attorney",
                "secretary",
                "governor",
                "director",
                "solicitor",
                "inspector",
                "consul",
            ):
                return None
            while place > index + 1 and tokens[place - 1].lower in ("senior", "rear", "vice", "lieutenant", "major"):
                place -= 1
            return place
    return None


def person_end(tokens: Sequence[Token], first: int) -> int:
    """Past the person's name at ``first``, or ``first`` where none stands there."""
    end = first
    while end < len(tokens) and end - first < 6:
        token = tokens[end]
        if (
            end > first
            and token.lower in words("particles", "roles")
            and end + 1 < len(tokens)
            and tokens[end + 1].text[0].isupper()
        ):
            end += 1
        elif token.text[0].isupper() and token.tag in ("NAME", "NOUN", "PLURAL", "PAST") and not token.text.isdigit():
            if end == first and (token.lower in words("things", "roles") or len(token.text) < 2):
                return first
            if token.lower in words("weekdays", "times") or token.lower in words("months", "times") - _ALSO_NAMES:
                break  # "asked Mayor Finn Monday"
            end += 1
        elif token.text == "." and end > first and tokens[end - 1].lower in _SUFFIXES and end + 1 < len(tokens):
            end += 1
        else:
            break
    return end


def in_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.tag == "NAME" or (
        token.lower in words("particles", "roles") and index > 0 and tokens[index - 1].tag == "NAME"
    )


def title_start(tokens: Sequence[Token], index: int) -> int:
    """The first word of a title chain with the names of an organisation before it."""
    first = index
    capital = tokens[index].text[0].isupper()
    while first and index - first < 8:
        token = tokens[first - 1]
        if first > 1 and tokens[first - 2].text == "/" and tokens[first - 2].end == token.start:
            break  # a photo credit
        if (
            token.tag == "PUNCT"
            and token.text == "."
            and first > 1
            and tokens[first - 2].lower in words("abbreviated", "roles")
        ):
            first -= 2
        elif token.lower == "under" and not (is_capital(token) and is_capital(tokens[first])):
            break  # "under President Molina"
        elif not capital and token.tag == "NOUN" and not is_capital(token) and index - first < 3:
            first -= 1  # "foreign policy chief"
        elif (token.lower in words("modifiers", "roles") and token.tag not in ("DET", "ADV", "VERB")) or (
            token.text[0].isupper() and token.tag in ("NAME", "ADJ", "NOUN") and (capital or index - first < 4)
        ):
            first -= 1
        elif (
            token.lower == "and"
            and first > 1
            and capital
            and is_title(tokens[first - 2])
            and tokens[first - 2].text[0].isupper()
        ):
            first -= 2
        else:
            break
    return first


def owner_before(tokens: Sequence[Token], first: int) -> str:
    """The owner in the genitive before a title: "Norway's Interior Minister"."""
    if first < 2 or tokens[first - 1].tag != "POSS":
        return ""
    start = first - 1
    while start and tokens[start - 1].tag == "NAME":
        start -= 1
    return printed(tokens, start, first - 1)


def organisation_end(tokens: Sequence[Token], index: int) -> int:
    start = index
    while index < len(tokens) and index - start < _LONGEST:
        token = tokens[index]
        if token.tag in ("DET", "POSS", "NOUN", "NAME", "PLURAL", "ADJ", "NUM", "GER") or token.text in ("&", "-"):
            index += 1
        elif (
            token.lower in ("of", "for", "and", "on", "at")
            and index + 1 < len(tokens)
            and tokens[index + 1].tag in ("DET", "NAME", "NOUN", "ADJ")
        ):
            if (
                token.lower in ("and", "on", "for", "at")
                and not (tokens[index + 1].tag == "DET" and token.lower == "at")
                and not tokens[index + 1].text[0].isupper()
            ):
                break
            index += 1
        else:
            break
    while index > start and tokens[index - 1].tag in ("DET", "POSS", "PREP", "CONJ"):
        index -= 1
    return index
