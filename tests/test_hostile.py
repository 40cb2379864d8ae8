"""No text makes extraction slow, and what is remembered within a text changes nothing.

No clock is asked: calls of functions are counted, at two sizes, so that a busy machine is no failure. A pattern that
backtracks without end would hang here. ``tests/benchmarks/hostile.py`` holds the shapes and measures seconds.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import json
import re
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.readers import Unreadable

SMALL, LARGE = 5_000, 20_000
"""Both longer than what is cut as no sentence: below, growth is that of one sentence, which has its bound."""
GROWTH = 4.6
"""How much more work four times the text may make."""
FLOOR = 400_000
"""Calls below which what is done once weighs too much for growth to say anything."""
VARIED = ("short sentences", "he said", "quoted numbers")
"""Shapes tried with other digits each time, so that no sentence stands twice."""


def benchmark() -> ModuleType:
    """The script that holds the shapes: its folder is no package."""
    file = Path(__file__).parent / "benchmarks" / "hostile.py"
    spec = importlib.util.spec_from_file_location("benchmark_hostile", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE = benchmark()


def extracted(text: str) -> None:
    """Extract the claims of a text, if it is one."""
    with contextlib.suppress(Unreadable):  # no words, no document
        pipeline.extract([pipeline.document_of("text", text)])


def varied(shape: str, size: int) -> str:
    """A shape again and again with other digits each time, up to a size: nothing in it stands twice."""
    parts: list[str] = []
    length = 0
    for n in itertools.count(1):
        parts.append(re.sub(r"\d", lambda _, n=n: str(n % 89 + 2), shape))
        length += len(parts[-1])
        if length >= size:
            return "".join(parts)[:size]
    raise AssertionError


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Tables and vocabularies are loaded before anything is counted."""
    pipeline.extract([pipeline.document_of("text", HOSTILE.prose([], SMALL))])


@pytest.mark.parametrize("name", list(HOSTILE.SHAPES)[::3])
def test_work_grows_with_the_length_of_a_shape(name: str, calls_of: Any) -> None:
    shape = HOSTILE.SHAPES[name]
    small, large = (calls_of(partial(extracted, HOSTILE.repeated(shape, size))) for size in (SMALL, LARGE))
    assert large <= max(FLOOR, GROWTH * small)


@pytest.mark.parametrize("name", VARIED)
def test_work_grows_with_the_length_where_nothing_stands_twice(name: str, calls_of: Any) -> None:
    shape = HOSTILE.SHAPES[name]
    small, large = (calls_of(partial(extracted, varied(shape, size))) for size in (SMALL, LARGE))
    assert large <= max(FLOOR, GROWTH * small)


PIECES = sorted({piece for shape in HOSTILE.SHAPES.values() for piece in re.split(r"(?<=\s)", shape) if piece})


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_work_grows_with_the_length_of_whatever_is_put_together(calls_of: Any, made: list[str]) -> None:
    shape = "".join(made)
    small, large = (calls_of(partial(extracted, HOSTILE.repeated(shape, size))) for size in (SMALL, LARGE))
    assert large <= max(FLOOR, GROWTH * small)


def test_a_sentence_that_stands_again_gives_the_same_claims() -> None:
    lines = [json.loads(line)["text"] for file in sorted(HOSTILE.GOLD.glob("*.jsonl")) for line in file.open("rb")]
    for text in lines[::7]:
        again = f"Nothing to tell.\n\n{text}\n\n"
        found = pipeline.extract([pipeline.document_of("text", again * 3)])
        each = len(found) // 3  # the first may stand in the lede
        for first, second in zip(found[each : 2 * each], found[2 * each :], strict=True):
            assert second.start == first.start + len(again)
            assert second.line > first.line
            other = {"id", "start", "end", "line", "column", "speaker"}  # whom a pronoun stands for may differ
            assert first.model_dump(exclude=other) == second.model_dump(exclude=other)


def test_more_numbers_in_a_row_than_prose_holds_are_read_where_words_stand_with_them() -> None:
    text = "The levels were " + ", ".join(f"{n} metres" for n in range(101, 401)) + "."
    found = pipeline.extract([pipeline.document_of("text", text)])
    assert [int(c.quantity.value) for c in found if c.quantity and c.quantity.value] == list(range(101, 401))
    assert all(text[c.start : c.end] == c.surface for c in found)


def test_figures_in_a_row_without_words_say_nothing() -> None:
    assert not pipeline.extract([pipeline.document_of("text", "The levels: " + ", ".join(map(str, range(101, 401))))])


LONG = "9" * 399
FORMS = (
    "{}st", "{}d Congress", "{} of the {}1", "more than {}", "${} million", "{}%", "{} miles ({} km)", "{}.5", "0.{}",
    "-{}", "1e{}", "{}-{}", "from {} to {}0, up {}%", "{} days", "{}-year-old", "the {}th floor", "{}/{}",
    "{} percent of {}0",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_number_of_hundreds_of_digits_is_a_number_like_any_other(form: str) -> None:
    figure = form.replace("{}", LONG)
    texts = (
        f"The storm in Halden killed {figure} people.",
        f"The storm in Halden killed {figure}1 people, not {figure}.",
    )
    documents = [pipeline.document_of(f"{n}.txt", text, "2020-01-01") for n, text in enumerate(texts)]
    report = pipeline.scan(documents[:1], documents[1:])
    assert report.skipped == ()
    assert {d.document for d in report.documents} == {"0.txt", "1.txt"}
