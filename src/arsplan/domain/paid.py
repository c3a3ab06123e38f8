"""What a shift pays on a date."""

from datetime import date

from arsplan.clock.instants import utc_minute
from arsplan.domain.shifts import ShiftType
from arsplan.domain.unit import Unit


def paid_on(unit: Unit, day: date, shift: ShiftType) -> int:
    """Paid minutes of a shift that starts on a date.

    They are the shift's own, unless the unit pays hours as they pass (`dst_hours`): then an hour less or more where the
    clock changes while it lasts.
    """
    if unit.readings.dst_hours == "nominal":
        return shift.paid_minutes
    lasts = utc_minute(day, shift.finish, unit.timezone) - utc_minute(day, shift.start, unit.timezone)
    return max(0, shift.paid_minutes + lasts - shift.length)
