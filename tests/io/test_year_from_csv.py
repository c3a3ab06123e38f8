"""Each person's year adds up to the minute, from the CSV files of a plan alone."""

import csv
from collections import Counter
from fractions import Fraction
from math import ceil

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.domain.balances import Balance
from arsplan.io.plan_folder import write_plan

WEEKS, FULL_TIME = 2, 2130
CREDITS = ("vacation", "absence", "holiday", "f3", "f4", "f5")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("plans") / "plan"
    brought = (Balance(employee="S1", minutes=Fraction(185, 2)), Balance(employee="A1", minutes=Fraction(-30)))
    agreements = fake_plan().unit.agreements.model_copy(update={"month_hours": 600})
    write_plan(fake_plan(balances=brought, agreements=agreements), target)
    return target


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def minutes(row, *names):
    return sum(Fraction(row[f"{name}_minutes"]) for name in names)


def by_person(folder, name):
    return {row["employee"]: row for row in rows(folder, name)}


def worked(folder):
    found = Counter()
    for duty in rows(folder, "rota.csv"):
        found[duty["employee"]] += int(duty["paid_minutes"])
    return found


def test_work_credits_and_remainder_are_the_position(folder):
    """Work of rota.csv, credits and remainder of accounts.csv, and the position of positions.csv times the hours."""
    duties, positions = worked(folder), by_person(folder, "positions.csv")
    accounts = by_person(folder, "accounts.csv")
    assert accounts.keys() == positions.keys()
    for person, account in accounts.items():
        work = duties[person] + minutes(account, "activity")
        left = minutes(account, *CREDITS, "remainder") + work - minutes(account, "f3")
        owed = Fraction(positions[person]["position_pct"]) / 100 * FULL_TIME * WEEKS
        assert abs(left - minutes(account, "brought") - owed) <= Fraction(FULL_TIME * WEEKS, 20000)  # per cent, rounded
        assert left == minutes(account, "owed", "brought")


def test_the_months_are_the_year(folder):
    accounts, duties = by_person(folder, "accounts.csv"), worked(folder)
    for person, account in accounts.items():
        months = [row for row in rows(folder, "month_accounts.csv") if row["employee"] == person]
        assert sum(minutes(row, "worked") for row in months) == duties[person]
        assert ceil(sum(minutes(row, "owed") for row in months)) == ceil(minutes(account, "owed"))
        assert minutes(months[-1], "so_far") == sum(minutes(row, "deviation") for row in months)
        for row in months:
            assert minutes(row, "deviation") == minutes(row, *CREDITS[:3], "activity", "worked") - minutes(row, "owed")
            assert minutes(row, "beyond") == max(0, abs(minutes(row, "deviation")) - 600)
