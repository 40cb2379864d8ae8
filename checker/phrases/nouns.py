"""Noun phrases: where one ends, and whether it says no more than when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import words
from checker.model import Token
from checker.phrases.chunk import CALENDAR, PERIODS, REPORTING, TITLED, Chunk
from checker.phrases.shared import counted_together
from checker.wordclass import NOUNISH, PHRASE, lemma

_TITLES = words("name_titles", "concepts_lists")
_DEGREES = frozenset({"most", "more", "very", "least", "less", "quite", "too", "so"})
_NEVER_FIRST: Final = frozenset({"PREP", "TO", "BE", "HAVE", "DO", "MODAL", "VERB", "WH", "NEG"})
"""Classes that begin no noun phrase."""
_JOINTS: Final = frozenset({",", "and", "or"})
"""What may join two adjectives of one noun."""
_DEEDS: Final = 9
"""Phrases back in which a deed may stand that another is joined to."""
_MIXED: Final = frozenset({("ADJ", "PAST"), ("PAST", "ADJ"), ("PAST", "GER"), ("GER", "ADJ"), ("GER", "PAST")})
"""Adjectives and participles that a conjunction may join before the noun counted."""
_BRACKETS: Final = frozenset({"[", "]"})
_STRETCHES: Final = PERIODS | {"hour", "minute", "second", "centurie"}
_LASTING: Final = frozenset({"for", "in", "after", "within", "over"})
_SHARES: Final = frozenset({"percent", "%", "cent", "percentage", "points"})
_FIRST: Final = words("first_of_two", "wholes")
_OF_NAMES: Final = words("names_with_of", "concepts_lists")


def is_time(tokens: Sequence[Token], i: int, end: int, before: Sequence[Chunk]) -> bool:
    """Whether a phrase only says when: "Tuesday morning", "last week", "each year"; not "two weeks", "in 2013"."""
    if before and before[-1].kind == "PREP":
        return False
    if _of_the_calendar(tokens, i, end):
        return True
    return (
        tokens[end - 1].lower in PERIODS
        and tokens[i].tag in ("DET", "ADJ", "ADV")
        and not any(tokens[k].tag in ("NUM", "POSS") for k in range(i, end))
    )


def _of_the_calendar(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether every word of a phrase is one of the calendar or, behind the first, a number."""
    for k in range(i, end):
        token = tokens[k]
        if token.lower.strip(".") in CALENDAR or (k > i and token.tag == "NUM" and token.text[0].isdigit()):
            continue
        return False
    return True


