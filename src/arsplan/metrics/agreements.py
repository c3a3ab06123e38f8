"""The agreements that a plan needs: what has to be agreed locally, with whom, for which people and duties."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.agreement_uses import Use, uses
from arsplan.metrics.party_texts import AGREEMENTS, IN_UNIT, filled
from arsplan.rules.packs import pack

__all__ = ["AgreementRow", "agreements"]

_SATURDAY = 5

_LAW = {
    "work_plan": "R16",
    "red_days_off": "Red days agreed",
    "averaging_ind": "AML 10-5",
    "averaging_tv": "AML 10-5",
    "night_average": "R14",
    "night_span": "R13",
    "long_duties": "R24",
    "long_weeks": "R24",
    "consent": "R24",
    "daily_rest": "R07",
    "weekly_rest": "R08",
    "red_days_averaged": "R10",
    "weekends": "Weekends",
    "holiday_time_off": "R23",
}
"""The row of the rule pack that an agreement's numbers and source stand in."""


class AgreementRow(NamedTuple):
    """An agreement that the plan needs.

    Attributes
    ----------
    agreement
        A word that stays.
    what, parties, runs, notice
        In words: what is agreed, between whom, how long it may run, and with what notice.
    paragraph, source, confidence, checked_on
        Where this comes from, and when a person last compared it with the official text.
    in_unit
        Whether the unit's settings say that it is agreed, far enough for this plan: yes, no, or not stated.
    uses
        How often the plan needs it: shifts, days, weeks, rests, red days or weekends.
    people
        Ids, in the order of the staff.
    duties
        Codes of the shifts concerned.
    first, last
        Dates of the first and the last use.
    """

    agreement: str
    what: str
    paragraph: str
    parties: str
    in_unit: str
    uses: int
    people: tuple[str, ...]
    duties: tuple[str, ...]
    first: date
    last: date
    runs: str
    notice: str
    source: str
    confidence: str
    checked_on: date | None


def agreements(unit: Unit, roster: Roster, say: Callable[[str], str] = str, point: str = ".") -> list[AgreementRow]:
    """List what has to be agreed for this plan, whether or not the unit says that it is.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    say
        Gives the texts of `party_texts` in another language, numbers in braces left as they are.
    point
        The decimal point of that language.

    Returns
    -------
    list of AgreementRow
        In a fixed order; an agreement that nobody needs is left out. Nothing without the Norwegian rule pack, whose
        agreements they are.
    """
    if "norway" not in unit.rule_packs:
        return []
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses(unit, roster):
        found[use.agreement].append(use)
    return [_row(unit, agreement, found[agreement], say, point) for agreement in AGREEMENTS if found[agreement]]


def _row(unit: Unit, agreement: str, needed: Sequence[Use], say: Callable[[str], str], point: str) -> AgreementRow:
    text, law = AGREEMENTS[agreement], pack()[_LAW[agreement]]
    days = [use.date for use in needed]
    numbers = {**law.limit, "notice_days": unit.plan.notice_days}
    return AgreementRow(
        agreement=agreement,
        what=filled(say(text.what), point=point),
        paragraph=law.source.paragraph,
        parties=say(text.parties),
        in_unit=say(IN_UNIT[_agreed(unit, agreement, needed)]),
        uses=len(needed),
        people=tuple(dict.fromkeys(use.employee for use in needed)),
        duties=tuple(sorted({code for use in needed for code in use.shifts})),
        first=min(days),
        last=max(days),
        runs=filled(say(text.runs), numbers, point),
        notice=filled(say(text.notice), numbers, point),
        source=law.source.title,
        confidence=law.source.confidence,
        checked_on=law.source.checked_on,
    )


def _agreed(unit: Unit, agreement: str, needed: Sequence[Use]) -> bool | None:
    """Whether the unit has it; None where it has no setting for it."""
    agreed = unit.agreements
    own = [(unit.agreements_of(unit.person[use.employee]), use.minutes) for use in needed]
    on_su_days = agreed.su_days == "all" or all(use.date.weekday() >= _SATURDAY for use in needed)
    known = {
        "red_days_off": agreed.red_days_off_target is not None,
        "work_plan": _in_time(unit.plan.discussed, unit.start, unit.plan.notice_days),
        "averaging_ind": all(mine.averaging != "none" for mine, _ in own),
        "averaging_tv": all(mine.averaging == "tv" for mine, _ in own),
        "night_average": agreed.night_average_waived,
        "night_span": True,
        "long_duties": on_su_days and all(use.minutes <= (agreed.su_long_shift or 0) for use in needed),
        "consent": all(use.minutes <= (unit.person[use.employee].long_shift_minutes or 0) for use in needed),
        "daily_rest": all(mine.daily_rest <= rest for mine, rest in own),
        "weekly_rest": all(mine.weekly_rest <= rest for mine, rest in own),
        "red_days_averaged": agreed.red_day_weeks is not None,
        "holiday_time_off": True,
    }
    return known.get(agreement)


def _in_time(discussed: date | None, start: date, notice_days: int) -> bool | None:
    return None if discussed is None else (start - discussed).days >= notice_days
