"""The planner of this library, as a method like the others."""

from baselines.made import Attempt, Made

from arsplan.domain.unit import Unit
from arsplan.planning.plan import plan
from arsplan.planning.progress import Progress
from arsplan.planning.stop import MaxRuntime


def arsplan(unit: Unit, *, seconds: float, seed: int) -> Made:
    """Plan the unit as a user would.

    Its models are built one by one as it goes; what is reported as building is laying out the unit before the first
    of them.
    """
    begun: list[float] = []

    def note(progress: Progress) -> None:
        if not begun:
            begun.append(progress.seconds)

    made = plan(unit, stop=MaxRuntime(seconds), seed=seed, on_progress=note)
    statistics = made.statistics
    placed = tuple(absence for absence in made.absences if absence not in unit.absences)
    attempts = () if made.roster is None else (Attempt(statistics.seconds, made.roster, placed),)
    return Made(
        attempts,
        claimed=made.roster is not None and made.outcome.status != "NO_LAWFUL_PLAN",
        seconds=statistics.seconds,
        build_seconds=begun[0] if begun else statistics.seconds,
        first=statistics.seconds_to_first,
        trace=statistics.trace,
        notes={
            "status": made.outcome.status,
            "reason": made.outcome.reason,
            "own_bound_minutes": made.goals[0].bound,
            "stages": statistics.stages,
        },
    )