def noun_phrase(tokens: Sequence[Token], i: int, before: Sequence[Chunk]) -> int:
    """The end of a noun phrase that starts at ``i``, or ``i`` where none does."""
    if tokens[i].tag in _NEVER_FIRST and tokens[i].lower not in _JOINTS:
        return i
    n = len(tokens)
    j, last_noun, determined = i, -1, False
    while j < n:
        token, tag = tokens[j], tokens[j].tag
        if (
            (0 <= last_noun == j - 1 and tokens[last_noun].tag == "NUM" and _of_degree(tokens, j))
            or (token.text in _BRACKETS and j > i and _supplied(tokens, j))
            or (
                token.lower in _JOINTS
                and (last_noun < 0 or tokens[last_noun].tag in ("NUM", "NAME"))
                and _between_adjectives(tokens, j)
                and _adjective_then_noun(tokens, j)
            )
        ):
            pass
        elif token.text == "." and _of_title(tokens, j) and last_noun == j - 1:
            pass  # "Mr. Morsi"
        elif tag in ("DET", "POSS"):
            if j > i and token.lower == "whose":
                break  # "Egyptians whose protests"
            if last_noun >= 0 and tag == "DET" and not (token.lower in _DEGREE and _graded(tokens, j, last_noun)):
                break
            determined = True
            if token.lower in ("'s", "’s", "'", "’"):
                if last_noun != j - 1:
                    break
                last_noun = -1
        elif tag in NOUNISH:
            if (
                tag == "NAME"
                and last_noun >= 0
                and tokens[last_noun].tag == "PLURAL"
                and tokens[j].lower not in ("jr", "sr")
            ):
                break  # "officials U.S." is no phrase
            if last_noun == j - 1 >= i and tokens[last_noun].tag == "NUM" and _for_so_long(tokens, last_noun, before):
                break  # "For 20 years | test scores went down"
            if last_noun >= 0 and (_outside(tokens, i, j, last_noun) or _weekday(tokens, j, last_noun)):
                break
            if (
                tag == "NAME"
                and last_noun >= 0
                and tokens[last_noun].tag == "NUM"
                and (tokens[j].lower.strip(".") in _TITLES or _wanted(tokens, j))
            ):
                break  # "the $5 billion Mr. Trump wants", "the $5 billion Democrats have offered"
            last_noun = j
        elif tag == "NUM" or tag == "SYM":
            if (
                last_noun >= 0
                and tokens[last_noun].tag != "NAME"
                and not _hyphen(tokens, j)
                and not (last_noun == j - 1 and tokens[last_noun].tag in ("NUM", "SYM") and not _dated(tokens, j))
            ):
                break
            last_noun = j
        elif tag == "ADJ":
            if last_noun == j - 1 >= i and tokens[last_noun].tag == "NUM" and _when(tokens, j):
                break  # "8 percent last year"
            if last_noun >= 0 and tokens[last_noun].tag not in ("NUM", "NAME") and not _adjective_then_noun(tokens, j):
                break
            if last_noun >= 0 and tokens[last_noun].tag == "NUM" and not _adjective_then_noun(tokens, j):
                break  # "24 dead": the adjective is the predicate
            if last_noun >= 0 and tokens[last_noun].tag in ("NOUN", "PLURAL") and not _compound(tokens, j, last_noun):
                break  # "people last year": another phrase begins
        elif tag == "PAST":
            if not _adjective_then_noun(tokens, j) or (j == i and not before) or _after_phrase(j, before, i):
                break
            if j == i and _deed(tokens, j, before):
                break  # "created jobs and lowered taxes", "created jobs, cut taxes"
            if last_noun >= 0 and (tokens[last_noun].tag != "NUM" or tokens[last_noun].lower in _SHARES):
                break  # "32 percent blamed Democrats"
            if (j == i and lemma(token) in REPORTING) or (j == i and j + 1 < n and tokens[j + 1].tag == "NAME"):
                break  # "said Democrats could": no Democrats that were said
        elif tag == "GER" and last_noun == j - 1 >= i and _stretch(tokens[last_noun]):
            break  # "spend 100 days | passing laws"
        elif tag == "GER":
            counted = last_noun == j - 1 >= i and tokens[last_noun].tag == "NUM"
            counted = counted and ("-" in token.text or (j + 1 < n and tokens[j + 1].tag == "PLURAL"))
            graded = j > i and tokens[j - 1].lower in _DEGREES  # "five most demanding years"
            joined = last_noun >= 0 and tokens[j - 1].lower in _JOINTS and _between_adjectives(tokens, j - 1)
            ahead = (
                j > i and tokens[j - 1].tag in ("DET", "POSS") and tokens[j + 1 : j + 2] and tokens[j + 1].tag == "NUM"
            )
            if not ahead and (
                not (determined or counted or graded or joined) or not _adjective_then_noun(tokens, j)
            ):  # "the following five steps"
                break
            if last_noun == j - 1 >= i and tokens[last_noun].tag == "PLURAL" and tokens[last_noun].lower not in _FIRST:
                break  # "the two rivals | coming closer"
        elif (
            (last_noun >= 0 and _graded(tokens, j, last_noun))
            or (tag == "PUNCT" and _hyphen(tokens, j) and j + 1 < n)
            or (
                tag == "ADV"
                and (determined or last_noun >= 0)
                and _adjective_then_noun(tokens, j)
                and (last_noun < 0 or (tokens[last_noun].tag == "NUM" and token.lower.endswith("ly")))
            )
        ):
            pass
        elif tag == "PRON" and j == i:
            return j + 1
        elif token.lower in _JOINTS and last_noun == j - 1 > i and (end := counted_together(tokens, i, j)) > j:
            return end  # "5 million credit and debit cards"
        elif (
            token.lower in ("&", "of")
            and last_noun >= 0
            and tokens[last_noun].tag == "NAME"
            and j + 1 < n
            and tokens[j + 1].tag == "NAME"
            and (token.lower == "&" or tokens[last_noun].lower in _OF_NAMES)
        ):
            pass  # Department of Justice
        else:
            break
        j += 1
    return last_noun + 1 if last_noun >= i else i


def _deed(tokens: Sequence[Token], j: int, before: Sequence[Chunk]) -> bool:
    """Whether a past form goes on with what somebody did: behind "and", or where no participle of its own is meant."""
    if before[-1].kind not in ("CONJ", "COMMA") or (before[-1].kind == "COMMA" and lemma(tokens[j]) != tokens[j].lower):
        return False
    if before[-1].kind == "CONJ" and tokens[before[-1].first].lower != "and":
        return False
    for chunk in reversed(before[-_DEEDS:]):
        if chunk.kind in ("STOP", "WH"):
            return False
        if chunk.kind == "VG":
            return not chunk.passive and tokens[chunk.head].tag == "PAST"
    return False


def _for_so_long(tokens: Sequence[Token], unit: int, before: Sequence[Chunk]) -> bool:
    """Whether a figure behind "for" or "in" is a stretch of time, which counts nothing that follows."""
    return (
        _stretch(tokens[unit])
        and bool(before)
        and before[-1].kind == "PREP"
        and tokens[before[-1].first].lower in _LASTING
    )


