"""A plan that is not lawful says what is broken in the language spoken, and what may make room for vacation."""

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.io.plan_folder import plan_json
from arsplan.report.plan_text import plan_lines
from arsplan.report.speech import speak


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    speak("en")


def summary(*breaches):
    document = plan_json(fake_plan())
    document["findings"] |= {"broken": len(breaches), "lawful": False, "breaches": list(breaches)}
    return "\n".join(plan_lines(document))


VACATION = "R17, 3: 0 virkedager of vacation in the plan; at least 30 are due."


def test_vacation_without_room_has_advice():
    assert "Maybe vacation has no room: let more of a group be away at once" in summary(VACATION)


def test_other_breaches_have_no_advice_on_vacation():
    said = summary("R07, 3: 9 h of rest.", "U07, the group")
    assert "U07, the group" in said
    assert "vacation has no room" not in said


def test_in_norwegian():
    speak("nb")
    said = summary(VACATION)
    assert "R17, 3: 0 virkedager med ferie i planen; minst 30 skal gis." in said
    assert "Kanskje er det ikke plass til ferien" in said
