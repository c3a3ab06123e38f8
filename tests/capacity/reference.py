"""The three constructed reference units, small enough to be typed here."""

import datetime as dt
from fractions import Fraction
from functools import cache

from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.domain.unit import Unit

COMPETENCES = (
    Competence(code="SPL", fills=("HFA", "ASS")),
    Competence(code="VPL", fills=("HFA", "ASS")),
    Competence(code="HFA", fills=("ASS",)),
    Competence(code="ASS"),
)
ROTAS = (
    Rota(name="DA", shifts=("D", "A", "L", "LL")),
    Rota(name="N", shifts=("N",)),
    Rota(name="helg", shifts=("D", "A"), days="weekend"),
)
SHIFTS = (
    ShiftType(code="D", start="07:30", end="15:00", paid_minutes=450, covers=(Cover(line="D"),)),
    ShiftType(code="A", start="14:30", end="22:00", paid_minutes=450, covers=(Cover(line="A"),)),
    ShiftType(code="N", start="21:45", end="07:45", paid_minutes=600, covers=(Cover(line="N"),)),
    ShiftType(
        code="L",
        start="07:30",
        end="20:00",
        paid_minutes=750,
        covers=(Cover(line="D"), Cover(line="A", start="14:30", end="20:00")),
    ),
    ShiftType(
        code="LL",
        start="08:00",
        end="22:00",
        paid_minutes=840,
        covers=(Cover(line="D", start="08:00", end="15:00"), Cover(line="A")),
    ),
)
LINES = (
    DemandLine(code="D", start="07:30", end="15:00"),
    DemandLine(code="A", start="14:30", end="22:00"),
    DemandLine(code="N", start="21:45", end="07:45"),
    DemandLine(code="HN", start="22:00", end="07:30", status="outside"),
)
AGREED = Agreements(averaging="tv", daily_rest=540, weekly_rest=1680, red_day_weeks=26)
CALENDAR = (("vinter", 1, 12), ("vaar", 13, 24), ("sommer", 25, 33), ("hoest", 34, 44), ("vinter", 45, 52))


def demand(text):
    """Rows "season day_type line heads SPL VPL HFA"."""
    rows = []
    for season, day_type, line, heads, *least in map(str.split, text.strip().splitlines()):
        minima = dict(zip(("SPL", "VPL", "HFA"), map(int, least), strict=True))
        rows.append(DemandRow(season=season, day_type=day_type, line=line, heads=int(heads), minima=minima))
    return tuple(rows)


def staff(text):
    """Groups "rota competence pct pct ..."."""
    people = []
    for rota, competence, *positions in map(str.split, text.strip().splitlines()):
        for pct in positions:
            number = f"P{len(people) + 1:02d}"
            position = Fraction(pct) / 100
            people.append(Employee(id=number, competence=competence, position=position, rota=rota))
    return tuple(people)


def seasons(*rows):
    return tuple(Season(name=name, from_week=first, to_week=last) for name, first, last in rows)


def unit(**facts):
    fields = {
        "start": dt.date(2027, 1, 4),
        "weeks": 52,
        "constructed": True,
        "competences": COMPETENCES,
        "rotas": ROTAS,
        "shifts": SHIFTS,
        "lines": LINES[:3],
        "seasons": seasons(("all", 1, 53)),
        "staff": (Employee(id="P01", competence="ASS", position=1, rota="DA"),),
        "agreements": AGREED,
        "arrangement": Arrangement(weekends=1, weekends_of=3),
    }
    return Unit(**{**fields, **facts})


def two_shift(d, a, weekend_d, weekend_a, **facts):
    """Day and evening of 7.5 h, the same all year, no competence asked for."""
    rows = demand(
        f"all weekday D {d} 0 0 0\nall weekday A {a} 0 0 0\n"
        f"all weekend D {weekend_d} 0 0 0\nall weekend A {weekend_a} 0 0 0"
    )
    return unit(**{"name": "small", "demand": rows, **facts})


@cache
def solsiden():
    rows = []
    for season, d, a in (
        ("vinter", "9 2 0 4", "7 1 0 3"),
        ("paaske", "6 1 0 3", "5 1 0 2"),
        ("vaar", "9 2 0 4", "6 1 0 3"),
        ("sommer", "8 2 0 4", "6 1 0 3"),
        ("hoest", "9 2 0 4", "6 1 0 3"),
        ("romjul", "6 1 0 3", "5 1 0 2"),
    ):
        rows += [f"{season} weekday D {d}", f"{season} weekday A {a}", f"{season} weekday N 2 0 0 1"]
        rows += [f"{season} weekend D 6 1 0 3", f"{season} weekend A 5 1 0 2", f"{season} weekend N 2 0 0 1"]
    people = """
        DA SPL 100 100 100 80 80 75 75 60
        DA HFA 100 100 100 100 80 80 80 75 75 75 70 70 60 60 50 50
        DA ASS 50 33.68
        helg ASS 14.08 14.08 14.08 14.08 14.08
        N SPL 75
        N HFA 70.42 70.42 65 56.34 28.17 28.17"""
    return unit(
        name="Solsiden",
        demand=demand("\n".join(rows)),
        staff=staff(people),
        seasons=seasons(
            ("vinter", 1, 11),
            ("paaske", 12, 12),
            ("vaar", 13, 24),
            ("sommer", 25, 33),
            ("hoest", 34, 44),
            ("vinter", 45, 51),
            ("romjul", 52, 52),
        ),
    )


