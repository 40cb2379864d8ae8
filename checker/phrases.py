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
from typing import Final, Literal, NamedTuple

from checker.lexicon import mapping, words
from checker.model import Token
from checker.wordclass import NOUNISH, PHRASE, lemma, singular

Role = Literal["subject", "object", "oblique", ""]
ChunkKind = Literal["NP", "VG", "PREP", "CONJ", "COMMA", "STOP", "WH", "TIME", "OTHER"]

_TITLES = words("name_titles", "concepts_lists")
_DEGREES = frozenset({"most", "more", "very", "least", "less", "quite", "too", "so"})
_INCLUDING = frozenset({"including", "excluding", "among", "notably", "plus"})
_CALENDAR: Final = words("calendar", "concepts_lists") | words("times_of_day", "concepts_lists")
REPORTING: Final = words("reporting_verbs", "concepts_lists")
"""Verbs whose object is a clause: what they govern is said by someone, not done."""
TRANSPARENT: Final = words("transparent_nouns", "concepts_lists")
"""Nouns that count what they govern: "the number of dead" is of the dead."""
_RAISING: Final = words("raising_verbs", "concepts_lists")
_JOINING: Final = frozenset({"and", "or", "&", "plus"})
_SUBORDINATING: Final = frozenset({"after", "before", "since", "until", "as", "till", "than"})
_RELATIVE: Final = frozenset({"that", "which", "who", "whom"})
PERIODS: Final = words("period_nouns", "concepts_lists")
_LINKING: Final = frozenset({"remain", "stay", "get", "become", "lie"})
_HAPPENINGS: Final = words("listed_events", "concepts_lists")
_AMOUNTING: Final = frozenset({"number", "total", "average", "reach", "exceed", "surpass"})
_OF_NAMES: Final = words("names_with_of", "concepts_lists")
_FAR: Final = 40
"""Phrases further away than this govern nothing."""


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
    ``parent`` the phrase it is a part of ("including"); ``also`` further verbs said of it ("treated the 260 injured");
    ``wide`` the (preposition, noun phrase) pairs of the sentence's other clauses, those of who says it left out.
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
    also: tuple[int, ...] = ()
    wide: tuple[tuple[int, int], ...] = ()


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
            found.append(Chunk("TIME" if _is_time(tokens, i, end, found) else "NP", i, end, head))
            i = end
            continue
        chunk = _verb_group(tokens, i) or _mark(tokens, i)
        found.append(chunk)
        i = chunk.last
    return tuple(found)


def _is_time(tokens: Sequence[Token], i: int, end: int, before: Sequence[Chunk]) -> bool:
    """Whether a phrase only says when: "Tuesday morning", "last week", "each year"; not "two weeks", "in 2013"."""
    if before and before[-1].kind == "PREP":
        return False
    if all(
        tokens[k].lower.strip(".") in _CALENDAR or (tokens[k].tag == "NUM" and tokens[k].text[0].isdigit() and k > i)
        for k in range(i, end)
    ):
        return True
    return (
        tokens[end - 1].lower in PERIODS
        and tokens[i].tag in ("DET", "ADJ", "ADV")
        and not any(tokens[k].tag in ("NUM", "POSS") for k in range(i, end))
    )


