"""Figures of a text that a table gives: which cell a sentence tells of.

Cells of one table are like nothing so much as one another, and their labels are all that tells them apart. So no
likeness decides here: a sentence tells of a cell where it names its row and what sets its column apart, and something
of what the table is of, at the cell's time. A figure that differs from its cell is held against it only where the
sentence says nothing of it that the table does not say, and where no other cell fits as well. Every table is looked at
through an index of its labels, so that the work grows with the sentences and not with the cells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from checker.match.kinds import is_step
from checker.model import Claim, Document, Labels, Subject
from checker.slips import slip
from checker.tables import RECOGNIZER, key_of, keys_of, listed
from checker.tokens import tokenize
from checker.wordclass import tag

VERSIONS: Final = Decimal(2)
"""How many times its cell a figure may be and still be held against it."""
CROWD: Final = 400
"""A label's rarest word that stands in more cells than this leads to none of them: they are of one name."""
MOST: Final = 12
"""Cells of one figure that are weighed against one another."""


class Link(NamedTuple):
    """Places, among the claims, of a figure of a text and of the cell it tells of."""

    figure: int
    cell: int


def is_cell(claim: Claim) -> bool:
    """Whether a claim is a cell's."""
    return claim.recognizer == RECOGNIZER


@dataclass
class _Table:
    """The cells of one table by the rarest word of their row's label, and the words that its columns share."""

    above: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    cells: list[int] = field(default_factory=list)
    index: dict[str, list[int]] = field(default_factory=dict)
    unlabelled: list[int] = field(default_factory=list)
    twice: set[int] = field(default_factory=set)


def links(subjects: Sequence[Subject], documents: Mapping[str, Document]) -> Iterator[Link]:
    """The figures that tell of a cell, with the cells, in the order of the figures."""
    figures = [i for i, s in enumerate(subjects) if not is_cell(s.claim) and _may_tell(s.claim)]
    if not figures or len(figures) == len(subjects):
        return
    tables = _tables(subjects)
    said: dict[str, frozenset[str]] = {}
    given: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for i in figures:
        claim = subjects[i].claim
        if claim.quantity is not None and claim.quantity.value is not None:
            given[claim.document, claim.sentence].add(claim.quantity.value)
    for i in figures:
        subject = subjects[i]
        sentence = subject.claim.sentence
        if sentence not in said:
            said[sentence] = keys_of(sentence)
        for table in tables:
            named = _named(said[sentence], table, subjects)
            fits = [j for j in named if _fits(subject, subjects[j], said[sentence], table)]
            best = _best(subject, fits, subjects, said[sentence], table, given, documents)
            if best is not None:
                yield Link(i, best)


