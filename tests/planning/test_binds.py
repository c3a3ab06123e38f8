"""What binds, on units so small that every effect can be computed by hand."""

import threading
from fractions import Fraction

import pandas as pd
import pytest
from tests.planning.wards import cut, pair

import arsplan
from arsplan.capacity.proof import About, Certificate
from arsplan.domain.terms import Arrangement
from arsplan.domain.unit import Unit
from arsplan.planning.binds import Binds, binds
from arsplan.planning.binds_words import headline
from arsplan.planning.certificates import Laid, certify
from arsplan.planning.decomposition import components
from arsplan.planning.effects import Effect, Figures
from arsplan.planning.levers import levers
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import Budget

HEAD = 450 / 60


def weekend_pair(every: int = 3, weeks: int = 6, weekday: int = 0, position: str = "1/2") -> Unit:
    """Two people at half a position, one head at weekends, every so many-th weekend worked."""
    ward = pair(1, nurses=0, position=position)
    demand = tuple(
        row.model_copy(update={"heads": weekday}) if row.day_type == "weekday" else row for row in ward.demand
    )
    return ward.model_copy(
        update={
            "weeks": weeks,
            "demand": demand,
            "shifts": tuple(s.model_copy(update={"use": "all" if weekday else "weekend"}) for s in ward.shifts),
            "arrangement": Arrangement(weekends=1, weekends_of=every, longest_run_days=6),
        }
    )


def effect(found: Binds, says: str) -> Effect:
    return next(one for one in found.effects if one.says == says)


@pytest.fixture(scope="module")
def weekends() -> Binds:
    """12 weekend days in six weeks; two people at every third weekend work eight of them."""
    return binds(weekend_pair())


def test_where_it_binds_and_by_how_much(weekends: Binds) -> None:
    place = weekends.where
    assert place is not None
    assert (place.days, place.weeks, place.competence, place.people, place.every) == ("weekend", "31-36", "", 2, 3)
    assert (place.need, place.gives, place.missing) == (1, pytest.approx(2 / 3), 4 * 450)
    assert weekends.figures is not None
    assert weekends.figures.shortage == 4 * 450


def test_one_more_person_takes_the_missing_weekends(weekends: Binds) -> None:
    more = effect(weekends, "one more SPL on DA at 50 %")
    assert (more.shortage, more.after.shortage, more.gives) == (-4 * 450, 0, 1)
    assert more.after.people == 3


def test_every_second_weekend_is_enough_and_two_in_five_is_on_the_way(weekends: Binds) -> None:
    """Every 2nd: six weekends in six weeks. Two of any five: still two of six each, in fractions 12/5."""
    often = effect(weekends, "every 2nd weekend")
    assert (often.after.shortage, often.gives) == (0, 1)
    assert -4 * 450 <= effect(weekends, "every 2.5 weekends").shortage <= 0
    assert effect(weekends, "every 4th weekend").shortage >= 0


def test_positions_follow_the_hours(weekends: Binds) -> None:
    """Eight days of 7.5 h are 60 h; full time is 5.5 x 35.5 h, since three days of vacation are half a week."""
    assert weekends.figures is not None
    assert float(weekends.figures.total) == pytest.approx(60 / 195.25, abs=1e-5)
    assert float(weekends.figures.mean) == pytest.approx(30 / 195.25, abs=1e-5)
    often = effect(weekends, "every 2nd weekend")
    assert float(often.mean) == pytest.approx(15 / 195.25, abs=1e-5)


def test_the_headline_names_the_place_and_what_would_help(weekends: Binds) -> None:
    assert weekends.headline.startswith(
        "Weekends, D 1, weeks 31-36: 1 head needed a day, 2 people at every 3rd weekend give 0.67 at most; "
    )
    assert "every 2nd weekend (1 head, 30 h less uncovered, mean position +7.7 points)" in weekends.headline
    assert "one more SPL on DA at 50 % (1 head, 30 h less uncovered" in weekends.headline


def test_hours_too_few_as_a_whole_have_no_place() -> None:
    """Two people at 70 % and vacation have 12 shifts each: enough for 20 weekdays or 8 weekend days, not for both."""
    found = binds(weekend_pair(every=1, weeks=4, weekday=1, position="7/10"))
    assert found.where is None
    assert found.headline.startswith("No days or competence are short by themselves; hours are too few as a whole")
    assert found.figures is not None
    assert found.figures.shortage == (28 - 2 * 12) * 450
    grown = effect(found, "up to full time for all who were not asked")
    assert grown.after.shortage == 0
    assert grown.heads is None


