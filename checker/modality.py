"""Whether a figure is asserted, denied, planned, supposed, or called outdated by the text itself.

Read off the verb a figure hangs on and the words before it; no meaning beyond the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.aspect import of_casualties
from checker.clauses import VerbGroup, groups_of
from checker.lexicon import words
from checker.model import Mention, Modality, Sentence, Token
from checker.nesting import verb_of
from checker.saying import sayings
from checker.wordclass import NOUNISH, base_form, singular

_CONDITION: Final = frozenset({"if", "unless", "whether", "would-be", "suppose", "supposing"})
_DENIED: Final = 14
"""How many tokens after "denied" what is denied may begin."""
_CONDITIONED: Final = 25
"""Tokens either side of a verb within which its condition stands."""
_PAUSES: Final = frozenset({",", ";", ":"})
_LATER: Final = 10
"""Tokens between a first figure and the word for what was told later."""
_OWN_TIME: Final = 5
"""Tokens behind a figure in which its own time may stand."""
_SHORT: Final = frozenset(["second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"])
"""Times in which a toll is counted anew: what it was then is outdated."""
_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_MIGHT: Final = frozenset({"would", "could", "may", "might", "should", "'d", "’d", "ought"})


def modality_of(sentence: Sentence, mention: Mention) -> Modality:
    """Whether the figure is asserted, denied, planned, supposed, or called outdated by the text itself."""
    tokens = sentence.tokens
    if mention.kind == "role":
        return "asserted"
    groups = groups_of(tokens)
    group = verb_of(tokens, mention)
    if _revised(tokens, mention, group):
        return "revised"
    if _negated(tokens, mention, group):
        return "negated"
    if _intended(tokens, mention):
        return "planned"
    if _given(tokens, mention, group) or _beside(tokens, mention, group):
        return "asserted"
    if _supposed(tokens, mention, group):
        return "hypothetical"
    return "asserted" if group is None else _by_verb(tokens, groups, group, mention)


def _by_verb(tokens: tuple[Token, ...], groups: Sequence[VerbGroup], group: VerbGroup, mention: Mention) -> Modality:
    """What the verb a figure hangs on makes of it."""
    outer = _outer(groups, group)
    deed = group.lemma in words("deeds", "times")
    if group.modal in _MIGHT:
        foretold = outer is not None and outer.tense != "present" and outer in sayings(tokens)
        if group.modal in ("would", "'d", "’d") and foretold:
            return "planned" if deed else "asserted"
        return "asserted" if _only_describes(tokens, group, mention) else "hypothetical"
    if group.tense == "future":
        return "planned" if deed else "asserted"
    if group.infinitive and (_planned(tokens, group, mention) or (deed and _awaited(tokens, group))):
        return "planned"
    if group.lemma in words("weighing", "speech") and tokens[mention.first - 1].lower.endswith("ing"):
        return "planned"  # "is considering closing 14 shops"
    if group.lemma in words("proposing", "speech") and (group.last <= mention.first or group.passive):
        return "planned"
    if group.lemma in ("ask", "call") and any(t.lower == "for" for t in tokens[group.last : mention.first]):
        return "planned"
    if tokens[group.head].tag == "VERB" and group.tense == "present" and outer is not None and outer.modal in _MIGHT:
        let = outer.lemma in words("letting", "speech") and not _stops(tokens, outer.last, group.first)
        return "hypothetical" if let else "asserted"
    return "asserted"


def _stops(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(t.tag in ("PUNCT", "CONJ", "WH") for t in tokens[first:last])


def _only_describes(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether the verb only says what the counted things may be: "two trips could be a sign"."""
    return (
        group.first >= mention.last
        and group.modal in ("could", "may", "might")
        and tokens[group.head].tag == "BE"
        and group.last < len(tokens)
        and tokens[group.last].tag == "DET"
    )


