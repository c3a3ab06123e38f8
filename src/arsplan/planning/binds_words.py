"""What binds, in one sentence."""

from collections.abc import Iterable
from fractions import Fraction

from arsplan.capacity.words import every_nth, figure, people
from arsplan.planning.effects import Effect, Figures
from arsplan.planning.where import Where

SHOWN = 3
"""Changes that the sentence names, one of a kind."""


def headline(figures: Figures | None, where: Where | None, effects: Iterable[Effect]) -> str:
    """Say where it binds, what is needed and given there, and what would help most.

    Parameters
    ----------
    figures
        Bounds of the unit as it is; None where nothing was proven.
    where, effects
        Of `Binds`.
    """
    if figures is None:
        return "There was no time to prove what binds."
    if where is not None:
        said = place(where)
    elif figures.shortage:
        said = (
            f"No days or competence are short by themselves; hours are too few as a whole: "
            f"{figure(figures.shortage / 60)} h must stay uncovered"
        )
    else:
        said = (
            f"All demand may be covered; positions come to {figure(figures.total)} full-time equivalents at most, "
            f"{figure(100 * figures.mean)} % on average"
        )
    return f"{said}; {help_of(effects, where)}"


def place(where: Where) -> str:
    """Say what is needed, and what the people there can give."""
    who = f" with {where.competence}" if where.competence else ""
    lines = " + ".join(f"{line} {figure(heads)}" for line, heads in where.lines)
    often = ""
    if where.days == "weekend":
        often = " who work no weekends" if where.every is None else f" at {every_nth(where.every)}"
    verb = "gives" if where.people == 1 else "give"
    return (
        f"{where.days.capitalize()}s{who}, {lines}, weeks {where.weeks}: {_heads(where.need)} needed a day, "
        f"{people(where.people)}{often} {verb} {figure(where.gives)} at most"
    )


def help_of(effects: Iterable[Effect], where: Where | None) -> str:
    """The best change of each kind: for where it binds, then for shortage, then for the mean position."""
    gains = [(effect, Fraction(0) if where is None else (effect.gives or 0) - where.gives) for effect in effects]
    gains.sort(key=lambda gain: (-gain[1], gain[0].shortage, -gain[0].mean))
    best: dict[str, Effect] = {}
    for effect, more in gains:
        if more > 0 or effect.shortage < 0 or (not effect.shortage and effect.mean > 0):
            best.setdefault(effect.kind, effect)
    if not gains:
        return "there was no time to try a change"
    said = [f"{effect.says}{_gives(effect)}" for effect in list(best.values())[:SHOWN]]
    return ", or ".join(said) if said else "none of the changes tried would help"


def _gives(effect: Effect) -> str:
    gains = [] if effect.gives is None else [_heads(effect.gives)]
    gains += [f"{figure(-effect.shortage / 60)} h less uncovered"] if effect.shortage < 0 else []
    gains.append(f"mean position {float(100 * effect.mean):+.1f} points")
    if effect.needs:
        gains.append(f"needs {effect.needs}")
    return f" ({', '.join(gains)})"


def _heads(number: Fraction) -> str:
    return f"{figure(number)} head{'s' * (number != 1)}"
