"""The thing counted or described: its phrase, its head, the concept it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.measure.elided import described
from checker.measure.money import money
from checker.measure.named import done, named, quantity_named
from checker.measure.predicate import COPULAR, ELLIPTICAL
from checker.measure.text import QUOTES, in_words
from checker.model import Mention, Token
from checker.names import CALENDAR, fold
from checker.phrases import PERIODS, Chunk, Clause, phrase_text
from checker.phrases.shared import shared_head
from checker.wordclass import NOUNISH, lemma, singular

_OTHERS: Final = words("others", "concepts_lists")
_STRONG: Final = frozenset({"strong", "plus", "odd", "or", "some"})
"""What a hyphen may tie to a figure without being counted: "7,000-strong"."""
_POINTING: Final = frozenset({"them", "these", "those", "which", "whom", "us", "it"})
_COLLECTIVE: Final = words("collective_nouns", "concepts_lists")
_CHAINED: Final = words("chained_nouns", "concepts_lists")
PEOPLE: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")
_TIMES: Final = frozenset({"once", "twice", "thrice"})
_PARENTS: Final = frozenset({"mother", "father", "parent", "mom", "dad"})
_FACTORS: Final = frozenset({"times", "twice", "thrice"})
_EXTENTS: Final = frozenset({"long", "wide", "high", "tall", "deep", "thick", "square"})
_HOUSEHOLDS: Final = frozenset({"family", "household", "city", "town", "village", "community", "nation"})
_CHANGES: Final = words("change_nouns", "concepts_lists")
_AT_AN_AGE: Final = frozenset({"die", "retire", "marry"})
_SIZED: Final = frozenset({"strong", "person"})
_FRONT: Final = 12
"""Phrases that what a clause is of may take up at its start."""
_OPENED: Final = 3
"""Tokens of "Of those,"."""
_VOTED: Final = words("voting_verbs", "concepts_lists")
_TODDLER: Final = 1
_YOUNGEST: Final = 5
_OLDEST: Final = 115
_SEVERAL: Final = 2
_FEW: Final = 20
_UNCHANGING: Final = words("unchanging_plurals", "concepts_lists")
_OF_MONEY: Final = frozenset({"pay", "cost", "earn", "owe", "invest", "fine"})
_SETTING_OFF: Final = QUOTES | {"[", "]"}
_FOCUS: Final = frozenset({"only", "just", "about", "nearly", "some", "roughly", "approximately", "almost"})
_MONEY_NOUNS: Final = words("money_nouns", "concepts_lists")
_MANY: Final = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"})
"""Round numbers that stand for persons where nothing else is counted: "escorted hundreds away"."""
_EVERYONE: Final = frozenset({"everyone", "everybody", "anyone", "anybody", "someone"})


def counted_phrase(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[int, int] | None:
    """The token range of what is counted, chains of mere quantity followed: "$2 million worth of medicine"."""
    counted = _joined_words(tokens, _counted(tokens, found, hang, mention), mention)
    for _ in range(3):
        if counted is None or not (singular(tokens[counted[1] - 1].lower) in _CHAINED or _nameless(tokens, counted)):
            break
        behind = next((k for k, c in enumerate(found) if c.first == counted[1]), len(found))
        if behind + 1 >= len(found) or tokens[counted[1]].lower != "of" or found[behind + 1].kind != "NP":
            break
        counted = found[behind + 1].first, found[behind + 1].last
    return counted


def _nameless(tokens: Sequence[Token], counted: tuple[int, int]) -> bool:
    """Whether a phrase describes what only its "of" names: "the most important" of these causes."""
    tags = {tokens[k].tag for k in range(*counted)}
    return "ADJ" in tags and tags <= {"ADJ", "DET", "ADV", "POSS"}


def _joined_words(tokens: Sequence[Token], counted: tuple[int, int] | None, mention: Mention) -> tuple[int, int] | None:
    """The phrase up to the plural that its last word only describes together with another: "12 air and sea bases"."""
    if counted is None or mention.kind not in ("count", "ratio", "percent") or tokens[counted[1] - 1].tag == "PLURAL":
        return counted
    one = mention.kind == "count" and mention.quantity is not None and mention.quantity.value == 1
    return counted if one else shared_head(tokens, max(counted[0], mention.last)) or counted


def _counted(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> tuple[int, int] | None:
    """The token range of the noun phrase that is counted or described, or None where the figure stands alone."""
    phrase = found[hang.phrase]
    follows = tokens[mention.last : mention.last + 1]
    if mention.first == _OPENED and follows and follows[0].tag == "PAST" and _points_back(tokens):
        return None  # "Of those, 12 held fireworks"
    elsewhere = _behind_bracket(tokens, found, mention) or _compared(tokens, found, mention)
    if elsewhere is not None:
        return elsewhere
    if phrase.kind == "NP" and not _SIZED.isdisjoint([t.lower for t in tokens[mention.last : mention.last + 3]]):
        strong = next((k for k in range(mention.last, phrase.last) if tokens[k].lower == "strong"), None)
        if strong is not None:
            return strong + 1, phrase.last  # "a 7,000-strong caravan"
    if mention.counted is not None:
        if mention.counted[0] < mention.first and mention.last < phrase.last:
            return mention.last, phrase.last  # "24 people, nine of them children"
        return mention.counted
    after = max(mention.last, phrase.first)
    if (
        after + 1 < len(tokens)
        and tokens[after].text in "-‐‑"
        and tokens[after].end == tokens[after + 1].start
        and tokens[after + 1].tag in NOUNISH
        and tokens[after + 1].lower not in _STRONG
        and (tokens[after + 1].tag != "NOUN" or mention.kind == "count")
    ):
        return after + 1, after + 2  # "a 195-nation pact" counts nations
    if mention.kind == "duration" and tokens[phrase.last - 1].lower == "time" and tokens[after].tag == "POSS":
        return None  # "in two years' time"
    if phrase.kind == "NP" and any(tokens[k].tag in NOUNISH for k in range(after, phrase.last)):
        return after, _made_of(tokens, after, phrase.last, mention)
    if mention.kind == "rank" and (ranked := _ranked(tokens, found, hang, after)) is not None:
        return ranked
    named = _named(tokens, after)
    if named is not None:
        return named
    if mention.kind in ("count", "ratio") and phrase.kind == "NP" and (joint := shared_head(tokens, mention.last)):
        return joint
    return _of(tokens, found, _past_bracket(tokens, found, mention, hang.phrase + 1), mention)


def _made_of(tokens: Sequence[Token], first: int, last: int, mention: Mention) -> int:
    """The end of what is counted in a phrase that names one thing made of several: parties in "a two party system"."""
    value = mention.quantity.value if mention.quantity is not None and mention.kind == "count" else None
    nouns = [k for k in range(first, last) if tokens[k].tag in NOUNISH]
    several = value is not None and _SEVERAL <= value <= _FEW and value == value.to_integral_value()
    one = len(nouns) > 1 and {tokens[k].tag for k in nouns} == {"NOUN"} and tokens[last - 1].lower not in _UNCHANGING
    return (
        nouns[0] + 1 if several and one and mention.first and tokens[mention.first - 1].tag in ("DET", "POSS") else last
    )


def _of(tokens: Sequence[Token], found: Sequence[Chunk], at: int, mention: Mention) -> tuple[int, int] | None:
    """The noun phrase behind the "of" at chunk ``at``, quotation marks and words of focus passed over; money is also
    counted by what it is in.
    """
    if at + 1 >= len(found) or found[at].kind != "PREP":
        return None
    word = tokens[found[at].first].lower
    if word != "of" and not (word == "in" and (mention.kind == "money" or _of_money(tokens, found[at + 1], mention))):
        return None
    if word == "of" and (joint := shared_head(tokens, _past_owner(tokens, found[at].last))):
        return joint
    following = at + 1
    focused = tokens[found[following].first].lower in _FOCUS or tokens[found[following].first].text in QUOTES | {"["}
    if found[following].kind == "OTHER" and focused and following + 1 < len(found):
        following += 1
    phrase = found[following]
    if phrase.kind == "OTHER" or (phrase.kind == "NP" and _nameless(tokens, (phrase.first, phrase.last))):
        behind = next((k for k in range(following, min(following + 4, len(found))) if found[k].kind == "PREP"), None)
        if behind is not None and tokens[found[behind].first].lower == "of" and behind > following:
            return _of(tokens, found, behind, mention)  # "two of the most important of these causes"
    return (phrase.first, phrase.last) if phrase.kind == "NP" else None


def _of_money(tokens: Sequence[Token], phrase: Chunk, mention: Mention) -> bool:
    """Whether round numbers are of money: "billions in aid"."""
    return tokens[mention.last - 1].lower in _MANY and singular(tokens[phrase.head].lower) in _MONEY_NOUNS


def _past_owner(tokens: Sequence[Token], at: int) -> int:
    """Past the article or pronoun at token ``at``."""
    while at < len(tokens) and tokens[at].tag in ("DET", "POSS"):
        at += 1
    return at


def _past_bracket(tokens: Sequence[Token], found: Sequence[Chunk], mention: Mention, at: int) -> int:
    """The chunk behind a conversion or share in brackets: "6 liters (1.5 gallons) of liquid", "half (46 percent) of
    the results"."""
    opens = mention.last
    if opens < len(tokens) and tokens[opens].text == ")":
        closes: int | None = opens
    elif opens < len(tokens) and tokens[opens].text == "(":
        closes = next((k for k in range(opens + 1, min(opens + 8, len(tokens))) if tokens[k].text == ")"), None)
    else:
        return at
    if closes is None:
        return at
    return next((k for k in range(at, len(found)) if found[k].first == closes + 1), at)


