"""An entry → sentences → a claim with its frame: what the house has reviewed is read as any text is.

So an entry is of one measure with a claim when two sentences that say them would be, and no second grammar of measures
grows beside that of the texts. Every wording is said by itself, with the figure where it asks for it; a noun phrase is
turned into the sentence it was made from where it still shows how: "countries with which Vietnam has defence relations"
says that Vietnam has defence relations with so many countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.ledger.entry import FIGURE, LedgerEntry
from checker.model import UNKNOWN_PERIOD, Block, Claim, Document, Measure, Quantity, Reviewed, Subject, Token
from checker.names import fold
from checker.tokens import tokenize
from checker.wordclass import NOUNISH, singular, tag

BOUNDS: Final = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
PREPOSITIONS: Final = "with|from|in|to|for|by|of|at|on|into|through|under|against|among|between"
_WITH_WHICH: Final = re.compile(rf"(?P<head>.+?),? (?P<prep>{PREPOSITIONS}) (?:which|whom) (?P<clause>\w.+)")
"""A noun, and what was said of it with a preposition."""
_THAT_DOES: Final = re.compile(r"(?P<head>.+?),? (?:that|which|who) (?P<clause>\w.+)")
"""A noun, and what it does or has done to it; or what somebody does to it."""
_NUMBER_OF: Final = re.compile(r"(?:the )?(?:total )?number of (?P<things>.+)")
"""What says that it is counted, and then what is."""
VERBAL: Final = frozenset({"VERB", "PRES", "PAST", "BE", "HAVE"})
"""Word classes of a verb that says something of what stands before it."""
_OF_NAME: Final = re.compile(r"\w+(?:\W+\w+)*? (?:of|in|for|under|from|at|by|on|with|to|among) ")
"""A noun that says more of itself behind a preposition."""


def spoken(entry: LedgerEntry) -> Document:
    """The entry as a text, a paragraph a wording, of the time that the entry's figure is of."""
    sentences = [" ".join(said.split()) for wording in entry.wordings for said in _said(wording, entry)]
    listed = list(dict.fromkeys(sentences))
    blocks: list[Block] = []
    at = 0
    for sentence in listed:
        blocks.append(Block(at, at + len(sentence), "prose", "body"))
        at += len(sentence) + 2
    period = entry.when.model_copy(update={"basis": "document"})
    return Document(
        name=f"{entry.file}:{entry.line}", path=entry.file, text="\n\n".join(listed), blocks=tuple(blocks),
        period=period, dated_by="ledger",
    )  # fmt: skip


BEGINNING: Final = 4
"""Letters in which the forms of a name agree at least."""
_CAPITALISED: Final = re.compile(r"\b[A-Z]\w*")
_WORD: Final = re.compile(r"\w+")


def beginnings(texts: Iterable[str]) -> frozenset[str]:
    """How the words of texts begin, to be asked which entries may be of something there."""
    return frozenset(word[:BEGINNING] for text in texts for word in _WORD.findall(fold(text)))


def may_concern(entry: LedgerEntry, begun: frozenset[str]) -> bool:
    """Whether texts whose words begin so name anybody whom the measure names; true where it names nobody."""
    names = [word[:BEGINNING] for name in _CAPITALISED.findall(entry.measure) for word in _WORD.findall(fold(name))]
    return not names or any(name in begun for name in names)


def reviewed(entry: LedgerEntry, subjects: Iterable[Subject]) -> Reviewed:
    """The entry as it is held against claims, from what was read in its ``spoken`` text; without wordings where none
    says its figure of anything.
    """
    wordings: list[Subject] = []
    for subject in _telling(entry, subjects):
        own = {"id": f"{entry.id}.{len(wordings)}", "quantity": _quantity(entry, subject.claim.quantity),
               "period": UNKNOWN_PERIOD, "modality": "asserted", "speaker": None}  # fmt: skip
        wordings.append(subject._replace(claim=subject.claim.model_copy(update=own)))
    return Reviewed(
        claim=_claim(entry, wordings[0].claim if wordings else None),
        wordings=tuple(wordings),
        key=entry.key,
        total=entry.period is not None,
        rank=entry.rank,
        sources=tuple(reference.source for reference in entry.references),
        reviewed=entry.reviewed,
        review_after=entry.review_after,
    )


def _claim(entry: LedgerEntry, said: Claim | None) -> Claim:
    """The entry as a claim of its own file and line, of the kind it was ``said`` in."""
    quantity = said.quantity if said is not None else None
    return Claim(
        id=entry.id,
        document=entry.file,
        start=0,
        end=0,
        line=entry.line,
        column=1,
        zone="body",
        surface=figure(entry),
        sentence=said.sentence if said is not None else entry.measure,
        kind=said.kind if said is not None else "count",
        aspect="flow" if entry.period is not None else "state",
        quantity=quantity or _quantity(entry, None),
        whole=said.whole if said is not None else None,
        change=None,
        measure=Measure(subject=None, predicate=None, counted=entry.measure.replace(FIGURE, "…")),
        period=entry.when,
        speaker=None,
        quoted=False,
        modality="asserted",
        recognizer="ledger",
        confidence=1.0,
    )


