"""What supplements cost, at rates that the user gives."""

from decimal import Decimal

import pytest

from arsplan.errors import InvalidUnit
from arsplan.scenarios.rates import SupplementRates, priced, read_rates

GIVEN = "evening = 10\nnight = 20.5\nweekend = 30\nholiday = 40\n"
HOURS = {"evening_h": 100.0, "night_h": 10.0, "weekend_h": 1.5, "holiday_h": 2.0, "shortage_h": 3.0}


@pytest.fixture
def file(tmp_path):
    def write(text):
        (tmp_path / "rates.toml").write_text(text, encoding="utf-8")
        return tmp_path / "rates.toml"

    return write


def test_hours_times_rates(file):
    found = priced(HOURS, read_rates(file(GIVEN)))
    assert found["supplements_kr"] == 1000 + 205 + 45 + 80
    assert "uncovered_kr" not in found


def test_hours_that_nobody_covers_have_a_price_where_one_is_given(file):
    assert priced(HOURS, read_rates(file(f"{GIVEN}overtime = 500\n")))["uncovered_kr"] == 1500


def test_without_a_rota_there_is_nothing_to_price():
    rates = SupplementRates(evening=1, night=1, weekend=1, holiday=1)
    assert priced({"scenario": "s"}, rates) == {"scenario": "s"}


def test_rates_are_read_as_they_are_written(file):
    assert read_rates(file(GIVEN.replace("20.5", "62.1"))).night == Decimal("62.1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GIVEN.replace("night = 20.5\n", ""), "column night"),
        (f"{GIVEN}nigt = 3\n", "row 5, column nigt"),
        (GIVEN.replace("20.5", "-1"), "row 2, column night, value '-1'"),
        (GIVEN.replace("20.5", '"much"'), "row 2, column night, value 'much': This has to be a number"),
        (GIVEN.replace("20.5", "nan"), "row 2, column night, value 'NaN': This has to be a number"),
        (GIVEN.replace("20.5", "true"), "row 2, column night"),
        ("evening = ", "not TOML"),
    ],
)
def test_mistakes_are_told_with_their_place(file, text, said):
    with pytest.raises(InvalidUnit, match=f"(?s)rates.toml.*{said}.*Maybe"):
        read_rates(file(text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InvalidUnit, match=r"(?s)There is no file .*rates.toml.*Maybe the path is mistyped"):
        read_rates(tmp_path / "rates.toml")
