"""Whole-process time of ``claimcheck extract`` against the peers', on the same texts, in one run.

usage: extraction.py TEXT... [--peers DIR] [--rounds 3] [--claimcheck CMD]

The peers live in a virtual environment of their own (``--peers``), made where there is none, with quantulum3 and CQE
from the package index; one that cannot be installed or run is named and left out. quantulum3 does without its
classifier, and is the faster for it, where the one it ships does not load. All get the same files; the peers are given
their paragraphs one by one, as their interfaces ask. Each round runs all in turn, and the least seconds of each count:
start, imports and output with them.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import platform
import shlex
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from typing import NamedTuple

INSTALL_SECONDS = 900
"""What an environment may take to be made: CQE brings spaCy and much more."""
RUN_SECONDS = 1800
READ = """
import pathlib, sys
texts = [p for f in sys.argv[1:] for p in pathlib.Path(f).read_text("utf-8", "replace").split("\\n") if p.strip()]
"""
QUANTULUM = (
    READ
    + """
from quantulum3 import classifier, parser
try:
    parser.parse("It is 5 feet, at 5 C")
except Exception as error:
    print(f"quantulum3 runs without its classifier: {error}", file=sys.stderr)
    classifier.USE_CLF = False
print(sum(len(parser.parse(text)) for text in texts))
"""
)
CQE = (
    READ
    + """
from CQE import CQE
parser = CQE.CQE()
print(sum(len(parser.parse(text)) for text in texts))
"""
)


class Peer(NamedTuple):
    """A peer: what is installed for it, what is imported, and the program that reads files with it."""

    name: str
    packages: tuple[str, ...]
    module: str
    program: str


class Timed(NamedTuple):
    """A program's name with its version, and the least seconds it took."""

    name: str
    seconds: float


PEERS = (
    Peer("quantulum3", ("quantulum3[classifier]",), "quantulum3", QUANTULUM),
    Peer("CQE", ("cqe",), "CQE", CQE),
)


def environment(folder: pathlib.Path) -> str:
    """The Python of the peers' environment, made where there is none."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    return str(python)


def present(python: str, peer: Peer) -> bool:
    """Whether a peer can be imported, after an attempt to install it."""
    look = [python, "-c", f"import {peer.module}"]
    if subprocess.run(look, capture_output=True, check=False).returncode == 0:
        return True
    try:
        subprocess.run([python, "-m", "pip", "install", "-q", *peer.packages], check=True, timeout=INSTALL_SECONDS)
        return subprocess.run(look, capture_output=True, check=False).returncode == 0
    except (subprocess.SubprocessError, OSError) as error:
        sys.stderr.write(f"{peer.name} cannot be installed: {error}\n")
        return False


def version(python: str, peer: Peer) -> str:
    """The peer's name with its version."""
    code = f"import importlib.metadata as m; print(m.version({peer.module.lower()!r}))"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return f"{peer.name} {done.stdout.strip()}".strip()


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run, output thrown away. Raises CalledProcessError and TimeoutExpired."""
    begin = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
        timeout=RUN_SECONDS,
        cwd=tempfile.gettempdir(),
    )
    return time.perf_counter() - begin


def measured(commands: dict[str, list[str]], rounds: int) -> list[Timed]:
    """The least time of each command over rounds in which all take their turn; one that fails is named and left out."""
    least: dict[str, float] = {}
    failed: set[str] = set()
    for _ in range(rounds):
        for name, command in commands.items():
            if name in failed:
                continue
            try:
                least[name] = min(least.get(name, float("inf")), seconds(command))
            except subprocess.SubprocessError as error:
                said = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace").strip().splitlines()
                sys.stderr.write(f"{name} cannot be run: {said[-1] if said else error}\n")
                failed.add(name)
    return [Timed(name, least[name]) for name in commands if name in least and name not in failed]


def table(rows: Sequence[Timed], size: int) -> str:
    """What is printed: the first row is the one the others are held against."""
    lines = [f"{'program':34} {'seconds':>9} {'KB/s':>9} {'times ours':>11}"]
    ours = rows[0].seconds
    lines += [f"{r.name:34} {r.seconds:9.2f} {size / 1000 / r.seconds:9.1f} {r.seconds / ours:11.1f}" for r in rows]
    lines.append(
        f"{size / 1000:.0f} KB; Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("texts", type=pathlib.Path, nargs="+")
    p.add_argument("--peers", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "claimcheck-peers")
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--claimcheck", default=f"{shlex.quote(sys.executable)} -m checker")
    a = p.parse_args()
    files = [str(t.resolve()) for t in a.texts]
    python = environment(a.peers.resolve())
    ours = subprocess.run([*shlex.split(a.claimcheck), "--version"], capture_output=True, text=True, check=False)
    own = [*shlex.split(a.claimcheck), "extract", *files, "--no-config", "--format", "jsonl"]
    commands = {ours.stdout.strip() or "claimcheck": own}
    commands |= {version(python, peer): [python, "-c", peer.program, *files] for peer in PEERS if present(python, peer)}
    rows = measured(commands, a.rounds)
    if not rows or rows[0].name not in list(commands)[:1]:
        raise SystemExit("claimcheck itself cannot be run")
    sys.stdout.write(table(rows, sum(pathlib.Path(f).stat().st_size for f in files)))


if __name__ == "__main__":
    main()
