"""Errors in a text's own arithmetic: totals, shares, changes, conversions.

News seldom does sums in print, so a sum is put in: true in the text before, broken in the text after. What is put in
says nothing of its subject ("from the north"), for it must stand beside any figure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from checker.model import Claim, Document
from mutator.bundle import Bundle
from mutator.figures import own_number
from mutator.plant import Place, Plant, Planter
from mutator.printed import printed

_UNITS = {
    "miles": ("km", Decimal("1.609344")),
    "mile": ("km", Decimal("1.609344")),
    "kilometers": ("miles", Decimal("0.621371")),
    "feet": ("meters", Decimal("0.3048")),
    "foot": ("meters", Decimal("0.3048")),
    "yards": ("meters", Decimal("0.9144")),
    "inches": ("cm", Decimal("2.54")),
    "pounds": ("kg", Decimal("0.45359237")),
    "acres": ("hectares", Decimal("0.404686")),
    "tons": ("tonnes", Decimal("0.907185")),
}
_DOUBLE = re.compile(
    rf"\b(?P<number>[\d,]*\d(?:\.\d+)?)[ -](?P<unit>{'|'.join(_UNITS)})\b(?! (?:per|an|a|of aid)\b|-|\s*\()"
)
_MONEY = re.compile(r"[$£€]\s?[\d,.]*$")


def _whole_counts(bundle: Bundle, least: int) -> Iterator[tuple[Claim, int]]:
    """Plain figures in running text that are exact, printed alone and large enough to be parted, a sentence once."""
    seen: set[tuple[str, str]] = set()
    for s in bundle.subjects:
        claim, q = s.claim, s.claim.quantity
        if claim.kind != "count" or claim.zone not in ("body", "lede") or claim.quoted or q is None:
            continue
        number = own_number(claim)
        if q.comparator != "=" or q.value is None or number is None or number.value != q.value:
            continue
        if least <= q.value == int(q.value) <= 10**6 and (claim.document, claim.sentence) not in seen:
            seen.add((claim.document, claim.sentence))
            yield claim, int(q.value)


def _behind(bundle: Bundle, claim: Claim) -> int | None:
    """The end of the claim's sentence, where it ends in a full stop and ends nothing else."""
    text = bundle.text(claim.document)
    at = text.rfind(claim.sentence, 0, claim.end + len(claim.sentence))
    end = at + len(claim.sentence)
    return end if at >= 0 and claim.sentence.endswith(".") and text[end : end + 1] in ("", " ", "\n") else None


def _inserted(kind: str, claim: Claim, at: int, template: str, sound: str, wrong: str) -> Plant:
    """A plant of words put in, in which one number is sound or wrong."""
    return Plant(kind, claim.document, at, at, template.format(sound), template.format(wrong))


def totals(bundle: Bundle) -> Iterator[Place]:
    """Figures that can be parted in three."""
    for claim, value in _whole_counts(bundle, 12):
        yield Place(claim.document, claim.start, partial(_total, bundle, claim, value))


