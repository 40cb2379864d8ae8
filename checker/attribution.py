"""Whose word a figure is: the speaker as printed, and whether the figure stands within quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, printed
from checker.lexicon import words
from checker.model import Mention, Sentence, Token
from checker.saying import PRONOUNS, Span, marks, phrase_end, sayings, subject_before, subject_behind
from checker.voices import Voice
from checker.wordclass import singular

_PUTS: Final = 7
"""Tokens between "put" and the figure at which someone puts something."""
_WIDEST: Final = 60
"""Tokens either side of a figure within which "according to" may stand."""
_QUOTE: Final = 600
"""Characters before a figure in which its quotation may open."""
_MOST: Final = 4
"""Verbs of saying looked at on either side of a figure."""
_RELATIVE: Final = 5
"""Tokens between a relative word and the verb of saying in its clause."""


def speaker_of(sentence: Sentence, mention: Mention, voice: Voice | None = None) -> tuple[str | None, bool]:
    """Who is said to give the figure, and whether it stands within quotation marks."""
    quoted = is_quoted(sentence, mention, voice is not None and voice.opened)
    if mention.kind == "role":
        return None, quoted
    tokens = sentence.tokens
    text = sentence.text
    stated = _according_to(tokens, mention) if "ccording" in text or "er " in text or "words of" in text else None
    return stated or (_in_quotation if quoted else _outside)(sentence, mention, voice), quoted


def is_quoted(sentence: Sentence, mention: Mention, opened: bool = False) -> bool:
    """Whether a mark before the mention is still open there, or one closes after it that another sentence opened."""
    at = mention.start - sentence.start
    state = 1 if opened and at <= _QUOTE else 0
    found = marks(sentence.text)
    for place, way in found[bisect_left(found, (at - _QUOTE,)) :]:
        if place >= at:
            return state > 0 if state else way < 0
        state = way
    return state > 0


def _outside(sentence: Sentence, mention: Mention, voice: Voice | None) -> str | None:
    """The speaker of a figure in the text's own words."""
    tokens = sentence.tokens
    span = _said(tokens, mention, sayings(tokens), quoted=False)
    return _named(tokens, span, voice)


def _in_quotation(sentence: Sentence, mention: Mention, voice: Voice | None) -> str | None:
    """The speaker of a quoted figure: who stands outside its marks, else whose words run on, else who is told of."""
    tokens = sentence.tokens
    low, high = _quotation(sentence, mention)
    said = sayings(tokens)
    outer = [g for g in said if tokens[g.head].start < low or tokens[g.head].start >= high]
    span = _said(tokens, mention, outer, quoted=True)
    if span is not None:
        return _named(tokens, span, voice)
    if voice is not None:
        found = voice.of_quotation()
        if found is not None:
            return found
    span = _said(tokens, mention, [g for g in said if g not in outer], quoted=True)
    return None if span is None or _is_pronoun(tokens, span) else printed(tokens, *span)


def _quotation(sentence: Sentence, mention: Mention) -> Span:
    """The offsets between which the quotation around a mention stands, as far as the sentence shows."""
    low, high = sentence.start, sentence.end
    for place, _ in marks(sentence.text):
        if sentence.start + place < mention.start:
            low = sentence.start + place
        elif sentence.start + place >= mention.end:
            return low, sentence.start + place
    return low, high


def _is_pronoun(tokens: Sequence[Token], span: Span) -> bool:
    return span[1] - span[0] == 1 and tokens[span[0]].lower in PRONOUNS


def _named(tokens: Sequence[Token], span: Span | None, voice: Voice | None) -> str | None:
    """A speaker in print; for a pronoun, whom it stands for."""
    if span is None:
        return None
    if _is_pronoun(tokens, span):
        return voice.stands_for(span[0]) if voice is not None else None
    return printed(tokens, *span)


