"""Numbers that are names: resolutions, sections, pages, routes, flights, models, phone numbers, addresses, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from checker.clauses import token_span
from checker.figures import MOST
from checker.lexicon import words
from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.numerals.vocabulary import lexicon
from checker.recognizers._marks import mark
from checker.recognizers._numbered import act, chain, dialled, spoken
from checker.tokens import tokenize
from checker.units import unit_at
from checker.wordclass import NOUNISH, tag

_PHONE = re.compile(
    r"""(?<![\w.,$€£-])(?:
        (?:\+?[0-9]{1,3}[ .-]?)?\([0-9]{2,4}\)[ ]?[0-9]{3,4}[ .-][0-9]{3,4}     # (202) 555-0147
      | \+[0-9]{1,3}(?:[ .-][0-9]{2,4}){2,5}                                    # +44 20 7946 0958
      | (?:1[ .-])?[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}                             # 202-555-0147
      | 1?-?8[0-9]{2}-[A-Z0-9]{3}-?[A-Z0-9]{4}                                  # 800-FLOWERS
      | (?:(?<=[Cc]all[ ])|(?<=[Dd]ial[ ])|(?<=hone[ ])|(?<=[Rr]ing[ ])|(?<=[Ff]ax[ ])|(?<=el\.[ ]))
        [2-9][0-9]{2}-[0-9]{4}                                                  # call 555-0147
      | 0[0-9]{2,4}[ -][0-9]{3,4}[ -][0-9]{3,4}                                 # 0800 555 0199
    )(?![\w-])""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_NAMED_DAY = re.compile(
    r"""(?<![\d/])(?:9/11|7/7|24/7)(?![\d/])
      | \b(?:Sept\.|September)[ ]11(?=[ ](?:attack|terror|hijack|style|era|[Cc]ommission|[Mm]emorial|victim))""",
    re.VERBOSE,
)
_BOOK = re.compile(r"\b(?:ISBN|ISSN|EAN)(?:-1[03])?:?\s+[0-9][0-9 -]{6,16}[0-9X]\b")
_CATALOGUE = re.compile(r"\b[A-Z]{1,4}[0-9]{3,6}(?:\.[0-9]{1,4})?[+−-][0-9]{2,7}\b")  # J1149.5+2223
_SECTION = re.compile(r"(?<![\w.])[0-9]{1,4}(?:\([A-Za-z0-9]{1,4}\)){1,4}(?![\w])")
_DIGIT = re.compile(r"\d")
_POSTAL = frozenset({"zip", "zipcode", "postcode", "postal"})
_SPREAD = frozenset({",", "and", "&", "-", "–", "to", "or", "through"})
_SIGNS = frozenset("$€£¥")
_NAME_TAGS = frozenset({"NAME"})
_LETTERS = re.compile(r"[A-JL-SU-Z]|[A-Z]{2,4}[0-9]*")
_HEADING = 8
"""Tokens of the longest heading whose number is known by it."""
_MOST = 40
"""How far a street name or a list of pages may reach, in tokens."""


