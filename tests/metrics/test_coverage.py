import datetime as dt

from tests.capacity.reference import SHIFTS, demand
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.roster import Duty, Roster
from arsplan.metrics import coverage, shortage, shortage_minutes


def on(rows, day, line):
    return [
        (row.start.strftime("%H:%M"), row.competence, row.need, row.planned, row.short, row.over)
        for row in rows
        if row.date == day and row.shift == line
    ]


def test_an_empty_roster_is_short_of_everything():
    rows = coverage(small(), Roster())
    heads = 10 * 2 + 4
    assert shortage_minutes(rows) == heads * 450 + 14 * 600
    assert {row.planned for row in rows} == {0}
    assert {row.shift for row in rows} == {"D", "N"}


def test_stretches_are_cut_where_shifts_begin_to_cover():
    rows = coverage(small(), roster("S1 D\nH1 LL"))
    assert on(rows, MONDAY, "D") == [
        ("07:30", "SPL", 1, 1, 0, 0),
        ("07:30", "any", 1, 0, 1, 0),
        ("08:00", "SPL", 1, 1, 0, 0),
        ("08:00", "any", 1, 1, 0, 0),
    ]
    assert on(rows, MONDAY, "A") == [("14:30", "any", 0, 0, 0, 1), ("20:00", "any", 0, 0, 0, 1)]
    assert all(row.minutes in {30, 420} for row in rows if row.date == MONDAY and row.shift == "D")


def test_who_fills_no_slot_is_over():
    rows = coverage(small(), roster("H1 D\nA1 D\nS1 . . . . . D"))
    assert on(rows, MONDAY, "D")[:2] == [("07:30", "SPL", 1, 0, 1, 0), ("07:30", "any", 1, 1, 0, 1)]
    saturday = MONDAY + dt.timedelta(5)
    assert on(rows, saturday, "D") == [("07:30", "SPL", 1, 1, 0, 0), ("08:00", "SPL", 1, 1, 0, 0)]
    more = coverage(small(), roster("S1 . . . . . D\nH1 . . . . . D"))
    assert on(more, saturday, "D")[:2] == [("07:30", "SPL", 1, 1, 0, 0), ("07:30", "any", 0, 0, 0, 1)]


def test_everybody_on_duty_is_counted_once():
    rows = coverage(small(), roster("S1 D L\nH1 D D\nA1 D D\nN1 N N"))
    for day in (MONDAY, MONDAY + dt.timedelta(1)):
        first = [row for row in rows if row.date == day and row.start.strftime("%H:%M") == "07:30"]
        assert sum(row.planned + row.over for row in first) == 3


def test_instants_carry_their_offset_and_hours_follow_the_clock():
    start = dt.date(2027, 3, 22)
    rows = coverage(small(start=start), roster("N1 . . . . . N", monday=start))
    night = next(row for row in rows if row.planned and row.shift == "N")
    assert night.start.isoformat() == "2027-03-27T21:45:00+01:00"
    assert night.end.isoformat() == "2027-03-28T07:45:00+02:00"
    assert night.minutes == 600


def test_a_night_before_the_plan_covers_its_first_morning():
    shifts = tuple(shift.model_copy(update={"covers": ()}) for shift in SHIFTS)
    before = Duty("N1", MONDAY - dt.timedelta(1), "N")
    with_past = coverage(small(shifts=shifts, history=(before,)), Roster())
    without = coverage(small(shifts=shifts), Roster())
    assert shortage_minutes(without) - shortage_minutes(with_past) == 15


def test_shortage_adds_up_every_way():
    unit = small(shortage_weights={"SPL": 30, "any": 10})
    rows = coverage(unit, roster("S1 D D . . . . . D\nA1 D D D D D\nN1 N N N"))
    found = shortage(unit, rows)
    assert found.minutes == shortage_minutes(rows)
    assert found.demand == 24 * 450 + 14 * 600
    for part in (found.by_competence, found.by_line, found.by_season, found.by_kind_of_day, found.by_week):
        assert sum(part.values()) == found.minutes
    assert list(found.by_week) == ["2027-W02", "2027-W01"]
    assert set(found.by_season) == {"all"}
    assert 0 < found.share < 1


def test_nothing_demanded_is_nothing_short():
    rows = demand("all weekday D 0 0 0 0\nall weekend D 0 0 0 0")
    unit = small(demand=rows, staff=PEOPLE[:3])
    found = shortage(unit, coverage(unit, Roster()))
    assert (found.demand, found.minutes, found.share) == (0, 0, 0)


def test_what_would_close_a_week_is_said_in_people():
    unit = small()
    rows = coverage(unit, roster("S1 D D D D D"))
    found = shortage(unit, rows)
    assert list(found.to_close) == list(found.by_week)
    for week, help_ in found.to_close.items():
        assert help_.minutes == found.by_week[week]
        assert sum(help_.full_time.values()) * unit.full_time_week == help_.minutes
    for week, help_ in found.to_close.items():
        own = [row for row in rows if unit.horizon.label(unit.horizon.week_of(row.date)) == week]
        there = [sum(row.short for row in own if row.start <= one.start < row.end) for one in own]
        assert help_.at_once == max(there)
    assert shortage(unit, []).to_close == {}
