"""Offices that a draft gives a person against those that its sources give them.

One office of a person told once in a draft has no rival within it; its sources know better. Where one of them calls the
person the same, or an office that goes with it, nothing is said, nor where a draft tells of a change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Final

from checker.facts.posts import CROWD, Sides, one_body
from checker.lexicon import mapping, table, words
from checker.model import Claim, Reconciliation, Role
from checker.names import fold
from checker.pattern import pattern

LONG: Final = timedelta(days=550)
"""How old a source may be that still says what office a person holds."""
YEAR: Final = timedelta(days=365)
_MINISTER: Final = pattern(
    r"(?:(?P<before>[a-z ]+?) (?:minister|secretary)|(?:minister|secretary) (?:of|for) (?:the )?(?P<after>[a-z ]+))"
)
_UNSETTLED: Final = words("ranked", "roles") | words("changing", "roles") | {"now", "current", "future", "next", "new"}
_AND: Final = pattern(r"\s*(?:,|\band\b|&|/)\s*")


def offices_in_dispute(data: Reconciliation) -> Iterator[Sides]:
    """What the documents under check call a person, and what their sources do, where those exclude each other."""
    if not data.under_check or data.under_check >= set(data.documents):
        return
    mine: dict[str, list[Claim]] = defaultdict(list)
    theirs: dict[str, list[Claim]] = defaultdict(list)
    for claim in data.facts:
        if claim.role is not None and claim.modality == "asserted":
            named = theirs if claim.document not in data.under_check else mine
            named[fold(claim.role.person)].append(claim)
    known = _by_surname(theirs)
    for person, claims in sorted(mine.items()):
        full = person if " " in person else known.get(person, "")
        sources = theirs.get(full, [])[:CROWD]
        for claim in claims[:CROWD]:
            held = offices(claim.role)
            if held and sources and not _unsettled(claim) and _is_held_now(claim, data):
                against = _against(claim, held, sources, data)
                if against:
                    yield (claim,), against


def _against(claim: Claim, held: frozenset[str], sources: Sequence[Claim], data: Reconciliation) -> tuple[Claim, ...]:
    """The claims of sources that exclude the offices held; none where any of them goes with those."""
    found: list[Claim] = []
    for source in sources:
        other = offices(source.role)
        if not other:
            return ()  # an office nothing is known of
        if any(a == b or goes_with(a, b) for a in held for b in other) or not one_body(claim, source):
            return ()
        if not _unsettled(source) and _fresh(claim, source, data):
            found.append(source)
    return tuple(found)


def _unsettled(claim: Claim) -> bool:
    """Whether the words of an office say that it is not, or not alone, held."""
    return claim.role is None or not _UNSETTLED.isdisjoint(re.findall(r"[a-z]+", claim.surface.lower()))


def _is_held_now(claim: Claim, data: Reconciliation) -> bool:
    """Whether a sentence tells of an office as held at the time of its text, and of no change of it."""
    if not words("changing", "roles").isdisjoint(re.findall(r"[a-z]+", claim.sentence.lower())):
        return False
    now, told = data.documents[claim.document].period.end, claim.period
    return told.basis != "stated" or now is None or told.end is None or now - told.end <= YEAR


def _fresh(claim: Claim, source: Claim, data: Reconciliation) -> bool:
    now, then = (data.documents[c.document].period.end for c in (claim, source))
    return now is None or then is None or now - then <= LONG


def _by_surname(persons: dict[str, list[Claim]]) -> dict[str, str]:
    """The one full name that each surname ends."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in persons:
        if " " in name:
            found[name.rsplit(" ", 1)[1]].add(name)
    return {surname: min(names) for surname, names in found.items() if len(names) == 1}


def offices(role: Role | None) -> frozenset[str]:
    """The offices of a role by their plainest names; none where one is not known to exclude others."""
    if role is None:
        return frozenset()
    title = " ".join(role.title.lower().replace(".", "").split())
    parts = [title] if "minister" in title else [p for p in _AND.split(title) if p]
    if role.organisation and len(parts) == 1:
        whole = f"{parts[0]} of the {role.organisation.lower().removeprefix('the ')}"
        if whole in _held():
            parts = [whole]
    found = {_office(part) for part in parts}
    return frozenset(found) if "" not in found else frozenset()


@cache
def _held() -> dict[str, str]:
    return dict(mapping("held", "roles"))


def _office(title: str) -> str:
    """The office of one title: its longest ending that is known, else a portfolio."""
    said = title.split()
    if "minister" in said or ("secretary" in said and "press" not in said and "general" not in said):
        if title in _held():
            return _held()[title]
        found = _MINISTER.fullmatch(title)
        portfolio = found and mapping("portfolios", "roles").get(found["before"] or found["after"])
        return f"minister {portfolio}" if portfolio else ""
    for first in range(len(said)):
        known = _held().get(" ".join(said[first:]))
        if known is not None:
            own = said[:first]
            if not _UNSETTLED.isdisjoint(own) or not words("ranked", "roles").isdisjoint(own):
                return ""
            return known if known != "director" or not own or own[-1] not in words("functions", "roles") else ""
    return ""


@cache
def _together() -> frozenset[frozenset[str]]:
    listed = table("roles")["together"]
    return frozenset(frozenset((one, other)) for one, others in listed.items() for other in others)


def goes_with(a: str, b: str) -> bool:
    """Whether one person may well hold both offices together."""
    return frozenset((a, b)) in _together()
