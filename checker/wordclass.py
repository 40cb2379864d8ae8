"""Tokens → word classes, by lexicon, ending and place: a shallow tagger, enough to find noun phrases and verbs around a
figure.

The classes are those a claim needs, not a grammarian's: NUM DET POSS PRON PREP CONJ WH BE HAVE DO MODAL NEG TO VERB
(finite or base) PAST (past tense or past participle) GER ADJ ADV NOUN PLURAL NAME PUNCT SYM. Quick rather than deep: a
full parser reads some 280 sentences a second, this some tens of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import Final

from checker.lexicon import table, words
from checker.model import Token
from checker.stems import restored
from checker.tokens import Raw

NOUNISH: Final = frozenset({"NOUN", "PLURAL", "NAME"})
"""Classes that may end a noun phrase."""
PHRASE: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "NUM", "GER", "PAST"})
"""Classes that may stand inside a noun phrase."""

_ADJ_ENDINGS = (
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "al",
    "ic",
    "less",
    "ish",
    "ary",
    "ant",
    "ent",
    "ese",
    "ian",
    "ern",
)
_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ship",
    "hood",
    "ism",
    "ance",
    "ence",
    "age",
    "ure",
    "er",
    "or",
    "ist",
    "dom",
    "cy",
)


@cache
def _closed() -> dict[str, str]:
    """Word → class for the words whose class does not depend on their place."""
    classes: dict[str, str] = {}
    for tag, key in (
        ("ADV", "adv"), ("ADJ", "adj"), ("PREP", "prep"), ("CONJ", "conj"), ("DET", "det"), ("PRON", "pron"), ("WH",
        "wh"), ("POSS", "poss"), ("MODAL", "modal"), ("BE", "be"), ("HAVE", "have"), ("DO", "do"),
    ):  # fmt: skip
        for word in words(key):
            classes[word] = tag
    for word in ("not", "n't", "n’t", "never", "no", "neither", "nor", "without"):
        classes[word] = "NEG"
    classes.update({"'s": "POSS", "’s": "POSS", "'": "POSS", "’": "POSS", "to": "TO", "no": "DET", "without": "PREP"})
    classes["says"] = "VERB"  # never a plural: "an official says"
    for word in words("number_words"):
        classes[word] = "NUM"
    for word in ("second", "third", "score", "scores"):
        classes.pop(word, None)
    return classes


def is_function_word(lower: str) -> bool:
    """Whether a word belongs to a closed class: articles, prepositions, pronouns, auxiliaries and the like."""
    return lower in _closed()


@cache
def _irregular() -> dict[str, str]:
    """Past form → base."""
    return {form: base for base, forms in table("wordclass")["irregular"].items() for form in forms.split()}


@cache
def _plurals() -> dict[str, str]:
    """Irregular plural → singular."""
    return {form: base for base, forms in table("wordclass")["plurals"].items() for form in forms.split()}


_VERBAL_PREFIXES: Final = frozenset({"re", "co", "pre", "de", "un", "over", "under", "out", "mis"})
"""Before a hyphen they leave a verb a verb: "re-elected"."""


@lru_cache(maxsize=65536)
def _open(lower: str) -> str:
    """The likeliest class of an open-class word in lower case, its place not yet considered."""
    if lower in _plurals():
        return "PLURAL"
    if lower in words("noun"):
        return "NOUN"
    if lower in _irregular():
        return "PAST"
    if lower.endswith("ly") and len(lower) > 4:
        return "ADV"
    if lower.endswith("ing") and (len(lower) > 5 or lower in words("short_participles")):
        return "GER"
    if "-" in lower and lower.endswith("ed") and lower.partition("-")[0] not in _VERBAL_PREFIXES:
        return "ADJ"  # "a well-defined plan"
    if lower.endswith("ed") and len(lower) > 3 and (not lower.endswith("eed") or lower[:-1] in words("verb")):
        return "PAST"
    if lower in words("verb"):
        return "VERB"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        stem = singular(lower)
        if stem == lower:
            return "NOUN"
        return "VERBS" if stem in words("verb") or stem in words("verb_in_s") else "PLURAL"
    if lower.endswith("men") and singular(lower) != lower:
        return "PLURAL"
    if "-" in lower and lower.endswith(("ed", "based", "led", "free", "style", "type", "level", "term", "wide")):
        return "ADJ"
    if lower.endswith(_NOUN_ENDINGS):
        return "NOUN"
    if lower.endswith(_ADJ_ENDINGS) and len(lower) > 4:
        return "ADJ"
    return "NOUN"


_BEATS: Final = re.compile("[aeiouy]")
"""What every stem has at least one of; before "-oes" it the word end in o (heroes), without it in oe (shoes)."""
_IN_US: Final = re.compile("(?:[abceilmou][nprt]|[pu]l|[aou]c|mp|ct|ns|di|ni)uses$")
"""Plurals whose singular ends in -us: bonuses, surpluses; not uses, abuses, causes, houses."""


@lru_cache(maxsize=65536)
def singular(lower: str) -> str:
    """The singular of a noun (or the base of an -s verb) in lower case."""
    if lower in _plurals():
        return _plurals()[lower]
    if lower.endswith("men") and len(lower) > 5 and not lower.endswith(("imen", "omen")):
        return lower[:-2] + "an"  # guardsmen
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ics") and lower[:-1] not in words("noun"):
        return lower
    if lower in words("ends_in_s"):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("oes"):
        return lower[:-2] if lower in ("goes", "does") or _BEATS.search(lower, 0, len(lower) - 3) else lower[:-1]
    return lower[:-2] if lower.endswith("iases") or _IN_US.search(lower, max(0, len(lower) - 6)) else lower[:-1]


@lru_cache(maxsize=65536)
def base_form(lower: str) -> str:
    """The base form of a verb in lower case: killed, killing, kills → kill; a guess where it is not listed."""
    known = words("verb")
    if lower in _irregular():
        return _irregular()[lower]
    if lower in words("short_participles"):
        return lower[:-4] + "ie" if lower.endswith("ying") else lower[:-3] + ("e" if lower == "using" else "")
    if lower in known:
        return lower
    for ending in ("ing", "ed"):
        if not lower.endswith(ending) or len(lower) <= len(ending) + 1:
            continue
        stem = lower[: -len(ending)]
        for guess in (
            stem + "e",  # hoping; hopping has two
            stem,
            stem[:-1] if stem[-1] == stem[-2] else stem,
            stem[:-1] + "y" if stem.endswith("i") else stem,
        ):
            if guess in known:
                return guess
        if lower.endswith("eed"):
            return lower  # feed, exceed
        return restored(stem) if _BEATS.search(stem) else lower  # "spring" has no stem
    if lower.endswith("s"):
        return singular(lower)
    return lower


def gerund(base: str) -> str:
    """A verb's doing as a noun: work → working, live → living, run → running."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    vowels = [letter in "aeiou" for letter in base]
    if vowels[-3:] == [False, True, False] and base[-1] not in "wxy" and sum(vowels) == 1:
        return base + base[-1] + "ing"
    return base + "ing"


