"""Mentions → claims: what a recognizer saw, with its measure, its time, its speaker and its place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from checker.aspect import aspect_of
from checker.attribution import speaker_of
from checker.measure import measure_of, parse
from checker.modality import modality_of
from checker.model import Claim, Document, Mention, Sentence, Subject
from checker.names import Topic
from checker.voices import Voice
from checker.when import names_a_time, resolve, stated_times


def claims_of(
    document: Document, sentence: Sentence, mentions: Sequence[Mention], topic: Topic, voice: Voice | None = None
) -> list[Subject]:
    """The claims of one sentence with their frames, in order of place."""
    if not mentions:
        return []
    parsed = parse(sentence, mentions)
    times = stated_times(sentence, document.period)
    subjects = []
    for mention in mentions:
        measure, frame = measure_of(parsed, mention, topic)
        aspect = aspect_of(sentence, mention)
        speaker, quoted = speaker_of(sentence, mention, voice)
        line, column = document.place(mention.start)
        claim = Claim(
            id=_identity(document.name, mention),
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
            confidence=0.4 if names_a_time(mention, times) else mention.confidence,
            date=mention.date,
            rank=mention.rank,
            role=mention.role,
        )
        subjects.append(Subject(claim, frame))
    return subjects


def _identity(document: str, mention: Mention) -> str:
    """An id that depends on the document's name, the place and the kind alone."""
    return hashlib.sha256(f"{document}\0{mention.start}\0{mention.end}\0{mention.kind}".encode()).hexdigest()[:12]
