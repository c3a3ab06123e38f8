"""A calendar for each person: the right instants, and the same event for the same duty."""

import datetime as dt

import pytest
from icalendar import Calendar
from tests.metrics.small import MONDAY, PEOPLE, roster, small
from tests.report.page.conftest import NAMES

from arsplan.domain.absences import Activity
from arsplan.domain.roster import Roster
from arsplan.errors import ArsplanError
from arsplan.io import calendars
from arsplan.io.calendars import calendar_files, write_calendars

STAMP = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
MARCH = dt.date(2027, 3, 22)
"""The week in which clocks go forward."""


def events(data):
    return list(Calendar.from_ical(data).walk("VEVENT"))


def files(unit, duties):
    return calendar_files(unit, duties, STAMP)


def test_one_file_for_each_person_with_their_duties_in_order():
    found = files(small(), roster("S1 D . A\nN1 N"))
    assert set(found) == {"S1.ics", "H1.ics", "A1.ics", "N1.ics"}
    assert [event["SUMMARY"] for event in events(found["S1.ics"])] == ["D, Small", "A, Small"]
    assert events(found["H1.ics"]) == []


def test_times_are_instants():
    (event,) = events(files(small(), roster("S1 D"))["S1.ics"])
    assert event["DTSTART"].dt == dt.datetime(2027, 1, 4, 6, 30, tzinfo=dt.UTC)
    assert event["DTEND"].dt == dt.datetime(2027, 1, 4, 14, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("monday", "hours"), [(dt.date(2027, 3, 22), 9), (dt.date(2027, 10, 25), 11), (dt.date(2027, 6, 7), 10)]
)
def test_a_night_with_a_change_of_the_clock(monday, hours):
    (event,) = events(files(small(start=monday), roster("N1 . . . . . N", monday))["N1.ics"])
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(hours=hours)


def test_the_same_duty_is_the_same_event_in_a_later_plan():
    def names(duties):
        return {event["DTSTART"].dt.date(): event["UID"] for event in events(files(small(), roster(duties))["S1.ics"])}

    before, after = names("S1 D D . D"), names("S1 D A D")
    shared = set(before) & set(after)
    assert len(shared) == 2
    assert all(before[day] == after[day] for day in shared)
    assert len({*before.values(), *after.values()}) == 4


def test_two_people_never_share_an_event():
    found = files(small(), roster("S1 D\nH1 D"))
    assert len({event["UID"] for name in ("S1.ics", "H1.ics") for event in events(found[name])}) == 2


def test_activities_stand_there_too():
    meeting = Activity(employee="S1", date=small().start, start=600, end=660, paid_minutes=60, text="Møte; Æ, Ø\n2")
    found = events(files(small(activities=(meeting,)), roster("H1 D"))["S1.ics"])
    assert [event["SUMMARY"] for event in found] == ["Møte; Æ, Ø\n2, Small"]


@pytest.mark.parametrize("name", ["../S1", "a/b", "Ærø Åse", "<script>", "=cmd()", *NAMES.values()])
def test_any_id_gives_a_file_in_the_folder(tmp_path, name):
    unit = small(staff=(PEOPLE[0].model_copy(update={"id": name}), *PEOPLE[1:]))
    write_calendars(unit, roster("H1 D"), tmp_path / "calendar", STAMP)
    assert len(list((tmp_path / "calendar").iterdir())) == 4
    assert [entry.name for entry in tmp_path.iterdir()] == ["calendar"]


@pytest.mark.parametrize("name", NAMES.values())
def test_any_name_of_a_unit_or_an_activity_is_read_as_it_stands(name):
    course = Activity(employee="S1", date=MONDAY, start=540, end=600, paid_minutes=60, text=name)
    data = files(small(name=name, activities=(course,)), roster("S1 . D"))["S1.ics"]
    assert [str(event["summary"]) for event in events(data)] == [f"{name}, {name}", f"D, {name}"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_long_ids_that_begin_alike_have_files_of_their_own(tmp_path):
    people = [PEOPLE[0].model_copy(update={"id": "x" * 300 + end}) for end in "ab"]
    write_calendars(small(staff=tuple(people)), Roster(), tmp_path / "calendar", STAMP)
    assert len(list((tmp_path / "calendar").iterdir())) == 2


def test_people_who_are_gone_leave_no_file(tmp_path):
    write_calendars(small(), roster("S1 D"), tmp_path / "calendar", STAMP)
    write_calendars(small(staff=PEOPLE[:2]), roster("S1 D"), tmp_path / "calendar", STAMP)
    assert {entry.name for entry in (tmp_path / "calendar").iterdir()} == {"S1.ics", "H1.ics"}


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(calendars, "find_spec", lambda name: None)
    with pytest.raises(ArsplanError, match=r"pip install 'arsplan\[ics\]'"):
        files(small(), roster("S1 D"))
