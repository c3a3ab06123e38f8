"""How near whole duties come to the hours of a position."""

import numpy as np

from arsplan.solving.grid import Grid


def reachable(grid: Grid, e: int) -> int:
    """Most minutes that whole duties of this person add up to without passing the position's hours."""
    room = int(grid.room[e])
    room -= sum(a.paid for a in grid.activities.get(e, ()))
    given = int((grid.given[e, grid.back :] * grid.minutes[grid.back :]).sum())
    sizes = {int(size) for size in grid.minutes[grid.allowed[e]] if size}
    sums = np.zeros(max(0, room) + 1, dtype=bool)
    sums[0] = True
    for size in sizes:
        for start in range(size):
            line = sums[start::size]
            line[:] = np.logical_or.accumulate(line)
    return max(given, int(np.nonzero(sums)[0].max()))
