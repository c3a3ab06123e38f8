"""How large each kind of neighbourhood is: what time allows to be solved, and no smaller than what still helps."""

from collections import defaultdict

FIRST, SMALLEST, LARGEST = 300.0, 150.0, 1800.0
"""People x days that a neighbourhood frees: at first, at least, at most."""

GROWTH, SHRINKAGE = 1.05, 0.8
"""What was solved to the end for nothing is followed by a larger one of its kind; what was not, by a smaller one."""


class Sizes:
    """People x days of the next neighbourhood, by kind.

    Small ones are solved in a tenth of a second and gain most while much is to be gained; where they have nothing left
    to find, only larger ones do.
    """

    def __init__(self) -> None:
        self.cells: defaultdict[str, float] = defaultdict(lambda: FIRST)

    def __getitem__(self, kind: str) -> int:
        """People x days for the next one of a kind."""
        return int(self.cells[kind])

    def learn(self, kind: str, *, gained: bool, ended: bool) -> None:
        """Take in whether one neighbourhood gained anything, and whether it was solved to the end."""
        if not ended:
            self.cells[kind] = max(SMALLEST, SHRINKAGE * self.cells[kind])
        elif not gained:
            self.cells[kind] = min(LARGEST, GROWTH * self.cells[kind])