def _points_back(tokens: Sequence[Token]) -> bool:
    return tokens[0].lower == "of" and tokens[1].lower in _POINTING and tokens[2].text == ","


def _behind_bracket(tokens: Sequence[Token], found: Sequence[Chunk], mention: Mention) -> tuple[int, int] | None:
    """The noun that goes on behind a conversion: "the 2,000-mile (3,219 km) barrier"."""
    opens = mention.last
    if mention.kind != "measure" or opens >= len(tokens) or tokens[opens].text != "(" or not _hyphened(tokens, mention):
        return None
    closes = next((k for k in range(opens + 1, min(opens + 8, len(tokens))) if tokens[k].text == ")"), None)
    if closes is None or not any(t.tag == "NUM" for t in tokens[opens:closes]):
        return None
    chunk = next((c for c in found if c.first == closes + 1), None)
    return None if chunk is None or chunk.kind != "NP" else (chunk.first, chunk.last)


def _hyphened(tokens: Sequence[Token], mention: Mention) -> bool:
    return any(t.text in "-‐‑" for t in tokens[mention.first : mention.last])


def _named(tokens: Sequence[Token], after: int) -> tuple[int, int] | None:
    """The noun behind a name in quotation marks: "the two “no return” rules"."""
    if after >= len(tokens) or tokens[after].text not in _SETTING_OFF:
        return None
    close = next((k for k in range(after + 1, min(after + 9, len(tokens))) if tokens[k].text in _SETTING_OFF), None)
    if close is None:
        return None
    if tokens[close - 1].text in (",", ".") and close > after + 2 and tokens[close - 2].tag in NOUNISH:
        return after + 1, close - 1  # "two “official Americans,” meaning"
    if close + 1 >= len(tokens) or tokens[close + 1].tag not in ("NOUN", "PLURAL"):
        return (after + 1, close) if tokens[close - 1].tag in NOUNISH else None
    last = close + 2
    while last < len(tokens) and tokens[last].tag in ("NOUN", "PLURAL") and tokens[last - 1].tag == "NOUN":
        last += 1
    return close + 1, last


