"""What speaks for and against two claims being of one measure, as named numbers: the features of the likeness.

Every feature lies between 0 and 1 and is symmetric in the two claims. Nothing is weighed here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from checker.dimension import in_base_unit
from checker.interval import Interval
from checker.lexicon import mapping, words
from checker.model import Claim, Frame, Quantity, Subject


class Figure(NamedTuple):
    """A quantity ready for comparing: one number in base units, and what a reader takes it to mean."""

    value: Decimal | None
    likely: Interval


_NONE: Final[frozenset[str]] = frozenset()
VERSIONS: Final = Decimal("0.8")
"""Figures nearer to one another than this may be versions of one, told one after the other in many a text."""
TOPICAL: Final = 5
"""Texts that must be about a name for it to be none of a foreign place."""


class Rarity:
    """How telling a stem is: inverse frequency among the claims at hand, smoothed so that small sets work too.

    It also remembers what is asked of every claim many times over: the weight of its words, its figure in base units.
    """

    def __init__(self, frames: Iterable[Frame], claims: Iterable[Claim] = ()) -> None:
        counts: dict[str, int] = {}
        total = 0
        of, listed = list(frames), list(claims)
        for frame in of:
            total += 1
            for stem in frame.words | frame.near:
                counts[stem] = counts.get(stem, 0) + 1
        self._squares = {stem: math.log((total + 20) / (count + 2)) ** 2 for stem, count in counts.items()}
        self._unseen = math.log((total + 20) / 2) ** 2
        self._sums: dict[frozenset[str], float] = {}
        self._figures: dict[str, Figure | None] = {}
        self._printed: dict[Decimal, int] = {}
        self._claims = 0
        self._told: dict[str, dict[Decimal, set[str]]] = {}
        self._days: dict[str, date] = {}
        self._topics: dict[str, set[str]] = {}
        self._cores: dict[str, frozenset[str]] = {}
        self._elsewhere: dict[str, bool] = {}
        self._foreign: dict[frozenset[str], bool] = {}
        self._beside: dict[tuple[str, str], set[tuple[str, Decimal]]] = {}
        for claim, frame in zip(listed, of, strict=False):
            self._note(claim, frame)
        for sentence, value in {(c.sentence, f.value) for c in listed if (f := self.figure(c)) is not None}:
            del sentence
            self._claims += 1
            if value is not None:
                self._printed[value] = self._printed.get(value, 0) + 1

    def _note(self, claim: Claim, frame: Frame) -> None:
        """Keep in which texts a figure is told of each sort of thing, when a text was written, what it is about."""
        for name in frame.topic:
            self._topics.setdefault(name, set()).add(claim.document)
        end = claim.period.end
        if end is not None and claim.period.basis == "document":
            self._days[claim.document] = max(end, self._days.get(claim.document, end))
        elif end is not None and claim.period.basis == "bounded" and claim.period.start is None:
            self._days.setdefault(claim.document, end)
        figure = self.figure(claim)
        if figure is None or figure.value is None or claim.modality == "revised":
            return
        self._beside.setdefault((claim.document, claim.sentence), set()).add((frame.dimension, figure.value))
        self._cores[claim.id] = cores(frame)
        for key in self._cores[claim.id]:
            self._told.setdefault(key, {}).setdefault(figure.value, set()).add(claim.document)

    def topical(self, names: frozenset[str]) -> bool:
        """Whether several of the texts at hand are about one of the names."""
        return any(len(self._topics.get(name, ())) >= TOPICAL for name in names)

    def foreign(self, frame: Frame) -> bool:
        """Whether a sentence names somebody, and nobody its text or several of the texts at hand are about."""
        names = frame.names
        if not names or names & frame.topic:
            return False
        if names not in self._foreign:
            self._foreign[names] = not self.topical(names)
        return self._foreign[names]

    def elsewhere(self, subject: Subject) -> bool:
        """Whether a claim is of another happening than its text."""
        if subject.claim.id not in self._elsewhere:
            self._elsewhere[subject.claim.id] = _elsewhere(subject, self)
        return self._elsewhere[subject.claim.id]

    def company(self, a: Subject, b: Subject) -> float:
        """Whether the two sentences share another figure: what killed three and hurt 170 is what killed three and hurt
        180.
        """
        x = self._beside.get((a.claim.document, a.claim.sentence))
        y = self._beside.get((b.claim.document, b.claim.sentence))
        if x is None or y is None or x.isdisjoint(y) or a.claim.sentence == b.claim.sentence:
            return 0.0
        own = [(s.frame.dimension, f.value) for s in (a, b) if (f := self.figure(s.claim)) is not None]
        return float(bool((x & y).difference(own)))

    def day(self, claim: Claim) -> date | None:
        """When the text of a claim was written, as far as its claims tell."""
        return self._days.get(claim.document)

    def together(self, a: Claim, b: Claim, x: Figure | None, y: Figure | None) -> tuple[float, float]:
        """How often texts that tell either figure of this sort of thing tell both, and how surely they never do.

        The versions of one figure follow one another from text to text; the figures of two things stand side by side.
        """
        if x is None or y is None or x.value is None or y.value is None or x.value == y.value:
            return 0.0, 0.0
        both = fewer = 0
        for key in self._cores.get(a.id, _NONE) & self._cores.get(b.id, _NONE):
            told = self._told.get(key, {})
            p, q = told.get(x.value, set()), told.get(y.value, set())
            shared, least = len(p & q), min(len(p), len(q))
            if (shared * (fewer + 1), least) >= (both * (least + 1), fewer):  # the order of the keys must not tell
                both, fewer = shared, least
        versions = x.value * y.value > 0 and min(x.value / y.value, y.value / x.value) >= VERSIONS
        beside = max(0, both - 1) / fewer if fewer and not versions else 0.0
        return beside, (1 - 1 / fewer if fewer and not both else 0.0)

    def weight(self, stems: frozenset[str]) -> float:
        """The sum of the squared weights of the stems, the same whatever their order."""
        return math.fsum(self._squares.get(stem, self._unseen) for stem in stems)

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of stems, 0 to 1."""
        shared = a & b
        if not shared:
            return 0.0
        for stems in (a, b):
            if stems not in self._sums:
                self._sums[stems] = self.weight(stems)
        return self.weight(shared) / math.sqrt(self._sums[a] * self._sums[b])

    def telling(self, value: Decimal) -> float:
        """How telling it is that two claims print one number, 0 to 1: the more digits, the less likely by chance."""
        digits = len(str(value.normalize()).strip("-0.").rstrip("0"))
        share = self._printed.get(value, 1) / max(self._claims, 50)
        return min(1.0, (digits - 1) / 3 + max(0.0, -math.log10(share) - 1) / 3)

    def figure(self, claim: Claim) -> Figure | None:
        """The claim's quantity ready for comparing."""
        if claim.id not in self._figures:
            self._figures[claim.id] = _figure(claim)
        return self._figures[claim.id]


