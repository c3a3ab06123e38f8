"""What `arsplan.plan` and `arsplan.design` give holds on files too, and a disagreement leaves a case."""

from dataclasses import replace

import pytest
from tests.io.test_proof import unlawful
from tests.metrics.fake_plan import fake_plan

import arsplan
from arsplan.errors import ReadingsDisagree
from arsplan.io import case, proven
from arsplan.io.case import cases_in, read_case, replay


def asked(result):
    """A planner that answers at once, behind the door."""

    def make(*_, **__):
        if isinstance(result, Exception):
            raise result
        return result

    return proven._proven(make)


def test_a_lawful_plan_passes_as_it_is(tmp_path):
    with cases_in(tmp_path):
        assert asked(fake_plan())() == fake_plan()
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_its_files_break_is_never_given(tmp_path):
    with cases_in(tmp_path / "cases"), pytest.raises(ReadingsDisagree, match=r"its files break .*R07") as caught:
        asked(unlawful())()
    (stored,) = (tmp_path / "cases").iterdir()
    assert str(stored) in str(caught.value)
    assert not replay(read_case(stored)).lawful


def test_a_plan_that_claims_nothing_passes():
    assert asked(unlawful(status="NO_LAWFUL_PLAN"))().outcome.status == "NO_LAWFUL_PLAN"
    assert asked(replace(fake_plan(), roster=None))().roster is None


def test_a_disagreement_while_planning_is_stored(tmp_path):
    found = fake_plan()
    with cases_in(tmp_path), pytest.raises(ReadingsDisagree, match="R07 on S1"):
        asked(ReadingsDisagree("R07 on S1", (found.unit, found.absences, found.roster)))()
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_folder_cases_go_to_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr(case.tempfile, "gettempdir", lambda: str(tmp_path))
    with pytest.raises(ReadingsDisagree, match="arsplan-cases"):
        asked(unlawful())()
    assert len(list((tmp_path / "arsplan-cases").iterdir())) == 1


def test_the_public_doors_are_these():
    assert arsplan.plan is proven.plan
    assert arsplan.design is proven.design
    assert arsplan.repair is proven.repair
    assert arsplan.roll is proven.roll
    assert "deterministic" in (arsplan.plan.__doc__ or "")
