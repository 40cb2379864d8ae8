"""Tagged tokens → phrases: noun phrases, verb groups and the marks between them, each token in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model import Token
from checker.phrases.chunk import INCLUDING, Chunk, ChunkKind
from checker.phrases.nouns import is_time, noun_phrase
from checker.wordclass import NOUNISH, lemma

_GOES_ON: Final = frozenset({"VERB", "PAST", "GER", "BE", "HAVE", "ADV", "NEG", "DO"})
_FLOATING: Final = frozenset({"once", "all", "both", "each"})
"""Words that may stand between an auxiliary and its verb: "should all remain"."""
_VERBAL: Final = frozenset({"BE", "HAVE", "DO", "MODAL", "VERB", "PAST", "GER", "TO"})
"""Classes that may begin a verb group."""
_LINKING: Final = frozenset({"remain", "stay", "get", "become", "lie"})


def chunks(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """The phrases of one sentence, in order, covering every token once."""
    found: list[Chunk] = []
    i, n = 0, len(tokens)
    while i < n:
        end = noun_phrase(tokens, i, found)
        if end > i:
            head = end - 1
            if tokens[head].tag not in NOUNISH:
                head = next((j for j in range(end - 1, i - 1, -1) if tokens[j].tag in NOUNISH), end - 1)
            found.append(Chunk("TIME" if is_time(tokens, i, end, found) else "NP", i, end, head))
            i = end
            continue
        group = _verb_group(tokens, i) if tokens[i].tag in _VERBAL and not _including(tokens, i) else None
        chunk = group or _mark(tokens, i)
        found.append(chunk)
        i = chunk.last
    return tuple(found)


def _including(tokens: Sequence[Token], i: int) -> bool:
    """Whether a participle does a preposition's work: "24 people, including 10 children", "according to"."""
    if tokens[i].lower == "according":
        return i + 1 < len(tokens) and tokens[i + 1].tag == "TO"
    if tokens[i].lower == "compared":
        free = not (i and tokens[i - 1].tag in ("BE", "HAVE", "ADV", "TO", "PRON"))
        return free and i + 1 < len(tokens) and tokens[i + 1].lower in ("to", "with")
    return tokens[i].lower in INCLUDING and not (i and tokens[i - 1].tag in ("BE", "TO", "HAVE"))


def _verb_group(tokens: Sequence[Token], i: int) -> Chunk | None:
    n = len(tokens)
    j, main, auxiliaries = i, -1, ""
    while j < n:
        tag = tokens[j].tag
        if tag in ("BE", "HAVE", "DO", "MODAL"):
            if main >= 0:
                break
            auxiliaries = tag
        elif tag in ("VERB", "PAST", "GER"):
            if main >= 0:
                break
            main = j
            j += 1
            if lemma(tokens[main]) in _LINKING and j < n and tokens[j].tag == "PAST":
                auxiliaries = "BE"  # "remained hospitalized"
                main, j = j, j + 1
            break
        elif (
            (tag in ("ADV", "NEG", "TO") or tokens[j].lower in _FLOATING)
            and (auxiliaries or tag == "TO")
            and j + 1 < n
            and tokens[j + 1].tag in _GOES_ON
        ):
            pass
        else:
            break
        j += 1
    if main < 0 and not auxiliaries:
        return None
    if main < 0:
        main = max(k for k in range(i, j) if tokens[k].tag in ("BE", "HAVE", "DO", "MODAL"))
    passive = auxiliaries == "BE" and tokens[main].tag == "PAST"
    return Chunk("VG", i, j, main, passive)


def _mark(tokens: Sequence[Token], i: int) -> Chunk:
    token = tokens[i]
    kind: ChunkKind = "OTHER"
    if token.tag in ("PREP", "TO") or token.lower in INCLUDING:
        kind = "PREP"
    elif token.tag == "CONJ":
        kind = "CONJ"
    elif token.tag == "WH":
        kind = "WH"
    elif token.text in (",", "(", ")", "--", "—", "–"):
        kind = "COMMA"
    elif token.text in (";", ":", "!", "?") or (token.text == "." and not _abbreviated(tokens, i)):
        kind = "STOP"
    return Chunk(kind, i, i + 1, i)


def _abbreviated(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop goes with the name before it: "Orlando, Fla., nightclub"."""
    if not i or i + 1 >= len(tokens) or tokens[i - 1].tag != "NAME" or len(tokens[i - 1].text) > 5:
        return False
    after = tokens[i + 1]
    return after.text in (",", ")", "-") or after.text[0].islower() or after.tag == "NUM"
