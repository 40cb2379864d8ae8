"""Names called one by one behind their number: "Three boats were seized in the bay: the Ada, the Bella and the Cora".

Only names are counted, each with what stands in brackets behind it, and only where nothing but names is listed: an age,
an office or a place set off by commas makes it doubtful what an item is, and then nothing is said.
"""

from __future__ import annotations

import re
from typing import Final

from checker.lexicon import words
from checker.model import Block, Claim, Document
from checker.pattern import pattern

LEAD: Final = 120
"""Characters between a number and the list."""
LISTED: Final = 400
"""Characters of the longest list."""
MOST_WORDS: Final = 7
"""Words of the longest item."""

_ASIDE: Final = pattern(r"\s*(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\])")
_OPENS: Final = pattern(
    r":\s|\s[–—-]\s|—|\s\((?=[A-Z])|,\s(?:namely|to\swit|that\sis)\s|\s(?:are|were)\s(?=(?:the\s)?[A-Z])"
)
_ENDS: Final = {":": r"[.!?;](?=\s|$|[\"”])", "(": r"\)", "-": r"\s[–—-]\s|—|[.!?;](?=\s|$)", ",": r"[.!?;](?=\s|$)"}
_NEXT: Final = pattern(
    r"[^.!?:;]{0,120}[.!?]\s+(?:They|These|Those|The\s(?P<again>[a-z]+)|Their\snames)\s(?:are|were)\s"
    r"(?:called\s)?(?P<list>[^.!?:]{5,300})[.!?](?=\s|$)"
)
"""The next sentence calls them: "They are Arden, Bexhill and Corve."."""
_FIRST: Final = pattern(r"\b(?:first|beginning with|starting with|starting in)\s", re.IGNORECASE)
_THEN: Final = pattern(
    r",?\s(?:and\s)?(?:then|next|after that|afterwards|followed by|(?:at|and) last(?: of all)?"
    r"|lastly|finally|second|third|fourth|fifth)\s"
    r"(?:to\s|in\s|at\s)?(?:the\s)?(?=[A-Z])"
)
_LED: Final = pattern(r"^(?:to|in|at|from|of|by|for|with|between)\s(?=(?:the\s)?[A-Z])")
_NAME: Final = pattern(
    r"(?P<the>(?:the|an?|his|her|its|their|our)\s)?(?P<name>[A-Z][^\W\d_]*[\w'’.&-]*(?:\s[\w'’.&-]+)*)"
)
_SMALL: Final = pattern(r"(?:of|the|and|de|la|le|du|van|von|der|den|del|da|di|al|el|bin|upon|on|in|at|for|to|from|y)$")
_NO_LEAD: Final = pattern(
    r"[.!?;:()]|\b(?:who|whom|which|that|than|more|fewer|less|times?|years?|months?|weeks?|days?|hours?|ago|per|or|not"
    r"|percent|per cent|each|another|others?|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozen|hundred|many|several|some)\b|\d",
    re.IGNORECASE,
)
_JOINED: Final = pattern(r"\s*(?:,\s*)?(?:\band\b|&|\bas well as\b|\bplus\b)\s+")


def called(document: Document, block: Block, claim: Claim, number: int) -> int | None:
    """How many names are called behind ``number`` things; ``None`` where that is not plain."""
    text = document.text[claim.end : min(block.end, claim.end + LEAD + LISTED)]
    opened = _OPENS.search(text[: LEAD + 20])
    if opened is not None and is_plain_lead(text[: opened.start()]):
        mark = opened[0].strip()
        sort = ":" if mark == ":" else "(" if mark == "(" else "-" if mark in ("-", "–", "—") else ","
        near = len(text[: opened.start()].split()) <= NEAR
        if sort == ":" or near:
            closed = re.search(_ENDS[sort], _blanked(text[opened.end() :]))
            if closed is not None:
                listed = text[opened.end() : opened.end() + closed.start()]
                found = names(listed, number)
                if found is not None:
                    return found
    return _called_next(text, claim, number) or _in_turn(text)


NEAR: Final = 4
"""Words between a number and the names where no colon opens them."""


def is_plain_lead(lead: str) -> bool:
    """Whether the words between a number and its list keep the two together: no other number, no clause of its own."""
    return bool(lead.strip()) and len(lead) <= LEAD and not _NO_LEAD.search(lead)


def _blanked(text: str) -> str:
    """A text in which nothing in brackets, and no point of an initial, ends a sentence; places are kept."""
    return re.sub(r"\([^()]{1,80}\)|\b[A-Z]\.|\b(?:St|Mr|Mrs|Ms|Dr|Mt|Ft)\.", lambda m: "_" * len(m[0]), text)


def names(listed: str, number: int) -> int | None:
    """The number of names in a list, the last joined by "and"; ``None`` where it holds anything else, or where one name
    may be another said again and that decides whether there are ``number``.
    """
    bare = _LED.sub("", _ASIDE.sub("", " ".join(listed.split())).strip())
    if '"' in bare or "“" in bare or "(" in bare:
        return None
    pieces = [p.strip() for p in bare.split(";" if ";" in bare else ",")]
    if len(pieces) > 1 and pieces[-1].startswith("and "):
        items = [*pieces[:-1], pieces[-1][4:]]
    else:
        last = _JOINED.split(pieces[-1])
        if len(last) != 2:
            return None
        items = [*pieces[:-1], *last]
    if len(items) < 2 or any(_JOINED.search(f" {i}") for i in items):
        return None
    led: set[str] = set()
    for item in items:
        found = _NAME.fullmatch(item)
        if found is None or len(item.split()) > MOST_WORDS:
            return None
        name = found["name"].split()
        if any(not w[0].isupper() and not _SMALL.match(w) for w in name) or not name[-1][0].isupper():
            return None
        if name[0].lower() in words("titles", "roles") and not led:
            return None
        if any(w.lower().strip(".") in words("titles", "roles") for w in name[:1]):
            return None  # "Ada Lind, Mayor of Bergen"
        led.add((found["the"] or "").strip())
    return len(items) if len(led) == 1 or len(items) < number else None


def _called_next(text: str, claim: Claim, number: int) -> int | None:
    """The names that the next sentence calls: "They are …", "The three are …", "The boats were …"."""
    found = _NEXT.match(text)
    if found is None or re.search(r"\d", found[0][: found.start("list") - found.start()]):
        return None
    again = found["again"]
    counted = claim.measure.counted.lower().split()
    if again is not None and again not in (
        claim.surface.lower(),
        *(f"{c}s" for c in counted[-1:]),
        *(f"{c}es" for c in counted[-1:]),
    ):
        return None
    return names(found["list"], number)


def _in_turn(text: str) -> int | None:
    """The names that come one after the other: "first Arden, then Bexhill, at last Corve"."""
    sentence = re.match(r"[^.!?]{0,400}", text)
    first = _FIRST.search(sentence[0]) if sentence is not None else None
    if sentence is None or first is None or _NO_LEAD.search(sentence[0][: first.start()].rstrip(",:—– ")):
        return None
    behind = sentence[0][first.end() :]
    if not re.match(r"(?:to\s|in\s|at\s)?(?:the\s)?[A-Z]", behind) or not _THEN.search(behind):
        return None
    steps = _THEN.split(behind)
    if any("," in s.strip(" ,") or _JOINED.search(f" {s.strip(' ,')} ") for s in steps):
        return None
    return len(steps)
