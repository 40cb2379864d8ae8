"""The nouns: what flows from room to room. Frozen; positions always point into the text of a document.

Claim, Finding and Report are the public face: their JSON is what others rely on. Token, Sentence and Mention are
internal and made by the hundred thousand, so they are slotted dataclasses and not validated.

Offsets are code points from the start of the document's text, half open, unless said otherwise. That is the file's
decoded text, or leads to it by a ``SourceMap``; claims that leave the program carry the offsets of the file.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, PlainSerializer

from checker.frozen import frozen
from checker.interval import Interval

T = TypeVar("T")
Zone = Literal["headline", "lede", "body", "caption", "table", "quote"]
BlockKind = Literal["prose", "heading", "item", "caption", "quote", "table", "skipped"]
Kind = Literal[
    "count",
    "ratio",
    "percent",
    "money",
    "measure",
    "duration",
    "date",
    "rank",
    "role",
    "identifier",
    "clock",
    "ordinal",
]
Comparator = Literal["=", "~", "<", "<=", ">", ">="]
Aspect = Literal["state", "event", "tally", "flow", "forecast", "change"]
Modality = Literal["asserted", "negated", "planned", "hypothetical", "revised"]
Basis = Literal["stated", "document", "bounded", "draft", "unknown"]
Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "range"]
QualifierRole = Literal["place", "event", "group", "part", "exclusion", "window", "per"]
Severity = Literal["error", "warning", "info"]
Verdict = Literal["confirmed", "conflicts", "outdated", "unsourced", "not-checkable"]

NO_CLAIM: frozenset[Kind] = frozenset({"identifier", "clock", "ordinal"})
"""Kinds that are numbers in the text but no claims; only `extract --all` shows them."""
WHOLE: Final = "whole"
"""Recognizer of the whole of a ratio: a figure where claims are reconciled, elsewhere told with its ratio alone."""


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_plain, when_used="json")]


LOOSELY: Final = 2
"""How many times a round bound a figure may be that still meets it (a convention)."""


class Frozen(BaseModel):
    """Base of the validated nouns: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class Shown:
    """Base of what a notebook shows as HTML, where ``checker.front`` has said how; without that it is shown as text."""

    drawn: ClassVar[dict[type, Callable[[Any], str]]] = {}

    def _repr_html_(self) -> str | None:
        draw = self.drawn.get(type(self))
        return draw(self) if draw is not None else None


# --- time ------------------------------------------------------------------------------------------------------


class Period(Frozen):
    """A stretch of days, both ends included; ``None`` is an end that is not known (EDTF ``..``)."""

    start: date | None
    end: date | None
    precision: Precision = "day"
    basis: Basis = "stated"

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    def before(self, other: Period) -> bool:
        """Whether this lies wholly before the other, on the evidence of both."""
        return self.end is not None and other.start is not None and self.end < other.start

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both."""
        return not (self.before(other) or other.before(self))


UNKNOWN_PERIOD = Period(start=None, end=None, precision="range", basis="unknown")


# --- text ------------------------------------------------------------------------------------------------------


_LINE_END = re.compile("\r\n?|\n")


def _starts_of_lines(text: str) -> array[int]:
    return array("q", (0, *(match.end() for match in _LINE_END.finditer(text))))


@dataclass(frozen=True, eq=False)
class SourceMap:
    """Where the characters of a text as it is read stand in the text that was written: monotone, run by run.

    The runs follow one another without a gap in the text read: the n-th begins at ``read[n]`` there and stands between
    ``start[n]`` and ``end[n]`` in the text written; one without length closes them. A run as long in both is character
    by character; any other is read for the whole of what is written (a letter for an entity, a blank for a tag or for
    nothing at all). ``lines`` are the offsets of the lines of the text written, ``sha256`` is of that text.
    """

    read: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    lines: Sequence[int]
    sha256: str

    @classmethod
    def of(cls, written: str, length: int, read: array[int], start: array[int], end: array[int]) -> SourceMap:
        """The map of runs, without the one that closes them, of a text of this length into the text written."""
        last = array("q", (end[-1] if end else 0,))
        read = read + array("q", (length,))
        return cls(read, start + last, end + last, _starts_of_lines(written), _hash(written))

    def begins(self, offset: int) -> int:
        """Where the character at an offset of the text read begins in the text written; behind the last, its end."""
        run = bisect_right(self.read, offset) - 1
        return self.start[run] + (offset - self.read[run] if self._even(run) else 0)

    def ends(self, offset: int) -> int:
        """Where the character before an offset of the text read ends in the text written."""
        if offset <= 0:
            return self.begins(0)
        run = bisect_right(self.read, offset - 1) - 1
        return self.start[run] + offset - self.read[run] if self._even(run) else self.end[run]

    def _even(self, run: int) -> bool:
        """Whether a run is character by character."""
        return run + 1 < len(self.read) and self.read[run + 1] - self.read[run] == self.end[run] - self.start[run]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Block(NamedTuple):
    """A run of lines of one nature. ``reason`` says why a block was skipped (menu, comment, code, credit …)."""

    start: int
    end: int
    kind: BlockKind
    zone: Zone
    reason: str = ""


class Cell(NamedTuple):
    """One table cell: its trimmed text's place."""

    start: int
    end: int


