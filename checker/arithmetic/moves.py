"""A change as it is told, and the words that tell its step and its ends."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from checker.arithmetic.beside import LINK, behind
from checker.arithmetic.passages import Passage
from checker.arithmetic.seams import SEAM
from checker.lexicon import table
from checker.model import Claim, Quantity
from checker.pattern import pattern

Way = Literal["up", "down"]

STEP: Final = (
    r"(?:rise|increase|gain|jump|growth|climb|surge|leap|hike|improvement|expansion|overrun|excess|overshoot|addition"
    r"|advance|upturn|boost|drop|decline|fall|loss|decrease|reduction|cut|slump|plunge|slide|dip|shortfall|saving"
    r"|contraction|collapse|tumble|shrinkage|downturn|change|difference)"
)
"""A noun that a step is told with: a rise of, an overrun of."""
WHEN: Final = rf"(?: (?:{LINK}|\d{{4}}|from|to|by)){{0,6}}"
TOLD_AFTER: Final = pattern(
    rf"{WHEN}(?:\s*(?:,|–|—|--|\()\s*|{SEAM})"
    r"(?:(?:or|that is|which is|meaning|representing|marking|amounting to|a|an|the|for|about|roughly)\s+){0,4}"
    rf"(?:{LINK} )?(?:{STEP} (?:of|by) )?(?:up |down |by |\+|-|−)?(?:by )?$",
    re.IGNORECASE,
)
"""From the last end of a change to a step told behind it: ", a rise of", ". That is"."""
EARLIER: Final = pattern(
    r" (?:a (?:year|month|week|decade|quarter|season) (?:ago|earlier|before)|(?:the )?(?:previous|last|prior) \w+"
    r"|the (?:year|month|week|quarter|season|summer|winter|day) before|in (?:the )?(?:\w+ )?(?:\w+ )?\d{4}"
    r"|in the (?:same|previous|prior|year)|[a-z]+ years (?:ago|earlier|before))",
    re.IGNORECASE,
)
"""Behind a figure: it is of an earlier time."""
_NTH: Final = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONE_NTH: Final = pattern(rf"\b(?:an?|one) (?P<part>half|{'|'.join(_NTH)})\b(?! (?:of|year|time|consecutive|straight))")


class Move(NamedTuple):
    """A change as told: its claims in order of the text, the word for it, its ends and the step between them."""

    claims: tuple[Claim, ...]
    word: str
    way: Way | None
    start: Quantity
    end: Quantity
    by: Quantity | None
    by_way: Way | None


def nth(passage: Passage, claim: Claim, reach: re.Pattern[str]) -> Quantity | None:
    """A step told behind a claim as "a third", where ``reach`` fits the words between."""
    tail = behind(passage, claim)
    found = _ONE_NTH.search(tail)
    if found is None or not reach.fullmatch(tail[: found.start()]):
        return None
    word = found["part"]
    value = Decimal(1) / (2 if word == "half" else 4 if word == "quarter" else _NTH.index(word) + 3)
    return Quantity(surface=found[0], value=value, low=value, high=value, likely_low=value, likely_high=value)


@cache
def ways() -> dict[str, Way]:
    """Nouns of change, comparatives and "up" and "down" → which way they go."""
    listed = [table("changes")[key] for key in ("nouns", "adverbs", "after", "compared")]
    ups = [w for words in listed for w in words["up"].split()]
    downs = [w for words in listed for w in words["down"].split()]
    return {**dict.fromkeys(ups, "up"), **dict.fromkeys(downs, "down")}
