"""Which scheduled red days a base rota owes as time off (F3): the work there is replaced and counts as done.

Two ways of counting, as the two rules of AML § 10-8(4): the next red day off after work on one, or half of them
off on average. Both take as few days as the rule allows.
"""

from collections.abc import Iterable, Sequence

__all__ = ["averaged", "main_rule"]


def main_rule(scheduled: Iterable[bool], *, before: bool = False) -> tuple[int, ...]:
    """Red days owed when the one after a worked red day is free.

    Parameters
    ----------
    scheduled
        For the red days in order: whether the base rota has work there.
    before
        Whether the last red day before them was worked.

    Returns
    -------
    tuple of int
        Positions in `scheduled`.
    """
    owed, worked = [], before
    for position, on in enumerate(scheduled):
        if on and worked:
            owed.append(position)
        worked = on and not worked
    return tuple(owed)


def averaged(scheduled: Sequence[tuple[int, bool]], *, weeks: int, run: int) -> tuple[int, ...]:
    """Red days owed when half of them are free in any `weeks` weeks, and one in any `run` weeks.

    Windows are those of `rules.measures.RedDaysOff`.

    Parameters
    ----------
    scheduled
        For the red days in order: the week, counted from the plan's first, and whether there is work. Those of
        negative weeks lie behind and can no longer be free.
    weeks, run
        Lengths of the windows.

    Returns
    -------
    tuple of int
        Positions in `scheduled`.

    Notes
    -----
    Every window asks for some days of an interval. Taken in order of their ends, each from the latest days that
    are left, no fewer days can serve them all.
    """
    if not scheduled:
        return ()
    first, last = scheduled[0][0], scheduled[-1][0]
    long = min(weeks, last - first + 1)
    owed: set[int] = set()
    for end in range(first, last + 1):
        for length, halves in ((long, True), (run, False)):
            if end - length + 1 < first:
                continue
            inside = [k for k, (week, _) in enumerate(scheduled) if end - length < week <= end]
            worked = [k for k in inside if scheduled[k][1] and k not in owed]
            most = len(inside) // 2 if halves else len(inside) - 1
            open_ = [k for k in worked if scheduled[k][0] >= 0]
            excess = max(0, len(worked) - most)
            owed |= set(open_[len(open_) - min(excess, len(open_)) :])
    return tuple(sorted(owed))
