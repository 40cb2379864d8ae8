"""What speaks for and against two claims being of one measure, as named numbers: the features of the likeness.

Every feature lies between 0 and 1 and is symmetric in the two claims. Nothing is weighed here. What hangs on one claim
alone stands in ``traits``; this is asked of every pair, so nothing is told of what is not the case.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final, NamedTuple

from checker.match.kinds import BROAD, OF_ITSELF, exclusive, one_generic, other_things, people
from checker.match.rarity import Figure, Rarity, digits
from checker.match.traits import Traits, traits
from checker.model import Claim, Frame, Subject

VERSIONS: Final = Decimal("0.8")
"""Figures nearer to one another than this may be versions of one, told one after the other in many a text."""
ALONE: Final = "alone"
"""What the frame of a figure told of one part alone is part of."""
CLOSE: Final = 0.25
"""Likeness of the words of two clauses from which they say something alike."""
FEW: Final = 12
"""The numbers up to this are in every text."""
MANY: Final = 100
"""Figures from which on two nearly alike are hardly so by chance."""
TWINS: Final = Decimal("0.9")
"""How nearly alike two figures are that may be versions of one by their size alone."""
BEFORE: Final = 10
"""Days before either text from which on a stated day is of an earlier happening."""
LATER: Final = 400
"""Days between a stated time and another from which on one is of an old event."""


class _Overlap(NamedTuple):
    """What it is called that two sets share members, share none, or that only one has any."""

    same: str
    clash: str
    one: str

    @classmethod
    def of(cls, name: str) -> _Overlap:
        return cls(f"{name}_same", f"{name}_clash", f"{name}_one")


_PREDICATE, _VERB, _SITE, _HAPPENING, _MODIFIER, _SUBJECT, _OWNER, _GATHERED = map(
    _Overlap.of, ("predicate", "verb", "site", "happening", "modifier", "subject", "owner", "gathered")
)
Found = dict[str, float]


def features(a: Subject, b: Subject, rarity: Rarity) -> Found:
    """The evidence on a pair; keys absent are 0. Only for claims of one dimension."""
    p, q = traits(a, rarity), traits(b, rarity)
    f, g = a.frame, b.frame
    found: Found = {}
    _heads(found, f, g)
    _predicates(found, p, q)
    if exclusive(f, g):
        found["exclusive"] = 1.0
    _scope(found, p, q)
    _overlap(found, _SITE, f.sites, g.sites)
    _overlap(found, _HAPPENING, f.happenings, g.happenings)
    _overlap(found, _MODIFIER, f.modifiers, g.modifiers)
    _overlap(found, _SUBJECT, f.subjects, g.subjects)
    _overlap(found, _OWNER, f.owner, g.owner)
    _wording(found, p, q, rarity)
    _extent(found, f, g)
    _overlap(found, _GATHERED, f.gathered, g.gathered)
    if f.names and g.names:
        found["names_rare"] = _cosine(f.names, g.names, p.names, q.names, rarity)
    core = found.get("head_same", 0.0) * found.get("predicate_same", 0.0)
    if core:
        found["core"] = core
        found["core_placed"] = core * found.get("scope_same", 0.0)
    _values(found, p, q, rarity)
    apart = a.claim.document != b.claim.document
    if not apart:
        replaced = (a.claim.modality == "revised") != (b.claim.modality == "revised")
        where = "one_sentence" if a.claim.sentence == b.claim.sentence else "one_document"
        found["revision" if replaced and core else where] = 1.0
    else:
        found["topic"] = jaccard(f.topic, g.topic)
        if core and not p.placed and not q.placed:
            found["main_both"] = found["topic"]  # what a text says of no place it says of what it is about
    _times(found, p, q)
    if "scope_clash" in found and "one_document" in found and not found.keys() & {"value_equal", "value_compatible"}:
        found["elsewhere"] = 1.0  # one text, two figures, each at a place of its own
    if _whole_clash(a.claim, b.claim):
        found["whole_clash"] = 1.0
    _happenings(found, p, q, rarity, apart=apart)
    _stages(found, f, g)
    _together(found, p, q)
    if not p.beside.isdisjoint(q.beside) and a.claim.sentence != b.claim.sentence:
        _company(found, p, q)
    _cores(found, p, q)
    if p.step != q.step:
        found["step_differs"] = 1.0
    if p.vague != q.vague:
        found["vague"], found["value_close"] = 1.0, 0.0  # "dozens" is near no figure, only compatible with many
    if p.foreign != q.foreign:
        found["foreign_names"] = 1.0
    _series(found, p, q, apart=apart)
    if "value_equal" in found:
        said = max(found.get("predicate_same", 0.0), found.get("verb_same", 0.0), found["near"] / CLOSE)
        small = f.dimension == "count" and not found.get("head_same") and _small(p)
        if small:
            found["number_alone"] = max(0.0, 1.0 - said)
    return found


def _small(p: Traits) -> bool:
    return p.value is not None and abs(p.value) <= FEW


# --- what is counted, what is said of it --------------------------------------------------------------------------


def _overlap(found: Found, names: _Overlap, a: frozenset[str], b: frozenset[str]) -> None:
    if a and b:
        shared = len(a & b)
        if shared:
            found[names.same] = shared / min(len(a), len(b))
        else:
            found[names.clash] = 1.0
    elif a or b:
        found[names.one] = 1.0


def _heads(found: Found, f: Frame, g: Frame) -> None:
    """Whether one thing is counted, or persons of one kind or another."""
    a, b = f.heads, g.heads
    if not (a and b):
        if a or b:
            found["head_one"] = 1.0
        return
    shared = len(a & b)
    if shared:
        found["head_same"] = shared / min(len(a), len(b))
    elif one_generic(a, b):
        found["head_narrower"] = 1.0
    elif other_things(f, g):
        found["head_clash"] = found["other_things"] = 1.0
    else:
        both = people(a) and people(b)
        found["head_people" if both else "head_clash"] = 1.0


def _predicates(found: Found, p: Traits, q: Traits) -> None:
    """Whether one thing is said of what is counted: by its concepts, or by the verb where one side has none."""
    a, b = p.known, q.known
    _overlap(found, _PREDICATE, a, b)
    if "predicate_clash" in found and (a <= BROAD or b <= BROAD):
        del found["predicate_clash"]
        found["predicate_broad"] = 1.0
    if not (a and b):
        _overlap(found, _VERB, p.frame.predicates, q.frame.predicates)
    elif a == b:
        found["predicate_equal"] = 1.0


def _cores(found: Found, p: Traits, q: Traits) -> None:
    """Whether the very same is counted and said."""
    if not (p.known and q.known):
        found["core_vague"] = 1.0
    elif p.known == q.known and p.frame.heads & q.frame.heads:
        found["core_equal"] = 1.0
        main = found.get("main_pair", 0.0)
        if main:
            found["core_main"] = main
            found["core_turn"] = main * found.get("in_turn", 0.0)


def _extent(found: Found, f: Frame, g: Frame) -> None:
    """Whether one leaves somebody out, is of a part or of several together, and the other not."""
    if f.excludes != g.excludes:
        found["excludes_differ"] = 1.0
    if f.part_of != g.part_of:
        if ALONE in (f.part_of, g.part_of) and f.dimension not in OF_ITSELF:
            found["part_alone"] = 1.0
        found["part_differs"] = 1.0
    if f.joint != g.joint:
        found["joint_differs"] = 1.0


def _whole_clash(a: Claim, b: Claim) -> bool:
    if a.whole is None or b.whole is None:
        return False
    x, y = set(a.whole.counted.lower().split()), set(b.whole.counted.lower().split())
    return bool(x and y) and not x & y


def _stages(found: Found, f: Frame, g: Frame) -> None:
    """How far a sum of money has come on either side."""
    if f.stage and g.stage:
        found["stage_same" if f.stage == g.stage else "stage_clash"] = 1.0
    elif f.stage or g.stage:
        found["stage_one"] = 1.0


# --- words, places, happenings ------------------------------------------------------------------------------------


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of what either set has that both have, 0 to 1; 0 where one has nothing."""
    if not (a and b):
        return 0.0
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)


