"""One report that holds every shape a reporter must cope with, shared by all of them.

Golden files stand beside in ``golden/``; ``pytest tests/reporters --write-golden`` writes them anew for the diff.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.model import (
    Check,
    Claim,
    DocumentRecord,
    Finding,
    Group,
    Location,
    Match,
    Measure,
    Period,
    Qualifier,
    Quantity,
    Quote,
    Report,
    SidedClaim,
    Skipped,
    Verdict,
)

UNDATED = Period(start=None, end=None, precision="range", basis="unknown")
APRIL_2016 = Period(start=None, end=date(2016, 4, 15), precision="day", basis="bounded")
DECEMBER_2017 = Period(start=date(2017, 12, 1), end=date(2017, 12, 31), precision="month", basis="document")
FEBRUARY_2021 = Period(start=date(2021, 2, 14), end=date(2021, 2, 14), basis="document")
OCTOBER = [Period(start=date(2017, 10, day), end=date(2017, 10, day), basis="document") for day in (2, 2, 3)]

JOURNAL, INTERVIEW, REVIEW, FORUM = (
    "seeds/004_communist-review.txt",
    "seeds/003_interview.txt",
    "seeds/001_defence-review.txt",
    "seeds/002_business-forum.txt",
)
LONG = "archive/2017/10/las-vegas/wire/2017-10-02_the-guardian-international-edition_pJGtDgwkOrYNLIpK.txt"
COPIES = {"wire/ap.txt"}
LONG_ORIGIN = f"{LONG}:3:14"
CJK = "data/东京.md"
HOSTILE = "evil\x1b[31m/[bold]x[/bold]\u202egpj.txt"


def claim(
    document: str, line: int, column: int, surface: str, sentence: str, period: Period, measure: Measure, **more: Any
) -> Claim:
    """A claim with what a reporter looks at set and the rest plain."""
    digits = "".join(ch for ch in surface if ch.isdigit())
    value = Decimal(digits) if digits else None
    comparator = ">" if surface.startswith("more than") else ">=" if surface.startswith("at least") else "="
    high = value if comparator == "=" else None
    quantity = Quantity(surface=surface, value=value, low=value, high=high, comparator=comparator)
    record: dict[str, Any] = {
        "id": f"{document}:{line}:{column}", "document": document, "start": line * 100 + column,
        "end": line * 100 + column + len(surface), "line": line, "column": column, "zone": "body", "surface": surface,
        "sentence": sentence, "kind": "count", "aspect": "state", "quantity": quantity, "whole": None, "change": None,
        "measure": measure, "period": period, "speaker": None, "quoted": False, "modality": "asserted",
        "recognizer": "count", "confidence": 0.9,
    }  # fmt: skip
    return Claim(**{**record, **more})


def finding(
    code: str,
    name: str,
    severity: str,
    confidence: float,
    message: str,
    sides: list[tuple[int | None, Claim]],
    **more: Any,
) -> Finding:
    """A finding on the claims given with their sides; it stands at the first."""
    claims = tuple(
        SidedClaim(**dict(c), side=side, origin=LONG_ORIGIN if c.document in COPIES else None) for side, c in sides
    )
    places = [(c.document, c.line, c.column, len(c.surface)) for c in claims if c.side is not None]
    places = places or [more.pop("at")]
    locations = tuple(Location(document=d, line=n, column=k, end_line=n, end_column=k + w) for d, n, k, w in places)
    record: dict[str, Any] = {
        "code": code, "name": name, "severity": severity, "confidence": confidence, "message": message,
        "help": "Ask the source", **locations[0].model_dump(exclude={"page"}), "locations": locations,
        "measure": claims[0].measure if claims else None, "match": None, "claims": claims,
        "fingerprint": f"{code}-{places[0][0]}-{places[0][1]}",
    }  # fmt: skip
    return Finding(**{**record, **more})


TIES = Measure(
    subject="Vietnam",
    predicate="have defence relations",
    counted="country",
    qualifiers=(Qualifier(role="place", text="around the world"),),
)
CALLS = Measure(
    subject="senior leaders", predicate="hold", counted="call", qualifiers=(Qualifier(role="window", text="in 2020"),)
)
KILLED = Measure(
    subject=None,
    predicate="be killed",
    counted="person",
    qualifiers=(Qualifier(role="event", text="Las Vegas shooting"),),
)
VISITORS = Measure(
    subject="東京国立博物館",
    predicate="welcome, over the whole of the extended season and counting those who came with a pass of one of the "
    "partner institutions but not those who only walked through the garden to the tea house",
    counted="来館者",
)
MEMBERS = Measure(subject="United Nations", predicate="have", counted="member state")

SHOT = "Long after a gunman opened fire from the top story of the Mandalay Bay hotel on Sunday, {} people were dead."


def ties() -> Finding:
    """The story of the seeds: one figure, three sources, one of them undated."""
    members = "including all members of the United Nations Security Council."
    with_80 = f"To date, Vietnam has had defense and security relations with 80 countries, {members}"
    interacted = (
        "As for defense cooperation, Vietnam has interacted with 80 countries and territories across the world."
    )
    with_100 = "So far, Vietnam has established defense cooperation relations with more than 100 countries."
    speaker = "Hoang Xuan Chien"
    return finding(
        "CF007",
        "undated-difference",
        "warning",
        0.72,
        "“more than 100” (003_interview.txt, undated) and “80” (Communist Review, Dec 2017) differ, and the sources "
        "cannot be put in order",
        [
            (0, claim(INTERVIEW, 13, 62, "more than 100", with_100, UNDATED, TIES, speaker=speaker)),
            (1, claim(JOURNAL, 52, 88, "80", with_80, DECEMBER_2017, TIES)),
            (1, claim(REVIEW, 11, 233, "80", interacted, APRIL_2016, TIES)),
        ],
        match=Match(
            score=0.81,
            reasons=("same subject Vietnam", "relations ~ cooperation", "both count countries"),
            differences=("territories counted along in one", "“defence and security” in another"),
        ),
    )


def calls() -> Finding:
    """One document, a bound and a number."""
    shifted = "We shifted to online exchanges with more than 33 calls of our senior leaders."
    alone = "But in 2020 alone, we still had 33 calls of high-ranking leaders."
    return finding(
        "SC002",
        "bound-mismatch",
        "warning",
        0.94,
        "“more than 33” and “33” in one text: the first leaves the second out",
        [
            (0, claim(FORUM, 12, 103, "more than 33", shifted, FEBRUARY_2021, CALLS)),
            (1, claim(FORUM, 12, 430, "33", alone, FEBRUARY_2021, CALLS)),
        ],
        match=Match(score=0.9, reasons=("both count calls in 2020",)),
    )


def killed() -> Finding:
    """Three sources with copies against one, and context that is not in dispute."""
    monday, also_monday, tuesday = OCTOBER
    shot, feared = SHOT.format(58), "More than 20 were feared dead."
    return finding(
        "CF001",
        "conflicting-figures",
        "error",
        0.88,
        "“58” (The Guardian, 2 Oct 2017) and “at least 59” (CBN, 2 Oct 2017) cannot both hold",
        [
            (0, claim(LONG, 3, 14, "58", shot, monday, KILLED)),
            (0, claim("wire/ap.txt", 7, 1, "58", shot, monday, KILLED)),
            (0, claim("wire/npr.txt", 5, 20, "58", "NPR counts 58.", monday, KILLED)),
            (0, claim("wire/cnn.txt", 9, 2, "58", "CNN counts 58.", also_monday, KILLED, speaker="Joe Lombardo")),
            (1, claim("wire/cbn.txt", 2, 1, "at least 59", "At least 59 people were killed.", monday, KILLED)),
            *(
                (1, claim(f"wire/late-{n}.txt", 2, 1, "at least 59", f"Paper {n} has at least 59.", tuesday, KILLED))
                for n in range(1, 6)
            ),
            (None, claim("wire/early.txt", 4, 8, "more than 20", feared, monday, KILLED, modality="revised")),
        ],
        match=Match(
            score=0.95, reasons=("same event", "both count people killed"), differences=("one may count the gunman",)
        ),
    )


def visitors() -> Finding:
    """Wide characters, a very long measure, and a text that tries to take over the terminal."""
    hostile = "1.3 million[/red]\x1b]0;owned\x07"
    return finding(
        "CF001",
        "conflicting-figures",
        "error",
        0.55,
        f"“120万人” (東京新聞, 14 Feb 2021) and “{hostile}” (evil) cannot both hold",
        [
            (0, claim(CJK, 1, 4, "120万人", "入場者は120万人に達した。", FEBRUARY_2021, VISITORS)),
            (1, claim(HOSTILE, 2, 9, hostile, f"It was {hostile}\u202e.", FEBRUARY_2021, VISITORS)),
        ],
    )


def undated() -> Finding:
    """A finding about a document and no claim."""
    message = "no date could be found; its figures cannot be put in order"
    return finding("SR001", "undated-source", "info", 1.0, message, [], at=(INTERVIEW, 1, 1, 0))


def check(claim: Claim, verdict: Verdict, **more: Any) -> Check:
    """What stands behind a claim."""
    return Check(
        claim=claim.id,
        verdict=verdict,
        document=claim.document,
        line=claim.line,
        column=claim.column,
        surface=claim.surface,
        counted=claim.measure.counted,
        sentence=claim.sentence,
        **more,
    )


def quote(claim: Claim, copies: int = 0) -> Quote:
    """A voice beside a claim under check."""
    keys = ("document", "line", "column", "surface", "sentence", "speaker")
    return Quote(claim=claim.id, **{key: getattr(claim, key) for key in keys}, copies=copies)


def record(document: str, publisher: str | None, period: Period, dated_by: str, claims: int) -> DocumentRecord:
    """A document that was read."""
    return DocumentRecord(
        document=document,
        title=None,
        publisher=publisher,
        period=period,
        dated_by=dated_by,
        claims=claims,
        sha256="0" * 64,
    )


@pytest.fixture
def report() -> Report:
    """The shared report: every severity, copies, context, bounds, undated, wide, long and hostile text."""
    return full_report()


def full_report() -> Report:
    """The shared report, for use outside a test too."""
    members = tuple(
        claim(document, line, 9, "193", "The United Nations has 193 member states.", period, MEMBERS)
        for document, line, period in ((JOURNAL, 3, DECEMBER_2017), (FORUM, 40, FEBRUARY_2021))
    )
    findings = (killed(), visitors(), calls(), ties(), undated())
    return Report(
        documents=(
            record(REVIEW, "National Defence Journal", APRIL_2016, "comment of 15/4/16", 4),
            record(FORUM, "Vietnam Business Forum", FEBRUARY_2021, "dateline", 31),
            record(INTERVIEW, None, UNDATED, "", 6),
            record(JOURNAL, "Communist Review", DECEMBER_2017, "No. 902 (December 2017)", 12),
            record(LONG, "The Guardian", OCTOBER[0], "name of the file", 2),
            record("wire/cbn.txt", "CBN", OCTOBER[0], "name of the file", 1),
            record("wire/cnn.txt", "CNN", OCTOBER[1], "name of the file", 1),
            record(CJK, "東京新聞", FEBRUARY_2021, "front matter", 1),
        ),
        skipped=(Skipped(path="seeds/photo.jpg", reason="binary"),),
        claims=61,
        findings=findings,
        checks=(
            check(members[0], "confirmed", sources=(members[1].id,), sources_in=(FORUM,), quotes=(quote(members[1]),)),
            check(
                findings[0].claims[0],
                "conflicts",
                sources=tuple(c.id for c in findings[0].claims[4:10]),
                sources_in=tuple(c.document for c in findings[0].claims[4:10]),
                quotes=(quote(findings[0].claims[9], copies=1), *(quote(c) for c in findings[0].claims[3:5])),
                finding=findings[0].fingerprint,
            ),
            check(
                findings[1].claims[1],
                "conflicts",
                sources=(findings[1].claims[0].id,),
                sources_in=(CJK,),
                quotes=(quote(findings[1].claims[0]),),
                finding=findings[1].fingerprint,
            ),
            check(claim(LONG, 30, 2, "12", "They had 12 rooms.", OCTOBER[0], KILLED), "unsourced"),
            check(claim(LONG, 31, 2, "14", "They had 14 rooms.", OCTOBER[0], KILLED), "unsourced"),
        ),
        confirmed=(Group(measure=MEMBERS, claims=members, match=Match(score=1.0)),),
    )
