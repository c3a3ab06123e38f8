"""README and docs: links lead somewhere, Python runs, and nothing that can be said is left out."""

import datetime as dt
import importlib.util
import re
import tomllib
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.examples.small_unit import write_small_unit
from tests.metrics.fake_plan import fake_plan
from tests.metrics.small import small

from arsplan.checking.registry import PERSONAL
from arsplan.domain.demand import Competence, DemandLine
from arsplan.domain.readings import Readings
from arsplan.domain.roster import Roster
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements, Arrangement, Discussion, VacationPolicy
from arsplan.io import headings, table_specs
from arsplan.io.case import case_document
from arsplan.io.plan_folder import write_plan
from arsplan.io.settings_values import SCALAR_READERS
from arsplan.report.check_table import COLUMNS
from arsplan.rules.kinds import KINDS
from arsplan.rules.packs import pack
from arsplan.solving.measures import DYNAMIC

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("examples/**/*.md"))]
IDS = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def prose(path):
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def anchors(path):
    titles = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)]+)\)", prose(path)):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


def test_the_reader_finds_every_document():
    linked = {
        (path.parent / target.partition("#")[0]).resolve()
        for path in DOCUMENTS
        for target in re.findall(r"\]\(([^)]+)\)", prose(path))
        if "://" not in target
    }
    assert {path for path in DOCUMENTS if path.parent.name == "docs"} <= linked


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_python_runs(path, tmp_path, monkeypatch):
    blocks = [code for language, code in FENCE.findall(path.read_text(encoding="utf-8")) if language == "python"]
    if not blocks:
        return
    write_small_unit(tmp_path / "my-unit")
    monkeypatch.chdir(tmp_path)
    with patch.dict(KINDS), patch.dict(PERSONAL), patch.dict(DYNAMIC):  # what a document registers is its own
        exec(compile(shortly("\n".join(blocks)), str(path), "exec"), {})  # noqa: S102 - the documents are ours
    assert (tmp_path / "my-plan" / "rota.csv").exists()


def shortly(code):
    """The first lawful plan will do: it comes soon for a small unit, and may take its time on a slow machine."""
    return re.sub(r"(?:arsplan\.)?(?:MaxRuntime|FirstLawful)\(\d+\)", "arsplan.FirstLawful(60)", code)