def _according_to(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The phrase after "according to", "in the words of" or "per", in the figure's part of the sentence."""
    best: tuple[int, str] | None = None
    for index in range(max(0, mention.first - _WIDEST), min(len(tokens) - 2, mention.last + _WIDEST)):
        at = _source_at(tokens, index)
        if not at:
            continue
        low, high = (mention.last, index) if index >= mention.last else (index, mention.first)
        if any(t.text in (";",) for t in tokens[low:high]):
            continue
        end = phrase_end(tokens, at)
        if end > at and (best is None or high - low < best[0]) and (at > index + 1 or _can_tell(tokens[at:end])):
            best = (high - low, printed(tokens, at, end))
    return best[1] if best and best[1].lower() not in PRONOUNS else None


_BREAKS: Final = frozenset({",", '"', "”", "--", "—"})
"""Marks that part what is said from who says it."""


def _source_at(tokens: Sequence[Token], index: int) -> int:
    """Where the source begins that the words at ``index`` name: according to, in the words of, per; 0 for none."""
    lower = tokens[index].lower
    if lower == "according":
        return index + 2 if tokens[index + 1].lower == "to" else 0
    if lower == "words" and tokens[index + 1].lower == "of":
        led = index > 1 and tokens[index - 2].lower == "in" and tokens[index - 1].lower == "the"
        return index + 2 if led else 0
    if lower != "per" or (index and tokens[index - 1].text != ","):
        return 0
    return index + 1 if tokens[index + 1].tag in ("DET", "POSS", "NAME") else 0


def _can_tell(source: Sequence[Token]) -> bool:
    """Whether a phrase behind "per" names who or what gives figures, and no rule or measure: "per the audit"."""
    head = next((t for t in source if t.lower in ("of", "by", "for", "from")), None)
    noun = source[-1] if head is None else source[max(0, source.index(head) - 1)]
    known = words("inquiries", "speech") | words("bodies", "speech") | words("persons", "speech")
    return noun.tag == "NAME" or singular(noun.lower) in known | words("outlets", "speech")


def _said(tokens: tuple[Token, ...], mention: Mention, said: Sequence[VerbGroup], quoted: bool) -> Span | None:
    """The subject of the verb of saying over a figure, before it ("officials said 12 died") or after ("…, he said")."""
    fitting = [g for g in said if g.lemma != "put" or (not quoted and _puts_at(tokens, g, mention))]
    before = [g for g in fitting if g.last <= mention.first]
    for group in before[: -_MOST - 1 : -1]:
        if ";" in [t.text for t in tokens[group.last : mention.first]]:
            break
        if _handed_on(tokens, group, mention):
            continue
        subject = subject_before(tokens, group) or _put_in(tokens, group)
        if subject:
            return subject
    for group in [g for g in fitting if g.first >= mention.last][:_MOST]:
        gap = [t.text for t in tokens[mention.last : group.first]]
        if ";" in gap:
            break
        if not quoted and _BREAKS.isdisjoint(gap):
            continue
        subject = subject_behind(tokens, group) or subject_before(tokens, group, trailing=True)
        if subject and subject[0] >= mention.last:
            return subject
    return None


def _put_in(tokens: tuple[Token, ...], group: VerbGroup) -> Span | None:
    """The subject behind a verb of saying that is put in between commas: "Years ago, says the guide, 12 came"."""
    subject = subject_behind(tokens, group)
    closed = subject is not None and subject[1] < len(tokens) and tokens[subject[1]].text in (",", "—", "–")
    return subject if closed else None


def _puts_at(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether someone puts something at the figure: "put the toll at 33"."""
    gap = tokens[group.last : mention.first]
    return group.last <= mention.first and len(gap) <= _PUTS and any(t.lower == "at" for t in gap)


def _handed_on(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether the saying ends before the figure: a full clause, then "and" or "but" with a subject of its own, or an
    insertion that closes ("the plant, which the owner says employs 700, has let 120 go").
    """
    gap = tokens[group.last : mention.first]
    comma = any(t.text == "," for t in gap)
    that = gap[:1] and gap[0].lower == "that"
    if group.lemma in ("show", "put", "count", "find", "speak") and comma and not that:
        return True
    if comma and _inserted(tokens, group.first):
        return True
    closes = [k for k, t in enumerate(gap) if t.text in ("”", '"')]
    return bool(closes) and len(closes) % 2 == 0 and any(t.tag == "CONJ" for t in gap[closes[-1] :])


def _inserted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb stands in a relative clause that a comma opens."""
    for place in range(index - 1, max(0, index - _RELATIVE), -1):
        if tokens[place].tag == "WH":
            return tokens[place - 1].text == "," and place < index - 1
        if tokens[place].tag == "PUNCT":
            return False
    return False
