"""Random examples are the same on every machine and however busy it is, so that no verdict hangs on luck.

Others are looked for with `pytest --hypothesis-profile=search`, as often as one likes.
"""

from hypothesis import HealthCheck, settings

UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("search", **UNHURRIED)
settings.register_profile("steady", derandomize=True, **UNHURRIED)
settings.load_profile("steady")
