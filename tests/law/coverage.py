"""What the law cases cover: rules, verdicts, and rosters exactly at a limit or one unit beyond it."""

from collections import Counter

from tests.law.cases import CASES

ROSTER_RULES = (
    *("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10"),
    *("R12", "R14", "R15", "R16", "R17", "R24", "R25"),
)
"""Rules of the law and the tariff that a roster keeps or breaks."""

DEFINITIONS = {
    "R11": ("AML § 10-10(1)", "when a red day begins and ends: R09, R10 and R15 read it"),
    "R13": ("AML § 10-11(6)", "what night is: R14 and R15 read it"),
    "R18": ("ferieloven § 7", "the main vacation, a number of R17"),
}
"""What is no rule by itself: the paragraph that the cases cite, and who reads it."""

NEVER_BROKEN = frozenset({"R06", "R25"})
"""A rota does not say what overtime is, or how passive hours count, so that these are undecidable at worst."""


def of_rule(family):
    """Cases about a rule, its splits (R01/2 ...) included."""
    return [case for case in CASES if any(rule.id.partition("/")[0] == family for rule in case.rules)]


def citing(paragraph):
    """Cases that cite a paragraph."""
    return [case for case in CASES if paragraph in case.citation]


def at_the_limit(cases):
    """Kept, with nothing to spare."""
    return [case for case in cases if case.verdict == "kept" and case.slack == 0]


def one_beyond(cases):
    """Broken by a minute, a day or a duty."""
    return [case for case in cases if case.verdict == "broken" and case.slack == -1]


def lines():
    """Counts, to be printed after the tests."""
    verdicts = Counter(case.verdict for case in CASES)
    rules = [family for family in ROSTER_RULES if of_rule(family)]
    yield (
        f"law cases: {len(CASES)}, of which {verdicts['kept']} kept ({len(at_the_limit(CASES))} exactly at the limit), "
        f"{verdicts['broken']} broken ({len(one_beyond(CASES))} by one unit), {verdicts['undecidable']} undecidable"
    )
    yield f"rules with cases: {', '.join(rules)}; read by them: {', '.join(DEFINITIONS)}"
