"""`arsplan pool`: two tiny units from a file, planned, written and judged again."""

import csv
import json
import shutil
from fractions import Fraction

import pytest
from tests.planning.pools import house

import arsplan
from arsplan.errors import InvalidUnit
from arsplan.io.unit_json import unit_to_json

POOL = """\
[[unit]]
name = "north"
folder = "north.json"

[[unit]]
name = "south"
folder = "south.json"

[[shared]]
unit = "north"
employees = ["kari"]
share = "1/2"

[[travel]]
between = ["north", "south"]
minutes = 20
"""


def files(folder):
    units = {
        "north": house("North", {"kari": "1"}, {("D", 0): 1, ("D", 1): 1}),
        "south": house("South", {"per": "0"}, {("D", 2): 1, ("D", 3): 1}),
    }
    for name, unit in units.items():
        (folder / f"{name}.json").write_text(unit_to_json(unit), encoding="utf-8")
    (folder / "pool.toml").write_text(POOL, encoding="utf-8")
    return folder


@pytest.fixture
def two(tmp_path):
    return files(tmp_path)


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """Both units, planned and written once."""
    folder = files(tmp_path_factory.mktemp("planned"))
    asked = arsplan.read_pool(folder / "pool.toml")
    arsplan.write_pool(arsplan.pool(asked, seconds=0.4, deterministic=True), folder / "out")
    return folder


def test_plans_for_both_and_a_table_of_who_worked_where(run, planned):
    with (planned / "out" / "pool.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["unit"], row["duties"], row["largest_share_pct"]) for row in rows] == [
        ("north", "2", ""),
        ("south", "2", "50.00"),
    ]
    for name in ("north", "south"):
        assert run("check", planned / "out" / name).code == 0
    checked = run("pool", planned / "pool.toml", "--out", planned / "out", "--check")
    assert (checked.code, checked.out.split(":")[1].strip()) == (0, "lawful, and as agreed for those who are shared.")


def test_the_command_shows_each_unit_alone_and_with_help(run, two):
    ended = run("pool", two / "pool.toml", "--out", two / "out", "--seconds", "0.4", "--deterministic", "--json")
    assert ended.code == 0, ended
    units = json.loads(ended.out)["units"]
    assert [(unit["h_uncovered_alone"], unit["h_uncovered"]) for unit in units] == [(0, 0), (15, 0)]
    assert "south: 2 open duties, 1 from north asked" in ended.err


def test_together_is_one_plan_beside_what_is_proven_for_it(run, two):
    asked = ("--together", "--seconds", "0.83", "--deterministic")
    ended = run("pool", two / "pool.toml", "--out", two / "out", *asked)
    assert ended.code == 0, ended
    lines = {line.split("  ")[0].strip(): line.split() for line in ended.out.splitlines() if line.strip()}
    assert lines["north + south"][-5:] == ["15", "0", "15", "15", "0"]
    assert "north and south: all 2 people" in ended.err
    assert run("pool", two / "pool.toml", "--out", two / "out", "--check").code == 0


def test_units_that_cannot_be_one_plan_are_refused_where_the_file_names_them(run, two):
    south = arsplan.load(two / "south.json")
    policy = south.positions.model_copy(update={"budget": Fraction(1)})
    (two / "south.json").write_text(unit_to_json(south.model_copy(update={"positions": policy})), encoding="utf-8")
    arsplan.read_pool(two / "pool.toml")
    ended = run("pool", two / "pool.toml", "--out", two / "out", "--together")
    assert ended.code == 2
    assert "pool.toml, row 6, column name, value 'south': south has a budget of its own" in ended.err
    assert "Maybe leave out --together." in ended.err


def test_a_plan_that_was_changed_by_hand_is_found(run, planned, tmp_path):
    shutil.copytree(planned, tmp_path, dirs_exist_ok=True)
    rota = tmp_path / "out" / "south" / "rota.csv"
    lines = rota.read_text(encoding="utf-8").splitlines(keepends=True)
    rota.write_text("".join(line for line in lines if "kari" not in line or "north" in line), encoding="utf-8")
    checked = run("pool", tmp_path / "pool.toml", "--out", tmp_path / "out", "--check")
    assert checked.code == 1
    assert "POOL/same, kari" in checked.out


def test_a_folder_of_other_things_is_left_alone(run, two):
    (two / "out").mkdir()
    (two / "out" / "letter.txt").write_text("dear", encoding="utf-8")
    ended = run("pool", two / "pool.toml", "--out", two / "out")
    assert (ended.code, "Maybe name a new folder." in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("minutes = 20", "minutes = 2000", "pool.toml, row 16, column minutes, value '2000'"),
        ("minutes = 20", 'minutes = "20"', "pool.toml, row 16, column minutes, value '20'"),
        ("minutes = 20", "", "pool.toml, row 14, column minutes"),
        ('"1/2"', '"half"', "pool.toml, row 12, column share, value 'half'"),
        ('"1/2"', '"3/2"', "pool.toml, row 12, column share"),
        ('["kari"]', '["kati"]', "pool.toml, row 11, column employees, value 'kati'"),
        ('["kari"]', '"kari"', "pool.toml, row 11, column employees, value 'kari'"),
        ('name = "south"', 'name = "north"', "pool.toml, row 6, column name, value 'north'"),
        ('"south.json"', '"west"', "west: There is no folder"),
        ("[[travel]]", "[travel]", "pool.toml, column travel"),
        ("share =", "part =", "pool.toml, row 12, column part"),
        ("[[shared]]", "[[people]]", "pool.toml, column people"),
        ('"north", "south"]', '"north", "east"]', "pool.toml, row 15, column between, value 'east'"),
        ("[[unit]]", "[[unit", "pool.toml, row 1"),
    ],
)
def test_a_file_with_mistakes_is_refused_with_its_place(two, before, after, said):
    (two / "pool.toml").write_text(POOL.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InvalidUnit) as caught:
        arsplan.read_pool(two / "pool.toml")
    told = "\n".join(caught.value.told)
    assert said in told
    assert told.count("Maybe") == len(caught.value.told)
