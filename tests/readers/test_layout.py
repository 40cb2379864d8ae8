"""Layout: what is text and what is the page's furniture, in made-up pages of many kinds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document
from checker.readers import reader_for


def read(text: str, suffix: str = "txt") -> Document:
    reader = reader_for(f"a.{suffix}")
    assert reader is not None
    return reader.read("a", text.encode())[0]


def shown(text: str, suffix: str = "txt") -> list[tuple[str, str]]:
    """Each block's text with its zone, or with the reason why it is left out."""
    return [
        (text[b.start : b.end], f"-{b.reason}" if b.kind == "skipped" else b.zone) for b in read(text, suffix).blocks
    ]


BODY = (
    "The council met on Monday and agreed on a plan for the harbour. It will cost 12 million dollars.\n\n"
    "The mayor said that the work would begin in spring and be done by the end of the year.\n\n"
    "Fishermen had asked for a new pier for a long time, and they will get two of them now.\n\n"
)


def test_a_saved_news_page() -> None:
    text = (
        "Monday, March 9 2020\n\nHarbour to get two piers\n\nUpdate: June, 4/2018 - 09:15\n"
        "The old pier at low tide. — HNS Photo\n\n"
        + BODY
        + "The piers open in 2021. — HNS\n\nSend us your comments:\n\n"
        "See also: Harbour floods 12 homes"
    )
    found = dict(shown(text))
    assert found["Monday, March 9 2020"] == "-date line"
    assert found["Harbour to get two piers"] == "headline"
    assert found["Update: June, 4/2018 - 09:15"] == "-date line"
    assert found["The old pier at low tide. — HNS Photo"] == "caption"
    assert found["The piers open in 2021."] == "body"
    assert found["— HNS"] == "-credit"
    assert found["Send us your comments:"] == "-furniture"
    assert found["See also: Harbour floods 12 homes"] == "-link"


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("Source: Harbour Gazette", "credit"),
        ("Translated by Ann Lee", "credit"),
        ("Copyright © 2018 The Harbour Gazette, LLC", "credit"),
        ("Prof. Ann Lee. Vice Chairman of the Harbour Board", "credit"),
        ("This article was published in the Harbour Review, No. 12 (June 2018)", "publication note"),
        ("(2) Ibid. p. 77", "reference"),
        ("https://example.org/story/12", "furniture"),
        ("Sign up for our newsletter", "furniture"),
        ("175 people rescued at sea last year Read more", "link"),
        ("***", "furniture"),
    ],
)
def test_what_follows_the_last_sentence(tail: str, reason: str) -> None:
    assert shown("Harbour to get two piers\n\n" + BODY + tail)[-1] == (tail, f"-{reason}")


@pytest.mark.parametrize(
    "line",
    [
        "More than 12 boats were lost.",
        "Twelve boats were lost in the storm that night, and nobody knows where they went",
        "Source: the storm had taken 12 boats, he said.",
        "Related deaths rose to 34",
        "Watch out for 12 boats, he said.",
        "Updated figures show 34 dead on 5 May 2016.",
        "He published 12 books by May 2016.",
        "Toll of 34 after the storm of 5 May 2016",
    ],
)
def test_lines_with_figures_are_not_lost(line: str) -> None:
    assert (line, "body") in shown("Harbour to get two piers\n\n" + BODY + line + "\n\n" + BODY)


def test_readers_comments_are_left_out() -> None:
    comments = "\n\n".join(f"Reader {n} 15/4/16 13:{n}\n\nI saw {n} boats myself." for n in range(39, 44))
    text = "Harbour to get two piers\n\n" + BODY + "All comments [ 5 ]\n\n" + comments + "\n\nYour comments"
    start = text.index("All comments")
    assert all(b.reason == "comment" for b in read(text).blocks if b.start >= start)
    assert all(b.reason != "comment" for b in read(text).blocks if b.start < start)


def test_headings_are_parts_of_their_own() -> None:
    text = "Harbour to get two piers\n\n" + BODY + "What comes next\n\n" + BODY
    kinds = {text[b.start : b.end]: b.kind for b in read(text).blocks}
    assert kinds["What comes next"] == "heading"


def test_a_menu_is_left_out_but_not_an_announced_list() -> None:
    menu = "Home\nWorld news\nSport\nWeather\n\n"
    assert ("World news", "-menu") in shown(menu + "Harbour to get two piers\n\n" + BODY)
    announced = "The goals are three:\nPeace\nGrowth\nWork\n\n"
    assert ("Growth", "body") in shown("Harbour to get two piers\n\n" + BODY + announced + BODY)


