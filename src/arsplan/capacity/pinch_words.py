"""What binds, in one sentence."""

from fractions import Fraction
from math import floor

from arsplan.capacity.pinch import Lever, Pinch
from arsplan.capacity.qualified import EVERYBODY
from arsplan.capacity.words import by_line, every_nth, figure, heads, people

__all__ = ["lever_words", "sentence"]


def sentence(pinch: Pinch) -> str:
    """Say what is needed, what the people there can give, and what would help."""
    who = "" if pinch.competence == EVERYBODY else f" with {pinch.competence}"
    where = f"{pinch.days.capitalize()}s{who}, {by_line(pinch.stretches)}, weeks {pinch.weeks}"
    need = heads(int(pinch.need)) if pinch.need.denominator == 1 else f"{figure(pinch.need)} heads"
    return f"{where}: {need} needed a day; {people(pinch.people)} {_given(pinch)}; {_help(pinch)}"


def lever_words(pinch: Pinch, lever: Lever) -> str:
    """Name one lever."""
    if lever.kind == "person":
        many = pinch.missing is not None and pinch.missing > 1
        return f"one more person of the {pinch.missing} missing" if many else "one more person"
    if lever.kind == "frequency" and lever.every is not None:
        return every_nth(Fraction(floor(100 * lever.every), 100))
    if lever.kind == "long":
        return f"{lever.number} x {figure(Fraction(lever.minutes, 60))} h a day"
    return f"positions of {float(100 * lever.mean_position):.1f} % on average"


def _given(pinch: Pinch) -> str:
    one = pinch.people == 1
    if pinch.days == "weekday":
        said = f"with {float(100 * pinch.mean_position):.1f} % on average {'gives' if one else 'give'}"
    elif pinch.every is None:
        said = f"who {'works' if one else 'work'} no weekends give"
    else:
        said = f"at {every_nth(pinch.every)} {'gives' if one else 'give'}"
    vacation = (
        "" if pinch.gives_with_vacation == pinch.gives else f", with vacation {figure(pinch.gives_with_vacation)}"
    )
    return f"{said} {figure(pinch.gives)}{vacation}"


def _help(pinch: Pinch) -> str:
    if pinch.gives >= pinch.need:
        return "nobody is missing"
    if not pinch.levers:
        return "only more people or less demand would help"
    said: list[str] = []
    for lever in pinch.levers:
        effect = f"{100 * float(lever.lift):+.1f}"
        gives = {"person": f" gives {figure(lever.gives)}", "positions": f" give {figure(lever.gives)}"}
        details = [effect if said else f"mean position {effect} percentage points"]
        if lever.requires:
            details.append(f"needs {lever.requires}")
        if lever.open_hours:
            details.append(f"leaves {lever.open_hours}")
        said.append(f"{lever_words(pinch, lever)}{gives.get(lever.kind, '')} ({'; '.join(details)})")
    return ", or ".join(said)