def _cosine(a: frozenset[str], b: frozenset[str], x: float, y: float, rarity: Rarity) -> float:
    """The cosine of two sets of stems whose weights are known."""
    shared = a & b
    return rarity.weight(shared) / math.sqrt(x * y) if shared else 0.0


def _wording(found: Found, p: Traits, q: Traits, rarity: Rarity) -> None:
    """How like the clauses, the sentences and the names in them are."""
    f, g = p.frame, q.frame
    found["near"] = _cosine(f.near, g.near, p.near, q.near, rarity)
    found["words"] = _cosine(f.words, g.words, p.words, q.words, rarity)
    if f.names and g.names:
        found["names"] = jaccard(f.names, g.names)


def _scope(found: Found, p: Traits, q: Traits) -> None:
    """Where and in what happening: named on both sides, or on one and known or foreign to the other's document."""
    a, b = p.scope, q.scope
    if a and b:
        shared = jaccard(a, b)
        if shared:
            found["scope_same"] = shared
            if shared < 1:
                found["scope_partial"] = 1.0
        else:
            known = not a.isdisjoint(q.about) and not b.isdisjoint(p.about)
            found["scope_clash_known" if known else "scope_clash"] = 1.0
        if p.frame.places and q.frame.places and p.frame.places.isdisjoint(q.frame.places):
            found["place_clash"] = 1.0
    elif a:
        found["scope_foreign" if a.isdisjoint(q.about) else "scope_known"] = 1.0
    elif b:
        found["scope_foreign" if b.isdisjoint(p.about) else "scope_known"] = 1.0
    if (a and not p.own and a.isdisjoint(q.frame.topic)) or (b and not q.own and b.isdisjoint(p.frame.topic)):
        found["off_topic"] = 1.0


