"""Tagged tokens → phrases, and how the phrase that holds a figure hangs in its clause: what governs it, what it
governs.

A chunker, not a parser: noun phrases, verb groups and the marks between them, read left and right from the figure. It
knows just what a measure needs: the phrase counted, the verb and whether the figure is its subject or object, the noun
a preposition hangs it on ("relations with 80 countries"), the phrases that follow ("at the airport"), and the phrase it
is part of ("24 people, including 10 children").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker.lexicon import words
from checker.model import Token
from checker.wordclass import NOUNISH, PHRASE

Role = Literal["subject", "object", "oblique", ""]
ChunkKind = Literal["NP", "VG", "PREP", "CONJ", "COMMA", "STOP", "WH", "OTHER"]

_TITLES = words("name_titles", "concepts_lists")
_INCLUDING = frozenset({"including", "excluding", "among", "notably", "plus"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase: token indices half open, and the index of its head (the last noun, the main verb, the preposition)."""

    kind: ChunkKind
    first: int
    last: int
    head: int
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """How a figure's phrase hangs in its clause; every field is an index into the chunks or a tuple of such.

    ``phrase`` is the noun phrase that holds the figure; ``verb`` the verb group it depends on and ``role`` how;
    ``governor`` the noun phrase it hangs on by ``preposition``; ``subject`` the verb's subject where the figure is not;
    ``tail`` the noun phrases after it within the clause, each with its preposition; ``lead`` those before the subject;
    ``parent`` the phrase it is a part of ("including").
    """

    phrase: int
    verb: int | None = None
    role: Role = ""
    governor: int | None = None
    preposition: int | None = None
    subject: int | None = None
    tail: tuple[tuple[int, int], ...] = ()
    lead: tuple[tuple[int, int], ...] = ()
    parent: int | None = None


