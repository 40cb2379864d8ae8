"""The number words, by the part they play in the grammar: the lexicon's scales and currencies, made ready."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from checker.lexicon import table


@dataclass(frozen=True, slots=True)
class Words:
    """The number words, by the part they play."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    always: dict[str, int]
    glued: dict[str, int]
    money: dict[str, int]
    lone: dict[str, int]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    vague: dict[str, int]
    starters: frozenset[str]
    telling: frozenset[str]
    currencies: frozenset[str]
    currency_words: frozenset[str]
    idiom: dict[str, frozenset[str]]
    factors: frozenset[str]
    measures: frozenset[str]


_ARTICLES_AND_SIGNS: Final = frozenset(
    {"a", "an", "half", "quarter", "minus", "negative", "plus", "couple", "several", "many", "twice", "thrice"}
)
_ONLY_LEADING: Final = frozenset({"a", "an", "couple", "several", "many", "plus"})
"""Those that belong to a number only where a word follows that shows it by itself: many thousands, plus 3."""


@cache
def lexicon() -> Words:
    data, money = table("scales"), table("currencies")
    ordinals = data["ordinals"]
    denominators = {f"{word}s": n for word, n in ordinals.items() if n > 2}
    words = {*data["small"], *data["tens"], *data["scales"], *data["vague"], *ordinals, "hundred", "dozen", "scores"}
    names = {name for forms in money["words"].values() for name in forms if " " not in name}
    return Words(
        small=data["small"],
        tens=data["tens"],
        scales=data["scales"] | {f"{word}s": power for word, power in data["scales"].items()},
        always=data["abbreviations"]["always"],
        glued=data["abbreviations"]["glued"],
        money=data["abbreviations"]["money"],
        lone=data["abbreviations"]["lone"],
        ordinals=ordinals,
        denominators=denominators | {"halves": 2, "quarters": 4, "fourths": 4},
        vague=data["vague"],
        starters=_ARTICLES_AND_SIGNS | words,
        telling=(_ARTICLES_AND_SIGNS | words | denominators.keys() | {"halves", "quarters", "fourths"}) - _ONLY_LEADING,
        currencies=frozenset(money["codes"]),
        currency_words=frozenset(names | {f"{name}s" for name in names}),
        idiom={key: frozenset(value.split()) for key, value in data["idiom"].items()},
        factors=frozenset(data["factor_after"].split()),
        measures=frozenset(data["measures"].split()),
    )
