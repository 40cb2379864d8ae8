"""Draw sentences at random whose claims are to be judged by hand.

usage: draw_sentences.py CORPORA [--seed 2026] [--count 150]        (CORPORA holds news/ and policy/)

Half of the sentences come from news/, half from policy/, at most two from one document (more only where a folder has
too few documents). Which ones is told by a hash of the seed, the document's path and the sentence's place: nothing the
extractor says takes part, so a better extractor is judged on the same sentences, and every machine draws the same. All
that is asked of a sentence is that a plain pattern finds a figure in it which is no year, date, clock time or part of a
name.

Prints JSON Lines: the place, the two sentences before, the sentence, and its claims as they are now. A sentence without
claims stays in: nothing found is a verdict too. The texts are read at run time and stay where they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from checker import pipeline
from checker.model import Claim, Document
from checker.split import sentences

FOLDERS = ("news", "policy")
PER_DOCUMENT = 2
LONGEST = 700
"""Longer ones are lists and tables without stops, not sentences anyone could judge."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_SILENT = re.compile(
    rf"""\b(?:
        {_MONTH} \s \d{{1,2}} (?:st|nd|rd|th)? \b (?: ,? \s \d{{4}} )?    # March 3, 2014
      | \d{{1,2}} \s {_MONTH} (?: \s \d{{4}} )?                           # 3 March 2014
      | \d{{1,2}} : \d{{2}}                                               # 12:30
      | \d+ (?:st|nd|rd|th|d) \b                                          # 92nd
      | [\w-]+ \s (?:year|month|week|day|hour|minute|decade)s? \s ago     # two years ago
      | (?:https?:// | [\w-]+ \.){{1,4}} [a-z]{{2,4}} / \S+               # a web address
      | \d{{1,2}} / \d{{1,2}} (?: / \d{{2,4}} )?                          # 9/11
      | (?:1[5-9]|20) \d\d s?                                             # 1986, 1990s
      | [A-Za-z]+ -? \d+                                                  # iPhone6, G20, mp3
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile(
    r"""\d | \b(?: two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
        | (?:thir|four|fif|six|seven|eigh|nine)teen | (?:twen|thir|for|fif|six|seven|eigh|nine)ty
        | dozens? | hundreds? | thousands? | (?:m|b|tr)illions? | half | (?:a|one|two)[ -]thirds? | quarters?
        | percent | doubled | tripled )\b""",
    re.VERBOSE | re.IGNORECASE,
)


class Place(NamedTuple):
    """A sentence of a document: when it is drawn, and its index among those of the document."""

    turn: int
    rank: str
    document: str
    index: int


def holds_figure(text: str) -> bool:
    """Whether a plain look finds a figure that may make a claim."""
    return len(text) <= LONGEST and _FIGURE.search(_SILENT.sub(" ", text)) is not None


def rank(seed: int, document: str, start: int) -> str:
    """The place of a sentence in the draw: small ones are drawn first."""
    return hashlib.sha256(f"{seed}\0{document}\0{start}".encode()).hexdigest()


def draw(corpora: pathlib.Path, folder: str, seed: int, count: int) -> Iterator[dict[str, Any]]:
    """``count`` sentences of a folder, in the order of their documents and places."""
    documents = {_name(d, corpora): d for d in pipeline.read([str(corpora / folder)]).documents}
    drawn: list[Place] = []
    for name, document in documents.items():
        ranked = sorted(
            (rank(seed, name, s.start), index) for index, s in enumerate(sentences(document)) if holds_figure(s.text)
        )
        drawn += [Place(nth // PER_DOCUMENT, mark, name, index) for nth, (mark, index) in enumerate(ranked)]
    for place in sorted(sorted(drawn)[:count], key=lambda p: (p.document, p.index)):
        yield _record(documents[place.document], place)


def _name(document: Document, corpora: pathlib.Path) -> str:
    return pathlib.Path(os.path.relpath(document.name, corpora)).as_posix()


def _record(document: Document, place: Place) -> dict[str, Any]:
    listed = list(sentences(document))
    sentence = listed[place.index]
    claims = (c for c in pipeline.extract([document]) if sentence.start <= c.start < sentence.end)
    return {
        "document": place.document,
        "start": sentence.start,
        "end": sentence.end,
        "date": document.period.model_dump(mode="json"),
        "before": [s.text for s in listed[max(0, place.index - 2) : place.index]],
        "sentence": sentence.text,
        "claims": [shown(c) for c in claims],
    }


def shown(claim: Claim) -> dict[str, Any]:
    """What is judged of a claim."""
    data = claim.model_dump(mode="json")
    quantity = data["quantity"] or {}
    return {
        **{key: data[key] for key in ("id", "start", "end", "surface", "kind")},
        **{key: quantity.get(key) for key in ("value", "low", "high", "comparator", "unit")},
        **{key: data["measure"][key] for key in ("counted", "predicate", "subject", "qualifiers")},
        **{key: data[key] for key in ("period", "aspect", "speaker", "quoted", "modality")},
        **{key: data[key] for key in ("whole", "change", "date", "rank", "role") if data[key] is not None},
    }


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--count", type=int, default=150)
    a = p.parse_args()
    for number, folder in enumerate(FOLDERS):
        share = a.count // 2 + (a.count % 2 if number == 0 else 0)
        for record in draw(a.corpora, folder, a.seed, share):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