def lemma(token: Token) -> str:
    """The token's dictionary form in lower case: verbs in their base form, nouns in the singular."""
    if token.tag in ("VERB", "PAST", "GER"):
        return base_form(token.lower)
    if token.tag in ("PLURAL", "NOUN"):
        return singular(token.lower)
    if token.tag in ("BE", "HAVE", "DO"):
        return token.tag.lower()
    return token.lower


_CONTRACTED: Final = re.compile(r"(?:i|you|he|she|it|we|they|who|there|that)['’](?:ve|ll|d|re|m)")
_SUBJECT_PRONOUNS: Final = frozenset({"i", "you", "he", "she", "it", "we", "they", "who"})
_AFTER_VERB: Final = frozenset(
    {"DET", "POSS", "NUM", "NAME", "PRON", "ADJ", "PREP", "TO", "ADV", "NEG", "PLURAL", "SYM"}
)


_made: Final = tuple.__new__
"""Makes a named tuple of a tuple without the detour over its fields."""


def tag(raw: Sequence[Raw]) -> tuple[Token, ...]:
    """The tokens of one sentence with their classes."""
    if not raw:
        return ()
    starts, ends, texts = zip(*raw, strict=True)
    lowers = tuple(map(str.lower, texts))
    classes = _first_look(raw, lowers)
    _by_place(raw, lowers, classes)
    return tuple(map(_made, repeat(Token), zip(starts, ends, texts, lowers, classes, strict=True)))


