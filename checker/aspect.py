"""How a figure holds: a state, an event, a running count, a flow, a forecast or a change, and whether it is asserted.

Read off the verb a figure hangs on, the words beside it, and lists of verb classes; no meaning beyond the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, governing, groups_of
from checker.lexicon import words
from checker.model import Aspect, Mention, Modality, Sentence, Token
from checker.wordclass import base_form, singular

_PER: Final = frozenset({"a", "an", "per", "each", "every", "/"})
_RATE_UNITS: Final = frozenset(
    {"year", "month", "week", "day", "hour", "quarter", "annum", "minute", "second", "decade"}
)
_CONDITION: Final = frozenset({"if", "unless", "whether", "would-be", "suppose", "supposing"})
_DENIED: Final = 14
"""How many tokens after "denied" what is denied may begin."""
_MIGHT: Final = frozenset({"would", "could", "may", "might", "should", "'d", "’d", "ought"})
_GOALS: Final = frozenset(
    {"target", "targets", "goal", "goals", "forecast", "forecasts", "projection", "projections", "outlook"}
)


def aspect_of(sentence: Sentence, mention: Mention) -> Aspect:
    """How the figure of a mention holds in time."""
    tokens = sentence.tokens
    if mention.change is not None:
        return "change"
    if mention.kind == "role":
        return "state"
    group = governing(tokens, groups_of(tokens), mention.first, mention.last)
    if mention.kind == "date":
        ahead = group is not None and (
            group.tense == "future" or group.lemma in ("schedule", "schedul", "slate", "expect")
        )
        return "forecast" if ahead else "event"
    if _looks_ahead(tokens, mention, group):
        return "forecast"
    if mention.kind == "rank":
        past = group is not None and group.tense in ("past", "perfect") and group.lemma not in ("be", "have")
        return "event" if past else "state"
    if group is not None and group.lemma in words("change", "times") and _changes_by(tokens, mention, group):
        return "change"
    casualties = _of_casualties(tokens, mention, group)
    if _is_tally(sentence, mention, group, casualties):
        return "tally"
    if _is_rate(tokens, mention):
        return "flow"
    if group is None:
        return "state"
    if _flows(tokens, mention, group) and not casualties:
        return "flow"
    if group.lemma in words("stative", "times") and not group.bare:
        return "state"
    if group.tense == "present" and not casualties:
        return "state"
    if group.tense == "none":
        return _as_outer(tokens, mention, group)
    if group.tense == "perfect":
        return "tally"
    return "event"


def _as_outer(tokens: tuple[Token, ...], mention: Mention, group: VerbGroup) -> Aspect:
    """The aspect of what hangs on a gerund, an infinitive or "can": that of the finite verb it goes with."""
    if group.modal:
        return "state"
    others = [g for g in groups_of(tokens) if g.tense != "none"]
    outer = governing(tokens, others, mention.first, mention.last)
    return "event" if outer is not None and outer.tense == "past" else "state"


def _looks_ahead(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    if group is None:
        return any(t.lower in _GOALS for t in tokens[max(0, mention.first - 4) : mention.first])
    if group.tense == "future" or group.modal in ("would", "'d", "’d"):
        return True
    near = tokens[max(0, group.first - 4) : group.first]
    expecting, planning = words("expecting", "times"), words("planning", "times")
    if group.infinitive and tokens[group.first].tag == "BE":
        return True
    if group.infinitive:
        return any(base_form(t.lower) in expecting | planning for t in near if t.tag in ("PAST", "VERB", "ADJ", "NOUN"))
    ahead = {"expect", "forecast", "project", "predict", "anticipate", "plan", "schedule", "schedul"}
    if group.tense == "present":
        ahead |= {"target", "aim"}
    return group.lemma in ahead or (group.lemma in ("be",) and any(t.lower in _GOALS for t in near))


def _changes_by(tokens: Sequence[Token], mention: Mention, group: VerbGroup) -> bool:
    """Whether the figure is what something changes by: a share or a sum right behind the verb."""
    if group.last > mention.first:
        return False
    between = tokens[group.last : mention.first]
    return (
        len(between) <= 3
        and all(t.lower in ("by", "about", "nearly", "around", "almost", "some") or t.tag == "ADV" for t in between)
        and (mention.kind == "percent" or any(t.lower == "by" for t in between))
    )


def _of_casualties(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether persons are counted whom something befell."""
    verbs, named = words("casualty_verbs", "times"), words("casualty_words", "times")
    if group is not None and group.lemma in verbs:
        return True
    stop = mention.last
    while stop < len(tokens) and stop - mention.last < 5 and tokens[stop].tag not in ("PUNCT", "CONJ", "BE", "MODAL"):
        stop += 1
    if stop < len(tokens) and tokens[stop].tag == "BE":
        stop += 2
    around = (*tokens[max(0, mention.first - 4) : mention.first], *tokens[mention.last : stop + 1])
    return any(t.lower in named for t in around)