def _stretch(token: Token) -> bool:
    """Whether a figure ends in a unit of time in the plural."""
    return token.tag == "NUM" and token.lower.endswith("s") and token.lower[:-1] in _STRETCHES


def _of_title(tokens: Sequence[Token], j: int) -> bool:
    """Whether a full stop goes with a title before a name: "Mr. Morsi"."""
    if not 0 < j < len(tokens) - 1 or tokens[j - 1].lower not in TITLED:
        return False
    return tokens[j - 1].end == tokens[j].start and tokens[j + 1].tag == "NAME"


def _weekday(tokens: Sequence[Token], j: int, noun: int) -> bool:
    """Whether a day of the week stands behind a number that counts no days: "closed at 22,445 Friday"."""
    return tokens[noun].tag == "NUM" and tokens[j].lower.endswith("day") and tokens[j].lower in CALENDAR


def _compound(tokens: Sequence[Token], j: int, noun: int) -> bool:
    """Whether a noun and an adjective together describe those counted: "eight battleground congressional districts"."""
    if not 0 < noun == j - 1 or tokens[noun].tag != "NOUN" or tokens[j].lower in _TURNS or j + 1 >= len(tokens):
        return False
    if tokens[noun - 1].tag == "ADJ" and tokens[noun - 1].lower.endswith("est"):
        return tokens[j + 1].tag in ("NOUN", "PLURAL")  # "the largest peacetime economic expansion"
    return tokens[noun - 1].tag == "NUM" and tokens[j + 1].tag == "PLURAL"


def _wanted(tokens: Sequence[Token], j: int) -> bool:
    """Whether a name behind a sum is the subject of a clause that hangs on it."""
    if not any(t.text in ("$", "€", "£") for t in tokens[max(0, j - 4) : j]) or j + 1 >= len(tokens):
        return False
    return tokens[j + 1].tag in ("BE", "HAVE", "MODAL", "VERB", "DO")


def _when(tokens: Sequence[Token], j: int) -> bool:
    """Whether the words from ``j`` on only say when: "last year"."""
    return tokens[j].lower in _TURNS and j + 1 < len(tokens) and tokens[j + 1].lower in PERIODS | CALENDAR


_TURNS: Final = frozenset({"last", "next", "past", "previous"})


def _dated(tokens: Sequence[Token], j: int) -> bool:
    """Whether a year parts two numbers: "In 2013 24 people", "26 percent below 2005 levels"."""
    return _year(tokens[j - 1]) or (_year(tokens[j]) and tokens[j - 1].lower in ("below", "above", "from"))


def _year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("18", "19", "20")


_DEGREE: Final = frozenset({"most", "more", "very", "less", "least", "above", "so", "too"})


def _graded(tokens: Sequence[Token], j: int, number: int) -> bool:
    """Whether a number's noun is still to come behind words of degree or a list of adjectives: "two very important
    issues", "three economic, social and environmental aspects".
    """
    if tokens[number].tag != "NUM" or j + 1 >= len(tokens):
        return False
    after = tokens[j + 1].tag
    if tokens[j].lower == "above" and not _just_numbered(tokens, number):
        return False
    if number == j - 1:
        return tokens[j].lower in _DEGREE and (after in ("ADJ", "GER", "PAST") or (after in NOUNISH and number > 0))
    if tokens[j].text == "," or tokens[j].lower == "and":
        last = tokens[j - 2] if tokens[j - 1].text == "," and j > 1 else tokens[j - 1]
        if last.tag != "ADJ":
            return False
        if after == "ADJ":
            return _listed_adjectives(tokens, j + 1)
        return _last_of_list(tokens, j)
    return False


def _last_of_list(tokens: Sequence[Token], j: int) -> bool:
    """Whether a noun ends a list of adjectives as one of them: "legal, fiscal, and security | reforms"."""
    k = j if tokens[j].text != "," else j + 1
    if tokens[k].lower != "and" or k + 2 >= len(tokens) or not (k > j or tokens[j - 1].text == ","):
        return False
    return tokens[k + 1].tag in ("ADJ", "NOUN") and tokens[k + 2].tag in ("NOUN", "PLURAL")


def _listed_adjectives(tokens: Sequence[Token], j: int) -> bool:
    """Whether adjectives, joined by commas and "and", lead to a noun."""
    for k in range(j, min(j + 6, len(tokens))):
        if tokens[k].tag in NOUNISH:
            return True
        if tokens[k].tag != "ADJ" and tokens[k].text not in (",", "and"):
            return False
    return False