def _happenings(found: Found, p: Traits, q: Traits, rarity: Rarity, *, apart: bool) -> None:
    """Whether both are of what their texts are about, or one of something else."""
    texts = 1.0
    if apart:
        texts = _cosine(p.frame.topic, q.frame.topic, p.topic, q.topic, rarity)
        found["texts"] = texts
        if p.day is not None and q.day is not None:
            found["days"] = min(1.0, abs((p.day - q.day).days) / 60)
    else:
        found["texts"] = texts
    if _long_before(p, q) or _long_before(q, p):
        found["long_before"] = 1.0
    if p.elsewhere != q.elsewhere:
        found["other_one"] = 1.0
    elif p.elsewhere:
        found["other_both"] = 1.0
    else:
        found["main_pair"] = texts


# --- times --------------------------------------------------------------------------------------------------------


def _long_before(p: Traits, q: Traits) -> bool:
    """Whether one states a day well before both texts, and the other none."""
    if p.period.basis != "stated" or q.period.basis == "stated" or p.period.precision not in ("day", "week"):
        return False
    days = [day for day in (p.day, q.day) if day is not None]
    return bool(days) and p.period.end is not None and (min(days) - p.period.end).days > BEFORE


def _times(found: Found, p: Traits, q: Traits) -> None:
    """Stated years far apart speak against one happening."""
    a, b = p.period, q.period
    one_stated, other_stated = a.basis == "stated", b.basis == "stated"
    if not one_stated and not other_stated:
        return
    if not (one_stated and other_stated):
        one, other = (a, b) if one_stated else (b, a)
        if one.end and other.end and one.precision in ("year", "range", "month") and (other.end - one.end).days > LATER:
            found["old_event"] = 1.0
    elif a.before(b) or b.before(a):
        first, second = (a, b) if a.before(b) else (b, a)
        assert first.end is not None
        assert second.start is not None
        found["stated_apart"] = 1.0 if (second.start - first.end).days > 60 else 0.3
    else:
        found["stated_together"] = 1.0