def _is_tally(sentence: Sentence, mention: Mention, group: VerbGroup | None, casualties: bool) -> bool:
    tokens = sentence.tokens
    text = _words_near(tokens, mention, 14)
    if any(f" {cue} " in text for cue in words("tally_cues", "times")):
        return True
    if mention.kind == "duration":
        return False
    if casualties:
        return not _dated_long_ago(tokens, mention)
    return bool(group is not None and group.tense == "perfect" and group.lemma not in words("stative", "times"))


def _dated_long_ago(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a year stands near: what happened in a named year is over, its count no longer runs."""
    for index in range(max(0, mention.first - 12), min(len(tokens), mention.last + 12)):
        token = tokens[index]
        if (
            token.tag == "NUM"
            and len(token.text) == 4
            and token.text.isdigit()
            and token.text[:2] in ("18", "19", "20")
        ) and not mention.first <= index < mention.last:
            return True
        if token.lower == "ago" and index and tokens[index - 1].lower in ("year", "years", "decade", "decades"):
            return True
    return False


def _is_rate(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether so much is said to come in each period: "a year", "annually", "per day"."""
    rate = words("yearly_rate", "times")
    for index in range(mention.last, min(len(tokens), mention.last + 7)):
        token = tokens[index]
        if token.tag in ("PUNCT", "VERB", "BE", "MODAL", "WH") and token.text != "/":
            break
        if token.lower in rate and token.lower != "daily":
            return True
        if token.lower in ("a", "an") and tokens[index - 1].tag == "PREP":
            continue
        if token.lower in _PER and index + 1 < len(tokens) and singular(tokens[index + 1].lower) in _RATE_UNITS:
            return not (
                token.lower in ("a", "an")
                and index + 2 < len(tokens)
                and tokens[index + 2].lower in ("ago", "earlier", "before", "later")
            )
    return any(t.lower in rate for t in tokens[max(0, mention.first - 3) : mention.first])


def _flows(tokens: Sequence[Token], mention: Mention, group: VerbGroup) -> bool:
    """Whether a past verb of output stands with a whole year, quarter or month."""
    if group.tense not in ("past", "present") or group.lemma not in words("quantity_flow", "times"):
        return False
    units = words("recurring", "times")
    for index in range(max(0, mention.first - 20), min(len(tokens) - 1, mention.last + 20)):
        token, after = tokens[index], tokens[index + 1]
        if token.lower in ("in", "during", "last", "this", "fiscal") and (
            (after.text.isdigit() and len(after.text) == 4) or after.lower in units
        ):
            return True
    return False


def _words_near(tokens: Sequence[Token], mention: Mention, reach: int) -> str:
    near = tokens[max(0, mention.first - reach) : mention.last + reach]
    return " " + " ".join(t.lower for t in near) + " "


# --- modality ----------------------------------------------------------------------------------------------------


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
    counted = _of_casualties(tokens, mention, group) or any(t.lower in words("casualty_words", "times") for t in tokens)
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
