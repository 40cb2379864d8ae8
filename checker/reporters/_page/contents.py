"""What stands where on the page: the anchors of documents, claims and findings, and who cites whom.

Made once from a report and read by every part, so that a place named in one part leads to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model import Check, Report
from checker.reporters._page.elements import Markup, element, piece, text
from checker.reporters._sides import Source, place


@dataclass(frozen=True)
class Contents:
    """A report and the anchors of what it shows: ``documents`` by name, ``claims`` by id, ``places`` as printed.

    ``findings`` and ``checks`` are the numbers of those that tell of a claim, by its id; ``verdicts`` the checks by
    the claim they are of, ``known`` the numbers of findings by their fingerprints.
    """

    report: Report
    sources: dict[str, Source]
    documents: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    findings: dict[str, list[int]] = field(default_factory=dict)
    checks: dict[str, list[int]] = field(default_factory=dict)
    verdicts: dict[str, Check] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Contents:
        """The contents of a report; without its texts nothing in them has an anchor."""
        made = cls(report, Source.by_name(report.documents))
        made.documents.update((record.document, f"d{n}") for n, record in enumerate(report.documents))
        for n, claim in enumerate(report.view.claims if report.view else ()):
            made.claims[claim.id] = f"c{n}"
            made.places.setdefault(place(claim), f"c{n}")
        for n, finding in enumerate(report.findings):
            made.known.setdefault(finding.fingerprint, n)
            for one in finding.claims:
                made.findings.setdefault(one.id, []).append(n)
        for n, check in enumerate(report.checks):
            made.verdicts[check.claim] = check
            for cited in dict.fromkeys((check.claim, *(quote.claim for quote in check.quotes))):
                made.checks.setdefault(cited, []).append(n)
        return made

    def under_check(self) -> frozenset[str]:
        """The documents under check."""
        view = self.report.view
        return view.under_check if view else frozenset(check.document for check in self.report.checks)

    def drafts(self) -> frozenset[str]:
        """The documents under check where others are not: those that are to be told from their sources."""
        mine = self.under_check()
        return mine if len(mine) < len(self.report.documents) else frozenset()

    def link(self, shown: str, document: str) -> Markup:
        """A place in words, which leads to the claim there or to its document where the page has the text; the folders
        are told there.
        """
        anchor = self.places.get(shown) or (self.documents.get(document) if self.report.view else None)
        if anchor is None:
            return element("code", shown, class_="place")
        return element("a", element("code", shown.rpartition("/")[2]), href=f"#{anchor}", class_="place")


def marked(sentence: str, figure: str, at: int | None) -> Markup:
    """A sentence with its figure marked where it is known to stand."""
    if at is None:
        return text(sentence)
    before, behind = sentence[:at], sentence[at + len(figure) :]
    return Markup(f"{piece(before)}{element('b', figure)}{piece(behind)}")


def numbers(listed: Sequence[int] | None, letter: str) -> str | None:
    """Anchors by their numbers, as a value of an attribute."""
    return " ".join(f"{letter}{number}" for number in listed) if listed else None
