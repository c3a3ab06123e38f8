"""What runs of work days cost at best: the steps of which a person's roster is made."""

import numpy as np
import numpy.typing as npt

from arsplan.solving.columns.problem import Cells

Prices = npt.NDArray[np.int32]

NEVER = np.int32(2**29)
"""A cost that no roster comes to; two of them can be added without overflow."""


class Kinds:
    """Shifts that count the same minutes and may stand beside the same others: only the cheapest of a kind matters.

    Attributes
    ----------
    shifts
        By kind, its shifts.
    units
        By kind, what a duty counts in units of `unit` minutes.
    before
        By kind, the kinds that may be worked on the day before.
    """

    def __init__(self, minutes: tuple[int, ...], follows: Cells) -> None:
        self.unit = int(np.gcd.reduce(minutes)) or 1
        alike: dict[tuple[int, bytes, bytes], list[int]] = {}
        for s, length in enumerate(minutes):
            alike.setdefault((length, follows[s].tobytes(), follows[:, s].tobytes()), []).append(s)
        self.shifts = [np.array(shifts) for shifts in alike.values()]
        self.units = [length // self.unit for length, _, _ in alike]
        first = [shifts[0] for shifts in alike.values()]
        self.before = [np.nonzero(follows[first, s])[0] for s in first]


class Blocks:
    """Runs of work days of several people: the least cost by length, minutes and first day.

    Attributes
    ----------
    best
        By length and units of minutes: people x first days.
    """

    def __init__(self, kinds: Kinds, prices: Prices, longest: int) -> None:
        people, days, _ = prices.shape
        self.kinds = kinds
        self.cheapest = [shifts[prices[:, :, shifts].argmin(axis=2)] for shifts in kinds.shifts]
        cell = np.stack([prices[:, :, shifts].min(axis=2) for shifts in kinds.shifts], axis=2)
        self.last: list[dict[int, Prices]] = [{0: np.zeros((people, days, 0), dtype=np.int32)}]
        for length in range(1, longest + 1):
            ahead = np.full_like(cell, NEVER)
            ahead[:, : max(0, days - length + 1)] = cell[:, length - 1 :]
            grown: dict[int, Prices] = {}
            for units, shorter in self.last[-1].items():
                for kind, more in enumerate(kinds.units):
                    runs = grown.setdefault(units + more, np.full_like(cell, NEVER))
                    runs[:, :, kind] = ahead[:, :, kind]
                    if length > 1:
                        runs[:, :, kind] += shorter[:, :, kinds.before[kind]].min(axis=2, initial=NEVER)
            for runs in grown.values():
                np.minimum(runs, NEVER, out=runs)
            self.last.append(grown)
        self.best = [{units: runs.min(axis=2) for units, runs in grown.items()} for grown in self.last[1:]]

    def shifts(self, person: int, first: int, length: int, units: int) -> list[int]:
        """The shifts of the cheapest run."""
        found: list[int] = []
        choices = np.arange(len(self.kinds.units))
        while length:
            runs = self.last[length][units][person, first]
            kind = int(choices[runs[choices].argmin()])
            found.append(int(self.cheapest[kind][person, first + length - 1]))
            choices = self.kinds.before[kind]
            units -= self.kinds.units[kind]
            length -= 1
        return found[::-1]