_QUOTES: Final = frozenset({"'", "’"})


@lru_cache(maxsize=65536)
def _glance(text: str) -> str:
    """The class of a token by its form alone, "" where its place decides: a capital, a single quote."""
    first = text[0]
    if "a" <= first <= "z":
        lower = text.lower()
        return _known(lower) or _open(lower)
    if first.isdigit():
        return "NUM"
    if not (first.isalpha() or first in _QUOTES):
        return "SYM" if first in "$€£¥₹%‰°+±×=" else "PUNCT"
    return ""


@lru_cache(maxsize=65536)
def _known(lower: str) -> str | None:
    """The class of a word of a closed class; in "we've" and "they'd" the auxiliary goes with the pronoun."""
    known = _closed().get(lower)
    return "PRON" if known is None and _CONTRACTED.fullmatch(lower) else known


def _first_look(raw: Sequence[Raw], lowers: Sequence[str]) -> list[str]:
    classes = [_glance(text) for _, _, text in raw]
    opening = True
    for index, known in enumerate(classes):
        if known in ("PUNCT", "SYM"):
            continue
        if not known:
            text = raw[index][2]
            if text in _QUOTES:
                classes[index] = "POSS" if index and raw[index - 1][1] == raw[index][0] else "PUNCT"
                continue
            classes[index] = _capital(raw, index, lowers[index], opening)
        opening = False
    return classes


def _capital(raw: Sequence[Raw], index: int, lower: str, opening: bool) -> str:
    """The class of a word with a capital, or of one in a script without small letters."""
    text = raw[index][2]
    upper = text[0].isupper()
    known = _known(lower)
    if known == "MODAL" and upper and not opening and not text.isupper() and not _asks(raw, index):
        known = None  # May the month, Will the man
    if upper and known not in (None, "ADJ", "ADV", "NUM") and (opening or not text.isupper() or len(text) < 3):
        return known or "NAME"
    if upper and not opening:
        return "NUM" if known == "NUM" else "NAME"
    if known is not None:
        return known
    return _opening_word(raw, index, lower) if upper else _open(lower)


def _asks(raw: Sequence[Raw], index: int) -> bool:
    """Whether a capitalised auxiliary opens a question or stands in a headline: a verb form or pronoun follows."""
    follows = raw[index + 1][2] if index + 1 < len(raw) else ""
    if raw[index][2] == "May":
        return _open(follows.lower()) == "VERB" if follows[:1].isupper() else False
    return _closed().get(follows.lower()) in ("PRON", "DET", "POSS", "BE", "NEG") or (
        follows[:1].isupper() and _open(follows.lower()) == "VERB"
    )


def _opening_word(raw: Sequence[Raw], index: int, lower: str) -> str:
    """The class of a capitalised word that opens a sentence: a name where the next is one or nothing knows it."""
    guess = _open(lower)
    follows = raw[index + 1][2] if index + 1 < len(raw) else ""
    if follows[:1].isupper() and follows.lower() not in _closed():
        return "NAME"
    if guess in ("PLURAL", "ADV", "GER", "VERBS") or (guess == "PAST" and lower in _irregular()):
        return "PLURAL" if guess == "VERBS" else guess
    if lower in words("noun") or lower.endswith(_NOUN_ENDINGS) or lower in words("verb"):
        return "NOUN"
    return "NAME" if guess in ("NOUN", "ADJ") else guess


