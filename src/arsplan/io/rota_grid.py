"""A rota as planners draw it, as duties: a code in each cell; dated, or some weeks that repeat."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.report import Report
from arsplan.io.rota_layout import Grid
from arsplan.io.rota_rows import RotaRows
from arsplan.io.table_rows import Entry
from arsplan.io.workbook import Cell, column_letters
from arsplan.metrics.day_codes import ACTIVITY, AWAY_ON_VACATION, NOT_EMPLOYED

__all__ = ["read_grid"]

_FREE = {"f", "f1", "f2", "f3", "f4", "f5", "fri", "off", "free", "-", "–", NOT_EMPLOYED}
_VACATION = {AWAY_ON_VACATION.casefold(), "ferie", VACATION}
_WEEKEND = (5, 6)
_DAY = timedelta(days=1)


def read_grid(grid: Grid, unit: Unit, reader: RotaRows, report: Report) -> tuple[Absence, ...]:
    """Read every duty of a grid, and the vacation in it that the unit does not know.

    Parameters
    ----------
    grid
        From `grid_in`. A pattern begins with its first week in the first week of the plan, and repeats.
    unit
        Its people, shifts, activities and absence are the ones that may stand there.
    reader
        Takes the duties.
    report
        Takes what is wrong.

    Returns
    -------
    tuple of Absence
        One for each stretch, weekends inside it included.
    """
    away: dict[str, set[date]] = {}
    known = {(a.employee, a.first + k * _DAY) for a in unit.absences for k in range((a.last - a.first).days + 1)}
    for entry, code in _entries(grid, unit, report):
        person, day = entry.values["employee"], entry.values["date"]
        whole = code in unit.shift_by_code or _is_free(code.casefold(), person, day, unit)
        for part in [code] if whole else [part.strip() for part in code.split("+")]:
            word = part.casefold()
            if part not in unit.shift_by_code and word in _VACATION:
                if (person, day) not in known:
                    away.setdefault(person, set()).add(day)
            elif part in unit.shift_by_code or not _is_free(word, person, day, unit):
                entry.values["shift"] = _code(part, unit)
                reader.read(entry)
    working = {(duty.employee, duty.date) for duty in reader.seen}
    return tuple(absence for person, days in away.items() for absence in _stretches(person, days, working))


def _entries(grid: Grid, unit: Unit, report: Report) -> Iterator[tuple[Entry, str]]:
    """Each cell of a day that holds something, as the row of a list of duties would, with its text."""
    sheet = grid.sheet
    for number, row in enumerate(sheet.rows[grid.heading + 1 :], grid.heading + 2):
        if not any(_holds_code(row[at]) for at in grid.days):
            continue  # a blank row, or sums
        found = _who(grid, row, number, unit, report)
        if found is None:
            continue
        heading, written, person = found
        for at, day in grid.days.items():
            over, text = sheet.rows[grid.heading][at].text, row[at].text
            shown = f"{column_letters(at)} ({over})"
            if row[at].fault:
                said, advice = "A formula stands here that has no value.", "Maybe write the code itself."
                report.add(Problem("no-value", said, sheet.label, number, shown, None, advice))
            for date_ in _dates(grid, day, unit) if text else ():
                values = {"employee": person, "date": date_}
                told = {"employee": (heading, written), "date": (shown, over), "shift": (shown, text)}
                yield Entry(sheet.label, number, values, told), text


def _holds_code(cell: Cell) -> bool:
    return bool(cell.text) and not cell.text.replace(".", "", 1).isdecimal()


def _who(grid: Grid, row: Sequence[Cell], number: int, unit: Unit, report: Report) -> tuple[str, str, str] | None:
    """Heading, text and id of the person of a row; None after saying why that is not known."""
    headings, label = grid.sheet.rows[grid.heading], grid.sheet.label
    for at in (grid.ids, grid.names):
        text = "" if at is None else row[at].text
        if at is None or not text:
            continue
        heading = headings[at].text or column_letters(at)
        found = [text] if text in unit.person else [e.id for e in unit.staff if at != grid.ids and e.label == text]
        if len(found) == 1:
            return heading, text, found[0]
        if found:
            said, advice = f"Several people are called '{text}'.", "Maybe add a column Ansattnr with their ids."
            report.add(Problem("person-not-told-apart", said, label, number, heading, text, advice))
        else:
            said = f"There is no '{text}' among the staff."
            advice = maybe_meant(text, [*unit.person, *(e.name for e in unit.staff if e.name)])
            report.add(Problem("unknown-employee", said, label, number, heading, text, advice))
        return None
    said, advice = "Codes stand in this row, but nobody's id or name.", "Maybe it stands in a merged cell above."
    report.add(Problem("missing-value", said, label, number, None, None, advice))
    return None


def _dates(grid: Grid, day: date | int, unit: Unit) -> Iterator[date]:
    if isinstance(day, date):
        yield day
    else:
        for week in range(day // 7, unit.weeks, grid.weeks):
            yield unit.start + (7 * week + day % 7) * _DAY


def _is_free(word: str, person: str, day: date, unit: Unit) -> bool:
    """Whether a text means that no duty is worked: a free day, absence, or an activity that the unit has."""
    if word == ACTIVITY:
        return any((activity.employee, activity.date) == (person, day) for activity in unit.activities)
    return word in _FREE or any(
        (absence.employee, absence.kind.casefold()) == (person, word) and absence.first <= day <= absence.last
        for absence in unit.absences
    )


def _code(part: str, unit: Unit) -> str:
    """The shift that is meant, also in small letters; a text that means none stays, to be refused."""
    meant = [code for code in unit.shift_by_code if code.casefold() == part.casefold()]
    return meant[0] if len(meant) == 1 else part


def _stretches(person: str, days: set[date], working: set[tuple[str, date]]) -> Iterator[Absence]:
    """Vacation without a break; Saturdays and Sundays between two days of it belong to it, unless they are worked."""
    free = {
        day + k * _DAY
        for day in days
        for k in (1, 2)
        if (day + k * _DAY).weekday() in _WEEKEND and (person, day + k * _DAY) not in working
    }
    first = last = None
    for day in sorted(days):
        between = [] if last is None else [last + k * _DAY for k in range(1, (day - last).days)]
        if first is None or last is None or not set(between) <= free:
            if first is not None and last is not None:
                yield Absence(employee=person, first=first, last=last)
            first = day
        last = day
    if first is not None and last is not None:
        yield Absence(employee=person, first=first, last=last)
