"""How an encoder is broken on purpose: in what it sees, in what it says, or in one of its numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import pytest

from arsplan.clock.instants import from_utc_minute
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Activity
from arsplan.solving.measures import DYNAMIC, STATIC
from arsplan.solving.model import RosterModel

Encoder = Callable[[Rule, Any, Any], None]
Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, eq=False)
class Breakage:
    """A way in which reading two may be wrong about one measure."""

    id: str
    measure: type
    patch: Patch


class Veil:
    """A model or a grid of which some things are seen wrongly."""

    def __init__(self, behind: Any, **wrong: Any) -> None:
        self.__dict__.update(wrong, behind=behind)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


# ------------------------------------------------------------------------------------------- what an encoder sees


def without_days(model: RosterModel, days: Callable[[int], bool]) -> Any:
    """Nobody works on these days, as far as one can see."""
    hidden = np.array([days(d) for d in range(len(model.grid.days))])
    free, roster = model.free & ~hidden, model.roster & ~hidden[:, None]
    given = {e: [a for a in found if not hidden[a.day]] for e, found in model.grid.activities.items()}

    def x(e, d, s):
        return 0 if hidden[d] else model.x(e, d, s)

    def worked(e, d, shifts=None):
        return [] if hidden[d] else model.worked(e, d, shifts)

    def on(e, d):
        return 0 if hidden[d] else model.on(e, d)

    grid = Veil(model.grid, activities=given)
    return Veil(model, x=x, worked=worked, on=on, free=free, roster=roster, grid=grid)


def past_forgotten(model):
    return without_days(model, lambda d: d < model.grid.back)


def last_day_forgotten(model):
    return without_days(model, lambda d: d == len(model.grid.days) - 1)


def last_week_forgotten(model):
    return without_days(model, lambda d: d >= len(model.grid.days) - 7)


def first_day_forgotten(model):
    return without_days(model, lambda d: d == model.grid.back)


def sundays_forgotten(model):
    return without_days(model, lambda d: d % 7 == 6)


def saturdays_forgotten(model):
    return without_days(model, lambda d: d % 7 == 5)


def activities_forgotten(model):
    return Veil(model, grid=Veil(model.grid, activities={}))


def by_the_clock(model):
    """Time as the clock on the wall shows it: the night of the change is as long as any other."""
    grid = model.grid

    def wall(minute):
        found = from_utc_minute(int(minute), grid.unit.timezone).replace(tzinfo=None)
        return int((found - type(found)(1970, 1, 1)).total_seconds()) // 60

    start = np.vectorize(wall)(grid.start)
    finish = np.array([shift.finish - shift.start for shift in grid.unit.shifts])
    given = {
        e: [Activity(a.day, wall(a.start), wall(a.end), a.paid) for a in found] for e, found in grid.activities.items()
    }
    veil = Veil(
        grid,
        start=start,
        end=start + finish[None, :],
        activities=given,
        midnight=lambda d: wall(grid.midnight(d)),
    )
    return Veil(model, grid=veil)


def paid_by_the_clock(model):
    """Every night pays the same, whatever the clock does."""
    grid = model.grid
    return Veil(model, grid=Veil(grid, minutes=np.tile(grid.paid, (len(grid.days), 1))))


# ------------------------------------------------------------------------------------------- what an encoder says


def on_a_free_literal(model):
    """Every limit holds only if the solver wants it to."""

    def never_all(terms, unless=()):
        model.never_all(terms, unless=[*unless, model.cp.new_bool_var("")])

    def at_most(terms, limit, weights=None):
        sizes = [1] * len(terms) if weights is None else weights
        excuse = model.cp.new_bool_var("")
        total = sum(term * size for term, size in zip(terms, sizes, strict=True))
        if not isinstance(total, int):
            model.cp.add(total <= limit).only_enforce_if(excuse)

    def at_least(terms, limit, weights=None):
        sizes = [1] * len(terms) if weights is None else weights
        total = sum(term * size for term, size in zip(terms, sizes, strict=True))
        if not isinstance(total, int):
            model.cp.add(total >= limit).only_enforce_if(model.cp.new_bool_var(""))

    def equal(a, b):
        model.cp.add(a == b).only_enforce_if(model.cp.new_bool_var(""))

    return Veil(model, never_all=never_all, at_most=at_most, at_least=at_least, equal=equal)


def half_reified(model):
    """That somebody works is only implied one way: the literal may be false all the same."""

    def any_of(terms):
        found = model.any_of(terms)
        if isinstance(found, int) or len([t for t in terms if not isinstance(t, int)]) < 2:
            return found
        loose = model.cp.new_bool_var("")
        model.cp.add_implication(loose, found)
        return loose

    return Veil(model, any_of=any_of)


def said(model, keep):
    """A model that passes on only some of what is said about each person."""
    words = []
    veil = Veil(
        model,
        never_all=lambda *a, **k: words.append((model.never_all, a, k)),
        at_most=lambda *a, **k: words.append((model.at_most, a, k)),
        at_least=lambda *a, **k: words.append((model.at_least, a, k)),
        equal=lambda *a, **k: words.append((model.equal, a, k)),
    )
    return veil, lambda: [say(*a, **k) for say, a, k in keep(words)]


def excuses_forgotten(model):
    return Veil(model, never_all=lambda terms, unless=(): model.never_all(terms))


# ------------------------------------------------------------------------------------------------- how they are set


def seen(kind: type, view: Callable[[RosterModel], Any]) -> Breakage:
    """The encoder of a measure looks at the model through a view."""
    encode = DYNAMIC[kind]

    def broken(rule, measure, model):
        encode(rule, measure, view(model))

    return dynamic(f"{view.__name__}", kind, broken)


def dynamic(name: str, kind: type, broken: Encoder) -> Breakage:
    return Breakage(f"{kind.__name__}-{name}", kind, lambda patch: patch.setitem(DYNAMIC, kind, broken))


def static(name: str, kind: type, broken: Encoder) -> Breakage:
    return Breakage(f"{kind.__name__}-{name}", kind, lambda patch: patch.setitem(STATIC, kind, broken))


def replaced(name: str, kind: type, module: Any, **changes: Any) -> Breakage:
    def patch(monkeypatch):
        for attribute, value in changes.items():
            monkeypatch.setattr(module, attribute, value)

    return Breakage(f"{kind.__name__}-{name}", kind, patch)


def numbered(kind: type, name: str, **change: Any) -> Breakage:
    """One of the measure's numbers is read wrongly, in both encoders of the measure."""

    def wrong(encode):
        def broken(rule, measure, target):
            values = {key: value(getattr(measure, key)) for key, value in change.items()}
            encode(rule, measure.model_copy(update=values), target)

        return broken

    def patch(monkeypatch):
        for registry in (STATIC, DYNAMIC):
            if kind in registry:
                monkeypatch.setitem(registry, kind, wrong(registry[kind]))

    return Breakage(f"{kind.__name__}-{name}", kind, patch)


