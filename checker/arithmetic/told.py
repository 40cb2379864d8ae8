"""How a sentence tells a whole and its parts: each form is asked whether a list of numbers is told in it.

A list of numbers is a sum only where the text says so: by a colon, a bracket or a dash behind the whole, by a verb of
splitting, by "in all" behind the parts, by "the remaining 12", or by words that leave nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.arithmetic.adding import HUNDRED, Sum, added, exceeds, missed
from checker.arithmetic.families import apart, family, is_stuff, left_nothing, of_one_family, takes_all_else
from checker.arithmetic.phrasing import BETWEEN, LONGEST_GAP, any_of, open_words, separator
from checker.arithmetic.printed import MARK, Skeleton
from checker.interval import Interval
from checker.lexicon import words
from checker.pattern import pattern

NEAR: Final = Decimal("0.35")
"""How far the parts of a list that only stands behind a whole may miss it, as a share of it, to be meant as its sum."""
LOOSE: Final = Decimal("0.5")
"""The same where a bracket or a verb says that they are."""
CLOSE: Final = Decimal("0.15")
"""The same where another number stands between the whole and the list."""
TWICE: Final = Decimal(200)
FAR: Final = Decimal(60)
"""Shares that come to less are not meant to be all."""
MOST_PARTS: Final = 24
SURE: Final = 0.9
LIKELY: Final = 0.8

_COORDINATES = pattern(r"and|plus|&|\+|;")
_ENDS = pattern(r"[.;:)?!]|\s[-–]\s|--|—")
_GOES_ON = pattern(r"\s*(?:and|plus|as well|along with|together with|while|but|with|in addition|or)\b")
_CUMULATES = pattern(
    r"\b(?:br(?:ings?|inging|ought)|rais(?:es?|ed|ing)|ris(?:es?|ing|en)|rose|takes?|taking|now|far)\b"
)
_OF = pattern(r"(?:^|[.;:,—]|\b(?:and|that|but))\s*(?:out )?of (?:[a-z'’]+ ){0,2}$")
_ITS_PART = pattern(r"\s*(?:out )?of (?:the|its|their|those|these|all|our) (?:[a-z]+ )?")
_OF_NAMED = pattern(r"\s*(?:out )?of (?:these|those)(?: [a-z]+)? ?")
_OF_THESE = pattern(r"\bof (?:whom|which|them|these|those)\b")
_OUT_OF = pattern(r"\bout of (?:[a-z'’]+ ){0,2}$")
_PAIR = pattern(rf"{MARK}(?:\svotes)?\s?(?:[-–—]|to|against)\s?{MARK}")
_LEAD = pattern(r"[:(—]|\s[-–]{1,2}\s")
_PART_OF = pattern(r"\b(?:half|thirds?|quarters?|fifths?|sixths?|tenths?|per ?cent|most|some|many)\s+of\s[a-z ]{0,12}$")
_UNNUMBERED = pattern(r"\b(?:an?|one)\s+(?:[\w'’-]+\s+){0,2}[\w'’-]+\s*(?:,|\band\b)\s*$")
_MEASURED = pattern(r"\b(?:average[ds]?|mean|median|index|score|rate|level|aged?|temperature)\b")
_VOTES_FOR = pattern(r"\s*(?:[a-z]+\s){0,3}(?:for|in favou?r|yes)\b")
_AGAINST = pattern(r"\s*(?:[a-z]+\s){0,3}(?:against|opposed|no)\b")
_ABSTAINING = pattern(r"\s*[a-z]*\s*(?:abst\w+|absent\w*|not voting)")
_SEATS = pattern(r"[- ](?:seat|member|strong|person|nation|country)s?\b|\s(?:seats|members)\b")
_MADE_OF = pattern(r"\b(?:is|was|are|were|be)\s*$")
_NO_REST = pattern(r"\b(?:rest|remainder|others?|remaining)\b")


class Sentence:
    """The numbers of one sentence as runs: what stands in one list, a comma or an "and" between each and the next."""

    def __init__(self, text: Skeleton) -> None:
        self.text = text
        self.printed = text.printed
        self.gaps = [text.gap(i) for i in range(len(text.printed) + 1)]
        """The words before each number and behind the last."""

    def mismatch(self) -> Sum | None:
        """The first sum of the sentence that does not add up."""
        if len(self.printed) < 2 or len(self.printed) > 4 * MOST_PARTS:
            return None
        voted = self.voted()
        if voted is not None:
            return voted
        for first, last in self.runs():
            if last - first >= MOST_PARTS:
                continue
            for form in (self.equation, self.totalled, self.of_whole, self.announced, self.apposed, self.shares):
                known, found = form(first, last)
                if found is not None:
                    return found
                if known:
                    break
        return None

    def told_next(self, start: int) -> Sum | None:
        """The sum of the list that opens the sentence at ``start``, of the last number before it: "Twelve people died.
        Seven were men and four were women."
        """
        if not 3 <= len(self.printed) <= MOST_PARTS:
            return None
        for first, last in self.runs():
            if first and self.printed[first - 1].end <= start <= self.printed[first].start:
                opens = self.printed[first].claim
                if opens is not None and opens.surface.endswith(" of them") and not self.gaps[first + 1].strip(" ,"):
                    return None  # two of them, 35 and 41, were charged
                found = self.of_whole(first, last)[1]
                said = " ".join(behind for _, behind in self.said(range(first, last + 1)))
                if found is None or found.whole is None or exceeds(found.total, found.whole.allowed):
                    return found
                return found if re.search(r"\b(?:were|are)\b", said) else None
        return None

    def runs(self) -> Iterator[tuple[int, int]]:
        """First and last number of each list of two and more."""
        first = 0
        for i in range(1, len(self.printed) + 1):
            if i < len(self.printed) and separator(self.gaps[i]) is not None:
                continue
            if i - first >= 2:
                yield first, i - 1
            first = i

    # --- the forms ---------------------------------------------------------------------------------------------
    # Each is asked about a run and says whether the run has this form, and what is wrong with it if anything is.

    def equation(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """20 + 15 + 12 = 45; 20 men plus 15 women make 38 people"""
        added = all(re.search(r"\+|\bplus\b", self.gaps[i]) for i in range(first + 1, last + 1))
        behind = self.gaps[last + 1]
        if (
            not added
            or last + 1 >= len(self.printed)
            or not (re.search(r"=\s*$", behind) or re.search(rf"\b(?:{any_of('giving')})\s*$", behind))
        ):
            return False, None
        if first and re.search(r"[-+×x*/÷]\s*$|\b(?:minus|times|less)\s*$", self.gaps[first]):
            return True, None
        if re.match(r"\s*[-+×*/÷]", self.gaps[last + 2]):
            return True, None
        return True, self.held(range(first, last + 1), last + 1, SURE)

    def totalled(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """3 gold, 2 silver and 4 bronze medals, ten in all; 20 men and 15 women, for a total of 38"""
        for whole in (last, last + 1):
            if whole >= len(self.printed) or whole - first < 2:
                continue
            before, behind = self.gaps[whole], self.gaps[whole + 1]
            led = re.search(rf"\b(?:{any_of('total_before')})\s*(?:of\s*)?(?:the\s*)?$", before)
            tailed = re.match(rf"[^,;.:()]{{0,40}}\b(?:{any_of('total_behind')})\b", behind)
            if not (led or tailed) or (
                whole == last + 1 and not led and not re.search(r"[,—–-]\s*(?:or\s*)?$", before)
            ):
                continue
            start = 0 if all(separator(self.gaps[i]) is not None for i in range(1, first + 1)) else first
            if (
                start < first
                or self.open(first, whole + 1)
                or not self.of_one_kind(first, whole, led)
                or _CUMULATES.search(before)
                or _CUMULATES.search(behind[:40])
            ):
                return True, None
            if (first and not _ENDS.search(self.gaps[first])) or _UNNUMBERED.search(self.gaps[first]):
                return True, None  # more stands before, and no stop between
            return True, self.held(range(first, whole), whole, SURE, NEAR)
        return False, None

    def of_one_kind(self, first: int, whole: int, led: re.Match[str] | None) -> bool:
        """Whether a sum led in by a verb alone ("making 12 points") counts what its parts do."""
        if led is None or re.search(r"total|sum|\ball\b|altogether", led.group()):
            return True
        counted = re.match(r"\s*([^\W\d_]+)", self.gaps[whole + 1])
        told = set(" ".join(self.gaps[first : whole + 1]).split())
        return counted is None or counted[1] in told | words("persons", "sums") | {"in", "altogether"}

    def of_whole(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """Of the 45 members, 20 voted for, 15 against and 12 abstained: no more than all, and all where none is left"""
        placed = self.whole_of(first, last)
        if placed is None:
            return False, None
        whole, parts = placed
        if len(parts) < 2:
            return True, None
        told = " ".join(self.gaps[i] for i in (*parts, parts[-1] + 1) if i != whole)
        if open_words().search(_OF_THESE.sub("", told)):
            return True, None
        said = self.said(parts)
        rest = self.is_rest(parts[-1])
        closed = left_nothing(said) or takes_all_else(said)
        full = rest or closed
        if not self.closes(parts[1:] if len(parts) > 2 else parts, loosely=closed or len(parts) == 2):
            return True, None
        found = self.held(parts, whole, SURE if full else LIKELY, None if full else LOOSE)
        if found is None or full:
            return True, found
        disjoint = of_one_family(said) or all(not behind for _, behind in said[1:])
        return True, found if disjoint and exceeds(found.total, self.printed[whole].allowed) else None

    def whole_of(self, first: int, last: int) -> tuple[int, Sequence[int]] | None:
        """Which number of a run or beside it is the whole that the others are of, and the others."""
        before, inner = self.gaps[first], range(first + 1, last + 1)
        if _OF.search(before) and (not first or _ENDS.search(before)):
            return first, inner
        if first and _ITS_PART.fullmatch(before) and (first == 1 or _ENDS.search(self.gaps[first - 1])):
            return first, [first - 1, *inner]  # 20 of the 45 members voted for, 15 against and 12 abstained
        if last - first >= 2 and _OF_THESE.search(f"{self.gaps[first + 1]}{MARK}{self.gaps[first + 2]}"):
            return first, inner  # 12 people died, of whom seven were men and four women; 12 people, 7 of them men
        if first and _OF_THESE.search(before):
            return first - 1, range(first, last + 1)
        if _OUT_OF.search(self.gaps[last]) and last - first >= 2:
            return last, range(first, last)
        behind = self.gaps[last + 1]
        if _OF_NAMED.fullmatch(behind):
            return None  # 47 complaints, and 12 of those 47: named again
        if last + 1 < len(self.printed) and (("," in behind and _OUT_OF.search(behind)) or _ITS_PART.fullmatch(behind)):
            return last + 1, range(first, last + 1)
        if (
            last - first >= 2
            and ";" in self.gaps[first + 1]
            and not any(";" in g for g in self.gaps[first + 2 : last + 1])
        ):
            return first, inner  # they asked 1,000 people; 600 said yes, 300 no and 50 were unsure
        if first and re.search(r"[;.]\s[^,;:()]{0,40}$", before) and not re.search(r"[;.]\s.*[;.]\s", before):
            return first - 1, range(first, last + 1)
        return None

    def announced(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """45 members: 20, 15 and 12; nine people (five soldiers, three civilians); split between A (20) and B (15)"""
        if last - first >= 2 and re.search(rf",\s(?:and\s|all\s)?(?:{any_of('split')})\b", self.gaps[first + 1]):
            first += 1  # 120 vessels, made up of 70 trawlers, 30 ferries and 20 tugs
        before = self.gaps[first]
        parts = range(first, last + 1)
        split = re.search(rf"\b(?:{any_of('split')})\b[^,;:]*:?[^,;:]*$", before[-LONGEST_GAP:])
        colon = re.search(r":[^,;:()]*$", before)
        bracket = re.fullmatch(r"[^,;:()]{0,40}\([^,;:()]{0,30}", before)
        dash = re.search(r"(?:\s[-–]{1,2}\s|—)[^,;:()]{0,30}$", before)
        if not (split or colon or bracket or dash) or not first:
            return False, None
        said = " ".join(
            (re.sub(r"\bamong(?:st)?\b", "", before) if split else before, *self.gaps[first + 1 : last + 2])
        )
        if not self.closes(parts, loosely=bool(colon or bracket)) or open_words().search(said):
            return True, None
        if re.search(r"\b(?:and|plus)\b", _LEAD.split(before)[-1]) or (
            bracket and not re.match(r"[^,;:()]*\)", self.gaps[last + 1])
        ):
            return True, None
        if (bracket or dash) and any(re.search(r"\d", self.gaps[i]) for i in range(first + 1, last + 2)):
            return True, None
        for whole in (first - 1, first - 2):
            if whole < 0 or (whole < first - 1 and _ENDS.search(self.gaps[whole + 1])):
                break
            if _MEASURED.search(self.gaps[whole]) or self.is_label(whole):
                return True, None
            bare = all(not behind.strip() for _, behind in self.said(parts))
            within = LOOSE if split or bracket or bare else NEAR
            found = self.held(parts, whole, SURE if split or bare else LIKELY, within if whole == first - 1 else CLOSE)
            if found is not None:
                sums = any(p.allowed.overlaps(found.total) for p in self.printed[:whole])
                return True, None if sums else found
        return True, None

    def is_label(self, index: int) -> bool:
        """Whether a number with a colon right behind it is the number of something: "On day 45:"."""
        before = re.findall(r"[^\W\d_]+", self.gaps[index])
        return (
            bool(before)
            and before[-1] in words("labels", "sums")
            and re.match(r"\s*:", self.gaps[index + 1]) is not None
        )

    def apposed(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """Twelve people were killed, seven men and four women; a total of 38 people came, 20 from A and 15 from B"""
        parts = range(first + 1, last + 1)
        if len(parts) < 2 or "," not in self.gaps[first + 1] or not self.closes(parts) or self.open(first, last + 1):
            return False, None
        said = self.said(parts)
        led = re.search(rf"\b(?:{any_of('total_before')})[,\s]*$", self.gaps[first]) and re.search(
            r"total|\ball\b|altogether", self.gaps[first]
        )
        behind = re.findall(r"[^\W\d_]+", self.gaps[first + 1])
        kinds = words("kinds_of_persons", "sums")
        persons = bool(words("persons", "sums") & set(behind[:4])) and all(kinds & set(b.split()[:3]) for _, b in said)
        medals = "medals" in behind and family(said) == "medal"
        goes_on = _GOES_ON.match(self.gaps[first + 1].rpartition(",")[2])
        if not (led or persons or medals or left_nothing(said)) or _PART_OF.search(self.gaps[first]):
            return False, None
        if goes_on and not (led and goes_on.group().strip() == "with"):
            return False, None
        if first and not _ENDS.search(self.gaps[first]) and not led:
            return False, None
        return True, self.held(parts, first, LIKELY, NEAR)

    def shares(self, first: int, last: int) -> tuple[bool, Sum | None]:
        """40% said yes, 35% no and 20% did not know: not a hundred"""
        parts = range(first, last + 1)
        figures = [self.printed[i] for i in parts]
        if any(p.unit != "percent" or p.claim is None or p.claim.change is not None for p in figures):
            return False, None
        before = self.gaps[first]
        said = self.said(parts)
        closed = left_nothing(said)
        if not self.closes(parts, loosely=closed or ":" in before) or self.open(first, last + 1):
            return True, None
        split = re.search(rf"\b(?:{any_of('split')}|{any_of('blend')})\b[^,;:]*:?[^,;:]*$", before[-LONGEST_GAP:])
        rest = self.is_rest(last)
        total = added(p.allowed for p in figures)
        if total is None or total.overlaps(HUNDRED) or self.named_total(first, last):
            return True, None
        if exceeds(total, HUNDRED):
            of_each = sum(re.match(r"(?:of|among)\b", behind) is not None for _, behind in said) > 1
            holds = re.search(rf"\b(?:{any_of('holding')})\s*$", before) and all(not behind for _, behind in said[1:])
            disjoint = (
                split
                or rest
                or holds
                or (apart(said) and not of_each)
                or (_MADE_OF.search(before) and all(map(is_stuff, said)))
            )
            plain = total.low is not None and total.low < TWICE
            return True, Sum(
                tuple(figures), None, total, SURE if split or rest else LIKELY
            ) if disjoint and plain else None
        told = " ".join((*self.gaps[: last + 1], self.gaps[last + 1]))
        complete = (split or rest or closed) and (rest or not _NO_REST.search(told))
        meant = total.high is not None and total.high > FAR
        return True, Sum(tuple(figures), None, total, SURE if split or rest else LIKELY) if complete and meant else None

    def named_total(self, first: int, last: int) -> bool:
        """Whether another number of the sentence is the sum of a run: they are parts of that."""
        total = sum((self.printed[i].value for i in range(first, last + 1)), Decimal(0))
        return any(p.value == total for i, p in enumerate(self.printed) if not first <= i <= last)

    def voted(self) -> Sum | None:
        """Passed 60-38 with 3 abstentions in the 100-seat house: more than there are"""
        pair = _PAIR.search(self.text.text)
        first = self.text.places.index(pair.start()) if pair is not None else self.tallied()
        if first is None:
            return None
        votes = [first, first + 1]
        seats: list[int] = []
        for i in range(len(self.printed)):
            behind = self.gaps[i + 1]
            if i > first + 1 and _ABSTAINING.match(behind):
                votes.append(i)
            elif i not in votes and _SEATS.match(behind):
                seats.append(i)
        if len(seats) != 1 or not re.search(
            r"\b(?:vote|voted|votes|passed|adopted|approved|rejected|carried|defeated)\b", self.text.text
        ):
            return None
        there = self.printed[seats[0]]
        there = there._replace(allowed=Interval.point(there.value))  # seats are counted and not rounded
        found = missed(tuple(self.printed[i] for i in votes), there, LIKELY, LOOSE)
        return found if found and exceeds(found.total, there.allowed) else None

    def tallied(self) -> int | None:
        """The first of two numbers of votes that stand in one list: 140 votes in favour, 30 against."""
        for first, _ in self.runs():
            for at in (first, first + 1):
                if (
                    at + 1 < len(self.printed)
                    and _VOTES_FOR.match(self.gaps[at + 1])
                    and _AGAINST.match(self.gaps[at + 2])
                ):
                    return at
        return None

    # --- what they are made of ---------------------------------------------------------------------------------

    def held(self, parts: Sequence[int], whole: int, sure: float, within: Decimal | None = None) -> Sum | None:
        """The sum of the parts where it misses the whole, by no more than ``within`` of it."""
        figures = tuple(self.printed[i] for i in parts)
        return missed(figures, self.printed[whole], sure, within)

    def is_rest(self, part: int) -> bool:
        """Whether a number counts what is left of the whole: the other 12, the remaining 12."""
        claim = self.printed[part].claim
        if claim is not None and re.match(r"(?:the\s+)?(?:other|remaining)\s", claim.surface, re.IGNORECASE):
            return True
        return re.search(r"\b(?:remaining|other)\s*$", self.gaps[part]) is not None

    def said(self, parts: Sequence[int]) -> list[tuple[str, str]]:
        """The words before and behind each part that belong to it."""
        before: list[str] = [re.split(r"[,;:(—]", self.gaps[parts[0]])[-1].strip()]
        behind: list[str] = []
        for i in parts[1:]:
            cut = separator(self.gaps[i])
            if cut is None:
                cut = next(BETWEEN.finditer(self.gaps[i]), None)
            if cut is None:
                behind.append("")
                before.append(self.gaps[i])
                continue
            behind.append(self.gaps[i][: cut.start()].strip(" )"))
            before.append(self.gaps[i][cut.end() :].strip(" ("))
        tail = _ITS_PART.sub("", self.gaps[parts[-1] + 1])
        end = re.search(r"[,.;:()?!—]", tail)
        behind.append(tail[: end.start() if end else len(tail)].strip(" )"))
        return list(zip(before, behind, strict=True))

    def closes(self, parts: Sequence[int], *, loosely: bool = False) -> bool:
        """Whether the list of parts is finished: an "and" before the last, and nothing that goes on behind it.

        ``loosely``: commas will do, for a bracket or the end of the sentence closes it.
        """
        cut = separator(self.gaps[parts[-1]])
        bare = all(not re.sub(r"[\s,;()]", "", self.gaps[i]) for i in parts[1:])
        if not loosely and not bare and (cut is None or not _COORDINATES.search(cut.group())):
            return False
        tail = self.gaps[parts[-1] + 1]
        end = re.search(r"[,;]|[.:)?!](?=\s|$|[)\"”’'])|\s[-–]\s|--|—", tail)
        if end is None:
            return parts[-1] + 2 == len(self.gaps) or _ITS_PART.fullmatch(tail) is not None
        if parts[-1] + 2 < len(self.gaps) and end.group() == "," and not _OUT_OF.search(tail):
            return False  # more numbers, and no stop before them
        return not (end.group() in ",;" and _GOES_ON.match(tail[end.end() :])) and not re.search(
            r"\band\b|&", tail[: end.start()]
        )

    def open(self, first: int, last: int) -> bool:
        """Whether words between two numbers, or behind the last, say that the list is not complete."""
        said = " ".join(self.gaps[i] for i in range(first, min(last + 1, len(self.gaps))))
        return open_words().search(said) is not None
