"""The rows of a rota as duties: by their shift or by their times, each of them one that the unit knows."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from arsplan.clock.instants import format_clock
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.io.own_times import OwnTimes, code_of
from arsplan.io.report import Report
from arsplan.io.rota_times import Given, clock_of, near, starts_on
from arsplan.io.table_rows import Entry, facts

__all__ = ["PLAINLY", "Noted", "RotaRows"]


class Noted(NamedTuple):
    """How a rota from elsewhere was written down.

    Attributes
    ----------
    own_times
        Duties at times that no shift has are taken as they stand; otherwise they are refused.
    nights_on_end_day
        Night duties that cross midnight stand on the date on which they end.
    """

    own_times: bool = False
    nights_on_end_day: bool = False


PLAINLY = Noted()
"""With the times of the unit's shifts, each duty on the date on which it starts."""


class RotaRows:
    """Rows to duties, one at a time.

    Attributes
    ----------
    seen
        Row of each duty.
    own
        Duties at times of their own.
    """

    def __init__(self, unit: Unit, report: Report, noted: Noted) -> None:
        self.unit, self.report, self.noted = unit, report, noted
        self.seen: dict[Duty, int] = {}
        self.own: list[OwnTimes] = []

    def read(self, entry: Entry) -> None:
        """Keep the duty of a row, or say what is wrong with it."""
        before = len(self.report.problems)
        employee = entry.values["employee"]
        if employee not in self.unit.person:
            said = f"There is no '{employee}' among the staff."
            self._refuse(entry, "unknown-employee", said, maybe_meant(employee, self.unit.person), "employee")
        shift = self._shift(entry)
        day = entry.values["date"] if shift is None else self._day(shift, entry)
        self._inside(entry, day)
        if shift is None or len(self.report.problems) > before:
            return
        duty = Duty(employee, day, shift.code)
        if duty in self.seen:
            said = f"This duty stands in row {self.seen[duty]} already."
            self._refuse(entry, "duplicate-duty", said, "Maybe remove one of the two.")
        self.seen.setdefault(duty, entry.row)
        if shift.code not in self.unit.shift_by_code:
            self.own.append(OwnTimes(shift, duty, entry.values.get("shift")))

    def _shift(self, entry: Entry) -> ShiftType | None:
        given = Given(*(entry.values.get(name) for name in Given._fields))
        code = entry.values.get("shift")
        if code is None:
            return self._by_times(entry, given)
        if code not in self.unit.shift_by_code:
            said = f"There is no shift '{code}' in this unit."
            self._refuse(entry, "unknown-shift", said, maybe_meant(code, self.unit.shift_by_code), "shift")
            return None
        shift = self.unit.shift_by_code[code]
        unlike = given.unlike(shift, self._day(shift, entry), self.unit)
        if unlike and self.noted.own_times:
            return self._own(entry, given, shift)
        for name, right in unlike:
            said = f"This is not the {name.replace('_', ' ')} of shift {code} on {self._day(shift, entry)}."
            self._refuse(entry, "not-as-the-shift", said, _advice(shift, getattr(given, name), right), name)
        return shift

    def _by_times(self, entry: Entry, given: Given) -> ShiftType | None:
        """The one shift that has these times; of several, the one that is on the person's rota."""
        if given.start is None or given.end is None:
            said, advice = "Neither the shift nor both of its times stand here.", "Maybe the row is a day off."
            self._refuse(entry, "missing-value", said, advice, "shift")
            return None
        tz, shifts = self.unit.timezone, self.unit.shifts
        found = [s for s in shifts if not given.unlike(s, self._day(s, entry), self.unit)]
        if len(found) > 1 and (person := self.unit.person.get(entry.values["employee"])):
            own = self.unit.rota_by_name[person.rota].shifts
            found = [s for s in found if s.code in own] or found
        if len(found) > 1:
            said = f"Several shifts have these times: {', '.join(s.code for s in found)}."
            advice = "Maybe add a column shift with the code."
            self._refuse(entry, "shift-not-told-apart", said, advice, "start")
        elif not found and self.noted.own_times:
            return self._own(entry, given, None)
        elif not found:
            close = min(shifts, key=lambda s: near(s, given, tz))
            shown = f"{close.code} ({format_clock(close.start)}–{format_clock(close.end)})"
            advice = f"Maybe {shown} is meant, or the date is another; --own-times takes a duty with its own times."
            said = f"No shift of this unit has these times on {entry.values['date']}."
            self._refuse(entry, "no-such-times", said, advice, "start")
        return found[0] if len(found) == 1 else None

    def _own(self, entry: Entry, given: Given, like: ShiftType | None) -> ShiftType | None:
        """A shift of these times; paid in full, less what the shift of that code does not pay, if nothing is said."""
        tz = self.unit.timezone
        start, end = (
            clock_of(said, tz) if said is not None else getattr(like, name)
            for name, said in (("start", given.start), ("end", given.end))
        )
        paid = given.paid_minutes
        if paid is None:
            unpaid = like.length - like.paid_minutes if like else 0
            paid = (end - start if end > start else end - start + DAY) - unpaid
        code = code_of(self.unit, like.code if like else None, start, end, given.paid_minutes)
        values = {"code": code, "start": start, "end": end, "paid_minutes": paid, "use": like.use if like else "all"}
        made = Entry(entry.file, entry.row, values, entry.cells)
        ((shift, _),) = facts(ShiftType, [made], "shifts", self.report)
        if not made.whole:
            return None
        times = given._replace(paid_minutes=None)  # those are by the clock, as a shift's are
        for name, _ in times.unlike(shift, self._day(shift, entry), self.unit):
            said = f"This is no {name} of a duty of {self._day(shift, entry)}, or the clock shows it twice."
            self._refuse(entry, "not-on-this-date", said, "Maybe the date or the offset is mistyped.", name)
        return shift

    def _day(self, shift: ShiftType, entry: Entry) -> date:
        return starts_on(shift, entry.values["date"], nights_on_end_day=self.noted.nights_on_end_day)

    def _inside(self, entry: Entry, day: date) -> None:
        horizon = self.unit.horizon
        if day not in horizon:
            said = f"{day} is outside the plan, {horizon.start} to {horizon.end}."
            began = "Maybe a night before the plan belongs in history.csv."
            advice = began if entry.values["date"] in horizon else "Maybe the year is mistyped."
            self._refuse(entry, "outside-plan", said, advice, "date")

    def _refuse(self, entry: Entry, code: str, said: str, advice: str, name: str | None = None) -> None:
        self.report.add(entry.problem(code, said, advice, name))


def _advice(shift: ShiftType, given: object, right: datetime | int) -> str:
    shown = str(right)
    if isinstance(right, datetime):
        if isinstance(given, datetime) and shift.is_night and given.date() == right.date() - timedelta(1):
            return "Maybe nights are noted on the day they end; --nights-on-end-day reads them so."
        shown = right.isoformat()
    return f"Maybe {shown} is meant, or another shift; a changed shift needs a code of its own, or --own-times."
