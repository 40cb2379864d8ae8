"""Feeds damaged files to what reads them: nothing but a plain refusal may come out, and nothing may hang.

    python tests/benchmarks/fuzz_readers.py [--seconds 60] [--seed 0] [TARGET]...

Files are cut, have bytes changed, pieces doubled, moved and taken from one another; in DOCX, ODT and XLSX also the XML
inside, packed anew. Beside the readers: front matter, directives, the configuration, the ledger, and every report on a
damaged text.
The seconds are for each target. A file that breaks one is kept as ``fuzz-TARGET-SEED-N`` in the working directory.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from checker import ledger, pipeline
from checker.readers import Unreadable, reader_for
from checker.readers._directives import blanked, directives
from checker.readers._front_matter import front_matter
from checker.registry import plugins
from checker.settings import SettingsError, load

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
WORDS = (b"0", b"-1", b"99999999999", b"null", b"<<", b">>", b"[", b"]", b"\0", b"\xff" * 8, b"/Type", b"1e400", b"()")
MARKS = (
    "<w:p/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:r>",
    "</w:r>",
    "w:val=",
    "9" * 30,
    "\f",
    "<w:ins>",
    "&#1;",
    "-1",
    "<w:sdt>",
)
SLOW = 20.0
"""Seconds of processor time that no file may take."""
TEXT = """---
title: "Storm kills 12: what is known"
publisher: 'Example Review'
date: 2021-02/..
---

# Storm kills 12 in the north

Published 3 March 2021

The storm killed **12 people** and left more than 4,500 of the 9,000 households without power, the ministry said.
At least 30% of the harvest was lost, up from 20% in 2019; the mayor said: “Three bridges fell.”

| Province | Dead | Homeless |
|---|--:|---|
| North | 9 | 45,000 |
| Total | 12 | 45,000 |

- 3 bridges, 40 schools
- [a link](https://example.org/12) and `code 5`

> It cost US$5.5 million, twice as much as in 2018.

<!-- claimcheck: allow SC001 because the ministry counts so -->
The storm killed 14 people.
"""
DIRECTIVES = """It has 5.

<!-- claimcheck: allow SC002, CF because of this -->
It has 6. <!-- claimcheck: allow SC -->

<!-- claimcheck: off -->
It has 7.
<!-- claimcheck: on -->
<!--claimcheck allow CF001-->
"""
RECORDS = (
    {"id": "a", "text": "The storm killed 12 people.", "title": "Storm", "date": "2021-03-03", "publisher": "Review"},
    {"id": 2, "text": "It killed 14.\n\nThe mayor left \ud83d\ude00.", "url": "https://example.org/2021/03/03/storm"},
    {"text": "Café \u2014 30% of 90 guests"},
)
CONFIGURATION = """sources = ["seeds", "../other"]
ledger = "claims"
select = ["CF", "SC"]
min-confidence = 0.5
fail-on = "error"
[severity]
CF007 = "info"
[per-file-ignores]
"stories/**" = ["CF002"]
"!a[b]*" = ["SC"]
[limits]
seconds = 5
pages = 3
[[allow]]
fingerprint = "0123456789abcdef"
reason = "the ministry counts so"
until = 2027-01-31
"""
LEDGER = """# figures
- measure: countries with which Examplia has diplomatic relations
  aliases: [diplomatic relations, "Examplia deals with {figure} states"]
  value: 185
  whole: 193
  comparator: ">"
  as_of: 2019-04-22
  references:
    - source: seeds/a.md
      place: third answer
  reviewed_by: A. Editor
  reviewed: 2019-05-02
- measure: embassies
  low: 10
  high: 20
  period: 2018/2019
  references: [{source: b.md}]
"""
TELLING = frozenset(
    {"word/document.xml", "word/styles.xml", "docProps/core.xml", "content.xml", "meta.xml", "xl/workbook.xml",
     "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml", "xl/styles.xml"}
)  # fmt: skip
"""The parts of a package that hold its words."""
SHEET = """Exports (US$ billion)
Country,2018,2019,"Share, %"
Japan,18.1,19.2,62
"Korea, Rep.",10.2,11.4,n/a
Total,28.3,30.6,100
"""
RICH = r"""{\rtf1\ansi{\info{\title Storm}}\pard The storm killed {\b 12} people.\par It cost \u8364?5 million.\par
\trowd\cellx90\cellx180 North\cell 9\cell\row}"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Storm kills 12</title>
<meta property="article:published_time" content="2021-03-03"><script type="application/ld+json">{"@type":
"NewsArticle", "datePublished": "2021-03-03", "publisher": {"name": "Example Review"}}</script></head>
<body><nav><a href="/">9 stories</a></nav><article><h1>Storm kills 12</h1>
<p>The storm killed <b>12</b> people&nbsp;&mdash; 4,500 of the 9,000 house&shy;holds had no power.</p>
<!-- claimcheck: allow SC001 because the ministry counts so --><p>It killed 1<sup>st</sup> 14.</p><ul><li>3 bridges</ul>
<table><caption>Homeless</caption><tr><th>Province<th>Dead<tr><td>North<td>9<tr><td colspan=2>Total 12</table>
<blockquote>It cost US$5.5 million.</blockquote>
<figure><figcaption>Two of the 40 schools</figcaption></figure></article>
<div class="comments"><p>I saw 7.</p></div></body></html>
"""
PIECES = (
    "\n", "---\n", ": ", "- ", "&a ", "*a", "!!python/name:os.system ", "[", "]", "{", "}", '"', "'", "|", ">", "#",
    "%", "<!-- claimcheck: ", "-->", "because", "allow", "off", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\x00",
    "\x85", "\u2028", "9" * 400, "1e999", "-" * 50, "12 of the 9 ", "99/99/9999", "31 February 2021", "0.0", "million ",
    "\t", "﷐", "𝟗", "½", "١٢", "=1+1", "[bold]", "<script>", "`" * 3, "~~~\n", "    ", "\\u0000", "\\ud800", "null",
    "true", '"""', "[[", "]]", "= ", ".", "inf", "1979-05-27T07:32:00Z",
)  # fmt: skip