def _noun_phrase(tokens: Sequence[Token], i: int, before: Sequence[Chunk]) -> int:
    """The end of a noun phrase that starts at ``i``, or ``i`` where none does."""
    n = len(tokens)
    j, last_noun, determined = i, -1, False
    while j < n:
        token, tag = tokens[j], tokens[j].tag
        if _of_degree(tokens, j, last_noun) or (
            (last_noun < 0 or tokens[last_noun].tag == "NUM")
            and _between_adjectives(tokens, j)
            and _adjective_then_noun(tokens, j)
        ):
            pass
        elif tag in ("DET", "POSS"):
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
            if last_noun >= 0 and _outside(tokens, i, j, last_noun):
                break
            if (
                tag == "NAME"
                and last_noun >= 0
                and tokens[last_noun].tag == "NUM"
                and tokens[j].lower.strip(".") in _TITLES
            ):
                break  # "the $5 billion Mr. Trump wants"
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
            if (j == i and lemma(token) in REPORTING) or (j == i and j + 1 < n and tokens[j + 1].tag == "NAME"):
                break  # "said Democrats could": no Democrats that were said
        elif tag == "GER":
            counted = last_noun == j - 1 >= i and tokens[last_noun].tag == "NUM" and "-" in token.text
            if not (determined or counted) or not _adjective_then_noun(tokens, j):
                break
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
    if number == j - 1:
        return tokens[j].lower in _DEGREE and (after in ("ADJ", "GER", "PAST") or (after in NOUNISH and number > 0))
    if tokens[j].text == "," or tokens[j].lower == "and":
        return tokens[j - 1].tag == "ADJ" and after == "ADJ" and _listed_adjectives(tokens, j + 1)
    return False


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
        counted = any(tokens[k].tag == "NUM" for k in range(i, noun))
        return counted and follows not in ("PLURAL", "NOUN")
    if last.tag == "NOUN" and here.tag == "NAME":
        return follows in ("BE", "HAVE", "MODAL", "VERB", "DO") or here.lower.strip(".") in _CALENDAR
    return here.tag == "NAME" and last.tag == "PLURAL" and here.lower.strip(".") in _CALENDAR


def _hyphen(tokens: Sequence[Token], j: int) -> bool:
    """Whether a hyphen or slash glues its neighbours: ``35-day``, ``192/193``."""
    at = j if tokens[j].tag == "PUNCT" else j - 1
    if not 0 < at < len(tokens) - 1 or tokens[at].text not in "-‐‑–/×.":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _adjective_then_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether modifiers from ``j`` on lead to a noun."""
    for k in range(j + 1, min(j + 7, len(tokens))):
        if tokens[k].tag in NOUNISH:
            return True
        if _between_adjectives(tokens, k):
            continue
        if tokens[k].tag not in PHRASE and not (tokens[k].tag == "CONJ" and tokens[k].lower == "and"):
            return False
        if tokens[k].tag == "NUM":
            return False
    return False


def _between_adjectives(tokens: Sequence[Token], k: int) -> bool:
    """Whether a comma or "and" joins two adjectives of one noun: "three economic, social and environmental aspects"."""
    if tokens[k].text != "," and tokens[k].lower != "and":
        return False
    return 0 < k < len(tokens) - 1 and tokens[k - 1].tag == "ADJ" and tokens[k + 1].tag == "ADJ"


def _of_degree(tokens: Sequence[Token], j: int, last_noun: int) -> bool:
    """Whether a word right after a figure only grades what is counted: "two very important issues", "the three above
    rules".
    """
    if last_noun != j - 1 or last_noun < 0 or tokens[last_noun].tag != "NUM":
        return False
    if tokens[j].lower == "above":
        return j + 1 < len(tokens) and tokens[j + 1].tag in NOUNISH
    return tokens[j].lower in _DEGREES and _adjective_then_noun(tokens, j)


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
            if lemma(tokens[main]) in _LINKING and j < n and tokens[j].tag == "PAST":
                auxiliaries = "BE"  # "remained hospitalized"
                main, j = j, j + 1
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
    elif token.text in (";", ":", "!", "?") or (token.text == "." and not _abbreviated(tokens, i)):
        kind = "STOP"
    return Chunk(kind, i, i + 1, i)


def _abbreviated(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop goes with the name before it: "Orlando, Fla., nightclub"."""
    if not i or i + 1 >= len(tokens) or tokens[i - 1].tag != "NAME" or len(tokens[i - 1].text) > 5:
        return False
    after = tokens[i + 1]
    return after.text in (",", ")", "-") or after.text[0].islower() or after.tag == "NUM"


