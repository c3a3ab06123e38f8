"""Who is responsible for a shift: on duty, with the skill on that date, in turn."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conformance.world import tiny
from tests.law.world import MONDAY, before, duties, person, shift

from arsplan.domain.demand import DemandLine, DemandRow
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import Cover
from arsplan.domain.skills import Skill
from arsplan.domain.terms import Arrangement
from arsplan.metrics.responsible import Charges, charges_by_person, responsible

PEOPLE = ("kari", "per", "eli", "ola")
CAN = tuple(Skill(employee=name, skill="in charge") for name in PEOPLE[:3])


def day(number: int) -> date:
    return MONDAY + timedelta(number)


def ward(skills=CAN, weeks=1, lines=("D", "A", "N"), **facts):
    kinds = (shift("D", "07:30", "15:00"), shift("A", "14:30", "22:00"), shift("N", "21:45", "07:45"))
    long = shift("L", "07:30", "20:00").model_copy(
        update={"covers": (Cover(line="D"), Cover(line="A", start="14:30", end="20:00"))}
    )
    return tiny(
        *(kind.model_copy(update={"covers": (Cover(line=kind.code),)}) for kind in kinds),
        long,
        weeks=weeks,
        staff=tuple(map(person, PEOPLE)),
        lines=tuple(DemandLine(code=kind.code, start=kind.start, end=kind.end) for kind in kinds),
        demand=tuple(
            DemandRow(season="year", day_type=kind, line=code, heads=1)
            for kind in ("weekday", "weekend")
            for code in lines
        ),
        skills=skills,
        arrangement=Arrangement(responsible="in charge"),
        **facts,
    )


def rosters(**lines):
    return Roster(duty for name, text in lines.items() for duty in duties(text, name=name))


def names(unit, roster):
    return [(charge.date.weekday(), charge.shift, charge.employee) for charge in responsible(unit, roster)]


def test_every_shift_has_a_row_and_nobody_is_named_without_the_skill():
    found = responsible(ward(), rosters(kari="D", ola="D D A"))
    assert len(found) == 21
    assert [(charge.date, charge.shift) for charge in found if charge.employee] == [(MONDAY, "D")]
    assert str(found[0].start) == "2027-08-02 07:30:00+02:00"
    assert str(found[2].end) == "2027-08-03 07:45:00+02:00"


def test_a_unit_that_names_no_skill_names_nobody():
    unit = ward().model_copy(update={"arrangement": Arrangement()})
    assert responsible(unit, rosters(kari="D")) == []
    assert charges_by_person(unit, rosters(kari="D")) == []


def test_they_take_turns():
    both = rosters(kari="D D D D D", per="D D D D D")
    assert [name for _, _, name in names(ward(lines=("D",)), both)][:5] == ["kari", "per", "kari", "per", "kari"]
    assert charges_by_person(ward(lines=("D",)), both) == [Charges("kari", 3, 5), Charges("per", 2, 5)]


def test_a_skill_counts_while_it_lasts():
    until = (Skill(employee="kari", skill="in charge", valid_until=day(1)),)
    found = names(ward(until, lines=("D",)), rosters(kari="D D D"))
    assert [name for _, _, name in found[:3]] == ["kari", "kari", ""]


def test_whoever_is_there_for_most_of_the_shift():
    unit, roster = ward(lines=("D", "A")), rosters(kari="L . L", per=". . . ", eli="A . .")
    assert names(unit, roster)[:2] == [(0, "D", "kari"), (0, "A", "eli")]
    assert names(unit, roster)[4:6] == [(2, "D", "kari"), (2, "A", "kari")], "nobody else is there in the evening"
    assert charges_by_person(unit, roster) == [Charges("kari", 2, 2), Charges("eli", 1, 1)]


def test_a_night_that_began_before_the_plan_is_of_the_day_before():
    unit = ward(history=before(". . . . . . N"), lines=("N",))
    assert names(unit, Roster())[0] == (0, "N", "")


def test_on_a_curve_one_stays_in_charge_until_the_duty_ends():
    hours = tuple(DemandLine(code=f"{h}", start=60 * h, end=60 * h + 60) for h in range(8, 15))
    rows = tuple(
        DemandRow(season="year", day_type=kind, line=line.code, heads=1)
        for kind in ("weekday", "weekend")
        for line in hours
    )
    curve = tiny(
        shift("D", "08:00", "15:00"),
        staff=tuple(map(person, PEOPLE)),
        lines=hours,
        demand=rows,
        skills=CAN,
        arrangement=Arrangement(responsible="in charge"),
    )
    found = responsible(curve, rosters(kari="D D", per="D D"))
    assert [charge.employee for charge in found[:14]] == ["kari"] * 7 + ["per"] * 7


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["D", "A", "N", "L", ""]), min_size=14, max_size=14), min_size=4, max_size=4))
def test_in_any_roster(codes):
    """Only those on duty with the skill; nobody is missing where somebody could be; those who are alike are even."""
    unit = ward(weeks=2)
    twin = dict(zip(PEOPLE, codes, strict=True)) | {"per": codes[0]}
    roster = Roster(Duty(name, day(k), code) for name, days in twin.items() for k, code in enumerate(days) if code)
    holders = {skill.employee for skill in CAN}
    covering = {"D": {"D", "L"}, "A": {"A", "L"}, "N": {"N"}}
    for charge in responsible(unit, roster):
        able = {d.employee for d in roster if d.date == charge.date and d.shift in covering[charge.shift]} & holders
        assert (charge.employee in able) if able else charge.employee == ""
    counts = {one.employee: one for one in charges_by_person(unit, roster)}
    assert all(one.duties <= one.possible for one in counts.values())
    if "kari" in counts:
        assert abs(counts["kari"].duties - counts["per"].duties) <= 1


def test_a_later_change_renames_nobody_before_it():
    unit, first = ward(lines=("D",)), rosters(kari="D D D D", per="D D D D", eli="D D D D")
    later = Roster(set(first) - {Duty("kari", day(3), "D")})
    assert names(unit, first)[:3] == names(unit, later)[:3]