def cores(frame: Frame) -> frozenset[str]:
    """The sorts of thing a figure may be of, roughly: what is counted and what is done, without whose and where."""
    heads = {"person"} if _people(frame.heads) else frame.heads
    done = _known(frame.predicates)
    return frozenset(f"{frame.dimension}:{h}:{p}" for h in heads or {""} for p in done or {""})


def _figure(claim: Claim) -> Figure | None:
    quantity = claim.quantity
    if quantity is None:
        return None
    middle = _middle(quantity)
    base = None if middle is None else in_base_unit(quantity, Interval.point(middle)).low
    return Figure(base, in_base_unit(quantity, quantity.likely))


ALONE: Final = "alone"
"""What the frame of a figure told of one part alone is part of."""
_PERSON_ENDINGS: Final = ("goer", "ist", "man", "woman", "eer", "ian", "yer", "ner", "ller", "ider", "worker", "holder")
GENERIC_PERSON: Final = frozenset({"person"})


def features(a: Subject, b: Subject, rarity: Rarity) -> dict[str, float]:
    """The evidence on a pair; keys absent are 0. Only for claims of one dimension."""
    f, g = a.frame, b.frame
    x, y = rarity.figure(a.claim), rarity.figure(b.claim)
    found: dict[str, float] = {}
    _overlap(found, "head", f.heads, g.heads)
    if found.get("head_clash"):
        if _one_generic(f.heads, g.heads):
            found["head_clash"], found["head_narrower"] = 0.0, 1.0
        elif _people(f.heads) and _people(g.heads) and not other_things(f, g):
            found["head_clash"], found["head_people"] = 0.0, 1.0
        else:
            found["other_things"] = float(other_things(f, g))
    known_f, known_g = _known(f.predicates), _known(g.predicates)
    _overlap(found, "predicate", known_f, known_g)
    if found.get("predicate_clash") and (known_f <= _BROAD or known_g <= _BROAD):
        found["predicate_clash"], found["predicate_broad"] = 0.0, 1.0
    if not (known_f and known_g):
        _overlap(found, "verb", f.predicates, g.predicates)
    elif known_f == known_g:
        found["predicate_equal"] = 1.0
    found["exclusive"] = float(exclusive(f, g))
    _scope(found, f, g)
    _overlap(found, "site", f.sites, g.sites)
    _overlap(found, "happening", f.happenings, g.happenings)
    _overlap(found, "modifier", f.modifiers, g.modifiers)
    _overlap(found, "subject", f.subjects, g.subjects)
    _overlap(found, "owner", f.owner, g.owner)
    found["near"] = rarity.cosine(f.near, g.near)
    found["words"] = rarity.cosine(f.words, g.words)
    found["names"] = _jaccard(f.names, g.names)
    found["excludes_differ"] = float(f.excludes != g.excludes)
    found["part_alone"] = float(
        f.part_of != g.part_of and ALONE in (f.part_of, g.part_of) and f.dimension not in _OF_ITSELF
    )
    found["part_differs"] = float(f.part_of != g.part_of)
    found["joint_differs"] = float(f.joint != g.joint)
    _overlap(found, "gathered", f.gathered, g.gathered)
    found["names_rare"] = rarity.cosine(f.names, g.names)
    found["core"] = found.get("head_same", 0.0) * found.get("predicate_same", 0.0)
    found["core_placed"] = found["core"] * found.get("scope_same", 0.0)
    _values(found, x, y, rarity)
    if a.claim.document == b.claim.document:
        replaced = (a.claim.modality == "revised") != (b.claim.modality == "revised")
        where = "one_sentence" if a.claim.sentence == b.claim.sentence else "one_document"
        found["revision" if replaced and found["core"] else where] = 1.0
    else:
        found["topic"] = _jaccard(f.topic, g.topic)
        if found["core"] and not any((f.places, f.events, f.sites, g.places, g.events, g.sites)):
            found["main_both"] = found["topic"]  # what a text says of no place it says of what it is about
    _times(found, a.claim, b.claim)
    if found.get("one_document") and not found.get("value_equal") and not found.get("value_compatible"):
        found["elsewhere"] = found.get("scope_clash", 0.0)  # one text, two figures, each at a place of its own
    found["whole_clash"] = float(_whole_clash(a.claim, b.claim))
    _happenings(found, a, b, rarity)
    _stages(found, f, g)
    found["beside"], found["in_turn"] = rarity.together(a.claim, b.claim, x, y)
    found["company"] = rarity.company(a, b)
    found["core_equal"] = float(bool(f.heads & g.heads and known_f and known_f == known_g))
    found["core_main"] = found["core_equal"] * found.get("main_pair", 0.0)
    found["core_turn"] = found["core_main"] * found["in_turn"]
    found["core_vague"] = float(not (known_f and known_g))
    found["step_differs"] = float(is_step(a.claim) != is_step(b.claim))
    if _vague(a.claim.quantity) != _vague(b.claim.quantity):
        found["vague"], found["value_close"] = 1.0, 0.0  # "dozens" is near no figure, only compatible with many
    found["foreign_names"] = float(rarity.foreign(f) != rarity.foreign(g))
    _series(found, a.claim, b.claim, rarity)
    if found.get("value_equal"):
        said = max(found.get("predicate_same", 0.0), found.get("verb_same", 0.0), found["near"] / CLOSE)
        small = f.dimension == "count" and not found.get("head_same") and _small(x)
        found["number_alone"] = max(0.0, 1.0 - said) if small else 0.0
    return found


