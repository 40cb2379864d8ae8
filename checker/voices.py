"""Who speaks from one sentence to the next: the quotation that runs on, and whom "he said" or "it said" stands for.

Nothing is guessed: where two persons could be meant, nobody is. A document's sentences are looked at only from where
somebody asks, a few back and a few on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from checker.clauses import VerbGroup, groups_of, printed
from checker.frozen import frozen
from checker.lexicon import words
from checker.model import Sentence, Token
from checker.saying import PRONOUNS, Span, marks, phrase_start, sayings, subject_before, subject_behind
from checker.tagged import Tagged
from checker.wordclass import singular

_BACK: Final = 4
"""Sentences back in which a pronoun's person is looked for."""
_RUN: Final = 8
"""Sentences of a quotation before or behind a figure that are looked at for its speaker."""
_LONGEST: Final = 60
"""Tokens of a sentence looked at for persons."""
_IN_NAME: Final = frozenset({"NAME"})


class Voices:
    """The voices of one document: its sentences in order, and the text they stand in."""

    def __init__(self, sentences: Tagged, text: str) -> None:
        self.sentences = sentences
        self._text = text
        self._told: dict[int, str | None] = {}

    def at(self, index: int) -> Voice:
        """What may be asked about the sentence at an index."""
        return Voice(self, index)

    @cached_property
    def opened(self) -> list[bool]:
        """For each sentence and the end of the text, whether a quotation of the same paragraph is open at its start."""
        states: list[bool] = []
        state = False
        for index, sentence in enumerate(self.sentences.plain):
            if index and self.breaks(index):
                state = False
            states.append(state)
            found = marks(sentence.text)
            if found:
                state = found[-1][1] > 0
        return [*states, False]

    def breaks(self, index: int) -> bool:
        """Whether a paragraph begins with the sentence at an index."""
        before, here = self.sentences.plain[index - 1 : index + 1]
        return before.block != here.block or "\n\n" in self._text[before.end : here.start]

    def stays_open(self, index: int) -> bool:
        """Whether the quotation goes on behind the sentence at an index."""
        following = index + 1
        return following < len(self.sentences) and self.opened[following]

    def quotes(self, index: int) -> bool:
        """Whether any of the sentence at an index is quoted."""
        return self.opened[index] or bool(marks(self.sentences.plain[index].text))

    def told_by(self, index: int) -> str | None:
        """Who says what is quoted in the sentence at an index, as that sentence itself tells."""
        if index not in self._told:
            self._told[index] = self._teller(index)
        return self._told[index]

    def _teller(self, index: int) -> str | None:
        sentence = self.sentences[index]
        subject = outer_subject(sentence, self.opened[index])
        if subject is None:
            return None
        if _pronoun(sentence.tokens, subject):
            return self.stands_for(index, subject[0])
        return printed(sentence.tokens, *subject)

    def stands_for(self, index: int, at: int) -> str | None:
        """Whom the pronoun at a token of the sentence at an index stands for, where the text before leaves no doubt."""
        pronoun = self.sentences[index].tokens[at].lower
        person = pronoun in ("he", "she")
        for place in range(index, max(-1, index - _BACK - 1), -1):
            tokens = self.sentences[place].tokens
            before = at if place == index else len(tokens)
            spoken = None if place == index and not person else _speaker(tokens, before)
            if spoken is not None and not _pronoun(tokens, spoken) and _may_be(tokens, spoken, pronoun):
                return printed(tokens, *spoken)
            candidates = persons(tokens[:before], pronoun) if person else []
            if not person:
                candidates = _bodies(tokens, pronoun, before)
            if len(candidates) > 1:
                return None
            if candidates:
                return printed(tokens, *candidates[0])
        return None


@frozen
class Voice:
    """The voices of a document, seen from one of its sentences."""

    voices: Voices
    index: int

    @property
    def opened(self) -> bool:
        """Whether the sentence begins inside a quotation."""
        return self.voices.opened[self.index]

    def stands_for(self, at: int) -> str | None:
        """Whom the pronoun at a token of this sentence stands for."""
        return self.voices.stands_for(self.index, at)

    def of_quotation(self) -> str | None:
        """Who speaks where this sentence's own words do not tell: named behind the quotation, else before it."""
        voices, index = self.voices, self.index
        place = index
        while voices.stays_open(place) and place - index < _RUN:
            place += 1
            found = voices.told_by(place)
            if found is not None:
                return found
        if not (self.opened or voices.sentences.plain[index].text.lstrip()[:1] in ('"', "“", "«", "„")):
            return None
        for place in range(index - 1, max(-1, index - _RUN - 1), -1):
            if not voices.quotes(place) and not voices.sentences.plain[place].text.rstrip().endswith(":"):
                return None
            found = voices.told_by(place)
            if found is not None:
                return found
        return None


def _pronoun(tokens: Sequence[Token], span: Span) -> bool:
    return span[1] - span[0] == 1 and tokens[span[0]].lower in PRONOUNS


