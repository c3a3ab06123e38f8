"""Small teams, and what a roster of one of their people may look like, read rule by rule."""

from itertools import groupby, pairwise, product

import numpy as np
from hypothesis import strategies as st

from arsplan.solving.columns.problem import FREE, PersonProblem, TeamProblem


def lines(problem, *, beyond=False):
    """Every lawful line of a person; `beyond`: also those with a shift too often."""
    days, shifts = problem.allowed.shape
    for line in product(range(-1, shifts), repeat=days):
        often = any(line.count(s) > most for s, most in enumerate(problem.most))
        if (beyond or not often) and lawful(problem, line):
            yield line


def lawful(problem, line):
    """The rules one by one on a finished line; shifts worked too often are not looked at."""
    days = len(line)
    worked = [s for s in line if s != FREE]
    minutes = sum(problem.minutes[s] for s in worked)
    runs, at = [], 0
    for busy, run in groupby(line, key=lambda s: s != FREE):
        length = len(list(run))
        runs.append((busy, length, at == 0 or at + length == days))
        at += length
    return (
        all(s == FREE or problem.allowed[d, s] for d, s in enumerate(line))
        and all(FREE in pair or problem.follows[pair] for pair in pairwise(line))
        and problem.least_minutes <= minutes <= problem.most_minutes
        and all(length <= problem.most_work for busy, length, _ in runs if busy)
        and all(edge or length >= problem.least_work for busy, length, edge in runs if busy)
        and all(edge or length >= problem.least_free for busy, length, edge in runs if not busy)
        and len({problem.weekend[d] for d, s in enumerate(line) if s != FREE} - {FREE}) <= problem.most_weekends
    )


@st.composite
def problems(draw, days, minutes):
    shifts = len(minutes)

    def bits(n):
        return np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))

    first = draw(st.integers(0, 6))
    least = draw(st.integers(0, days * max(minutes)))
    return PersonProblem(
        allowed=(bits(days * shifts) | bits(days * shifts)).reshape(days, shifts),
        minutes=minutes,
        follows=(bits(shifts**2) | np.eye(shifts, dtype=bool).ravel()).reshape(shifts, shifts),
        weekend=tuple((d + first) // 7 if (d + first) % 7 > 4 else FREE for d in range(days)),
        most_work=draw(st.integers(1, 5)),
        least_work=draw(st.integers(1, 3)),
        least_free=draw(st.integers(1, 3)),
        least_minutes=least,
        most_minutes=least + draw(st.integers(0, 2 * max(minutes))),
        most_weekends=draw(st.integers(0, 2)),
        most=tuple(draw(st.integers(1, days)) for _ in minutes),
    )


@st.composite
def teams(draw, most_days=6):
    days = draw(st.integers(1, most_days))
    minutes = draw(st.sampled_from([(480,), (480, 480), (480, 600), (360, 480)]))
    people = draw(st.lists(problems(days, minutes), min_size=1, max_size=3))

    def numbers(low, high, *shape):
        size = int(np.prod(shape))
        found = draw(st.lists(st.integers(low, high), min_size=size, max_size=size))
        return np.array(found, dtype=np.int64).reshape(shape)

    cells = days, len(minutes)
    return TeamProblem(
        tuple(people),
        wishes=numbers(-9, 9, len(people), *cells),
        wanted=numbers(-1, 3, *cells),
        under=numbers(0, 20, *cells),
        over=numbers(0, 3, *cells),
        fixed=draw(st.integers(0, 9)),
    )