def clause(tokens: Sequence[Token], found: Sequence[Chunk], first: int, last: int) -> Clause:
    """How the phrase that holds the tokens ``first`` to ``last`` hangs in its clause."""
    at = next((k for k, c in enumerate(found) if c.last > first), len(found) - 1)
    # the phrase may be cut by a hedge ("as many as 40 people"): take the one that holds the figure's last token
    end = next((k for k, c in enumerate(found) if c.last >= last), at)
    if found[end].kind == "NP":
        at = end
    left = _left(tokens, found, at)
    right = _right(tokens, found, at)
    word = "" if left.preposition is None else tokens[found[left.preposition].head].lower
    if word in _INCLUDING:
        left = _Left(left.governor, left.preposition, left.parent) if right.verb is not None else left
    role: Role = "" if left.verb is None else "object" if left.preposition is None else "oblique"
    verb, subject = left.verb, None
    also: tuple[int, ...] = ()
    if _prefers_right(tokens, found, left, right, at):
        assert right.verb is not None
        if left.verb is not None and not right.finite and not (left.coordinated or left.commas):
            also = (left.verb,)
        verb, role = right.verb, right.role
        subject = right.subject
    elif verb is not None:
        subject = subject_of(tokens, found, verb)
        subject = None if subject == at else subject
    low, high = _own_clause(tokens, found, at, verb, subject)
    wide = _sentence_clause(tokens, found, at)
    own = _hangers(found, low, high)
    return Clause(
        at,
        verb,
        role,
        left.governor,
        left.preposition,
        subject,
        tuple(pair for pair in own if pair[0] > at),
        tuple(pair for pair in own if pair[0] < at),
        left.parent,
        also,
        tuple(pair for pair in _hangers(found, *wide) if pair not in own),
    )


class _Left(NamedTuple):
    """What stands left of a figure's phrase, as chunk indices; ``beside``: a phrase between the verb and it."""

    governor: int | None = None
    preposition: int | None = None
    parent: int | None = None
    verb: int | None = None
    coordinated: bool = False
    commas: int = 0


class _Right(NamedTuple):
    """The verb right of a figure's phrase that it is the subject of, or the object where the clause hangs on it
    without a pronoun ("the money they want"); ``finite``: a verb that makes a clause of its own.
    """

    verb: int | None = None
    role: Role = ""
    subject: int | None = None
    finite: bool = False
    near: bool = False


def _prefers_right(tokens: Sequence[Token], found: Sequence[Chunk], left: _Left, right: _Right, at: int) -> bool:
    """Whether the verb after a figure's phrase says what is counted, not the one before it."""
    if right.verb is None:
        return False
    if left.verb is None:
        transparent = left.governor is not None and lemma(tokens[found[left.governor].head]) in TRANSPARENT
        return left.preposition is None or transparent or not right.finite or left.parent is not None
    if left.preposition is not None and right.finite:
        return False
    if left.coordinated or left.commas:
        return right.near or left.commas > 0
    head = lemma(tokens[found[left.verb].head])
    if head in REPORTING:
        # "an attack that claimed 22 lives was", but "a man who said 22 people died"
        return f"{head} {singular(tokens[found[at].head].lower)}" not in mapping("phrases", "concepts")
    if right.finite:
        # "the man who killed 24 people was arrested": the people are those killed
        return not _adjacent(found, left.verb, at) or not _relative(tokens, found, left.verb)
    return right.near


def _adjacent(found: Sequence[Chunk], verb: int, at: int) -> bool:
    return all(found[k].kind in ("PREP", "OTHER", "TIME") for k in range(verb + 1, at))


