"""Today's rota in the figures of the comparison."""

from tests.metrics.small import roster, small

from arsplan.report.present_text import present_lines
from arsplan.scenarios.present import TODAY, present_figures, today_row


def test_a_rota_is_counted_with_the_positions_that_people_have():
    unit = small(absences=())
    found = present_figures(unit, roster("S1 D D . . . D D\nN1 N N"))
    assert (found["heads"], found["nights"]) == (2, 2)  # A1 is temporary, H1 has no duty
    assert (found["weekends_per_person"], found["weekends_most"]) == (0.5, 1)
    empty = present_figures(unit, roster("S1 D"))
    assert empty["shortage_h"] - found["shortage_h"] == 3 * 7.5 + 2 * 10


def test_todays_rota_says_whether_it_is_lawful():
    row = today_row(small(), roster("S1 D D D D D D D D D D\nN1 N N"), 1)
    assert (row["scenario"], row["depth"], row["status"], row["seed"]) == (TODAY, "given", "not lawful", 1)
    assert "breaches of rules that bind" in row["why"]
    assert "days without any duty" in row["why"]
    assert row["mean_position_pct"] > 0


def test_lines_for_a_person():
    lines = present_lines(present_figures(small(), roster("S1 D D . . . D D\nN1 N N")))
    assert lines[0] == "What it comes to:"
    assert "  Weekends worked                      0.5 a person, 1 at most; 7.5 h a person" in lines
