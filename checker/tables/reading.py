"""A document's tables → what each of their cells says: one number of one measure at one time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from checker.dimension import dimension
from checker.identity import identity
from checker.model import Block, Claim, Document, Frame, Kind, Labels, Measure, Period, Quantity, Subject, Table
from checker.names import Topic
from checker.tables.columns import Column, columns_of
from checker.tables.keys import keys_of, listed
from checker.tables.periods import Timed, timed
from checker.tables.printed import Number, is_empty, looks_printed, number_of, quantity_of
from checker.tables.units import Headed, Unit, headed

RECOGNIZER: Final = "table"
"""What the claims of cells are called after."""
_CONFIDENCE: Final = 0.9
_LONGEST_TITLE: Final = 160
_LONGEST_LABEL: Final = 120
_MOST_TITLES: Final = 3
_MOST_HEADINGS: Final = 3
_MOST_COLUMNS: Final = 200
_ENDED: Final = re.compile(r"[.!?…][)\]\"'”’*_]*$")
_DRESS: Final = re.compile(r"[*_`~]+")
_NUMBERED: Final = re.compile(r"(?:table|chart|figure|annex|sheet)\s+[0-9A-Z][0-9.a-z]{0,4}[.:–—-]?\s*", re.IGNORECASE)
_SHORT: Final = 5


class Row(NamedTuple):
    """What the labels of a row say."""

    label: str
    words: str
    keys: frozenset[str]
    section: str
    unit: Unit | None
    time: Timed | None
    total: bool


class Told(NamedTuple):
    """One cell of figures: its place, its column and row, its number where it holds one and nothing else."""

    start: int
    end: int
    sheet: Sheet
    column: Column
    row: Row
    number: Number | None


@dataclass(frozen=True)
class Sheet:
    """What stands above a table: the titles as printed, without the unit, their unit and time."""

    index: int
    title: str
    keys: frozenset[str]
    unit: Unit | None
    time: Timed | None


class Sheets:
    """The cells of a document's tables by the place where they begin."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cells: dict[int, Told] = {}
        self._labels: set[int] = set()
        self._titles: set[int] = set()
        starts = [block.start for block in document.blocks]
        for index, table in enumerate(document.tables):
            above = _titles(document, bisect_left(starts, table.start))
            read = list(self._read(index, table, above))
            if read:
                self._cells.update((told.start, told) for told in read)
                self._titles.update(block.start for block in above)

    def __bool__(self) -> bool:
        return bool(self._cells)

    def at(self, start: int) -> Told | None:
        """The cell of figures that begins there."""
        return self._cells.get(start)

    def is_label(self, start: int) -> bool:
        """Whether a heading, a label or a date of a row begins there, which tell of the figures and are none."""
        return start in self._labels

    def is_title(self, block: int) -> bool:
        """Whether the block that begins there is the title of a table."""
        return block in self._titles

    def _read(self, index: int, table: Table, above: Sequence[Block]) -> Iterator[Told]:
        text = self._document.text
        grid = [[_DRESS.sub("", text[c.start : c.end]).strip() for c in row] for row in table.rows]
        width = max(map(len, grid), default=0)
        if width < 2 or width > _MOST_COLUMNS:
            return
        head = _head(table, grid)
        headings = [
            " ".join(" ".join(dict.fromkeys(row[i] for row in grid[:head] if i < len(row) and row[i])).split())
            for i in range(width)
        ]
        if not head and above and len(lost := _lost(self._document, above[-1])) == width:
            headings, above = lost, above[:-1]
        columns = columns_of(headings, grid[head:])
        if not any(column.sort == "figures" for column in columns):
            return
        sheet = _sheet(index, self._document, above)
        skipped: set[int] = {cell.start for row in table.rows[:head] for cell in row}
        section = ""
        found = False
        for cells, row in zip(table.rows[head:], grid[head:], strict=True):
            filled = [i for i, said in enumerate(row) if said]
            if len(filled) == 1 and columns[filled[0]].sort in ("label", "dated"):
                section = row[filled[0]][:_LONGEST_LABEL]
                continue
            labels = _row(columns, row, section)
            for i, said in enumerate(row):
                column = columns[i]
                if column.sort != "figures":
                    if len(said) <= _LONGEST_LABEL:
                        skipped.add(cells[i].start)
                    continue
                if not is_empty(said) and len(said) <= _LONGEST_LABEL:
                    found = True
                    place = cells[i]
                    number = number_of(text[place.start : place.end], column.style)
                    yield Told(place.start, place.end, sheet, column, labels, number)
        if found:
            self._labels |= skipped

    # --- claims ----------------------------------------------------------------------------------------------------

    def subject(self, told: Told, topic: Topic) -> Subject:
        """The claim of a cell that holds a number and nothing else."""
        assert told.number is not None
        number = told.number
        unit = _unit_of(told)
        kind: Kind = unit.kind if unit is not None else "count"
        name = unit.name if unit is not None else ""
        scale = unit.scale if unit is not None else Decimal(1)
        surface = self._document.text[told.start + number.start : told.start + number.end]
        count = kind == "count" and not number.decimals
        quantity = quantity_of(number, surface, name, scale, count=count)
        printed = quantity_of(number, surface, "percent" if number.percent else "", Decimal(1), count=count)
        return self._subject(told, topic, kind, quantity, printed, (told.start + number.start, told.start + number.end))

    def overlaid(self, told: Told, subjects: Sequence[Subject], topic: Topic) -> list[Subject]:
        """The claims read in a cell with the measure that the table gives it, where it holds one and nothing else."""
        if len(subjects) != 1 or subjects[0].claim.quantity is None:
            return list(subjects)
        claim = subjects[0].claim
        rest = self._document.text[told.start : claim.start] + self._document.text[claim.end : told.end]
        if any(map(str.isalnum, rest)) or claim.kind not in ("count", "money", "percent", "measure", "duration"):
            return list(subjects)
        printed = claim.quantity
        assert printed is not None
        unit = _unit_of(told)
        quantity = printed
        kind: Kind = claim.kind
        if unit is not None and (not printed.unit or printed.unit == unit.name) and _unscaled(printed, claim.surface):
            quantity, kind = _times(printed, unit), unit.kind
        return [self._subject(told, topic, kind, quantity, printed, (claim.start, claim.end), claim)]

    def _subject(
        self, told: Told, topic: Topic, kind: Kind, quantity: Quantity, printed: Quantity, place: tuple[int, int],
        read: Claim | None = None,
    ) -> Subject:  # fmt: skip
        document, row, column, sheet = self._document, told.row, told.column, told.sheet
        time = _time_of(told)
        period = time.period if time is not None else document.period
        measured = column.words or sheet.title
        start, end = place
        line, at = document.place(start)
        where = ", ".join(filter(None, (row.section, row.label, column.heading)))
        said = f"{where}: {quantity.surface}" if where else quantity.surface
        claim = Claim(
            id=identity(document.name, start, end, kind), document=document.name, start=start, end=end, line=line,
            column=at, zone="table", surface=document.text[start:end],
            sentence=f"{sheet.title}: {said}" if sheet.title else said, kind=kind,
            aspect="forecast" if time is not None and time.forecast else "flow" if _spans(period) else "state",
            quantity=quantity, whole=None, change=None,
            measure=Measure(subject=row.words or None, predicate=None, counted=measured or row.words),
            period=period, speaker=None, quoted=False,
            modality="planned" if time is not None and time.forecast else read.modality if read else "asserted",
            recognizer=RECOGNIZER, confidence=_CONFIDENCE, page=document.page(start),
        )  # fmt: skip
        labels = Labels(
            printed, (document.name, sheet.index), row.keys, column.keys, sheet.keys | keys_of(row.section), row.total
        )
        frame = Frame(dimension(kind, quantity.unit), topic=topic.names, labels=labels)
        return Subject(claim, frame)


