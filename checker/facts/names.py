"""Names of one holder of an office that differ by a letter: "Mayor Jon Smith", "Mayor John Smith".

Initials, middle names, short forms and two ways to write another alphabet are no difference. Outside one text the
office must be one that a single person holds, named with what it is an office of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from checker.facts.posts import Sides, one_body, one_time, post_of
from checker.lexicon import words
from checker.model import Claim, Reconciliation
from checker.names import fold

CROWD: Final = 60
"""Names of one office that are held against one another."""
LONG: Final = 6
"""Letters of a surname that two people seldom share but for one."""
_SOUNDS: Final = (
    (r"ph", "f"),
    (r"kh|gh", "h"),
    (r"[ck]", "q"),
    (r"w", "v"),
    (r"[aeiouyj]+", "a"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
)
"""Letters that stand for one another where a name is written over from another alphabet."""
_ENDING: Final = re.compile(r"(?:ie|ey|y|i|e)$")


def names_in_dispute(data: Reconciliation) -> Iterator[Sides]:
    """Claims that give the holder of one office a name, and claims that give a name a letter off."""
    offices: dict[str, dict[tuple[str, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in data.facts:
        if claim.role is None or claim.modality != "asserted":
            continue
        name = tuple(fold(claim.role.person).split())
        if 2 <= len(name) <= 4:
            offices[_office(claim)][name].append(claim)
    for _, named in sorted(offices.items()):
        if len(named) > CROWD:
            continue
        for a, b in combinations(sorted(named), 2):
            if not _one_letter_off(a, b):
                continue
            pairs = [(x, y) for x in named[a][:CROWD] for y in named[b][:CROWD] if _one_holder(x, y, a, b, data)]
            if pairs:
                yield tuple(dict.fromkeys(x for x, _ in pairs)), tuple(dict.fromkeys(y for _, y in pairs))


def _office(claim: Claim) -> str:
    """An office by its plainest name: the family's for one that a single person holds, else the title's last word."""
    assert claim.role is not None
    post = post_of(claim.role)
    return post.name if post is not None else fold(claim.role.title).split()[-1] if claim.role.title.split() else ""


def _one_holder(x: Claim, y: Claim, a: tuple[str, ...], b: tuple[str, ...], data: Reconciliation) -> bool:
    """Whether two claims must be of one person."""
    assert x.role is not None
    assert y.role is not None
    if not one_body(x, y) or x.sentence == y.sentence or not one_time(x, y, data):
        return False
    post = post_of(x.role)
    single = post is not None and post.family != "house"
    if x.document != y.document and not (single and x.role.organisation and y.role.organisation):
        return False
    return single or (a[0] == b[0] and min(len(a[-1]), len(b[-1])) >= LONG)


def _one_letter_off(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in one word, by a letter that is a slip."""
    if len(a) != len(b):
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = sorted(apart[0], key=len)
    if len(x) < 3 or not x.isalpha() or not y.isalpha() or not _one_edit(x, y):
        return False
    if x[0] != y[0] or y.startswith(x) or _ENDING.sub("", x) == _ENDING.sub("", y):
        return False
    given = words("given", "roles")
    return _sounds(x) != _sounds(y) or not given.isdisjoint({a[0], b[0]})


def _sounds(name: str) -> str:
    for pattern, letters in _SOUNDS:
        name = re.sub(pattern, letters, name)
    return name


def _one_edit(x: str, y: str) -> bool:
    """Whether the longer word is the other with one letter more, one other letter, or two neighbours swapped."""
    if len(y) - len(x) == 1:
        return any(y[:n] + y[n + 1 :] == x for n in range(len(y)))
    if len(x) != len(y):
        return False
    apart = [n for n in range(len(x)) if x[n] != y[n]]
    return len(apart) == 1 or any(
        apart == [n, m] and x[n] == y[m] and x[m] == y[n] for n, m in pairwise(apart) if m == n + 1
    )
