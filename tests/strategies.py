"""Small valid units for Hypothesis: few weeks, few people, everything that a unit can hold."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from arsplan.domain.absences import Absence, Activity, Lock, Wish
from arsplan.domain.agreed import PersonalAgreements
from arsplan.domain.balances import Balance, MonthMinutes
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.past_years import PastYear
from arsplan.domain.prices import Prices
from arsplan.domain.readings import Readings
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.skills import Skill
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Agreements, Arrangement, Discussion, VacationPolicy
from arsplan.domain.unit import Unit

COMPETENCES = (
    Competence(code="SPL", name="sykepleier", fills=("HFA", "ASS")),
    Competence(code="HFA", name="helsefagarbeider", fills=("ASS",)),
    Competence(code="ASS"),
)
MONDAYS = (date(2026, 12, 21), date(2027, 1, 4), date(2027, 3, 22), date(2027, 6, 28), date(2027, 10, 25))

_letters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")
texts = st.one_of(
    st.text(_letters, max_size=8).map(str.strip),
    st.sampled_from(["=1+1", '"', "a,b", "x;y", "Ærlig Ødegård", "Ledig", "json:1", "0,75", "\u00a0x"]),
).map(str.strip)
names = texts.filter(bool)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts | st.sampled_from([" padded ", ""]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2),
    max_leaves=3,
)
exts = st.dictionaries(st.sampled_from(["notes", "Key", "key", "4711", "a b"]), json_values, max_size=2)
personal_agreements = st.builds(
    PersonalAgreements,
    averaging=st.none() | st.sampled_from(["none", "ind", "tv"]),
    daily_rest=st.none() | st.integers(480, 720),
    weekly_rest=st.none() | st.integers(1680, 2160),
)
readings = st.builds(
    Readings,
    weekly_rest_assign=st.sampled_from(["clip", "f1_day"]),
    compensation=st.sampled_from(["next_rest", "none"]),
    day_window=st.sampled_from(["fixed", "rolling"]),
    averages=st.sampled_from(["rolling", "blocks"]),
    week_start=st.sampled_from([0, -1, -120, -1440]),
    weekly_rest_days=st.sampled_from([7, 14]),
    dst_hours=st.sampled_from(["nominal", "elapsed"]),
)
own_rules = st.lists(
    st.builds(
        OwnRule,
        id=st.sampled_from(["X1", "a b", "Ø"]),
        title=names,
        measure=st.sampled_from(
            [
                {"kind": "run_length", "most": 4, "of": "nights"},
                {"kind": "week_minutes", "most": 2400, "weeks": 2},
                {"kind": "daily_rest", "floor": 725, "full": 725},
                {"kind": "work_period_minutes", "most": 450, "most_weekend": None, "day_break": "06:00"},
                {"kind": "forbidden_sequence", "codes": ["A", "D"]},
                {"kind": "weekends_in_plan", "most": 3, "friday_evening": True},
                {"kind": "away_at_once", "main": 2, "other": 1},
            ]
        ),
        people=st.just(()),
        severity=st.sampled_from(["hard", "soft", "off"]),
        weight=st.integers(0, 20),
        valid_from=st.none() | st.dates(date(2027, 1, 1), date(2027, 3, 1)),
        valid_to=st.none() | st.dates(date(2027, 4, 1), date(2027, 6, 1)),
        source=texts,
        paragraph=texts,
    ),
    max_size=2,
    unique_by=lambda rule: rule.id,
)
switches = st.builds(Switch, rule=st.just("U07"), severity=st.sampled_from(["hard", "soft"]), weight=st.integers(0, 9))
shares = st.one_of(
    st.integers(0, 10000).map(lambda n: Fraction(n, 10000)),
    st.fractions(0, 1, max_denominator=40),
    st.sampled_from([Fraction(1), Fraction(3, 4), Fraction(1, 100)]),
)


@st.composite
def shift_types(draw: st.DrawFn) -> tuple[ShiftType, ...]:
    """Day, evening and night, sometimes with more of them."""
    own = draw(st.booleans())
    found = [
        ShiftType(
            code=code,
            start=start,
            end=end,
            paid_minutes=paid,
            covers=(Cover(line=code),) if own else (),
            ext=draw(exts),
        )
        for code, start, end, paid in (("D", 450, 900, 450), ("A", 870, 1320, 450), ("N", 1305, 465, 600))
    ]
    if draw(st.booleans()):
        long = (Cover(line="D"), Cover(line="A", start=870, end=1200))
        found.append(ShiftType(code="L", start=450, end=1200, paid_minutes=750, covers=long, use="weekend"))
    if draw(st.booleans()):
        start, length = draw(st.integers(0, 1439)), draw(st.integers(1, 1439))
        found.append(
            ShiftType(
                code=draw(st.sampled_from(["M", "D1/D", "mellomvakt", "Ø"])),
                start=start,
                end=(start + length) % 1440 or draw(st.sampled_from([0, 1440] if start else [1440])),
                paid_minutes=draw(st.integers(1, length)),
                break_minutes=draw(st.none() | st.integers(0, 60)),
                passive_minutes=draw(st.integers(0, length)),
                use=draw(st.sampled_from(["all", "weekend", "weekday", "none"])),
            )
        )
    return tuple(found)


@st.composite
def demand_of(
    draw: st.DrawFn, shifts: tuple[ShiftType, ...], seasons: tuple[Season, ...]
) -> tuple[tuple[DemandLine, ...], tuple[DemandRow, ...]]:
    """Lines, and for each of them and every season a full set of rows."""
    lines = [DemandLine(code=s.code, start=s.start, end=s.end) for s in shifts if s.code in {"D", "A", "N"}]
    if draw(st.booleans()):
        lines.append(DemandLine(code="07:00-09:00", start=420, end=540))
    if draw(st.booleans()):
        lines.append(DemandLine(code="HN", start=1320, end=450, status="outside", ext=draw(exts)))
    rows = []
    for season in dict.fromkeys(season.name for season in seasons):
        other = draw(st.sampled_from(["weekday", "closed"]))
        for line in lines:
            for kind in [
                other,
                "weekend",
                *draw(st.lists(st.sampled_from(["red", "sun", "tue"]), unique=True)),
            ]:
                heads = draw(st.integers(0, 3))
                first = draw(st.integers(0, heads))
                rows.append(
                    DemandRow(
                        season=season,
                        day_type=kind,
                        line=line.code,
                        heads=heads,
                        minima={"SPL": first, "HFA": draw(st.integers(0, heads - first))},
                        price_short=draw(st.none() | st.integers(0, 500)),
                        ext=draw(st.just({}) | exts),
                    )
                )
    rows += [
        DemandRow(
            line=line.code, heads=draw(st.integers(0, 3)), first=date(2026, 3, 30), last=date(2031, 12, 31), **kind
        )
        for line in lines
        for kind in draw(st.lists(st.sampled_from([{}, {"day_type": "sun"}, {"season": rows[0].season}]), max_size=1))
        if draw(st.booleans())
    ]
    return tuple(lines), tuple(rows)


@st.composite
def employees(draw: st.DrawFn, rotas: tuple[Rota, ...], start: date, days: int) -> tuple[Employee, ...]:
    """One to five people who differ; the first is employed all the time."""
    ids = draw(st.lists(names, min_size=1, max_size=5, unique=True))
    found = []
    for number, key in enumerate(ids):
        position = draw(shares)
        low = draw(st.none() | st.just(position / 2))
        found.append(
            Employee(
                id=key,
                name=draw(texts),
                competence=draw(st.sampled_from(["SPL", "HFA", "ASS"])),
                position=position,
                wish_min=low,
                wish_max=draw(st.none() | st.just(max(position, Fraction(1, 2)))),
                rota=draw(st.sampled_from([rota.name for rota in rotas])),
                employment=draw(st.sampled_from(["permanent", "temporary", "apprentice", "vacant"])),
                start=None if not number else draw(st.none() | st.just(start + timedelta(days // 2))),
                birth_year=draw(st.none() | st.integers(1955, 2005)),
                long_shift_minutes=draw(st.none() | st.sampled_from([750, 840])),
                agreements=draw(personal_agreements),
                vacation_days=draw(st.none() | st.integers(0, 36)),
                priority=draw(st.none() | st.integers(1, 9)),
                ext=draw(exts),
            )
        )
    return tuple(found)


def balances(person: str) -> st.SearchStrategy[Balance]:
    """What a person's accounts bring into the plan."""
    exact = st.fractions(-99, 99, max_denominator=12)
    since = st.none() | st.just(date(2028, 1, 1))
    return st.builds(
        Balance,
        employee=st.just(person),
        minutes=exact,
        vacation=st.fractions(-9, 9, max_denominator=12),
        senior_days=st.fractions(-3, 3, max_denominator=6),
        weekends=st.integers(-2, 2),
        main_from=since,
        popular_weeks=st.fractions(-3, 3, max_denominator=6),
        month_minutes=st.lists(
            st.builds(
                MonthMinutes,
                month=st.sampled_from(("2027-02", "2027-11", "2028-01")),
                minutes=st.fractions(Fraction(1, 6), 99, max_denominator=6),
            ),
            max_size=2,
        ).map(tuple),
        text=texts,
        ext=exts,
    )


