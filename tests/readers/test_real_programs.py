"""One document in the formats that people use, each written by a program that people use, gives the same claims.

pandoc makes Word documents and pages of it, LibreOffice Word documents, PDF and pages, a browser prints and dumps what
it shows. Where a program is missing its formats are skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.model import Claim, Document
from checker.readers import reader_for

MARKDOWN = """# Storm kills 12 in the northern province

Published 3 March 2021

The storm killed **12 people** and left more than 4,500 households without power on Tuesday, the ministry of the
interior said in a statement. At least 30% of the harvest was lost, some 1.5 million tonnes of wheat.[^1]

The government promised \\$5.5 million for building anew. About 1.2 million people live along the coast, and in 2019
a flood killed *nine* people there. Between 200 and 300 soldiers would help, up from 120 in the week before.

## What is known

- Three bridges fell in the northern districts.
- The authorities closed 40 schools for the whole month.
- Nearly two thirds of the 64 villages were cut off.

> We have not slept for 3 days, said the mayor of Harl.

### The losses by province

| Province | Dead | Homeless |
|----------|-----:|---------:|
| North    |    5 |   45,000 |
| South    |    3 |   30,000 |
| West     |    4 |    1,200 |
| Total    |   12 |   76,200 |

The governor said that 85 of the 93 mayors had signed the appeal, and that the rain fell on 1,100 km² of fields.

[^1]: The ministry counts 2,300 farms in the province.
"""
PROGRAMS = {"pandoc": "pandoc", "soffice": "soffice", "browser": "chromium"}


def read(name: str, data: bytes) -> Document:
    """The document of a file."""
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, data)[0]


def told(document: Document) -> Counter[tuple[Any, ...]]:
    """The claims of a document as what they say: figure, unit, comparator, what is counted, when."""
    return Counter(map(said, pipeline.extract([document])))


def said(claim: Claim) -> tuple[Any, ...]:
    figure = claim.quantity and (
        claim.quantity.value, claim.quantity.low, claim.quantity.high, claim.quantity.comparator, claim.quantity.unit
    )  # fmt: skip
    return claim.kind, figure, claim.measure.counted, claim.period.start, claim.period.end, claim.period.basis


EXPECTED = told(read("a.md", MARKDOWN.encode()))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Run a program in a folder of its own, once for the same words; the file it makes there."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "a.md").write_text(MARKDOWN, encoding="utf-8")
    done: set[tuple[str, ...]] = set()
    environment = {**os.environ, "HOME": str(folder)}

    def made(into: str, program: str, *words: str, printed: bool = False) -> Path:
        found = shutil.which(PROGRAMS[program]) or (shutil.which("google-chrome") if program == "browser" else None)
        if found is None:
            pytest.skip(f"{program} is not installed")
        if words not in done:
            command = [found, *words]
            result = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=120)
            if printed:
                (folder / into).write_bytes(result.stdout)
            done.add(words)
        return folder / into

    return made


def by_pandoc(run: Callable[..., Path], into: str) -> Path:
    """The document as pandoc makes it."""
    to = "gfm" if into.endswith(".md") else into.rpartition(".")[2]
    return run(into, "pandoc", "a.md", "-s", "--metadata", "pagetitle=x", "-t", to, "-o", into)


def by_office(run: Callable[..., Path], to: str) -> Path:
    """The document as LibreOffice makes it, out of its own format."""
    by_pandoc(run, "first.docx")
    run("first.odt", "soffice", "--headless", "--convert-to", "odt", "first.docx")
    return run(f"first.{to}", "soffice", "--headless", "--convert-to", to, "--outdir", f"office-{to}", "first.odt")


def in_browser(run: Callable[..., Path], into: str, *words: str, printed: bool = False) -> Path:
    """The page as a browser has it."""
    page = by_pandoc(run, "a.html")
    start = ("--headless", "--no-sandbox", "--disable-gpu", *words, f"file://{page}")
    return run(into, "browser", *start, printed=printed)


@pytest.mark.parametrize("name", ["a.docx", "a.html", "b.md"])
def test_as_pandoc_writes_it(run: Callable[..., Path], name: str) -> None:
    needed(name)
    assert told(read(name, by_pandoc(run, name).read_bytes())) == EXPECTED


@pytest.mark.parametrize("to", ["docx", "pdf", "html"])
def test_as_an_office_program_writes_it(run: Callable[..., Path], to: str) -> None:
    needed(f"a.{to}")
    made = by_office(run, to)
    assert told(read(f"a.{to}", (made.parent / f"office-{to}" / made.name).read_bytes())) == EXPECTED


def test_as_a_browser_prints_it(run: Callable[..., Path]) -> None:
    needed("a.pdf")
    assert told(read("a.pdf", in_browser(run, "printed.pdf", "--print-to-pdf=printed.pdf").read_bytes())) == EXPECTED


def test_as_a_browser_has_it_in_its_memory(run: Callable[..., Path]) -> None:
    needed("a.html")
    dumped = in_browser(run, "dumped.html", "--dump-dom", printed=True).read_bytes()
    document = read("a.html", dumped)
    assert told(document) == EXPECTED
    page = dumped.decode()
    for claim in pipeline.extract([document]):
        written = re.sub(r"<[^>]*>", "", page[claim.start : claim.end])
        assert written.replace("km2", "km²").split() == claim.surface.split()


def needed(name: str) -> None:
    """Skip where what reads a format is not installed."""
    library = {"docx": "docx", "pdf": "pypdfium2", "html": "trafilatura"}.get(name.rpartition(".")[2])
    if library is not None:
        pytest.importorskip(library, reason=f"{library} is not installed: pip install -e '.[test]'")


def test_the_document_says_something() -> None:
    assert sum(EXPECTED.values()) >= 25
    assert not [f for f in pipeline.scan([read("a.md", MARKDOWN.encode())]).findings if f.code < "SR"]
