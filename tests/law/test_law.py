"""Reading one gives the verdict of the text."""

from collections import Counter

import pytest
from tests.law.cases import CASES

from arsplan.checking import check

BOTH = ("kept", "broken")

NEVER_BROKEN = {("overtime", "broken"), ("passive_duty", "broken")}
"""A rota does not say what overtime is, or how passive hours count, so that these are undecidable at worst."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_verdict_is_that_of_the_text(case):
    findings = list(check(case.unit, case.roster, case.rules, fixed=case.fixed))
    assert findings, "no rule was read"
    seen = {finding.verdict for finding in findings}
    verdict = next(verdict for verdict in ("broken", "undecidable", "kept") if verdict in seen)
    assert verdict == case.verdict, [finding.text for finding in findings]
    if case.slack is not None:
        assert min(f.slack for f in findings if f.slack is not None) == case.slack, findings


def test_ids_are_unique_and_every_case_has_a_source():
    assert [name for name, count in Counter(case.id for case in CASES).items() if count > 1] == []
    assert all(case.citation and case.rules for case in CASES)


def test_there_are_cases_for_both_verdicts_of_every_measure():
    seen = {(rule.measure.kind, case.verdict) for case in CASES for rule in case.rules if case.verdict in BOTH}
    kinds = {kind for kind, _ in seen}
    assert {(kind, verdict) for kind in kinds for verdict in BOTH} - NEVER_BROKEN == seen