def with_figures(tokens: Sequence[Token], figures: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens with those of each figure, hedge and unit included, tagged NUM: a figure is one thing within its
    phrase.
    """
    marked = list(tokens)
    for first, last in figures:
        for k in range(first, last):
            marked[k] = marked[k]._replace(tag="NUM")
    return tuple(marked)


def chunks(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """The phrases of one sentence, in order, covering every token once."""
    found: list[Chunk] = []
    i, n = 0, len(tokens)
    while i < n:
        end = _noun_phrase(tokens, i, found)
        if end > i:
            head = next((j for j in range(end - 1, i - 1, -1) if tokens[j].tag in NOUNISH), end - 1)
            found.append(Chunk("NP", i, end, head))
            i = end
            continue
        chunk = _verb_group(tokens, i) or _mark(tokens, i)
        found.append(chunk)
        i = chunk.last
    return tuple(found)


def _noun_phrase(tokens: Sequence[Token], i: int, before: Sequence[Chunk]) -> int:
    """The end of a noun phrase that starts at ``i``, or ``i`` where none does."""
    n = len(tokens)
    j, last_noun, determined = i, -1, False
    while j < n:
        token, tag = tokens[j], tokens[j].tag
        if tag in ("DET", "POSS"):
            if last_noun >= 0 and tag == "DET":
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
            if (
                tag == "NAME"
                and last_noun >= 0
                and tokens[last_noun].tag == "NUM"
                and tokens[j].lower.strip(".") in _TITLES
            ):
                break  # "the $5 billion Mr. Trump wants"
            last_noun = j
        elif tag == "NUM" or tag == "SYM":
            if last_noun >= 0 and tokens[last_noun].tag != "NAME" and not _hyphen(tokens, j):
                break
            last_noun = j
        elif tag == "ADJ":
            if last_noun >= 0 and tokens[last_noun].tag not in ("NUM", "NAME") and not _adjective_then_noun(tokens, j):
                break
            if last_noun >= 0 and tokens[last_noun].tag == "NUM" and not _adjective_then_noun(tokens, j):
                break  # "24 dead": the adjective is the predicate
            if last_noun >= 0 and tokens[last_noun].tag in ("NOUN", "PLURAL"):
                break  # "people last year": another phrase begins
        elif tag == "PAST":
            if not _adjective_then_noun(tokens, j) or (j == i and not before) or _after_phrase(j, before, i):
                break
            if last_noun >= 0 and tokens[last_noun].tag != "NUM":
                break
        elif tag == "GER":
            if not determined or not _adjective_then_noun(tokens, j):
                break
        elif (tag == "PUNCT" and _hyphen(tokens, j) and j + 1 < n) or (
            tag == "ADV" and (determined or last_noun >= 0) and _adjective_then_noun(tokens, j) and last_noun < 0
        ):
            pass
        elif tag == "PRON" and j == i:
            return j + 1
        elif (
            token.lower in ("&", "of")
            and last_noun >= 0
            and tokens[last_noun].tag == "NAME"
            and j + 1 < n
            and tokens[j + 1].tag == "NAME"
        ):
            pass  # Department of Justice
        else:
            break
        j += 1
    return last_noun + 1 if last_noun >= i else i


def _hyphen(tokens: Sequence[Token], j: int) -> bool:
    """Whether a hyphen or slash glues its neighbours: ``35-day``, ``192/193``."""
    at = j if tokens[j].tag == "PUNCT" else j - 1
    if not 0 < at < len(tokens) - 1 or tokens[at].text not in "-‐‑–/×.":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _adjective_then_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether modifiers from ``j`` on lead to a noun."""
    for k in range(j + 1, min(j + 5, len(tokens))):
        if tokens[k].tag in NOUNISH:
            return True
        if tokens[k].tag not in PHRASE and not (tokens[k].tag == "CONJ" and tokens[k].lower == "and"):
            return False
        if tokens[k].tag == "NUM":
            return False
    return False


def _after_phrase(j: int, before: Sequence[Chunk], i: int) -> bool:
    """Whether a participle follows a noun phrase and so is its predicate."""
    return j == i and bool(before) and before[-1].kind == "NP" and before[-1].last == i


def _verb_group(tokens: Sequence[Token], i: int) -> Chunk | None:
    n = len(tokens)
    j, main, auxiliaries = i, -1, ""
    while j < n:
        tag = tokens[j].tag
        if tag in ("BE", "HAVE", "DO", "MODAL"):
            if main >= 0:
                break
            auxiliaries = tag
        elif tag in ("VERB", "PAST", "GER"):
            if main >= 0:
                break
            main = j
            j += 1
            break
        elif tag in ("ADV", "NEG", "TO") and (auxiliaries or tag == "TO") and j + 1 < n and tokens[j + 1].tag in (
            "VERB", "PAST", "GER", "BE", "HAVE", "ADV", "NEG", "DO",
        ):  # fmt: skip
            pass
        else:
            break
        j += 1
    if main < 0 and not auxiliaries:
        return None
    if main < 0:
        main = max(k for k in range(i, j) if tokens[k].tag in ("BE", "HAVE", "DO", "MODAL"))
    passive = auxiliaries == "BE" and tokens[main].tag == "PAST"
    return Chunk("VG", i, j, main, passive)


def _mark(tokens: Sequence[Token], i: int) -> Chunk:
    token = tokens[i]
    kind: ChunkKind = "OTHER"
    if token.tag in ("PREP", "TO") or token.lower in _INCLUDING:
        kind = "PREP"
    elif token.tag == "CONJ":
        kind = "CONJ"
    elif token.tag == "WH":
        kind = "WH"
    elif token.text in (",", "(", ")", "--", "—", "–"):
        kind = "COMMA"
    elif token.text in (";", ":", ".", "!", "?"):
        kind = "STOP"
    return Chunk(kind, i, i + 1, i)


def clause(tokens: Sequence[Token], found: Sequence[Chunk], first: int, last: int) -> Clause:
    """How the phrase that holds the tokens ``first`` to ``last`` hangs in its clause."""
    at = next((k for k, c in enumerate(found) if c.last > first), len(found) - 1)
    # the phrase may be cut by a hedge ("as many as 40 people"): take the one that holds the figure's last token
    end = next((k for k, c in enumerate(found) if c.last >= last), at)
    if found[end].kind == "NP":
        at = end
    left = _left(tokens, found, at)
    insertion = left.preposition is not None and tokens[found[left.preposition].head].lower in _INCLUDING
    right = _right_verb(found, tokens, at) if left.preposition is None or insertion else None
    verb, subject = left.verb, left.subject
    role: Role = "" if verb is None else "object" if left.preposition is None else "oblique"
    if right is not None and (
        left.verb is None
        or left.subject is None
        or found[right].first - found[at].last <= 1
        or (found[right].passive and not _adjacent(found, left.verb, at))
    ):
        verb, role, subject = right, "subject", None
    return Clause(
        at, verb, role, left.governor, left.preposition, subject, _tail(found, at), _lead(found, verb), left.parent
    )


def _adjacent(found: Sequence[Chunk], verb: int, at: int) -> bool:
    return all(found[k].kind in ("PREP", "OTHER") for k in range(verb + 1, at))


class _Left(NamedTuple):
    """What stands left of a figure's phrase, as chunk indices."""

    governor: int | None = None
    preposition: int | None = None
    parent: int | None = None
    verb: int | None = None
    subject: int | None = None


def _left(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> _Left:
    """Read leftwards from the figure's phrase to the verb or the end of the clause."""
    governor = preposition = parent = None
    word, commas, k = "", 0, at - 1
    while k >= 0:
        c = found[k]
        if c.kind in ("STOP", "WH"):
            break
        if c.kind == "VG":
            return _Left(governor, preposition, parent, k, _subject(found, tokens, k))
        if c.kind == "PREP" and preposition is None and governor is None:
            preposition, word = k, tokens[c.first].lower
        elif c.kind == "NP":
            if word == "to" and governor is None and _hung(found, k):
                k -= 2  # "the toll in the city rose to 24": the toll it is
                continue
            if (
                preposition is not None
                and governor is None
                and (k == preposition - 1 or word == "to" or word in _INCLUDING)
            ):
                governor = k
                parent = k if word in _INCLUDING else None
        elif c.kind == "COMMA":
            commas += 1
            if commas > 2:
                break
        k -= 1
    return _Left(governor, preposition, parent)


def _hung(found: Sequence[Chunk], k: int) -> bool:
    """Whether a noun phrase hangs on a preposition."""
    return k > 0 and found[k - 1].kind == "PREP"


def _subject(found: Sequence[Chunk], tokens: Sequence[Token], verb: int) -> int | None:
    """The noun phrase before a verb group that is not hung on a preposition."""
    k = verb - 1
    while k >= 0:
        c = found[k]
        if c.kind == "STOP":
            return None
        if c.kind == "NP":
            if k and found[k - 1].kind == "PREP":
                k -= 2
                continue
            if k > 1 and found[k - 1].kind == "COMMA" and found[k + 1].kind == "COMMA" and tokens[c.head].tag == "NAME":
                k -= 2  # "in Dayton, Ohio, ..." and other names set off by commas are no subjects
                continue
            return k
        k -= 1
    return None


def _right_verb(found: Sequence[Chunk], tokens: Sequence[Token], at: int) -> int | None:
    """The verb group whose subject the phrase may be: right after it, its own prepositional phrases or an insertion
    skipped.
    """
    k, inserted = at + 1, False
    while k < len(found):
        c = found[k]
        if c.kind == "VG":
            if inserted:
                return None
            bare_gerund = tokens[c.head].tag == "GER" and c.last - c.first == 1
            infinitive = tokens[c.first].tag == "TO"
            return None if (bare_gerund or infinitive) and k > at + 1 else k
        if c.kind in ("STOP", "CONJ") and not inserted:
            return None
        if c.kind == "COMMA":
            inserted = not inserted
        if k - at > 9:
            return None
        k += 1
    return None


def _tail(found: Sequence[Chunk], at: int) -> tuple[tuple[int, int], ...]:
    """(preposition, noun phrase) pairs after the figure, to the end of the sentence's clause."""
    pairs = []
    for k in range(at + 1, len(found) - 1):
        if found[k].kind == "STOP":
            break
        if found[k].kind == "PREP" and found[k + 1].kind == "NP":
            pairs.append((k, k + 1))
    return tuple(pairs)


def _lead(found: Sequence[Chunk], verb: int | None) -> tuple[tuple[int, int], ...]:
    """(preposition, noun phrase) pairs before the verb."""
    stop = len(found) - 1 if verb is None else verb
    return tuple((k, k + 1) for k in range(stop - 1) if found[k].kind == "PREP" and found[k + 1].kind == "NP")


def phrase_text(tokens: Sequence[Token], chunk: Chunk) -> str:
    """A phrase in words, without leading articles."""
    first = chunk.first
    while first < chunk.last - 1 and tokens[first].tag in ("DET", "POSS"):
        first += 1
    out = ""
    for k in range(first, chunk.last):
        gap = " " if out and tokens[k].start > tokens[k - 1].end else ""
        out += gap + tokens[k].text
    return out
