"""What is measured: subject, predicate, thing counted, scope; and the folded keys by which two measures are compared.

The public Measure says it in words; the Frame says it in concepts (``killed``, ``dead`` and ``fatalities`` are one),
folded names and stems, and knows what the sentence leaves unsaid from what the whole document is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from checker.lexicon import mapping, words
from checker.model import Frame, Measure, Mention, Qualifier, Sentence, Token
from checker.names import CALENDAR, COUNTRY, LIGHT, Topic, fold, joined, name_phrases, names_of, stems_of
from checker.phrases import PERIODS, TRANSPARENT, Chunk, Clause, chunks, clause, phrase_text, with_figures
from checker.scope import owner_of, scope_of
from checker.wordclass import NOUNISH, base_form, lemma, singular

_COPULAR: Final = words("copular_verbs", "concepts_lists")
"""Verbs that say of their subject that it is the figure: "the toll rose to 24"."""
_OTHERS: Final = words("others", "concepts_lists")
_STRONG: Final = frozenset({"strong", "plus", "odd", "or", "some"})
"""What a hyphen may tie to a figure without being counted: "7,000-strong"."""
_ELLIPTICAL: Final = frozenset(
    {"die", "injure", "hospitalize", "arrest", "miss", "evacuate", "rescue", "charge", "convict"}
)
"""Predicates that are said of persons even where no person is named: "killed 23"."""


class Seen(NamedTuple):
    """What a figure further left was found to measure: where it stands, what it counts and what is done."""

    first: int
    heads: frozenset[str]
    predicates: frozenset[str]
    text: str | None
    counted: str


@dataclass(frozen=True)
class Parsed:
    """A sentence's phrases, made once for all its mentions; ``seen`` gathers what its figures measure, left to right,
    for those that leave it unsaid ("… and 12 others").
    """

    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    seen: list[Seen] = field(default_factory=list)


def parse(sentence: Sentence, mentions: Sequence[Mention]) -> Parsed:
    """The phrases of a sentence with its figures held together."""
    tokens = with_figures(sentence.tokens, ((m.first, m.last) for m in mentions if m.quantity is not None))
    return Parsed(tokens, chunks(tokens), frozenset(names_of(tokens)), frozenset(stems_of(tokens)))


def measure_of(parsed: Parsed, mention: Mention, topic: Topic) -> tuple[Measure, Frame]:
    """The measure a mention speaks of, in words and in keys."""
    tokens, found = parsed.tokens, parsed.chunks
    hang = clause(tokens, found, mention.first, mention.last)
    counted = _counted(tokens, found, hang, mention)
    predicates, predicate_text = _predicate(tokens, found, hang, mention, counted)
    earlier = _earlier(parsed, mention)
    if earlier is not None and not predicates and _continues(hang):
        predicates, predicate_text = earlier.predicates, earlier.text
    heads, modifiers, counted_text = _heads(tokens, counted, predicates, mention, found, hang)
    if not heads and mention.kind in ("count", "ratio") and earlier is not None:
        heads = earlier.heads
        counted_text = counted_text or earlier.counted
    subject_chunk = found[hang.subject] if hang.subject is not None else None
    subject = phrase_text(tokens, subject_chunk) if subject_chunk is not None else None
    subjects = frozenset() if subject_chunk is None else _phrase_keys(tokens, subject_chunk)
    if subject is not None and topic.country is not None and subject.lower() in COUNTRY:
        subject, subjects = topic.country, frozenset({joined(topic.country)})
    if subject_chunk is not None and tokens[subject_chunk.head].tag in ("PRON", "NUM"):
        subject, subjects = None, frozenset()
    scope = scope_of(tokens, found, hang, mention)
    excludes, qualifiers = scope.excludes, list(scope.qualifiers)
    if "others" in excludes and earlier is not None and earlier.predicates and not earlier.predicates & predicates:
        # "killing three and injuring 170 others": the three are not among the injured anyway
        excludes -= {"others"}
        qualifiers = [q for q in qualifiers if q.role != "exclusion" or q.text.lower() not in _OTHERS]
    owner, dim = owner_of(tokens, found, hang, mention)
    part_of = ""
    if hang.parent is None and mention.counted is not None and mention.counted[0] < mention.first:
        part_of = _head_concept(tokens, mention.counted[1] - 1, mention.counted[0])
    elif hang.parent is not None:
        part_of = singular(tokens[found[hang.parent].head].lower)
        qualifiers.append(Qualifier(role="part", text=phrase_text(tokens, found[hang.parent])))
    low, high = _clause_bounds(found, hang.phrase)
    near = frozenset(stems_of(tokens[found[low].first : found[high].last])) - _figure_stems(tokens, mention)
    frame = Frame(
        dimension=dim,
        heads=heads,
        modifiers=modifiers,
        predicates=predicates,
        subjects=subjects,
        places=scope.places,
        sites=scope.sites,
        events=scope.events,
        happenings=scope.happenings,
        owner=owner,
        excludes=excludes,
        part_of=part_of,
        near=near,
        words=parsed.words,
        names=parsed.names,
        topic=topic.names,
    )
    counted_text += _alongside(tokens, counted)
    measure = Measure(subject=subject, predicate=predicate_text, counted=counted_text, qualifiers=tuple(qualifiers))
    parsed.seen.append(Seen(mention.first, heads, predicates, predicate_text, counted_text))
    return measure, frame


def _alongside(tokens: Sequence[Token], counted: tuple[int, int] | None) -> str:
    """What is counted along with the thing counted: " and territory" in "80 countries and territories"."""
    if counted is None or counted[1] + 1 >= len(tokens):
        return ""
    last, joint, other = (tokens[k] for k in range(counted[1] - 1, counted[1] + 2))
    if last.tag != "PLURAL" or joint.lower not in ("and", "or") or other.tag != "PLURAL":
        return ""
    follows = tokens[counted[1] + 2].tag if counted[1] + 2 < len(tokens) else "PUNCT"
    return f" {joint.lower} {singular(other.lower)}" if follows in ("PUNCT", "PREP", "VERB", "PAST", "BE") else ""


def _earlier(parsed: Parsed, mention: Mention) -> Seen | None:
    """What the count before this one in the sentence was of."""
    return next((s for s in reversed(parsed.seen) if s.first < mention.first and (s.heads or s.predicates)), None)


def _continues(hang: Clause) -> bool:
    """Whether a figure stands without a verb of its own: "down from 14", "17 critically", "most of them"."""
    return hang.verb is None and hang.governor is None


def _clause_bounds(found: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The chunks around ``at`` up to the next strong stop."""
    low = at
    while low > 0 and found[low - 1].kind != "STOP":
        low -= 1
    high = at
    while high < len(found) - 1 and found[high + 1].kind != "STOP":
        high += 1
    return low, high


