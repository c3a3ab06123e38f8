"""Runs of days, nights, shifts or free days, and sequences of shifts."""

from collections.abc import Sequence

from arsplan.domain.absences import OFF
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import Literal, RosterModel, not_


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
        """Of a day before or after all that is known, no."""
        if not 0 <= d < len(self.model.grid.days):
            return 0
        if d not in self._known:
            self._known[d] = self._on(d)
        return self._known[d]

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
        if read.reads(d, d + most):
            _forbid([days[k] for k in range(d, d + most + 1)], rule, model)


def _not_too_short(rule: Rule, least: int, days: _Kind) -> None:
    """From each day on which a run may begin: it has the days that it must have, if nothing settled is in the way."""
    model, read = days.model, scope(rule, days.model.grid)
    back, end = model.grid.back, len(model.grid.days)
    measured = days.measure.edges == "measured"
    for d in model.near(days.e, least - 1, 1):
        ahead = [days[k] for k in range(d + 1, d + least if measured else min(d + least, end))]
        over = any(days[k] == 0 for k in range(d, back))  # a run that ends before the plan is none of its business
        if over or (d == 0 and not measured) or not read.reads(d, min(d + least, end) - 1):
            continue
        begins = [days[d], not_(days[d - 1])]
        if all(isinstance(term, int) for term in begins) and any(isinstance(t, int) and t == 0 for t in ahead):
            continue  # too short already, whatever the others are
        excuse = _excuse(rule, [*begins, *ahead], model)
        for term in ahead:
            model.never_all([*begins, not_(term)], unless=excuse)


def _forbid(terms: Sequence[Literal], rule: Rule, model: RosterModel) -> None:
    model.never_all(terms, unless=_excuse(rule, terms, model))


def _excuse(rule: Rule, terms: Sequence[Literal], model: RosterModel) -> list[Literal]:
    """What a soft rule pays for; nothing for a hard one, or where there is nothing to decide."""
    if rule.severity == "hard" or all(isinstance(term, int) for term in terms):
        return []
    broken = model.cp.new_bool_var("")
    model.cost(broken, rule.weight * model.grid.scale)
    return [broken]


def forbidden_sequence(rule: Rule, measure: m.ForbiddenSequence, model: RosterModel) -> None:
    """These shifts, and days off, do not follow each other from day to day."""
    grid, read = model.grid, scope(rule, model.grid)
    last = len(measure.codes) - 1
    for e in bound(rule, model):
        busy = {a.day for a in grid.activities.get(e, ())}
        for d in model.near(e, last):
            if d + last < len(grid.days) and read.reads(d, d + last):
                model.never_all([_stands(model, e, d + k, code, busy) for k, code in enumerate(measure.codes)])


def _stands(model: RosterModel, e: int, d: int, code: str, busy: set[int]) -> Literal:
    if code != OFF:
        return model.x(e, d, model.grid.shift_index[code])
    return 0 if d in busy else not_(model.on(e, d))
