"""Two sentences that tell one sum: the second takes up what the first says by "that" or "of these"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from checker.arithmetic.passages import Passage
from checker.model import Claim
from checker.pattern import pattern

_TAKES_UP: Final = (
    r"(?:is|was|makes|made|means|meant|comes? (?:out )?(?:to|at)|came (?:out )?(?:to|at)|works? out (?:at|to|as)"
    r"|worked out (?:at|to|as)|represents|represented|amounts? to|amounted to|equals|equalled|equaled"
    r"|(?:gives|gave|leaves|left)(?:\s[\w’'-]+){0,2}"
    r"|translates (?:in)?to|corresponds to|corresponded to|marks|marked|adds? up to|accounts? for|accounted for)"
)
_DOES: Final = rf"\s(?:figure\s|number\s|would\s|will\s)?{_TAKES_UP}\s"
_TAKEN_UP: Final = rf"(?:That|This|It|Which|They|These|Those|Together they){_DOES}"
SEAM: Final = rf"(?:\.[”\"’)]?\s{_TAKEN_UP}|(?:;|\s[–—-]|—)\s?(?:and\s)?(?:that|this|which){_DOES})"
"""From the end of a sentence to what the next says of it: ". That works out at"."""
_BEGINS: Final = pattern(_TAKEN_UP)
_OF_THEM: Final = pattern(r"\b(?:[Oo]ut )?(?:[Oo]f|[Aa]mong) (?:these|them|those|that|the total|it)\b(?! \d)")
_GOES_ON: Final = pattern(r"(?:(?:Another|Some|About|Only|Just|A further|Nearly|Almost) )?\d[^.]*(?:%|per ?cent)")
_JOINED: Final = 3
"""Characters between two sentences of one paragraph, at most."""
LONGEST: Final = 600
"""Characters of two sentences beyond which they are not read as one."""


def joined(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Each pair of neighbouring sentences that tell one sum, as one passage, and the second of them."""
    for first, then in pairwise(passages):
        if first.document is not then.document or not 0 <= then.start - first.end <= _JOINED:
            continue
        if then.end - first.start > LONGEST or "\n\n" in first.document.text[first.end : then.start]:
            continue
        told = then.text
        if _BEGINS.match(told) or _OF_THEM.search(told) or _GOES_ON.match(told):
            yield Passage(first.document, first.start, then.end, (*first.claims, *then.claims)), then


def straddles(claims: Sequence[Claim], then: Passage) -> bool:
    """Whether some of the claims stand in the second of two sentences and some before it."""
    starts = [c.start for c in claims]
    return min(starts) < then.start <= max(starts)
