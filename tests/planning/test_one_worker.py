"""Who asks for one worker gets one, also where a portfolio would be stronger."""

from tests.planning.wards import pair

from arsplan.planning import construct as construct_module
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful


def test_the_skeleton_is_placed_by_one_worker_too(monkeypatch):
    asked = []
    real = construct_module.skeleton

    def seen(*given, **settings):
        asked.append(settings["workers"])
        return real(*given, **settings)

    monkeypatch.setattr(construct_module, "skeleton", seen)
    plan(pair(1), stop=FirstLawful(10.0), workers=1)
    plan(pair(1), stop=FirstLawful(10.0), workers=2)
    assert asked[0] == 1
    assert asked[1] > 2