@cache
def elvebredden(*, cabin=False):
    rows = []
    for season, d, a, weekend_d, weekend_a in (
        ("vinter", "16 4 0 8", "9 2 0 4", "10 2 0 6", "8 1 0 4"),
        ("vaar", "15 4 0 7", "8 2 0 4", "9 2 0 5", "7 1 0 4"),
        ("sommer", "13 4 0 7", "8 2 0 4", "9 2 0 5", "7 1 0 4"),
        ("hoest", "15 4 0 7", "8 2 0 4", "9 2 0 5", "7 1 0 4"),
        ("vinter_hytte", "17 4 0 8", "10 2 0 4", "11 2 0 6", "9 1 0 4"),
        ("vaar_hytte", "16 4 0 7", "9 2 0 4", "10 2 0 5", "8 1 0 4"),
        ("sommer_hytte", "14 4 0 7", "9 2 0 4", "10 2 0 5", "8 1 0 4"),
    ):
        if season.endswith("_hytte") and not cabin:
            continue
        rows += [f"{season} weekday D {d}", f"{season} weekday A {a}", f"{season} weekday N 2 1 0 0"]
        rows += [f"{season} weekend D {weekend_d}", f"{season} weekend A {weekend_a}"]
        rows += [f"{season} weekend N 2 1 0 0"]
    people = """
        DA SPL 100 100 100 100 100 90 80 80 80 75 75 60 50
        DA HFA 100 100 100 100 85 85 80 80 80 80 75 75 75 75 70 70 70 60 60 50 50
        DA ASS 80 60 60 50 40 35
        helg ASS 14.08 14.08 14.08 14.08 14.08
        N SPL 100 80
        N HFA 70.42 70.42 45 28.17"""
    cabins = (
        ("vinter", 1, 7),
        ("vinter_hytte", 8, 8),
        ("vinter", 9, 11),
        ("vinter_hytte", 12, 12),
        ("vaar_hytte", 13, 13),
        ("vaar", 14, 24),
        ("sommer", 25, 27),
        ("sommer_hytte", 28, 31),
        ("sommer", 32, 33),
        ("hoest", 34, 44),
        ("vinter", 45, 52),
    )
    return unit(
        name="Elvebredden",
        demand=demand("\n".join(rows)),
        staff=staff(people),
        seasons=seasons(*(cabins if cabin else CALENDAR)),
    )


@cache
def bjorkelia():
    rows = []
    for season, kind, d, a, weekend_a in (
        ("vinter", "weekday", "4 0 1 1", 5, 5),
        ("paaske", "closed", "6 0 1 2", 5, 5),
        ("vaar", "weekday", "4 0 1 1", 5, 5),
        ("sommer", "weekday", "4 0 1 1", 5, 5),
        ("sommer_stengt", "closed", "6 0 1 2", 5, 5),
        ("sommer_tur", "closed", "6 0 1 2", 4, 4),
        ("hoest", "weekday", "4 0 1 1", 5, 5),
        ("romjul", "closed", "6 0 1 2", 5, 5),
    ):
        rows += [f"{season} {kind} D {d}", f"{season} {kind} A {a} 0 1 2"]
        rows += [f"{season} weekend D 5 0 1 2", f"{season} weekend A {weekend_a} 0 1 2"]
        for day in (kind, "weekend"):
            rows += [f"{season} {day} N 1 0 0 1", f"{season} {day} HN 1 0 0 0"]
    people = """
        DA VPL 100 100 100 80 75 75
        DA HFA 100 80 75 70 60 60 50 50 40
        DA ASS 50 40 35 30
        helg ASS 19.72 19.72 19.72 14.08 14.08 14.08
        N HFA 70.42 70.42 28.17 28.17"""
    return unit(
        name="Bjørkelia",
        demand=demand("\n".join(rows)),
        staff=staff(people),
        lines=LINES,
        agreements=AGREED.model_copy(update={"su_long_shift": 840, "su_days": "weekend"}),
        seasons=seasons(
            ("vinter", 1, 11),
            ("paaske", 12, 12),
            ("vaar", 13, 24),
            ("sommer", 25, 27),
            ("sommer_stengt", 28, 29),
            ("sommer_tur", 30, 30),
            ("sommer_stengt", 31, 31),
            ("sommer", 32, 33),
            ("hoest", 34, 44),
            ("vinter", 45, 51),
            ("romjul", 52, 52),
        ),
    )
