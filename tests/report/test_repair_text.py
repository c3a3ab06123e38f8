"""What a repair and a ranking say to a person."""

from datetime import date, timedelta

from arsplan.planning.replacements import Replacement
from arsplan.report.repair_text import repair_lines
from arsplan.report.replacements_text import replacements_document, replacements_lines

MONDAY = date(2027, 3, 1)


def change(employee, before, after, reason, *, inside=False):
    return {
        "employee": employee,
        "date": str(MONDAY),
        "before": before,
        "after": after,
        "reason": reason,
        "text": "why",
        "inside_notice": inside,
    }


def document(**facts):
    extra = {"employee": "B", "date": str(MONDAY), "shift": "D", "minutes": 90, "agreed": False}
    return {
        "first": str(MONDAY),
        "last": str(MONDAY + timedelta(27)),
        "lost": 4,
        "moved": 5,
        "moved_per_lost": 1.25,
        "most_moved": 12,
        "cheapest": True,
        "shortage_before_hours": 0.0,
        "shortage_hours": 7.5,
        "shortage_bound_hours": 7.5,
        "extra_hours": 1.5,
        "lawful": True,
        "changes": [change("A", "D", "", "absence"), change("B", "", "D", "shortage", inside=True)],
        "extra": [extra],
        "empty": [{"date": str(MONDAY), "shift": "D"}],
        "too_late": [],
        **facts,
    }


def test_the_window_the_proof_and_every_exception_are_named():
    text = "\n".join(repair_lines(document()))
    assert "4 duties lost, 5 other days changed, 1.25 for each; at most 12" in text
    assert "Repair window 2027-03-01 to 2027-03-28: 7.5 h uncovered, proven to be the least" in text
    assert "Proven: no other repair" in text
    assert " ! 2027-03-01  B: free -> D  (shortage: why; 1.5 h extra, to be asked)" in text
    assert "A: D" not in text, "who is ill is no news"


def test_duties_before_the_absence_was_known_are_named_with_the_reason_why_nobody_took_them():
    late = [{"date": "2027-02-26", "shift": "D"}, {"date": "2027-02-28", "shift": "A"}]
    text = "\n".join(repair_lines(document(too_late=late)))
    assert "4 duties lost" in text
    assert (
        "2 of the duties lost were over before the absence was known (2027-03-01), so nobody could be asked, and their "
        "hours are not among those uncovered above: D 2027-02-26, A 2027-02-28."
    ) in text
    assert "was known" not in "\n".join(repair_lines(document()))


def test_what_is_not_proven_is_not_claimed():
    text = "\n".join(repair_lines(document(shortage_bound_hours=None, cheapest=False)))
    assert "no least was proven" in text
    assert "may exist" in text
    assert "proven: at least 2.0 h" in "\n".join(repair_lines(document(shortage_bound_hours=2.0)))


def test_who_is_asked_first_and_why():
    one = Replacement(1, "B", MONDAY, "D", "extra", 90, 0, "to be asked", "HFA", 450, 360, 990, None, 3)
    lines = replacements_lines(replacements_document(MONDAY, "D", [one]))
    known = "3 times on D in the two weeks before and after"
    assert lines == [
        "2027-03-01 D: 1 may take it; ask in this order.",
        "  1. B (HFA): extra time, 1.5 h beyond the position; covers 7.5 h",
        "     to be asked",
        f"     6.0 h of the position left; rest 16.5 h before and open after; {known}",
    ]
    assert "nobody" in replacements_lines(replacements_document(MONDAY, "D", []))[0]