CLOSE: Final = 0.25
"""Likeness of the words of two clauses from which they say something alike."""


FEW: Final = 12
"""The numbers up to this are in every text."""


def _small(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None and abs(figure.value) <= FEW


def _series(found: dict[str, float], a: Claim, b: Claim, rarity: Rarity) -> None:
    """Whether two figures of one sort follow one another as a count does that goes on, or are two versions of one."""
    x, y = rarity.figure(a), rarity.figure(b)
    if x is None or y is None or x.value is None or y.value is None or x.value == y.value:
        return
    small, large = sorted((abs(x.value), abs(y.value)))
    if small >= MANY and small >= large * TWINS:
        found["versions"] = 1.0 - max(found.get("head_clash", 0.0), found.get("predicate_clash", 0.0))
    p, q = rarity.day(a), rarity.day(b)
    if p is None or q is None or p == q or a.document == b.document:
        return
    found["grows" if (p < q) == (x.value < y.value) else "shrinks"] = found["core_main"]


def _vague(quantity: Quantity | None) -> bool:
    """Whether a figure only names a size: "dozens", "tens of millions"."""
    if quantity is None or quantity.value is not None or quantity.low is None:
        return False
    return quantity.high is None or quantity.high >= VAGUE * quantity.low


VAGUE: Final = 3
"""How many times its lowest value the highest of a vague figure is."""
MANY: Final = 100
"""Figures from which on two nearly alike are hardly so by chance."""
TWINS: Final = Decimal("0.9")
"""How nearly alike two figures are that may be versions of one by their size alone."""


_BROAD: Final = frozenset({"affect"})
"""Concepts that say no more than that something happened to those counted: the exposed are affected too."""


def _elsewhere(subject: Subject, rarity: Rarity) -> bool:
    """Whether a claim is of another happening than its text: of a foreign place or happening, or long past."""
    claim, frame = subject
    named = frame.places | frame.events
    if named and not named & frame.topic and not rarity.topical(named):
        return True
    day = rarity.day(claim)
    if day is None:
        return False
    if claim.period.basis == "stated" and claim.period.end is not None and (day - claim.period.end).days > 120:
        return True
    years = [int(y) for y in _YEAR.findall(claim.sentence)]
    return bool(years) and max(years) < day.year and claim.period.basis != "document"


_YEAR: Final = re.compile(r"(?<![\d$€£,.-])(?:1[89]|20)\d\d(?![\d,%-]|\.\d)")


def _happenings(found: dict[str, float], a: Subject, b: Subject, rarity: Rarity) -> None:
    """Whether both are of what their texts are about, or one of something else."""
    x, y = rarity.elsewhere(a), rarity.elsewhere(b)
    f, g = a.frame, b.frame
    if a.claim.document != b.claim.document:
        found["texts"] = rarity.cosine(f.topic, g.topic)
        p, q = rarity.day(a.claim), rarity.day(b.claim)
        if p is not None and q is not None:
            found["days"] = min(1.0, abs((p - q).days) / 60)
    else:
        found["texts"] = 1.0
    found["long_before"] = float(_long_before(a.claim, b.claim, rarity) or _long_before(b.claim, a.claim, rarity))
    if x != y:
        found["other_one"] = 1.0
    elif x and y:
        found["other_both"] = 1.0
    else:
        found["main_pair"] = found["texts"]


BEFORE: Final = 10
"""Days before either text from which on a stated day is of an earlier happening."""


def _long_before(a: Claim, b: Claim, rarity: Rarity) -> bool:
    """Whether one states a day well before both texts, and the other none."""
    if a.period.basis != "stated" or a.period.precision not in ("day", "week") or b.period.basis == "stated":
        return False
    days = [day for day in (rarity.day(a), rarity.day(b)) if day is not None]
    return bool(days) and a.period.end is not None and (min(days) - a.period.end).days > BEFORE


def _stages(found: dict[str, float], f: Frame, g: Frame) -> None:
    """How far a sum of money has come on either side."""
    if f.stage and g.stage:
        found["stage_same" if f.stage == g.stage else "stage_clash"] = 1.0
    elif f.stage or g.stage:
        found["stage_one"] = 1.0


def is_step(claim: Claim) -> bool:
    """Whether the figure says by how much something changed, not what it changed to."""
    return claim.change is not None and claim.change.by is not None and claim.quantity == claim.change.by


@cache
def _divided() -> tuple[str, ...]:
    """The concepts that their domain divides into kinds."""
    return tuple(sorted({kind.rpartition("-")[2] for kind in mapping("kinds", "concepts")}))


@lru_cache(maxsize=65536)
def _known(predicates: frozenset[str]) -> frozenset[str]:
    """Those of the predicates that are concepts, the other verbs left out."""
    return predicates & _concepts()


@cache
def _concepts() -> frozenset[str]:
    return frozenset({*mapping("predicates", "concepts").values(), *mapping("kinds", "concepts")})


_OF_ITSELF: Final = ("age", "time")
"""Dimensions of figures that are of a person or happening itself, whatever else is said of it there."""


def exclusive(f: Frame, g: Frame) -> bool:
    """Whether the predicates hold two that no measure can share, and share none themselves."""
    if not f.predicates or not g.predicates or f.dimension in _OF_ITSELF:
        return False
    return _exclude(f.predicates, g.predicates)


@lru_cache(maxsize=65536)
def _exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    for base in _divided():
        x, y = ({p for p in side if p == base or p.endswith(f"-{base}")} for side in (a, b))
        if x and y and not x & y:
            return True  # ties of one domain are not those of another
    if a & b:
        return False
    circles = mapping("exclusive", "concepts")
    return bool({circles[x] for x in a if x in circles} & {circles[y] for y in b if y in circles})


def other_things(f: Frame, g: Frame) -> bool:
    """Whether the two count things of different kinds; persons may be called by many names, but not by two callings."""
    if not f.heads or not g.heads or f.heads & g.heads or f.dimension not in ("count", "percent"):
        return False
    callings = words("callings", "concepts_lists")
    if not callings.isdisjoint(f.heads) and not callings.isdisjoint(g.heads):
        return True
    return not _one_generic(f.heads, g.heads) and not (_people(f.heads) and _people(g.heads))


def _overlap(found: dict[str, float], name: str, a: frozenset[str], b: frozenset[str]) -> None:
    if a and b:
        shared = len(a & b) / min(len(a), len(b))
        found[f"{name}_same"] = shared
        found[f"{name}_clash"] = float(shared == 0)
    elif a or b:
        found[f"{name}_one"] = 1.0


def _scope(found: dict[str, float], f: Frame, g: Frame) -> None:
    """Where and in what happening: named on both sides, or on one and known or foreign to the other's document."""
    a, b = f.places | f.events, g.places | g.events
    if a and b:
        shared = len(a & b) / len(a | b)
        found["scope_same"] = shared
        found["scope_partial"] = float(0 < shared < 1)
        if not shared:
            known = bool(a & (g.topic | g.names)) and bool(b & (f.topic | f.names))
            found["scope_clash_known" if known else "scope_clash"] = 1.0
        if f.places and g.places and not f.places & g.places:
            found["place_clash"] = 1.0
    elif a or b:
        named, other = (a, g) if a else (b, f)
        found["scope_known"] = float(bool(named & (other.topic | other.names)))
        found["scope_foreign"] = 1.0 - found["scope_known"]
    if a and not a & (f.topic | g.topic):
        found["off_topic"] = 1.0
    if b and not b & (f.topic | g.topic):
        found["off_topic"] = 1.0


def _one_generic(a: frozenset[str], b: frozenset[str]) -> bool:
    return (a == GENERIC_PERSON and _people(b)) or (b == GENERIC_PERSON and _people(a))


@lru_cache(maxsize=65536)
def _people(heads: frozenset[str]) -> bool:
    """Whether what is counted are persons: listed, or formed as nouns of persons are."""
    listed = words("listed_people", "concepts_lists") | words("people_concepts", "concepts_lists")
    return any(head in listed or head.endswith(_PERSON_ENDINGS) for head in heads)


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def side_by_side(a: Claim, b: Claim, rarity: Rarity) -> bool:
    """Whether one sentence gives the two as different figures side by side: they are of two measures, unless one
    replaces the other.
    """
    if a.sentence != b.sentence or a.document != b.document:
        return False
    x, y = rarity.figure(a), rarity.figure(b)
    if x is None or y is None or x.value is None or y.value is None or x.value == y.value:
        return False
    if x.likely.overlaps(y.likely) and abs(x.value - y.value) * 10 <= max(abs(x.value), abs(y.value)):
        return False  # "more than 500, 512 to be precise"
    return not any(c.modality == "revised" or c.change is not None for c in (a, b))


def _middle(quantity: Quantity) -> Decimal | None:
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


def _values(found: dict[str, float], a: Figure | None, b: Figure | None, rarity: Rarity) -> None:
    if a is None or b is None or a.value is None or b.value is None:
        return
    x, y = a.value, b.value
    if x == y:
        found["value_equal"] = 1.0
        found["value_telling"] = float(len(str(x.normalize()).strip("-0.").rstrip("0")) >= 3)
        found["value_rare"] = rarity.telling(x)
        return
    if x > 0 and y > 0:
        distance = abs(math.log10(float(x)) - math.log10(float(y)))
        found["value_close"] = max(0.0, 1.0 - 2 * distance)
        found["value_far"] = min(1.0, distance / 2)
    if a.likely.overlaps(b.likely):
        found["value_compatible"] = 1.0


def _times(found: dict[str, float], a: Claim, b: Claim) -> None:
    """Stated years far apart speak against one happening."""
    if a.period.basis != "stated" or b.period.basis != "stated":
        one, other = (a, b) if a.period.basis == "stated" else (b, a)
        if (
            one.period.basis == "stated"
            and one.period.end
            and other.period.end
            and one.period.precision in ("year", "range", "month")
        ):
            gap = (other.period.end - one.period.end).days
            found["old_event"] = float(gap > 400)
        return
    if a.period.before(b.period) or b.period.before(a.period):
        first, second = (a, b) if a.period.before(b.period) else (b, a)
        assert first.period.end is not None
        assert second.period.start is not None
        found["stated_apart"] = 1.0 if (second.period.start - first.period.end).days > 60 else 0.3
    else:
        found["stated_together"] = 1.0


def _whole_clash(a: Claim, b: Claim) -> bool:
    if a.whole is None or b.whole is None:
        return False
    x, y = set(a.whole.counted.lower().split()), set(b.whole.counted.lower().split())
    return bool(x and y) and not x & y
