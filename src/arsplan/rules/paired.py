"""The measure of people who are kept apart; a measure like those of `rules.measures`, where the common terms stand."""

from typing import Literal

from arsplan.domain.base import Fact, Minutes


class Apart(Fact):
    """No two of `people` are on duty at the same time, but for a hand-over.

    No shift of the one has more than `overlap` elapsed minutes in common with a shift of the other, each two shifts
    taken by themselves. Activities do not count: a meeting brings everybody together; nor do shifts that nobody is
    planned on (`use` none), such as those of other units.

    Attributes
    ----------
    overlap
        Where the one's shift ends as the other's begins, they meet at the hand-over: that is not working together, and
        without it two who are kept apart could hardly ever follow each other.
    """

    kind: Literal["apart"] = "apart"
    overlap: Minutes = 60