def test_gallery_captions_are_split_from_their_counters() -> None:
    text = (
        "Harbour to get two piers\n\n"
        + BODY
        + "Photos: Storm at the old harbour Boats lie on the quay. Hide Caption 1 of 3 "
        "Photos: Storm at the old harbour A man looks for 2 dogs. Hide Caption 2 of 3 "
        "Photos: Storm at the old harbour The sea is calm. Hide Caption 3 of 3 The storm killed 12 people.\n\n" + BODY
    )
    found = shown(text)
    assert ("A man looks for 2 dogs.", "caption") in found
    assert ("Hide Caption 2 of 3", "-furniture") in found
    assert ("The storm killed 12 people.", "body") in found


def test_wrapped_lines_are_joined_and_lines_that_are_paragraphs_are_not() -> None:
    wrapped = (
        "The council of the town approved a budget of 12 million dollars on\n"
        "Monday, after three months of debate that had divided the members\n"
        "and the public. Mayor Ann Lee said that the plan would now create\n"
        "500 jobs.\n"
    )
    assert [zone for _, zone in shown(wrapped)] == ["lede"]
    single = "The first paragraph stands on one line.\nThe second stands on the next.\nThe third comes last.\n"
    assert len(shown(single)) == 3


def test_tables_in_text() -> None:
    text = (
        BODY
        + "Town       2016   2017\nAshford     120    130\nBelmont      40     45\nTotal       160    175\n\n"
        + BODY
    )
    (table,) = read(text).tables
    assert table.header == 1 or table.header == 0
    assert [text[c.start : c.end] for c in table.rows[1]] == ["Ashford", "120", "130"]
    tabbed = BODY + "Town\tDead\nAshford\t12\nBelmont\t4\n\n" + BODY
    assert [[tabbed[c.start : c.end] for c in row] for row in read(tabbed).tables[0].rows] == [
        ["Town", "Dead"],
        ["Ashford", "12"],
        ["Belmont", "4"],
    ]
    assert read(BODY.replace(". ", ".  ")).tables == ()


def test_markdown() -> None:
    text = (
        "# Harbour to get two piers\n\nThe plan costs 12 million,\nthe mayor said.\n\n> It was time,\n> she said.\n\n"
        "- One pier.\n- Two piers\n  in all.\n\n1. First.\n\n"
        "| Town | Dead |\n|---|--:|\n| A | 5 |\n\nNext steps\n---\n\n"
        "```\ncode 99\n```\n\n    more code 5\n\n![Three boats at sea](x.png)\n\n<!-- to be checked -->\n"
        "[1]: http://example.org\n"
    )
    assert shown(text, "md") == [
        ("Harbour to get two piers", "headline"),
        ("The plan costs 12 million,\nthe mayor said.", "lede"),
        ("It was time,\n> she said.", "quote"),
        ("One pier.", "body"),
        ("Two piers\n  in all.", "body"),
        ("First.", "body"),
        ("| Town | Dead |\n|---|--:|\n| A | 5 |", "table"),
        ("Next steps", "body"),
        ("```\ncode 99\n```", "-code"),
        ("more code 5", "-code"),
        ("Three boats at sea", "caption"),
        ("<!-- to be checked -->", "-markup"),
        ("[1]: http://example.org", "-link"),
    ]
    table = read(text, "md").tables[0]
    assert [[text[c.start : c.end] for c in row] for row in table.rows] == [["Town", "Dead"], ["A", "5"]]


_pieces = [
    "word ",
    "Ten. ",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "| a | 1 |\n",
    "|--|--|\n",
    "```\n",
    "# ",
    "15/4/16 13:39",
    "Comments\n",
]
_pieces += [
    "1 of 2 ",
    "Hide Caption 1 of 2 ",
    "    ",
    "\t",
    "<!-- ",
    "-->",
    "---\n",
    "By Ann Lee ",
    "Photo: X ",
    "\r\n",
    "é",
]


@given(st.lists(st.sampled_from(_pieces), min_size=1, max_size=60).map("".join), st.sampled_from(["txt", "md"]))
def test_blocks_are_in_order_and_hold_all_text(text: str, suffix: str) -> None:
    if not text.strip():
        return
    document = read(text, suffix)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "word ",
        "\n",
        "<!--\n",
        "```\n",
        "|",
        "|a|1|\n|-|-|\n",
        "a\tb\n",
        "> ",
        "- ",
        "[",
        "Hide Caption 1 of 2 ",
        "x\n---\n",
    ],
)
def test_hostile_text_takes_work_in_proportion(unit: str, suffix: str, grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: read("x" + unit * (size // len(unit)), suffix), 15_000)
