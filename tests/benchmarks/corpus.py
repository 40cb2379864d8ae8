"""What a corpus costs, how the cost and the memory grow with it, and what is found in it against single events.

usage: corpus.py CORPORA [--sizes 1000 10000] [--seed 2026] [--each 2] [--copies 2] [--longest 2500] [--block-claims N]
                 [--jobs 1] [--spark] [--folders]

CORPORA holds news/, a folder an event. A corpus is made of it at run time and never kept: story after story, its size
drawn so that a few have many articles and most a few (Zipf). A story is an event whose names, but for those that many
events share, are others, and whose figures have other digits; an article of it is one of the event's, cut to
``--longest`` characters, one paragraph in five taken from another. One article in three also tells what stands
everywhere (the members of the United Nations). Among them stand ``--copies`` copies of each event, whole and with their
own figures, and in these errors: at most ``--each`` of every class of reconciling, one a document.

Printed at each size, build and scan each in a process of its own:
- processor milliseconds a document, of build and of scan, all processes counted, and the ratio to the first size, both
  for as many characters;
- the largest resident memory, of the process itself and of the largest of its workers;
- blocks, findings, and of the errors how many are found (an error or a warning of CF or SC with the place on a side) in
  the corpus, and when the same documents of the copy are reconciled alone.
``--spark``: the fixed cost of a session, and build and scan by Spark at the first size; wall time and processor seconds
of the JVM and its Python workers. ``--folders``: the findings of a corpus scan of each folder of news/ against those of
a scan, and of a corpus of all folders in small blocks.

On paper, from the costs of one document measured so (see README): what a hundred million articles cost.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pathlib
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import planted
from growth import invented
from mutator import RECONCILING, Bundle, Plant

from checker import pipeline
from checker.names import fold

EVERYWHERE = (
    "The United Nations has 193 member states.",
    "Some 330 million people live in the United States.",
    "The Senate has 100 members.",
    "NATO has 29 members.",
)
SHARED = 3
"""Events whose texts are about a name, from which on it is nobody's and stays as it is."""
MOST = 40
SKEW = 1.1
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{2,3}(?:,\d{3})*(?![\d.]|,\d)")


class Error(NamedTuple):
    """An error in the corpus: where it stands, and in which copy."""

    document: str
    start: int
    end: int
    copy: str
    kind: str


class Story:
    """What makes the texts of one story of those of an event."""

    def __init__(self, names: Sequence[str], number: int, digits: str | None) -> None:
        self._names = {name: invented(3_000_000 + number * 400 + k).capitalize() for k, name in enumerate(names)}
        self._digits = str.maketrans("123456789", digits) if digits else None

    def told(self, text: str) -> str:
        """The text with the story's names and figures."""
        text = _NAME.sub(lambda m: self._names.get(fold(m[0]), m[0]), text)
        return _NUMBER.sub(self._other, text) if self._digits else text

    def _other(self, found: re.Match[str]) -> str:
        return found[0] if re.fullmatch(r"(?:19|20)\d\d", found[0]) else found[0].translate(self._digits or {})


def own_names(bundles: Sequence[Bundle]) -> list[list[str]]:
    """The names the texts of each event are about, without those of many events."""
    of = [sorted({name for s in b.subjects for name in s.frame.topic}) for b in bundles]
    events = Counter(name for names in of for name in names)
    return [[name for name in names if events[name] < SHARED] for names in of]


def made(
    bundles: Sequence[Bundle], size: int, seed: int, each: int, copies: int, longest: int
) -> tuple[Iterator[dict[str, str]], list[Error]]:
    """The records of a corpus of about ``size`` articles, and the errors among them."""
    errors: list[Error] = []
    records = _records(bundles, size, seed, each, copies, longest, errors)
    return records, errors


