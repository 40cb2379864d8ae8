"""A build and a scan that are killed at moments drawn from a seed, and each time gone on with undisturbed.

usage: killed.py FOLDER SEED TIMES

FOLDER holds ``before`` (a store), ``sources.jsonl`` and what is made here. Everything is loaded once; each run is a
process forked off this one, which itself never opens a store. Prints one object of JSON: what an undisturbed run ends
with, what the others ended with, and how many were in fact killed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stores import built, claims, found, held, printed

from checker import pipeline


def run(folder: Path, store: Path, answer: Path) -> int:
    """Fork a process that builds and scans and leaves what it ended with in ``answer``; its id."""
    child = os.fork()
    if child:
        return child
    try:
        built(store, folder / "sources.jsonl", batch=2)
        told = {"found": printed(found(store, most=20)), "held": held(store), "claims": claims(store)}
        answer.write_text(json.dumps(told, default=str), encoding="utf-8")
        os._exit(0)
    except BaseException as error:
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)


def ended(child: int) -> int:
    """How a process ended: its exit status, or the signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    folder, seed, times = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    moment = random.Random(seed)
    pipeline.scan([pipeline.document_of("a.txt", "The flood killed 47 people.", "2019-03-04")])  # loads what it needs
    store, answer = folder / "store", folder / "answer.json"

    def undisturbed() -> object:
        answer.unlink(missing_ok=True)
        status = ended(run(folder, store, answer))
        return json.loads(answer.read_text(encoding="utf-8")) if status == 0 else f"ended with {status}"

    shutil.copytree(folder / "before", store)
    expected = undisturbed()
    shutil.rmtree(store)
    shutil.copytree(folder / "before", store)
    begun = time.monotonic()
    undisturbed()
    took = time.monotonic() - begun
    killed, results = 0, []
    for _ in range(times):
        shutil.rmtree(store)
        shutil.copytree(folder / "before", store)
        child = run(folder, store, answer)
        time.sleep(moment.random() * took)
        os.kill(child, signal.SIGKILL)
        killed += ended(child) == -signal.SIGKILL
        results.append(undisturbed())
    left = sorted(path.name for path in store.iterdir() if path.suffix == ".unfinished" or path.is_dir())
    print(json.dumps({"expected": expected, "results": results, "killed": killed, "left": left}))  # noqa: T201


if __name__ == "__main__":
    main()
