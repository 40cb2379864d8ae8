"""Whether a figure is asserted, denied, planned, supposed, or called outdated by the text itself.

Read off the verb a figure hangs on and the words before it; no meaning beyond the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.aspect import of_casualties
from checker.clauses import VerbGroup, governing, groups_of
from checker.lexicon import words
from checker.model import Mention, Modality, Sentence, Token
from checker.wordclass import base_form, singular

_CONDITION: Final = frozenset({"if", "unless", "whether", "would-be", "suppose", "supposing"})
_DENIED: Final = 14
"""How many tokens after "denied" what is denied may begin."""
_MIGHT: Final = frozenset({"would", "could", "may", "might", "should", "'d", "’d", "ought"})


def modality_of(sentence: Sentence, mention: Mention) -> Modality:
    """Whether the figure is asserted, denied, planned, supposed, or called outdated by the text itself."""
    tokens = sentence.tokens
    if mention.kind == "role":
        return "asserted"
    groups = groups_of(tokens)
    group = governing(tokens, groups, mention.first, mention.last)
    if _revised(tokens, mention, group):
        return "revised"
    if _negated(tokens, mention, group):
        return "negated"
    if _supposed(tokens, mention, group):
        return "hypothetical"
    if group is not None:
        outer = _outer(groups, group)
        if group.modal in _MIGHT:
            said = outer is not None and outer.lemma in words("speaking", "times")
            if group.modal in ("would", "'d", "’d") and said:
                return "planned" if group.lemma in words("deeds", "times") else "asserted"
            return "hypothetical"
        if group.tense == "future":
            return "planned" if group.lemma in words("deeds", "times") and not group.passive else "asserted"
        if group.infinitive and _planned(tokens, group):
            return "planned"
    return "asserted"


def _outer(groups: Sequence[VerbGroup], group: VerbGroup) -> VerbGroup | None:
    """The verb group before this one."""
    before = [g for g in groups if g.last <= group.first]
    return before[-1] if before else None


def _revised(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the text itself calls the figure outdated."""
    left = tokens[max(0, mention.first - 9) : mention.first]
    if not any(t.lower in words("revision_heads", "times") for t in left):
        return False
    cut = next((k for k in range(len(left) - 1, -1, -1) if left[k].text in (";", ".", "—", "--")), -1)
    lead = " " + " ".join(t.lower for t in left[cut + 1 :]) + " "
    for cue in words("revised_cues", "times"):
        place = lead.rfind(f" {cue} ")
        if place >= 0:
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
    if just[-1:] != ["from"] and just[-2:] != ["instead", "of"]:
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


def _negated(tokens: tuple[Token, ...], mention: Mention, group: VerbGroup | None) -> bool:
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.lower == "not" and mention.quantity is not None:
        nearby = tokens[max(0, mention.first - 2) : mention.first]
        return not any(t.lower in ("if", "whether", "or", "only", "just") for t in nearby)
    if group is None or _given(tokens, mention):
        return False
    if group.lemma in words("deny", "times") and group.last <= mention.first:
        return True
    if not group.negated:
        outer = _outer(groups_of(tokens), group)
        return (
            outer is not None
            and outer.lemma in words("deny", "times")
            and not outer.negated
            and group.first - outer.last < _DENIED
            and not any(t.text in (",", ";", ":") for t in tokens[outer.last : mention.first])
        )
    run = tokens[group.first : group.last]
    after = tokens[group.last].lower if group.last < len(tokens) else ""
    if any(t.lower in ("only", "just", "merely", "even") for t in run) or after in ("only", "just", "merely"):
        return False
    return group.last <= mention.first or group.passive or mention.last <= group.first


def _given(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the figure stands in a phrase that takes it for granted: "the 22 wounded", "his two sons"."""
    place = mention.first - 1
    return place >= 0 and (tokens[place].tag == "POSS" or tokens[place].lower in ("the", "these", "those", "all"))


def _supposed(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether the figure stands in a condition."""
    low = mention.first if group is None else min(mention.first, group.first)
    for index in range(low - 1, max(-1, low - 14), -1):
        token = tokens[index]
        if token.text in (",", ";", ":", ".", "—", "--"):
            return False
        if token.lower in _CONDITION:
            return (
                not (index and tokens[index - 1].lower in ("as", "even", "not", "what"))
                or tokens[index - 1].lower == "even"
            )
    return False


def _planned(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether an infinitive depends on a plan: "plans to build", "agreed to pay", "is to open"."""
    if tokens[group.first].tag == "BE":
        return True
    planning = words("planning", "times")
    for index in range(group.first - 1, max(-1, group.first - 5), -1):
        token = tokens[index]
        if token.tag == "PUNCT":
            break
        base = base_form(token.lower)
        if token.tag in ("VERB", "PAST", "NOUN", "PLURAL", "GER") and (
            base in planning or singular(token.lower) in planning
        ):
            return True
    return group.first == 0 or all(t.tag in ("NAME", "NOUN", "PLURAL", "DET", "ADJ") for t in tokens[: group.first])
