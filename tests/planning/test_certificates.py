"""Certificates: recomputed without a solver, tied to their unit, and never proving more than the truth."""

import gzip
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.planning.test_bound import CASES, brute_force
from tests.planning.wards import cut, pair

from arsplan.capacity.proof import Certificate, read_certificate
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.planning.bound import bound
from arsplan.planning.certificates import certify, lay, proves
from arsplan.planning.decomposition import components
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import WallBudget


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("certificates")
    bound(pair(3, nurses=2), certificates=found)
    return found


def test_no_program_is_built_where_no_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    ward = cut("bjorkelia", 4)
    [(part, rules), *_] = components(ward, rulebook(ward))
    laid = lay(part, rules)
    monkeypatch.setattr("arsplan.planning.certificates.hours_program", lambda *_: pytest.fail("built"))
    assert certify(laid, "shortage", WallBudget(0.0)) is None


def one(folder: Path) -> Certificate:
    return read_certificate(folder / "shortage-1.json.gz")


def test_a_file_for_each_bound_and_part_adds_up_to_what_is_claimed(tmp_path: Path) -> None:
    ward = cut("bjorkelia", 4)
    claimed = bound(ward, certificates=tmp_path)
    found = {path.name: read_certificate(path) for path in tmp_path.iterdir()}
    assert set(found) == {
        f"{about}-{k}.json.gz" for about in ("shortage", "heads", "total", "smallest") for k in (1, 2)
    }
    assert all(proves(certificate, ward) for certificate in found.values())
    assert claimed.shortage == sum(c.check() for name, c in found.items() if name.startswith("shortage"))
    assert claimed.total * 10**6 == -sum(c.check() for name, c in found.items() if name.startswith("total"))


def test_the_same_bound_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    bound(pair(3, nurses=2), certificates=tmp_path)
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in folder.iterdir())


def test_reading_and_checking_need_no_solver(folder: Path) -> None:
    code = (
        "import sys; from arsplan.capacity.proof import read_certificate; "
        f"print(read_certificate({str(folder / 'shortage-1.json.gz')!r}).check(), 'ortools' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == [str(one(folder).claim), "False"]


def test_the_sentence_says_what_the_bound_rests_on(folder: Path) -> None:
    """Two people with three days in a row each, at most six days of seven: 3 heads x 7 days x 7.5 h is far more."""
    said = one(folder).sentence
    assert said.startswith(f"At least {one(folder).claim / 60:.2f} h of demand stay uncovered: 157.50 by demand")


@pytest.mark.parametrize("unit", CASES, ids=range(len(CASES)))
def test_changed_prices_never_prove_more_than_the_truth(unit: Unit, tmp_path: Path) -> None:
    least = brute_force(unit)
    bound(unit, certificates=tmp_path)
    for path in tmp_path.glob("shortage-*"):
        certificate = read_certificate(path)
        draw = random.Random(7)
        for _ in range(200):
            prices = tuple(w + draw.choice((-1, 0, 0, 1)) * draw.randrange(10**9) for w in certificate.weights)
            assert replace(certificate, weights=prices).check() <= least


def change(path: Path, target: Path, **changed: object) -> Path:
    document = json.loads(gzip.decompress(path.read_bytes()))
    target.write_bytes(gzip.compress(json.dumps({**document, **changed}).encode()))
    return target


def test_a_larger_claim_is_refused(folder: Path, tmp_path: Path) -> None:
    claim = one(folder).claim
    with pytest.raises(ArsplanError, match=f"claims {claim + 1} but proves only {claim}.\nMaybe"):
        read_certificate(change(folder / "shortage-1.json.gz", tmp_path / "raised.json.gz", claim=claim + 1))


def test_a_changed_program_is_not_the_units_own(folder: Path) -> None:
    certificate = one(folder)
    assert proves(certificate, pair(3, nurses=2))
    assert not proves(certificate, pair(2, nurses=2))
    program = replace(certificate.program, row_low=[side + 1 for side in certificate.program.row_low])
    raised = replace(certificate, program=program)
    assert not proves(replace(raised, claim=raised.check()), pair(3, nurses=2))
    assert not proves(replace(certificate, people=("P1",)), pair(3, nurses=2))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: b"",
        lambda data: gzip.compress(b"{}"),
        lambda data: gzip.compress(gzip.decompress(data).replace(b'"weights":[', b'"weights":[0.5,')),
        lambda data: gzip.compress(gzip.decompress(data).replace(b'"weights":[', b'"weights":[1,')),
        lambda data: gzip.compress(gzip.decompress(data).replace(b'"entry_row":[', b'"entry_row":[999999,')),
        lambda data: gzip.compress(gzip.decompress(data).replace(b'"what":[', b'"what":["x",')),
    ],
)
def test_what_is_no_certificate_is_refused_in_plain_words(folder: Path, tmp_path: Path, damage: object) -> None:
    target = tmp_path / "damaged.json.gz"
    target.write_bytes(damage((folder / "shortage-1.json.gz").read_bytes()))  # type: ignore[operator]
    with pytest.raises(ArsplanError, match=r"damaged.json.gz: this is no certificate of arsplan.\nMaybe"):
        read_certificate(target)