@st.composite
def settled(draw: st.DrawFn, person: str, start: date, days: int) -> dict[str, object]:
    """Absence, locks, activities, history and wishes of one person, on dates that do not meet."""
    free = draw(st.permutations([start + timedelta(k) for k in range(days)]))
    kind = draw(st.sampled_from(["sick", "leave", "study"]))
    wishes = st.lists(
        st.sampled_from(
            [
                Wish(employee=person, kind="vacation", from_week=28, to_week=30, text="a, b"),
                Wish(employee=person, kind="unavailable", shift="A", weekday=3, strength="must"),
                Wish(employee=person, kind="available_weeks", value="even"),
                Wish(employee=person, kind="max_consecutive_shifts", value="3", strength="optional"),
                Wish(employee=person, kind="position_pct", value="87.5"),
                Wish(employee=person, kind="duty", shift="D", date=start, weight=7),
                Wish(employee=person, kind="free", date=start),
                Wish(employee=person, kind="forbidden_pairing", value="resident 3"),
            ]
        ),
        max_size=2,
        unique_by=lambda wish: wish.kind,
    )
    return {
        "absences": draw(st.just(()) | st.just((Absence(employee=person, first=free[0], last=free[0], kind=kind),))),
        "locks": tuple(
            Lock(employee=person, date=day, shift=draw(st.sampled_from(["D", "off"])), ext=draw(exts))
            for day in free[1 : draw(st.integers(1, 3))]
        ),
        "activities": draw(
            st.just(())
            | st.just((Activity(employee=person, date=free[4], start=540, end=900, paid_minutes=360, text="=x"),))
        ),
        "history": tuple(Duty(person, start - timedelta(k), "A") for k in range(draw(st.integers(0, 3)), 0, -1)),
        "balances": draw(st.just(()) | balances(person).map(lambda balance: (balance,))),
        "skills": draw(
            st.just(())
            | st.just((Skill(employee=person, skill="course"),))
            | st.just((Skill(employee=person, skill="course", valid_until=start, text="=x", ext=draw(exts)),))
        ),
        "wishes": tuple(draw(wishes)),
    }


