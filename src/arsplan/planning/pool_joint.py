"""Units that share people as one unit: the demand of each by itself, and people who may work where they are shared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor

from arsplan.domain.absences import Absence, Wish
from arsplan.domain.demand import DemandRow, Season
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Discussion
from arsplan.domain.unit import Unit
from arsplan.planning.going_on import Stands
from arsplan.planning.pool_names import in_own_names
from arsplan.planning.pool_offer import home_minutes, meant_for
from arsplan.planning.pool_standing import Standing
from arsplan.planning.pool_units import Placed, away_code, minutes_of, too_near
from arsplan.rules.entitlement import account
from arsplan.rules.measures import AwayAtOnce
from arsplan.rules.positions import position_range
from arsplan.rules.rulebook import rulebook

__all__ = ["joint", "placed_in", "stands"]

ELSEWHERE = 200
"""What a duty in another unit costs: less than one that nobody works (4,500 for 7.5 hours), more than none at all."""


def joint(pool: Pool, names: Sequence[str], standing: Standing | None = None) -> Unit:
    """Put units of a pool together, each code and id with the name of its unit behind it.

    Everybody works by the rules of the own unit. Whoever is shared may also work the shifts that are offered
    elsewhere, within the own share, and each such duty has a price: the own unit comes first.

    Parameters
    ----------
    names
        Of the units; `check_together` has found nothing wrong with them.
    standing
        Who works where so far; None where nothing stands.
    """
    houses = {name: in_own_names(pool.units[name], name) for name in names}
    first = next(iter(houses.values()))
    shared = [each for each in pool.shared if each.unit in houses]
    seasons = _seasons(pool, names)
    made = first.model_copy(
        update={
            "name": " + ".join(pool.units[name].name for name in names),
            **{table: tuple(row for house in houses.values() for row in getattr(house, table)) for table in _ADDED},
            "lines": tuple({line.code: line for house in houses.values() for line in house.lines}.values()),
            "seasons": tuple(seasons),
            "demand": tuple(row for k, house in enumerate(houses.values()) for row in _demand(house, k, seasons)),
            "plan": Discussion(),
            "kpi_history": (),
        }
    )
    made = _eligible(pool, made, shared)
    owners = {shift.code: name for name, house in houses.items() for shift in house.shifts}
    sequences = [codes for house in houses.values() for codes in house.arrangement.forbidden_sequences]
    sequences += too_near(pool, made, owners)
    away = tuple(_away_at_once(houses))
    counted = (Switch(rule="U08", severity="off"),) if away else ()
    switches = dict.fromkeys(switch for switch in made.switches if not switch.rule.startswith("U08"))
    return made.model_copy(
        update={
            "wishes": (*made.wishes, *_wishes(pool, shared)),
            "own_rules": (*made.own_rules, *away, *_limits(pool, shared, standing)),
            "switches": (*switches, *counted),
            "arrangement": made.arrangement.model_copy(update={"forbidden_sequences": tuple(sequences)}),
        }
    )


_ADDED = (
    "shifts",
    "rotas",
    "staff",
    "absences",
    "wishes",
    "locks",
    "activities",
    "history",
    "balances",
    "skills",
    "pairs",
    "own_rules",
    "switches",
)


def _seasons(pool: Pool, names: Sequence[str]) -> dict[Season, tuple[str, ...]]:
    """One season for every week, with what each unit calls it; weeks in which a unit has none are not planned."""
    called = [
        {
            week: season.name
            for season in pool.units[name].seasons
            for week in range(season.from_week, season.to_week + 1)
        }
        for name in names
    ]
    found = {}
    for week in range(1, 54):
        if all(week in seasons for seasons in called):
            each = tuple(seasons[week] for seasons in called)
            found[Season(name=" | ".join(each), from_week=week, to_week=week)] = each
    return found


def _demand(house: Unit, k: int, seasons: Mapping[Season, tuple[str, ...]]) -> Iterator[DemandRow]:
    """Rows of a unit in every season of the pool that is theirs; `k` is its place in the names of a season."""
    for row in house.demand:
        if not row.season:
            yield row
            continue
        for name in dict.fromkeys(season.name for season, each in seasons.items() if each[k] == row.season):
            yield row.model_copy(update={"season": name})


def _eligible(pool: Pool, unit: Unit, shared: Iterable[Shared]) -> Unit:
    """Rotas for those who are shared: one for each rota of a unit and choice of shifts elsewhere."""
    rotas: dict[tuple[str, tuple[str, ...]], Rota] = {}
    staff: dict[str, Employee] = dict(unit.person)
    for each in shared:
        person = staff[away_code(each.employee, each.unit)]
        key = person.rota, _elsewhere(pool, each)
        if key not in rotas:
            old = unit.rota_by_name[person.rota]
            update = {"name": f"{old.name}, shared {len(rotas) + 1}", "shifts": (*old.shifts, *key[1])}
            rotas[key] = old.model_copy(update=update)
        staff[person.id] = person.model_copy(update={"rota": rotas[key].name})
    return unit.model_copy(update={"rotas": (*unit.rotas, *rotas.values()), "staff": tuple(staff.values())})


def _elsewhere(pool: Pool, shared: Shared) -> tuple[str, ...]:
    """The shifts in other units that a person may work."""
    return tuple(away_code(s.code, host) for host in pool.hosts(shared) for s in pool.offered(shared, host))


def _wishes(pool: Pool, shared: Iterable[Shared]) -> Iterator[Wish]:
    """What a wish about a shift at home says of shifts elsewhere."""
    for each in shared:
        home, person = pool.units[each.unit], away_code(each.employee, each.unit)
        for host in pool.hosts(each):
            for wish in home.wishes:
                if wish.employee == each.employee:
                    for moved in meant_for(wish, home, pool.units[host], host):
                        yield moved.model_copy(update={"employee": person})


def _away_at_once(houses: Mapping[str, Unit]) -> Iterator[OwnRule]:
    """How many of a group may be away at once, as each unit counts: a rota for the shared must not split a group."""
    for name, house in houses.items():
        for rule in rulebook(house.model_copy(update={"own_rules": ()})):
            if isinstance(rule.measure, AwayAtOnce):
                yield OwnRule(
                    id=f"{name}: {rule.id}",
                    title=rule.title,
                    measure=rule.measure.model_dump(),
                    people=rule.people,
                    severity=rule.severity,
                    weight=rule.weight,
                )


def _limits(pool: Pool, shared: Iterable[Shared], standing: Standing | None) -> Iterator[OwnRule]:
    """The own unit first, and no more elsewhere than the share."""
    for each in shared:
        codes, person = _elsewhere(pool, each), away_code(each.employee, each.unit)
        if not codes:
            continue
        yield OwnRule(
            id=f"Own unit first, {person}",
            title="The own unit comes first",
            measure={"kind": "run_length", "of": codes, "most": 0},
            people=(person,),
            severity="soft",
            weight=ELSEWHERE,
        )
        if each.share < 1:
            yield OwnRule(
                id=f"Share of {person}",
                title=f"At most {each.share} of all hours in other units",
                measure={"kind": "duties_in_window", "codes": codes, "most": _most_duties(pool, each, standing)},
                people=(person,),
            )


def _most_duties(pool: Pool, shared: Shared, standing: Standing | None) -> int:
    """Duties elsewhere that the share has room for, in the hours worked now or else those of the largest position."""
    home, host_shifts = pool.units[shared.unit], [s for host in pool.hosts(shared) for s in pool.offered(shared, host)]
    shortest = min(shift.paid_minutes for shift in host_shifts)
    if standing is None:
        person = home.person[shared.employee]
        room = account(home, person, position_range(home, person)[1]).room + home_minutes(home, shared, ())
        return floor(shared.share * room / shortest)
    duties = standing.of({shared.employee})
    away = [duty for duty in duties if duty.unit != shared.unit]
    worked = home_minutes(home, shared, duties) + sum(minutes_of(pool, duty) for duty in away)
    return max(len(away), floor(shared.share * worked / shortest))


def stands(names: Sequence[str], unit: Unit, standing: Standing) -> Stands:
    """What people work in the joint unit so far.

    Parameters
    ----------
    names
        Of the units in it.
    unit
        The joint unit.
    standing
        Who works where.
    """
    absences, positions, duties = list[Absence](), dict[str, Fraction](), set[Duty]()
    for name in names:
        alone = standing.alone[name]
        absences += in_own_names(alone.planned_unit, name).absences
        sizes = {**alone.positions, **standing.positions(name)}
        positions |= {away_code(person, name): share for person, share in sizes.items()}
        duties |= {Duty(away_code(d.employee, name), d.date, away_code(d.shift, name)) for d in alone.roster or ()}
        away = (d for d in standing.own(name) if d.unit != name)
        duties |= {Duty(away_code(d.employee, name), d.date, away_code(d.shift, d.unit)) for d in away}
    return Stands(unit.with_absences(tuple(absences)).with_positions(positions), Roster(duties))


def placed_in(pool: Pool, names: Sequence[str], duties: Iterable[Duty]) -> Iterator[tuple[str, Placed]]:
    """Duties of the joint unit with the home of the person, person and shift as the units call them."""
    people = {away_code(person, name): (person, name) for name in names for person in pool.units[name].person}
    shifts = {away_code(code, name): (code, name) for name in names for code in pool.units[name].shift_by_code}
    for duty in duties:
        (person, home), (code, unit) = people[duty.employee], shifts[duty.shift]
        yield home, Placed(person, duty.date, code, unit)