def samples() -> dict[str, list[bytes]]:
    """A few good files of each format."""
    import docx
    import fpdf

    made = docx.Document()
    made.add_heading("Storm kills 12", 0)
    made.add_paragraph("The storm killed 12 people on Tuesday.", style="List Bullet")
    table = made.add_table(3, 3)
    table.cell(0, 0).text = "Dead"
    table.cell(1, 1).merge(table.cell(2, 2)).text = "4,500"
    made.add_paragraph("It cost $5 million.").add_run("2").font.superscript = True
    buffer = io.BytesIO()
    made.save(buffer)
    papers = []
    for pack in (True, False):
        paper = fpdf.FPDF()
        paper.set_compression(pack)
        for _ in range(3):
            paper.add_page()
            paper.set_font("Times", "", 11)
            with paper.text_columns(ncols=2) as columns:
                columns.write("The storm killed 12 people and left 4,500 house-\nholds without power. " * 30)
            paper.add_page()
            with paper.table() as rows:
                for n in range(4):
                    row = rows.row()
                    row.cell("North")
                    row.cell(str(n))
        papers.append(bytes(paper.output()))
    texts = [TEXT.encode(), TEXT.replace("\n", "\r\n").encode("utf-16")]
    return {
        "docx": [buffer.getvalue()],
        "xlsx": [workbook()],
        "odt": [opened_document()],
        "rtf": [RICH.encode()],
        "html": [PAGE.encode(), PAGE.replace("<", "\n<").encode("utf-16")],
        "csv": [SHEET.encode(), SHEET.replace(",", ";").replace("\n", "\r\n").encode("utf-16")],
        "pdf": papers,
        "text": texts,
        "markdown": texts,
        "reports": texts,
        "jsonl": ["".join(json.dumps(record) + "\n" for record in RECORDS).encode()],
        "front-matter": [TEXT.partition("\n\n")[0].encode()],
        "directives": [DIRECTIVES.encode()],
        "configuration": [CONFIGURATION.encode()],
        "ledger": [LEDGER.encode()],
    }


