"""Rotating workforce scheduling: as many people as weeks follow one cyclic rota; every limit is a rule."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import arsplan

START = date(2027, 8, 2)
"""A Monday with no red weekday in the weeks behind it; which one makes no difference otherwise."""

WEEKS = 4
"""In a week and the next every two neighbouring weeks of the rota are worked by somebody: a few hold every seam."""

MORNING, AFTERNOON = 8 * 60, 16 * 60
"""All shifts have the same hours, so that nobody works two of them on a day; a full week is one of seven."""

COMPETENCE, ROTA = "any-one", "all"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFF = "off"

Given = Mapping[str, Any]


def unit_of(path: Path) -> arsplan.Unit:
    """Read an instance as a unit."""
    given = _read(path.read_text(encoding="utf-8-sig"))
    codes = [str(s + 1) for s in range(given["numShifts"])]
    return arsplan.Unit(
        name=path.stem,
        rule_packs=(),
        start=START,
        weeks=WEEKS,
        full_time_week=7 * (AFTERNOON - MORNING),
        competences=(arsplan.Competence(code=COMPETENCE),),
        rotas=(arsplan.Rota(name=ROTA, shifts=tuple(codes)),),
        shifts=tuple(
            arsplan.ShiftType(
                code=code,
                start=MORNING,
                end=AFTERNOON,
                paid_minutes=AFTERNOON - MORNING,
                covers=(arsplan.Cover(line=code),),
            )
            for code in codes
        ),
        lines=tuple(arsplan.DemandLine(code=code, start=MORNING, end=AFTERNOON) for code in codes),
        seasons=(arsplan.Season(name="all", from_week=1, to_week=53),),
        demand=tuple(
            arsplan.DemandRow(season="all", day_type=weekday, line=code, heads=heads)
            for code, week in zip(codes, given["demand"], strict=True)
            for weekday, heads in zip(WEEKDAYS, week, strict=True)
        ),
        staff=tuple(
            arsplan.Employee(id=f"P{k + 1}", competence=COMPETENCE, position=Fraction(1), rota=ROTA)
            for k in range(given["groups"])
        ),
        arrangement=arsplan.Arrangement(
            weekends=1,
            weekends_of=1,
            whole_weekends=False,
            longest_run_days=366,
            longest_run_nights=366,
        ),
        vacation=arsplan.VacationPolicy(place=False),
        own_rules=tuple(_rules(given, codes)),
    )


def plan(unit: arsplan.Unit, *, seconds: float, seed: int) -> arsplan.CyclicRota:
    """Plan within the limit; everybody is on one line."""
    return arsplan.cyclic(unit, len(unit.staff), stop=arsplan.MaxRuntime(seconds), seed=seed)


def submission(rota: arsplan.CyclicRota) -> str:
    """The rota as the judge reads it: a row for each week, a shift or a dash for each day."""
    return "".join(",".join("".join(day) or "-" for day in week) + "\n" for line in rota.lines for week in line.weeks)


def value(said: str) -> None:
    """Nothing is optimised, so the judge prints no value."""
    del said


def figures(rota: arsplan.CyclicRota) -> dict[str, Any]:
    """Our own verdict: every rule kept over some weeks, and the demand met, which the rota never exceeds."""
    findings = arsplan.check(rota.unit, rota.roster())
    return {
        "status": rota.outcome.status,
        "reason": rota.outcome.reason,
        "lawful": findings.lawful and not rota.shortage,
        "broken": [f"{f.rule} {f.employee} {f.first}: {f.text}".strip() for f in findings.broken[:5]],
        "value": float(rota.shortage),
        "bound": float(rota.bound),
        "first_seconds": rota.seconds if rota.lines else None,
        "best_seconds": rota.seconds if rota.lines else None,
    }


def _read(text: str) -> Given:
    """The values by name, of whole numbers, sets, lists and tables."""
    plain = re.sub(r"%[^\n]*", "", text)
    statements = (part.partition("=") for part in plain.split(";") if part.strip())
    return {name.strip(): _value(said.strip()) for name, _, said in statements}


def _value(said: str) -> Any:  # noqa: ANN401 - a number or lists of them
    if said.startswith("[|"):
        rows = (row.strip().rstrip(",") for row in said[2:-2].split("|"))
        return [json.loads(f"[{row}]") for row in rows if row]
    spread = re.sub(r"(\d+)\s*\.\.\s*(\d+)", _range, said)
    return json.loads(spread.replace("{", "[").replace("}", "]"))


def _range(found: re.Match[str]) -> str:
    numbers = range(int(found[1]), int(found[2]) + 1)
    return "[" + ",".join(map(str, numbers)) + "]"


def _rules(given: Given, codes: list[str]) -> Iterator[arsplan.OwnRule]:
    runs: list[tuple[str, Any, int, int]] = [
        ("Days in a row", "days", given["minOn"], given["maxOn"]),
        ("Days off in a row", "free", given["minOff"], given["maxOff"]),
    ]
    for code, least, most in zip(codes, given["minShift"], given["maxShift"], strict=True):
        runs.append((f"Shifts {code} in a row", (code,), least, most))
    for k, (title, of, least, most) in enumerate(runs, 1):
        measure = {"kind": "run_length", "of": of, "least": least, "most": most}
        yield arsplan.OwnRule(id=f"X{k}", title=title, measure=measure)
    words = [[code, str(s)] for code, after in zip(codes, given["forbidden"], strict=True) for s in after]
    words += [[str(s) if s else OFF for s in row] for row in given.get("forbidden3", ())]
    for word in words:
        measure = {"kind": "forbidden_sequence", "codes": tuple(word)}
        yield arsplan.OwnRule(id=f"Y{'-'.join(word)}", title=f"Not {' then '.join(word)}", measure=measure)