def _telling(entry: LedgerEntry, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """The claims that give the entry's figure, one a sentence."""
    said: set[str] = set()
    for subject in subjects:
        q = subject.claim.quantity
        if q is None or subject.claim.sentence in said or not _is_figure(entry, q):
            continue
        if q.unit == entry.unit:
            said.add(subject.claim.sentence)
            yield subject


def _is_figure(entry: LedgerEntry, quantity: Quantity) -> bool:
    if entry.value is not None:
        return quantity.value == entry.value
    return (quantity.low, quantity.high) == (entry.low, entry.high)


def _quantity(entry: LedgerEntry, read: Quantity | None) -> Quantity:
    """What was read, with the bounds that the entry gives in so many words; the entry's own where nothing was."""
    strict = entry.strict
    if read is None:
        read = Quantity(
            surface="", value=entry.value, low=strict.low, high=strict.high, likely_low=strict.low,
            likely_high=strict.high, unit=entry.unit, approximate=entry.comparator == "~",
        )  # fmt: skip
    own = {end: value for end, value in (("low", entry.low), ("high", entry.high)) if value is not None}
    bounds = {name: value for end, value in own.items() for name in (end, f"likely_{end}")}
    return read.model_copy(update={"surface": figure(entry), "comparator": entry.comparator, **bounds})


# --- in words ------------------------------------------------------------------------------------------------------


def figure(entry: LedgerEntry) -> str:
    """The figure as a text would print it: "more than 100", "185 of 193", "10 to 20 percent"."""
    number = f"{entry.low:,f} to {entry.high:,f}" if entry.value is None else f"{entry.value:,f}"
    whole = f" of {entry.whole:,f}" if entry.whole is not None else ""
    unit = f" {_unit(entry)}" if entry.unit else ""
    return f"{BOUNDS[entry.comparator]}{number}{whole}{unit}"


def _unit(entry: LedgerEntry) -> str:
    """A unit's name in the number the figure asks for."""
    one = entry.value == Decimal(1) and entry.comparator == "="
    irregular = {"percent": "percent", "foot": "feet", "inch": "inches", "percentage point": "percentage points"}
    unit = entry.unit
    if one or unit.endswith(("s", "hertz")):
        return unit
    name, of, rest = unit.partition(" of ")  # "year of age"
    return f"{irregular.get(name, f'{name}s')}{of}{rest}"


def _said(wording: str, entry: LedgerEntry) -> Iterator[str]:
    """The sentences a wording is said in."""
    number = figure(entry)
    if FIGURE in wording:
        yield _sentence(wording.replace(FIGURE, number))
        return
    if entry.unit:
        yield _sentence(f"the {wording} is {number}")
        yield _sentence(f"the {wording} was {number}")
        return
    found = _WITH_WHICH.fullmatch(wording)
    if found is not None:
        yield _sentence(f"{found['clause']} {found['prep']} {number} {found['head']}")
        return
    found = _THAT_DOES.fullmatch(wording)
    if found is not None:
        yield _sentence(f"{number} {found['head']} {found['clause']}")
        return
    if (listed := _NUMBER_OF.fullmatch(wording)) is not None:
        yield _sentence(f"there are {number} {listed['things']}")
        return
    if _clause(wording):
        yield _sentence(f"{number} {wording}")
        return
    if _one_thing(wording):
        yield _sentence(f"the {wording} is {number}")
        return
    yield _sentence(f"there are {number} {wording}")
    if wording != entry.measure and (counted := _head(entry.measure)) and counted not in wording:
        yield _sentence(f"there are {wording} with {number} {counted}")


def _clause(wording: str) -> bool:
    """Whether a wording says something of what it counts: "people live in Lindholm"."""
    kinds = [token.tag for token in tag(tokenize(wording))]
    return any(kind in VERBAL for kind in kinds[1:]) and kinds[0] in NOUNISH


def _one_thing(wording: str) -> bool:
    """Whether a wording names a figure and not what is counted: "population of Lindholm", "turnout"."""
    head = next((token.lower for token in reversed(_lead(wording))), "")
    return bool(head) and singular(head) == head


def _lead(wording: str) -> Sequence[Token]:
    """The noun phrase a wording begins with."""
    tokens = tag(tokenize(wording))
    last = next((n for n, token in enumerate(tokens) if token.tag not in (*NOUNISH, "ADJ", "CONJ")), len(tokens))
    return tokens[:last]


def _head(measure: str) -> str:
    """The noun that a measure counts, with what stands before it; nothing where the measure does not show it."""
    if FIGURE in measure:
        return ""
    for form in (_WITH_WHICH, _THAT_DOES):
        found = form.fullmatch(measure)
        if found is not None:
            return found["head"]
    return ""


def _sentence(words: str) -> str:
    text = words.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
