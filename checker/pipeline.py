"""The way through, once: paths to documents, documents to claims, claims to measures, measures to findings.

What only some of the way needs is imported where it is needed, so that to extract claims loads no matching.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from checker.extraction import subjects_of
from checker.model import (
    UNKNOWN_PERIOD,
    Claim,
    Document,
    DocumentRecord,
    Finding,
    Group,
    Match,
    Period,
    Problem,
    Reconciliation,
    Report,
    Reviewed,
    Severity,
    Skipped,
    Standing,
    Subject,
    View,
)
from checker.registry import plugins

if TYPE_CHECKING:
    from checker.comparison import Comparison
    from checker.ledger import LedgerEntry
    from checker.match.evidence import Rarity
    from checker.silence import Terms

Progress = Callable[[int, int], None]
"""Told (documents done, documents in all) while a long run goes on."""
Extraction = Callable[[Document], Sequence[Subject]]
"""Gives the claims of a document with their frames: reads them, or has them from before."""


@dataclass(frozen=True)
class Reading:
    """What was read: the documents in order of their names, and the paths that could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


# --- documents -----------------------------------------------------------------------------------------------------


def read(paths: Sequence[str], *, stdin: str | None = None, stdin_filename: str = "-") -> Reading:
    """Documents under the given files and folders; an empty or missing path is a Skipped with its reason.

    Standard input goes before the file that it is called.
    """
    from checker.readers import Unreadable, reader_for, walk

    documents: dict[str, Document] = {}
    skipped: list[Skipped] = []
    seen: set[str] = set()
    for shown in sorted(dict.fromkeys(paths), key=lambda path: path != "-"):
        if shown == "-" and stdin is not None:
            files = [stdin_filename]
        elif os.path.isdir(shown):
            files = [os.path.normpath(str(f)) for f in walk(Path(shown))]
            if not files:
                skipped.append(Skipped(path=shown, reason="no document in this folder"))
        elif os.path.exists(shown):
            files = [os.path.normpath(shown)]
        else:
            skipped.append(Skipped(path=shown, reason="no such file or folder"))
            continue
        for file in files:
            if os.path.normpath(file) in seen:
                continue
            seen.add(os.path.normpath(file))
            reader = reader_for(Path(file))
            if reader is None and shown == "-":
                reader = reader_for(Path("stdin.txt"))
            if reader is None:
                skipped.append(
                    Skipped(path=file, reason=f"no reader for {Path(file).suffix or 'files without a suffix'}")
                )
                continue
            try:
                data = (
                    stdin.encode("utf-8", "surrogateescape")
                    if shown == "-" and stdin is not None
                    else Path(file).read_bytes()
                )
                for document in reader.read(file, data):
                    documents[document.name] = document
            except Unreadable as error:
                if os.path.isdir(shown):
                    documents[file] = _unread(file, str(error))
                else:
                    skipped.append(Skipped(path=file, reason=str(error)))
            except OSError as error:
                reason = error.strerror or type(error).__name__
                if os.path.isdir(shown):
                    documents[file] = _unread(file, reason)
                else:
                    skipped.append(Skipped(path=file, reason=reason))
    return Reading(tuple(documents[name] for name in sorted(documents)), tuple(skipped))


def document_of(name: str, text: str, day: str = "") -> Document:
    """A document made of a text, dated by an EDTF date where one is given. Raises ValueError for a text without words
    or a bad date.
    """
    from checker.dates import parse_edtf
    from checker.readers import reader_for

    reader = reader_for(Path("text.txt"))
    assert reader is not None
    period = parse_edtf(day).model_copy(update={"basis": "document"}) if day else UNKNOWN_PERIOD
    return replace(reader.read(name, text.encode("utf-8", "surrogatepass"))[0], period=period)


def _unread(file: str, reason: str) -> Document:
    """A document that stands for a file of a folder that could not be read: it holds the reason and nothing else."""
    return Document(name=file, path=file, text="", problems=(Problem("SR003", reason),))


