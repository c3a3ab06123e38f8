"""The fewest shifts that cover a curve, on curves small enough to see the answer."""

from fractions import Fraction

from arsplan.solving.shift_choice import Candidate, Curve, choose_shifts

HOURS = [Candidate(60 * start, 480) for start in range(24)]


def curve(heads, dates=1):
    """Heads by hour of the day."""
    return Curve({(60 * h, 60 * h + 60): n for h, n in enumerate(heads)}, dates)


def chosen(heads, allowed=HOURS, within="0", dates=1):
    return choose_shifts([curve(heads, dates)], allowed, within=Fraction(within), seconds=20)


def starts(choice):
    return [shift.start // 60 for shift in choice.shifts]


def test_three_shifts_round_the_clock():
    choice = chosen([2] * 24)
    assert len(choice.shifts) == 3
    assert choice.work == choice.least == choice.needed == 2 * 1440
    assert choice.proven
    assert all((b - a) % 8 == 0 for a, b in zip(starts(choice), starts(choice)[1:], strict=False))


def test_a_peak_is_covered_by_an_overlap():
    """One head from 7 to 21, two from 13 to 15: shifts from 7 and 13 do; nobody else is needed."""
    heads = [int(7 <= h < 21) + int(13 <= h < 15) for h in range(24)]
    choice = chosen(heads)
    assert starts(choice) == [7, 13]
    assert choice.work == choice.needed == 16 * 60


def test_a_little_more_work_saves_a_shift():
    """Two hours at noon and eight from 14: two short shifts fit exactly, one long covers both with more work."""
    heads = [int(12 <= h < 22) for h in range(24)]
    allowed = [Candidate(12 * 60, 120), Candidate(14 * 60, 480), Candidate(12 * 60, 660)]
    assert len(chosen(heads, allowed).shifts) == 2
    assert starts(chosen(heads, allowed, "0.1")) == [12]


def test_a_night_reaches_into_the_morning():
    heads = [int(h >= 22 or h < 6) for h in range(24)]
    assert starts(chosen(heads)) == [22]


def test_what_no_shift_reaches_is_said():
    assert chosen([1] * 24, [Candidate(420, 480)]) is None
