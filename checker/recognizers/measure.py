"""Numbers with a unit of length, mass, area, volume, speed, energy, power, temperature, data and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import figures
from checker.model import Mention, Sentence
from checker.numerals import Number
from checker.recognizers._mention import mention


class Measure:
    """Reads numbers with a physical unit.

    The unit is its canonical name in the singular (``square kilometre``, ``gram per mole``), whatever way it was
    written.
    """

    name: ClassVar[str] = "measure"
    precedence: ClassVar[int] = 65
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The tunnel is 57 km long.", ("measure =57 kilometre",)),
        ("They found a 12-mile trench.", ("measure =12 mile",)),
        ("Winds reached up to 95 mph.", ("measure <=95 mile per hour",)),
        ("It was minus 40 °C outside.", ("measure =-40 celsius",)),
        ("The park covers 310 square miles.", ("measure =310 square mile",)),
        ("The plant makes 35 GWh, its turbine has 6 MW.", ("measure =35 gigawatt hour", "measure =6 megawatt")),
        ("A dose of 5 mg/kg was given.", ("measure =5 milligram per kilogram",)),
        ("The harvest came to 416 000 t.", ("measure =416000 metric ton",)),
        ("An 8- to 16-metre wall would do.", ("measure 8..16 metre",)),
        ("The lake is a mile wide, the boat weighs a ton.", ("measure =1 mile", "measure =1 ton")),
        (
            "The rug is six feet by nine, the sail 4 × 5 m.",
            ("measure =6 foot", "measure =9 foot", "measure =4 metre", "measure =5 metre"),
        ),
        ("A 40,000 barrel-a-day plant needs 300 US gallons.", ("measure =40000 barrel per day", "measure =300 gallon")),
        ('The star has a 3" disc.', ("measure =3 second of arc",)),
        ('The shelf is 9" deep.', ("measure =9 inch",)),
        ("On the Fahrenheit scale that is 68°.", ("measure =68 fahrenheit",)),
        ("It trades at 9 times annual earnings.", ("measure =9 time",)),
        (
            "They use 3.1 t per capita, and he weighs 11 stone.",
            ("measure =3.1 metric ton per person", "measure =11 stone"),
        ),
        ("A mile is 1,760 yards.", ("measure =1 mile", "measure =1760 yard")),
        ("The samples of 40 and 60 ml were mixed.", ("measure =40 millilitre", "measure =60 millilitre")),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "Two in our street have left.",
        "They waited 40 days.",
        "Twelve people came.",
        "Ten stone lions stand there.",
        "They ran a mile race and sell milk at a gallon price.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The measures in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind == "measure":
                yield mention(sentence, found, index, self.name)
