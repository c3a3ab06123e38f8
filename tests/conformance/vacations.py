"""Vacation is placed before duties: tiny worlds, all placings of both readings, and models broken on purpose."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product

from ortools.sat.python import cp_model
from tests.conformance.breaking import Breakage
from tests.conformance.readings import given_duties
from tests.conformance.world import tiny
from tests.law.world import MONDAY, person, rule

from arsplan.checking import check
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import Absence, Lock
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving import vacation
from arsplan.solving.vacation import VacationModel, between

MOST = 1_000
"""Placings that a world may have."""

Placing = frozenset[tuple[str, date]]
"""Who is on vacation on which virkedag of the plan."""


@dataclass(frozen=True, eq=False)
class VacationWorld:
    """A unit in which vacation is placed, by rules of vacation alone."""

    id: str
    unit: Unit
    rules: tuple[Rule, ...]

    @cached_property
    def kinds(self) -> frozenset[type]:
        """The measures that it is about."""
        return frozenset(type(found.measure) for found in self.rules)


class _Each(cp_model.CpSolverSolutionCallback):
    """Gathers placings; the first one that is unlawful ends the search."""

    def __init__(self, world: VacationWorld, model: VacationModel) -> None:
        super().__init__()
        self.world, self.model = world, model
        self.found: list[tuple[Absence, ...]] = []
        self.unlawful: tuple[Absence, ...] | None = None

    def on_solution_callback(self) -> None:
        self.found.append(self.model.chosen(self))
        if not checker_allows_placing(self.world, self.found[-1]):
            self.unlawful = self.found[-1]
        if self.unlawful is not None or len(self.found) > MOST:
            self.stop_search()


def solver_places(world: VacationWorld) -> _Each:
    """Every way in which the solver may place all that is due, or as far as the first that is unlawful."""
    model = VacationModel(world.unit, world.rules)
    for missing in model.missing:
        model.cp.add(missing == 0)
    each, solver = _Each(world, model), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.enumerate_all_solutions = True
    solver.solve(model.cp, each)
    return each


def checker_allows_placing(world: VacationWorld, placed: tuple[Absence, ...]) -> bool:
    """Whether vacation so placed breaks no rule."""
    unit = world.unit.with_absences((*world.unit.absences, *placed))
    return not check(unit, given_duties(unit), world.rules, fixed=world.unit.absences).broken


def whole_weeks(world: VacationWorld) -> list[tuple[Absence, ...]]:
    """Every way of giving people whole weeks from a Monday, up to three each."""
    each = []
    for who in world.unit.person:
        mondays = [world.unit.horizon.monday(w) for w in range(world.unit.weeks)]
        free = [
            Absence(employee=who, first=monday, last=monday + timedelta(6))
            for monday in mondays
            if not _given(world, who) & set(between(monday, monday + timedelta(6)))
        ]
        each.append([chosen for size in range(4) for chosen in combinations(free, size)])
    return [tuple(absence for chosen in choice for absence in chosen) for choice in product(*each)]


def _given(world: VacationWorld, who: str) -> set[date]:
    return {day for a in world.unit.absences if a.employee == who for day in between(a.first, a.last)}


def placing(placed: tuple[Absence, ...]) -> Placing:
    """What counts of a way to place vacation."""
    return frozenset((a.employee, day) for a in placed for day in between(a.first, a.last) if is_virkedag(day))


def exactly_due(world: VacationWorld, placed: tuple[Absence, ...]) -> bool:
    """Whether nobody gets more than is due."""
    for found in world.rules:
        for who in found.people if isinstance(found.measure, m.VacationPlaced) else ():
            given = sum(map(is_virkedag, _given(world, who) & set(world.unit.horizon.dates)))
            mine = sum(name == who for name, _ in placing(placed))
            if mine != max(0, found.measure.days - given):
                return False
    return True


def disagreement(world: VacationWorld) -> tuple[str, object] | None:
    """The first placing on which the readings differ, and in which way."""
    solved = solver_places(world)
    if solved.unlawful is not None:
        return "too loose", solved.unlawful
    if len(solved.found) > MOST:
        return "too many", solved.found[-1]
    known = set(map(placing, solved.found))
    for placed in whole_weeks(world):
        if exactly_due(world, placed) and checker_allows_placing(world, placed) and placing(placed) not in known:
            return "too tight", placed
    return None


def away(first, last, kind="leave", who="kari", monday=MONDAY):
    """Absence by days after the first Monday."""
    dates = {"first": monday + timedelta(first), "last": monday + timedelta(last)}
    return Absence(employee=who, kind=kind, **dates)


def place(name, *, days, main=0, window=(31, 34), at_once=None, people=("kari",), staff=None, more=(), **facts):
    """A world in which each gets so many virkedager, `main` of them in one piece inside the window of ISO weeks."""
    staff = staff or tuple(person(who, vacation_days=days) for who in people)
    unit = tiny(staff=staff, **{"weeks": 4, **facts})
    names = tuple(unit.person)
    weeks = {"from_week": window[0], "to_week": window[1]}
    rules = rule(m.VacationPlaced(days=days, main=main, **weeks), *names, id="R17")
    if at_once:
        rules += rule(m.AwayAtOnce(main=at_once[0], other=at_once[1], **weeks), *names, id="U08")
    return VacationWorld(name, unit, (*rules, *more))


MAY, CHRISTMAS, BOTH = date(2027, 5, 3), date(2026, 12, 21), ("kari", "per")

WORLDS = (
    place("a-week-of-four", days=6),
    place("two-weeks-of-four", days=12),
    place("two-in-a-row", days=12, main=12),
    place("two-in-a-row-and-one", days=18, main=12),
    place("two-in-a-row-in-the-window", days=12, main=12, window=(32, 33)),
    place("two-in-a-row-and-one-outside", days=18, main=12, window=(32, 33)),
    place("the-window-has-one-week", days=12, main=12, window=(34, 40)),
    place("part-of-a-week", days=4),
    place("a-week-and-a-part", days=8, main=6),
    place("weeks-with-red-days", days=10, start=MAY, weeks=3, window=(18, 20)),
    place("a-main-part-over-red-days", days=11, main=11, start=MAY, weeks=4, window=(18, 21)),
    place("christmas", days=10, start=CHRISTMAS, weeks=3, window=(1, 1)),
    place("over-new-year", days=9, main=9, start=CHRISTMAS, weeks=3, window=(1, 53)),
    place("leave-in-the-middle", days=12, main=12, weeks=5, absences=(away(7, 8),)),
    place("leave-on-a-sunday", days=12, main=12, weeks=3, absences=(away(13, 13),)),
    place(
        "employed-from-wednesday",
        days=12,
        main=12,
        weeks=3,
        staff=(person(start=MONDAY + timedelta(2), vacation_days=12),),
    ),
    place(
        "employed-until-friday", days=12, main=6, weeks=3, staff=(person(end=MONDAY + timedelta(18), vacation_days=12),)
    ),
    place("some-given", days=12, main=6, absences=(away(7, 13, "vacation"),)),
    place("some-given-in-two-pieces", days=12, main=6, absences=(away(7, 9, "vacation"), away(15, 16, "vacation"))),
    place(
        "more-given-than-the-main-part-leaves", days=18, main=12, window=(33, 34), absences=(away(0, 11, "vacation"),)
    ),
    place("all-given", days=6, absences=(away(0, 6, "vacation"),)),
    place("given-before-the-plan", days=6, absences=(away(-3, 1, "vacation"),)),
    place("one-away-at-once", days=6, people=BOTH, at_once=(1, 1)),
    place("one-away-at-once-two-weeks", days=12, main=12, people=BOTH, at_once=(1, 1)),
    place("nobody-outside-the-window", days=6, people=BOTH, window=(32, 33), at_once=(1, 0)),
    place("two-inside-one-outside", days=12, people=BOTH, window=(32, 33), at_once=(2, 1)),
    place("leave-counts", days=6, people=BOTH, at_once=(1, 1), weeks=3, absences=(away(8, 8),)),
    place(
        "leave-beyond-the-limit", days=6, people=BOTH, at_once=(0, 1), window=(32, 32), weeks=3, absences=(away(8, 8),)
    ),
    place("given-vacation-counts", days=6, people=BOTH, at_once=(1, 1), weeks=3, absences=(away(7, 13, "vacation"),)),
    place("leave-on-a-sunday-counts", days=6, people=BOTH, at_once=(1, 1), weeks=3, absences=(away(13, 13),)),
    place(
        "a-lock",
        days=6,
        locks=(Lock(employee="kari", date=MONDAY + timedelta(8), shift="D"),),
        more=rule(m.Availability()),
    ),
)


def patched(name: str, measure: type, **changes) -> Breakage:
    """Methods of the model, or words of its module, that are wrong."""

    def patch(monkeypatch):
        for attribute, value in changes.items():
            monkeypatch.setattr(VacationModel if hasattr(VacationModel, attribute) else vacation, attribute, value)

    return Breakage(f"{measure.__name__}-{name}", measure, patch)


def numbered(name: str, measure: type, **change) -> Breakage:
    """A number of the measure is read wrongly."""
    method = {m.VacationPlaced: "_place", m.AwayAtOnce: "_at_once"}[measure]
    real = getattr(VacationModel, method)

    def broken(self, who, found):
        real(self, who, found.model_copy(update={key: value(getattr(found, key)) for key, value in change.items()}))

    return patched(name, measure, **{method: broken})


def _nobody_is_away(self, people, measure):
    fixed, self.fixed = self.fixed, dict.fromkeys(self.fixed, frozenset())
    AT_ONCE(self, people, measure)
    self.fixed = fixed


def _only_virkedager(self, people, measure):
    pieces = self.pieces
    self.pieces = [
        vacation.Piece(p.employee, day, day, 1, p.literal)
        for p in pieces
        for day in between(p.first, p.last)
        if day.weekday() < 5
    ]
    AT_ONCE(self, people, measure)
    self.pieces = pieces


def _others_absence(self, people, measure):
    fixed = self.fixed
    self.fixed = {who: {d for d in days if d in self.vacation[who]} for who, days in fixed.items()}
    AT_ONCE(self, people, measure)
    self.fixed = fixed


def _through_absence(self, employee, first, days):
    fixed, self.fixed = self.fixed, dict.fromkeys(self.fixed, frozenset())
    found = STRETCH(self, employee, first, days)
    self.fixed = fixed
    return found


def _through_employment(self, employee, first, days):
    return STRETCH(self, employee.model_copy(update={"start": None, "end": None}), first, days)


def _over_locks(self, employee, first, last, days):
    return vacation.Piece(employee.id, first, last, days, self.cp.new_bool_var(""))


AT_ONCE, STRETCH, PLACE = VacationModel._at_once, VacationModel._stretch, VacationModel._place

BREAKAGES = (
    patched("main-part-forgotten", m.VacationPlaced, _main_pieces=lambda *_: []),
    patched("pieces-lie-on-each-other", m.VacationPlaced, _apart=lambda *_: None),
    patched("red-days-are-virkedager", m.VacationPlaced, is_virkedag=lambda day: day.weekday() < 6),
    patched("saturdays-are-no-virkedager", m.VacationPlaced, is_virkedag=lambda day: day.weekday() < 5),
    patched("through-absence", m.VacationPlaced, _stretch=_through_absence),
    patched("through-employment", m.VacationPlaced, _stretch=_through_employment),
    patched("over-locks", m.VacationPlaced, _piece=_over_locks),
    numbered("one-day-less", m.VacationPlaced, days=lambda n: n - 1),
    numbered("one-day-more", m.VacationPlaced, days=lambda n: n + 1),
    numbered("main-part-of-a-day-less", m.VacationPlaced, main=lambda n: max(0, n - 1)),
    numbered("window-from-a-week-before", m.VacationPlaced, from_week=lambda n: n - 1),
    numbered("window-to-a-week-later", m.VacationPlaced, to_week=lambda n: n + 1),
    numbered("window-to-a-week-earlier", m.VacationPlaced, to_week=lambda n: n - 1),
    patched("limit-forgotten", m.AwayAtOnce, _at_once=lambda *_: None),
    patched("other-absence-forgotten", m.AwayAtOnce, _at_once=_nobody_is_away),
    patched("only-vacation-counts", m.AwayAtOnce, _at_once=_others_absence),
    patched("monday-to-friday", m.AwayAtOnce, _at_once=_only_virkedager),
    numbered("one-more-inside", m.AwayAtOnce, main=lambda n: n + 1),
    numbered("one-less-inside", m.AwayAtOnce, main=lambda n: max(0, n - 1)),
    numbered("one-more-outside", m.AwayAtOnce, other=lambda n: n + 1),
    numbered("one-less-outside", m.AwayAtOnce, other=lambda n: max(0, n - 1)),
    numbered("window-from-a-week-before", m.AwayAtOnce, from_week=lambda n: n - 1),
    numbered("window-to-a-week-later", m.AwayAtOnce, to_week=lambda n: n + 1),
)
