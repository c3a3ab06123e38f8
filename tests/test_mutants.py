"""Some of the mutants, always the same; `python tests/mutants.py` tries all of them."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.law.coverage import ROSTER_RULES
from tests.mutations import DEFINITIONS, LeftOut, Number, mutants

from arsplan.rules.packs import pack

SCRIPT = Path(__file__).with_name("mutants.py")


@pytest.mark.slow
def test_the_sample_is_killed():
    done = subprocess.run(
        [sys.executable, SCRIPT, "--sample", "6"], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 mutants, 6 killed, 0 survived" in done.stdout


def test_mutants_are_named_once():
    assert [name for name, count in Counter(mutant.id for mutant in mutants()).items() if count > 1] == []


def test_every_number_of_a_pack_is_changed_both_ways():
    tried = [(m.pack, m.rule, m.name, m.step) for m in mutants() if isinstance(m, Number)]
    numbers = [(name, rule, key) for name in ("norway", "eu") for rule, row in pack(name).items() for key in row.limit]
    assert {(*number, step) for number in numbers for step in (1, -1)} <= set(tried)


def test_every_rule_of_rosters_is_left_out_once():
    left_out = {mutant.rule for mutant in mutants() if isinstance(mutant, LeftOut)}
    assert set(ROSTER_RULES) <= left_out
    assert pack().keys() <= left_out | DEFINITIONS.keys()