def _total(bundle: Bundle, claim: Claim, value: int, chance: random.Random) -> Plant | None:
    at = _behind(bundle, claim)
    if at is None:
        return None
    first = value * chance.randint(35, 55) // 100
    second = value * chance.randint(20, 30) // 100
    third = value - first - second
    template = chance.choice((
        f" Of the {value:,}, {first:,} came from the north, {{}} from the south and {third:,} from elsewhere.",
        f" That makes {value:,} in all: {first:,} in the first week, {{}} in the second and {third:,} in the third.",
    ))  # fmt: skip
    off = max(2, value * chance.randint(5, 15) // 100) * chance.choice((-1, 1))
    wrong = second + (off if second + off > 1 else -off)
    return _inserted("total", claim, at, template, f"{second:,}", f"{wrong:,}")


def shares(bundle: Bundle) -> Iterator[Place]:
    """Ratios of which both numbers are printed."""
    for s in bundle.subjects:
        claim = s.claim
        size = claim.whole.quantity.value if claim.whole is not None and claim.whole.quantity is not None else None
        if claim.kind == "ratio" and claim.quantity is not None and size is not None and size >= 3:
            yield Place(claim.document, claim.start, partial(_share, bundle, claim, size))


def _share(bundle: Bundle, claim: Claim, size: Decimal, chance: random.Random) -> Plant | None:
    text = bundle.text(claim.document)
    number = own_number(claim)
    assert claim.quantity is not None
    if number is None or number.value != claim.quantity.value or not 1 < number.value <= size:
        return None
    at = _behind_whole(text, claim)
    if at is None:
        return None
    right = int((100 * number.value / size).quantize(Decimal(1), ROUND_HALF_UP))
    off = chance.randint(6, 25)
    wrong = right - off if right + off > 99 or (right > off + 1 and chance.random() < 0.5) else right + off
    return _inserted("share", claim, at, " ({} percent)", str(right), str(wrong))


def _behind_whole(text: str, claim: Claim) -> int | None:
    """The end of the noun that says what the whole is of, where it stands right behind and no bracket follows."""
    words = claim.whole.counted.split() if claim.whole is not None else []
    if not words:
        return None
    head = re.escape(words[-1].removesuffix("y")) + r"\w{0,3}"
    noun = re.compile(rf"(?:[ -][\w-]+){{0,3}}?[ -]{head}\b(?!-| ?\()", re.IGNORECASE).match(text, claim.end)
    return noun.end() if noun is not None else None


def changes(bundle: Bundle) -> Iterator[Place]:
    """Figures that can have risen or fallen from another."""
    for claim, value in _whole_counts(bundle, 20):
        yield Place(claim.document, claim.start, partial(_change, bundle, claim, value))


def _change(bundle: Bundle, claim: Claim, value: int, chance: random.Random) -> Plant | None:
    at = _behind(bundle, claim)
    if at is None:
        return None
    up = chance.random() < 0.5
    old = value * chance.randint(55, 85) // 100 if up else value * chance.randint(120, 180) // 100
    percent = int((Decimal(100) * abs(value - old) / old).quantize(Decimal(1), ROUND_HALF_UP))
    word, noun = ("rose", "increase") if up else ("fell", "decrease")
    template = chance.choice((
        f" The number {word} from {old:,} to {value:,}, {'an' if up else 'a'} {noun} of {{}} percent.",
        f" It {word} by {{}} percent, from {old:,} to {value:,}.",
    ))  # fmt: skip
    wrong = percent + chance.randint(8, 20) * (-1 if percent > 30 and chance.random() < 0.5 else 1)
    return _inserted("change", claim, at, template, str(percent), str(wrong))


def conversions(bundle: Bundle) -> Iterator[Place]:
    """Measures in a unit that readers elsewhere want converted."""
    for document in bundle.documents:
        for m in _DOUBLE.finditer(document.text):
            if not _MONEY.search(document.text, max(0, m.start() - 3), m.start()):
                yield Place(document.name, m.start(), partial(_conversion, document, m))


def _conversion(document: Document, m: re.Match[str], chance: random.Random) -> Plant | None:
    number = printed(m["number"])
    if number is None or number.value < 2:
        return None
    name, factor = _UNITS[m["unit"]]
    exact = number.value * factor
    right = exact.quantize(Decimal(1) if exact >= 10 else Decimal("0.1"), ROUND_HALF_UP)
    wrong = right * chance.choice((Decimal(10), Decimal("0.7"), Decimal("1.3"), Decimal(2)))
    wrong = wrong.quantize(right, ROUND_HALF_UP)
    if wrong == right:
        return None
    template = f" ({{}} {name})"
    return Plant(
        "conversion", document.name, m.end(), m.end(), template.format(f"{right:,}"), template.format(f"{wrong:,}")
    )


INSERTED: dict[str, Planter] = {"total": totals, "share": shares, "change": changes, "conversion": conversions}
