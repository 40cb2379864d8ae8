"""What money is for or what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.measure.elided import described, moved_by
from checker.measure.text import QUOTES, in_words
from checker.model import Mention, Token
from checker.names import CALENDAR, fold
from checker.phrases import PERIODS, TRANSPARENT, Chunk, Clause, phrase_text
from checker.wordclass import lemma, singular

_MARKS: Final = frozenset({"mark", "threshold", "barrier"})
_GIVING: Final = words("giving_verbs", "concepts_lists")
_PEOPLE: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")
_SUMMING: Final = frozenset({"average", "total"})
_DIRECTING: Final = words("directing_verbs", "concepts_lists")
_FUNDING: Final = words("funding_verbs", "concepts_lists")
_TAKING: Final = words("taking_verbs", "concepts_lists")
_STANCES: Final = words("stance_nouns", "concepts_lists")
_FOR: Final = frozenset({"for", "in", "toward", "towards", "on", "into"})
_HELPING: Final = frozenset({"help", "begin", "start", "continue", "try", "seek"})
_VAIN: Final = frozenset(
    {"attempt", "effort", "bid", "order", "exchange", "return", "hope", "date", "addition", "total"}
)
"""Nouns behind "in" or "for" that say no purpose: "in an attempt to", "in exchange"."""
_OF_MONEY: Final = frozenset({"funding", "fund", "money", "dollar", "aid", "spending", "total", "year", "term"})
"""Nouns that only say that it is money."""


def money(
    tokens: Sequence[Token], counted: tuple[int, int] | None, found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[frozenset[str], frozenset[str], str]:
    """What money is for or what it is: "for the wall", "in wall funding", "to build it", "a $3 billion pledge"."""
    unit = mention.quantity.unit if mention.quantity is not None else ""
    at, k = hang.phrase, hang.phrase + 1
    texts: list[str] = []
    keys: set[str] = set()

    def take(first: int, last: int) -> None:
        nouns = [i for i in range(first, last) if tokens[i].tag in ("NOUN", "PLURAL", "NAME", "GER")]
        if nouns and (singular(tokens[nouns[-1]].lower) in PERIODS or tokens[nouns[-1]].lower in _VAIN):
            return
        nouns = [i for i in nouns if tokens[i].lower.strip(".") not in CALENDAR]
        keys.update(fold(lemma(tokens[i])) for i in nouns)
        if nouns:
            texts.append(in_words(tokens, first, nouns[-1]) + _whose(tokens, found, last))

    adding = hang.verb is not None and lemma(tokens[found[hang.verb].head]) == "add"
    served = _served(tokens, found, hang)
    if served is not None and counted is None:
        take(served.first, served.last)
    given = hang.verb is not None and hang.role == "object" and lemma(tokens[found[hang.verb].head]) in _GIVING
    if counted is not None and hang.subject is not None and tokens[counted[1] - 1].lower in _MARKS:
        take(found[hang.subject].first, found[hang.subject].last)  # "the budget has passed the $2 billion mark"
    elif counted is not None:
        take(*counted)
    if at + 3 < len(found) and found[at + 1].kind == "NP" and found[at + 2].kind == "VG":
        k = at + 3  # "the $5 million he demands for a bridge"
    end = min(at + 9, len(found) - 1)
    if _relative(found, k):
        k += 3  # "the $5 million that he demands for a bridge"
        end = min(at + 9, len(found) - 1)
    directed = hang.verb is not None and hang.role == "object" and lemma(tokens[found[hang.verb].head]) in _DIRECTING
    while k < end and found[k].kind not in ("STOP", "COMMA", "CONJ", "WH"):
        word = tokens[found[k].first].lower
        phrase = found[k + 1]
        if found[k].kind == "VG" and tokens[found[k].first].tag == "TO":
            k = _last_verb(tokens, found, k, end)  # "to help build a wall"
            phrase = found[k + 1]
            opens = True
        else:
            opens = False
        doing = phrase.kind == "VG" and tokens[phrase.first].tag == "GER"  # "for hiring new judges"
        if (doing or tokens[phrase.first].text in QUOTES) and k + 2 < len(found):
            phrase = found[k + 2]
        if found[k].kind == "PREP" and word in _FOR and phrase.kind == "NP":
            if tokens[phrase.head].lower in _VAIN:
                break  # "in an attempt to strike a deal"
            mine = word == "in" and tokens[phrase.first].tag == "POSS"  # "$50 more in their pockets"
            if word not in ("in", "on") or not (mine or tokens[phrase.head].tag in ("NAME", "NUM")):
                take(phrase.first, phrase.last)
        elif phrase.kind == "NP" and (opens or (word == "to" and (adding or directed or _gift(tokens, phrase, given)))):
            take(phrase.first, phrase.last)
        elif word == "from" and not keys and phrase.kind == "NP" and _taken(tokens, found, hang):
            take(phrase.first, phrase.last)  # "cut $140 billion from the deficit"
        elif opens and phrase.kind == "PREP":
            pass  # "$77 million to pay for a train"
        elif (found[k].kind == "VG" and not (k == at + 1 and tokens[found[k].head].tag == "PAST")) or word in (
            "from",
            "since",
            "after",
            "before",
        ):
            break
        k += 1
    chunk = (
        described(tokens, found, hang, mention) if not keys or (counted is None and _of(tokens, found, hang)) else None
    )
    moved = moved_by(tokens, found, hang) if counted is None and keys else None
    if moved is None and keys and counted is None and _by(tokens, found, hang):
        moved = described(tokens, found, hang, mention)  # "taxes go up by $300 for a family"
    if moved is None and keys and hang.verb is not None and lemma(tokens[found[hang.verb].head]) in _SUMMING:
        moved = described(tokens, found, hang, mention)  # "the cost will average $5 million on the coast"
    if moved is not None:
        texts.insert(0, in_words(tokens, moved.first, moved.head))
    elif chunk is None and not keys:
        chunk = _set_behind(tokens, found, hang)
    if chunk is not None and not keys:
        take(chunk.first, chunk.last)
    elif chunk is not None and singular(tokens[chunk.head].lower) not in _OF_MONEY:
        texts.insert(0, in_words(tokens, chunk.first, chunk.head))  # "a fine of $400 for speeding" is a fine
    keys -= _OF_MONEY if keys - _OF_MONEY else set()
    if chunk is not None and len(texts) > 1 and singular(tokens[chunk.head].lower) in _STANCES:
        del texts[0]  # "an offer of $1 billion for fencing" is for fencing
    return frozenset(keys), frozenset(), texts[0] if texts else called(tokens, found, hang, unit)


def called(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, unit: str) -> str:
    """What a sum is called by what is done with it: "spending" in "they spent $5 million"; else its unit."""
    if unit.endswith((" per hour", " per day")):
        return "pay"
    governor = None if hang.governor is None else singular(tokens[found[hang.governor].head].lower)
    if governor in _STANCES and hang.preposition is not None and tokens[found[hang.preposition].first].lower == "for":
        return governor or unit  # "his demand for the $5 billion"
    verb = None if hang.verb is None else found[hang.verb]
    if verb is not None and hang.role == "subject" and lemma(tokens[verb.head]) == "be":
        return _being(tokens, found, hang) or unit
    summed = governor in TRANSPARENT and hang.preposition is not None  # "save a total of $60 billion"
    if verb is None or not (
        summed or hang.role == "object" or (hang.role == "subject" and (verb.passive or _lone(tokens, verb)))
    ):
        return unit
    return mapping("sums_of_verbs", "concepts_lists").get(lemma(tokens[verb.head]), unit)


def _being(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> str:
    """What a sum is said to be: "$25 billion of it will be savings"."""
    told = found[hang.verb + 1] if hang.verb is not None and hang.verb + 1 < len(found) else None
    if told is None or told.kind != "NP" or tokens[told.head].tag not in ("NOUN", "PLURAL"):
        return ""
    return in_words(tokens, told.first, told.head)


def _lone(tokens: Sequence[Token], verb: Chunk) -> bool:
    """Whether a participle alone describes a sum: "the $5 billion sought by"."""
    return verb.last - verb.first == 1 and tokens[verb.head].tag == "PAST"


def _whose(tokens: Sequence[Token], found: Sequence[Chunk], last: int) -> str:
    """What it is of that money is for: " of a border wall" behind "construction"."""
    if last + 1 >= len(tokens) or tokens[last].lower != "of":
        return ""
    chunk = next((c for c in found if c.first == last + 1), None)
    if chunk is None or chunk.kind != "NP" or tokens[chunk.head].tag not in ("NOUN", "PLURAL", "NAME"):
        return ""
    return f" of {phrase_text(tokens, chunk)}"


def _relative(found: Sequence[Chunk], k: int) -> bool:
    """Whether a relative clause of subject and verb alone stands at chunk ``k``: "that he demands for"."""
    if k + 3 >= len(found) or found[k].kind != "WH":
        return False
    return found[k + 1].kind == "NP" and found[k + 2].kind == "VG" and found[k + 3].kind in ("VG", "PREP")


def _last_verb(tokens: Sequence[Token], found: Sequence[Chunk], k: int, end: int) -> int:
    """The last chunk before what an infinitive acts on: "to help build", "to make available"."""
    while k + 1 < end and (
        (found[k + 1].kind == "VG" and lemma(tokens[found[k].head]) in _HELPING)
        or (
            found[k + 1].kind == "OTHER"
            and tokens[found[k + 1].first].tag in ("ADJ", "ADV")
            and found[k + 2].kind == "NP"
        )
    ):
        k += 1
    return k


def _served(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> Chunk | None:
    """What a sum does good to as a subject: "$4 million will go to the schools", "will help the schools"."""
    if hang.role != "subject" or hang.verb is None or found[hang.verb].passive or hang.verb + 1 >= len(found):
        return None
    verb, behind = lemma(tokens[found[hang.verb].head]), found[hang.verb + 1]
    if verb == "go" and tokens[behind.first].lower in ("to", "toward", "towards", "into", "for"):
        behind = found[hang.verb + 2] if hang.verb + 2 < len(found) else behind
    elif verb not in _FUNDING:
        return None
    return behind if behind.kind == "NP" and tokens[behind.head].tag in ("NOUN", "PLURAL", "NAME") else None


def _taken(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether a sum is taken off something: "cut $5 million from the budget"."""
    if hang.verb is None or not (hang.role == "object" or found[hang.verb].passive):
        return False
    return lemma(tokens[found[hang.verb].head]) in _TAKING


