"""Live accounts as a table for a terminal, and in words what asks for attention."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from arsplan.planning.live import Count, LiveAccount
from arsplan.report.capacity_text import TextTable
from arsplan.report.headings import ACCOUNTS
from arsplan.report.numbers import count, decimal
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["live_blocks"]


def live_blocks(accounts: Iterable[LiveAccount], to: date) -> list[str | TextTable]:
    """Say where everybody stands.

    Parameters
    ----------
    accounts
        Of `live_accounts`.
    to
        The first date that is not worked yet.
    """
    people = list(accounts)
    title = _("Accounts before %(day)s; after a stroke, at the end of the plan if the rest is worked as planned")
    rows = tuple(map(_row, people))
    larger = [(one, one.larger) for one in people if one.larger is not None]
    over = [one for one in people if not one.overtime_kept]
    tight = [one for one in people if one.below_agreed.to_date]
    return [
        TextTable(title % {"day": to}, tuple(map(retold, ACCOUNTS)), rows),
        _("Extra time and overtime are paid apart; left is what the position still lacks at the end of the plan."),
        *_told(
            _(
                "Regular extra time over twelve months that points to a larger position (AML § 14-4 a), "
                "for the parties:"
            ),
            (f"  {one.employee}: {_larger(one, size)}" for one, size in larger),
        ),
        *_told(_("Overtime beyond the limits of AML § 10-6:"), (f"  {one.employee}: {_over(one)}" for one in over)),
        *_told(_("Rests below what is agreed:"), (f"  {one.employee}: {one.below_agreed.to_date}" for one in tight)),
    ]


def _larger(one: LiveAccount, size: Fraction) -> str:
    return _("%(hours)s h in %(months)s months, from %(position)s to %(size)s %%") % {
        "hours": _hours(one.extra_year),
        "months": one.extra_months,
        "position": _percent(one.position),
        "size": _percent(size),
    }


def _over(one: LiveAccount) -> str:
    most = {"week": _hours(one.overtime_7_days), "weeks": _hours(one.overtime_4_weeks)}
    return _("at most %(week)s h in 7 days, %(weeks)s h in 4 weeks") % most


def _row(one: LiveAccount) -> tuple[str, ...]:
    return (
        one.employee,
        _percent(one.position),
        _hours(one.planned),
        *map(_hours, one.worked),
        _hours(one.credited),
        count(float(one.left) / 60),
        _hours(one.extra.to_date),
        _hours(one.overtime.to_date),
        *map(_count, (one.red_days, one.weekends, one.nights, one.short_rests)),
    )


def _told(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", title, *found] if found else []


def _count(value: Count) -> str:
    return f"{value.to_date} / {value.at_end}"


def _hours(minutes: int) -> str:
    return count(minutes / 60)


def _percent(share: Fraction) -> str:
    return decimal(float(share) * 100, 1)