class Table(NamedTuple):
    """A table: rows of cells; ``header`` is the number of leading rows that are headings (0 or 1)."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    header: int


class Problem(NamedTuple):
    """Something about a document itself that a rule may report: ``code`` is an SR rule's."""

    code: str
    message: str
    start: int = 0
    end: int = 0


class Directive(NamedTuple):
    """A comment in a document that speaks to claimcheck: ``written`` between ``start`` and ``end``, without effect
    where there is a ``problem``.

    ``allow`` silences findings whose code begins with one of ``codes`` in the ``stretch`` of offsets, ``off`` all in
    it; ``off`` ends at the next ``on``. ``broken`` is one that could not be read.
    """

    kind: Literal["allow", "off", "on", "broken"]
    start: int
    end: int
    written: str
    codes: tuple[str, ...] = ()
    reason: str = ""
    stretch: tuple[int, int] = (0, 0)
    problem: str = ""


@dataclass(frozen=True)
class Document:
    """One source: its untouched text, its parts, and who published it when.

    ``name`` is how it is shown (``FILE`` or ``FILE#ID`` for a line of JSON Lines), ``path`` the file it stands in.
    ``period`` is the document's own date with its evidence in ``dated_by``; ``UNKNOWN_PERIOD`` where none was found.
    ``directives`` are the comments that speak to claimcheck: blanks stand for them in ``text``, so that nobody reads
    them as prose and every place is that of the file.
    ``pages`` are the offsets at which the pages begin where the format knows pages; its text is then the one read out.
    ``source`` leads from ``text`` to the text of the file where the two are not the same (entities, marks no reader
    sees, line ends): offsets within the program are those of ``text``, every place that is told is that of the file.
    """

    name: str
    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    period: Period = UNKNOWN_PERIOD
    dated_by: str = ""
    language: str = "en"
    problems: tuple[Problem, ...] = ()
    directives: tuple[Directive, ...] = ()
    pages: tuple[int, ...] = ()
    source: SourceMap | None = None

    @property
    def sha256(self) -> str:
        """The hash of the text of the file, as it was decoded (of PDF and DOCX of the text read out)."""
        if self.source is not None:
            return self.source.sha256
        return _hash(self.written)

    @property
    def written(self) -> str:
        """The text with the directives in it."""
        parts: list[str] = []
        end = 0
        for directive in self.directives:
            parts += self.text[end : directive.start], directive.written
            end = directive.end
        return "".join((*parts, self.text[end:]))

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return _starts_of_lines(self.text) if self.source is None else self.source.lines

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column in the file of the character at an offset."""
        return self._place(offset if self.source is None else self.source.begins(offset))

    def place_behind(self, offset: int) -> tuple[int, int]:
        """1-based line and column in the file behind the character that stands before an offset."""
        return self._place(offset if self.source is None else self.source.ends(offset))

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of the file of what stands between two offsets of the text."""
        if self.source is None:
            return start, end
        low = self.source.begins(start)
        return low, max(low, self.source.ends(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def page(self, offset: int) -> int | None:
        """1-based page of an offset, None where the format knows no pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None


class Token(NamedTuple):
    """A word, number or mark. ``tag`` is its word class, one of ``checker.wordclass``."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


@frozen
class Sentence:
    """One sentence and its tokens. ``text == document.text[start:end]``; ``block`` indexes the document's blocks."""

    start: int
    end: int
    text: str
    zone: Zone
    block: int
    tokens: tuple[Token, ...] = ()

    def slice(self, start: int, end: int) -> str:
        """The text between two document offsets."""
        return self.text[start - self.start : end - self.start]


# --- claims ----------------------------------------------------------------------------------------------------


class Quantity(Frozen):
    """A number with the range its words allow.

    ``value`` is the number printed with its scale word folded in, ``None`` for a range. ``low`` and ``high`` are what
    the words strictly allow (``None``: open), ``likely_*`` what a reader takes them to mean.
    """

    surface: str
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    likely_low: Number | None = None
    likely_high: Number | None = None
    comparator: Comparator = "="
    approximate: bool = False
    unit: str = ""

    @property
    def strict(self) -> Interval:
        """What the words strictly allow; ``>`` and ``<`` leave their own end out."""
        return Interval(
            self.low,
            self.high,
            low_open=self.comparator == ">" and self.low is not None,
            high_open=self.comparator == "<" and self.high is not None,
        )

    def met_loosely_by(self, other: Quantity) -> bool:
        """Whether this is a round lower bound and the other a figure somewhat above it: "more than 100" of 176."""
        if self.comparator not in (">", ">=") or self.value is None or other.value is None or other.comparator != "=":
            return False
        telling = str(self.value.normalize()).partition("E")[0].strip("-0.")
        return len(telling) == 1 and self.unit == other.unit and self.value < other.value <= self.value * LOOSELY

    @property
    def likely(self) -> Interval:
        """What a reader takes the words to mean."""
        return Interval(self.likely_low, self.likely_high)


class Whole(Frozen):
    """What a ratio or share is of."""

    counted: str
    quantity: Quantity | None = None


class Change(Frozen):
    """A rise or fall: by how much, from what, to what."""

    direction: Literal["up", "down"]
    by: Quantity | None = None
    from_: Quantity | None = Field(default=None, alias="from")
    to: Quantity | None = None


class Dated(Frozen):
    """A dated fact: the date and what happened then (signed, issued, in force …)."""

    period: Period
    of: str


class Rank(Frozen):
    """A place in an order: ``order`` 2 in "second time"; 1 for firsts, records and superlatives."""

    order: int
    of: str


class Role(Frozen):
    """An office a person holds."""

    person: str
    title: str
    organisation: str | None = None


@frozen
class Mention:
    """What a recognizer saw: a figure or fact in one sentence.

    ``start``/``end`` cover the quantity with its hedge; ``first``/``last`` are the same as token indices in the
    sentence, half open. ``counted`` is the token range of the noun phrase that is counted where the recognizer knows it
    (``185 out of the [193 member states]`` has it after the whole), else ``None``: then it follows ``last``.
    """

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    recognizer: str
    quantity: Quantity | None = None
    whole: Whole | None = None
    change: Change | None = None
    date: Dated | None = None
    rank: Rank | None = None
    role: Role | None = None
    counted: tuple[int, int] | None = None
    confidence: float = 0.9


class Qualifier(Frozen):
    """A restriction on what is measured."""

    role: QualifierRole
    text: str


class Measure(Frozen):
    """What is measured: of whom, doing what, what is counted, under which restrictions."""

    subject: str | None
    predicate: str | None
    counted: str
    qualifiers: tuple[Qualifier, ...] = ()


class Claim(Frozen):
    """One numeric or factual claim: the typed record of the contract."""

    id: str
    document: str
    start: int
    end: int
    line: int
    column: int
    zone: Zone
    surface: str
    sentence: str
    kind: Kind
    aspect: Aspect
    quantity: Quantity | None
    whole: Whole | None
    change: Change | None
    measure: Measure
    period: Period
    speaker: str | None
    quoted: bool
    modality: Modality
    recognizer: str
    confidence: float
    date: Dated | None = None
    rank: Rank | None = None
    role: Role | None = None
    page: int | None = None


class Labels(NamedTuple):
    """What a table says of one of its cells: the number as ``printed``, without the heading's unit; ``table`` names the
    document and the table in it; the words of its ``row`` and ``column`` and those ``above`` the table, as keys;
    ``total`` where the row is all others together.
    """

    printed: Quantity
    table: tuple[str, int]
    row: frozenset[str]
    column: frozenset[str]
    above: frozenset[str]
    total: bool


@frozen
class Frame:
    """What matching knows of a claim beyond its public record: folded, comparable keys.

    ``dimension`` is what the unit measures (``count``, ``money``, ``percent``, ``length``, ``age`` …). ``heads`` are
    concepts of what is counted, ``modifiers`` the other words of that phrase; ``predicates`` concepts of what is done,
    ``subjects`` who does it. ``places`` and ``events`` say where and in what happening, as sets of folded names,
    ``sites`` and ``happenings`` as the nouns they stand at; ``owner`` whose age or office it is. ``excludes`` says who
    is left out, ``part_of`` the whole this is counted within; ``joint`` whether it is of several places or happenings
    together ("the two shootings", "in Ohio and Texas"), ``gathered`` the body of many that it numbers ("a caravan of
    7,000"), ``stage`` how far a sum of money has come (asked for, offered, billed). ``near`` are the content stems of
    the clause, ``words`` of the sentence, ``names`` the proper names of the sentence, ``topic`` those the document is
    about. ``labels`` is what a table says of its cell, for claims of tables alone.
    """

    dimension: str
    heads: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    part_of: str = ""
    joint: bool = False
    gathered: frozenset[str] = frozenset()
    stage: str = ""
    near: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    labels: Labels | None = None


# --- reconciliation ----------------------------------------------------------------------------------------------


class Match(Frozen):
    """Why claims are held for one measure."""

    score: float
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


class Group(Frozen):
    """The claims held for one measure, oldest first."""

    measure: Measure
    claims: tuple[Claim, ...]
    match: Match


How = Literal["same", "compatible", "rival-bounds", "conflict", "rival-speakers", "excused"]


class Standing(NamedTuple):
    """How two claims of one measure stand to each other, and why in words.

    ``same``: one figure. ``compatible``: figures that can both hold and a reader takes to agree. ``rival-bounds``: both
    could strictly hold but a reader takes them to differ. ``conflict``: they cannot both hold at one time.
    ``rival-speakers``: named speakers differ. ``excused``: they differ for a stated reason (another extent, the text's
    own revision) and dispute nothing.
    """

    how: How
    why: str = ""


class Subject(NamedTuple):
    """A claim with its frame: what is held against another."""

    claim: Claim
    frame: Frame


LedgerRank = Literal["preferred", "normal", "deprecated"]


class Reviewed(NamedTuple):
    """A figure of the ledger as it is held against claims.

    ``claim`` is the entry as a claim of its file and line, ``wordings`` what it was read from, a sentence each, with
    no time of their own. ``key`` is what the entries of one measure share, ``total`` whether the figure is of the whole
    stretch of time and not of a moment. ``sources`` are those it names.
    """

    claim: Claim
    wordings: tuple[Subject, ...]
    key: tuple[str, str]
    total: bool
    rank: LedgerRank
    sources: tuple[str, ...]
    reviewed: date | None = None
    review_after: date | None = None


class Held(NamedTuple):
    """How a claim under check stands to the ledger: it agrees with the ``entries`` for its time, it contradicts them,
    or it repeats ``old`` ones that they have replaced; in ``withdrawn`` it repeats what the ledger calls wrong.
    ``likeness`` says how surely it is of their measure.
    """

    how: Literal["agrees", "contradicts", "outdated", "withdrawn"]
    entries: tuple[Reviewed, ...]
    likeness: float
    old: tuple[Reviewed, ...] = ()


class Allowance(Frozen):
    """One finding that the project allows, by its fingerprint, for a reason and perhaps until a day; ``file`` and
    ``line`` say where that is written.
    """

    fingerprint: str
    reason: str = ""
    until: date | None = None
    file: str = ""
    line: int = 1


class Suppression(NamedTuple):
    """What is meant to silence findings, where it stands, and why it is ``idle`` where it silences nothing.

    ``wants_reason``: it ought to say why.
    """

    place: Location
    written: str
    reason: str
    wants_reason: bool
    idle: str = ""


@dataclass(frozen=True)
class Reconciliation:
    """All that rules may read: documents, claims, measures and how claims stand; nothing here is ever changed.

    ``origin`` maps a claim id to the claim it is a copy of (itself where it is none). ``stand`` tells how two claims of
    one group stand, ``evidence`` what speaks for their being of one measure. ``under_check`` holds the names of the
    documents under check; empty means the sources are reconciled among themselves. ``facts`` are the claims without a
    quantity: dates, ranks and roles; ``claims`` all of them, by document and place, and ``marks``
    the numbers and dates that are no claims: ordinals, clocks, identifiers, bare dates.
    ``ledger`` holds the reviewed figures, which are no document's and in no group, and ``held`` how claims under check
    stand to them, by claim id.
    ``suppressions`` are known to the rules that run last, which tell of silence itself. ``filed`` says what the project
    calls the path of a document where it was called otherwise.
    """

    documents: Mapping[str, Document]
    groups: tuple[Group, ...]
    frames: Mapping[str, Frame]
    origin: Mapping[str, str]
    stand: Callable[[Claim, Claim], Standing]
    evidence: Callable[[Claim, Claim], Mapping[str, float]]
    under_check: frozenset[str] = frozenset()
    as_of: date | None = None
    facts: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...] = ()
    marks: tuple[Claim, ...] = ()
    ledger: tuple[Reviewed, ...] = ()
    held: Mapping[str, Held] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    filed: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, int], tuple[object, Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, what: str, work: Callable[[], T], of: object = None) -> T:
        """What ``work`` gives, done the first time that ``what`` is asked of this reconciliation, or of a part ``of``
        it: many rules ask for the same.
        """
        key = what, id(of)
        if key not in self._known:
            self._known[key] = of, work()  # with the part, so that no other can come to have its identity
        found: T = self._known[key][1]
        return found


