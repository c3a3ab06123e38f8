"""What binds: where a unit is short for sure, and what each change would give, every figure solved anew and proven."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from arsplan.capacity.proof import About, Certificate
from arsplan.domain.unit import Unit
from arsplan.planning.binds_words import headline
from arsplan.planning.bound import summed, uncovered
from arsplan.planning.certificates import WITHOUT_LIMIT, Laid, certify, lay
from arsplan.planning.decomposition import components
from arsplan.planning.effects import Effect, Figures
from arsplan.planning.in_time import in_time, pool_until
from arsplan.planning.levers import Lever, levers
from arsplan.planning.progress import OnProgress, Progress
from arsplan.planning.vacation_room import WishedWeeks, vacation_room
from arsplan.planning.where import Where, given_there, where
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import Budget, WallBudget

ASKED: tuple[About, ...] = ("shortage", "total", "heads")

Proofs = dict[About, Future[Certificate | None]]


@dataclass(frozen=True)
class Binds:
    """What binds a unit, and what would help.

    Attributes
    ----------
    unit
        Its name.
    figures
        What no lawful roster passes as the unit is; None where there was no time to prove it.
    where
        Where demand stays open whatever else is left; None where no group of slots is short by itself.
    effects
        What each change would give, as far as there was time.
    asked
        How many changes there are.
    rests_on
        What the bounds rest on, a sentence for each bound and part of the unit.
    vacation
        How many weeks of vacation can be as wished, now and with each change of the rules for vacation; none where
        nobody wishes for weeks.
    """

    unit: str
    figures: Figures | None
    where: Where | None
    effects: tuple[Effect, ...]
    asked: int
    rests_on: tuple[str, ...]
    vacation: tuple[WishedWeeks, ...] = ()

    @property
    def headline(self) -> str:
        """What binds most and what would help most, in one sentence."""
        return headline(self.figures, self.where, self.effects)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A row for each change, ready for a table: `pandas.DataFrame(binds.rows)`."""
        return [effect.row() for effect in self.effects]

    def as_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        place = None
        if self.where is not None:
            place = self.where._asdict() | {
                "lines": [{"line": line, "heads": float(heads)} for line, heads in self.where.lines],
                "every": None if self.where.every is None else float(self.where.every),
                "need": float(self.where.need),
                "gives": float(self.where.gives),
            }
        return {
            "unit": self.unit,
            "headline": self.headline,
            "now": None if self.figures is None else self.figures.row(),
            "where": place,
            "changes": self.rows,
            "changes_asked": self.asked,
            "rests_on": list(self.rests_on),
            "vacation": [one._asdict() for one in self.vacation],
        }


def binds(
    unit: Unit,
    *,
    seconds: float | None = None,
    cancel: threading.Event | None = None,
    on_progress: OnProgress | None = None,
) -> Binds:
    """Say where a unit is short for sure, and what each change would give.

    For the unit and for every change, the weekly relaxation is solved for the least shortage, the largest sum of
    positions and the most people at the position aimed at; all figures are bounds weighed up in whole numbers.

    Parameters
    ----------
    unit
        The unit.
    seconds
        How long at the most; None for as long as it takes.
    cancel
        Set it from another thread to stop; the rows that are ready are returned.
    on_progress
        Called as changes are ready, from the calling thread.
    """
    budget = WallBudget(WITHOUT_LIMIT if seconds is None else seconds, cancel)
    changes = levers(unit)
    with pool_until(budget) as pool:
        solver = _Solver(pool, budget)
        waiting = solver.ask(unit)
        base = _figures(unit, waiting)
        place = where([part.laid for part in waiting.parts], pool, budget) if base is not None else None
        asked = []
        for lever in changes:
            if budget.left() <= 0:
                break
            answer = solver.ask(lever.unit)
            asked.append((lever, answer, pool.submit(_given, place, answer, waiting, budget)))
        found: list[tuple[Lever, Figures, Fraction | None]] = []
        for lever, answer, gives in asked:
            figures = _figures(lever.unit, answer)
            if figures is not None:
                found.append((lever, figures, in_time(gives, budget)))
                if on_progress is not None:
                    text = f"{len(found)} of {len(changes)} changes: {lever.says}"
                    on_progress(Progress("what binds", None, None, budget.elapsed(), text))
    if base is None:
        return Binds(unit.name, None, None, (), len(changes), ())
    now = base.tightened((lever, figures) for lever, figures, _ in found)
    effects = tuple(
        Effect(lever.kind, lever.says, lever.needs, lever.same_aim, figures, now, gives)
        for lever, figures, gives in found
    )
    return Binds(unit.name, now, place, effects, len(changes), waiting.sentences(), vacation_room(unit, budget))


@dataclass(frozen=True)
class _Part:
    rules: tuple[Rule, ...]
    laid: Laid
    proofs: Proofs


@dataclass(frozen=True)
class _Answer:
    """The parts of a unit with their proofs under way, and what nobody on the list can cover."""

    parts: list[_Part]
    uncovered: int
    budget: Budget

    def claims(self, about: About) -> list[int | None]:
        """What is proven for each part; None where there was no time."""
        found = [in_time(part.proofs[about], self.budget) for part in self.parts]
        return [None if proof is None else proof.claim for proof in found]

    def sentences(self) -> tuple[str, ...]:
        """What the proofs rest on."""
        found = [in_time(part.proofs[about], self.budget) for about in ASKED for part in self.parts]
        return tuple(proof.sentence for proof in found if proof is not None)


class _Solver:
    """Proves bounds of parts in the background, each part once however many changes leave it as it is."""

    def __init__(self, pool: ThreadPoolExecutor, budget: Budget) -> None:
        self.pool, self.budget = pool, budget
        self.known: list[_Part] = []

    def ask(self, unit: Unit) -> _Answer:
        """Start what is not known yet."""
        parts = components(unit, rulebook(unit))
        return _Answer([self._part(*part) for part in parts], uncovered(unit, parts), self.budget)

    def _part(self, unit: Unit, rules: tuple[Rule, ...]) -> _Part:
        for known in self.known:
            if known.laid.unit == unit and known.rules == rules:
                return known
        laid = lay(unit, rules)
        part = _Part(rules, laid, {about: self.pool.submit(self._prove, laid, about) for about in ASKED})
        self.known.append(part)
        return part

    def _prove(self, laid: Laid, about: About) -> Certificate | None:
        proof = certify(laid, about, self.budget)
        return proof if self.budget.left() > 0 else None  # a solve cut short proves less than it might


def _figures(unit: Unit, answer: _Answer) -> Figures | None:
    """Put the parts together; None where one of them is not proven."""
    short = answer.claims("shortage")
    total, heads = (summed(_turned(answer.claims(aim)), aim) for aim in ("total", "heads"))
    if any(claim is None for claim in short) or total is None or heads is None:
        return None
    return Figures(
        answer.uncovered + sum(max(0, claim or 0) for claim in short), total, max(0, int(heads)), len(unit.staff)
    )


def _given(place: Where | None, answer: _Answer, before: _Answer, budget: Budget) -> Fraction | None:
    """Heads given where the unit is short; a part that the change leaves as it is gives what it gave."""
    if place is None:
        return None
    new = [part.laid for part in answer.parts if all(part is not known for known in before.parts)]
    lines = {line for line, _ in place.lines}
    if not any(line.code in lines and line.status == "planned" for laid in new for line in laid.unit.lines):
        return place.gives
    return given_there(place, new, budget)


def _turned(claims: Sequence[int | None]) -> list[int | None]:
    return [None if claim is None else -claim for claim in claims]