def _times(printed: Quantity, unit: Unit) -> Quantity:
    """A quantity in units of a heading."""
    ends = ("value", "low", "high", "likely_low", "likely_high")
    scaled = {end: value * unit.scale for end in ends if (value := getattr(printed, end)) is not None}
    return printed.model_copy(update={**scaled, "unit": unit.name})


def _unscaled(quantity: Quantity, surface: str) -> bool:
    """Whether the cell itself gives no scale ("1.2m")."""
    if quantity.value is None:
        return False
    printed, read = (re.sub(r"[^0-9]", "", text) for text in (surface, f"{abs(quantity.value):f}"))
    whole = f"{abs(quantity.value):f}".partition(".")[0]
    return printed.strip("0") == read.strip("0") and len(whole) <= len(printed)


def _spans(period: Period) -> bool:
    return period.basis == "stated" and period.precision != "day"


def _unit_of(told: Told) -> Unit | None:
    """The unit of a cell: its own sign, else what its column, its row or the title says."""
    if told.number is not None and told.number.percent:
        return Unit("percent", "percent", Decimal(1))
    return told.column.unit or told.row.unit or told.sheet.unit


def _time_of(told: Told) -> Timed | None:
    """The time of a cell by its row, its column or, where neither says one, the title."""
    column = told.column
    if column.period is not None and told.row.time is None:
        return Timed(column.period, "", column.forecast)
    if column.period is None and told.row.time is not None:
        return told.row.time
    if column.period is not None and told.row.time is not None:
        a, b = column.period, told.row.time.period
        return told.row.time if a.overlaps(b) else None
    return told.sheet.time


