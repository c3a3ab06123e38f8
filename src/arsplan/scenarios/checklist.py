"""What a union asks when more weekend work is proposed, answered from the figures of a comparison.

Four questions after NSF's list for proposals of more weekend work (nsf.no, Når arbeidsgiver ønsker hyppigere
helgearbeid), in this project's words.
"""

from collections.abc import Mapping
from typing import Any

from arsplan.metrics.party_texts import AGREEMENTS, filled

__all__ = ["QUESTIONS", "checklist"]

QUESTIONS = (
    "How many part-timers get a larger position, and how much larger?",
    "Is there new money, or do hours move from weekdays to weekends?",
    "What becomes of the staffing on weekdays?",
    "Which agreements with the union representatives does it rest on: averaged hours, shifts above 9 h, short rest?",
)

_TOGETHER = "the demand of several units is put together"
_NO_ROTA = "a rota is needed for this (--full)"


def checklist(row: Mapping[str, Any], present: Mapping[str, Any]) -> list[dict[str, str]]:
    """Question and answer, line by line.

    Parameters
    ----------
    row
        Of a scenario.
    present
        Of the present arrangement.

    Returns
    -------
    list of dict
        Unit, scenario, question and answer; nothing for a scenario without figures.
    """
    if row["status"] in {"failed", "no lawful rota"}:
        return []
    answers = (_larger(row), _money(row, present), _weekdays(row, present), _agreements(row))
    return [
        {"unit": row["unit"], "scenario": row["scenario"], "question": question, "answer": answer}
        for question, answer in zip(QUESTIONS, answers, strict=True)
    ]


def _larger(row: Mapping[str, Any]) -> str:
    if "larger_positions" in row:
        return f"{row['larger_positions']} people, by {row['larger_by_points']:g} percentage points on average"
    if "fte_bound" in row:
        return f"positions can come to {row['fte_bound']:g} full-time equivalents at the most; {_NO_ROTA}"
    return _NO_ROTA


def _money(row: Mapping[str, Any], present: Mapping[str, Any]) -> str:
    if _is_pool(row):
        return f"{_TOGETHER}, and none of it is new"
    days, ends = (_change(row, present, f"demand_{kind}_h") for kind in ("weekdays", "weekends"))
    said = "no: the demand is the same, on weekdays and at weekends"
    if days or ends:
        said = f"{days:+g} h a year on weekdays and {ends:+g} h at weekends are demanded"
    fte, kroner = _change(row, present, "fte"), _change(row, present, "supplements_kr")
    said += f"; the positions come to {fte:+g} full-time equivalents" if fte else ""
    return said + (f"; {kroner:+.0f} kr of supplements" if kroner else "")


def _weekdays(row: Mapping[str, Any], present: Mapping[str, Any]) -> str:
    days = _change(row, present, "demand_weekdays_h")
    asked = f"{days:+g} h a year are asked for" if days else "as many are asked for as today"
    if _is_pool(row):
        asked = _TOGETHER
    if "shortage_weekdays_h" not in row:
        return f"{asked}; what is covered: {_NO_ROTA}"
    found = f"{asked}; {row['shortage_weekdays_h']:g} h stay uncovered"
    more = _change(row, present, "shortage_weekdays_h")
    return found if _is_pool(row) else f"{found}, {more:+g} h against the present arrangement"


def _is_pool(row: Mapping[str, Any]) -> bool:
    return "closed_form_apart_heads" in row


def _agreements(row: Mapping[str, Any]) -> str:
    said = list(map(_named, row["agreements"])) or ["none"]
    missing = "; ".join(map(_named, row.get("agreements_missing", ())))
    said += [f"not agreed yet: {missing}"] if missing else []
    said += [f"{row['consents_more']} more people have to consent"] if row["consents_more"] else []
    if "shifts_above_9h" in row:
        said.append(f"in the rota {row['shifts_above_9h']} shifts above 9 h and {row['short_rests']} rests below 11 h")
    return "; ".join(said)


def _named(agreement: str) -> str:
    """In words, where the comparison has the name that the list of agreements gives it."""
    return filled(AGREEMENTS[agreement].what) if agreement in AGREEMENTS else agreement


def _change(row: Mapping[str, Any], present: Mapping[str, Any], name: str) -> float:
    return float(round(row.get(name, 0) - present.get(name, row.get(name, 0)), 1))
