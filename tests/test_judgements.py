"""The arithmetic of the judgements, and the draw of what is judged."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest


def script(name: str) -> ModuleType:
    """A script of the benchmarks as a module: the folder is no package."""
    file = Path(__file__).parent / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


judgements = script("judgements")
drawing = script("draw_sentences")


def judged(start: int, field: str, verdict: str, reading: int) -> object:
    return judgements.Judgement("a.txt", start, start + 2, field, verdict, reading)


MADE = [
    *(judged(n, "counted", "right", 1) for n in range(6)),
    judged(6, "counted", "wrong", 1),
    judged(7, "counted", "absent", 1),
    *(judged(n, "counted", "right", 2) for n in range(5)),
    *(judged(n, "counted", "wrong", 2) for n in (5, 6, 7)),
    judged(0, "period", "right", 1),
]


def test_shares_are_of_all_and_of_what_is_said() -> None:
    share = judgements.shares(MADE)["counted", 1]
    assert share == (6, 1, 1)
    assert share.of_all == 0.75
    assert share.of_said == pytest.approx(6 / 7)


def test_the_last_verdict_on_a_place_counts() -> None:
    assert judgements.shares([*MADE, judged(6, "counted", "right", 1)])["counted", 1] == (7, 0, 1)


def test_agreement_is_over_places_judged_twice_and_kappa_takes_off_chance() -> None:
    agreed = judgements.agreement(MADE, "counted")
    chance = (6 * 5 + 1 * 3 + 1 * 0) / 64
    assert agreed == (8, 0.75, pytest.approx((0.75 - chance) / (1 - chance)))
    assert judgements.agreement(MADE) == agreed
    assert judgements.agreement(MADE, "period").places == 0


def test_a_verdict_nobody_knows_is_refused() -> None:
    line = {"document": "a.txt", "start": 1, "end": 2, "field": "counted", "verdict": "fine", "reading": 1}
    with pytest.raises(ValueError, match="no verdict"):
        judgements.parse(json.dumps(line))


@pytest.mark.parametrize(
    "text",
    ["It has 5.", "Two of them fell.", "Dozens came.", "A third of it.", "It doubled."],
)
def test_a_figure_is_seen(text: str) -> None:
    assert drawing.holds_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 1986.",
        "On March 3, 2014, he left.",
        "On 3 March 2014.",
        "At 12:30.",
        "The 92nd Congress.",
        "Two years ago.",
        "The G20.",
    ],
)
def test_no_figure_is_seen(text: str) -> None:
    assert not drawing.holds_figure(text)


def test_a_draw_takes_two_of_a_document_and_the_same_again(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        text = "Nothing to count. " + " ".join(f"The town of {w} has {n} wells." for n, w in enumerate("xyzuvw", 20))
        file = tmp_path / "news" / f"{name}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    drawn = list(drawing.draw(tmp_path, "news", 7, 5))
    assert drawn == list(drawing.draw(tmp_path, "news", 7, 5))
    assert len(drawn) == 5
    assert [r["document"] for r in drawn].count("news/a.txt") <= 2
    first = drawn[0]
    text = (tmp_path / first["document"]).read_text("utf-8")
    assert text[first["start"] : first["end"]] == first["sentence"]
    assert all(c["unit"] == "" and c["counted"] == "well" for c in first["claims"])
