"""The headings of every table, and the Norwegian ones that mean the same."""

import re

__all__ = ["KNOWN_TABLES", "ROTA", "ROTA_HEADINGS", "SETTINGS", "SETTINGS_HEADINGS", "TABLE_FILES", "canonical"]

TABLE_FILES = {
    "shifts": "shifts",
    "seasons": "seasons",
    "demand": "demand",
    "staff": "staff",
    "absences": "absences",
    "wishes": "wishes",
    "locks": "fixed",
    "activities": "activities",
    "history": "history",
    "balances": "balances",
    "skills": "skills",
    "pairs": "pairs",
    "kpi_history": "kpi_history",
}
"""File or sheet name, without its ending, of every table of a unit."""

KNOWN_TABLES = ("shifts", "seasons", "demand", "staff")
"""The tables that a unit cannot do without."""

_PERSON = {"id": "employee", "ansattnr": "employee", "ansatt": "employee", "person": "employee"}
_PERIOD = {"fra": "start", "til": "end", "from": "start", "to": "end", "slutt": "end"}
_WEEKS = {"fra_uke": "from_week", "til_uke": "to_week", "uke_fra": "from_week", "uke_til": "to_week"}
_SHIFT = {"vakt": "shift", "vaktkode": "shift", "kode": "shift"}

_MEANING = {
    "shifts": {
        **_PERIOD,
        "vakt": "code",
        "vaktkode": "code",
        "kode": "code",
        "timer": "hours",
        "dekker": "covers",
        "bruk": "use",
        "pause_min": "break_minutes",
        "pause": "break_minutes",
        "hvilende_min": "passive_minutes",
        "ferdighet": "skill",
        "kurs": "skill",
    },
    "seasons": {
        **_WEEKS,
        "sesong": "season",
        "periode": "season",
        "fra": "from_week",
        "til": "to_week",
        "uke": "weeks",
        "uker": "weeks",
        "week": "weeks",
    },
    "demand": {
        **_SHIFT,
        "fra": "start",
        "til": "end",
        "slutt": "end",
        "fra_dato": "from",
        "til_dato": "to",
        "first": "from",
        "last": "to",
        "line": "shift",
        "sesong": "season",
        "periode": "season",
        "dagtype": "day_type",
        "dag": "day_type",
        "ukedag": "day_type",
        "antall": "heads",
        "bemanning": "heads",
        "hoder": "heads",
        "pris_mangler": "price_short",
        "pris_over": "price_over",
    },
    "staff": {
        "ansattnr": "id",
        "nr": "id",
        "employee": "id",
        "navn": "name",
        "kompetanse": "competence",
        "stilling": "position_pct",
        "stillingsprosent": "position_pct",
        "stillingsstørrelse": "position_pct",
        "stillings_pct": "position_pct",
        "stilling_pct": "position_pct",
        "position": "position_pct",
        "ønsket_min": "wish_min_pct",
        "ønsket_maks": "wish_max_pct",
        "turnus": "rota",
        "turnusgruppe": "rota",
        "ansettelse": "employment",
        "ansettelsesforhold": "employment",
        "fra": "start",
        "til": "end",
        "ansatt_fra": "start",
        "ansatt_til": "end",
        "fødselsår": "birth_year",
        "født": "birth_year",
        "langvakt": "consents_long",
        "samtykke_langvakt": "consents_long",
        "feriedager": "vacation_days",
        "gjennomsnitt": "averaging",
        "gjennomsnittsberegning": "averaging",
        "døgnhvile": "daily_rest",
        "daglig_hvile": "daily_rest",
        "ukehvile": "weekly_rest",
        "ukentlig_hvile": "weekly_rest",
        "prioritet": "priority",
        "merknad": "notes",
        "merknader": "notes",
        "ext.notes": "notes",
    },
    "absences": {
        **_PERSON,
        "fra": "first",
        "til": "last",
        "from": "first",
        "to": "last",
        "start": "first",
        "end": "last",
        "fraværstype": "kind",
        "type": "kind",
        "årsak": "kind",
    },
    "wishes": {
        **_WEEKS,
        **_SHIFT,
        "employee": "id",
        "ansattnr": "id",
        "ønske": "type",
        "kind": "type",
        "verdi": "value",
        "ukedag": "weekday",
        "dato": "date",
        "vekt": "weight",
        "styrke": "strength",
        "tekst": "text",
    },
    "locks": {**_PERSON, **_SHIFT, "dato": "date"},
    "activities": {**_PERSON, **_PERIOD, "dato": "date", "timer": "hours", "tekst": "text"},
    "history": {**_PERSON, **_SHIFT, "dato": "date"},
    "balances": {
        **_PERSON,
        "minutter": "minutes",
        "ferie": "vacation_days",
        "feriedager": "vacation_days",
        "seniordager": "senior_days",
        "helger": "weekends",
        "hovedferie_fra": "main_from",
        "populære_uker": "popular_weeks",
        "månedsminutter": "month_minutes",
        "tekst": "text",
    },
    "skills": {
        **_PERSON,
        "ferdighet": "skill",
        "kurs": "skill",
        "gyldig_fra": "valid_from",
        "gyldig_til": "valid_until",
        "tekst": "text",
    },
    "pairs": {
        **_PERSON,
        "den_andre": "other",
        "annen": "other",
        "med": "other",
        "type": "kind",
        "slag": "kind",
        "fra": "from",
        "til": "to",
        "first": "from",
        "last": "to",
        "vekt": "weight",
        "tekst": "text",
    },
    "kpi_history": {
        "år": "year",
        "gjennomsnittlig_stilling": "mean_position_pct",
        "stillingsstørrelse": "mean_position_pct",
        "heltidsandel": "full_time_share_pct",
        "ansatte": "employees",
    },
}

SETTINGS = "unit"
"""The sheet of a workbook that holds what stands in `unit.toml` of a folder."""

SETTINGS_HEADINGS = {
    "seksjon": "section",
    "innstilling": "setting",
    "verdi": "value",
    "forklaring": "note",
}

ROTA = "rota"
"""The table of who works which duty; no table of a unit."""

ROTA_HEADINGS = {
    **_PERSON,
    **_PERIOD,
    **_SHIFT,
    "dato": "date",
    "fra_kl": "start",
    "til_kl": "end",
    "starttid": "start",
    "sluttid": "end",
    "betalte_minutter": "paid_minutes",
}


def canonical(table: str, heading: str) -> str:
    """Return the heading that a written one means; one that means nothing known stays, in small letters.

    Case, spaces, hyphens and underscores make no difference. What follows `ext.`, `min_` and `skill_` stays as written.
    """
    plain = heading.strip()
    for prefix in ("ext.", "min_", "skill_"):
        if plain.casefold().startswith(prefix):
            kept = prefix + plain[len(prefix) :].strip()
            return "notes" if (table, kept) == ("staff", "ext.notes") else kept
    name = re.sub(r"[\s\-_]+", "_", plain.casefold().replace("%", " pct")).strip("_.")
    return {ROTA: ROTA_HEADINGS, SETTINGS: SETTINGS_HEADINGS, **_MEANING}[table].get(name, name)
