"""What is done, or what state holds: the concepts of a figure's verbs and nouns, and the predicate in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.measure.stage import written
from checker.model import Mention, Token
from checker.names import CALENDAR, LIGHT
from checker.phrases import TRANSPARENT, Chunk, Clause, phrase_text
from checker.wordclass import NOUNISH, base_form, lemma, singular

COPULAR: Final = words("copular_verbs", "concepts_lists")
"""Verbs that say of their subject that it is the figure: "the toll rose to 24"."""
ELLIPTICAL: Final = frozenset(
    {"die", "injure", "hospitalize", "arrest", "miss", "evacuate", "rescue", "charge", "convict"}
)
"""Predicates that are said of persons even where no person is named: "killed 23"."""
_LINKS: Final = 2
"""Prepositions of "out of"."""
_MOVED: Final = frozenset({"up", "down", "higher", "lower"})
_DEADLY: Final = frozenset({"fatally", "mortally"})
_COMPLEMENT: Final = frozenset({"leave", "find", "declare", "presume", "pronounce", "keep"})
_RAISING: Final = frozenset(
    {"able", "unable", "likely", "unlikely", "ready", "willing", "due", "eligible", "free", "sure"}
)
_STATES: Final = words("state_nouns", "concepts_lists")
CHANGES: Final = frozenset({"rise", "fall", "arrive", "agree"})
"""Concepts of copular verbs that say nothing of what is measured once its subject is known."""
_GRAVELY: Final = frozenset({"critically", "seriously", "severely", "gravely", "grievously"})
_ENVOYS: Final = words("envoys", "concepts_lists")
_ASIDE: Final = 8
"""How many phrases an aside between those counted and what is done may have."""
_VERBS_ONLY: Final = words("verbs_only", "concepts_lists")


def predicate(
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
            aside = index == hang.verb and bool(hang.also) and tokens[found[index].first].tag == "GER"
            # "filed 200 complaints regarding": they filed
            verb_text = verb_text if aside and verb_text and verb_text != "be" else said
    suffered = _suffered(tokens, found, hang)
    if suffered is not None:
        verb_text = lemma(tokens[found[suffered].head])
        evidence.append(verb_text)
    sent = _sending(tokens, found, hang)
    if sent is not None and not evidence and (said := _verb(tokens, found, sent)) is not None:
        evidence.append(said)  # of the predicate's words it is no part: the delegates are who came
    if mention.kind == "money" and (_enacted(tokens, found, hang) or written(tokens, mention)):
        evidence.append("pass")
    state = _state(tokens, found, hang, mention)
    lying = "" if state is None else _lying(tokens, found, state)
    if state is not None and hang.verb is not None and hang.verb > hang.phrase and _clash(state, evidence):
        evidence.clear()  # "left 50 dead and 53 others wounded": the wounded are the next figure's
        verb_text = None
    if state is not None and concepts.get(state) not in (*ELLIPTICAL, "extend", "widen", None):
        verb_text = (
            state if hang.parent is not None else verb_text or state
        )  # "these remain close": an adjective that only looks like a verb
    elif state is not None:
        verb_text = state if verb_text is None or verb_text in LIGHT or state in concepts else verb_text
        if hang.parent is not None:
            verb_text = state
            evidence.clear()  # "60 remain in hospital, including three in critical condition"
        evidence.insert(0, state)
    if lying and verb_text == state:
        verb_text = lying
    elif state is not None and verb_text == state and hang.parent is None:
        verb_text = _be(tokens, found, hang, state)
    if mention.kind == "money" and hang.verb is not None:
        evidence += _stances(tokens, found, hang.verb)
    nouns: list[str] = []
    if counted is not None:
        nouns += [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in NOUNISH or tokens[k].tag == "PAST"]
    governor_text = ""
    if hang.governor is not None and hang.parent is None:
        governor = found[hang.governor]
        nouns += [singular(tokens[k].lower) for k in range(governor.first, governor.last) if tokens[k].tag in NOUNISH]
        counting_ = tokens[governor.head].tag == "NUM"  # "one of the three"
        link = tokens[found[hang.preposition].first].lower if hang.preposition is not None else ""
        having = verb_text == "be" and link in ("with", "worth")  # "is a union with a million members"
        if (hang.governor == 0 or found[hang.governor - 1].kind != "PREP") and not (counting_ or having):
            governor_text = phrase_text(tokens, governor)
    copular = hang.verb is not None and lemma(tokens[found[hang.verb].head]) in COPULAR
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
        from_verbs = [v for v in from_verbs if v not in CHANGES]  # "the toll rose to 24" says that they died
    keys = frozenset(from_verbs + named)
    if hang.role == "subject" and hang.verb is not None and verb_text in ("be", "have"):
        verb_text = _filled(tokens, found, hang.verb, verb_text)
    elif verb_text == "be" and mention.first and tokens[mention.first - 1].lower in _MOVED:
        verb_text = f"be {tokens[mention.first - 1].lower}"  # "income was up 25 percent"
    if verb_text and governor_text and hang.role == "oblique" and f"{verb_text} {governor_text}" not in keys:
        verb_text = governor_text if verb_text == "be" else f"{verb_text} {governor_text}"
    if verb_text is None and base_form(tokens[mention.first].lower) in COPULAR:
        verb_text = base_form(tokens[mention.first].lower)  # "the force will surpass 5,200"
    own = {lemma(tokens[counted[1] - 1])} if counted is not None else set()
    tie = found[hang.governor] if hang.governor is not None and hang.parent is None else None
    ties = set() if tie is None else {singular(tokens[k].lower) for k in range(tie.first, tie.last)}
    told = [n for n in nouns if n not in own and (n in ties or concepts[n] in ELLIPTICAL)]
    return keys, verb_text or next(iter(told), None)  # "cooperation with 80 countries"


def _filled(tokens: Sequence[Token], found: Sequence[Chunk], verb: int, said: str) -> str:
    """A verb that says nothing alone with what those counted are or have: "have lengthy criminal records", "be out of
    work".
    """
    at = verb + 1
    while at < len(found) and said == "be" and found[at].kind == "PREP" and at - verb <= _LINKS:
        at += 1
    after = found[at] if at < len(found) else None
    if after is None or after.kind != "NP" or tokens[after.head].tag not in ("NOUN", "PLURAL"):
        return said
    if any(tokens[k].tag == "NUM" for k in range(after.first, after.last)):
        return said
    links = "".join(f"{tokens[c.first].lower} " for c in found[verb + 1 : at])
    if links and tokens[after.head].lower in CALENDAR:
        return said
    return f"{said} {links}{phrase_text(tokens, after)}"


def _suffered(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> int | None:
    """What those counted had done to what is theirs: "40 firms had their accounts frozen"."""
    if hang.role != "subject" or hang.verb is None or lemma(tokens[found[hang.verb].head]) != "have":
        return None
    at = hang.verb + 1
    if at + 1 >= len(found) or found[at].kind != "NP" or tokens[found[at].first].tag != "POSS":
        return None
    done = found[at + 1]
    return at + 1 if done.kind == "VG" and tokens[done.head].tag == "PAST" and done.last - done.first == 1 else None


def _sending(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> int | None:
    """The verb of those who act for the counted: what "delegates from 40 states" approve, the states approve."""
    if hang.verb is not None or hang.governor is None or hang.preposition != hang.phrase - 1:
        return None
    governor = found[hang.governor]
    if tokens[governor.head].lower not in _ENVOYS or tokens[found[hang.preposition].first].lower not in ("from", "of"):
        return None
    at = hang.phrase + 1
    if at < len(found) and found[at].kind == "COMMA":
        at = next((k + 1 for k in range(at + 1, min(at + _ASIDE, len(found))) if found[k].kind == "COMMA"), at)
    return at if at < len(found) and found[at].kind == "VG" else None


def _enacted(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether it is a law or a draft of one that holds the figure: "the bill includes $5 million"."""
    if hang.verb is None or hang.subject is None or lemma(tokens[found[hang.verb].head]) not in ("include", "contain"):
        return False
    return mapping("heads", "concepts").get(singular(tokens[found[hang.subject].head].lower)) == "law"


