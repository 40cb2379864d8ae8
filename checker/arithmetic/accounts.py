"""Sums told over two sentences, and what is left of a whole.

"The police may spend $96 million. Pay accounts for $72 million, vans for $14 million and gear for $10 million." The
list says by its verb that each part has its share, and its whole stands in the sentence before or, behind "in all",
in the one after. "Nine of the 24 went back; 15 remain" is a sum of two parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from checker.arithmetic.adding import Sum, missed
from checker.arithmetic.passages import Passage
from checker.arithmetic.phrasing import any_of, open_words
from checker.arithmetic.printed import MARK, Printed, Skeleton, skeleton
from checker.pattern import pattern

NEAR: Final = Decimal("0.15")
"""How far parts told in a sentence of their own may miss their whole, as a share of it, to be meant as its sum."""
WELL_NEAR: Final = Decimal("0.25")
"""The same where the total is said to be one."""
MOST: Final = 12
LONGEST: Final = 1200
"""Characters of two sentences beyond which they are not read as one."""
SURE: Final = 0.75
_PRONOUN: Final = pattern(r"\s*(?:it|he|she|they|we|i|you|this|that|there|in|on|at|of)\b")
_WORDY: Final = rf"[^.;:?!()—{MARK}]"
_NEXT_PART: Final = pattern(rf"{_WORDY}{{0,40}}(?:,|;|\band\b|\bwhile\b){_WORDY}{{0,60}}")
_BRACKET: Final = pattern(rf"\)?(?:,|;| and){_WORDY}{{1,60}}\(")
_CLOSES: Final = pattern(r"[^.;:,(]{0,30}\)?[.!]?\s*")
_TOTAL_AFTER: Final = pattern(
    r"\s*(?:in all|in total|altogether|all told|together(?! with)|combined|between them|(?:the"
    r"|a) (?:grand )?total|the sum)\b"
    r"(?:,|\s)[^.;:,()]{0,40}"
)
_OPEN: Final = "open|free|vacant|outstanding|unsolved|empty|pending|missing|unfilled|unpaid|unsold|unknown"
_REMAINS: Final = pattern(
    rf"(?:\s[a-z’'-]+){{0,2}}\s(?:remain(?:s|ed)?|(?:are|is|were|was)\s(?:still\s)?(?:left|{_OPEN})|left|to go"
    rf"|to come|stay(?:s|ed)?)"
    rf"(?:\s(?:{_OPEN}))?\s*[.,;!]"
)
_GIVES: Final = pattern(
    r"\b(?:g[ia]ves?|pa(?:ys?|id)|puts? in|contribut\w+|suppl(?:y|ies|ied)|provide[sd]?|donate[sd]?|costs?"
    r"|gets?|got|receive[sd]?)\b"
)
_LEFT: Final = pattern(
    r"\b(?:remain|left|missing|open|free|vacant|outstanding|unsolved|empty|pending|to go|to come|stay|short"
    r"|lacking|unfilled|too few|fewer)"
)
_THEN_REST: Final = pattern(
    r"[^.;:,()—]{0,60}(?:;|,|—| –| -|\.)(?:\s(?:and|so|which means|meaning|but))?(?:\s(?:the other|another|only"
    r"|just|some))?\s"
)
_OF_WHOLE: Final = pattern(r"\s(?:out )?of (?:the|its|their|those|these|all)(?: (?!which|whom|them)[a-z’'-]+){0,2} ")
_OF_FRONT: Final = pattern(r"(?:^|.*[.;,] ?)(?:out )?of (?:the |its |their |these |those )?(?:[a-z’'-]+ ){0,2}")
_SHORT_OF: Final = pattern(
    r"(?:\s[a-z’'-]+){0,2}\s(?:(?:are|is|were|was)\s)?(?:still\s)?(?:missing|short|lacking|vacant|unfilled"
    r"|too few|fewer)\s*[.,;!]"
)
_SO: Final = pattern(
    r"[^.;:()—]{0,40}(?:,|;|—)\s(?:and )?(?:so|leaving|which leaves|that leaves|meaning|which means)(?: that)?\s"
)
_WANTED: Final = pattern(
    r"\b(?:where|against|instead of|but|when|while|though|although|compared with|out of|of)\b"
    r"[^.;:()]*\b(?:planned?|need(?:s|ed)?|calls? for|should|budget(?:ed|s)?|posts?|target|required?|allow(?:s"
    r"|ed)?|approved|established|strength|seats|places|has|have|had)\b"
)


def told_apart(above: Passage, passage: Passage) -> Sum | None:
    """The sum of a list that is a sentence of its own, of a whole in the sentence before."""
    if passage.end - above.start > LONGEST or sum(c.quantity is not None for c in passage.claims) < 2:
        return None
    if not _has_somewhere().search(passage.text):
        return None
    text, first = skeleton(passage), skeleton(above)
    if _GIVES.search(first.text) and _GIVES.search(text.text):
        return None  # one gives this, others give that
    if open_words().search(_between_verbs(text)):
        return None
    parts = _holding(text) or _bracketed(text)
    if not parts:
        return None
    return _of_one(parts, first.printed)


def totalled_next(above: Passage, passage: Passage) -> Sum | None:
    """The sum of the numbers of a sentence, of the one number of the next: "Together that is £26.4m"."""
    if passage.end - above.start > LONGEST or not _TOTAL_AFTER.match(passage.text.lower()):
        return None
    text, first = skeleton(passage), skeleton(above)
    if len(text.printed) != 1 or not _TOTAL_AFTER.fullmatch(text.gap(0)) or not 2 <= len(first.printed) <= MOST:
        return None
    whole = text.printed[0]
    parts = tuple(p for p in first.printed if p.unit == whole.unit)
    if len(parts) < 2 or len(parts) != len(first.printed) or open_words().search(first.text):
        return None
    joined = all(_NEXT_PART.fullmatch(first.gap(i)) for i in range(1, len(first.printed)))
    return missed(parts, whole, SURE, WELL_NEAR) if joined else None


def left_over(passage: Passage) -> Sum | None:
    """What is left of a whole: nine of the 24, 15 remain; 620 where the plan has 640, so 20 are missing."""
    if not _LEFT.search(passage.text):
        return None
    text = skeleton(passage)
    if not 3 <= len(text.printed) <= MOST:
        return None
    for i in range(len(text.printed) - 2):
        a, b, rest = text.printed[i : i + 3]
        behind = text.gap(i + 3)
        if not a.unit == b.unit == rest.unit or not (a.exact and b.exact and rest.exact):
            continue
        if _REMAINS.match(behind) and _THEN_REST.fullmatch(text.gap(i + 2)):
            if _OF_WHOLE.fullmatch(text.gap(i + 1)) and a.value < b.value:
                return missed((a, rest), b, SURE, None)
            if _OF_FRONT.fullmatch(text.gap(i)) and "," in text.gap(i + 1) and b.value < a.value:
                return missed((b, rest), a, SURE, None)
        wanted = _WANTED.search(f"{text.gap(i + 1)} {text.gap(i + 2)}")
        if _SHORT_OF.match(behind) and _SO.fullmatch(text.gap(i + 2)) and a.value != b.value and wanted:
            small, large = sorted((a, b), key=lambda p: p.value)
            return missed((small, rest), large, SURE, None)
    return None


def _of_one(parts: tuple[Printed, ...], wholes: tuple[Printed, ...]) -> Sum | None:
    """What the parts miss the first number by that they can be of, where they make up none of the numbers."""
    found: Sum | None = None
    for whole in wholes:
        if whole.unit != parts[0].unit or not whole.exact:
            continue
        off = missed(parts, whole, SURE, None)
        if off is None:
            return None
        found = found or missed(parts, whole, SURE, NEAR)
    return found


def _holding(text: Skeleton) -> tuple[Printed, ...]:
    """The numbers of a sentence that tells who has how much: "pay accounts for 72, vans for 14 and gear for 10"."""
    numbers = text.printed
    if not 2 <= len(numbers) <= MOST or _PRONOUN.match(text.gap(0)) or not _has().search(text.gap(0)):
        return ()
    if len({p.unit for p in numbers}) != 1 or re.search(r"[.;:()]", text.gap(0)):
        return ()
    gaps = [text.gap(i) for i in range(1, len(numbers))]
    if not all(_NEXT_PART.fullmatch(g) for g in gaps) or not re.search(r"\b(?:and|while)\b", gaps[-1]):
        return ()
    rest = re.search(r"\b(?:other|remaining|rest)\b", gaps[-1])
    if len(numbers) == 2 and rest is None:
        return ()
    return numbers if _CLOSES.fullmatch(text.gap(len(numbers))) else ()


def _bracketed(text: Skeleton) -> tuple[Printed, ...]:
    """The numbers in brackets behind as many names as are announced: "three players: A (4), B (2) and C (1)"."""
    numbers = text.printed
    if not 3 <= len(numbers) <= MOST or numbers[0].unit or not numbers[1].unit or numbers[0].value != len(numbers) - 1:
        return ()
    if not re.fullmatch(r"[^:(]*:[^:()]*\(", text.gap(1)):
        return ()
    inner = [text.gap(i) for i in range(2, len(numbers))]
    return numbers[1:] if all(_BRACKET.fullmatch(g) for g in inner) and text.gap(len(numbers)).startswith(")") else ()


@cache
def _has() -> re.Pattern[str]:
    """A verb of having a share, right before the first number."""
    return pattern(rf"\b(?:{any_of('holding')}|{any_of('sharing')})(?: (?:up|for|to|on|into|from|in|about|some))?\s*$")


@cache
def _has_somewhere() -> re.Pattern[str]:
    """A verb of having a share, or what announces names with brackets."""
    return pattern(rf":|\b(?:{any_of('holding')}|{any_of('sharing')})\b")


def _between_verbs(text: Skeleton) -> str:
    return " ".join(text.gap(i) for i in range(len(text.printed) + 1))


def apart(above: Passage | None, passage: Passage) -> Iterator[Sum]:
    """Every sum of these forms that a sentence tells, with the one before it where that stands just before."""
    found = left_over(passage)
    if found is None and above is not None:
        found = told_apart(above, passage) or totalled_next(above, passage)
    if found is not None:
        yield found
