"""Anniversaries, ages and lengths of time that do not follow from the dates beside them; and those that do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[..., list[str]]

FIRES = (
    ("2021-06-01", "The club was founded in 1986 and marks its 25th anniversary in 2021."),
    ("2021-06-01", "The club, founded in 1986, celebrated its 25th anniversary in 2021."),
    ("2021-06-01", "Founded in 1986, the club is celebrating its 25th anniversary this year."),
    ("2021-06-01", "The club was founded in 1986. It celebrated its 25th anniversary in 2021."),
    ("2021-06-01", "In 2021 they marked the twenty-fifth anniversary of the 1986 accord."),
    ("2021-06-01", "The town kept the 10th anniversary of the 2001 flood on 3 May 2013."),
    ("2021-06-01", "In 2019 the museum, opened in 1950, marked its 50-year anniversary."),
    ("2021-06-01", "He was born in 1950 and died in 2010 aged 72."),
    ("2021-06-01", "Born in 1950, he died in 2010 at the age of 72."),
    ("2021-06-01", "Ada Lind (1950-2010) died at the age of 72."),
    ("2021-06-01", "She was born in 1975 and turned 40 in 2020."),
    ("2021-06-01", "She turned 40 in 2020; she was born in 1975."),
    ("2021-06-01", "He was born in 1940. He was 34 when he died in 1984."),
    ("2021-06-01", "Anna Berg, 54, was born on 3 May 1950."),
    ("2021-06-01", "He was born on 3 May 1950 and died on 2 May 2010, aged 60."),
    ("2021-06-01", "He served from 2010 to 2014, for six years."),
    ("2021-06-01", "He served for six years, from 2010 to 2014."),
    ("2021-06-01", "The six-year war (2010-2014) ended."),
    ("2021-06-01", "He spent ten years in prison, from 1990 to 1996."),
    ("2021-06-01", "They held a three-day meeting on 4-5 May 2020."),
    ("2021-06-01", "They held a three-day meeting on 4-5 May."),
    ("2021-06-01", "They held a two-day summit in Bern on May 4-7."),
    ("2021-06-01", "The talks lasted six days, from 4 May to 7 May 2020."),
    ("2021-06-01", "The two-week fair ran from 4 May to 30 May."),
    ("2021-06-01", "Ten years after the 2001 attack, in 2013, a memorial was opened."),
    ("2021-06-01", "In 2013, ten years after the attack of 2001, a memorial was opened."),
    ("2021-06-01", "The mill was opened in 1950 and 20 years later, in 1990, it burned."),
    ("2021-06-01", "It burned 20 years ago, in 1990."),
    ("2021-06-01", "The strike went on from March to May 2020, a six-month stoppage."),
    ("2021-06-01", "The 30th anniversary of the 1981 strike was marked in 2021."),
    ("2021-06-01", "On 3 May 2021 the city marked the 50th anniversary of the flood of 1961."),
    ("2021-06-01", "The school closed in 2010, 15 years after it opened in 1985."),
    ("2021-06-01", "A 10-day festival from June 1 to June 4 drew 300 people."),
    ("2021-06-01", "The siege lasted from 4 May 2020 to 9 May 2020 (two weeks)."),
    ("2021-06-01", "In 2015, five years after the 2005 flood, the dam was built."),
    ("2021-06-01", "He ruled for 30 years, from 1950 to 1960."),
    ("2021-06-01", "During his eight-year presidency (1990-1994), prices rose."),
    ("2021-06-01", "The war lasted four years (1914-1920)."),
    ("2021-06-01", "Thirty years ago, in 1981, the mill burned."),
    ("2021-06-01", "Nobody has seen so little since 1995, which is 36 years ago."),
    ("2021-06-01", "The bridge, built in 1995 (that is 36 years ago), is closed."),
    ("2021-06-01", "The count went on for seven hours, from 10 p.m. until 7 a.m."),
    ("2021-06-01", "The meeting ran from 9 a.m. to 1 p.m., or six hours."),
    ("2021-06-01", "The meeting lasted three hours, from 9:30 to 11:30."),
    ("2021-06-01", "The six-hour meeting, from 9 a.m. to 1 p.m., ended in a row."),
    ("2021-06-01", "The roads were shut for 12 hours, between 6 p.m. on Friday and 4 a.m. on Saturday."),
    ("2021-06-01", "The power was out for 90 minutes, from 7.15pm to 8.15pm."),
    ("2021-06-01", "The mill dates from 1895, so its 150th birthday fell in 2020."),
    ("2021-06-01", "The town hall goes back to 1890. Its 150th anniversary was in 2020."),
    ("2021-06-01", "The choir was set up in 1971 and turns 60 this year."),
    ("2021-06-01", "The choir was formed in 1971. It is celebrating its 60th anniversary."),
    ("2021-06-01", "The church was built in 1483 and is now 521 years old."),
    ("2021-06-01", "The ban was signed on 3 April 2020 and is to last six months, until 3 January 2021."),
    ("2021-06-01", "The lease began in 2003 and runs for 25 years, until 2048."),
    ("2021-06-01", "She signed a lease of 35 years, from 2023 to 2048."),
    ("2021-06-01", "She has been in office since 2016, or for twelve years."),
    ("2021-06-01", "She has been mayor for twelve years, since 2016."),
    ("2021-06-01", "The hall was shut in May 2016 and opened again in May 2020, six years later."),
)

QUIET = (
    ("2021-06-01", "The bridge was built in 1995, 26 years ago."),
    ("2021-06-01", "The bridge was built in 1995 and rebuilt 12 years ago."),
    ("2021-06-01", "The count went on for nine hours, from 10 p.m. until 7 a.m."),
    ("2021-06-01", "The shop is open for 12 hours, from 9 to 9 and from 9 a.m. to 9 p.m."),
    ("2021-06-01", "It worked two hours a day, from 10 p.m. to 7 a.m."),
    ("2021-06-01", "They had three hours of talks from 9 a.m. to 1 p.m. with a break."),
    ("2021-06-01", "The strike lasted about four hours, from 9 a.m. to 1:30 p.m."),
    ("2021-06-01", "The mill dates from 1895, so its 125th birthday fell in 2020."),
    ("2021-06-01", "The choir was set up in 1971 by Ann Lee, who turns 80 this year."),
    ("2021-06-01", "The mill opened in 1895, and its founder's 150th birthday fell in 2020."),
    ("2021-06-01", "The mill opened in 1895. Its director kept her 50th birthday in 2020."),
    ("2021-06-01", "The church was built in 1883 and its priest is now 61 years old."),
    ("2021-06-01", "Ann Lee was born in 1950 in a town set up in 1890 and is now 71 years old."),
    ("2021-06-01", "The law of 3 May 2016 applies for two years, until 1 January 2021."),
    ("2021-06-01", "She has been mayor since 2016, and for twelve years a member of the council."),
    ("2021-06-01", "She signed a lease of 25 years, from 2023 to 2048."),
    ("2021-06-01", "The club was founded in 1986 and marks its 35th anniversary in 2021."),
    ("2021-06-01", "The club, founded in 1986, kept the 25th anniversary of its first cup in 2021."),
    ("2021-06-01", "The club was founded in 1986. Its stadium celebrated its 25th anniversary in 2021."),
    ("2021-06-01", "He was born in 1950 and died in 2010 aged 59."),
    ("2021-06-01", "His father, born in 1920, left in 1990, when he was 40."),
    ("2021-06-01", "His father, born in 1920, and his son, who died in 2010 aged 20, were smiths."),
    ("2021-06-01", "Anna Berg, 71, was born on 3 May 1950."),
    ("2021-06-01", "He served from 2010 to 2014, for five years."),
    ("2021-06-01", "He was jailed for six years for thefts from 2010 to 2014."),
    ("2021-06-01", "They sold ten-year bonds from 2010 to 2012."),
    ("2021-06-01", "The five-day trial ran from 4 May to 10 May 2020."),
    ("2021-06-01", "They meet every two years from 2010 to 2020."),
    ("2021-06-01", "In the first three days, from 4 May to 10 May, 5 shops closed."),
    ("2021-06-01", "Ten years after the 2001 attack, in 2012, a memorial was opened."),
    ("2021-06-01", "In 2013, ten years after he left, the 2001 law was changed."),
    ("2021-06-01", "It burned 20 years ago, in 2001."),
    ("2021-06-01", "The three-month average rose from January to December 2020."),
    ("2021-06-01", "More than three years, from 2010 to 2014, were lost."),
    ("2021-06-01", "The six-year study of cases from 2010 to 2014 is out."),
    ("2021-06-01", "The 2012-13 season was the club's two-year low."),
    ("2021-06-01", "Next year the club, founded in 1986, keeps its 36th anniversary."),
    ("2021-06-01", "The 40th anniversary of the 1981 strike was marked in 2021."),
    ("2021-06-01", "The war lasted four years (1914-1918)."),
    ("2021-06-01", "World War II, from 1939 to 1945, lasted six years."),
    ("2021-06-01", "He was president for two terms, from 1993 to 2001."),
    ("2021-06-01", "The eight-year-old school (2013-2021) closed."),
    ("2021-06-01", "She was 20 when her mother died in 2010. She was born in 1940."),
    ("2021-06-01", "The five-year plan from 2016 to 2020 ended."),
    ("2021-06-01", "He had served two years of a six-year term from 2010 to 2012."),
    ("2021-06-01", "After 25 years of marriage, in 2010, they left; they met in 1980."),
    ("2021-06-01", "Two years later, in 2012, the club, founded in 1986, won."),
    ("2021-06-01", "He joined in 1990 and three years later, in 1993, he left."),
    ("2021-06-01", "From 2010 to 2014, a three-year drought hit the land."),
    ("2021-06-01", "Between 2010 and 2014 he spent two years in Bern."),
    ("2021-06-01", "The festival of 2019, from June 1 to June 4, had two three-day passes."),
    ("2021-06-01", "A man born in 1950 was charged in 1940s style."),
    ("2021-06-01", "He was born in 1950, the year his grandfather, aged 90, died."),
    (
        "2021-06-01",
        "Since its founding in 1986, the club has held 25 fairs; its 10th anniversary issue came out in 2021.",
    ),
    ("2021-06-01", "The fair runs for three weekends, from 4 May to 20 May."),
    ("2021-06-01", "It was first held from 9 to 5 on May 3."),
    ("2021-06-01", "The firm cut jobs for three straight quarters from March 2020 to June 2021."),
    ("2021-06-01", "A one-day strike on 3-4 May closed 5 schools."),
)


@pytest.mark.parametrize(("day", "text"), FIRES, ids=lambda value: value[:60])
def test_fires(day: str, text: str, messages: Messages) -> None:
    assert len(messages("SC009", (day, text))) == 1


@pytest.mark.parametrize(("day", "text"), QUIET, ids=lambda value: value[:60])
def test_quiet(day: str, text: str, messages: Messages) -> None:
    assert messages("SC009", (day, text)) == []


def test_the_sum_is_shown(messages: Messages) -> None:
    said = messages("SC009", ("2021-06-01", "Founded in 1986, the club kept its 25th anniversary in 2021."))
    assert said == ["1986 to 2021 is 35 years, not 25"]
    said = messages("SC009", ("2021-06-01", "He served from 2010 to 2014, for six years."))
    assert said == ["2010 to 2014 is 4 years, not “six years”"]
