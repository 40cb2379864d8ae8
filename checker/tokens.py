"""Text → tokens: words, numbers and marks with their places. No meaning is given to them here.

A digit run with its inner separators is one token (``1,234.5``); letters glued to it are another (``5bn`` → ``5`` ``bn``),
so that the number grammar sees the seam by the places touching. Hyphenated words stay one token (``co-sponsors``) unless a
part is a number word (``two-day`` → ``two`` ``-`` ``day``).
"""

from __future__ import annotations

import re

from checker.lexicon import words

_WORD = r"[^\W\d_]\w*(?:['’´][^\W\d_]+)*"

_TOKEN = re.compile(
    rf"""
      (?P<abbr>(?:[A-Za-z]\.){{2,}}|(?:(?<![A-Za-z])[A-Z]\.)(?=\s+[A-Z]))      # U.S.  p.m.  the F. of John F. Kennedy
    | (?P<num>\d+(?:[.,]\d+)*)
    | (?P<word>{_WORD}(?:[-‐‑]{_WORD})*)
    | (?P<mark>\.{{3}}|…|--|—|–|[^\s\w]|_)
    """,
    re.VERBOSE,
)
_PART = re.compile(r"[-‐‑]|[^-‐‑]+")
_POSSESSIVE = re.compile(r"['’´]s$|(?<=s)['’´]$", re.IGNORECASE)
_NEGATION = re.compile(r"n['’´]t$", re.IGNORECASE)

Raw = tuple[int, int, str]
"""start, end (offsets into the given text plus ``offset``), text"""


def tokenize(text: str, offset: int = 0) -> list[Raw]:
    """The tokens of ``text`` in order; ``offset`` is added to every place."""
    number_words = words("number_words")
    found: list[Raw] = []
    for match in _TOKEN.finditer(text):
        start, end, token = match.start() + offset, match.end() + offset, match.group()
        if match.lastgroup != "word":
            found.append((start, end, token))
        elif ("-" in token or "‑" in token or "‐" in token) and any(
            part.lower() in number_words for part in re.split(r"[-‐‑]", token)
        ):
            found.extend((start + p.start(), start + p.end(), p.group()) for p in _PART.finditer(token))
        else:
            seam = _POSSESSIVE.search(token) or _NEGATION.search(token)
            if seam and seam.start() > 0:
                found.append((start, start + seam.start(), token[: seam.start()]))
                found.append((start + seam.start(), end, token[seam.start() :]))
            else:
                found.append((start, end, token))
    return found
