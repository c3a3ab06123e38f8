"""When what has to be done around a plan, counted from its own dates."""

import csv
import datetime as dt
import io

import pytest
from icalendar import Calendar
from tests.metrics.small import small
from tests.report.page.conftest import NAMES

from arsplan.domain.absences import Absence
from arsplan.domain.terms import Agreements, Discussion
from arsplan.io.planning_calendar_files import planning_calendar_csv, planning_calendar_ics
from arsplan.metrics.planning_calendar import planning_calendar
from arsplan.report.planning_calendar_text import planning_calendar_lines
from arsplan.rules.process import process

STAMP = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def year(**facts):
    return small(**{"weeks": 52, **facts})


def dates(unit, code):
    return [str(step.date) for step in planning_calendar(unit) if step.code == code]


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2027-03-01", 14, "2027-02-15"),
        ("2027-01-04", 14, "2026-12-21"),
        ("2027-01-11", 14, "2026-12-28"),
        ("2027-01-04", 21, "2026-12-14"),
        ("2027-01-04", 16, "2026-12-18"),  # a Saturday
        ("2027-04-12", 14, "2027-03-24"),  # the second day of Easter, then Sunday, Saturday, Good Friday, Thursday
        ("2027-05-31", 14, "2027-05-14"),  # 17 May, a Sunday and a Saturday before it
    ],
)
def test_the_last_day_to_discuss_is_a_day_in_the_office(start, days, last):
    unit = year(start=dt.date.fromisoformat(start), plan=Discussion(notice_days=days))
    assert dates(unit, "discussion") == [last]


def test_vacation_is_told_two_months_ahead():
    assert dates(year(), "main_vacation") == ["2027-06-21"]
    assert dates(year(), "vacation_told") == ["2027-04-21"]
    late = year(vacation={"from_week": 26})
    assert dates(late, "vacation_told") == ["2027-04-28"]
    assert dates(year(weeks=12), "vacation_told") == []


def test_whoever_goes_first_is_told_first():
    easter = Absence(employee="S1", first=dt.date(2027, 3, 22), last=dt.date(2027, 3, 24))
    assert dates(year(absences=(easter,)), "first_vacation_told") == ["2027-01-22"]
    july = easter.model_copy(update={"first": dt.date(2027, 7, 5), "last": dt.date(2027, 7, 10)})
    study = easter.model_copy(update={"kind": "study"})
    assert dates(year(absences=(july, study)), "first_vacation_told") == []


def test_two_months_before_the_last_of_april_is_the_last_of_february():
    unit = year(start=dt.date(2029, 1, 1), vacation={"from_week": 18})  # Monday 30 April 2029
    assert dates(unit, "vacation_told") == ["2029-02-28"]


def test_a_quarter_from_one_adjustment_point_to_the_next():
    assert dates(year(), "adjustment") == ["2027-04-05", "2027-07-05", "2027-10-04"]
    assert dates(year(), "change_discussed") == ["2027-03-22", "2027-06-21", "2027-09-20"]
    assert dates(year(weeks=13), "adjustment") == []


def test_only_what_concerns_the_unit():
    codes = {step.code for step in planning_calendar(year())}
    assert {"agreements", "renewal"} <= codes
    alone = {step.code for step in planning_calendar(year(agreements=Agreements()))}
    assert codes - alone == {"agreements", "renewal"}
    abroad = planning_calendar(year(rule_packs=("eu",)))
    assert {step.source.paragraph for step in abroad} == {""}


def test_a_longer_notice_is_the_parties_own():
    (step,) = (s for s in planning_calendar(year(plan=Discussion(notice_days=28)), "en") if s.code == "discussion")
    assert (step.dated_by, step.counted) == ("agreement", "28 days before the start")


def test_a_deadline_of_law_names_its_paragraph_and_every_step_its_source():
    for step in process():
        assert step.source.title
        assert step.source.confidence in {"TEXT", "SRC", "3P", "GK", "D", "UNIT"}
        assert step.source.paragraph or step.dated_by != "law"
        assert all(step.texts.values())


def test_the_table():
    steps = planning_calendar(year(), "en")
    rows = list(csv.DictReader(io.StringIO(planning_calendar_csv(steps))))
    assert len(rows) == len(steps)
    (row,) = (row for row in rows if row["step"] == "discussion")
    assert (row["date"], row["paragraph"], row["dated_by"]) == ("2026-12-21", "AML § 10-3", "law")


@pytest.mark.parametrize("name", NAMES.values())
def test_the_calendar_file_holds_any_name(name):
    unit = year(name=name)
    steps = planning_calendar(unit)
    data = planning_calendar_ics(unit, steps, STAMP)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [step.date for step in steps]
    assert [str(event["summary"]) for event in events] == [f"{step.text} ({name})" for step in steps]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_a_later_calendar_moves_the_events():
    before, after = year(), year(plan=Discussion(notice_days=28))
    first, second = (
        {
            str(e["uid"])
            for e in Calendar.from_ical(planning_calendar_ics(u, planning_calendar(u), STAMP)).walk("VEVENT")
        }
        for u in (before, after)
    )
    assert first == second


def test_lines_in_both_languages():
    unit = year()
    lines = planning_calendar_lines(unit, planning_calendar(unit, "nb"), "nb")
    assert lines[0] == "Planleggingskalender for Small, plan fra 2027-01-04 til 2028-01-02."
    assert (
        "! man 2026-12-21  Siste dag for å drøfte planen med de tillitsvalgte (14 dager før start; AML § 10-3)" in lines
    )
    assert "  Mon 2026-10-12" in "\n".join(planning_calendar_lines(unit, planning_calendar(unit, "en"), "en"))
