"""Which time, aspect, modality and speaker a figure has, sentence by sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.aspect import aspect_of
from checker.attribution import speaker_of
from checker.modality import modality_of
from checker.model import UNKNOWN_PERIOD, Mention, Period, Quantity, Sentence
from checker.tokens import tokenize
from checker.when import names_a_time, resolve, stated_times
from checker.wordclass import tag

WEDNESDAY = Period(start=date(2021, 3, 10), end=date(2021, 3, 10))
MARCH = Period(start=date(2021, 3, 1), end=date(2021, 3, 31), precision="month")
BEFORE = Period(start=None, end=date(2021, 3, 10), precision="range", basis="bounded")


def tagged(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, "body", 0, tag(tokenize(text, start)))


def figure(sentence: Sentence, word: str, kind: str = "count") -> Mention:
    index = next(k for k, t in enumerate(sentence.tokens) if t.text == word)
    token = sentence.tokens[index]
    quantity = Quantity(surface=word)
    return Mention(kind, token.start, token.end, index, index + 1, "test", quantity=quantity)  # type: ignore[arg-type]


def period(text: str, word: str, document: Period = WEDNESDAY) -> tuple[str, str, str]:
    sentence = tagged(text)
    mention = figure(sentence, word)
    found = resolve(sentence, mention, aspect_of(sentence, mention), document)
    return str(found.start), str(found.end), found.basis


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The kiln broke on 4 May 2019.", "2019-05-04", "2019-05-04"),
        ("The kiln broke in March 2018.", "2018-03-01", "2018-03-31"),
        ("The kiln broke on Tuesday.", "2021-03-09", "2021-03-09"),
        ("The kiln broke on Wednesday.", "2021-03-10", "2021-03-10"),
        ("The kiln broke last Wednesday.", "2021-03-03", "2021-03-03"),
        ("The kiln will reopen on Monday.", "2021-03-15", "2021-03-15"),
        ("The kiln will reopen next Monday.", "2021-03-15", "2021-03-15"),
        ("The kiln broke yesterday.", "2021-03-09", "2021-03-09"),
        ("The kiln broke last month.", "2021-02-01", "2021-02-28"),
        ("The kiln broke last year.", "2020-01-01", "2020-12-31"),
        ("The kiln breaks this year.", "2021-01-01", "2021-12-31"),
        ("The kiln broke three days ago.", "2021-03-07", "2021-03-07"),
        ("The kiln broke two years ago.", "2019-01-01", "2019-12-31"),
        ("The kiln broke a decade ago.", "2010-01-01", "2019-12-31"),
        ("It has run since 1986.", "1986-01-01", "2021-03-10"),
        ("It will run by 2030.", "2030-01-01", "2030-12-31"),
        ("It ran until 2015.", "None", "2015-12-31"),
        ("It ran from 2010 to 2015.", "2010-01-01", "2015-12-31"),
        ("It ran between 2010 and 2015.", "2010-01-01", "2015-12-31"),
        ("It ran over the past two years.", "2019-03-10", "2021-03-10"),
        ("It ran in the past 24 hours.", "2021-03-09", "2021-03-10"),
        ("It ran well in the first quarter.", "2021-01-01", "2021-03-31"),
        ("It ran well in the third quarter.", "2020-07-01", "2020-09-30"),
        ("Rents in fiscal 2019 were flat.", "2018-07-01", "2019-12-31"),
        ("The fair opened on February 3.", "2021-02-03", "2021-02-03"),
        ("The fair opened on April 3.", "2020-04-03", "2020-04-03"),
        ("The fair will open on April 3.", "2021-04-03", "2021-04-03"),
        ("The fair closed on December 30.", "2020-12-30", "2020-12-30"),
        ("So far it has run well.", "2021-03-10", "2021-03-10"),
        ("It was quiet over the weekend.", "2021-03-06", "2021-03-07"),
        ("Last summer was dry.", "2020-06-01", "2020-08-31"),
        ("It broke in June last year.", "2020-06-01", "2020-06-30"),
        ("It ran well in FY2018/19.", "2018-04-01", "2019-09-30"),
        ("It ran well in the year ended June 30, 2019.", "2018-07-01", "2019-06-30"),
        ("It ran well in the three months to March 2020.", "2020-01-01", "2020-03-31"),
        ("It ran well in the first nine months of 2019.", "2019-01-01", "2019-09-30"),
        ("It broke in late March 2019.", "2019-03-21", "2019-03-31"),
        ("It broke in mid-2016.", "2016-05-01", "2016-08-31"),
        ("It broke at the end of 2016.", "2016-12-01", "2016-12-31"),
        ("It broke in the '60s.", "1960-01-01", "1969-12-31"),
        ("It ran well so far this year.", "2021-01-01", "2021-03-10"),
        ("It will open by year-end.", "2021-12-01", "2021-12-31"),
        ("It will open by the end of the decade.", "2029-01-01", "2029-12-31"),
        ("It will open ten years from now.", "2031-01-01", "2031-12-31"),
        ("It will open within five years.", "2021-03-10", "2026-03-10"),
        ("It broke twenty-eight years ago.", "1993-01-01", "1993-12-31"),
        ("It broke the month before we left.", "None", "None"),
        ("It ran from May 2015 until the end of 2016.", "2015-05-01", "2016-12-31"),
    ],
)
def test_stated_times(text: str, start: str, end: str) -> None:
    (found,) = stated_times(tagged(text), WEDNESDAY)
    assert (str(found.period.start), str(found.period.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The kiln holds 2000 pots.",
        "She may march at will.",
        "Every day counts.",
        "The feast falls on December 27 every year.",
        "The first half was dull.",
    ],
)
def test_no_time_stated(text: str) -> None:
    assert stated_times(tagged(text), WEDNESDAY) == ()


def test_relative_times_need_a_day() -> None:
    for text in ("It broke yesterday.", "It broke on Monday.", "It broke last year."):
        (found,) = stated_times(tagged(text), UNKNOWN_PERIOD)
        assert found.period.start is None
        assert found.period.end is None
    (found,) = stated_times(tagged("It broke last year."), MARCH)
    assert str(found.period.start) == "2020-01-01"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Unemployment fell from 7.1% in 2019 to 5.4% in 2020.", "7.1", ("2019-01-01", "2019-12-31", "stated")),
        ("Unemployment fell from 7.1% in 2019 to 5.4% in 2020.", "5.4", ("2020-01-01", "2020-12-31", "stated")),
        ("In 2020, the yard sold 30 boats and mended 40 more.", "40", ("2020-01-01", "2020-12-31", "stated")),
        ("The yard, founded in 1986, employs 500 people.", "500", ("2021-03-10", "2021-03-10", "document")),
        ("The town has ties with 14 cities.", "14", ("2021-03-10", "2021-03-10", "document")),
        ("The yard launched 14 boats.", "14", ("None", "2021-03-10", "bounded")),
        ("The 2015 fire burned 9 barns.", "9", ("2015-01-01", "2015-12-31", "stated")),
        ("A quake on Monday killed 12 people.", "12", ("2021-03-08", "2021-03-08", "stated")),
        ("A quake on Monday has killed 12 people so far.", "12", ("2021-03-10", "2021-03-10", "document")),
        ("As of Friday, 33 hikers were missing.", "33", ("2021-03-05", "2021-03-05", "stated")),
        ("A quake in 1995 killed 12 people.", "12", ("1995-01-01", "1995-12-31", "stated")),
        ("A year earlier, it had 70 staff.", "70", ("2020-01-01", "2020-12-31", "stated")),
        ("The council will plant 90 trees.", "90", ("2021-03-10", "None", "bounded")),
        ("Since the flood in 2018, the town has built 12 dams.", "12", ("2018-01-01", "2021-03-10", "stated")),
        ("Police said Monday that thieves took 8 vans.", "8", ("None", "2021-03-08", "bounded")),
        ("On Monday, the clinic reported 8 cases.", "8", ("2021-03-08", "2021-03-08", "stated")),
        ("Fares will be cut by 30 percent.", "30", ("2021-03-10", "None", "bounded")),
        ("The 2009 law covers 30 trades.", "30", ("2021-03-10", "2021-03-10", "document")),
        ("The yard, sold in 2010, lost 30 boats.", "30", ("None", "2021-03-10", "bounded")),
        ("The yard has 30 boats more than in 2015.", "30", ("2021-03-10", "2021-03-10", "document")),
        ("The yard had 30 boats, up from 12 a year earlier.", "12", ("2020-01-01", "2020-12-31", "stated")),
        (
            "It sank on May 3, 2019, and the next day divers found 9 bodies.",
            "9",
            ("2019-05-04", "2019-05-04", "stated"),
        ),
        ("The court put off 9 cases to April.", "9", ("None", "2021-03-10", "bounded")),
        ("We built 9 dams and this year alone they served 40 towns.", "9", ("None", "2021-03-10", "bounded")),
    ],
)
def test_periods(text: str, word: str, expected: tuple[str, str, str]) -> None:
    assert period(text, word) == expected


def test_periods_follow_the_document() -> None:
    state = "The town has ties with 14 cities."
    assert period(state, "14", BEFORE) == ("None", "2021-03-10", "bounded")
    assert period(state, "14", MARCH) == ("2021-03-01", "2021-03-31", "document")
    assert period(state, "14", UNKNOWN_PERIOD) == ("None", "None", "unknown")
    assert period("The yard launched 14 boats.", "14", BEFORE) == ("None", "2021-03-10", "bounded")
    assert period("The yard launched 14 boats in 2019.", "14", UNKNOWN_PERIOD)[2] == "stated"


@pytest.mark.parametrize(
    ("text", "word", "aspect"),
    [
        ("The town has ties with 14 cities.", "14", "state"),
        ("The yard launched 14 boats.", "14", "event"),
        ("The storm killed 14 people.", "14", "tally"),
        ("So far 14 boats are back.", "14", "tally"),
        ("More than 14 cases have been confirmed.", "14", "tally"),
        ("The mill grinds 14 tonnes a day.", "14", "flow"),
        ("The yard exported 14 boats in 2019.", "14", "flow"),
        ("The yard will launch 14 boats.", "14", "forecast"),
        ("Output is expected to reach 14 tonnes.", "14", "forecast"),
        ("A storm in 1962 killed 14 people.", "14", "event"),
        ("About 14 people were dead.", "14", "tally"),
    ],
)
def test_aspects(text: str, word: str, aspect: str) -> None:
    sentence = tagged(text)
    assert aspect_of(sentence, figure(sentence, word)) == aspect


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The yard launched 14 boats.", "14", "asserted"),
        ("The yard did not launch 14 boats.", "14", "negated"),
        ("The mayor denied that 14 boats sank.", "14", "negated"),
        ("They did not say how the 14 boats sank.", "14", "asserted"),
        ("The yard sold not only 14 boats.", "14", "asserted"),
        ("The yard plans to launch 14 boats.", "14", "planned"),
        ("The yard will build 14 boats.", "14", "planned"),
        ("Output will reach 14 tonnes.", "14", "asserted"),
        ("The union demanded 14 crowns.", "14", "asserted"),
        ("The dam could hold 14 tonnes.", "14", "hypothetical"),
        ("He was asked if the fire that killed 14 people was set.", "14", "asserted"),
        ("If the dam breaks, 14 homes would flood.", "14", "hypothetical"),
        ("Officials initially reported 14 deaths.", "14", "revised"),
        ("The toll was lowered to 9, down from 14.", "14", "revised"),
        ("The toll was lowered to 9, down from 14.", "9", "asserted"),
        ("Rents rose to 9 crowns, down from 14 in May.", "14", "asserted"),
    ],
)
def test_modalities(text: str, word: str, modality: str) -> None:
    sentence = tagged(text)
    assert modality_of(sentence, figure(sentence, word)) == modality


@pytest.mark.parametrize(
    ("text", "word", "speaker", "quoted"),
    [
        ("Officials said 14 boats sank.", "14", "Officials", False),
        ("According to the port office, 14 boats sank.", "14", "port office", False),
        ("At least 14 boats sank, the coast guard said Monday.", "14", "coast guard", False),
        ("At least 14 boats sank, police said.", "14", "police", False),
        ("“We lost 14 boats,” said Captain Ida Lo of Tromsø.", "14", "Captain Ida Lo of Tromsø", True),
        ('"We lost 14 boats," Lo said.', "14", "Lo", True),
        ("Ida Lo, the harbour master, said 14 boats sank.", "14", "Ida Lo", False),
        ("State radio reported that 14 boats sank.", "14", "State radio", False),
        ("She said 14 boats sank.", "14", None, False),
        ("The yard launched 14 boats.", "14", None, False),
        ("The flood sank 14 boats; officials said nothing.", "14", None, False),
    ],
)
def test_speakers(text: str, word: str, speaker: str | None, quoted: bool) -> None:
    sentence = tagged(text)
    assert speaker_of(sentence, figure(sentence, word)) == (speaker, quoted)


def test_a_number_may_only_say_when() -> None:
    sentence = tagged("Three days ago 14 boats sank.")
    times = stated_times(sentence, WEDNESDAY)
    assert names_a_time(figure(sentence, "Three", "duration"), times, sentence.tokens)
    assert not names_a_time(figure(sentence, "14"), times, sentence.tokens)


@pytest.mark.parametrize(
    "piece", ["in 2020 ", "said ", "2020, ", "Monday ", "ago ", "the last 3 ", "if ", "to be ", '" ', "was , "]
)
def test_linear(piece: str, grows_in_proportion: Any) -> None:
    def resolved(size: int) -> None:
        sentence = tagged("The 14 boats " + piece * (size // len(piece)))
        mention = figure(sentence, "14")
        times = stated_times(sentence, WEDNESDAY)
        aspect = aspect_of(sentence, mention)
        modality_of(sentence, mention)
        resolve(sentence, mention, aspect, WEDNESDAY, times)
        speaker_of(sentence, mention)

    grows_in_proportion(resolved, 3_000)