def _records(
    bundles: Sequence[Bundle], size: int, seed: int, each: int, copies: int, longest: int, errors: list[Error]
) -> Iterator[dict[str, str]]:
    names = own_names(bundles)
    count = 0
    for copy in range(copies):
        for k, bundle in enumerate(bundles):
            for record in _copy(bundle, Story(names[k], count, None), f"c{copy}-{k}", seed + copy, each, errors):
                count += 1
                yield record
    chance = random.Random(f"{seed} {size}")
    number = 1_000
    while count < size:
        k = chance.randrange(len(bundles))
        digits = list("123456789")
        chance.shuffle(digits)
        story = Story(names[k], number, "".join(digits))
        number += 1
        for n in range(min(size - count, int(min(MOST, chance.paretovariate(SKEW)) + 1))):
            yield _article(bundles[k], story, f"s{number}-{n}", chance, longest)
            count += 1


def _article(bundle: Bundle, story: Story, key: str, chance: random.Random, longest: int) -> dict[str, str]:
    one, other = chance.choice(bundle.documents), chance.choice(bundle.documents)
    theirs = other.text.split("\n\n")
    parts = [chance.choice(theirs) if n and chance.random() < 0.2 else p for n, p in enumerate(one.text.split("\n\n"))]
    text = story.told("\n\n".join(parts)[:longest])
    if chance.random() < 1 / 3:
        text += f"\n\n{chance.choice(EVERYWHERE)}"
    return _record(key, text, one.period.end.isoformat() if one.period.end else "", one.publisher)


def _record(key: str, text: str, day: str, publisher: str | None) -> dict[str, str]:
    return {
        "id": key,
        "text": text,
        **({"date": day} if day else {}),
        **({"publisher": publisher} if publisher else {}),
    }


def _copy(
    bundle: Bundle, story: Story, key: str, seed: int, each: int, errors: list[Error]
) -> Iterator[dict[str, str]]:
    """The articles of an event with its errors."""
    plants: dict[str, Plant] = {}
    for _, plant in planted.choose([bundle], RECONCILING, seed, each):
        plants.setdefault(plant.document, plant)
    for n, document in enumerate(bundle.documents):
        day = document.period.end.isoformat() if document.period.end else ""
        plant = plants.get(document.name)
        if plant is None:
            text = story.told(document.text)
        else:
            before, after = story.told(document.text[: plant.start]), story.told(document.text[plant.end :])
            text = before + plant.wrong + after
            errors.append(Error(f"{key}-{n}", len(before), len(before) + len(plant.wrong), key, plant.kind))
        yield _record(f"{key}-{n}", text, day, document.publisher)


# --- one run, in a process of its own ---------------------------------------------------------------------------


def phase(name: str, store: str, source: str, jobs: int, most: int) -> dict[str, Any]:
    """Build or scan; what it took."""
    from checker.corpus.building import build
    from checker.corpus.judging import Asked
    from checker.corpus.scanning import DuckEngine, ready, scan
    from checker.corpus.store import opened

    told: dict[str, Any] = {}
    begun = time.monotonic()
    if name == "build":
        done = build([source], pathlib.Path(store), complain=lambda *said: sys.stderr.write(f"{said}\n"), jobs=jobs)
        told["documents"] = done.read
    else:
        asked = Asked()
        with opened(pathlib.Path(store), write=True, memory=1_000) as held:
            ready(held)
            with held.database(jobs) as db, open(source, "w", encoding="utf-8") as out:
                outcomes = scan(held, asked, DuckEngine(held, db, asked, jobs), most)
                told["blocks"] = told["documents"] = told["findings"] = 0
                for outcome in outcomes:
                    if "laid" not in told:
                        told["laid"] = _processor()
                    told["blocks"] += 1
                    told["documents"] += outcome.documents
                    for finding in outcome.judged.findings if outcome.judged else ():
                        told["findings"] += 1
                        if finding.severity != "info" and finding.code[:2] in ("CF", "SC"):
                            out.write(json.dumps(_sides(finding)) + "\n")
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return told | {
        "processor": _processor(),
        "wall": time.monotonic() - begun,
        "memory": own.ru_maxrss // 1024,
        "worker": others.ru_maxrss // 1024,
    }


def _processor() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _sides(finding: Any) -> list[list[Any]]:
    return [
        [c.document.rpartition("#")[2], c.start, c.end] for c in finding.claims if c.side is not None
    ]  # fmt: skip


