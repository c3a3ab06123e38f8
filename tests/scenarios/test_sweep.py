"""Many units and scenarios on any executor: whatever fails fails alone, and what is done is not done again."""

import json
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.planning.wards import pair

from arsplan.scenarios import task as task_module
from arsplan.scenarios.processes import with_threads
from arsplan.scenarios.results import Results
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.sweep import sweep
from arsplan.scenarios.task import Task, run

SCENARIOS = (Scenario(name="as it is"), Scenario(name="none", weekends=(1, 2)))


@pytest.fixture
def threads():
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_rows_come_in_order_of_unit_seed_and_scenario(threads):
    rows = sweep({"a": pair(1), "b": pair(2)}, SCENARIOS, seeds=(1, 2), executor=threads)
    assert [(r["unit"], r["seed"], r["scenario"]) for r in rows] == [
        (unit, seed, scenario.name) for unit in "ab" for seed in (1, 2) for scenario in SCENARIOS
    ]
    assert all(r["status"] == "bounds" for r in rows)


def test_a_unit_that_cannot_be_read_says_why_and_the_rest_goes_on(threads, tmp_path):
    rows = sweep({"gone": tmp_path / "gone", "there": pair(1)}, SCENARIOS, executor=threads)
    assert [r["status"] for r in rows] == ["failed", "failed", "bounds", "bounds"]
    assert "gone" in rows[0]["why"]


def test_a_scenario_that_does_not_fit_says_why(threads):
    rows = sweep({"a": pair(1)}, (Scenario(name="x", long="XL"), *SCENARIOS), executor=threads)
    assert [r["status"] for r in rows] == ["failed", "bounds", "bounds"]
    assert "no such shift" in rows[0]["why"]


def test_a_second_run_takes_over_what_is_done(threads, tmp_path):
    first = sweep({"a": pair(1)}, SCENARIOS, executor=threads, folder=tmp_path)
    for file in (tmp_path / "results").iterdir():
        row = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps({**row, "why": "taken over"}), encoding="utf-8")
    again = sweep({"a": pair(1)}, SCENARIOS, executor=threads, folder=tmp_path)
    assert [{**row, "why": "taken over"} for row in first] == again


def test_another_unit_of_that_name_is_worked_out_anew(threads, tmp_path):
    sweep({"a": pair(1)}, SCENARIOS[:1], executor=threads, folder=tmp_path)
    (row,) = sweep({"a": pair(2)}, SCENARIOS[:1], executor=threads, folder=tmp_path)
    assert row["closed_form_fte"] == 2 * run(Task("a", pair(1), SCENARIOS[0])).row["closed_form_fte"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"status": "failed"}'])
def test_a_result_that_is_damaged_or_failed_is_not_taken_over(tmp_path, content):
    task = Task("a", pair(1), SCENARIOS[0])
    results = Results(tmp_path, several_units=False, several_seeds=False)
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / f"{task.key}.json").write_text(content, encoding="utf-8")
    assert results.known(task) is None


def test_two_scenarios_of_one_name_are_refused():
    with pytest.raises(ValueError, match="same name"):
        sweep({"a": pair(1)}, (SCENARIOS[0], SCENARIOS[0]))


def test_every_setting_makes_another_result():
    task = Task("a", pair(1), SCENARIOS[0])
    others = (
        task._replace(seed=2),
        task._replace(depth="full"),
        task._replace(seconds=1.0),
        task._replace(scenario=SCENARIOS[1]),
        task._replace(unit=pair(2)),
    )
    assert len({task.key, *(other.key for other in others)}) == 6


def test_stopped_by_the_user_leaves_out_what_is_not_begun(threads):
    cancel = threading.Event()
    cancel.set()
    block = threading.Event()
    threads.submit(block.wait)
    rows = sweep({"a": pair(1)}, SCENARIOS, executor=threads, cancel=cancel)
    block.set()
    assert rows == []


def test_an_unforeseen_fault_is_told_in_its_row(monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(task_module, "closed_form", breaks)
    row = run(Task("a", pair(1), SCENARIOS[0])).row
    assert (row["status"], row["why"]) == ("failed", "ZeroDivisionError: by hand")


class Deadly(Scenario):
    """Kills the process that works on it."""

    def __getattribute__(self, name):
        if name == "arrangement" and os.environ.get("ARSPLAN_TEST_PARENT") not in {None, str(os.getpid())}:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__getattribute__(name)


@pytest.mark.slow
def test_a_process_that_dies_fails_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("ARSPLAN_TEST_PARENT", str(os.getpid()))
    scenarios = (Scenario(name="before"), Deadly(name="deadly"), Scenario(name="after"))
    rows = sweep({"a": pair(1)}, scenarios, jobs=2, folder=tmp_path)
    assert [r["status"] for r in rows] == ["bounds", "failed", "bounds"]
    assert "memory" in rows[1]["why"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_loses_nothing_when_a_worker_is_killed():
    distributed = pytest.importorskip("distributed")
    units = {f"ward {k}": pair(1 + k % 2) for k in range(12)}
    killed = []
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):

        def kill(_row, done, _number):
            if done == 3 and not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        rows = sweep(units, SCENARIOS, executor=client.get_executor(), on_row=kill)
    assert killed
    assert len(rows) == 24
    assert all(row["status"] == "bounds" for row in rows)


def test_bounds_are_explained_from_the_closed_form_to_the_last_point(threads):
    for row in sweep({"a": pair(1), "b": pair(2)}, SCENARIOS, executor=threads):
        parts = sum(points for _, points in row["difference"])
        assert row["mean_worked_bound_pct"] - row["closed_form_mean_pct"] == pytest.approx(parts, abs=0.05)


@pytest.mark.parametrize(
    ("many", "jobs", "threads"), [(9, 2, [1] * 8 + [2]), (4, 2, [1] * 4), (1, 4, [4]), (3, 4, [1] * 3)]
)
def test_tasks_of_a_last_round_that_is_not_full_share_the_processors(many, jobs, threads):
    tasks = [Task("a", pair(1), SCENARIOS[0], seed=seed) for seed in range(many)]
    assert [task.threads for task in with_threads(tasks, jobs)] == threads


def test_a_result_is_the_same_with_more_threads():
    task = Task("a", pair(2), SCENARIOS[0])
    rows = [run(task._replace(threads=threads)).row for threads in (1, 3)]
    assert task.key == task._replace(threads=3).key
    for row in rows:
        del row["seconds"]
    assert rows[0] == rows[1]


def test_another_version_of_arsplan_begins_anew(monkeypatch):
    task = Task("a", pair(1), SCENARIOS[0])
    before = task.key
    monkeypatch.setattr(task_module, "version", lambda _: "another")
    assert task.key != before
