"""Whose word a figure is: the speaker as printed, and whether the figure stands within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, groups_of, printed
from checker.lexicon import words
from checker.model import Mention, Sentence, Token
from checker.wordclass import NOUNISH

_MARK: Final = re.compile('[“”«»„"]')
_OPENING: Final = frozenset("“«„")
_PHRASE: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "NUM", "PAST", "GER"})
_NOBODY: Final = frozenset(
    {"it", "they", "he", "she", "we", "i", "you", "that", "this", "which", "who", "what", "there", "one"}
)
_PUTS: Final = 7
"""Tokens between "put" and the figure at which someone puts something."""
_WIDEST: Final = 60
"""Tokens either side of a figure within which "according to" may stand."""
_QUOTE: Final = 600
"""Characters before a figure in which its quotation may open."""
_MOST: Final = 4
"""Verbs of saying looked at on either side of a figure."""
_LONGEST: Final = 9
"""Tokens of the longest name of a speaker."""


def speaker_of(sentence: Sentence, mention: Mention) -> tuple[str | None, bool]:
    """Who is said to give the figure, and whether it stands within quotation marks."""
    tokens = sentence.tokens
    quoted = is_quoted(sentence, mention)
    if mention.kind == "role":
        return None, quoted
    stated = _according_to(tokens, mention) if "ccording" in sentence.text else None
    return stated or _said(tokens, mention, quoted), quoted


def is_quoted(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mark before the mention is still open there, or one closes after it that another sentence opened."""
    text, at = sentence.text, mention.start - sentence.start
    state = 0
    for mark in _MARK.finditer(text, max(0, at - _QUOTE)):
        way = _way(text, mark.start())
        if mark.start() >= at:
            return state > 0 if state else way < 0
        state = way
    return state > 0


def _way(text: str, index: int) -> int:
    """1 for a mark that opens, -1 for one that closes."""
    if text[index] != '"':
        return 1 if text[index] in _OPENING else -1
    before = text[index - 1] if index else " "
    return 1 if before.isspace() or before in "([—–-" else -1