def workbook() -> bytes:
    """A workbook of two sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    for name in ("Exports", "Sheet2"):
        sheet = book.create_sheet(name)
        for row in csv.reader(SHEET.splitlines()):
            sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in row])
        sheet["B3"].number_format = "0.0%"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened_document() -> bytes:
    """An OpenDocument text with a list, a table and a note."""
    from odf import table, text
    from odf.opendocument import OpenDocumentText

    made = OpenDocumentText()
    made.text.addElement(text.H(outlinelevel=1, text="Storm kills 12"))
    listed = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="It left 4,500 households without power."))
    listed.addElement(item)
    made.text.addElement(listed)
    grid = table.Table()
    for words in csv.reader(SHEET.splitlines()[1:]):
        row = table.TableRow()
        for word in words:
            cell = table.TableCell()
            cell.addElement(text.P(text=word))
            row.addElement(cell)
        grid.addElement(row)
    made.text.addElement(grid)
    buffer = io.BytesIO()
    made.write(buffer)
    return buffer.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few faults."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(made) + 1)
        other = chance.randrange(len(made) + 1)
        size = chance.choice((1, 4, 30, 400))
        match chance.randrange(6):
            case 0:
                del made[place : place + size]
            case 1:
                made[place:place] = chance.choice(WORDS)
            case 2:
                made[place:place] = made[other : other + size]
            case 3:
                made[place : place + size] = chance.randbytes(size)
            case 4:
                made[place : place + 1] = bytes([chance.randrange(256)])
            case _ if chance.random() < 0.2:
                del made[place:]
    return bytes(made) or b"\0"


def damaged_text(data: bytes, chance: random.Random) -> bytes:
    """XML with tags changed, moved, doubled or taken out, most of it still well formed."""
    tags = re.split(r"(<[^<>]*>)", data.decode("utf-8", "replace"))
    for _ in range(chance.choice((1, 1, 3, 10))):
        place, other = chance.randrange(len(tags)), chance.randrange(len(tags))
        match chance.randrange(5):
            case 0:
                tags[place] = ""
            case 1:
                tags[place] = chance.choice(MARKS)
            case 2:
                tags[place], tags[other] = tags[other], tags[place]
            case 3:
                tags[place] += "".join(tags[other : other + chance.choice((1, 3, 9))])
            case 4:
                tags[place] = re.sub(r'"[^"]*"', f'"{chance.choice(MARKS[6:])}"', tags[place])
    return "".join(tags).encode()


def damaged_package(data: bytes, chance: random.Random) -> bytes:
    """A zip archive of XML with its parts damaged, those most of all that hold the words."""
    if chance.random() < 0.3:
        return damaged(data, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(buffer, "w") as bad:
        names = good.namelist()
        chosen = chance.choice((names, [name for name in names if name in TELLING]))
        victims = {chance.choice(chosen) for _ in range(chance.choice((1, 1, 2)))}
        for name in names:
            content = good.read(name)
            if name in victims:
                content = (damaged_text if chance.random() < 0.8 else damaged)(content, chance)
                if chance.random() < 0.05:
                    continue
            bad.writestr(name, content)
    return buffer.getvalue()


def damaged_words(data: bytes, chance: random.Random) -> bytes:
    """A text with pieces of it, and of what means something to some format, put in, taken out, doubled and moved."""
    if chance.random() < 0.3:
        return damaged(data, chance)
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    words = re.split(r"(\W)", data.decode(coding))
    for _ in range(chance.choice((1, 2, 5, 20))):
        place, other = chance.randrange(len(words)), chance.randrange(len(words))
        match chance.randrange(5):
            case 0:
                words[place] = ""
            case 1:
                words[place] += chance.choice(PIECES)
            case 2:
                words[place], words[other] = words[other], words[place]
            case 3:
                words[place] += "".join(words[other : other + chance.choice((1, 5, 30))])
            case 4:
                words[place] += chance.choice(PIECES) * chance.choice((1, 3, 200))
    return "".join(words).encode(coding, "surrogatepass")


def damaged_page(data: bytes, chance: random.Random) -> bytes:
    return (damaged_text if chance.random() < 0.5 else damaged_words)(data, chance)


def damaged_pdf(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return damaged(data, chance)

    def packed(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        return b"stream\n" + zlib.compress(damaged(content, chance)) + b"\nendstream"

    return STREAM.sub(packed, data)


# --- what is done with them ----------------------------------------------------------------------------------------


def read(suffix: str) -> Callable[[bytes], str]:
    """Reads a file and, of a short text, its claims; ends in "read" or in the reason why not."""
    reader = reader_for(f"a.{suffix}")
    assert reader is not None

    def work(data: bytes) -> str:
        try:
            documents = reader.read(f"a.{suffix}", data)
        except Unreadable as reason:
            return re.sub(r"[(\[].*|\d+", "…", str(reason))
        for document in documents:
            assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
            assert list(document.pages) == sorted(document.pages)
            for claim in pipeline.extract([document]) if len(document.text) < 4_000 else ():
                assert 0 <= claim.start <= claim.end
                mapped = document.source is not None or document.pages
                assert mapped or document.text[claim.start : claim.end] == claim.surface
        return "read"

    return work


def directed(data: bytes) -> str:
    """The directives of a text: blanks for them move nothing."""
    text = data.decode("utf-8", "replace")
    found = directives(text)
    assert len(blanked(text, found)) == len(text)
    assert "".join(text[d.start : d.end] for d in found) == "".join(d.written for d in found)
    return f"{len(found)} directives" if len(found) < 3 else "more"


def stated(data: bytes) -> str:
    """The front matter of a text: values in their places."""
    text = data.decode("utf-8", "replace")
    found = front_matter(text)
    assert 0 <= found.end <= len(text)
    assert all(0 <= value.start <= value.end <= found.end for value in found.values.values())
    return "; ".join(re.sub(r"\d+|:.*", "…", p.message) for p in found.problems) or "read"


def configured(data: bytes) -> str:
    """The configuration: settings, or one line that says what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "claimcheck.toml").write_bytes(data)
        try:
            load(Path(folder))
        except SettingsError as error:
            return re.sub(r".*claimcheck.toml: |['\"].*|\d+", "…", str(error))[:40]
    return "read"


