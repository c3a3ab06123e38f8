"""The hour accounts of a plan as a DataFrame."""

import pandas as pd

from arsplan.errors import ArsplanError
from arsplan.io.plan_folder_accounts import ACCOUNT_COLUMNS
from arsplan.metrics import account_lines
from arsplan.planning.plan_types import Plan

__all__ = ["accounts"]


def accounts(plan: Plan) -> pd.DataFrame:
    """Everybody's hour account line by line: what is owed, what is credited, what is worked, what is left.

    Parameters
    ----------
    plan
        With a roster.

    Returns
    -------
    pandas.DataFrame
        One row a person, by id. The columns are those of `accounts.csv`; owed is the sum of the lines after it, less
        what is brought. For
        exact fractions take `arsplan.metrics.account_lines`.

    Raises
    ------
    ArsplanError
        If the plan has no roster.
    """
    if plan.roster is None:
        raise ArsplanError("This plan has no roster, so there is nothing to account for.\nMaybe plan for longer.")
    rows = [
        (
            line.employee,
            *map(float, (line.position * 100, line.owed, line.brought, line.vacation_credit, line.absence_credit)),
            *map(float, (line.holiday_credit, line.f3, line.f4, line.f5, line.activities, line.worked)),
            float(line.remainder),
        )
        for line in account_lines(plan.planned_unit, plan.roster, plan.positions)
    ]
    return pd.DataFrame(rows, columns=list(ACCOUNT_COLUMNS)).set_index("employee")
