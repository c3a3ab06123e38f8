"""A cyclic rota as CSV: a row for each week of each line, Monday to Sunday across."""

from arsplan.domain.demand import WEEKDAY_NAMES
from arsplan.io.csv_table import csv_text
from arsplan.planning.cyclic_types import CyclicRota

__all__ = ["cyclic_csv"]

COLUMNS = ("line", "week", *WEEKDAY_NAMES, "paid_minutes", "begins")


def cyclic_csv(rota: CyclicRota) -> str:
    """The rota as a table; two shifts on one day are joined by +, and a day off is empty.

    Parameters
    ----------
    rota
        The rota.

    Returns
    -------
    str
        With the columns line, week, mon to sun, paid_minutes, and begins: the id of the person who is in that week
        of the line in the plan's first week; empty where nobody is.
    """
    paid = {code: shift.paid_minutes for code, shift in rota.unit.shift_by_code.items()}
    rows = (
        (
            str(number),
            str(w + 1),
            *("+".join(day) for day in week),
            str(sum(paid[code] for day in week for code in day)),
            line.people[w] if w < len(line.people) else "",
        )
        for number, line in enumerate(rota.lines, 1)
        for w, week in enumerate(line.weeks)
    )
    return csv_text(COLUMNS, rows)
