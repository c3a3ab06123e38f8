"""Earlier years and the agreed order of offers: what can be wrong there, and what must be said about it."""

from tests.io.damage import STAFF, Case, put, swap

FILE = "kpi_history.csv"
HEAD = "year,mean_position_pct,full_time_share_pct,employees\n"
GOOD = "2024,63.3,20.8,38\n2025,66,24.2,37\n"

CASES = [
    Case("year twice", put(FILE, HEAD + GOOD + "2025,67,25,37\n"), "duplicate-year", FILE, 4, "year"),
    Case("year to come", put(FILE, HEAD + GOOD + "2028,67,25,37\n"), "year-not-past", FILE, 4, "year"),
    Case("no year", put(FILE, HEAD + GOOD + "25,67,25,37\n"), "out-of-range", FILE, 4, "year"),
    Case("columns swapped", put(FILE, HEAD + "2025,24.2,66,37\n"), "share-above-mean", FILE, 2, "full_time_share_pct"),
    Case(
        "above full time", put(FILE, HEAD + "2025,663,24.2,37\n"), "position-above-full", FILE, 2, "mean_position_pct"
    ),
    Case("share or per cent", put(FILE, HEAD + "2024,0.63,20.8,37\n2025,66,24.2,37\n"), "open-percent", FILE),
    Case("nobody", put(FILE, HEAD + "2025,66,24.2,0\n"), "out-of-range", FILE, 2, "employees"),
    Case("a column missing", put(FILE, "year,mean_position_pct,employees\n2025,66,37\n"), "missing-column", FILE),
    Case("file misspelt", put("kpi_histori.csv", HEAD + GOOD), "unknown-file", "kpi_histori.csv"),
    Case(
        "order without a number",
        swap(STAFF, "consents_long,notes", "consents_long,priority"),
        "not-a-number",
        STAFF,
        3,
        "priority",
    ),
]
