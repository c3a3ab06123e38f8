"""Placing vacation: whole weeks where possible, the main part in one piece, never too many of a group away at once.

Whole weeks start on a Monday, shorter pieces lie at the beginning or the end of a week. Weeks with public holidays use
fewer virkedager and are left to those who ask for them, unless nothing else fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from ortools.sat.python import cp_model

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.demand import ANY
from arsplan.domain.need import needs
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account, weeks_present
from arsplan.rules.rule import Rule
from arsplan.solving.run import Budget, configure, run
from arsplan.solving.vacation_wishes import grant

WEEK = 6
"""Virkedager in an ordinary week."""

SHORT_WEEK, UNPLACED = 60, 100_000

ROUNDING = 1e-6


@dataclass(frozen=True)
class Piece:
    """A stretch of vacation that may be given to a person; whole weeks start on a Monday."""

    employee: str
    first: date
    last: date
    days: int
    literal: cp_model.IntVar


class VacationModel:
    """Who is away in which weeks.

    Parameters
    ----------
    unit, rules
        The unit as given, and the rules in force.
    placed
        Vacation placed so far; it stands for everybody but `people`.
    people
        Ids of those whose vacation is placed here; everybody where None.
    """

    def __init__(
        self,
        unit: Unit,
        rules: tuple[Rule, ...],
        placed: tuple[Absence, ...] = (),
        people: Iterable[str] | None = None,
    ) -> None:
        self.unit = unit
        self.cp = cp_model.CpModel()
        self.people = set(unit.person) if people is None else set(people)
        self.kept = (*unit.absences, *(a for a in placed if a.employee not in self.people))
        self.fixed = {person: dates_of(self.kept, person) for person in unit.person}
        self.vacation = {person: dates_of(self.kept, person, {VACATION}) for person in unit.person}
        self.pieces: list[Piece] = []
        self._by_day: dict[str, dict[date, list[cp_model.IntVar]]] = {}
        self.costs: list[tuple[cp_model.IntVar, int]] = []
        self.missing: list[cp_model.IntVar] = []
        self.days_due: dict[str, int] = {}
        hard = [rule for rule in rules if rule.severity == "hard"]
        for rule in hard:
            if isinstance(rule.measure, m.VacationPlaced):
                for person in rule.people:
                    if person in self.people:
                        self._place(unit.person[person], rule.measure)
        for rule in hard:
            if isinstance(rule.measure, m.AwayAtOnce):
                self._at_once(rule.people, rule.measure)
        self.refused, self.hopeless = grant(self, unit.wishes)

    def _place(self, employee: Employee, measure: m.VacationPlaced) -> None:
        """Offer pieces that add up to what is due and not yet given by the input."""
        placed = {d for d in self.vacation[employee.id] if d in self.unit.horizon and is_virkedag(d)}
        due = measure.days - len(placed)
        if due <= 0:
            return
        self.days_due[employee.id] = due
        main = self._main_pieces(employee, measure) if min(measure.main, due) > 0 else []
        since = measure.main_from or self.unit.start
        window = {d for d in placed if d >= since and measure.from_week <= d.isocalendar().week <= measure.to_week}
        if main and not _longest_piece(window) >= measure.main:
            self.cp.add_exactly_one(piece.literal for piece in main)
            due = max(0, due - measure.main)
        else:
            main = []
        rest = self._weeks(employee, due)
        missing = self.cp.new_int_var(0, max(0, due), "")
        self.cp.add(sum(piece.days * piece.literal for piece in rest) + missing == due)
        self.missing.append(missing)
        self.costs.append((missing, UNPLACED))
        pieces = main + rest
        self._apart(employee.id, pieces)
        self.pieces += pieces

    def _main_pieces(self, employee: Employee, measure: m.VacationPlaced) -> list[Piece]:
        """The main part from a Monday; from any other day only for those to whom no Monday is open."""
        mondays = [self.unit.horizon.monday(w) for w in range(self.unit.weeks)]
        return self._main_from(mondays, employee, measure) or self._main_from(
            [day for day in self.unit.horizon.dates if is_virkedag(day)], employee, measure
        )

    def _main_from(self, starts: Iterable[date], employee: Employee, measure: m.VacationPlaced) -> list[Piece]:
        found = []
        for first in starts:
            early = measure.main_from is not None and first < measure.main_from
            last = None if early else self._stretch(employee, first, measure.main)
            if last is None:
                continue
            weeks = {day.isocalendar().week for day in between(first, last) if is_virkedag(day)}
            if all(measure.from_week <= week <= measure.to_week for week in weeks):
                found.append(self._piece(employee, first, last, measure.main))
        return found

    def _weeks(self, employee: Employee, due: int) -> list[Piece]:
        """Whole weeks, one shorter piece where the days are not whole weeks, and short weeks as a last resort.

        A shorter piece lies at the beginning or at the end of its week; anywhere where less than a week is due.
        """
        found = []
        for w in range(self.unit.weeks):
            days = [day for day in self.unit.horizon.week_dates(w) if is_virkedag(day)]
            whole = len(days)
            sizes = range(1, whole + 1) if whole < WEEK else sorted({whole, due % WEEK} - {0})
            for size in sizes:
                edges = {self.unit.horizon.monday(w) if size == whole else days[0], days[whole - size]}
                for first in sorted({*edges, *days} if due < WEEK else edges):
                    last = self._stretch(employee, first, size) if size <= due else None
                    if last is None or (last - first).days >= 7:
                        continue
                    found.append(self._piece(employee, first, last, size))
                    if size < WEEK:
                        self.costs.append((found[-1].literal, SHORT_WEEK))
        return found

    def _stretch(self, employee: Employee, first: date, days: int) -> date | None:
        """Last date of a piece with so many virkedager, the free days behind it included; None where it collides."""
        count, day = 0, first
        while count < days:
            if day > self.unit.horizon.end or not employee.employed_on(day) or day in self.fixed[employee.id]:
                return None
            count += is_virkedag(day)
            day += timedelta(1)
        while day <= self.unit.horizon.end and not is_virkedag(day) and day not in self.fixed[employee.id]:
            day += timedelta(1)
        return day - timedelta(1)

    def _piece(self, employee: Employee, first: date, last: date, days: int) -> Piece:
        locked = {lock.date for lock in self.unit.locks if lock.employee == employee.id and lock.shift != "off"}
        literal = self.cp.new_bool_var("")
        if locked & set(between(first, last)):
            self.cp.add(literal == 0)
        return Piece(employee.id, first, last, days, literal)

    def _apart(self, person: str, pieces: list[Piece]) -> None:
        by_day: dict[date, list[cp_model.IntVar]] = {}
        for piece in pieces:
            for day in between(piece.first, piece.last):
                by_day.setdefault(day, []).append(piece.literal)
        for literals in by_day.values():
            self.cp.add_at_most_one(literals)
        self._by_day[person] = by_day

    def _at_once(self, people: Iterable[str], measure: m.AwayAtOnce) -> None:
        """Limit heads away on each date; days fixed by the input come off the limit, but never below none."""
        members = set(people)
        covering: dict[date, list[cp_model.IntVar]] = {}
        for piece in self.pieces:
            if piece.employee in members:
                for day in between(piece.first, piece.last):
                    covering.setdefault(day, []).append(piece.literal)
        for day, literals in covering.items():
            main = measure.from_week <= day.isocalendar().week <= measure.to_week
            fixed = sum(day in self.fixed[person] for person in members)
            self.cp.add(sum(literals) <= max(0, (measure.main if main else measure.other) - fixed))

    def on_date(self, person: str, day: date) -> list[cp_model.IntVar]:
        """Pieces of a person's that hold a date."""
        return self._by_day.get(person, {}).get(day, [])

    def fewest_refused(self, budget: Budget, *, seconds: float) -> int | None:
        """Weeks wished for that no placing meets, proven; None where there is no placing, or no time to look.

        The model is for nothing else afterwards: its costs are left aside.
        """
        self.cp.minimize(sum(self.refused))
        solver = configure(budget, seconds, 1, 1)
        if run(self.cp, solver, budget) not in {"optimal", "feasible"}:
            return None
        return self.hopeless + ceil(solver.best_objective_bound - ROUNDING)

    def chosen(self, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> tuple[Absence, ...]:
        """Return the vacation placed, for these people and for the others."""
        chosen = [p for p in self.pieces if solver.boolean_value(p.literal)]
        mine = [Absence(employee=p.employee, first=p.first, last=p.last) for p in chosen]
        theirs = self.kept[len(self.unit.absences) :]
        return tuple(sorted((*theirs, *mine), key=lambda a: (a.employee, a.first)))

    def unplaced(self, placed: tuple[Absence, ...]) -> int:
        """Virkedager that vacation placed before leaves these people without."""
        before = {(a.employee, a.first, a.last) for a in placed}
        return sum(self.days_due.values()) - sum(p.days for p in self.pieces if (p.employee, p.first, p.last) in before)

    def suggest(self, placed: tuple[Absence, ...]) -> None:
        """Start from vacation as it was placed before."""
        before = {(a.employee, a.first, a.last) for a in placed}
        for p in self.pieces:
            self.cp.add_hint(p.literal, (p.employee, p.first, p.last) in before)


def evenness(model: VacationModel) -> list[tuple[cp_model.IntVar, int]]:
    """Convex cost of the hours that go missing, by week and by nested group of slots, in hours.

    It keeps hours needed less hours of those present even from week to week, so that people are missed least.
    """
    unit = model.unit
    costs = []
    for need_by_week, members in _groups(unit):
        weekly = {p: weekly_hours(unit, unit.person[p]) for p in members}
        pieces = [p for p in model.pieces if p.employee in weekly]
        total = sum(weekly.values())
        gaps = [need_by_week.get(w, 0) - total for w in range(unit.weeks)]
        mean = round(sum(gaps) / len(gaps))
        for w in range(unit.weeks):
            monday = unit.horizon.monday(w)
            loss = [
                (p.literal, weekly[p.employee]) for p in pieces if p.first < monday + timedelta(7) and monday <= p.last
            ]
            if not loss:
                continue
            for step in range(5):
                level = mean + round(total * 0.08 * (step + 1))
                over = model.cp.new_int_var(0, total + abs(gaps[w]), "")
                model.cp.add(over >= gaps[w] - level + sum(h * lit for lit, h in loss))
                costs.append((over, 1 + step))
    return costs


def weekly_hours(unit: Unit, employee: Employee) -> int:
    """Hours that a person gives in an ordinary week present."""
    return round(account(unit, employee).room / max(Fraction(1), weeks_present(unit, employee)) / 60)


def _groups(unit: Unit) -> list[tuple[dict[int, int], list[str]]]:
    """Hours needed by week, and the people who may serve them, for every nested group of slots."""
    shifts_of = {rota.name: set(rota.shifts) for rota in unit.rotas}
    hours: dict[tuple[frozenset[str], int], float] = {}
    for need in needs(unit):
        line = unit.line_by_code[need.line]
        week = unit.horizon.week_of(need.date)
        covering = {s.code for s in unit.shifts if not s.covers or any(c.line == need.line for c in s.covers)}
        for kind, heads in need.slots.items():
            who = frozenset(e.id for e in unit.staff if shifts_of[e.rota] & covering and _may(unit, e.competence, kind))
            hours[who, week] = hours.get((who, week), 0) + heads * (line.finish - line.start) / 60
    groups = {who for who, _ in hours if who}
    return [
        (
            {
                w: round(sum(h for (inner, at), h in hours.items() if at == w and inner <= who))
                for w in range(unit.weeks)
            },
            sorted(who),
        )
        for who in sorted(groups, key=sorted)
    ]


def _may(unit: Unit, competence: str, slot: str) -> bool:
    return slot in {competence, ANY} or any(c.code == competence and slot in c.fills for c in unit.competences)


def dates_of(absences: Iterable[Absence], person: str, kinds: set[str] | None = None) -> set[date]:
    """Dates on which a person is absent, of all kinds or of some."""
    return {
        day
        for absence in absences
        if absence.employee == person and (kinds is None or absence.kind in kinds)
        for day in between(absence.first, absence.last)
    }


def between(first: date, last: date) -> list[date]:
    """All dates from the first to the last."""
    return [first + timedelta(k) for k in range((last - first).days + 1)]


def _longest_piece(days: set[date]) -> int:
    """Virkedager of the longest stretch with no virkedag left out."""
    best = run_ = 0
    for day in between(min(days), max(days)) if days else []:
        if is_virkedag(day):
            run_ = run_ + 1 if day in days else 0
            best = max(best, run_)
    return best
