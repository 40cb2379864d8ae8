"""Run claimcheck and print the thing counted as the unit where a plain count has none.

usage: counted_as_unit.py extract FILE --all --format jsonl --no-config      (whatever prints JSON Lines)

Some gold sets call the noun behind a number its unit ("12 boats": boat). claimcheck keeps the two apart, so a scorer
that compares units alone sees nothing of what was read. Give this script to such a scorer in place of the command.
"""

from __future__ import annotations

import json
import subprocess
import sys


def with_counted(record: dict[str, object]) -> dict[str, object]:
    """A claim with its unit filled from the thing counted where it has none."""
    quantity, measure = record.get("quantity"), record.get("measure")
    if isinstance(quantity, dict) and isinstance(measure, dict) and not quantity["unit"]:
        quantity["unit"] = measure["counted"]
    return record


def main() -> int:
    """Pass the arguments on, and the exit status back."""
    done = subprocess.run([sys.executable, "-m", "checker", *sys.argv[1:]], stdout=subprocess.PIPE, check=False)
    for line in done.stdout.decode("utf-8").splitlines():
        sys.stdout.write(json.dumps(with_counted(json.loads(line)), ensure_ascii=False) + "\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