def run(name: str, store: pathlib.Path, source: pathlib.Path, jobs: int, most: int) -> dict[str, Any]:
    """One phase in a process of its own."""
    command = [sys.executable, __file__, "--phase", name, str(store), str(source), str(jobs), str(most)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


# --- what is found ------------------------------------------------------------------------------------------------


def found_in(errors: Sequence[Error], findings: Sequence[Sequence[Sequence[Any]]]) -> set[Error]:
    """The errors on a side of some finding."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for finding in findings:
        for document, start, end in finding:
            places[document].append((start, end))
    return {e for e in errors if any(start < e.end and e.start < end for start, end in places[e.document])}


def alone(store: pathlib.Path, errors: Sequence[Error]) -> set[Error]:
    """The errors found when the documents of each copy are reconciled by themselves."""
    from checker.corpus.judging import Asked, judge, judged
    from checker.corpus.store import opened

    found: set[Error] = set()
    with opened(store, write=False, memory=500) as held, held.database(1) as db:
        for copy in sorted({e.copy for e in errors}):
            rows = db.execute(
                f"SELECT d.record FROM {held.documents('name, record')} d JOIN live USING (name, number)"
                f" WHERE contains(name, '#{copy}-') ORDER BY name"
            ).fetchall()
            result = judged(judge([record for (record,) in rows], Asked()))
            loud = [f for f in result.findings if f.severity != "info" and f.code[:2] in ("CF", "SC")]
            found |= found_in([e for e in errors if e.copy == copy], [_sides(f) for f in loud])
    return found


def folders(corpora: pathlib.Path, most: int) -> None:
    """Each event as a corpus of its own against a scan of it; then all in one corpus of small blocks."""
    from checker.corpus.building import build
    from checker.corpus.judging import Asked
    from checker.corpus.scanning import DuckEngine, scan
    from checker.corpus.store import opened

    def prints(store: pathlib.Path, bound: int) -> tuple[int, set[str]]:
        with opened(store, write=False, memory=500) as held, held.database(1) as db:
            outcomes = list(scan(held, Asked(), DuckEngine(held, db, Asked(), 0), bound))
            return len(outcomes), {f.fingerprint for o in outcomes if o.judged for f in o.judged.findings}

    every: set[str] = set()
    with tempfile.TemporaryDirectory() as where:
        for folder in sorted(p for p in (corpora / "news").iterdir() if p.is_dir()):
            store = pathlib.Path(where) / folder.name
            build([str(folder)], store, complain=lambda *said: sys.stderr.write(f"{said}\n"), jobs=0)
            documents = pipeline.read([str(folder)]).documents
            filed = {d.path: os.path.relpath(d.path).replace("\\", "/") for d in documents}
            expected = {f.fingerprint for f in pipeline.scan((), documents, filed=filed).findings}
            every |= expected
            _, same = prints(store, most)
            _, small = prints(store, 500)
            sys.stdout.write(
                f"{folder.name:24} scan {len(expected):4}  corpus {len(same):4} (both {len(expected & same):4})"
                f"  blocks of 500 claims {len(small):4} (both {len(expected & small):4})\n"
            )
            sys.stdout.flush()
        store = pathlib.Path(where) / "all"
        build([str(corpora / "news")], store, complain=lambda *said: sys.stderr.write(f"{said}\n"), jobs=0)
        for bound in (most, 5_000, 3_000, 1_500):
            count, found = prints(store, bound)
            sys.stdout.write(
                f"all events, blocks of {bound:6} claims: {count} blocks, {len(found)} findings,"
                f" {len(every & found)} of the {len(every)} of single events\n"
            )
            sys.stdout.flush()


# --- Spark --------------------------------------------------------------------------------------------------------


def spark(source: pathlib.Path, where: pathlib.Path, size: int, most: int) -> None:
    """The fixed cost of Spark, and its cost a document."""
    from checker.corpus.judging import Asked
    from checker.corpus.scanning import scan
    from checker.corpus.spark import SparkEngine, build, session
    from checker.corpus.store import opened

    def spent(java: int) -> float:
        tree, times = defaultdict(list), {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                tree[int(fields[1])].append(int(entry.name))
                times[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
        todo, total = [java], 0.0
        while todo:
            one = todo.pop()
            total += times.get(one, 0.0)
            todo += tree[one]
        return total

    begun = time.monotonic()
    with session() as held:
        jvm: Any = held.sparkContext._jvm
        java = int(jvm.java.lang.ProcessHandle.current().pid())
        held.range(1).mapInArrow(iter, "id bigint").collect()
        sys.stdout.write(f"spark: session {time.monotonic() - begun:.1f} s wall, {spent(java):.1f} s of processor\n")
        before, begun = spent(java), time.monotonic()
        build([str(source)], where / "spark", complain=lambda *said: sys.stderr.write(f"{said}\n"))
        took = spent(java) - before
        sys.stdout.write(f"  build {time.monotonic() - begun:.1f} s wall, {1000 * took / size:.0f} ms a document\n")
        before, begun = spent(java), time.monotonic()
        with opened(where / "spark", write=True, memory=500) as store:
            findings = sum(
                len(o.judged.findings) if o.judged else 0
                for o in scan(store, Asked(), SparkEngine(store, held, Asked()), most)
            )
        took = spent(java) - before
        sys.stdout.write(
            f"  scan {time.monotonic() - begun:.1f} s wall, {1000 * took / size:.0f} ms a document,"
            f" {findings} findings\n"
        )


def main() -> None:
    if sys.argv[1:2] == ["--phase"]:
        name, store, source, jobs, most = sys.argv[2:]
        sys.stdout.write(json.dumps(phase(name, store, source, int(jobs), int(most))) + "\n")
        return
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--each", type=int, default=2)
    p.add_argument("--copies", type=int, default=2)
    p.add_argument("--longest", type=int, default=2_500)
    p.add_argument("--block-claims", type=int, default=20_000)
    p.add_argument("--jobs", type=int, default=1)
    p.add_argument("--spark", action="store_true")
    p.add_argument("--folders", action="store_true")
    a = p.parse_args()
    sys.stdout.write(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    if a.folders:
        folders(a.corpora, a.block_claims)
    bundles = list(planted.bundles(a.corpora, a.seed, "news/")) if a.sizes else []
    first: dict[str, float] = {}
    for size in a.sizes:
        with tempfile.TemporaryDirectory() as folder:
            where = pathlib.Path(folder)
            source, store, told = where / "made.jsonl.gz", where / "store", where / "told.jsonl"
            records, errors = made(bundles, size, a.seed, a.each, a.copies, a.longest)
            characters = 0
            with gzip.open(source, "wt", encoding="utf-8") as out:
                for record in records:
                    characters += len(record["text"])
                    out.write(json.dumps(record) + "\n")
            build = run("build", store, source, a.jobs, a.block_claims)
            scan = run("scan", store, told, a.jobs, a.block_claims)
            stored = sum(path.stat().st_size for path in store.iterdir() if path.is_file())
            costs = {name: one["processor"] / characters for name, one in (("build", build), ("scan", scan))}
            costs["both"] = sum(costs.values())
            sys.stdout.write(
                f"{size} documents, {characters / size:.0f} characters each: "
                + ", ".join(
                    f"{name} {1000 * cost * characters / size:.1f} ms (x {cost / first.setdefault(name, cost):.2f})"
                    for name, cost in costs.items()
                )
                + f" a document; blocks laid at {1000 * scan.get('laid', 0) / size:.1f} ms;"
                f" store {stored / size / 1000:.1f} KB a document\n"
                f"  memory: build {build['memory']} MB, its worker {build['worker']} MB;"
                f" scan {scan['memory']} MB, its worker {scan['worker']} MB\n"
            )
            sys.stdout.flush()
            with open(told, encoding="utf-8") as lines:
                here = found_in(errors, [json.loads(line) for line in lines])
            single = alone(store, errors)
            sys.stdout.write(
                f"  {scan['blocks']} blocks, {scan['findings']} findings; of {len(errors)} errors found"
                f" {len(here) / max(1, len(errors)):.3f} in the corpus, {len(single) / max(1, len(errors)):.3f} alone"
                f" ({len(here - single)} only here, {len(single - here)} only alone)\n"
            )
            sys.stdout.flush()
            if a.spark and size == a.sizes[0]:
                spark(source, where, size, a.block_claims)


if __name__ == "__main__":
    main()
