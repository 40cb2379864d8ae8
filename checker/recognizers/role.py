"""Persons and the offices they hold: "Foreign Minister Ada Lind", "Ada Lind, director of the museum,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from checker.clauses import printed
from checker.lexicon import mapping, words
from checker.model import Mention, Role, Sentence, Token
from checker.numerals import Number
from checker.offices import (
    chief_end,
    ends_place,
    full_name,
    in_name,
    is_capital,
    is_title,
    modifies,
    office_start,
    organisation_end,
    owner_before,
    past_honorific,
    person_end,
    rank_start,
    title_end,
    title_start,
    titles,
)
from checker.wordclass import base_form, closed_by_form

_AROUND: Final = ',.;:()"“”?!'
_CAPITAL: Final = re.compile(r"(?<![^\W_])[^\W\d_a-z]|(?<=[JS]r)\.|(?<=[IV])\.")
"""A capital that begins a word, or what stands behind a name as a part of it: Jr., III."""
_NAMED: Final = 2
"""Capitals without which no office stands by a name: those of a first and a last name, or of a title and a name."""


class Office:
    """A person with an office: title before the name, title in apposition after it, or a verb by which it is taken up.

    Small-letter titles count before a full name only ("spokesman Jan Berg"); words such as "officer" or "leader" not
    even then. Nothing is looked at unless a title word stands in the sentence.
    """

    name: ClassVar[str] = "role"
    precedence: ClassVar[int] = 10
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("Deputy Foreign Minister Ada Lind arrived on Monday.", ("role Ada Lind: Deputy Foreign Minister",)),
        (
            "The visit pleased Gen. Otto Brandt and President Okafor.",
            ("role Otto Brandt: Gen.", "role Okafor: President"),
        ),
        ("Ada Lind, director of the Harbour Museum, said so.", ("role Ada Lind: director",)),
        ("Ada Lind was elected mayor of Uppsala.", ("role Ada Lind: mayor",)),
        ("Norway's Interior Minister Nils Dahl resigned.", ("role Nils Dahl: Interior Minister",)),
        ("They asked police chief Rosa Marin about it.", ("role Rosa Marin: police chief",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The president spoke for an hour.",
        "General Motors hired 300 people.",
        "The Secretary General's office is closed.",
        "Ada Lind, 45, won the race.",
        "He was a judge of character.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may be an office, or say that somebody holds one."""
        return _may_tell(lower)

    def fits(self, printed: Sequence[str], at: int) -> bool:
        """Whether a name can stand by an office, and "who" before what is done to head something."""
        word = printed[at].strip(_AROUND).lower()
        if word in mapping("heading", "roles") and at and printed[at - 1].lower().endswith("who"):
            return True
        return titles(word) and _may_name(printed)

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:  # noqa: ARG002
        """The persons with an office in the sentence, in order."""
        tokens = sentence.tokens
        heading = mapping("heading", "roles")
        free = 0
        for index in [k for k, token in enumerate(tokens) if _may_tell(token.lower)]:
            token = tokens[index]
            if token.lower in heading and index >= free and token.tag in ("VERB", "PAST"):
                found = self._heading(tokens, index, free)
                if found is not None:
                    free = found[1]
                    yield self._mention(tokens, found)
                    continue
            if index < free or not is_title(token) or _hidden(tokens, index):
                continue
            found = (
                self._before_name(tokens, index)
                or self._before_comma(tokens, index, free)
                or self._after_name(tokens, index, free)
            )
            if found is not None:
                free = found[1]
                yield self._mention(tokens, found)

    def _mention(self, tokens: Sequence[Token], found: tuple[int, int, Role]) -> Mention:
        first, last, role = found
        start, end = tokens[first].start, tokens[last - 1].end
        return Mention("role", start, end, first, last, self.name, role=role, confidence=0.85)

    def _before_name(self, tokens: Sequence[Token], index: int) -> tuple[int, int, Role] | None:
        """Title, then name."""
        last_title = title_end(tokens, index)
        name = past_honorific(tokens, last_title)
        name_end = person_end(tokens, name)
        capital = tokens[index].text[0].isupper()
        if name_end == name or any(t.lower.rstrip(".") in words("things", "roles") for t in tokens[name:name_end]):
            return None
        weak = tokens[index].lower in words("weak", "roles") and not _is_specified(tokens, index)
        if not capital and (name_end - name < 2 or weak):
            return None
        if tokens[index].lower in words("abbreviated", "roles") and not capital:
            return None
        if name_end < len(tokens) and tokens[name_end].lower in words("named_for", "roles"):
            return None  # "the Prince Albert church"
        first = title_start(tokens, index)
        own = first
        while own < index and (not modifies(tokens, own, capital) or (own > first and ends_place(tokens[own]))):
            own += 1
        if all(t.lower in words("outlook", "roles") for t in tokens[first:own]):
            first = own
        organisation = printed(tokens, first, own) if own > first else owner_before(tokens, first)
        office_end, rank = last_title, rank_start(tokens, index, last_title)
        title = printed(tokens, own, rank or office_end)
        role = Role(person=printed(tokens, name, name_end), title=title, organisation=organisation or None)
        return first, name_end, role

    @staticmethod
    def _before_comma(tokens: Sequence[Token], index: int, free: int) -> tuple[int, int, Role] | None:
        """Title with its article, then the name between commas: "the returning officer, Ada Lind, said"."""
        start = office_start(tokens, index, free)
        if start == index and start and tokens[start - 1].lower in words("modifiers", "roles"):
            start -= 1
        if not start or tokens[start - 1].lower != "the" or is_capital(tokens[index]):
            return None
        head_end = chief_end(tokens, index) or index + 1
        last, organisation = head_end, ""
        if last < len(tokens) and tokens[last].lower == "of":
            last = organisation_end(tokens, last + 1)
            organisation = printed(tokens, head_end + 1, last)
        if last >= len(tokens) - 1 or tokens[last].text != ",":
            return None
        name = last + 1
        name_end = person_end(tokens, name)
        closed = name_end >= len(tokens) or tokens[name_end].text in (",", ".", ")", ";", "”", '"')
        if (
            not closed
            or not 2 <= name_end - name <= 4
            or any(t.tag != "NAME" for t in (tokens[name], tokens[name_end - 1]))
        ):
            return None
        if any(t.lower.rstrip(".") in words("things", "roles") or is_title(t) for t in tokens[name:name_end]):
            return None
        role = Role(
            person=printed(tokens, name, name_end),
            title=printed(tokens, start, head_end),
            organisation=organisation or None,
        )
        return start, name_end, role

    def _after_name(self, tokens: Sequence[Token], index: int, free: int) -> tuple[int, int, Role] | None:
        """Name, then title: in apposition, or after a verb by which an office is held."""
        head_end = index + 1
        if (
            head_end < len(tokens)
            and tokens[head_end].text == "."
            and tokens[index].lower in words("abbreviated", "roles")
        ):
            return None
        while head_end < len(tokens) and tokens[head_end].lower in ("executive", "officer") and head_end - index < 3:
            head_end += 1  # "chief executive"
        low = office_start(tokens, index, free)
        made = _made(tokens, low, free) if low > free and tokens[low - 1].tag == "NAME" else None
        if made is not None:
            return self._held(tokens, made, low, low, head_end)
        first = index
        while (
            first > free
            and index - first < 10
            and (
                tokens[first - 1].tag in ("NOUN", "NAME", "ADJ", "POSS", "PLURAL")
                or tokens[first - 1].text in ("&", "-")
                or (tokens[first - 1].tag == "GER" and tokens[first - 1].lower in words("modifiers", "roles"))
            )
        ):
            first -= 1
        start = first
        if start > free and tokens[start - 1].tag == "DET" and tokens[start - 1].lower in ("the", "a", "an"):
            start -= 1
        if start > free and tokens[start - 1].lower in words("former", "roles"):
            start -= 1  # "then the foreign minister"
        if start <= free:
            return None
        lead = tokens[start - 1]
        made = _made(tokens, start, free)
        if made is not None:
            return self._held(tokens, made, start, first, head_end)
        person = self._apposed(tokens, start, free) if lead.text == "," else self._taking(tokens, start, free)
        if person is None:
            return None
        name_first, name_last = person
        own = first
        for place in range(index, first - 1, -1):
            if tokens[place].tag == "POSS":
                own = place + 1
                break
        organisation = printed(tokens, first, own - 1) if own > first else ""
        if not organisation and not is_capital(tokens[index]):
            while own < index and tokens[own].tag == "NAME" and not is_title(tokens[own]):
                own += 1  # "the White House press secretary"
            organisation = printed(tokens, first, own) if own > first else ""
        last = head_end
        if head_end < len(tokens) and tokens[head_end].lower in ("of", "at", "for", "to"):
            stop = organisation_end(tokens, head_end + 1)
            if stop > head_end + 1:
                organisation = organisation or printed(tokens, head_end + 1, stop)
                last = stop
        if (
            lead.text == ","
            and last < len(tokens)
            and (
                tokens[last].tag
                not in ("PUNCT", "PREP", "CONJ", "WH", "BE", "PAST", "VERB", "HAVE", "GER", "ADV", "TO", "MODAL")
            )
        ):
            return None
        if not organisation and tokens[start].lower in ("a", "an"):
            return None
        role = Role(
            person=printed(tokens, name_first, name_last),
            title=printed(tokens, own, head_end),
            organisation=organisation or None,
        )
        return name_first, last, role

    @staticmethod
    def _held(
        tokens: Sequence[Token], person: tuple[int, int], start: int, first: int, last: int
    ) -> tuple[int, int, Role] | None:
        """A role from a person and the phrase of the office that a verb gives to them."""
        own = max((k + 1 for k in range(first, last) if tokens[k].tag == "POSS"), default=first)
        organisation = printed(tokens, first, own - 1) if own > first else ""
        office_end = last
        if last < len(tokens) and tokens[last].lower in ("of", "at", "for", "to"):
            stop = organisation_end(tokens, last + 1)
            if stop > last + 1:
                organisation = organisation or printed(tokens, last + 1, stop)
                last = stop
        if tokens[start].tag == "DET" and not organisation and tokens[start].lower != "the":
            return None
        role = Role(
            person=printed(tokens, *person), title=printed(tokens, own, office_end), organisation=organisation or None
        )
        return person[0], last, role

    @staticmethod
    def _heading(tokens: Sequence[Token], index: int, free: int) -> tuple[int, int, Role] | None:
        """A name, "who chairs" or the like, and what is chaired."""
        title = mapping("heading", "roles").get(tokens[index].lower)
        if title is None or index < 3 or tokens[index - 1].lower != "who":
            return None
        last = index - 2 if tokens[index - 2].text == "," else index - 1
        person = full_name(tokens, last, free)
        stop = organisation_end(tokens, index + 1)
        capitals = any(t.tag == "NAME" for t in tokens[index + 1 : stop]) or any(
            t.lower in words("bodies", "roles") for t in tokens[index + 1 : stop]
        )
        if person is None or not capitals or tokens[index + 1].tag not in ("DET", "NAME", "POSS"):
            return None
        role = Role(person=printed(tokens, *person), title=title, organisation=printed(tokens, index + 1, stop))
        return person[0], stop, role

    @staticmethod
    def _apposed(tokens: Sequence[Token], start: int, free: int) -> tuple[int, int] | None:
        """The name before the comma of an apposition, an age between two commas skipped."""
        last = start - 1
        if last >= 2 and tokens[last - 1].tag == "NUM" and tokens[last - 2].text == ",":
            last -= 2
        first = last
        while first > free and in_name(tokens, first - 1) and last - first < 6:
            first -= 1
        while first < last and tokens[first].lower in words("particles", "roles"):
            first += 1
        if last - first < 2 or tokens[first].tag != "NAME":
            return None
        if any(tokens[k].lower in words("things", "roles") or is_title(tokens[k]) for k in range(first, last)):
            return None
        return first, last

    @staticmethod
    def _taking(tokens: Sequence[Token], start: int, free: int) -> tuple[int, int] | None:
        """The subject of "was elected", "became", "is the" before the title."""
        place = start - 1
        if tokens[place].lower in ("as",) and place:
            place -= 1
        if tokens[place].tag == "TO" or place < 1:
            return None
        verb = base_form(tokens[place].lower)
        if tokens[place].tag in ("PAST", "VERB") and verb in words("taking", "roles"):
            passive = place > 0 and tokens[place - 1].tag == "BE"
            if not passive and verb != "become":
                return None
            place -= 2 if passive else 1
            if passive and place >= 0 and tokens[place].tag == "HAVE":
                place -= 1
        elif tokens[place].lower in ("is", "was"):
            place -= 1
            if place >= 1 and tokens[place].lower == "who":
                place -= 2 if tokens[place - 1].text == "," else 1
        else:
            return None
        last = place + 1
        first = last
        while first > free and in_name(tokens, first - 1) and last - first < 6:
            first -= 1
        if last - first < 1 or tokens[first].tag != "NAME" or (last - first < 2 and tokens[place].lower == "who"):
            return None
        if any(is_title(tokens[k]) for k in range(first, last)):
            return None
        return (first, last) if last - first >= 2 else None