def _gift(tokens: Sequence[Token], phrase: Chunk, given: bool) -> bool:
    """Whether money is given to what a common noun names: "gave $1m to a relief fund", not "to clerks"."""
    head = singular(tokens[phrase.head].lower)
    return (
        given
        and tokens[phrase.head].tag in ("NOUN", "PLURAL")
        and mapping("heads", "concepts").get(head) not in _PEOPLE
    )


def _by(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether a sum says by how much something moved: "cut the bill by $300"."""
    return hang.preposition == hang.phrase - 1 and tokens[found[hang.preposition].first].lower == "by"


def _of(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether a sum is the noun's before it: "a fine of $400"."""
    return hang.preposition is not None and tokens[found[hang.preposition].first].lower == "of"


def _set_behind(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> Chunk | None:
    """The object that a sum is set behind with a comma: "makes a commitment to schools, $40 million next year"."""
    at, verb = hang.phrase, hang.verb
    if at < 2 or found[at - 1].kind != "COMMA" or verb is None or not verb < at - 2:
        return None
    between = found[verb + 1 : at - 1]
    if between[0].kind != "NP" or tokens[between[0].head].tag not in ("NOUN", "PLURAL"):
        return None
    return between[0] if all(c.kind in ("NP", "PREP") for c in between) else None
