"""Even shares of the red days, by hand."""

import datetime as dt
import shutil
from fractions import Fraction

import pytest
from tests.metrics.small import PEOPLE, small
from tests.planning.wards import UNITS

from arsplan.clock.feasts import feast_days
from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.roster import Duty
from arsplan.domain.terms import Arrangement
from arsplan.io.load import load
from arsplan.rules.sharing import even_shares, feasts_to_spare, sharing_groups

EVE, LAST_EVE = dt.date(2027, 12, 24), dt.date(2026, 12, 24)
GROUP = {"A": Fraction(10), "B": Fraction(10), "C": Fraction(5)}


def test_shares_follow_the_weights_and_those_without_a_duty_have_none():
    assert even_shares(GROUP, {"A": 4, "B": 6, "C": 0}, {}) == {"A": 4, "B": 4, "C": 2}
    assert even_shares(GROUP, {"A": 4, "B": 6}, {}) == {"A": 5, "B": 5}
    assert even_shares(GROUP, {}, {}) == {}


def test_who_worked_more_last_year_works_fewer_now():
    assert even_shares(GROUP, {"A": 5, "B": 5}, {"A": 11, "B": 9}) == {"A": 4, "B": 6}


def test_no_more_than_two_are_carried_and_newcomers_bring_nothing():
    assert even_shares(GROUP, {"A": 10, "B": 10}, {"A": 30, "B": 0}) == {"A": 8, "B": 12}
    assert even_shares(GROUP, {"A": 10, "B": 10, "C": 5}, {"A": 7}) == {"A": 10, "B": 10, "C": 5}


def test_whoever_cannot_work_as_many_has_what_can_be_and_the_others_share_the_rest():
    worked = {"A": 4, "B": 6, "C": 0}
    assert even_shares(GROUP, worked, {}, {"A": 3, "B": 20, "C": 20}) == {
        "A": 3,
        "B": Fraction(14, 3),
        "C": Fraction(7, 3),
    }
    assert even_shares(GROUP, worked, {}, {"A": 3, "B": 4, "C": 20}) == {"A": 3, "B": 4, "C": 3}
    assert even_shares(GROUP, worked, {}, {"A": 4, "B": 4}) == {"A": 4, "B": 4, "C": 2}
    assert sum(even_shares(GROUP, worked, {}, {"A": 0, "B": 1, "C": 1}).values()) == 10


def test_what_cannot_be_made_up_for_is_not_owed():
    """A worked fewer last year, and would owe two more than can be worked."""
    shares = even_shares(GROUP, {"A": 10, "B": 10}, {"A": 4, "B": 14}, {"A": 11, "B": 20})
    assert shares == {"A": 11, "B": 9}


def test_groups_are_by_rota_and_competence_and_weights_are_red_days_there():
    four = tuple(p.model_copy(update={"competence": "HFA", "rota": "DA"}) for p in PEOPLE)
    away = Absence(employee="H1", first=dt.date(2027, 1, 4), last=dt.date(2027, 1, 16), kind="study")
    vacation = Absence(employee="A1", first=dt.date(2027, 1, 4), last=dt.date(2027, 1, 10))
    assert sharing_groups(small(staff=four, absences=(away, vacation))) == ({"S1": 2, "H1": 1, "A1": 2, "N1": 2},)
    assert len(sharing_groups(small())) == 4


def test_by_position_where_asked_for():
    by_position = small(arrangement=Arrangement(red_days_shared="positions"))
    assert {"H1": Fraction(3, 2)} in sharing_groups(by_position)
    assert {"H1": Fraction(2)} in sharing_groups(small())
    assert sharing_groups(small(arrangement=Arrangement(red_days_shared="off"))) == ()


def test_weekend_posts_are_compared_with_those_of_the_same_size():
    sizes = {"S1": Fraction(1, 5), "H1": Fraction(1, 5), "A1": Fraction(1, 7), "N1": Fraction(1, 7)}
    facts = {"competence": "HFA", "rota": "DA"}
    posts = tuple(p.model_copy(update=facts | {"position": sizes[p.id]}) for p in PEOPLE)
    weekends = tuple(rota.model_copy(update={"days": "weekend"}) for rota in small().rotas)
    assert sharing_groups(small(staff=posts)) == ({"S1": 2, "H1": 2, "A1": 2, "N1": 2},)
    assert sharing_groups(small(staff=posts, rotas=weekends)) == ({"S1": 2, "H1": 2}, {"A1": 2, "N1": 2})
    together = small(staff=posts, rotas=weekends, arrangement=Arrangement(red_days_shared="positions"))
    assert len(sharing_groups(together)) == 1


def test_feast_days_have_one_order():
    days = feast_days(2027)
    assert len(days) == len(feast_days(2026)) == 9
    assert days.index(EVE) == feast_days(2026).index(LAST_EVE)


@pytest.mark.parametrize(
    ("facts", "spared"),
    [
        ({}, {"S1", "H1"}),
        ({"wishes": (Wish(employee="H1", kind="duty", date=EVE),)}, {"S1"}),
        ({"locks": (Lock(employee="S1", date=EVE, shift="D"),)}, {"H1"}),
        ({"locks": (Lock(employee="S1", date=EVE, shift="off"),)}, {"S1", "H1"}),
        ({"arrangement": Arrangement(red_days_shared="off")}, set()),
    ],
)
def test_who_worked_on_christmas_eve_is_spared_unless_asked_for(facts, spared):
    history = (Duty("S1", LAST_EVE, "D"), Duty("H1", LAST_EVE, "A"), Duty("A1", LAST_EVE + dt.timedelta(2), "D"))
    unit = small(weeks=52, history=history, **facts)
    assert set(feasts_to_spare(unit)) == {(person, EVE) for person in spared}


def test_a_wish_in_the_unit_folder_is_one(tmp_path):
    """Both worked on the last Christmas Eve; the second one would like to again."""
    folder = shutil.copytree(UNITS / "solsiden", tmp_path / "ward")
    (folder / "history.csv").write_text("id,date,shift\nA03,2026-12-24,D\nA04,2026-12-24,A\n", encoding="utf-8")
    (folder / "wishes.csv").write_text("id,type,date\nA04,duty,2027-12-24\n", encoding="utf-8")
    assert feasts_to_spare(load(folder)) == (("A03", EVE),)
