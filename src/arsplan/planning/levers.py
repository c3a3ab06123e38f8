"""Changes to a unit whose effect on its bounds is worth knowing, one at a time."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.capacity.words import every_nth, figure, people
from arsplan.domain.cover import reaches
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import on_long_leave
from arsplan.rules.packs import pack

Kind = Literal["person", "weekends", "long", "vacation", "positions"]

THIRD_MORE = Fraction(4, 3)
WIDER = 2
"""Weeks by which the window of the main vacation opens on either side."""


class Lever(NamedTuple):
    """A unit with one thing changed.

    Attributes
    ----------
    kind, says
        What is changed, as a word and in words.
    needs
        Whose agreement or consent it takes; empty for none.
    unit
        The unit after the change.
    only_relaxes
        Whether every lawful roster stays lawful, so that no bound can become worse.
    same_aim
        Whether the same people count at the position aimed at.
    """

    kind: Kind
    says: str
    needs: str
    unit: Unit
    only_relaxes: bool = True
    same_aim: bool = True


def levers(unit: Unit) -> list[Lever]:
    """All that apply to a unit: people, weekends, long shifts, vacation and the size of positions."""
    return [*_people(unit), *_weekends(unit), *_long(unit), *_vacation(unit), *_positions(unit)]


def _people(unit: Unit) -> Iterator[Lever]:
    """One more of each competence on each rota, at the middle one of the present positions.

    Their vacation has to find room beside that of the others, where the planner places it.
    """
    groups: dict[tuple[str, str], list[Employee]] = {}
    for employee in unit.staff:
        if employee.employment != "vacant" and not on_long_leave(unit, employee):
            groups.setdefault((employee.competence, employee.rota), []).append(employee)
    for (competence, rota), found in groups.items():
        position = sorted(e.position for e in found)[(len(found) - 1) // 2]
        name = f"one more {competence} on {rota}"
        while name in unit.person:
            name += " more"
        new = Employee(id=name, competence=competence, rota=rota, position=position)
        says = f"one more {competence} on {rota} at {figure(100 * position)} %"
        after = unit.model_copy(update={"staff": (*unit.staff, new)})
        yield Lever("person", says, "", after, only_relaxes=not unit.vacation.place)


def _weekends(unit: Unit) -> Iterator[Lever]:
    """The neighbours of the unit's own way to work weekends."""
    asked = unit.arrangement

    def changed(says: str, *, relaxes: bool, **terms: int) -> Lever:
        after = unit.model_copy(update={"arrangement": asked.model_copy(update=terms)})
        return Lever("weekends", says, "", after, only_relaxes=relaxes)

    if asked.weekend_rhythm is not None:
        for every in (asked.weekend_rhythm - 1, asked.weekend_rhythm + 1):
            if every:
                yield changed(f"a rhythm of {every_nth(every)}", relaxes=every == 1, weekend_rhythm=every)
    elif 0 < asked.weekends < asked.weekends_of:
        k, n = asked.weekends, asked.weekends_of
        for most, of in ((2 * k, 2 * n - 1), (k, n - 1), (k, n + 1)):
            yield changed(every_nth(Fraction(of, most)), relaxes=of != n + 1, weekends=most, weekends_of=of)
    if asked.weekends_in_plan is not None:
        most = asked.weekends_in_plan + 1
        yield changed(f"{most} weekends in the plan", relaxes=True, weekends_in_plan=most)


def _long(unit: Unit) -> Iterator[Lever]:
    """Each agreed long shift for everybody whose rota could use it."""
    limits, agreed = pack()["R01"].limit, unit.agreements
    most = max(limits[agreed.averaging], agreed.su_long_shift or 0)
    for shift in unit.shifts:
        if pack()["R24"].limit["long"] < shift.paid_minutes <= most:
            rotas = [rota for rota in unit.rotas if could_work(unit, rota, shift)]
            names = {rota.name for rota in rotas}
            asked = [e.id for e in unit.staff if e.rota in names and (e.long_shift_minutes or 0) < shift.paid_minutes]
            if asked:
                yield _consented(unit, shift, rotas, asked)


def could_work(unit: Unit, rota: Rota, shift: ShiftType) -> bool:
    """Whether a rota has the shift, or, where no rota may use it, covers all the lines that it covers."""
    if shift.code in rota.shifts:
        return True
    covers = {code: {reach.segment.line for reach in found} for code, found in reaches(unit).items()}
    own = {line for code in rota.shifts for line in covers[code]}
    return shift.use == "none" and rota.days == "all" and covers[shift.code] <= own


def with_consent(unit: Unit, shift: ShiftType, rotas: Collection[Rota], people: Collection[str]) -> Unit:
    """Open a long shift to these rotas, at weekends where it was open on no day, with the consent of these people."""
    use = "weekend" if shift.use == "none" else shift.use
    opened = tuple(
        rota.model_copy(update={"shifts": (*rota.shifts, shift.code)})
        if rota in rotas and shift.code not in rota.shifts
        else rota
        for rota in unit.rotas
    )
    staff = tuple(
        e.model_copy(update={"long_shift_minutes": max(e.long_shift_minutes or 0, shift.paid_minutes)})
        if e.id in people
        else e
        for e in unit.staff
    )
    shifts = tuple(s.model_copy(update={"use": use}) if s.code == shift.code else s for s in unit.shifts)
    return unit.model_copy(update={"rotas": opened, "staff": staff, "shifts": shifts})


def _consented(unit: Unit, shift: ShiftType, rotas: list[Rota], asked: list[str]) -> Lever:
    when = " at weekends" if shift.use in {"none", "weekend"} else ""
    says = f"{figure(Fraction(shift.paid_minutes, 60))} h ({shift.code}){when} for all who could"
    after = with_consent(unit, shift, rotas, asked)
    return Lever("long", says, f"consent of {people(len(asked))} more", after)


def _vacation(unit: Unit) -> Iterator[Lever]:
    """More people away at once, and a wider window for the main vacation."""
    policy = unit.vacation
    if not policy.place:
        return
    more = {
        "main_share": min(Fraction(1), THIRD_MORE * policy.main_share),
        "other_share": min(Fraction(1), THIRD_MORE * policy.other_share),
    }
    yield Lever(
        "vacation",
        "a third more of each group on vacation at once",
        "",
        unit.model_copy(update={"vacation": policy.model_copy(update=more)}),
    )
    wider = {"from_week": max(1, policy.from_week - WIDER), "to_week": min(53, policy.to_week + WIDER)}
    yield Lever(
        "vacation",
        f"main vacation in weeks {wider['from_week']}-{wider['to_week']}",
        "",
        unit.model_copy(update={"vacation": policy.model_copy(update=wider)}),
        only_relaxes=False,  # less of a vacation given beforehand lies outside, so more may be due in the window
    )


def _positions(unit: Unit) -> Iterator[Lever]:
    """Full time for all who were not asked."""
    if unit.positions.unasked == "present":
        policy = unit.positions.model_copy(update={"unasked": "full-time"})
        after = unit.model_copy(update={"positions": policy})
        yield Lever("positions", "up to full time for all who were not asked", "", after, same_aim=False)