def heads_of(
    tokens: Sequence[Token],
    counted: tuple[int, int] | None,
    predicates: frozenset[str],
    mention: Mention,
    found: Sequence[Chunk],
    hang: Clause,
) -> tuple[frozenset[str], frozenset[str], str]:
    """Concepts of what is counted, the other stems of its phrase, and the phrase in words (head in the singular)."""
    if mention.kind == "money":
        return money(tokens, counted, found, hang, mention)
    if counted is not None and mention.kind == "measure":
        counted = _without_extent(tokens, counted)
    if counted is not None and mention.kind in ("percent", "measure"):
        counted = _changed(tokens, found, counted)
    if counted is not None and (_persons(tokens, counted) or _of_every(tokens, counted, mention)):
        return frozenset({"person"}), frozenset(), "person"
    if counted is not None and all(
        tokens[k].tag in ("PRON", "WH", "DET") or tokens[k].lower in _POINTING for k in range(*counted)
    ):
        counted = None
    if counted is not None and tokens[counted[1] - 1].lower in _OTHERS:
        rest = [k for k in range(*counted) if tokens[k].lower not in _OTHERS]
        counted = (rest[0], rest[-1] + 1) if rest else None
    unit = mention.quantity.unit if mention.quantity is not None else ""
    if counted is None and mention.kind in ("count", "percent", "ratio"):
        counted = _of_which(tokens, found, hang)
    called = named(tokens, found, hang, mention) if counted is None else ""
    if called:
        return frozenset({called}), frozenset(), called
    if counted is None and mention.kind == "count" and _votes(tokens, found, hang, mention):
        return frozenset({"vote"}), frozenset(), "vote"
    if counted is None and (tokens[mention.last - 1].lower in _TIMES or _nth_time(tokens, mention)):
        return frozenset(), frozenset(), "time"
    if counted is None and mention.kind == "count" and _parent(tokens, found, hang, _PARENTS):
        return frozenset({"child"}), frozenset(), "child"
    if counted is None and mention.kind == "count" and _parent(tokens, found, hang, _COLLECTIVE | _HOUSEHOLDS):
        return frozenset({"person"}), frozenset(), "person"
    if counted is None and mention.kind == "count" and _age(tokens, mention):
        return frozenset({"age"}), frozenset(), "age"
    if counted is None:
        if mention.kind in ("count", "ratio") and predicates & ELLIPTICAL and not _rate(tokens, mention):
            return frozenset({"person"}), frozenset(), "person"
        chunk = described(tokens, found, hang, mention)
        if (
            chunk is None
            and mention.kind == "count"
            and hang.parent is not None
            and tokens[found[hang.parent].head].tag in ("NOUN", "PLURAL")
        ):
            chunk = found[hang.parent]  # "many leaders, including 12 he knew"
        if chunk is None and not unit and mention.kind != "rank" and predicates & _OF_MONEY:
            return frozenset(), frozenset(), "money"  # "spend millions on elections"
        if chunk is None and not unit and tokens[mention.last - 1].lower in ("billions", "trillions"):
            return frozenset(), frozenset(), "money"
        if chunk is None and not unit and tokens[mention.last - 1].lower in _MANY:
            return frozenset({"person"}), frozenset(), "person"
        if chunk is None and mention.kind == "count" and _the_two(tokens, found, hang, mention):
            return frozenset(), frozenset(), "person"
        if chunk is None:
            doing = done(tokens, found, hang, mention)
            return frozenset(), frozenset(), doing or quantity_named(mention) or _said_of(tokens, found, hang)
        counted = (chunk.first, chunk.last)
    stems = [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in (*NOUNISH, "ADJ", "PAST", "GER")]
    last = next((k for k in range(counted[1] - 1, counted[0] - 1, -1) if tokens[k].tag in NOUNISH), None)
    if last is None or tokens[last].tag == "NUM":
        text = " ".join(tokens[k].text for k in range(*counted) if tokens[k].tag not in ("PRON", "DET", "POSS"))
        if singular(tokens[counted[1] - 1].lower) in PERIODS:
            text = singular(tokens[counted[1] - 1].lower)  # "61 of the past 62 months"
        return frozenset(), frozenset(stems), text or unit
    head = singular(tokens[last].lower)
    if _of_age(tokens, found, hang, mention, last):
        return frozenset({"age"}), frozenset(), "age"
    text = in_words(tokens, counted[0], last)
    key = head_concept(tokens, last, counted[0])
    if head in _COLLECTIVE and not any(k == mention.last for k in counted):
        key = "person"  # "the caravan grew to 7,000"
    return (
        frozenset({key}),
        frozenset(fold(s) for s in stems if s != head),
        text + _of_what(tokens, found, last, mention),
    )


