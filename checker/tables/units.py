"""What a heading says its figures are in: "(US$ bn)", "thousand people", "Share, %", "in millions of euros".

A unit is read as a text would print one of it: "US$ bn" as "US$1 bn". So no second grammar of units grows beside that
of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from checker.figures import figures
from checker.lexicon import mapping
from checker.model import Kind, Sentence
from checker.numerals import numbers
from checker.tokens import tokenize
from checker.wordclass import tag

_SCALES: Final = "thousand|million|billion|trillion"
_SIGN: Final = r"(?:[A-Z]{0,3}[$€£¥₹₩₽₺₫฿₪₱₦₴]|[A-Z]{2,3}\b|Rs\.?)"
_MONEY_FIRST: Final = re.compile(rf"(?P<money>{_SIGN})\s*(?P<rest>.*)")
_SCALE_FIRST: Final = re.compile(rf"(?P<scale>{_SCALES})s?\s+(?:of\s+)?(?P<money>{_SIGN})\s*(?P<rest>.*)")
_LEAD: Final = re.compile(
    r"(?:all\s+)?(?:figures?|values?|amounts?|data|numbers?)?\s*(?:are\s+)?\s*in\s+(?=\S)", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"[(\[]\s*(?P<in>[^()\[\]]{1,60})\s*[)\]]")
_LONGEST: Final = 60


class Unit(NamedTuple):
    """The kind and unit of a column's figures, how many one of them stands for, and what else the words say."""

    kind: Kind
    name: str
    scale: Decimal
    rest: str = ""


class Headed(NamedTuple):
    """A heading apart from its unit."""

    words: str
    unit: Unit | None


@lru_cache(maxsize=4096)
def headed(text: str) -> Headed:
    """A heading and the unit in it: in brackets, behind a comma or "in", or all of it."""
    for words, inner in _candidates(text):
        unit = unit_of(inner)
        if unit is not None:
            return Headed(f"{words} {unit.rest}".strip(" ,;:–—-"), unit)
    return Headed(text, None)


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """Ways to part a heading into words and a unit, the surest first."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        yield rest, match["in"]
        for piece in re.split(r"[,;]", match["in"])[:3]:
            yield rest, piece
    lead = _LEAD.match(text)
    if lead:
        yield "", text[lead.end() :]
    for mark in (", ", "; ", " in ", ": ", " – ", " — ", " - ", "/"):
        before, found, after = text.rpartition(mark)
        if found and after:
            yield before, after
    yield "", text
    if text.startswith("% "):
        yield text[2:], "%"
    if text.endswith("%"):
        yield text[:-1], "%"
    pieces = text.rsplit(" ", 2)
    if len(pieces) == 3 and re.match(_SIGN, pieces[1]):
        yield pieces[0], f"{pieces[1]} {pieces[2]}"
    words, _, last = text.rpartition(" ")
    if re.match(_SIGN, last) or last.lower() in ("bn", "mn"):
        yield words, last


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit | None:
    """The unit that a few words name, None where they name none."""
    text = " ".join(text.split()).strip(" .:")
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    if (
        not text
        or len(text) > _LONGEST
        or re.search(r"[0-9]{4}|[0-9]\s*=\s*[0-9]", text.replace("'000", "").replace("000", ""))
    ):
        return None
    said = _said(_scaled(text))
    tokens = tag(tokenize(said, 0))
    sentence = Sentence(0, len(said), said, "table", 0, tokens)
    found = figures(sentence, numbers(tokens))
    if len(found) != 1 or found[0].value is None or found[0].first > 0 or found[0].kind == "duration":
        return None
    figure, scale = found[0], found[0].value
    rest = said[tokens[figure.last - 1].end :].strip()
    if figure.kind == "count" and scale == 1 and rest.lower() not in ("people", "persons", "number", "inhabitants"):
        return None
    return Unit(figure.kind, figure.unit, scale, rest)


def _said(text: str) -> str:
    """One of the unit, as a text would print it."""
    found = _SCALE_FIRST.fullmatch(text)
    if found is not None:
        return f"{found['money']}1 {found['scale']} {found['rest']}".strip()
    found = _MONEY_FIRST.fullmatch(text)
    if found is not None:
        glued = "" if found["money"][-1] in "$€£¥₹₩₽₺₫฿₪₱₦₴" else " "
        rest = re.sub(r"^m\b", "million", found["rest"])
        return f"{found['money']}{glued}1 {rest}".strip()
    return f"1{text}" if text.startswith("%") else f"1 {text}"


def _scaled(text: str) -> str:
    """The words with the short forms of scales written out, and plurals of scales before "of" in the singular."""
    known = mapping("scales", "tables")
    written = [known.get(word.lower(), word) for word in text.split()]
    return re.sub(rf"\b({_SCALES})s?\s+of\s+", r"\1 ", " ".join(written), flags=re.IGNORECASE)