# --- figures ------------------------------------------------------------------------------------------------------


def _values(found: Found, p: Traits, q: Traits, rarity: Rarity) -> None:
    """How near the two figures are to one another; of one figure, how telling it is."""
    x, y = p.value, q.value
    if x is None or y is None:
        return
    if x == y:
        found["value_equal"] = 1.0
        if digits(x) >= 3:
            found["value_telling"] = 1.0
        found["value_rare"] = rarity.telling(x)
        return
    if p.magnitude is not None and q.magnitude is not None:
        distance = abs(p.magnitude - q.magnitude)
        found["value_close"] = max(0.0, 1.0 - 2 * distance)
        found["value_far"] = min(1.0, distance / 2)
    if p.figure is not None and q.figure is not None and p.figure.likely.overlaps(q.figure.likely):
        found["value_compatible"] = 1.0


def _together(found: Found, p: Traits, q: Traits) -> None:
    """How often texts that tell either figure of this sort of thing tell both, and how surely they never do.

    The versions of one figure follow one another from text to text; the figures of two things stand side by side.
    """
    x, y = p.value, q.value
    if x is None or y is None or x == y:
        return
    both = fewer = 0
    for sort, one in p.told.items():
        other = q.told.get(sort)
        if other is None:
            continue
        shared, least = len(one & other), min(len(one), len(other))
        if (shared * (fewer + 1), least) >= (both * (least + 1), fewer):  # the order of the sorts must not tell
            both, fewer = shared, least
    if not fewer:
        return
    if both > 1 and not (x * y > 0 and min(x / y, y / x) >= VERSIONS):
        found["beside"] = (both - 1) / fewer
    if not both:
        found["in_turn"] = 1 - 1 / fewer


def _company(found: Found, p: Traits, q: Traits) -> None:
    """Whether the two sentences share another figure: what killed three and hurt 170 killed three and hurt 180."""
    own = [(s.frame.dimension, s.value) for s in (p, q) if s.figure is not None]
    if (p.beside & q.beside).difference(own):
        found["company"] = 1.0


def _series(found: Found, p: Traits, q: Traits, *, apart: bool) -> None:
    """Whether two figures of one sort follow one another as a count does that goes on, or are two versions of one."""
    x, y = p.value, q.value
    if x is None or y is None or x == y:
        return
    small, large = sorted((abs(x), abs(y)))
    if small >= MANY and small >= large * TWINS:
        found["versions"] = 1.0 - max(found.get("head_clash", 0.0), found.get("predicate_clash", 0.0))
    if not apart or p.day is None or q.day is None or p.day == q.day or "core_main" not in found:
        return
    found["grows" if (p.day < q.day) == (x < y) else "shrinks"] = found["core_main"]


def side_by_side(a: Claim, b: Claim, rarity: Rarity) -> bool:
    """Whether one sentence gives the two as different figures side by side: they are of two measures, unless one
    replaces the other.
    """
    if a.document != b.document or a.sentence != b.sentence:
        return False
    x, y = rarity.figure(a), rarity.figure(b)
    if x is None or y is None or x.value is None or y.value is None or x.value == y.value or _one_told_closer(x, y):
        return False
    return not any(c.modality == "revised" or c.change is not None for c in (a, b))


def _one_told_closer(x: Figure, y: Figure) -> bool:
    """Whether one figure is told again more closely: "more than 500, 512 to be precise"."""
    if x.value is None or y.value is None or not x.likely.overlaps(y.likely):
        return False
    return abs(x.value - y.value) * 10 <= max(abs(x.value), abs(y.value))
