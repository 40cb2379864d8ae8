"""What is asked of one claim whenever it is held against another, worked out once."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from checker.frozen import frozen
from checker.match.kinds import cores, is_step, known, people
from checker.match.rarity import Figure, Rarity, figure_of
from checker.model import Claim, Frame, Period, Quantity, Subject

VAGUE: Final = 3
"""How many times its lowest value the highest of a vague figure is."""
LONG_AGO: Final = 120
"""Days before its text from which on a stated time is of an earlier happening."""
_YEAR: Final = re.compile(r"(?<![\d$€£,.-])(?:1[89]|20)\d\d(?![\d,%-]|\.\d)")


@frozen
class Traits:
    """What evidence asks of a claim.

    ``known`` are its predicates that are concepts, ``people`` whether persons are counted, ``sorts`` the sorts of
    thing it may be of and ``told`` the texts that tell its figure of each. ``scope`` are places and happenings, of
    which some are ``own`` to its text where it is about them; ``about`` all that sentence and text name; ``placed``
    whether it is told where. ``magnitude`` is the logarithm of its figure; ``vague`` whether this only names a size,
    ``step`` whether it is by how much something changed, ``beside`` the figures of its sentence. ``day`` is when its
    text was written, ``elsewhere`` whether it is of another happening than that, ``foreign`` whether it names
    strangers. The last four are the weights of the frame's words.
    """

    frame: Frame
    quantity: Quantity | None
    period: Period
    known: frozenset[str]
    people: bool
    sorts: frozenset[str]
    told: Mapping[str, set[str]]
    scope: frozenset[str]
    own: bool
    about: frozenset[str]
    placed: bool
    figure: Figure | None
    value: Decimal | None
    magnitude: float | None
    vague: bool
    step: bool
    beside: set[tuple[str, Decimal]]
    day: date | None
    elsewhere: bool
    foreign: bool
    near: float
    words: float
    names: float
    topic: float


def traits(subject: Subject, rarity: Rarity) -> Traits:
    """The traits of a claim, among the claims at hand."""
    claim, frame = subject
    found = rarity.traits.get(claim.id)
    if found is not None and found.frame is frame and found.quantity is claim.quantity and found.period is claim.period:
        return found
    rarity.traits[claim.id] = made = _made(claim, frame, rarity)
    return made


def _made(claim: Claim, frame: Frame, rarity: Rarity) -> Traits:
    figure = figure_of(claim.quantity)
    value = None if figure is None else figure.value
    sorts = cores(frame)
    scope = frame.places | frame.events if frame.places and frame.events else frame.places or frame.events
    return Traits(
        frame=frame,
        quantity=claim.quantity,
        period=claim.period,
        known=known(frame.predicates),
        people=people(frame.heads),
        sorts=sorts,
        told=rarity.told(claim, sorts, value),
        scope=scope,
        own=not scope.isdisjoint(frame.topic),
        about=frame.topic | frame.names,
        placed=bool(scope or frame.sites),
        figure=figure,
        value=value,
        magnitude=math.log10(float(value)) if value is not None and value > 0 else None,
        vague=_vague(claim.quantity),
        step=is_step(claim),
        beside=rarity.beside(claim),
        day=rarity.day(claim),
        elsewhere=_elsewhere(claim, frame, rarity),
        foreign=rarity.foreign(frame),
        near=rarity.whole(frame.near),
        words=rarity.whole(frame.words),
        names=rarity.whole(frame.names),
        topic=rarity.whole(frame.topic),
    )


def _vague(quantity: Quantity | None) -> bool:
    """Whether a figure only names a size: "dozens", "tens of millions"."""
    if quantity is None or quantity.value is not None or quantity.low is None:
        return False
    return quantity.high is None or quantity.high >= VAGUE * quantity.low


def _elsewhere(claim: Claim, frame: Frame, rarity: Rarity) -> bool:
    """Whether a claim is of another happening than its text: of a foreign place or happening, or long past."""
    scope = frame.places | frame.events
    if scope and not scope & frame.topic and not rarity.topical(scope):
        return True
    day = rarity.day(claim)
    if day is None:
        return False
    if claim.period.basis == "stated" and claim.period.end is not None and (day - claim.period.end).days > LONG_AGO:
        return True
    years = [int(y) for y in _YEAR.findall(claim.sentence)]
    return bool(years) and max(years) < day.year and claim.period.basis != "document"
