"""The tables of a plan that a municipality acts on: offers, reasons for part time, key figures."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from arsplan.capacity.present import net_year
from arsplan.domain.roster import Roster
from arsplan.io.csv_table import csv_text
from arsplan.io.plan_folder_tables import percent
from arsplan.metrics import CoverageRow, shortage_minutes
from arsplan.metrics.kpis import Kpi, Value, kpis
from arsplan.metrics.offers import HiredHelp, Offer, beyond_present, hired_help, offers
from arsplan.metrics.openings import Openings
from arsplan.metrics.part_time_reasons import R19, PartTimeReason, part_time_reasons
from arsplan.planning.further_duties import FurtherDuties
from arsplan.planning.plan_types import Plan

__all__ = ["Consequences", "consequence_figures", "consequence_files", "consequences"]


class Consequences(NamedTuple):
    """What follows from a plan for the positions of its people."""

    offers: tuple[Offer, ...]
    reasons: tuple[PartTimeReason, ...]
    kpis: tuple[Kpi, ...]
    hired: HiredHelp


def consequences(plan: Plan, roster: Roster, rows: Iterable[CoverageRow]) -> Consequences:
    """Work out offers, reasons and key figures.

    Hired help before is what the plan lacks and what its people work beyond their present positions: what the same
    rota would leave uncovered if nobody's position were enlarged. Where no lawful plan was found, nobody is offered
    anything: the rota cannot be put to use, and to ask of every open slot who could lawfully fill it would take long.

    Parameters
    ----------
    plan
        The plan.
    roster
        Its roster.
    rows
        Its coverage.

    Returns
    -------
    Consequences
        For `consequence_files` and `consequence_figures`.
    """
    unit, rows = plan.unit.with_absences(plan.absences), list(rows)
    openings = Openings(unit, roster, rows, FurtherDuties(unit, roster).lawful)
    short = shortage_minutes(rows)
    hired = hired_help(short + beyond_present(unit, roster), short, net_year(unit))
    usable = plan.outcome.status != "NO_LAWFUL_PLAN"
    return Consequences(
        offers(unit, plan.positions, openings) if usable else (),
        part_time_reasons(unit, plan.positions, openings) if usable else (),
        kpis(unit, plan.positions, roster, hired),
        hired,
    )


def consequence_files(found: Consequences) -> dict[str, str]:
    """The tables as CSV texts, by file name."""
    return {
        "offers.csv": _offers(found.offers),
        "part_time.csv": _reasons(found.reasons),
        "kpis.csv": _kpis(found.kpis),
    }


def consequence_figures(found: Consequences | None) -> dict[str, Any]:
    """The figures of plan.json; null without a roster."""
    if found is None:
        return {"offers": None, "hired_help": None}
    larger = [offer for offer in found.offers if offer.gained > 0]
    return {
        "offers": {
            "larger": len(larger),
            "fte": round(float(sum(offer.gained for offer in larger)), 4),
            "passed_over": sum(offer.passed_over for offer in found.offers),
        },
        "hired_help": {
            "before_fte": round(float(found.hired.before), 4),
            "after_fte": round(float(found.hired.after), 4),
        },
    }


def _offers(listed: Iterable[Offer]) -> str:
    columns = (
        "place",
        "employee",
        "competence",
        "position_before_pct",
        "position_pct",
        "asked_pct",
        "minutes_week",
        "fte",
        "cause",
        "reason",
    )
    rows = (
        (
            str(offer.place),
            offer.employee,
            offer.competence,
            *map(percent, (offer.before, offer.after, offer.asked)),
            _number(offer.minutes),
            _number(offer.gained),
            *(offer.why or ("", "")),
        )
        for offer in listed
    )
    return csv_text(columns, rows)


def _reasons(reasons: Iterable[PartTimeReason]) -> str:
    columns = ("employee", "competence", "position_pct", "cause", "reason", "source", "confidence", "checked_on")
    source = (R19.paragraph, R19.confidence, "" if R19.checked_on is None else R19.checked_on.isoformat())
    rows = ((row.employee, row.competence, percent(row.position), *row.why, *source) for row in reasons)
    return csv_text(columns, rows)


def _kpis(found: Iterable[Kpi]) -> str:
    columns = (
        "measure",
        "before",
        "after",
        "reference",
        "reference_year",
        "reference_group",
        "reference_source",
        "earlier_years",
    )
    return csv_text(columns, map(_kpi, found))


def _kpi(row: Kpi) -> tuple[str, ...]:
    def shown(value: Value) -> str:
        if value is None:
            return ""
        return percent(Fraction(value)) if row.share else _number(value)

    name = f"{row.measure}_pct" if row.share else row.measure
    known = row.reference
    reference = (
        ("", "", "", "") if known is None else (shown(known.value), str(known.year), known.group, known.source.title)
    )
    earlier = "; ".join(f"{year}: {shown(value)}" for year, value in row.earlier)
    return name, shown(row.before), shown(row.after), *reference, earlier


def _number(value: Fraction | int) -> str:
    """At most four decimals, none that are not needed."""
    return f"{float(value):.4f}".rstrip("0").rstrip(".")
