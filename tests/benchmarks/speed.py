"""How long claimcheck takes, as ratios measured in one run: start, a small scan, a large one, the cache, two processes.

usage: speed.py FOLDER [--peers DIR] [--rounds 5] [--sources 1000] [--only PART...] [--claimcheck CMD]

FOLDER holds articles, read only. All is processor time (user and system) of the whole process, so that a busy machine
does not lie, but for ``jobs``, which is wall time and wants an idle one; of the rounds the least counts, and those that
are compared run in turn. Parts: ``start``, ``markdown`` (1 MB against proselint, which gets a virtual environment of
its own in ``--peers``), ``cache`` (FOLDER scanned twice), ``draft`` (one article, saved again with another figure,
against ``--sources`` articles: those of FOLDER, and copies of them in which every figure is another), ``jobs``.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import platform
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import extraction

SMALL = """---
date: 2024-05-06
---

The fire in Arden killed 40 people and destroyed 120 of the 200 homes (60 per cent), the ministry said on Monday.

A week later the mayor put the number of dead at 41. Rebuilding is to cost $12 million, up from $10 million.
"""
PROSELINT = extraction.Peer("proselint", ("proselint",), "proselint", "")
MARKDOWN = 1_000_000
"""Characters of Markdown that claimcheck and proselint are given."""
PARTS = ("start", "markdown", "cache", "draft", "jobs")
SUFFIXES = (".md", ".txt")
FOUND = (0, 1)
"""Exit statuses of a linter that has done its work."""


class Took(NamedTuple):
    """Seconds of processor and wall time of one process."""

    processor: float
    wall: float


def took(command: Sequence[str], cache: pathlib.Path | None = None) -> Took:
    """What one run takes, output thrown away, with its byte code and its claims kept where they are told to be."""
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if cache is not None:
        surroundings["CLAIMCHECK_CACHE_DIR"] = str(cache)
    begin = time.perf_counter()
    run = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        cwd=tempfile.gettempdir(),
    )
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in FOUND:
        raise subprocess.CalledProcessError(run.returncode, command)
    return Took(used.ru_utime + used.ru_stime, time.perf_counter() - begin)


def least(commands: dict[str, list[str]], rounds: int) -> dict[str, Took]:
    """The least that each takes of so many rounds, run in turn, after one that does not count."""
    for command in commands.values():
        took(command)
    found: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(took(command))
    return {name: Took(min(t.processor for t in times), min(t.wall for t in times)) for name, times in found.items()}


def articles(folder: pathlib.Path) -> list[str]:
    """The articles of a folder, in order of their names."""
    return [
        path.read_text("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.is_file()
    ]


def altered(text: str, step: int) -> str:
    """The text with every figure of two digits or more another, its years left as they are."""
    return re.sub(
        r"(?<![\d.,:-])[1-9]\d{1,2}(?![\d:-]|[.,]\d)", lambda m: str(int(m[0]) + step % 7 * (int(m[0]) // 10 + 1)), text
    )


def of_sources(texts: Sequence[str], count: int) -> list[str]:
    """So many articles: those there are, and altered copies of them."""
    return [altered(texts[n % len(texts)], n // len(texts)) for n in range(count)]


class Bench(NamedTuple):
    """What a part is measured with."""

    claimcheck: list[str]
    texts: list[str]
    folder: pathlib.Path
    rounds: int
    sources: int
    peers: pathlib.Path

    def scan(self, *arguments: str) -> list[str]:
        """The command of a scan that reads no configuration."""
        return [*self.claimcheck, "scan", "--no-config", *arguments]


Rows = list[tuple[str, str, str]]


def start(bench: Bench) -> Rows:
    """``--version`` and a small scan, in units of ``python -c pass``."""
    small = bench.folder / "small.md"
    small.write_text(SMALL, "utf-8")
    times = least(
        {
            "`python -c pass`": [sys.executable, "-c", "pass"],
            "`claimcheck --version`": [*bench.claimcheck, "--version"],
            "scan of a small text": bench.scan(str(small), "--no-cache"),
        },
        bench.rounds,
    )
    unit = times["`python -c pass`"].processor
    return [
        (name, f"{one.processor:.3f} s", "1" if one.processor == unit else f"{one.processor / unit:.0f} ×")
        for name, one in times.items()
    ]


def markdown(bench: Bench) -> Rows:
    """A megabyte of Markdown, against proselint."""
    file = bench.folder / "large.md"
    file.write_text("\n\n".join(bench.texts * (MARKDOWN // sum(map(len, bench.texts)) + 1))[:MARKDOWN], "utf-8")
    commands = {"scan of 1 MB of Markdown": bench.scan(str(file), "--no-cache")}
    python = extraction.environment(bench.peers)
    if extraction.present(python, PROSELINT):
        code = "import sys; from proselint.tools import lint; print(lint(open(sys.argv[1], encoding='utf-8').read()))"
        own = pathlib.Path(python).parent / "proselint"
        newer = subprocess.run([str(own), "check", "--help"], capture_output=True, check=False).returncode == 0
        commands[extraction.version(python, PROSELINT)] = (
            [str(own), "check", str(file)] if newer else [python, "-c", code, str(file)]
        )
    times = least(commands, 1)
    first = times["scan of 1 MB of Markdown"].processor
    return [(name, f"{one.processor:.1f} s", f"{one.processor / first:.2f}") for name, one in times.items()]


def cache(bench: Bench) -> Rows:
    """All articles as one folder, read and then known: the whole scan, and the claims alone."""
    folder = _written(bench.folder / "articles", bench.texts)
    rows: Rows = []
    for name, command in (
        ("claims", [*bench.claimcheck, "extract", "--no-config", "--format", "jsonl"]),
        ("scan", bench.scan()),
    ):
        kept = bench.folder / f"kept-{name}"
        first, second = (took([*command, str(folder)], kept).processor for _ in range(2))
        rows.append((f"{name} of {len(bench.texts)} articles, first", f"{first:.1f} s", "1"))
        rows.append((f"{name} of {len(bench.texts)} articles, again", f"{second:.1f} s", f"{second / first:.2f}"))
    return rows


def draft(bench: Bench) -> Rows:
    """A draft saved again against many sources whose claims are kept."""
    sources = _written(bench.folder / "sources", of_sources(bench.texts, bench.sources))
    file = bench.folder / "draft.md"
    kept = bench.folder / "kept-draft"
    rows: Rows = []
    for step, name in ((8, "first"), (9, "saved again")):
        file.write_text(altered(bench.texts[0], step), "utf-8")
        one = took(bench.scan(str(file), "--against", str(sources)), kept).processor
        rows.append((f"draft against {bench.sources:,} sources, {name}", f"{one:.1f} s", ""))
    return rows


def jobs(bench: Bench) -> Rows:
    """The claims of all articles in one process and in two: wall time."""
    folder = _written(bench.folder / "articles", bench.texts)
    command = [*bench.claimcheck, "extract", "--no-config", "--no-cache", "--format", "jsonl", str(folder), "--jobs"]
    times = least({name: [*command, name] for name in "12"}, 2)
    return [
        (f"claims, --jobs {n}", f"{one.wall:.1f} s wall", f"{one.wall / times['1'].wall:.2f}")
        for n, one in times.items()
    ]


def _written(folder: pathlib.Path, texts: Sequence[str]) -> pathlib.Path:
    folder.mkdir(exist_ok=True)
    for n, text in enumerate(texts):
        (folder / f"{n:05}.md").write_text(text, "utf-8")
    return folder


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--peers", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "claimcheck-speed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--claimcheck", default=f"{shlex.quote(sys.executable)} -m checker")
    asked = parser.parse_args()
    measures: dict[str, Callable[[Bench], Rows]] = {
        "start": start, "markdown": markdown, "cache": cache, "draft": draft, "jobs": jobs
    }  # fmt: skip
    sys.stdout.write(f"{platform.platform()}, {platform.machine()}, {os.cpu_count()} processors, ")
    sys.stdout.write(f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n\n")
    sys.stdout.write("| what | takes | ratio |\n|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        texts = articles(asked.folder)
        bench = Bench(
            shlex.split(asked.claimcheck), texts, pathlib.Path(folder), asked.rounds, asked.sources, asked.peers
        )
        for part in asked.only:
            for row in measures[part](bench):
                sys.stdout.write(f"| {' | '.join(row)} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
