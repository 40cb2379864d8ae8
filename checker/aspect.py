"""How a figure holds: a state, an event, a running count, a flow, a forecast or a change.

Read off the verb a figure hangs on, the words beside it, and lists of verb classes; no meaning beyond the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, governing, groups_of
from checker.lexicon import words
from checker.model import Aspect, Mention, Sentence, Token
from checker.nesting import leading_infinitive, main_verbs, verb_of
from checker.wordclass import base_form, singular

_PER: Final = frozenset({"a", "an", "per", "each", "every", "/"})
_RATE_UNITS: Final = frozenset(
    {"year", "month", "week", "day", "hour", "quarter", "annum", "minute", "second", "decade"}
)
_OF_PERSONS: Final = frozenset({"count", "ratio", "percent"})
_GOALS: Final = frozenset(
    {"target", "targets", "goal", "goals", "forecast", "forecasts", "projection", "projections", "outlook"}
)


_HELD: Final = words("stative", "times") | words("perceiving", "times") | {"be", "have"}
"""What one could or might do at the time told of: "they could see 12 boats"."""


def aspect_of(sentence: Sentence, mention: Mention) -> Aspect:
    """How the figure of a mention holds in time."""
    tokens = sentence.tokens
    if mention.change is not None and not _told_in_passing(tokens, mention):
        return "change"
    if mention.kind == "role":
        return "state"
    if mention.recognizer == "elapsed":
        return "tally"
    group = verb_of(tokens, mention)
    if mention.kind == "date":
        ahead = group is not None and (
            group.tense == "future" or group.lemma in ("schedule", "schedul", "slate", "expect")
        )
        return "forecast" if ahead else "event"
    unit = "" if mention.quantity is None else mention.quantity.unit
    if mention.kind == "duration" and (tokens[mention.last - 1].lower == "old" or unit.endswith(" of age")):
        return "state"  # a child of three is three whatever will be done for it
    if _looks_ahead(tokens, mention, group):
        return "forecast"
    if mention.kind == "rank":
        past = group is not None and group.tense in ("past", "perfect") and group.lemma not in ("be", "have")
        return "event" if past else "state"
    if group is not None and group.lemma in words("change", "times") and _changes_by(tokens, mention, group):
        return "change"
    casualties = (
        mention.kind in _OF_PERSONS and not (group and group.infinitive) and of_casualties(tokens, mention, group)
    )
    if _is_tally(sentence, mention, group, casualties):
        return "tally"
    if _is_rate(tokens, mention):
        return "flow"
    if group is None:
        return "state"
    if _flows(tokens, mention, group) and not casualties:
        return "flow"
    if group.lemma in words("stative", "times") and not (group.bare and group.tense != "past"):
        return "state"
    if group.tense == "present" and not casualties:
        return "state"
    if is_had(tokens, group):
        return "event"
    if group.tense == "none":
        return _as_outer(tokens, mention, group)
    if group.tense == "perfect":
        return "tally"
    return "state" if group.tense == "future" else "event"


def _as_outer(tokens: tuple[Token, ...], mention: Mention, group: VerbGroup) -> Aspect:
    """The aspect of what hangs on a gerund, an infinitive or "can": that of the finite verb it goes with."""
    if group.modal:
        return "state"
    outer = governing(tokens, main_verbs(tokens, mention), mention.first, mention.last)
    return "event" if outer is not None and outer.tense == "past" else "state"


def _told_in_passing(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the figure is what a change only told behind it led to: [9] branches, down from 14; not "fell to 9"."""
    if mention.change is None or mention.change.to != mention.quantity:
        return False
    return mention.first == 0 or tokens[mention.first - 1].lower not in ("to", "at")


