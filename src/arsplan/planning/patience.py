"""How long a goal is tried for whose bound nobody knows."""


class Patience:
    """So many tries without any progress.

    Parameters
    ----------
    tries
        After so many the goal is left as it is; each better value begins anew.
    """

    def __init__(self, tries: int) -> None:
        self.tries, self.left, self.best = tries, tries, float("inf")

    def lasts(self, value: int) -> bool:
        """Whether to try once more for less than this value; 0 is the least that there is."""
        if value < self.best:
            self.best, self.left = value, self.tries
        self.left -= 1
        return value > 0 and self.left >= 0
