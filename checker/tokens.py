"""Text → tokens: words, numbers and marks with their places. No meaning is given to them here.

A digit run with its inner separators is one token (``1,234.5``, ``.25``); letters glued to it are another (``5bn`` →
``5`` ``bn``, ``RM23`` → ``RM`` ``23``), so that the number grammar sees the seam by the places touching. A list
without blanks is no number (``22,24,26`` is five tokens). Hyphenated words stay one token (``co-sponsors``) unless a
part is a number word or they hang on a number (``two-day`` → ``two`` ``-`` ``day``, ``64-year-old`` → ``64`` ``-``
``year`` ``-`` ``old``).
"""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon import table, words

_WORD = r"[^\W\d_]\w*(?:['’´][^\W\d_]+)*"
_COMMA = r"[,，]"
_DOT = r"[.．]"

_NUMBER = rf"""
      \d{{1,3}}(?:['’]\d{{3}}){{1,6}}(?![\d'’])(?:{_DOT}\d++)?                        # 1'250.50
    | \d{{1,3}}(?:{_COMMA}\d{{2,3}}){{0,8}}{_COMMA}\d{{3}}(?!\d)(?:{_DOT}\d++)?   # 1,234,567.89  12,34,567
    | (?<!\d[,–-])(?<![\[(])\d++(?:\.\d++)*+,\d{{1,2}}(?!\d|,\d|\.\d)                           # 5,00  1.111,11
    | \d++(?:{_DOT}\d++)*+                                                        # 1995  3.75  10.4.1
    | (?<![\w.])\.\d++                                                            # .25
"""

_PART = re.compile(r"[-‐‑]|[^-‐‑]+")
_HYPHEN = re.compile(r"[-‐‑]")
_POSSESSIVE = re.compile(r"['’´]s$|(?<=s)['’´]$", re.IGNORECASE)
_NEGATION = re.compile(r"n['’´]t$", re.IGNORECASE)

Raw = tuple[int, int, str]
"""start, end (offsets into the given text plus ``offset``), text"""


@cache
def _token() -> re.Pattern[str]:
    currencies = table("currencies")
    codes = "|".join(sorted((re.escape(c) for c in currencies["codes"] if c.isalpha()), key=len, reverse=True))
    dollars = "|".join(sorted((re.escape(c) for c in currencies["dollars"] if c.isalpha()), key=len, reverse=True))
    ascii_signs = "|".join(currencies["ascii"])
    return re.compile(
        rf"""
          (?P<plain>[A-Za-z]{{2,}}+(?![\w'’´‐‑-]))                               # the common case, told at once
        | (?P<stop>[,;:()“”"?!])
        | (?P<abbr>(?:[A-Za-z]\.){{2,}}|(?<![A-Za-z°º/⁄])(?<!°[ ])(?!(?<=\d[ ])[KLV])[A-Z]\.(?=\s+[A-Z]))
                                                                                   # U.S. p.m. John F. Kennedy
        | (?P<num>{_NUMBER})
        | (?P<ordinal>(?<=\d)(?:st|nd|rd|th)(?![^\W_]))                            # 4th-quarter
        | (?P<times>(?<=\d)[xX](?=\d))                                             # 24x36
        | (?P<currency>(?<!\w)(?:
              (?:{codes})(?=\d)                                                    # RM23.50  USD34.6
            | (?<=\$)(?:{dollars})(?=\d)                                           # $US55
            | (?:{ascii_signs})(?=\d{{1,3}}(?:[.,]\d|[mbk]))                       # PS2.7m
          ))
        | (?P<word>{_WORD}(?:[-‐‑]{_WORD})*)
        | (?P<mark>\.{{3}}|…|--|—|–|[^\s\w]|_)
        """,
        re.VERBOSE,
    )


def tokenize(text: str, offset: int = 0) -> list[Raw]:
    """The tokens of ``text`` in order; ``offset`` is added to every place."""
    matches = list(_token().finditer(text))
    spans = map(re.Match.span, matches)
    whole = [(start + offset, end + offset, match[0]) for match, (start, end) in zip(matches, spans, strict=True)]
    joint = [k for k, match in enumerate(matches) if match.lastgroup == "word" and not match[0].isalpha()]
    if not joint:
        return whole
    found: list[Raw] = []
    done = 0
    for k in joint:
        found += whole[done:k]
        found += _parts(whole[k], found)
        done = k + 1
    return found + whole[done:]


def _parts(raw: Raw, before: list[Raw]) -> list[Raw]:
    """A word with marks inside, taken apart where it belongs to a number or has an ending of its own."""
    start, end, token = raw
    if ("-" in token or "‑" in token or "‐" in token) and _splits(token, start, before):
        return [(start + p.start(), start + p.end(), p.group()) for p in _PART.finditer(token)]
    seam = _POSSESSIVE.search(token) or _NEGATION.search(token)
    if seam and seam.start() > 0:
        cut = seam.start()
        return [(start, start + cut, token[:cut]), (start + cut, end, token[cut:])]
    return [raw]


def _splits(token: str, start: int, before: list[Raw]) -> bool:
    """Whether a hyphenated word belongs to a number and comes apart: two-day, 64-year-old, 18 month-old, 1bn-plus."""
    parts = _HYPHEN.split(token)
    number_words = words("number_words")
    if any(part.lower() in number_words for part in parts):
        return True
    if parts[-1].lower() == "old" and len(parts) == 2:
        return True
    if parts[0].lower() in words("percent", "units") and before and before[-1][2][-1].isdigit():
        return True  # 43.4 percent-owned
    if before and before[-1][1] == start and before[-1][2][-1].isdigit():
        return True
    if len(before) < 2 or before[-1][1] != start:
        return False
    return before[-1][2] in ("-", "‐", "‑") and before[-2][2][-1].isdigit() and before[-2][1] == before[-1][0]
