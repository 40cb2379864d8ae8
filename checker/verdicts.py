"""What stands behind each claim under check, and what several sources agree on.

Where there are sources, they alone count: drafts do not confirm one another, and a sentence taken over word for word
from a source is confirmed by it. Without sources the documents are held against one another, and copies of one text
confirm nothing. A figure that the ledger has reviewed for its time is confirmed by it like by a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.facts import Deeds, by_deed, dates_alike
from checker.findings import sided
from checker.model import Aspect, Check, Claim, Finding, Group, How, Quote, Reconciliation, Reviewed, Verdict
from checker.slices import DISPUTING, asserted, by_figure, differs_in_print, dispute, moves, order_key, slices
from checker.wording import named, printed, voices

AGREEING: Final[frozenset[How]] = frozenset({"same", "compatible"})
NO_DISPUTE: Final = ("CF002",)
"""Rules that tell of a change: the newer figure is in dispute with nothing."""
HOLDING: Final[frozenset[Aspect]] = frozenset({"state", "tally", "event"})
"""Aspects of figures that hold on, or are told again, until another is told."""
REPEATED: Final = ("CF003", "LG002")
"""Rules whose first side is a figure that had been replaced."""
CROWD: Final = 200
"""Of so many claims beside one, the newest, voices are made."""


@dataclass(frozen=True)
class _Word:
    """What the findings say of a claim: the verdict, and the finding that has it on one of its sides."""

    verdict: Verdict | None = None
    finding: Finding | None = None


def checks(claims: Iterable[Claim], data: Reconciliation, findings: Sequence[Finding]) -> Iterator[Check]:
    """One check a claim under check, in the order of the claims."""
    words = _words(data, findings)
    deeds = by_deed(data)
    group_of = {claim.id: group for group in data.groups for claim in group.claims}
    for claim in claims:
        if claim.document in data.under_check:
            yield _check(claim, group_of.get(claim.id), words.get(claim.id, _Word()), deeds, data)


def _words(data: Reconciliation, findings: Sequence[Finding]) -> dict[str, _Word]:
    """What the findings, worst first, say of the claims in dispute; a figure that moved on is outdated."""
    words: dict[str, _Word] = {}
    moved: dict[str, Finding] = {}
    for finding in findings:
        for claim in finding.claims:
            if claim.side is None:
                continue
            if finding.code in NO_DISPUTE:
                moved.setdefault(claim.id, finding)
            elif finding.code not in REPEATED:
                words.setdefault(claim.id, _Word("conflicts", finding))
            elif claim.side == 0:
                words.setdefault(claim.id, _Word("outdated", finding))
    for group in data.groups:
        if any(claim.document in data.under_check for claim in group.claims):
            for old in (claim for move in moves(group, data) for claim in move.old):
                words.setdefault(old.id, _Word("outdated", moved.get(old.id)))
    return {claim: _Word(None, finding) for claim, finding in moved.items()} | words


def _check(claim: Claim, group: Group | None, word: _Word, deeds: Deeds, data: Reconciliation) -> Check:
    verdict, deciding = _judged(claim, group, word, deeds, data)
    entries = _entries(claim, verdict, word, data)
    return Check(
        claim=claim.id,
        verdict=verdict,
        document=claim.document,
        line=claim.line,
        column=claim.column,
        surface=claim.surface,
        counted=claim.measure.counted,
        sentence=claim.sentence,
        sources=(*(c.id for c in deciding), *(e.claim.id for e in entries)),
        sources_in=tuple(
            dict.fromkeys((*(c.document for c in deciding), *(f"{e.claim.document}:{e.claim.line}" for e in entries)))
        ),
        quotes=_quotes((*deciding, *(e.claim for e in entries)) or _elsewhere(claim, verdict, word.finding), data),
        finding=word.finding.fingerprint if word.finding and verdict in ("conflicts", "outdated") else None,
    )


def _quotes(claims: Iterable[Claim], data: Reconciliation) -> tuple[Quote, ...]:
    """The first few voices of the claims; what a text says in its headline and again below is quoted from below."""
    listed = voices(list(claims)[-CROWD:], data.documents, lambda c: data.origin.get(c.id, c.id))
    best: dict[tuple[str, str], list[Claim]] = {}
    for voice in listed:
        key = voice[0].document, printed(voice[0]).casefold()
        if key not in best or (best[key][0].zone == "headline" != voice[0].zone):
            best[key] = voice
    told = list(best.values())
    return tuple(
        Quote(
            claim=voice[0].id,
            document=voice[0].document,
            line=voice[0].line,
            column=voice[0].column,
            surface=voice[0].surface,
            sentence=voice[0].sentence,
            speaker=voice[0].speaker,
            copies=len({c.document for c in voice}) - 1,
        )
        for voice in told[: named(told)]
    )


def _elsewhere(claim: Claim, verdict: Verdict, finding: Finding | None) -> list[Claim]:
    """What a finding holds against a claim from the texts under check themselves."""
    if finding is None or verdict not in ("conflicts", "outdated"):
        return []
    own = {c.side for c in finding.claims if c.id == claim.id}
    return [c for c in finding.claims if c.side is not None and c.side not in own]


def _judged(
    claim: Claim, group: Group | None, word: _Word, deeds: Deeds, data: Reconciliation
) -> tuple[Verdict, Sequence[Claim]]:
    """The verdict and the claims that decided it; what is not asserted or has nothing beside it is not checkable."""
    backing = [] if group is None else _backing(claim, group, data)
    if word.verdict is not None:
        return word.verdict, _against(claim, backing, word.finding)
    agreeing = [c for c in backing if data.stand(claim, c).how in AGREEING]
    if claim.modality == "asserted" and (agreeing or _agrees(claim, data)):
        return "confirmed", agreeing
    if claim.date is not None and claim.modality == "asserted" and len(data.documents) > 1:
        told = _retold(claim, deeds, data)
        return ("confirmed" if told else "unsourced"), told
    if group is None or len(data.documents) == 1 or claim.modality != "asserted":
        return "not-checkable", ()
    if claim.period.basis == "draft" and any(data.stand(claim, c).how in DISPUTING for c in backing):
        return "conflicts", _against(claim, backing, word.finding)
    return "unsourced", ()


def _agrees(claim: Claim, data: Reconciliation) -> bool:
    """Whether the ledger has this very figure for the claim's time."""
    said = data.held.get(claim.id)
    return said is not None and said.how == "agrees"


