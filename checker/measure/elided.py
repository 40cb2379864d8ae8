"""What a figure is of that counts no noun of its own: a label, the noun beside it or before it, what it is said of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.measure.predicate import CHANGES, COPULAR
from checker.model import Mention, Token
from checker.names import CALENDAR
from checker.phrases import PERIODS, TRANSPARENT, Chunk, Clause
from checker.wordclass import base_form, lemma, singular

_DURATIVE: Final = words("durative_verbs", "concepts_lists")
_GAUGING: Final = words("gauging_verbs", "concepts_lists")
"""Verbs that say of their subject how much it is: "the line cost taxpayers $5 million"."""
_MOVING: Final = words("moving_verbs", "concepts_lists")
_GOVERNING: Final = frozenset({"of", "to", "at", "by", "worth"})
_RATES: Final = frozenset({"rate", "level", "share", "figure", "total", "amount", "sum", "average", "size"})
_LABELS: Final = frozenset({":", "–", "—", "--", "-"})
_PUTTING: Final = frozenset(
    {"put", "set", "place", "peg", "estimate", "value", "price", "fix", "keep", "hold", "leave"}
)
_BEATING: Final = frozenset({"win", "lose", "lead", "trail", "beat", "defeat", "carry", "prevail", "edge"})
_STRETCHES: Final = frozenset({"end", "course", "period", "space", "span", "start", "beginning", "rest", "matter"})
_MOVED: Final = frozenset({"up", "down", "higher", "lower"})


def described(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """The phrase such a figure is of, or None: "a count of 24" does not say of what."""
    beside = _beside(tokens, found, hang, mention)
    if beside is not None and not (_tells(tokens, beside, mention.kind) or _rate(tokens, beside)):
        beside = None
    if base_form(tokens[mention.first].lower) in COPULAR:
        beside = None  # "losses linked to the drought exceeded $4 million": the hedge is their verb
    if mention.kind in ("percent", "count") and _margin(tokens, found, hang, mention):
        return None
    looked = (
        _put_at(tokens, found, hang),
        _label(tokens, found, hang),
        _governor(tokens, found, hang, mention),
        beside,
        None if beside is not None else _subject(tokens, found, hang, mention),
    )
    told = next((c for c in looked if c is not None and _tells(tokens, c, mention.kind)), None)
    if told is not None or mention.kind in ("count", "ratio"):
        return told
    return next((c for c in looked if c is not None and _rate(tokens, c)), None)


def _put_at(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> Chunk | None:
    """What is put at a figure: the dead in "put the number of dead at the station at 20"."""
    at, verb = hang.preposition, hang.verb
    if at is None or verb is None or at != hang.phrase - 1 or tokens[found[at].first].lower != "at":
        return None
    if lemma(tokens[found[verb].head]) not in _PUTTING:
        return None
    if found[verb].passive:
        return None if hang.subject is None else content(tokens, found, hang.subject)
    return content(tokens, found, verb + 1) if verb + 1 < at and found[verb + 1].kind == "NP" else None


def _margin(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> bool:
    """Whether points say by how much one is ahead: "won the state by 20 points", "within 3 points of beating him"."""
    unit = "" if mention.quantity is None else mention.quantity.unit
    if unit not in ("percentage point", "point") or hang.preposition is None or hang.verb is None:
        return False
    word, verb = tokens[found[hang.preposition].first].lower, lemma(tokens[found[hang.verb].head])
    return (word == "by" and verb in _BEATING) or (word == "within" and verb == "come")


def margin(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str:
    """The margin, where a figure is one."""
    return "margin" if _margin(tokens, found, hang, mention) else ""


def _tells(tokens: Sequence[Token], chunk: Chunk, kind: str) -> bool:
    """Whether a phrase says what is measured: no pronoun, number, time or mere word of quantity."""
    head = tokens[chunk.head]
    return not (
        chunk.kind != "NP"
        or head.tag in ("PRON", "NUM", "DET", "WH")
        or (singular(head.lower) in TRANSPARENT and not (kind not in ("count", "ratio") and _named_rate(tokens, chunk)))
        or singular(head.lower) in PERIODS
        or (kind == "duration" and head.lower in _STRETCHES)
        or head.lower.strip(".") in CALENDAR
    )


def _named_rate(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a noun says what a figure's rate or number is of: "approval numbers"."""
    return any(tokens[k].tag in ("NOUN", "PLURAL") for k in range(chunk.first, chunk.head))