def test_nothing_missing_is_said() -> None:
    found = binds(weekend_pair(every=1, weeks=2))
    assert found.headline.startswith("All demand may be covered; positions come to")


def test_positions_that_cannot_be_filled_leave_nobody_at_the_aim(weekends: Binds) -> None:
    """Sixteen weekend days would not fill two half positions, and there are twelve."""
    assert weekends.figures is not None
    assert weekends.figures.heads == 0


def test_a_table_of_plain_figures(weekends: Binds) -> None:
    table = pd.DataFrame(weekends.rows)
    assert list(table["change"]) == [one.says for one in weekends.effects]
    assert table["shortage_change_h"].min() == -4 * HEAD
    assert len(table) == weekends.asked


def test_what_only_relaxes_never_makes_a_bound_worse() -> None:
    found = binds(cut("bjorkelia", 5))
    allow = {lever.says for lever in levers(cut("bjorkelia", 5)) if lever.only_relaxes}
    relaxed = [one for one in found.effects if one.says in allow]
    assert {one.kind for one in relaxed} == {"weekends", "long", "vacation"}
    assert all(one.shortage <= 0 for one in relaxed)
    assert all(one.total >= 0 for one in relaxed if one.same_aim)


def test_long_shifts_ask_for_consent_and_their_agreement() -> None:
    agreed = {lever.says: lever.needs for lever in levers(cut("bjorkelia", 5)) if lever.kind == "long"}
    assert set(agreed) == {"12.5 h (L) at weekends for all who could", "14 h (LL) at weekends for all who could"}
    assert agreed["12.5 h (L) at weekends for all who could"] == "consent of 12 people more"
    without = {lever.says for lever in levers(cut("solsiden", 5)) if lever.kind == "long"}
    assert without == {"12.5 h (L) at weekends for all who could"}


def test_each_changed_unit_is_a_sound_one() -> None:
    ward = cut("solsiden", 5)
    for lever in levers(ward):
        assert Unit.model_validate(lever.unit.model_dump()) == lever.unit
        assert lever.unit != ward


def test_a_rhythm_has_its_own_neighbours() -> None:
    ward = weekend_pair().model_copy(update={"arrangement": Arrangement(weekend_rhythm=3)})
    said = [lever.says for lever in levers(ward) if lever.kind == "weekends"]
    assert said == ["a rhythm of every 2nd weekend", "a rhythm of every 4th weekend"]


def test_stopped_before_it_begins_it_claims_nothing() -> None:
    cancel = threading.Event()
    cancel.set()
    found = binds(weekend_pair(), cancel=cancel)
    assert (found.figures, found.where, found.effects) == (None, None, ())
    assert found.headline == "There was no time to prove what binds."


def test_stopped_on_the_way_the_rows_that_are_ready_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the first row needs is proven before it is stopped, however quick the machine."""
    ward, cancel = cut("solsiden", 12), threading.Event()
    first = [part for unit in (ward, levers(ward)[0].unit) for part, _ in components(unit, rulebook(unit))]

    def held(laid: Laid, about: About, budget: Budget) -> Certificate | None:
        if laid.unit not in first:
            cancel.wait(60)
        return certify(laid, about, budget)

    monkeypatch.setattr("arsplan.planning.binds.certify", held)
    found = binds(ward, cancel=cancel, on_progress=lambda _: cancel.set())
    assert found.figures is not None
    assert 1 <= len(found.effects) < found.asked


def test_the_public_door_has_it() -> None:
    assert arsplan.binds is binds


def test_what_was_not_tried_is_not_said_to_be_of_no_help() -> None:
    figures = Figures(600, Fraction(1), 0, 2)
    assert headline(figures, None, ()).endswith("; there was no time to try a change")


@pytest.mark.parametrize("ended", ["limit", "cancel"])
def test_nobody_waits_for_a_proof_when_time_is_up(monkeypatch: pytest.MonkeyPatch, ended: str):
    over, cancel = threading.Event(), threading.Event()
    monkeypatch.setattr("arsplan.planning.binds.certify", lambda *_: over.wait(60) and None)
    threading.Timer(0.1, cancel.set).start()
    found = binds(pair(2), seconds=0.1 if ended == "limit" else None, cancel=cancel if ended == "cancel" else None)
    assert found.figures is None
    assert not over.is_set()
    over.set()
