"""Text → sentences, their spans into the untouched text.

One pass over the places where a sentence could end: a stop, its closing quotes, a blank. Each is judged by the word
before it (abbreviation, initial, list mark) and the word after it (small letter, figure, a word that opens sentences).
A block is a paragraph already, so a line break inside one is a blank like any other. No sentence is longer than
``LONGEST``: what comes without a single stop is not prose, and the stations behind this one count on short sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.model import Block, Document, Sentence, Table

LONGEST = 4000
MOST_NUMBERS = 48
_MEASURING = frozenset("%‰$€£¥₹₩₽₫₺°")

_STOP = r"[.!?…。！？]{1,8}"
_CLOSER = r"""[)\]}"'”’»]{0,4}(?:\[[0-9]{1,3}\])?"""
_GLUED = r"""["”](?=[A-Z“])|(?<=[a-z][a-z].)(?=[A-Z])"""
_END = re.compile(rf"(?P<stop>{_STOP})(?:{_CLOSER}(?=\s)|{_GLUED})")
_NEXT = re.compile(r"""\s*(?P<opener>[("'“‘«\[—–-]*)\s?(?P<word>[^\W_]+)?""")
_MARK = re.compile(r"""(?:\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[•▪‣⦁*–-])(?=[ \t\u00a0])""")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words("""
    mr mrs ms mx dr prof gen lt col maj sgt capt cmdr adm brig cpl pvt gov sen rep reps sens rev hon pres st ste mt ft
    messrs vs e.g i.e cf viz al approx est fig figs eq sec secs art arts para paras ch chap vol vols pp ed eds trans
    resp nos op ibid
""")
"""Abbreviations that always want a word after them."""

_BEFORE_FIGURE = _words("""
    no p pp art sec fig vol ch para nos op tel ext approx ca c rs tk jan feb mar apr jun jul aug sep sept oct nov dec
""")
"""Abbreviations that want a number: no end before a digit."""

_SELDOM_LAST = _words("""
    a.m p.m u.s u.n u.k u.s.a u.s.s.r d.c e.u b.c a.d ph.d m.d j.d b.a m.a l.a n.y n.j n.h n.c s.c r.i inc corp co ltd
    llc bros jr sr esq etc no dept univ assn ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues
    wed thu thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa tenn tex vt va wash wis wyo
""")
"""Abbreviations that end a sentence only where the next word opens one."""

_OPENS = _words("""
    a an the this that these those it its he she his her they their we our you your i my there here in on at by for from
    to of with as after before during since until when while where what who why how if but and or so yet also then now
    not no all some many most more both each every one two three four five several other another under over about
    according although though because however still even such only once despite meanwhile last next earlier later first
    second third today yesterday tomorrow mr mrs ms dr sen rep gov president police officials authorities
""")
"""Words that, with a capital, open a sentence."""

