"""How many work a shift on a kind of day, counted once where many stretches of demand ask for them.

Demand by the half hour asks for the same people again and again, in rows as long as the list of people. One variable
for all of a competence on a shift keeps these rows short; which rosters are solutions stays as it was.
"""

from collections.abc import Mapping, Sequence

from arsplan.solving.coverage import Demand
from arsplan.solving.program import Program


class Crowds:
    """Who may work a shift on a kind of day, by competence; `counts` are variables by (person, kind of day, shift)."""

    def __init__(self, demand: Demand, counts: Mapping[tuple[int, int, int], int]) -> None:
        self.often = demand.often
        self.groups: dict[tuple[int, int], list[list[int]]] = {}
        for (e, kind, shift), variable in counts.items():
            groups = self.groups.setdefault((kind, shift), [[] for _ in demand.grid.unit.competences])
            groups[demand.competence[e]].append(variable)

    def together(self, program: Program) -> dict[int, list[int]]:
        """Count the people of a shift that serves many stretches by one variable; returns it with theirs."""
        members: dict[int, list[int]] = {}
        for (_, shift), groups in self.groups.items():
            for group in groups:
                if shift in self.often and len(group) > 1:
                    total = program.variable(sum(program.high[v] for v in group))
                    program.row([*((v, 1) for v in group), (total, -1)], low=0, high=0)
                    members[total] = group[:]
                    group[:] = [total]
        return members

    def on(self, kind: int, shift: int) -> Sequence[Sequence[int]]:
        """By competence, variables that add up to the people there."""
        return self.groups.get((kind, shift), ())