def _intended(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a word beside the figure says that the thing is not there yet: "the planned 30 km road"."""
    beside = (*tokens[max(0, mention.first - 2) : mention.first], *tokens[mention.last : mention.last + 1])
    return any(
        t.lower in words("intended", "speech") and (t.tag != "PAST" or not k or beside[k - 1].tag != "BE")
        for k, t in enumerate(beside)
    ) and not any(t.tag == "PUNCT" for t in beside[:-1])


def _awaited(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether an infinitive is what is expected: "is expected to hire"."""
    near = tokens[max(0, group.first - 2) : group.first]
    return any(base_form(t.lower) in words("expecting", "times") for t in near)


def _outer(groups: Sequence[VerbGroup], group: VerbGroup) -> VerbGroup | None:
    """The verb group before this one."""
    before = [g for g in groups if g.last <= group.first]
    return before[-1] if before else None


def _revised(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the text itself calls the figure outdated."""
    if _formerly(tokens, mention):
        return True
    left = tokens[max(0, mention.first - 9) : mention.first]
    if words("revision_heads", "times").isdisjoint([t.lower for t in left]):
        return False
    cut = next((k for k in range(len(left) - 1, -1, -1) if left[k].text in (";", ".", "—", "--")), -1)
    lead = " " + " ".join([t.lower for t in left[cut + 1 :]]) + " "
    for cue in words("revised_cues", "times"):
        if f" {cue} " in lead:
            place = lead.rfind(f" {cue} ")
            between = lead[place + len(cue) + 2 :]
            if " , " not in between and " now " not in between and not any(ch.isdigit() for ch in between):
                if cue in (
                    "previously",
                    "originally",
                    "initially",
                    "at first",
                    "earlier said",
                    "had said",
                    "had put",
                ) and not _told(tokens, mention):
                    continue
                return True
    just = [t.lower for t in tokens[max(0, mention.first - 5) : mention.first]]
    if just[-1:] == ["the"]:
        just.pop()
    if (just[-1:] != ["from"] and just[-2:] != ["instead", "of"]) or _of_its_own_time(tokens, mention):
        return False
    revision = any(t.lower in words("revision", "times") for t in tokens)
    if just[-1:] == ["from"] and any(t.lower in words("revising", "times") for t in tokens[: mention.first]):
        return True  # "revised the toll to 49, from 50"
    counted = of_casualties(tokens, mention, group) or any(t.lower in words("casualty_words", "times") for t in tokens)
    if just[-2:] == ["down", "from"] or (just[-1:] == ["from"] and revision and "to" not in just):
        return revision or counted
    return "instead" in just and just[-2:] == ["instead", "of"] and revision


def _told(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a verb of saying or counting stands near: "initially said", "previously put at"."""
    speaking = words("speaking", "times")
    near = tokens[max(0, mention.first - 10) : mention.last + 6]
    return any(t.tag in ("VERB", "PAST") and base_form(t.lower) in speaking | {"believe", "think"} for t in near)


def _of_its_own_time(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether an earlier time stands behind a figure, for which it holds: "up from 43 in 2019", "a year earlier"."""
    behind = [t.lower for t in tokens[mention.last : mention.last + _OWN_TIME]]
    for index, word in enumerate(behind):
        if word == "in" and index + 1 < len(behind) and _YEAR.fullmatch(behind[index + 1]):
            return True
        if word in words("units", "times") and behind[index + 1 : index + 2] in (["earlier"], ["ago"], ["before"]):
            return word not in _SHORT
        if word in (",", ";", ".", "and", "or", "but"):
            return False
    return False


def _formerly(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the figure is one given before: "an earlier estimate of 24", "the 24 people first reported"."""
    if _replaced(tokens, mention):
        return True
    for index in range(max(1, mention.first - 5), mention.first):
        if tokens[index - 1].lower in words("outdated", "speech") and singular(tokens[index].lower) in words(
            "guesses", "speech"
        ):
            return not any(t.tag in ("PUNCT", "NUM", "CONJ") for t in tokens[index : mention.first])
    for index in range(mention.last, min(len(tokens) - 1, mention.last + 4)):
        token, after = tokens[index], tokens[index + 1]
        if token.tag in ("PUNCT", "CONJ", "NUM", "WH", "BE", "HAVE"):
            return False
        if token.lower in words("formerly", "speech"):
            return after.tag == "PAST" and base_form(after.lower) in words("speaking", "times")
    return False


_LATER_ON: Final = frozenset({"later", "now", "then", "afterwards", "afterward"})


def _replaced(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the figure was told at first, and later something else."""
    later = tokens[mention.last : mention.last + _LATER]
    if _LATER_ON.isdisjoint([t.lower for t in later]) or "NUM" not in [t.tag for t in later]:
        return False
    for index in range(max(1, mention.first - _LATER), mention.first):
        if tokens[index - 1].lower in words("formerly", "speech") and tokens[index].tag in ("PAST", "VERB"):
            return base_form(tokens[index].lower) in words("speaking", "times")
    return False


def _negated(tokens: tuple[Token, ...], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the text says that it is not so."""
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.lower == "not" and mention.quantity is not None:
        nearby = tokens[max(0, mention.first - 2) : mention.first]
        return not any(t.lower in ("if", "whether", "or", "only", "just") for t in nearby)
    if _unproven(tokens, mention):
        return True
    if group is None or _given(tokens, mention, group) or _beside(tokens, mention, group):
        return False
    deny = words("deny", "times")
    if group.lemma in deny and group.last <= mention.first:
        return not group.negated and _denies_what_is_said(tokens, group.last, mention.first)
    if not group.negated:
        outer = _outer(groups_of(tokens), group)
        if (
            outer is None
            or outer.negated
            or not _PAUSES.isdisjoint([t.text for t in tokens[outer.last : mention.first]])
        ):
            return False
        if group.infinitive and outer.last == group.first:
            return outer.lemma in words("failing", "speech")
        return outer.lemma in deny and group.first - outer.last < _DENIED
    run = tokens[group.first : group.last]
    after = tokens[group.last].lower if group.last < len(tokens) else ""
    if any(t.lower in ("only", "just", "merely", "even") for t in run) or after in ("only", "just", "merely"):
        return False
    return group.last <= mention.first or group.passive or mention.last <= group.first


def _denies_what_is_said(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is denied that something be so ("denied killing 12"), and not a thing refused ("denied 12 visas")."""
    said = words("evidence", "speech")
    return any(t.tag == "GER" or t.lower == "that" or t.lower in said for t in tokens[first:last])


def _unproven(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the figure is what no evidence stands for, or what is called false: "no evidence that 40 died"."""
    for index in range(mention.first - 1, max(1, mention.first - _DENIED), -1):
        token = tokens[index]
        if token.tag == "PUNCT":
            return False
        if token.lower == "that":
            told = tokens[max(0, index - 4) : index]
            lacking = any(t.lower in ("no", "without", "any", "little") for t in told[:-1])
            return (
                (told[-1].lower in words("evidence", "speech") - {"doubt"} and lacking)
                or any(t.lower in words("untrue", "speech") for t in told)
                or (told[-1].lower == "true" and any(t.tag == "NEG" for t in told))
            )
    return False


def _given(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the figure stands in a phrase that takes it for granted: "the 22 wounded", "his two sons"; a place in an
    order is given but where the verb is what gives it.
    """
    place = mention.first - 1
    if mention.kind == "rank":
        return group is not None and (tokens[group.head].tag != "BE" and group.lemma not in ("become", "make", "rank"))
    if place > 0 and tokens[place].tag == "ADJ":
        place -= 1
    return place >= 0 and (tokens[place].tag == "POSS" or tokens[place].lower in ("the", "these", "those", "all"))


def _beside(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the nearest verb stands in a relative clause behind: it tells of the things, not how many they are."""
    if group is None or group.first < mention.last or group.infinitive:
        return False
    return "WH" in [t.tag for t in tokens[mention.last : group.first]] or (
        group.first - 2 >= mention.last
        and tokens[group.first - 1].tag == "PRON"
        and tokens[group.first - 2].tag in NOUNISH
    )


def _supposed(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the figure stands in a condition, or in what would follow from one."""
    low = mention.first if group is None else min(mention.first, group.first)
    for index in range(low - 1, max(-1, low - 14), -1):
        token = tokens[index]
        if token.text in (",", ";", ":", ".", "—", "--"):
            break
        if token.lower in _CONDITION:
            return _conditions(tokens, index)
    return group is not None and (group.tense == "future" or bool(group.modal)) and _follows(tokens, group)


def _conditions(tokens: Sequence[Token], index: int) -> bool:
    """Whether "if" supposes something there: not in "as if", "what if", "if not"."""
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return before not in ("as", "not", "what") and after not in ("not", "any", "anything")


def _follows(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether what is said to come hangs on a condition in the same sentence: "if it rains, 12 homes will flood"."""
    for index in range(max(0, group.first - _CONDITIONED), min(len(tokens), group.last + _CONDITIONED)):
        token = tokens[index]
        if token.text in (";", "."):
            if index > group.last:
                return False
            continue
        if token.lower not in ("if", "unless") or not _conditions(tokens, index):
            continue
        if index > group.last:
            return not any(t.tag == "CONJ" for t in tokens[group.last : index])
        opens = not index or tokens[index - 1].tag in ("PUNCT", "CONJ") or tokens[index - 1].lower in ("that", "even")
        return opens and any(t.text == "," for t in tokens[index : group.first])
    return False


def _planned(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether an infinitive depends on a plan: "plans to build", "agreed to pay", "is to open"."""
    if tokens[group.first].tag == "BE":
        return True
    planning = words("planning", "times")
    behind = mention.last if mention.last <= group.first else 0  # "needs 60 votes to pass" plans no votes
    for index in range(group.first - 1, max(behind - 1, group.first - 5), -1):
        token = tokens[index]
        if token.tag == "PUNCT":
            break
        base = base_form(token.lower)
        if token.tag in ("VERB", "PAST", "NOUN", "PLURAL", "GER") and (
            base in planning or singular(token.lower) in planning
        ):
            return True
    return group.first == 0 or all(t.tag in ("NAME", "NOUN", "PLURAL", "DET", "ADJ") for t in tokens[: group.first])
