"""Where a rule comes from, and when somebody last compared it with the official text."""

from datetime import date

from arsplan.domain.base import Fact


class Source(Fact):
    """The provenance of a rule.

    Attributes
    ----------
    title, address
        The text that was read.
    paragraph
        Law or tariff paragraph, for example "AML § 10-8(1)".
    confidence
        TEXT (the wording was read), SRC (a page of an authority or a party), 3P (a third party's reading),
        GK (general knowledge), D (derived), UNIT (the unit's own choice).
    checked_on
        Date on which a person compared the number with the official text; None until somebody has.
    """

    title: str
    address: str = ""
    paragraph: str = ""
    confidence: str = "TEXT"
    checked_on: date | None = None
