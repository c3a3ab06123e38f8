"""A line to begin with for every command, shown below its help."""

__all__ = ["EXAMPLES"]

EXAMPLES = {
    "new": "arsplan new my-unit",
    "capacity": "arsplan capacity my-unit",
    "rules": "arsplan rules my-unit",
    "plan": "arsplan plan my-unit --out my-plan --seconds 600",
    "explain": "arsplan explain my-unit",
    "compare": "arsplan compare my-unit scenarios.toml --out compared --full",
    "report": "arsplan report my-plan --audience public",
    "export": "arsplan export my-plan",
    "check": "arsplan check my-plan changed.csv --excel verdicts.xlsx",
    "edits": "arsplan edits my-plan --out changed-unit",
    "calendar": "arsplan calendar my-unit --out my-calendar",
    "accounts": "arsplan accounts my-plan --to 2027-03-01 --actual worked.csv",
    "evaluate": "arsplan evaluate my-plan --actual worked.csv --targets targets.toml --out evaluation",
    "repair": "arsplan repair my-plan --absent 4 --from 2027-02-01 --to 2027-02-07 --out repaired",
    "replacements": "arsplan replacements my-plan --date 2027-03-05 --absent 4",
    "roll": "arsplan roll my-plan --to 2027-03-01 --actual worked.csv --out next-plan",
    "pool": "arsplan pool pool.toml --out pooled",
    "curve": "arsplan curve arrivals.csv --out my-unit/demand.csv --minutes-per-event 50",
    "turns": "arsplan turns my-unit --last plan-2026 --out my-unit/fixed.csv",
    "overlay": "arsplan overlay my-unit changes.csv --sickness-margin --out changed",
    "shifts": "arsplan shifts my-unit --length 7.5 --length 10 --out shifts.csv",
}
