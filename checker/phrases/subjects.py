"""Who does what a verb group says: the subject before it, or what its relative pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Token
from checker.phrases.chunk import TRANSPARENT, Chunk
from checker.wordclass import lemma, singular

_RAISING: Final = words("raising_verbs", "concepts_lists")
SUBORDINATING: Final = frozenset({"after", "before", "since", "until", "as", "till", "than"})
_HAPPENINGS: Final = words("listed_events", "concepts_lists")
_PERSONS: Final = frozenset({"he", "she", "they", "who"})
_HARM: Final = frozenset({"die", "injure", "destroy", "damage"})
_HARMING: Final = frozenset(
    {"leave", "claim", "cost", "take", "hit", "rock", "strike", "begin", "start", "end", "last"}
)
_CLAUSE: Final = 10
"""Phrases a relative clause may take up."""
_AMOUNTING: Final = frozenset({"number", "total", "average", "reach", "exceed", "surpass"})


def main_verb(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> int:
    """The verb a chain ends in: "are believed to have died", "began to leave"."""
    while (
        verb + 1 < len(found)
        and found[verb + 1].kind == "VG"
        and tokens[found[verb + 1].first].tag == "TO"
        and lemma(tokens[found[verb].head]) in _RAISING
    ):
        verb += 1
    return verb


def subject_of(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> int | None:
    """The noun phrase that does what a verb group says: before it, before the verb it is joined to or hangs on, or the
    phrase its relative pronoun stands for.
    """
    for _ in range(6):
        k = verb - 1
        while k >= 0 and found[k].kind in ("OTHER", "TIME"):
            k -= 1
        if k < 0:
            return None
        c = found[k]
        if c.kind == "VG":
            verb = k
        elif c.kind == "WH":
            return _antecedent(tokens, found, k)
        elif c.kind == "COMMA" and k and _bare(tokens, found[verb]) and lemma(tokens[found[verb].head]) in _AMOUNTING:
            return k - 1 if found[k - 1].kind == "NP" else None
        elif c.kind == "CONJ" or (c.kind == "COMMA" and (_bare(tokens, found[verb]) or _listed(found, k))):
            earlier = _earlier_verb(tokens, found, k, participle=_bare(tokens, found[verb]))
            if earlier is None:
                return None
            verb = earlier
        elif tokens[found[verb].first].tag == "TO" and c.kind == "NP":
            if lemma(tokens[found[verb].head]) == "be" or (
                tokens[c.head].tag in ("NAME", "PRON") and found[k - 1].kind == "VG"
            ):
                return k  # "asked Congress to approve"
            earlier = _earlier_verb(tokens, found, k, participle=False)
            if earlier is None:
                return k
            verb = earlier  # "a plan to send 800": whoever plans
        else:
            return _before_verb(tokens, found, k, _bare(tokens, found[verb]))
    return None


def _bare(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a verb group is a lone participle in -ing."""
    return tokens[chunk.first].tag == "GER"


def _listed(found: Sequence[Chunk], comma: int) -> bool:
    """Whether a comma stands in a list of verbs: "killed two, injured 12 and left"."""
    return comma > 0 and found[comma - 1].kind == "NP" and any(c.kind == "VG" for c in found[max(0, comma - 3) : comma])


def _earlier_verb(tokens: Sequence[Token], found: Sequence[Chunk], k: int, *, participle: bool) -> int | None:
    """The verb group before ``k`` in the sentence that another is joined to; for a participle one that is none."""
    while k >= 0 and found[k].kind != "STOP":
        if found[k].kind == "VG" and not (
            participle
            and (
                tokens[found[k].first].tag in ("GER", "TO")
                or (
                    found[k].last - found[k].first == 1
                    and any(tokens[c.first].lower == "by" for c in found[k + 1 : k + 3])
                )
            )
        ):
            return k
        k -= 1
    return None