_UNSETTLED: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "VERB", "VERBS", "PAST", "GER", "POSS"})
"""Classes that a word's neighbours may still change."""


_PER_CENT: Final = frozenset({"percent", "cent", "%"})


def _reported(raw: Sequence[Raw], classes: Sequence[str], i: int) -> bool:
    """Whether a capitalised word of a headline says what was done to those counted before it."""
    lower = raw[i][2].lower()
    if not (lower.endswith("ed") or lower in _irregular()) or base_form(lower) not in words("verb"):
        return False
    k = i - 2 if raw[i - 1][2] == "+" else i - 1
    if classes[k] == "NAME" and not raw[k][2].lower().endswith(("s", "men", "people", "children")):
        return False
    while k > 0 and classes[k] == "NAME" and i - k < 5:
        k -= 1
    return classes[k] == "NUM"


def _governed(classes: Sequence[str], i: int) -> bool:
    """Whether the noun at ``i`` ends a phrase with an article that stands behind a preposition."""
    first = i
    while first > max(0, i - 5) and classes[first] in ("NOUN", "ADJ", "GER"):
        first -= 1
    return first > 0 and classes[first] == "DET" and classes[first - 1] == "PREP"


def _type_number(raw: Sequence[Raw], classes: Sequence[str], i: int) -> bool:
    """Whether a hyphen ties a number to capital letters before it: "B-17"."""
    if i < 2 or raw[i - 1][2] not in "-‑" or classes[i - 2] != "NAME" or not raw[i - 2][2].isupper():
        return False
    return raw[i - 2][1] == raw[i - 1][0] and raw[i - 1][1] == raw[i][0]


def _object_of(raw: Sequence[Raw], lowers: Sequence[str], classes: Sequence[str], i: int) -> bool:
    """Whether a base form stands where no verb can: "to an official fund for", "promised support for"."""
    if i < 2 or classes[i + 1 : i + 2] not in (["PREP"], ["PUNCT"]):
        return False
    if classes[i - 1] == "NOUN" and i > 2:
        return raw[i - 2][2] in ("a", "an") and classes[i - 3] in ("PREP", "TO")
    return classes[i - 1] == "PAST" and lowers[i - 1] in words("promised", "wordclass")