def _relative(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> bool:
    """Whether a verb group has an object of its own or stands in a relative clause: then a phrase after it is its
    object.
    """
    return True if tokens[found[verb].head].tag == "GER" else lemma(tokens[found[verb].head]) not in REPORTING


def _left(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> _Left:
    """Read leftwards from the figure's phrase to the verb or the end of the clause."""
    governor = preposition = parent = None
    word, commas, coordinated, k = "", 0, False, at - 1
    while k >= 0 and at - k < _FAR:
        c = found[k]
        if c.kind in ("STOP", "WH"):
            break
        if c.kind == "VG":
            return _Left(governor, preposition, parent, k, coordinated, commas)
        if c.kind == "PREP" and preposition is None and governor is None and not coordinated and not commas:
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
        elif c.kind == "CONJ":
            if tokens[c.first].lower not in _JOINING:
                break
            coordinated = True
        elif c.kind == "COMMA":
            commas += 1
            if commas > 2:
                break
        k -= 1
    return _Left(governor, preposition, parent, None, coordinated, commas)


def _hung(found: Sequence[Chunk], k: int) -> bool:
    """Whether a noun phrase hangs on a preposition."""
    return k > 0 and found[k - 1].kind == "PREP"


def _right(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> _Right:
    """The verb after a figure's phrase that says something of it: right behind it or behind what hangs on it."""
    k, inserted, near, joined = at + 1, False, True, False
    while k < len(found) and k - at < 14:
        c = found[k]
        if c.kind == "VG":
            if inserted:
                k += 1
                continue
            if found[k - 1].kind == "PREP":
                return _Right()  # "a filibuster before yielding"
            bare = c.last - c.first == 1 and tokens[c.head].tag in ("GER", "PAST")
            if bare and joined:
                return _Right()  # "500 dead and thousands injured"
            infinitive = tokens[c.first].tag == "TO"
            if infinitive or (bare and tokens[c.head].tag == "GER" and not near):
                return _Right()
            main = main_verb(tokens, found, k)
            return _Right(main, "subject", None, not bare, near)
        if c.kind == "WH" and near and (k == at + 1 or tokens[found[k - 2].first].lower == "of"):
            if k + 1 < len(found) and found[k + 1].kind == "VG" and tokens[c.first].lower in ("that", "who", "which"):
                return _Right(main_verb(tokens, found, k + 1), "subject", None, False, True)
            return _Right()
        if c.kind == "WH" and not inserted:
            return _Right()
        if c.kind == "STOP":
            return _Right()
        if c.kind == "CONJ" and not inserted:
            joins = k + 1 < len(found) and found[k + 1].kind == "NP" and tokens[c.first].lower in _JOINING
            if not joins:
                return _Right()
            k += 2
            near, joined = False, True
            continue
        if c.kind == "COMMA":
            inserted, near = not inserted, False
        elif c.kind == "NP" and not inserted:
            if (
                k + 1 < len(found)
                and found[k + 1].kind == "VG"
                and tokens[found[k + 1].first].tag not in ("GER", "TO")
                and found[k - 1].kind in ("NP", "PREP")
            ):
                return _Right(main_verb(tokens, found, k + 1), "object", k, False, True)
            return _Right()
        elif c.kind == "PREP" and k + 1 < len(found) and found[k + 1].kind == "NP":
            near = near and k == at + 1
            if tokens[c.first].lower in _SUBORDINATING and k + 2 < len(found) and found[k + 2].kind == "VG":
                return _Right()  # "600 as the army moved in"
            k += 2
            continue
        k += 1
    return _Right()


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
            if tokens[c.head].tag in ("NAME", "PRON") and found[k - 1].kind == "VG":
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
    first: int | None = None
    while k >= 0 and wh - k < 12:
        c = found[k]
        if c.kind == "NP":
            first = k if first is None else first
            if singular(tokens[c.head].lower) in TRANSPARENT:
                return k
            if tokens[c.head].tag != "NAME" and first == k and _happening_before(tokens, found, k):
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


def _happening_before(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> bool:
    """Whether a phrase that is no happening hangs on one."""
    return (
        k > 1
        and found[k - 1].kind == "PREP"
        and found[k - 2].kind == "NP"
        and singular(tokens[found[k].head].lower) not in _HAPPENINGS
        and singular(tokens[found[k - 2].head].lower) in _HAPPENINGS
    )


def _before_verb(tokens: Sequence[Token], found: Sequence[Chunk], k: int, bare: bool) -> int | None:
    """The noun phrase at or before ``k`` that is not hung on a preposition."""
    while k >= 0:
        c = found[k]
        if c.kind in ("STOP", "WH"):
            return None
        if c.kind == "NP":
            before = found[k - 1] if k else None
            if before is None:
                return k
            if before.kind == "PREP":
                if tokens[before.first].lower in _SUBORDINATING and not bare:
                    return k
                k -= 2
                continue
            if before.kind == "COMMA" and found[k + 1].kind == "COMMA" and k > 1:
                k -= 2  # "in Dayton, Ohio, ..." and other phrases set off by commas are no subjects
                continue
            if before.kind == "CONJ" and tokens[c.head].tag == "PRON":
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


def _own_clause(
    tokens: Sequence[Token], found: Sequence[Chunk], at: int, verb: int | None, subject: int | None
) -> tuple[int, int]:
    """The chunks of a figure's own clause, half open: to where another clause begins on either side."""
    core = [k for k in (at, verb, subject) if k is not None]
    low, high = min(core), max(core)
    while low > 0:
        c = found[low - 1]
        if c.kind == "STOP" or (c.kind == "VG" and lemma(tokens[c.head]) in REPORTING):
            break
        if c.kind == "WH":
            if tokens[c.first].lower not in _RELATIVE:
                if tokens[c.first].lower == "where" and low > 2 and found[low - 3].kind == "PREP":
                    low -= 3  # "at the school where seven died"
                break
        elif c.kind == "CONJ" and (tokens[c.first].lower not in _JOINING or _finite_before(found, low - 1)):
            break
        low -= 1
    while high < len(found) - 1:
        c = found[high + 1]
        if c.kind in ("STOP", "WH"):
            break
        if c.kind in ("CONJ", "COMMA") and _opens_clause(tokens, found, high + 2):
            break
        if c.kind == "CONJ" and tokens[c.first].lower not in _JOINING:
            break
        high += 1
    return low, high + 1


def _finite_before(found: Sequence[Chunk], k: int) -> bool:
    """Whether a verb stands before ``k`` in the clause, so that a joining word begins another."""
    while k > 0 and found[k - 1].kind not in ("STOP", "WH"):
        k -= 1
        if found[k].kind == "VG":
            return True
    return False


def _opens_clause(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> bool:
    """Whether a noun phrase with a verb of its own begins at ``k``."""
    steps = 0
    while k < len(found) and steps < 6:
        c = found[k]
        if c.kind == "VG":
            return steps > 0 and tokens[c.first].tag not in ("GER", "TO")
        if c.kind == "NP" and (not steps or found[k - 1].kind == "PREP"):
            steps += 1
        elif c.kind not in ("PREP", "OTHER", "TIME"):
            return False
        k += 1
    return False


def _sentence_clause(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The chunks from stop to stop around a figure, without who says it, before or behind."""
    low = at
    while low > 0 and found[low - 1].kind != "STOP":
        if found[low - 1].kind == "VG" and lemma(tokens[found[low - 1].head]) in REPORTING:
            break
        low -= 1
    high, comma = at + 1, -1
    while high < len(found) and found[high].kind != "STOP":
        if found[high].kind == "COMMA":
            comma = high
        if comma > at and found[high].kind == "VG" and lemma(tokens[found[high].head]) in REPORTING:
            high = comma
            break
        high += 1
    return low, high


def _hangers(found: Sequence[Chunk], low: int, high: int) -> tuple[tuple[int, int], ...]:
    """(preposition, noun phrase) pairs among the chunks from ``low`` to ``high``."""
    return tuple(
        (k, k + 1)
        for k in range(low, min(high, len(found)) - 1)
        if found[k].kind == "PREP" and found[k + 1].kind == "NP"
    )


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
