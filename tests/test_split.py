"""Split: sentences end where readers say they do, and no character of the text is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Block, Cell, Document, Table
from checker.split import LONGEST, sentence_spans, sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met John F. Kennedy in Washington, D.C.", "The talks went on."],
        ["It ended at 5 p.m. Tuesday.", "All went home."],
        ["About 3.5 million people in the U.S. voted.", "Few did not."],
        ['"Is it true?" he asked.', '"No."', "She left."],
        ["Sen. Ann Lee (D-Mont.) spoke to Gen. Roe.", "He nodded."],
        ["Acme Inc. said so.", "Others did not."],
        ["He cited No. 5 and p. 7 of it.", "Next came Sec. 4."],
        ["They waited...", "Then it came."],
        ['He said: "We won."', 'Then: "We lost."', "(It rained.)", "So be it."],
        ["It was in 2019.", "33 people came."],
        ["It fell on Jan. 5 and on Dec. 24.", "In May it rose."],
        ["Plan A failed and so did plan B.", "The end."],
        ["He came and so did I.", "We left."],
        ["She wrote it.[3]", "He read it."],
        ["The U.S. House passed it.", "The U.N. did not."],
        ["“It is over.”", "He sat down."],
        ["1. A wall is high."],
        ["A line\nthat goes on here.", "Then\nanother."],
    ],
)
def test_where_sentences_end(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_blocks_keep_their_zone_and_skipped_ones_are_left_out() -> None:
    text = "Toll rises\n\nMenu\n\nTen died. Two fled."
    blocks = (
        Block(0, 10, "heading", "headline"),
        Block(12, 16, "skipped", "body", "menu"),
        Block(18, 37, "prose", "lede"),
    )
    found = [(s.text, s.zone, s.block) for s in sentences(Document("d", "d", text, blocks))]
    assert found == [("Toll rises", "headline", 0), ("Ten died.", "lede", 2), ("Two fled.", "lede", 2)]


def test_a_table_is_read_cell_by_cell() -> None:
    text = "Town\tDead\nA\t5"
    table = Table(0, 13, ((Cell(0, 4), Cell(5, 9)), (Cell(10, 11), Cell(12, 13))), 1)
    document = Document("d", "d", text, (Block(0, 13, "table", "table"),), (table,))
    assert [(s.text, s.zone) for s in sentences(document)] == [(cell, "table") for cell in ("Town", "Dead", "A", "5")]


def test_a_document_without_blocks_is_one_block_of_prose() -> None:
    assert [s.text for s in sentences(Document("d", "d", "One. Two."))] == ["One.", "Two."]


_pieces = [*"abcZ .!?…\n\"'”“()[]12,:;-—", "Mr.", "U.S.", "a.m.", "No. ", "é", "\u00a0", "1. ", "• "]
_prose = st.lists(st.sampled_from(_pieces), max_size=150).map("".join)


@given(_prose)
def test_no_character_is_lost_and_spans_are_exact(text: str) -> None:
    document = Document("d", "d", text, (Block(0, len(text), "prose", "body"),))
    covered = set()
    end = 0
    for sentence in sentences(document):
        assert end <= sentence.start < sentence.end
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip()
        covered.update(range(sentence.start, sentence.end))
        end = sentence.end
    assert all(c.isspace() or i in covered for i, c in enumerate(text))


@given(_prose)
def test_splitting_a_sentence_again_changes_nothing_behind_its_first_word(text: str) -> None:
    for start, end in sentence_spans(text, 0, len(text)):
        assert next(sentence_spans(text, start, end))[0] == start


@pytest.mark.parametrize("unit", [".", ". ", "a", "A. ", "\n", "(1) ", '."', "word "])
def test_hostile_text_is_cut_and_takes_work_in_proportion(unit: str, grows_in_proportion: Any) -> None:
    def cut(size: int) -> None:
        text = unit * (size // len(unit))
        assert all(b - a <= LONGEST for a, b in sentence_spans(text, 0, len(text)))

    grows_in_proportion(cut, 100_000)