@lru_cache(maxsize=65536)
def _may_tell(lower: str) -> bool:
    """Whether a word names an office or says that one is held."""
    return titles(lower) or lower in mapping("heading", "roles")


def _may_name(printed: Sequence[str]) -> bool:
    """Whether words hold capitals enough for a name, that of a word of grammar which opens the sentence left aside."""
    opening = closed_by_form(printed[0].strip(_AROUND).lower())
    capitals = len(_CAPITAL.findall(" ".join(printed[1:] if opening else printed)))
    if capitals >= _NAMED:
        return True
    return capitals > 0 and not words("particles", "roles").isdisjoint(" ".join(printed).lower().split())


def _made(tokens: Sequence[Token], start: int, free: int) -> tuple[int, int] | None:
    """The person before an office they are put in or serve in: "confirmed Olu Bello as", "named Olu Bello", "Olu Bello,
    sworn in as".
    """
    place = start - 1
    by_as = tokens[place].lower == "as"
    if not by_as:
        place += 1
    verb = place - 2 if by_as and tokens[place - 1].lower == "in" else place - 1
    if by_as and verb > free and base_form(tokens[verb].lower) in words("serving", "roles"):
        last = verb
        while last > free and tokens[last - 1].tag in ("BE", "HAVE", "MODAL", "ADV"):
            last -= 1
        return full_name(tokens, last, free)
    person = full_name(tokens, place, free)
    if person is None or person[0] <= free:
        return None
    giving = tokens[person[0] - 1]
    made = base_form(giving.lower) in (words("taking", "roles") | words("giving", "roles"))
    return person if made and giving.tag in ("PAST", "VERB", "GER") else None


def _is_specified(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before a weak title says what it is of: "council leader", "returning officer"."""
    if not index:
        return False
    lead = tokens[index - 1]
    return lead.tag in ("NOUN", "GER") or (index == 1 and lead.tag == "NAME" and lead.text.isalpha())


def _hidden(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word cannot be a title here: a genitive, or a number before it."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    return (after is not None and after.tag == "POSS") or (before is not None and before.tag == "NUM")