# --- findings ----------------------------------------------------------------------------------------------------


class Location(Frozen):
    """A place in a document, 1-based, end column exclusive."""

    document: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None


class SidedClaim(Claim):
    """A claim within a finding: its side in the dispute, ``None`` for context.

    ``origin`` is the id of the claim it is a copy of, ``None`` where it is its own origin.
    """

    side: int | None = None
    origin: str | None = None


class Finding(Shown, Frozen):
    """One rule's word on one measure in one time slice; ``evidence`` is what its confidence was made of, and is not
    printed.
    """

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    help: str
    document: str
    line: int
    column: int
    end_line: int
    end_column: int
    locations: tuple[Location, ...]
    measure: Measure | None
    match: Match | None
    claims: tuple[SidedClaim, ...]
    fingerprint: str
    evidence: Mapping[str, float] = Field(default_factory=dict, exclude=True)


class DocumentRecord(Frozen):
    """What a report says of a document that was read."""

    document: str
    title: str | None
    publisher: str | None
    period: Period
    dated_by: str
    claims: int
    sha256: str


class Known(Frozen):
    """A finding that the baseline knew: what it says, and since when where that is known (``days`` at ``--as-of``)."""

    fingerprint: str
    code: str
    path: str
    message: str
    since: date | None = None
    days: int | None = None