def _counted(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> tuple[int, int] | None:
    """The token range of the noun phrase that is counted or described, or None where the figure stands alone."""
    phrase = found[hang.phrase]
    if phrase.kind == "NP" and any(t.lower in ("strong", "person") for t in tokens[mention.last : mention.last + 3]):
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
    if phrase.kind == "NP" and any(tokens[k].tag in NOUNISH for k in range(after, phrase.last)):
        return after, phrase.last
    following = hang.phrase + 1
    if (
        following + 1 < len(found)
        and found[following].kind == "PREP"
        and tokens[found[following].first].lower in ("of", "in")
        and found[following + 1].kind == "NP"
        and (tokens[found[following].first].lower == "of" or mention.kind == "money")
    ):
        return found[following + 1].first, found[following + 1].last
    return None


def _predicate(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention, counted: tuple[int, int] | None
) -> tuple[frozenset[str], str | None]:
    """Concepts of what is done, and the predicate in words."""
    concepts = mapping("predicates", "concepts")
    evidence: list[str] = []
    verb_text: str | None = None
    for index in (*hang.also, *(() if hang.verb is None else (hang.verb,))):
        said = _verb(tokens, found, index)
        if said is not None:
            evidence.append(said)
            verb_text = said
    state = _state(tokens, found, hang, mention)
    if state is not None and concepts.get(state) not in (*_ELLIPTICAL, "extend", "widen", None):
        verb_text = verb_text or state  # "these remain close": an adjective that only looks like a verb
    elif state is not None:
        verb_text = state if verb_text is None or verb_text in LIGHT or state in concepts else verb_text
        evidence.insert(0, state)
    if mention.kind == "money" and hang.verb is not None:
        evidence += _stances(tokens, found, hang.verb)
    nouns: list[str] = []
    if counted is not None:
        nouns += [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in NOUNISH or tokens[k].tag == "PAST"]
    governor_text = ""
    if hang.governor is not None and hang.parent is None:
        governor = found[hang.governor]
        nouns += [singular(tokens[k].lower) for k in range(governor.first, governor.last) if tokens[k].tag in NOUNISH]
        if hang.governor == 0 or found[hang.governor - 1].kind != "PREP":
            governor_text = phrase_text(tokens, governor)
    copular = hang.verb is not None and lemma(tokens[found[hang.verb].head]) in _COPULAR
    counting = hang.subject is not None and singular(tokens[found[hang.subject].head].lower) in TRANSPARENT
    if counted is None and hang.subject is not None and (copular or counting or not evidence):
        subject = found[hang.subject]
        nouns += [lemma(tokens[k]) for k in range(subject.first, subject.last) if tokens[k].tag in NOUNISH]
        nouns += _governed(tokens, found, hang.subject)
    nouns = [base_form(n) if n.endswith("ing") and n not in concepts else n for n in nouns]
    nouns = [n for n in nouns if n in concepts and n not in _VERBS_ONLY]
    named = [concepts[n] for n in nouns]
    from_verbs = [concepts.get(v, v) for v in evidence if v not in LIGHT]
    kind = _kind(tokens, found, hang, counted)
    if kind is not None:
        named, from_verbs = [kind.get(n, n) for n in named], [kind.get(v, v) for v in from_verbs]
    if named and (copular or counting) and counted is None:
        from_verbs = [v for v in from_verbs if v not in _CHANGES]  # "the toll rose to 24" says that they died
    keys = frozenset(from_verbs + named)
    if verb_text and governor_text and hang.role == "oblique" and f"{verb_text} {governor_text}" not in keys:
        verb_text = governor_text if verb_text == "be" else f"{verb_text} {governor_text}"
    return keys, verb_text or next(iter(nouns), None)


def _kind(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, counted: tuple[int, int] | None
) -> dict[str, str] | None:
    """Concept → its kind by the domain the phrase names: "defence relations" are ties of another kind than others."""
    domains = mapping("domains", "concepts")
    chunk = None if hang.governor is None else found[hang.governor]
    spans = [
        *([] if chunk is None else [range(chunk.first, chunk.last)]),
        # "As for defence cooperation, ...": what stands first is what it is about
        *(range(found[n].first, found[n].last) for p, n in hang.lead[:1] if p <= 1),
        *([] if counted is None else [range(*counted)]),
    ]
    named = sorted({domains[tokens[k].lower] for span in spans for k in span if tokens[k].lower in domains})
    if not named:
        return None
    kinds = mapping("kinds", "concepts")
    for domain in ("-".join(named), *named):
        matching = {kind.rpartition("-")[2]: kind for kind in kinds if kind.rpartition("-")[0] == domain}
        if matching:
            return matching
    return None


def _verb(tokens: Sequence[Token], found: Sequence[Chunk], index: int) -> str | None:
    """What a verb group says, in its base form: one word for "lost their lives"; None for a bare auxiliary."""
    verb = found[index]
    head = tokens[verb.head]
    if head.tag == "MODAL":
        return None
    base = lemma(head)
    if any(tokens[k].lower in _DEADLY for k in range(max(0, verb.first - 1), verb.last)):
        return "kill"  # "fatally shot"
    object_ = next((k for k in range(index + 1, min(index + 3, len(found))) if found[k].kind == "NP"), None)
    if object_ is not None:
        noun = singular(tokens[found[object_].head].lower)
        return mapping("phrases", "concepts").get(f"{base} {noun}", base)
    return base


_DEADLY: Final = frozenset({"fatally", "mortally"})
_COMPLEMENT: Final = frozenset({"leave", "find", "declare", "presume", "pronounce", "keep"})
_STATES: Final = words("state_nouns", "concepts_lists")
_CHANGES: Final = frozenset({"rise", "fall", "arrive", "agree"})
"""Concepts of copular verbs that say nothing of what is measured once its subject is known."""


def _state(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> str | None:
    """What those counted are or were left: "24 dead", "49 people and the gunman dead", "six in critical condition"."""
    concepts = mapping("predicates", "concepts")
    at = max(hang.phrase, next((k for k, c in enumerate(found) if c.last >= mention.last), hang.phrase))
    leaving = hang.verb is not None and lemma(tokens[found[hang.verb].head]) in _COMPLEMENT
    for k in range(at + 1, min(at + (5 if leaving else 2), len(found))):
        c, word = found[k], tokens[found[k].head]
        if c.kind in ("STOP", "WH", "COMMA"):
            break
        if word.tag == "ADJ" and c.kind in ("OTHER", "NP") and lemma(word) in concepts:
            return lemma(word) if word.lower not in ("last", "past") else None
        if c.kind == "VG" and word.tag == "PAST" and leaving:
            return lemma(word)
        if c.kind == "OTHER" and word.tag == "ADV" and word.lower in _GRAVELY:
            return "injure"
    start = at if hang.role != "subject" or hang.verb is None else hang.verb
    for k in range(start + 1, min(start + 4, len(found) - 1)):
        if found[k].kind == "PREP" and tokens[found[k].first].lower in ("in", "under"):
            phrase = found[k + 1]
            if tokens[phrase.head].lower in _STATES:
                quality = next(
                    (tokens[i].lower for i in range(phrase.first, phrase.last) if tokens[i].tag == "ADJ"), ""
                )
                return quality or tokens[phrase.head].lower
            break
        if found[k].kind not in ("OTHER", "TIME", "NP"):
            break
    if hang.verb is not None and lemma(tokens[found[hang.verb].head]) in ("be", "remain", "stay", "become"):
        for k in range(hang.verb + 1, min(hang.verb + 3, len(found))):
            word = tokens[found[k].head]
            if word.tag == "ADJ" and found[k].kind == "OTHER" and hang.role == "subject":
                return lemma(word)
            if found[k].kind not in ("OTHER", "TIME"):
                break
    return None


_GRAVELY: Final = frozenset({"critically", "seriously", "severely", "gravely", "grievously"})


def _stances(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> list[str]:
    """What is done about doing it: "voted to add $5 billion", "demand that Congress approve $5 billion"."""
    concepts = mapping("predicates", "concepts")
    before = [found[k] for k in range(max(0, verb - 5), verb)]
    if before and before[-1].kind == "VG" and tokens[found[verb].first].tag == "TO":
        return [lemma(tokens[before[-1].head])]
    for k, c in enumerate(before):
        if c.kind == "WH" and k and before[k - 1].kind in ("NP", "VG") and k + 1 < len(before):
            said = lemma(tokens[before[k - 1].head])
            return [said] if said in concepts else []
    return []


def _governed(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> list[str]:
    """The noun a counting noun is of: "the number of injured rose to 90"."""
    if (
        at + 2 < len(found)
        and tokens[found[at].head].lower in TRANSPARENT
        and tokens[found[at + 1].first].lower in ("of", "for")
    ):
        following = found[at + 2]
        return [lemma(tokens[k]) for k in range(following.first, following.last)]
    return []


def _heads(
    tokens: Sequence[Token],
    counted: tuple[int, int] | None,
    predicates: frozenset[str],
    mention: Mention,
    found: Sequence[Chunk],
    hang: Clause,
) -> tuple[frozenset[str], frozenset[str], str]:
    """Concepts of what is counted, the other stems of its phrase, and the phrase in words (head in the singular)."""
    if mention.kind == "money":
        return _money(tokens, counted, found, hang, mention)
    if counted is not None and all(
        tokens[k].tag in ("PRON", "WH", "DET") or tokens[k].lower in _POINTING for k in range(*counted)
    ):
        counted = None
    if counted is not None and tokens[counted[1] - 1].lower in _OTHERS:
        rest = [k for k in range(*counted) if tokens[k].lower not in _OTHERS]
        counted = (rest[0], rest[-1] + 1) if rest else None
    unit = mention.quantity.unit if mention.quantity is not None else ""
    if counted is None:
        if mention.kind in ("count", "ratio") and predicates & _ELLIPTICAL:
            return frozenset({"person"}), frozenset(), "person"
        chunk = _described(tokens, found, hang, mention)
        if chunk is None:
            return frozenset(), frozenset(), unit
        counted = (chunk.first, chunk.last)
    stems = [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in (*NOUNISH, "ADJ", "PAST", "GER")]
    last = next((k for k in range(counted[1] - 1, counted[0] - 1, -1) if tokens[k].tag in NOUNISH), None)
    if last is None or tokens[last].tag == "NUM":
        text = " ".join(tokens[k].text for k in range(*counted) if tokens[k].tag not in ("PRON", "DET", "POSS"))
        return frozenset(), frozenset(stems), text or unit
    head = singular(tokens[last].lower)
    text = " ".join(
        [tokens[k].text for k in range(counted[0], last) if tokens[k].tag in (*NOUNISH, "ADJ", "GER")]
        + [singular(tokens[last].text)]
    )
    key = _head_concept(tokens, last, counted[0])
    if head in _COLLECTIVE and not any(k == mention.last for k in counted):
        key = "person"  # "the caravan grew to 7,000"
    return frozenset({key}), frozenset(fold(s) for s in stems if s != head), text.strip()


def _head_concept(tokens: Sequence[Token], last: int, first: int) -> str:
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


def _described(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> Chunk | None:
    """What a figure that counts no noun of its own is of: the noun it hangs on, the subject it is said of, or the
    object beside it ("cut emissions 26 percent").
    """
    chunk: Chunk | None = None
    head = None if hang.verb is None else lemma(tokens[found[hang.verb].head])
    if hang.governor is not None and tokens[found[hang.preposition or 0].first].lower in ("of", "to", "at", "by"):
        chunk = _content(tokens, found, hang.governor)
    elif hang.subject is not None and head is not None:
        beside = hang.phrase - 1
        if hang.role == "object" and found[beside].kind == "NP" and mention.kind not in ("count", "ratio"):
            chunk = found[beside]
        elif (
            head in _COPULAR
            or (mention.kind == "duration" and head in _DURATIVE)
            or (mention.kind in ("percent", "measure") and mapping("predicates", "concepts").get(head) in _CHANGES)
        ):
            chunk = _content(tokens, found, hang.subject)
    if chunk is not None and (
        tokens[chunk.head].tag in ("PRON", "NUM") or singular(tokens[chunk.head].lower) in TRANSPARENT
    ):
        return None  # "a count of 24" does not say of what
    return chunk


_POINTING: Final = frozenset({"them", "these", "those", "which", "whom", "us", "it"})
_VERBS_ONLY: Final = words("verbs_only", "concepts_lists")
_COLLECTIVE: Final = words("collective_nouns", "concepts_lists")
_DURATIVE: Final = words("durative_verbs", "concepts_lists")


def _content(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> Chunk:
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


def _money(
    tokens: Sequence[Token], counted: tuple[int, int] | None, found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[frozenset[str], frozenset[str], str]:
    """What money is for or what it is: "for the wall", "in wall funding", "to build it", "a $3 billion pledge"."""
    unit = mention.quantity.unit if mention.quantity is not None else ""
    at, k = hang.phrase, hang.phrase + 1
    texts: list[str] = []
    keys: set[str] = set()

    def take(first: int, last: int) -> None:
        nouns = [i for i in range(first, last) if tokens[i].tag in ("NOUN", "PLURAL", "NAME", "GER")]
        if nouns and singular(tokens[nouns[-1]].lower) in PERIODS:
            return
        keys.update(fold(lemma(tokens[i])) for i in nouns if tokens[i].lower.strip(".") not in CALENDAR)
        if nouns:
            texts.append(phrase_text(tokens, Chunk("NP", first, last, nouns[-1])))

    if counted is not None:
        take(*counted)
    end = min(at + 9, len(found) - 1)
    while k < end and found[k].kind not in ("STOP", "COMMA", "CONJ", "WH"):
        word = tokens[found[k].first].lower
        phrase = found[k + 1]
        if found[k].kind == "PREP" and word in ("for", "in", "toward", "towards", "on") and phrase.kind == "NP":
            if word not in ("in", "on") or tokens[phrase.head].tag not in ("NAME", "NUM"):
                take(phrase.first, phrase.last)
        elif found[k].kind == "VG" and tokens[found[k].first].tag == "TO" and phrase.kind == "NP":
            take(phrase.first, phrase.last)
        elif found[k].kind == "VG" or word in ("from", "since", "after", "before"):
            break
        k += 1
    if not keys and hang.governor is not None and tokens[found[hang.preposition or 0].first].lower in ("of", "at"):
        chunk = found[hang.governor]
        take(chunk.first, chunk.last)
    keys -= _OF_MONEY if keys - _OF_MONEY else set()
    return frozenset(keys), frozenset(), texts[0] if texts else unit


_OF_MONEY: Final = frozenset({"funding", "fund", "money", "dollar", "aid", "spending", "total", "year", "term"})
"""Nouns that only say that it is money."""


def _phrase_keys(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    keys = {
        fold(lemma(tokens[k]))
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag in ("NOUN", "PLURAL") and tokens[k].lower not in CALENDAR
    }
    return frozenset(keys | {joined(name) for name in name_phrases(tokens[chunk.first : chunk.last])})


def _figure_stems(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    return frozenset(stems_of(tokens[mention.first : mention.last]))