def _by_place(raw: Sequence[Raw], lowers: Sequence[str], classes: list[str]) -> None:
    """Settle verbs against nouns by their neighbours, in place."""
    n = len(classes)
    for i, c in enumerate(classes):
        if c not in _UNSETTLED:
            continue
        before = classes[i - 1] if i else ""
        if before == "ADV" and i > 1:
            before = classes[i - 2] if classes[i - 2] in ("MODAL", "TO", "PRON", "BE", "HAVE", "DO", "NEG") else before
        after = classes[i + 1] if i + 1 < n else ""
        if c == "VERBS" and before == "NUM" and _type_number(raw, classes, i - 1):
            before = "NAME"  # "the B-17 costs": a number tied to letters counts nothing
        if c in ("NOUN", "PLURAL") and i and lowers[i - 1] in _SUBJECT_PRONOUNS and after in _AFTER_VERB:
            classes[i] = "VERB"
        elif (
            c == "NOUN"
            and (before == "PLURAL" or (before == "NAME" and after == "TO" and raw[i - 1][2].endswith("s")))
            and after in ("TO", "DET", "POSS", "NUM", "SYM", "PRON")
            and (lowers[i] in words("verb") or lowers[i] in words("verb_behind_plural"))
        ):
            classes[i] = "VERB"  # "Democrats need to approve"
        elif (
            c == "PAST"
            and before in ("DET", "POSS", "ADJ")
            and after in ("PREP", "PUNCT", "BE", "HAVE", "MODAL", "CONJ", "POSS", "PAST", "TO", "")
            and _irregular().get(lowers[i]) == lowers[i]
        ):
            classes[i] = "NOUN"  # "took a hit for", "the cost of": the past form of such verbs is also a noun
        elif (
            c == "PAST"
            and before == "NOUN"
            and after in ("PREP", "PUNCT", "")
            and _irregular().get(lowers[i]) == lowers[i]
            and _governed(classes, i - 1)
        ):
            classes[i] = "NOUN"  # "with a family tax cut for": what a preposition governs does nothing
        elif (
            c in ("PAST", "VERB")
            and i > 1
            and lowers[i - 1] in _PER_CENT
            and after in ("PREP", "PUNCT", "BE", "HAVE", "MODAL", "CONJ", "TO", "")
            and any(classes[k] == "DET" for k in range(max(0, i - 5), i - 1))
            and (c == "VERB" or lowers[i] in words("verb"))
        ):
            classes[i] = "NOUN"  # "promised a 12 percent cut in"
        elif (
            c == "NAME"
            and before in ("NAME", "NUM", "SYM")
            and after in ("PREP", "PUNCT", "")
            and _reported(raw, classes, i)
        ):
            classes[i] = "PAST"  # "Eight Officers Hurt in Blast, 12 Arrested"
        elif (
            c == "ADJ"
            and before in ("ADJ", "NAME", "NOUN")
            and after in ("PAST", "VERB", "BE", "HAVE", "MODAL")
            and lowers[i] in words("adjective_or_noun")
        ):
            classes[i] = "NOUN"  # "the industrial average dropped"
        elif c == "ADJ" and lowers[i] == "total" and before in NOUNISH and after in ("SYM", "NUM"):
            classes[i] = "VERB"  # "claims after the storm total $2 billion"
        elif (
            c == "ADJ"
            and i
            and lowers[i - 1] == "the"
            and (
                after in ("PAST", "BE", "HAVE", "MODAL")
                and (lowers[i] == "chief" or lowers[i] in words("adjective_of_persons"))
            )
        ):
            classes[i] = "NOUN"  # "half of the dead were", "the chief said"
        elif c == "NOUN" and lowers[i][-3:] == "ing" and base_form(lowers[i]) in words("verb"):
            # "killing 59", "killing at least 59": a participle with its object, the hedge included
            hedged = after == "PREP" and i + 2 < n and classes[i + 2] in ("ADJ", "NUM", "DET")
            if before == "BE" and after in ("PREP", "DET", "POSS", "NUM", "PRON", "ADV"):
                classes[i] = "GER"  # "had been gathering in"
            elif before in ("PUNCT", "", "CONJ", "PREP", "ADV") and (
                after in ("NUM", "DET", "PRON", "POSS")
                or (hedged and raw[i + 1][2].lower() in ("at", "about", "around", "over", "up"))
            ):
                classes[i] = "GER"
        elif c == "VERB" and raw[i][2] != "says":
            if lowers[i] in words("never_noun"):
                continue  # "800 require treatment", "a bill to keep it open include"
            between = before == "PLURAL" and after in ("PLURAL", "ADJ", "NAME", "NOUN")
            if between and lowers[i] in words("verb_behind_plural"):
                continue  # "these five ways concern programs"
            if before in ("PUNCT", "") and after in NOUNISH and classes[i + 2 : i + 3] in (["PAST"], ["BE"], ["HAVE"]):
                classes[i] = "NOUN"  # "…, state TV reported"
                continue
            hyphened = before == "NOUN" and i > 2 and raw[i - 2][2] == "-" and classes[i - 3] == "NUM"
            if (
                before in ("DET", "POSS", "ADJ", "PREP")
                or _object_of(raw, lowers, classes, i)
                or hyphened  # "a million-dollar increase to"
                or (before in ("NOUN", "NAME") and after not in _AFTER_VERB)
            ):
                classes[i] = "NOUN"
            elif before == "NUM" and (
                lowers[i - 1] in ("1", "one")
                or after in NOUNISH
                or (
                    "SYM" in classes[max(0, i - 3) : i]
                    and after in ("PUNCT", "PREP", "CONJ", "BE", "HAVE", "MODAL", "")
                )  # a $5 demand
                or any(raw[k][2] in ("a", "A") for k in range(max(0, i - 5), i - 1))  # a 5-0 win
            ):
                classes[i] = "NOUN"  # "23 remain" has a verb: more than one of a thing would be a plural
        elif (
            c == "PLURAL"
            and before == "NOUN"
            and lowers[i] not in _plurals()
            and (after in ("NUM", "SYM", "POSS") or (after == "DET" and raw[i + 1][2] in ("a", "an", "no")))
        ):
            classes[i] = "VERB"  # "the country boasts 23 projects"
        elif c == "VERBS":
            if singular(lowers[i]) in words("never_noun") or (
                before == "NAME"
                and singular(lowers[i]) in words("reporting", "times")
                and not {"MODAL", "BE", "HAVE"}.isdisjoint(classes[i + 2 : i + 6])
            ):
                classes[i] = "VERB"  # "the Central Bank estimates import prices could rise"
            elif before == "CONJ" and after in ("DET", "POSS", "PRON", "NUM") and raw[i - 1][2] in ("and", "but", "or"):
                classes[i] = "VERB"  # "values the ties and gets a subsidy"
            elif before == "NUM" and i > 1 and raw[i - 2][2] == "of" and after in ("SYM", "NUM", "DET", "TO"):
                classes[i] = "VERB"  # "a family of four pays $3,000"
            elif (
                before == "NUM"
                and "SYM" in classes[max(0, i - 3) : i]
                and after in ("NOUN", "PLURAL", "DET", "NUM", "TO")
            ):
                classes[i] = "VERB"  # "$40 buys gas", "$40 goes to"
            elif before in ("DET", "POSS", "ADJ", "NUM", "PREP", "GER", "PAST", "VERB", "CONJ", "") or after in (
                "BE",
                "HAVE",
                "MODAL",
                "DO",
            ):
                classes[i] = "PLURAL"
            elif before in ("PRON", "WH", "NAME", "ADV") and (
                after in _AFTER_VERB or (before != "NAME" and after in ("CONJ", "GER"))
            ):
                classes[i] = "VERB"
            elif before == "NOUN" and i + 1 < n and raw[i + 1][2] == ":" and i + 2 < n and classes[i + 2] == "NUM":
                classes[i] = "VERB"  # "the plan envisions: 20 schools"
            elif before == "NOUN" and after in ("DET", "POSS", "NUM", "SYM", "NAME", "PRON", "TO", "ADV"):
                classes[i] = "VERB"  # "the storm forces 300 people", but "193 member states of"
            elif before == "PUNCT" and i > 1 and classes[i - 2] in NOUNISH and after in ("DET", "POSS", "NUM", "SYM"):
                classes[i] = "VERB"  # "the storm, the third this year, kills 12 people"
            elif (
                before == "NOUN"
                and raw[i + 1 : i + 2]
                and raw[i + 1][2] in ("at", "to")
                and "NUM" in classes[i + 2 : i + 5]
            ):
                classes[i] = "VERB"  # "the toll from the storm stands at 24"
            else:
                classes[i] = "PLURAL"
        elif (
            c in ("NOUN", "ADJ")
            and (before in ("MODAL", "TO", "DO") or (before == "PRON" and i > 1 and lowers[i - 2] == "let"))
            and not (after == "PUNCT" and before == "TO")
            and not raw[i][2][0].isupper()
        ):
            if before != "TO" or after in ("DET", "POSS", "PRON", "PREP", "NUM", "TO") or lowers[i] in words("verb"):
                classes[i] = "VERB"
        elif (c == "GER" and before in ("DET", "POSS", "ADJ") and after not in NOUNISH | {"ADJ"}) or (
            c == "NAME" and before == "NUM" and raw[i][2].isupper() and len(raw[i][2]) <= 2
        ):
            classes[i] = "NOUN"
        elif c == "POSS" and lowers[i] in ("'s", "’s") and i and classes[i - 1] in ("PRON", "WH", "ADV"):
            classes[i] = "BE"  # "he's" is "he is"; after a name it is the genitive
