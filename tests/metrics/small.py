"""A unit of two weeks with day, evening and night, and four people."""

import datetime as dt
from fractions import Fraction

from tests.capacity.reference import demand, unit

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee

MONDAY = dt.date(2027, 1, 4)
PEOPLE = (
    Employee(id="S1", competence="SPL", position=Fraction(1), rota="DA"),
    Employee(id="H1", competence="HFA", position=Fraction(3, 4), rota="DA"),
    Employee(id="A1", competence="ASS", position=Fraction(1, 2), rota="DA", employment="temporary"),
    Employee(id="N1", competence="HFA", position=Fraction(1408, 10000), rota="N"),
)
ROWS = demand(
    "all weekday D 2 1 0 0\nall weekend D 1 1 0 0\nall weekday A 0 0 0 0\nall weekend A 0 0 0 0\n"
    "all weekday N 1 0 0 0\nall weekend N 1 0 0 0"
)


def small(**facts):
    return unit(**{"name": "Small", "start": MONDAY, "weeks": 2, "demand": ROWS, "staff": PEOPLE, **facts})


def roster(text, monday=MONDAY):
    """Lines "person code code ...": one code a day from the first Monday, a dot for none."""
    duties = []
    for person, *codes in map(str.split, text.strip().splitlines()):
        days = enumerate(codes)
        duties += [Duty(person, monday + dt.timedelta(k), code) for k, code in days if code != "."]
    return Roster(duties)
