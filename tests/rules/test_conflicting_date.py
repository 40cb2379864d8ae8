"""One document or happening dated twice; and different happenings, or different kinds of date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[..., list[str]]

FIRES = (
    (
        "2020-01-03",
        (
            "The Lindholm Treaty was signed on May 3, 2016. The paper went "
            "on.\n\nThe Lindholm Treaty was signed on May 5, 2016."
        ),
    ),
    (
        "2020-01-03",
        (
            "Resolution No. 22 of 10 April 2013 sets the goals.\n\nThe goals of "
            "Resolution No. 22 of 12 April 2013 were met."
        ),
    ),
    ("2020-01-03", "Decree 15/2010 was issued on 3 May 2010.\n\nDecree 15/2010 was issued on 5 May 2010."),
    (
        "2020-01-03",
        (
            "Under Resolution No. 22-NQ/TW of 10 April 2013, 5 ports "
            "opened.\n\nResolution No. 22-NQ/TW of April 12, 2013 was long."
        ),
    ),
    (
        "2020-01-03",
        (
            "Resolution No. 22 dated 10 April 2013 sets the goals.\n\nThe goals "
            "were in Resolution No. 22 dated 12 April 2013."
        ),
    ),
    ("2020-01-03", "The charter was adopted on 3 May 1999 in Bern.\n\nIn Bern the charter was adopted on 3 May 1998."),
    ("2020-01-03", "The club was founded in 1986 in Oslo.\n\nThe club was founded in 1987 in Oslo."),
    ("2020-01-03", "Ada Lind was born on 3 May 1950 in Bern.\n\nAda Lind was born on 5 May 1950 in Bern."),
    (
        "2020-01-03",
        (
            "The Lindholm Treaty entered into force on 1 July 2002.\n\nThe "
            "Lindholm Treaty entered into force on 1 August 2002."
        ),
    ),
    (
        "2020-01-03",
        "The treaty was signed in Bern on 3 May 2011. Ministers cheered. The treaty was signed in Bern on 4 May 2011.",
    ),
    ("2020-01-03", "The Harbour Act was passed in 1946.\n\nThe Harbour Act, passed in 1948, is old."),
    (
        "2020-01-03",
        (
            "Directive 2009/28 issued on 23 April 2009 binds all.\n\nDirective "
            "2009/28, issued on 25 April 2009, binds all."
        ),
    ),
)

QUIET = (
    (
        "2020-01-03",
        "The Lindholm Treaty was signed on May 3, 2016.\n\nThe Lindholm Treaty entered into force on May 5, 2016.",
    ),
    (
        "2020-01-03",
        (
            "Resolution No. 22 of 10 April 2013 sets the goals.\n\nThe goals of "
            "Resolution No. 24 of 12 April 2013 were met."
        ),
    ),
    (
        "2020-01-03",
        "Resolution No. 22 of 10 April 2013 sets the goals.\n\nResolution No. 22 entered into force on 1 May 2013.",
    ),
    ("2020-01-03", "The Lindholm Treaty was signed on May 3, 2016.\n\nThe Lindholm Treaty was signed in 2016."),
    ("2020-01-03", "The Lindholm Treaty was signed on May 3, 2016 and ratified on May 5, 2016."),
    ("2020-01-03", "The club was founded in 1986 in Oslo.\n\nThe bank was founded in 1987 in Oslo."),
    ("2020-01-03", "Elections were held on 3 May 2010 in Norland.\n\nElections were held on 5 May 2014 in Norland."),
    (
        "2020-01-03",
        "Resolution No. 22 of the Council of 10 April 2013.\n\nResolution No. 22 of the Assembly of 12 April 2014.",
    ),
    ("2020-01-03", "The fair was held in Oslo on 3 May 2010.\n\nThe fair was held in Oslo on 3 May 2011."),
    ("2020-01-03", "Ada Lind was elected on 3 May 2010.\n\nAda Lind was elected on 3 May 2014."),
)


@pytest.mark.parametrize(("day", "text"), FIRES, ids=lambda value: value[:60])
def test_fires(day: str, text: str, messages: Messages) -> None:
    assert len(messages("CF005", (day, text))) == 1


@pytest.mark.parametrize(("day", "text"), QUIET, ids=lambda value: value[:60])
def test_quiet(day: str, text: str, messages: Messages) -> None:
    assert messages("CF005", (day, text)) == []


def test_across_texts_too(messages: Messages) -> None:
    one = ("2016-06-13", "Under Resolution No. 22 of 10 April 2013 five ports were built.")
    assert len(messages("CF005", one, ("2018-06-13", "Resolution No. 22 of 12 April 2013 is old."))) == 1
    assert messages("CF005", one, ("2018-06-13", "Resolution No. 22 of 12 April 2017 is new.")) == []
    assert messages("CF005", one, ("2018-06-13", "Resolution No. 22 was published on 12 April 2013.")) == []