def entered(data: bytes) -> str:
    """The ledger: entries, said and held against a text, or what is wrong with it."""
    found = ledger.read_text("a.yaml", data.decode("utf-8", "replace"))
    pipeline.reviewed(found.entries)
    return "broken" if found.problems else "read"


def reported(data: bytes) -> str:
    """A text against itself with another figure, in every format."""
    reader = reader_for("a.md")
    assert reader is not None
    try:
        drafts = reader.read("a\x1b[1m\n<b>.md", data)
        sources = reader.read("[red]=b.md", data.replace(b"12", b"17"))
    except Unreadable:
        return "unreadable"
    for reporter in plugins("checker.reporters"):
        shows = getattr(reporter, "shows_texts", False)
        report = pipeline.scan(drafts, sources, view=shows)
        text = reporter().render(report, width=80, colour=False, show="all", links=None)
        text.encode("utf-8")
        assert "\x1b" not in text, reporter.name
    return f"{len(report.findings)} findings"


WORK: dict[str, tuple[Callable[[bytes, random.Random], bytes], Callable[[bytes], str]]] = {
    "docx": (damaged_package, read("docx")),
    "xlsx": (damaged_package, read("xlsx")),
    "odt": (damaged_package, read("odt")),
    "rtf": (damaged_words, read("rtf")),
    "html": (damaged_page, read("html")),
    "csv": (damaged_words, read("csv")),
    "pdf": (damaged_pdf, read("pdf")),
    "text": (damaged_words, read("txt")),
    "markdown": (damaged_words, read("md")),
    "jsonl": (damaged_words, read("jsonl")),
    "front-matter": (damaged_words, stated),
    "directives": (damaged_words, directed),
    "configuration": (damaged_words, configured),
    "ledger": (damaged_words, entered),
    "reports": (damaged_words, reported),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(WORK))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    failed = 0
    good = samples()
    for target in options.targets or WORK:
        damage, work = WORK[target]
        chance = random.Random(f"{options.seed} {target}")
        ends: Counter[str] = Counter()
        number, end = 0, time.monotonic() + options.seconds
        while time.monotonic() < end:
            number += 1
            data = damage(chance.choice(good[target]), chance)
            start, broken = time.process_time(), False
            try:
                ends[work(data)] += 1
            except Exception:
                broken = True
                sys.stdout.write(f"{target} {number}:\n{traceback.format_exc(limit=-4)}")
            if time.process_time() - start > SLOW:
                broken = True
                sys.stdout.write(f"{target} {number}: {time.process_time() - start:.0f} seconds\n")
            if broken:
                failed += 1
                Path(f"fuzz-{target}-{options.seed}-{number}").write_bytes(data)
        sys.stdout.write(f"{target}: {number} files, {', '.join(f'{n} {what}' for what, n in ends.most_common(8))}\n")
        sys.stdout.flush()
    return min(failed, 1)


if __name__ == "__main__":
    raise SystemExit(main())
