"""Runs of days, nights, shifts or free days, and sequences of shifts."""

from collections.abc import Sequence

from arsplan.domain.absences import OFF
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import DUTY, Literal, RosterModel, not_


def run_length(rule: Rule, measure: m.RunLength, model: RosterModel) -> None:
    """Limit the runs that a free day lies in or beside; a soft rule pays for each stretch too long, each run too short.

    Too long: among `most` + 1 days in a row at least one is not of the kind. Too short: a day of the kind after one
    that is not is followed by enough of them.
    """
    for e in bound(rule, model):
        days = _Kind(measure, model, e)
        if measure.most is not None:
            _not_too_long(rule, measure.most, days)
        if measure.least is not None:
            _not_too_short(rule, measure.least, days)


class _Kind:
    """Whether each day of one person is of the kind that a measure's runs are made of."""

    def __init__(self, measure: m.RunLength, model: RosterModel, e: int) -> None:
        self.measure, self.model, self.e = measure, model, e
        grid = model.grid
        self.busy = {a.day for a in grid.activities.get(e, ())} if measure.of in {"days", "free"} else set()
        if measure.of == "nights":
            self.shifts = [s for s in range(grid.shape[2]) if grid.night[s]]
        else:
            self.shifts = [grid.shift_index[code] for code in measure.of if isinstance(measure.of, tuple)]
        self._known: dict[int, Literal] = {}

    def __getitem__(self, d: int) -> Literal:
        """Of a day before or after what is known, no."""
        if not self.model.grid.known[self.e] <= d < len(self.model.grid.days):
            return 0
        if d not in self._known:
            self._known[d] = self._on(d)
        return self._known[d]

    def stands(self, d: int) -> bool:
        """The same in the roster as it stands."""
        if not self.model.grid.known[self.e] <= d < len(self.model.grid.days):
            return False
        there = self.model.roster[self.e, d]
        if self.measure.of in {"days", "free"}:
            return (d in self.busy or bool(there.any())) == (self.measure.of == "days")
        return bool(there[self.shifts].any())

    def _on(self, d: int) -> Literal:
        if self.measure.of == "days":
            return 1 if d in self.busy else self.model.on(self.e, d)
        if self.measure.of == "free":
            return 0 if d in self.busy else not_(self.model.on(self.e, d))
        return self.model.any_of(self.model.worked(self.e, d, self.shifts))


def _not_too_long(rule: Rule, most: int, days: _Kind) -> None:
    model, read = days.model, scope(rule, days.model.grid)
    near = model.near(days.e, most, most)
    for d in near[: len(near) - most]:
        window = range(d, d + most + 1)
        if read.reads(window[0], window[-1]):
            worked_too_little = days.measure.of == "free" and all(days.stands(k) for k in window)
            _forbid([days[k] for k in window], rule, model, stands=worked_too_little, last=window[-1])


def _not_too_short(rule: Rule, least: int, days: _Kind) -> None:
    """From each day on which a run may begin: it has the days that it must have, if nothing settled is in the way."""
    model, read = days.model, scope(rule, days.model.grid)
    back, end, known = model.grid.back, len(model.grid.days), model.grid.known[days.e]
    measured = days.measure.edges == "measured"
    for d in model.near(days.e, least - 1, 1):
        ahead = range(d + 1, d + least if measured else min(d + least, end))
        over = any(not days.stands(k) for k in range(d, back))  # a run that ends before the plan is not its business
        if over or d < known or (d == known and not measured) or not read.reads(d, min(d + least, end) - 1):
            continue
        begins = [days[d], not_(days[d - 1])]
        terms = [days[k] for k in ahead]
        too_short = days.stands(d) and not days.stands(d - 1) and not all(days.stands(k) for k in ahead)
        owed = _excuse([*begins, *terms], rule, model, stands=too_short, last=d)
        if all(isinstance(term, int) for term in begins) and any(isinstance(t, int) and t == 0 for t in terms):
            continue  # too short already, whatever the others are
        for term in terms:
            model.never_all([*begins, not_(term)], unless=owed or ())


def _forbid(terms: Sequence[Literal], rule: Rule, model: RosterModel, *, stands: bool, last: int) -> None:
    """Not all of them; `stands`: they do so far, and what is done about it may have to wait."""
    if any(isinstance(term, int) and term == 0 for term in terms):
        return
    excuse = _excuse(terms, rule, model, stands=stands, last=last)
    if excuse is not None:
        model.never_all(terms, unless=excuse)


def _excuse(
    terms: Sequence[Literal], rule: Rule, model: RosterModel, *, stands: bool, last: int
) -> Sequence[Literal] | None:
    """What a soft rule pays for, or what may be owed; None where it is not decided yet."""
    if rule.severity == "hard":
        return model.owe(int(stands), last, DUTY)
    if all(isinstance(term, int) for term in terms):
        return []
    broken = model.cp.new_bool_var("")
    model.cost(broken, rule.weight * model.grid.scale)
    return [broken]


def forbidden_sequence(rule: Rule, measure: m.ForbiddenSequence, model: RosterModel) -> None:
    """These shifts, and days off, do not follow each other from day to day."""
    grid, read = model.grid, scope(rule, model.grid)
    last, enough = len(measure.codes) - 1, OFF in measure.codes
    for e in bound(rule, model):
        busy = {a.day for a in grid.activities.get(e, ())}
        for d in model.near(e, last):
            known = d >= grid.known[e] or not enough
            if known and d + last < len(grid.days) and read.reads(d, d + last):
                terms = [_term(model, e, d + k, code, busy) for k, code in enumerate(measure.codes)]
                stands = enough and all(_stands(model, e, d + k, code, busy) for k, code in enumerate(measure.codes))
                _forbid(terms, rule, model, stands=stands, last=d + last)


def _term(model: RosterModel, e: int, d: int, code: str, busy: set[int]) -> Literal:
    if code != OFF:
        return model.x(e, d, model.grid.shift_index[code])
    return 0 if d in busy else not_(model.on(e, d))


def _stands(model: RosterModel, e: int, d: int, code: str, busy: set[int]) -> bool:
    """The same in the roster as it stands."""
    if code != OFF:
        return bool(model.roster[e, d, model.grid.shift_index[code]])
    return d not in busy and not model.roster[e, d].any()