def _looks_ahead(tokens: tuple[Token, ...], mention: Mention, group: VerbGroup | None) -> bool:
    if group is None:
        return any(t.lower in _GOALS for t in tokens[max(0, mention.first - 4) : mention.first])
    if mention.kind == "rank" and mention.last <= group.first and not group.infinitive:
        return False  # "the No. 2 senator said they would vote"
    if group.tense == "future" or group.modal in ("would", "'d", "’d"):
        return not is_had(tokens, group) and not _given(tokens, mention, group)
    if group.modal in ("could", "might") and not group.negated and group.lemma not in _HELD:
        return not is_had(tokens, group) and not _given(tokens, mention, group)  # "could save $14 billion"
    if group.lemma == "be" and group.tense == "present" and _is_likely_to(tokens, group.last, mention.first):
        return True
    lead = leading_infinitive(tokens, group)
    near = tokens[max(0, lead.first - 4) : lead.first]
    if group.modal in ("must", "should") and tokens[mention.first - 1].lower == "to":
        return group.lemma in words("change", "times") | words("setting", "times")
    if mention.kind in ("rank", "duration") and group.modal and group.lemma in ("make", "become", "build"):
        return True  # "we can make these the best four years"
    if (group.infinitive and tokens[group.first].tag == "BE") or _is_going_to(tokens, group):
        return True
    behind = [t.lower for t in tokens[mention.last : mention.last + 2]]
    if behind == ["to", "be"] and mention.kind == "count" and mention.last + 2 < len(tokens):
        return True  # "twelve to be chosen by"
    if _ought(tokens, group, mention):
        return True
    before = tokens[mention.first if mention.kind == "ratio" else mention.first - 1].lower
    given = before in ("the", "these", "those", "all", "both") or tokens[mention.first - 1].tag == "POSS"
    if group.infinitive and mention.kind in ("count", "ratio") and given:
        return False  # "plans to move the 40 families": the families are there
    if group.infinitive and mention.last <= group.first:
        near = tokens[max(mention.last, group.first - 4) : group.first]  # "need 60 votes to pass" plans no votes
    if group.infinitive and _leads(near, group):
        return True
    if group.tense == "none" and not group.modal and group.last <= mention.first:
        outer = [g for g in main_verbs(tokens, mention) if g.last <= group.first]
        if outer and outer[-1].tense == "future" and _belongs(tokens, group):
            return not _given(tokens, mention, group)
    if group.infinitive:
        return False
    if proposes(tokens, group, mention) and mention.kind in ("money", "percent", "duration", "measure"):
        return True
    ahead = {"expect", "forecast", "project", "predict", "anticipate", "plan", "schedule", "schedul"}
    if group.tense == "present":
        ahead |= {"target", "aim"}
    return group.lemma in ahead or (group.lemma in ("be",) and any(t.lower in _GOALS for t in near))