def _row(columns: Sequence[Column], row: Sequence[str], section: str) -> Row:
    labels = [said[:_LONGEST_LABEL] for i, said in enumerate(row) if said and columns[i].sort == "label"]
    dates = [said for i, said in enumerate(row) if said and columns[i].sort == "dated"]
    time = _joined(dates)
    label = ", ".join(labels)
    words = label
    if time is None and not dates and (found := timed(label)) is not None:
        time, words = found, found.rest
    parted = headed(words) if "(" in words else Headed(words, None)
    keys = keys_of(parted.words)
    rest = keys - listed("totals")
    return Row(", ".join((*labels, *dates)), parted.words, rest, section, parted.unit, time, bool(keys) and not rest)


def _joined(dates: Sequence[str]) -> Timed | None:
    """The time that the dated cells of a row say together, or the last of them that says one."""
    if not dates:
        return None
    together = " ".join(dates[:3]), " ".join(reversed(dates[:3]))
    found = next((t for said in together if (t := timed(said)) is not None and not t.rest), None)
    return found if found is not None or len(dates) > 1 else None


def _head(table: Table, grid: Sequence[Sequence[str]]) -> int:
    """How many rows head the others: that of the table, and those below it without a figure."""
    head = table.header
    while 0 < head < min(_MOST_HEADINGS, len(grid) - 1):
        row = grid[head]
        if any(looks_printed(said) or any(map(str.isdigit, said)) for said in row) or sum(map(bool, row)) < 2:
            break
        if row[0] and sum(map(bool, row)) == len(row):
            break  # a row of words as any other
        head += 1
    return head


def _titles(document: Document, block: int) -> list[Block]:
    """The short lines right above a table, top down."""
    found: list[Block] = []
    for above in reversed(document.blocks[max(0, block - _SHORT) : block]):
        if above.kind == "skipped":
            continue
        said = document.text[above.start : above.end].strip()
        short = len(said) <= _LONGEST_TITLE and (above.kind in ("heading", "caption") or not _ENDED.search(said))
        if above.kind not in ("heading", "caption", "prose") or not short or len(found) == _MOST_TITLES:
            break
        found.append(above)
    return found[::-1]


def _lost(document: Document, block: Block) -> list[str]:
    """The words of a line above a table without headings: a print may have torn them from their columns."""
    words = document.text[block.start : block.end].split()
    return words if block.kind != "caption" and all(word[0].isupper() and word[-1].isalnum() for word in words) else []


def _sheet(index: int, document: Document, above: Sequence[Block]) -> Sheet:
    lines = [" ".join(_DRESS.sub("", document.text[b.start : b.end]).split()).rstrip(":") for b in above]
    if not lines and document.title:
        lines = [document.title]
    words: list[str] = []
    unit: Unit | None = None
    times: list[Timed] = []
    for line in lines:
        time = timed(line)
        parted = headed(_NUMBERED.sub("", time.rest if time is not None else line, count=1))
        unit = parted.unit or unit
        words.append(parted.words)
        if time is not None:
            times.append(time)
    title = " – ".join(filter(None, words))
    time = times[-1] if len({t.period for t in times}) == 1 else None
    return Sheet(index, " – ".join(lines), keys_of(title), unit, time)