class Identifier:
    """A number that names its bearer and counts nothing.

    Told by what stands beside it: a word for numbered things ("Section 4.2"), letters glued to it ("F-16"), a name
    before and no noun after it ("the Falcon 9 lifted off"), its shape (phone numbers, web addresses), or its place
    (list and note marks).
    """

    name: ClassVar[str] = "identifier"
    precedence: ClassVar[int] = 90
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("Under Resolution 1441 the inspectors returned.", ("identifier",)),
        ("The notes are on pp. 18, 19 and 24 of the report.", ("identifier", "identifier", "identifier")),
        ("Decree No. 45-KD/AB was withdrawn.", ("identifier",)),
        ("The jet, a Falcon 900, overshot the runway.", ("identifier",)),
        ("Two F-18 fighters took off.", ("identifier",)),
        ("Call 202-555-0147 for tickets.", ("identifier",)),
        ("She lives at 14 Old Mill Road in the village.", ("identifier",)),
        ("Photo 3 of 22", ("identifier",)),
        ("(2) The fee is due in March.", ("identifier",)),
        ("He ran a 501(c)(3) charity.", ("identifier",)),
        ("A 757 Freighter was late, and two 320 Neo jets were sold.", ("identifier", "identifier")),
        ("12 Tenure of office", ("identifier",)),
        ("Ticket 123456789012 won nothing.", ("identifier",)),
        ("ISBN 978-1-23-456789-0 sells well.", ("identifier",)),
        ("Ring 0800 555 0123 or ask number 14.", ("identifier", "identifier")),
        ("He left 9 E 71st St for 22 Rue Haute.", ("identifier", "identifier")),
        ("A category 3 permit names the 80302 ZIP code.", ("identifier", "identifier")),
        ("They saw J1022.4+3311 twice.", ("identifier",)),
        ("It has to: 1) mend the dam, and 2) pay the crew.", ("identifier", "identifier")),
        ("He went to a 7-Eleven and called 911.", ("identifier", "identifier")),
        ("Senate bill 14 and point number three passed.", ("identifier", "identifier")),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "On Tuesday 30 people were rescued.",
        "In Lagos 12 shops burned down.",
        "The club has 45 members in Norway.",
        "Anna Berg, 45, won the race.",
        "The ship carried USD 300 in coins.",
        "On March 14 the ferry sank.",
        "The quay took 40 000 crates, and in Oslo 60 000 tonnes lay idle.",
        "The state owes 123456789000 and sold 250000001 shares.",
        "In Oslo 5, in Bergen 7 and in Voss 2 were hurt.",
        "12 Dead in Tunnel Fire",
        "A 40 Euro fee is due.",
        "They cite a 1951 Geneva treaty.",
        "In section 40 pupils sat, and a 16-GB card lay there.",
        "On April 19 near Park Street a shop opened.",
        "It sold 3041882 copies.",
        'A Harlow wrench 8" lay there.',
        "The strikers number four, and the vote (38 to 2) was short.",
        "They called 911 witnesses, and the bill of 300 was paid.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The names made of numbers in the sentence, in order."""
        if len(numbers) > MOST:
            return
        taken = self._shapes(sentence)
        tokens = sentence.tokens
        inner = {k for n in numbers if n.last - n.first > 1 for k in range(n.first + 1, n.last)}
        free = 0
        for index in [k for k, token in enumerate(tokens) if token.tag == "NUM"]:
            if index < free or index in inner or any(f <= index < la for f, la in taken):
                continue
            span = _read(tokens, index)
            if span is not None:
                taken.append(span)
                last = span[1]
                if tokens[span[0]].lower.rstrip(".") in words("designators", "identifiers") | words(
                    "capital", "identifiers"
                ):
                    taken.extend(_further(tokens, last))
                free = last
        for first, last in sorted(taken):
            yield _mention(sentence, first, last, self.name)

    def _shapes(self, sentence: Sentence) -> list[tuple[int, int]]:
        """What its shape alone gives away, as token ranges."""
        text = sentence.text
        found: list[tuple[int, int]] = []
        if _DIGIT.search(text) is None:
            return found
        patterns = []
        if "://" in text or "www." in text or "@" in text:
            patterns.append(_ADDRESS)
        if "9/11" in text or "7/7" in text or "24/7" in text or "11" in text:
            patterns.append(_NAMED_DAY)
        if "(" in text:
            patterns.append(_SECTION)
        if "ISBN" in text or "ISSN" in text or "EAN" in text:
            patterns.append(_BOOK)
        if "+" in text or "−" in text:
            patterns.append(_CATALOGUE)
        if "8" in text or [t.tag for t in sentence.tokens].count("NUM") >= 2:
            patterns.append(_PHONE)
        end = 0
        for match in sorted((m for p in patterns for m in p.finditer(text)), key=lambda m: m.start()):
            if match.start() >= end and any(ch.isdigit() for ch in match.group()):
                found.append(token_span(sentence, sentence.start + match.start(), sentence.start + match.end()))
                end = match.end()
        return found