def test_readme_has_python():
    assert "```python" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("generate_rules", ROOT / "docs" / "generate_rules.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_on_rules_are_current(generator):
    made = generator.written()
    assert {path for path in made if path.parent.name == "rules"} == set((ROOT / "docs" / "rules").iterdir())
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, "Run: python docs/generate_rules.py"


def test_every_limit_has_a_kept_example_and_one_that_is_not(generator):
    made = generator.written()
    limits = {rule for name in ("norway", "unit") for rule, row in pack(name).items() if row.role == "limit"}
    for rule in limits:
        page = made[generator.FOLDER / f"{rule}.md"]
        assert page.count("\n## Kept\n") == 1, rule
        assert page.count("\n## Undecidable\n" if rule in {"R06", "R25"} else "\n## Broken\n") == 1, rule
    for rule in pack("eu"):
        page = made[generator.FOLDER / "EU.md"]
        assert f"### Kept ({rule})" in page
        assert f"### Broken ({rule})" in page


def test_every_open_point_has_a_place():
    text = (ROOT / "docs" / "readings.md").read_text(encoding="utf-8")
    doubts = set(re.findall(r"^\*\*(\d+)\. ", text, re.MULTILINE))
    rows = [
        line.split("|")[1:-1] for line in text.partition("\n## Where each open point")[2].splitlines() if "|" in line
    ]
    settings = {"full_time_week", "checked_on", "passive_minutes"}
    for kind in (Agreements, Arrangement, Readings, Rota):
        settings |= kind.model_fields.keys()
    assert len(rows) > 30
    for _, _, where, _, doubt in rows[2:]:
        switches = re.match(r" switch ((?:`\w+`,? ?)+)", where)
        assert switches is None or set(re.findall(r"\w+", switches[1])) <= settings, where
        assert re.search("switch|undecidable|fixed|not read|account|counted|checked_on|not tested", where), where
        assert not doubt.strip() or doubt.strip() in doubts, doubt


def test_every_column_is_described():
    text = (ROOT / "docs" / "unit-folder.md").read_text(encoding="utf-8")
    tables = {
        "shifts": table_specs.SHIFTS,
        "seasons": table_specs.SEASONS,
        "demand": table_specs.DEMAND,
        "staff": table_specs.STAFF,
        "history": table_specs.HISTORY,
        **{name: columns for name, (_, columns) in table_specs.SETTLED.items()},
    }
    assert tables.keys() == headings.TABLE_FILES.keys()
    for name, columns in tables.items():
        section = text.partition(f"## {headings.TABLE_FILES[name]}.csv\n")[2].partition("\n## ")[0]
        rows = [line.split("|") for line in section.splitlines() if line.startswith("| `")]
        described = {word for row in rows for word in re.findall(r"`([\w]+)`", row[1])}
        assert {column.name for column in columns} <= described, name
        needed = {word for row in rows if row[-2].strip() == "needed" for word in re.findall(r"`([\w]+)`", row[1])}
        assert needed == {column.name for column in columns if column.needed}, name


def test_every_norwegian_heading_is_described():
    text = (ROOT / "docs" / "unit-folder.md").read_text(encoding="utf-8")
    for name, meanings in headings._MEANING.items():
        section = text.partition(f"## {headings.TABLE_FILES[name]}.csv\n")[2].partition("\n## ")[0]
        words = set(re.findall(r"[\wæøå.]+", section.casefold()))
        assert {word for word in meanings if word not in words} <= {"from", "to"}, name


def test_every_heading_and_option_of_a_rota_is_described():
    section = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[\w-]+", section.casefold()))
    assert {*headings.ROTA_HEADINGS, *headings.ROTA_HEADINGS.values()} - words <= {"from", "to"}
    for option in ("--own-times", "--nights-on-end-day", "--json", "--table", "--excel"):
        assert f"`{option}" in section
    described = set(re.findall(r"`([\w.]+)`", section))
    assert set(COLUMNS) <= described
    assert set(case_document(small(), (), Roster(), "none")) <= described


def test_every_setting_is_described():
    text = (ROOT / "docs" / "unit-folder.md").read_text(encoding="utf-8")
    section = text.partition("## unit.toml\n")[2].partition("\n## ")[0]
    described = set(re.findall(r"`([\w]+)`", section))
    known = {*SCALAR_READERS}
    for kind, own in ((Competence, "code"), (Rota, "name"), (DemandLine, "code")):
        known |= kind.model_fields.keys() - {own}
    for kind in (Agreements, Arrangement, Discussion, VacationPolicy, Readings):
        known |= kind.model_fields.keys()
    assert known <= described
    template = (ROOT / "src" / "arsplan" / "io" / "new_unit" / "unit.toml").read_text(encoding="utf-8")
    for name, value in tomllib.loads(template).items():
        if isinstance(value, dict):
            assert f"`[{name}" in section, name


def test_every_key_of_plan_json_is_described(tmp_path):
    text = (ROOT / "docs" / "plan-folder.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`([\w.]+)`", text))
    document = write_plan(fake_plan(), tmp_path / "plan")
    inner = ("outcome", "unit", "positions", "hours", "shortage", "findings", "statistics", "versions")
    assert set(document) <= described
    for key in inner:
        assert set(document[key]) <= described, key
    for key in ("people", "conflicts", "goals"):
        assert set(document[key][0]) <= described, key
    assert set(document["positions"]["after"]) <= described


def test_every_file_and_column_of_a_plan_is_described(tmp_path):
    text = (ROOT / "docs" / "plan-folder.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`([\w.]+)`", text))
    write_plan(fake_plan(), tmp_path / "plan")
    for file in (tmp_path / "plan").iterdir():
        assert file.name in described
        if file.suffix == ".csv":
            columns = file.read_text(encoding="utf-8").splitlines()[0].split(",")
            row = next(line for line in text.splitlines() if line.startswith(f"| `{file.name}`"))
            assert re.findall(r"`(\w+)`", row.split("|")[3]) == columns


def test_the_readme_says_when_the_change_log_does():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    found = re.search(rf"^## \[{re.escape(version)}\] - (\S+)$", text, re.MULTILINE)
    assert found
    assert found[1] == "unreleased" or dt.date.fromisoformat(found[1])
