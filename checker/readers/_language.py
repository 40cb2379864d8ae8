"""Which language a text is in, by its commonest words: enough to say that it is not English."""

from __future__ import annotations

import re

_FEWEST_WORDS = 30
_SAMPLE = 6_000
_ENGLISH_SHARE = 0.10
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in a is that for it was on with as be by at this are from have he his they but were which",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o fue",
    "it": "di che e la il un a per in è una sono mi non con del si le da lo nel alla della dei come più anche ha",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft",
    "vi": "và của là có các được trong cho không với một người những này để đã khi từ về như đến việt nam ra tại",
    "id": "yang dan di dengan untuk ini itu dari dalam tidak akan pada juga ke karena oleh ada mereka bisa sudah",
}
_SCRIPTS = (
    (r"[\u0400-\u04ff]", "ru"),
    (r"[\u3040-\u30ff]", "ja"),
    (r"[\uac00-\ud7af]", "ko"),
    (r"[\u4e00-\u9fff]", "zh"),
    (r"[\u0600-\u06ff]", "ar"),
    (r"[\u0590-\u05ff]", "he"),
    (r"[\u0370-\u03ff]", "el"),
    (r"[\u0900-\u097f]", "hi"),
    (r"[\u0e00-\u0e7f]", "th"),
)
_OTHER = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
"""A letter of one of these; the quotation marks and dashes of English stand elsewhere."""
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language; ``en`` in doubt, ``und`` for one that is clearly another."""
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample)
    letters = sum(map(len, found))
    for script, code in _SCRIPTS if _OTHER.search(sample) else ():
        if letters >= _FEWEST_WORDS and len(re.findall(script, sample)) > letters / 2:
            return code
    words = [word.lower() for word in found]
    total = len(words)
    if total < _FEWEST_WORDS or sum(map(_SETS["en"].__contains__, words)) / total >= _ENGLISH_SHARE:
        return "en"
    shares = {code: sum(map(common.__contains__, words)) / total for code, common in _SETS.items()}
    best = max(shares, key=lambda code: shares[code])
    if best != "en" and shares[best] >= max(2 * shares["en"], _ENGLISH_SHARE):
        return best
    return "und" if shares["en"] < _ENGLISH_SHARE / 4 and total >= 2 * _FEWEST_WORDS else "en"
