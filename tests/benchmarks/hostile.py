"""How much slower than prose the worst of texts is.

usage: hostile.py [--size 1000000] [--rounds 1] [--only WORDS] [PROSE...]

Every shape of ``SHAPES`` is repeated to ``--size`` characters and extracted, in turns with prose of that size in the
same process, so that a busy machine slows both. Prints the ratio of the least times, the worst first; exit status 1
where one is above LIMIT. Without PROSE the sentences under tests/data/gold stand for it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import pathlib
import sys
import time
from collections.abc import Sequence

from checker import pipeline
from checker.readers import Unreadable

LIMIT = 5.0
GOLD = pathlib.Path(__file__).parents[1] / "data" / "gold"
SHAPES = {
    "digits": "7",
    "digit and blank": "7 ",
    "commas": ",",
    "blanks": " ",
    "line breaks": "\n",
    "tabs": "\t",
    "hyphens": "-",
    "dashes": "–",
    "stops": ".",
    "letters": "a",
    "capitals": "A",
    "short words": "a ",
    "capital words": "Ab ",
    "capital words, commas": "Abc, ",
    "open brackets": "(",
    "open square brackets": "[",
    "brackets": "()",
    "digits in brackets": "(5 ",
    "straight quotes": '"',
    "curly quotes": "“",
    "apostrophes": "'",
    "quoted numbers": '"5" ',
    "digits and commas": "1,",
    "grouped thousands": "1,000,",
    "grouped by blanks": "000 ",
    "decimals": "1.5",
    "decimals apart": "1.5 ",
    "number words": "twenty ",
    "hundred": "hundred ",
    "hundred and": "hundred and ",
    "joined number words": "twenty-",
    "millions": "million ",
    "number words and digits": "5 million ",
    "one": "one ",
    "one of": "one of ",
    "of the": "of the ",
    "5 of the": "5 of the ",
    "number Ab": "12 Ab. ",
    "hedges": "more than ",
    "hedges and numbers": "more than 5 ",
    "nearly": "nearly ",
    "at least": "at least ",
    "months": "March ",
    "dates": "3 March 2014 ",
    "dates joined": "3 March 2014, ",
    "days and months": "Monday March 3 ",
    "years": "2014 ",
    "from years": "from 2014 to ",
    "last year": "last year ",
    "ISO dates": "2014-03-03-",
    "slashes": "1/2/",
    "fractions": "1/2 ",
    "clock": "12:30 ",
    "colons": "12:",
    "dollars": "$",
    "dollars and digits": "$5 ",
    "currency codes": "USD ",
    "euros": "5€ ",
    "roman numerals": "XIV ",
    "and": "and ",
    "5 and": "5 and ",
    "or": "or ",
    "kilometres": "km ",
    "5 km": "5 km ",
    "km per": "km per ",
    "km/h": "km/h/",
    "percent": "%",
    "5%": "5% ",
    "percent words": "percent of ",
    "to": "5 to ",
    "from to": "from 5 to 6 ",
    "ranges": "5-6-",
    "ranges apart": "5 - 6 ",
    "plus minus": "± 5 ",
    "times": "5 x ",
    "products": "5×",
    "scores": "3-2 ",
    "powers": "10^5^",
    "minus": "-5 ",
    "who": "who ",
    "said": "said ",
    "he said": "he said 5 ",
    "said that": "said that ",
    "rose": "rose by 5 ",
    "killed": "killed 5 people and ",
    "people": "people ",
    "5 people": "5 people ",
    "5 people,": "5 people, ",
    "Resolution": "Resolution ",
    "Resolution No.": "No. 5 ",
    "Section": "Section 4.2.",
    "ordinals": "5th ",
    "first": "first ",
    "the largest": "the largest ",
    "the first ... to": "the first to ",
    "president": "President Abc ",
    "president of": "president of the ",
    "initials": "A. B. ",
    "Mr.": "Mr. ",
    "dotted": "U.S.",
    "dotted apart": "U.S. ",
    "half": "half ",
    "half of": "half of ",
    "two in five": "two in five ",
    "dozens": "dozens of ",
    "hundreds of thousands": "hundreds of thousands of ",
    "all five": "all five ",
    "none of": "none of the ",
    "full width": "５",
    "vulgar fractions": "½",
    "accents": "e\u0301",
    "zero width": "\u200b5",
    "wide": "中",
    "pictures": "🙂",
    "markdown stars": "*",
    "markdown hashes": "# ",
    "markdown tables": "|",
    "markdown links": "[a](",
    "front matter": "---\n",
    "HTML": "<b>",
    "comments": "<!-- ",
    "lists": "- 5\n",
    "numbered": "1. ",
    "short sentences": "It has 5. ",
    "short paragraphs": "It has 5.\n\n",
    "semicolons": "5; ",
    "including": "including 5 ",
    "that": "that ",
    "which": "5, which ",
    "for every": "5 for every ",
    "up": "up 5% from ",
    "degrees": "5°C ",
    "feet and inches": "5'6\" ",
    "ellipses": "… ",
    "web addresses": "http://a.b/5/",
    "mail": "a@b.c ",
    "underscores": "_5",
    "backslashes": "\\5",
    "ten": "ten-year-old ",
    "age": "5-year-old ",
    "ago": "5 years ago ",
    "since": "since ",
    "by": "by 2030 ",
    "quarter": "first quarter of ",
    "fiscal": "fiscal year ",
}  # fmt: skip
"""What is repeated, by what it is."""


def prose(paths: Sequence[str], size: int) -> str:
    """Ordinary sentences in paragraphs, up to a size."""
    if paths:
        text = "\n\n".join(pathlib.Path(p).read_text("utf-8", "replace") for p in paths)
    else:
        lines = [line for f in sorted(GOLD.glob("*.jsonl")) for line in f.read_text("utf-8").splitlines()]
        text = "\n\n".join(json.loads(line)["text"] for line in lines)
    return repeated(text + "\n\n", size)


def repeated(shape: str, size: int) -> str:
    """A shape again and again, up to a size."""
    return (shape * (size // len(shape) + 1))[:size]


def seconds(text: str) -> float:
    """The processor time extraction takes, reading the text into a document with it."""
    begin = time.process_time()
    with contextlib.suppress(Unreadable):  # a text without words makes no document
        pipeline.extract([pipeline.document_of("text", text)])
    return time.process_time() - begin


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("prose", nargs="*")
    p.add_argument("--size", type=int, default=1_000_000)
    p.add_argument("--rounds", type=int, default=1)
    p.add_argument("--only", default="", help="shapes whose name holds this")
    a = p.parse_args()
    plain = prose(a.prose, a.size)
    seconds(plain[:10_000])
    rows = []
    for name, shape in SHAPES.items():
        if a.only not in name:
            continue
        text = repeated(shape, a.size)
        turns = [(seconds(plain), seconds(text)) for _ in range(a.rounds)]
        usual, worst = (min(column) for column in zip(*turns, strict=True))
        rows.append((worst / usual, worst, usual, name))
        sys.stderr.write(f"{name}: {worst / usual:.2f}\n")
    for ratio, worst, usual, name in sorted(rows, reverse=True):
        sys.stdout.write(f"{ratio:7.2f}  {worst:8.2f} s  prose {usual:8.2f} s  {name}\n")
    raise SystemExit(any(row[0] > LIMIT for row in rows))


if __name__ == "__main__":
    main()