def head_concept(tokens: Sequence[Token], last: int, first: int) -> str:
    """The concept of a head noun: the compound's where one is listed ("asylum seeker"), else the noun's, else its last
    part's ("grade-schooler").
    """
    concepts = mapping("heads", "concepts")
    head = singular(tokens[last].lower)
    if last > first:
        compound = concepts.get(f"{tokens[last - 1].lower}-{head}")
        if compound is not None:
            return compound
    return concepts.get(head) or concepts.get(head.rpartition("-")[2]) or fold(head)


def _changed(tokens: Sequence[Token], found: Sequence[Chunk], counted: tuple[int, int]) -> tuple[int, int]:
    """What changes where the phrase only names the change: emissions in "a 12 percent cut in emissions"."""
    if singular(tokens[counted[1] - 1].lower) not in _CHANGES or counted[1] - counted[0] > 1:
        return counted
    behind = next((k for k, c in enumerate(found) if c.first == counted[1]), len(found))
    if behind + 1 >= len(found) or tokens[counted[1]].lower not in ("in", "of") or found[behind + 1].kind != "NP":
        return counted
    phrase = found[behind + 1]
    if tokens[phrase.head].tag not in ("NOUN", "PLURAL") or singular(tokens[phrase.head].lower) in PERIODS:
        return counted
    return phrase.first, phrase.last


