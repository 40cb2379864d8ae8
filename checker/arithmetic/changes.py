"""Changes worked out anew: from what, to what, by how much; in per cent, points, amounts and factors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.beside import AGAIN, LINK, before, behind, between, ends, figures, following
from checker.arithmetic.compared import comparisons, outside, unbracketed
from checker.arithmetic.moves import EARLIER, STEP, TOLD_AFTER, WHEN, Move, Way, nth
from checker.arithmetic.parts import bare
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed, difference, growth, nearest, plain, printed_step
from checker.changes import FACTOR, known_verb
from checker.interval import Interval
from checker.lexicon import table, words
from checker.model import Claim, Quantity
from checker.pattern import pattern

_LOOSE: Final = Decimal("0.125")
"""How far from its factor a word such as "doubled" is taken to reach."""
_NEARLY: Final = Decimal("0.8")
"""From what share of a factor on it is nearly reached."""
_SLACK: Final = Decimal(2)
"""How many per cent a fraction in words is taken to reach to either side."""
_APART: Final = 100
"""How many times the other an end of a change may be: beyond that a scale word was not carried over."""
_SIGN: Final = pattern(r"%|％|per ?-?cent|pct|percentage|points?\b|\bpc\b", re.IGNORECASE)
_WORD: Final = pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUE_REACH: Final = 5
"""Words before a change among which its word is looked for."""
_TOLD_BEFORE: Final = pattern(rf"(?: {LINK})? {STEP}(?: (?!and\b){LINK}){{0,4}},?(?: from)? $", re.IGNORECASE)
_COMPARED: Final = pattern(
    rf"{WHEN},? (?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|against|up from|down from|after"
    r"|following|having been|where (?:it|they|there) (?:had been|was|were)|it (?:had been|was))"
    r"(?: (?:just|only|about|some|the))? $",
    re.IGNORECASE,
)
_LATER: Final = pattern(r"\b(?:minute|hour|day|week|month|year|decade)s? after\b")
_A_TIME: Final = pattern(
    r" (?:a|per|each|every) (?:year|month|week|day|quarter|decade|annum)\b| (?:annually|yearly|monthly|on average)\b"
)
_NUMBERED: Final = pattern(r"\b(?:No\.|number|nr\.) ?\d|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_CENTS: Final = frozenset({"cent", "penny"})
_WHOLE: Final = frozenset({"dollar", "euro", "pound sterling", "canadian dollar", "australian dollar"})
_LONG: Final = 2000
"""Characters of a sentence that are looked through for words that change what a change means."""
_ASIDE: Final = pattern(AGAIN, re.IGNORECASE)
_RANGE: Final = pattern(r"^\S+ to \S+$")
_MONEY_MOVES: Final = pattern(
    r"\b(?:dollar|euro|pound|sterling|yen|yuan|rupee|rouble|ruble|lira|peso|franc|krone|krona|currency|real|rand|won)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


class Misstep(NamedTuple):
    """Claims of a change that does not add up, the sum that shows it, and whether it is per cent taken for points."""

    claims: tuple[Claim, ...]
    sum: str
    points: bool = False


def missteps(passage: Passage) -> Iterator[Misstep]:
    """The changes of a sentence that do not add up, each once."""
    told: set[str] = set()
    for move in (*_moves(passage), *comparisons(passage)):
        found = _wrong_way(passage, move) or _wrong_step(passage, move)
        if found is not None and not {c.id for c in found.claims} & told:
            told.update(c.id for c in found.claims)
            yield found


# --- what is told ---------------------------------------------------------------------------------------------------


def _moves(passage: Passage) -> Iterator[Move]:
    """The changes of a sentence of which both ends are told, with the step where it is told too."""
    claims = figures(passage)
    done: set[str] = set()
    for index, claim in enumerate(claims):
        change = claim.change
        if claim.id in done:
            continue
        if change is None:
            yield from _compared(passage, claims, index)
            continue
        last = index
        while last + 1 < len(claims) and claims[last + 1].change == change:
            last += 1
        group = tuple(claims[index : last + 1])
        start, end, by = change.from_, change.to, change.by
        if start is not None and end is not None and not (_SIGN.search(start.surface) or _SIGN.search(end.surface)):
            start, end = bare(start), bare(end)  # 40 percent, from 400 in 2010 to 300
        if start is not None and end is None and by is not None and index:
            now = _told_of(passage, claims[index - 1], claim, start)
            if now is not None:
                end, group = now.quantity, (now, *group)
        if start is not None and end is None and by is not None and _RANGE.match(by.surface):
            end, by = _alone(by, by.high), _alone(by, by.low)  # rose by 30 to 80 from 45
        if end is not None and by is not None and start is None:
            earlier = _compared_with(passage, claims, last, end)
            if earlier is not None and earlier.quantity is not None:
                done.update(c.id for c in group)
                yield Move((*group, earlier), *_cue(passage, claim), earlier.quantity, end, by, change.direction)
            continue
        if start is None or end is None:
            continue
        done.update(c.id for c in group)
        word, way = _cue(passage, claim)
        by_way: Way | None = None
        if by is None:
            step = _told_after(passage, claims, last) or _told_before(passage, claims, index)
            by = nth(passage, claims[last], TOLD_AFTER) if step is None else None
            if step is not None:
                by, by_way = step.quantity, step.change.direction if step.change is not None else None
                group = tuple(sorted((*group, step), key=lambda c: c.start))
                done.add(step.id)
        yield Move(group, word, way, start, end, by, by_way)


def _told_of(passage: Passage, now: Claim, step: Claim, start: Quantity) -> Claim | None:
    """What a change told as an aside is of: 80 million, an increase of 25 percent from 40 million."""
    fits = now.quantity is not None and now.quantity.unit == start.unit and now.quantity.value is not None
    told = re.fullmatch(
        rf"(?: (?:{LINK}|\d{{4}})){{0,4}},? (?:(?:an?|the) (?:{LINK} )?{STEP} of|(?:up|down)(?: by)?) $",
        between(passage, now, step),
    )
    return now if fits and now.change is None and told else None


def _told_after(passage: Passage, claims: Sequence[Claim], last: int) -> Claim | None:
    """The step told behind both ends: from 50 to 80, up 40%; from 50 to 80, or 40 percent."""
    for step in following(claims, last)[:1]:
        gap = between(passage, claims[last], step)
        if not TOLD_AFTER.fullmatch(gap):
            return None
        if step.change is not None:
            own = step.change
            return step if own.by == step.quantity and own.from_ is None else None
        opened = _ASIDE.search(gap)
        aside = re.search(r"(?:\b(?:or|(?:that|which|[Ii]t|[Tt]his) is|meaning)(?: by)?|\()\s*\+?$", gap)
        return step if aside and _step_like(step) and ends(behind(passage, step), opened or aside) else None
    return None


def _told_before(passage: Passage, claims: Sequence[Claim], index: int) -> Claim | None:
    """The step told before both ends: a 40% increase, from 50 to 80."""
    if not index:
        return None
    step = claims[index - 1]
    own = step.change
    if own is None or own.by != step.quantity or own.from_ is not None or own.to is not None:
        return None
    return step if _TOLD_BEFORE.fullmatch(between(passage, step, claims[index])) else None


def _compared(passage: Passage, claims: Sequence[Claim], index: int) -> Iterator[Move]:
    """80 million, compared with 50 million a year ago, up 40%"""
    end, near = claims[index].quantity, following(claims, index)
    if end is None or len(near) < 2:
        return
    earlier, step = near[0], near[1]
    if (
        _compared_with(passage, claims, index, end) is not earlier
        or step.change is None
        or step.change.from_ is not None
    ):
        return
    if step.change.by != step.quantity or not TOLD_AFTER.fullmatch(between(passage, earlier, step)):
        return
    assert earlier.quantity is not None
    yield Move((claims[index], earlier, step), "", None, earlier.quantity, end, step.quantity, step.change.direction)


def _compared_with(passage: Passage, claims: Sequence[Claim], last: int, end: Quantity) -> Claim | None:
    """The earlier figure that a change is compared with: rose 40% to 80 million, against 50 million a year ago."""
    for earlier in outside(passage, following(claims, last))[:1]:
        size = earlier.quantity
        if size is None or size.unit != end.unit or size.value is None or earlier.kind == "duration":
            return None
        gap = unbracketed(between(passage, claims[last], earlier))
        fits = _COMPARED.fullmatch(gap) is not None and not _LATER.search(gap)
        return earlier if fits and EARLIER.match(behind(passage, earlier)) else None
    return None


def _step_like(claim: Claim) -> bool:
    return (
        claim.kind == "percent"
        and claim.quantity is not None
        and claim.quantity.value is not None
        and claim.whole is None
    )


def _alone(size: Quantity, value: Decimal | None) -> Quantity:
    """One end of a range as a quantity of its own."""
    printed = "" if value is None else plain(value, 4)
    return size.model_copy(
        update={
            "value": value,
            "low": value,
            "high": value,
            "likely_low": None,
            "likely_high": None,
            "surface": printed,
        }
    )


def _cue(passage: Passage, claim: Claim) -> tuple[str, Way | None]:
    """The word of change before a claim and which way it leaves no doubt of: "rose", up."""
    text = re.split(r"[.;:()]", before(passage, claim))[-1]
    for word in reversed(_WORD.findall(text)[-_CUE_REACH:]):
        base = known_verb(word.lower()) or word.lower()
        for way, listed in table("changes")["plainly"].items():
            if base in listed.split():
                return word, "up" if way == "up" else "down"
        if base != word.lower() or known_verb(base):
            return word, None
    return "", None


# --- what it comes to -----------------------------------------------------------------------------------------------


def _wrong_way(passage: Passage, move: Move) -> Misstep | None:
    """A rise to less, a fall to more."""
    start, end = move.start, move.end
    way = _way(start, end)
    if way is None or start.unit != end.unit or _year(start) or _year(end) or not _comparable(start, end):
        return None
    said = move.way or (move.by_way if move.by is not None else None)
    if said is None or said == way:
        return None
    first = move.claims[0]
    head = before(passage, first)
    if move.way == "down" and way == "up" and start.unit and not _own_unit(start):
        return None  # fell from 10 to 20 percent: by so much
    if _placed(passage) or _MONEY_MOVES.search(head):
        return None
    a, b = _ends(move)
    noun = {"up": "a rise", "down": "a fall"}
    return Misstep(move.claims, f"from {a} to {b} is {noun[way]}, not {noun[said]}")


def _wrong_step(passage: Passage, move: Move) -> Misstep | None:
    """A step that the ends refute."""
    start, end, by = move.start, move.end, move.by
    if by is None or by.value is None or start.value is None or end.value is None or not _comparable(start, end):
        return None
    if _adjusted(passage) or any(_A_TIME.match(behind(passage, c)) for c in move.claims if c.quantity == by):
        return None
    rates = start.unit == end.unit == "percent" and (_SIGN.search(start.surface) or _SIGN.search(end.surface))
    if by.unit in ("percentage point", "point") and (rates or start.unit == end.unit):
        return _difference(move, "points" if by.unit == "point" and start.unit == "point" else "percentage points")
    if by.unit == FACTOR:
        return _factor(move)
    if not by.unit and 0 < by.value < 1:
        return _relative(move, Interval(100 * by.value - _SLACK, 100 * by.value + _SLACK), by.surface)
    if by.unit == "percent":
        if not _SIGN.search(by.surface):
            return None
        if rates:
            return _rate(move)
        if start.unit == end.unit:
            return _relative(move, allowed(by), _percent(by.value, by))
        return None
    if by.unit in _CENTS and start.unit == end.unit and start.unit in _WHOLE:
        worth = by.value / 100
        ends_ = dict.fromkeys(("value", "low", "high", "likely_low", "likely_high"), worth)
        hundredth = by.model_copy(update={**ends_, "unit": start.unit})
        return _difference(move._replace(by=hundredth), "")
    if by.unit == start.unit == end.unit:
        return _difference(move, "")
    return None


def _relative(move: Move, told: Interval, said: str) -> Misstep | None:
    """A step in per cent, or as a fraction, of what it was."""
    worth = growth(allowed(move.start), allowed(move.end))
    way = _way(move.start, move.end)
    if worth is None or way is None:
        return None
    if told.overlaps(worth if way == "up" else worth.scaled(Decimal(-1))):
        return None
    a, b = _ends(move)
    return Misstep(move.claims, f"from {a} to {b} is {way} {_exact(move, said)}, not {said}")


def _exact(move: Move, said: str) -> str:
    """By how many per cent it really changed, with as many places as tell it from what is said."""
    assert move.start.value
    assert move.end.value is not None
    worth = abs(100 * move.end.value / move.start.value - 100)
    return next((t for t in (f"{plain(worth, n)}%" for n in (0, 1)) if t != said), f"{plain(worth, 2)}%")


def _rate(move: Move) -> Misstep | None:
    """A step between two percentages: in per cent of the first, where points are often meant."""
    assert move.by is not None
    assert move.by.value is not None
    assert move.start.value is not None
    assert move.end.value is not None
    if not move.start.value:
        return None
    step = abs(move.end.value - move.start.value)
    worth = 100 * step / move.start.value
    told = allowed(move.by)
    if worth in told:
        return None
    a, b = _ends(move)
    way, points = _way(move.start, move.end), "percentage point" if step == 1 else "percentage points"
    sum_ = f"from {a} to {b} is {way} {plain(step, 2)} {points}, or {plain(worth, 0 if worth >= 10 else 1)}%"
    if move.by.value == step:
        return Misstep(move.claims, f"{sum_}, not {_percent(move.by.value, move.by)}", points=True)
    spread, exact = growth(nearest(move.start), nearest(move.end)), difference(nearest(move.start), nearest(move.end))
    for possible in (spread, exact):
        if possible is None or told.overlaps(possible if way == "up" else possible.scaled(Decimal(-1))):
            return None
    return Misstep(move.claims, f"{sum_}, not {_percent(move.by.value, move.by)}")


def _difference(move: Move, unit: str) -> Misstep | None:
    """A step in the unit of its ends, or in points."""
    assert move.by is not None
    assert move.by.value is not None
    assert move.start.value is not None
    assert move.end.value is not None
    worth, way = difference(nearest(move.start), nearest(move.end)), _way(move.start, move.end)
    points = move.by.model_copy(update={"unit": "percentage point"}) if unit else move.by
    told = nearest(points)
    if worth is None or way is None or told.overlaps(worth if way == "up" else worth.scaled(Decimal(-1))):
        return None
    a, b = _ends(move)
    step = abs(move.end.value - move.start.value)
    said = f"{plain(step, 2)} {unit}" if unit else _like(move.by, step)
    return Misstep(move.claims, f"from {a} to {b} is {way} {said}, not {_printed(move.by)}")


def _factor(move: Move) -> Misstep | None:
    """A step as a factor: doubled, more than halved, a fourfold rise."""
    assert move.by is not None
    assert move.by.value is not None
    worth, way = growth(allowed(move.start), allowed(move.end)), _way(move.start, move.end)
    if way == "down":
        worth = growth(allowed(move.end), allowed(move.start))
    if worth is None or worth.low is None or worth.high is None or way is None or not move.start.value:
        return None
    times = Interval(worth.low / 100 + 1, worth.high / 100 + 1)
    if _times(move.by).overlaps(times):
        return None
    a, b = _ends(move)
    assert move.end.value is not None
    if way == "up":
        real = f"{plain(move.end.value / move.start.value, 2)} times as much"
    else:
        real = f"down {plain(100 - 100 * move.end.value / move.start.value)}%"
    return Misstep(move.claims, f"from {a} to {b} is {real}, not “{_printed(move.by)}”")


def _times(by: Quantity) -> Interval:
    """The factors that a word or number of times may stand for: "doubled" about two, "fourfold" four or five."""
    assert by.value is not None
    low, high = by.value * (1 - _LOOSE), by.value * (1 + _LOOSE)
    if re.search(r"fold|time|factor|\d", by.surface, re.IGNORECASE):
        high = (by.value + 1) * (1 + _LOOSE)
    if by.comparator in (">", ">="):
        return Interval(by.value, None)
    if by.comparator in ("<", "<="):
        return Interval(by.value * _NEARLY if by.approximate else None, by.value * (1 + _LOOSE))
    return Interval(low, high)


# --- small questions ------------------------------------------------------------------------------------------------


def _way(start: Quantity, end: Quantity) -> Way | None:
    if start.value is None or end.value is None or start.value == end.value or start.value < 0 or end.value < 0:
        return None
    return "up" if end.value > start.value else "down"


def _comparable(start: Quantity, end: Quantity) -> bool:
    """Whether both ends are of one unit and one scale: not from 800 to 1.2 million."""
    if start.value is None or end.value is None or start.value <= 0 or end.value <= 0 or start.unit != end.unit:
        return False
    return 1 / Decimal(_APART) < end.value / start.value < _APART


def _year(size: Quantity) -> bool:
    return not size.unit and size.value is not None and 1800 <= size.value <= 2100 and "," not in size.surface


def _own_unit(size: Quantity) -> bool:
    """Whether the unit is printed with the number itself and not only with the next."""
    return re.fullmatch(r"[\d.,\s]+|(?:[a-z]+ )?[a-z]+", size.surface, re.IGNORECASE) is None


def _placed(passage: Passage) -> bool:
    """Whether places in an order are told of, which go up by falling."""
    text = passage.text[:_LONG]
    return _NUMBERED.search(text) is not None or any(
        w.lower() in words("placed", "changes") for w in _WORD.findall(text)
    )


def _adjusted(passage: Passage) -> bool:
    """Whether a change is told in other terms than its plain figures: in real terms, at constant prices, a year."""
    said = [w.lower() for w in _WORD.findall(passage.text[:_LONG])]
    pairs = {" ".join(pair) for n in (2, 3) for pair in zip(*(said[k:] for k in range(n)), strict=False)}
    return not words("adjusted", "changes").isdisjoint(said) or not pairs.isdisjoint(table("changes")["adjusted_pairs"])


def _ends(move: Move) -> tuple[str, str]:
    return _printed(move.start), _printed(move.end)


def _printed(size: Quantity) -> str:
    return re.sub(r"^(?:from|to) ", "", " ".join(size.surface.split()))


def _percent(value: Decimal, size: Quantity) -> str:
    step = printed_step(size)
    return f"{plain(value, max(0, -step.normalize().adjusted()) if step else 0)}%"


def _like(size: Quantity, value: Decimal) -> str:
    """An amount in the manner of another: a plain number, or with that unit."""
    if not size.unit:
        return plain(value, 2)
    number = re.search(r"\d[\d,.]*\d|\d", size.surface)
    scale = 1
    if number and size.value:
        printed = Decimal(number[0].replace(",", ""))
        scale = int(size.value / printed) if printed else 1
    shown = plain(value / max(scale, 1), 2)
    return size.surface.replace(number[0], shown) if number else f"{shown} {size.unit}"
