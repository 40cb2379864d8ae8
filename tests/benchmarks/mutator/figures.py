"""Errors in a figure that another place repeats: of size, of digits, of time, of its whole."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from checker.model import Claim
from checker.slices import moves, order_key
from mutator.bundle import Bundle, repeated
from mutator.plant import Place, Plant, Planter
from mutator.printed import Printed, printed

Error = Callable[[Printed, random.Random], str | None]
"""A number as printed → a wrong one in the same print, or None where this error cannot happen to it."""
SWAPPED = {"million": "billion", "billion": "million", "m": "bn", "bn": "m"}
FIXED_MEANING = (Decimal(0), Decimal(1))
"""Numbers whose noun stands in the singular or whose sentence is built on them: another cannot take their place."""


def ten_times(number: Printed, _: random.Random) -> str | None:
    """A nought too many."""
    return number.showing(number.number * 10)


def scale_word(number: Printed, _: random.Random) -> str | None:
    """Million for billion, or the reverse."""
    other = SWAPPED.get(number.scale.lower())
    return number.showing(number.number, other) if other else None


def swapped_digits(number: Printed, chance: random.Random) -> str | None:
    """Two neighbouring digits in each other's place, never with a nought in front."""
    digits = f"{number.number:f}".replace(".", "")
    pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (i or digits[1] != "0")]
    if not pairs:
        return None
    i = chance.choice(pairs)
    turned = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    return number.showing(Decimal(turned).scaleb(-number.decimals))


def third_off(number: Printed, chance: random.Random) -> str | None:
    """Three tenths more or less, rounded as the number is printed."""
    off = number.number * chance.choice((Decimal("0.7"), Decimal("1.3")))
    off = off.quantize(Decimal(1).scaleb(-number.decimals), ROUND_HALF_UP)
    told = number.number.scaleb(number.decimals) >= 4
    return number.showing(off) if told and off != number.number else None


def own_number(claim: Claim) -> Printed | None:
    """The claim's own number as printed, that of its whole left out."""
    size = claim.whole.quantity.surface if claim.whole is not None and claim.whole.quantity is not None else ""
    at = claim.surface.rfind(size) if size and claim.kind == "ratio" else -1
    return printed(claim.surface[:at] if at > 0 else claim.surface, claim.start)


def replaced(kind: str, bundle: Bundle, claim: Claim, error: Error, chance: random.Random) -> Plant | None:
    """The plant of an error in a claim's own number."""
    number = own_number(claim)
    if number is None or claim.quantity is None or number.value != claim.quantity.value:
        return None
    return _plant(kind, bundle, claim.document, number, error(number, chance))


def _plant(kind: str, bundle: Bundle, document: str, number: Printed, wrong: str | None) -> Plant | None:
    if number.number in FIXED_MEANING or wrong is None:
        return None
    sound = bundle.text(document)[number.start : number.end]
    if wrong.lower() in (sound.lower(), "one", "1", "zero", "0"):
        return None
    return Plant(kind, document, number.start, number.end, sound, wrong)


def of_repeated(kind: str, error: Error, bundle: Bundle) -> Iterator[Place]:
    """The places of figures that another place repeats."""
    for claim, _ in repeated(bundle):
        yield Place(claim.document, claim.start, partial(replaced, kind, bundle, claim, error))


def stale(bundle: Bundle) -> Iterator[Place]:
    """The newer figure of a measure that moved, where another place had given it by then: the older takes its place."""
    for group in bundle.data.groups:
        for move in moves(group, bundle.data):
            old = next((c.quantity.value for c in reversed(move.old) if c.quantity is not None), None)
            for claim in move.new:
                known = (c for c in move.new if c.document != claim.document and _alike(c, claim))
                if old is None or not any(_day(c, bundle) <= _day(claim, bundle) for c in known):
                    continue
                error = partial(_meaning, value=old)
                yield Place(claim.document, claim.start, partial(replaced, "stale", bundle, claim, error))


def _meaning(number: Printed, _: random.Random, *, value: Decimal) -> str | None:
    return number.meaning(value)


def _alike(a: Claim, b: Claim) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.value == b.quantity.value


def _day(claim: Claim, bundle: Bundle) -> object:
    return order_key(claim, bundle.data)[0]


def whole(bundle: Bundle) -> Iterator[Place]:
    """The size of a whole that another ratio of the same whole gives too."""
    sized = [s.claim for s in bundle.subjects if _size(s.claim) is not None and s.claim.modality == "asserted"]
    for claim in sized:
        if any(c.id != claim.id and c.sentence != claim.sentence and _one_whole(c, claim) for c in sized):
            yield Place(claim.document, claim.start, partial(_another_whole, bundle, claim))


def _size(claim: Claim) -> Decimal | None:
    return None if claim.whole is None or claim.whole.quantity is None else claim.whole.quantity.value


def _one_whole(a: Claim, b: Claim) -> bool:
    assert a.whole is not None
    assert b.whole is not None
    heads = [w.counted.lower().split()[-1:] for w in (a.whole, b.whole)]
    return _size(a) == _size(b) and heads[0] == heads[1]


def _another_whole(bundle: Bundle, claim: Claim, chance: random.Random) -> Plant | None:
    """The whole three tenths larger or smaller, but never smaller than its part."""
    assert claim.whole is not None
    assert claim.whole.quantity is not None
    surface = claim.whole.quantity.surface
    at = claim.surface.rfind(surface) if surface else -1
    number = printed(surface, claim.start + at) if at > 0 else None
    if number is None or number.value != claim.whole.quantity.value:
        return None
    wrong = third_off(number, chance)
    again = printed(wrong) if wrong else None
    part = claim.quantity.value if claim.quantity is not None else None
    if again is None or (claim.kind == "ratio" and part is not None and again.value < part):
        wrong = number.showing(number.number * Decimal("1.3"))
    return _plant("whole", bundle, claim.document, number, wrong)


ERRORS: dict[str, Error] = {
    "ten-times": ten_times,
    "scale-word": scale_word,
    "swapped-digits": swapped_digits,
    "third-off": third_off,
}
FIGURES: dict[str, Planter] = {
    **{kind: partial(of_repeated, kind, error) for kind, error in ERRORS.items()},
    "stale": stale,
    "whole": whole,
}