# --- claims --------------------------------------------------------------------------------------------------------


ALONE: Final = 2_000_000
"""Characters of text below which one process is done before others are ready to help."""
SHARES: Final = 8
"""How many batches a process gets to work on, one after the other: few enough to be worth the sending."""


def _all_subjects(
    documents: Iterable[Document],
    progress: Progress | None,
    extraction: Extraction = subjects_of,
    jobs: int | None = 1,
) -> list[Subject]:
    """The claims of all documents in their order; ``jobs`` as for ``extract``."""
    listed = list(documents)
    found: list[Subject] = []
    done = 0
    for batch, subjects in _worked_on(listed, extraction, _processes(listed, jobs)):
        found.extend(subjects)
        done += len(batch)
        if progress is not None:
            progress(done, len(listed))
    return found


def _processes(documents: Sequence[Document], jobs: int | None) -> int:
    """How many processes to work in, never more than there are documents."""
    if jobs is None:
        affinity = getattr(os, "sched_getaffinity", None)
        there = len(affinity(0)) if affinity else os.cpu_count() or 1
        jobs = there if sum(len(d.text) for d in documents) >= ALONE else 1
    return max(1, min(jobs, len(documents)))


def _worked_on(
    documents: Sequence[Document], extraction: Extraction, processes: int
) -> Iterator[tuple[Sequence[Document], Sequence[Subject]]]:
    """Batches of documents with their claims, in order, read by this process or by ``processes`` others.

    Where one of those dies (out of memory, killed), this process does what is left.
    """
    if processes == 1:
        for document in documents:
            yield (document,), extraction(document)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    batches = _batches(documents, processes * SHARES)
    pool = ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=gc.set_threshold, initargs=gc.get_threshold()
    )
    done = 0
    try:
        for result in [pool.submit(_read_batch, extraction, batch) for batch in batches]:
            subjects = result.result()
            yield batches[done], subjects
            done += 1
    except BrokenProcessPool:
        for batch in batches[done:]:
            yield batch, _read_batch(extraction, batch)
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(documents: Sequence[Document], count: int) -> list[list[Document]]:
    """The documents in order, in about ``count`` batches of about one length."""
    share = sum(len(d.text) for d in documents) / count
    batches: list[list[Document]] = [[]]
    length = 0
    for document in documents:
        if batches[-1] and length + len(document.text) > share:
            batches.append([])
            length = 0
        batches[-1].append(document)
        length += len(document.text)
    return batches


def _read_batch(extraction: Extraction, batch: Sequence[Document]) -> list[Subject]:
    return [subject for document in batch for subject in extraction(document)]


PAIRED: Final = 8
"""How many claims of a measure, at least, are paired with one another to say how sure the measure is."""


OFTEN: Final = 3
"""Claims that must name a measure alike for it to bear that name."""


