"""Words and symbols behind a number → the unit's canonical name: prefixes, powers, products and quotients.

``km²``, ``km^2``, ``sq km`` and ``square kilometres`` are one unit; ``J/m^2 per year`` is ``joule per square metre
per year``. What a unit measures and how big it is, another room knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from checker.lexicon import table
from checker.model import Token
from checker.wordclass import NOUNISH, singular

_POWER = re.compile(r"(?P<unit>[^\W\d_]+?)(?P<power>[-−]?[1234]|[²³])")
_SUPERSCRIPT: Final = {"²": 2, "³": 3, "⁻¹": -1}
_RAISED: Final = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_COLUMNS: Final = {("mm", "Hg"): "millimetre of mercury", ("cm", "H2O"): "centimetre of water"}
"""Two symbols that are one unit of pressure."""
_POWER_NAMES: Final = {2: "square ", 3: "cubic ", 4: "quartic "}
_POWER_WORDS: Final = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3}
_AFTER_WORDS: Final = {"squared": 2, "cubed": 3}
_DEGREES: Final = {"C": "celsius", "c": "celsius", "F": "fahrenheit", "f": "fahrenheit", "K": "kelvin", "R": "rankine"}
"""Letters behind a degree sign and the scale they name."""
_DOTS: Final = frozenset("·⋅∙")
_ROUND: Final = frozenset({"100", "1000", "1,000"})
_MINUS: Final = frozenset("-−–")
_LATER: Final = frozenset({"earlier", "ago", "later", "before", "after", "on", "from", "since", "old", "away", "apart"})
_SYSTEMS: Final = frozenset({"US", "U.S.", "UK", "Imperial", "imperial", "English", "avoirdupois", "troy"})
"""What says whose gallon, ton or mile is meant."""
_PER_ARTICLES: Final = frozenset({"a", "an", "each", "every"})


class Unit(NamedTuple):
    """A unit found: its canonical name, whether it is one of time, and the token index after it."""

    name: str
    time: bool
    last: int


class _Lexicon(NamedTuple):
    words: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    symbols: dict[str, str]
    time: frozenset[str]
    single: frozenset[str]


def is_unit(lower: str) -> bool:
    """Whether a word in small letters names a unit or a coin, times of the calendar aside."""
    found = _lexicon()
    return (lower in found.words and found.words[lower] not in found.time) or lower in _coins()


@cache
def _coins() -> frozenset[str]:
    """Coins of which "a" may be one: a penny."""
    return frozenset(table("scales")["idiom"]["coins"].split())


@cache
def _lexicon() -> _Lexicon:
    data = table("units")
    prefixes: dict[str, str] = data["prefixes"]
    prefixed = frozenset(data["prefixed"]["names"])
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in (*data["words"].items(), *data["time"].items()):
        for form in forms:
            pieces = tuple(form.replace("-", " ").split())
            if len(pieces) > 1:
                phrases.setdefault(pieces[0], []).append((pieces, name))
                if name in prefixed:
                    for prefix in prefixes:
                        grown = (prefix + pieces[0], *pieces[1:])
                        phrases.setdefault(grown[0], []).append((grown, prefix + name))
            if len(pieces) == 1 or "-" in form:
                words[form] = name
            if name in prefixed and (len(pieces) == 1 or "-" in form):
                words |= {prefix + form: prefix + name for prefix in prefixes}
    symbols: dict[str, str] = {}
    for name, forms in (*data["symbols"].items(), *data["time_symbols"].items()):
        for form in forms:
            symbols[form] = name
            if name in prefixed:
                for prefix, sign in (*prefixes.items(), ("micro", "μ"), ("micro", "u")):
                    symbols.setdefault(sign + form, prefix + name)
    symbols |= data["settled"]
    for symbol in data["ambiguous"]["never"]:
        symbols.pop(symbol, None)
    for listed in phrases.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    time = frozenset(data["time"]) | frozenset(data["time_symbols"])
    return _Lexicon(words, phrases, symbols, time, frozenset(data["ambiguous"]["single"]))


@cache
def _plain() -> frozenset[str]:
    """Symbols that may also follow a number in words."""
    return frozenset(table("units")["ambiguous"]["plain"].split())


def unit_at(tokens: Sequence[Token], i: int, *, in_digits: bool = True) -> Unit | None:
    """The unit that starts at token ``i``, right behind a number; ``in_digits``: whether that one is in digits.

    Symbols only follow digits; single letters that could be something else only where nothing speaks for it.
    """
    if i >= len(tokens):
        return None
    whole = _hyphened(tokens[i].lower) if "-" in tokens[i].text[1:-1] else None
    if whole is not None:
        return Unit(whole, False, i + 1)
    if tokens[i].text in _SYSTEMS and i + 1 < len(tokens) and _word(tokens, i + 1) is not None:
        i += 1  # 40 US gallons
    found = _factor(tokens, i, symbols=in_digits or tokens[i].text in _plain(), opening=True)
    if found is None:
        return None
    name, time, power, last = found
    above, below = [_POWER_NAMES.get(power, "") + name] if power > 0 else [], [] if power > 0 else [_below(name, power)]
    while last < len(tokens) and len(above) + len(below) < 5:
        step = _next_factor(tokens, last, in_digits)
        if step is None:
            break
        part, part_power, last = step
        if part_power > 0:
            above.append(_POWER_NAMES.get(part_power, "") + part)
        else:
            below.append(_below(part, part_power))
        time = False
    if power < 0:
        time = False
    named = " ".join(above)
    if not above:
        return Unit("inverse " + " per ".join(below), False, last)
    return Unit(" per ".join([named, *below]), time and not below, last)


def _hyphened(lower: str) -> str | None:
    """The unit one hyphened word spells: barrel-a-day, miles-per-hour, square-foot."""
    words, pieces = _lexicon().words, lower.replace("‑", "-").split("-")
    names = [words.get(p) or words.get(singular(p)) for p in (pieces[0], pieces[-1])]
    if len(pieces) == 3 and pieces[1] in ("a", "an", "per") and names[0] and names[1]:
        return f"{names[0]} per {names[1]}"
    power = _POWER_WORDS.get(pieces[0], 0) if len(pieces) == 2 else 0
    return _POWER_NAMES[power] + names[1] if power and names[1] else None


def rate_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """``per ounce``, ``a month``, ``/hour`` behind money or a count: what it is per, and where that ends."""
    if i + 1 >= len(tokens):
        return None
    lower = tokens[i].lower
    if lower == "per" or (lower == "/" and tokens[i].end == tokens[i + 1].start):
        return _behind_per(tokens, i + 1)
    if lower in ("-", "‑") and tokens[i + 1].lower == "per" and i + 3 < len(tokens):
        return _behind_per(tokens, i + 3 if tokens[i + 2].text in ("-", "‑") else i + 2)  # a €90-per-head levy
    if lower in _PER_ARTICLES or (lower in ("-", "‑") and tokens[i + 1].lower == "a" and i + 3 < len(tokens)):
        at = i + 1 if lower in _PER_ARTICLES else i + 2
        if lower not in _PER_ARTICLES and tokens[at].lower in ("-", "‑"):
            at += 1
        found = _factor(tokens, at, symbols=False, opening=False)
        if found is not None and found[3] < len(tokens) and tokens[found[3]].lower in _LATER:
            return None  # a year earlier
        if found is not None and found[2] == 1 and not tokens[at].lower.endswith("s"):
            return found[0], found[3]
        if tokens[at].lower in ("share", "head", "person", "piece", "ticket", "bottle"):
            return singular(tokens[at].lower), at + 1
    return None


def _behind_per(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """What stands behind "per", a unit or a thing, and where it ends."""
    found = _factor(tokens, i, symbols=True, opening=False)
    if found is not None:
        return _POWER_NAMES.get(found[2], "") + found[0], found[3]
    if tokens[i].lower == "capita":
        return "person", i + 1
    if tokens[i].tag in NOUNISH and tokens[i].lower != "cent":
        return singular(tokens[i].lower), i + 1
    return None


def _below(name: str, power: int) -> str:
    return _POWER_NAMES.get(-power, "") + name


def _factor(tokens: Sequence[Token], i: int, *, symbols: bool, opening: bool) -> tuple[str, bool, int, int] | None:
    """One factor of a unit: name, whether time, power, and where it ends."""
    if i >= len(tokens):
        return None
    lexicon = _lexicon()
    token = tokens[i]
    power = _POWER_WORDS.get(token.lower)
    if power is not None:
        after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text in ("-", "‑", ".") else i + 1
        if after < len(tokens) and tokens[after].lower == "in" and symbols:
            return "inch", False, power, after + 1
        found = _factor(tokens, after, symbols=symbols, opening=False)
        return None if found is None or found[2] != 1 else (found[0], False, power, found[3])
    named = _word(tokens, i)
    last = i + 1
    if named is not None:
        name, last = named
    elif symbols:
        symbol = _symbol(tokens, i, opening)
        if symbol is None:
            return None
        name, power, last = symbol
        if power != 1:
            return name, False, power, last
    else:
        return None
    if named is None or last >= len(tokens) or tokens[last].text not in _MINUS:  # "6-foot-3" is no power
        name, power, last = _power_behind(tokens, name, last)
    else:
        power = 1
    return name, name in lexicon.time and power == 1, power, last


def _word(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """A unit written out, the longest phrase first."""
    lexicon = _lexicon()
    lower = tokens[i].lower
    head = singular(lower)
    for candidate in (lower, head) if head != lower else (lower,):
        for pieces, name in lexicon.phrases.get(candidate, ()):
            last = _phrase_end(tokens, i, pieces)
            if last:
                return name, last
    name_or_none = lexicon.words.get(lower) or lexicon.words.get(head)
    return None if name_or_none is None else (name_or_none, i + 1)


def _phrase_end(tokens: Sequence[Token], i: int, pieces: tuple[str, ...]) -> int:
    """Where the phrase ends that starts at token ``i``, blanks or hyphens between its words; 0 where it does not."""
    for k, piece in enumerate(pieces):
        if k and i < len(tokens) and tokens[i].text in ("-", "‑", "‐"):
            i += 1
        if i >= len(tokens) or piece not in (tokens[i].lower, singular(tokens[i].lower)):
            return 0
        i += 1
    return i


def _symbol(tokens: Sequence[Token], i: int, opening: bool) -> tuple[str, int, int] | None:
    """A symbol with the power glued to it: m, km2, cm³, °C."""
    lexicon = _lexicon()
    text = tokens[i].text
    if text in ("°", "º") and i + 1 < len(tokens) and tokens[i + 1].text in _DEGREES:
        return _DEGREES[tokens[i + 1].text], 1, i + 2
    column = _COLUMNS.get((text, tokens[i + 1].text)) if i + 1 < len(tokens) else None
    if column is not None:
        return column, 1, i + 2
    name = lexicon.symbols.get(text)
    if name is not None:
        if opening and len(text) == 1 and _names_an_edition(tokens, i):
            return None
        if opening and not _stands_for_a_unit(tokens, i):
            return None
        return name, 1, i + 1
    match = _POWER.fullmatch(text)
    if match is None:
        return None
    name = lexicon.symbols.get(match["unit"])
    if name is None:
        return None
    power = _SUPERSCRIPT.get(match["power"]) or int(match["power"].replace("−", "-"))
    return name, power, i + 1


def _names_an_edition(tokens: Sequence[Token], i: int) -> bool:
    """Whether a letter glued to digits tells namesakes apart: 2006b, 13C/12C."""
    if i == 0 or tokens[i - 1].end != tokens[i].start:
        return False
    number = tokens[i - 1].text
    if len(number) == 4 and number.isdigit() and number[:2] in ("18", "19", "20") and tokens[i].text in "abcdes":
        return True
    after = i + 2 < len(tokens) and tokens[i + 1].text == "/" and tokens[i + 2].text[0].isdigit()
    return after and tokens[i + 1].start == tokens[i].end


def _stands_for_a_unit(tokens: Sequence[Token], i: int) -> bool:
    """Whether an ambiguous symbol behind a number is a unit there."""
    text = tokens[i].text
    touching = i > 0 and tokens[i - 1].end == tokens[i].start
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if text in ("am", "pm", "x", "×"):
        if text in ("x", "×"):
            return touching and (after is None or not after.text[0].isdigit())
        number = tokens[i - 1].text
        return "." in number and len(number.partition(".")[2]) != 2
    if text in _lexicon().single and not touching:
        return after is None or after.tag in (
            "PUNCT",
            "PREP",
            "CONJ",
            "BE",
            "VERB",
            "PAST",
            "WH",
            "TO",
            "ADV",
            "SYM",
            "NOUN",
            "GER",
            "MODAL",
        )
    return True


def _power_behind(tokens: Sequence[Token], name: str, last: int) -> tuple[str, int, int]:
    """The power written behind a factor: ^2, −1, squared."""
    if last >= len(tokens):
        return name, 1, last
    lower = tokens[last].lower
    if lower in _AFTER_WORDS:
        return name, _AFTER_WORDS[lower], last + 1
    if tokens[last - 1].end != tokens[last].start:
        return name, 1, last
    if lower in _SUPERSCRIPT:
        return name, _SUPERSCRIPT[lower], last + 1
    if lower == "⁻" and last + 1 < len(tokens) and tokens[last + 1].text in _RAISED:
        return name, -_RAISED[tokens[last + 1].text], last + 2
    at, sign, marked = last, 1, False
    while at < len(tokens) and tokens[at].text in ("^", *_MINUS) and tokens[at - 1].end == tokens[at].start:
        marked = marked or tokens[at].text in ("^", "−", "-", "–")
        sign = -1 if tokens[at].text in _MINUS else sign
        at += 1
    if (
        marked
        and at < len(tokens)
        and tokens[at].text in ("1", "2", "3", "4")
        and tokens[at - 1].end == tokens[at].start
    ):
        return name, sign * int(tokens[at].text), at + 1
    return name, 1, last


def _next_factor(tokens: Sequence[Token], i: int, in_digits: bool) -> tuple[str, int, int] | None:
    """A further factor: over a slash, behind "per", or a symbol with a negative power."""
    token = tokens[i]
    if token.lower in ("per", "/", "⁄"):
        many = i + 2 < len(tokens) and tokens[i + 1].text in _ROUND  # 8 l/100 km, 12 per 100 g
        found = _factor(tokens, i + 2 if many else i + 1, symbols=True, opening=False) if i + 1 < len(tokens) else None
        if found is not None and many:
            return f"{tokens[i + 1].text} {found[0]}", -abs(found[2]), found[3]
        if found is None and token.lower == "per":
            rate = rate_at(tokens, i) if i + 1 < len(tokens) and tokens[i + 1].tag != "PLURAL" else None
            return None if rate is None else (rate[0], -1, rate[1])
        return None if found is None else (found[0], -abs(found[2]), found[3])
    if token.lower in _PER_ARTICLES or token.lower in ("-", "‑"):
        rate = rate_at(tokens, i)
        if rate is not None and rate[0] in _lexicon().time:
            return rate[0], -1, rate[1]
        return None
    dotted = token.text in _DOTS and i + 1 < len(tokens) and tokens[i + 1].start == token.end
    if dotted:
        i += 1
    if not in_digits:
        return None
    symbol = _symbol(tokens, i, False)
    if symbol is None:
        return None
    name, power, last = symbol
    if power == 1:
        name, power, last = _power_behind(tokens, name, last)
    if (
        power < 0
        or dotted
        or (last < len(tokens) and tokens[last].text == "/" and last - i == 1 and tokens[i].text != "in")
    ):
        return name, power, last
    return None