def _without_extent(tokens: Sequence[Token], counted: tuple[int, int]) -> tuple[int, int]:
    """The phrase without the word that says which of its extents is given: "a 90-mile-long wall" is a wall."""
    first, last = counted
    while first < last - 1 and (tokens[first].lower in _EXTENTS or tokens[first].text in "-‐‑"):
        first += 1
    return first, last


def _compared(tokens: Sequence[Token], found: Sequence[Chunk], mention: Mention) -> tuple[int, int] | None:
    """What there is so many times of: "three times as many clerks", "twice the speed of sound"."""
    at = mention.last
    if tokens[at - 1].lower not in _FACTORS or at + 1 >= len(tokens):
        return None
    if tokens[at].lower == "as" and tokens[at + 1].lower in ("many", "much"):
        at += 1
    elif tokens[at].lower not in ("the", "more"):
        return None
    chunk = next((c for c in found if c.first <= at < c.last and c.kind == "NP"), None)
    return None if chunk is None or tokens[chunk.head].tag not in NOUNISH else (at + 1, chunk.last)


def _ranked(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, after: int) -> tuple[int, int] | None:
    """What comes first or last where its noun stands further on: "the best and most modern equipment", "the bloodiest
    day".
    """
    phrase = found[hang.phrase]
    if phrase.kind == "TIME" and after < phrase.last:
        return after, phrase.last
    if after >= len(tokens) or tokens[after].lower not in ("and", "or", ","):
        return None
    chunk = next((c for c in found if c.first > after and c.kind in ("NP", "STOP", "VG", "PREP", "WH")), None)
    return None if chunk is None or chunk.kind != "NP" else (chunk.first, chunk.last)