@st.composite
def pairs(draw: st.DrawFn, people: tuple[Employee, ...], prices: Prices | None) -> tuple[Pair, ...]:
    """The first two of the staff, kept apart or wanted together."""
    if len(people) < 2 or draw(st.booleans()):
        return ()
    kind = draw(st.sampled_from(["apart"] if prices else ["apart", "together"]))
    return (
        Pair(
            employee=people[1].id,
            other=people[0].id,
            kind=kind,
            first=draw(st.none() | st.just(date(2027, 1, 6))),
            last=draw(st.none() | st.just(date(2027, 9, 1))),
            weight=None if kind == "apart" else draw(st.none() | st.integers(1, 200)),
            text=draw(texts),
            ext=draw(exts),
        ),
    )


@st.composite
def past_years(draw: st.DrawFn, before: int) -> tuple[PastYear, ...]:
    """Some earlier years, with what the unit was like then."""
    found = []
    for year in draw(st.lists(st.integers(before - 10, before), max_size=3, unique=True)):
        mean = draw(shares)
        part = draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]))
        found.append(PastYear(year=year, mean_position=mean, full_time_share=mean * part, employees=20, ext=draw(exts)))
    return tuple(found)


@st.composite
def units(draw: st.DrawFn, max_weeks: int = 3) -> Unit:
    """A small valid unit.

    Parameters
    ----------
    max_weeks
        Longest plan.
    """
    start, weeks = draw(st.sampled_from(MONDAYS)), draw(st.integers(1, max_weeks))
    shifts = draw(shift_types())
    cut = draw(st.none() | st.integers(1, 52))
    seasons = (
        (Season(name="year", from_week=1, to_week=53),)
        if cut is None
        else (Season(name="one", from_week=1, to_week=cut), Season(name="two", from_week=cut + 1, to_week=53))
    )
    lines, demand = draw(demand_of(shifts, seasons))
    tredelt, day_work = draw(st.sampled_from([(False, False), (True, False), (False, True)]))
    rotas = (
        Rota(name="DA", shifts=("D", "A"), tredelt=tredelt, day_work=day_work),
        Rota(name="N", shifts=("N",)),
        Rota(name="helg", shifts=("D",), days="weekend"),
    )
    staff = draw(employees(rotas, start, 7 * weeks))
    given = draw(settled(staff[0].id, start, 7 * weeks))
    prices = draw(st.none() | st.builds(Prices, short=st.integers(0, 500), wish=st.integers(0, 50)))
    packs = draw(st.sampled_from([("norway",), ("eu",), ("norway", "eu")]))
    return Unit(
        name=draw(names),
        start=start,
        weeks=weeks,
        full_time_week=draw(st.sampled_from([2130, 2250, 2016])),
        readings=draw(readings),
        own_rules=draw(own_rules),
        switches=draw(st.lists(switches, max_size=2)),
        rule_packs=packs,
        constructed=draw(st.booleans()),
        known_from=draw(st.none() | st.integers(0, 60).map(lambda past: start - timedelta(7 * past))),
        competences=COMPETENCES,
        rotas=rotas,
        shifts=shifts,
        lines=lines,
        seasons=seasons,
        demand=demand,
        staff=staff,
        agreements=draw(
            st.builds(
                Agreements,
                averaging=st.sampled_from(["none", "ind", "tv"]),
                red_day_weeks=st.none() | st.integers(2, 52),
                su_long_shift=st.none() | st.just(840),
                su_days=st.sampled_from(["all", "weekend"]),
                day_break=st.integers(0, 1439),
                night_from=st.integers(1260, 1320),
                night_to=st.integers(360, 420),
                night_average_waived=st.booleans(),
                tredelt_double_hours=st.sampled_from(["night", "both"]),
                month_hours=st.none() | st.integers(0, 3000),
                month_share=st.none() | st.sampled_from([Fraction(1, 5), Fraction(1, 3)]),
                red_days_off_target=st.none() | st.integers(0, 60),
                holiday_compensation=st.sampled_from(["paid", "time_off"]),
            )
        ),
        arrangement=draw(
            st.builds(
                Arrangement,
                weekends=st.integers(0, 2),
                weekends_of=st.integers(2, 4),
                weekend_rhythm=st.none() | st.integers(2, 4),
                longest_run_days=st.integers(1, 7),
                forbidden_sequences=st.sampled_from([(), (("A", "D"),), (("N", "D"), ("A", "A", "D"))]),
                handover_minutes=st.integers(0, 120),
                responsible=st.sampled_from([None, *(skill.skill for skill in given["skills"])]),
                staffing_above_need=st.integers(0, 1),
                red_days_shared=st.sampled_from(["heads", "positions", "off"]),
            )
        ),
        vacation=draw(
            st.builds(
                VacationPolicy, days=st.integers(24 if "eu" in packs else 0, 30), main_share=shares, place=st.booleans()
            )
        ),
        plan=draw(
            st.builds(
                Discussion,
                discussed=st.none() | st.integers(0, 60).map(lambda days: start - timedelta(days)),
                notice_days=st.integers(14, 30),
            )
        ),
        kpi_history=draw(past_years(start.year)),
        pairs=draw(pairs(staff, prices)),
        prices=prices,
        shortage_weights=draw(st.dictionaries(st.sampled_from(["any", "SPL", "ASS"]), st.integers(1, 20))),
        ext=draw(exts),
        **given,
    )
