"""What the parts of a plan cost where a unit weighs its goals in one sum."""

from pydantic import Field

from arsplan.domain.base import Fact

DEAREST = 1_000_000


class Prices(Fact):
    """Prices for what its own row does not price; soft rules cost their own weight.

    A unit with prices has one goal, the least sum, instead of shortage first and positions after it.

    Attributes
    ----------
    short, over
        Of a head missing, and of one beyond the need, on a demand line for a whole date; a stretch of the line costs
        its share. How many may be beyond the need is the arrangement's to say.
    wish
        Of a wish for a duty or for a free day on a date that is not met.
    """

    short: int = Field(default=1000, ge=0, le=DEAREST)
    over: int = Field(default=0, ge=0, le=DEAREST)
    wish: int = Field(default=10, ge=0, le=DEAREST)
