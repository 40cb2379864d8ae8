"""What goes wrong in a long run: nothing is lost, nothing doubled, and what is said is one clear line."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from stores import Record, Write, built, claims, found, held, printed, record, work

from checker.cli import run
from checker.corpus import CorpusError, files, lock, manifest
from checker.corpus.building import build
from checker.corpus.store import opened
from checker.corpus.workers import GivenUp, Limits, Workers

TIMES = 20
SEED = 2026


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes that can be forked and killed")
def test_killed_at_any_moment_and_gone_on_with_it_ends_the_same(tmp_path: Path) -> None:
    old = [record("Alverton", n, 47) for n in range(2)] + [record("Brinmoor", 0, 57)]
    new = [
        old[0],
        {**old[1], "text": old[1]["text"].replace("47", "52")},
        *(record("Corvell", n, 60 + n) for n in (0, 1)),
    ]
    (tmp_path / "sources.jsonl").write_text("".join(json.dumps(one) + "\n" for one in old), encoding="utf-8")
    built(tmp_path / "before", tmp_path / "sources.jsonl")
    found(tmp_path / "before", most=20)
    (tmp_path / "sources.jsonl").write_text("".join(json.dumps(one) + "\n" for one in new), encoding="utf-8")
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(SEED), str(TIMES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["expected"]["held"]) == len(new)
    assert told["expected"]["found"]
    assert told["results"] == [told["expected"]] * TIMES
    assert told["killed"] >= TIMES // 2
    assert told["left"] == []


@pytest.mark.parametrize("after", range(8))
def test_a_full_disk_loses_nothing_that_was_committed(
    tmp_path: Path, floods: list[Record], write: Write, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    source = write(floods, "floods.jsonl")
    left = [after]
    whole = files.write_whole

    def full(path: Path, writing: Callable[[Path], None]) -> None:
        def some(beside: Path) -> None:
            writing(beside)
            left[0] -= 1
            if left[0] < 0:
                os.truncate(beside, beside.stat().st_size // 2)
                raise OSError(errno.ENOSPC, "No space left on device")

        whole(path, some)

    with monkeypatch.context() as patched:
        patched.setattr("checker.corpus.store.write_whole", full)
        patched.setattr("checker.corpus.manifest.write_whole", full)
        with pytest.raises(CorpusError, match="No space left on device; what was committed is kept"):
            build([str(source)], tmp_path / "store", complain=lambda *_: None, jobs=0, batch=3)
    if (tmp_path / "store" / manifest.NAME).exists():
        assert manifest.load(tmp_path / "store") is not None
    built(tmp_path / "store", source, batch=3)
    built(tmp_path / "afresh", source)
    assert claims(tmp_path / "store") == claims(tmp_path / "afresh")
    assert printed(found(tmp_path / "store")) == printed(found(tmp_path / "afresh")) != []


def test_a_store_on_a_disk_that_cannot_be_written_to_is_read(
    tmp_path: Path,
    floods: list[Record],
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    built(tmp_path / "store", write(floods, "floods.jsonl"))
    expected = printed(found(tmp_path / "store", most=30))
    before = sorted(path.name for path in (tmp_path / "store").iterdir())
    genuine = os.open

    def refusing(path: object, flags: int, *rest: object, **named: object) -> int:
        if str(path).startswith(str(tmp_path / "store")) and flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return genuine(path, flags, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(lock.os, "open", refusing)
    assert printed(found(tmp_path / "store", most=20)) != []
    assert printed(found(tmp_path / "store", most=30)) == expected
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == before
    assert run(["corpus", "build", str(tmp_path / "sources"), "--store", str(tmp_path / "store"), "--jobs", "0"]) == 2
    assert capsys.readouterr().err == f"claimcheck: {tmp_path / 'store'}: cannot be written to\n"


def test_one_at_a_time(tmp_path: Path, floods: list[Record], write: Write) -> None:
    source = write(floods, "floods.jsonl")
    built(tmp_path / "store", source)
    with opened(tmp_path / "store", write=True, memory=200):
        for attempt in (lambda: built(tmp_path / "store", source), lambda: found(tmp_path / "store")):
            with pytest.raises(
                CorpusError, match=rf"another claimcheck is at work on this store \(process {os.getpid()}\)"
            ):
                attempt()
    assert built(tmp_path / "store", source).kept == len(floods)


def test_the_lock_of_a_dead_writer_is_taken_over(tmp_path: Path, floods: list[Record], write: Write) -> None:
    source = write(floods, "floods.jsonl")
    built(tmp_path / "store", source)
    code = (
        "import sys, time, pathlib; from checker.corpus import lock\n"
        "with lock.held(pathlib.Path(sys.argv[1]), alone=True): print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "store" / "LOCK")], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(CorpusError, match=f"process {holder.pid}"):
        built(tmp_path / "store", source)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert built(tmp_path / "store", source).kept == len(floods)


def test_what_hangs_swells_dies_or_stumbles_is_given_up_and_the_rest_goes_on() -> None:
    tasks = ["a", "hang", "b", "swell", "c", "die", "d", "stumble", "e"]
    with Workers(work, 2, Limits(seconds=2, megabytes=500)) as workers:
        done = list(workers.results(tasks))
    assert [task for task, _ in done] == tasks
    assert {task: r.reason if isinstance(r, GivenUp) else r for task, r in done} == {
        **{task: task.upper() for task in "abcde"},
        "hang": "not done within 2 seconds",
        "swell": "it needs more than 500 MB of memory",
        "die": "the process that worked on it died",
        "stumble": "ValueError: over a stone",
    }


def test_a_worker_that_is_killed_is_replaced_and_its_piece_done() -> None:
    with Workers(work, 1, Limits(seconds=60, megabytes=500)) as workers:
        coming = workers.results(iter(["a", "b", "c", "d", "e", "f"]))
        done = [next(coming)[1]]
        os.kill(workers._all[0].process.pid or 0, signal.SIGKILL)
        done += [result for _, result in coming]
    assert done == ["A", "B", "C", "D", "E", "F"]


def test_processes_end_with_the_one_that_started_them() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from stores import work; from checker.corpus.workers import Limits, Workers\n"
        "with Workers(work, 1, Limits(600, 500)) as workers: next(workers.results(['tell', 'hang']))"
    )
    begun = subprocess.Popen(
        [sys.executable, "-c", code, str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
    )
    assert begun.stdout is not None
    worker = int(begun.stdout.readline())
    begun.kill()
    begun.wait()
    for _ in range(200):
        if _ended(worker):
            break
        time.sleep(0.1)
    assert _ended(worker)


def _ended(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    told = Path(f"/proc/{process}/stat")
    return told.exists() and told.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_poisonous_document_is_sr003_and_the_rest_goes_on(tmp_path: Path, floods: list[Record], write: Write) -> None:
    nothing = Limits(seconds=0.0, megabytes=500)  # so that any document takes too long
    source = write(floods[:3], "floods.jsonl")
    assert built(tmp_path / "store", source, jobs=1, limits=nothing).read == 3
    told = [f for f in found(tmp_path / "store") if f.code == "SR003"]
    assert [f.message.partition(": ")[2] for f in told] == ["not done within 0 seconds"] * 3


@pytest.mark.parametrize("what", ["documents", "claims", "missing"])
def test_a_damaged_file_is_told_of_and_its_documents_are_read_again(
    tmp_path: Path, floods: list[Record], write: Write, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    source, store = write(floods, "floods.jsonl"), tmp_path / "store"
    built(store, source, batch=5)
    expected = claims(store)
    damaged = sorted(store.glob(f"{'documents' if what == 'missing' else what}-*.parquet"))[0]
    if what == "missing":
        damaged.unlink()
    else:
        data = bytearray(damaged.read_bytes())
        data[len(data) // 2] ^= 0xFF
        damaged.write_bytes(bytes(data))
    for command in (["corpus", "scan"], ["timeline", "--all"]):
        assert run([*command, "--store", str(store), "--no-config"]) == 2
        (line,) = [said for said in capsys.readouterr().err.splitlines() if "as-of" not in said]
        assert line.startswith(f"claimcheck: {damaged}: damaged or not there; run claimcheck corpus build again")
    told: list[str] = []
    done = build([str(source)], store, complain=lambda *said: told.append(" ".join(said)), jobs=0)
    assert (done.read, done.kept) == (5, 7)
    assert "its documents are read again" in told[0]
    assert claims(store) == expected


def test_what_was_found_before_and_is_damaged_is_found_again(
    tmp_path: Path, floods: list[Record], write: Write
) -> None:
    built(tmp_path / "store", write(floods, "floods.jsonl"))
    expected = printed(found(tmp_path / "store"))
    for file in (tmp_path / "store").glob("results-*.parquet"):
        file.write_bytes(file.read_bytes()[:-30])
    assert printed(found(tmp_path / "store")) == expected != []


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"format": 0}, "a store of an older claimcheck (format 0, this one reads 1); build it --anew"),
        ({"format": 99}, "a store of a newer claimcheck (format 99, this one reads 1); build it --anew"),
        ({"kind": "else"}, "not a store of claimcheck"),
        (None, "damaged; remove the store and build it again"),
    ],
)
def test_a_store_of_another_version_is_refused_and_can_be_built_anew(
    tmp_path: Path,
    floods: list[Record],
    write: Write,
    capsys: pytest.CaptureFixture[str],
    told: dict[str, object] | None,
    line: str,
) -> None:
    source, store = write(floods, "floods.jsonl"), tmp_path / "store"
    built(store, source)
    path = store / manifest.NAME
    path.write_text("{" if told is None else json.dumps({**json.loads(path.read_text()), **told}), encoding="utf-8")
    for command in (["scan"], ["build", str(source), "--jobs", "0"]):
        assert run(["corpus", *command, "--store", str(store)]) == 2
        assert line in capsys.readouterr().err
    assert run(["corpus", "build", str(source), "--jobs", "0", "--store", str(store), "--anew"]) == 0
    assert len(held(store)) == len(floods)


def test_a_store_of_another_claimcheck_is_built_again(
    tmp_path: Path, floods: list[Record], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(floods, "floods.jsonl")
    built(tmp_path / "store", source)
    monkeypatch.setattr("checker.__version__", "99.0")
    with pytest.raises(CorpusError, match="run claimcheck corpus build again"):
        found(tmp_path / "store")
    assert built(tmp_path / "store", source).read == len(floods)  # another may read otherwise
    assert found(tmp_path / "store")


def test_the_clock_is_not_asked(
    tmp_path: Path, floods: list[Record], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(floods, "floods.jsonl")
    built(tmp_path / "store", source)
    for path in (tmp_path / "store").iterdir():
        os.utime(path, (2_000_000_000, 2_000_000_000))  # written in a year that is still to come
    monkeypatch.setattr(time, "time", lambda: 0.0)
    changed = [{**floods[0], "text": floods[0]["text"].replace("47", "48")}, *floods[1:]]
    os.utime(write(changed, "floods.jsonl"), (0, 0))
    assert built(tmp_path / "store", source).read == 1
    built(tmp_path / "afresh", source)
    assert held(tmp_path / "store") == held(tmp_path / "afresh")


def test_a_folder_of_other_files_is_left_alone(floods: list[Record], write: Write) -> None:
    source = write(floods, "floods.jsonl")
    with pytest.raises(CorpusError, match="holds other files and is no store"):
        built(source.parent, source)
    assert [path.name for path in source.parent.iterdir()] == [source.name]