def _antecedent(tokens: Sequence[Token], found: Sequence[Chunk], wh: int) -> int | None:
    """The phrase a relative pronoun stands for: the nearest, or the one it hangs on where the nearest is a name."""
    k = wh - 1
    if k > 0 and found[k].kind == "CONJ":  # "programs that cannot be frozen and that have grown"
        again = (j for j in range(k - 1, max(-1, k - _CLAUSE), -1) if found[j].kind in ("WH", "STOP"))
        before = next(again, None)
        return _antecedent(tokens, found, before) if before is not None and found[before].kind == "WH" else None
    first: int | None = None
    while k >= 0 and wh - k < 12:
        c = found[k]
        if c.kind == "NP":
            first = k if first is None else first
            if singular(tokens[c.head].lower) in TRANSPARENT:
                return k
            if (
                tokens[c.head].tag != "NAME"
                and first == k
                and _happening_before(tokens, found, k)
                and _harms(tokens, found, wh)
            ):
                return k - 2  # "the worst shooting in history that left"
            if tokens[c.head].tag != "NAME":
                toll = next((j for j in (k - 2, k - 4) if j >= 0 and found[j + 1].kind == "PREP"), None)
                if toll is not None and found[toll].kind == "NP" and tokens[found[toll].head].lower in TRANSPARENT:
                    return toll  # "the toll in the crackdown, which stands at"
                return k
            if not (k and found[k - 1].kind in ("PREP", "COMMA")):
                return first
        elif c.kind not in ("COMMA", "TIME", "OTHER", "PREP") and not (
            c.kind == "VG" and tokens[c.first].tag == "PAST"
        ):
            return first
        k -= 1
    return first


def _harms(tokens: Sequence[Token], found: Sequence[Chunk], wh: int) -> bool:
    """Whether the relative clause says what only a happening does: "the shooting in the town that left three dead"."""
    verb = found[wh + 1] if wh + 1 < len(found) else None
    if verb is None or verb.kind != "VG":
        return False
    done = lemma(tokens[verb.head])
    return done in _HARMING or mapping("predicates", "concepts").get(done) in _HARM


def _happening_before(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> bool:
    """Whether a phrase that is no happening hangs on one."""
    return (
        k > 1
        and found[k - 1].kind == "PREP"
        and found[k - 2].kind == "NP"
        and singular(tokens[found[k].head].lower) not in _HAPPENINGS
        and singular(tokens[found[k - 2].head].lower) in _HAPPENINGS
    )


def _opens_main(tokens: Sequence[Token], found: Sequence[Chunk], tied: int) -> bool:
    """Whether a sentence opens with a noun that only a preposition parts from the one at ``tied``, which so has no verb
    of its own: "profits after taxes rose".
    """
    k = tied - 2
    if any(tokens[i].tag == "NUM" for i in range(found[tied].first, found[tied].last)):
        return False
    opens = k == 0 or (k > 0 and not any(c.kind in ("NP", "VG", "PREP", "TIME", "WH") for c in found[:k]))
    return opens and found[k].kind == "NP" and tokens[found[k].head].tag in ("NOUN", "PLURAL", "NAME")


def _plain_pair(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> bool:
    """Whether two common nouns are joined without an article of their own: "output of goods and services will grow"."""
    return all(
        tokens[c.head].tag in ("NOUN", "PLURAL") and tokens[c.first].tag not in ("DET", "POSS", "NUM")
        for c in (found[k], found[k - 2])
    )


def _before_verb(tokens: Sequence[Token], found: Sequence[Chunk], k: int, bare: bool) -> int | None:
    """The noun phrase at or before ``k`` that is not hung on a preposition."""
    aside, start = found[k].kind == "COMMA", k
    while k >= 0:
        c = found[k]
        if c.kind in ("STOP", "WH"):
            return None
        if c.kind == "NP":
            before = found[k - 1] if k else None
            if before is None:
                return k
            if before.kind == "PREP":
                if tokens[before.first].lower in SUBORDINATING and not bare and not _opens_main(tokens, found, k):
                    return k
                k -= 2
                continue
            if (
                before.kind == "CONJ"
                and k > 2
                and (k < start or _plain_pair(tokens, found, k))
                and found[k - 2].kind == "NP"
                and found[k - 3].kind == "PREP"
            ):
                k -= 4  # "claims related to the flood and storm in the north are"
                continue
            if before.kind == "COMMA" and found[k + 1].kind == "COMMA" and k > 1:
                k -= 2  # "in Dayton, Ohio, ..." and other phrases set off by commas are no subjects
                continue
            if (
                before.kind == "COMMA"
                and aside
                and k > 1
                and found[k - 2].kind == "NP"
                and tokens[c.first].tag == "DET"
            ):
                named = _before_verb(tokens, found, k - 2, bare)  # "permits, a sign of growth, were up"
                return k if named is None else named
            if before.kind == "VG" and tokens[before.first].tag == "GER" and k > 2 and found[k - 2].kind == "PREP":
                k -= 3  # "the cost of bringing gas into the towns will average"
                continue
            if before.kind == "CONJ" and tokens[c.head].tag == "PRON" and tokens[c.head].lower in _PERSONS:
                k -= 2
                continue
            if before.kind == "VG" and k > 1 and found[k - 2].kind == "WH":
                k -= 3  # "the man who opened fire killed 12"
                continue
            return k
        if c.kind == "VG" and tokens[c.first].tag not in ("PAST", "GER"):
            return None
        k -= 1
    return None