def _may_tell(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity is not None and quantity.value is not None and claim.modality == "asserted"


def _labels(subject: Subject) -> Labels:
    labels = subject.frame.labels
    assert labels is not None
    return labels


def _tables(subjects: Sequence[Subject]) -> list[_Table]:
    """The tables, each with its index."""
    found: dict[tuple[str, int], _Table] = defaultdict(_Table)
    for j, subject in enumerate(subjects):
        if subject.frame.labels is not None and subject.claim.modality == "asserted":
            found[subject.frame.labels.table].cells.append(j)
    for table in found.values():
        _fill(table, subjects)
    return list(found.values())


def _fill(table: _Table, subjects: Sequence[Subject]) -> None:
    generic = listed("generic")
    first = _labels(subjects[table.cells[0]])
    table.above = first.above
    table.common = first.column
    frequent: Counter[str] = Counter()
    places: dict[tuple[object, ...], int] = {}
    for j in table.cells:
        labels = _labels(subjects[j])
        table.common &= labels.column
        table.above &= labels.above
        frequent.update(labels.row)
        period = subjects[j].claim.period
        key = labels.row, labels.total, labels.column, subjects[j].frame.dimension, period.start, period.end
        if key in places:
            table.twice.update((j, places[key]))
        places[key] = j
    for j in table.cells:
        labels = _labels(subjects[j])
        telling = labels.row - generic or labels.row
        if not telling:
            table.unlabelled.append(j)
            continue
        rarest = min(telling, key=lambda word: (frequent[word], word))
        table.index.setdefault(rarest, []).append(j)


def _named(said: frozenset[str], table: _Table, subjects: Sequence[Subject]) -> Iterator[int]:
    """The cells whose row a sentence names."""
    for word in sorted(said & table.index.keys()):
        cells = table.index[word]
        if len({_labels(subjects[j]).row for j in cells[:CROWD]}) <= CROWD and len(cells) <= CROWD * MOST:
            yield from (j for j in cells if _labels(subjects[j]).row <= said)
    if len(table.unlabelled) <= CROWD:
        yield from table.unlabelled


def _fits(figure: Subject, cell: Subject, said: frozenset[str], table: _Table) -> bool:
    """Whether a sentence that names a cell's row tells of the cell: of its column, its table, its kind and its time."""
    if figure.frame.dimension != cell.frame.dimension:
        return False
    labels = _labels(cell)
    own = labels.column - table.common - listed("generic")
    if not own <= said:
        return False
    topic = (labels.column | labels.above) - listed("generic")
    if not (topic & said or (labels.row - listed("generic")) & _things(figure)):
        return False
    changes = listed("changes")
    if is_step(figure.claim) != bool((labels.column | labels.row | labels.above) & changes):
        return False
    return _one_time(figure.claim, cell.claim)


def _things(figure: Subject) -> frozenset[str]:
    """What a figure counts and what is said of it."""
    frame = figure.frame
    return frozenset(key for word in frame.heads | frame.predicates if (key := key_of(word)))


def _one_time(figure: Claim, cell: Claim) -> bool:
    """Whether a figure is of a cell's time, or says none and prints what stands there."""
    mine, its = figure.period, cell.period
    if its.basis != "stated":
        return mine.basis != "stated" or _prints(figure, cell)
    if mine.basis == "stated":
        return (mine.start, mine.end) == (its.start, its.end)
    return _prints(figure, cell) and not (mine.end is not None and its.start is not None and its.start > mine.end)


def _prints(figure: Claim, cell: Claim) -> bool:
    """Whether a figure is that of a cell, as far as both are rounded."""
    p, q = figure.quantity, cell.quantity
    if p is None or q is None or q.value is None:
        return False
    return q.value in p.likely or p.value == q.value


def _best(
    figure: Subject,
    fits: Sequence[int],
    subjects: Sequence[Subject],
    said: frozenset[str],
    table: _Table,
    given: Mapping[tuple[str, str], set[Decimal]],
    documents: Mapping[str, Document],
) -> int | None:
    """The cell that a figure tells of: the one named most closely that prints it, else the only one it may differ
    from.
    """
    if not fits:
        return None
    named = max(len(_labels(subjects[j]).row) for j in fits)
    closest = [j for j in fits if len(_labels(subjects[j]).row) == named]
    printing = [j for j in fits if _prints(figure.claim, subjects[j].claim)]
    if printing:
        return max(printing, key=lambda j: (len(_labels(subjects[j]).row), len(_labels(subjects[j]).column & said), -j))
    mine = given[figure.claim.document, figure.claim.sentence]
    left = [j for j in closest if not any(_near(value, subjects[j].claim) for value in mine)]
    columns = max((len(_labels(subjects[j]).column & said) for j in left), default=0)
    left = [j for j in left if len(_labels(subjects[j]).column & said) == columns]
    if len(left) != 1 or left[0] in table.twice:
        return None
    cell = subjects[left[0]]
    return left[0] if _differs(figure, cell, documents) else None


def _near(value: Decimal, cell: Claim) -> bool:
    return cell.quantity is not None and value in cell.quantity.likely


def _differs(figure: Subject, cell: Subject, documents: Mapping[str, Document]) -> bool:
    """Whether a figure may be held against a cell that prints another: nothing is said of it that the cell is not of,
    and it is no other size.
    """
    p, q = figure.claim.quantity, cell.claim.quantity
    if p is None or q is None or p.value is None or q.value is None or not p.value * q.value > 0:
        return False
    if p.comparator != "=" and q.value in p.strict:
        return True
    slipped = slip(p.value, q.value) is not None
    if not slipped and max(p.value / q.value, q.value / p.value) > VERSIONS:
        return False
    labels = _labels(cell)
    measured = (labels.column | labels.above | labels.row) - listed("generic")
    known = labels.row | labels.column | labels.above | listed("generic") | _about(cell.claim.document, documents)
    known |= keys_of(" ".join(figure.frame.topic)) | _GIVEN
    if measured.isdisjoint(_things(figure) | keys_of(" ".join(figure.frame.subjects))):
        return False
    return _scope(figure) <= known and (slipped or _nouns(figure.claim.sentence) <= known)


_GIVEN: Final = frozenset({"person", "people", "dollar", "euro", "percent", "year", "country", "total"})


def _nouns(sentence: str) -> frozenset[str]:
    """All that a sentence names."""
    named = (token for token in tag(tokenize(sentence)) if token.tag in ("NOUN", "PLURAL", "NAME"))
    return frozenset(key for token in named for key in keys_of(token.text))


def _about(name: str, documents: Mapping[str, Document]) -> frozenset[str]:
    document = documents.get(name)
    return keys_of(f"{document.title or ''} {document.publisher or ''}") if document is not None else frozenset()


def _scope(figure: Subject) -> frozenset[str]:
    """All that is said of which things a figure counts: what, of what sort, where, whose, in what happening."""
    frame = figure.frame
    found: Iterable[str] = (
        *frame.heads, *frame.modifiers, *frame.places, *frame.events, *frame.sites, *frame.happenings, *frame.owner,
        *frame.excludes, *frame.gathered, *frame.subjects, *frame.part_of.split(),
    )  # fmt: skip
    return frozenset(key for word in found for key in keys_of(word.replace("-", " ")))
