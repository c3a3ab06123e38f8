"""What the law cases cover, printed after the tests."""


def pytest_terminal_summary(terminalreporter):
    if terminalreporter.stats.get("error"):
        return  # what does not load cannot be counted
    from tests.law.coverage import lines
    from tests.law.switches import SWITCHES

    terminalreporter.section("law cases")
    for line in (*lines(), f"switches that turn a verdict: {len({switch.name for switch in SWITCHES})}"):
        terminalreporter.write_line(line)
