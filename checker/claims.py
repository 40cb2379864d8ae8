"""Mentions → claims: what a recognizer saw, with its measure, its time, its speaker and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.aspect import aspect_of
from checker.attribution import speaker_of
from checker.identity import identity
from checker.measure import Parsed, Seen, measure_of, parse
from checker.modality import modality_of
from checker.model import NO_CLAIM, WHOLE, Claim, Document, Frame, Measure, Mention, Sentence, Subject
from checker.names import Topic
from checker.told_wholes import told_whole
from checker.voices import Voice
from checker.when import names_a_time, resolve, stated_times

UNSURE: Final = 0.5
"""Confidence below which a figure is a manner of speaking ("one of the best") or names a time ("three days ago")."""
NAMING_A_TIME: Final = 0.4
"""Confidence of a figure that names a time, or of one number in a list of such that are said of nothing."""
LISTED: Final = 3
"""Bare numbers in a sentence from which on they are a list: "Items 44, 53 and 61"."""


def claims_of(
    document: Document,
    sentence: Sentence,
    mentions: Sequence[Mention],
    topic: Topic,
    voice: Voice | None = None,
    *,
    everything: bool = True,
    told: Seen | None = None,
) -> list[Subject]:
    """The claims of one sentence with their frames, in order of place; without ``everything`` only what is a claim."""
    wanted = [m for m in mentions if everything or is_claim(m)]
    if not wanted:
        return []
    times = stated_times(sentence, document.period, document.text)
    wanted = [m for m in wanted if everything or not names_a_time(m, times, sentence.tokens)]
    if not wanted:
        return []
    parsed = parse(sentence, mentions, told)
    places = {(m.first, m.last) for m in wanted}
    ends = max(at for at, m in enumerate(mentions) if m.kind == "count" or (m.first, m.last) in places) + 1
    measured = [(m, *measure_of(parsed, m, topic)) for m in mentions[:ends]]  # also what is left out before one that
    # is wanted, for that may go on from it, and every bare number, which may belong to a list
    listed = sum(_says_nothing(m, measure) for m, measure, _ in measured) >= LISTED
    subjects = []
    for mention, measure, frame in _with_wholes(sentence, measured, parsed, topic):
        if (mention.first, mention.last) not in places and mention.recognizer != WHOLE:
            continue
        unsure = names_a_time(mention, times, sentence.tokens) or (listed and _says_nothing(mention, measure))
        if unsure and not everything:
            continue
        aspect = aspect_of(sentence, mention)
        speaker, quoted = speaker_of(sentence, mention, voice)
        line, column = document.place(mention.start)
        claim = Claim(
            id=identity(document.name, mention.start, mention.end, mention.kind),
            document=document.name,
            start=mention.start,
            end=mention.end,
            line=line,
            column=column,
            zone=sentence.zone,
            surface=document.text[mention.start : mention.end],
            sentence=sentence.text,
            kind=mention.kind,
            aspect=aspect,
            quantity=mention.quantity,
            whole=mention.whole,
            change=mention.change,
            measure=measure,
            period=resolve(sentence, mention, aspect, document.period, times),
            speaker=speaker,
            quoted=quoted,
            modality=modality_of(sentence, mention),
            recognizer=mention.recognizer,
            confidence=NAMING_A_TIME if unsure else mention.confidence,
            date=mention.date,
            rank=mention.rank,
            role=mention.role,
            page=document.page(mention.start),
        )
        subjects.append(Subject(claim, frame))
    return subjects


def _with_wholes(
    sentence: Sentence, measured: Sequence[tuple[Mention, Measure, Frame]], parsed: Parsed, topic: Topic
) -> Iterator[tuple[Mention, Measure, Frame]]:
    """What is measured, each ratio followed by its whole where it tells one."""
    for one in measured:
        yield one
        whole = told_whole(sentence, one[0], parsed, topic) if is_claim(one[0]) else None
        if whole is not None:
            yield whole


def _says_nothing(mention: Mention, measure: Measure) -> bool:
    """Whether a bare number is said of nothing."""
    unit = "" if mention.quantity is None else mention.quantity.unit
    return (
        mention.kind == "count" and not unit and not measure.counted and not measure.predicate and not measure.subject
    )


def repeated(
    document: Document,
    sentence: Sentence,
    mentions: Sequence[Mention],
    subjects: Sequence[Subject],
    step: int,
    voice: Voice | None = None,
) -> list[Subject]:
    """The claims of a sentence that stood in the document before, ``step`` characters earlier.

    All but its place and its speaker is as it was: a text of one line again and again takes no longer than prose.
    """
    places = {(m.start, m.end): m for m in mentions}
    ends = {m.end: m for m in mentions}
    found = []
    for claim, frame in subjects:
        mention = places.get((claim.start, claim.end)) or replace(ends[claim.end], start=claim.start, kind=claim.kind)
        moved = replace(mention, start=mention.start + step, end=mention.end + step)
        speaker, quoted = speaker_of(sentence, moved, voice)
        line, column = document.place(moved.start)
        again = {
            "id": identity(document.name, moved.start, moved.end, moved.kind), "start": moved.start, "end": moved.end,
            "line": line, "column": column, "speaker": speaker, "quoted": quoted, "page": document.page(moved.start),
        }  # fmt: skip
        found.append(Subject(claim.model_copy(update=again), frame))
    return found


def is_claim(said: Claim | Mention) -> bool:
    """Whether `extract` shows it without `--all`: no identifier, clock, ordinal, bare year or figure of speech."""
    if said.confidence < UNSURE or said.kind in NO_CLAIM:
        return False
    return said.kind != "date" or bool(said.date and said.date.of)