def _rate(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a phrase names a rate or level and nothing better is told: "the growth rate was cut to 2 percent"."""
    return chunk.kind == "NP" and singular(tokens[chunk.head].lower) in _RATES


def _label(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> Chunk | None:
    """What a line of a table in prose gives the figure of: "Turnout: 61 percent"."""
    at = hang.phrase
    if at < 2 or found[at - 2].kind != "NP" or tokens[found[at - 1].first].text not in _LABELS:
        return None
    opens = at == 2 or found[at - 3].kind in ("STOP", "COMMA") or not tokens[found[at - 3].first].text.isalnum()
    closes = at + 1 >= len(found) or found[at + 1].kind in ("STOP", "COMMA") or found[at + 1].kind == "OTHER"
    return found[at - 2] if opens and closes else None


def _governor(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """The noun before its preposition: "a fine of $400", "a flat worth $90,000"."""
    if hang.governor is None or tokens[found[hang.preposition or 0].first].lower not in _GOVERNING:
        return None
    opens = found[hang.preposition or 0].last
    if any(tokens[k].tag == "NUM" and tokens[k + 1].tag != "NUM" for k in range(opens, mention.first - 1)):
        return None  # "an income of $900 a month less than": the noun's is the figure before
    passed = mention.kind == "money" and tokens[found[hang.preposition or 0].first].lower in ("to", "by")
    if passed and (hang.verb is None or not _moves(lemma(tokens[found[hang.verb].head]))):
        return None  # "handed the keys to $5 million of property"
    return content(tokens, found, hang.governor)


def _beside(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """The noun right before it: "cut emissions 26 percent", "families with incomes under $30,000"."""
    at = hang.phrase - 1
    while at > 0 and found[at].first >= mention.first:
        at -= 1  # past its hedge: "winds as high as 200 mph"
    if at < 0 or found[at].kind != "NP" or mention.kind in ("count", "ratio", "duration"):
        return None
    if mention.kind == "money" and at and found[at - 1].kind == "VG" and not _moves(lemma(tokens[found[at - 1].head])):
        return None  # "paid the widow $5,000"
    if (
        at
        and found[at - 1].kind in ("PREP", "CONJ")
        and hang.verb is not None
        and _moves(lemma(tokens[found[hang.verb].head]))
    ):
        return _chain_head(found, at, hang.verb)
    if hang.role == "object" or (at and found[at - 1].kind == "PREP"):
        return found[at]
    return None


def _chain_head(found: Sequence[Chunk], at: int, verb: int) -> Chunk:
    """The noun that a chain of phrases behind a verb hangs on: aid in "raise total aid to the states and towns"."""
    k = at
    while k - 1 > verb and found[k - 1].kind in ("PREP", "CONJ", "NP"):
        k -= 1
    return found[k] if k == verb + 1 and found[k].kind == "NP" else found[at]


def _subject(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """The subject of a verb that says how much it is, or how far it moved."""
    if base_form(tokens[mention.first].lower) in COPULAR and hang.phrase:
        near = found[hang.phrase - 1]
        if tokens[mention.first].tag == "NUM" and tokens[mention.first].lower.endswith("ing") and near.kind == "NP":
            return near  # "with winds exceeding 200 miles an hour"
        return _standing(
            found, _unreduced(tokens, found, hang.phrase - 1)
        )  # "exceed 47 billion": the verb is the figure's hedge
    before = found[hang.phrase - 1] if hang.phrase else None
    if before is not None and before.kind == "VG" and tokens[before.first].tag == "GER":
        verb = lemma(tokens[before.head])
        if verb == "total":
            return _summed(tokens, found, hang.phrase - 2)
        return _standing(found, hang.phrase - 2) if verb in COPULAR or verb in _GAUGING else None
    if hang.subject is None or hang.verb is None:
        return None
    if mention.kind == "duration" and tokens[mention.first - 1].lower in ("in", "every", "each"):
        return None  # "reached its lowest point in 13 years"
    head = lemma(tokens[found[hang.verb].head])
    numbered = content(tokens, found, hang.subject)
    if mention.kind == "count" and hang.role == "oblique" and numbered is not found[hang.subject]:
        return numbered  # "the number of asylum seekers was limited to 50,000"
    acted = _acted_on(tokens, found, hang, head)
    if acted is not None:
        return acted
    if mention.kind == "percent" and _set_at(tokens, found, hang):
        return content(tokens, found, hang.subject if found[hang.verb].passive else hang.verb + 1)
    before_it = [t.lower for t in tokens[max(0, mention.first - 2) : mention.first]]
    moved = bool(before_it) and (before_it[-1] in (*_MOVED, "or") or (before_it[-1] == "by" and before_it[0] in _MOVED))
    rate = hang.governor is not None and singular(tokens[found[hang.governor].head].lower) in TRANSPARENT
    if (
        head in COPULAR
        or head in _GAUGING
        or (mention.kind == "duration" and head in _DURATIVE)
        or (
            (mention.kind in ("percent", "measure") or (mention.kind == "money" and hang.role == "oblique"))
            and (moved or (rate and mention.kind != "money") or _moves(head))
        )
    ):
        return content(tokens, found, hang.subject)
    return None


def _acted_on(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, verb: str) -> Chunk | None:
    """What a verb moves, not who moves it: "to hold warming short of 2 degrees", "with winds measured at 90 mph"."""
    at = hang.verb
    if at is None or hang.role != "oblique" or at + 1 >= hang.phrase:
        return None
    bare = found[at].last - found[at].first == 1 and tokens[found[at].head].tag == "PAST"
    if bare and at and found[at - 1].kind == "NP" and found[at + 1].kind == "PREP" and verb in _GAUGING:
        return found[at - 1]
    behind = found[hang.phrase + 1] if hang.phrase + 1 < len(found) else None
    if behind is not None and behind.kind == "NP" and hang.phrase == at + 2 and _moves(verb):
        return behind  # "reduces by $300 the tax they pay"
    if _moves(verb) and not found[at].passive and found[at + 1].kind == "NP":
        return found[at + 1]
    return None


def _set_at(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether a share is what something is set at: "overtime is taxed at 20 percent", "taxes it at 20 percent"."""
    at, verb = hang.preposition, hang.verb
    if at is None or verb is None or at != hang.phrase - 1 or tokens[found[at].first].lower != "at":
        return False
    return found[verb].passive or (verb == at - 2 and found[verb + 1].kind == "NP")


def _moves(verb: str) -> bool:
    """Whether a verb says that an amount moved."""
    return verb in _MOVING or mapping("predicates", "concepts").get(verb) in CHANGES


def moved_by(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> Chunk | None:
    """What a verb moves by the sum right behind it: "cut taxes $500 for families"."""
    at, verb = hang.phrase, hang.verb
    if verb is None or verb != at - 2 or found[at - 1].kind != "NP" or tokens[found[at - 1].head].tag == "PRON":
        return None
    return found[at - 1] if mapping("predicates", "concepts").get(lemma(tokens[found[verb].head])) in CHANGES else None


def _summed(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> Chunk | None:
    """The nearest plural of a chain of phrases: "sued for damages totaling", "a list of plans for reform totaling"."""
    nearest = k
    while k >= 0 and found[k].kind in ("NP", "PREP"):
        if found[k].kind == "NP" and tokens[found[k].head].tag == "PLURAL":
            return found[k]
        k -= 1
    return _standing(found, nearest)


def _unreduced(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> int:
    """The phrase before a participle that only describes it: losses in "losses linked to the drought"."""
    near = k
    while k > 0 and found[k].kind in ("NP", "PREP"):
        k -= 1
    lone = found[k].kind == "VG" and found[k].last - found[k].first == 1 and tokens[found[k].head].tag == "PAST"
    if lone and k and k < near and found[k - 1].kind == "NP" and found[k + 1].kind == "PREP":
        return k - 1
    return near


def _standing(found: Sequence[Chunk], k: int) -> Chunk | None:
    """The nearest noun phrase at or before ``k`` that hangs on no preposition."""
    while k >= 0 and found[k].kind in ("NP", "PREP", "OTHER", "TIME"):
        if found[k].kind == "NP" and not (k and found[k - 1].kind == "PREP"):
            return found[k]
        k -= 1
    return None


def content(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> Chunk:
    """A phrase, or the one it counts: "the number of survivors" is of survivors."""
    if (
        at + 2 < len(found)
        and singular(tokens[found[at].head].lower) in TRANSPARENT
        and tokens[found[at + 1].first].lower == "of"
        and found[at + 2].kind == "NP"
        and tokens[found[at + 2].head].tag != "NUM"
    ):
        return found[at + 2]
    return found[at]
