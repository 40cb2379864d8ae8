"""Offices of one person that exclude each other at one time.

Only plain offices count: no deputies, none that are acting, former or to come, and none in a sentence that tells of a
change of office. Where two countries are named, or a text gives two people one surname, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from checker.lexicon import mapping, words
from checker.model import Claim, Reconciliation, Role
from checker.names import fold
from checker.pattern import pattern

WEEK: Final = timedelta(days=7)
"""Texts within this of one another speak of one time."""
CROWD: Final = 40
"""Claims of one office of one person that are looked at."""
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]
_YEAR: Final = pattern(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
_WORD: Final = pattern(r"[a-z-]+")
_MINISTER: Final = pattern(
    r"(?:(?P<before>[a-z ]+) (?:minister|secretary)|(?:minister|secretary) (?:of|for) (?:the )?(?P<after>[a-z ]+))"
)


class Post(NamedTuple):
    """An office of which one person holds one of its family at a time: ("minister", "defence")."""

    family: str
    name: str


def post_of(role: Role) -> Post | None:
    """The office of a role where it excludes others; ``None`` for all others."""
    title = " ".join(_WORD.findall(role.title.lower()))
    if not words("unsettled", "roles").isdisjoint(title.split()) or "and" in title.split():
        return None
    name = mapping("called", "roles").get(title, title)
    family = mapping("apart", "roles").get(name)
    if family is not None:
        return Post(family, name) if family != "head" or _is_country(role.organisation) else None
    found = _MINISTER.fullmatch(title)
    portfolio = found and mapping("portfolios", "roles").get(found["before"] or found["after"])
    return Post("minister", portfolio) if portfolio else None


def _is_country(organisation: str | None) -> bool:
    """Whether what a president is of may be a country: it is not told, or is one name."""
    return organisation is None or (len(organisation.split()) == 1 and organisation[0].isupper())


def persons(data: Reconciliation) -> Mapping[str, Mapping[str, str]]:
    """For each document, the full name that each name of it stands for: itself, or the one full name it ends."""
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in data.facts:
        if claim.role is not None:
            full = fold(claim.role.person)
            if " " in full:
                named[claim.document][full].add(full)
                named[claim.document][full.rsplit(" ", 1)[1]].add(full)
    return {doc: {name: min(of) for name, of in names.items() if len(of) == 1} for doc, names in named.items()}


def is_settled(claim: Claim) -> bool:
    """Whether a sentence tells of an office as held at its own time, and of no change of it."""
    return claim.modality == "asserted" and claim.period.basis != "stated" and not _tells_of_change(claim.sentence)


@lru_cache(maxsize=256)
def _tells_of_change(sentence: str) -> bool:
    """Whether a sentence names a year or says that an office begins, ends or is shared."""
    said = re.findall(r"[a-z]+(?:-[a-z]*)?", sentence.lower())
    return _YEAR.search(sentence) is not None or not words("unsettled", "roles").isdisjoint(said)


def one_time(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two claims stand in one text, or in texts of one week."""
    if a.document == b.document:
        return True
    days = [data.documents[c.document].period.end for c in (a, b)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= WEEK


def posts_in_dispute(data: Reconciliation) -> Iterator[Sides]:
    """Claims that one person holds an office, and claims that they hold another that excludes it, at one time."""
    full = persons(data)
    held: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    changed: set[tuple[str, str]] = set()
    for claim in data.facts:
        person = None if claim.role is None else full.get(claim.document, {}).get(fold(claim.role.person))
        if claim.role is None or person is None:
            continue
        if not is_settled(claim):
            changed.add((claim.document, person))
            continue
        post = post_of(claim.role)
        if post is not None:
            held[person, post.family][post.name].append(claim)
    for (person, _), posts in sorted(held.items()):
        for one, other in combinations(sorted(posts), 2):
            pairs = [
                (a, b)
                for a in posts[one][:CROWD]
                for b in posts[other][:CROWD]
                if (a.document, person) not in changed
                and (b.document, person) not in changed
                and one_time(a, b, data)
                and one_body(a, b)
            ]
            if pairs:
                yield tuple(dict.fromkeys(a for a, _ in pairs)), tuple(dict.fromkeys(b for _, b in pairs))


def one_body(a: Claim, b: Claim) -> bool:
    """Whether two offices may be of one country or town: not where both say of which, and it differs."""
    x, y = (c.role.organisation if c.role is not None else None for c in (a, b))
    return not x or not y or fold(x) == fold(y)
