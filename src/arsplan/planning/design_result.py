"""From a rota for invented lines to a design."""

from collections import Counter
from fractions import Fraction

from arsplan.capacity.identity import identity
from arsplan.capacity.typical import SATURDAY, line_minutes, loads, typical_week
from arsplan.capacity.weekends import weekend_options
from arsplan.domain.paid import paid_on
from arsplan.metrics.coverage import CoverageRow
from arsplan.planning.design_lines import Line, first_lines
from arsplan.planning.design_sum import Heads, Hours, difference
from arsplan.planning.design_task import Task
from arsplan.planning.design_types import Design, DesignedLine
from arsplan.planning.plan_types import Plan
from arsplan.rules.entitlement import account
from arsplan.rules.positions import carried


def result_of(task: Task, short: int, lines: tuple[Line, ...], found: Plan, rows: list[CoverageRow]) -> Design:
    """Put a design together: lines with duties, and the difference of their mean position from the closed form."""
    designed = tuple(line for line in _lines(task, lines, found) if line.position)
    week = typical_week(task.unit, task.stretch.season)
    minutes = {line.code: line_minutes(task.unit, line) for line in task.unit.lines if line.code in task.group.lines}
    load, full = loads(week, minutes), task.unit.full_time_week
    options = weekend_options(found.unit, task.group, week)
    kind = next((o for o in options if task.arrangement.long in o.shifts), options[0])
    every = lines[0].every if task.arrangement.long is None else max(line.every for line in lines)
    pure = identity(load.total, load.weekend, every, kind.minutes, full)
    worked = sum(_minutes(found).values())
    span = full * task.stretch.weeks
    open_ = Fraction(sum(row.short * row.minutes for row in rows), span)
    beside = Fraction(sum(row.over * row.minutes for row in rows), span)
    positions = sum((line.position for line in designed), Fraction(0))
    least = task.bounds[0].heads
    heads = Heads(
        pure.heads or Fraction(least),
        task.bounds[0].bound.layers[0].heads or least,
        least,
        len(first_lines(task.unit, task.arrangement, task.bounds)),
        len(designed),
    )
    return Design(
        arrangement=task.arrangement,
        lines=designed,
        bounds=task.bounds,
        closed_form=pure.fte / heads.closed_form,
        difference=difference(heads, Hours(pure.fte, Fraction(worked, span), open_, beside, positions)),
        stretch=task.stretch,
        left_open=task.left_open,
        short=short,
        needs=task.terms.needs,
        plan=found,
    )


def _minutes(found: Plan) -> Counter[str]:
    """Paid minutes of each line."""
    minutes: Counter[str] = Counter()
    for duty in found.roster or ():
        minutes[duty.employee] += paid_on(found.unit, duty.date, found.unit.shift_by_code[duty.shift])
    return minutes


def _lines(task: Task, lines: tuple[Line, ...], found: Plan) -> list[DesignedLine]:
    roster = found.roster or ()
    weekends = {(duty.employee, duty.date.isocalendar()[:2]) for duty in roster if duty.date.weekday() >= SATURDAY}
    worked = Counter(person for person, _ in weekends)
    long = Counter(duty.employee for duty in roster if duty.shift == task.arrangement.long)
    minutes = _minutes(found)
    rows = []
    for line in lines:
        employee = found.unit.person[line.id]
        share = carried(found.unit, employee, minutes[line.id], found.roster)
        owed = account(task.unit, employee, share)
        rows.append(
            DesignedLine(
                line.id,
                task.group.name,
                line.competence,
                share,
                line.every,
                worked[line.id],
                long[line.id],
                line.long,
                owed.owed,
                owed.vacation_credit,
            )
        )
    return rows
