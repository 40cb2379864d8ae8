"""Words as data: word classes, number words, units, scales, hedges, predicates, synonyms. TOML only, no meaning coded
here.

Every list names a class of English words, not the words of some document.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of ``name.toml``."""
    text = resources.files("checker.lexicon").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(key: str, name: str = "wordclass") -> frozenset[str]:
    """The words under ``key`` of ``name.toml``: given as a list or as one blank-separated string."""
    value = table(name)[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def mapping(key: str, name: str) -> dict[str, str]:
    """The table ``key`` of ``name.toml`` turned round: word → the name it stands under.

    The TOML holds ``concept = "word word …"`` (or a list, where an entry has blanks).
    """
    turned: dict[str, str] = {}
    for concept, listed in table(name)[key].items():
        for word in listed.split() if isinstance(listed, str) else listed:
            turned[word] = concept
    return turned
