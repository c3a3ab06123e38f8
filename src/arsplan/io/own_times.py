"""Duties at times that no shift has: each becomes a shift of its own, which binds as the one it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from arsplan.clock.instants import format_clock
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import ShiftType
from arsplan.domain.unit import Unit

__all__ = ["OwnTimes", "code_of", "with_own_times"]


class OwnTimes(NamedTuple):
    """A duty at its own times.

    Attributes
    ----------
    stands_for
        Code of the shift whose times were changed; None where the rota gave no code.
    """

    shift: ShiftType
    duty: Duty
    stands_for: str | None


def code_of(unit: Unit, stands_for: str | None, start: int, end: int, paid: int | None) -> str:
    """A code that says what it is, such as ``D 07:00-13:00``, and that the unit does not have."""
    times = f"{format_clock(start)}-{format_clock(end)}"
    code = " ".join(part for part in (stands_for, times, f"({paid} min)" if paid is not None else None) if part)
    while code in unit.shift_by_code:
        code += "*"
    return code


def with_own_times(unit: Unit, own: Iterable[OwnTimes]) -> Unit:
    """The unit with a shift for each of these duties.

    A shift that stands for another is on the same rotas, and wishes, locks and forbidden sequences that name the
    other hold for it too. One that stands for none is on the rotas of those who work it: of its kind nothing is known.
    """
    own = list(own)
    if not own:
        return unit
    base = {one.shift.code: one.stands_for for one in own}
    shifts = {one.shift.code: one.shift for one in own}
    alike = {s.code: (s.code, *(new for new, old in base.items() if old == s.code)) for s in unit.shifts}
    moved = {(one.duty.employee, one.duty.date, one.stands_for): one.shift.code for one in own}
    sequences = [like for codes in unit.arrangement.forbidden_sequences for like in _like(codes, alike)]
    worked = {(unit.person[one.duty.employee].rota, one.shift.code) for one in own}
    return unit.model_copy(
        update={
            "shifts": (*unit.shifts, *shifts.values()),
            "rotas": tuple(
                rota.model_copy(
                    update={
                        "shifts": (
                            *rota.shifts,
                            *(
                                new
                                for new, old in base.items()
                                if old in rota.shifts or (old is None and (rota.name, new) in worked)
                            ),
                        )
                    }
                )
                for rota in unit.rotas
            ),
            "wishes": tuple(
                wish.model_copy(update={"shift": code})
                for wish in unit.wishes
                for code in alike.get(wish.shift, (wish.shift,))
            ),
            "locks": tuple(
                lock.model_copy(update={"shift": moved.get((lock.employee, lock.date, lock.shift), lock.shift)})
                for lock in unit.locks
            ),
            "own_rules": tuple(rule for own_rule in unit.own_rules for rule in _own_rules(own_rule, alike)),
            "arrangement": unit.arrangement.model_copy(update={"forbidden_sequences": tuple(sequences)}),
        }
    )


def _own_rules(rule: OwnRule, alike: Mapping[str, tuple[str, ...]]) -> Iterator[OwnRule]:
    """A rule of the unit about a sequence, once for each sequence that it holds for: X1, X1/2 and so on."""
    for field in {"run_length": ("of",), "duties_in_window": ("codes",)}.get(str(rule.measure["kind"]), ()):
        if isinstance(rule.measure.get(field), list | tuple):
            codes = tuple(like for code in rule.measure[field] for like in alike.get(code, (code,)))
            rule = rule.model_copy(update={"measure": {**rule.measure, field: codes}})
    if rule.measure["kind"] != "forbidden_sequence":
        yield rule
        return
    for number, codes in enumerate(_like(rule.measure["codes"], alike), 1):
        name = rule.id if number == 1 else f"{rule.id}/{number}"
        yield rule.model_copy(update={"id": name, "measure": {**rule.measure, "codes": codes}})


def _like(codes: Iterable[str], alike: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return product(*(alike.get(code, (code,)) for code in codes))
