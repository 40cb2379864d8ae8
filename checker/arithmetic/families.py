"""Parts told by words of one family, as men and women or yes and no: nobody is in two of them, and some families leave
nobody out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.lexicon import table, words
from checker.pattern import pattern

Said = Sequence[tuple[str, str]]
"""The words before and behind each part, in small letters."""
BRIEF: Final = 4
"""Words of a part that says no more than which answer it is: "said they opposed it"."""

_PLACES = pattern(r"\b(?:in|of|among|for|at|by|during|under|over|within|since|above|below|on|from|to)\b")


def apart(said: Said) -> bool:
    """Whether nothing is counted in two of the parts: one family, one of them undecided, or all "to", "from", "on"."""
    if of_one_family(said):
        return not any(re.search(r"\b(?:the|an?)\b", behind) or len(behind.split()) > BRIEF for _, behind in said[1:])
    undecided = words("undecided", "sums")
    if any(undecided & set(f"{before} {behind}".split()) for before, behind in said):
        return True
    leads = {behind.split()[0] if behind else "" for _, behind in said[1:]}
    return leads in ({"to"}, {"from"}, {"on"}) and bool(leads & set(said[0][1].split()))


def is_stuff(said: tuple[str, str]) -> bool:
    """Whether a part is a share of one thing, and nothing says of what else it is: 60% cotton."""
    before, behind = said
    return 1 <= len(behind.split()) <= 2 and not _PLACES.search(f"{before} {behind}")


def of_one_family(said: Said) -> bool:
    return family(said) != ""


def family(said: Said) -> str:
    """The family that has a word in every part and more than one word in all."""
    kinds = [set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", f"{before} {behind}")) for before, behind in said]
    for name, listed in table("sums")["families"].items():
        members = [kind & set(listed) for kind in kinds]
        if all(members) and len(set(map(frozenset, members))) == len(members):
            return str(name)
    return ""


def takes_all_else(said: Said) -> bool:
    """Whether the last part is all that the others leave: 27 from elsewhere, 12 undecided."""
    before, behind = said[-1]
    return not words("left_over", "sums").isdisjoint(re.findall(r"[^\W\d_]+", f"{before} {behind}"))


def left_nothing(said: Said) -> bool:
    """Whether the parts are all there are of their family: men and women; yes, no and undecided."""
    kinds = [set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", f"{before} {behind}")) for before, behind in said]
    for listed in table("sums")["closed"].values():
        for whole in listed:
            wanted = [set(one.split("|")) for one in whole.split()]
            if (
                len(wanted) == len(kinds)
                and all(any(w & k for k in kinds) for w in wanted)
                and all(any(w & k for w in wanted) for k in kinds)
            ):
                return True
    return False
