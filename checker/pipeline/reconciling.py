"""Claims → measures, with how the claims of each stand to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from checker.model import WHOLE, Claim, Document, Reconciliation, Reviewed, Standing, Subject
from checker.pipeline.naming import named
from checker.registry import plugins

AS_ONE: Final = MappingProxyType({"likeness": 1.0, "head_same": 1.0})
"""The evidence on two claims that are of one measure by what their texts say, not by what they have in common."""


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
    from checker.match.rarity import Rarity
    from checker.retold import retold
    from checker.tabled import is_cell

    figures = [s for s in subjects if s.claim.quantity is not None and not is_cell(s.claim)]
    replaced = tuple(retold(figures))
    for i, _ in replaced:
        figures[i] = _taken_back(figures[i])
    told = {frozenset((figures[i].claim.id, figures[j].claim.id)) for i, j in replaced}
    by_name = {d.name: d for d in documents}
    relations = sorted(
        (plugin() for plugin in plugins("checker.relations", examples=("fires", "quiet"))), key=lambda r: r.order
    )
    facts = [s for s in subjects if s.claim.quantity is None]
    cells, in_tables = _told_cells(figures, subjects, by_name)
    frames = {s.claim.id: s.frame for s in (*subjects, *marks, *cells)}
    told |= {frozenset((figures[i].claim.id, cells[k].claim.id)) for i, k in in_tables}
    standings: dict[tuple[str, str], Standing] = {}
    sourced = under_check and len(under_check) < len(documents)

    def stand(a: Claim, b: Claim) -> Standing:
        key = (a.id, b.id)
        if key not in standings:
            pair = Subject(a, frames[a.id]), Subject(b, frames[b.id])
            if sourced and (a.document in under_check) != (b.document in under_check):
                pair = as_told(*pair) if a.document in under_check else as_told(*reversed(pair))
            said = heard(relations, *pair)
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
        claims=tuple(taken_back.get(s.claim.id, s.claim) for s in subjects if s.claim.recognizer != WHOLE),
        marks=tuple(s.claim for s in marks),
    )
    alike = match.groups(figures, threshold=match.THRESHOLD if threshold is None else threshold, rarity=rarity)
    made = torn.rejoined(alike, figures, rarity, replaced)
    if sourced:
        pairs = list(anchors(figures, made, under_check, rarity, stand))
        told |= {frozenset((figures[i].claim.id, figures[j].claim.id)) for i, j in pairs}
        made = joined(made, pairs)
    alone = [[len(figures) + k] for k in range(len(cells))]
    made = joined([*made, *alone], [(len(figures) + k, i) for i, k in in_tables])
    figures = [*figures, *cells]
    groups = [named([figures[i] for i in members], rarity, data) for members in made]
    return _with_ledger(replace(data, groups=tuple(groups)), figures, ledger, relations)


def _told_cells(
    figures: Sequence[Subject], subjects: Sequence[Subject], documents: Mapping[str, Document]
) -> tuple[list[Subject], list[tuple[int, int]]]:
    """The cells of tables that figures of texts tell of, and the pairs of both: a cell is of what the first of its
    figures is of. The others are each of a measure of its own.
    """
    from checker.tabled import is_cell, links

    asked = [*figures, *(s for s in subjects if is_cell(s.claim))]
    first: dict[int, int] = {}
    cells: list[Subject] = []
    pairs: list[tuple[int, int]] = []
    for i, j in links(asked, documents):
        if j not in first:
            figure, cell = asked[i], asked[j]
            aspect = figure.claim.aspect if figure.claim.aspect != "change" else cell.claim.aspect
            frame = replace(figure.frame, labels=cell.frame.labels)
            cells.append(Subject(cell.claim.model_copy(update={"aspect": aspect}), frame))
            first[j] = len(cells) - 1
        pairs.append((i, first[j]))
    return cells, pairs


def heard(relations: Sequence[Any], a: Subject, b: Subject) -> Standing:
    """The first relation that has something to say of two claims."""
    for relation in relations:  # a loop: asked of every pair
        said: Standing | None = relation.stand(a, b)
        if said is not None:
            return said
    return Standing("excused", "nothing to compare")


def _with_ledger(
    data: Reconciliation, figures: Sequence[Subject], ledger: Sequence[Reviewed], relations: Sequence[Any]
) -> Reconciliation:
    """The same with the reviewed figures, and how the figures under check stand to them."""
    if not ledger:
        return data
    from checker.match.rarity import Rarity
    from checker.reviewed import DECIDED_HERE, held

    known = replace(
        data, ledger=tuple(ledger), origin={**data.origin, **{entry.claim.id: entry.claim.id for entry in ledger}}
    )
    if not data.under_check:
        return known
    said = [s for entry in ledger for s in entry.wordings]
    rarity = Rarity([s.frame for s in (*figures, *said)], [s.claim for s in figures])
    judging = [r for r in relations if r.name not in DECIDED_HERE]
    return replace(known, held=held(figures, ledger, data.under_check, rarity, partial(heard, judging)))


def _taken_back(subject: Subject) -> Subject:
    """A claim that its own text says it has revised."""
    return subject._replace(claim=subject.claim.model_copy(update={"modality": "revised"}))
