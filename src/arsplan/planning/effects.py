"""What no lawful roster passes, before and after a change, and the difference."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from arsplan.planning.levers import Kind, Lever


class Figures(NamedTuple):
    """Bounds of a unit.

    Attributes
    ----------
    shortage
        Head-minutes that must be missing.
    total
        Largest sum of positions, in full-time equivalents.
    heads
        Most people at the position that the unit's goal aims at.
    people
        Everybody on the list, vacant lines included.
    """

    shortage: int
    total: Fraction
    heads: int
    people: int

    @property
    def mean(self) -> Fraction:
        """Largest mean position of everybody on the list."""
        return self.total / self.people if self.people else Fraction(0)

    def tightened(self, found: Iterable[tuple[Lever, "Figures"]]) -> "Figures":
        """Take over bounds of units that only allow more: no roster passes here what none passes there.

        A filled position counts as whole, with what is left over; so sums of positions compare for the same aim only.
        """
        allow = [(lever, figures) for lever, figures in found if lever.only_relaxes]
        return self._replace(
            shortage=max([self.shortage, *(figures.shortage for _, figures in allow)]),
            total=min([self.total, *(figures.total for lever, figures in allow if lever.same_aim)]),
        )

    def row(self) -> dict[str, Any]:
        """As people read it: hours and per cent."""
        return {
            "shortage_h": round(self.shortage / 60, 1),
            "fte": round(float(self.total), 2),
            "mean_position_pct": round(float(100 * self.mean), 2),
            "heads_at_aim": self.heads,
            "people": self.people,
        }


class Effect(NamedTuple):
    """What one change gives.

    Attributes
    ----------
    kind, says, needs
        Of the lever.
    same_aim
        Whether people at the position aimed at can be compared.
    after, before
        Bounds with and without the change.
    gives
        Heads that can then be given where the unit is short; None where no group of slots is short by itself.
    """

    kind: Kind
    says: str
    needs: str
    same_aim: bool
    after: Figures
    before: Figures
    gives: Fraction | None = None

    @property
    def shortage(self) -> int:
        """Head-minutes more that must be missing; below zero where the change helps."""
        return self.after.shortage - self.before.shortage

    @property
    def total(self) -> Fraction:
        """Full-time equivalents more."""
        return self.after.total - self.before.total

    @property
    def mean(self) -> Fraction:
        """Share of full time by which the mean position rises."""
        return self.after.mean - self.before.mean

    @property
    def heads(self) -> int | None:
        """People more at the position aimed at; None where the change is about the aim."""
        return self.after.heads - self.before.heads if self.same_aim else None

    def row(self) -> dict[str, Any]:
        """As people read it: hours and percentage points."""
        return {
            "kind": self.kind,
            "change": self.says,
            "needs": self.needs,
            **self.after.row(),
            "shortage_change_h": round(self.shortage / 60, 1),
            "fte_change": round(float(self.total), 2),
            "mean_change_points": round(float(100 * self.mean), 2),
            "heads_change": self.heads,
            "gives_there": None if self.gives is None else round(float(self.gives), 2),
        }
