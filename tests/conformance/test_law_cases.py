"""Reading two gives the verdict of the text as well."""

import pytest
from tests.conformance.readings import given_duties, solver_allows
from tests.law import cases_counts
from tests.law.cases import CASES

from arsplan.checking import check
from arsplan.rules.measures import AwayAtOnce, VacationPlaced

DUTIES = tuple(
    case for case in CASES if not any(isinstance(rule.measure, AwayAtOnce | VacationPlaced) for rule in case.rules)
)

GIVEN = {
    "availability-lock-does-not-go-before-rota",
    "R16-thirteen-days-before",
    "R16-nine-days-before",
    "R16-after-the-start",
    "R16-two-weeks-against-local-agreement",
}
"""Cases in which what is given breaks the rule: nobody can mend that, so the solver leaves it as it is."""


@pytest.mark.parametrize("case", DUTIES, ids=lambda case: case.id)
def test_the_verdict_is_that_of_the_text(case):
    expected = case.verdict != "broken" or case.id in GIVEN
    assert solver_allows(case.unit, case.rules, case.roster) == expected


def test_nothing_else_is_broken_as_given():
    some = (case for case in DUTIES if case not in cases_counts.CASES)  # where enough is asked, nothing is too little
    broken = {case.id for case in some if check(case.unit, given_duties(case.unit), case.rules).broken}
    assert broken == GIVEN
