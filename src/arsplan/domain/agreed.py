"""What one person has agreed to, where that is not what the unit has."""

from typing import Literal

from arsplan.domain.base import Fact, Minutes

Averaging = Literal["none", "ind", "tv"]


class PersonalAgreements(Fact):
    """Agreements that bind one person instead of the unit's; None where the unit's hold.

    Attributes
    ----------
    averaging
        Who has agreed to averaged hours for this person. AML § 10-5.
    daily_rest, weekly_rest
        Shortest rest agreed, minutes. AML § 10-8(3).
    """

    averaging: Averaging | None = None
    daily_rest: Minutes | None = None
    weekly_rest: Minutes | None = None