def extract(
    documents: Iterable[Document],
    *,
    everything: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> tuple[Claim, ...]:
    """The typed claims of the documents, by document and place; ``everything`` adds what is no claim.

    ``jobs`` is the number of processes that share the documents out among them; ``None``: as many as there are
    processors where the text is long enough to be worth it. A script that asks for more than one must be importable.
    """
    extraction = partial(subjects_of, everything=everything)
    listed = list(documents)
    by_name = {document.name: document for document in listed}
    return tuple(_told(s.claim, by_name) for s in _all_subjects(listed, progress, extraction, jobs))


def _told(claim: Claim, documents: Mapping[str, Document]) -> Claim:
    """A claim as it leaves the program: with the offsets of its file."""
    document = documents[claim.document]
    if document.source is None:
        return claim
    start, end = document.in_file(claim.start, claim.end)
    return claim.model_copy(update={"start": start, "end": end})


AS_ONE: Final = MappingProxyType({"likeness": 1.0, "head_same": 1.0})
"""The evidence on two claims that are of one measure by what their texts say, not by what they have in common."""


# --- measures ------------------------------------------------------------------------------------------------------


def reconcile(
    subjects: Sequence[Subject],
    documents: Sequence[Document],
    under_check: frozenset[str],
    as_of: date | None,
    threshold: float | None = None,
    marks: Sequence[Subject] = (),
    ledger: Sequence[Reviewed] = (),
) -> Reconciliation:
    """Claims to measures, with how the claims of each stand to one another; ``threshold`` is the likeness from which
    they are of one. ``marks`` are the numbers and dates that are no claims and stand beside them; ``ledger`` the
    reviewed figures that those under check are held against, without being of any measure themselves.
    """
    from checker import match, torn
    from checker.anchors import anchors, joined
    from checker.drafts import as_told
    from checker.match.evidence import Rarity
    from checker.retold import retold

    figures = [s for s in subjects if s.claim.quantity is not None]
    replaced = tuple(retold(figures))
    for i, _ in replaced:
        figures[i] = _taken_back(figures[i])
    told = {frozenset((figures[i].claim.id, figures[j].claim.id)) for i, j in replaced}
    by_name = {d.name: d for d in documents}
    relations = sorted(
        (plugin() for plugin in plugins("checker.relations", examples=("fires", "quiet"))), key=lambda r: r.order
    )
    facts = [s for s in subjects if s.claim.quantity is None]
    frames = {s.claim.id: s.frame for s in (*subjects, *marks)}
    standings: dict[tuple[str, str], Standing] = {}
    sourced = under_check and len(under_check) < len(documents)

    def stand(a: Claim, b: Claim) -> Standing:
        key = (a.id, b.id)
        if key not in standings:
            pair = Subject(a, frames[a.id]), Subject(b, frames[b.id])
            if sourced and (a.document in under_check) != (b.document in under_check):
                pair = as_told(*pair) if a.document in under_check else as_told(*reversed(pair))
            said = _heard(relations, *pair)
            standings[key] = standings[b.id, a.id] = said
        return standings[key]

    rarity = Rarity([s.frame for s in figures], [s.claim for s in figures])

    def evidence(a: Claim, b: Claim) -> Mapping[str, float]:
        found = torn.evidence(Subject(a, frames[a.id]), Subject(b, frames[b.id]), rarity)
        return {**found, **AS_ONE} if frozenset((a.id, b.id)) in told else found

    origins = match.origins([s.claim for s in (*subjects, *marks)], {d.name: d.period for d in documents})
    taken_back = {figures[i].claim.id: figures[i].claim for i, _ in replaced}
    data = Reconciliation(
        by_name,
        (),
        frames,
        origins,
        stand,
        evidence,
        under_check,
        as_of,
        facts=tuple(s.claim for s in facts),
        claims=tuple(taken_back.get(s.claim.id, s.claim) for s in subjects),
        marks=tuple(s.claim for s in marks),
    )
    alike = match.groups(figures) if threshold is None else match.groups(figures, threshold=threshold)
    made = torn.rejoined(alike, figures, rarity, replaced)
    if sourced:
        pairs = list(anchors(figures, made, under_check, rarity, stand))
        told |= {frozenset((figures[i].claim.id, figures[j].claim.id)) for i, j in pairs}
        made = joined(made, pairs)
    groups = [_group([figures[i] for i in members], rarity, data) for members in made]
    return _with_ledger(replace(data, groups=tuple(groups)), figures, ledger, relations)


def _heard(relations: Sequence[Any], a: Subject, b: Subject) -> Standing:
    """The first relation that has something to say of two claims."""
    said = (s for s in (r.stand(a, b) for r in relations) if s is not None)
    return next(said, Standing("excused", "nothing to compare"))


def _with_ledger(
    data: Reconciliation, figures: Sequence[Subject], ledger: Sequence[Reviewed], relations: Sequence[Any]
) -> Reconciliation:
    """The same with the reviewed figures, and how the figures under check stand to them."""
    if not ledger:
        return data
    from checker.match.evidence import Rarity
    from checker.reviewed import DECIDED_HERE, held

    known = replace(
        data, ledger=tuple(ledger), origin={**data.origin, **{entry.claim.id: entry.claim.id for entry in ledger}}
    )
    if not data.under_check:
        return known
    said = [s for entry in ledger for s in entry.wordings]
    rarity = Rarity([s.frame for s in (*figures, *said)], [s.claim for s in figures])
    judging = [r for r in relations if r.name not in DECIDED_HERE]
    return replace(known, held=held(figures, ledger, data.under_check, rarity, partial(_heard, judging)))


def reviewed(entries: Iterable[LedgerEntry], documents: Sequence[Document] | None = None) -> tuple[Reviewed, ...]:
    """The entries of a ledger as they are held against claims; where the ``documents`` are given that they are to be
    held against, those that name nobody there are not read out, and have no wordings.
    """
    from checker import ledger

    begun = None if documents is None else ledger.beginnings(document.text for document in documents)
    return tuple(
        ledger.reviewed(
            entry, subjects_of(ledger.spoken(entry)) if begun is None or ledger.may_concern(entry, begun) else ()
        )
        for entry in entries
    )


def _taken_back(subject: Subject) -> Subject:
    """A claim that its own text says it has revised."""
    return subject._replace(claim=subject.claim.model_copy(update={"modality": "revised"}))


def _group(members: Sequence[Subject], rarity: Rarity, data: Reconciliation) -> Group:
    """One measure: its claims oldest first, and why they are held for one."""
    from checker import match
    from checker.match.likeness import score
    from checker.slices import order_key

    ordered = sorted(members, key=lambda s: order_key(s.claim, data))
    ordered = _revised_throughout(ordered)
    first = ordered[0]
    if len(ordered) == 1:
        return Group(measure=first.claim.measure, claims=(first.claim,), match=Match(score=1.0))
    said = [match.likeness(first, other, rarity) for other in ordered[1:]]
    reasons = Counter(r for one in said for r in one.reasons)
    shared = Counter(w for one in said for w in one.shared)
    differences = Counter(d for one in said for d in one.differences)
    known = {id(other): one.score for other, one in zip(ordered[1:], said, strict=True)}  # with the first
    sample = ordered[:: max(1, len(ordered) // PAIRED)]
    scores = [known[id(b)] if a is first else max(score(a, b, rarity), 0.0) for a, b in combinations(sample, 2)]
    telling = _commonest(shared, at_least=len(said) / 2)
    held = _commonest(reasons, at_least=len(said) / 2)
    named = Counter((s.claim.measure.predicate, s.claim.measure.counted) for s in ordered)
    often = {words: count if count >= OFTEN else 0 for words, count in named.items()}
    best = max(ordered, key=lambda s: (often[s.claim.measure.predicate, s.claim.measure.counted], *_telling(s.claim)))
    return Group(
        measure=best.claim.measure,
        claims=tuple(s.claim for s in ordered),
        match=Match(
            score=round(sum(scores) / len(scores), 3),
            reasons=(*held, *((f"shared words ({', '.join(telling)})",) if telling else ())),
            differences=_commonest(differences),
        ),
    )


def _telling(claim: Claim) -> tuple[int, int]:
    """How much a claim's measure tells of what it is of; of equals the first in its text."""
    return len(claim.measure.qualifiers) + bool(claim.measure.subject), -claim.start


def _commonest(counts: Counter[str], *, at_least: float = 0) -> tuple[str, ...]:
    """The four commonest, ties by spelling, of those counted often enough."""
    listed = sorted((item for item in counts.items() if item[1] >= at_least), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, _ in listed[:4])


def _revised_throughout(members: list[Subject]) -> list[Subject]:
    """What a text revises in one place is revised in all of it: its other mentions of the old figure are marked too."""
    old: dict[str, list[Claim]] = defaultdict(list)
    for s in members:
        if s.claim.modality == "revised":
            old[s.claim.document].append(s.claim)
    if not old:
        return members
    from checker.slices import differs_in_print

    return [
        s._replace(claim=s.claim.model_copy(update={"modality": "revised"}))
        if s.claim.modality == "asserted"
        and any(not differs_in_print(s.claim, o) for o in old.get(s.claim.document, ()))
        else s
        for s in members
    ]


# --- findings ------------------------------------------------------------------------------------------------------


def scan(
    drafts: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    skipped: Sequence[Skipped] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: float = 0.0,
    severity: Mapping[str, Severity] = MappingProxyType({}),
    terms: Terms | None = None,
    filed: Mapping[str, str] = MappingProxyType({}),
    as_of: date | None = None,
    ledger: Sequence[LedgerEntry] = (),
    progress: Progress | None = None,
    extraction: Extraction | None = None,
    jobs: int | None = 1,
    view: bool = False,
) -> Report:
    """Reconcile documents under check with one another and with the sources; no drafts: the sources alone.

    ``severity`` takes the place of what the rules say, by code or beginning of a code, the longest first; ``terms`` are
    what else the project has settled about findings, ``filed`` what it calls the paths of documents; ``extraction``
    takes the place of reading a document's claims anew, for those who scan the same documents many times. ``jobs`` as
    for ``extract``. ``ledger`` are reviewed figures that the documents under check are held against. ``view`` adds the
    texts and what moved, for a report that shows them.
    """
    from checker.claims import is_claim
    from checker.silence import Terms
    from checker.verdicts import checks, confirmed

    mine = tuple(_as_draft(d) if sources else d for d in drafts)
    documents = (*mine, *sources)
    under_check = frozenset(d.name for d in mine)
    seen = _all_subjects(documents, progress, extraction or _seen, jobs)
    subjects, marks = [s for s in seen if is_claim(s.claim)], [s for s in seen if not is_claim(s.claim)]
    data = reconcile(subjects, documents, under_check, as_of, marks=marks, ledger=reviewed(ledger, mine))
    data = replace(data, filed=filed)
    told, silenced = _findings(data, select, ignore, min_confidence, terms or Terms())
    findings = sorted((_weighed(f, severity) for f in told), key=_worst_first)
    counts = Counter(s.claim.document for s in subjects)
    return Report(
        documents=tuple(
            DocumentRecord(
                document=d.name,
                title=d.title,
                publisher=d.publisher,
                period=d.period,
                dated_by=d.dated_by,
                claims=counts[d.name],
                sha256=d.sha256,
            )
            for d in sorted(documents, key=lambda d: d.name)
        ),
        skipped=tuple(skipped),
        claims=sum(counts.values()),
        findings=tuple(findings),
        checks=tuple(checks((s.claim for s in subjects), data, findings)),
        confirmed=tuple(confirmed(data, findings)),
        silenced=silenced,
        settled=_settled(select, ignore, min_confidence, severity, terms or Terms(), as_of, ledger),
        view=_view(data) if view else None,
    )


def _settled(
    select: Sequence[str],
    ignore: Sequence[str],
    min_confidence: float,
    severity: Mapping[str, Severity],
    terms: Terms,
    as_of: date | None,
    ledger: Sequence[LedgerEntry],
) -> str:
    """A hash of what decides about findings beside the documents: same documents, same hash, same report."""
    settled = {
        "select": sorted(select),
        "ignore": sorted(ignore),
        "min-confidence": min_confidence,
        "severity": dict(severity),
        "allow": [allowance.model_dump(mode="json") for allowance in terms.allowed],
        "ignored-in": {path: sorted(codes) for path, codes in terms.ignored_in.items()},
        "as-of": str(as_of),
        "ledger": sorted(json.dumps(entry.model_dump(mode="json"), sort_keys=True) for entry in ledger),
    }
    return hashlib.sha256(json.dumps(settled, sort_keys=True).encode()).hexdigest()


def _view(data: Reconciliation) -> View:
    """The texts, their claims, and the measures that moved."""
    from checker.slices import moves

    spoken_of = [
        group
        for group in data.groups
        if len(group.claims) > 1
        and (not data.under_check or any(claim.document in data.under_check for claim in group.claims))
    ]
    return View(
        data.documents, data.under_check, data.claims, tuple(group for group in spoken_of if moves(group, data))
    )


def _findings(
    data: Reconciliation, select: Sequence[str], ignore: Sequence[str], min_confidence: float, terms: Terms
) -> tuple[list[Finding], int]:
    """What the selected rules find and the project wants to hear, and how many findings it does not.

    Where a rule is to tell what silence is for nothing, the others are asked too: only they know.
    """
    from checker.reviewed import without_replaced
    from checker.rules import chosen
    from checker.silence import Rules, ignored, silenced

    known = plugins("checker.rules", key="code", examples=("fires", "quiet"))
    asked = {rule.code for rule in known if chosen(rule, select, ignore)}
    last = [rule for rule in known if rule.code in asked and getattr(rule, "of_silence", False)]
    first = [
        rule
        for rule in known
        if not getattr(rule, "of_silence", False) and (rule.code in asked or (last and not getattr(rule, "off", False)))
    ]
    shown = data.under_check | {entry.claim.document for entry in data.ledger}
    found = [f for rule in first for f in rule().check(data) if not data.under_check or _touches(f, shown)]
    found = without_replaced(found, data, asked)
    able = {rule.code for rule in first if data.as_of is not None or not getattr(rule, "needs_as_of", False)}
    off = {rule.code for rule in known if getattr(rule, "off", False)}
    left, suppressions = silenced(found, data, terms, Rules({rule.code for rule in known}, able, off))
    data = replace(data, suppressions=suppressions)
    told = [f for rule in last for f in rule().check(data)]
    kept = [*left, *(f for f in told if not ignored(f, data, terms))]

    def wanted(findings: Iterable[Finding]) -> list[Finding]:
        return [f for f in findings if f.code in asked and f.confidence >= min_confidence]

    heard = wanted(kept)
    return heard, len(wanted((*found, *told))) - len(heard)


def _seen(document: Document) -> Sequence[Subject]:
    """The claims of a document and the numbers and dates that are none."""
    return subjects_of(document, everything=True)


def _as_draft(document: Document) -> Document:
    """An undated document under check is later than every source."""
    if document.period.basis != "unknown":
        return document
    return replace(
        document,
        period=Period(start=None, end=None, precision="range", basis="draft"),
        problems=tuple(p for p in document.problems if p.code != "SR001"),
    )


def _touches(finding: Finding, under_check: frozenset[str]) -> bool:
    return finding.document in under_check or any(
        c.document in under_check and c.side is not None for c in finding.claims
    )


def _weighed(finding: Finding, severity: Mapping[str, Severity]) -> Finding:
    """A finding with the severity that is configured for its code."""
    found = max((code for code in severity if finding.code.startswith(code)), key=len, default=None)
    return finding if found is None else finding.model_copy(update={"severity": severity[found]})


def _worst_first(finding: Finding) -> tuple[Any, ...]:
    return (
        ("error", "warning", "info").index(finding.severity),
        -finding.confidence,
        finding.document,
        finding.line,
        finding.column,
        finding.code,
    )


def timeline(
    documents: Sequence[Document],
    *,
    measure: str | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> tuple[Group, ...]:
    """The measures of the documents with their claims oldest first; ``measure`` keeps those its words fit."""
    from checker.asked import asked, fits

    subjects = _all_subjects(documents, progress, jobs=jobs)
    data = reconcile(subjects, documents, frozenset(), None)
    groups = sorted(data.groups, key=lambda g: (-len(g.claims), g.claims[0].document, g.claims[0].start))
    if measure is not None:
        wanted = asked(measure)
        groups = [g for g in groups if any(fits(Subject(c, data.frames[c.id]), wanted) for c in g.claims)]
    by_name = data.documents
    return tuple(g.model_copy(update={"claims": tuple(_told(c, by_name) for c in g.claims)}) for g in groups)


# --- two sentences -------------------------------------------------------------------------------------------------


def compare(a: str, b: str, *, dates: tuple[str, str] | None = None) -> Comparison:
    """Compare two sentences, each dated by an EDTF date where ``dates`` gives one; an empty one is none."""
    from checker.comparison import ALIKE, compared

    documents = [document_of(name, text, day) for name, text, day in zip("ab", (a, b), dates or ("", ""), strict=True)]
    subjects = _all_subjects(documents, None)
    data = reconcile(subjects, documents, frozenset(), None, threshold=ALIKE)
    return compared(data, documents[0], documents[1], (s.claim for s in subjects))


# --- entries for the ledger ----------------------------------------------------------------------------------------


def entry_of(
    claim: Claim,
    documents: Sequence[Document],
    entries: Sequence[LedgerEntry],
    *,
    measure: str | None = None,
    when: Period | None = None,
    reviewed_by: str | None = None,
    reviewed_on: date | None = None,
) -> LedgerEntry:
    """A claim of the documents as an entry; without a ``measure`` that of the ledger's entries which it is of, else its
    own sentence. Raises ValueError where no entry can be made of it.
    """
    from checker.ledger import taken

    by_name = {d.name: d for d in documents}
    if measure is None:
        subjects = [s for s in subjects_of(by_name[claim.document]) if s.claim.id == claim.id]
        measure = _known(subjects, entries).get(claim.id)
    return taken(
        claim,
        [(claim, by_name[claim.document])],
        measure=measure,
        when=when,
        reviewed_by=reviewed_by,
        reviewed=reviewed_on,
    )


def suggest(
    documents: Sequence[Document],
    entries: Sequence[LedgerEntry] = (),
    *,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> tuple[LedgerEntry, ...]:
    """Entries, to be reviewed, for the figures that several origins agree on and the ledger lacks."""
    from checker.ledger import taken
    from checker.verdicts import agreed

    subjects = _all_subjects(documents, progress, jobs=jobs)
    data = reconcile(subjects, documents, frozenset(d.name for d in documents), None, ledger=reviewed(entries))
    known = _known(subjects, entries)
    found: dict[str, LedgerEntry] = {}
    for claims in agreed(data):
        voices = list({data.origin[c.id]: c for c in reversed(claims)}.values())
        plainest = min(voices, key=lambda c: (len(c.sentence), c.document, c.start))
        one_each = {c.document: c for c in (*reversed(voices), plainest)}.values()
        listed = [plainest, *(c for c in one_each if c != plainest)][:MENTIONED]
        try:
            entry = taken(plainest, [(c, data.documents[c.document]) for c in listed], measure=known.get(plainest.id))
        except ValueError:
            continue  # neither dated nor sayable: nothing to write down
        if reviewed([entry])[0].wordings:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


MENTIONED: Final = 8
"""How many of the sources that agree an entry names."""


def _known(subjects: Sequence[Subject], entries: Sequence[LedgerEntry]) -> dict[str, str]:
    """Claim id → the measure of the ledger that a claim is of, in the ledger's words."""
    if not entries:
        return {}
    from checker.match.evidence import Rarity
    from checker.reviewed import measures_of

    ledger = reviewed(entries)
    said = [s for entry in ledger for s in entry.wordings]
    figures = [s for s in subjects if s.claim.quantity is not None]
    rarity = Rarity([s.frame for s in (*figures, *said)], [s.claim for s in figures])
    words = {entry.id: entry.measure for entry in entries}
    return {claim: words[entry.claim.id] for claim, entry in measures_of(figures, ledger, rarity).items()}