def _nth_time(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a rank is one of times: "for the first time"."""
    return mention.kind == "rank" and tokens[mention.last - 1].lower == "time"


def _the_two(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> bool:
    """Whether a bare number does something: "the two fled", "122 were caught"; it is persons who are told of so."""
    quantity = mention.quantity
    if hang.role != "subject" or hang.verb is None or quantity is None or quantity.value == 1 or quantity.unit:
        return False
    return tokens[found[hang.verb].head].tag in ("PAST", "VERB", "GER") and tokens[mention.last - 1].tag == "NUM"


def _of_every(tokens: Sequence[Token], counted: tuple[int, int], mention: Mention) -> bool:
    """Whether round numbers are of all kinds of person: "millions of every faith"."""
    return mention.kind == "count" and tokens[mention.last - 1].lower in _MANY and tokens[counted[0]].lower == "every"


def _age(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a bare number is an age: of who stands before it, at which something was done, or as a bound."""
    return _at_age(tokens, mention) or _of_those_under(tokens, mention) or _beside_person(tokens, mention)


def _beside_person(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a bare number stands between commas behind a person: "Jonas, 27, and", "The suspect, 19, from"."""
    at, quantity = mention.first - 1, mention.quantity
    if at < 1 or tokens[at].text != "," or quantity is None or quantity.unit or quantity.value is None:
        return False
    closed = (
        mention.last >= len(tokens)
        or tokens[mention.last].text in (",", ".", ";", ")")
        or (tokens[mention.last].lower in ("of", "from", "and") and tokens[mention.last - 1].text.isdigit())
    )
    before = tokens[at - 2] if tokens[at - 1].text == "." and at > 1 else tokens[at - 1]
    named = before.tag == "NAME" and before.lower not in CALENDAR
    person = mapping("heads", "concepts").get(before.lower, before.lower) in PEOPLE and before.tag == "NOUN"
    return closed and (named or person) and quantity.comparator == "=" and 0 < quantity.value <= _OLDEST


def _at_age(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a bare number says at what age: "who at 44 had", "died at 82"."""
    at = mention.first - 1
    quantity = mention.quantity
    if at < 0 or tokens[at].lower != "at" or quantity is None or quantity.unit or quantity.value is None:
        return False
    before = tokens[at - 1] if at else None
    told = before is None or before.tag == "WH" or lemma(before) in _AT_AN_AGE
    return told and _YOUNGEST <= quantity.value <= _OLDEST


def _of_those_under(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a bare bound behind a noun of persons is one of age: "children under 13"."""
    quantity = mention.quantity
    if not mention.first or quantity is None or quantity.unit or quantity.comparator not in ("<", "<=", ">", ">="):
        return False
    known = quantity.low if quantity.high is None else quantity.high
    before = tokens[mention.first - 1]
    person = mapping("heads", "concepts").get(singular(before.lower), before.lower) in PEOPLE
    return before.tag == "PLURAL" and person and known is not None and _TODDLER <= known <= _OLDEST


def _votes(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> bool:
    """Whether a pair of bare numbers says how a vote went: "was ratified 82 to 1"."""
    if hang.verb is None or lemma(tokens[found[hang.verb].head]) not in _VOTED:
        return False
    before, after = tokens[max(0, mention.first - 2) : mention.first], tokens[mention.last : mention.last + 2]
    return any(
        len(pair) > 1 and pair[mark].lower == "to" and pair[1 - mark].tag == "NUM"
        for pair, mark in ((before, 1), (after, 0))
    )


def _parent(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, nouns: frozenset[str]) -> bool:
    """Whether a figure counts those that a noun holds or has: "a mother of four", "a family of five"."""
    if hang.governor is None or hang.preposition is None or tokens[found[hang.preposition].first].lower != "of":
        return False
    return singular(tokens[found[hang.governor].head].lower) in nouns


def _of_which(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> tuple[int, int] | None:
    """What the clause says at its start that its figures are of: "Of the 40 passengers, 12 were hurt", "Of 800 people
    on the list, about 8 percent".
    """
    at = hang.phrase - 1
    while at > 0 and found[at].kind in ("OTHER", "TIME"):
        at -= 1
    if at < _OPENED - 1 or found[at].kind != "COMMA":
        return None
    nouns: list[Chunk] = []
    for k in range(at - 1, max(-1, at - _FRONT), -1):
        c = found[k]
        if c.kind == "NP":
            nouns.append(c)
        elif c.kind == "PREP" and tokens[c.first].lower in ("of", "among") and _opens(found, k):
            phrase = nouns[-1] if nouns else None
            quoted = tokens[found[k + 1].first].text in QUOTES or found[k + 1].kind == "OTHER"
            if phrase is None or tokens[phrase.head].tag != "PLURAL":
                phrase = next((n for n in reversed(nouns) if quoted and tokens[n.head].tag == "PLURAL"), None)
            return None if phrase is None else (phrase.first, phrase.last)
        elif c.kind not in ("PREP", "OTHER", "TIME"):
            break
    return None


def _opens(found: Sequence[Chunk], k: int) -> bool:
    """Whether a phrase opens its clause at chunk ``k``."""
    return not k or found[k - 1].kind in ("STOP", "WH", "COMMA", "CONJ", "OTHER")


def _of_age(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention, subject: int) -> bool:
    """Whether a bare number said of one person is an age: "her son, who is 21, was there"."""
    return (
        mention.kind == "count"
        and mention.quantity is not None
        and not mention.quantity.unit
        and hang.verb is not None
        and subject < mention.first
        and tokens[found[hang.verb].head].tag == "BE"
        and tokens[subject].tag == "NOUN"
        and mapping("heads", "concepts").get(tokens[subject].lower, tokens[subject].lower) in PEOPLE
    )


def _persons(tokens: Sequence[Token], counted: tuple[int, int]) -> bool:
    """Whether pronouns count persons: "61 percent of everyone", "half of those who came", "of those polled"."""
    first, last = counted
    if tokens[last - 1].lower in _EVERYONE:
        return True
    follows = tokens[last] if last < len(tokens) else None
    return (
        last - first == 1
        and tokens[first].lower == "those"
        and follows is not None
        and (follows.lower == "who" or follows.tag == "PAST")
    )


def _rate(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a figure is one of a rate: "a death rate of 14 per 100,000" counts no 14 persons."""
    return mention.last < len(tokens) and tokens[mention.last].lower == "per"


def _said_of(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> str:
    """The number itself where nothing says of what it is: "the official number is 10"."""
    if hang.subject is None or hang.verb is None or lemma(tokens[found[hang.verb].head]) not in COPULAR:
        return ""
    subject = found[hang.subject]
    return "" if tokens[subject.head].tag not in NOUNISH else in_words(tokens, subject.first, subject.head)


def _of_what(tokens: Sequence[Token], found: Sequence[Chunk], last: int, mention: Mention) -> str:
    """What kind of thing is counted: " of fraud" in "three counts of fraud"."""
    if mention.kind not in ("count", "ratio", "rank") or last + 2 >= len(tokens) or tokens[last + 1].lower != "of":
        return ""
    if last < mention.first or tokens[last + 2].tag not in ("NOUN", "PLURAL", "ADJ", "NAME"):
        return ""
    chunk = next((c for c in found if c.first == last + 2), None)
    if chunk is None or chunk.kind != "NP" or tokens[chunk.head].tag not in NOUNISH:
        return ""
    return f" of {phrase_text(tokens, chunk)}"