def _outside(tokens: Sequence[Token], i: int, j: int, noun: int) -> bool:
    """Whether the noun at ``j`` begins another phrase: "800 workers | hostage", "wall funding | Trump is seeking"."""
    here, last = tokens[j], tokens[noun]
    follows = tokens[j + 1].tag if j + 1 < len(tokens) else ""
    if noun != j - 1:
        return False
    if last.tag == "PLURAL" and here.tag == "NOUN":
        behind = i > 1 and tokens[i - 1].lower == "of" and tokens[i - 2].tag == "NUM"  # "hundreds of people | pour"
        counted = behind or any(tokens[k].tag == "NUM" for k in range(i, noun))
        return counted and not _plural_to_come(tokens, j)
    if last.tag == "NOUN" and here.tag == "NAME":
        return follows in ("BE", "HAVE", "MODAL", "VERB", "DO") or here.lower.strip(".") in CALENDAR
    return here.tag == "NAME" and last.tag == "PLURAL" and here.lower.strip(".") in CALENDAR


def _plural_to_come(tokens: Sequence[Token], j: int) -> bool:
    """Whether the nouns from ``j`` on end in a plural, which then is what is counted: "two arms | control treaties"."""
    while j < len(tokens) and tokens[j].tag in ("NOUN", "NAME"):
        j += 1
    return j < len(tokens) and tokens[j].tag == "PLURAL"


def _hyphen(tokens: Sequence[Token], j: int) -> bool:
    """Whether a hyphen or slash glues its neighbours: ``35-day``, ``192/193``."""
    at = j if tokens[j].tag == "PUNCT" else j - 1
    if tokens[at].text not in "-‐‑–/×." or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _adjective_then_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether modifiers from ``j`` on lead to a noun."""
    for k in range(j + 1, min(j + 7, len(tokens))):
        if tokens[k].tag in NOUNISH:
            return True
        if tokens[k].lower in _JOINTS and _between_adjectives(tokens, k):
            continue
        if tokens[k].text in _BRACKETS and _supplied(tokens, k):
            continue
        if tokens[k].tag not in PHRASE and not (tokens[k].tag == "CONJ" and tokens[k].lower == "and"):
            return False
        if tokens[k].tag == "NUM":
            return False
    return False


def _supplied(tokens: Sequence[Token], k: int) -> bool:
    """Whether a square bracket holds one word an editor put in: "30 new [oil] refineries"."""
    at = k if tokens[k].text == "[" else k - 2
    return at >= 0 and at + 3 < len(tokens) and tokens[at].text == "[" and tokens[at + 2].text == "]"


def _between_adjectives(tokens: Sequence[Token], k: int) -> bool:
    """Whether a comma or "and" joins two adjectives of one noun: "three economic, social and environmental aspects"."""
    if not 0 < k < len(tokens) - 1 or tokens[k].lower not in _JOINTS:
        return False
    if tokens[k].text == "," and tokens[k + 1].lower == "and":
        return tokens[k - 1].tag == "ADJ" and _last_of_list(tokens, k)
    if tokens[k - 1].text == ",":
        return k > 1 and tokens[k - 2].tag == "ADJ" and _last_of_list(tokens, k)
    tags = tokens[k - 1].tag, tokens[k + 1].tag
    if tags == ("ADJ", "GER"):
        return k + 2 < len(tokens) and tokens[k + 2].tag in ("NOUN", "PLURAL")  # "steady and rewarding growth"
    if tags in _MIXED and tokens[k].text != ",":
        counted = k > 1 and tokens[k - 2].tag == "NUM"
        return counted and k + 2 < len(tokens) and tokens[k + 2].tag == "PLURAL"  # "30 damaged or unsafe bridges"
    return tags == ("ADJ", "ADJ") or (tags == ("PAST", "PAST") and tokens[k].text != ",")  # "known or suspected spies"


def _of_degree(tokens: Sequence[Token], j: int) -> bool:
    """Whether a word right after a figure only grades what is counted: "two very important issues", "the three above
    rules".
    """
    if tokens[j].lower == "above":
        return j + 1 < len(tokens) and tokens[j + 1].tag in NOUNISH and _just_numbered(tokens, j - 1)
    return tokens[j].lower in _DEGREES and _adjective_then_noun(tokens, j)


def _just_numbered(tokens: Sequence[Token], number: int) -> bool:
    """Whether a number stands behind an article: "the three above rules", but "2 feet above normal levels"."""
    return number > 0 and tokens[number - 1].tag == "DET"


def _after_phrase(j: int, before: Sequence[Chunk], i: int) -> bool:
    """Whether a participle follows a noun phrase, adverbs skipped, and so is its predicate."""
    k = len(before) - 1
    while k > 0 and before[k].kind in ("OTHER", "TIME"):
        k -= 1
    if j != i or k < 0:
        return False
    if before[k].kind == "WH":
        return True
    return before[k].kind == "NP" and (before[k].last == i or k < len(before) - 1)