class Skipped(Frozen):
    """A path that was not read, and why."""

    path: str
    reason: str


class Quote(Frozen):
    """A voice beside a claim under check: its figure as printed, the sentence, where; ``copies`` print it after it."""

    claim: str
    document: str
    line: int
    column: int
    surface: str
    sentence: str
    speaker: str | None = None
    copies: int = 0


class Check(Frozen):
    """What stands behind one claim under check: where it stands, as printed, and the claims it was held against.

    ``sources`` are the ids of the claims that decided the verdict, ``sources_in`` the documents they stand in.
    ``quotes`` are the first few voices among them, newest first, copies counted once; where a finding holds the text
    against itself, what it says elsewhere.
    """

    claim: str
    verdict: Verdict
    document: str
    line: int
    column: int
    surface: str
    counted: str = ""
    sentence: str = ""
    sources: tuple[str, ...] = ()
    sources_in: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    finding: str | None = None


@dataclass(frozen=True)
class View:
    """What a report that shows the texts themselves needs beside its findings; no part of the JSON.

    ``claims`` are those of all documents, by document and place; ``moved`` the measures whose figure moved over time,
    of those that a document under check speaks of where there is one.
    """

    documents: Mapping[str, Document]
    under_check: frozenset[str]
    claims: tuple[Claim, ...]
    moved: tuple[Group, ...]


