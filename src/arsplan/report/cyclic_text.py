"""A cyclic rota as people read it: a table for each line, weeks down, Monday to Sunday across."""

from arsplan.planning.cyclic_types import CyclicLine, CyclicRota
from arsplan.report.numbers import count

__all__ = ["cyclic_lines"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FREE = "-"
_ENDINGS = {
    "gap_closed": "and no rota of such lines leaves fewer hours uncovered",
    "time_limit": "and planning stopped when its time was up",
    "stopped_by_user": "and planning was stopped from outside",
    "infeasible": "since the rules leave none",
}


def cyclic_lines(rota: CyclicRota) -> list[str]:
    """Say what a cyclic rota covers, and show its lines.

    Parameters
    ----------
    rota
        The rota.

    Returns
    -------
    list of str
        Lines of plain text.
    """
    ending = _ENDINGS[rota.outcome.reason]
    if not rota.lines:
        return [f"{rota.unit.name}: no cyclic rota was found, {ending}."]
    head = f"{rota.unit.name}: a cyclic rota for ordinary weeks of the season {rota.season}, lawful around its seams,"
    hours = f"{count(float(rota.shortage) / 60)} h of {count(float(rota.demanded) / 60)} h a week stay uncovered"
    proof = f"at least {count(float(rota.bound) / 60)} h have to"
    tables = [text for number, line in enumerate(rota.lines, 1) for text in ("", *_table(number, line, rota))]
    return [head, f"{ending}. {hours}; {proof}.", *tables]


def _table(number: int, line: CyclicLine, rota: CyclicRota) -> list[str]:
    first = rota.unit.person[line.people[0]]
    weeks = len(line.weeks)
    title = (
        f"Line {number}: {first.competence} on {first.rota}, {weeks} week{'' if weeks == 1 else 's'}, "
        f"{float(line.minutes) / 60:.2f} h a week on average"
    )
    cells = [["+".join(day) or _FREE for day in week] for week in line.weeks]
    width = max(3, *(len(cell) for week in cells for cell in week))
    starts = [*line.people, *[""] * (weeks - len(line.people))]
    rows = [
        f"{w:>4}  {'  '.join(cell.ljust(width) for cell in week)}  {who}".rstrip()
        for w, (week, who) in enumerate(zip(cells, starts, strict=True), 1)
    ]
    return [title, f"week  {'  '.join(day.ljust(width) for day in _DAYS)}  begins", *rows]
