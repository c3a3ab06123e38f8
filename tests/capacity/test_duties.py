"""People that a day takes, against search through every way to staff it."""

import random
from itertools import product

from tests.capacity.reference import demand, unit

from arsplan.capacity.duties import apart, days_of_work, shifts_in_use
from arsplan.capacity.groups import rota_groups
from arsplan.domain.cover import reaches
from arsplan.domain.demand import DemandLine
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements

LINES = tuple(
    DemandLine(code=code, start=start, end=start + 240) for code, start in (("M", 420), ("D", 660), ("A", 900))
)


def day(rng):
    """Three lines from 07:00 to 19:00 and four shifts of 5 to 9 hours; two of them are above the 9 hours of a day."""
    shifts = []
    for code in "PQRS":
        start = 60 * rng.randint(7, 14)
        length = 60 * min(rng.randint(5, 9), 19 - start // 60)
        shifts.append(ShiftType(code=code, start=start, end=start + length, paid_minutes=length))
    heads = {line.code: rng.randint(0, 3) for line in LINES}
    rows = demand(
        "\n".join(f"all {kind} {line} {n} 0 0 0" for kind in ("weekday", "weekend") for line, n in heads.items())
    )
    rotas = (Rota(name="DA", shifts=tuple("PQRS")),)
    return unit(name="day", lines=LINES, shifts=tuple(shifts), demand=rows, rotas=rotas, agreements=Agreements()), heads


def fewest(built, heads):
    """Least number of people, by trying every number on every shift; what no shift covers stays open."""
    covers = {code: {reach.segment for reach in found} for code, found in reaches(built).items()}
    segments = set().union(*covers.values())
    return min(
        sum(numbers)
        for numbers in product(range(4), repeat=len(covers))
        if all(
            sum(n for n, found in zip(numbers, covers.values(), strict=True) if segment in found) >= heads[segment.line]
            for segment in segments
        )
    )


def test_stretches_apart_are_as_many_people_as_the_day_takes():
    rng = random.Random(7)
    for _ in range(60):
        built, heads = day(rng)
        (group,) = rota_groups(built)
        reach = days_of_work(built, group, shifts_in_use(built, group, "weekend"))
        assert sum(stretch.heads for stretch in apart(heads, reach)) == fewest(built, heads)


def test_nothing_needed_takes_nobody():
    assert apart({}, ()) == ()