@dataclass(frozen=True)
class Timeline(Shown):
    """Measures, those with the most claims first, with their claims oldest first; and the documents read."""

    groups: tuple[Group, ...]
    documents: tuple[Document, ...]


class Report(Shown, Frozen):
    """The result of a scan, as the JSON format prints it (there ``claims`` is the number of claims).

    ``silenced`` is how many findings the project allows, ``known`` are those of the baseline; neither is among the
    ``findings``. ``settled`` is a hash of the rules, thresholds, allowances and ledger that it was made with, for the
    record beside those of the documents. ``view`` is there where it was asked for.
    """

    documents: tuple[DocumentRecord, ...]
    skipped: tuple[Skipped, ...]
    claims: int
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...] = ()
    confirmed: tuple[Group, ...] = ()
    silenced: int = 0
    known: tuple[Known, ...] = ()
    settled: str = ""
    view: InstanceOf[View] | None = Field(default=None, exclude=True, repr=False)

    def summary(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        levels: tuple[Severity, ...] = ("error", "warning", "info")
        return {level: sum(f.severity == level for f in self.findings) for level in levels}


def dump(model: BaseModel) -> dict[str, Any]:
    """A model as plain JSON values, with the contract's key names."""
    return model.model_dump(mode="json", by_alias=True)
