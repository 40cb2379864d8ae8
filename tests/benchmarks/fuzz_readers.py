"""Feeds damaged DOCX and PDF files to their readers: nothing but Unreadable may come out, and nothing may hang.

    python tests/benchmarks/fuzz_readers.py [--seconds 60] [--seed 0] [docx|pdf]...

Files are cut, have bytes changed, pieces doubled, moved and taken from one another; in DOCX also the XML inside, packed
anew. A file that breaks a reader is kept as ``fuzz-SEED-N.docx`` in the working directory and its number printed.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from checker.readers import Unreadable, reader_for

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
    return {"docx": [buffer.getvalue()], "pdf": papers}


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


def damaged_docx(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return damaged(data, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(buffer, "w") as bad:
        names = good.namelist()
        chosen = chance.choice((names, ["word/document.xml"] * 3 + ["word/styles.xml", "docProps/core.xml"]))
        victims = {chance.choice(chosen) for _ in range(chance.choice((1, 1, 2)))}
        for name in names:
            content = good.read(name)
            if name in victims:
                content = (damaged_text if chance.random() < 0.8 else damaged)(content, chance)
                if chance.random() < 0.05:
                    continue
            bad.writestr(name, content)
    return buffer.getvalue()


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("formats", nargs="*", default=["docx", "pdf"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    failed = 0
    for suffix in options.formats:
        reader = reader_for(f"a.{suffix}")
        assert reader is not None
        good, chance = samples()[suffix], random.Random(options.seed)
        ends: Counter[str] = Counter()
        number, end = 0, time.monotonic() + options.seconds
        while time.monotonic() < end:
            number += 1
            data = {"docx": damaged_docx, "pdf": damaged_pdf}[suffix](chance.choice(good), chance)
            start = time.monotonic()
            try:
                document = reader.read(f"a.{suffix}", data)[0]
                assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
                assert list(document.pages) == sorted(document.pages)
                ends["read"] += 1
            except Unreadable as reason:
                ends[re.sub(r"[(\[].*|\d+", "…", str(reason))] += 1
            except Exception:
                failed += 1
                Path(f"fuzz-{options.seed}-{number}.{suffix}").write_bytes(data)
                sys.stdout.write(f"{suffix} {number}:\n{traceback.format_exc(limit=-4)}")
            if time.monotonic() - start > SLOW:
                failed += 1
                Path(f"fuzz-{options.seed}-{number}.{suffix}").write_bytes(data)
                sys.stdout.write(f"{suffix} {number}: {time.monotonic() - start:.0f} seconds\n")
        sys.stdout.write(f"{suffix}: {number} files: {dict(ends.most_common())}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