def outer_subject(sentence: Sentence, opened: bool) -> Span | None:
    """The subject of the first verb of saying that stands outside the quotation marks of a sentence."""
    tokens = sentence.tokens
    found = marks(sentence.text)
    for group in sayings(tokens):
        at = tokens[group.head].start - sentence.start
        state = opened
        for place, way in found:
            if place >= at:
                break
            state = way > 0
        if state:
            continue
        behind = bool(found) and at > found[0][0]
        subject = subject_behind(tokens, group) or subject_before(tokens, group, trailing=behind)
        if subject is not None:
            return subject
    return None


def _speaker(tokens: tuple[Token, ...], before: int) -> Span | None:
    """The subject of the first verb of saying before a token."""
    for group in sayings(tokens):
        if group.first >= before:
            return None
        subject = subject_behind(tokens, group) or subject_before(tokens, group)
        if subject is not None and subject[1] <= before:
            return subject
    return None


def _may_be(tokens: Sequence[Token], span: Span, pronoun: str) -> bool:
    """Whether a speaker may be what a pronoun stands for."""
    head = tokens[span[1] - 1]
    if pronoun == "they":
        return any(t.tag == "PLURAL" or t.lower in ("and", "police") for t in tokens[span[0] : span[1]])
    if pronoun in ("he", "she"):
        return _is_person(tokens, span) and _agrees(tokens, span, pronoun)
    return head.tag != "PLURAL" and not _is_person(tokens, span, single=False)


def _is_person(tokens: Sequence[Token], span: Span, single: bool = True) -> bool:
    """Whether a phrase names one person: by title and name, by a full name, or as one of a calling."""
    phrase = tokens[span[0] : span[1]]
    if any(t.lower == "and" for t in phrase):
        return False
    if any(t.lower in words("not_persons", "speech") | words("outlets", "speech") for t in phrase if t.tag == "NAME"):
        return any(_title(t) for t in phrase) and phrase[-1].tag == "NAME"
    link = next((k for k, t in enumerate(phrase) if t.tag == "PREP"), len(phrase))
    head = phrase[link - 1] if link else phrase[0]
    if head.tag == "NAME":
        names = sum(t.tag == "NAME" for t in phrase[:link])
        return names > 1 or any(_title(t) for t in phrase) or (single and not head.text.isupper())
    return head.tag == "NOUN" and (_title(head) or head.lower in words("persons", "speech"))


def _title(token: Token) -> bool:
    return token.lower in words("titles", "roles") | words("abbreviated", "roles") | words("honorifics", "speech")


def _agrees(tokens: Sequence[Token], span: Span, pronoun: str) -> bool:
    other = words("female" if pronoun == "he" else "male", "speech")
    return not any(t.lower in other for t in tokens[span[0] : span[1]])


def persons(tokens: Sequence[Token], pronoun: str) -> list[Span]:
    """The different persons that a sentence names with a title or in full, those a pronoun cannot mean left out."""
    found: dict[str, Span] = {}
    index, end = 0, min(len(tokens), _LONGEST)
    while index < end:
        if tokens[index].tag not in _IN_NAME and not _title(tokens[index]):
            index += 1
            continue
        stop = index
        while stop < end and (
            tokens[stop].tag in _IN_NAME
            or (_title(tokens[stop]) and tokens[stop].tag in ("NOUN", "NAME"))
            or (tokens[stop].text == "." and stop > index and len(tokens[stop - 1].text) <= 4)
        ):
            stop += 1
        while stop > index and tokens[stop - 1].text == ".":
            stop -= 1
        span = (index, stop)
        named = stop > index and tokens[stop - 1].tag == "NAME" and not _title(tokens[stop - 1])
        placed = index and tokens[index - 1].lower in words("locative", "concepts_lists")
        if named and not placed and stop - index > 1 and _is_person(tokens, span) and _agrees(tokens, span, pronoun):
            key = tokens[stop - 1].lower
            if key not in found:
                while tokens[index].tag == "NOUN" and index < stop - 1 and tokens[index].text.islower():
                    index += 1  # "police spokesman Tom Berg" is called by his name
                found[key] = (index, stop)
        index = max(stop, index + 1)
    return list(found.values())


def _bodies(tokens: tuple[Token, ...], pronoun: str, before: int) -> list[Span]:
    """The body or the persons that the first verb of a sentence has for its subject."""
    group: VerbGroup | None = next((g for g in groups_of(tokens) if g.tense != "none"), None)
    if group is None or group.last > before:
        return []
    first = phrase_start(tokens, group.first)
    if first >= group.first or _pronoun(tokens, (first, group.first)):
        return []
    phrase = tokens[first : group.first]
    link = next((k for k, t in enumerate(phrase) if t.tag == "PREP"), len(phrase))
    head = phrase[link - 1] if link else phrase[0]
    if pronoun == "it":
        able = head.tag == "NAME" or (singular(head.lower) in words("bodies", "speech") and head.tag != "PLURAL")
        able = able and not _is_person(tokens, (first, group.first), single=False)
    else:
        able = head.tag == "PLURAL" and (
            singular(head.lower) in words("titles", "roles") | words("persons", "speech") or head.lower.endswith("ers")
        )
    return [(first, group.first)] if able else []