def _entries(claim: Claim, verdict: Verdict, word: _Word, data: Reconciliation) -> tuple[Reviewed, ...]:
    """The entries of the ledger that have part in a verdict."""
    said = data.held.get(claim.id)
    spoken = word.finding is not None and word.finding.code in ("LG001", "LG002")
    if said is None or not (spoken or (verdict == "confirmed" and said.how == "agrees")):
        return ()
    return said.entries or said.old


def stands_behind(claim: Claim, group: Group, data: Reconciliation) -> bool:
    """Whether the ledger, or another claim of its measure that may confirm it, gives the figure of a claim."""
    return _agrees(claim, data) or any(
        data.stand(claim, c).how in AGREEING for c in _backing(claim, group, data)
    )  # fmt: skip


def _retold(claim: Claim, deeds: Deeds, data: Reconciliation) -> list[Claim]:
    """The dated facts of sources, or of the other documents where there are none, that agree with a dated fact."""
    others = [c for c in dates_alike(claim, deeds, data) if c.document != claim.document]
    if len(data.under_check) < len(data.documents):
        return [c for c in others if c.document not in data.under_check]
    return [c for c in others if data.origin[c.id] != data.origin[claim.id]]


def _against(claim: Claim, backing: Sequence[Claim], finding: Finding | None) -> list[Claim]:
    """Those a finding holds against a claim: what is held on its other sides; all where no finding speaks."""
    if finding is None:
        return list(backing)
    own = {c.side for c in finding.claims if c.id == claim.id}
    others = {c.id for c in finding.claims if c.side is not None and c.side not in own}
    return [c for c in backing if c.id in others]


def _backing(claim: Claim, group: Group, data: Reconciliation) -> list[Claim]:
    """What a claim is held against: the claims of sources, or those of the other documents where there are none."""
    others = [c for c in asserted(group) if c.document != claim.document]
    if len(data.under_check) < len(data.documents):
        return [c for c in others if c.document not in data.under_check]
    return [c for c in others if data.origin[c.id] != data.origin[claim.id]]


def confirmed(data: Reconciliation, findings: Sequence[Finding]) -> Iterator[Group]:
    """The measures that several origins in several documents agree on and no finding disputes."""
    disputed = {claim.id for finding in findings for claim in finding.claims if claim.side is not None}
    for group in data.groups:
        claims = asserted(group)
        if (
            len({data.origin[claim.id] for claim in claims}) > 1
            and len({claim.document for claim in claims}) > 1
            and not any(claim.id in disputed for claim in claims)
            and (not data.under_check or any(claim.document in data.under_check for claim in claims))
        ):
            yield group.model_copy(update={"claims": tuple(sided(claim, data) for claim in group.claims)})


def agreed(data: Reconciliation) -> Iterator[list[Claim]]:
    """The figures that several origins in several documents give for one time, or for one after the other without
    another in between, and nobody there disputes; each with the claims that give it, the newest first. What the ledger
    speaks of is left out.
    """
    for group in data.groups:
        if any(claim.id in data.held for claim in group.claims):
            continue
        for claims in _undisturbed(group, data):
            for side in by_figure(claims):
                if len({data.origin[c.id] for c in side}) > 1 and len({c.document for c in side}) > 1:
                    yield sorted(side, key=lambda c: order_key(c, data), reverse=True)


def _undisturbed(group: Group, data: Reconciliation) -> list[list[Claim]]:
    """The claims of each time that has no dispute; of what holds on also of times that follow one another and print the
    same.
    """
    found: list[list[Claim]] = []
    broken = True
    for piece in slices(group, data):
        claims = [c for c in piece.claims if c.quantity is not None and c.quantity.value is not None]
        if not claims or dispute(claims, data) is not None:
            broken = True
            continue
        goes_on = not broken and claims[0].aspect in HOLDING and not differs_in_print(found[-1][0], claims[0])
        if goes_on and len(by_figure([*found[-1], *claims])) == 1:
            found[-1] += claims
        else:
            found.append(claims)
        broken = False
    return found
