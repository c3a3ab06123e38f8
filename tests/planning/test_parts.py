"""Parts of a unit, stop rules, and the merging of results found side by side."""

from tests.planning.wards import cut

from arsplan.planning.decomposition import components
from arsplan.planning.stop import AnyOf, FirstLawful, Gap, MaxRuntime
from arsplan.rules.rulebook import rulebook


def test_night_staff_and_day_staff_are_planned_apart() -> None:
    unit = cut("solsiden", 4)
    parts = components(unit, rulebook(unit))
    assert [{person.rota for person in part.staff} for part, _ in parts] == [{"DA", "helg"}, {"N"}]
    assert sorted(person.id for part, _ in parts for person in part.staff) == sorted(unit.person)
    assert all(set(rule.people) <= set(part.person) for part, rules in parts for rule in rules)


def test_a_shift_that_covers_both_joins_the_groups() -> None:
    unit = cut("solsiden", 4)
    rotas = tuple(
        rota.model_copy(update={"shifts": (*rota.shifts, "N")}) if rota.name == "DA" else rota for rota in unit.rotas
    )
    joined = unit.model_copy(update={"rotas": rotas})
    assert len(components(joined, rulebook(joined))) == 1


def test_stop_rules() -> None:
    assert not MaxRuntime(5).done(10, 9, 100)
    assert not MaxRuntime(5).done(9, 9, 100)
    assert Gap(0.01, 60).done(10, 9, 100)
    assert not Gap(0.009, 60).done(10, 9, 100)
    assert FirstLawful(60).done(10**6, None, 1)
    either = AnyOf((Gap(0.01, 60), MaxRuntime(5)))
    assert either.seconds == 5
    assert either.done(10, 9, 100)