def _according_to(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The phrase after "according to", in the figure's part of the sentence."""
    best: tuple[int, str] | None = None
    for index in range(max(0, mention.first - _WIDEST), min(len(tokens) - 2, mention.last + _WIDEST)):
        if tokens[index].lower != "according" or tokens[index + 1].lower != "to":
            continue
        low, high = (mention.last, index) if index >= mention.last else (index, mention.first)
        if any(t.text in (";",) for t in tokens[low:high]):
            continue
        end = _phrase_end(tokens, index + 2)
        if end > index + 2 and (best is None or high - low < best[0]):
            best = (high - low, printed(tokens, index + 2, end))
    return best[1] if best else None


def _said(tokens: tuple[Token, ...], mention: Mention, quoted: bool) -> str | None:
    """The subject of the verb of saying over a figure, before it ("officials said 12 died") or after ("…, he said")."""
    speaking = words("speaking", "times")
    before: list[VerbGroup] = []
    after: list[VerbGroup] = []
    for group in groups_of(tokens):
        if group.lemma not in speaking or group.infinitive or group.passive or tokens[group.head].tag == "GER":
            continue
        following = tokens[group.last] if group.last < len(tokens) else None
        if group.bare and following is not None and following.tag == "TO":
            continue  # "a road estimated to cost"
        if group.lemma == "put" and (quoted or not 0 <= mention.first - group.last <= _PUTS):
            continue
        if group.last <= mention.first:
            before.append(group)
        elif group.first >= mention.last:
            after.append(group)
    for group in before[: -_MOST - 1 : -1]:
        stops = sum(t.text in (";",) for t in tokens[group.last : mention.first])
        if stops or _handed_on(tokens, group, mention):
            break
        subject = _subject(tokens, group)
        if subject:
            return subject
    for group in after[:_MOST]:
        gap = tokens[mention.last : group.first]
        if any(t.text == ";" for t in gap):
            break
        if not quoted and not any(t.text in (",", '"', "”", "--", "—") for t in gap):
            continue
        subject = _trailing(tokens, group) or _subject(tokens, group, trailing=True)
        if subject:
            return subject
    return None


def _handed_on(tokens: Sequence[Token], group: VerbGroup, mention: Mention) -> bool:
    """Whether the saying ends before the figure: a full clause, then "and" or "but" with a subject of its own."""
    gap = tokens[group.last : mention.first]
    closes = [k for k, t in enumerate(gap) if t.text in ("”", '"')]
    if group.lemma in ("show", "put", "count", "find") and any(t.text == "," for t in gap):
        return True
    return bool(closes) and len(closes) % 2 == 0 and any(t.tag == "CONJ" for t in gap[closes[-1] :])


def _subject(tokens: Sequence[Token], group: VerbGroup, trailing: bool = False) -> str | None:
    """The noun phrase before a verb of saying; an apposition or a day between them is skipped."""
    end = group.first
    while end and tokens[end - 1].tag == "ADV":
        end -= 1
    if end and tokens[end - 1].text == ",":
        opening = end - 2
        while opening > 0 and tokens[opening].text != "," and end - opening < 20:
            opening -= 1
        if opening > 0 and tokens[opening].text == "," and not trailing:
            end = opening
        else:
            return None
    stop = end
    while stop and tokens[stop - 1].lower in words("weekdays", "times") | {
        "yesterday",
        "today",
        "on",
        "late",
        "early",
        "also",
        "later",
    }:
        stop -= 1
    first = _phrase_start(tokens, stop)
    if first == stop or (stop - first == 1 and tokens[first].lower in _NOBODY):
        return None
    if trailing and first and tokens[first - 1].text not in (",", '"', "”", "--", "—"):
        return None
    return printed(tokens, first, stop)


def _trailing(tokens: Sequence[Token], group: VerbGroup) -> str | None:
    """The subject behind its verb: "…,” said the minister"."""
    before = tokens[group.first - 1] if group.first else None
    if before is None or before.text not in (",", "”", '"', "—", "--"):
        return None
    if group.last < len(tokens) and tokens[group.last].lower in words("weekdays", "times"):
        return None
    end = _phrase_end(tokens, group.last)
    if end == group.last or (end - group.last == 1 and tokens[group.last].lower in _NOBODY):
        return None
    return printed(tokens, group.last, end)


def _phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends before ``end`` begins, one "of", "for" or "with" link taken in."""
    first = end
    while first and end - first < _LONGEST:
        token = tokens[first - 1]
        if token.tag in _PHRASE or token.tag in ("DET", "POSS") or token.text in ("-", "&", "."):
            first -= 1
            if token.tag == "DET" and not (first and tokens[first - 1].lower in ("of", "for", "with", "at", "from")):
                break
        elif (
            token.lower in ("of", "for", "with", "at", "from", "in")
            and first < end
            and first > 1
            and tokens[first - 2].tag in NOUNISH
        ) or (
            token.tag == "CONJ"
            and token.lower == "and"
            and first < end
            and first > 1
            and tokens[first - 2].tag in NOUNISH
            and end - first < 4
        ):
            first -= 1
        elif token.tag == "PRON" and first == end:
            return first - 1
        else:
            break
    while first < end and (
        tokens[first].tag in ("PREP", "CONJ", "PUNCT", "POSS")
        and tokens[first].lower not in ("his", "her", "their", "its")
    ):
        first += 1
    return first if any(t.tag in NOUNISH for t in tokens[first:end]) else end


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase at ``first`` ends, one "of", "for" or "at" link taken in."""
    end = first
    while end < len(tokens) and end - first < _LONGEST + 3:
        token = tokens[end]
        if token.tag in _PHRASE or token.tag in ("DET", "POSS") or (token.text in ("-", "&") and end > first):
            if token.tag == "PAST" and end > first and tokens[end - 1].tag in NOUNISH:
                break
            if (end > first and token.lower in ("last", "this", "earlier")) or token.lower in words(
                "weekdays", "times"
            ):
                break
            end += 1
        elif (
            (token.text == "." and end > first and len(tokens[end - 1].text) <= 4 and _titled(tokens, end))
            or (
                token.lower in ("of", "for", "at", "from")
                and end > first
                and end + 1 < len(tokens)
                and tokens[end + 1].tag in _PHRASE | {"DET"}
            )
            or (
                token.lower == "and"
                and end > first
                and end + 1 < len(tokens)
                and tokens[end - 1].tag == "NAME"
                and tokens[end + 1].tag == "NAME"
            )
        ):
            end += 1
        else:
            break
    while end > first and tokens[end - 1].tag in ("PREP", "DET", "POSS", "PUNCT"):
        end -= 1
    return end if any(t.tag in NOUNISH for t in tokens[first:end]) else first


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a full stop only shortens the title before a name: "Dr. Lee"."""
    return (
        tokens[index - 1].end == tokens[index].start
        and tokens[index - 1].text[0].isupper()
        and index + 1 < len(tokens)
        and tokens[index + 1].tag == "NAME"
    )
