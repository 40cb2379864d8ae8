"""Tables that do not add up: a total row or column, shares that should make a hundred, a share against its count.

What a column means is known from its heading and from how the rest of the table behaves: where the other columns or
rows add up, one that does not is wrong; where none does, nothing was meant to be added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.cells import (
    HALF,
    HUNDRED,
    YEARS,
    Figure,
    figure_of,
    has_subtotals,
    is_share_of,
    loosened,
    refined,
    total_of,
)
from checker.arithmetic.headings import folded, has_heading, indents, is_total, shows_some, words_of
from checker.arithmetic.passages import Grid, tables
from checker.arithmetic.shown import number, shown
from checker.interval import Interval
from checker.lexicon import table, words
from checker.model import Claim, Reconciliation

MOST_ROWS: Final = 400
MOST_COLUMNS: Final = 40
LEAST: Final = Decimal("0.75")
GREATEST: Final = Decimal("1.4")
"""A lone column is a sum where its parts come to no less and no more of its total than these."""
FULL: Final = Decimal(120)
"""Shares that come to more are of different things."""
LONG: Final = 3
"""Rows from which on a last row may be known for their total by its figures."""
TELLING: Final = 20
"""A figure from which on it is no chance that it is the sum of others."""
SURE: Final = 0.9
LIKELY: Final = 0.8
BEFORE: Final = 300
"""Characters before a table that may say what it shows."""


class Misfit(NamedTuple):
    """Cells that do not go together: their claims, the one to look at, what is wrong in words, how sure it is, and what
    the cell should be where that is known.
    """

    claims: tuple[Claim, ...]
    at: Claim
    message: str
    sure: float
    should: Decimal = Decimal(0)


def misfits(data: Reconciliation) -> Iterator[Misfit]:
    """What does not add up in the tables of the documents to judge, one for each total or share."""
    for grid in tables(data):
        if 2 <= len(grid.rows) <= MOST_ROWS and all(len(row.cells) <= MOST_COLUMNS for row in grid.rows):
            yield from Sheet(grid).misfits()


class Sheet:
    """A table read cell by cell: headings, labels, columns of figures, and where its totals are."""

    def __init__(self, grid: Grid) -> None:
        width = max(len(row.cells) for row in grid.rows)
        cells = [
            [
                figure_of(row.cells[i], row.claims[i]) if i < len(row.cells) else Figure("missing", "")
                for i in range(width)
            ]
            for row in grid.rows
        ]
        head = grid.header or has_heading(cells)
        self.headings = [folded(cell.text) for cell in cells[0]] if head else [""] * width
        self.shown = [" ".join(cell.text.split()).strip("*_` ") for cell in cells[0]] if head else [""] * width
        self.body = cells[head:]
        self.width = width
        self.label = next(
            (i for i in range(width) if sum(r[i].state == "words" for r in self.body) * 2 > len(self.body)), 0
        )
        self.indents = indents(grid, self.label)[head:]
        before = grid.document.text[max(0, grid.table.start - BEFORE) : grid.table.start]
        self.partial = shows_some(before.rpartition("\n\n\n")[2]) or any(
            words_of(h) & words("some_of_all", "sums") for h in self.headings
        )

    def misfits(self) -> Iterator[Misfit]:
        """All that does not add up."""
        totals = [i for i, row in enumerate(self.body) if any(c.state == "words" and is_total(c.text) for c in row)]
        if not totals:
            totals = self.totals_by_figures()
        total = totals[0] if len(totals) == 1 else None
        parts = self.parts(total) if total is not None else []
        if not totals:
            parts = [i for i in range(len(self.body)) if not self.stands_apart(i)]
        by_share = list(self.shares_of_counts(parts, total)) if len(totals) < 2 else []
        by_row = list(self.rows(totals))
        yield from by_share
        yield from by_row
        wrong = {found.at.start for found in by_share}
        if len(totals) < 2:
            mended = {found.at.start: found.should for found in by_row}
            for found in self.columns(parts, total, mended):
                if not any(c.start in wrong for c in found.claims):
                    yield found

    def things(self) -> list[int]:
        """The rows that are things of one kind: no totals, averages or parts of another row."""
        totals = {i for i, row in enumerate(self.body) if any(c.state == "words" and is_total(c.text) for c in row)}
        totals.update(() if totals else self.totals_by_figures())
        apart = words("left_over", "sums")
        return [
            i for i, row in enumerate(self.body)
            if i not in totals and not self.stands_apart(i) and row[self.label].state == "words"
            and not words_of(folded(row[self.label].text)) & apart
        ]  # fmt: skip

    def parts(self, total: int) -> list[int]:
        """The rows a total row is of: all above it where it is the last, all below it where it is the first."""
        above = list(range(total))
        below = list(range(total + 1, len(self.body)))
        rows = above if not [i for i in below if not self.stands_apart(i)] else below if not above else []
        if any(self.stands_apart(i) for i in rows) or len({self.indents[i] for i in rows}) > 1:
            return []
        return rows

    def totals_by_figures(self) -> list[int]:
        """The last row where its figures, not its label, make it the total of three others or more: it has all hundred
        of the shares, or is the sum of the rows above in a column of large figures.
        """
        last = len(self.body) - 1
        above = range(last)
        if last < LONG or any(self.stands_apart(i) for i in range(last + 1)) or len(set(self.indents)) > 1:
            return []
        for column in range(self.width):
            figures = [self.body[i][column] for i in above]
            end = self.body[last][column]
            if column == self.label or any(f.state != "number" or f.value < 0 for f in [*figures, end]):
                continue
            if self.is_percent(column, figures):
                part = sum((f.value for f in figures), Decimal(0))
                if abs(end.value - HUNDRED) <= HALF and HUNDRED / 2 <= part <= FULL + HUNDRED / 4:
                    return [last]
            elif (
                self.is_added(column, [*figures, end]) and end.value >= TELLING and len({f.value for f in figures}) > 1
            ):
                *summed, end = refined([*figures, end], scaled=False)
                if all(f.value for f in figures) and sum((f.value for f in summed), Decimal(0)) == end.value:
                    return [last]
        return []

    def stands_apart(self, row: int) -> bool:
        """Whether a row is no summand by its label: an average, a subtotal, something counted in another row."""
        said = self.body[row][self.label].text if self.body[row][self.label].state == "words" else ""
        label = folded(said)
        return bool(words_of(label) & words("between_rows", "sums")) or label.startswith(("of which", "of whom"))

    # --- columns -----------------------------------------------------------------------------------------------

    def columns(self, parts: Sequence[int], total: int | None, mended: Mapping[int, Decimal]) -> Iterator[Misfit]:
        """Columns against the total row, and columns of shares against a hundred.

        ``mended`` has what cells that do not fit their row should be, by their places: a column that is right with
        those is not told of again.
        """
        if len(parts) < 2:
            return
        held: list[bool] = []
        found: list[tuple[Misfit, bool]] = []
        for column in range(self.width):
            figures = [self.body[i][column] for i in parts]
            last = self.body[total][column] if total is not None else None
            if column == self.label or any(f.state != "number" for f in figures):
                continue
            if self.is_percent(column, figures):
                share = self.hundred(column, figures, last)
                if share is not None:
                    yield share
                continue
            if last is None or last.state != "number" or not self.is_added(column, [*figures, last]):
                continue
            figures = refined([*figures, last], self.is_scaled(column))
            *summed, last = figures
            fits = total_of(summed).overlaps(last.allowed)
            held.append(fits)
            value = sum((mended.get(f.claim.start, f.value) if f.claim else f.value for f in summed), Decimal(0))
            if not fits and value not in last.allowed and not has_subtotals(summed, last):
                claims = tuple(f.claim for f in figures if f.claim is not None)
                if last.claim is not None:
                    message = shown([f.value for f in summed], last.value, last.unit) + self.named(column)
                    value = sum((f.value for f in summed), Decimal(0))
                    near = last.value >= max(f.value for f in summed) and LEAST <= value / last.value <= GREATEST
                    near = near and not (self.partial and value < last.value)
                    found.append((Misfit(claims, last.claim, message, SURE), near))
        right = sum(held)
        for misfit, near in found:
            if right and right >= len(found):
                yield misfit
            elif len(found) == 1 and near:
                yield misfit._replace(sure=LIKELY)

    def hundred(self, column: int, figures: Sequence[Figure], last: Figure | None) -> Misfit | None:
        """Shares of one whole that do not make a hundred."""
        total = total_of([loosened(f) for f in figures])
        known = last is not None and last.state == "number"
        whole = known and last is not None and abs(last.value - HUNDRED) <= HALF
        near = loosened(last) if known and last is not None else None
        if total.overlaps(Interval.point(HUNDRED)) or any(f.value < 0 or f.value > HUNDRED for f in figures):
            if (
                near is not None
                and near.claim is not None
                and not total.overlaps(near.allowed)
                and self.is_share(column)
                and near.value > 50
            ):
                message = shown([f.value for f in figures], near.value, "percent") + self.named(column)
                return (
                    Misfit(_claims(figures, near), near.claim, message, SURE)
                    if not any(f.value < 0 for f in figures)
                    else None
                )
            return None
        value = sum((f.value for f in figures), Decimal(0))
        exceeds = value > HUNDRED
        if not whole:
            left_over = any(words_of(folded(row[self.label].text)) & words("left_over", "sums") for row in self.body)
            if known or not self.is_share(column) or value > FULL or (not exceeds and (not left_over or self.partial)):
                return None
        elif not HUNDRED / 2 <= value <= HUNDRED * 2 or (self.partial and not exceeds):
            return None
        at = last.claim if whole and last is not None and last.claim is not None else figures[-1].claim
        if at is None:
            return None
        message = shown([f.value for f in figures], HUNDRED, "percent") + self.named(column)
        return Misfit(_claims(figures, last if whole else None), at, message, SURE if whole else LIKELY)

    def is_percent(self, column: int, figures: Sequence[Figure]) -> bool:
        """Whether a column holds percentages, by its cells or its heading."""
        heading = self.headings[column]
        return all(f.unit == "percent" for f in figures) or (
            not any(f.unit for f in figures)
            and ("%" in heading or self.is_share(column) or bool(re.search(r"\bper ?cent", heading)))
        )

    def is_share(self, column: int) -> bool:
        """Whether a heading says that a column holds the shares of one whole."""
        heading = self.headings[column]
        return bool(words_of(heading) & set(table("sums")["share_label"])) or any(
            s in heading for s in table("sums")["share_of"]
        )

    def is_scaled(self, column: int) -> bool:
        """Whether the heading gives a scale or a unit in which figures are rounded."""
        heading = self.headings[column]
        return bool(set(re.split(r"[\s()/,]+", heading.replace("'", ""))) & set(table("sums")["scaled"]))

    def is_added(self, column: int, figures: Sequence[Figure]) -> bool:
        """Whether the figures of a column are of a kind that is added up: one unit, no rates, ranks or years."""
        heading = self.headings[column]
        if words_of(heading) & words("not_added", "sums") or "%" in heading or heading == "#":
            return False
        if len({f.unit for f in figures}) != 1 or any(f.value < 0 or f.unit == "percent" for f in figures):
            return False
        return not all(f.value in YEARS and f.text.isdigit() for f in figures) and "per" not in figures[0].unit.split()

    def named(self, column: int) -> str:
        """A column's heading for a message."""
        heading = self.shown[column]
        return f" (column “{heading}”)" if heading else ""

    # --- rows --------------------------------------------------------------------------------------------------

    def rows(self, totals: Sequence[int]) -> Iterator[Misfit]:
        """Rows against a total column, where most of the rows add up."""
        of_all = [i for i, heading in enumerate(self.headings) if i != self.label and is_total(heading)]
        if len(of_all) != 1:
            return
        last = of_all[0]
        added = [i for i in range(self.width) if i not in (self.label, last) and self.holds_summands(i, last)]
        left, right = [i for i in added if i < last], [i for i in added if i > last]
        columns = left if len(left) >= 2 else right if len(right) >= 2 and not left else []
        if len(columns) < 2:
            return
        scaled = self.is_scaled(last) or any(self.is_scaled(i) for i in columns)
        fitting = 0
        wrong: list[tuple[int, list[Figure], Figure]] = []
        for index, row in enumerate(self.body):
            if index not in totals and self.stands_apart(index):
                continue
            figures = [*(row[i] for i in columns), row[last]]
            if any(f.state != "number" or f.value < 0 for f in figures) or len({f.unit for f in figures}) != 1:
                continue
            *parts, total = refined(figures, scaled)
            if total_of(parts).overlaps(total.allowed):
                fitting += sum(f.value > 0 for f in parts) > 1
            else:
                wrong.append((index, parts, total))
        if len(wrong) > 1 and wrong[-1][0] in totals and sum(map(_off, wrong[:-1])) == _off(wrong[-1]):
            wrong.pop()  # the total row carries on what is wrong above
        for index, parts, total in wrong:
            value = sum((f.value for f in parts), Decimal(0))
            near = total.value > 0 and LEAST <= value / total.value <= GREATEST
            lone = len(wrong) == 1 and near and (fitting == 1 or len(self.body) == 1)
            if (lone or (fitting >= 2 and fitting > len(wrong))) and total.claim is not None:
                label = " ".join(self.body[index][self.label].text.split()).strip("*_ ")
                told = shown([f.value for f in parts], total.value, total.unit) + (f" (row “{label}”)" if label else "")
                yield Misfit(_claims(parts, total), total.claim, told, LIKELY if lone else SURE, value)

    def holds_summands(self, column: int, last: int) -> bool:
        """Whether a column has figures of the kind of the total column's."""
        figures = [row[column] for row in self.body if row[column].state == "number"]
        units = {row[last].unit for row in self.body if row[last].state == "number"}
        return (
            bool(figures)
            and not self.is_percent(column, figures)
            and self.is_added(column, figures)
            and {f.unit for f in figures} == units
        )

    # --- shares of counts --------------------------------------------------------------------------------------

    def shares_of_counts(self, parts: Sequence[int], total: int | None) -> Iterator[Misfit]:
        """A column of shares against the column of counts they are of: 20 of 50 is 40%."""
        if len(parts) < 3:
            return
        counts = [i for i in range(self.width) if self.are_counts(i, parts)]
        for column in range(self.width):
            shares = [self.body[i][column] for i in parts]
            if column == self.label or any(f.state != "number" for f in shares) or not self.is_percent(column, shares):
                continue
            for of in counts:
                found = list(self.share_misfits([self.body[i][of] for i in parts], shares, total, of))
                if found:
                    yield from found
                    break

    def are_counts(self, column: int, parts: Sequence[int]) -> bool:
        figures = [self.body[i][column] for i in parts]
        if column == self.label or any(f.state != "number" for f in figures):
            return False
        return not self.is_percent(column, figures) and self.is_added(column, figures)

    def share_misfits(
        self, counts: Sequence[Figure], shares: Sequence[Figure], total: int | None, of: int
    ) -> Iterator[Misfit]:
        whole = sum((f.value for f in counts), Decimal(0))
        wholes = [whole]
        if total is not None and self.body[total][of].state == "number" and self.body[total][of].value > 0:
            wholes.insert(0, self.body[total][of].value)
        best: tuple[int, Decimal, list[tuple[Figure, Figure]]] | None = None
        for base in wholes:
            if base <= 0:
                continue
            wrong = [(c, s) for c, s in zip(counts, shares, strict=True) if not is_share_of(c, s, base)]
            if best is None or len(wrong) < best[0]:
                best = len(wrong), base, wrong
        if best is None or not 0 < best[0] <= (len(counts) - 1) // 2 or len(counts) - best[0] < 2:
            return
        _, base, wrong = best
        for count, share in wrong:
            if share.claim is not None:
                percent = (HUNDRED * count.value / base).quantize(Decimal(10) ** -share.decimals)
                message = f"{number(count.value)} of {number(base)} is {number(percent)}%, not {number(share.value)}%"
                yield Misfit(_claims([count], share), share.claim, message, SURE)


def _off(row: tuple[int, list[Figure], Figure]) -> Decimal:
    """By how much a row's total misses its parts."""
    _, parts, total = row
    return total.value - sum((f.value for f in parts), Decimal(0))


def _claims(figures: Sequence[Figure], last: Figure | None) -> tuple[Claim, ...]:
    listed = [*figures, *((last,) if last is not None else ())]
    return tuple(f.claim for f in listed if f.claim is not None)
