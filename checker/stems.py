"""The stem of an unlisted -ed or -ing form → its verb: the silent e, the doubled consonant and the y put back."""

from __future__ import annotations

import re
from typing import Final

_VOWELS: Final = re.compile(r"(?:(?<=[gq])u(?=[aeio])|[aeiou]|(?<=[^aeiouy])y)+")
_SILENT_E: Final = re.compile(
    r"(?:[vcuz]|(?<!o)[bcdfgkptz]l|[dlr]g|eng|(?:ch|r)ang|[lnpr]s|[ou]rs|eath|[aeiouy]s"
    r"|(?<![aeiou])[aeiouy][kz]|[ai]g|(?<![aeiou])[aeiou]d|(?<![aeo])at|(?<![aeiou])ut"
    r"|(?:(?<![aeiou])|(?<=[gq]u))(?:[aiu]r|in)|(?<![aeiou])[au]m)"
)
"""Ends of stems that no verb is spelt with unless an e follows, of whatever length: decid(e), describ(e), hous(e)."""
_SHORT_E: Final = re.compile(r"(?:^|[^aeiou]|[gq]u)[aeiouy][bdgklmnprtz]")
"""One vowel and one consonant: a word of one syllable that ends so would have doubled it, so an e is gone: bas(e)."""
_AGAINST_THE_RULE: Final = frozenset(
    {"welcom", "schedul", "reschedul", "persuad", "dissuad", "wast", "tast", "explor", "implor", "deplor", "ignor"}
    | {"stor", "restor"}
)
"""Stems whose lost e no ending tells."""
_ENDS_IN_US: Final = frozenset({"focus", "refocus", "canvas", "bias", "chorus", "caucus"})


def restored(stem: str) -> str:
    """The verb of such a stem: decid → decide, tout → tout, plann → plan, controll → control, carri → carry."""
    if stem.endswith("i") and len(stem) > 2:
        return stem[:-1] + "y"
    beats = len(_VOWELS.findall(stem))
    if len(stem) > 2 and stem[-1] == stem[-2]:
        doubled = stem[-1] not in "lsz" or (beats > 1 and stem.endswith(("ell", "oll")))
        return stem[:-1] if doubled else stem
    if stem in _ENDS_IN_US:
        return stem
    short = beats == 1 and _SHORT_E.search(stem, max(0, len(stem) - 4)) is not None and _ends(_SHORT_E, stem)
    return stem + "e" if short or stem in _AGAINST_THE_RULE or _ends(_SILENT_E, stem) else stem


def _ends(pattern: re.Pattern[str], stem: str) -> bool:
    return any(pattern.fullmatch(stem, start) for start in range(max(0, len(stem) - 5), len(stem)))
