"""Currencies beside a number: signs, codes and names before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from checker.figures.senses import sense
from checker.lexicon import table, words
from checker.model import Token
from checker.numerals import Number
from checker.wordclass import NOUNISH, singular

_HYPHENS: Final = frozenset("-‐‑")
_LEADING: Final = frozenset({"Rp", "RM", "Sh", "Dh"})
"""Codes that stand before their number only."""
_BOOKED: Final = frozenset({"of", "to", "at", "by", "from", "versus", "against", "was", "totaled", "totalled", "came"})
"""Words that want the amount itself behind them."""
_SHORTLY: Final = 5
"""How many tokens before an amount a word of paying may stand."""
_SCALED_DOLLARS: Final = frozenset({"US", "U.S.", "HK", "NZ", "AU", "CAN", "CA", "SG", "NT", "USD"})


class _Money(NamedTuple):
    signs: dict[str, str]
    dollars: dict[str, str]
    codes: dict[str, str]
    ascii: dict[str, str]
    after: dict[str, str]
    words: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _money() -> _Money:
    data = table("currencies")
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in data["words"].items():
        for form in forms:
            pieces = tuple(form.split())
            if len(pieces) == 1:
                words[form] = name
            else:
                phrases.setdefault(pieces[0], []).append((pieces, name))
    return _Money(data["signs"], data["dollars"], data["codes"], data["ascii"], data["after"], words, phrases)


def currency_before(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    if first == 0:
        return None
    money, k = _money(), first - 1
    text = tokens[k].text
    before = tokens[k - 1] if k else None
    touching_before = before is not None and before.end == tokens[k].start
    gap = tokens[first].start - tokens[k].end
    if text in money.signs and gap <= 1:
        if (
            text == "$"
            and before is not None
            and before.text in money.dollars
            and (touching_before or before.text in _SCALED_DOLLARS)
        ):
            return money.dollars[before.text], k - 1
        return money.signs[text], k
    if text in money.dollars and before is not None and before.text == "$" and touching_before:
        return money.dollars[text], k - 1
    if text in money.codes and gap <= 1:
        return money.codes[text], k
    if text == "." and before is not None and before.text == "Rs":
        return money.codes["Rs"], k - 1
    if text == "=" and before is not None and before.text == "Y" and gap == 0:
        return money.ascii["Y"], k - 1
    if text in money.ascii and gap == 0:
        return money.ascii[text], k
    return None


def dollars_after(tokens: Sequence[Token], unit: str, last: int) -> tuple[str, int]:
    """ "$31.20 US", "$5 million Canadian", "$10 million dollars": the country or the word once more."""
    if last >= len(tokens):
        return unit, last
    token = tokens[last]
    if unit == "dollar" and token.text in _SCALED_DOLLARS:
        return _money().dollars[token.text], last + 1
    if unit.endswith("dollar") and token.lower in ("dollar", "dollars"):
        return unit, last + 1
    if (
        unit == "dollar"
        and token.text in ("Canadian", "Australian")
        and (last + 1 == len(tokens) or tokens[last + 1].tag not in NOUNISH)
    ):
        return f"{token.lower} dollar", last + 1
    if token.text in _HYPHENS and last + 1 < len(tokens) and tokens[last + 1].lower == "dollar":
        return unit, last + 2
    return unit, last


def currency_after(tokens: Sequence[Token], i: int, number: Number) -> tuple[str, int] | None:
    if i >= len(tokens):
        return None
    money, token = _money(), tokens[i]
    touching = tokens[i - 1].end == token.start
    if token.text in money.signs and token.start - tokens[i - 1].end <= 1 and not _priced(tokens, i, touching=touching):
        return money.signs[token.text], i + 1
    if (
        token.text in money.codes
        and token.text not in _LEADING
        and not (i + 1 < len(tokens) and tokens[i + 1].text[0].isdigit() and tokens[i + 1].start == token.end)
    ):
        return money.codes[token.text], i + 1
    if token.text in money.after and (touching or len(token.text) > 1) and number.form == "digits":
        return money.after[token.text], i + 1
    if token.text == "won" and number.form in ("digits", "mixed"):
        followed = i + 2 < len(tokens) and tokens[i + 1].text == "(" and tokens[i + 2].text in money.signs
        won = sense(tokens, i)
        return ("south korean won", i + 1) if followed or won else None
    if token.text == "kn":
        kuna = sense(tokens, i)
        return (kuna, i + 1) if kuna.endswith("kuna") else None
    if (
        token.text == "p"
        and number.form == "digits"
        and (i + 1 == len(tokens) or tokens[i + 1].tag in ("PUNCT", "PREP", "CONJ", "TO"))
    ):
        return "penny", i + 1
    head = singular(token.lower)
    for pieces, name in money.phrases.get(token.lower, money.phrases.get(head, ())):
        end = i + len(pieces)
        if end <= len(tokens) and all(
            p in (tokens[i + k].lower, singular(tokens[i + k].lower)) for k, p in enumerate(pieces)
        ):
            return name, end
    if token.lower in ("pound", "pounds"):
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        money_meant = number.scale >= 1_000_000 or _paid(tokens, i, number.first)
        return ("pound sterling", i + 1) if money_meant and following != "of" else None
    name_or_none = money.words.get(token.lower) or money.words.get(head)
    if name_or_none is None or (
        token.text[0].isupper() and not token.text.isupper() and token.tag == "NAME" and head in ("dong", "sen", "rand")
    ):
        return None
    return name_or_none, i + 1


def _priced(tokens: Sequence[Token], i: int, *, touching: bool) -> bool:
    """Whether the sign at ``i`` belongs to the number behind it: "rose by 12 €40 lots", not "12 € in all"."""
    if i + 1 >= len(tokens) or tokens[i + 1].tag != "NUM":
        return False
    return tokens[i + 1].start == tokens[i].end or not touching


def _paid(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether words of paying stand shortly before the number whose "pounds" are at ``i``; not of "a 20-pound hen"."""
    if tokens[i - 1].text in _HYPHENS or tokens[i].lower != "pounds":
        return False
    before: set[str] = set()
    for token in reversed(tokens[max(0, first - _SHORTLY) : first]):
        if token.tag in ("NUM", "PUNCT", "CONJ"):
            break
        before.add(token.lower)
    if not before.isdisjoint(words("paying", "currencies")):
        return True
    return first > 0 and tokens[first - 1].lower == "for" and not before.isdisjoint(words("traded", "currencies"))


def booked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether brackets about an amount mean a loss, as in accounts: "the result is ($99.40)".

    In prose they explain the noun before them: "the fee ($45)".
    """
    if first == 0 or last >= len(tokens) or (tokens[first - 1].text, tokens[last].text) != ("(", ")"):
        return False
    before = tokens[first - 2] if first > 1 else None
    return before is None or before.tag == "BE" or before.text == ":" or before.lower in _BOOKED
