"""Every setting that the readings name turns the verdict on some rota."""

import re
from pathlib import Path

import pytest
from tests.law.switches import MORE, ROTAS, SHOWN_ONLY, SWITCHES
from tests.law.world import MONDAY, law, roster, world

from arsplan.checking import check
from arsplan.domain import shifts, staff, terms, unit
from arsplan.domain.readings import Readings

DOCUMENT = Path(__file__).parents[2] / "docs" / "readings.md"
MODELS = (
    *(terms.Agreements, terms.Arrangement, terms.Discussion, terms.VacationPolicy, Readings),
    *(staff.Rota, shifts.ShiftType, unit.Unit),
)


def verdict(switch, facts):
    weeks = max(1, -(-len(switch.text.replace("|", " ").split()) // 7))
    made = world(**{"weeks": weeks, "more_shifts": MORE, "rotas": ROTAS, "start": MONDAY, **facts})
    seen = {found.verdict for found in check(made, roster(switch.text, made.start), law(made, *switch.rule.split()))}
    return next((worst for worst in ("broken", "undecidable") if worst in seen), "kept")


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: f"{switch.name}-{switch.rule}")
def test_it_turns_the_verdict(switch):
    assert (verdict(switch, switch.off), verdict(switch, switch.on)) == switch.verdicts


def test_every_setting_that_the_readings_name_is_tried():
    named = set(re.findall(r"`([a-z_]+)(?: = [^`]*)?`", DOCUMENT.read_text(encoding="utf-8")))
    settings = {field for model in MODELS for field in model.model_fields} | {"consents_long"}
    assert named & settings == {switch.name for switch in SWITCHES} | SHOWN_ONLY.keys()