def _clash(state: str, evidence: Sequence[str]) -> bool:
    """Whether what those counted are is one thing that befalls persons, and the verb behind says another."""
    concepts = mapping("predicates", "concepts")
    befallen = concepts.get(state)
    return befallen in ELLIPTICAL and any(concepts.get(v) in ELLIPTICAL - {befallen} for v in evidence)


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
    if not _DEADLY.isdisjoint([t.lower for t in tokens[max(0, verb.first - 1) : verb.last]]):
        return "kill"  # "fatally shot"
    object_ = next((k for k in range(index + 1, min(index + 3, len(found))) if found[k].kind == "NP"), None)
    if object_ is not None:
        phrases, object_chunk = mapping("phrases", "concepts"), found[object_]
        nouns = (singular(tokens[k].lower) for k in range(object_chunk.first, object_chunk.last))
        return next((phrases[said] for noun in nouns if (said := f"{base} {noun}") in phrases), base)
    return base


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
    start = at if hang.role != "subject" or hang.verb is None or hang.parent is not None else hang.verb
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


def _be(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, state: str) -> str:
    """A state as a predicate: "be young"; what those counted are able to do is done: "able to buy" is "buy"."""
    if state in mapping("predicates", "concepts") or hang.verb is None:
        return state
    if tokens[found[hang.verb].head].tag != "BE":
        return state
    to = next((c for c in found[hang.verb + 1 : hang.verb + 4] if tokens[c.first].tag == "TO"), None)
    if state in _RAISING and to is not None and to.kind == "VG":
        return lemma(tokens[to.head])
    return f"be {state}"


def _lying(tokens: Sequence[Token], found: Sequence[Chunk], state: str) -> str:
    """A state with what it is a state of: "be in serious condition", "be in custody"."""
    for k, c in enumerate(found[:-1]):
        phrase = found[k + 1]
        if c.kind != "PREP" or phrase.kind != "NP" or tokens[phrase.head].lower not in _STATES:
            continue
        if state in [tokens[i].lower for i in range(phrase.first, phrase.last)]:
            return f"be {tokens[c.first].lower} {phrase_text(tokens, phrase)}"
    return ""


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