def numbers(kind: type) -> Iterator[Breakage]:
    """Every number one too many and one too few, every switch turned."""
    for name, field in kind.model_fields.items():
        if name == "kind":
            continue
        either = get_args(field.annotation)
        choices = [value for part in either for value in (part, *get_args(part)) if isinstance(value, str)]
        if field.annotation is bool:
            yield numbered(kind, f"{name}-turned", **{name: lambda on: not on})
        elif choices:
            others = {value: next(x for x in choices if x != value) for value in choices}
            yield numbered(kind, f"{name}-turned", **{name: lambda value, others=others: others.get(value, value)})
        elif name != "codes":
            yield numbered(kind, f"{name}-one-more", **{name: lambda n: None if n is None else n + 1})
            yield numbered(kind, f"{name}-one-less", **{name: lambda n: None if n is None else max(0, n - 1)})


def forgotten(kind: type, which: str) -> Breakage:
    """Of what is said about the rule, the last or the first is left out."""
    encode = DYNAMIC[kind]
    keep = {"last": lambda words: words[:-1], "first": lambda words: words[1:]}[which]

    def broken(rule, measure, model):
        veil, pass_on = said(model, keep)
        encode(rule, measure, veil)
        pass_on()

    return dynamic(f"{which}-constraint-forgotten", kind, broken)


def moved(kind: type, days: int) -> Breakage:
    """Duties are counted on another day than the one on which they start."""
    encode = DYNAMIC[kind]

    def broken(rule, measure, model):
        last = len(model.grid.days) - 1

        def at(d):
            return min(max(d - days, 0), last)

        veil = Veil(
            model,
            x=lambda e, d, s: model.x(e, at(d), s),
            worked=lambda e, d, shifts=None: model.worked(e, at(d), shifts),
            on=lambda e, d: model.on(e, at(d)),
        )
        encode(rule, measure, veil)

    return dynamic(f"counted-{days:+d}-day", kind, broken)
