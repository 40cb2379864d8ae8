"""What a project does not want to hear: comments that allow, findings allowed by fingerprint, rules ignored in a file.

A claim that stands where its finding is allowed is out of the dispute. What is left of a finding decides: it is
silenced where none of its places under check is left, or where fewer than two sides are; a finding within one document
also where its main place is. Otherwise it goes on without the places that are out: to allow one of three rivals
silences nothing between the other two.

A suppression that silences nothing is told of only where that is certain: the rules it names have run, and those that
need other documents or the ledger had the whole project before them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Final

from checker.model import Allowance, Directive, Document, Finding, Location, Reconciliation, Suppression

OWN: Final = ("SC", "SR")
"""Families of rules that judge a document by itself."""
ABOUT_SILENCE: Final = "SP"
WHOLE_FILE: Final = "SR"
"""The family whose findings are about a file and stand at its beginning: allowed anywhere in it."""

Place = tuple[str, int, int]
"""Document, line and column."""


@dataclass(frozen=True)
class Terms:
    """What a project has settled about its findings.

    ``allowed`` by fingerprint; ``ignored_in`` has the codes that are ignored in a file, by path as read; ``complete``
    says that the whole project is scanned, so that what never occurs is known not to.
    """

    allowed: Sequence[Allowance] = ()
    ignored_in: Mapping[str, Sequence[str]] = field(default_factory=dict)
    complete: bool = False


@dataclass(frozen=True)
class Rules:
    """The codes of all rules, of those that have run and had what they need, and of those that are ``off`` by default:
    what allows more than one of these alone is not kept for its sake.
    """

    known: Collection[str]
    ran: Collection[str]
    off: Collection[str] = ()


@dataclass
class _Silencer:
    """A directive in its document, and which of its codes have silenced something."""

    document: Document
    directive: Directive
    start: tuple[int, int]
    end: tuple[int, int]
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding, place: Place) -> bool:
        """Whether a place of a finding lies in the stretch; what it says of the code is noted where it does."""
        within = self.start <= place[1:] < self.end
        if self.directive.kind == "off":
            code = "" if within else None
        else:
            anywhere = finding.code.startswith(WHOLE_FILE) and not finding.claims
            codes = self.directive.codes if within or anywhere else ()
            code = next((code for code in codes if finding.code.startswith(code)), None)
        if code is not None:
            self.used.add(code)
        return code is not None


def silenced(
    findings: Sequence[Finding], data: Reconciliation, terms: Terms, rules: Rules
) -> tuple[list[Finding], tuple[Suppression, ...]]:
    """The findings that are left, and every suppression there is with the reason where it is idle."""
    judged = [d for d in data.documents.values() if not data.under_check or d.name in data.under_check]
    silencers = {document.name: _silencers(document) for document in judged if document.directives}
    allowed = {entry.fingerprint: entry for entry in terms.allowed if not _expired(entry, data.as_of)}
    seen = {finding.fingerprint for finding in findings}
    left: list[Finding] = []
    for finding in findings:
        if finding.fingerprint in allowed:
            continue
        kept = _left(finding, data, silencers, terms)
        if kept is not None:
            left.append(kept)
    told = [_suppression(s, rules, terms) for document in judged for s in silencers.get(document.name, ())]
    return left, (*told, *(_entry(e, seen, data, terms) for e in terms.allowed))


def ignored(finding: Finding, data: Reconciliation, terms: Terms) -> bool:
    """Whether the rule of a finding is ignored in the file it stands in."""
    return _ignored_at(finding, finding.document, data, terms)


# --- what is left of a finding -------------------------------------------------------------------------------------


def _left(
    finding: Finding, data: Reconciliation, silencers: Mapping[str, Sequence[_Silencer]], terms: Terms
) -> Finding | None:
    """The finding without its places that are out, None where nothing is left of it."""
    main = finding.document, finding.line, finding.column
    disputed = [
        (claim.side, (claim.document, claim.line, claim.column)) for claim in finding.claims if claim.side is not None
    ]
    mine = {main, *(place for _, place in disputed if not data.under_check or place[0] in data.under_check)}
    out = {place for place in mine if _is_out(finding, place, data, silencers.get(place[0], ()), terms)}
    if not out:
        return finding
    sides = {side for side, place in disputed if place not in out}
    alone = len({place[0] for _, place in disputed} | {main[0]}) == 1
    enough = min(2, len({side for side, _ in disputed}))  # one side where the other is the ledger's
    if out == mine or len(sides) < enough or (alone and main in out):
        return None
    places = tuple(spot for spot in finding.locations if (spot.document, spot.line, spot.column) not in out)
    first = {} if main not in out or not places else places[0].model_dump(exclude={"page"})
    return finding.model_copy(update={"locations": places or finding.locations, **first})


def _is_out(finding: Finding, place: Place, data: Reconciliation, silencers: Sequence[_Silencer], terms: Terms) -> bool:
    covering = [silencer for silencer in silencers if silencer.covers(finding, place)]
    return bool(covering) or _ignored_at(finding, place[0], data, terms)


def _ignored_at(finding: Finding, name: str, data: Reconciliation, terms: Terms) -> bool:
    document = data.documents.get(name)
    codes = terms.ignored_in.get(document.path, ()) if document is not None else ()
    return finding.code.startswith(tuple(codes)) if codes else False


def _silencers(document: Document) -> list[_Silencer]:
    return [
        _Silencer(
            document, directive, document.place(directive.stretch[0]), document.place_behind(directive.stretch[1])
        )
        for directive in document.directives
        if directive.kind != "broken" or directive.problem
    ]


def _expired(entry: Allowance, as_of: date | None) -> bool:
    return as_of is not None and entry.until is not None and entry.until < as_of


# --- what silences nothing -----------------------------------------------------------------------------------------


def _suppression(silencer: _Silencer, rules: Rules, terms: Terms) -> Suppression:
    document, directive = silencer.document, silencer.directive
    line, column = document.place(directive.start)
    end_line, end_column = document.place_behind(directive.end)
    place = Location(document=document.name, line=line, column=column, end_line=end_line, end_column=end_column)
    codes = f" {', '.join(directive.codes)}" if directive.codes else ""
    written = "" if directive.kind == "broken" else f"{directive.kind}{codes}"
    idle = directive.problem or "; ".join(_idle(silencer, rules, terms))
    return Suppression(place, written, directive.reason, directive.kind == "allow", idle)


def _idle(silencer: _Silencer, rules: Rules, terms: Terms) -> list[str]:
    """Why codes of a directive silence nothing, as far as that is certain."""
    if silencer.directive.kind == "off":
        return ["nothing is found where it is off"] if _certain("", rules, terms) and not silencer.used else []
    reasons: list[str] = []
    for code in silencer.directive.codes:
        if not any(known.startswith(code) for known in rules.known):
            reasons.append(f"no rule has the code {code}{_meant(code, rules.known)}")
        elif code.startswith(ABOUT_SILENCE):
            reasons.append(f"{code} tells of comments such as this; ignore it in the configuration")
        elif code not in silencer.used and _certain(code, rules, terms):
            reasons.append(f"{code} finds nothing there")
    return reasons


def _meant(code: str, known: Collection[str]) -> str:
    near = get_close_matches(code, sorted(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _certain(code: str, rules: Rules, terms: Terms) -> bool:
    """Whether all rules of a code have run on all that they need."""
    named = [known for known in rules.known if known.startswith(code) and not known.startswith(ABOUT_SILENCE)]
    named = [known for known in named if known == code or known not in rules.off]
    return all(known in rules.ran and (terms.complete or known.startswith(OWN)) for known in named)


def _entry(entry: Allowance, seen: Collection[str], data: Reconciliation, terms: Terms) -> Suppression:
    place = Location(document=entry.file, line=entry.line, column=1, end_line=entry.line, end_column=1)
    idle = ""
    if _expired(entry, data.as_of):
        idle = f"it ended on {entry.until}"
    elif terms.complete and data.under_check and entry.fingerprint not in seen:
        idle = "there is no such finding"
    return Suppression(place, f"[[allow]] {entry.fingerprint}", entry.reason, True, idle)
