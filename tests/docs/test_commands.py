"""What README and docs tell people to type is what the command takes, and the site holds every page."""

import re
import shlex
import tomllib

import pytest
import typer
from tests.docs.test_documents import DOCUMENTS, FENCE, IDS, ROOT

from arsplan.cli.app import app

GROUP = typer.main.get_command(app)
PLACEHOLDER = re.compile(r"[\[\]|]|\b(?:UNIT|PLAN_DIR|DIR|ROTA|N)\b")
"""What stands in a line that shows a form to be filled in."""


def typed(path):
    """Lines of blocks without a language, joined where a backslash says so, without what stands after them."""
    for language, block in FENCE.findall(path.read_text(encoding="utf-8")):
        if not language:
            for line in block.replace("\\\n", " ").splitlines():
                yield re.split(r"\s{2,}|\s#", line.strip())[0]


def mentioned(path):
    """Commands in running text."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    return [found.replace("\n", " ") for found in re.findall(r"`(arsplan [^`]+)`", text)]


def parse(words):
    """Parse as the command would, without doing anything; raises what the user would be told."""
    options = {name for param in GROUP.params for name in param.opts}
    if words[0] in options:
        return GROUP.make_context("arsplan", words, resilient_parsing=True)
    return GROUP.commands[words[0]].make_context(words[0], words[1:])


def options_of(command):
    return {name for param in GROUP.commands[command].params for name in (*param.opts, *param.secondary_opts)}


def only_names(line):
    """Of a form to be filled in, or of a mention: the command and its options are there."""
    _, command, *rest = re.sub(r"[\[\]|>]", " ", line).split()
    if command.startswith("--"):
        assert command in {"--help", "--version", "--install-completion", "--show-completion"}, line
        return
    asked = {word for word in rest if word.startswith("--")} - {"--help"}
    assert asked <= options_of(command), line


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_commands_are_understood(path):
    for line in typed(path):
        if line.startswith("arsplan ") and not PLACEHOLDER.search(line):
            parse(shlex.split(line)[1:])
        elif line.startswith("arsplan "):
            only_names(line)
    for line in mentioned(path):
        only_names(line)


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_other_things_to_type_are_there(path):
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for line in typed(path):
        words = line.split()
        if words[:1] == ["make"]:
            assert set(words[1:]) <= targets, line
        if words[:1] == ["python"]:
            assert (ROOT / words[1]).exists(), line
        if words[:2] == ["pip", "install"]:
            assert set(re.findall(r"\[(\w+)\]", line)) <= set(extras), line


def test_an_unknown_option_is_found():
    with pytest.raises(Exception, match="No such option"):
        parse(["plan", "unit", "--out", "plan", "--sceonds", "3"])
    with pytest.raises(AssertionError):
        only_names("arsplan plan UNIT [--sceonds N]")


def test_every_command_is_told_of():
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `arsplan (\w+)", text, re.MULTILINE))
    assert told == set(GROUP.commands)


def test_the_site_holds_every_page():
    docs = ROOT / "docs"
    entries = set()
    for page in docs.glob("*.md"):
        for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines() if language == "{toctree}" else ():
                name = re.sub(r".*<(.*)>", r"\1", line)
                entries |= {found.with_suffix("").name for found in docs.glob(f"{name}.md") if not line.startswith(":")}
    assert entries == {path.with_suffix("").name for path in docs.rglob("*.md")} - {"index"}