def _mention(sentence: Sentence, first: int, last: int, name: str) -> Mention:
    tokens = sentence.tokens
    return Mention("identifier", tokens[first].start, tokens[last - 1].end, first, last, name)


def _read(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The token range of the identifier at a number, if it is one."""
    token = tokens[index]
    digits = token.text[0].isdigit()
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if digits:
        for evidence in (mark, dialled, _heading, _leaf, _glued, _street, _long, _model):
            span = evidence(tokens, index)
            if span is not None:
                return span
    if before is None or (
        before.lower in words("currencies", "identifiers") and before.text != before.text.lower() and digits
    ):
        return None
    named = spoken(tokens, index) or (act(tokens, index) if digits else None)
    if named is not None:
        return named
    if not digits and (not token.text[0].isupper() or token.lower not in words("small_numbers", "times")):
        return None
    if not digits and after is not None and after.tag in (NOUNISH | {"NUM", "ADJ", "SYM"}):
        return None
    return _designated(tokens, index) or _named(tokens, index)


def _heading(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The number of a heading: "12 Tenure of office". Spelled small, its words are one thing and no deed."""
    if index or not 1 < len(tokens) <= _HEADING or len(tokens[0].text) > 4 or not tokens[1].text[0].isupper():
        return None
    if tokens[-1].tag == "PUNCT" or tokens[0].text in ("0", "1") or tokens[0].end == tokens[1].start:
        return None
    if unit_at(tokens, 1) is not None:
        return None
    small = tag(tokenize(" ".join(t.lower for t in tokens)))
    if any(t.tag in ("VERB", "PAST", "BE", "HAVE", "MODAL", "GER", "NUM") for t in small[1:]):
        return None
    end = next((k for k in range(1, len(small)) if small[k].tag != "NOUN"), len(small))
    if end == 1 or unit_at(small, 1) is not None or (end < len(small) and small[end].tag not in ("PREP", "CONJ")):
        return None
    return 0, 1


def _model(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The number of a model with its name behind: "a 757 Freighter", "two 320 Neo jets"."""
    token = tokens[index]
    if not index or index + 1 == len(tokens) or not token.text.isdigit() or not 2 <= len(token.text) <= 4:
        return None
    if len(token.text) == 4 and token.text[:2] in ("17", "18", "19", "20"):
        return None  # a 1951 United Nations treaty
    name, before = tokens[index + 1], tokens[index - 1]
    if name.tag != "NAME" or not name.text[0].isupper() or name.start != token.end + 1 or token.text == "1":
        return None
    known = lexicon()
    if name.lower in words("months", "times") | known.currency_words or name.text in known.currencies:
        return None
    if unit_at(tokens, index + 1) is not None:
        return None
    at = index - 1
    while at > 0 and (tokens[at].tag == "ADJ" or "-" in tokens[at].text[1:-1]) and index - at < 4:
        at -= 1
    if at < index - 1:  # two new 320 Neo jets
        before = tokens[at]
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    single = not name.lower.endswith("s") and (after is None or after.tag not in NOUNISH)
    if tokens[index - 1].lower == "own" and single:
        return index, index + 2  # its own 787 Freighter
    numbered = before.tag == "NUM" and before.end < token.start and not before.text[-1].isdigit()
    made = before.tag == "POSS" and index > 1 and tokens[index - 2].lower in words("capital", "identifiers")
    return (index, index + 2) if before.lower in ("a", "an", "another") or numbered or made else None


def _leaf(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """One of a numbered set: "Photo 3 of 22", "2 of 9" with nothing behind."""
    if index + 2 >= len(tokens) or tokens[index + 1].lower not in ("of", "/") or tokens[index + 2].tag != "NUM":
        return None
    if index and tokens[index - 1].lower in words("leaves", "identifiers"):
        after = tokens[index + 3] if index + 3 < len(tokens) else None
        if (
            after is None
            or after.tag not in ("NOUN", "PLURAL")
            or tokens[index - 1].lower in ("caption", "hide", "photo")
        ):
            return index - 1, index + 3
    return None


def _glued(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Letters tied to the number: "F-16", "Covid-19", "22-AB/CD", "5G", "737-800"."""
    token = tokens[index]
    named = chain(tokens, index)
    if named is not None:
        return named
    first, last = index, index + 1
    if (
        index > 1
        and tokens[index - 1].text in ("-", "‑", "–")
        and tokens[index - 1].start == tokens[index - 2].end
        and tokens[index - 1].end == token.start
        and tokens[index - 2].text[0].isupper()
        and tokens[index - 2].tag != "NUM"
        and tokens[index - 2].lower not in words("months", "times")
        and tokens[index - 2].lower.rstrip(".") not in words("currencies", "identifiers") - {"c", "a", "s"}
    ):
        first = index - 2
    end = index + 1
    while (
        end + 1 < len(tokens)
        and end - index < _MOST
        and tokens[end].text in ("-", "‑", "/", "–", "_")
        and tokens[end].start == tokens[end - 1].end
        and tokens[end + 1].start == tokens[end].end
        and (tokens[end + 1].text.isupper() or (tokens[end + 1].tag == "NUM" and end > index + 1))
        and tokens[end + 1].lower not in ("year", "month", "day")
        and not (end + 2 < len(tokens) and tokens[end + 2].text in _SIGNS)  # US$12-US$18
        and not (end == index + 1 and unit_at(tokens, end + 1) is not None and tokens[end].text in ("-", "‑"))
    ):
        end += 2
    if end > index + 1:
        last = end
        if index and tokens[index - 1].text == "." and index > 1 and tokens[index - 2].lower in ("no", "nos"):
            first = index - 2
        elif index and tokens[index - 1].lower in words("designators", "identifiers"):
            first = index - 1
    elif (
        end < len(tokens)
        and tokens[end].start == token.end
        and _LETTERS.fullmatch(tokens[end].text)
        and tokens[end].lower not in words("glued_units", "identifiers") | words("time_zones", "identifiers")
    ):
        last = end + 1
    if (
        first < index
        and last < len(tokens)
        and tokens[last].start == tokens[last - 1].end
        and tokens[last].text.isupper()
    ):
        last += 1
    return (first, last) if (first, last) != (index, index + 1) else None


def _street(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A house number with its street, a postal code after its state."""
    token = tokens[index]
    if not token.text.isdigit() or len(token.text) > 5:
        return None
    before = tokens[index - 1] if index else None
    if (
        len(token.text) == 5
        and before is not None
        and before.tag in _NAME_TAGS
        and (index + 1 == len(tokens) or tokens[index + 1].tag == "PUNCT")
    ):
        return index, index + 1
    if _postal(tokens, index):
        return index, index + 1
    if index + 2 < len(tokens) and tokens[index + 1].lower in words("streets_first", "identifiers"):
        ways = tokens[index + 1].text[0].isupper() and tokens[index + 2].tag == "NAME"
        return (index, index + 3) if ways else None
    for end in range(index + 1, min(index + 6, len(tokens))):
        t = tokens[end]
        numbered = t.tag == "NUM" and end + 1 < len(tokens) and tokens[end + 1].lower in ("st", "nd", "rd", "th")
        if (
            not t.text[0].isupper()
            and t.text != "."
            and not numbered
            and (end == index + 1 or tokens[end - 1].tag != "NUM")
        ):
            return None
        if end > index + 1 and t.text[0].isupper() and t.lower in words("streets", "identifiers"):
            return index, end + 1
    return None


def _postal(tokens: Sequence[Token], index: int) -> bool:
    """Whether five digits stand beside the word for a postal code: "the 90210 ZIP code", "postcode 04109"."""
    if len(tokens[index].text) not in (4, 5, 6):
        return False
    named = [t.lower for t in tokens[max(0, index - 2) : index + 2]]
    return not _POSTAL.isdisjoint(named)


def _long(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A long undivided digit run, or one that starts with a nought: a code."""
    text = tokens[index].text
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if not text.isdigit() or len(text) < 2:
        return None
    if text[0] == "0":
        return (index, index + 1) if after is None or after.text not in (":", "%") else None
    if len(text) < 7 or text.endswith("000") or len(tokens) == 1:
        return None
    if len(text) < 9 and not (
        index and tokens[index - 1].tag in ("NAME", "NOUN") and after is not None and not _counted_next(after)
    ):
        return None  # ticket 30418822 won; 3041882 people voted
    if index and tokens[index - 1].tag == "SYM":
        return None
    if after is not None and (after.tag in ("PLURAL", "SYM") or after.text == "%" or unit_at(tokens, index + 1)):
        return None
    return index, index + 1


def _designated(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A word for numbered things stands before: "Section 4.2", "No. 22", "H.R. 1234"."""
    place = index - 1
    if tokens[place].text == "." and place and tokens[place].start == tokens[place - 1].end:
        place -= 1
    word = tokens[place]
    if tokens[place].end < tokens[index].start - 2 or word.tag == "NUM":
        return None
    lower = word.lower.rstrip(".")
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if re.fullmatch(r"(?:[A-Z]\.){1,3}(?:Res\.)?", word.text) and tokens[index].text.isdigit():
        if word.text in ("H.R.", "S.", "A.B.", "S.B.", "H.B.", "H.J.", "S.J."):
            return place, index + 1
        return None
    capital = word.text[0].isupper()
    if lower in ("no", "nos") and place == index - 1:
        return None
    if lower in words("designators", "identifiers") and (capital or place < index - 1 or len(lower) > 3):
        if lower == "number" and not capital and not _on_a_shirt(tokens, index):
            return None
        if not capital and lower not in ("p", "pp", "page", "pages", "no", "nos") and _counted_next(after):
            return (place, index + 1) if _labels(tokens, index) else None
        if lower in ("p", "pp", "no", "nos", "v", "vol", "fig", "para") and place == index - 1 and not capital:
            return None
        if lower == "p" and place > 1 and tokens[place - 1].text == "&":
            place -= 2  # S&P 500
        return place, index + 1
    if (
        capital
        and lower in words("capital", "identifiers")
        and (place or lower in words("indices", "identifiers") or not _counted_next(after))
    ):
        if (
            _counted_next(after)
            and lower not in words("indices", "identifiers")
            and after is not None
            and after.tag == "PLURAL"
            and place == 0
        ):
            return None
        if lower in ("group",) and tokens[index - 1].lower != "of" and _counted_next(after):
            return None
        return place, index + 1
    if lower == "of" and place and tokens[place - 1].text == "Group":
        return place - 1, index + 1
    return None


def _labels(tokens: Sequence[Token], index: int) -> bool:
    """Whether the number behind a word for numbered things tells which one is meant although a noun follows.

    A count above one takes the plural: "a category 4 storm", but "in section 40 pupils". The word itself counted or
    with an article shows it as well: "two phase 3 trials".
    """
    after, text = tokens[index + 1], tokens[index].text
    if not text.isdigit() or len(text) > 2 or text in ("0", "1") or unit_at(tokens, index + 1) is not None:
        return False
    led = index > 1 and tokens[index - 2].tag in ("NUM", "DET")
    return after.tag == "NOUN" or (led and after.tag == "PLURAL")


def _on_a_shirt(tokens: Sequence[Token], index: int) -> bool:
    """Whether "number 14" names somebody or something: no article, no noun counted behind."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    led = index > 1 and tokens[index - 2].tag in ("PREP", "TO", "VERB", "PAST", "POSS", "GER")
    return led and tokens[index].text.isdigit() and len(tokens[index].text) <= 3 and not _counted_next(after)


def _counted_next(after: Token | None) -> bool:
    return after is not None and (
        after.tag in (NOUNISH | {"ADJ", "GER", "NUM"}) or after.text in ("%", "percent", "per")
    )


def _named(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A name, then a bare number, then no noun: "the Falcon 900 landed"."""
    name, token = tokens[index - 1], tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if name.lower.endswith(("covid", "sars")) and token.text.isdigit():
        return index - 1, index + 1
    if name.text in ("-", "‑") and index > 1 and tokens[index - 2].lower in ("covid", "sars"):
        return index - 2, index + 1
    if name.tag not in _NAME_TAGS or not name.text[0].isupper() or name.lower in words("counts_follow", "identifiers"):
        return None
    if not 1 <= token.start - name.end <= 2 or "," in token.text or (token.text.isdigit() and len(token.text) > 4):
        return None
    if token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("19", "20"):
        return None
    if _value(token) is None and not token.text[0].isupper():
        return None
    first = index - 1
    while first and tokens[first - 1].tag in _NAME_TAGS and tokens[first - 1].text[0].isupper():
        first -= 1
    if index + 3 < len(tokens) and (
        (tokens[index + 1].text in (",", "-", "–") and tokens[index + 2].tag in ("NAME", "NUM"))
        and any(t.tag == "NUM" for t in tokens[index + 2 : index + 5])
    ):
        return None  # a score or a list of amounts: "Rovers 2, United 1"
    if first > 1 and tokens[first - 1].text in (",", "-", "–") and tokens[first - 2].tag == "NUM":
        return None
    if _one_of_many(tokens, index):
        return None
    if after is None:
        return (index - 1, index + 1) if first or len(tokens) == 2 else None
    if after.text in ('"', "″") and after.start == token.end and not sum(t.text == '"' for t in tokens[:index]) % 2:
        return None  # a Harlow wrench 8"
    if after.tag in ("NOUN", "PLURAL", "ADJ", "NUM", "GER", "SYM", "NAME") or after.lower in (
        "percent",
        "per",
        "of",
        "or",
        "to",
    ):
        return None
    if after.start == token.end and after.tag not in ("PUNCT", "POSS"):
        return None
    if first == 0 and index == 1 and after.tag != "POSS":
        return None  # the opening word of a sentence is no sure name
    lead = tokens[first - 1].tag if first else ""
    if after.lower in ("were", "are", "have") or (
        lead == "PREP" and after.tag in ("PAST", "VERB", "MODAL", "BE", "HAVE")
    ):
        return None
    if lead in ("VERB", "PAST") and after.tag in ("PREP",) and name.text.isupper():
        return None
    if after.text == ")" or ((after.tag == "PUNCT" and first and tokens[first - 1].text == ",") and len(tokens) > 40):
        return None
    return index - 1, index + 1


def _one_of_many(tokens: Sequence[Token], index: int) -> bool:
    """Whether place and number come in a row: "in Oslo 5, in Bergen 7"."""
    if index < 2 or tokens[index - 2].tag != "PREP":
        return False
    lead = tokens[index - 2].lower
    return any(
        tokens[k].lower == lead and tokens[k + 1].tag == "NAME" and tokens[k + 2].tag == "NUM"
        for k in range(max(0, index - 8), min(len(tokens) - 2, index + 6))
        if k != index - 2
    )


def _value(token: Token) -> Decimal | None:
    try:
        return Decimal(token.text.replace(",", ""))
    except ArithmeticError:
        return None


def _further(tokens: Sequence[Token], last: int) -> list[tuple[int, int]]:
    """The other numbers of a list that one word opens: "pp. 18, 19 and 24"."""
    found: list[tuple[int, int]] = []
    index = last
    while index + 1 < len(tokens) and len(found) < _MOST:
        step = 1
        if tokens[index].text not in _SPREAD:
            break
        if tokens[index].text == "," and tokens[index + 1].text in ("and", "or"):
            step = 2
        place = index + step
        if place >= len(tokens) or tokens[place].tag != "NUM" or not tokens[place].text[0].isdigit():
            break
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if _counted_next(after) or len(tokens[place].text) > 4:
            break
        found.append((place, place + 1))
        index = place + 1
    return found