_HEADS_OF_LETTER = _words("plan vitamin section article group part appendix annex type class schedule hepatitis grade")
"""Words after which a single letter is no initial."""


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of every block that is not skipped, in order; every cell of a table with text in it is one."""
    blocks = document.blocks or (Block(0, len(document.text), "prose", "body"),)
    tables = {table.start: table for table in document.tables}
    for index, block in enumerate(blocks):
        if block.kind == "skipped":
            continue
        table = tables.get(block.start) if block.kind == "table" else None
        spans = _cells(table) if table is not None else sentence_spans(document.text, block.start, block.end)
        for start, end in spans:
            yield Sentence(start, end, document.text[start:end], block.zone, index)


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """A tagged sentence, cut where it holds more numbers than MOST_NUMBERS: that many in a row are no prose.

    A cut piece of more numbers than words is left out: a row of a table that lost its form, and nothing is counted.
    """
    if len(sentence.tokens) <= MOST_NUMBERS:
        yield sentence
        return
    begin = count = 0
    cuts = []
    for place, token in enumerate(sentence.tokens):
        count += token.tag == "NUM"
        if count > MOST_NUMBERS:
            cuts.append((begin, place))
            begin, count = place, 1
    if not cuts:
        yield sentence
        return
    for first, last in (*cuts, (begin, len(sentence.tokens))):
        piece = sentence.tokens[first:last]
        words = sum(t.text in _MEASURING or (t.text[0].isalpha() and t.tag != "NUM") for t in piece)
        if sum(t.tag == "NUM" for t in piece) <= words:
            yield _piece(sentence, first, last)


def _piece(sentence: Sentence, first: int, last: int) -> Sentence:
    tokens = sentence.tokens[first:last]
    start, end = tokens[0].start, tokens[-1].end
    return replace(sentence, start=start, end=end, text=sentence.slice(start, end), tokens=tokens)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences in ``text[start:end]``, trimmed, holding every character that is not blank.

    A list mark ("1.", "(a)", "•") at the very start is left to the first sentence.
    """
    begin = start = _skip_blank(text, start, end)
    mark = _MARK.match(text, start, end)
    search_from = mark.end() if mark else start
    while (match := _END.search(text, search_from, end)) is not None:
        search_from = match.end()
        if match.end() - begin > LONGEST or _ends_sentence(text, begin, match, end):
            yield from _bounded(text, begin, match.end())
            begin = search_from = _skip_blank(text, match.end(), end)
            mark = _MARK.match(text, begin, end)
            search_from = mark.end() if mark else begin
    yield from _bounded(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop at ``match`` ends the sentence that began at ``begin``."""
    following = _NEXT.match(text, match.end(), end)
    word = (following["word"] or "") if following else ""
    if not word:
        return True
    stop = match["stop"]
    if not text[match.end()].isspace() and (stop != "." or match.end() == match.end("stop")):
        return len(stop) == 1 and word[0].isupper() and word.lower() in _OPENS  # a page lost a blank: "fell.The next"
    if word[0].islower() and not (following and following["opener"].strip("—–-") and stop != "."):
        return False
    if stop != ".":
        return True
    before = _word_before(text, begin, match.start())
    if not before:
        return True
    lower = before.lower()
    if lower in _NEVER_LAST:
        return False
    if word[0].isdigit() and lower in _BEFORE_FIGURE:
        return False
    opens = word.lower() in _OPENS and word[0].isupper()
    if len(before) == 1 and before.isupper():
        return _letter_ends(text, begin, match.start() - 1, before, opens)
    if lower in _SELDOM_LAST and (before[0].isupper() or "." in before or lower == "etc"):
        return opens or match.end() > match.end("stop")
    return not _is_acronym(before) or opens


def _letter_ends(text: str, begin: int, at: int, letter: str, opens: bool) -> bool:
    """Whether a single capital before a stop is a word of its own ("Plan B.") and no initial ("John F. Kennedy")."""
    if letter == "I":
        return True
    head = _word_before(text, begin, len(text[begin:at].rstrip()) + begin)
    return opens and head.lower() in _HEADS_OF_LETTER


def _is_acronym(word: str) -> bool:
    """Whether the word is letters with stops between: "U.S", "Ph.D"."""
    return "." in word and all(1 <= len(part) <= 2 and part.isalpha() for part in word.split("."))


def _word_before(text: str, begin: int, at: int) -> str:
    """The letters and inner stops that end at ``at``, at most 24 of them."""
    low = max(begin, at - 24)
    start = at
    while start > low and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    return text[start:at]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, trimmed; cut at blanks where it is too long to be a sentence."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _last_blank(text, start + LONGEST // 2, start + LONGEST)
        yield start, _trimmed_end(text, start, cut)
        start = _skip_blank(text, cut, end)
    if end > start:
        yield start, end


def _last_blank(text: str, low: int, high: int) -> int:
    for place in range(high - 1, low, -1):
        if text[place].isspace():
            return place
    return high


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


_NOT_BLANK = re.compile(r"\S")


def _skip_blank(text: str, start: int, end: int) -> int:
    match = _NOT_BLANK.search(text, start, end)
    return match.start() if match else end


def _cells(table: Table) -> Iterator[tuple[int, int]]:
    for row in table.rows:
        for cell in row:
            if cell.end > cell.start:
                yield cell.start, cell.end