def _ought(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether a size is what should come of a deed: "we ought to cut taxes $500", "must spend $3 billion"."""
    if mention.kind not in ("money", "percent", "duration", "measure") or group.last > mention.first:
        return False
    owed = group.modal in ("must", "should", "ought") or (group.first > 0 and tokens[group.first - 1].lower == "ought")
    return owed and not group.negated and group.lemma not in _HELD


def proposes(tokens: tuple[Token, ...], group: VerbGroup, mention: Mention) -> bool:
    """Whether a figure is proposed: "I propose a tax of 3 percent", "we ask that Congress spend $4 million"."""
    if group.last > mention.first or group.tense != "present":
        return False
    proposing = words("proposing", "speech")
    if group.lemma in proposing:
        return True
    if group.lemma in ("ask", "call") and any(t.lower == "for" for t in tokens[group.last : mention.first]):
        return True
    if tokens[group.head].lower != group.lemma:
        return False
    groups = groups_of(tokens)
    before = [g for g in groups if g.last < group.first and g.tense == "present" and g.lemma in {*proposing, "ask"}]
    return bool(before) and (tokens[before[-1].last].lower == "that" or tokens[before[-1].last].tag == "PRON")


def _leads(near: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a word before an infinitive makes it what is expected or planned; "believed to be" is what is."""
    expecting, planning = words("expecting", "times"), words("planning", "times")
    for token in near:
        base = base_form(token.lower)
        if token.tag in ("PAST", "VERB", "ADJ", "NOUN", "GER") and base in expecting | planning:
            return base not in ("believe", "think") or group.lemma not in ("be", "have")
    return False


def _belongs(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether an infinitive or gerund goes on with what the verb before it says and describes no noun."""
    before = tokens[group.first - 1] if group.first else None
    return group.infinitive or (before is not None and before.tag in ("PREP", "CONJ"))


def _is_going_to(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb is "is going" with its "to", or the infinitive behind that."""
    place = group.first - 1 if group.infinitive else group.head
    if place < 1 or tokens[place].lower != "going" or place + 1 >= len(tokens) or tokens[place + 1].tag != "TO":
        return False
    return any(t.tag == "BE" and t.lower not in ("was", "were") for t in tokens[max(0, place - 2) : place])


def _is_likely_to(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether a word of expecting with its "to" stands between a verb and a figure: "are likely to top 40"."""
    for index in range(low, min(high, low + 4) - 1):
        if tokens[index + 1].tag == "TO" and tokens[index].lower in words("expecting", "times"):
            return True
    return False


def is_had(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb with "may", "could" or the like tells of what has been: "may have killed 12"."""
    if group.modal in ("", "will", "shall", "'ll", "’ll"):
        return False
    return any(t.tag == "HAVE" for t in tokens[group.first : group.head])


def _given(tokens: Sequence[Token], mention: Mention, group: VerbGroup) -> bool:
    """Whether the figure counts what is there already: "these two rules will help", "will reach the 40 towns"."""
    if mention.kind not in ("count", "ratio"):
        return False
    before = tokens[mention.first - 1].lower if mention.first else ""
    if before in ("these", "those"):
        return mention.last <= group.first
    given = before in ("the", "both") or (mention.first > 0 and tokens[mention.first - 1].tag == "POSS")
    return given and group.lemma not in words("making", "times")


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


def of_casualties(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether persons are counted whom something befell."""
    verbs, named = words("casualty_verbs", "times"), words("casualty_words", "times")
    if group is not None and group.lemma in verbs and not _does_it(tokens, mention, group):
        return True
    stop = mention.last
    while stop < len(tokens) and stop - mention.last < 5 and tokens[stop].tag not in ("PUNCT", "CONJ", "BE", "MODAL"):
        stop += 1
    if stop < len(tokens) and tokens[stop].tag == "BE":
        stop += 2
    around = (*tokens[max(0, mention.first - 4) : mention.first], *tokens[mention.last : stop + 1])
    return not named.isdisjoint([t.lower for t in around])


def _does_it(tokens: Sequence[Token], mention: Mention, group: VerbGroup) -> bool:
    """Whether those counted do it to others: "two gunmen killed 12"."""
    if mention.last > group.first or group.passive or group.last >= len(tokens):
        return False
    after = [t.lower for t in tokens[group.last : group.last + 2]]
    if tokens[group.last].tag in ("NUM", "DET", "POSS", "PRON"):
        return True
    return after[0] in ("that", "more") or after in (["at", "least"], ["at", "most"])


def _is_tally(sentence: Sentence, mention: Mention, group: VerbGroup | None, casualties: bool) -> bool:
    tokens = sentence.tokens
    text = _words_near(tokens, mention, 14)
    for cue in words("tally_cues", "times"):  # a loop: asked of every figure
        if f" {cue} " in text:
            return True
    if mention.kind == "duration":
        return _still_runs(tokens, mention, group)
    if casualties:
        return not _dated_long_ago(tokens, mention)
    return bool(group is not None and group.tense == "perfect" and group.lemma not in words("stative", "times"))


def _still_runs(tokens: Sequence[Token], mention: Mention, group: VerbGroup | None) -> bool:
    """Whether something goes on when its length is told: "has been shut for 33 days", not "had lasted 33 days"."""
    if group is None or group.tense != "perfect" or not group.last <= mention.first:
        return False
    return any(t.lower in ("has", "have", "'s", "’s", "'ve", "’ve") for t in tokens[group.first : group.last])


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
        if token.lower == "last" and index + 1 < len(tokens) and tokens[index + 1].lower in words("months", "times"):
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
    for token in tokens[mention.last : mention.last + 10]:
        if token.tag in ("PUNCT", "CONJ"):
            break
        if token.lower in rate and token.lower != "daily":
            return True  # "the 5 million it gives them annually"
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
    return " " + " ".join([t.lower for t in near]) + " "
